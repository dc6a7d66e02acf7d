//! CG410 to CG412: a claim is not made before the one that it replaces, answers or rests on.

use super::{disorder, finding, tellings};
use crate::{Claim, Code, Id, Item, validate::Check};

pub(in crate::validate) fn check(check: &mut Check<'_>, claim: Item<'_, Claim>) {
    for (slot, link) in claim.supersedes.iter().enumerate() {
        look(
            check,
            claim,
            Code::SupersededLater,
            ("supersedes", slot),
            &link.claim,
        );
    }
    for (slot, link) in claim.responds_to.iter().enumerate() {
        look(
            check,
            claim,
            Code::AnsweredEarly,
            ("responds_to", slot),
            &link.claim,
        );
    }
    for (slot, link) in claim.assesses.iter().enumerate() {
        look(
            check,
            claim,
            Code::AnsweredEarly,
            ("assesses", slot),
            &link.claim,
        );
    }
    for (slot, link) in claim.based_on.iter().enumerate() {
        look(
            check,
            claim,
            Code::BasedOnLater,
            ("based_on", slot),
            &link.claim,
        );
    }
}

/// Only a stated date says from when on the other claim existed: its publication says by when.
fn look(check: &mut Check<'_>, claim: Item<'_, Claim>, code: Code, at: (&str, usize), other: &Id) {
    let Some(other) = claim.graph().claim(other.as_str()) else {
        return;
    };
    let Some(stated) = &other.stated_on else {
        return;
    };
    let Some(told) = tellings(claim).find(|told| disorder(stated, told.when).is_some()) else {
        return;
    };
    let (id, target, done, (field, slot)) = (claim.id(), other.id(), told.done(), at);
    let does = match field {
        "supersedes" => "supersedes",
        "responds_to" => "answers",
        "assesses" => "judges",
        _ => "rests on",
    };
    let message = format!("`{id}` was {done} before `{target}`, which it {does}, was stated");
    let pointer = format!("/claims/{id}/{field}/{slot}/claim");
    check.find(
        finding(code, pointer, message, stated, told.when)
            .id(id)
            .param("link", field)
            .param("target", target)
            .related(told.pointer(), format!("when it was {done}"))
            .related(
                format!("/claims/{target}/stated_on"),
                "when the other was stated",
            ),
    );
}

#[cfg(test)]
mod tests {
    use crate::{
        Code, Severity,
        validate::tests::{error, found, warning},
    };

    fn linked(code: Code, link: &str, stated: &str, other: &str) -> Vec<(Severity, String)> {
        let members = format!(
            r#""sources":{{"s":{{"kind":"article","title":"S","published":"2022-01-08"}}}},
            "claims":{{
                "a":{{"kind":"occurrence","incident":"x","occurrence":{{"text":"t"}},{stated}
                    "reported_in":[{{"source":"s"}}],"{link}":[{{"claim":"b","basis":"inferred"}}]}},
                "b":{{"kind":"occurrence","incident":"x","occurrence":{{"text":"t"}},{other}
                    "reported_in":[{{"source":"s"}}]}}}}"#
        );
        found(code, &members)
    }

    #[test]
    fn what_is_linked_to_was_stated_first() {
        for (link, code) in [
            ("supersedes", Code::SupersededLater),
            ("responds_to", Code::AnsweredEarly),
            ("assesses", Code::AnsweredEarly),
            ("based_on", Code::BasedOnLater),
        ] {
            let at = format!("/claims/a/{link}/0/claim");
            let pair = |a: &str, b: &str| {
                let (a, b) = (
                    format!(r#""stated_on":"{a}","#),
                    format!(r#""stated_on":"{b}","#),
                );
                linked(code, link, &a, &b)
            };
            assert_eq!(pair("2022-01-06", "2022-01-06"), []);
            assert_eq!(pair("2022-01-06", "2022-01-05"), []);
            assert_eq!(pair("2022-01", "2022-01-31"), []);
            assert_eq!(pair("2022-01-05", "2022-01-06"), [error(&at)]);
            assert_eq!(pair("2022-01-05", "2022-01-06?"), [warning(&at)]);
            // Published by the 8th, so stated by then.
            assert_eq!(
                linked(code, link, "", r#""stated_on":"2022-01-09","#),
                [error(&at)]
            );
            assert_eq!(linked(code, link, "", r#""stated_on":"2022-01-08","#), []);
            // The other is published on the 8th, but may have been stated long before.
            assert_eq!(linked(code, link, r#""stated_on":"2022-01-05","#, ""), []);
        }
    }

    #[test]
    fn retelling_and_counting_have_no_order() {
        for link in ["restates", "part_of", "disjoint_from", "greater_than"] {
            for code in [
                Code::SupersededLater,
                Code::AnsweredEarly,
                Code::BasedOnLater,
            ] {
                let (a, b) = (
                    r#""stated_on":"2022-01-05","#,
                    r#""stated_on":"2022-01-06","#,
                );
                assert_eq!(linked(code, link, a, b), []);
            }
        }
    }
}
