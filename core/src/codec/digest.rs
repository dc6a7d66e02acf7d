//! RFC 8785 (JCS) digests.

use crate::{
    Document, Limits, Sha256,
    json::{Decimal, Kind, Reader, Writer},
    sorted::Arrange as _,
};

pub(crate) fn digest_document(document: &Document) -> Sha256 {
    digest_json(&super::document::compact(document))
}

/// The digest of JSON text that this crate has written.
pub(crate) fn digest_json(json: &str) -> Sha256 {
    // What this crate writes is I-JSON, so that canonicalisation has nothing to fail on; hashing the
    // text itself is the answer that stays deterministic if that were ever wrong.
    let canonical = canonical(json);
    Sha256::of(canonical.as_deref().unwrap_or(json).as_bytes())
}

/// The canonical form of I-JSON.
fn canonical(json: &str) -> Option<String> {
    let mut reader = Reader::over(json, Limits::NONE);
    let mut writer = Writer::default();
    value(&mut reader, &mut writer);
    reader.end();
    reader.is_clean().then(|| writer.finish())
}

fn value(reader: &mut Reader<'_>, writer: &mut Writer) {
    match reader.kind() {
        Some(Kind::Object) => {
            let mut members = Vec::new();
            let _ = reader.object("", |reader, key, _| {
                let mut content = Writer::default();
                value(reader, &mut content);
                members.push((key, content.finish()));
            });
            // By UTF-16 code units, as the standard has it.
            members.arrange_by(|(a, _), (b, _)| a.encode_utf16().cmp(b.encode_utf16()));
            writer.object(|o| {
                for (key, content) in &members {
                    o.with(key, |writer| writer.raw(content));
                }
            });
        }
        Some(Kind::Array) => {
            writer.raw("[");
            let _ = reader.array("", |reader, index| {
                writer.raw(if index > 0 { "," } else { "" });
                value(reader, writer);
            });
            writer.raw("]");
        }
        Some(Kind::String) => writer.string(&reader.string("").unwrap_or_default()),
        Some(Kind::Number) => writer.raw(&number(reader.number("").unwrap_or_default())),
        Some(Kind::Boolean | Kind::Null) => {
            let start = reader.pos();
            reader.skip();
            let word = reader.text().get(start..reader.pos());
            writer.raw(word.unwrap_or_default());
        }
        None => {}
    }
}

/// A number as ECMAScript writes it.
fn number(token: &str) -> String {
    let digits = token.strip_prefix('-').unwrap_or(token);
    if token != "-0" && digits.bytes().all(|b| b.is_ascii_digit()) && digits.len() < 16 {
        return token.to_owned();
    }
    let read = Decimal::read(token).as_double();
    read.map_or_else(|| token.to_owned(), |double| double.to_string())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use proptest::prelude::*;

    use super::canonical;

    fn peer(json: &str) -> String {
        let value: serde_json::Value = serde_json::from_str(json).unwrap();
        String::from_utf8(serde_json_canonicalizer::to_vec(&value).unwrap()).unwrap()
    }

    #[test]
    fn does_as_another_implementation_does() {
        for json in [
            r#"{"\ud83d\ude02":1,"\ufb33":2,"b":[],"a":{"z":null,"y":true},"\r":"\u001f\b\n\"\\\/é"}"#,
            "[0,-0,-0.0,1.0,1e2,1e20,1e21,123e19,1.5e-6,1.5e-7,9007199254740991,-12,0.1,1e-5]",
            "[1125899906842624.25,5e-324,1.7976931348623157e308,333333333.33333329,1E30,4.50,2e-3,0.000001,1e-27]",
            r#"{"a":{"b":{"c":[{"e":1,"d":[{}]}]}}}"#,
        ] {
            assert_eq!(canonical(json), Some(peer(json)), "{json}");
        }
        assert_eq!(canonical("{"), None);
    }

    proptest! {
        #[test]
        fn numbers_too(bits in any::<u64>(), places in -25..25_i32, digits in any::<u32>()) {
            let any = f64::from_bits(bits);
            for number in [any, f64::from(digits) * 10_f64.powi(places)] {
                if number.is_finite() {
                    let json = format!("[{number:e}]");
                    prop_assert_eq!(canonical(&json), Some(peer(&json)));
                }
            }
        }
    }
}
