//! The server: bytes in, bytes out.

use std::io::Read;
use std::sync::Arc;

use tiny_http::{Header, Method, Request, Response, Server};

use super::answer::Answer;
use super::asked::{parts, to_do, to_see};
use super::desk::Desk;
use super::error::ReviewError;
use super::form::fields;
use super::gate::{Gate, Origin};
use crate::run::{Order, RunError};
use crate::wording::review as say;

/// Longest form, in bytes.
const LONGEST_FORM: u64 = 64 << 10;
/// Headers of every answer: nothing is kept, nothing is shown in another page, nothing is guessed.
const ALWAYS: [(&str, &str); 6] = [
    ("Cache-Control", "no-store"),
    ("X-Content-Type-Options", "nosniff"),
    ("X-Frame-Options", "DENY"),
    ("Referrer-Policy", "same-origin"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
];

/// A page that waits to be asked for.
pub struct Review {
    server: Arc<Server>,
    gate: Gate,
    port: u16,
    desk: Desk,
}

/// Ends a page from outside.
#[derive(Clone)]
pub struct Stop(Arc<Server>);

impl Stop {
    /// Lets the server answer what it is at, and end.
    pub fn stop(&self) {
        self.0.unblock();
    }
}

impl Review {
    /// Consolidates, and takes a port of 127.0.0.1. `explain` makes a fault of a run a sentence.
    ///
    /// # Errors
    /// The consolidation can't be made, or the system gives no port.
    pub fn open(order: Order, explain: fn(&RunError) -> String) -> Result<Review, ReviewError> {
        let desk = Desk::new(order, explain)?;
        let server = Server::http(("127.0.0.1", 0)).map_err(|fault| ReviewError::NoServer(fault.to_string()))?;
        let address = server.server_addr().to_ip();
        let port = address.map(|address| address.port()).ok_or_else(|| ReviewError::NoServer(String::new()))?;
        Ok(Review { server: Arc::new(server), gate: Gate::new(port, secret()?), port, desk })
    }

    /// Where the page is: only this address is answered.
    pub fn address(&self) -> String {
        format!("http://127.0.0.1:{}/{}/", self.port, self.gate.token())
    }

    /// What ends it from outside.
    pub fn stopper(&self) -> Stop {
        Stop(Arc::clone(&self.server))
    }

    /// Answers until someone closes the page or [`Stop`] is called.
    ///
    /// # Errors
    /// The system gives no more secrets.
    pub fn serve(mut self) -> Result<(), ReviewError> {
        let server = Arc::clone(&self.server);
        for mut request in server.incoming_requests() {
            let nonce = secret()?;
            let answer = self.answer(&mut request, &nonce);
            let last = answer.last;
            // Who went away in the meantime is told nothing.
            let _ = request.respond(response(answer));
            if last {
                break;
            }
        }
        Ok(())
    }

    fn answer(&mut self, request: &mut Request, nonce: &str) -> Answer {
        let refused = || Answer::words(403, say::REFUSED);
        if !self.gate.lets_in(&origin(request)) {
            return refused();
        }
        let address = request.url().to_owned();
        let Some((token, parts)) = parts(&address) else { return refused() };
        if !self.gate.knows(token) {
            return refused();
        }
        let asked = match request.method() {
            Method::Get => to_see(&parts),
            Method::Post => {
                let mut body = Vec::new();
                let read = request.as_reader().take(LONGEST_FORM + 1).read_to_end(&mut body);
                if read.is_err() || body.len() as u64 > LONGEST_FORM {
                    return Answer::words(413, say::TOO_LONG);
                }
                let fields = fields(&body);
                if !fields.get("token").is_some_and(|token| self.gate.knows(token)) {
                    return refused();
                }
                to_do(&parts, fields)
            }
            _ => return refused(),
        };
        match asked {
            Some(asked) => self.desk.answer(asked, &self.gate, nonce),
            None => Answer::words(404, say::NOT_FOUND),
        }
    }
}

fn origin(request: &Request) -> Origin {
    let header = |name: &'static str| {
        let found = request.headers().iter().find(|header| header.field.equiv(name));
        found.map(|header| header.value.as_str().to_owned())
    };
    Origin { host: header("Host"), origin: header("Origin"), site: header("Sec-Fetch-Site") }
}

fn response(answer: Answer) -> Response<std::io::Cursor<Vec<u8>>> {
    let mut response = Response::from_data(answer.body).with_status_code(answer.status);
    let own = answer.headers.iter().map(|(name, value)| (*name, value.as_str()));
    for (name, value) in ALWAYS.into_iter().chain(own) {
        if let Ok(header) = Header::from_bytes(name, value) {
            response.add_header(header);
        }
    }
    response
}

/// Sixteen bytes that nobody can guess, in hexadecimal.
fn secret() -> Result<String, ReviewError> {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes).map_err(|fault| ReviewError::NoServer(fault.to_string()))?;
    Ok(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}
