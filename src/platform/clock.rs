//! The time on the wall.

use jiff::ZonedDateTime;
use jiff::civil::DateTime;

/// Now, in the system's time zone, in whole seconds.
pub fn now() -> DateTime {
    let now = ZonedDateTime::now().datetime();
    now.with().subsec_nanosecond(0).build().unwrap_or(now)
}
