//! The review page, asked over the wire.

#![allow(clippy::unwrap_used, clippy::panic)]

#[path = "ledger/office.rs"]
#[allow(dead_code)]
mod office;

use std::io::{Read, Write};
use std::net::TcpStream;
use std::thread::{self, JoinHandle};

use office::{Office, percent, report};
use tonghop::model::{Assessment, Verdict};
use tonghop::review::{Review, Stop};
use tonghop::run::{Order, rulings};

/// Two reports of one unit that contradict each other: two figures to decide on.
fn office() -> Office {
    Office::with(&[("a.txt", &report("95,3")), ("b.txt", &report("96,1"))])
}

struct Desk {
    office: Office,
    port: u16,
    token: String,
    stop: Stop,
    server: JoinHandle<()>,
}

struct Reply {
    status: u16,
    head: String,
    body: String,
}

impl Reply {
    fn header(&self, name: &str) -> Option<&str> {
        let line = self.head.lines().find(|line| line.to_lowercase().starts_with(&format!("{}:", name.to_lowercase())));
        line.and_then(|line| line.split_once(':')).map(|(_, value)| value.trim())
    }
}

impl Desk {
    fn open(office: Office) -> Desk {
        let order = Order { config: office.config(), ..Order::default() };
        let review = Review::open(order, |fault| fault.to_string()).unwrap();
        let address = review.address();
        let rest = address.strip_prefix("http://127.0.0.1:").unwrap();
        let (port, token) = rest.trim_end_matches('/').split_once('/').unwrap();
        let (port, token, stop) = (port.parse().unwrap(), token.to_owned(), review.stopper());
        let server = thread::spawn(move || review.serve().unwrap());
        Desk { office, port, token, stop, server }
    }

    fn ask(&self, method: &str, path: &str, headers: &[(&str, &str)], body: &str) -> Reply {
        let own = format!("127.0.0.1:{}", self.port);
        let mut text = format!("{method} {path} HTTP/1.1\r\nConnection: close\r\nContent-Length: {}\r\n", body.len());
        if !headers.iter().any(|(name, _)| *name == "Host") {
            text += &format!("Host: {own}\r\n");
        }
        for (name, value) in headers {
            text += &format!("{name}: {value}\r\n");
        }
        let mut stream = TcpStream::connect(&own).unwrap();
        stream.write_all(format!("{text}\r\n{body}").as_bytes()).unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        let answer = String::from_utf8_lossy(&answer).into_owned();
        let (head, body) = answer.split_once("\r\n\r\n").unwrap();
        let status = head.split(' ').nth(1).unwrap().parse().unwrap();
        Reply { status, head: head.to_owned(), body: body.to_owned() }
    }

    fn get(&self, path: &str) -> Reply {
        self.ask("GET", &format!("/{}{path}", self.token), &[], "")
    }

    fn post(&self, path: &str, fields: &str) -> Reply {
        let body = format!("token={}&{fields}", self.token);
        self.ask("POST", &format!("/{}{path}", self.token), &[], &body)
    }

    /// The short names of the figures on the page.
    fn figures(&self) -> Vec<String> {
        let page = self.get("/2026-Q1/").body;
        page.split("<article")
            .skip(1)
            .map(|part| part.split("id=\"").nth(1).unwrap().split('"').next().unwrap().to_owned())
            .collect()
    }

    fn close(self) -> Office {
        self.stop.stop();
        self.server.join().unwrap();
        self.office
    }
}

#[test]
fn nobody_gets_in_without_the_secret_or_from_elsewhere() {
    let desk = Desk::open(office());
    assert_eq!(desk.get("/2026-Q1/").status, 200);
    let page = format!("/{}/2026-Q1/", desk.token);
    assert_eq!(desk.ask("GET", "/", &[], "").status, 403);
    assert_eq!(desk.ask("GET", "/2026-Q1/", &[], "").status, 403);
    assert_eq!(desk.ask("GET", "/00000000000000000000000000000000/2026-Q1/", &[], "").status, 403);
    let localhost = format!("localhost:{}", desk.port);
    for foreign in [
        ("Host", "evil.example"),
        ("Host", localhost.as_str()),
        ("Origin", "https://evil.example"),
        ("Origin", "null"),
        ("Sec-Fetch-Site", "cross-site"),
        ("Sec-Fetch-Site", "same-site"),
    ] {
        let reply = desk.ask("GET", &page, &[foreign], "");
        assert_eq!(reply.status, 403, "{foreign:?}");
        assert!(!reply.body.contains("95,3"));
        assert_eq!(reply.header("Access-Control-Allow-Origin"), None);
    }
    assert_eq!(desk.ask("DELETE", &page, &[], "").status, 403);
    desk.close();
}

#[test]
fn a_form_without_the_secret_or_from_another_page_decides_nothing() {
    let desk = Desk::open(office());
    let figure = desk.figures().remove(0);
    desk.post("/2026-Q1/ten", "ten=Tr%E1%BA%A7n+Th%E1%BB%8B+B");
    let action = format!("/{}/2026-Q1/nhan", desk.token);
    let with_token = format!("token={}&so={figure}", desk.token);
    assert_eq!(desk.ask("POST", &action, &[], &format!("so={figure}")).status, 403);
    assert_eq!(desk.ask("POST", &action, &[], &format!("token=x&so={figure}")).status, 403);
    let foreign = [("Origin", "https://evil.example")];
    assert_eq!(desk.ask("POST", &action, &foreign, &with_token).status, 403);
    assert_eq!(desk.ask("GET", &action, &[], "").status, 404);
    assert_eq!(desk.ask("POST", &action, &[], &"x".repeat(100_000)).status, 413);
    let office = desk.close();
    assert!(rulings::list(&office.config()).unwrap().is_empty());
}

#[test]
fn no_path_leads_out() {
    let desk = Desk::open(office());
    let file = desk.get("/2026-Q1/tep/0");
    assert_eq!(file.status, 200);
    assert!(file.header("Content-Disposition").unwrap().starts_with("attachment"));
    assert!(file.body.contains("95,3"));
    for path in ["/2026-Q1/tep/99", "/2026-Q1/tep/-1", "/2030-Q1/", "/2026-Q1/x"] {
        assert_eq!(desk.get(path).status, 404, "{path}");
    }
    for path in ["/2026-Q1/tep/../../../../etc/passwd", "/2026-Q1/tep/%2e%2e%2fetc", "/../etc/passwd"] {
        let reply = desk.get(path);
        assert!(matches!(reply.status, 403 | 404) && !reply.body.contains("root:"), "{path}");
    }
    desk.close();
}

#[test]
fn the_page_is_complete_without_script_and_runs_none_but_its_own() {
    let desk = Desk::open(office());
    let page = desk.get("/2026-Q1/");
    let policy = page.header("Content-Security-Policy").unwrap();
    let nonce = policy.split("script-src 'nonce-").nth(1).unwrap().split('\'').next().unwrap();
    assert!(policy.starts_with("default-src 'none'") && !policy.contains("unsafe"));
    assert_eq!(page.body.matches("<script").count(), 1);
    assert!(page.body.contains(&format!("<script nonce=\"{nonce}\">")));
    assert_ne!(desk.get("/2026-Q1/").header("Content-Security-Policy"), Some(policy));
    assert!(page.body.contains("<html lang=\"vi\">"));
    assert!(page.body.contains("<mark>95,3</mark>") && page.body.contains("<mark>96,1</mark>"));
    for field in page.body.split("<input").skip(1).filter(|field| !field.contains("type=\"hidden\"")) {
        let id = field.split("id=\"").nth(1).unwrap().split('"').next().unwrap();
        assert!(page.body.contains(&format!("<label for=\"{id}\">")), "{id}");
    }
    assert_eq!(page.header("Cache-Control"), Some("no-store"));
    let board = desk.get("/2026-Q1/bang-theo-doi");
    assert_eq!(board.status, 200);
    assert!(board.body.contains("Bảng theo dõi"));
    desk.close();
}

#[test]
fn decisions_are_kept_at_once_and_the_outputs_follow_when_asked() {
    let desk = Desk::open(office());
    let figures = desk.figures();
    assert_eq!(figures.len(), 2);
    let asked = desk.post("/2026-Q1/nhan", &format!("so={}", figures[0]));
    assert_eq!(asked.status, 303);
    assert!(desk.get("/2026-Q1/").body.contains("Chưa có họ tên người xem xét"));
    desk.post("/2026-Q1/ten", "ten=Tr%E1%BA%A7n+Th%E1%BB%8B+B");
    let refused = |fields: &str, says: &str| {
        desk.post("/2026-Q1/sua", &format!("so={}&{fields}", figures[0]));
        let page = desk.get("/2026-Q1/").body;
        assert!(page.contains(says) && page.contains("role=\"alert\""), "{fields}");
    };
    refused("gia-tri=b%E1%BA%A3y&ly-do=x", "không phải một con số");
    refused("gia-tri=95.315&ly-do=x", "hiểu được hai cách");
    refused("gia-tri=95%2C4&ly-do=", "Chưa ghi lý do");
    let next = desk.post("/2026-Q1/sua", &format!("so={}&gia-tri=95%2C4&ly-do=%C4%91%C3%A3+h%E1%BB%8Fi", figures[0]));
    assert!(next.header("Location").unwrap().ends_with(&format!("#{}", figures[1])));
    desk.post("/2026-Q1/bo", &format!("so={}", figures[1]));
    let kept = rulings::list(&desk.office.config()).unwrap();
    assert_eq!(kept.len(), 2);
    assert!(kept.iter().any(|ruling| ruling.verdict == Verdict::Replace(percent("95.4")) && ruling.why == "đã hỏi"));
    assert!(kept.iter().any(|ruling| ruling.verdict == Verdict::Drop && ruling.by == "Trần Thị B"));
    assert!(desk.get("/2026-Q1/").body.contains("Sửa thành 95,4%"));
    desk.post("/2026-Q1/cap-nhat", "");
    let page = desk.get("/2026-Q1/").body;
    assert!(page.contains("Đã cập nhật kết quả") && page.contains("Ý kiến đã đưa vào kết quả"));
    assert!(!page.contains("<article"));
    let office = desk.close();
    let written = std::fs::read_to_string(office.path().join("outputs/2026-Q1/so-lieu.json")).unwrap();
    assert!(written.contains("95.4"));
    let after = office.run();
    let item = after.consolidation.items.values().find(|item| !item.facts.is_empty()).unwrap();
    assert_eq!(item.in_period, Some(percent("95.4")));
    assert_ne!(item.assessment, Assessment::NeedsReview);
}

#[test]
fn the_page_closes_itself_when_asked() {
    let desk = Desk::open(office());
    assert!(desk.post("/2026-Q1/dung", "").body.contains("Đã kết thúc"));
    desk.server.join().unwrap();
}
