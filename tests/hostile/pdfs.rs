//! PDFs that nest, circle, unpack or lie.

use crate::case::{Case, case};
use crate::raw_zip::deflate;

const TEXT: &str = "BT /F 12 Tf 50 700 Td (Ket qua thuc hien quy I nam 2026 cua tram y te phuong) Tj 0 -20 Td (Ty le dan so \
                    tham gia bao hiem y te dat 95,3 phan tram theo bao cao cua don vi) Tj ET";

/// Objects by their number, from 1; the first one is the catalogue.
struct Pdf(Vec<Vec<u8>>);

impl Pdf {
    /// A file of one page with that content and these further entries of the page; more objects follow from 6.
    fn page(content: &[u8], more: &str) -> Pdf {
        Pdf(vec![
            b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>".to_vec(),
            format!(
                "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>{more}>>"
            )
            .into_bytes(),
            stream("", content),
            b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>".to_vec(),
        ])
    }

    fn good() -> Pdf {
        Pdf::page(TEXT.as_bytes(), "")
    }

    /// The same with another catalogue, pages or page.
    fn with(mut self, number: usize, object: impl Into<Vec<u8>>) -> Pdf {
        self.0[number - 1] = object.into();
        self
    }

    fn and(mut self, objects: impl IntoIterator<Item = Vec<u8>>) -> Pdf {
        self.0.extend(objects);
        self
    }

    fn bytes(&self) -> Vec<u8> {
        self.closed("")
    }

    fn closed(&self, trailer: &str) -> Vec<u8> {
        let (mut bytes, mut places) = (b"%PDF-1.7\n".to_vec(), Vec::new());
        for (i, object) in self.0.iter().enumerate() {
            places.push(bytes.len());
            bytes.extend(format!("{} 0 obj\n", i + 1).as_bytes());
            bytes.extend(object);
            bytes.extend(b"\nendobj\n");
        }
        let start = bytes.len();
        bytes.extend(format!("xref\n0 {}\n0000000000 65535 f \n", places.len() + 1).as_bytes());
        for place in &places {
            bytes.extend(format!("{place:010} 00000 n \n").as_bytes());
        }
        let size = places.len() + 1;
        let trailer = trailer.replace("SELF", &start.to_string());
        bytes.extend(format!("trailer\n<</Size {size}/Root 1 0 R{trailer}>>\nstartxref\n{start}\n%%EOF\n").as_bytes());
        bytes
    }
}

fn stream(entries: &str, content: &[u8]) -> Vec<u8> {
    let head = format!("<<{entries}/Length {}>>\nstream\n", content.len());
    [head.as_bytes(), content, b"\nendstream"].concat()
}

/// Deflated as PDF wants it: with two bytes before; readers forgive a missing checksum.
fn packed(content: &[u8]) -> Vec<u8> {
    [&[0x78, 0x9C][..], &deflate(content)].concat()
}

pub(crate) fn cases() -> Vec<Case> {
    let mut cases = structure();
    cases.extend(content());
    cases.extend(streams());
    cases
}

fn structure() -> Vec<Case> {
    let nested = |open: &str, close: &str, n: usize| format!("{}{}", open.repeat(n), close.repeat(n));
    let good = Pdf::good().bytes();
    let kids = |n: usize, target: &str| format!("<</Type/Pages/Kids[{}]/Count {n}>>", target.repeat(n));
    let pages = (0..100_000).map(|i| format!("{} 0 R ", i + 6)).collect::<String>();
    let page = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>";
    let chain =
        (0..20_000).map(|i| format!("<</Type/Pages/Parent {} 0 R/Kids[{} 0 R]/Count 1>>", i + 5, i + 7).into_bytes());
    let outline = "<</Type/Catalog/Pages 2 0 R/Outlines 6 0 R>>";
    let looped = b"<</Title(a)/First 6 0 R/Next 6 0 R/Last 6 0 R/Parent 6 0 R>>".to_vec();
    let script = "<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(app.launchURL\\(\"http://127.0.0.1:9\"\\))>>/Names<</EmbeddedFiles<</Names[(a.exe) 6 0 R]>>>>>>";
    let file = b"<</Type/Filespec/F(a.exe)/EF<</F 4 0 R>>>>".to_vec();
    let wrong: Vec<u8> = String::from_utf8_lossy(&good).replace("00000 n", "00000 f").into_bytes();
    let lost: Vec<u8> = String::from_utf8_lossy(&good).replace("startxref\n", "startxref\n9").into_bytes();
    let mut shuffled = good.clone();
    let place = shuffled.windows(10).rposition(|w| w == b"00000 n \n0").unwrap();
    shuffled[place - 11..place - 1].copy_from_slice(b"9999999999");
    vec![
        case("pdf-20000-mảng-lồng.pdf", Pdf::good().and([nested("[", "]", 20_000).into_bytes()]).bytes()),
        case("pdf-1-triệu-mảng-lồng.pdf", Pdf::good().and([nested("[", "]", 1_000_000).into_bytes()]).bytes()),
        case("pdf-từ-điển-lồng.pdf", Pdf::good().and([nested("<</a", ">>", 200_000).into_bytes()]).bytes()),
        case("pdf-trang-lồng-trong-trang.pdf", Pdf::good().with(3, nested("<</a[", "]>>", 50_000)).bytes()),
        case("pdf-cây-trang-vòng.pdf", Pdf::good().with(2, "<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2>>").bytes()),
        case("pdf-cây-trang-sâu.pdf", Pdf::good().with(2, "<</Type/Pages/Kids[6 0 R]/Count 1>>").and(chain).bytes()),
        case("pdf-1-triệu-con.pdf", Pdf::good().with(2, kids(1_000_000, "3 0 R ")).bytes()),
        case("pdf-con-rỗng.pdf", Pdf::good().with(2, kids(1_000_000, "null ")).bytes()),
        case("pdf-100000-trang.pdf", Pdf::good().with(2, format!("<</Type/Pages/Kids[3 0 R {pages}]/Count 100001>>")).and((0..100_000).map(|_| page.as_bytes().to_vec())).bytes()),
        case("pdf-số-trang-nói-dối.pdf", Pdf::good().with(2, "<</Type/Pages/Kids[3 0 R]/Count 2147483647>>").bytes()),
        case("pdf-cha-vòng.pdf", Pdf::good().with(3, "<</Type/Page/Parent 3 0 R/Contents 4 0 R>>").bytes()),
        case("pdf-mục-lục-vòng.pdf", Pdf::good().with(1, outline).and([looped]).bytes()),
        case("pdf-tham-chiếu-vòng.pdf", Pdf::good().with(4, "4 0 R").bytes()),
        case("pdf-prev-vòng.pdf", Pdf::good().closed("/Prev SELF")),
        case("pdf-prev-ngoài-tệp.pdf", Pdf::good().closed("/Prev 99999999999999")),
        case("pdf-javascript-nhúng.pdf", Pdf::good().with(1, script).and([file]).bytes()),
        case("pdf-xref-nói-dối.pdf", shuffled),
        case("pdf-xref-đều-trống.pdf", wrong),
        case("pdf-xref-lạc.pdf", lost),
        case("pdf-cắt-đôi.pdf", good[..good.len() / 2].to_vec()),
        case("pdf-không-đuôi.pdf", good[..good.len() - 60].to_vec()),
        case("pdf-chỉ-có-đầu.pdf", b"%PDF-1.7\n".to_vec()),
        case("pdf-khóa.pdf", Pdf::good().and([b"<</Filter/Standard/V 4/R 4/Length 4294967295/P -4/O<00>/U<00>/CF<</StdCF<</CFM/AESV2>>>>/StmF/StdCF>>".to_vec()]).closed("/Encrypt 6 0 R/ID[<00><00>]")),
    ]
}

fn content() -> Vec<Case> {
    let with = |content: &str| Pdf::page(content.as_bytes(), "").bytes();
    let form = |content: &str| {
        stream("/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 6 0 R>>>>", content.as_bytes())
    };
    let draws = |content: &str, form: Vec<u8>| {
        let page = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>/XObject<</X 6 0 R>>>>>>";
        Pdf::page(format!("{TEXT} {content}").as_bytes(), "").with(3, page).and([form]).bytes()
    };
    let mapped = |map: &str| {
        let font = "<</Type/Font/Subtype/Type0/BaseFont/A/Encoding/Identity-H/DescendantFonts[<</Type/Font/Subtype/CIDFontType2/BaseFont/A/DW 500>>]/ToUnicode 6 0 R>>";
        let text = "BT /F 12 Tf 50 700 Td <000100020003000400050001000200030004> Tj ET";
        Pdf::page(text.as_bytes(), "").with(5, font).and([stream("", map.as_bytes())]).bytes()
    };
    let without = Pdf::page(b"BT /F 12 Tf 50 700 Td <00010002000300040005> Tj ET", "")
        .with(5, "<</Type/Font/Subtype/Type0/BaseFont/A/Encoding/Identity-H/DescendantFonts[<</Type/Font/Subtype/CIDFontType2/BaseFont/A>>]>>");
    let threes = Pdf::page(TEXT.as_bytes(), "")
        .with(5, "<</Type/Font/Subtype/Type3/FontBBox[0 0 1 1]/FontMatrix[1 0 0 1 0 0]/CharProcs<</K 6 0 R>>/Encoding<</Differences[75/K]>>/FirstChar 0/LastChar 4294967295/Widths[1]/Resources<</Font<</F 5 0 R>>>>>>")
        .and([stream("", TEXT.as_bytes())]);
    let grid: String = (0..3_000).map(|i| format!("{i} 0 m {i} 800 l S 0 {i} m 590 {i} l S ")).collect();
    vec![
        case("pdf-form-gọi-chính-nó.pdf", draws("/X Do", form("/X Do /X Do"))),
        case("pdf-form-gọi-nhiều.pdf", draws(&"/X Do ".repeat(200_000), form("0 0 m"))),
        case("pdf-q-lồng.pdf", with(&format!("{} {TEXT}", "q ".repeat(1_000_000)))),
        case("pdf-lệnh-lồng-mảng.pdf", with(&format!("{}{} TJ {TEXT}", "[".repeat(300_000), "]".repeat(300_000)))),
        case("pdf-2-triệu-lệnh.pdf", with(&format!("{TEXT} {}", "0 0 m 1 1 l S ".repeat(700_000)))),
        case("pdf-lưới-dày.pdf", with(&format!("{TEXT} {grid}"))),
        case("pdf-chữ-không-đóng.pdf", with(&format!("BT /F 12 Tf ({}", "x".repeat(3 << 20)))),
        case("pdf-1-triệu-chữ-một-trang.pdf", with(&format!("BT /F 1 Tf ({}) Tj ET", "ab ".repeat(300_000)))),
        case(
            "pdf-ảnh-trong-lệnh.pdf",
            with(&format!("{TEXT} BI /W 2147483647 /H 2147483647 /BPC 8 ID {}", "x".repeat(90_000))),
        ),
        case(
            "pdf-tọa-độ-lạ.pdf",
            with(&format!(
                "1e38 0 0 1e38 1e38 1e38 cm BT /F 1e38 Tf 1e38 1e38 Td (abc) Tj ET 99999999999999999999999 0 0 1 0 0 cm {TEXT}"
            )),
        ),
        case("pdf-trang-vô-tận.pdf", Pdf::page(TEXT.as_bytes(), "/UserUnit 1e30/Rotate 2147483647").bytes()),
        case(
            "pdf-trừ-thành-2.pdf",
            mapped(
                "1 begincodespacerange <0000><ffff> endcodespacerange 5 beginbfchar <0001><0032> <0002><0031> <0003><0038> <0004><0020> <0005><0061> endbfchar",
            ),
        ),
        case(
            "pdf-tounicode-khổng-lồ.pdf",
            mapped(&format!(
                "1 begincodespacerange <0000><ffff> endcodespacerange {}",
                "1 beginbfrange <0000><ffff><0041> endbfrange ".repeat(20_000)
            )),
        ),
        case(
            "pdf-tounicode-4-tỷ.pdf",
            mapped(
                "1 begincodespacerange <00000000><ffffffff> endcodespacerange 1 beginbfrange <00000000><ffffffff><0041> endbfrange",
            ),
        ),
        case("pdf-tounicode-tự-gọi.pdf", mapped("/A usecmap 6 0 R usecmap endcmap")),
        case("pdf-không-tounicode.pdf", without.bytes()),
        case("pdf-type3-gọi-chính-nó.pdf", threes.bytes()),
        case("pdf-không-chữ.pdf", with("0 0 m 100 100 l S")),
        case("pdf-lệnh-nhiễu.pdf", with(&"\u{1}\u{7f}(<[/ >>)] q Q cm Tj ".repeat(20_000))),
    ]
}

fn streams() -> Vec<Case> {
    let blanks = vec![b' '; 90 << 20];
    let of = |entries: &str, content: &[u8]| Pdf::good().with(4, stream(entries, content)).bytes();
    let twice = packed(&packed(&blanks));
    let hex = |bytes: &[u8]| bytes.iter().map(|b| format!("{b:02x}")).collect::<String>() + ">";
    let chained = hex(hex(hex(TEXT.as_bytes()).as_bytes()).as_bytes());
    let filters = |n: usize| format!("/Filter[{}]", "/ASCIIHexDecode".repeat(n));
    let predictor =
        "/Filter/FlateDecode/DecodeParms<</Predictor 15/Columns 2147483647/Colors 2147483647/BitsPerComponent 64>>";
    let lzw = [0x80, 0x0B, 0x60, 0x50, 0x22, 0x0C, 0x0C, 0x85, 0x01].repeat(100_000);
    let objects = |extends: &str, first: &str| {
        let inside = packed(b"7 0 <</Type/ObjStm>>");
        stream(&format!("/Type/ObjStm/N 2147483647/First {first}/Filter/FlateDecode{extends}"), &inside)
    };
    let table = |entries: &str, content: &[u8]| {
        let mut bytes = b"%PDF-1.7\n".to_vec();
        let at = bytes.len();
        bytes.extend(b"1 0 obj\n");
        bytes.extend(stream(&format!("/Type/XRef{entries}/Root 1 0 R"), content));
        bytes.extend(format!("\nendobj\nstartxref\n{at}\n%%EOF").as_bytes());
        bytes
    };
    let length = "<</Length 6 0 R>>\nstream\n";
    let length_of_itself = [length.as_bytes(), TEXT.as_bytes(), b"\nendstream"].concat();
    vec![
        case("pdf-bom-flate.pdf", of("/Filter/FlateDecode", &packed(&blanks))),
        case("pdf-bom-hai-lần.pdf", of("/Filter[/FlateDecode/FlateDecode]", &twice)),
        case("pdf-lzw.pdf", of("/Filter/LZWDecode", &lzw)),
        case("pdf-bộ-lọc-xâu.pdf", of(&filters(3), chained.as_bytes())),
        case("pdf-100000-bộ-lọc.pdf", of(&filters(100_000), TEXT.as_bytes())),
        case("pdf-predictor-khổng-lồ.pdf", of(predictor, &packed(TEXT.as_bytes()))),
        case("pdf-bộ-lọc-lạ.pdf", of("/Filter/Crypt/DecodeParms<</Name/X>>", TEXT.as_bytes())),
        case(
            "pdf-dài-nói-dối.pdf",
            Pdf::good()
                .with(4, [b"<</Length 2147483647>>\nstream\n", TEXT.as_bytes(), b"\nendstream"].concat())
                .bytes(),
        ),
        case(
            "pdf-dài-âm.pdf",
            Pdf::good().with(4, [b"<</Length -5>>\nstream\n", TEXT.as_bytes(), b"\nendstream"].concat()).bytes(),
        ),
        case("pdf-dài-vòng.pdf", Pdf::good().with(4, length_of_itself).and([b"6 0 R".to_vec()]).bytes()),
        case("pdf-objstm-chính-nó.pdf", Pdf::good().and([objects("/Extends 6 0 R", "4")]).bytes()),
        case("pdf-objstm-ngoài.pdf", Pdf::good().and([objects("", "2147483647")]).bytes()),
        case(
            "pdf-objstm-bom.pdf",
            Pdf::good().and([stream("/Type/ObjStm/N 9/First 90/Filter/FlateDecode", &packed(&blanks))]).bytes(),
        ),
        case("pdf-xref-dòng-4-tỷ.pdf", table("/Size 4294967295/W[8 8 8]", &[0; 240])),
        case("pdf-xref-dòng-rộng.pdf", table("/Size 9/W[2147483647 2147483647 2147483647]", &[0; 240])),
        case("pdf-xref-dòng-không-rộng.pdf", table("/Size 2147483647/W[0 0 0]/Index[0 2147483647]", &[])),
        case("pdf-xref-dòng-chỉ-mục.pdf", table("/Size 9/W[1 2 1]/Index[0 4294967295 -7 9]", &[1; 400])),
    ]
}
