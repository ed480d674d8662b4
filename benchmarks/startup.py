"""How soon the program answers: wall time of a few commands, the best of several runs, beside `python -c pass`.

    python benchmarks/startup.py [--runs 7] [--check]

The ratio to the bare interpreter says the same on a slow machine as on a fast one. With --check the exit code is 1
where a command is over its limit: 250 ms for `kg --help` and 600 ms for `kg ask`, or so many times the interpreter's
own time as that is on the machine where the limits were set.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BARE = [sys.executable, "-c", "pass"]
KG = str(Path(sys.executable).with_name("kg"))
COMMANDS = {
    "kg --help": ([KG, "--help"], 0.25),
    "kg ask who-sells": ([KG, "ask", "who-sells"], 0.6),
    "kg ask who-shares --data email": ([KG, "ask", "who-shares", "--data", "email"], 0.6),
    "kg sparql": ([KG, "sparql", "ASK { ?s a pp:Statement }"], 0.6),
    "import kg": ([sys.executable, "-c", "import kg"], 0.1),
}
BARE_SECONDS = 0.016
"""What the bare interpreter took, idle, where the limits were set."""


def best(command: list[str], folder: Path, runs: int) -> float:
    """The shortest of several runs: the others were disturbed."""
    times = []
    for _ in range(runs):
        began = time.perf_counter()
        subprocess.run(command, cwd=folder, stdin=subprocess.DEVNULL, capture_output=True, check=True)  # noqa: S603  (our own)
        times.append(time.perf_counter() - began)
    return min(times)


def main() -> int:
    """Measures and prints a table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--check", action="store_true", help="end with 1 where a command is over its limit")
    given = parser.parse_args()
    over = 0
    with tempfile.TemporaryDirectory() as home:
        folder = Path(home)
        policies = str(ROOT / "examples" / "policies")
        subprocess.run([KG, "build", policies, "-o", "output"], cwd=folder, capture_output=True, check=True)  # noqa: S603  (our own)
        bare = best(BARE, folder, given.runs)
        print(f"{'command':32} {'ms':>6} {'ratio':>6} {'limit':>6}")
        print(f"{'python -c pass':32} {bare * 1000:6.0f} {1:6.1f}")
        for name, (command, limit) in COMMANDS.items():
            took = best(command, folder, given.runs)
            most = limit / BARE_SECONDS
            over += took > limit and took / bare > most
            print(f"{name:32} {took * 1000:6.0f} {took / bare:6.1f} {most:6.1f}")
    return int(bool(over) and given.check)


if __name__ == "__main__":
    sys.exit(main())
