#!/usr/bin/env python3
"""Makes a drop folder of N reports for measuring: python3 scripts/make_reports.py FOLDER N [SEED]

Three of four are docx, the others xlsx. A docx is a shipped sample with another body, so that it carries the styles of
a real one; each report is of a unit of its own, tells a dozen figures in running text or a table, and has the prose
between them that reports have. The same N and seed give the same bytes.
"""
import random
import sys
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = ROOT / "inputs/bao-cao/2026-Q1/CAP_BC quý 1_2026.docx"
PROGRAMME = ROOT / "inputs/chuong-trinh/Chuong-trinh-hanh-dong.docx"
UNITS = ["Trường Tiểu học số {}", "Trường Mầm non số {}", "Tổ dân phố số {}", "Trường Trung học cơ sở số {}"]
FIGURES = [
    ("Tỷ lệ dân số tham gia bảo hiểm y tế", "%", (880, 990), 10),
    ("Số cây xanh trồng mới", "cây", (10, 400), 1),
    ("Kết nạp đảng viên mới", "đảng viên", (1, 15), 1),
    ("Tỷ lệ tổ chức đảng hoàn thành tốt nhiệm vụ trở lên", "%", (800, 1000), 10),
    ("Tỷ lệ hộ gia đình đạt danh hiệu gia đình văn hóa", "%", (850, 999), 10),
    ("Tỷ lệ khám phá các loại tội phạm", "%", (800, 1000), 10),
    ("Tỷ lệ hồ sơ thủ tục hành chính giải quyết đúng hạn", "%", (900, 1000), 10),
    ("Số hộ thoát nghèo", "hộ", (0, 30), 1),
    ("Thu ngân sách trên địa bàn", "tỷ đồng", (20, 900), 10),
    ("Tỷ lệ trường đạt chuẩn quốc gia", "%", (500, 1000), 10),
    ("Số mô hình dân vận khéo", "mô hình", (1, 20), 1),
    ("Tỷ lệ chất thải rắn sinh hoạt được thu gom", "%", (900, 1000), 10),
    ("Giám sát tổ chức đảng", "tổ chức", (1, 9), 1),
    ("Giải ngân vốn đầu tư công", "tỷ đồng", (10, 300), 10),
]
PROSE = [
    "Đơn vị đã quán triệt, triển khai đầy đủ các văn bản chỉ đạo của cấp trên đến toàn thể cán bộ, đảng viên, người lao động.",
    "Công tác tuyên truyền được thực hiện thường xuyên trên hệ thống loa truyền thanh, trang thông tin và các buổi sinh hoạt.",
    "Bên cạnh kết quả đạt được, việc phối hợp giữa các bộ phận có lúc chưa kịp thời, cần được khắc phục trong thời gian tới.",
    "Tập thể đoàn kết, thống nhất; nền nếp làm việc được giữ vững; chế độ thông tin, báo cáo được duy trì theo quy định.",
]
TASKS = ["Kế hoạch đào tạo, bồi dưỡng cán bộ", "Xây dựng, nhân rộng các mô hình “Dân vận khéo”"]
STATES = ["đang triển khai thực hiện", "đã hoàn thành", "chưa thực hiện"]


def number(dice, bounds, part):
    value = dice.randint(*bounds)
    return f"{value // part},{value % part}" if part > 1 else f"{value:02d}"


def told(dice):
    """Eleven figures with their units."""
    return [(name, unit, number(dice, bounds, part)) for name, unit, bounds, part in dice.sample(FIGURES, 11)]


def paragraphs(unit, dice):
    yield from ["BÁO CÁO", "Kết quả thực hiện nhiệm vụ quý I năm 2026", ""]
    figures = told(dice)
    for part, heading in enumerate(["Công tác xây dựng Đảng", "Kinh tế - xã hội", "Quốc phòng - an ninh"]):
        yield f"{part + 1}. {heading}"
        for name, of, value in figures[part * 4:part * 4 + 4]:
            yield dice.choice(PROSE)
            verb = dice.choice(["đạt", "là", "ước đạt"])
            blank = "" if of == "%" else " "
            yield f"- {name} trong quý {verb} {value}{blank}{of} (cùng kỳ năm 2025: {value}{blank}{of})."
    yield "4. Nhiệm vụ, đề án"
    yield from (f"- {task}: {dice.choice(STATES)}." for task in TASKS)
    yield "5. Phương hướng quý II năm 2026"
    yield from dice.sample(PROSE, 3)


def document(unit, dice):
    run = lambda text: f'<w:r><w:rPr><w:rFonts w:ascii="Times New Roman"/><w:sz w:val="28"/></w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'
    line = lambda text: f'<w:p><w:pPr><w:spacing w:after="60"/><w:jc w:val="both"/></w:pPr>{"".join(map(run, halves(text)))}</w:p>'
    cell = lambda *lines: f'<w:tc><w:tcPr><w:tcW w:w="4500" w:type="dxa"/></w:tcPr>{"".join(map(line, lines))}</w:tc>'
    head = "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid><w:tr>"
    head += cell("ĐẢNG ỦY PHƯỜNG KIẾN AN", unit.upper())
    head += cell("ĐẢNG CỘNG SẢN VIỆT NAM", "Kiến An, ngày 18 tháng 3 năm 2026") + "</w:tr></w:tbl>"
    body = "".join(line(text) for text in paragraphs(unit, dice))
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:document {space}><w:body>{head}{body}</w:body></w:document>'


def halves(text):
    """Word parts a line into runs wherever it was edited."""
    middle = text.find(" ", len(text) // 2)
    return [text] if middle < 0 else [text[:middle], text[middle:]]


def sheet(unit, dice):
    rows = [["ĐẢNG ỦY PHƯỜNG KIẾN AN"], [unit.upper()], [], ["BIỂU SỐ LIỆU QUÝ I NĂM 2026"], []]
    rows.append(["TT", "Chỉ tiêu", "ĐVT", "Kế hoạch năm 2026", "Thực hiện quý I/2026", "Ghi chú"])
    for at, (name, of, value) in enumerate(told(dice)):
        figure = float(value.replace(",", "."))
        rows.append([at + 1, name, of, figure * 4 if of != "%" else figure, figure, dice.choice(PROSE)[:60]])
    strings, cells = {}, []
    for r, row in enumerate(rows, 1):
        cells.append(f'<row r="{r}">')
        for c, value in enumerate(row):
            at = f"{'ABCDEF'[c]}{r}"
            if isinstance(value, str):
                cells.append(f'<c r="{at}" t="s"><v>{strings.setdefault(value, len(strings))}</v></c>')
            else:
                cells.append(f'<c r="{at}"><v>{value!r}</v></c>')
        cells.append("</row>")
    items = "".join(f"<si><t>{escape(text)}</t></si>" for text in strings)
    return "".join(cells), items


HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
XLSX = {
    "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="{TYPE}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="{TYPE}.worksheet+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="{TYPE}.sharedStrings+xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": f'<workbook {MAIN} xmlns:r="{OFFICE}"><sheets><sheet name="Chỉ tiêu" sheetId="1" r:id="rId1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="{OFFICE}/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
}


def written(path, parts):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as package:
        for name, text in parts.items():
            info = zipfile.ZipInfo(name, (2026, 3, 18, 8, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(info, text)


def main(folder, count, seed=1):
    folder = Path(folder)
    reports = folder / "bao-cao"
    (folder / "chuong-trinh").mkdir(parents=True, exist_ok=True)
    (folder / "chuong-trinh/chuong-trinh.docx").write_bytes(PROGRAMME.read_bytes())
    with zipfile.ZipFile(SAMPLE) as sample:
        base = {name: sample.read(name) for name in sample.namelist()}
    for at in range(count):
        dice = random.Random(f"{seed} {at}")
        unit = UNITS[at % len(UNITS)].format(at // len(UNITS) + 1)
        place = reports / f"2026-Q1/{at // 100:03d}"
        place.mkdir(parents=True, exist_ok=True)
        if at % 4 < 3:
            written(place / f"{at:06d} BC quý I - {unit}.docx", {**base, "word/document.xml": document(unit, dice)})
        else:
            cells, strings = sheet(unit, dice)
            parts = {**XLSX, "xl/worksheets/sheet1.xml": f"<worksheet {MAIN}><sheetData>{cells}</sheetData></worksheet>"}
            parts["xl/sharedStrings.xml"] = f"<sst {MAIN}>{strings}</sst>"
            parts = {name: HEAD + text for name, text in parts.items()}
            written(place / f"{at:06d} Biểu số liệu quý I - {unit}.xlsx", parts)


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    main(sys.argv[1], *map(int, sys.argv[2:4]))
