#!/usr/bin/env python3
"""The same work as an office would script it, to hold the program against: python3 benches/peer/peer.py INPUTS OUT.xlsx

Reads every docx (python-docx) and xlsx (openpyxl) below INPUTS/bao-cao in two processes, finds the figures by patterns,
matches the words before each to the programme's indicators by fuzzy comparison (rapidfuzz), takes the best one of each
item and unit, and writes a workbook (XlsxWriter) with results and sources. It makes no difference between results,
plans and figures of last year, knows no versions, no periods and no reasons: it does less than the program, not more.
"""
import re
import sys
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import docx
import openpyxl
import xlsxwriter
from rapidfuzz import fuzz, process, utils

FIGURE = re.compile(r"(?<![\w.,/])(\d{1,3}(?:\.\d{3})+|\d+)(,\d+)?\s*(%|tỷ đồng|triệu đồng|\w+)?")
NAMES = []


def indicators(inputs):
    """The names in the second column of the programme's tables."""
    path = next((inputs / "chuong-trinh").glob("*.docx"))
    names = [row.cells[1].text.strip() for table in docx.Document(path).tables for row in table.rows if len(row.cells) > 2]
    return sorted({name for name in names if len(name.split()) > 4})


def start(names):
    NAMES[:] = [utils.default_process(name) for name in names]


def sentences(path):
    if path.suffix == ".docx":
        document = docx.Document(path)
        for paragraph in document.paragraphs:
            yield paragraph.text, paragraph.text
        for table in document.tables:
            for row in table.rows:
                cells = [cell.text for cell in row.cells]
                yield " ".join(cells), " | ".join(cells)
    else:
        book = openpyxl.load_workbook(path, read_only=True, data_only=True)
        for sheet in book:
            for row in sheet.iter_rows(values_only=True):
                cells = [str(value).replace(".", ",") if isinstance(value, float) else str(value or "") for value in row]
                yield " ".join(cells), " | ".join(cells)
        book.close()


def read(path):
    """(item, figure, unit of measure, score, quote) of every figure whose words fit an indicator."""
    found = []
    try:
        for text, quote in sentences(path):
            last = 0
            for hit in FIGURE.finditer(text):
                words = utils.default_process(text[last:hit.start()])
                last = hit.end()
                if len(words) < 8:
                    continue
                best = process.extractOne(words, NAMES, scorer=fuzz.token_set_ratio, processor=None, score_cutoff=60)
                if best:
                    value = float(hit[1].replace(".", "") + (hit[2] or "").replace(",", "."))
                    found.append((best[2], value, hit[3] or "", best[1], quote))
    except Exception as fault:  # an office's script would note the file and go on
        return str(path), [], str(fault)
    return str(path), found, ""


def main(inputs, out):
    inputs = Path(inputs)
    names = indicators(inputs)
    files = sorted(path for path in (inputs / "bao-cao").rglob("*") if path.suffix in (".docx", ".xlsx"))
    best = {}
    with ProcessPoolExecutor(2, initializer=start, initargs=(names,)) as pool:
        answers = list(pool.map(read, files, chunksize=8))
    for path, found, _ in answers:
        for item, value, unit, score, quote in found:
            key = (item, path)
            if key not in best or score > best[key][2]:
                best[key] = (value, unit, score, quote)
    book = xlsxwriter.Workbook(out, {"strings_to_formulas": False, "strings_to_urls": False})
    results, sources = book.add_worksheet("Kết quả"), book.add_worksheet("Nguồn")
    totals = {}
    for at, ((item, path), (value, unit, score, quote)) in enumerate(sorted(best.items())):
        sources.write_row(at + 1, 0, [names[item], path, value, unit, score, quote])
        totals.setdefault(item, []).append(value)
    for at, (item, values) in enumerate(sorted(totals.items())):
        results.write_row(at + 1, 0, [names[item], sum(values), len(values)])
    book.close()
    print(f"{len(files)} files, {len(best)} figures, {sum(bool(fault) for *_, fault in answers)} not read")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
