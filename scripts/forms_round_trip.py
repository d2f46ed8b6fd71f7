#!/usr/bin/env python3
"""Fills the forms of all units as offices do and holds what `tonghop run` reads against what was filled in.

usage: forms_round_trip.py BIN INPUTS [--period 2026-Q3] [--ways NAME,...] [--keep DIR] [--seed N]

The forms are made from INPUTS (a folder with chuong-trinh and bao-cao), every open cell is filled with a value that
its validation allows, and the files go through one way after the other:
  openpyxl        filled and saved with openpyxl
  openpyxl-sorted the same, rows shuffled with all their cells, some hidden, a title row and a column inserted
  calc            filled in LibreOffice Calc and saved as xlsx
  calc-sorted     the same, rows sorted by LibreOffice, a title row inserted
  calc-ods        filled in LibreOffice Calc and saved as ods
  docx            the form in Word filled with python-docx
  docx-sorted     the same, rows shuffled
  writer          filled in LibreOffice Writer and saved as docx
Files get names that say nothing and lie in one folder. A cell is exact where its fact is accepted with just its value,
item and measure, in a report of the right unit; facts that nobody filled in count as wrong. Ends with 1 where any
cell is not exact. Needs openpyxl and python-docx from PyPI; LibreOffice with its Python bridge for the last ways.
"""
import argparse, collections, decimal, json, pathlib, random, shutil, subprocess, sys, tempfile, time

LINE, FIELD, STAMP = "tonghop:line:", "tonghop:field:", "tonghop:form-1:"
STATES = {"Đạt": "met", "Chưa đạt": "not_met", "Đã hoàn thành": "done", "Đang thực hiện": "in_progress",
          "Chưa thực hiện": "not_started", "Chậm tiến độ": "late"}


def number(rng, low, high):
    kind = rng.random()
    if kind < 0.1 and low <= 0:
        return decimal.Decimal(0)
    value = decimal.Decimal(rng.randint(int(low * 100), int(min(high, 2_000_000) * 100))) / 100
    return value.to_integral_value() if kind < 0.5 else value


def plan(path, rng):
    """What to write into each open cell of a workbook: sheet, row, column, value; and what must be read."""
    import openpyxl
    book, cells, truth = openpyxl.load_workbook(path), [], collections.Counter()
    unit = None
    for sheet in book:
        fields, rules = {}, {}
        for rule in sheet.data_validations.dataValidation:
            for area in rule.sqref.ranges:
                rules[(area.min_row, area.min_col)] = rule
        for row in sheet.iter_rows():
            mark = str(row[1].value or "")
            if mark.startswith(STAMP):
                unit = mark.rstrip(";").split(":", 4)[4]
                fields = {cell.column: str(cell.value)[len(FIELD):].rstrip(";") for cell in row
                          if str(cell.value or "").startswith(FIELD)}
            if not mark.startswith(LINE):
                continue
            item = mark[len(LINE):].rstrip(";").split("#")[0]
            for cell in row:
                field = fields.get(cell.column)
                if field is None or cell.protection.locked or rng.random() < 0.05:
                    continue
                if field == "note":
                    if rng.random() < 0.2:
                        cells.append((sheet.title, cell.row, cell.column, "Ghi chú số 1, ngày 5/9"))
                    continue
                rule = rules.get((cell.row, cell.column))
                if field == "product":
                    value = f"{rng.randint(1, 200):02}-KH/ĐU"
                    truth[(item, field, value)] += 1
                elif rule is not None and rule.type == "list":
                    value = rng.choice(rule.formula1.strip('"').split(","))
                    truth[(item, field, STATES[value])] += 1
                else:
                    low = float(rule.formula1) if rule is not None and rule.formula1 else 0.0
                    high = float(rule.formula2) if rule is not None and rule.formula2 else 1e6
                    value = number(rng, max(low, -500), high)
                    truth[(item, field, value.normalize())] += 1
                cells.append((sheet.title, cell.row, cell.column, value))
    return unit, cells, truth


def typed(value):
    if not isinstance(value, decimal.Decimal):
        return value
    return int(value) if value == value.to_integral_value() else float(value)


def with_openpyxl(source, target, cells, rng, sort):
    import openpyxl
    book = openpyxl.load_workbook(source)
    for sheet, row, column, value in cells:
        book[sheet].cell(row, column).value = typed(value)
    for sheet in book if sort else []:
        sheet.protection.sheet = False
        rows = [row[0].row for row in sheet.iter_rows() if str(row[1].value or "").startswith(LINE)]
        width = sheet.max_column
        held = [[sheet.cell(row, column).value for column in range(1, width + 1)] for row in rows]
        rng.shuffle(held)
        for row, values in zip(rows, held):
            for column, value in enumerate(values, 1):
                sheet.cell(row, column).value = value
        for row in rng.sample(rows, len(rows) // 4):
            sheet.row_dimensions[row].hidden = True
        for area in list(sheet.merged_cells.ranges):
            sheet.unmerge_cells(str(area))
        sheet.insert_rows(1)
        sheet.cell(1, 1).value = "UBND PHƯỜNG - BẢN CHÍNH THỨC 2026"
        sheet.insert_cols(5)
        sheet.cell(2, 5).value = 15
    book.save(target)


def word_cells(path, cells_of_book, source_book):
    """The same entries for the form in Word: table, row, column, text; by marks, not by place."""
    import docx, openpyxl
    book, wanted = openpyxl.load_workbook(source_book), {}
    for sheet, row, column, value in cells_of_book:
        own = book[sheet]
        head = next(r for r in range(1, own.max_row) if str(own.cell(r, 2).value or "").startswith(STAMP))
        wanted[(own.cell(row, 2).value, own.cell(head, column).value)] = value
    document, found = docx.Document(path), []
    for at, table in enumerate(document.tables):
        fields = {}
        for number_of_row, row in enumerate(table.rows):
            texts = [cell.text for cell in row._tr.tc_lst and [docx.table._Cell(tc, table) for tc in row._tr.tc_lst]]
            for column, text in enumerate(texts):
                if text.startswith(FIELD):
                    fields[column] = text.split(";")[0] + ";"
            if texts and texts[0].startswith(LINE):
                line = texts[0].split(";")[0] + ";"
                for column, field in fields.items():
                    if (line, field) in wanted:
                        value = wanted.pop((line, field))
                        shown = f"{value:f}".replace(".", ",") if isinstance(value, decimal.Decimal) else value
                        found.append((at, number_of_row, column, shown))
    assert not wanted, f"{path}: not in the form in Word: {list(wanted)[:3]}"
    return found


def with_docx(source, target, cells, rng, sort):
    import docx
    document = docx.Document(source)
    rows = [[row._tr for row in table.rows] for table in document.tables]
    for table, row, column, text in cells:
        cell = docx.table._Cell(rows[table][row].tc_lst[column], document.tables[table])
        cell.paragraphs[0].add_run(text)
    for table in document.tables if sort else []:
        body = [row._tr for row in table.rows][1:]
        parent, order = body[0].getparent(), body[:]
        rng.shuffle(order)
        for row in body:
            parent.remove(row)
        for row in order:
            parent.append(row)
    document.save(target)


UNO = '''
import json, sys, time, uno
from com.sun.star.beans import PropertyValue
from com.sun.star.table import TableSortField
def prop(name, value):
    p = PropertyValue(); p.Name = name; p.Value = value; return p
context = uno.getComponentContext()
resolver = context.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", context)
for attempt in range(120):
    try:
        remote = resolver.resolve("uno:pipe,name=%s;urp;StarOffice.ComponentContext" % sys.argv[2]); break
    except Exception:
        time.sleep(0.5)
desktop = remote.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", remote)
for job in json.load(open(sys.argv[1])):
    document = desktop.loadComponentFromURL("file://" + job["source"], "_blank", 0, (prop("Hidden", True),))
    if job["kind"] == "text":
        for table, row, column, text in job["cells"]:
            cell = document.TextTables.getByIndex(table).getCellByName("%s%d" % (chr(65 + column), row + 1))
            cell.setString(text)
    else:
        for name, row, column, value in job["cells"]:
            cell = document.Sheets.getByName(name).getCellByPosition(column - 1, row - 1)
            if isinstance(value, str): cell.setString(value)
            else: cell.setValue(value)
        for name, first, last, width in job["sort"]:
            sheet = document.Sheets.getByName(name)
            sheet.unprotect("")
            area = sheet.getCellRangeByPosition(0, first - 1, width - 1, last - 1)
            field = TableSortField(); field.Field = 2; field.IsAscending = False
            area.sort((prop("SortFields", uno.Any("[]com.sun.star.table.TableSortField", (field,))),
                       prop("ContainsHeader", False)))
            sheet.Rows.insertByIndex(0, 1)
            sheet.getCellByPosition(0, 0).setString("TITLE 2026")
    document.storeToURL("file://" + job["target"], (prop("FilterName", job["filter"]),))
    document.close(True)
try: desktop.terminate()
except Exception: pass
'''


def with_libreoffice(jobs, folder):
    script, plan_file = folder / "in_office.py", folder / "jobs.json"
    script.write_text(UNO)
    plan_file.write_text(json.dumps(jobs))
    pipe = f"tonghop{random.randint(0, 10**9)}"
    office = subprocess.Popen(["soffice", "--headless", "--norestore", f"-env:UserInstallation=file://{folder}/profile",
                               f"--accept=pipe,name={pipe};urp;"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        subprocess.run(["/usr/bin/python3", str(script), str(plan_file), pipe], check=True, timeout=1800)
        office.wait(timeout=60)
    finally:
        office.kill()


def item_rows(path):
    """For each sheet: its name, first and last row of the table, its width."""
    import openpyxl
    areas = []
    for sheet in openpyxl.load_workbook(path):
        rows = [row[0].row for row in sheet.iter_rows() if str(row[1].value or "").startswith(LINE)]
        areas.append((sheet.title, rows[0], rows[-1], sheet.max_column))
    return areas


def held_against(binary, inputs, folder, period, truths):
    """Runs the consolidation over filled files; counts cells that are exact, and tells the others."""
    out = folder / "outputs"
    done = subprocess.run([binary, "run", "--inputs", inputs, "--outputs", out, "--period", period],
                          capture_output=True, text=True)
    if done.returncode == 2:
        sys.exit(done.stdout + done.stderr)
    result = json.loads((out / period / "so-lieu.json").read_text())
    units = {each["file"]: each["unit"] for each in result["submissions"]}
    read, wrong = collections.defaultdict(collections.Counter), []
    for fact in result["facts"]:
        value = fact["text"] if fact["value"] is None else decimal.Decimal(str(fact["value"])).normalize()
        if fact["decision"] == "accepted":
            read[fact["file"]][(fact["item"], fact["measure"], value)] += 1
        elif fact["value"] is not None or fact["measure"] != "in_period" or "Ghi chú" not in fact["quote"]:
            wrong.append((fact["file"], fact["item"], fact["measure"], fact["quote"], fact["reasons"]))
    right = total = 0
    for file, (unit, truth) in truths.items():
        total += sum(truth.values())
        if units.get(file) == unit:
            right += sum((truth & read[file]).values())
        else:
            wrong.append((file, "unit", units.get(file), "is not", unit))
        wrong += [(file, "not read", *key) for key in (truth - read[file])]
        wrong += [(file, "not written", *key) for key in (read[file] - truth)]
    return right, total, wrong


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("binary"), parser.add_argument("inputs")
    parser.add_argument("--period", default="2026-Q3"), parser.add_argument("--ways", default="")
    parser.add_argument("--keep"), parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    args.binary = str(pathlib.Path(args.binary).resolve())
    home = pathlib.Path(args.keep or tempfile.mkdtemp(prefix="forms-")).resolve()
    shutil.rmtree(home, ignore_errors=True)
    shutil.copytree(args.inputs, home / "made" / "inputs")
    forms = home / "made" / "forms"
    subprocess.run([args.binary, "forms", "--period", args.period, "--inputs", home / "made" / "inputs", "--out", forms,
                    "--outputs", home / "made" / "outputs"], check=True)
    books = sorted(forms.glob("*.xlsx"))
    rng = random.Random(args.seed)
    plans = {book: plan(book, rng) for book in books}
    ways = args.ways.split(",") if args.ways else ["openpyxl", "openpyxl-sorted", "calc", "calc-sorted", "calc-ods",
                                                  "docx", "docx-sorted", "writer"]
    bad = False
    for way in ways:
        folder = home / way
        inputs, drop = folder / "inputs", folder / "inputs" / "bao-cao" / "thư đến"
        drop.mkdir(parents=True)
        shutil.copytree(home / "made" / "inputs" / "chuong-trinh", inputs / "chuong-trinh")
        ending = "ods" if way == "calc-ods" else "docx" if way.startswith(("docx", "writer")) else "xlsx"
        truths, jobs = {}, []
        for at, book in enumerate(books):
            unit, cells, truth = plans[book]
            name = f"{at:03}.{ending}"
            target, in_word = drop / name, book.with_suffix(".docx")
            truths[f"bao-cao/thư đến/{name}"] = (unit, truth)
            if way.startswith("openpyxl"):
                with_openpyxl(book, target, cells, rng, way.endswith("sorted"))
            elif way.startswith("docx"):
                with_docx(in_word, target, word_cells(in_word, cells, book), rng, way.endswith("sorted"))
            elif way == "writer":
                jobs.append({"kind": "text", "source": str(in_word), "target": str(target), "sort": [],
                             "cells": word_cells(in_word, cells, book), "filter": "MS Word 2007 XML"})
            else:
                jobs.append({"kind": "sheet", "source": str(book), "target": str(target),
                             "cells": [(s, r, c, typed(v)) for s, r, c, v in cells],
                             "sort": item_rows(book) if way == "calc-sorted" else [],
                             "filter": "calc8" if ending == "ods" else "Calc MS Excel 2007 XML"})
        if jobs:
            with_libreoffice(jobs, folder)
        started = time.time()
        right, total, wrong = held_against(args.binary, inputs, folder, args.period, truths)
        bad |= right != total or bool(wrong)
        share = 100 * right / total if total else 0
        print(f"{way:16} {len(books)} forms, {right} of {total} cells exact ({share:.2f}%), {len(wrong)} remarks, "
              f"read in {time.time() - started:.1f} s")
        for each in wrong[:12]:
            print("   ", *each)
    if not args.keep:
        shutil.rmtree(home, ignore_errors=True)
    sys.exit(1 if bad else 0)


if __name__ == "__main__":
    main()
