//! CG430: what is judged was there to be judged.

use super::{Telling, disorder, finding, tellings};
use crate::hashed::HashedMap;
use crate::{
    AnyItem, Assessment, Claim, Code, Diagnostic, Id, Item, Severity, When, validate::Check,
};

pub(in crate::validate) fn check(check: &mut Check<'_>) {
    let graph = check.graph;
    let mut firsts: HashedMap<&Id, Option<First<'_>>> = HashedMap::new();
    for assessment in graph.assessments() {
        let Some(on) = &assessment.record().on else {
            continue;
        };
        let finding = match graph.get(assessment.of.as_str()) {
            Some(AnyItem::Source(source)) => source.record().published.as_ref().and_then(|first| {
                let (pointer, of) = (format!("/sources/{}/published", source.id()), source.id());
                disorder(first, on)?;
                let message = format!("`{of}` was assessed before it was published");
                Some(
                    early(assessment, message, first, on).related(pointer, "when it was published"),
                )
            }),
            Some(AnyItem::Claim(claim)) => {
                let first = firsts.entry(claim.id()).or_insert_with(|| first(claim));
                first.and_then(|first| claim_early(assessment, &first, on))
            }
            _ => None,
        };
        if let Some(finding) = finding {
            check.find(finding);
        }
    }
}

/// The first day by which a claim had been made.
#[derive(Clone, Copy)]
struct First<'g> {
    told: Telling<'g>,
    /// Whether some source may have been out before, since it has no date.
    open: bool,
}

fn first(claim: Item<'_, Claim>) -> Option<First<'_>> {
    let told = tellings(claim).min_by_key(|told| told.when.earliest())?;
    let undated = claim.record().reported_in.len() != tellings(claim).count();
    let open = told.source.is_some() && undated;
    Some(First { told, open })
}

/// A claim exists from its statement on. Of one whose statement is not dated it is only likely that
/// nobody knew it before the first source was published.
fn claim_early(
    assessment: Item<'_, Assessment>,
    first: &First<'_>,
    on: &When,
) -> Option<Diagnostic> {
    let told = first.told;
    disorder(told.when, on)?;
    let (claim, done) = (told.claim, told.done());
    let message = format!("`{claim}` was assessed before it was {done}");
    let finding = early(assessment, message, told.when, on)
        .related(told.pointer(), format!("when it was {done}"));
    match told.source {
        None => Some(finding),
        Some(_) if first.open => None,
        Some(_) => Some(finding.severity(Severity::Warning)),
    }
}

fn early(assessment: Item<'_, Assessment>, message: String, first: &When, on: &When) -> Diagnostic {
    let id = assessment.id();
    finding(
        Code::AssessedEarly,
        format!("/assessments/{id}/on"),
        message,
        first,
        on,
    )
    .id(id)
    .param("of", &assessment.of)
}

#[cfg(test)]
mod tests {
    use crate::{
        Code, Severity,
        validate::sample::{error, graded, warning},
    };

    fn assessed(of: &str, on: &str, claim: &str) -> Vec<(Severity, String)> {
        let grade = if of == "c" {
            r#""credibility":2"#
        } else {
            r#""reliability":"B""#
        };
        let members = format!(
            r#""sources":{{"s":{{"kind":"article","title":"S","published":"2022-01-08"}},
                "t":{{"kind":"article","title":"T","published":"2022-01-06"}},
                "u":{{"kind":"article","title":"U"}}}},
            "claims":{{"c":{{"kind":"occurrence","incident":"x","occurrence":{{"text":"t"}},{claim}}}}},
            "assessments":{{"a":{{"of":"{of}","by":"d","on":"{on}",{grade}}}}}"#
        );
        graded(Code::AssessedEarly, &members)
    }

    const AT: &str = "/assessments/a/on";

    #[test]
    fn sources_are_judged_once_they_are_out() {
        let source = |on| assessed("s", on, r#""unattributed":true"#);
        assert_eq!(source("2022-01-08"), []);
        assert_eq!(source("2022"), []);
        assert_eq!(source("2022-01-07"), [error(AT)]);
        assert_eq!(source("2022-01-07~"), [warning(AT)]);
        assert_eq!(assessed("u", "1999", r#""unattributed":true"#), []);
    }

    #[test]
    fn claims_are_judged_once_they_are_made() {
        let stated = r#""stated_on":"2022-01-05","reported_in":[{"source":"s"}]"#;
        assert_eq!(assessed("c", "2022-01-05", stated), []);
        assert_eq!(assessed("c", "2022-01-04", stated), [error(AT)]);
        assert_eq!(assessed("c", "2022-01-04?", stated), [warning(AT)]);
        let published = r#""reported_in":[{"source":"s"},{"source":"t"}]"#;
        assert_eq!(assessed("c", "2022-01-06", published), []);
        assert_eq!(assessed("c", "2022-01-05", published), [warning(AT)]);
        // One source has no date: it may have been first.
        let partly = r#""reported_in":[{"source":"s"},{"source":"u"}]"#;
        assert_eq!(assessed("c", "2022-01-05", partly), []);
    }
}
