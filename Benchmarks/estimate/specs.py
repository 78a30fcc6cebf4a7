"""specs.py DATA FOLDER: the common job as two specs of sipas.estimate/1 beside the data.

Nation and provinces under the national design (strata `stratum`, PSU `commune`); communes conditional
on the commune (it is the stratum, the village the PSU)."""
import os, sys

ELEMENTS = [("E1", 1, 4), ("E2", 5, 10), ("E3", 11, 16), ("E4", 17, 21), ("E5", 22, 25),
            ("E6", 26, 30), ("ALL", 1, 30)]


def entries():
    for item in range(1, 31):
        yield f"  - {{name: q{item:02d}, topTwo: q{item:02d}, levels: [4, 5], pool: answers}}\n"
    for name, first, last in ELEMENTS:
        yield f"  - {{name: {name}, topTwo: q{first:02d}..q{last:02d}, levels: [4, 5], pool: answers}}\n"


def spec(data, design, by, variance):
    return (f"schema: sipas.estimate/1\ndata: {data}\nmissingIn: {{q01..q30: [9]}}\ndesign: {design}\n"
            f"{variance}interval: {{method: logit}}\nby: {by}\nestimates:\n" + "".join(entries()))


def write(data, folder, variance=""):
    data = os.path.abspath(data)
    paths = [os.path.join(folder, name) for name in ("nation.yaml", "communes.yaml")]
    designs = ["{strata: stratum, clusters: commune, weights: wt, populationSizes: Nc}",
               "{strata: commune, clusters: village, weights: wt, populationSizes: Nv}"]
    for path, design, by, method in zip(paths, designs, ("[[], [province]]", "commune"), (variance, "")):
        with open(path, "w") as file:
            file.write(spec(data, design, by, method))
    return paths


if __name__ == "__main__":
    print(*write(sys.argv[1], sys.argv[2]), sep="\n")
