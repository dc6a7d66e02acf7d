//! Numbers as they are written, and the three words.

use super::{Kind, Reader};

impl<'a> Reader<'a> {
    /// The text of a number, checked against the JSON grammar.
    pub(crate) fn number(&mut self, what: &str) -> Option<&'a str> {
        self.expect(Kind::Number, what)?;
        self.number_token()
    }

    pub(super) fn number_token(&mut self) -> Option<&'a str> {
        let start = self.pos;
        self.take(b'-');
        if !self.take(b'0') && self.digits() == 0 {
            self.syntax("a digit");
            return None;
        }
        if self.take(b'.') && self.digits() == 0 {
            self.syntax("a digit");
            return None;
        }
        if matches!(self.byte(), Some(b'e' | b'E')) {
            self.pos += 1;
            if !self.take(b'+') {
                self.take(b'-');
            }
            if self.digits() == 0 {
                self.syntax("a digit");
                return None;
            }
        }
        // Of `01` the first digit is a number, and the whole is none.
        if self.byte().is_some_and(|b| b.is_ascii_alphanumeric()) {
            self.syntax("the end of the number");
            return None;
        }
        self.text.get(start..self.pos)
    }

    fn digits(&mut self) -> usize {
        let start = self.pos;
        while self.byte().is_some_and(|b| b.is_ascii_digit()) {
            self.pos += 1;
        }
        self.pos - start
    }

    pub(crate) fn boolean(&mut self) -> Option<bool> {
        self.expect(Kind::Boolean, "true or false")?;
        self.word()
    }

    pub(super) fn word(&mut self) -> Option<bool> {
        for (word, value) in [("true", true), ("false", false), ("null", false)] {
            if self
                .text
                .get(self.pos..)
                .is_some_and(|r| r.starts_with(word))
            {
                self.pos += word.len();
                return Some(value);
            }
        }
        self.syntax("a value");
        None
    }
}
