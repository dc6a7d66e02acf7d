//! Foreign JSON (`ext`), admitted as I-JSON and kept as written.

use super::{
    decimal::Decimal,
    decode::{Decode, Member},
    encode::{Encode, Writer},
    fields::twice,
    reader::{Kind, Reader, SAFE, Step, excerpt},
};
use crate::{Code, Text, hashed::HashedSet, json::Limits, span::ByteSpan};

/// The `ext` object of a record: JSON of somebody else's, kept as written but for white space.
///
/// [`Ext::as_json`] has it so, and all that this crate writes. A record that is handed to a serializer of
/// somebody else's tells what it says: there, as a rule, numbers with a fraction or an exponent are doubles.
///
/// ```
/// use claimgraph::Ext;
///
/// let ext = Ext::parse(r#"{ "x-note": [1.50, null] }"#)?;
/// assert_eq!(ext.as_json(), r#"{"x-note":[1.50,null]}"#);
/// assert!(Ext::parse(r#"{"a":1,"a":2}"#).is_err());
/// # Ok::<(), claimgraph::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Ext(Option<Text>);

impl Ext {
    /// Admits a JSON object.
    ///
    /// # Errors
    ///
    /// When the text is not one I-JSON object.
    pub fn parse(json: &str) -> Result<Self, crate::Error> {
        let mut reader = Reader::new(json.as_bytes(), Limits::default())?;
        let ext = Self::decode(&mut reader);
        reader.end();
        match ext {
            Some(ext) if reader.is_clean() => Ok(ext),
            _ => Err(reader.into_report().into()),
        }
    }

    /// The object's JSON text without insignificant white space; `{}` when nothing is there.
    pub fn as_json(&self) -> &str {
        self.0.as_deref().unwrap_or("{}")
    }

    /// Whether nothing is there.
    pub fn is_empty(&self) -> bool {
        self.0.is_none()
    }
}

/// The levels above the deepest `ext`, that of a term, in the document form. Every `ext` may nest as
/// deep as that one, so that none is lost between the forms or on its way into a document.
const LEVELS_ABOVE: usize = 5;

impl Member for Ext {
    const REQUIRED: bool = false;

    fn blank() -> Self {
        Self::default()
    }
}

impl Decode for Ext {
    fn decode(reader: &mut Reader<'_>) -> Option<Self> {
        reader.expect(Kind::Object, "an object")?;
        let before = reader.pos();
        let mut out = String::new();
        let sound = reader.at_depth(LEVELS_ABOVE, |reader| copy(reader, &mut out));
        (sound && reader.pos() > before).then(|| Self((out != "{}").then(|| Text::from(out))))
    }
}

impl Encode for Ext {
    fn is_absent(&self) -> bool {
        self.0.is_none()
    }

    fn encode(&self, writer: &mut Writer) {
        writer.raw(self.as_json());
    }
}

/// Copies one value as written; false after a finding.
fn copy(reader: &mut Reader<'_>, out: &mut String) -> bool {
    let mut sound = true;
    let start = reader.pos();
    match reader.kind() {
        None => return false,
        Some(Kind::Object) => {
            out.push('{');
            let mut keys = HashedSet::new();
            let mut first = true;
            let done = reader.object("", |reader, key, at| {
                if !std::mem::take(&mut first) {
                    out.push(',');
                }
                if !keys.insert(key.clone()) {
                    reader.under(Step::Key(key.clone()), |reader| twice(reader, &key, at));
                    sound = false;
                }
                sound &= reader.is_text(at, &key);
                let text = reader.text();
                out.push_str(text.get(at.start..at.end).unwrap_or_default());
                out.push(':');
                sound &= reader.under(Step::Key(key), |reader| copy(reader, out));
            });
            out.push('}');
            sound &= done.is_some();
        }
        Some(Kind::Array) => {
            out.push('[');
            let done = reader.array("", |reader, index| {
                if index > 0 {
                    out.push(',');
                }
                sound &= reader.under(Step::Index(index), |reader| copy(reader, out));
            });
            out.push(']');
            sound &= done.is_some();
        }
        Some(kind @ (Kind::String | Kind::Number | Kind::Boolean | Kind::Null)) => {
            let start = reader.begin();
            sound = match kind {
                Kind::String => {
                    let text = reader.string("");
                    let end = reader.pos();
                    text.is_some_and(|text| reader.is_text(ByteSpan { start, end }, &text))
                }
                Kind::Number => number(reader),
                _ => {
                    reader.skip();
                    true
                }
            };
            let text = reader.text();
            out.push_str(text.get(start..reader.pos()).unwrap_or_default());
        }
    }
    sound && !reader.is_broken() && reader.pos() > start
}

/// I-JSON (RFC 7493, 2.2): integers within ±(2^53−1), other numbers within a double's range.
fn number(reader: &mut Reader<'_>) -> bool {
    let start = reader.pos();
    let Some(token) = reader.number("") else {
        return false;
    };
    let digits = token.trim_start_matches('-');
    let fits = if digits.bytes().all(|b| b.is_ascii_digit()) {
        digits.parse::<u64>().is_ok_and(|n| n <= SAFE)
    } else {
        Decimal::read(token).is_within_doubles()
    };
    if !fits {
        let shown = excerpt(token, 40);
        reader.find(
            start,
            Code::UnsafeNumber,
            format_args!("`{shown}` is beyond what every JSON reader keeps exactly"),
            |d| d.param("number", &*shown).help("write it as a string"),
        );
    }
    fits
}
