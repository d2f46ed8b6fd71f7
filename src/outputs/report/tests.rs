//! Templates as offices edit them.

use std::collections::BTreeMap;

use minijinja::Value;

use super::fill::fill_part;

fn values() -> Value {
    let rows: Value = [("Hộ nghèo", "12"), ("Cây xanh", "1.350")]
        .into_iter()
        .map(|(name, result)| map(&[("ten", name), ("ket_qua", result)]))
        .collect();
    let fields = [
        ("ky".to_owned(), Value::from("quý I")),
        ("phuong".to_owned(), Value::from("<Hòa> & \"Sơn\"")),
        ("hai_dong".to_owned(), Value::from("một\nhai")),
        ("la".to_owned(), Value::from("{{ ky }} <w:p>")),
        ("bang".to_owned(), rows),
    ];
    Value::from_object(BTreeMap::from(fields))
}

fn map(fields: &[(&str, &str)]) -> Value {
    let fields: BTreeMap<String, Value> =
        fields.iter().map(|(name, text)| ((*name).to_owned(), Value::from(*text))).collect();
    Value::from_object(fields)
}

/// A part whose paragraphs have the given runs.
fn part(paragraphs: &[&[&str]]) -> String {
    let paragraph = |runs: &&[&str]| {
        let runs: String = runs.iter().map(|run| format!("<w:r><w:rPr><w:b/></w:rPr><w:t>{run}</w:t></w:r>")).collect();
        format!("<w:p>{runs}</w:p>")
    };
    format!("<w:body>{}</w:body>", paragraphs.iter().map(paragraph).collect::<String>())
}

/// The paragraphs of the filled part, as text; rows in brackets.
fn shown(xml: &str) -> String {
    let text = xml.replace("<w:br/>", "↵").replace("</w:p>", "¶").replace("<w:tr>", "[").replace("</w:tr>", "]");
    let mut plain = String::new();
    let mut inside = false;
    for c in text.chars() {
        match c {
            '<' => inside = true,
            '>' => inside = false,
            c if !inside => plain.push(c),
            _ => {}
        }
    }
    plain.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&#x2f;", "/").replace("&amp;", "&")
}

fn check(xml: &str, wanted: &str) {
    match fill_part(xml, "document", &values()) {
        Ok(filled) => assert_eq!(shown(&filled), wanted, "{xml}"),
        Err(error) => panic!("{error}: {xml}"),
    }
}

#[test]
fn tags_are_filled_however_word_cut_them() {
    check(&part(&[&["Kỳ: {{ ky }}."]]), "Kỳ: quý I.¶");
    check(&part(&[&["Kỳ: {", "{ k", "y }", "} và {{", "ky}}"]]), "Kỳ: quý I và quý I¶");
    check(&part(&[&["{{ phuong }}"]]), "<Hòa> & \"Sơn\"¶");
    check(&part(&[&["{{ hai_dong }}"]]), "một↵hai¶");
    check(&part(&[&["{{ “quý” }}"]]), "quý¶");
    check(&part(&[&["{{\u{A0}ky | upper }}"]]), "QUÝ I¶");
    check(&part(&[&["{{ kỳ }}"]]), "quý I¶");
    check(&part(&[&["a {# ghi chú #}b"]]), "a b¶");
    check(&part(&[&["{ } % giữ nguyên &amp; &lt;"]]), "{ } % giữ nguyên & <¶");
}

#[test]
fn values_are_text_and_never_tags_or_markup() {
    check(&part(&[&["{{ la }}"]]), "{{ ky }} <w:p>¶");
}

#[test]
fn block_tags_take_their_paragraph_along() {
    check(&part(&[&["{%p if ky %}"], &["có"], &["{%p else %}"], &["không"], &["{%p endif %}"]]), "có¶");
    check(&part(&[&["{%p for dong in bang %}"], &["{{ dong.ten }}"], &["{%p endfor %}"]]), "Hộ nghèo¶Cây xanh¶");
    check(&part(&[&["{%p for d in bang %}- {{ d.ten }}", "{%p endfor %}"]]), "- Hộ nghèo¶- Cây xanh¶");
}

#[test]
fn row_tags_repeat_rows() {
    let row = |text: &str| format!("<w:tr><w:tc>{}</w:tc></w:tr>", part(&[&[text]]));
    let separate = [row("{%tr for d in bang %}"), row("{{ d.ten }}: {{ d.ket_qua }}"), row("{%tr endfor %}")].concat();
    check(&format!("<w:tbl>{separate}</w:tbl>"), "[Hộ nghèo: 12¶][Cây xanh: 1.350¶]");
    let within = row("{%tr for d in bang %}{{ d.ten }}{%tr endfor %}");
    check(&format!("<w:tbl>{within}</w:tbl>"), "[Hộ nghèo¶][Cây xanh¶]");
}

#[test]
fn mistakes_are_told_with_place_and_nearest_name() {
    let told = |paragraphs: &[&[&str]]| fill_part(&part(paragraphs), "document", &values()).unwrap_err().to_string();
    assert_eq!(
        told(&[&["Một"], &[], &["Kỳ {{ kyy }}"]]),
        "Mẫu báo cáo, đoạn 2: không có mục \"kyy\"; có phải là \"ky\" không?"
    );
    assert_eq!(
        told(&[&["{%p for dong in bang %}"], &["{{ dong.ket_qa }}"], &["{%p endfor %}"]]),
        "Mẫu báo cáo, đoạn 2: không có mục \"ket_qa\"; có phải là \"ket_qua\" không?"
    );
    assert!(told(&[&["{{ ky"]]).contains("thiếu dấu đóng"));
    assert!(told(&[&["{%tr for d in bang %}"]]).contains("hàng của bảng"));
    assert!(told(&[&["{% for d in bang %}"]]).contains("endfor"));
    assert!(told(&[&["{{ ky | hoa }}"]]).contains("bộ lọc"));
    let endless = "{% for a in range(9999) %}{% for b in range(9999) %}{% endfor %}{% endfor %}";
    assert!(told(&[&[endless]]).contains("lặp quá nhiều"));
}
