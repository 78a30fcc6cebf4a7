"""polars: lazy scan, one group-by to villages, then numpy on the small table. streaming engine; a third argument uses the in-memory one."""
import sys, polars as pl
sys.path.insert(0, __file__.rsplit("/", 1)[0]); from village_totals import finish
src, out = sys.argv[1:3]
Q = [f"q{i:02d}" for i in range(1, 31)]
schema = {"province": pl.String, "stratum": pl.String, "commune": pl.String, "village": pl.String, **{q: pl.UInt8 for q in Q}}
w = pl.col("wt")
# products and plain sums: about half the time of sum(filter)
lf = (pl.scan_csv(src, schema_overrides=schema)
      .with_columns([pl.col(q).is_between(1, 5).fill_null(False).alias("n" + q) for q in Q]
                    + [pl.col(q).is_between(4, 5).fill_null(False).alias("t" + q) for q in Q])
      .with_columns([(w * pl.col("n" + q)).alias("x" + q) for q in Q] + [(w * pl.col("t" + q)).alias("y" + q) for q in Q])
      .group_by("village")
      .agg([pl.col(c).first() for c in ("province", "stratum", "commune", "Nc", "Nv")] + [pl.col(p + q).sum() for p in "nyx" for q in Q])
      .sort("stratum", "commune", "village"))
t = lf.collect(engine="in-memory" if len(sys.argv) > 3 else "streaming")
a = lambda c: t[c].to_numpy()
m = lambda p: t.select([p + q for q in Q]).to_numpy().astype(float)
finish(out, a("province"), a("stratum"), a("commune"), a("Nc"), a("Nv"), m("n"), m("y"), m("x"))
