//! Numbers in foreign JSON that say more than a double keeps.

use super::{Decimal, Ext, Kind, Limits, Reader, Step};

/// A number that is another when read as a double.
pub(crate) struct Rounded<'t> {
    /// Where it stands in the `ext`, as the rest of a pointer.
    pub(crate) pointer: String,
    /// As written.
    pub(crate) written: &'t str,
    /// As any reader of doubles has it.
    pub(crate) read: String,
}

impl Ext {
    /// Finds the numbers with more digits than a double keeps (RFC 7493, 2.2).
    pub(crate) fn rounded(&self, mut f: impl FnMut(Rounded<'_>)) {
        let text = self.as_json();
        // Whole numbers without an exponent are read only if they are safe.
        if !text.contains(['.', 'e', 'E']) {
            return;
        }
        walk(&mut Reader::over(text, Limits::NONE), &mut f);
    }
}

fn walk(reader: &mut Reader<'_>, f: &mut impl FnMut(Rounded<'_>)) {
    match reader.kind() {
        Some(Kind::Object) => {
            let _ = reader.object("", |reader, key, _| {
                reader.under(Step::Key(key), |reader| walk(reader, f));
            });
        }
        Some(Kind::Array) => {
            let _ = reader.array("", |reader, index| {
                reader.under(Step::Index(index), |reader| walk(reader, f));
            });
        }
        Some(Kind::Number) => {
            let Some(written) = reader.number("") else {
                return;
            };
            if let Some(read) = other_as_double(written) {
                let pointer = reader.pointer();
                f(Rounded {
                    pointer,
                    written,
                    read,
                });
            }
        }
        _ => reader.skip(),
    }
}

/// The double that a number is read as, if its shortest decimal is another number.
fn other_as_double(written: &str) -> Option<String> {
    if written.bytes().all(|b| b.is_ascii_digit() || b == b'-') {
        return None;
    }
    let decimal = Decimal::read(written);
    let read = decimal.as_double()?;
    (read != decimal).then(|| {
        let text = read.to_string();
        // So that it shows to be no integer.
        let is_whole = text.bytes().all(|b| b.is_ascii_digit() || b == b'-');
        text + if is_whole { ".0" } else { "" }
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn only_what_a_double_cannot_say_is_rounded() {
        for same in [
            "0.1",
            "0.10",
            "-1.5e3",
            "1e20",
            "1E+2",
            "100.000",
            "0.0",
            "-0e9",
            "0e-999",
            "5e-324",
            "1.7976931348623157e308",
            "0.000123",
            "123456789012345.6",
            "12",
        ] {
            assert_eq!(other_as_double(same), None, "{same}");
        }
        for (other, read) in [
            ("3.141592653589793238462643383279", "3.141592653589793"),
            ("9007199254740993.0", "9007199254740992.0"),
            ("1.0000000000000000001", "1.0"),
            ("0.10000000000000001", "0.1"),
            ("1e-400", "0.0"),
            ("1e-99999999999999999999", "0.0"),
            ("0.3333333333333333333", "0.3333333333333333"),
        ] {
            assert_eq!(other_as_double(other), Some(read.to_owned()), "{other}");
        }
    }

    #[test]
    fn each_is_told_with_its_place() {
        let ext =
            Ext::parse(r#"{"a":{"b/c":[1,2.5,0.10000000000000001]},"d":"1.00000000000000000001"}"#);
        let mut found = Vec::new();
        ext.unwrap()
            .rounded(|r| found.push((r.pointer, r.written.to_owned())));
        assert_eq!(
            found,
            [("/a/b~1c/2".to_owned(), "0.10000000000000001".to_owned())]
        );
    }
}
