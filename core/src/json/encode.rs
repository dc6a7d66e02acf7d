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

    // Written to at many places, so that it is compiled at one.
    #[inline(never)]
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

    /// An object whose members have these names.
    pub(crate) fn record(&mut self, names: &[&str], values: &[&dyn Encode]) {
        self.object(|o| {
            for (name, value) in names.iter().zip(values) {
                o.field(name, *value);
            }
        });
    }

    fn list<T: Encode>(&mut self, values: &[T]) {
        self.out.push('[');
        let mut separator = "";
        for value in values {
            self.element(separator, value);
            separator = ",";
        }
        self.out.push(']');
    }

    fn element(&mut self, separator: &str, value: &dyn Encode) {
        self.raw(separator);
        value.encode(self);
    }
}

/// The members of an object being written.
pub(crate) struct Members<'w> {
    writer: &'w mut Writer,
    first: bool,
}

impl Members<'_> {
    /// Writes a member unless it is absent.
    pub(crate) fn field(&mut self, name: &str, value: &dyn Encode) {
        if value.is_absent() {
            return;
        }
        let (before, first) = (self.writer.out.len(), self.first);
        value.encode(self.name(name));
        // An empty object says nothing, and is written as absent.
        if self.writer.out.ends_with(":{}") {
            self.writer.out.truncate(before);
            self.first = first;
        }
    }

    pub(crate) fn with(&mut self, name: &str, fill: impl FnOnce(&mut Writer)) {
        fill(self.name(name));
    }

    /// Writes a member that is there, whatever it holds.
    pub(crate) fn by_id(&mut self, id: &Id, value: &dyn Encode) {
        value.encode(self.name(id.as_str()));
    }

    /// Writes the name of a member, after which its value must be written.
    fn name(&mut self, name: &str) -> &mut Writer {
        if !std::mem::take(&mut self.first) {
            self.writer.out.push(',');
        }
        self.writer.string(name);
        self.writer.out.push(':');
        self.writer
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
                o.by_id(id, value);
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
    Written(text(value).into()).serialize(serializer)
}

fn text(value: &dyn Encode) -> String {
    let mut writer = Writer::default();
    value.encode(&mut writer);
    writer.finish()
}
