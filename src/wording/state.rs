//! States, measures and assessments in words.

use crate::model::{Assessment, Decision, Measure, Nature, Status, SubmissionState};

/// How an item stands, for a table cell.
pub fn assessment(assessment: Assessment) -> &'static str {
    match assessment {
        Assessment::Met => "Đạt",
        Assessment::NotMet => "Chưa đạt",
        Assessment::OnTrack => "Đúng tiến độ",
        Assessment::Behind => "Chậm tiến độ",
        Assessment::Reported => "Đã báo cáo",
        Assessment::NoReport => "Chưa có báo cáo",
        Assessment::NeedsReview => "Cần xem lại",
    }
}

/// What an assessment means, for the legend.
pub fn assessment_meaning(assessment: Assessment) -> &'static str {
    match assessment {
        Assessment::Met => "kết quả đã đạt hoặc vượt mục tiêu",
        Assessment::NotMet => "thời hạn của mục tiêu đã hết mà kết quả chưa đạt",
        Assessment::OnTrack => "chưa hết thời hạn, kết quả tương ứng với thời gian đã qua",
        Assessment::Behind => "chưa hết thời hạn, kết quả thấp hơn mức tương ứng với thời gian đã qua",
        Assessment::Reported => "có báo cáo, mục tiêu không có mức để so sánh",
        Assessment::NoReport => "không đơn vị nào có số liệu",
        Assessment::NeedsReview => "có số liệu nhưng phải có người xem và quyết định",
    }
}

/// All assessments in the order in which tables count them.
pub const ASSESSMENTS: [Assessment; 7] = [
    Assessment::Met,
    Assessment::OnTrack,
    Assessment::Behind,
    Assessment::NotMet,
    Assessment::Reported,
    Assessment::NeedsReview,
    Assessment::NoReport,
];

/// A state given by a report, for a table cell.
pub fn status(status: Status) -> &'static str {
    match status {
        Status::Met => "Đạt",
        Status::NotMet => "Chưa đạt",
        Status::Done => "Đã hoàn thành",
        Status::InProgress => "Đang thực hiện",
        Status::NotStarted => "Chưa thực hiện",
        Status::Late => "Chậm tiến độ",
    }
}

/// What a figure measures.
pub fn measure(measure: Measure) -> &'static str {
    match measure {
        Measure::InPeriod => "Kết quả trong kỳ",
        Measure::CumulativeYear => "Lũy kế từ đầu năm",
        Measure::CumulativeTerm => "Lũy kế từ đầu nhiệm kỳ",
        Measure::PercentOfPlan => "Tỷ lệ so với kế hoạch",
        Measure::Change => "Tăng, giảm so với kỳ so sánh",
        Measure::Previous => "Số liệu kỳ so sánh",
        Measure::Plan => "Kế hoạch, mục tiêu nêu trong báo cáo",
        Measure::Status => "Tình trạng",
        Measure::PercentComplete => "Mức độ hoàn thành",
        Measure::Product => "Văn bản đã ban hành",
    }
}

/// What was done with a figure.
pub fn decision(decision: Decision) -> &'static str {
    match decision {
        Decision::Accepted => "Đưa vào tổng hợp",
        Decision::Review => "Chờ xem lại",
        Decision::Rejected => "Không sử dụng",
    }
}

/// What became of a file.
pub fn submission(state: &SubmissionState) -> &'static str {
    match state {
        SubmissionState::Read => "Đã đọc",
        SubmissionState::Duplicate { .. } => "Trùng nội dung",
        SubmissionState::Superseded { .. } => "Đã có bản thay thế",
        SubmissionState::ReviewSheet(_) => "Bảng ý kiến xử lý",
        SubmissionState::NotAReport(_) => "Không phải báo cáo",
        SubmissionState::Unreadable(_) => "Không đọc được",
    }
}

/// The nature of an indicator.
pub fn nature(nature: Nature) -> &'static str {
    match nature {
        Nature::Flow => "số cộng dồn",
        Nature::Stock => "số hiện có tại thời điểm",
        Nature::Rate => "tỷ lệ",
        Nature::Growth => "tốc độ tăng",
        Nature::YesNo => "đạt hoặc chưa đạt",
        Nature::Assigned => "theo mức thành phố giao",
    }
}
