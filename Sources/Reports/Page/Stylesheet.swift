/// Style of the page and of single pictures: light and dark, screen, phone and A4.
enum Stylesheet {
  /// Colours, told apart by colour-blind readers; the five levels also by lightness and hatching.
  static let colours: StaticString = """
    :root{--ink:#1b1f24;--paper:#fff;--soft:#59616b;--line:#d5d9de;--tint:#f3f5f7;--accent:#0b5c8a;
    --warn:#7a3e00;--warnbg:#fff4e0;--alarm:#8a0b1e;--alarmbg:#ffe9ec;--shade:rgba(27,31,36,.28);
    --l1:#a6611a;--l2:#dfc27d;--l3:#d3d6d9;--l4:#80cdc1;--l5:#01665e;
    --o1:#fff;--o2:#1b1f24;--o3:#1b1f24;--o4:#1b1f24;--o5:#fff;--hatch:rgba(60,30,0,.38)}
    @media (prefers-color-scheme:dark){:root{--ink:#e7eaee;--paper:#15181c;--soft:#a6aeb8;
    --line:#3a4149;--tint:#1f242a;--accent:#7cc4f0;--warn:#ffd38f;--warnbg:#3a2a10;
    --alarm:#ffb3bd;--alarmbg:#44141c;--shade:rgba(0,0,0,.7);--l3:#8b929a;--o3:#111}}
    """

  /// Shapes of the drawings.
  static let charts: StaticString = """
    text{fill:var(--ink)}.muted{fill:var(--soft)}.reftxt{fill:var(--accent);font-weight:bold}
    .grid{stroke:var(--line)}.middle{stroke:var(--ink);stroke-width:1.2}
    .reference{stroke:var(--accent);stroke-width:1.5;stroke-dasharray:5 3}
    .whisker{stroke:var(--ink);stroke-width:1.6}.dashed{stroke-dasharray:3 2.5}
    .dot{fill:var(--accent)}.dot-hollow{fill:var(--paper);stroke:var(--accent);stroke-width:1.8}
    .level1{fill:var(--l1)}.level2{fill:var(--l2)}.level3{fill:var(--l3)}.level4{fill:var(--l4)}
    .level5{fill:var(--l5)}.level1,.level2,.level3,.level4,.level5{stroke:var(--paper)}
    .on1{fill:var(--o1);paint-order:stroke;stroke:var(--l1);stroke-width:3px}
    .on2{fill:var(--o2);paint-order:stroke;stroke:var(--l2);stroke-width:3px}
    .on3{fill:var(--o3)}.on4{fill:var(--o4)}.on5{fill:var(--o5)}
    .hatch{fill:url(#hatch)}.hatch-line{fill:var(--hatch)}
    .level-hidden{fill:none;stroke:var(--soft);stroke-dasharray:3 2}
    .quota-empty{fill:none;stroke:var(--soft)}.quota-part{fill:var(--l1)}
    .quota-full{fill:var(--l5)}.quota-over{fill:var(--accent)}
    """

  /// Everything else.
  static let page: StaticString = """
    *{box-sizing:border-box}
    html{-webkit-text-size-adjust:100%}
    body{margin:0 auto;padding:0 1.25rem 2rem;max-width:76rem;color:var(--ink);
    background:var(--paper);font:16px/1.5 Arimo,Arial,Roboto,"Segoe UI","Helvetica Neue",
    "Noto Sans","DejaVu Sans",sans-serif}
    h1{font-size:1.9rem;line-height:1.2;margin:.2rem 0}
    h2{font-size:1.4rem;margin:2.5rem 0 .75rem;padding-bottom:.25rem;
    border-bottom:2px solid var(--accent)}
    h3{font-size:1.1rem;margin:1.75rem 0 .5rem}
    a{color:var(--accent)}
    .skip{position:absolute;left:-99rem}.skip:focus{left:1rem;top:1rem;background:var(--paper)}
    a:focus-visible,[role=button]:focus-visible,input:focus-visible,.wide:focus-visible{
    outline:3px solid var(--accent);outline-offset:2px}
    .eyebrow{margin:1.5rem 0 0;color:var(--soft);font-weight:bold}
    .lead{margin:.2rem 0 1rem;color:var(--soft);font-size:1.1rem}
    nav ul{display:flex;flex-wrap:wrap;gap:.3rem 1.1rem;padding:0;margin:0;list-style:none}
    .findings li{margin:.35rem 0}
    .alarm{margin:0 -1.25rem;padding:.7rem 1.25rem;text-align:center;color:var(--alarm);
    background:var(--alarmbg);border:3px solid var(--alarm)}
    .alarm strong{font-size:1.2rem;letter-spacing:.04em}
    .unverified{margin:1rem 0;padding:.75rem 1rem;color:var(--warn);background:var(--warnbg);
    border:2px solid var(--warn);border-left-width:8px}
    .unverified a{white-space:nowrap}
    .note{color:var(--soft);font-size:.92rem}
    .wide{overflow-x:auto;margin:1rem 0;background:
    linear-gradient(to right,var(--paper) 30%,transparent) left/2.5rem 100% no-repeat local,
    linear-gradient(to left,var(--paper) 30%,transparent) right/2.5rem 100% no-repeat local,
    linear-gradient(to right,var(--shade),transparent) left/.9rem 100% no-repeat scroll,
    linear-gradient(to left,var(--shade),transparent) right/.9rem 100% no-repeat scroll}
    table{border-collapse:collapse;width:100%;font-size:.9rem}
    .narrow{max-width:44rem}.narrow .number{width:9.5rem}.narrow tr:has(.total)>*{font-weight:bold;border-top:2px solid var(--line)}
    caption{text-align:left;font-weight:bold;padding:.4rem 0}
    caption span{position:sticky;left:0;display:inline-block;max-width:calc(100vw - 2.6rem)}
    th,td{padding:.35rem .55rem;border-bottom:1px solid var(--line);vertical-align:top;
    text-align:left}
    thead th{background:var(--tint);vertical-align:bottom;border-bottom:2px solid var(--soft)}
    th[scope=row]{font-weight:normal}
    th.name{min-width:11rem}
    .number{text-align:right;font-variant-numeric:tabular-nums}
    td.number{white-space:nowrap}.number+.name,.number+td:not(.number){padding-left:1rem}
    td small{display:block;color:var(--soft);font-size:.82em}
    td.hidden{color:var(--soft)}td.hidden small{white-space:normal}
    .depth1{padding-left:1.5rem}.depth2{padding-left:2.7rem}.depth3{padding-left:3.9rem}
    .depth4{padding-left:5.1rem}.depth5{padding-left:6.3rem}
    thead [role=button]{cursor:pointer}
    thead [role=button]::after{content:"\\a0\\2195";color:var(--soft)}
    [aria-sort=ascending] [role=button]::after{content:"\\a0\\2191"}
    [aria-sort=descending] [role=button]::after{content:"\\a0\\2193"}
    .filter{display:block;margin-top:1rem}
    .filter input{font:inherit;padding:.25rem .5rem;color:inherit;background:var(--paper);
    border:1px solid var(--soft);border-radius:4px}
    .charts{display:grid;gap:1.5rem 2rem;--chart:30rem;
    grid-template-columns:repeat(auto-fill,min(var(--chart),100%))}
    @media (max-width:64.9rem){.charts{--chart:25.5rem}}
    figure{margin:0;break-inside:avoid}figcaption{font-weight:bold;font-size:.92rem}
    svg{display:block;width:100%;height:auto}
    .patterns{position:absolute;width:0;height:0}
    td.bar{min-width:8rem}td.bar svg{width:7.6rem}
    dl{display:grid;grid-template-columns:minmax(9rem,15rem) 1fr;gap:.35rem 1rem}
    dt{color:var(--soft)}dd{margin:0;overflow-wrap:anywhere}
    .tree,.tree ul{padding-left:1.2rem}.tree small{color:var(--soft)}
    pre{padding:.75rem;background:var(--tint);overflow-x:auto}
    footer{margin:3rem 0 1rem;padding-top:.75rem;border-top:1px solid var(--line);
    color:var(--soft);font-size:.9rem}
    @media screen and (min-width:40.1rem) and (max-width:72rem){table{font-size:.85rem}
    th,td{padding:.35rem .4rem}th.name{min-width:9rem}}
    @media (max-width:40rem){body{padding:0 .8rem 1.5rem}.alarm{margin:0 -.8rem}
    h1{font-size:1.45rem}dl{grid-template-columns:1fr}dd{margin-bottom:.4rem}th.name{min-width:9rem}}
    @page{size:A4;margin:18mm 14mm 16mm;
    @bottom-center{content:counter(page) "/" counter(pages);color:#444;font:8.5pt Arimo,Arial,sans-serif}}
    @media print{:root{--ink:#000;--paper:#fff;--soft:#444;--line:#bbb;--tint:#eee;--accent:#0b5c8a;
    --warn:#5a2d00;--warnbg:#fff;--alarm:#8a0b1e;--alarmbg:#fff;--l3:#d3d6d9;--o3:#1b1f24}
    *{print-color-adjust:exact;-webkit-print-color-adjust:exact}
    html{font-size:10pt}body{max-width:none;padding:0;font-size:1rem}.alarm{margin:0}
    nav,.filter,.skip{display:none}thead [role=button]::after{content:""!important}
    .wide{overflow:visible;background:none}caption span{position:static;max-width:none}
    table{font-size:7.4pt}th,td{padding:2pt 3pt}.name{min-width:34mm!important}
    thead{display:table-header-group}thead,tr,figure,.unverified{break-inside:avoid}
    h2,h3,h3+p,caption,figcaption,dt,tr:has(>[colspan]),.wide:has(+.note){break-after:avoid}
    tbody tr:first-child{break-after:avoid}tbody tr:last-child{break-before:avoid}
    .wide+.note{break-before:avoid}p,li,dd{orphans:3;widows:3}
    .charts{display:block;columns:2;column-gap:8mm}figure{margin-bottom:6mm}
    tr[hidden]{display:table-row}}
    """

  static let simulatedPrint: StaticString = """
    @page{@top-center{content:"SỐ LIỆU MÔ PHỎNG – KHÔNG PHẢI KẾT QUẢ THẬT";color:#8a0b1e;
    font:bold 10pt Arimo,Arial,sans-serif}}
    """

  static let simulatedPrintEnglish: StaticString = """
    @page{@top-center{content:"SIMULATED DATA – NOT REAL RESULTS";color:#8a0b1e;
    font:bold 10pt Arimo,Arial,sans-serif}}
    """
}
