//! CG411, CG412: a claim is not made before the one that it answers or rests on.
//!
//! That it is not made before one that it supersedes is CG603.

use super::{Telling, disorder, finding, is_sure, tellings};
use crate::{Claim, Code, Id, Item, When, validate::Check};

pub(in crate::validate) fn check(check: &mut Check<'_>, claim: Item<'_, Claim>) {
    let record = claim.record();
    if record.responds_to.is_empty() && record.assesses.is_empty() && record.based_on.is_empty() {
        return;
    }
    let told = earlier_and_earlier(claim);
    let mut look = |link, target| look(check, claim, &told, link, target);
    for (slot, link) in record.responds_to.iter().enumerate() {
        look(("responds_to", "answers", slot), &link.claim);
    }
    for (slot, link) in record.assesses.iter().enumerate() {
        look(("assesses", "judges", slot), &link.claim);
    }
    for (slot, link) in record.based_on.iter().enumerate() {
        look(("based_on", "rests on", slot), &link.claim);
    }
}

/// The tellings that end before all tellings ahead of them: no other is the first that is out of order
/// with something.
fn earlier_and_earlier(claim: Item<'_, Claim>) -> Vec<Telling<'_>> {
    let mut told: Vec<Telling<'_>> = Vec::new();
    for next in tellings(claim).filter(|next| next.when.latest().is_some()) {
        if told
            .last()
            .is_none_or(|last| next.when.latest() < last.when.latest())
        {
            told.push(next);
        }
    }
    told
}

fn look(
    check: &mut Check<'_>,
    claim: Item<'_, Claim>,
    told: &[Telling<'_>],
    link: (&str, &str, usize),
    target: &Id,
) {
    let Some(other) = claim.graph().claim(target.as_str()) else {
        return;
    };
    let Some((since, clock)) = exists_since(other.record()) else {
        return;
    };
    let in_order = told.partition_point(|told| disorder(since, told.when).is_none());
    let Some(told) = told.get(in_order) else {
        return;
    };
    let (id, done, (field, does, slot)) = (claim.id(), told.done(), link);
    let code = match field {
        "based_on" => Code::BasedOnLater,
        _ => Code::AnsweredEarly,
    };
    let message = format!("`{id}` was {done} before `{target}`, which it {does}, was stated");
    let pointer = format!("/claims/{id}/{field}/{slot}/claim");
    check.find(
        finding(code, pointer, message, since, told.when)
            .id(id)
            .param("link", field)
            .param("target", target)
            .related(told.pointer(), format!("when it was {done}"))
            .related(
                format!("/claims/{target}/{clock}"),
                "the other was stated no earlier",
            ),
    );
}

/// A date before which a claim was not made: its statement's, or the day for which it counts. When it
/// was published only says by when it was made.
fn exists_since(claim: &Claim) -> Option<(&When, &'static str)> {
    if let Some(stated) = &claim.stated_on {
        return Some((stated, "stated_on"));
    }
    let as_of = claim.figure().filter(|_| is_sure(claim))?.as_of.as_ref()?;
    Some((as_of, "figure/as_of"))
}

#[cfg(test)]
mod tests {
    use crate::{
        Code, Severity,
        validate::sample::{error, graded, warning},
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
        graded(code, &members)
    }

    #[test]
    fn what_is_linked_to_was_stated_first() {
        for (link, code) in [
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
    fn a_figure_is_not_stated_before_the_day_for_which_it_counts() {
        let count = |modality: &str| {
            format!(
                r#""claims":{{
                    "a":{{"kind":"occurrence","incident":"x","occurrence":{{"text":"t"}},"stated_on":"2022-01-05",
                        "assesses":[{{"claim":"b","basis":"inferred"}}]}},
                    "b":{{"kind":"figure","incident":"x",{modality}"figure":{{"measure":"killed",
                        "quantity":{{"kind":"unquantified"}},"as_of":"2022-01-06"}}}}}}"#
            )
        };
        let found = graded(Code::AnsweredEarly, &count(""));
        assert_eq!(found, [error("/claims/a/assesses/0/claim")]);
        let forecast = count(r#""modality":"possible","#);
        assert_eq!(graded(Code::AnsweredEarly, &forecast), []);
    }

    #[test]
    fn retelling_and_counting_have_no_order() {
        for link in ["restates", "part_of", "disjoint_from", "greater_than"] {
            for code in [Code::AnsweredEarly, Code::BasedOnLater] {
                let (a, b) = (
                    r#""stated_on":"2022-01-05","#,
                    r#""stated_on":"2022-01-06","#,
                );
                assert_eq!(linked(code, link, a, b), []);
            }
        }
    }
}
