//! Cases of normalisation.

use proptest::prelude::*;

use super::{PARAGRAPH_END, Survey, fold, fold_mapped, key, key_mapped, normalise, normalise_runs, normalise_surveyed};

/// Normalised text of one run without font.
fn plain(source: &str) -> String {
    normalise(source).text().to_owned()
}

fn check(cases: &[(&str, &str)]) {
    for (source, expected) in cases {
        assert_eq!(plain(source), *expected, "of {source:?}");
    }
}

fn in_font(source: &str, font: &str) -> String {
    normalise_runs(&[(source, Some(font))]).0.text().to_owned()
}

#[test]
fn one_tone_placement() {
    check(&[
        ("văn hoá, hoà bình, uỷ ban", "văn hóa, hòa bình, ủy ban"),
        ("Uỷ ban, UỶ BAN, khoẻ, thuỷ lợi, tuỳ", "Ủy ban, ỦY BAN, khỏe, thủy lợi, tùy"),
        ("hoàn thành, thuyền, khuỷu, hoạch, ngoài, xoáy", "hoàn thành, thuyền, khuỷu, hoạch, ngoài, xoáy"),
        ("quý, quỹ, quá, giá, gì, giữa, già", "quý, quỹ, quá, giá, gì, giữa, già"),
        ("qúy, hòan, tòan, cuả, nghiã", "quý, hoàn, toàn, của, nghĩa"),
        ("người, thuở, khuya, luỹ kế, truỵ", "người, thuở, khuya, lũy kế, trụy"),
        ("Café, Đắk Lắk, résumé", "Café, Đắk Lắk, résumé"),
    ]);
}

#[test]
fn white_space_and_what_nobody_sees() {
    check(&[
        ("  tỷ\u{A0}\u{A0}lệ\t85\u{2009}% ", "tỷ lệ 85 %"),
        ("thu\nhoạch\r\nlúa", "thu hoạch lúa"),
        ("\u{FEFF}phư\u{200B}ờng", "phường"),
        ("hội\u{AD} nghị", "hội nghị"),
        ("", ""),
        (" \u{A0}\n", ""),
    ]);
    let cell = format!("a \n b{PARAGRAPH_END} c{PARAGRAPH_END}{PARAGRAPH_END}");
    assert_eq!(normalise(&cell).text(), "a b\nc");
}

#[test]
fn look_alikes() {
    check(&[
        ("Ðào tạo, ðoàn, Ɖảng", "Đào tạo, đoàn, Đảng"),
        ("trƣờng, ngƣời, đƣợc, Ƣu tiên", "trường, người, được, Ưu tiên"),
        ("ｋỳ　họp　９７，２％", "kỳ họp 97,2%"),
        ("UBΝD, СО2, hộ nghèо", "UBND, CO2, hộ nghèo"),
        ("ﬁ ﬂ ﬀ", "fi fl ff"),
        ("“Dân vận khéo” ‘x’ «y»", "\"Dân vận khéo\" 'x' \"y\""),
        ("2025 – 2030; 15‑17%; −18 —", "2025 - 2030; 15-17%; -18 -"),
        ("\u{F0B3} 95%, \u{F0B7} xong…", "≥ 95%, • xong..."),
        ("6.500 m², ≥ 10, ½", "6.500 m², ≥ 10, ½"),
        ("SắC LệNH CủA CHủ TịCH, HOà", "SẮC LỆNH CỦA CHỦ TỊCH, HÒA"),
        ("UBNDtỉnh, Đảng ủy, TPđược, VNeID, 596tỷđ", "UBNDtỉnh, Đảng ủy, TPđược, VNeID, 596tỷđ"),
    ]);
    assert_eq!(normalise_runs(&[("tỷ lệ ", None), ("³", Some("Symbol")), (" 95%", None)]).0.text(), "tỷ lệ ≥ 95%");
}

#[test]
fn letters_are_composed() {
    check(&[
        ("Tiê\u{301}ng Viê\u{323}t", "Tiếng Việt"),
        ("a\u{301}\u{302}, a\u{323}\u{302}, o\u{300}\u{31B}", "ấ, ậ, ờ"),
        ("Hoa\u{300} bi\u{300}nh", "Hòa bình"),
    ]);
}

#[test]
fn tcvn3_by_font() {
    assert_eq!(in_font("§¶ng bé ph\u{AD}êng KiÕn An", ".VnTime"), "Đảng bộ phường Kiến An");
    assert_eq!(in_font("S¾C LÖNH CñA CHñ TÞCH N\u{AD}íC", ".VnTimeH"), "SẮC LỆNH CỦA CHỦ TỊCH NƯỚC");
    assert_eq!(in_font("s¾c lÖnh sè 14", ".VnTimeH"), "SẮC LỆNH SỐ 14");
    assert_eq!(in_font("Sè: 88/BC-KTHT§T", ".VnTime"), "Số: 88/BC-KTHTĐT");
    assert_eq!(in_font("mét sè", ".VnTime"), "một số");
    assert_eq!(in_font("Hội nghị và là", ".VnTime"), "Hội nghị và là");
    assert_eq!(in_font("2010 - 2015", ".VnTime"), "2010 - 2015");
    assert_eq!(in_font("®/c Q§-UBND", ".VnTime"), "đ/c QĐ-UBND");
    assert_eq!(in_font("ph−êng, phêng, ®îc", ".VnTime"), "phường, phường, được");
    assert_eq!(in_font("A¸ ¢Ê ¤é ¥í", ".VnTime"), "Á Ấ Ộ Ớ");
    assert_eq!(in_font("“B¸o c¸o” – kÕ ho¹ch…", ".VnTime"), "\"Báo cáo\" - kế hoạch...");
}

#[test]
fn tcvn3_by_content() {
    check(&[
        ("B¸o c¸o kÕt qu¶ thùc hiÖn NghÞ quyÕt", "Báo cáo kết quả thực hiện Nghị quyết"),
        ("®¹t tû lÖ 97,2% kÕ ho¹ch", "đạt tỷ lệ 97,2% kế hoạch"),
        ("phường tæ chøc  héi nghÞ Sơ kết", "phường tổ chức hội nghị Sơ kết"),
        ("CéNG HßA X· HéI CHñ NGHÜA VIÖT NAM", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("B¸O GI¸ THIÕT BÞ", "BÁO GIÁ THIẾT BỊ"),
        ("NguyÔn ThÞ", "Nguyễn Thị"),
    ]);
    assert_eq!(normalise_runs(&[("B", None), ("¸o c", None), ("¸o", None)]).0.text(), "Báo cáo");
}

#[test]
fn vni() {
    let source = "Ñaûng boä phöôøng Kieán An, Baùo caùo keát quaû thöïc hieän, ñaït tyû leä 97,2% keá hoaïch";
    let expected = "Đảng bộ phường Kiến An, Báo cáo kết quả thực hiện, đạt tỷ lệ 97,2% kế hoạch";
    assert_eq!(in_font(source, "VNI-Times"), expected);
    check(&[(source, expected), ("COÄNG HOØA XAÕ HOÄI CHUÛ NGHÓA VIEÄT NAM", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")]);
    assert_eq!(normalise_runs(&[(source, None)]).1, ["VNI"]);
}

#[test]
fn bytes_taken_for_letters_are_put_together() {
    check(&[
        ("Xin chÃ\u{A0}o cÃ¡c báº¡n!", "Xin chào các bạn!"),
        ("Káº¿t quáº£ thá»±c hiá»‡n", "Kết quả thực hiện"),
        ("XÃ HỘI, xÃ hội", "XÃ HỘI, xÃ hội"),
        ("CÃ", "CÃ"),
    ]);
}

#[test]
fn unicode_is_never_decoded() {
    for source in [
        "Hội nghị ngày 5/3 © 2026, 20°C, 5 µm, 6.500 m²",
        "Công ty Müller, Hôtel Élysée, Noël, señor, São Paulo",
        "và có là mét tô sè cã",
        "2025−2030, 2025\u{2011}2030, §5, «tin»",
        "đạt 95%¹, năm trước 54%¹, còn (33%)¹ và ¹ 20%²",
    ] {
        assert!(normalise_runs(&[(source, None)]).1.is_empty(), "{source}");
        assert!(normalise_runs(&[(source, Some("Times New Roman"))]).1.is_empty(), "{source}");
    }
    let unicode = Survey::of([("Điều lệ Liên đoàn, được quét", None)]);
    assert!(normalise_surveyed(&[("Ðtrqc quét bång CamScanner", None)], &unicode).1.is_empty());
    // The font name was left over.
    assert!(normalise_runs(&[("Uỷ ban và công tác đảng", Some(".VnTime"))]).1.is_empty());
}

#[test]
fn keys() {
    assert_eq!(fold("Đảng ủy  UBND - phường (Kiến An) 97,2%"), "dang uy ubnd phuong kien an 97 2%");
    assert_eq!(fold("Uỷ ban"), fold("Ủy ban"));
    for (one, other) in [
        ("Tỷ lệ", "tỉ lệ"),
        ("luỹ kế quí I", "lũy kế quý i"),
        ("kỳ họp, kỹ thuật", "kì họp, kĩ thuật"),
        ("596tỷđ", "596tỉđ"),
        ("“Dân vận khéo”", "dân vận khéo"),
        ("6.500 m²", "6.500 m2"),
        ("Nghị quyết số 09‑NQ/ĐH", "nghị quyết số 09-nq/đh"),
    ] {
        assert_eq!(key(one), key(other));
    }
    assert_ne!(key("thủy"), key("thủi"));
    assert_eq!(key("Đạt ≥ 97,2%"), "đạt ≥ 97,2%");
    let mapped = fold_mapped("Đạt (trên) 95%");
    let at = mapped.text().find("tren").unwrap();
    assert_eq!(mapped.quote(at..at + 4), "trên");
    assert_eq!(key_mapped("Kỳ này").quote(0..3), "Kỳ");
}

#[test]
fn quotes_are_the_original() {
    let text = normalise("  Uỷ  ban\u{A0}“MTTQ” đạt　９７％ ");
    assert_eq!(text.text(), "Ủy ban \"MTTQ\" đạt 97%");
    assert_eq!(text.quote(0..4), "Uỷ");
    assert_eq!(text.quote(9..15), "“MTTQ”");
    assert_eq!(text.quote(text.text().len() - 3..text.text().len()), "９７％");
    assert_eq!(text.original(), "  Uỷ  ban\u{A0}“MTTQ” đạt　９７％ ");
    assert_eq!(normalise("ﬁ").quote(0..1), "ﬁ");
    assert_eq!(normalise("abc").quote(7..9), "abc");
}

/// Syllables of all shapes.
const SYLLABLES: [&str; 40] = [
    "đảng",
    "ủy",
    "phường",
    "kết",
    "quả",
    "thực",
    "hiện",
    "nghị",
    "quyết",
    "chương",
    "trình",
    "hành",
    "động",
    "của",
    "người",
    "được",
    "trưởng",
    "nước",
    "ngõ",
    "giảm",
    "nghèo",
    "vượt",
    "ước",
    "tỷ",
    "lệ",
    "hòa",
    "khỏe",
    "thủy",
    "ấp",
    "ẩm",
    "ằng",
    "ẵm",
    "ặc",
    "ễnh",
    "ỡm",
    "ữ",
    "ỹ",
    "ỵ",
    "ĩ",
    "xã",
];

fn encoded(text: &str, table: &'static str) -> String {
    let rows: Vec<(&str, char)> =
        table.lines().filter_map(|l| l.split_once('\t')).map(|(c, l)| (c, l.chars().next().unwrap())).collect();
    let byte = |code: &str| char::from(u8::from_str_radix(code, 16).unwrap());
    let letter = |c: char| match rows.iter().find(|(_, l)| *l == c) {
        Some((codes, _)) => codes.split(' ').map(byte).collect::<String>(),
        None => c.to_string(),
    };
    text.chars().map(letter).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn legacy_texts_come_back(words in prop::collection::vec(prop::sample::select(&SYLLABLES[..]), 1..12)) {
        let text = words.join(" ");
        let tcvn3 = encoded(&text, include_str!("../../data/encodings/tcvn3.tsv"));
        prop_assert_eq!(in_font(&tcvn3, ".VnTime"), text.clone());
        prop_assert_eq!(in_font(&tcvn3, ".VnTimeH"), text.to_uppercase());
        let vni = encoded(&text, include_str!("../../data/encodings/vni.tsv"));
        prop_assert_eq!(in_font(&vni, "VNI-Times"), text.clone());
        prop_assert_eq!(in_font(&encoded(&text.to_uppercase(), include_str!("../../data/encodings/vni.tsv")), "VNI-Times"), text.to_uppercase());
        prop_assert_eq!(plain(&text), text);
    }

    #[test]
    fn normalising_twice_changes_nothing(text in "[a-zđăâêôơưàáảãạòóỏõọÐƣ“”‑–−\u{300}\u{301}\u{302}\u{31B} \u{A0}\n\t0-9.,%éèùúáàâ]{0,40}") {
        let once = plain(&text);
        prop_assert_eq!(plain(&once), once);
    }

    #[test]
    fn normalising_mixed_encodings_twice_changes_nothing(
        words in prop::collection::vec((prop::sample::select(&SYLLABLES[..]), 0_usize..4), 1..16),
    ) {
        let mixed: Vec<(String, Option<&str>)> = words.iter().map(|(word, encoding)| match encoding {
            0 => (encoded(&format!("{word} "), include_str!("../../data/encodings/tcvn3.tsv")), Some(".VnTime")),
            1 => (encoded(&format!("{word} "), include_str!("../../data/encodings/vni.tsv")), Some("VNI-Times")),
            2 => (format!("{word} 12,5% "), Some("Times New Roman")),
            _ => (format!("{word} "), None),
        }).collect();
        let runs: Vec<(&str, Option<&str>)> = mixed.iter().map(|(text, font)| (text.as_str(), *font)).collect();
        let once = normalise_runs(&runs).0.text().to_owned();
        prop_assert_eq!(plain(&once), once);
    }

    #[test]
    fn any_text_is_mapped_in_order(text in "\\PC{0,40}", other in ".{0,20}", a in 0_usize..80, b in 0_usize..80) {
        let (mapped, _) = normalise_runs(&[(&text, Some(".VnTime")), (&other, None)]);
        let _ = mapped.quote(a..b);
        let mut last = 0;
        for (at, c) in mapped.text().char_indices() {
            let range = mapped.original_range(at..at + c.len_utf8()).unwrap();
            prop_assert!(range.start >= last && mapped.original().get(range.clone()).is_some());
            last = range.start;
        }
        let _ = (fold(&text), key(&text));
        prop_assert_eq!(fold(&fold(&text)), fold(&text));
    }
}
