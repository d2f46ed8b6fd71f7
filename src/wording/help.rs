//! Help of the commands.

/// What the program does.
pub const ABOUT: &str = "Tổng hợp báo cáo của các đơn vị thành biểu Phụ lục, báo cáo của Đảng ủy và tệp số liệu.";
/// The shape of a help page; the words in braces are filled in by the parser.
pub const PAGE: &str = "{about}\n\nCách dùng: {usage}\n\n{all-args}{after-help}";
/// How the program is called.
pub const USAGE: &str = "tonghop [LỆNH] [TÙY CHỌN]";
/// Heading of the list of commands.
pub const COMMANDS: &str = "Các lệnh";
/// Heading of the list of arguments.
pub const ARGUMENTS: &str = "Tham số";
/// Heading of the list of options.
pub const OPTIONS: &str = "Tùy chọn";
/// Below the first help page.
pub const AFTER: &str = "\n\nKhông ghi lệnh thì như \"tonghop run\". Mã kết thúc: 0 xong, không có gì phải xem; \
    1 xong, có nội dung cần xem lại; 2 không thực hiện được.\nXem thêm từng lệnh: tonghop LỆNH --help";

/// `run`.
pub const RUN: &str = "Đọc báo cáo trong thư mục đầu vào, tổng hợp và ghi kết quả của từng kỳ";
/// How `run` is called.
pub const RUN_USAGE: &str = "tonghop run [TÙY CHỌN]";
/// `review`.
pub const REVIEW: &str = "Mở trang xem xét trên máy này: nhận, bỏ, sửa từng số liệu chờ xem lại rồi cập nhật kết quả";
/// How `review` is called.
pub const REVIEW_USAGE: &str = "tonghop review [TÙY CHỌN]";
/// `--no-open`.
pub const NO_OPEN: &str = "Không tự mở trình duyệt; chỉ in địa chỉ của trang";
/// `programme`.
pub const PROGRAMME: &str = "Đọc Chương trình hành động và cho xem các mục, chỉ tiêu đã hiểu";
/// How `programme` is called.
pub const PROGRAMME_USAGE: &str = "tonghop programme TỆP [--json] [--check]";
/// `inspect`.
pub const INSPECT: &str = "Cho xem phần mềm hiểu gì ở một tệp báo cáo và vì sao";
/// How `inspect` is called.
pub const INSPECT_USAGE: &str = "tonghop inspect TỆP [--text | --json]";

/// `decide`.
pub const DECIDE: &str = "Liệt kê số liệu chờ ý kiến xử lý; ghi ý kiến nhận, bỏ hoặc sửa một số liệu";
/// How `decide` is called.
pub const DECIDE_USAGE: &str =
    "tonghop decide [MÃ (--nhan | --bo | --sua GIÁ-TRỊ) --ly-do \"…\" --nguoi \"…\"] [--outputs THƯ-MỤC]";
/// The key of a figure.
pub const KEY: &str = "Mã số liệu, như tonghop decide liệt kê; ghi phần đầu của mã cũng được";
/// `--nhan`.
pub const ACCEPT: &str = "Nhận số liệu như đã đọc (cũng viết: --accept)";
/// `--bo`.
pub const DROP: &str = "Không sử dụng số liệu (cũng viết: --drop)";
/// `--sua`.
pub const REPLACE: &str = "Dùng giá trị này thay cho số đã đọc, ví dụ 95,3 (cũng viết: --replace)";
/// `--ly-do`.
pub const REASON: &str = "Lý do (cũng viết: --reason)";
/// `--nguoi`.
pub const BY: &str = "Họ tên người xử lý (cũng viết: --by)";
/// `publish`.
pub const PUBLISH: &str = "Công bố một kỳ: tổng hợp, lưu bản công bố; các lần chạy sau không thay đổi bản này";
/// How `publish` is called.
pub const PUBLISH_USAGE: &str = "tonghop publish --period KỲ [--amend --ly-do \"…\"]";
/// `--amend`.
pub const AMEND: &str = "Công bố lại kỳ đã công bố, đưa số liệu điều chỉnh vào bản mới";
/// `--ly-do` of `publish`.
pub const AMEND_REASON: &str = "Lý do công bố lại (cũng viết: --reason)";
/// `ledger`.
pub const LEDGER: &str = "Sổ cái: mọi tệp, số liệu, ý kiến xử lý và lượt chạy đã ghi nhận";
/// How `ledger` is called.
pub const LEDGER_USAGE: &str = "tonghop ledger export --out THƯ-MỤC [--outputs THƯ-MỤC]";
/// `ledger export`.
pub const EXPORT: &str = "Ghi toàn bộ sổ cái ra tệp CSV (mở bằng Excel) và JSON";
/// How `ledger export` is called.
pub const EXPORT_USAGE: &str = "tonghop ledger export --out THƯ-MỤC [--outputs THƯ-MỤC]";
/// `--out`.
pub const EXPORT_FOLDER: &str = "Thư mục nhận các tệp";
/// `extract`.
pub const EXTRACT: &str = "Đọc các tệp trong một danh sách, ghi số liệu đọc được của mỗi tệp thành một dòng JSON";
/// How `extract` is called.
pub const EXTRACT_USAGE: &str = "tonghop extract --files-from TỆP --out TỆP [--inputs THƯ-MỤC] [--programme TỆP]";
/// `--files-from`.
pub const FILES_FROM: &str =
    "Danh sách tệp, mỗi dòng một đường dẫn tính từ thư mục đầu vào, ví dụ bao-cao/2026-Q1/x.docx; - là đầu vào chuẩn";
/// `--out` of `extract`.
pub const EXTRACT_OUT: &str =
    "Tệp nhận kết quả, theo thứ tự của danh sách; đã có thì ghi tiếp từ dòng còn thiếu; - là đầu ra chuẩn";
/// `--facts`.
pub const FACTS: &str = "Lấy số liệu từ tệp do tonghop extract ghi, không đọc thư mục bao-cao; ghi được nhiều tệp";
/// `forms`.
pub const FORMS: &str = "Lập biểu số liệu (Excel, Word) và công văn gửi từng đơn vị cho một kỳ";
/// How `forms` is called.
pub const FORMS_USAGE: &str = "tonghop forms --period KỲ [--deadline NGÀY] [--out THƯ MỤC]";
/// `remind`.
pub const REMIND: &str = "Lập công văn đôn đốc đơn vị chưa báo cáo hoặc báo cáo còn thiếu số liệu";
/// How `remind` is called.
pub const REMIND_USAGE: &str = "tonghop remind --period KỲ [--deadline NGÀY] [--out THƯ MỤC]";
/// `--period` of `forms` and `remind`.
pub const LETTER_PERIOD: &str = "Kỳ báo cáo: 2026-Q3, 2026-H1, 2026-9M, 2026, mid-term, end-of-term";
/// `--deadline`.
pub const DEADLINE: &str = "Hạn nộp ghi trong công văn, ví dụ 2026-09-20 (mặc định: để trống)";
/// `--out`.
pub const OUT: &str = "Thư mục ghi kết quả (mặc định: bieu-mau/KỲ hoặc don-doc/KỲ trong thư mục kết quả)";

/// `--period`.
pub const PERIOD: &str = "Chỉ tổng hợp kỳ này: 2026-Q1, 2026-H1, 2026-9M, 2026, 2026-M03, mid-term, end-of-term";
/// `--den`.
pub const UNTIL: &str = "Ngày mà báo cáo giữa nhiệm kỳ tính đến, năm-tháng-ngày: 2028-06-30";
/// `--inputs`.
pub const INPUTS: &str = "Thư mục đầu vào, có thư mục con bao-cao và chuong-trinh (mặc định: inputs)";
/// `--outputs`.
pub const OUTPUTS: &str = "Thư mục kết quả, mỗi kỳ một thư mục con (mặc định: outputs)";
/// `--wait`.
pub const WAIT: &str = "Đợi lượt chạy khác trên cùng thư mục kết quả xong rồi mới chạy (mặc định: báo rồi thôi)";
/// `--afresh`.
pub const AFRESH: &str = "Đọc lại mọi tệp và ghi lại mọi kết quả, kể cả tệp không thay đổi từ lần chạy trước";
/// `--programme`.
pub const PROGRAMME_FILE: &str = "Tệp Chương trình (mặc định: tệp mới nhất đọc được trong chuong-trinh)";
/// `--config`.
pub const CONFIG: &str = "Tệp cài đặt (mặc định: tonghop.toml nếu có)";
/// `FILE` of `programme`.
pub const PROGRAMME_ARGUMENT: &str = "Tệp Chương trình: .docx, .pdf, .txt, .odt, .doc";
/// `--json` of `programme`.
pub const PROGRAMME_JSON: &str = "In toàn bộ Chương trình dưới dạng JSON";
/// `--check`.
pub const CHECK: &str = "Liệt kê các chỗ Chương trình tự mâu thuẫn";
/// `FILE` of `inspect`.
pub const FILE_ARGUMENT: &str = "Tệp cần xem";
/// `--text`.
pub const TEXT: &str = "In toàn bộ chữ của tệp theo thứ tự đọc, mỗi hàng của bảng một dòng: a | b | c";
/// `--json` of `inspect`.
pub const INSPECT_JSON: &str = "In những gì đã hiểu dưới dạng JSON";
/// `--help`.
pub const HELP: &str = "Xem hướng dẫn này";
/// `--version`.
pub const VERSION: &str = "Xem số phiên bản";

/// Name of a value: the key of a figure.
pub const KEY_VALUE: &str = "MÃ";
/// Name of a value: a figure.
pub const FIGURE_VALUE: &str = "GIÁ-TRỊ";
/// Name of a value: some words.
pub const TEXT_VALUE: &str = "NỘI-DUNG";
/// Name of a value: a person.
pub const NAME_VALUE: &str = "HỌ-TÊN";
/// Name of a value: a command.
pub const COMMAND_VALUE: &str = "LỆNH";
/// Name of a value: a file.
pub const FILE_VALUE: &str = "TỆP";
/// Name of a value: a folder.
pub const FOLDER_VALUE: &str = "THƯ MỤC";
/// Name of a value: a period.
pub const PERIOD_VALUE: &str = "KỲ";
/// Name of a value: a date.
pub const DATE_VALUE: &str = "NGÀY";
