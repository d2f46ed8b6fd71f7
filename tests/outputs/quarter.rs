//! An invented quarter: ten files and what they give.

use std::collections::BTreeMap;

use tonghop::model::{
    Assessment, Confidence, Consolidation, Content, Contribution, Decision, Fact, History, ItemId, ItemResult, Measure,
    NotAReport, Period, Place, Programme, Qualifier, Quantity, Reason, ReportingUnit, Status, Submission,
    SubmissionState, UnitCoverage, Unreadable,
};
use tonghop::outputs::{Letterhead, Options, Sources};

use crate::programme::{COMMITTEE, FRONT, INSPECTION, OFFICE, PARTY_BOARD, POLICE, id, unit};

pub(crate) fn figure(value: &str, symbol: &str) -> Quantity {
    Quantity { value: value.parse().unwrap(), upper: None, unit: unit(symbol), qualifier: Qualifier::Exact }
}

fn fact(item: &str, measure: Measure, content: Content, at: Place, quote: &str) -> Fact {
    Fact {
        item: id(item),
        measure,
        content,
        place: at,
        quote: quote.to_owned(),
        confidence: Confidence::new(0.93),
        decision: Decision::Accepted,
        reasons: Vec::new(),
        evidence: Vec::new(),
    }
}

fn in_period(item: &str, value: &str, symbol: &str, at: Place, quote: &str) -> Fact {
    fact(item, Measure::InPeriod, Content::Figure(figure(value, symbol)), at, quote)
}

fn status(item: &str, state: Status, at: Place, quote: &str) -> Fact {
    fact(item, Measure::Status, Content::Status(state), at, quote)
}

fn review(mut fact: Fact, reasons: Vec<Reason>) -> Fact {
    fact.decision = Decision::Review;
    fact.confidence = Confidence::new(0.48);
    fact.reasons = reasons;
    fact
}

fn paragraph(number: u32) -> Place {
    Place::Paragraph { number }
}

fn cell(row: u32, column: u32) -> Place {
    Place::TableCell { table: 1, row, column }
}

fn submission(file: &str, unit: Option<&str>, state: SubmissionState, facts: Vec<Fact>) -> Submission {
    Submission {
        file: format!("bao-cao/2026-Q1/{file}"),
        hash: String::new(),
        unit: unit.map(ReportingUnit::new),
        period: unit.map(|_| "2026-Q1".parse().unwrap()),
        cut_off: None,
        dated: None,
        seen: None,
        corrected: false,
        state,
        reader: "docx".to_owned(),
        remarks: Vec::new(),
        facts,
    }
}

pub(crate) const HOSTILE_SIGN: &str = "12/KH-MTTQ{{ x }}<w:p/>{%p endfor %}\u{202E}\u{1}";

pub(crate) const HOSTILE: &str =
    "=HYPERLINK(\"http://x\",\"a\") <w:p>&amp;</w:p> {{ x }} {% for %} \u{202E}ngược\u{202C} \u{0}hết _x0041_";

fn submissions() -> Vec<Submission> {
    let long = "Đảng ủy phường đã lãnh đạo, chỉ đạo các cơ quan, đơn vị tập trung triển khai đồng bộ các giải pháp phát triển đảng viên; trong quý đã kết nạp 12 đảng viên mới, đạt 30% kế hoạch năm, trong đó có 03 đảng viên là học sinh, sinh viên và 02 đảng viên là người lao động trong doanh nghiệp ngoài nhà nước; công tác tạo nguồn được các chi bộ quan tâm, đã cử 25 quần chúng ưu tú tham gia lớp bồi dưỡng nhận thức về Đảng.";
    let sheet = |row: u32| Place::SheetCell { sheet: "Biểu 01".into(), row, column: 5 };
    let mut secretariat = submission(
        "vpdu_quy1.docx",
        Some(OFFICE),
        SubmissionState::Read,
        vec![
            status("PL2.I.4", Status::Done, paragraph(9), "đã ban hành Quy chế số 01-QC/ĐU"),
            fact(
                "PL2.I.4",
                Measure::Product,
                Content::Product("01-QC/ĐU".into()),
                paragraph(9),
                "đã ban hành Quy chế số 01-QC/ĐU",
            ),
            review(
                status("PL2.II.2", Status::InProgress, paragraph(14), HOSTILE),
                vec![Reason::WeakMatch, Reason::UncertainRole],
            ),
            status("PL3.4", Status::InProgress, paragraph(20), "đang xây dựng đề án chuyển đổi số"),
        ],
    );
    secretariat.remarks = vec![Reason::TrackedChanges];
    vec![
        submission(
            "Ban_XDD_bao_cao_ket_qua_quy_I_nam_2026_ban_chinh_thuc_gui_Van_phong_Dang_uy.docx",
            Some(PARTY_BOARD),
            SubmissionState::Read,
            vec![
                in_period("PL1.I.1", "12", "đảng viên", paragraph(12), long),
                fact("PL1.I.1", Measure::PercentOfPlan, Content::Figure(figure("30", "%")), paragraph(12), long),
                in_period(
                    "PL1.I.2",
                    "1",
                    "tổ chức đảng",
                    paragraph(13),
                    "thành lập 01 tổ chức đảng trong doanh nghiệp",
                ),
                in_period("PL1.I.4a", "16.5", "%", cell(4, 5), "16,5"),
                in_period("PL1.I.4b", "9.8", "%", cell(5, 5), "9,8"),
                status(
                    "PL2.I.1",
                    Status::Done,
                    paragraph(15),
                    "đã ban hành Chương trình hành động số 07-CTr/ĐU ngày 12/02/2026",
                ),
                fact(
                    "PL2.I.1",
                    Measure::Product,
                    Content::Product("07-CTr/ĐU".into()),
                    paragraph(15),
                    "Chương trình hành động số 07-CTr/ĐU ngày 12/02/2026",
                ),
                status("PL2.I.2", Status::InProgress, paragraph(16), "đang triển khai"),
                status("PL3.1", Status::InProgress, paragraph(18), "đang lấy ý kiến dự thảo kế hoạch"),
            ],
        ),
        submission(
            "Dang uy UBND - bieu so lieu quy I.xlsx",
            Some(COMMITTEE),
            SubmissionState::Superseded { by: "bao-cao/2026-Q1/Dang uy UBND - bieu so lieu quy I (sua).xlsx".into() },
            vec![in_period("PL1.II.5", "95.1", "%", sheet(7), "95.1")],
        ),
        submission(
            "Dang uy UBND - bieu so lieu quy I (sua).xlsx",
            Some(COMMITTEE),
            SubmissionState::Read,
            vec![
                in_period("PL1.II.1", "11.4", "%", sheet(3), "11.4"),
                in_period("PL1.II.2", "13.25", "%", sheet(4), "13.25"),
                in_period("PL1.II.3", "1124", "doanh nghiệp", sheet(5), "1124"),
                in_period("PL1.II.4", "12", "hộ", sheet(6), "12"),
                in_period("PL1.II.5", "97.2", "%", sheet(7), "97.2"),
                review(
                    in_period("PL1.II.8", "97215", "", sheet(8), "97.215"),
                    vec![
                        Reason::AmbiguousNumber { readings: vec!["97215".parse().unwrap(), "97.215".parse().unwrap()] },
                        Reason::UnitMismatch { found: "điểm".into(), expected: "Tiêu chí".into() },
                    ],
                ),
                fact("PL3.2", Measure::InPeriod, Content::Figure(figure("1250.5", "triệu đồng")), sheet(12), "1250.5"),
                fact("PL3.2", Measure::PercentComplete, Content::Figure(figure("35", "%")), sheet(12), "35"),
                status("PL3.3", Status::Late, sheet(13), "chậm tiến độ do vướng mặt bằng"),
            ],
        ),
        submission(
            "MTTQ.pdf",
            Some(FRONT),
            SubmissionState::Read,
            vec![
                in_period(
                    "PL1.I.5",
                    "62.5",
                    "%",
                    Place::Line { page: 2, line: 8 },
                    "10/16 tổ chức có công trình, phần việc, đạt 62,5%",
                ),
                in_period("PL1.II.7", "1350", "cây", Place::Line { page: 3, line: 1 }, "trồng mới được 1.350 cây"),
                status(
                    "PL2.II.1",
                    Status::InProgress,
                    Place::Line { page: 3, line: 12 },
                    "đang triển khai tại 24/24 tổ dân phố",
                ),
                fact(
                    "PL2.II.3",
                    Measure::Product,
                    Content::Product(HOSTILE_SIGN.into()),
                    Place::Line { page: 4, line: 2 },
                    "Kế hoạch số 12/KH-MTTQ",
                ),
            ],
        ),
        submission(
            "MTTQ (ban sao).pdf",
            Some(FRONT),
            SubmissionState::Duplicate { of: "bao-cao/2026-Q1/MTTQ.pdf".into() },
            vec![],
        ),
        submission(
            "CAP bao cao ANTT.docx",
            Some(POLICE),
            SubmissionState::Read,
            vec![in_period("PL1.II.6", "88.9", "%", paragraph(22), "khám phá 16/18 vụ, đạt 88,9%")],
        ),
        secretariat,
        submission("UBKT.doc", None, SubmissionState::Unreadable(Unreadable::Encrypted), vec![]),
        submission("scan_0031.pdf", None, SubmissionState::Unreadable(Unreadable::Scanned), vec![]),
        submission(
            "Giay moi hop.docx",
            None,
            SubmissionState::NotAReport(NotAReport::OtherDocument { kind: "giấy mời".into() }),
            vec![],
        ),
    ]
}

fn blank(item: ItemId) -> ItemResult {
    ItemResult {
        item,
        in_period: None,
        cumulative_year: None,
        cumulative_term: None,
        percent_of_plan: None,
        percent_complete: None,
        status: None,
        products: Vec::new(),
        assessment: Assessment::NoReport,
        reported_by: Vec::new(),
        reasons: Vec::new(),
        facts: Vec::new(),
    }
}

/// What the stage before would give: accepted facts put into their places; assessments as listed in `ASSESSED`.
fn results(programme: &Programme, submissions: &[Submission]) -> BTreeMap<ItemId, ItemResult> {
    let parts = programme.indicators.iter().flat_map(|row| row.parts.iter().map(|part| part.id));
    let others = programme.tasks.iter().map(|task| task.id).chain(programme.projects.iter().map(|each| each.id));
    let ids = programme.body.iter().map(|each| each.id).chain(parts).chain(others);
    let mut items: BTreeMap<ItemId, ItemResult> = ids.map(|item| (item, blank(item))).collect();
    for (index, submission) in submissions.iter().enumerate() {
        for (position, fact) in
            submission.facts.iter().enumerate().filter(|_| submission.state == SubmissionState::Read)
        {
            let item = items.get_mut(&fact.item).unwrap();
            item.facts.push(Contribution { submission: index, fact: position });
            if fact.decision == Decision::Accepted {
                place(item, fact, submission.unit.clone().unwrap());
            }
        }
    }
    for (item, assessment) in ASSESSED {
        items.get_mut(&id(item)).unwrap().assessment = assessment;
    }
    let sum = Reason::LeadDiffersFromSum { lead: "1350".parse().unwrap(), sum: "1410".parse().unwrap() };
    items.get_mut(&id("PL1.II.7")).unwrap().reasons = vec![sum];
    items
}

const ASSESSED: [(&str, Assessment); 20] = [
    ("PL1.I.1", Assessment::OnTrack),
    ("PL1.I.2", Assessment::OnTrack),
    ("PL1.I.4a", Assessment::Met),
    ("PL1.I.4b", Assessment::Behind),
    ("PL1.I.5", Assessment::OnTrack),
    ("PL1.II.1", Assessment::Met),
    ("PL1.II.2", Assessment::Behind),
    ("PL1.II.3", Assessment::OnTrack),
    ("PL1.II.4", Assessment::Behind),
    ("PL1.II.5", Assessment::OnTrack),
    ("PL1.II.6", Assessment::NotMet),
    ("PL1.II.7", Assessment::NeedsReview),
    ("PL1.II.8", Assessment::NeedsReview),
    ("PL2.I.1", Assessment::Met),
    ("PL2.I.2", Assessment::OnTrack),
    ("PL2.I.4", Assessment::Met),
    ("PL2.II.1", Assessment::OnTrack),
    ("PL2.II.2", Assessment::NeedsReview),
    ("PL2.II.3", Assessment::Reported),
    ("PL3.3", Assessment::Behind),
];

fn place(item: &mut ItemResult, fact: &Fact, unit: ReportingUnit) {
    if item.assessment == Assessment::NoReport {
        item.assessment = Assessment::Reported;
    }
    if !item.reported_by.contains(&unit) {
        item.reported_by.push(unit);
    }
    match (&fact.content, fact.measure) {
        (Content::Figure(figure), Measure::InPeriod) => {
            item.in_period = Some(figure.clone());
            item.cumulative_year = (figure.unit.symbol != "%").then(|| figure.clone());
        }
        (Content::Figure(figure), Measure::PercentOfPlan) => item.percent_of_plan = Some(figure.clone()),
        (Content::Figure(figure), Measure::PercentComplete) => item.percent_complete = Some(figure.clone()),
        (Content::Status(status), _) => item.status = Some(*status),
        (Content::Product(document), _) => item.products.push(document.clone()),
        _ => {}
    }
}

pub(crate) fn consolidation(programme: &Programme) -> Consolidation {
    let submissions = submissions();
    let items = results(programme, &submissions);
    let period: Period = "2026-Q1".parse().unwrap();
    let coverage = coverage(programme, &items);
    let silent_units = vec![ReportingUnit::new(INSPECTION)];
    let (history, duties) = (History::default(), Vec::new());
    Consolidation { period, submissions, items, silent_units, coverage, history, duties, rulings: Vec::new() }
}

/// Of each lead unit the items that it leads; those with a result count as reported.
fn coverage(programme: &Programme, items: &BTreeMap<ItemId, ItemResult>) -> Vec<UnitCoverage> {
    let leads = programme.indicators.iter().map(|row| (row.id, row.lead.as_deref()));
    let tasks = programme.tasks.iter().map(|row| (row.id, row.lead.as_deref()));
    let leads: Vec<(ItemId, &str)> = leads.chain(tasks).filter_map(|(id, lead)| Some((id, lead?))).collect();
    [PARTY_BOARD, COMMITTEE, INSPECTION, POLICE, FRONT, OFFICE]
        .map(|unit| {
            let led: Vec<ItemId> = items.keys().copied().filter(|id| leads.contains(&(id.row(), unit))).collect();
            let told = |id: &&ItemId| items[id].assessment != Assessment::NoReport;
            let reported: Vec<ItemId> = led.iter().filter(told).copied().collect();
            UnitCoverage { unit: ReportingUnit::new(unit), files: usize::from(unit != INSPECTION), led, reported }
        })
        .into()
}

/// Every file lies where the shipped folders have it.
fn sources() -> Sources {
    let ways = submissions().into_iter().map(|each| (each.file.clone(), format!("../../inputs/{}", each.file)));
    Sources::new(ways.collect())
}

pub(crate) fn options() -> Options {
    Options {
        template: None,
        year_template: None,
        term_template: None,
        board_template: None,
        sources: sources(),
        letterhead: Letterhead {
            superior: Some("Đảng bộ thành phố Nam Hải".into()),
            issuer: Some("Đảng ủy phường Hòa Sơn".into()),
            place: Some("Hòa Sơn".into()),
            number: Some("05".into()),
            sign: "BC/ĐU".into(),
            date: None,
            receivers: vec![
                "Ban Thường vụ Thành ủy (để báo cáo)".into(),
                "Văn phòng Thành ủy".into(),
                "Lưu Văn phòng Đảng ủy".into(),
            ],
            authority: "T/M BAN THƯỜNG VỤ".into(),
            position: "BÍ THƯ".into(),
            signer: Some("Nguyễn Văn Bình".into()),
        },
        deadline: None,
        generated: jiff::civil::date(2026, 4, 10).at(8, 5, 0, 0),
        version: "0.0.0".into(),
        edition: None,
    }
}
