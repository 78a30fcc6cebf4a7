#!/usr/bin/env python3
"""Seeded generator of a national multi-stage satisfaction survey (SIPAS-like).

Only numpy is needed. The same arguments and major version of numpy give the same bytes.
Nothing is kept in memory beyond one province.

Design it draws
  strata   = province x {U,R}                      (all strata present)
  stage 1  = communes in a stratum, Nc on the frame, equal probability, no replacement
  stage 2  = villages in a commune, Nv on the frame
  stage 3  = persons in a village, Np on the frame, with unit non-response
  weight   = Nc/nc * Nv/nv * Np/np  x  a mild lognormal calibration factor
Answers    30 items, 5 levels, '' = skipped / not asked, 9 = don't know.
           latent = item level + province + commune + village + person (halo) + noise,
           cut at four thresholds; 4 and 5 are the satisfied levels.
Elements   E1 q01-q04, E2 q05-q10, E3 q11-q16, E4 q17-q21, E5 q22-q25 (asked only of the
           ~10 % who complained), E6 q26-q30.

usage: generate.py --preset 36k|1m|10m [--seed 20250101] -o out.csv [--truth truth.json]
       or --provinces P --communes n --villages n --persons n [--frame-communes lo hi]
"""
import argparse, json, math, sys
import numpy as np

PRESETS = {  # provinces, communes per stratum, villages per commune, persons per village, frame communes lo/hi
    "tiny": (4, 3, 2, 10, 8, 14),
    "36k": (34, 6, 3, 32, 30, 70),
    "1m": (63, 20, 8, 54, 60, 110),
    "10m": (63, 40, 20, 107, 60, 110),
}
K = 30
ELEMENTS = [(0, 4), (4, 10), (10, 16), (16, 21), (21, 25), (25, 30)]
SD = dict(province=0.20, commune=0.24, village=0.20, person=0.80, noise=0.75)
THR = np.array([-2.35, -1.65, -0.0, 1.35], dtype=np.float32)  # 1|2|3|4|5 ; >THR[2] is top-two
HEAD = "id,province,stratum,commune,village,tthc,channel,sex,age,ethnic,wt,Nc,Nv,Np," + ",".join(
    f"q{i+1:02d}" for i in range(K))


def digits(a, width, pad0):
    """integers -> bytes matrix of `width`; leading places '0' or absent (0 byte)."""
    a = np.asarray(a, dtype=np.int64)
    m = np.empty((a.size, width), dtype=np.uint8)
    rest = a.copy()
    for c in range(width - 1, -1, -1):
        m[:, c] = rest % 10 + 48
        rest //= 10
    if not pad0:
        lead = np.ones(a.size, dtype=bool)
        for c in range(width - 1):
            lead &= m[:, c] == 48
            m[lead, c] = 0
    return m


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("--preset", choices=PRESETS, default="36k")
    ap.add_argument("--seed", type=int, default=20250101)
    ap.add_argument("-o", "--out", default="-")
    ap.add_argument("--truth")
    ap.add_argument("--provinces", type=int)
    ap.add_argument("--communes", type=int)
    ap.add_argument("--villages", type=int)
    ap.add_argument("--persons", type=int)
    ap.add_argument("--frame-communes", type=int, nargs=2)
    a = ap.parse_args()
    P, C, V, M, lo, hi = PRESETS[a.preset]
    P, C, V, M = a.provinces or P, a.communes or C, a.villages or V, a.persons or M
    if a.frame_communes:
        lo, hi = a.frame_communes
    lo, hi = max(lo, C + 1), max(hi, C + 2)

    g0 = np.random.Generator(np.random.PCG64([a.seed, 0]))
    item_mu = (0.95 * math.sqrt(sum(v * v for v in SD.values())) + g0.uniform(-0.35, 0.35, K)).astype(np.float32)
    prov_eff = g0.normal(0, SD["province"], P)
    dk = g0.uniform(0.003, 0.06, K)
    out = sys.stdout.buffer if a.out == "-" else open(a.out, "wb", buffering=1 << 22)
    out.write(HEAD.encode() + b"\n")
    rid = com_no = 0
    truth = []
    spread = math.sqrt(sum(SD[k] ** 2 for k in ("commune", "village", "person", "noise")))
    for p in range(P):
        g = np.random.Generator(np.random.PCG64([a.seed, p + 1]))
        ur_eff = (0.06, -0.06)
        pt = []
        for s in (0, 1):
            z = (item_mu + prov_eff[p] + ur_eff[s] - THR[2]) / spread
            pt.append([0.5 * math.erfc(-float(x) / math.sqrt(2)) for x in z])
            Nc = int(g.integers(lo, hi))
            com_eff = g.normal(0, SD["commune"], C)
            Nv = g.integers(V + 2, V + 22, C)
            vil_eff = g.normal(0, SD["village"], (C, V))
            Np = g.integers(4 * M, 30 * M, (C, V))
            np_ = np.maximum(2, g.binomial(M, 0.93, (C, V)))
            n = int(np_.sum())
            flat = np_.ravel()
            cidx = np.repeat(np.arange(C), np_.sum(1))
            vidx = np.repeat(np.tile(np.arange(V), C), flat)
            w = (Nc / C) * np.repeat(np.repeat(Nv / V, V) * Np.ravel() / flat, flat)
            w *= np.exp(g.normal(0, 0.15, n))
            base = (prov_eff[p] + ur_eff[s] + com_eff[cidx] + np.repeat(vil_eff.ravel(), flat)
                    + g.normal(0, SD["person"], n)).astype(np.float32)
            y = g.standard_normal((n, K), dtype=np.float32)
            y *= np.float32(SD["noise"])
            y += base[:, None]
            y += item_mu[None, :]
            code = np.full((n, K), 49, dtype=np.uint8)
            for t in THR:
                code += (y > t)
            u = g.random((n, K), dtype=np.float32)
            code[u < dk[None, :].astype(np.float32)] = 57          # '9' don't know
            code[u > 0.995] = 0                                    # blank
            complained = g.random(n) < 0.10
            code[np.ix_(~complained, np.arange(21, 25))] = 0       # element 5 not asked
            sex = g.integers(1, 3, n); age = g.integers(18, 80, n)
            eth = np.where(g.random(n) < 0.15, g.integers(2, 55, n), 1)
            tthc = g.integers(1, 11, n); chan = g.choice(3, n, p=(0.6, 0.1, 0.3)) + 1
            comma = np.full((n, 1), 44, dtype=np.uint8)
            U = np.full((n, 1), (85, 82)[s], dtype=np.uint8)
            wi = np.rint(w * 1e4).astype(np.int64)
            com = com_no + 1 + cidx
            parts = [digits(np.arange(rid + 1, rid + n + 1), 9, False), comma,
                     digits(np.full(n, p + 1), 2, True), comma,
                     digits(np.full(n, p + 1), 2, True), U, comma,
                     digits(com, 5, True), comma,
                     digits(com, 5, True), digits(vidx + 1, 2, True), comma,
                     digits(tthc, 2, False), comma, digits(chan, 1, False), comma,
                     digits(sex, 1, False), comma, digits(age, 2, False), comma,
                     digits(eth, 2, False), comma,
                     digits(wi // 10000, 6, False), np.full((n, 1), 46, dtype=np.uint8), digits(wi % 10000, 4, True), comma,
                     digits(np.full(n, Nc), 3, False), comma, digits(Nv[cidx], 3, False), comma,
                     digits(np.repeat(Np.ravel(), flat), 5, False)]
            ans = np.full((n, 2 * K), 44, dtype=np.uint8)
            ans[:, 1::2] = code
            parts += [ans, np.full((n, 1), 10, dtype=np.uint8)]
            row = np.concatenate(parts, axis=1).ravel()
            out.write(row[row != 0].tobytes())
            rid += n
            com_no += C
        truth.append({"province": f"{p+1:02d}", "top2_superpopulation": np.mean(pt, axis=0).round(9).tolist()})
    if a.out != "-":
        out.close()
    if a.truth:
        json.dump({"respondents": rid, "communes": com_no, "items": K, "seed": a.seed,
                   "note": "probability of a satisfied answer under the model, mean of the U and R strata, "
                           "province effect held fixed, commune/village/person effects integrated out",
                   "provinces": truth}, open(a.truth, "w"), indent=0)
    print(f"{rid} respondents, {com_no} communes, {P} provinces", file=sys.stderr)


if __name__ == "__main__":
    main()
