#!/usr/bin/env python3
"""Runs a command and prints wall seconds, processor seconds and peak MiB of it and all its children together.

python3 scripts/measure.py COMMAND [ARGUMENT …]

Memory is what all processes hold at one moment, shared pages counted once (PSS), looked at five times a second. Processor time
says more than wall time where others use the machine.
"""
import resource
import subprocess
import sys
import time
from pathlib import Path


def family(root):
    """The process and its descendants."""
    parents = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            parents[int(stat.parent.name)] = int(stat.read_text().rsplit(")", 1)[1].split()[1])
        except (OSError, IndexError):
            continue
    found, todo = [], [root]
    while todo:
        at = todo.pop()
        found.append(at)
        todo.extend(pid for pid, parent in parents.items() if parent == at)
    return found


def held(pid):
    try:
        rollup = Path(f"/proc/{pid}/smaps_rollup").read_text()
    except OSError:
        return 0
    return sum(int(line.split()[1]) for line in rollup.splitlines() if line.startswith("Pss:"))


def main(command):
    began = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    peak, members, looked = 0, [process.pid], 0.0
    while process.poll() is None:
        if time.monotonic() - looked > 1:
            members, looked = family(process.pid), time.monotonic()
        peak = max(peak, sum(map(held, members)))
        time.sleep(0.2 if time.monotonic() - began > 2 else 0.02)
    wall = time.monotonic() - began
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    print(f"{wall:.3f} {used.ru_utime + used.ru_stime:.3f} {peak / 1024:.1f}")
    return process.returncode


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1:]))
