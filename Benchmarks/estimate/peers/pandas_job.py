"""pandas + numpy, by hand."""
import sys, numpy as np, pandas as pd
sys.path.insert(0, __file__.rsplit("/", 1)[0]); from village_totals import finish
src, out = sys.argv[1:3]
Q = [f"q{i:02d}" for i in range(1, 31)]
df = pd.read_csv(src, usecols=["province", "stratum", "commune", "village", "wt", "Nc", "Nv"] + Q,
                 dtype={**{c: str for c in ("province", "stratum", "commune", "village")}, **{q: "float32" for q in Q}})
df["village"] = df["village"].astype("category")
key = df["village"].cat.codes.to_numpy(); V = int(key.max()) + 1
w = df["wt"].to_numpy()
tot = np.empty((V, 90))
for j, q in enumerate(Q):                                  # one item at a time: 3 bincounts, no wide copies
    x = df[q].to_numpy()
    ok, top = (x >= 1) & (x <= 5), (x == 4) | (x == 5)
    tot[:, j] = np.bincount(key, ok, V); tot[:, 30 + j] = np.bincount(key, w * top, V); tot[:, 60 + j] = np.bincount(key, w * ok, V)
first = df.drop_duplicates("village").sort_values("village")
order = np.lexsort((first["village"].astype(str), first["commune"].astype(str), first["stratum"].astype(str)))
first, tot = first.iloc[order], tot[order]
s = lambda c: first[c].astype(str).to_numpy()
finish(out, s("province"), s("stratum"), s("commune"), first["Nc"].to_numpy(), first["Nv"].to_numpy(),
       tot[:, :30], tot[:, 30:60], tot[:, 60:])
