"""compare.py PEER.csv SIPAS.csv: largest relative difference of each column over all rows of both.

Exits with 1 where a row is in one file only or a difference is above 1e-11. Peers print 12 digits."""
import csv, json, math, sys

COLUMNS = ["answers", "estimate", "standardError", "lower", "upper"]
ALLOWED = 1e-11


def number(text):
    return math.nan if text in ("", "NA", "NaN", "nan", "-nan") else float(text)


def of_peer(path):
    with open(path) as file:
        rows = list(csv.reader(file))[1:]
    return {tuple(row[:3]): [number(cell) for cell in row[3:]] for row in rows}


def of_sipas(path):
    result = {}
    with open(path) as file:
        for row in csv.DictReader(file):
            domain = json.loads(row["by"])
            level, value = next(iter(domain.items()), ("nation", "VN"))
            result[(level, value, row["name"])] = [number(row[column]) for column in COLUMNS]
    return result


def difference(first, second):
    if math.isnan(first) or math.isnan(second):
        return 0.0 if math.isnan(first) and math.isnan(second) else math.inf
    if abs(first - second) <= 1e-14:
        return 0.0
    return abs(first - second) / max(abs(first), abs(second))


peer, ours = of_peer(sys.argv[1]), of_sipas(sys.argv[2])
shared = peer.keys() & ours.keys()
worst = [max((difference(peer[key][column], ours[key][column]) for key in shared), default=math.inf)
         for column in range(len(COLUMNS))]
print(f"rows {len(peer)} and {len(ours)}, in both {len(shared)}; worst relative difference",
      *[f"{name} {value:.1e}" for name, value in zip(COLUMNS, worst)])
sys.exit(0 if peer.keys() == ours.keys() and max(worst) <= ALLOWED else 1)
