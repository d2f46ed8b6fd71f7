//! Rich text cut into groups, words and bytes.

/// A piece of rich text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Token<'a> {
    /// `{`
    Open,
    /// `}`
    Close,
    /// A control word and its number.
    Word(&'a str, Option<i32>),
    /// A control symbol: `\~`, `\*`.
    Symbol(u8),
    /// A byte of text, as it stands or as `\'hh`.
    Byte(u8),
}

/// Cuts rich text, piece by piece. Line breaks between pieces are left out.
pub(super) struct Tokens<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Tokens<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Tokens<'a> {
        Tokens { bytes, at: 0 }
    }

    /// Passes over binary data.
    pub(super) fn pass_over(&mut self, bytes: usize) {
        self.at = self.at.saturating_add(bytes).min(self.bytes.len());
    }

    fn take(&mut self) -> Option<u8> {
        let byte = self.bytes.get(self.at).copied();
        self.at += usize::from(byte.is_some());
        byte
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn control(&mut self) -> Option<Token<'a>> {
        let first = self.take()?;
        match first {
            b'\'' => {
                let digits = self.bytes.get(self.at..self.at + 2).and_then(|d| std::str::from_utf8(d).ok());
                let byte = digits.and_then(|d| u8::from_str_radix(d, 16).ok());
                self.at += if byte.is_some() { 2 } else { 0 };
                Some(Token::Byte(byte.unwrap_or(b'\'')))
            }
            b'\\' | b'{' | b'}' => Some(Token::Byte(first)),
            b'\r' | b'\n' => Some(Token::Word("par", None)),
            b'\t' => Some(Token::Word("tab", None)),
            _ if first.is_ascii_alphabetic() => Some(self.word()),
            _ => Some(Token::Symbol(first)),
        }
    }

    /// A control word whose first letter is taken.
    fn word(&mut self) -> Token<'a> {
        let start = self.at - 1;
        while self.peek().is_some_and(|b| b.is_ascii_alphabetic()) {
            self.at += 1;
        }
        let end = self.at;
        let digit = |at: usize| self.bytes.get(at).is_some_and(u8::is_ascii_digit);
        let minus = self.peek() == Some(b'-') && digit(self.at + 1);
        let mut number = digit(self.at + usize::from(minus)).then_some(0_i64);
        self.at += usize::from(minus);
        while let (Some(n), Some(d)) = (number, self.peek().filter(u8::is_ascii_digit)) {
            number = Some((n * 10 + i64::from(d - b'0')).min(i64::from(i32::MAX)));
            self.at += 1;
        }
        if self.peek() == Some(b' ') {
            self.at += 1;
        }
        let name = self.bytes.get(start..end).and_then(|n| std::str::from_utf8(n).ok()).unwrap_or_default();
        let signed = number.map(|n| if minus { -n } else { n });
        Token::Word(name, signed.and_then(|n| i32::try_from(n).ok()))
    }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        loop {
            return match self.take()? {
                b'{' => Some(Token::Open),
                b'}' => Some(Token::Close),
                b'\\' => self.control(),
                b'\r' | b'\n' | 0 => continue,
                byte => Some(Token::Byte(byte)),
            };
        }
    }
}
