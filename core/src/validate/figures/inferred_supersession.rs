//! CG602: a supersession that no text states is the curator's, and answers name it so.

use crate::{Basis, Claim, Code, Diagnostic, Item, validate::Check};

pub(in crate::validate) fn check(check: &mut Check<'_>, claim: Item<'_, Claim>) {
    for (slot, link) in claim.record().supersedes.iter().enumerate() {
        if link.basis == Basis::Stated || check.leaves_out(Code::InferredSupersession) {
            continue;
        }
        let (id, older) = (claim.id(), &link.claim);
        check.find(
            Diagnostic::new(
                Code::InferredSupersession,
                format!("/claims/{id}/supersedes/{slot}"),
                format!("that `{id}` supersedes `{older}` is {}, not stated", link.basis),
            )
            .id(id)
            .param("target", older)
            .param("basis", link.basis.as_str())
            .help("a selection can keep both: superseded figures drop out by stated links only, or by all")
            .related(format!("/claims/{older}"), "the claim superseded"),
        );
    }
}

#[cfg(test)]
mod tests {
    use crate::{
        Code, Severity,
        validate::sample::{case, figure, found, killed, link},
    };

    #[test]
    fn stated_supersessions_are_not_mentioned() {
        for (basis, expected) in [("stated", 0), ("inferred", 1), ("observed", 1)] {
            let link = link("supersedes", "old").replace("stated", basis);
            let claims = [
                figure("new", "ministry", &killed(2, ""), &link),
                figure("old", "ministry", &killed(1, ""), ""),
            ];
            let found = found(&case(&claims), Code::InferredSupersession);
            assert_eq!(found.len(), expected, "{basis}");
            assert!(found.iter().all(|d| d.severity == Severity::Info));
        }
    }
}
