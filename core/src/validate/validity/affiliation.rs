//! CG451: who speaks for an institution belonged to it then, as far as that is dated.

use super::Dated;
use crate::{Code, Diagnostic, validate::Check};

/// Somebody may speak for an institution without belonging to it: nothing is said where no
/// affiliation between the two is recorded.
pub(in crate::validate) fn check(check: &mut Check<'_>) {
    let graph = check.graph;
    let mut dated = Dated::default();
    for actor in graph.actors() {
        let (id, actor) = (actor.id(), actor.record());
        for (field, list) in [
            ("organ_of", &actor.organ_of),
            ("member_of", &actor.member_of),
        ] {
            for (slot, a) in list.iter().enumerate() {
                dated.add(id, &a.actor, (field, slot), a.when.as_ref());
            }
        }
    }
    if dated.is_empty() {
        return;
    }
    for claim in graph.claims() {
        let Some(stated) = &claim.stated_on else {
            continue;
        };
        for (slot, speaker) in claim.speakers().iter().enumerate() {
            let Some(principal) = &speaker.on_behalf_of else {
                continue;
            };
            let Some(periods) = dated.outside(&speaker.actor, principal, stated) else {
                continue;
            };
            let (id, actor) = (claim.id(), &speaker.actor);
            let mut finding = Diagnostic::new(
                Code::AffiliationOutsideValidity,
                format!("/claims/{id}/stated_by/{slot}/on_behalf_of"),
                format!(
                    "`{actor}` did not belong to `{principal}` on {stated}, when it spoke for it"
                ),
            )
            .id(id)
            .param("actor", actor)
            .param("on_behalf_of", principal)
            .param("date", stated.text())
            .help("correct the times of the affiliation, or name for whom it was said then")
            .related(format!("/claims/{id}/stated_on"), "when it was stated");
            for (field, slot, when) in periods.iter().take(3) {
                finding = finding.related(
                    format!("/actors/{actor}/{field}/{slot}/when"),
                    format!("belonged to it {when}"),
                );
            }
            check.find(finding);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::{
        Code, Severity,
        validate::sample::{graded, warning},
    };

    fn spoke(affiliations: &[(&str, &str)], stated: &str) -> Vec<(Severity, String)> {
        let list = |field: &str| {
            let of: Vec<String> = affiliations
                .iter()
                .filter(|(f, _)| *f == field)
                .map(|(_, when)| match *when {
                    "" => r#"{"actor":"hall","basis":"stated"}"#.to_owned(),
                    when => format!(r#"{{"actor":"hall","when":"{when}","basis":"stated"}}"#),
                })
                .collect();
            format!(r#""{field}":[{}]"#, of.join(","))
        };
        let members = format!(
            r#""actors":{{"hall":{{"kind":"state-body","names":[{{"text":"H"}}]}},
                "mayor":{{"kind":"person","names":[{{"text":"M"}}],{},{}}}}},
            "claims":{{"c":{{"kind":"occurrence","incident":"x","stated_on":"{stated}",
                "stated_by":[{{"actor":"mayor"}},{{"actor":"mayor","on_behalf_of":"hall"}}],
                "occurrence":{{"text":"t"}}}}}}"#,
            list("organ_of"),
            list("member_of")
        );
        graded(Code::AffiliationOutsideValidity, &members)
    }

    #[test]
    fn the_term_of_office_is_held_against_the_statement() {
        let at = "/claims/c/stated_by/1/on_behalf_of";
        assert_eq!(
            spoke(&[("organ_of", "2019/2021")], "2022-01-05"),
            [warning(at)]
        );
        assert_eq!(
            spoke(&[("member_of", "2023/..")], "2022-01-05"),
            [warning(at)]
        );
        assert_eq!(
            spoke(&[("organ_of", "2019/2021"), ("member_of", "2023")], "2022"),
            [warning(at)]
        );
        assert_eq!(
            spoke(&[("organ_of", "2019/2021"), ("member_of", "2022")], "2022"),
            []
        );
        assert_eq!(
            spoke(&[("organ_of", "2019/2021"), ("member_of", "")], "2022"),
            []
        );
        assert_eq!(spoke(&[("organ_of", "2019/2021~")], "2022-01-05"), []);
        assert_eq!(spoke(&[("organ_of", "2019/2021")], "2021/2022"), []);
        assert_eq!(spoke(&[], "2022"), []);
    }
}
