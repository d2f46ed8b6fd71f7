//! Why a figure needs a person's look.

use rust_decimal::Decimal;

use super::number::{decimal, quantity};
use super::period::{self, written_moment};
use super::place::{item, place as place_words};
use super::technical;
use crate::model::{ItemId, Reason};

/// A sentence that says what is doubtful and what to do.
// One table of sentences, longer than other functions: cut in parts, the compiler would no longer see that it is
// complete.
pub fn reason(reason: &Reason) -> String {
    match reason {
        Reason::AmbiguousNumber { readings } => format!(
            "Con số có thể hiểu là {}; đề nghị đối chiếu với bản gốc và chọn giá trị đúng.",
            alternatives(readings.iter().map(|value| decimal(*value)))
        ),
        Reason::AmbiguousItem { candidates } => format!(
            "Nội dung gần giống nhiều chỉ tiêu ({}); đề nghị xác định số liệu này thuộc chỉ tiêu nào.",
            alternatives(candidates.iter().map(|id: &ItemId| item(*id)))
        ),
        Reason::WeakMatch => {
            "Câu chữ trong báo cáo chỉ gần giống tên chỉ tiêu; đề nghị kiểm tra có đúng là chỉ tiêu này không."
                .to_owned()
        }
        Reason::UncertainRole => "Chưa rõ con số là kết quả đạt được, mục tiêu hay số để so sánh; đề nghị đọc lại \
            đoạn trích."
            .to_owned(),
        Reason::UnitMismatch { found, expected } => format!(
            "Đơn vị tính trong báo cáo là \"{found}\", của chỉ tiêu là \"{expected}\"; đề nghị hỏi lại đơn vị báo cáo."
        ),
        Reason::OutOfRange { value } => format!(
            "Giá trị {} nằm ngoài mức có thể có của chỉ tiêu; đề nghị kiểm tra lại với đơn vị báo cáo.",
            decimal(*value)
        ),
        Reason::FractionDiffers { stated, computed } => format!(
            "Tỷ lệ ghi trong báo cáo là {}%, tính từ tử số và mẫu số là {}%; đề nghị xác định số đúng.",
            decimal(*stated),
            rounded(*computed)
        ),
        Reason::SumDiffers { stated, computed } => format!(
            "Số tổng ghi trong báo cáo là {}, cộng các phần lại là {}; đề nghị xác định số đúng.",
            decimal(*stated),
            rounded(*computed)
        ),
        Reason::CumulativeDiffers { stated, computed } => format!(
            "Số lũy kế ghi trong báo cáo là {}, cộng các kỳ lại là {}; đề nghị đối chiếu với các kỳ trước.",
            decimal(*stated),
            rounded(*computed)
        ),
        Reason::PeriodsMissing { periods, so_far } => match so_far {
            Some(sum) => format!(
                "Chưa có số liệu chắc chắn của {}; cộng các kỳ đã có là {}; đề nghị đơn vị bổ sung.",
                period::periods(periods),
                rounded(*sum)
            ),
            None => format!("Chưa có số liệu chắc chắn của {} nên chưa tính được.", period::periods(periods)),
        },
        Reason::FromPeriod { period } => {
            format!("Số liệu theo báo cáo {}; các kỳ sau chưa có báo cáo mới.", period::period(*period))
        }
        Reason::AveragedGrowth { periods } => format!(
            "Chưa có mức tăng trưởng của cả kỳ; đây là số bình quân cộng của {}, chỉ để tham khảo; đề nghị đơn vị báo \
             cáo số của cả kỳ.",
            period::periods(periods)
        ),
        Reason::Spread { units, lowest, highest } => format!(
            "{} đơn vị báo cáo, từ {} đến {}; tỷ lệ, thứ hạng không cộng được nên không có số chung.",
            decimal((*units).into()),
            decimal(*lowest),
            decimal(*highest)
        ),
        Reason::OpenBelow => "Đơn vị gửi số liệu này còn đang xem lại; đề nghị chờ đơn vị xác nhận.".to_owned(),
        Reason::MixedCutOffs { days } => format!(
            "Các số liệu được cộng có thời điểm chốt khác nhau ({}); đề nghị thống nhất thời điểm chốt.",
            days.join("; ")
        ),
        Reason::EqualsNeighbour => "Giá trị trùng với mục tiêu hoặc với số kỳ trước ghi ngay bên cạnh; đề nghị kiểm \
            tra có chép nhầm không."
            .to_owned(),
        Reason::Jump { previous, value } => format!(
            "Số liệu thay đổi đột ngột so với kỳ trước (từ {} thành {}); đề nghị hỏi lại đơn vị báo cáo.",
            decimal(*previous),
            decimal(*value)
        ),
        Reason::Disagreement { values } => format!(
            "Trong cùng một báo cáo có các giá trị khác nhau ({}); đề nghị xác định số đúng.",
            alternatives(values.iter().map(|value| decimal(*value)))
        ),
        Reason::ReportsDisagree { values } => format!(
            "Các báo cáo của cùng một đơn vị nêu giá trị khác nhau ({}); đề nghị đơn vị xác nhận số đúng.",
            alternatives(values.iter().map(|value| decimal(*value)))
        ),
        Reason::LeadDiffersFromSum { lead, sum } => format!(
            "Đơn vị chủ trì báo cáo {}, cộng số của các đơn vị là {}; đề nghị đơn vị chủ trì rà soát.",
            decimal(*lead),
            rounded(*sum)
        ),
        Reason::NotResponsible => "Theo Chương trình, đơn vị gửi báo cáo không phụ trách chỉ tiêu này; chỉ dùng số \
            liệu khi đơn vị chủ trì xác nhận."
            .to_owned(),
        Reason::TypedAsDate => {
            "Excel đã tự đổi con số trong ô thành ngày tháng; đề nghị lấy lại số từ đơn vị báo cáo.".to_owned()
        }
        Reason::FormulaWithoutValue => "Ô chứa công thức nhưng tệp không lưu kết quả; đề nghị đơn vị mở tệp, tính \
            lại và lưu trước khi gửi."
            .to_owned(),
        Reason::CellError { text } => {
            format!("Ô báo lỗi {text}; đề nghị đơn vị sửa công thức và gửi lại.")
        }
        Reason::Hidden => {
            "Số liệu nằm ở dòng, cột, trang tính hoặc đoạn chữ bị ẩn, bị gạch ngang; đề nghị xác nhận có sử dụng không."
                .to_owned()
        }
        Reason::OtherPeriod { words } => {
            format!("Con số được nêu cho thời gian khác với kỳ báo cáo (\"{words}\").")
        }
        Reason::OtherScope { words } => {
            format!("Con số được nêu cho phạm vi khác, không phải của toàn địa bàn (\"{words}\").")
        }
        Reason::Derived => "Giá trị được suy ra từ số so sánh hoặc số chênh lệch trong báo cáo, không được ghi trực \
            tiếp; đề nghị xác nhận."
            .to_owned(),
        Reason::Estimated => "Đơn vị báo cáo số ước tính; cập nhật khi có số chính thức.".to_owned(),
        Reason::DoubtfulText => "Lớp chữ của trang không rõ (bản quét hoặc phông chữ lỗi); đề nghị đối chiếu với bản \
            gốc."
            .to_owned(),
        Reason::LegacyEncoding { name } => {
            format!("Văn bản dùng bảng mã cũ {name}, đã chuyển sang Unicode; đề nghị xem lại nếu thấy chữ lạ.")
        }
        Reason::UnitFromName => "Tên đơn vị được nhận ra từ tên tệp hoặc thư mục, không thấy trong văn bản.".to_owned(),
        Reason::PeriodFromName => {
            "Kỳ báo cáo được nhận ra từ tên tệp hoặc thư mục, không thấy trong văn bản.".to_owned()
        }
        Reason::UnitUnknown => {
            "Không nhận ra đơn vị gửi báo cáo; đề nghị ghi rõ tên đơn vị trong văn bản hoặc tên tệp.".to_owned()
        }
        Reason::PeriodUnknown => {
            "Không nhận ra kỳ báo cáo; đề nghị ghi rõ quý, năm trong trích yếu hoặc xếp tệp vào thư mục của kỳ."
                .to_owned()
        }
        Reason::InOtherPeriodFolder { folder } => {
            format!("Tệp nằm trong thư mục {folder} nhưng nội dung thuộc kỳ khác; số liệu được tính theo nội dung.")
        }
        Reason::TrackedChanges => {
            "Văn bản còn dấu theo dõi sửa đổi; phần đã xóa không được đọc, phần mới thêm được đọc.".to_owned()
        }
        Reason::LimitReached { what } => {
            format!("Tệp vượt giới hạn ({}) nên chỉ đọc được một phần.", technical::limit(what))
        }
        Reason::Converted { by } => format!("Tệp được chuyển đổi bằng {by} trước khi đọc."),
        Reason::PartUnread { what } => {
            format!("Một phần của tệp không đọc được ({what}); đề nghị đối chiếu với bản gốc.")
        }
        Reason::LittleText { words } => {
            format!("Tệp hầu như không có chữ ({words} từ); đề nghị kiểm tra xem đơn vị có gửi đúng tệp không.")
        }
        Reason::NameLies { name } => {
            format!("Đuôi tên tệp không đúng với nội dung ({name}); tệp được đọc theo nội dung.")
        }
        Reason::NotANumber { text } => format!(
            "Ô của biểu chỉ ghi số nhưng có chữ \"{}\"; đề nghị đơn vị cho số hoặc xác nhận chưa có số liệu.",
            excerpt(text)
        ),
        Reason::SeveralFigures { text } => {
            format!("Ô của biểu có nhiều con số (\"{}\"); đề nghị xác định con số đúng.", excerpt(text))
        }
        Reason::NotAChoice { text } => {
            format!("Nội dung \"{}\" không phải một trong các mức của ô; đề nghị chọn mức tương ứng.", excerpt(text))
        }
        Reason::NotAsked => {
            "Ô này của biểu không phải ô để ghi hoặc bị gộp từ nhiều ô; đề nghị xác định số liệu thuộc \
            dòng, cột nào."
                .to_owned()
        }
        Reason::FormValuesDiffer => {
            "Biểu có hai giá trị khác nhau cho cùng một dòng, một cột; đề nghị xác định giá trị đúng.".to_owned()
        }
        Reason::NoteOnly => "Đơn vị không ghi số liệu, chỉ giải thích ở cột Ghi chú.".to_owned(),
        Reason::FormLineUnknown { line } => format!(
            "Dòng của biểu mang mã \"{}\" không có trong Chương trình; đề nghị gửi lại biểu của kỳ này cho đơn vị.",
            excerpt(line)
        ),
        Reason::FormRowMixed => {
            "Mã của dòng và tên nội dung trên dòng không khớp (có thể do chỉ sắp xếp hoặc chép một \
            phần của biểu); đề nghị xác định số liệu thuộc nội dung nào."
                .to_owned()
        }
        Reason::FormRowUnknown { place } => format!(
            "Số liệu ở {} của biểu nằm trên dòng không có mã nên chưa được đọc; đề nghị ghi vào đúng dòng của biểu.",
            place_words(place)
        ),
        Reason::FormOfOtherProgramme => "Biểu được lập theo một bản Chương trình khác với bản đang dùng; đề nghị gửi \
            lại biểu cho đơn vị hoặc xác nhận từng số liệu."
            .to_owned(),
        Reason::SheetOfOtherForm { unit, period } => format!(
            "Một trang của tệp thuộc biểu khác ({}, kỳ {period}) nên không được đọc; đề nghị đơn vị gửi tệp riêng.",
            excerpt(unit)
        ),
        Reason::VersionUncertain { other } => format!(
            "Đơn vị có nhiều bản báo cáo cho kỳ này, chưa rõ bản nào thay bản nào (bản kia: {other}); đề nghị đơn vị \
             xác nhận."
        ),
        Reason::Confirmed { by, at, why } => {
            format!("{by} đã xem và xác nhận số liệu này lúc {}{}.", written_moment(at), because(why))
        }
        Reason::Dropped { by, at, why } => {
            format!("{by} quyết định không sử dụng số liệu này lúc {}{}.", written_moment(at), because(why))
        }
        Reason::Replaced { was, by, at, why } => {
            let was = was.as_ref().map(|was| format!(" từ {}", quantity(was))).unwrap_or_default();
            format!("{by} đã sửa số liệu này{was} lúc {}{}.", written_moment(at), because(why))
        }
        Reason::RulingOutdated { by, at } => format!(
            "{by} đã có ý kiến xử lý lúc {}, nhưng sau đó báo cáo của đơn vị đã thay đổi nên ý kiến không được áp \
             dụng; đề nghị xem lại và cho ý kiến mới.",
            written_moment(at)
        ),
    }
}

/// ", lý do: …", without the full stop that people may have written.
fn because(why: &str) -> String {
    let why = why.trim().trim_end_matches('.');
    if why.is_empty() { String::new() } else { format!(", lý do: {why}") }
}

/// The start of a text that someone wrote.
fn excerpt(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(60) {
        Some((at, _)) => format!("{}…", line.get(..at).unwrap_or_default().trim_end()),
        None => line,
    }
}

/// Several sentences as one text, in the order given, each once.
pub fn reasons(all: &[Reason]) -> String {
    first_reasons(all, usize::MAX)
}

/// The first `most` of them.
pub fn first_reasons(all: &[Reason], most: usize) -> String {
    let mut sentences: Vec<String> = Vec::new();
    for sentence in all.iter().map(reason) {
        if !sentences.contains(&sentence) {
            sentences.push(sentence);
        }
    }
    sentences.truncate(most);
    sentences.join(" ")
}

fn rounded(value: Decimal) -> String {
    decimal(value.round_dp(2))
}

fn alternatives(values: impl Iterator<Item = String>) -> String {
    let values: Vec<String> = values.collect();
    match values.as_slice() {
        [] => String::new(),
        [one] => one.clone(),
        [start @ .., last] => format!("{} hoặc {last}", start.join(", ")),
    }
}
