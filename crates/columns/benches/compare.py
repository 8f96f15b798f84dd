"""Two-way fixed effects on child-level rows, Kith beside pyfixest 0.60: seconds and memory, end to end from Parquet.

Needs: pip install pyfixest==0.60.0 pyarrow; cargo build --release -p columns --example two_way
Run:   python crates/columns/benches/compare.py [--rows 5000000] [--times 3] [--ours-only] [--dir DIR]

Each side is a process of its own, run in turn; the smallest of the runs is taken. The coefficients, standard errors, t
and p of both sides are compared. Of the peer's seconds, loading its modules is left out.
"""
import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

COVARIATES = ["girl", "age", "disabled", "low_income", "asylum", "black", "asian", "mixed", "plans_before", "density"]
PEER = """
import sys, time, pandas as pd, pyfixest as pf
pf.feols
began = time.monotonic()
terms = ["treated_after", *%r]
data = pd.read_parquet(sys.argv[1], columns=["outcome", *terms, "authority", "year"])
fit = pf.feols("outcome ~ " + " + ".join(terms) + " | authority + year", data, vcov={"CRV1": "authority"},
               copy_data=False, store_data=False, lean=False)
for name, row in fit.tidy().iterrows():
    print(name, *(repr(float(row[key])) for key in ["Estimate", "Std. Error", "t value", "Pr(>|t|)"]))
print("seconds", time.monotonic() - began)
""" % COVARIATES


def write(path, rows):
    """150 authorities by 10 years; ten treated from the sixth year; rows in no order."""
    import numpy as np
    import pyarrow as pa
    import pyarrow.parquet as pq

    draw = np.random.default_rng(20261125)
    level, trend, density = draw.normal(0, 8, 150), draw.normal(0, 3, 10), draw.gamma(4, 900, (150, 10))
    shock = draw.normal(0, 1.5, (150, 10))
    writer = None
    for start in range(0, rows, 1_000_000):
        n = min(1_000_000, rows - start)
        authority, year = draw.integers(0, 150, n), draw.integers(0, 10, n)
        table = {"girl": draw.random(n) < 0.49, "age": draw.integers(0, 18, n).astype("int32"),
                 "disabled": draw.random(n) < 0.12, "low_income": draw.random(n) < 0.3, "asylum": draw.random(n) < 0.02}
        group = draw.choice(4, n, p=[0.75, 0.08, 0.1, 0.07])
        table |= {"black": group == 1, "asian": group == 2, "mixed": group == 3,
                  "plans_before": draw.poisson(0.4, n).astype("int32"), "density": density[authority, year]}
        treated = (authority < 10) & (year >= 5)
        outcome = (25 + level[authority] + trend[year] + shock[authority, year] - 1.2 * treated
                   + 0.3 * table["age"] - 0.8 * table["girl"] + 3 * table["disabled"] + 2 * table["low_income"]
                   + 1.5 * table["plans_before"] + 0.0005 * table["density"] + draw.gamma(2, 10, n))
        codes = pa.array([f"E{number:08d}" for number in range(150)])
        columns = {"outcome": outcome, "treated_after": treated.astype("int32"), **table, "year": year + 2011,
                   "authority": pa.DictionaryArray.from_arrays(pa.array(authority, pa.int32()), codes)}
        batch = pa.table(columns)
        writer = writer or pq.ParquetWriter(path, batch.schema)
        writer.write_table(batch, row_group_size=500_000)
    writer.close()


def run(command):
    """Seconds, peak memory in MiB, and what was printed."""
    began = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    printed = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{command[0]} ended with {process.returncode}")
    seconds = time.monotonic() - began
    told = [line for line in printed.splitlines() if line.startswith("seconds ")]
    return float(told[0].split()[1]) if told else seconds, usage.ru_maxrss / 1024, printed


def numbers(printed):
    return {line.split()[0]: [float(x) for x in line.split()[1:]] for line in printed.splitlines() if len(line.split()) > 2}


def main():
    ask = argparse.ArgumentParser()
    ask.add_argument("--rows", type=int, default=5_000_000)
    ask.add_argument("--times", type=int, default=3)
    ask.add_argument("--ours-only", action="store_true")
    ask.add_argument("--write", help=argparse.SUPPRESS)
    ask.add_argument("--dir", default=tempfile.gettempdir())
    asked = ask.parse_args()
    if asked.write:
        return write(asked.write, asked.rows)
    path = Path(asked.dir) / f"kith-children-{asked.rows}.parquet"
    if not path.exists():
        # In a process of its own: this one stays small, for its children's peaks begin at its size.
        subprocess.run([sys.executable, __file__, "--rows", str(asked.rows), "--write", str(path)], check=True)
    root = Path(__file__).resolve().parents[3]
    target = Path(os.environ.get("CARGO_TARGET_DIR", root / "target"))
    ours = [str(target / "release/examples/two_way"), str(path), "outcome", ",".join(["treated_after", *COVARIATES]),
            "authority", "year", "authority"]
    theirs = [sys.executable, "-W", "ignore", "-c", PEER, str(path)]
    best = {}
    for _ in range(asked.times):
        for name, command in [("Kith", ours)] + ([] if asked.ours_only else [("pyfixest 0.60", theirs)]):
            seconds, memory, printed = run(command)
            known = best.get(name, (seconds, memory, printed))
            best[name] = (min(seconds, known[0]), min(memory, known[1]), printed)
    print(f"{asked.rows:,} rows, {path.stat().st_size / 2**20:.0f} MiB of Parquet, {os.cpu_count()} cores")
    for name, (seconds, memory, _) in best.items():
        print(f"{name:14} {seconds:8.2f} s {memory:9.0f} MiB")
    if not asked.ours_only:
        a, b = best["Kith"], best["pyfixest 0.60"]
        print(f"pyfixest takes {b[0] / a[0]:.1f} times the time and {b[1] / a[1]:.1f} times the memory")
        mine, other = numbers(a[2]), numbers(b[2])
        off = max(abs(x / y - 1) for name in other for x, y in zip(mine[name], other[name]) if y)
        print(f"largest relative difference of estimate, standard error, t and p over {len(other)} terms: {off:.1e}")


main()
