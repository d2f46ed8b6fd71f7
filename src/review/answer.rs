//! What is sent back.

/// An answer to a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Answer {
    pub(super) status: u16,
    pub(super) headers: Vec<(&'static str, String)>,
    pub(super) body: Vec<u8>,
    /// Whether this is the last answer.
    pub(super) last: bool,
}

impl Answer {
    /// A page with a policy of what it may load.
    pub(super) fn page(body: Vec<u8>, policy: &str) -> Answer {
        let headers = vec![
            ("Content-Type", "text/html; charset=utf-8".to_owned()),
            ("Content-Security-Policy", policy.to_owned()),
        ];
        Answer { status: 200, headers, body, last: false }
    }

    /// A sentence without a page.
    pub(super) fn words(status: u16, words: &str) -> Answer {
        let headers = vec![("Content-Type", "text/plain; charset=utf-8".to_owned())];
        Answer { status, headers, body: words.as_bytes().to_vec(), last: false }
    }

    /// Where to look next; a browser asks for it by itself and does not send the form again.
    pub(super) fn see(address: String) -> Answer {
        Answer { status: 303, headers: vec![("Location", address)], body: Vec::new(), last: false }
    }

    /// A file to keep, never to be shown as a page.
    pub(super) fn file(body: Vec<u8>, name: &str) -> Answer {
        let letters = name.bytes().map(|byte| match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'.' | b'-' | b'_' => char::from(byte).to_string(),
            other => format!("%{other:02X}"),
        });
        let name: String = letters.collect();
        let headers = vec![
            ("Content-Type", "application/octet-stream".to_owned()),
            ("Content-Disposition", format!("attachment; filename*=UTF-8''{name}")),
            ("Content-Security-Policy", "default-src 'none'; sandbox".to_owned()),
        ];
        Answer { status: 200, headers, body, last: false }
    }

    /// The last answer.
    pub(super) fn and_stop(self) -> Answer {
        Answer { last: true, ..self }
    }
}
