//! An invented programme with long Vietnamese cells.

use tonghop::model::{
    Assignment, BodyIndicator, Combining, Direction, Horizon, Indicator, IndicatorPart, ItemId, MeasureUnit, Nature,
    Pair, Programme, Project, Target, TargetValue, Task,
};

pub(crate) const PARTY_BOARD: &str = "Ban Xây dựng Đảng Đảng ủy phường";
pub(crate) const COMMITTEE: &str = "Đảng ủy UBND phường";
pub(crate) const INSPECTION: &str = "Ủy ban Kiểm tra Đảng ủy phường";
pub(crate) const POLICE: &str = "Đảng ủy Công an phường";
pub(crate) const FRONT: &str = "Ủy ban Mặt trận Tổ quốc Việt Nam phường";
pub(crate) const OFFICE: &str = "Văn phòng Đảng ủy phường";

pub(crate) fn id(text: &str) -> ItemId {
    text.parse().unwrap()
}

pub(crate) fn unit(symbol: &str) -> MeasureUnit {
    match symbol {
        "%" => MeasureUnit::percent(),
        "" => MeasureUnit::bare(),
        "triệu đồng" | "tỷ đồng" => MeasureUnit {
            symbol: symbol.to_owned(),
            dimension: tonghop::model::Dimension::Money,
            scale: if symbol == "tỷ đồng" { "1000000000" } else { "1000000" }.parse().unwrap(),
        },
        noun => MeasureUnit::count(noun),
    }
}

fn figure(value: &str, symbol: &str, direction: Direction, horizon: Horizon, text: &str) -> Target {
    let (value, upper) = value.split_once('-').map_or((value, None), |(low, high)| (low, Some(high)));
    Target {
        value: TargetValue::Figure {
            value: value.parse().unwrap(),
            upper: upper.map(|high| high.parse().unwrap()),
            unit: unit(symbol),
            direction,
        },
        horizon,
        text: text.to_owned(),
    }
}

fn part(item: &str, name: &str, symbol: Option<&str>, nature: Nature, targets: Vec<Target>) -> IndicatorPart {
    IndicatorPart {
        id: id(item),
        name: name.to_owned(),
        unit: symbol.map(str::to_owned),
        nature,
        combining: Combining::default(),
        targets,
        aliases: Vec::new(),
    }
}

/// `cells`: unit, target by the end of the term, yearly target, lead.
fn indicator(item: &str, section: &str, name: &str, cells: [&str; 4], parts: Vec<IndicatorPart>) -> Indicator {
    let [symbol, by_end, yearly, lead] = cells.map(|text| (!text.is_empty()).then(|| text.to_owned()));
    let stt = item.rsplit('.').next().unwrap_or_default();
    Indicator {
        id: id(item),
        section: section.to_owned(),
        stt: format!("{stt}."),
        name: name.to_owned(),
        unit: symbol,
        target_2030: by_end,
        yearly,
        lead,
        parts,
    }
}

fn indicators() -> Vec<Indicator> {
    use Direction::{AtLeast, AtMost, MoreThan};
    use Horizon::{EachYear, Term};
    let party = "I. Chỉ tiêu về công tác xây dựng Đảng và hệ thống chính trị";
    let economy = "II. Chỉ tiêu phát triển kinh tế - xã hội, quốc phòng, an ninh";
    let one =
        |item: &str, name: &str, symbol: Option<&str>, nature, targets| vec![part(item, name, symbol, nature, targets)];
    let city = Target {
        value: TargetValue::AssignedByCity("Chỉ tiêu thành phố giao".into()),
        horizon: EachYear,
        text: "Chỉ tiêu thành phố giao".into(),
    };
    let admitted = "Kế hoạch thực hiện phấn đấu kết nạp đảng viên mới hằng năm hoàn thành chỉ tiêu thành phố giao";
    let organisations = "Kế hoạch thành lập tổ chức đảng trong doanh nghiệp ngoài nhà nước, hợp tác xã, đơn vị sự nghiệp ngoài công lập";
    let insurance = "Kế hoạch 05 năm thực hiện tỷ lệ dân số tham gia bảo hiểm y tế";
    let projects = "Kế hoạch hằng năm triển khai thực hiện mỗi tổ chức chính trị - xã hội, ban công tác Mặt trận tổ dân phố có công trình, phần việc cụ thể tham gia phát triển kinh tế, xây dựng đô thị văn minh, bảo vệ môi trường, giữ gìn an ninh trật tự, bảo đảm an sinh xã hội";
    vec![
        indicator(
            "PL1.I.1",
            party,
            admitted,
            ["", "Chỉ tiêu thành phố giao", "Chỉ tiêu thành phố giao", PARTY_BOARD],
            one("PL1.I.1", admitted, None, Nature::Assigned, vec![city]),
        ),
        indicator(
            "PL1.I.2",
            party,
            organisations,
            ["TCĐ", "10", "02", PARTY_BOARD],
            one(
                "PL1.I.2",
                organisations,
                Some("TCĐ"),
                Nature::Flow,
                vec![
                    figure("10", "tổ chức đảng", AtLeast, Term, "10"),
                    figure("2", "tổ chức đảng", AtLeast, EachYear, "02"),
                ],
            ),
        ),
        indicator(
            "PL1.I.3",
            party,
            "Kế hoạch kiểm tra, giám sát hằng năm các tổ chức đảng trong nhiệm kỳ",
            ["%", "100", "> 20", INSPECTION],
            one(
                "PL1.I.3",
                "kiểm tra, giám sát tổ chức đảng",
                Some("%"),
                Nature::Rate,
                vec![figure("20", "%", MoreThan, EachYear, "> 20")],
            ),
        ),
        indicator(
            "PL1.I.4",
            party,
            "Kế hoạch 05 năm thực hiện tỷ lệ cấp ủy viên nữ, có cán bộ nữ trong Ban Thường vụ cấp ủy; tỷ lệ cán bộ trẻ (dưới 42 tuổi) trong cấp ủy",
            ["%", ">15 >10", "Kế hoạch hằng năm", PARTY_BOARD],
            vec![
                part(
                    "PL1.I.4a",
                    "tỷ lệ cấp ủy viên nữ",
                    Some("%"),
                    Nature::Rate,
                    vec![figure("15", "%", MoreThan, Term, ">15")],
                ),
                part(
                    "PL1.I.4b",
                    "tỷ lệ cán bộ trẻ (dưới 42 tuổi) trong cấp ủy",
                    Some("%"),
                    Nature::Rate,
                    vec![figure("10", "%", MoreThan, Term, ">10")],
                ),
            ],
        ),
        indicator(
            "PL1.I.5",
            party,
            projects,
            ["%", "100", "Kế hoạch hằng năm của từng tổ chức chính trị - xã hội", FRONT],
            one("PL1.I.5", projects, Some("%"), Nature::Rate, vec![figure("100", "%", AtLeast, Term, "100")]),
        ),
        indicator(
            "PL1.II.1",
            economy,
            "Kế hoạch hằng năm tăng thu ngân sách nhà nước trên địa bàn",
            ["%", "", "≥ 10", COMMITTEE],
            one(
                "PL1.II.1",
                "tăng thu ngân sách nhà nước trên địa bàn",
                Some("%"),
                Nature::Growth,
                vec![figure("10", "%", AtLeast, EachYear, "≥ 10")],
            ),
        ),
        indicator(
            "PL1.II.2",
            economy,
            "Kế hoạch hằng năm tăng tổng giá trị sản phẩm trên địa bàn",
            ["%", "", "≥ 15-17", COMMITTEE],
            one(
                "PL1.II.2",
                "tăng tổng giá trị sản phẩm trên địa bàn",
                Some("%"),
                Nature::Growth,
                vec![figure("15-17", "%", AtLeast, EachYear, "≥ 15-17")],
            ),
        ),
        indicator(
            "PL1.II.3",
            economy,
            "Kế hoạch 05 năm phát triển và duy trì số doanh nghiệp đang hoạt động trên địa bàn",
            ["DN", "≥ 1500", "Kế hoạch hằng năm", COMMITTEE],
            one(
                "PL1.II.3",
                "số doanh nghiệp đang hoạt động",
                Some("DN"),
                Nature::Stock,
                vec![figure("1500", "doanh nghiệp", AtLeast, Term, "≥ 1500")],
            ),
        ),
        indicator(
            "PL1.II.4",
            economy,
            "Kế hoạch hằng năm không còn hộ nghèo theo chuẩn giai đoạn mới",
            ["Hộ", "0", "Kế hoạch hằng năm", COMMITTEE],
            one("PL1.II.4", "hộ nghèo", Some("Hộ"), Nature::Stock, vec![figure("0", "hộ", AtMost, Term, "0")]),
        ),
        indicator(
            "PL1.II.5",
            economy,
            insurance,
            ["%", "≥ 98", "Kế hoạch hằng năm", COMMITTEE],
            one("PL1.II.5", insurance, Some("%"), Nature::Rate, vec![figure("98", "%", AtLeast, Term, "≥ 98")]),
        ),
        indicator(
            "PL1.II.6",
            economy,
            "Kế hoạch hằng năm phấn đấu tỷ lệ khám phá các loại tội phạm",
            ["%", "> 90", "90", POLICE],
            one(
                "PL1.II.6",
                "tỷ lệ khám phá các loại tội phạm",
                Some("%"),
                Nature::Rate,
                vec![figure("90", "%", MoreThan, Term, "> 90"), figure("90", "%", AtLeast, EachYear, "90")],
            ),
        ),
        indicator(
            "PL1.II.7",
            economy,
            "Kế hoạch 05 năm trồng bổ sung cây xanh đặc trưng, tạo điểm nhấn thu hút khách tham quan, du lịch đến địa bàn phường",
            ["cây", "5.000", "Kế hoạch phát động hằng năm", FRONT],
            one(
                "PL1.II.7",
                "trồng cây xanh",
                Some("cây"),
                Nature::Flow,
                vec![figure("5000", "cây", AtLeast, Term, "5.000")],
            ),
        ),
        indicator(
            "PL1.II.8",
            economy,
            "Kế hoạch 05 năm phấn đấu phường đạt chuẩn đô thị văn minh theo các tiêu chí quy định của Trung ương",
            ["Tiêu chí", "Đạt", "Kế hoạch hằng năm", COMMITTEE],
            one(
                "PL1.II.8",
                "phường đạt chuẩn đô thị văn minh",
                Some("Tiêu chí"),
                Nature::YesNo,
                vec![Target { value: TargetValue::Reached("Đạt".into()), horizon: Term, text: "Đạt".into() }],
            ),
        ),
    ]
}

/// `cells`: product, schedule, lead, cooperating.
fn task(item: &str, section: &str, text: &str, cells: [&str; 4]) -> Task {
    let [product, schedule, lead, cooperating] = cells.map(|text| (!text.is_empty()).then(|| text.to_owned()));
    let stt = format!("{}.", item.rsplit('.').next().unwrap_or_default());
    Task { id: id(item), section: section.to_owned(), stt, task: text.to_owned(), product, schedule, lead, cooperating }
}

fn tasks() -> Vec<Task> {
    let party = "I. Công tác xây dựng Đảng, giáo dục chính trị, tư tưởng, đạo đức";
    let people = "II. Phát huy vai trò nòng cốt chính trị của Mặt trận Tổ quốc và các tổ chức chính trị - xã hội trong tập hợp, xây dựng khối đại đoàn kết toàn dân";
    let all = "Các cơ quan, đơn vị, tổ chức đảng trực thuộc";
    vec![
        task(
            "PL2.I.1",
            party,
            "Ban hành Chương trình hành động thực hiện nghị quyết chuyên đề của Ban Chấp hành Đảng bộ thành phố về xây dựng văn hóa, con người giai đoạn 2025 - 2030 và những năm tiếp theo",
            ["Chương trình hành động", "Sau khi có nghị quyết của Thành ủy", PARTY_BOARD, all],
        ),
        task(
            "PL2.I.2",
            party,
            "Đổi mới giáo dục chính trị, tư tưởng theo hướng phù hợp với các loại hình tổ chức đảng, tăng tính thuyết phục, hiệu quả gắn với đẩy mạnh ứng dụng công nghệ thông tin. Tăng cường học tập, quán triệt, triển khai nghị quyết, chỉ thị của Trung ương, Thành ủy, Đảng ủy phường bảo đảm thiết thực, hiệu quả",
            ["Kế hoạch, báo cáo kết quả", "Thực hiện thường xuyên", PARTY_BOARD, all],
        ),
        task(
            "PL2.I.3",
            party,
            "Xây dựng, triển khai kế hoạch học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh",
            ["Kế hoạch", "Hằng năm", PARTY_BOARD, all],
        ),
        task(
            "PL2.I.4",
            party,
            "Xây dựng quy chế làm việc của Ban Chấp hành, Ban Thường vụ và chương trình công tác toàn khóa",
            ["Quy chế, chương trình", "Quý I năm 2026", OFFICE, ""],
        ),
        task(
            "PL2.I.5",
            party,
            "Xây dựng chương trình kiểm tra, giám sát toàn khóa và kế hoạch hằng năm",
            ["Chương trình, kế hoạch", "Hằng năm", INSPECTION, all],
        ),
        task(
            "PL2.II.1",
            people,
            "Nâng cao chất lượng phong trào \"Toàn dân đoàn kết xây dựng đời sống văn hóa\" tại các tổ dân phố",
            ["Kế hoạch", "Thường xuyên", FRONT, "Các tổ chức chính trị - xã hội"],
        ),
        task(
            "PL2.II.2",
            people,
            "Tổ chức đối thoại định kỳ giữa người đứng đầu cấp ủy, chính quyền với Nhân dân",
            ["Kế hoạch, thông báo kết luận", "Hằng năm", OFFICE, FRONT],
        ),
        task(
            "PL2.II.3",
            people,
            "Xây dựng kế hoạch giám sát, phản biện xã hội",
            ["Kế hoạch", "Hằng năm", FRONT, COMMITTEE],
        ),
    ]
}

/// `cells`: lead, cooperating, schedule, funding.
fn project(item: &str, name: &str, cells: [&str; 4]) -> Project {
    let [lead, cooperating, schedule, funding] = cells.map(|text| (!text.is_empty()).then(|| text.to_owned()));
    let stt = format!("{}.", item.rsplit('.').next().unwrap_or_default());
    Project { id: id(item), stt, name: name.to_owned(), lead, cooperating, schedule, funding }
}

fn projects() -> Vec<Project> {
    let state = "Ngân sách nhà nước và xã hội hóa";
    vec![
        project(
            "PL3.1",
            "Kế hoạch 05 năm xây dựng tổ dân phố kiểu mẫu trên địa bàn phường (thiết chế văn hóa, thư viện, trung tâm đổi mới sáng tạo...) hướng đến mục tiêu toàn xã hội thụ hưởng thành quả của quá trình phát triển kinh tế - xã hội",
            [
                PARTY_BOARD,
                "Đảng ủy UBND phường; các chi bộ, đảng bộ trực thuộc; các tổ dân phố và đơn vị tư vấn",
                "2025 - 2030",
                state,
            ],
        ),
        project(
            "PL3.2",
            "Dự án chỉnh trang tuyến phố văn minh, trật tự đô thị",
            [COMMITTEE, "Các phòng chuyên môn; các tổ dân phố", "2026 - 2027", "Ngân sách nhà nước"],
        ),
        project(
            "PL3.3",
            "Dự án đầu tư xây dựng nhà văn hóa tổ dân phố số 5",
            [COMMITTEE, "", "2026", "Ngân sách nhà nước"],
        ),
        project("PL3.4", "Đề án chuyển đổi số trong hoạt động của các cơ quan đảng", [OFFICE, "", "2026 - 2030", ""]),
        project(
            "PL3.5",
            "Kế hoạch lắp đặt camera an ninh trên các tuyến đường chính",
            [POLICE, COMMITTEE, "Hằng năm", "Xã hội hóa"],
        ),
        project("PL3.6", "Kế hoạch trồng cây xanh dịp Tết hằng năm", [FRONT, COMMITTEE, "Hằng năm", "Xã hội hóa"]),
    ]
}

fn body() -> Vec<BodyIndicator> {
    let party = "I. Về công tác xây dựng Đảng, hệ thống chính trị trong sạch, vững mạnh";
    let economy = "II. Về phát triển kinh tế - xã hội, quốc phòng, an ninh";
    let bullet = |item: &str, part: &str, section: &str, text: &str| BodyIndicator {
        id: id(item),
        part: part.to_owned(),
        section: section.to_owned(),
        text: text.to_owned(),
        parts: Vec::new(),
    };
    let first = "1. Tiếp tục đẩy mạnh công tác xây dựng Đảng, giáo dục chính trị, tư tưởng, đạo đức trong sạch, vững mạnh toàn diện; nâng cao năng lực lãnh đạo của Đảng";
    let second = "1. Phát triển kinh tế, an sinh xã hội";
    vec![
        bullet(
            "B.I.1.1",
            party,
            first,
            "Phấn đấu tỷ lệ kết nạp đảng viên mới hằng năm hoàn thành chỉ tiêu thành phố giao.",
        ),
        bullet("B.I.1.2", party, first, "Phấn đấu hằng năm kết nạp từ 2 - 3 người có đạo vào Đảng."),
        bullet("B.I.1.3", party, first, "Tỷ lệ cấp ủy viên nữ từ 15% trở lên; cán bộ trẻ dưới 42 tuổi từ 10% trở lên."),
        bullet("B.II.1.1", economy, second, "Đến năm 2030, tỷ lệ dân số tham gia bảo hiểm y tế đạt 98%."),
        bullet("B.II.1.2", economy, second, "Hằng năm trồng mới 500 cột đèn chiếu sáng ngõ xóm bằng nguồn xã hội hóa."),
    ]
}

pub(crate) fn programme() -> Programme {
    let pair = |indicator: &str, body: &str| Pair { indicator: id(indicator), body: vec![id(body)] };
    Programme {
        commune: Some("phường Hòa Sơn".into()),
        city: Some("thành phố Nam Hải".into()),
        term: Some((2025, 2030)),
        body: body(),
        assignments: vec![
            Assignment { group: "B.I.1".into(), lead: PARTY_BOARD.into(), cooperating: None, schedule: None },
            Assignment { group: "B.II.1".into(), lead: COMMITTEE.into(), cooperating: None, schedule: None },
        ],
        indicators: indicators(),
        tasks: tasks(),
        projects: projects(),
        pairs: vec![
            pair("PL1.I.1", "B.I.1.1"),
            pair("PL1.I.4a", "B.I.1.3"),
            pair("PL1.I.4b", "B.I.1.3"),
            pair("PL1.II.5", "B.II.1.1"),
        ],
        contradictions: Vec::new(),
    }
}
