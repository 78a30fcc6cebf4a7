"""run.py DATA PAIRS PEER...: sipas and peers on the same file in turns.

Peers: polars, duckdb, pandas, datatable, survey; `bootstrap` is sipas with 1,000 replicates for nation
and provinces. Prints medians of CPU seconds (user and system), wall seconds and peak memory of whole
processes, the median of the paired ratios of CPU seconds, and the load of the machine. Stops where
a peer prints other numbers. SIPAS names another program, PYTHON another interpreter for the peers."""
import os, statistics, subprocess, sys, tempfile, time

import specs

HERE = os.path.dirname(os.path.abspath(__file__))
SIPAS = os.environ.get("SIPAS", os.path.join(HERE, "../../.build/release/sipas"))
PYTHON = os.environ.get("PYTHON", sys.executable)


def measured(command, output):
    start = time.monotonic()
    with open(output, "wb") as file:
        process = subprocess.Popen(command, stdout=file, stderr=subprocess.PIPE)
        message = process.stderr.read()
        _, status, usage = os.wait4(process.pid, 0)
    if os.waitstatus_to_exitcode(status) > 1:
        sys.exit(f"{command}: {message.decode()}")
    return usage.ru_utime + usage.ru_stime, time.monotonic() - start, usage.ru_maxrss / 1024


def peer(name, data, output):
    if name in ("datatable", "survey"):
        return ["Rscript", os.path.join(HERE, "peers", f"{name}_job.R"), data, output]
    return [PYTHON, os.path.join(HERE, "peers", f"{name}_job.py"), data, output]


def main():
    data, pairs, names = sys.argv[1], int(sys.argv[2]), sys.argv[3:]
    folder = tempfile.mkdtemp()
    ours, theirs = os.path.join(folder, "sipas.csv"), os.path.join(folder, "peer.csv")
    job = [SIPAS, "estimate", *specs.write(data, folder), "--format", "csv"]
    bootstrap = [SIPAS, "estimate", *specs.write(
        data, tempfile.mkdtemp(), "variance: {method: bootstrap, replicates: 1000}\n"),
        "--format", "csv"]
    runs = {name: [] for name in ["sipas", *names]}
    for _ in range(pairs):
        runs["sipas"].append(measured(job, ours))
        for name in names:
            if name == "bootstrap":
                runs[name].append(measured(bootstrap, os.devnull))
                continue
            runs[name].append(measured(peer(name, data, theirs), os.devnull))
            subprocess.run([sys.executable, os.path.join(HERE, "compare.py"), theirs, ours],
                           check=True, stdout=subprocess.DEVNULL)
    print("| program | CPU s | wall s | peak MiB | CPU over sipas |\n|---|---|---|---|---|")
    for name, results in runs.items():
        cpu, wall, peak = (statistics.median(run[part] for run in results) for part in range(3))
        ratios = [run[0] / own[0] for run, own in zip(results, runs["sipas"])]
        print(f"| {name} | {cpu:.3f} | {wall:.3f} | {peak:.0f} | {statistics.median(ratios):.2f} |")
    print(f"{pairs} pairs, load {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    main()
