#!/usr/bin/env python3
"""Kills runs at random points and holds what is left against what must stay true.

    python3 scripts/kill_runs.py BIN [RUNS] [SEED]

In a folder of its own, with one report that changes before each run, BIN is started and killed (SIGKILL). After each:
the ledger passes its integrity check, every decision that `decide` acknowledged is there, and data, workbook, report
and page show the same figure, the old or the new one.
"""

import json
import pathlib
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
import zipfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
REPORT = """ĐẢNG ỦY PHƯỜNG KIẾN AN
ỦY BAN NHÂN DÂN PHƯỜNG KIẾN AN

Kiến An, ngày 20 tháng 3 năm 2026

BÁO CÁO
Kết quả thực hiện nhiệm vụ quý I năm 2026

- Tỷ lệ dân số tham gia bảo hiểm y tế đạt {}%.
"""
LINE = "- Tỷ lệ dân số tham gia bảo hiểm y tế đạt {}%.\n"


def shown(folder):
    """The figures of the set that is there, by file; None where one of them is missing."""
    data = json.loads((folder / "so-lieu.json").read_text())
    value = next(item["in_period"] for item in data["items"] if item["item"] == "PL1.II.13")
    text = f"{value:g}".replace(".", ",")
    with zipfile.ZipFile(folder / "Bao-cao-tong-hop-2026-Q1.docx") as report:
        report.testzip()
        in_report = f"{text}%" in report.read("word/document.xml").decode()
    with zipfile.ZipFile(folder / "Phu-luc-2026-Q1.xlsx") as book:
        sheets = [book.read(name).decode() for name in book.namelist() if name.startswith("xl/worksheets/sheet")]
        in_book = any(f"<v>{value:g}</v>" in sheet for sheet in sheets)
    # A set whose record was cut off is taken for edited by the next run, which keeps copies: they are not of the set.
    pages = [folder / "Bang-theo-doi-2026-Q1.html"]
    in_page = all(f"{text}%" in page.read_text() for page in pages)
    return value, in_report and in_book and in_page


def main():
    binary = pathlib.Path(sys.argv[1]).resolve()
    runs = int(sys.argv[2]) if len(sys.argv) > 2 else 200
    rng = random.Random(int(sys.argv[3]) if len(sys.argv) > 3 else 1)
    home = pathlib.Path(tempfile.mkdtemp(prefix="tonghop-kill-"))
    (home / "inputs/bao-cao").mkdir(parents=True)
    (home / "inputs/chuong-trinh").mkdir()
    shutil.copy(ROOT / "inputs/chuong-trinh/Chuong-trinh-hanh-dong.docx", home / "inputs/chuong-trinh/ct.docx")
    outputs, report = home / "outputs", home / "inputs/bao-cao/a.txt"
    call = lambda *args: subprocess.run([binary, *args], cwd=home, capture_output=True, text=True)
    report.write_text(REPORT.format("90,1", "90,1"))
    # Two figures that contradict each other wait for a person: on one of them decisions are made over and over.
    report.write_text(REPORT.format("90,1") + LINE.format("55,5"))
    assert call().returncode in (0, 1)
    key = next(line.split()[0] for line in call("decide").stdout.splitlines() if line.startswith("k"))
    assert call("decide", key, "--nhan", "--ly-do", "thử", "--nguoi", "Người").returncode == 0
    report.write_text(REPORT.format("90,1"))
    began = time.monotonic()
    assert call().returncode in (0, 1)
    whole = time.monotonic() - began
    value, agree = shown(outputs / "2026-Q1")
    assert agree, "the first set is no set"
    decided, faults, new = set(), [], 0
    for number in range(runs):
        share = f"{91 + number % 8},{number % 9 + 1}"
        report.write_text(REPORT.format(share))
        done = call("decide", key, "--nhan", "--ly-do", "thử", "--nguoi", f"Người {number}")
        if done.returncode == 0:
            decided.add(f"Người {number}")
        else:
            faults.append(f"{number}: {done.stderr.strip()}")
        run = subprocess.Popen([binary], cwd=home, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(rng.random() * whole * 1.1)
        run.kill()
        run.wait()
        ledger = sqlite3.connect(outputs / "so-cai.sqlite")
        if ledger.execute("PRAGMA integrity_check").fetchone()[0] != "ok":
            faults.append(f"{number}: the ledger is damaged")
        kept = {row[0] for row in ledger.execute("SELECT person FROM ruling")}
        ledger.close()
        if decided - kept:
            faults.append(f"{number}: lost {decided - kept}")
        try:
            before, (value, agree) = value, shown(outputs / "2026-Q1")
        except OSError as error:
            faults.append(f"{number}: {error}")
            continue
        if not agree:
            faults.append(f"{number}: files of two runs")
        if value == float(share.replace(",", ".")):
            new += 1
        elif value != before:
            faults.append(f"{number}: neither the old set nor the new one")
    print(f"{runs} kills over {whole:.2f} s, {new} after the new set was in place, {len(decided)} decisions kept; "
          f"{len(faults)} faults")
    print("\n".join(faults))
    if not faults:
        shutil.rmtree(home)
    sys.exit(bool(faults))


if __name__ == "__main__":
    main()
