//! The same JSON value, written otherwise: members shuffled, white space strewn about, characters escaped.

use serde_json::Value;

use crate::choices::Choices;

/// The value as text. `untouched` names members whose values are left as they are.
pub fn relay(value: &Value, c: &mut Choices<'_>, untouched: &str, out: &mut String) {
    c.space(out);
    match value {
        Value::Object(members) => {
            let mut members: Vec<_> = members.iter().collect();
            shuffle(&mut members, c);
            out.push('{');
            for (index, (key, value)) in members.into_iter().enumerate() {
                out.push_str(if index > 0 { "," } else { "" });
                c.space(out);
                c.string(out, key);
                c.space(out);
                out.push(':');
                if key == untouched {
                    out.push_str(&value.to_string());
                } else {
                    relay(value, c, untouched, out);
                }
            }
            c.space(out);
            out.push('}');
        }
        Value::Array(values) => {
            out.push('[');
            for (index, value) in values.iter().enumerate() {
                out.push_str(if index > 0 { "," } else { "" });
                relay(value, c, untouched, out);
            }
            c.space(out);
            out.push(']');
        }
        Value::String(text) => c.string(out, text),
        other => out.push_str(&other.to_string()),
    }
    c.space(out);
}

pub fn shuffle<T>(list: &mut [T], c: &mut Choices<'_>) {
    for last in (1..list.len()).rev() {
        list.swap(last, c.below(last + 1));
    }
}
