"""What the outputs of a run say of hostile files, and whether anything of these is more than text in them.

Used by `faults.py`. Every XML part of every workbook and document is parsed, every page read as a browser would, and
held against the outputs of the shipped sample: an element or an attribute that those don't have, a formula, a field, a
link out of the drop folder, a script, a control character or a turning mark is a fault.
"""
import html.parser, json, os, pathlib, re, unicodedata, urllib.parse, zipfile
import xml.etree.ElementTree as ET

# Escapes, and marks that turn or hide text.
BAD = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]")
# A small chart in a cell names its cells in an element of this namespace, which is none of a formula.
CHARTS = "{http://schemas.microsoft.com/office/excel/2006/main}f"
# What acts by itself when a workbook or a document is opened.
ACTING = {"f", "oleObject", "oleObjects", "externalReference", "ddeLink", "ddeItem", "legacyDrawing", "control", "OLEObject",
          "altChunk", "object", "fldSimple", "attachedTemplate", "subDoc", "webPublishItem", "customXml"}
LOCAL = re.compile(r"^(#|\.\./\.\./inputs/bao-cao/)")


def told(outputs):
    """State and reason of every file, as the sets of all periods tell them."""
    found = {}
    for path in sorted(outputs.glob("*/so-lieu.json")):
        for each in json.loads(path.read_bytes())["submissions"]:
            found.setdefault(each["file"], set()).add((each["state"], each["reason"] or ""))
    return {name: sorted(states) for name, states in found.items()}


def all_told(names, told, check):
    """Every file that was dropped stands in some output, itself or by what it holds; of names that are no text the
    number is counted."""
    tops = set(told)
    for name in told:
        parts = name.split("/")
        tops.update("/".join(parts[:end]) for end in range(2, len(parts)))
    text = {unicodedata.normalize("NFC", name) for name in names if not any("\ud800" <= c <= "\udfff" for c in name)}
    missing = sorted(name for name in text if name not in tops)
    check(not missing, f"{len(missing)} files are told nowhere: {missing[:3]}")
    several = {name: states for name, states in told.items() if len({state for state, _ in states}) > 1}
    check(not several, f"files with several states: {list(several.items())[:3]}")


def hold_against(folder, prefix, told, check):
    """A `truth.json` or a `reasons.snap` beside a folder says which end each bad file has to come to."""
    truth, snap = folder.parent / "truth.json", folder.parent / "reasons.snap"
    held = 0
    if truth.is_file():
        for each in json.loads(truth.read_text())["files"]:
            if each["expect_state"] in ("unreadable", "not_a_report"):
                name = prefix + unicodedata.normalize("NFC", each["file"]).removeprefix("bao-cao/")
                states = {state for state, _ in told.get(name, [])}
                check(states == {each["expect_state"]}, f"{name}: {told.get(name)}, expected {each['expect_state']}")
                print(f"    {each['note']}: {'; '.join(reason for _, reason in told.get(name, []))}")
                held += 1
    if snap.is_file():
        name, expected = None, {}
        for line in snap.read_text().split("---\n", 2)[2].splitlines():
            if line.startswith("    "):
                if not line.strip().startswith("…"):
                    expected.setdefault(name, []).append(line.strip())
            else:
                name = line
        shown = lambda text: re.sub(r"[\x00-\x1f\x7f-\x9f]", "�", text)
        found = {}
        for name, states in told.items():
            if name.startswith(prefix):
                top, _, inside = name.removeprefix(prefix).removeprefix("2026-Q1/").partition("/")
                lines = [f"{state} {reason}".strip().replace(prefix, "bao-cao/") for state, reason in states]
                found.setdefault(shown(top), []).extend(shown(f"[{inside}] {line}") if inside else line for line in lines)
        for name, lines in expected.items():
            cut = lambda line: shown(line).strip()[:390]
            there = {cut(line) for line in found.get(name, [])}
            wanted = {cut(line) for line in lines}
            check(wanted <= there, f"{name}: {sorted(there)[:3]}, expected {sorted(wanted - there)[:3]}")
            held += 1
    print(f"    {held} files of {folder.name} came to the expected end" if held else f"    no truth beside {folder.name}")


class Page(html.parser.HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.kinds, self.links, self.scripts, self.acts = set(), [], [], []
        self.within = None

    def handle_starttag(self, tag, attributes):
        self.within = tag
        for name, text in attributes:
            self.kinds.add((tag, name if not name.startswith("data-") else "data-"))
            if name in ("href", "src", "action", "formaction", "xlink:href", "srcset", "poster"):
                self.links.append(text or "")
            if name.startswith("on") or name == "srcdoc":
                self.acts.append((tag, name))
        self.kinds.add((tag, ""))

    def handle_data(self, data):
        if self.within == "script":
            self.scripts.append(data)

    def handle_endtag(self, tag):
        self.within = None


def kind_of(part):
    return re.sub(r"\d+", "#", part)


def bare(tag):
    return tag.rsplit("}", 1)[-1]


def package(path, check):
    """Elements and attributes by part, and the fields of a document."""
    kinds, fields = set(), set()
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            content = archive.read(name)
            place = f"{path.parent.name}/{path.name}: {name}"
            if not name.endswith((".xml", ".rels")):
                check(name.startswith(("xl/media", "word/media")) or name == "mimetype", f"{place}: of what kind?")
                continue
            text = content.decode()
            check("<!DOCTYPE" not in text and "<!ENTITY" not in text, f"{place}: declares something")
            check(not BAD.search(text), f"{place}: {BAD.search(text)}")
            for element in ET.fromstring(content).iter():
                tag = "xm:f" if element.tag == CHARTS else bare(element.tag)
                kinds.add((kind_of(name), tag, ""))
                kinds.update((kind_of(name), tag, bare(attribute)) for attribute in element.attrib)
                values = list(element.attrib.values()) + [element.text or "", element.tail or ""]
                # Entities are resolved here: what was hidden in one shows.
                check(not any(BAD.search(value) for value in values), f"{place}: a control character in {tag}")
                # A chart's <f> names the cells of its own workbook.
                check(tag not in ACTING or (tag == "f" and "/charts/" in name), f"{place}: acts: {tag} {element.text!r}")
                if tag in ("instrText", "fldChar"):
                    fields.add((element.text or "").strip())
                if tag == "Relationship" and element.attrib.get("TargetMode") == "External":
                    leads_in(element.attrib["Target"], path, check)
    return kinds, fields


def leads_in(target, path, check):
    """A link leads to a place in the same file, to a file of the same set, or to a file of the drop folder."""
    if target.startswith("#") or "/" not in target and (path.parent / target).is_file():
        return
    plain = urllib.parse.unquote(target.removeprefix("file:///"))
    inputs = os.path.realpath(path.parent.parent.parent / "inputs/bao-cao")
    there = os.path.realpath(os.path.join(path.parent, os.fsencode(plain).decode(errors="replace")))
    check(LOCAL.match(target) and there.startswith(inputs + os.sep), f"{path.name}: a link to {target[:200]}")


def page(path, check):
    read, text = Page(), path.read_text()
    read.feed(text)
    place = f"{path.parent.name}/{path.name}"
    check(not BAD.search(text), f"{place}: {BAD.search(text)}")
    check(not read.acts, f"{place}: acts: {read.acts[:3]}")
    for link in read.links:
        leads_in(link, path, check)
    return read.kinds, set(read.scripts)


def strings(value):
    """All texts of a JSON value but those that name a file, which are exact."""
    if isinstance(value, str):
        return [] if "bao-cao/" in value else [value]
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else []
    return [text for each in inner for text in strings(each)]


def outputs_of(outputs):
    inner = [path for path in sorted(outputs.rglob("*")) if path.is_file() and not path.relative_to(outputs).parts[0].startswith(".")]
    return [path for path in inner if not path.name.startswith("so-cai.sqlite")]


def scan(outputs, sample, check):
    """All outputs; where there are those of a harmless sample, nothing may be in them that those don't have."""
    seen = {"package": set(), "page": set(), "scripts": set(), "fields": set()}
    counted = {}

    def read(folder, check, into):
        for path in outputs_of(folder):
            kind = path.suffix
            counted[kind] = counted.get(kind, 0) + (folder == outputs)
            if kind in (".xlsx", ".docx"):
                kinds, fields = package(path, check)
                into["package"] |= kinds
                into["fields"] |= fields
            elif kind == ".html":
                kinds, scripts = page(path, check)
                into["page"] |= kinds
                into["scripts"] |= scripts
            else:
                lines = path.read_text().splitlines()
                check(not any(BAD.search(line) for line in lines), f"{path.name}: a control character")
                if kind == ".json":
                    bad = [text for text in strings(json.loads(path.read_bytes())) if BAD.search(text)]
                    check(not bad, f"{path.parent.name}/{path.name}: {bad[:3]}")
                if path.parent.name == "nhat-ky":
                    for line in lines:
                        json.loads(line)

    read(outputs, check, seen)
    if sample:
        usual = {name: set() for name in seen}
        read(sample, lambda *_: None, usual)
        for what, found in seen.items():
            new = sorted(found - usual[what], key=str)
            check(not new, f"{what}: not in the outputs of the sample: {new[:8]}")
    print(f"    scanned: {counted}, {len(seen['package'])} kinds of elements in packages, {len(seen['page'])} in pages")
