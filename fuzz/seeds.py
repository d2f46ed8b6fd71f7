#!/usr/bin/env python3
"""Writes the first inputs of every fuzz target into fuzz/corpus/, from the files of the tests and a few lines of text.

usage: seeds.py      (then, for one target: cd fuzz && cargo +nightly fuzz run -s none docx)
"""
import email.mime.application, email.mime.multipart, email.mime.text, hashlib, io, pathlib, struct, zipfile

HERE = pathlib.Path(__file__).parent
FILES = HERE.parent / "tests" / "files"
CASES = HERE.parent / "tests" / "cases"
SEPARATOR = b"\n%%%%\n"
TEXT = """BÁO CÁO KẾT QUẢ QUÝ I NĂM 2026
Số: 15-BC/ĐU, ngày 20/3/2026
1. Tỷ lệ hộ dân dùng nước sạch đạt 97,2% (kế hoạch > 95%), tăng 1,5 điểm % so với cùng kỳ.
2. Kết nạp 12/20 đảng viên, đạt 60%; luỹ kế 32 đồng chí; thu ngân sách 16.690 triệu đồng, bằng 129,9% dự toán.
3. Từ 15 - 17%/năm; khoảng mười hai nghìn lượt người; không phát sinh; hoàn thành 3/4 chỉ tiêu.
§¶ng bé ph­êng, Ñaûng boä phöôøng, tỷ lệ nợ xấu -18%
"""
TABLE = """<table><tr><td rowspan=2>STT<td rowspan=2>Chỉ tiêu<td rowspan=2>ĐVT<td colspan=2>Kết quả
<tr><td>Trong quý<td>Lũy kế<tr><td>1<td>Tỷ lệ hộ nghèo<td>%<td>&gt; 1,25<td>0,9<tr><td>2<td>Thu ngân sách<td>triệu đồng
<td>16.690<td>129.900,5</table>"""


def put(target, *inputs):
    folder = HERE / "corpus" / target
    folder.mkdir(parents=True, exist_ok=True)
    for data in inputs:
        data = data.encode() if isinstance(data, str) else data
        (folder / hashlib.sha1(data).hexdigest()[:16]).write_bytes(data)


def parts(path, *names):
    archive = zipfile.ZipFile(path)
    have = archive.namelist()
    return SEPARATOR.join(archive.read(name) if name in have else b"" for name in names)


def streams(data):
    """Streams of an OLE container that are not in its mini stream, and those that are: name to bytes."""
    sector = 1 << struct.unpack_from("<H", data, 30)[0]
    at = lambda n: data[(n + 1) * sector:(n + 2) * sector]
    words = lambda raw: list(struct.unpack(f"<{len(raw) // 4}I", raw))
    table = [w for s in words(data[76:512]) if s < 0xFFFFFFF0 for w in words(at(s))]

    def chain(first, links, size):
        raw = b""
        while first < len(links) and len(raw) < 1 << 24:
            raw += size(first)
            first = links[first]
        return raw

    directory = chain(struct.unpack_from("<I", data, 48)[0], table, at)
    small_links = words(chain(struct.unpack_from("<I", data, 60)[0], table, at))
    found, small = {}, b""
    for entry in (directory[i:i + 128] for i in range(0, len(directory), 128)):
        name = entry[:max(struct.unpack_from("<H", entry, 64)[0] - 2, 0)].decode("utf-16-le", "replace")
        first, length = struct.unpack_from("<II", entry, 116)
        if entry[66] == 5:
            small = chain(first, table, at)
        elif entry[66] == 2 and length >= 4096:
            found[name] = chain(first, table, at)[:length]
        elif entry[66] == 2:
            found[name] = chain(first, small_links, lambda n: small[n * 64:n * 64 + 64])[:length]
    return found


def main():
    every = [p for p in sorted(FILES.rglob("*")) if p.is_file() and p.suffix not in (".md", ".json")]
    put("any", *[p.read_bytes() for p in every if p.stat().st_size < 200_000])
    for path in every:
        data = path.read_bytes()
        if path.suffix == ".docx" and data.startswith(b"PK"):
            names = ("word/document.xml", "word/numbering.xml", "word/styles.xml", "word/footnotes.xml")
            put("docx", *([parts(path, *names)] if len(data) < 60_000 else []))
        elif path.suffix == ".docx":
            put("encrypted", data)
        elif path.suffix == ".xlsb":
            put("xlsb", parts(path, "xl/worksheets/sheet1.bin", "xl/sharedStrings.bin", "xl/styles.bin", "xl/workbook.bin"))
        elif path.suffix == ".ods":
            put("ods", parts(path, "content.xml", "styles.xml"))
        elif path.suffix == ".xls":
            put("xls", streams(data).get("Workbook", b""))
        elif path.suffix == ".doc":
            inside = streams(data)
            put("doc", inside["WordDocument"] + SEPARATOR + inside.get("1Table", inside.get("0Table", b"")))
        elif path.suffix == ".rtf":
            put("rtf", data.removeprefix(b"{\\rtf1"))
        elif path.suffix == ".pdf":
            put("pdf", data)
        elif path.suffix == ".zip":
            put("archive", data)
    w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    put("docx", f'<w:document {w}><w:body><w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r>'
        '<w:rPr><w:rFonts w:ascii=".VnTime"/><w:vanish/></w:rPr><w:t>97,2%</w:t><w:tab/><w:noBreakHyphen/></w:r><w:ins><w:r>'
        '<w:t>a</w:t></w:r></w:ins><w:del><w:r><w:delText>b</w:delText></w:r></w:del></w:p><w:tbl><w:tblGrid><w:gridCol/>'
        '<w:gridCol/></w:tblGrid><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/><w:vMerge w:val="restart"/></w:tcPr><w:p/></w:tc>'
        '</w:tr><w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>'
        '</w:body></w:document>' + SEPARATOR.decode() + f'<w:numbering {w}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0">'
        '<w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId '
        'w:val="0"/></w:num></w:numbering>')
    s = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    r = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    put("xlsx", f'<worksheet {s}><cols><col min="6" max="6" hidden="1"/></cols><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c>'
        '<c r="B1" s="1"><v>0.972</v></c><c r="C1"><f>A1</f></c><c r="D1" t="inlineStr"><is><t>x</t></is></c></row><row hidden="1">'
        '<c><v>2</v></c></row></sheetData><mergeCells><mergeCell ref="A1:B2"/></mergeCells></worksheet>' + SEPARATOR.decode()
        + f'<sst {s}><si><r><rPr><rFont val=".VnTime"/></rPr><t>a</t></r></si></sst>' + SEPARATOR.decode()
        + f'<styleSheet {s}><numFmts><numFmt numFmtId="164" formatCode="0.0%;[Red]-0.0%"/></numFmts><cellXfs><xf numFmtId="0"/>'
        '<xf numFmtId="164"/></cellXfs></styleSheet>' + SEPARATOR.decode()
        + f'<workbook {s} {r}><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>')
    spaces = " ".join(f'xmlns:{n}="urn:oasis:names:tc:opendocument:xmlns:{n}:1.0"' for n in ("office", "text", "table", "style"))
    put("odt", f'<office:document-content {spaces}><office:body><office:text><text:h text:outline-level="1">a</text:h><text:list>'
        '<text:list-item><text:p>97,2<text:s text:c="2"/>%<text:tab/></text:p></text:list-item></text:list><table:table>'
        '<table:table-row><table:table-cell table:number-columns-spanned="2" table:number-rows-spanned="2"><text:p>x</text:p>'
        '</table:table-cell><table:covered-table-cell table:number-columns-repeated="2"/></table:table-row></table:table>'
        '</office:text></office:body></office:document-content>')
    escaped = "".join(c if ord(c) < 128 else f"\\u{ord(c)}?" for c in TEXT.replace("\n", "\\par\n"))
    put("rtf", "\\ansi\\ansicpg1258{\\fonttbl{\\f0 Arial;}{\\f2 .VnTime;}}" + escaped + "}",
        "\\trowd\\clvmgf\\cellx1000\\cellx3000\\intbl a\\cell b\\cell\\row\\trowd\\clvmrg\\cellx1000\\cellx3000\\intbl\\cell "
        "{\\*\\unknown x}{\\v h}{\\deleted d}{\\footnote n}\\intbl\\itap2 n\\nestcell{\\*\\nesttableprops\\trowd\\cellx9\\nestrow}\\cell\\row}")
    put("html", TABLE, "<p>" + TEXT.replace("\n", "<br>"), "<ul><li>a<ol start=3><li>b</ol></ul><del>x</del><style>p{}</style>&#7875;")
    put("plain", TEXT, TEXT.encode("utf-16"), TEXT.encode("utf-16-le"), b"\xA7\xB6ng b\xE9 ph\xAD\xEAng", b"ti\xEA\xECng Vi\xEA\xF2t")
    mail = email.mime.multipart.MIMEMultipart()
    mail.attach(email.mime.text.MIMEText(TEXT, "plain", "utf-8"))
    mail.attach(email.mime.application.MIMEApplication(TEXT.encode(), Name="báo cáo.txt"))
    put("mail", mail.as_bytes(), b"Content-Type: text/html\n\n<p>a</p>", b"Content-Type: message/rfc822\n\nFrom: b@c\n\nx")
    put("msg", *[(p.read_bytes()) for p in every if p.suffix in (".xls", ".doc")])
    zipped = io.BytesIO()
    with zipfile.ZipFile(zipped, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("Quý I/báo cáo.txt", TEXT)
        archive.writestr("../ra ngoài.html", TABLE)
    put("archive", zipped.getvalue())
    content = b"BT /F1 12 Tf 80 700 Td (9-8) Tj 0 -18 Td [<0041> -200 <0042>] TJ /F2 12 Tf <00410042> ' ET 80 90 m 300 90 l S " \
        b"80 90 220 40 re f q 1 0 0 1 5 5 cm /X1 Do Q BI /W 1 ID x EI"
    cmap = b"1 begincodespacerange <00> <FF> endcodespacerange 1 beginbfchar <41> <1EA1> endbfchar 2 beginbfrange <30> <39> <0030> " \
        b"<42> <43> [<0061> <00660069>] endbfrange"
    put("pdf_page", content + SEPARATOR + cmap)
    xml = '<?xml version="1.0"?>'
    word = "http://schemas.microsoft.com/office/word/2003/wordml"
    excel = "urn:schemas-microsoft-com:office:spreadsheet"
    flat = "http://schemas.microsoft.com/office/2006/xmlPackage"
    put("any", f'{xml}<w:wordDocument xmlns:w="{word}" xmlns:x="x"><w:body><x:sect><w:p><w:pPr><w:listPr><x:t x:val="1."/></w:listPr>'
        '</w:pPr><w:r><w:t>97,2%</w:t></w:r></w:p></x:sect></w:body></w:wordDocument>',
        f'{xml}<Workbook xmlns="{excel}" xmlns:ss="{excel}"><Styles><Style ss:ID="p"><NumberFormat ss:Format="0.0%"/></Style></Styles>'
        '<Worksheet ss:Name="S"><Table><Row ss:Index="2"><Cell ss:MergeAcross="1" ss:StyleID="p"><Data ss:Type="Number">0.972</Data>'
        '</Cell><Cell ss:Index="5" ss:Formula="=1"/></Row></Table></Worksheet></Workbook>',
        f'{xml}<pkg:package xmlns:pkg="{flat}"><pkg:part pkg:name="/word/document.xml"><pkg:xmlData><w:document xmlns:w="{word}">'
        '<w:body><w:p><w:r><w:t>a</w:t></w:r></w:p></w:body></w:document></pkg:xmlData></pkg:part><pkg:part pkg:name="/b">'
        '<pkg:binaryData>YWJj</pkg:binaryData></pkg:part></pkg:package>',
        f'{xml}<office:document {spaces} office:mimetype="application/vnd.oasis.opendocument.text"><office:body><office:text>'
        '<text:p>a</text:p></office:text></office:body></office:document>')
    put("plain", "STT;Chỉ tiêu;Kết quả\n1;\"Hộ; nghèo\";1,25\n2;Thu;16.690\n", "a\tb\n1\t2\n3\t4\n")
    put("normalise", *[bytes([font]) + line.encode() for font in range(5) for line in TEXT.splitlines()])
    put("numbers", *TEXT.splitlines())
    put("cell", "97,2%\n1.250\n12/20\n> 90", "16.690\n129,9\n(1.250)\n-18", "12/13 (92,3%)\n15 - 17%\n0")
    put("facts", TEXT, TABLE + "<p>" + TEXT)
    put("programme", TEXT, TABLE, *[p.read_bytes() for p in (FILES / "programme").glob("*.txt")])
    put("facts", *[p.read_bytes() for p in CASES.rglob("*.txt")])


main()
