//! CG604: "about a thousand" does not become a thousand by being told again.
//!
//! A claim states exactly the number that a claim it restates or rests on gives as about or nearly so
//! many, or as the floor of a vague word under the policy. A later exact figure may well supersede a
//! rough one: that is found only when both are worded the same.

use crate::{Amount, Claim, Code, Diagnostic, Item, Link, LinkKind, Policy, validate::Check};

pub(in crate::validate) fn check(check: &mut Check<'_>, claim: Item<'_, Claim>) {
    let record = claim.record();
    let Some(quantity) = record.figure().map(|f| &f.quantity) else {
        return;
    };
    let Amount::Exact(number) = quantity.amount else {
        return;
    };
    let links: [(LinkKind, &[Link]); 3] = [
        (LinkKind::Restates, &record.restates),
        (LinkKind::BasedOn, &record.based_on),
        (LinkKind::Supersedes, &record.supersedes),
    ];
    for (kind, links) in links {
        for link in links {
            let Some(other) = check.graph.claim(link.claim.as_str()) else {
                continue;
            };
            let Some(rough) = other.record().figure().map(|f| &f.quantity) else {
                continue;
            };
            let same_words = rough.words.is_some() && rough.words == quantity.words;
            let is_slip = rounded(&rough.amount, &check.with.policy) == Some(number.get())
                && (kind != LinkKind::Supersedes || same_words);
            if !is_slip {
                continue;
            }
            let (id, other) = (claim.id(), other.id());
            let mut finding = Diagnostic::new(
                Code::AboutAsExact,
                format!("/claims/{id}/figure/quantity"),
                format!(
                    "`{id}` states exactly {number} where `{other}`, which it {}, says {}",
                    verb(kind),
                    rough.amount
                ),
            )
            .id(id)
            .param("value", number.get())
            .param("target", other)
            .param("link", kind.as_str())
            .param("kind", rough.amount.kind())
            .help(
                "keep the number as soft as the text has it, or unlink it if it has other grounds",
            )
            .related(
                format!("/claims/{other}/figure/quantity"),
                "the rough number",
            );
            if let Amount::Vague(_) = rough.amount {
                finding = finding.param("policy", check.with.policy.name());
            }
            check.find(finding);
        }
    }
}

fn verb(kind: LinkKind) -> &'static str {
    match kind {
        LinkKind::Restates => "restates",
        LinkKind::BasedOn => "rests on",
        _ => "supersedes",
    }
}

/// The number that a rough amount is easily taken for.
fn rounded(amount: &Amount, policy: &Policy) -> Option<u64> {
    match amount {
        Amount::About(n) | Amount::Nearly(n) => Some(n.get()),
        Amount::Vague(word) => Some(policy.floor(*word).get()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::{
        Code, Policy, Validation,
        validate::sample::{case, figure, found_with, link},
    };

    fn slips(kind: &str, new: &str, old: &str, policy: Policy) -> usize {
        let scope = |quantity| format!(r#""measure":"killed","quantity":{{{quantity}}}"#);
        let claims = [
            figure("new", "paper", &scope(new), &link(kind, "old")),
            figure("old", "ministry", &scope(old), ""),
        ];
        let validation = Validation {
            policy,
            ..Validation::default()
        };
        found_with(&case(&claims), Code::AboutAsExact, &validation).len()
    }

    const EXACT: &str = r#""kind":"exact","value":1000"#;

    #[test]
    fn the_same_number_hardened_is_found() {
        let acled = Policy::acled();
        for kind in ["restates", "based_on"] {
            for (old, expected) in [
                (r#""kind":"about","value":1000"#, 1),
                (r#""kind":"nearly","value":1000"#, 1),
                (r#""kind":"vague","word":"thousands""#, 1),
                (r#""kind":"about","value":1001"#, 0),
                (r#""kind":"vague","word":"hundreds""#, 0),
                (r#""kind":"at-least","value":1000"#, 0),
                (EXACT, 0),
            ] {
                assert_eq!(slips(kind, EXACT, old, acled), expected, "{kind} {old}");
            }
        }
        assert_eq!(
            slips("restates", r#""kind":"about","value":1000"#, EXACT, acled),
            0
        );
        assert_eq!(
            slips("part_of", EXACT, r#""kind":"about","value":1000"#, acled),
            0
        );
    }

    #[test]
    fn vague_words_stand_for_what_the_policy_says() {
        let thousands = r#""kind":"vague","word":"thousands""#;
        assert_eq!(slips("restates", EXACT, thousands, Policy::double()), 0);
        let two = r#""kind":"exact","value":2000"#;
        assert_eq!(slips("restates", two, thousands, Policy::double()), 1);
    }

    #[test]
    fn supersession_hardens_only_in_the_same_words() {
        let with = |quantity: &str, words: &str| format!(r#"{quantity},"words":"{words}""#);
        let about = r#""kind":"about","value":1000"#;
        let slips = |new: &str, old: &str| slips("supersedes", new, old, Policy::acled());
        assert_eq!(slips(EXACT, about), 0);
        assert_eq!(
            slips(&with(EXACT, "some 1,000"), &with(about, "some 1,000")),
            1
        );
        assert_eq!(slips(&with(EXACT, "1,000"), &with(about, "some 1,000")), 0);
    }
}
