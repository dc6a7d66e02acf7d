//! CG316: no claim is linked to itself.

use super::Check;
use crate::{Claim, Code, Diagnostic, Id, Item, graph::claim_links};

pub(super) fn check(check: &mut Check<'_>, claim: Item<'_, Claim>) {
    let id = claim.id();
    let mut found = |field: &'static str, slot: usize, target: &Id| {
        if target == id {
            check.find(
                Diagnostic::new(
                    Code::SelfLink,
                    format!("/claims/{id}/{field}/{slot}/claim"),
                    format!("`{id}` is linked to itself by `{field}`"),
                )
                .id(id)
                .param("link", field)
                .help("name the other claim, or remove the link"),
            );
        }
    };
    for (_, field, links) in claim_links(&claim) {
        for (slot, link) in links.iter().enumerate() {
            found(field, slot, &link.claim);
        }
    }
    for (slot, reply) in claim.responds_to.iter().enumerate() {
        found("responds_to", slot, &reply.claim);
    }
}

#[cfg(test)]
mod tests {
    use crate::{
        Code,
        validate::sample::{error, graded_claims},
    };

    #[test]
    fn every_kind_of_link_is_looked_at() {
        for field in [
            "supersedes",
            "restates",
            "based_on",
            "part_of",
            "disjoint_from",
            "greater_than",
            "responds_to",
            "assesses",
        ] {
            let claims = format!(
                r#""a":{{"kind":"occurrence","incident":"x","occurrence":{{"text":"t"}},
                    "{field}":[{{"claim":"b","basis":"stated"}},{{"claim":"a","basis":"stated"}}]}}"#
            );
            let expected = [error(&format!("a/{field}/1/claim"))];
            assert_eq!(graded_claims(Code::SelfLink, &claims), expected);
        }
    }
}
