//! CG611: a number said to be larger than another can be so.
//!
//! A comparison is with the number that the other claim states, whoever stated it and whether or not it
//! is true, so that this is an error across claimants too.

use super::bounds;
use crate::{Claim, Code, Diagnostic, Item, validate::Check};

pub(in crate::validate) fn check(check: &mut Check<'_>, claim: Item<'_, Claim>) {
    let links = &claim.record().greater_than;
    if links.is_empty() {
        return;
    }
    let policy = &check.with.policy;
    let Some(most) = bounds(claim, policy).and_then(|b| b.high) else {
        return;
    };
    for (slot, link) in links.iter().enumerate() {
        let Some(other) = check.graph.claim(link.claim.as_str()) else {
            continue;
        };
        let Some(least) = bounds(other, policy).map(|b| b.low) else {
            continue;
        };
        if most > least {
            continue;
        }
        let (id, other) = (claim.id(), other.id());
        check.find(
            Diagnostic::new(
                Code::ContradictedComparison,
                format!("/claims/{id}/greater_than/{slot}"),
                format!(
                    "`{id}` is at most {most}, not more than `{other}`, which is at least {least}"
                ),
            )
            .id(id)
            .param("target", other)
            .param("high", most)
            .param("low", least)
            .param("policy", policy.name())
            .help("correct a number, or turn the link round")
            .related(format!("/claims/{id}/figure/quantity"), "its number")
            .related(
                format!("/claims/{other}/figure/quantity"),
                "the other number",
            ),
        );
    }
}

#[cfg(test)]
mod tests {
    use crate::{
        Code, Policy, Validation,
        validate::sample::{case, figure, found_with, link},
    };

    fn contradicted(a: &str, b: &str, policy: Policy) -> bool {
        let scope = |quantity: &str| format!(r#""measure":"killed","quantity":{{{quantity}}}"#);
        let claims = [
            figure("a", "watch", &scope(a), &link("greater_than", "b")),
            figure("b", "ministry", &scope(b), ""),
        ];
        let validation = Validation {
            policy,
            ..Validation::default()
        };
        !found_with(&case(&claims), Code::ContradictedComparison, &validation).is_empty()
    }

    #[test]
    fn only_what_no_choice_of_numbers_allows_is_found() {
        for (a, b, expected) in [
            (
                r#""kind":"exact","value":5"#,
                r#""kind":"exact","value":5"#,
                true,
            ),
            (
                r#""kind":"exact","value":6"#,
                r#""kind":"exact","value":5"#,
                false,
            ),
            (
                r#""kind":"at-least","value":1"#,
                r#""kind":"exact","value":5"#,
                false,
            ),
            (
                r#""kind":"comparative""#,
                r#""kind":"exact","value":5"#,
                false,
            ),
            (
                r#""kind":"about","value":1"#,
                r#""kind":"exact","value":5"#,
                false,
            ),
            (
                r#""kind":"exact","value":5"#,
                r#""kind":"at-most","value":500"#,
                false,
            ),
            (
                r#""kind":"fewer-than","value":6"#,
                r#""kind":"more-than","value":4"#,
                true,
            ),
            (
                r#""kind":"exact","value":50"#,
                r#""kind":"vague","word":"hundreds""#,
                true,
            ),
            (
                r#""kind":"exact","value":9007199254740991"#,
                r#""kind":"exact","value":9007199254740991"#,
                true,
            ),
        ] {
            assert_eq!(contradicted(a, b, Policy::acled()), expected, "{a} > {b}");
        }
    }

    #[test]
    fn the_policy_decides_about_soft_words() {
        let (a, b) = (
            r#""kind":"exact","value":150"#,
            r#""kind":"vague","word":"hundreds""#,
        );
        assert!(!contradicted(a, b, Policy::acled()));
        assert!(contradicted(a, b, Policy::double()));
    }
}
