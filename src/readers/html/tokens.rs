//! A web page cut into tags and text.

use std::borrow::Cow;

use super::entities::resolved;

/// A piece of a page. Comments, declarations and the content of scripts and styles are left out.
#[derive(Debug)]
pub(super) enum Token<'a> {
    /// A start tag.
    Open(Tag<'a>),
    /// An end tag, by its name in small letters.
    Close(String),
    /// Text, as written.
    Text(&'a str),
}

/// A start tag.
#[derive(Debug)]
pub(super) struct Tag<'a> {
    /// Name in small letters.
    pub(super) name: String,
    attributes: &'a str,
}

impl<'a> Tag<'a> {
    /// The value of an attribute.
    pub(super) fn attribute(&self, wanted: &str) -> Option<Cow<'a, str>> {
        let mut rest = self.attributes;
        loop {
            rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '/' || c == '=');
            let end = rest.find(|c: char| c.is_whitespace() || matches!(c, '=' | '/'))?;
            let (name, tail) = rest.split_at_checked(end)?;
            let (value, after) = value(tail);
            if name.eq_ignore_ascii_case(wanted) {
                return Some(resolved(value));
            }
            rest = after;
        }
    }

    /// The value of an attribute as a number.
    pub(super) fn number(&self, name: &str) -> Option<usize> {
        self.attribute(name)?.trim().parse().ok()
    }
}

/// The value that an attribute's name is followed by, and the rest.
fn value(tail: &str) -> (&str, &str) {
    let Some(rest) = tail.trim_start().strip_prefix('=').map(str::trim_start) else { return ("", tail) };
    for quote in ['"', '\''] {
        if let Some(inner) = rest.strip_prefix(quote) {
            return inner.split_once(quote).unwrap_or((inner, ""));
        }
    }
    let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
    rest.split_at_checked(end).unwrap_or((rest, ""))
}

/// Elements whose content is no text of the page.
const UNSEEN: [&str; 7] = ["script", "style", "title", "xml", "template", "noframes", "object"];

/// Cuts a page, piece by piece.
pub(super) struct Tokens<'a> {
    rest: &'a str,
    /// Unseen elements that never end from here on.
    endless: Vec<String>,
    /// No tag closes from here on.
    is_open: bool,
}

impl<'a> Tokens<'a> {
    pub(super) fn new(page: &'a str) -> Tokens<'a> {
        Tokens { rest: page, endless: Vec::new(), is_open: false }
    }

    /// Takes text up to the next `<`, which it may begin with where that opens no tag.
    fn text(&mut self) -> &'a str {
        let skip = self.rest.chars().next().map_or(0, char::len_utf8);
        let end = self.rest.get(skip..).and_then(|r| r.find('<')).map_or(self.rest.len(), |at| at + skip);
        let (text, rest) = self.rest.split_at_checked(end).unwrap_or((self.rest, ""));
        self.rest = rest;
        text
    }

    fn skip_past(&mut self, mark: &str) {
        self.rest = self.rest.split_once(mark).map_or("", |(_, rest)| rest);
    }

    /// Passes over the content of an unseen element. Without an end tag it is nothing.
    fn skip_unseen(&mut self, name: &str) {
        if self.endless.iter().any(|known| known == name) {
            return;
        }
        let mut at = 0;
        while let Some(found) = self.rest.get(at..).and_then(|r| r.find("</")) {
            at += found + 2;
            let close = self.rest.get(at..at + name.len());
            if close.is_some_and(|close| close.eq_ignore_ascii_case(name)) {
                self.rest = self.rest.get(at - 2..).unwrap_or_default();
                return;
            }
        }
        self.endless.push(name.to_owned());
    }

    fn tag(&mut self, inner: &'a str) -> Option<Token<'a>> {
        let closes = inner.starts_with('/');
        let inner = inner.strip_prefix('/').unwrap_or(inner);
        let end =
            inner.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, ':' | '-' | '_'))).unwrap_or(inner.len());
        let (name, rest) = inner.split_at_checked(end)?;
        let Some(length) = (if self.is_open { None } else { tag_length(rest) }) else {
            self.is_open = true;
            return None;
        };
        let (attributes, after) = rest.split_at_checked(length)?;
        self.rest = after.strip_prefix('>').unwrap_or(after);
        let name = name.to_ascii_lowercase();
        if closes {
            return Some(Token::Close(name));
        }
        if UNSEEN.contains(&name.as_str()) && !attributes.ends_with('/') {
            self.skip_unseen(&name);
        }
        Some(Token::Open(Tag { name, attributes }))
    }
}

/// Bytes up to the `>` that closes a tag, quotes minded; a tag that never closes is none.
fn tag_length(rest: &str) -> Option<usize> {
    let mut quote = None;
    let mut before = ' ';
    for (at, c) in rest.char_indices() {
        match quote {
            Some(open) if c == open => quote = None,
            Some(_) => {}
            None if c == '>' => return Some(at),
            None if matches!(c, '"' | '\'') && before == '=' => quote = Some(c),
            None => {}
        }
        if !c.is_whitespace() {
            before = c;
        }
    }
    rest.find('>')
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        loop {
            if self.rest.is_empty() {
                return None;
            }
            let Some(inner) = self.rest.strip_prefix('<') else { return Some(Token::Text(self.text())) };
            if inner.starts_with("!--") {
                self.skip_past("-->");
            } else if inner.starts_with(['!', '?']) {
                self.skip_past(">");
            } else if inner.strip_prefix('/').unwrap_or(inner).starts_with(|c: char| c.is_ascii_alphabetic()) {
                match self.tag(inner) {
                    Some(token) => return Some(token),
                    None => return Some(Token::Text(self.text())),
                }
            } else {
                return Some(Token::Text(self.text()));
            }
        }
    }
}
