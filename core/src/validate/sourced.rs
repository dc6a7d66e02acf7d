//! CG311: every claim is found somewhere.

use super::Check;
use crate::{Claim, Code, Diagnostic, Item};

pub(super) fn check(check: &mut Check<'_>, claim: Item<'_, Claim>) {
    if !claim.reported_in.is_empty() {
        return;
    }
    let id = claim.id();
    check.find(
        Diagnostic::new(
            Code::ClaimWithoutSource,
            format!("/claims/{id}"),
            format!("`{id}` is found in no source"),
        )
        .id(id)
        .help("give `reported_in`: the source, and the passage in it"),
    );
}

#[cfg(test)]
mod tests {
    use crate::{
        Code,
        validate::sample::{error, graded_claims},
    };

    #[test]
    fn an_empty_list_is_no_source_and_a_dangling_one_is_another_matter() {
        let claims = r#"
            "a":{"kind":"occurrence","incident":"x","occurrence":{"text":"t"}},
            "b":{"kind":"occurrence","incident":"x","reported_in":[],"occurrence":{"text":"t"}},
            "c":{"kind":"occurrence","incident":"x","reported_in":[{"source":"gone"}],"occurrence":{"text":"t"}}"#;
        assert_eq!(
            graded_claims(Code::ClaimWithoutSource, claims),
            [error("a"), error("b")]
        );
    }
}
