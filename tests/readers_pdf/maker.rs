//! Makes small PDFs for tests.

use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Document as Pdf, Object, Stream, StringFormat, dictionary};
use tonghop::document::Document;
use tonghop::model::Unreadable;
use tonghop::readers::{Options, Reading, read};

/// A PDF under construction: one font of half-width letters, whose codes stand in a `/ToUnicode` map.
pub(crate) struct Maker {
    pdf: Pdf,
    pages: Vec<Object>,
    letters: Vec<char>,
}

/// The operations of one page; y counts from the top of an A4 page.
#[derive(Default)]
pub(crate) struct Page {
    pub(crate) operations: Vec<Operation>,
    pub(crate) texts: Vec<(f32, f32, f32, String)>,
    pub(crate) rotate: i64,
    pub(crate) picture: bool,
    /// Text rendering mode, 3 for text without ink.
    pub(crate) mode: i64,
}

const HEIGHT: f32 = 842.0;

impl Page {
    pub(crate) fn text(mut self, x: f32, y: f32, text: &str) -> Page {
        self.texts.push((x, y, 12.0, text.to_owned()));
        self
    }

    /// Lines of a paragraph from (x, y) down, 18 points apart.
    pub(crate) fn lines(self, x: f32, y: f32, lines: &[&str]) -> Page {
        lines.iter().zip(0..).fold(self, |page, (line, i)| page.text(x, y + 18.0 * i as f32, line))
    }

    /// Small text, raised over the line.
    pub(crate) fn raised(mut self, x: f32, y: f32, text: &str) -> Page {
        self.texts.push((x, y - 5.0, 7.0, text.to_owned()));
        self
    }

    pub(crate) fn rule(mut self, x0: f32, y0: f32, x1: f32, y1: f32) -> Page {
        let point = |x: f32, y: f32| vec![Object::Real(x), Object::Real(HEIGHT - y)];
        self.operations.push(Operation::new("m", point(x0, y0)));
        self.operations.push(Operation::new("l", point(x1, y1)));
        self.operations.push(Operation::new("S", vec![]));
        self
    }

    /// A thin filled bar, as word processors draw the borders of cells.
    pub(crate) fn bar(mut self, x: f32, y: f32, width: f32, height: f32) -> Page {
        let place = [x, HEIGHT - y - height, width, height].map(Object::Real).to_vec();
        self.operations.push(Operation::new("re", place));
        self.operations.push(Operation::new("f*", vec![]));
        self
    }

    /// A grid with all its lines, and texts row by row at the upper left of each cell.
    pub(crate) fn grid(mut self, xs: &[f32], ys: &[f32], rows: &[&[&str]]) -> Page {
        let (left, right) = (xs[0], xs[xs.len() - 1]);
        let (top, bottom) = (ys[0], ys[ys.len() - 1]);
        for y in ys {
            self = self.rule(left, *y, right, *y);
        }
        for x in xs {
            self = self.rule(*x, top, *x, bottom);
        }
        for (row, y) in rows.iter().zip(ys) {
            for (text, x) in row.iter().zip(xs) {
                for (line, i) in text.split('|').zip(0..) {
                    self = self.text(x + 3.0, y + 14.0 + 14.0 * i as f32, line);
                }
            }
        }
        self
    }
}

impl Maker {
    pub(crate) fn new() -> Maker {
        Maker { pdf: Pdf::with_version("1.5"), pages: Vec::new(), letters: Vec::new() }
    }

    pub(crate) fn page(mut self, mut page: Page) -> Maker {
        let mut operations = std::mem::take(&mut page.operations);
        if page.picture {
            let place = [595, 0, 0, 842, 0, 0].map(Object::Integer).to_vec();
            operations.push(Operation::new("q", vec![]));
            operations.push(Operation::new("cm", place));
            operations.push(Operation::new("Do", vec!["Im".into()]));
            operations.push(Operation::new("Q", vec![]));
        }
        for (x, y, size, text) in &page.texts {
            let at = vec![Object::Real(*x), Object::Real(HEIGHT - y)];
            let codes = self.codes(text);
            operations.push(Operation::new("BT", vec![]));
            operations.push(Operation::new("Tf", vec!["F1".into(), Object::Real(*size)]));
            operations.push(Operation::new("Tr", vec![page.mode.into()]));
            operations.push(Operation::new("Td", at));
            operations.push(Operation::new("Tj", vec![Object::String(codes, StringFormat::Hexadecimal)]));
            operations.push(Operation::new("ET", vec![]));
        }
        let content = Content { operations }.encode().unwrap();
        let content = self.pdf.add_object(Stream::new(Dictionary::new(), content));
        self.pages.push(dictionary! { "Contents" => content, "Rotate" => page.rotate }.into());
        self
    }

    /// Text that was typed onto the last page with 12 points, as an annotation of that kind; y from the bottom.
    pub(crate) fn typed(mut self, subtype: &str, field: &str, (x, y): (i64, i64), text: &str) -> Maker {
        let operations = vec![
            Operation::new("BT", vec![]),
            Operation::new("Tf", vec!["F1".into(), 12.into()]),
            Operation::new("Td", vec![2.into(), 5.into()]),
            Operation::new("Tj", vec![Object::String(self.codes(text), StringFormat::Hexadecimal)]),
            Operation::new("ET", vec![]),
        ];
        let content = Content { operations }.encode().unwrap();
        let bounds: Vec<Object> = [0, 0, 400, 20].map(Object::from).to_vec();
        let form = Stream::new(dictionary! { "Type" => "XObject", "Subtype" => "Form", "BBox" => bounds }, content);
        let form = self.pdf.add_object(form);
        let place: Vec<Object> = [x, y, x + 400, y + 20].map(Object::from).to_vec();
        let annotation = self.pdf.add_object(dictionary! {
            "Type" => "Annot", "Subtype" => subtype, "FT" => field, "Rect" => place, "AP" => dictionary! { "N" => form }
        });
        let page = self.pages.last_mut().unwrap().as_dict_mut().unwrap();
        let mut all = page.get(b"Annots").and_then(Object::as_array).cloned().unwrap_or_default();
        all.push(annotation.into());
        page.set("Annots", all);
        self
    }

    pub(crate) fn codes(&mut self, text: &str) -> Vec<u8> {
        let mut codes = Vec::new();
        for letter in text.chars() {
            let index = self.letters.iter().position(|l| *l == letter).unwrap_or_else(|| {
                self.letters.push(letter);
                self.letters.len() - 1
            });
            codes.extend(u16::try_from(index + 1).unwrap().to_be_bytes());
        }
        codes
    }

    pub(crate) fn bytes(mut self) -> Vec<u8> {
        let mut map = String::from("1 begincodespacerange <0000> <ffff> endcodespacerange\n1 beginbfchar\n");
        for (index, letter) in self.letters.iter().enumerate() {
            let mut units = [0; 2];
            let text: String = letter.encode_utf16(&mut units).iter().map(|u| format!("{u:04x}")).collect();
            map.push_str(&format!("<{:04x}> <{text}>\n", index + 1));
        }
        map.push_str("endbfchar");
        let map = self.pdf.add_object(Stream::new(Dictionary::new(), map.into_bytes()));
        let inner = self.pdf.add_object(dictionary! {
            "Type" => "Font", "Subtype" => "CIDFontType2", "BaseFont" => "ABCDEF+Serif", "DW" => 500
        });
        let font = self.pdf.add_object(dictionary! {
            "Type" => "Font", "Subtype" => "Type0", "BaseFont" => "ABCDEF+Serif", "Encoding" => "Identity-H",
            "DescendantFonts" => vec![inner.into()], "ToUnicode" => map
        });
        let image = self.pdf.add_object(Stream::new(
            dictionary! { "Type" => "XObject", "Subtype" => "Image", "Width" => 1, "Height" => 1,
            "ColorSpace" => "DeviceGray", "BitsPerComponent" => 8 },
            vec![255],
        ));
        let resources = self.pdf.add_object(
            dictionary! { "Font" => dictionary! { "F1" => font }, "XObject" => dictionary! { "Im" => image } },
        );
        let root = self.pdf.new_object_id();
        let mut kids = Vec::new();
        for page in self.pages {
            let mut page = page.as_dict().unwrap().clone();
            page.set("Type", "Page");
            page.set("Parent", root);
            kids.push(self.pdf.add_object(page).into());
        }
        let count = kids.len() as i64;
        let media: Vec<Object> = vec![0.into(), 0.into(), 595.into(), 842.into()];
        let node = dictionary! { "Type" => "Pages", "Kids" => kids, "Count" => count, "MediaBox" => media,
        "Resources" => resources };
        self.pdf.objects.insert(root, Object::Dictionary(node));
        let catalog = self.pdf.add_object(dictionary! { "Type" => "Catalog", "Pages" => root });
        self.pdf.trailer.set("Root", catalog);
        let mut bytes = Vec::new();
        self.pdf.save_to(&mut bytes).unwrap();
        bytes
    }

    pub(crate) fn document(self) -> Document {
        match self.read() {
            Ok(document) => document,
            Err(reason) => panic!("not read: {reason:?}"),
        }
    }

    pub(crate) fn read(self) -> Result<Document, Unreadable> {
        match read("a.pdf", &self.bytes(), &Options::default())? {
            Reading::Document(document) => Ok(document),
            Reading::Container(_) => panic!("a container"),
        }
    }
}
