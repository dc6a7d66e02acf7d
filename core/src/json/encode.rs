//! From values to canonical JSON text, compact; `layout` makes it readable.

use std::fmt::Write as _;

use super::{Written, plain};
use crate::{Count, Day, Id, Map, Text, When};

/// A value that can be written.
pub(crate) trait Encode {
    fn encode(&self, writer: &mut Writer);

    /// Whether the field is left out.
    fn is_absent(&self) -> bool {
        false
    }
}

/// Collects compact JSON.
#[derive(Default)]
pub(crate) struct Writer {
    out: String,
}

impl std::fmt::Write for Writer {
    fn write_str(&mut self, text: &str) -> std::fmt::Result {
        self.out.push_str(text);
        Ok(())
    }
}

impl Writer {
    pub(crate) fn finish(self) -> String {
        self.out
    }

    pub(crate) fn raw(&mut self, json: &str) {
        self.out.push_str(json);
    }

    pub(crate) fn string(&mut self, text: &str) {
        self.out.push('"');
        let mut rest = text;
        while let Some((run, after)) = rest.split_at_checked(plain(rest.as_bytes())) {
            self.out.push_str(run);
            let mut after = after.chars();
            match after.next() {
                None => break,
                Some('"') => self.out.push_str("\\\""),
                Some('\\') => self.out.push_str("\\\\"),
                Some('\u{8}') => self.out.push_str("\\b"),
                Some('\u{c}') => self.out.push_str("\\f"),
                Some('\n') => self.out.push_str("\\n"),
                Some('\r') => self.out.push_str("\\r"),
                Some('\t') => self.out.push_str("\\t"),
                Some(c) => {
                    // Writing to a String cannot fail.
                    let _ = write!(self.out, "\\u{:04x}", u32::from(c));
                }
            }
            rest = after.as_str();
        }
        self.out.push('"');
    }

    pub(crate) fn number(&mut self, number: u64) {
        let _ = write!(self.out, "{number}");
    }

    pub(crate) fn object(&mut self, fill: impl FnOnce(&mut Members<'_>)) {
        self.out.push('{');
        fill(&mut Members {
            writer: self,
            first: true,
        });
        self.out.push('}');
    }

    pub(crate) fn list<T: Encode>(&mut self, values: impl IntoIterator<Item = T>) {
        self.out.push('[');
        for (index, value) in values.into_iter().enumerate() {
            if index > 0 {
                self.out.push(',');
            }
            value.encode(self);
        }
        self.out.push(']');
    }
}

/// The members of an object being written.
pub(crate) struct Members<'w> {
    writer: &'w mut Writer,
    first: bool,
}

impl Members<'_> {
    /// Writes a member unless it is absent.
    pub(crate) fn field(&mut self, name: &str, value: &(impl Encode + ?Sized)) {
        if value.is_absent() {
            return;
        }
        let (before, first) = (self.writer.out.len(), self.first);
        self.with(name, |writer| value.encode(writer));
        // An empty object says nothing, and is written as absent.
        if self.writer.out.ends_with(":{}") {
            self.writer.out.truncate(before);
            self.first = first;
        }
    }

    pub(crate) fn with(&mut self, name: &str, fill: impl FnOnce(&mut Writer)) {
        if !std::mem::take(&mut self.first) {
            self.writer.out.push(',');
        }
        self.writer.string(name);
        self.writer.out.push(':');
        fill(self.writer);
    }
}

impl<T: Encode + ?Sized> Encode for &T {
    fn encode(&self, writer: &mut Writer) {
        (**self).encode(writer);
    }

    fn is_absent(&self) -> bool {
        (**self).is_absent()
    }
}

impl<T: Encode> Encode for Option<T> {
    fn encode(&self, writer: &mut Writer) {
        if let Some(value) = self {
            value.encode(writer);
        }
    }

    fn is_absent(&self) -> bool {
        self.is_none()
    }
}

impl<T: Encode + ?Sized> Encode for Box<T> {
    fn encode(&self, writer: &mut Writer) {
        (**self).encode(writer);
    }

    fn is_absent(&self) -> bool {
        (**self).is_absent()
    }
}

impl<T: Encode> Encode for Vec<T> {
    fn encode(&self, writer: &mut Writer) {
        writer.list(self);
    }

    fn is_absent(&self) -> bool {
        self.is_empty()
    }
}

impl<V: Encode> Encode for Map<Id, V> {
    fn encode(&self, writer: &mut Writer) {
        writer.object(|o| {
            for (id, value) in self {
                o.with(id.as_str(), |writer| value.encode(writer));
            }
        });
    }

    fn is_absent(&self) -> bool {
        self.is_empty()
    }
}

impl Encode for str {
    fn encode(&self, writer: &mut Writer) {
        writer.string(self);
    }
}

impl Encode for Text {
    fn encode(&self, writer: &mut Writer) {
        writer.string(self);
    }
}

impl Encode for Id {
    fn encode(&self, writer: &mut Writer) {
        writer.string(self.as_str());
    }
}

impl Encode for When {
    fn encode(&self, writer: &mut Writer) {
        writer.string(self.text());
    }
}

impl Encode for Day {
    fn encode(&self, writer: &mut Writer) {
        writer.string(&self.to_string());
    }
}

impl Encode for bool {
    fn encode(&self, writer: &mut Writer) {
        writer.raw(if *self { "true" } else { "false" });
    }
}

impl Encode for Count {
    fn encode(&self, writer: &mut Writer) {
        writer.number(self.get());
    }
}

/// Serialises a value as the JSON text that this module writes.
pub(crate) fn serialize<S: serde::Serializer>(
    value: &impl Encode,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    use serde::Serialize as _;
    let mut writer = Writer::default();
    value.encode(&mut writer);
    Written(writer.finish().into()).serialize(serializer)
}
