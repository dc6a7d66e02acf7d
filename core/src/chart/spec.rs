//! A specification as JSON text: what is the same in every picture stands in the library as it is
//! written, and only the holes in it are filled.

use std::fmt::Write as _;

use crate::json::Writer;

/// A JSON value as text.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Spec(String);

/// What stands in a template where a value is put in; no JSON text contains it.
const HOLE: char = '\0';

/// What fills a hole.
pub(super) trait Fill {
    fn fill(&self, writer: &mut Writer);

    /// Whether a row is written without it.
    fn is_nothing(&self) -> bool {
        false
    }
}

/// A template that is being filled, hole after hole.
pub(super) struct Filling {
    rest: &'static str,
    writer: Writer,
}

impl Filling {
    pub(super) fn of(template: &'static str) -> Self {
        let mut filling = Self {
            rest: template,
            writer: Writer::default(),
        };
        filling.go_on();
        filling
    }

    /// Fills the next hole.
    pub(super) fn put(&mut self, value: &dyn Fill) {
        value.fill(&mut self.writer);
        self.go_on();
    }

    /// Writes what stands before the next hole.
    fn go_on(&mut self) {
        let (before, rest) = self.rest.split_once(HOLE).unwrap_or((self.rest, ""));
        self.writer.raw(before);
        self.rest = rest;
    }

    pub(super) fn done(self) -> Spec {
        Spec(self.writer.finish())
    }
}

impl Spec {
    /// A row of data: an object without the members that hold nothing.
    pub(super) fn row(names: &[&str], values: &[&dyn Fill]) -> Self {
        let mut writer = Writer::default();
        writer.object(|row| {
            for (name, value) in names.iter().zip(values) {
                if !value.is_nothing() {
                    row.with(name, |writer| value.fill(writer));
                }
            }
        });
        Self(writer.finish())
    }

    /// The members of one object, followed by those of another.
    pub(super) fn and(mut self, other: &Self) -> Self {
        if self.0 == "{}" {
            return other.clone();
        }
        if let Some(members) = other.0.strip_prefix('{').filter(|more| *more != "}") {
            self.0.pop();
            self.0.push(',');
            self.0.push_str(members);
        }
        self
    }

    /// The specification as text.
    pub(super) fn into_json(self) -> String {
        self.0
    }
}

impl Fill for Spec {
    fn fill(&self, writer: &mut Writer) {
        writer.raw(&self.0);
    }
}

impl Fill for bool {
    fn fill(&self, writer: &mut Writer) {
        writer.raw(if *self { "true" } else { "false" });
    }
}

impl Fill for i64 {
    fn fill(&self, writer: &mut Writer) {
        // Writing to memory cannot fail.
        let _ = write!(writer, "{self}");
    }
}

impl Fill for u64 {
    fn fill(&self, writer: &mut Writer) {
        writer.number(*self);
    }
}

impl Fill for usize {
    fn fill(&self, writer: &mut Writer) {
        writer.number(u64::try_from(*self).unwrap_or(u64::MAX));
    }
}

impl Fill for str {
    fn fill(&self, writer: &mut Writer) {
        writer.string(self);
    }
}

impl Fill for String {
    fn fill(&self, writer: &mut Writer) {
        writer.string(self);
    }
}

impl<T: Fill + ?Sized> Fill for &T {
    fn fill(&self, writer: &mut Writer) {
        (**self).fill(writer);
    }

    fn is_nothing(&self) -> bool {
        (**self).is_nothing()
    }
}

impl<T: Fill> Fill for Option<T> {
    fn fill(&self, writer: &mut Writer) {
        match self {
            Some(value) => value.fill(writer),
            None => writer.raw("null"),
        }
    }

    fn is_nothing(&self) -> bool {
        self.is_none()
    }
}

impl<T: Fill> Fill for Vec<T> {
    fn fill(&self, writer: &mut Writer) {
        self.as_slice().fill(writer);
    }
}

impl<T: Fill> Fill for [T] {
    fn fill(&self, writer: &mut Writer) {
        let mut sign = "[";
        for value in self {
            writer.raw(sign);
            value.fill(writer);
            sign = ",";
        }
        writer.raw(if self.is_empty() { "[]" } else { "]" });
    }
}

/// Writes a specification as JSON is written; an expression of Rust stands in parentheses.
macro_rules! spec {
    ($value:tt) => {{
        #[allow(unused_mut, reason = "where there are no holes")]
        let mut filling = $crate::chart::spec::Filling::of($crate::chart::spec::template!($value));
        $crate::chart::spec::fill!(filling, $value);
        filling.done()
    }};
}

/// The text of a specification, with a [`HOLE`] for each expression.
macro_rules! template {
    ({ $name:literal : $value:tt $(, $names:literal : $values:tt)* $(,)? }) => {
        concat!(
            "{", stringify!($name), ":", $crate::chart::spec::template!($value),
            $( ",", stringify!($names), ":", $crate::chart::spec::template!($values), )* "}"
        )
    };
    ([ $value:tt $(, $values:tt)* $(,)? ]) => {
        concat!(
            "[", $crate::chart::spec::template!($value),
            $( ",", $crate::chart::spec::template!($values), )* "]"
        )
    };
    (($value:expr)) => { "\0" };
    ($value:tt) => { stringify!($value) };
}

/// Fills the holes of a specification with what its expressions give.
macro_rules! fill {
    ($filling:ident, { $( $name:literal : $value:tt ),* $(,)? }) => {
        $( $crate::chart::spec::fill!($filling, $value); )*
    };
    ($filling:ident, [ $( $value:tt ),* $(,)? ]) => {
        $( $crate::chart::spec::fill!($filling, $value); )*
    };
    ($filling:ident, ($value:expr)) => { $filling.put(&$value) };
    ($filling:ident, $value:tt) => {};
}

/// Writes a row of data, each member with an expression of Rust; what holds nothing is left out.
macro_rules! row {
    ({ $( $name:literal : $value:expr ),* $(,)? }) => {
        $crate::chart::spec::Spec::row(&[ $( $name ),* ], &[ $( &$value ),* ])
    };
}

pub(super) use {fill, row, spec, template};

#[cfg(test)]
mod tests {
    #[test]
    fn holes_are_filled_in_their_order() {
        let most: Option<u64> = None;
        let made = spec!({
            "a": { "b": (-1_i64), "c": "(\n)", "d": [1, (vec!["x", "\"y\""]), 0.5] },
            "e": (most), "f": null, "g": [], "h": {}, "i": (spec!([(true)])), "j": (Vec::<u64>::new()),
        });
        let wanted = r#"{"a":{"b":-1,"c":"(\n)","d":[1,["x","\"y\""],0.5]},"e":null,"f":null,"g":[],"h":{},"i":[true],"j":[]}"#;
        assert_eq!(made.into_json(), wanted);
    }

    #[test]
    fn rows_leave_out_what_holds_nothing() {
        let none: Option<bool> = None;
        assert_eq!(
            row!({ "a": none, "b": Some(1_u64), "c": none, "d": "" }).into_json(),
            r#"{"b":1,"d":""}"#
        );
        assert_eq!(row!({ "a": none }).into_json(), "{}");
    }

    #[test]
    fn members_follow_members() {
        let (none, one) = (spec!({}), spec!({ "a": 1 }));
        assert_eq!(none.clone().and(&one), one);
        assert_eq!(one.clone().and(&none), one);
        let two = one.and(&spec!({ "b": 2 }));
        assert_eq!(two.into_json(), r#"{"a":1,"b":2}"#);
    }
}
