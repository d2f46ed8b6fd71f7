#!/usr/bin/env python3
"""How many words of office files `tonghop inspect FILE --text` shows, held against reference tools.

usage: word_recall.py BIN FOLDER... [--show N] [--only EXT] [--json OUT] [--cache DIR]

No reference tool shows everything, so a file's words are the union of several, each word as often as the tool that
has it most often, less what was deleted, hidden or struck out:
  docx  every w:t of all parts, read with lxml (text boxes once, no tracked deletions), python-docx, LibreOffice
  xlsx  openpyxl (figures by their format), LibreOffice    xls   xlrd, LibreOffice    ods   text:p of the cells, LibreOffice    xlsb  LibreOffice
  odt   every text node of content.xml, LibreOffice        rtf   LibreOffice          doc   antiword, LibreOffice
  pdf   pdftotext, each line that repeats at the edge of pages once
A word is a run of letters, or a figure without its separators (1.234,5 and 1,234.5 are the same word). LibreOffice is
left out where it shows deleted text, and where the text is in an old font encoding that only our reader decodes.
Needs: lxml, python-docx, openpyxl, xlrd from PyPI; libreoffice, poppler-utils, antiword from the system. What is not
there is left out and said. Files that are not read, with the reason, are listed apart.
"""
import argparse, collections, csv, datetime, hashlib, io, json, os, pathlib, re, shutil, signal, subprocess, sys, tempfile
import unicodedata, warnings, zipfile

warnings.filterwarnings("ignore")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"), None)
TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+")
RAISED = re.compile("[⁰¹²³⁴-⁹₀-₉]+")
GOALS = {"docx": 99.9, "xlsx": 99.9, "xls": 99.9, "ods": 99.9, "odt": 99.9, "xlsb": 99.9,
         "pdf": 99.5, "doc": 99.5, "rtf": 99.5}


def words(text):
    # A raised or lowered figure (a note's mark) is a word of its own; tools show it as a figure on the line.
    text = RAISED.sub(lambda figures: " " + unicodedata.normalize("NFKC", figures.group()), text)
    text = unicodedata.normalize("NFC", text).translate(INVISIBLE).replace("Ð", "Đ").replace("ð", "đ").casefold()
    found = collections.Counter()
    for token in TOKEN.findall(text):
        if token[0].isdigit():
            token = re.sub(r"[.,]", "", token).lstrip("0") or "0"
            # Tools differ in how many places of a long fraction they show.
            token = f"{float('0.' + token):.6f}" if len(token) > 6 else token
        found[token] += 1
    return found


def kind(data):
    if data.startswith(b"PK"):
        try:
            names = zipfile.ZipFile(io.BytesIO(data)).namelist()
        except zipfile.BadZipFile:
            return None
        if any(n.startswith("word/") for n in names):
            return "docx"
        if "xl/workbook.bin" in names:
            return "xlsb"
        if any(n.startswith("xl/") for n in names):
            return "xlsx"
        if "content.xml" in names:
            mime = zipfile.ZipFile(io.BytesIO(data)).read("mimetype") if "mimetype" in names else b""
            return "ods" if b"spreadsheet" in mime else "odt"
        return None
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        wide = lambda name: name.encode("utf-16-le") in data
        return None if wide("EncryptedPackage") or wide("__properties") else \
            "doc" if wide("WordDocument") else "xls" if wide("Workbook") or wide("Book\0") else None
    if b"%PDF-" in data[:1024]:
        return "pdf"
    return "rtf" if data.startswith(b"{\\rtf") else None


def run(*command, seconds=60):
    """What a command prints; it and all that it started end after `seconds`."""
    try:
        job = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, start_new_session=True)
    except OSError:
        return None
    try:
        out, _ = job.communicate(timeout=seconds)
    except subprocess.TimeoutExpired:
        os.killpg(job.pid, signal.SIGKILL)
        job.wait()
        return None
    return out.decode("utf-8", "replace") if job.returncode == 0 else None


# -- reference tools ---------------------------------------------------------------------------------------------------

def tables():
    """The tables of the old font encodings beside the program: code or letters to letter."""
    folder = pathlib.Path(__file__).parent.parent / "data" / "encodings"
    for name in ("tcvn3", "vni"):
        rows = [line.split("\t") for line in (folder / f"{name}.tsv").read_text().splitlines()]
        rows = [row for row in rows if len(row) > 1 and not row[0].startswith("#")]
        yield {bytes.fromhex(row[0]).decode("latin-1"): row[1] for row in rows}


def decoded(text, font):
    if not re.match(r"\.?Vn[A-Z]|VNI-", font) or not any("\x7f" < letter < "\u1e00" for letter in text):
        return text
    tcvn3, vni = tables()
    text = "".join(c.encode("cp1252", "replace").decode("latin-1") if c > "\xff" else c for c in text)
    if font.startswith("VNI"):
        return re.sub("|".join(map(re.escape, sorted(vni, key=len, reverse=True))), lambda m: vni[m.group()], text)
    return "".join(tcvn3.get(letter, letter) for letter in text)


def default_font(archive, ns):
    from lxml import etree
    if "word/styles.xml" not in archive.namelist():
        return ""
    styles = etree.fromstring(archive.read("word/styles.xml"), etree.XMLParser(huge_tree=True))
    normal = [s for s in styles.iter(ns + "style") if s.get(ns + "default") == "1" and s.get(ns + "type") == "paragraph"]
    for place in normal + list(styles.iter(ns + "docDefaults")):
        for fonts in place.iter(ns + "rFonts"):
            return fonts.get(ns + "ascii", "")
    return ""


def docx_walk(data):
    """Text of all w:t of the parts that people see; a text box stands apart from the paragraph it hangs on."""
    from lxml import etree
    archive = zipfile.ZipFile(io.BytesIO(data))
    out = []
    wanted = re.compile(r"word/(document|header\d*|footer\d*|footnotes|endnotes|comments)\.xml$", re.I)
    for name in archive.namelist():
        if not wanted.match(name):
            continue
        root = etree.fromstring(archive.read(name), etree.XMLParser(huge_tree=True, resolve_entities=False))
        ns = STRICT if root.tag.startswith(STRICT) else W
        apart, default = [], default_font(archive, ns)

        def walk(node, line):
            tag = node.tag if isinstance(node.tag, str) else ""
            if tag in (ns + "del", ns + "moveFrom", ns + "instrText", ns + "delText") or tag.endswith("}Fallback"):
                return
            if tag == ns + "r":
                hidden = node.find(f"{ns}rPr/{ns}vanish")
                if hidden is not None and hidden.get(ns + "val", "1") not in ("0", "false", "off"):
                    return
                struck = [node.find(f"{ns}rPr/{ns}{line}") for line in ("strike", "dstrike")]
                if any(s is not None and s.get(ns + "val", "1") not in ("0", "false", "off") for s in struck):
                    return
            if tag in (ns + "footnote", ns + "endnote") and node.get(ns + "type"):
                return
            if tag == ns + "tr" and node.find(f"{ns}trPr/{ns}del") is not None:
                return
            if tag == ns + "t":
                fonts = node.getparent().find(f"{ns}rPr/{ns}rFonts")
                font = default if fonts is None else fonts.get(ns + "ascii", default)
                line.append(decoded(node.text or "", font))
            elif tag in (ns + "tab", ns + "br", ns + "cr"):
                line.append(" ")
            elif tag == ns + "softHyphen":
                line.append(decoded("\u00ad", default))
            elif tag == ns + "noBreakHyphen":
                line.append("-")
            elif tag == ns + "txbxContent":
                apart.append(node)
                return
            for child in node:
                walk(child, line)
            if tag == ns + "p":
                line.append("\n")

        line = []
        walk(root, line)
        while apart:
            box = apart.pop()
            for child in box:
                walk(child, line)
        out.append("".join(line))
    return "\n".join(out)


def python_docx(data):
    import docx
    document = docx.Document(io.BytesIO(data))
    lines = [p.text for p in document.paragraphs]
    for table in document.tables:
        for row in table._tbl.tr_lst:
            for cell in row.tc_lst:
                lines += [p.text for p in docx.table._Cell(cell, table).paragraphs]
    return "\n".join(lines)


def figure(value, form):
    """A stored figure as its format shows it, in digits alone."""
    sections = form.split(";")
    if not value and len(sections) > 2 and not re.search(r"[0#]", sections[2]):
        return "-"
    if not value and not re.search(r"0|General|^@?$", sections[0]):
        return ""
    percent = "%" in form
    shown = value * 100 if percent else value
    places = re.search(r"\.([0#?]+)", sections[0])
    if form in ("General", "", "@") or not re.search(r"[0#?]", form):
        text = f"{shown:.10f}".rstrip("0").rstrip(".")
    else:
        most, least = (len(places.group(1)), places.group(1).count("0")) if places else (0, 0)
        text = f"{shown:.{most}f}"
        while most > least and text.endswith("0"):
            text, most = text[:-1], most - 1
    return text + ("%" if percent else "")


def openpyxl_text(data):
    import openpyxl
    book = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
    out = []
    for sheet in book.worksheets:
        for cells in sheet.iter_rows():
            for cell in cells:
                value = cell.value
                if value is None:
                    continue
                if isinstance(value, bool) or isinstance(value, (datetime.date, datetime.time, datetime.timedelta)):
                    continue
                out.append(figure(value, cell.number_format or "") if isinstance(value, (int, float)) else str(value))
    return "\n".join(out)


def xlrd_text(data):
    import xlrd
    book = xlrd.open_workbook(file_contents=data, formatting_info=True, logfile=io.StringIO())
    out = []
    for sheet in book.sheets():
        for r in range(sheet.nrows):
            for c in range(sheet.row_len(r)):
                cell = sheet.cell(r, c)
                if cell.ctype == xlrd.XL_CELL_TEXT:
                    out.append(cell.value)
                elif cell.ctype == xlrd.XL_CELL_NUMBER:
                    form = book.format_map[book.xf_list[cell.xf_index].format_key].format_str
                    out.append(figure(cell.value, form))
    return "\n".join(out)


def odt_walk(data):
    from lxml import etree
    root = etree.fromstring(zipfile.ZipFile(io.BytesIO(data)).read("content.xml"), etree.XMLParser(huge_tree=True))
    out = []

    def walk(node):
        name = etree.QName(node).localname if isinstance(node.tag, str) else ""
        if name in ("tracked-changes", "annotation"):
            return
        out.append(node.text or "" if name else "")
        for child in node:
            walk(child)
            out.append(child.tail or "")
        if name in ("p", "h"):
            out.append("\n")
        elif name in ("s", "tab", "line-break"):
            out.append(" ")

    walk(root)
    return "".join(out)


def pdftotext(data, *options):
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        file.write(data)
        file.flush()
        text = run("pdftotext", "-enc", "UTF-8", *options, file.name, "-")
    if text is None:
        return None
    pages = [[line.strip() for line in page.split("\n") if line.strip()] for page in text.split("\f")]
    EDGE, seen, out = 8, collections.Counter(), []
    for page in pages:
        seen.update({line for line in page[:EDGE] + page[-3:]})
    told = set()
    for page in pages:
        for at, line in enumerate(page):
            edge = at < EDGE or at >= len(page) - 3
            if edge and re.fullmatch(r"[-–\s]*(trang\s*)?\d+(\s*/\s*\d+)?[-–\s]*", line, re.I):
                continue
            if edge and seen[line] > 1:
                if line in told:
                    continue
                told.add(line)
            out.append(line)
    return "\n".join(out)


def libreoffice(files, folder):
    """Text exports of many files at once: name in `folder` to text. Workbooks come out a file a sheet."""
    texts = {}
    kinds = {"csv:Text - txt - csv (StarCalc):9,34,76,1,,0,false,true,false,false,false,-1": ("xlsx", "xls", "ods", "xlsb"),
             "txt:Text (encoded):UTF8": ("docx", "doc", "rtf", "odt")}
    for target, extensions in kinds.items():
        names = [n for n in files if n.rsplit(".", 1)[1] in extensions]
        # Ten at once, then each by itself where a file of the ten kept the others from being written.
        batches = [names[start:start + 10] for start in range(0, len(names), 10)]
        for at, batch in enumerate(batches + [[name] for name in names]):
            out = pathlib.Path(folder, "out", target[:3])
            if at >= len(batches) and any(out.glob(batch[0].rsplit(".", 1)[0] + "*")):
                continue
            run("soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", target,
                "--outdir", str(out), *[str(pathlib.Path(folder, n)) for n in batch], seconds=20 + 5 * len(batch))
            for name in batch:
                stem = name.rsplit(".", 1)[0]
                if target.startswith("txt"):
                    found = [out / f"{stem}.txt"]
                else:
                    found = sorted(out.glob(f"{stem}-*.csv")) + sorted(out.glob(f"{stem}.csv"))
                found = [f.read_text("utf-8-sig", "replace") for f in found if f.exists()]
                if found and target.startswith("csv"):
                    found = ["\n".join(" \n".join(row) for row in csv.reader(io.StringIO(f), delimiter="\t")) for f in found]
                if found:
                    texts[name] = "\n".join(found)
    return texts


def ods_walk(data):
    """The shown text of the cells, less the endless repetition of blank ones."""
    from lxml import etree
    root = etree.fromstring(zipfile.ZipFile(io.BytesIO(data)).read("content.xml"), etree.XMLParser(huge_tree=True))
    out = []
    for cell in root.iter("{*}table-cell"):
        text = " ".join("".join(p.itertext()) for p in cell.iterchildren("{*}p"))
        again = [v for k, v in cell.attrib.items() if k.endswith("number-columns-repeated")]
        out += [text] * (int(again[0]) if again and text else 1)
    return "\n".join(out)


READERS = {"docx": {"walk": docx_walk, "python-docx": python_docx}, "xlsx": {"openpyxl": openpyxl_text},
           "xls": {"xlrd": xlrd_text}, "odt": {"walk": odt_walk}, "pdf": {"pdftotext": pdftotext},
           "doc": {"antiword": lambda data: antiword(data)}, "rtf": {}, "ods": {"walk": ods_walk}, "xlsb": {}}


def antiword(data):
    with tempfile.NamedTemporaryFile(suffix=".doc") as file:
        file.write(data)
        file.flush()
        return run("antiword", "-w", "0", "-m", "UTF-8.txt", file.name)


def references(path, data, form):
    found = {}
    for name, reader in READERS[form].items():
        try:
            found[name] = reader(data)
        except ImportError as error:
            print(f"left out: {error}", file=sys.stderr)
        except Exception as error:  # a reference tool that breaks has no say on this file
            print(f"{name} fails on {path.name}: {type(error).__name__}", file=sys.stderr)
    return {name: text for name, text in found.items() if text}


# -- the comparison ----------------------------------------------------------------------------------------------------

def ours(binary, path):
    with tempfile.TemporaryDirectory() as folder:
        copy = pathlib.Path(folder, path.name)
        shutil.copy(path, copy)
        done = subprocess.run([binary, "inspect", str(copy), "--text"], capture_output=True, cwd=folder, timeout=120)
    return done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace").strip()


def shows_deleted(data, form):
    if form == "docx":
        body = zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml") if b"word/document.xml" in data else b""
        return any(mark in body for mark in (b"<w:del ", b"<w:moveFrom ", b"w:vanish")) or strikes(data)
    return False


def strikes(data):
    """Whether something in a .docx is struck out: we keep it apart, tools show it as said."""
    archive = zipfile.ZipFile(io.BytesIO(data))
    body = archive.read("word/document.xml") if "word/document.xml" in archive.namelist() else b""
    return b"<w:strike/>" in body or b"<w:dstrike/>" in body


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("binary")
    arguments.add_argument("folders", nargs="+")
    arguments.add_argument("--show", type=int, default=12, help="missing words shown for each file")
    arguments.add_argument("--only", help="one kind alone")
    arguments.add_argument("--json", help="write all that was counted there")
    arguments.add_argument("--cache", help="folder for the exports of LibreOffice, by content")
    options = arguments.parse_args()
    binary = str(pathlib.Path(options.binary).resolve())
    paths = [p for folder in options.folders for p in sorted(pathlib.Path(folder).rglob("*")) if p.is_file()]
    jobs, seen = [], set()
    for path in paths:
        data = path.read_bytes()
        form, digest = kind(data), hashlib.sha256(data).hexdigest()[:20]
        if form and (not options.only or form == options.only) and digest not in seen:
            seen.add(digest)
            jobs.append((path, data, form, digest))

    with tempfile.TemporaryDirectory() as folder:
        cache = pathlib.Path(options.cache or pathlib.Path(folder, "cache"))
        cache.mkdir(parents=True, exist_ok=True)
        wanted = []
        for path, data, form, digest in jobs:
            if form != "pdf" and not (cache / digest).exists():
                pathlib.Path(folder, f"{digest}.{form}").write_bytes(data)
                wanted.append(f"{digest}.{form}")
        for name, text in libreoffice(wanted, folder).items():
            (cache / name.rsplit(".", 1)[0]).write_text(text)
        for name in wanted:
            (cache / name.rsplit(".", 1)[0]).touch()
        office = {digest: (cache / digest).read_text() for _, _, form, digest in jobs if form != "pdf"}

    totals = collections.defaultdict(lambda: [0, 0, 0, collections.Counter(), collections.Counter()])
    report, unread = [], []
    for path, data, form, digest in jobs:
        text, said = ours(binary, path)
        if not text.strip():
            unread.append((path, form, said.splitlines()[-1] if said else "SILENT"))
            continue
        tools = references(path, data, form)
        legacy = re.search("TCVN3|VNI|VISCII", said)
        if office.get(digest) and not shows_deleted(data, form) and not legacy:
            tools["libreoffice"] = office[digest]
        if form == "docx" and strikes(data):
            tools.pop("python-docx", None)
        if legacy:
            tools.pop("antiword", None)
            tools.pop("python-docx", None)
        have, union, each = words(text), collections.Counter(), {}
        for name, shown in tools.items():
            each[name] = words(shown)
            if name == "libreoffice" and form in ("xlsx", "xls", "ods") and len(tools) > 1:
                # Its export shows figures in full, not as their formats do.
                each[name] = collections.Counter({w: n for w, n in each[name].items() if not w[0].isdigit()})
            union |= each[name]
        missing = union - have
        if not union:
            continue
        total = totals[form]
        total[0] += 1
        total[1] += sum(union.values())
        total[2] += sum(missing.values())
        for name, count in each.items():
            total[3][name] += sum(count.values())
            total[4][name] += sum((count - have).values())
        report.append({"file": str(path), "kind": form, "words": sum(union.values()), "missing": dict(missing),
                       "by": {name: sum((count - have).values()) for name, count in each.items()}, "said": said})

    for entry in sorted(report, key=lambda e: -sum(e["missing"].values())):
        if entry["missing"] and options.show:
            lost = sorted(entry["missing"].items(), key=lambda m: -m[1])
            by = ", ".join(f"{name} {count}" for name, count in entry["by"].items())
            shown = " ".join(f"{word}×{count}" if count > 1 else word for word, count in lost[:options.show])
            print(f"{sum(entry['missing'].values()):6} of {entry['words']:7}  {entry['file']}  ({by})\n        {shown}")
    print("\nnot read:")
    for path, form, why in unread:
        print(f"  {form:5} {path}: {why}")
    print("\nkind   files    words  missing   recall   goal   recall against each tool alone")
    for form, (files, count, missing, tool, lost) in sorted(totals.items()):
        alone = ", ".join(f"{name} {100 - 100 * lost[name] / tool[name]:.3f}" for name in tool)
        print(f"{form:5} {files:6} {count:8} {missing:8}  {100 - 100 * missing / count:7.3f}  {GOALS[form]:5}   {alone}")
    if options.json:
        pathlib.Path(options.json).write_text(json.dumps(report, ensure_ascii=False, indent=1))


main()
