//! CG502: who "confirms" should have something to confirm with.
//!
//! A verb confirms when its path lies below `confirmation`, but for those that only say a thing
//! again or change it. Something stands behind such a claim when it has a `based_on`, `assesses` or
//! `responds_to` link, when a remark that evidence was offered assesses it, or when an assessment
//! gives it credibility 1, which means confirmed by others. Denials, and remarks on evidence
//! themselves, confirm nothing.

use crate::validate::Check;
use crate::{Body, Claim, Code, Diagnostic, EvidenceGrade, Grade, Id, Item, List, Vocabulary};

/// "said again", "recalled", "corrected": listed with the confirmations, but confirming nothing.
const SAYING_AGAIN: &[&str] = &[
    "confirmation/reiterated",
    "confirmation/recalled",
    "confirmation/corrected",
];

pub(in crate::validate) fn check(check: &mut Check<'_>, claim: Item<'_, Claim>) {
    let Some(verb) = &claim.record().verb else {
        return;
    };
    if !confirms(check.graph.vocabulary(), verb) || claim.is_denial() || is_supported(claim) {
        return;
    }
    let id = claim.id();
    check.find(
        Diagnostic::new(
            Code::UnsupportedConfirmation,
            format!("/claims/{id}/verb"),
            format!("`{id}` is told as `{verb}`, but nothing recorded stands behind it"),
        )
        .id(id)
        .param("verb", verb)
        .help(
            "link what it rests on (`based_on`) or what it confirms (`assesses`, `responds_to`), or \
             choose a verb that promises less",
        ),
    );
}

fn confirms(vocabulary: &Vocabulary, verb: &Id) -> bool {
    vocabulary
        .term(List::Verbs, verb.as_str())
        .is_some_and(|term| {
            let below = |above: &str| {
                let rest = term.path.strip_prefix(above);
                rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
            };
            below("confirmation") && !SAYING_AGAIN.iter().any(|path| below(path))
        })
}

fn is_supported(claim: Item<'_, Claim>) -> bool {
    let linked =
        !(claim.based_on.is_empty() && claim.assesses.is_empty() && claim.responds_to.is_empty());
    linked
        || matches!(claim.body, Body::EvidenceRemark(_))
        || claim.assessed_in().any(|remark| {
            matches!(&remark.body, Body::EvidenceRemark(e) if e.grade == EvidenceGrade::Offered)
                && !remark.is_denial()
        })
        || claim
            .assessments()
            .any(|a| matches!(a.grade, Grade::Credibility(c) if c.level() == 1))
}

#[cfg(test)]
mod tests {
    use crate::Code;
    use crate::validate::sample::{case, figure, found, killed, link};

    fn count(claims: &[String]) -> usize {
        found(&case(claims), Code::UnsupportedConfirmation).len()
    }

    fn told(verb: &str, more: &str) -> String {
        let more = if more.is_empty() {
            format!(r#""verb":"{verb}""#)
        } else {
            format!(r#""verb":"{verb}",{more}"#)
        };
        figure("toll", "ministry", &killed(5, ""), &more)
    }

    #[test]
    fn only_confirmations_need_support() {
        for (verb, expected) in [
            ("confirmed", 1),
            ("verified", 1),
            ("proved", 1),
            ("reiterated", 0),
            ("recalled", 0),
            ("corrected", 0),
            ("said", 0),
            ("muttered", 0),
        ] {
            assert_eq!(count(&[told(verb, "")]), expected, "{verb}");
        }
        assert_eq!(count(&[told("confirmed", r#""polarity":"denies""#)]), 0);
    }

    #[test]
    fn a_link_evidence_or_an_assessment_supports() {
        let other = figure("other", "watch", &killed(5, ""), "");
        for kind in ["based_on", "assesses", "responds_to"] {
            let confirmed = told("confirmed", &link(kind, "other"));
            assert_eq!(count(&[other.clone(), confirmed]), 0, "{kind}");
        }
        let restated = told("confirmed", &link("restates", "other"));
        assert_eq!(count(&[other, restated]), 1);
        for (grade, expected) in [("offered", 0), ("none-offered", 1), ("absent", 1)] {
            let remark = format!(
                r#""remark":{{"kind":"evidence-remark","incident":"unrest","unattributed":true,{},
                "reported_in":[{{"source":"daily"}}],"evidence_remark":{{"grade":"{grade}"}}}}"#,
                link("assesses", "toll")
            );
            assert_eq!(count(&[told("confirmed", ""), remark]), expected, "{grade}");
        }
        for (credibility, expected) in [(1, 0), (2, 1), (6, 1)] {
            let json = case(&[told("confirmed", "")]).replacen(
                r#""format":1,"#,
                &format!(
                    r#""format":1,"assessments":{{"look":{{"of":"toll","by":"watch","credibility":{credibility}}}}},"#
                ),
                1,
            );
            let found = found(&json, Code::UnsupportedConfirmation);
            assert_eq!(found.len(), expected, "{credibility}");
        }
    }
}
