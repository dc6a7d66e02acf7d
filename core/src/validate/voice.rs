//! CG310: every claim is somebody's.

use super::Check;
use crate::{Claim, Code, Diagnostic, Item, Voice};

pub(super) fn check(check: &mut Check<'_>, claim: Item<'_, Claim>) {
    if claim.voice != Voice::Missing {
        return;
    }
    let id = claim.id();
    check.find(
        Diagnostic::new(
            Code::ClaimWithoutSpeaker,
            format!("/claims/{id}"),
            format!("nobody states `{id}`"),
        )
        .id(id)
        .help("give `stated_by`, or `unattributed` where the source says it in its own voice"),
    );
}

#[cfg(test)]
mod tests {
    use crate::{
        Code,
        validate::sample::{error, graded_claims},
    };

    #[test]
    fn only_a_missing_voice_is_found() {
        let claims = r#"
            "a":{"kind":"occurrence","incident":"x","occurrence":{"text":"t"}},
            "b":{"kind":"occurrence","incident":"x","stated_by":[],"occurrence":{"text":"t"}},
            "c":{"kind":"occurrence","incident":"x","unattributed":true,"occurrence":{"text":"t"}},
            "d":{"kind":"occurrence","incident":"x","stated_by":[{"actor":"gone"}],"occurrence":{"text":"t"}}"#;
        assert_eq!(
            graded_claims(Code::ClaimWithoutSpeaker, claims),
            [error("a"), error("b")]
        );
    }
}
