//! Results of communes as reports one level up.

use std::fs;
use std::process::Command;

use rust_decimal::Decimal;
use serde_json::{Value, json};
use tonghop::facts::{Context, read_result};
use tonghop::lexicon::Lexicon;
use tonghop::model::{Assessment, Reason, Submission};

use crate::office::{INSURED, POOR, TREES, consolidated, item, number, programme, value};
use crate::outputs::json;

const WARDS: u32 = 114;

/// What a ward of that number reports of trees, poor households and people insured.
fn figures(ward: u32) -> (u32, u32, String) {
    (40 + ward * 3, ward % 17, format!("{}.{}", 80 + ward % 19, ward % 10))
}

/// The result file of a ward: one that the program made, with the ward's name and figures.
fn result_file(made: &Value, ward: u32) -> Vec<u8> {
    let mut own = made.clone();
    own["unit"] = format!("Đảng ủy phường Số {ward}").into();
    let (trees, poor, insured) = figures(ward);
    for item in own["items"].as_array_mut().unwrap() {
        let figure = match item["item"].as_str().unwrap() {
            TREES => json!(trees),
            POOR => json!(poor),
            INSURED => serde_json::from_str(&insured).unwrap(),
            _ => continue,
        };
        item["in_period"] = figure.clone();
        if item["cumulative_year"].is_number() {
            item["cumulative_year"] = figure.clone();
            item["cumulative_term"] = figure;
        }
    }
    serde_json::to_vec(&own).unwrap()
}

fn wards() -> Vec<Submission> {
    let context = Context::new(&programme(), Lexicon::shipped().unwrap(), tonghop::facts::Options::default());
    let made = json("2026-Q1");
    let read = |ward: u32| {
        let bytes = result_file(&made, ward);
        let mut submission = read_result(&bytes, &format!("bao-cao/2026-Q1/{ward}.json"), &context).unwrap();
        submission.reader = Submission::RESULT_FILE.into();
        submission.hash = ward.to_string();
        submission
    };
    (1..=WARDS).map(read).collect()
}

#[test]
fn a_city_adds_what_its_wards_report_and_never_their_rates() {
    let all = consolidated("2026-Q1", &wards());
    let sum = |of: fn(u32) -> u32| Some(Decimal::from((1..=WARDS).map(of).sum::<u32>()));
    let (trees, _) = item(&all, TREES);
    assert_eq!(value(trees.in_period.as_ref()), sum(|ward| figures(ward).0), "{:?}", trees.reasons);
    assert_eq!(trees.reported_by.len(), WARDS as usize);
    // Poor households stand at a date; over wards they add up all the same.
    assert_eq!(value(item(&all, POOR).0.in_period.as_ref()), sum(|ward| figures(ward).1));
    let (insured, _) = item(&all, INSURED);
    assert_eq!((&insured.in_period, insured.assessment), (&None, Assessment::Reported));
    let rates: Vec<Decimal> = (1..=WARDS).map(|ward| number(&figures(ward).2)).collect();
    let (lowest, highest) = (*rates.iter().min().unwrap(), *rates.iter().max().unwrap());
    let told = Reason::Spread { units: WARDS as usize, lowest, highest };
    assert!(insured.reasons.contains(&told), "{:?}", insured.reasons);
}

#[test]
fn what_waits_in_a_ward_waits_in_the_city() {
    let mut wards = wards();
    let context = Context::new(&programme(), Lexicon::shipped().unwrap(), tonghop::facts::Options::default());
    let mut open: Value = serde_json::from_slice(&result_file(&json("2026-Q1"), 7)).unwrap();
    for item in open["items"].as_array_mut().unwrap().iter_mut().filter(|item| item["item"] == TREES) {
        item["assessment"] = "needs_review".into();
    }
    let file = wards[6].file.clone();
    wards[6] = read_result(&serde_json::to_vec(&open).unwrap(), &file, &context).unwrap();
    wards[6].reader = Submission::RESULT_FILE.into();
    let all = consolidated("2026-Q1", &wards);
    assert_eq!(item(&all, TREES).0.assessment, Assessment::NeedsReview);
    assert_ne!(item(&all, POOR).0.assessment, Assessment::NeedsReview);
}

#[test]
fn result_files_are_read_from_the_drop_folder() {
    let home = tempfile::tempdir().unwrap();
    let reports = home.path().join("inputs/bao-cao/2026-Q1");
    fs::create_dir_all(&reports).unwrap();
    let programme = home.path().join("ct.docx");
    let shipped = concat!(env!("CARGO_MANIFEST_DIR"), "/inputs/chuong-trinh/Chuong-trinh-hanh-dong.docx");
    fs::copy(shipped, &programme).unwrap();
    for (name, trees) in [("Hòa Sơn", 120), ("Bến Thủy", 75), ("Nam Hà", 0)] {
        let items = json!([{ "item": "PL1.II.24", "in_period": trees, "unit": "cây", "assessment": "reported" }]);
        let result = json!({ "period": "2026-Q1", "unit": format!("Đảng ủy phường {name}"), "items": items });
        fs::write(reports.join(format!("so-lieu {name}.json")), result.to_string()).unwrap();
    }
    fs::write(reports.join("khác.json"), "{\"a\": 1}").unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_tonghop"));
    command.current_dir(home.path()).arg("run").arg("--programme").arg(&programme);
    let output = command.output().unwrap();
    assert_ne!(output.status.code(), Some(2), "{}", String::from_utf8_lossy(&output.stderr));
    let result = fs::read(home.path().join("outputs/2026-Q1/so-lieu.json")).unwrap();
    let result: Value = serde_json::from_slice(&result).unwrap();
    let trees = result["items"].as_array().unwrap().iter().find(|item| item["item"] == "PL1.II.24").unwrap();
    assert_eq!(trees["in_period"], 195, "{trees}");
    let states: Vec<&str> =
        result["submissions"].as_array().unwrap().iter().map(|each| each["state"].as_str().unwrap()).collect();
    assert_eq!(states.iter().filter(|state| **state == "read").count(), 3);
    assert_eq!(states.iter().filter(|state| **state == "not_a_report").count(), 1);
}

#[test]
fn the_workbook_of_a_ward_is_a_report_in_the_city_and_a_review_sheet_at_home() {
    let office = |issuer: &str| {
        let home = tempfile::tempdir().unwrap();
        fs::create_dir_all(home.path().join("inputs/bao-cao")).unwrap();
        fs::create_dir_all(home.path().join("inputs/chuong-trinh")).unwrap();
        let shipped = concat!(env!("CARGO_MANIFEST_DIR"), "/inputs/chuong-trinh/Chuong-trinh-hanh-dong.docx");
        fs::copy(shipped, home.path().join("inputs/chuong-trinh/ct.docx")).unwrap();
        fs::write(home.path().join("tonghop.toml"), format!("[bao-cao]\nco-quan = \"{issuer}\"\n")).unwrap();
        home
    };
    let result = |home: &std::path::Path| -> Value {
        let output = Command::new(env!("CARGO_BIN_EXE_tonghop")).current_dir(home).output().unwrap();
        assert_ne!(output.status.code(), Some(2), "{}", String::from_utf8_lossy(&output.stderr));
        serde_json::from_slice(&fs::read(home.join("outputs/2026-Q1/so-lieu.json")).unwrap()).unwrap()
    };
    let city = office("Thành ủy Nam Hải");
    let wards = [("Đảng ủy phường Hòa Sơn", "95,3"), ("Đảng ủy phường Bến Thủy", "96,1")];
    for (at, (ward, share)) in wards.into_iter().enumerate() {
        let home = office(ward);
        let report = format!(
            "ĐẢNG ỦY PHƯỜNG\nỦY BAN NHÂN DÂN PHƯỜNG KIẾN AN\n\nngày 20 tháng 3 năm 2026\n\nBÁO CÁO\nKết quả thực hiện \
             nhiệm vụ quý I năm 2026\n\n- Tỷ lệ dân số tham gia bảo hiểm y tế đạt {share}%.\n"
        );
        fs::write(home.path().join("inputs/bao-cao/a.txt"), report).unwrap();
        result(home.path());
        let workbook = home.path().join("outputs/2026-Q1/Phu-luc-2026-Q1.xlsx");
        fs::copy(&workbook, city.path().join(format!("inputs/bao-cao/{at}.xlsx"))).unwrap();
        fs::copy(&workbook, home.path().join("inputs/bao-cao/tra lại.xlsx")).unwrap();
        let own = result(home.path());
        let states: Vec<&str> =
            own["submissions"].as_array().unwrap().iter().map(|each| each["state"].as_str().unwrap()).collect();
        assert_eq!(states, ["read", "review_sheet"], "{ward}");
    }
    let all = result(city.path());
    let from: Vec<(&str, &str)> = all["submissions"]
        .as_array()
        .unwrap()
        .iter()
        .map(|each| (each["unit"].as_str().unwrap(), each["state"].as_str().unwrap()))
        .collect();
    assert_eq!(from, wards.map(|(ward, _)| (ward, "read")));
    let insured: Vec<f64> = all["facts"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|fact| fact["item"] == "PL1.II.13" && fact["measure"] == "in_period")
        .map(|fact| fact["value"].as_f64().unwrap())
        .collect();
    assert_eq!(insured, [95.3, 96.1]);
}
