#!/usr/bin/env python3
"""Reads the reports of a folder by Spark, and shows that the result is that of one process.

    pip install pyspark
    python3 scripts/spark_extract.py TONGHOP INPUTS [WORKERS]

Spark runs in local-cluster mode: a master and WORKERS (two, if not told) worker processes, each with an executor of its
own, as on machines apart. Each partition of the list of files goes through `tonghop extract`.
"""
import json
import shlex
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from pyspark import SparkConf, SparkContext


def main(program, inputs, workers=2):
    program, work = Path(program).resolve(), Path(tempfile.mkdtemp(prefix="spark-"))
    # The first run writes the corrections file beside the programme; a copy keeps the originals as they are.
    inputs = Path(shutil.copytree(inputs, work / "inputs"))
    straight = result(program, work, "straight", [])
    files = sorted(str(path.relative_to(inputs)) for path in (inputs / "bao-cao").rglob("*") if not path.is_dir())
    conf = SparkConf().setMaster(f"local-cluster[{workers},1,1024]").setAppName("tonghop extract")
    with SparkContext(conf=conf) as spark:
        spark.setLogLevel("ERROR")
        command = [str(program), "extract", "--inputs", str(inputs), "--files-from", "-", "--out", "-"]
        piped = spark.parallelize(files, workers * 2).pipe(shlex.join(command), checkCode=True)
        lines = piped.collect()
        executors = spark._jsc.sc().getExecutorMemoryStatus().size() - 1
    assert [json.loads(line)["file"] for line in lines] == files, "a line a file, in order"
    facts = work / "facts.ndjson"
    facts.write_text("\n".join(lines) + "\n", encoding="utf-8")
    spread = result(program, work, "spread", ["--facts", str(facts)])
    assert straight == spread, "the results differ"
    periods = ", ".join(straight)
    print(f"{len(files)} files by {executors} executors: so-lieu.json of {periods} equal to those of one process")


def result(program, work, outputs, args):
    """The result of each period without the time at which it was made."""
    command = [str(program), "run", "--inputs", str(work / "inputs"), "--outputs", str(work / outputs), *args]
    done = subprocess.run(command, cwd=work, capture_output=True, text=True)
    assert done.returncode in (0, 1), done.stderr
    texts = {path.parent.name: path.read_text(encoding="utf-8") for path in (work / outputs).glob("*/so-lieu.json")}
    without = lambda text: [line for line in text.splitlines() if '"generated_at"' not in line]
    return {period: without(text) for period, text in sorted(texts.items())}


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    main(sys.argv[1], sys.argv[2], *map(int, sys.argv[3:4]))
