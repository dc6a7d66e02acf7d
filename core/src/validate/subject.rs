//! CG312 to CG314: a claim that is about another claim says about which.

use super::Check;
use crate::{Amount, Body, Claim, Code, Diagnostic, Item};

pub(super) fn check(check: &mut Check<'_>, claim: Item<'_, Claim>) {
    let id = claim.id();
    let finding = match &claim.body {
        Body::Response(_) if claim.responds_to.is_empty() => Diagnostic::new(
            Code::ResponseToNothing,
            format!("/claims/{id}"),
            format!("`{id}` is a response, but to no claim"),
        )
        .help(
            "link what it answers with `responds_to`; record that claim if it is not recorded yet",
        ),
        Body::EvidenceRemark(_) if claim.assesses.is_empty() => Diagnostic::new(
            Code::RemarkOnNothing,
            format!("/claims/{id}"),
            format!("`{id}` is a remark on evidence, but for no claim"),
        )
        .help(
            "link what it remarks on with `assesses`; record that claim if it is not recorded yet",
        ),
        Body::Figure(figure)
            if figure.quantity.amount == Amount::Comparative && claim.greater_than.is_empty() =>
        {
            Diagnostic::new(
                Code::ComparisonWithNothing,
                format!("/claims/{id}/figure/quantity"),
                format!("the number of `{id}` is compared with no other"),
            )
            .help("link the figure that it is larger than with `greater_than`")
        }
        _ => return,
    };
    check.find(finding.id(id));
}

#[cfg(test)]
mod tests {
    use crate::{
        Code,
        validate::sample::{error, graded_claims, warning},
    };

    #[test]
    fn only_the_link_that_belongs_to_the_body_will_do() {
        let claims = r#"
            "a":{"kind":"response","incident":"x","response":{"text":"t"},"assesses":[{"claim":"c","basis":"stated"}]},
            "b":{"kind":"response","incident":"x","response":{"text":"t"},"responds_to":[{"claim":"c","basis":"stated"}]},
            "c":{"kind":"evidence-remark","incident":"x","evidence_remark":{"grade":"absent"}},
            "d":{"kind":"evidence-remark","incident":"x","evidence_remark":{"grade":"absent"},
                 "assesses":[{"claim":"c","basis":"stated"}]}"#;
        assert_eq!(
            graded_claims(Code::ResponseToNothing, claims),
            [warning("a")]
        );
        assert_eq!(graded_claims(Code::RemarkOnNothing, claims), [warning("c")]);
    }

    #[test]
    fn only_comparatives_need_a_comparison() {
        let claims = r#"
            "a":{"kind":"figure","incident":"x","figure":{"measure":"killed","quantity":{"kind":"comparative"}}},
            "b":{"kind":"figure","incident":"x","figure":{"measure":"killed","quantity":{"kind":"unquantified"}}},
            "c":{"kind":"figure","incident":"x","figure":{"measure":"killed","quantity":{"kind":"comparative"}},
                 "greater_than":[{"claim":"b","basis":"stated"}]}"#;
        assert_eq!(
            graded_claims(Code::ComparisonWithNothing, claims),
            [error("a/figure/quantity")]
        );
    }
}
