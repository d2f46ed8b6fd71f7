//! Why a file was not read or is no report.

use super::number::decimal;
use super::reason::reasons;
use super::review_sheet;
use super::technical;
use crate::model::{NotAReport, Submission, SubmissionState, Unreadable};

/// What is wrong with a file that could not be read, and what to do.
pub fn unreadable(why: &Unreadable) -> String {
    match why {
        Unreadable::Empty => "Tệp rỗng (0 byte); đề nghị đơn vị gửi lại.".to_owned(),
        Unreadable::Encrypted => "Tệp đặt mật khẩu; đề nghị đơn vị bỏ mật khẩu và gửi lại.".to_owned(),
        // The details of damage and of faults are a programmer's words; `inspect` shows them.
        Unreadable::Corrupt { .. } => "Tệp hỏng hoặc bị cắt giữa chừng; đề nghị đơn vị gửi lại.".to_owned(),
        Unreadable::Scanned => {
            "Tệp chỉ có ảnh chụp trang giấy, không có lớp chữ; đề nghị đơn vị gửi bản Word, Excel hoặc PDF xuất từ \
             máy tính."
                .to_owned()
        }
        Unreadable::GarbledText => {
            "Lớp chữ của tệp bị lỗi, không đọc được tiếng Việt; đề nghị đơn vị gửi bản Word hoặc Excel.".to_owned()
        }
        Unreadable::UnsupportedKind { kind } => {
            format!(
                "Phần mềm chưa đọc được loại tệp này ({}); đề nghị đơn vị gửi bản Word, Excel hoặc PDF.",
                technical::file_kind(kind)
            )
        }
        Unreadable::TooLarge { limit } => {
            format!(
                "Tệp vượt giới hạn an toàn ({}); đề nghị đơn vị tách nhỏ hoặc bỏ ảnh rồi gửi lại.",
                technical::limit(limit)
            )
        }
        Unreadable::ReaderFailed { .. } => {
            "Gặp lỗi khi đọc tệp; đề nghị mở tệp, lưu lại dưới dạng .docx hoặc .xlsx rồi chạy lại.".to_owned()
        }
        Unreadable::NoAccess { .. } => {
            "Hệ thống không cho mở tệp; đề nghị đóng tệp đang mở hoặc kiểm tra quyền truy cập rồi chạy lại.".to_owned()
        }
        Unreadable::NoText => "Văn bản không có chữ nào; đề nghị đơn vị kiểm tra và gửi lại.".to_owned(),
        Unreadable::StillChanging => {
            "Tệp đang được chép hoặc đang được sửa nên chưa đọc; đề nghị đợi chép xong rồi chạy lại.".to_owned()
        }
    }
}

/// Why a readable file does not count as a report.
pub fn not_a_report(why: &NotAReport) -> String {
    match why {
        NotAReport::LockFile => "Tệp tạm do Word, Excel tạo ra khi văn bản đang mở; có thể xóa.".to_owned(),
        NotAReport::SystemFile => "Tệp của hệ điều hành; có thể xóa.".to_owned(),
        NotAReport::Media => {
            "Tệp ảnh, âm thanh hoặc phim; nếu là ảnh chụp báo cáo, đề nghị đơn vị gửi bản Word, Excel hoặc PDF."
                .to_owned()
        }
        NotAReport::OtherDocument { kind } => format!("Văn bản thuộc loại khác ({kind}), không phải báo cáo kết quả."),
        NotAReport::Template => "Biểu mẫu chưa điền số liệu; đề nghị đơn vị điền và gửi lại.".to_owned(),
        NotAReport::NothingRecognised => {
            "Không thấy kỳ báo cáo hoặc nội dung nào của Chương trình trong văn bản; nếu đúng là báo cáo, đề nghị xem \
             lại cách ghi tên chỉ tiêu."
                .to_owned()
        }
    }
}

/// All that a reader should know of a file: why it does not count, and its remarks.
pub fn of_submission(submission: &Submission) -> String {
    let state = match &submission.state {
        SubmissionState::Read => String::new(),
        SubmissionState::Duplicate { of } => format!("Nội dung giống hệt tệp {of}; chỉ tính một lần."),
        SubmissionState::Superseded { by } => format!("Đã được thay bằng bản mới hơn: {by}."),
        SubmissionState::ReviewSheet(sheet) => review_sheet::taken(sheet),
        SubmissionState::NotAReport(why) => not_a_report(why),
        SubmissionState::Unreadable(why) => unreadable(why),
    };
    let remarks = reasons(&submission.remarks);
    [state, remarks].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" ")
}

/// The count of all files by state: "Số tệp nhận được 16 = đã đọc 12 + trùng nội dung 1 + …".
pub fn file_count(submissions: &[Submission]) -> String {
    let parts: Vec<String> = STATES
        .iter()
        .map(|(name, is)| {
            let count = submissions.iter().filter(|submission| is(&submission.state)).count();
            format!("{} {}", name.to_lowercase(), decimal(count.into()))
        })
        .collect();
    format!("Số tệp nhận được {} = {}", decimal(submissions.len().into()), parts.join(" + "))
}

/// A state's name and whether a file has it.
pub type StateTest = (&'static str, fn(&SubmissionState) -> bool);

/// The six states of a file, in the order in which they are counted.
pub const STATES: [StateTest; 6] = [
    ("Đã đọc", |state| matches!(state, SubmissionState::Read)),
    ("Trùng nội dung", |state| matches!(state, SubmissionState::Duplicate { .. })),
    ("Đã có bản thay thế", |state| matches!(state, SubmissionState::Superseded { .. })),
    ("Bảng ý kiến xử lý", |state| matches!(state, SubmissionState::ReviewSheet(_))),
    ("Không phải báo cáo", |state| matches!(state, SubmissionState::NotAReport(_))),
    ("Không đọc được", |state| matches!(state, SubmissionState::Unreadable(_))),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wording::state;

    #[test]
    fn the_names_of_states_are_those_of_the_tables() {
        let samples = [
            SubmissionState::Read,
            SubmissionState::Duplicate { of: String::new() },
            SubmissionState::Superseded { by: String::new() },
            SubmissionState::ReviewSheet(Box::default()),
            SubmissionState::NotAReport(NotAReport::Template),
            SubmissionState::Unreadable(Unreadable::Empty),
        ];
        for ((name, is), sample) in STATES.iter().zip(&samples) {
            assert!(is(sample));
            assert_eq!(*name, state::submission(sample));
        }
    }
}
