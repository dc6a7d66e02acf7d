//! CG401: what is reported as happened had happened when it was told.

use super::{disorder, finding, is_sure, tellings};
use crate::{Body, Claim, Code, Item, validate::Check};

/// A demand or a promise may come before what it is about, and so may a name for it; whoever is not
/// sure may speak of what lies ahead.
pub(in crate::validate) fn check(check: &mut Check<'_>, claim: Item<'_, Claim>) {
    if !is_sure(&claim) {
        return;
    }
    let id = claim.id();
    let own = match &claim.record().body {
        Body::Occurrence(o) => o.when.as_ref().map(|when| (when, "occurrence/when")),
        Body::Figure(f) => f.window.as_ref().map(|when| (when, "figure/window")),
        Body::Participation(_) => None,
        _ => return,
    };
    if let Some((when, field)) = own {
        let told = tellings(claim).find(|told| disorder(when, told.when).is_some());
        if let Some(told) = told {
            let message = format!("`{id}` was {} before what it reports happened", told.done());
            let pointer = format!("/claims/{id}/{field}");
            check.find(
                finding(Code::ToldBeforeHappened, pointer, message, when, told.when)
                    .id(id)
                    .related(told.pointer(), format!("when it was {}", told.done())),
            );
        }
        return;
    }
    // A figure or a part in an incident has no date of its own: that it is of the incident's time is
    // likely, not certain.
    if matches!(claim.body, Body::Occurrence(_)) {
        return;
    }
    let Some(incident) = claim.graph().incident(claim.incident.as_str()) else {
        return;
    };
    let Some(when) = &incident.when else {
        return;
    };
    if let Some(told) = tellings(claim).find(|told| disorder(when, told.when).is_some()) {
        let about = incident.id();
        let message = format!(
            "`{id}` was {} before its incident `{about}` happened",
            told.done()
        );
        check.find(
            finding(
                Code::ToldBeforeHappened,
                format!("/claims/{id}"),
                message,
                when,
                told.when,
            )
            .severity(crate::Severity::Warning)
            .id(id)
            .param("incident", about)
            .help("link the incident that it is about, or date what it reports by itself")
            .related(told.pointer(), format!("when it was {}", told.done()))
            .related(
                format!("/incidents/{about}/when"),
                "when the incident happened",
            ),
        );
    }
}

#[cfg(test)]
mod tests {
    use crate::{
        Code, Severity,
        validate::sample::{error, graded, warning},
    };

    fn told(incident: &str, claim: &str) -> Vec<(Severity, String)> {
        let members = format!(
            r#""incidents":{{"x":{{"title":"X","kind":"killing"{incident}}}}},
            "sources":{{"s":{{"kind":"article","title":"S","published":"2022-01-08"}},
                "t":{{"kind":"article","title":"T","published":"2022-01-06"}}}},
            "claims":{{"c":{{"incident":"x","reported_in":[{{"source":"s"}},{{"source":"t"}}],{claim}}}}}"#
        );
        graded(Code::ToldBeforeHappened, &members)
    }

    fn occurrence(when: &str, more: &str) -> Vec<(Severity, String)> {
        let claim =
            format!(r#""kind":"occurrence","occurrence":{{"text":"t","when":"{when}"}}{more}"#);
        told("", &claim)
    }

    #[test]
    fn an_event_of_its_own_date_is_held_against_the_statement() {
        let at = "/claims/c/occurrence/when";
        let stated = r#","stated_on":"2022-01-05""#;
        assert_eq!(occurrence("2022-01-05", stated), []);
        assert_eq!(occurrence("2022-01", stated), []);
        assert_eq!(occurrence("2022-01-06", stated), [error(at)]);
        assert_eq!(occurrence("2022-01-06?", stated), [warning(at)]);
        assert_eq!(
            occurrence("2022-01-06", r#","stated_on":"2022-01-05~""#),
            [warning(at)]
        );
    }

    #[test]
    fn an_undated_statement_was_made_by_its_publication() {
        let at = "/claims/c/occurrence/when";
        assert_eq!(occurrence("2022-01-06", ""), []);
        // One of the two sources is too early already.
        assert_eq!(occurrence("2022-01-07", ""), [error(at)]);
        // A statement that is dated needs no publication to date it.
        assert_eq!(occurrence("2022-01-09", r#","stated_on":"2022-01-10""#), []);
    }

    #[test]
    fn what_is_not_sure_may_lie_ahead() {
        for modality in ["likely", "possible", "hypothetical"] {
            assert_eq!(
                occurrence("2023", &format!(r#","modality":"{modality}""#)),
                []
            );
        }
        assert_eq!(occurrence("2023", r#","modality":"certain""#).len(), 1);
    }

    #[test]
    fn an_incident_dates_its_figures_and_parts_likely() {
        let when = r#","when":"2022-02-13""#;
        let figure =
            r#""kind":"figure","figure":{"measure":"killed","quantity":{"kind":"unquantified"}}"#;
        let part = r#""kind":"participation","participation":{"actor":"a","role":"victim"}"#;
        assert_eq!(told(when, figure), [warning("/claims/c")]);
        assert_eq!(told(when, part), [warning("/claims/c")]);
        assert_eq!(told(r#","when":"2022-01-06""#, figure), []);
        let dated = r#""kind":"figure","figure":{"measure":"killed","quantity":{"kind":"unquantified"},"window":"2022-01-02"}"#;
        assert_eq!(told(when, dated), []);
    }

    #[test]
    fn plans_demands_and_names_may_come_first() {
        let when = r#","when":"2022-02-13""#;
        for claim in [
            r#""kind":"demand","demand":{"text":"t"}"#,
            r#""kind":"commitment","commitment":{"text":"t"}"#,
            r#""kind":"response","response":{"text":"t"}"#,
            r#""kind":"characterisation","characterisation":{"term":"peaceful-protest"}"#,
            r#""kind":"evidence-remark","evidence_remark":{"grade":"absent"}"#,
            r#""kind":"occurrence","occurrence":{"text":"a gathering is announced"}"#,
        ] {
            assert_eq!(told(when, claim), [], "{claim}");
        }
    }
}
