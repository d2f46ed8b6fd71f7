//! What is asked, typed.

use std::collections::BTreeMap;

use crate::model::Period;

/// A request that passed the gate.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Asked {
    /// The first page.
    Start,
    /// The figures of a period.
    Page(Period),
    /// The board of a period.
    Board(Period),
    /// A file of a period by its number.
    File(Period, usize),
    /// A form that was sent.
    Form(Period, Action, BTreeMap<String, String>),
}

/// What a form does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Action {
    /// Says who decides.
    Name,
    /// A figure counts.
    Accept,
    /// It does not.
    Drop,
    /// Another counts in its place.
    Replace,
    /// The outputs follow.
    Refresh,
    /// The page is closed.
    Stop,
}

/// The parts of an address: the secret, and what stands after it. Addresses have no other letters than those that the
/// page itself writes, so that nothing has to be decoded and nothing can lead out.
pub(super) fn parts(address: &str) -> Option<(&str, Vec<&str>)> {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let plain = |letter: char| letter.is_ascii_alphanumeric() || letter == '-' || letter == '/';
    let rest = path.strip_prefix('/').filter(|rest| rest.chars().all(plain))?;
    let mut parts = rest.split('/');
    let token = parts.next()?;
    Some((token, parts.filter(|part| !part.is_empty()).collect()))
}

/// What a GET asks for.
pub(super) fn to_see(parts: &[&str]) -> Option<Asked> {
    match parts {
        [] => Some(Asked::Start),
        [period] => Some(Asked::Page(period.parse().ok()?)),
        [period, "bang-theo-doi"] => Some(Asked::Board(period.parse().ok()?)),
        [period, "tep", number] => Some(Asked::File(period.parse().ok()?, number.parse().ok()?)),
        _ => None,
    }
}

/// What a POST does.
pub(super) fn to_do(parts: &[&str], fields: BTreeMap<String, String>) -> Option<Asked> {
    let [period, action] = parts else { return None };
    let action = match *action {
        "ten" => Action::Name,
        "nhan" => Action::Accept,
        "bo" => Action::Drop,
        "sua" => Action::Replace,
        "cap-nhat" => Action::Refresh,
        "dung" => Action::Stop,
        _ => return None,
    };
    Some(Asked::Form(period.parse().ok()?, action, fields))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_pages_own_addresses_are_understood() {
        let see = |address: &str| parts(address).and_then(|(_, rest)| to_see(&rest));
        assert_eq!(see("/t0/"), Some(Asked::Start));
        assert_eq!(see("/t0/2026-Q1/"), Some(Asked::Page("2026-Q1".parse().unwrap())));
        assert_eq!(see("/t0/2026-Q1/tep/3?x=1"), Some(Asked::File("2026-Q1".parse().unwrap(), 3)));
        for address in [
            "/t0/2026-Q1/tep/../../etc/passwd",
            "/t0/2026-Q1/tep/..%2f..%2fetc",
            "/t0/2026-Q1/tep/-1",
            "/t0/../x",
            "//t0/2026-Q1/tep/1/2",
            "http://127.0.0.1/t0/",
            "t0",
        ] {
            assert_eq!(see(address), None, "{address}");
        }
    }
}
