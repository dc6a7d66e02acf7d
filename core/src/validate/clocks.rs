//! CG401 to CG430: the order of the clocks.
//!
//! What happened is counted, then stated, then published, then read and judged. Two dates that must
//! stand in such an order break it when no choice of days within them keeps it: a coarse date leaves
//! room and is no fault. That is an error; it is a warning when one of the dates is qualified (`~`,
//! `?`, `%`), since a doubtful date makes nothing certain.

pub(super) mod accessed;
pub(super) mod as_of;
pub(super) mod assessed;
pub(super) mod custody;
pub(super) mod derived;
pub(super) mod happened;
pub(super) mod incident_order;
pub(super) mod linked;
pub(super) mod parts;
pub(super) mod stated;
pub(super) mod time_bounds;
pub(super) mod window;

use crate::{Claim, Code, Diagnostic, Id, Item, Modality, Severity, Truth, When};

/// How grave it is that `second` comes before `first`, when it must not; `None` when it need not be so.
fn disorder(first: &When, second: &When) -> Option<Severity> {
    match first.on_or_before(second) {
        Truth::No if first.after(second).is_certain() => Some(Severity::Error),
        Truth::No => Some(Severity::Warning),
        Truth::Possibly | Truth::Certainly => None,
    }
}

/// The finding that `second` comes before `first`, with advice.
fn finding(
    code: Code,
    pointer: String,
    message: String,
    first: &When,
    second: &When,
) -> Diagnostic {
    let severity = disorder(first, second).unwrap_or(Severity::Warning);
    let apart = first.earliest().zip(second.latest());
    let help = match apart.map(|(first, second)| first.days_since(second)) {
        Some(1) => {
            "correct one of the dates; if time zones make the difference, mark one as doubtful with `?`"
        }
        _ => "correct one of the dates, or mark the doubtful one with `?`",
    };
    Diagnostic::new(code, pointer, message)
        .severity(severity.max(code.severity()))
        .param("first", first.text())
        .param("second", second.text())
        .help(help)
}

/// Whether the speaker says for sure; what is not sure may lie ahead.
fn is_sure(claim: &Claim) -> bool {
    !matches!(
        claim.modality,
        Some(Modality::Likely | Modality::Possible | Modality::Hypothetical)
    )
}

/// A day by which a claim had been made: when it was stated, or else when a source of it was published.
#[derive(Clone, Copy)]
struct Telling<'g> {
    when: &'g When,
    claim: &'g Id,
    source: Option<&'g Id>,
}

impl Telling<'_> {
    fn pointer(&self) -> String {
        match self.source {
            None => format!("/claims/{}/stated_on", self.claim),
            Some(source) => format!("/sources/{source}/published"),
        }
    }

    /// What was done on that day, to go on from "before it was".
    fn done(&self) -> &'static str {
        match self.source {
            None => "stated",
            Some(_) => "published",
        }
    }
}

fn tellings(claim: Item<'_, Claim>) -> impl Iterator<Item = Telling<'_>> {
    let (graph, id, record) = (claim.graph(), claim.id(), claim.record());
    let stated = record.stated_on.as_ref().map(|when| Telling {
        when,
        claim: id,
        source: None,
    });
    let passages = match stated {
        Some(_) => &[],
        None => record.reported_in.as_slice(),
    };
    let published = passages.iter().filter_map(move |passage| {
        let source = graph.source(passage.source.as_str())?;
        Some(Telling {
            when: source.record().published.as_ref()?,
            claim: id,
            source: Some(source.id()),
        })
    });
    stated.into_iter().chain(published)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    /// Whether "stated on the first, published on the second" is in order.
    #[test]
    fn only_what_no_choice_of_days_keeps_is_out_of_order() {
        let grave =
            |first, second| disorder(&When::parse(first).unwrap(), &When::parse(second).unwrap());
        for (first, second) in [
            ("2022-01-05", "2022-01-05"),
            ("2022-01-05", "2022-01-06"),
            // Coarse dates leave room.
            ("2022-01-31", "2022-01"),
            ("2022", "2022-01-01"),
            ("2022-01-1X", "2022-01-10"),
            ("2022-01-05/2022-01-20", "2022-01-06"),
            ("2022-01-05", "2021/.."),
            ("/2022-02", "1999"),
            ("2022-01-06~", "2022-01-06?"),
            ("2022-01~", "2022-01-01"),
        ] {
            assert_eq!(grave(first, second), None, "{first} {second}");
        }
        for (first, second) in [
            ("2022-01-06", "2022-01-05"),
            ("2022-02", "2022-01"),
            ("2022-01-2X", "2022-01-1X"),
            ("2022-01-06/..", "2022-01-05"),
            ("[2022-02,2022-03]", "2022-01"),
        ] {
            assert_eq!(
                grave(first, second),
                Some(Severity::Error),
                "{first} {second}"
            );
        }
        for (first, second) in [
            ("2022-01-06~", "2022-01-05"),
            ("2022-01-06", "2022-01-05?"),
            ("2022-02%", "2022-01"),
            ("2022-01-06~/..", "2022-01-05"),
        ] {
            assert_eq!(
                grave(first, second),
                Some(Severity::Warning),
                "{first} {second}"
            );
        }
    }
}
