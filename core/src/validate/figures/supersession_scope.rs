//! CG601: a figure supersedes only a figure of the same measure and scope.
//!
//! Compared are incident, measure, place, population, cause, stage and accumulation, absent places and
//! accumulations read as the format says. Later tolls cover longer windows, so that the windows of
//! cumulative figures and of stocks differ only when no day is common to both; the figure of a period
//! is that of its window and of no other.

use super::scope;
use crate::gather::Gather as _;
use crate::{Accumulation, Claim, Code, Diagnostic, Figure, Item, SpanRelation, validate::Check};

pub(in crate::validate) fn check(check: &mut Check<'_>, claim: Item<'_, Claim>) {
    let Some(figure) = claim.record().figure() else {
        return;
    };
    for (slot, link) in claim.record().supersedes.iter().enumerate() {
        let Some(older) = check.graph.claim(link.claim.as_str()) else {
            continue;
        };
        let Some(old) = older.record().figure() else {
            continue;
        };
        let differ = differences(claim, figure, older, old);
        if differ.is_empty() {
            continue;
        }
        let (id, older) = (claim.id(), older.id());
        check.find(
            Diagnostic::new(
                Code::SupersessionScope,
                format!("/claims/{id}/supersedes/{slot}"),
                format!(
                    "`{id}` supersedes `{older}`, but they count different things: {}",
                    differ.join(", ")
                ),
            )
            .id(id)
            .param("target", older)
            .param(
                "differ",
                differ.iter().map(|d| (*d).to_owned()).gather(),
            )
            .help("a figure replaces one of the same measure and scope: correct the scope, or drop the link")
            .related(format!("/claims/{older}/figure"), "the figure superseded"),
        );
    }
}

fn differences(
    newer: Item<'_, Claim>,
    new: &Figure,
    older: Item<'_, Claim>,
    old: &Figure,
) -> Vec<&'static str> {
    let vocabulary = newer.graph().vocabulary();
    let accumulation = scope::accumulation(vocabulary, new);
    let place = |claim, figure| scope::place(claim, figure);
    // An incident without a place leaves it open where its figures count.
    let places_differ = match (place(newer, new), place(older, old)) {
        (Some(a), Some(b)) => a != b,
        _ => false,
    };
    let windows_differ = match (&new.window, &old.window) {
        (Some(a), Some(b)) => match a.span_relation(b) {
            SpanRelation::Equal | SpanRelation::Unknown => false,
            SpanRelation::Disjoint => true,
            _ => accumulation == Some(Accumulation::Period),
        },
        _ => false,
    };
    [
        (
            "incident",
            newer.record().incident != older.record().incident,
        ),
        ("measure", new.measure != old.measure),
        ("place", places_differ),
        ("population", new.population != old.population),
        ("cause", new.cause != old.cause),
        ("window", windows_differ),
        (
            "accumulation",
            accumulation != scope::accumulation(vocabulary, old),
        ),
        ("stage", new.stage != old.stage),
    ]
    .into_iter()
    .filter_map(|(name, differs)| differs.then_some(name))
    .gather()
}

#[cfg(test)]
mod tests {
    use crate::{
        Code, Param,
        validate::sample::{case, figure, found, killed, link},
    };

    /// In what a new figure differs from the one that it supersedes.
    fn differ(new: &str, old: &str) -> Vec<String> {
        let claims = [
            figure("new", "ministry", new, &link("supersedes", "old")),
            figure("old", "ministry", old, ""),
        ];
        match found(&case(&claims), Code::SupersessionScope).as_slice() {
            [] => Vec::new(),
            [finding] => match finding.params.get("differ") {
                Some(Param::List(names)) => names.clone(),
                other => vec![format!("{other:?}")],
            },
            more => vec![format!("{more:?}")],
        }
    }

    fn none() -> Vec<String> {
        Vec::new()
    }

    #[test]
    fn every_dimension_counts() {
        for (name, scope) in [
            ("place", r#""place":"north""#),
            ("population", r#""population":{"age":"child"}"#),
            ("cause", r#""cause":"firearm""#),
            ("accumulation", r#""accumulation":"period""#),
            ("stage", r#""stage":"closed""#),
        ] {
            assert_eq!(differ(&killed(2, scope), &killed(1, "")), [name]);
            assert_eq!(differ(&killed(2, ""), &killed(1, scope)), [name]);
            assert_eq!(differ(&killed(2, scope), &killed(1, scope)), none());
        }
        let detained =
            r#""measure":"detained","stage":"closed","quantity":{"kind":"unquantified"}"#;
        assert_eq!(differ(detained, &killed(1, "")), ["measure", "stage"]);
    }

    #[test]
    fn what_the_format_reads_into_absence_does_not_differ() {
        for scope in [r#""place":"country""#, r#""accumulation":"cumulative""#] {
            assert_eq!(differ(&killed(2, scope), &killed(1, "")), none());
        }
        assert_eq!(
            differ(&killed(2, r#""as_of":"2022-02""#), &killed(1, "")),
            none()
        );
    }

    #[test]
    fn windows_extend_but_do_not_jump_and_periods_stay() {
        let of = |new: &str, old: &str, accumulation: &str| {
            let scope = |w| format!(r#""window":"{w}","accumulation":"{accumulation}""#);
            differ(&killed(2, &scope(new)), &killed(1, &scope(old)))
        };
        let (week, month, later) = ("2022-01-02/2022-01-08", "2022-01", "2022-03");
        assert_eq!(of(month, week, "cumulative"), none());
        assert_eq!(of(week, month, "cumulative"), none());
        assert_eq!(of(later, month, "cumulative"), ["window"]);
        assert_eq!(of(month, week, "period"), ["window"]);
        assert_eq!(of(month, "2022-01-01/2022-01-31", "period"), none());
        assert_eq!(of("2022-01~", month, "period"), none());
        assert_eq!(
            differ(&killed(2, r#""window":"2022-03""#), &killed(1, "")),
            none()
        );
    }

    #[test]
    fn a_place_that_is_not_known_does_not_differ() {
        let about_march = |id: &str, scope: &str, more: &str| {
            figure(id, "ministry", &killed(1, scope), more).replacen("unrest", "march", 1)
        };
        let claims = [
            about_march("new", r#""place":"north""#, &link("supersedes", "old")),
            about_march("old", "", ""),
        ];
        assert!(found(&case(&claims), Code::SupersessionScope).is_empty());
        let claims = [
            about_march("new", r#""place":"country""#, &link("supersedes", "old")),
            figure("old", "ministry", &killed(1, ""), ""),
        ];
        assert_eq!(found(&case(&claims), Code::SupersessionScope).len(), 1);
    }
}
