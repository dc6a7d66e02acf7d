//! `find`: where a phrase stands in the text of a source, counted as a claim needs it.

use serde::Serialize;

use super::{Failure, Session, Status, args::Find};
use crate::{Id, Sha256, json::to_text, validate::Loose};

/// Context where a phrase is found several times.
const CONTEXT: usize = 24;
/// Places beyond these are counted, not listed.
const MOST: usize = 1_000;

/// A passage as a claim holds it, without the source where none was named.
#[derive(Serialize)]
struct Fragment<'t> {
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<&'t Id>,
    quote: Words,
    position: Place,
}

#[derive(Serialize)]
struct Words {
    exact: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    prefix: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    suffix: String,
}

#[derive(Serialize)]
struct Place {
    start: usize,
    end: usize,
}

#[derive(Serialize)]
struct Text {
    sha256: Sha256,
    length: usize,
}

impl Session<'_> {
    pub(super) fn find(&mut self, args: &Find) -> Result<Status, Failure> {
        let source = match args.source.as_deref().map(Id::new) {
            None => None,
            Some(Ok(id)) => Some(id),
            Some(Err(why)) => return Err(Failure::Asked(format!("--source: {why}"))),
        };
        let input = self.input(&args.file)?;
        if input.bytes.len() > self.limits.bytes {
            let most = self.limits.bytes;
            let why = format!("{} is larger than the limit of {most} bytes", input.name);
            return Err(Failure::Asked(why));
        }
        let text = String::from_utf8(input.bytes).map_err(|error| {
            let at = error.utf8_error().valid_up_to();
            Failure::Asked(format!(
                "{} is not UTF-8 text, from byte {at} on",
                input.name
            ))
        })?;
        let Some(phrase) = &args.phrase else {
            let digest = Text {
                sha256: Sha256::of(text.as_bytes()),
                length: text.chars().count(),
            };
            self.out.line(&to_text(&digest))?;
            return Ok(Status::Well);
        };
        if phrase.is_empty() {
            return Err(Failure::Asked("the phrase is empty".to_owned()));
        }
        let chars: Vec<char> = text.chars().collect();
        let (mut found, is_exact) = places(&text, phrase);
        let count = found.len();
        found.truncate(MOST);
        let context = args.context.unwrap_or(if count > 1 { CONTEXT } else { 0 });
        for (start, end) in found {
            let fragment = Fragment {
                source: source.as_ref(),
                quote: Words {
                    exact: slice(&chars, start, end),
                    prefix: slice(&chars, start.saturating_sub(context), start),
                    suffix: slice(&chars, end, end.saturating_add(context)),
                },
                position: Place { start, end },
            };
            self.out.line(&to_text(&fragment))?;
        }
        let told = match count {
            0 => Some(format!("{}: the phrase is not there", input.name)),
            _ if !is_exact => Some(
                "found with other white space or capitals: `exact` is as in the text".to_owned(),
            ),
            1 => None,
            _ if count > MOST => Some(format!("{} more places are not listed", count - MOST)),
            _ => Some(format!("the phrase stands in {count} places")),
        };
        if let Some(told) = told {
            self.err.line(&told)?;
        }
        Ok(if count == 0 {
            Status::Found
        } else {
            Status::Well
        })
    }
}

fn slice(chars: &[char], start: usize, end: usize) -> String {
    let kept = chars.iter().take(end).skip(start);
    kept.collect()
}

/// Where the phrase stands, in code points; where it does not stand as it is, with white space and
/// capitals ignored.
fn places(text: &str, phrase: &str) -> (Vec<(usize, usize)>, bool) {
    let length = phrase.chars().count();
    let mut found = Vec::new();
    let (mut byte, mut point) = (0, 0);
    for (at, _) in text.match_indices(phrase) {
        point += text
            .get(byte..at)
            .map_or(0, |between| between.chars().count());
        byte = at;
        found.push((point, point + length));
    }
    if !found.is_empty() {
        return (found, true);
    }
    let (text, phrase) = (Loose::of(text), Loose::of(phrase));
    if phrase.as_str().is_empty() {
        return (found, false);
    }
    let number = |n: u64| usize::try_from(n).unwrap_or(usize::MAX);
    for (at, matched) in text.as_str().match_indices(phrase.as_str()) {
        if let Some((start, end)) = text.origin(at, matched.len()) {
            found.push((number(start), number(end)));
        }
    }
    (found, false)
}
