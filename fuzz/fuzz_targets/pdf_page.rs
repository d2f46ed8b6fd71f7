#![no_main]

use libfuzzer_sys::fuzz_target;
use lopdf::{Document, Object, Stream, dictionary};
use tonghop_fuzz::{parts, whole};

// A page's content and the character map of its fonts, one of single bytes and one of pairs, both well-formed around.
fuzz_target!(|data: &[u8]| {
    let [content, map] = parts(data);
    let mut pdf = Document::with_version("1.7");
    let map = pdf.add_object(Stream::new(dictionary! {}, map.to_vec()));
    let simple = pdf.add_object(dictionary! {
        "Type" => "Font", "Subtype" => "TrueType", "BaseFont" => "A", "FirstChar" => 0, "ToUnicode" => map,
    });
    let below = dictionary! { "Type" => "Font", "Subtype" => "CIDFontType2", "BaseFont" => "B", "DW" => 500 };
    let pairs = pdf.add_object(dictionary! {
        "Type" => "Font", "Subtype" => "Type0", "Encoding" => "Identity-H", "ToUnicode" => map,
        "DescendantFonts" => vec![below.into()],
    });
    let page = pdf.new_object_id();
    let pages = pdf.add_object(dictionary! {
        "Type" => "Pages", "Kids" => vec![page.into()], "Count" => 1,
        "MediaBox" => vec![0.into(), 0.into(), 595.into(), 842.into()],
    });
    let form = pdf.add_object(Stream::new(dictionary! { "Type" => "XObject", "Subtype" => "Form" }, content.to_vec()));
    let content = pdf.add_object(Stream::new(dictionary! {}, content.to_vec()));
    pdf.objects.insert(
        page,
        Object::Dictionary(dictionary! {
            "Type" => "Page", "Parent" => pages, "Contents" => content,
            "Resources" => dictionary! {
                "Font" => dictionary! { "F1" => simple, "F2" => pairs }, "XObject" => dictionary! { "X1" => form },
            },
        }),
    );
    let catalog = pdf.add_object(dictionary! { "Type" => "Catalog", "Pages" => pages });
    pdf.trailer.set("Root", catalog);
    let mut bytes = Vec::new();
    pdf.save_to(&mut bytes).expect("memory");
    whole("tep.pdf", &bytes);
});
