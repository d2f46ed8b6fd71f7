#!/usr/bin/env python3
"""The floor: every entry of every docx and xlsx inflated and thrown away, by two processes.

python3 benches/peer/floor.py INPUTS
"""
import sys
import zipfile
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path


def inflate(path):
    with zipfile.ZipFile(path) as package:
        return sum(len(package.read(name)) for name in package.namelist())


def main(inputs):
    files = sorted(path for path in Path(inputs).rglob("*") if path.suffix in (".docx", ".xlsx"))
    with ProcessPoolExecutor(2) as pool:
        inflated = sum(pool.map(inflate, files, chunksize=32))
    print(f"{len(files)} files, {inflated >> 20} MiB")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(sys.argv[1])
