//! Objects and lists, and what is passed over.

use std::borrow::Cow;

use super::{Kind, Reader};
use crate::{Code, span::ByteSpan};

impl<'a> Reader<'a> {
    /// Steps into an object or list; false, after a finding, when it lies too deep.
    fn descend(&mut self) -> bool {
        self.depth += 1;
        if self.depth <= self.limits.depth {
            return true;
        }
        let (start, limit) = (self.pos, self.limits.depth);
        self.find(
            start,
            Code::TooDeep,
            format_args!("nested deeper than {limit} levels"),
            |d| d.param("limit", limit),
        );
        self.broken = true;
        false
    }

    /// Reads an object, calling `each` with every key and the key's stretch; `each` must read the value.
    pub(crate) fn object(
        &mut self,
        what: &str,
        mut each: impl FnMut(&mut Self, Cow<'a, str>, ByteSpan),
    ) -> Option<()> {
        self.members(what, &mut each)
    }

    /// Compiled once, whatever is done with each.
    fn members(
        &mut self,
        what: &str,
        each: &mut dyn FnMut(&mut Self, Cow<'a, str>, ByteSpan),
    ) -> Option<()> {
        self.expect(Kind::Object, what)?;
        if !self.descend() {
            return None;
        }
        self.pos += 1;
        self.space();
        if !self.take(b'}') {
            loop {
                self.space();
                if self.byte() != Some(b'"') {
                    self.syntax("a key in double quotes");
                    return None;
                }
                let start = self.pos;
                let key = self.string_token();
                let end = self.pos;
                if self.broken {
                    return None;
                }
                self.space();
                if !self.take(b':') {
                    self.syntax("`:`");
                    return None;
                }
                match key {
                    Some(key) => each(self, key, ByteSpan { start, end }),
                    None => self.skip(),
                }
                if self.broken {
                    return None;
                }
                self.space();
                if self.take(b'}') {
                    break;
                }
                if !self.take(b',') {
                    self.syntax("`,` or `}`");
                    return None;
                }
            }
        }
        self.depth -= 1;
        Some(())
    }

    /// Reads a list, calling `each` at every element; `each` must read it.
    pub(crate) fn array(
        &mut self,
        what: &str,
        mut each: impl FnMut(&mut Self, usize),
    ) -> Option<()> {
        self.elements(what, &mut each)
    }

    /// Compiled once, whatever is done with each.
    fn elements(&mut self, what: &str, each: &mut dyn FnMut(&mut Self, usize)) -> Option<()> {
        self.expect(Kind::Array, what)?;
        if !self.descend() {
            return None;
        }
        self.pos += 1;
        self.space();
        if !self.take(b']') {
            for index in 0.. {
                each(self, index);
                if self.broken {
                    return None;
                }
                self.space();
                if self.take(b']') {
                    break;
                }
                if !self.take(b',') {
                    self.syntax("`,` or `]`");
                    return None;
                }
            }
        }
        self.depth -= 1;
        Some(())
    }

    /// Reads as if the value stood below so many levels.
    pub(crate) fn at_depth<T>(&mut self, depth: usize, read: impl FnOnce(&mut Self) -> T) -> T {
        let outer = std::mem::replace(&mut self.depth, depth);
        let value = read(self);
        self.depth = outer;
        value
    }

    /// Passes over one value, and hands it on as it is written.
    pub(crate) fn passed_over(&mut self) -> &'a str {
        self.space();
        let start = self.pos;
        self.skip();
        self.text.get(start..self.pos).unwrap_or_default()
    }

    /// Passes over one value of any shape.
    pub(crate) fn skip(&mut self) {
        match self.kind() {
            None => {}
            Some(Kind::Object) => {
                let _ = self.object("", |r, _, _| r.skip());
            }
            Some(Kind::Array) => {
                let _ = self.array("", |r, _| r.skip());
            }
            Some(Kind::String) => {
                let _ = self.string_token();
            }
            Some(Kind::Number) => {
                let _ = self.number_token();
            }
            Some(Kind::Boolean | Kind::Null) => {
                let _ = self.word();
            }
        }
    }
}
