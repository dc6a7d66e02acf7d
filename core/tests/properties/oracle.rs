//! What our reader should say of foreign JSON, worked out with `serde_json`: what that accepts, less
//! what the format refuses (FORMAT, sections 1 and 9).

use std::collections::BTreeSet;

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

/// How deep an `ext` may nest: the limit of 64 less the five levels above the deepest of them.
pub const EXT_DEPTH: usize = 59;

/// Whether the text is an object that `ext` may hold.
pub fn admits(text: &str) -> bool {
    text.trim_start_matches([' ', '\t', '\n', '\r'])
        .starts_with('{')
        && serde_json::from_str::<&RawValue>(text).is_ok_and(|value| sound(value, EXT_DEPTH))
}

fn sound(value: &RawValue, depth: usize) -> bool {
    let text = value.get();
    match text.as_bytes()[0] {
        b'{' => {
            depth > 0
                && serde_json::from_str::<Object>(text)
                    .is_ok_and(|o| o.sound && o.values.iter().all(|v| sound(v, depth - 1)))
        }
        b'[' => {
            depth > 0
                && serde_json::from_str::<Vec<&RawValue>>(text)
                    .is_ok_and(|list| list.iter().all(|v| sound(v, depth - 1)))
        }
        b'"' => serde_json::from_str::<String>(text).is_ok_and(|text| is_text(&text)),
        b'-' | b'0'..=b'9' => {
            let digits = text.trim_start_matches('-');
            if digits.bytes().all(|b| b.is_ascii_digit()) {
                digits.parse::<u64>().is_ok_and(|n| n < 1 << 53)
            } else {
                text.parse::<f64>().is_ok_and(f64::is_finite)
            }
        }
        _ => true,
    }
}

fn is_text(text: &str) -> bool {
    !text.chars().any(is_noncharacter)
}

/// One of the 66 code points that Unicode will never make a character.
pub fn is_noncharacter(c: char) -> bool {
    let code = u32::from(c);
    (0xfdd0..=0xfdef).contains(&code) || code % 0x1_0000 >= 0xfffe
}

struct Object<'a> {
    /// Keys are texts, and each stands once.
    sound: bool,
    values: Vec<&'a RawValue>,
}

impl<'de> Deserialize<'de> for Object<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Members;
        impl<'de> Visitor<'de> for Members {
            type Value = Object<'de>;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Object<'de>, A::Error> {
                let (mut keys, mut values, mut sound) = (BTreeSet::new(), Vec::new(), true);
                while let Some((key, value)) = map.next_entry::<String, &RawValue>()? {
                    sound &= is_text(&key) && keys.insert(key);
                    values.push(value);
                }
                Ok(Object { sound, values })
            }
        }
        deserializer.deserialize_map(Members)
    }
}
