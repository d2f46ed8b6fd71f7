//! What goes on without anybody.
//!
//! A watch decides by what it sees from outside when a run is due ([`watcher`], which knows no clock), and starts it;
//! the run itself is that of every other start.

mod schedule;
mod systemd;
mod task_scheduler;
mod watch;
mod watcher;

pub use schedule::{Plan, ScheduleError, Scheduler, Standing};
pub use watch::{Shown, Stop, Watch};
pub use watcher::Pace;
