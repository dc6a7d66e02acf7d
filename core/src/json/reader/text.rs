//! Strings, with their escapes.

use std::borrow::Cow;

use super::{Kind, Reader};
use crate::{Code, json::plain, span::ByteSpan};

impl<'a> Reader<'a> {
    /// A string, unescaped. `None` after a finding.
    pub(crate) fn string(&mut self, what: &str) -> Option<Cow<'a, str>> {
        self.expect(Kind::String, what)?;
        self.string_token()
    }

    pub(super) fn string_token(&mut self) -> Option<Cow<'a, str>> {
        let start = self.pos;
        self.pos += 1;
        let mut owned: Option<String> = None;
        let mut sound = true;
        loop {
            let run = self.pos;
            let rest = self.text.as_bytes().get(run..self.end).unwrap_or_default();
            let length = plain(rest);
            self.pos = run + length;
            let piece = self.text.get(run..self.pos).unwrap_or_default();
            match self.byte() {
                Some(b'"') => {
                    self.pos += 1;
                    if self.pos - start - 2 > self.limits.string {
                        let limit = self.limits.string;
                        self.find(
                            start,
                            Code::TooLarge,
                            format_args!("a string is over the limit of {limit} bytes"),
                            |d| d.param("limit", limit),
                        );
                        sound = false;
                    }
                    return sound.then(|| match owned {
                        None => Cow::Borrowed(piece),
                        Some(mut text) => {
                            text.push_str(piece);
                            Cow::Owned(text)
                        }
                    });
                }
                Some(b'\\') => {
                    let text = owned.get_or_insert_with(String::new);
                    text.push_str(piece);
                    let mut text = std::mem::take(text);
                    sound &= self.escape(&mut text);
                    owned = Some(text);
                    if self.broken {
                        return None;
                    }
                }
                Some(_) => {
                    self.syntax("no control character within a string");
                    return None;
                }
                None => {
                    self.syntax("`\"`");
                    return None;
                }
            }
        }
    }

    /// Makes sure that a string, which stands at `at`, holds only characters. Asked of free text
    /// alone, not of every key, id and word, which are held against what they may be anyway.
    pub(crate) fn is_text(&mut self, at: ByteSpan, text: &str) -> bool {
        let Some(c) = noncharacter(text) else {
            return true;
        };
        let point = format!("U+{:04X}", u32::from(c));
        self.find_at(
            at,
            Code::Noncharacter,
            format_args!("a string holds {point}, which is no character"),
            |d| d.param("code_point", point.as_str()),
        );
        false
    }

    /// One escape sequence; false when it denotes no character.
    fn escape(&mut self, text: &mut String) -> bool {
        let start = self.pos;
        self.pos += 1;
        let plain = match self.byte() {
            Some(c @ (b'"' | b'\\' | b'/')) => char::from(c),
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => {
                self.pos += 1;
                let Some(first) = self.hex() else {
                    return false;
                };
                let mut code = first;
                if (0xd800..0xdc00).contains(&first)
                    && self.text.get(self.pos..self.pos + 2) == Some("\\u")
                {
                    let back = self.pos;
                    self.pos += 2;
                    let Some(second) = self.hex() else {
                        return false;
                    };
                    if (0xdc00..0xe000).contains(&second) {
                        code = 0x10000 + ((first - 0xd800) << 10) + (second - 0xdc00);
                    } else {
                        self.pos = back;
                    }
                }
                return if let Some(c) = char::from_u32(code) {
                    text.push(c);
                    true
                } else {
                    self.find(
                        start,
                        Code::LoneSurrogate,
                        format_args!("`\\u{first:04x}` is half of a surrogate pair"),
                        |d| d.help("write the character itself, in UTF-8"),
                    );
                    false
                };
            }
            _ => {
                self.syntax("an escape: one of `\"\\/bfnrtu`");
                return false;
            }
        };
        self.pos += 1;
        text.push(plain);
        true
    }

    fn hex(&mut self) -> Option<u32> {
        let digits = self
            .text
            .get(self.pos..self.pos + 4)
            .filter(|d| d.bytes().all(|b| b.is_ascii_hexdigit()));
        let Some(digits) = digits else {
            self.syntax("four hexadecimal digits");
            return None;
        };
        self.pos += 4;
        u32::from_str_radix(digits, 16).ok()
    }
}

/// A code point that Unicode sets aside for programs' own use and RFC 7493 (2.1) keeps out of texts.
fn noncharacter(text: &str) -> Option<char> {
    // All of them take a first byte of EF or more in UTF-8; hardly any text has one.
    if text.bytes().fold(0, u8::max) < 0xef {
        return None;
    }
    text.chars()
        .find(|c| matches!(c, '\u{fdd0}'..='\u{fdef}') || u32::from(*c) & 0xfffe == 0xfffe)
}
