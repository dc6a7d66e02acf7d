//! CG609: a part is no larger than its whole.
//!
//! Only linked parts are weighed, each with its whole alone. A part of at least more than the whole is
//! at most cannot be: an error where one identified institution is answerable for both, else a warning,
//! since two parties may simply disagree. What several links imply together is not drawn here.

use super::bounds;
use crate::{Claim, Code, Diagnostic, Item, Severity, validate::Check};

pub(in crate::validate) fn check(check: &mut Check<'_>, claim: Item<'_, Claim>) {
    let links = &claim.record().part_of;
    if links.is_empty() {
        return;
    }
    let policy = &check.with.policy;
    let Some(least) = bounds(claim, policy).map(|b| b.low) else {
        return;
    };
    for (slot, link) in links.iter().enumerate() {
        let Some(whole) = check.graph.claim(link.claim.as_str()) else {
            continue;
        };
        let Some(most) = bounds(whole, policy).and_then(|b| b.high) else {
            continue;
        };
        if least <= most {
            continue;
        }
        let both = [claim, whole];
        let shared = check.claimants.of_all(&both);
        let (id, whole) = (claim.id(), whole.id());
        let mut finding = Diagnostic::new(
            Code::PartExceedsWhole,
            format!("/claims/{id}/part_of/{slot}"),
            format!(
                "`{id}` is at least {least}, more than `{whole}`, of which it is a part and which is at most {most}"
            ),
        )
        .id(id)
        .param("target", whole)
        .param("low", least)
        .param("high", most)
        .param("policy", policy.name())
        .related(format!("/claims/{id}/figure/quantity"), "the part")
        .related(format!("/claims/{whole}/figure/quantity"), "the whole");
        finding = match shared {
            Some(actor) => finding
                .param("claimant", &actor)
                .help("correct a number, or the link: one party does not say both"),
            None => finding
                .severity(Severity::Warning)
                .help("the claims cannot both be true; check the link if they were meant to agree"),
        };
        check.find(finding);
    }
}

#[cfg(test)]
mod tests {
    use crate::{
        Code, Severity,
        validate::sample::{case, figure, found, killed, link},
    };

    fn conflict(part: (&str, &str), whole: (&str, &str), more: &str) -> Option<Severity> {
        let scope = |quantity: &str| format!(r#""measure":"killed","quantity":{{{quantity}}}"#);
        let claims = [
            figure(
                "part",
                part.0,
                &scope(part.1),
                &format!("{}{more}", link("part_of", "whole")),
            ),
            figure("whole", whole.0, &scope(whole.1), ""),
        ];
        let found = found(&case(&claims), Code::PartExceedsWhole);
        assert!(found.len() < 2);
        found.first().map(|d| d.severity)
    }

    const SIX: &str = r#""kind":"exact","value":6"#;
    const FIVE: &str = r#""kind":"exact","value":5"#;

    #[test]
    fn one_claimant_errs_and_two_disagree() {
        let (error, warning) = (Some(Severity::Error), Some(Severity::Warning));
        assert_eq!(conflict(("ministry", SIX), ("prosecutor", FIVE), ""), error);
        assert_eq!(conflict(("ministry", SIX), ("watch", FIVE), ""), warning);
        assert_eq!(
            conflict(("officials", SIX), ("officials", FIVE), ""),
            warning
        );
        assert_eq!(conflict(("ministry", FIVE), ("ministry", FIVE), ""), None);
    }

    #[test]
    fn soft_and_open_bounds_do_not_conflict() {
        for (part, whole) in [
            (r#""kind":"about","value":6"#, FIVE),
            (r#""kind":"at-most","value":6"#, FIVE),
            (SIX, r#""kind":"at-least","value":5"#),
            (SIX, r#""kind":"about","value":5"#),
            (SIX, r#""kind":"comparative""#),
        ] {
            assert_eq!(
                conflict(("watch", part), ("watch", whole), ""),
                None,
                "{part} {whole}"
            );
        }
        let dozens = r#""kind":"vague","word":"dozens""#;
        assert_eq!(
            conflict(("watch", dozens), ("watch", FIVE), ""),
            Some(Severity::Error)
        );
    }

    #[test]
    fn what_is_not_asserted_does_not_conflict() {
        for more in [
            r#","polarity":"denies""#,
            r#","modality":"hypothetical""#,
            r#","rank":{"level":"deprecated","reason":"a misprint"}"#,
        ] {
            assert_eq!(
                conflict(("watch", SIX), ("watch", FIVE), more),
                None,
                "{more}"
            );
        }
        let loose = [
            figure("part", "watch", &killed(6, ""), ""),
            figure("whole", "watch", &killed(5, ""), ""),
        ];
        assert!(found(&case(&loose), Code::PartExceedsWhole).is_empty());
    }
}
