//! CG603: a claim does not supersede one that was stated after it.
//!
//! A claim was stated on the day it says, else no later than the first publication of it. The claim
//! superseded was stated on the day it says, else no earlier than the day it counts for. Certainly
//! later: an error. Where the days only permit that order and not the other: a warning. Where they
//! permit both, as two dates in one month do, nothing is said.

use crate::{Claim, Code, Diagnostic, Item, Severity, Truth, When, validate::Check};

pub(in crate::validate) fn check(check: &mut Check<'_>, claim: Item<'_, Claim>) {
    let links = &claim.record().supersedes;
    if links.is_empty() {
        return;
    }
    // Once for all links: to look for the sources is to walk past them.
    let Some((latest, by)) = no_later_than(claim) else {
        return;
    };
    for (slot, link) in links.iter().enumerate() {
        let Some(older) = check.graph.claim(link.claim.as_str()) else {
            continue;
        };
        let Some((earliest, from)) = no_earlier_than(older) else {
            continue;
        };
        let severity = match (latest.before(earliest), latest.after(earliest)) {
            (Truth::Certainly, _) => Severity::Error,
            (Truth::Possibly, Truth::No) => Severity::Warning,
            _ => continue,
        };
        let (id, older) = (claim.id(), older.id());
        let word = match severity {
            Severity::Error => "was",
            _ => "may have been",
        };
        check.find(
            Diagnostic::new(
                Code::SupersessionOrder,
                format!("/claims/{id}/supersedes/{slot}"),
                format!("`{id}` supersedes `{older}`, which {word} stated after it"),
            )
            .severity(severity)
            .id(id)
            .param("target", older)
            .param("stated_by", latest.text())
            .param("stated_from", earliest.text())
            .help("the claim stated last supersedes the others: turn the link round, or correct a date")
            .related(&*by, "this one was stated no later")
            .related(format!("/claims/{older}/{from}"), "the other was stated no earlier"),
        );
    }
}

/// A day after which the claim was not stated, and where that is said.
fn no_later_than(claim: Item<'_, Claim>) -> Option<(&When, String)> {
    let id = claim.id();
    if let Some(on) = &claim.record().stated_on {
        return Some((on, format!("/claims/{id}/stated_on")));
    }
    claim
        .sources()
        .filter_map(|source| Some((source.record().published.as_ref()?, source.id())))
        .min_by_key(|(published, _)| (published.latest().is_none(), published.latest()))
        .map(|(published, source)| (published, format!("/sources/{source}/published")))
}

/// A day before which the claim was not stated, and the field that says so.
fn no_earlier_than(claim: Item<'_, Claim>) -> Option<(&When, &'static str)> {
    let record = claim.record();
    match &record.stated_on {
        Some(on) => Some((on, "stated_on")),
        None => Some((record.figure()?.as_of.as_ref()?, "figure/as_of")),
    }
}

#[cfg(test)]
mod tests {
    use crate::{
        Code, Severity,
        validate::sample::{case, figure, found, killed, link},
    };

    fn order(new: &str, old: &str, old_scope: &str) -> Option<Severity> {
        let on = |date: &str| match date {
            "" => String::new(),
            _ => format!(r#""stated_on":"{date}""#),
        };
        let comma = if new.is_empty() { "" } else { "," };
        let more = format!("{}{comma}{}", on(new), link("supersedes", "old"));
        let claims = [
            figure("new", "ministry", &killed(2, ""), &more),
            figure("old", "ministry", &killed(1, old_scope), &on(old)),
        ];
        let found = found(&case(&claims), Code::SupersessionOrder);
        assert!(found.len() < 2);
        found.first().map(|d| d.severity)
    }

    #[test]
    fn certain_is_an_error_and_doubtful_a_warning() {
        let (error, warning) = (Some(Severity::Error), Some(Severity::Warning));
        assert_eq!(order("2022-01-05", "2022-01-06", ""), error);
        assert_eq!(order("2022-01-06", "2022-01-05", ""), None);
        assert_eq!(order("2022-01-05", "2022-01-05", ""), None);
        assert_eq!(order("2022-01-05~", "2022-01-06", ""), warning);
        assert_eq!(order("2022-01-05", "2022-01-05/2022-01-09", ""), warning);
        assert_eq!(order("2022-01", "2022-01", ""), None);
        assert_eq!(order("2022-01", "2022-01-31", ""), warning);
    }

    #[test]
    fn publication_and_as_of_stand_in_for_the_day() {
        // The daily appeared on 2022-02-01.
        assert_eq!(order("", "2022-02-02", ""), Some(Severity::Error));
        assert_eq!(order("", "2022-01-31", ""), None);
        assert_eq!(
            order("2022-01-05", "", r#""as_of":"2022-01-06""#),
            Some(Severity::Error)
        );
        assert_eq!(order("2022-01-05", "", r#""as_of":"2022-01-04""#), None);
        assert_eq!(order("2022-01-05", "", ""), None);
    }
}
