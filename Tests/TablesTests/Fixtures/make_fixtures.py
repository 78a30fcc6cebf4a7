#!/usr/bin/env python3
"""Makes the files beside it. Needs openpyxl 3.1, xlwt 1.3, LibreOffice 7.4 (soffice) and iconv.

Not run by the tests: the files are committed, and their expected cells are written in the tests by
hand. VNI is encoded by a table of its own here, written from the keyboard description of xvnkb
(vni.h), TCVN3 by iconv's TCVN5712-1, Windows-1258 by Python's codec after splitting off the tones.
"""
import csv
import datetime
import io
import json
import os
import random
import subprocess
import unicodedata
import zipfile

import openpyxl
import xlwt
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

HERE = os.path.dirname(os.path.abspath(__file__)) + "/"
FIXED = datetime.datetime(2025, 7, 1)


def save(book, name):
    book.properties.created = book.properties.modified = FIXED
    book.save(HERE + name)


def archive(name, parts):
    with zipfile.ZipFile(HERE + name, "w", zipfile.ZIP_DEFLATED) as out:
        for part, text in parts:
            info = zipfile.ZipInfo(part, (2025, 7, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            out.writestr(info, text)


TRANSITIONAL = ("http://schemas.openxmlformats.org/spreadsheetml/2006/main",
                "http://schemas.openxmlformats.org/officeDocument/2006/relationships")
STRICT = ("http://purl.oclc.org/ooxml/spreadsheetml/main",
          "http://purl.oclc.org/ooxml/officeDocument/relationships")


def minimal(name, sheet, namespaces=TRANSITIONAL, prologue="", strings=None):
    main, rel = namespaces
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    head = '<?xml version="1.0" encoding="UTF-8"?>'
    parts = [
        ("_rels/.rels", f'{head}<Relationships xmlns="{package}"><Relationship Id="rId1" '
         f'Type="{rel}/officeDocument" Target="xl/workbook.xml"/></Relationships>'),
        ("xl/workbook.xml", f'{head}<workbook xmlns="{main}" xmlns:r="{rel}"><sheets>'
         '<sheet name="Phiếu" sheetId="1" r:id="rId7"/></sheets></workbook>'),
        ("xl/_rels/workbook.xml.rels", f'{head}<Relationships xmlns="{package}">'
         f'<Relationship Id="rId7" Type="{rel}/worksheet" Target="/xl/worksheets/sheet1.xml"/>'
         f'<Relationship Id="rId8" Type="{rel}/sharedStrings" Target="sharedStrings.xml"/>'
         '</Relationships>'),
        ("xl/worksheets/sheet1.xml", f'{head}{prologue}<x:worksheet xmlns:x="{main}">'
         f'<x:dimension ref="A1"/><x:sheetData>{sheet}</x:sheetData></x:worksheet>'),
    ]
    if strings:
        parts.append(("xl/sharedStrings.xml", f'{head}<sst xmlns="{main}">{strings}</sst>'))
    archive(name, parts)


def row(number, *cells):
    return f'<x:row r="{number}">' + "".join(cells) + "</x:row>"


def cell(ref, value, kind="n"):
    return f'<x:c r="{ref}" t="{kind}"><x:v>{value}</x:v></x:c>'


def workbooks():
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Xã Đất Mũi"
    sheet.append(["Phiếu khảo sát"])
    sheet.merge_cells("A1:C1")
    sheet.append(["Mã xã", "Ngày", "Giờ", "Điểm", "Đồng ý", "Ghi chú", "Công thức"])
    sheet.append([1, datetime.date(2025, 7, 1), datetime.time(8, 30), 4.0, True, "  Hài lòng ",
                  "=D3*2"])
    sheet.append([127, datetime.datetime(2025, 7, 1, 8, 30), None, 0.1 + 0.2, False,
                  "Hoa\u0300ng\nAnh"])
    sheet["B3"].number_format = "dd/mm/yyyy"
    sheet["B4"].number_format = 'yyyy"năm "mm dd hh:mm'
    sheet["H4"] = "#N/A"
    sheet["H4"].data_type = "e"
    sheet["I4"] = datetime.timedelta(hours=30)
    sheet["J6"] = "xa"
    sheet.row_dimensions[4].hidden = True
    sheet.column_dimensions["D"].hidden = True
    hidden = book.create_sheet("Ẩn")
    hidden.append(["x"])
    hidden.sheet_state = "hidden"
    deep = book.create_sheet("Rất ẩn")
    deep.append(["y"])
    deep.sheet_state = "veryHidden"
    rich = book.create_sheet("Chữ")
    rich["A1"] = CellRichText("Rất ", TextBlock(InlineFont(b=True), "hài"), " lòng")
    save(book, "openpyxl.xlsx")
    for kind, name in [("xlsx:Calc MS Excel 2007 XML", "libreoffice.xlsx"),
                       ("ods", "open-document.ods")]:
        subprocess.run(["soffice", "--headless", "--convert-to", kind, "--outdir", "/tmp",
                        HERE + "openpyxl.xlsx"], check=True, capture_output=True)
        os.replace("/tmp/openpyxl." + name.rsplit(".", 1)[1], HERE + name)

    book = openpyxl.Workbook()
    book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    book.active.append([datetime.date(2025, 7, 1)])
    save(book, "epoch-1904.xlsx")

    book = openpyxl.Workbook()
    for serial in [1, 59, 60, 61, 45839, 45839.5]:
        book.active.append([serial])
        book.active.cell(book.active.max_row, 1).number_format = "dd/mm/yyyy"
    save(book, "leap-day-1900.xlsx")

    book = openpyxl.Workbook()
    book.active.append(list(range(10_000)))
    save(book, "too-many-columns.xlsx")

    legacy = xlwt.Workbook(encoding="utf-8")
    sheet = legacy.add_sheet("Xã Đất Mũi")
    date = xlwt.easyxf(num_format_str="DD/MM/YYYY")
    for column, value in enumerate(["Mã xã", "Ngày", "Điểm", " Hài lòng "]):
        sheet.write(0, column, value)
    sheet.write(1, 0, 127)
    sheet.write(1, 1, datetime.date(2025, 7, 1), date)
    sheet.write(1, 2, 4.5)
    sheet.write(3, 3, "Hoa\u0300ng")
    legacy.save(HERE + "legacy.xls")


def formulas():
    """Formulas of every kind of result, calculated by LibreOffice and saved as .xls."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Công thức"
    sheet.append(["số", "ngày", "chữ", "đúng", "lỗi", "không"])
    sheet.append(["=1/8", "=DATE(2025,7,1)", '="Đất "&"Mũi"', "=1=1", "=1/0", '=""'])
    sheet["B2"].number_format = "dd/mm/yyyy"
    sheet.append([7, None, None, None, None, None, "=A2*8"])
    hidden = book.create_sheet("Ẩn")
    hidden["B3"] = "=6*7"
    hidden.sheet_state = "hidden"
    book.save("/tmp/formulas.xlsx")
    subprocess.run(["soffice", "--headless", "--convert-to", "xls", "--outdir", HERE,
                    "/tmp/formulas.xlsx"], check=True, capture_output=True)
    # The record WRITEACCESS (0x5C) that xlwt writes near the beginning becomes FILEPASS (0x2F).
    with open(HERE + "legacy.xls", "rb") as whole:
        data = whole.read()
    place = data.index(bytes.fromhex("5C007000"), 512)
    with open(HERE + "password-protected.xls", "wb") as out:
        out.write(data[:place] + b"\x2F" + data[place + 1:])


def zip64():
    """The strict workbook again, every part with the sizes of zip64."""
    with zipfile.ZipFile(HERE + "strict.xlsx") as parts, \
            zipfile.ZipFile(HERE + "zip64.xlsx", "w", zipfile.ZIP_DEFLATED) as out:
        for name in parts.namelist():
            info = zipfile.ZipInfo(name, (2025, 7, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            with out.open(info, "w", force_zip64=True) as part:
                part.write(parts.read(name))


def dialects_and_faults():
    minimal("strict.xlsx", row(1, cell("A1", 0, "s"), '<x:c t="inlineStr"><x:is><x:r><x:t>Cà</x:t>'
            '</x:r><x:r><x:t xml:space="preserve"> Mau</x:t></x:r></x:is></x:c>',
            cell("D1", "2025-07-01T00:00:00", "d"), cell("E1", "a_x000D_b_x005F_", "str"))
            + '<x:row><x:c><x:v>1E-3</x:v></x:c><x:c r="C2"><x:v>1234567890123456</x:v></x:c>'
            '<x:c><x:v>4.0</x:v></x:c><x:c><x:v>-0.50</x:v></x:c></x:row>', STRICT,
            strings='<si><t>Đất</t><rPh sb="0" eb="1"><t>phonetic</t></rPh></si>')
    minimal("rows-out-of-order.xlsx", row(2, cell("A2", 1)) + row(1, cell("A1", 1)))
    minimal("cells-out-of-order.xlsx", row(1, cell("B1", 1), cell("A1", 1)))
    minimal("unknown-shared-string.xlsx", row(1, cell("A1", 9, "s")))
    minimal("broken-xml.xlsx", row(1, cell("A1", 1)) + "<x:row><x:c></x:row>")
    minimal("document-type.xlsx", row(1, cell("A1", "&a;", "str")),
            prologue='<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">]>')
    minimal("zip-bomb.xlsx", row(1, '<x:c t="str"><x:v>' + "0" * (24 << 20) + "</x:v></x:c>"))
    minimal("endless-tag.xlsx", '<x:row r="1" spans="' + "9" * 300_000 + '"/>')
    minimal("long-row.xlsx", row(1, cell("A1", "9" * 300_000, "str")))
    minimal("blank-columns.xlsx", row(1, cell("A1", 1), *[f'<x:c r="{ref}" s="1"/>' for ref in
            ["XFC1", "XFD1"]]))
    archive("word.docx", [("[Content_Types].xml", "<x/>"), ("word/document.xml", "<x/>")])
    archive("binary.xlsb", [("[Content_Types].xml", "<x/>"), ("xl/workbook.bin", b"\x83\x01")])
    archive("archive.zip", [("a.csv", "a,b\n")])
    with open(HERE + "openpyxl.xlsx", "rb") as whole, open(HERE + "cut-off.xlsx", "wb") as part:
        part.write(whole.read()[:3_000])
    # An Office container whose directory names the stream of an encrypted workbook.
    entry = "EncryptedPackage".encode("utf-16-le").ljust(128, b"\0")
    with open(HERE + "password-protected.xlsx", "wb") as out:
        out.write(bytes.fromhex("D0CF11E0A1B11AE1").ljust(512, b"\0") + b"\0" * 128 + entry)
    with open(HERE + "legacy.xls", "rb") as whole, open(HERE + "cut-off.xls", "wb") as part:
        part.write(whole.read()[:900])


BASES = "aăâeêioôơuưy"
TONES = ["", "\u0301", "\u0300", "\u0309", "\u0303", "\u0323"]
VNI_MARKS = {"": ("", "ù", "ø", "û", "õ", "ï"), "ă": ("ê", "é", "è", "ú", "ü", "ë"),
             "â": ("â", "á", "à", "å", "ã", "ä")}


def vni(text):
    def letter(char):
        small = char.lower()
        if small == "đ":
            out = "ñ"
        else:
            parts = unicodedata.normalize("NFD", small)
            tone = next((t for t in TONES[1:] if t in parts), "")
            base = unicodedata.normalize("NFC", parts.replace(tone, "") if tone else parts)
            place = TONES.index(tone)
            if base not in BASES:
                return char.encode("latin-1")
            if base == "i":
                out = "iíìæóò"[place]
            elif base == "y" and place == 5:
                out = "î"
            elif base in "ăâêô":
                kind = "ă" if base == "ă" else "â"
                out = {"ă": "a", "â": "a", "ê": "e", "ô": "o"}[base] + VNI_MARKS[kind][place]
            else:
                out = {"ơ": "ô", "ư": "ö"}.get(base, base) + VNI_MARKS[""][place]
        return (out.upper() if char != small else out).encode("latin-1")
    return b"".join(letter(char) for char in text)


def windows1258(text):
    out = b""
    for char in text:
        try:
            out += char.encode("cp1258")
        except UnicodeEncodeError:
            parts = unicodedata.normalize("NFD", char)
            tone = next(t for t in TONES[1:] if t in parts)
            base = unicodedata.normalize("NFC", parts.replace(tone, ""))
            out += base.encode("cp1258") + tone.encode("cp1258")
    return out


def tcvn3(text):
    return subprocess.run(["iconv", "-f", "UTF-8", "-t", "TCVN5712-1"], input=text.encode(),
                          capture_output=True, check=True).stdout


def texts():
    small = [unicodedata.normalize("NFC", b + t) for b in BASES for t in TONES] + ["đ"]
    letters = "".join(small) + "".join(small).upper()
    spaced = "chữ\n" + "\n".join(letters[i:i + 6] for i in range(0, len(letters), 6)) + "\n"
    survey = ("mã,đơn vị,ý kiến\r\n01,Xã Đất Mũi,Rất hài lòng\r\n"
              "02,Phường Tân Thành,\"Chờ lâu, thủ tục rườm rà\"\r\n"
              "03,Xã Năm Căn,Công chức nhiệt tình hướng dẫn\r\n")
    for name, encode in [("windows-1258", windows1258), ("tcvn3", tcvn3), ("vni", vni),
                         ("utf-16le", lambda t: t.encode("utf-16-le")),
                         ("utf-16be", lambda t: b"\xfe\xff" + t.encode("utf-16-be"))]:
        for kind, text in [("letters", spaced), ("survey", survey)]:
            with open(f"{HERE}{kind}-{name}.csv", "wb") as out:
                out.write(encode(text))
    with open(HERE + "survey-utf-8.csv", "wb") as out:
        out.write(b"\xef\xbb\xbf" + survey.encode())
    with open(HERE + "letters-utf-8.csv", "wb") as out:
        out.write(spaced.encode())


def csv_module():
    """Random texts, and the rows that Python's csv module makes of them, without the blanks
    at the ends of cells; null where it refuses."""
    draw = random.Random(20250701)
    pieces = [",", ",", ",", '"', '"', '""', "\n", "\r\n", "\r", "a", "5", "12345678", "ữ", "Đất"]
    with open(HERE + "csv-module.jsonl", "w", encoding="utf-8") as out:
        for length in [4] * 100 + [12] * 100 + [40] * 60:
            weights = [draw.random() ** 2 for _ in pieces]
            text = "x" + "".join(draw.choices(pieces, weights, k=length))
            try:
                lines = io.StringIO(text, newline="")
                rows = [[cell.strip() for cell in row] for row in csv.reader(lines, strict=True)]
            except csv.Error:
                rows = None
            print(json.dumps([text, rows], ensure_ascii=False, separators=(",", ":")), file=out)


if __name__ == "__main__":
    csv_module()
    workbooks()
    dialects_and_faults()
    formulas()
    zip64()
    texts()
