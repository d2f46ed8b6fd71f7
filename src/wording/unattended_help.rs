//! Help of watch, schedule and doctor.

/// `watch`.
pub const WATCH: &str = "Theo dõi thư mục đầu vào, tự tổng hợp khi có tệp mới, tệp sửa hoặc tệp bị bỏ đi";
/// How `watch` is called.
pub const WATCH_USAGE: &str = "tonghop watch [TÙY CHỌN]";
/// `--settle`.
pub const SETTLE: &str = "Số giây một tệp phải đứng yên thì mới coi là đã chép xong (mặc định: 5)";
/// `--look`.
pub const LOOK: &str = "Số giây giữa hai lần nhìn vào thư mục (mặc định: 2)";
/// `schedule`.
pub const SCHEDULE: &str = "Đặt, xem hoặc bỏ lịch tự chạy hằng ngày của hệ thống";
/// How `schedule` is called.
pub const SCHEDULE_USAGE: &str = "tonghop schedule install --daily 18:00 | show | remove";
/// `schedule install`.
pub const INSTALL: &str = "Đặt lịch chạy hằng ngày cho thư mục này";
/// How it is called.
pub const INSTALL_USAGE: &str = "tonghop schedule install --daily GIỜ:PHÚT";
/// `schedule show`.
pub const SHOW: &str = "Xem lịch chạy của thư mục này";
/// How it is called.
pub const SHOW_USAGE: &str = "tonghop schedule show";
/// `schedule remove`.
pub const REMOVE: &str = "Bỏ lịch chạy của thư mục này";
/// How it is called.
pub const REMOVE_USAGE: &str = "tonghop schedule remove";
/// `--daily`.
pub const DAILY: &str = "Giờ chạy hằng ngày, ví dụ 18:00";
/// `doctor`.
pub const DOCTOR: &str = "Kiểm tra thư mục, quyền, đĩa, mẫu, Chương trình, sổ cái, đồng hồ và cho biết cần làm gì";
/// How `doctor` is called.
pub const DOCTOR_USAGE: &str = "tonghop doctor [TÙY CHỌN]";
/// `--double-click`.
pub const DOUBLE_CLICK: &str = "Chạy như khi bấm đúp chuột: làm việc ở thư mục này (mặc định: thư mục của chương trình), lập \
    thư mục còn thiếu, mở bảng theo dõi, giữ cửa sổ";
/// Name of a value: a time.
pub const TIME_VALUE: &str = "GIỜ:PHÚT";
/// Name of a value: seconds.
pub const SECONDS_VALUE: &str = "GIÂY";
