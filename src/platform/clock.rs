//! The time on the wall.

use jiff::ZonedDateTime;
use jiff::civil::DateTime;

/// Now, in the system's time zone, in whole seconds.
pub fn now() -> DateTime {
    let now = ZonedDateTime::now().datetime();
    now.with().subsec_nanosecond(0).build().unwrap_or(now)
}

/// Seconds since 1970, as far as this machine knows.
pub fn seconds() -> u64 {
    std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).map(|since| since.as_secs()).unwrap_or(0)
}
