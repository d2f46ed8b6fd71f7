//! Saved mails: text and attachments as parts.

mod internet;
mod outlook;

pub(crate) use internet::{read_eml, web_page};
pub(crate) use outlook::read_msg;
