"""duckdb SQL over the CSV: one group-by to villages, then numpy on the small table."""
import sys, duckdb
sys.path.insert(0, __file__.rsplit("/", 1)[0]); from village_totals import finish
src, out = sys.argv[1:3]
Q = [f"q{i:02d}" for i in range(1, 31)]
ok = lambda q, lo: f"coalesce({q} between {lo} and 5, false)::int"      # products and plain sums beat filter clauses
sums = ",".join([f"sum({ok(q, 1)}) n{q}" for q in Q] + [f"sum(wt * {ok(q, 4)}) y{q}" for q in Q] + [f"sum(wt * {ok(q, 1)}) x{q}" for q in Q])
types = "{" + ",".join([f"'{c}':'VARCHAR'" for c in ("province", "stratum", "commune", "village")]
                       + [f"'{q}':'UTINYINT'" for q in Q] + ["'wt':'DOUBLE'"]) + "}"
r = duckdb.sql(f"""select village, any_value(province) province, any_value(stratum) stratum, any_value(commune) commune,
  any_value(Nc) Nc, any_value(Nv) Nv, {sums} from read_csv('{src}', types={types}) group by village
  order by stratum, commune, village""").fetchnumpy()
import numpy as np
m = lambda p: np.stack([np.asarray(r[p + q], dtype=float) for q in Q], axis=1)
s = lambda c: np.asarray(r[c]).astype(str)
finish(out, s("province"), s("stratum"), s("commune"), np.asarray(r["Nc"], float), np.asarray(r["Nv"], float), m("n"), m("y"), m("x"))
