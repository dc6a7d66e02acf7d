//! CG420: a part of an incident happened in the time of the whole.

use super::finding;
use crate::{Code, Severity, SpanRelation, Truth, When, validate::Check};

pub(in crate::validate) fn check(check: &mut Check<'_>) {
    let graph = check.graph;
    for part in graph.incidents() {
        let Some(when) = &part.when else {
            continue;
        };
        for (slot, link) in part.part_of.iter().enumerate() {
            let Some(whole) = graph.incident(link.incident.as_str()) else {
                continue;
            };
            let Some(around) = &whole.when else {
                continue;
            };
            let Some(severity) = outside(when, around) else {
                continue;
            };
            let (id, of) = (part.id(), whole.id());
            let message = if when.disjoint(around) == Truth::No {
                format!("`{id}` began before or went on after `{of}`, of which it is part")
            } else {
                format!("`{id}` happened at another time than `{of}`, of which it is part")
            };
            let pointer = format!("/incidents/{id}/part_of/{slot}/incident");
            check.find(
                finding(Code::PartOutsideWhole, pointer, message, when, around)
                    .severity(severity)
                    .id(id)
                    .param("whole", of)
                    .related(format!("/incidents/{id}/when"), "when it happened")
                    .related(format!("/incidents/{of}/when"), "when the whole happened"),
            );
        }
    }
}

/// Nothing is said of a coarse date that lies across the ends of the whole: `2022-01` may be a day of
/// it. An interval is what its writer says it is.
fn outside(part: &When, whole: &When) -> Option<Severity> {
    match part.disjoint(whole) {
        Truth::Certainly => return Some(Severity::Error),
        Truth::Possibly => return Some(Severity::Warning),
        Truth::No => {}
    }
    let beyond = matches!(
        part.span_relation(whole),
        SpanRelation::Contains | SpanRelation::Overlapping
    );
    (beyond && part.text().contains('/')).then_some(Severity::Warning)
}

#[cfg(test)]
mod tests {
    use crate::{
        Code, Severity,
        validate::sample::{error, graded, warning},
    };

    fn part(part: &str, whole: &str) -> Vec<(Severity, String)> {
        let incidents = format!(
            r#""incidents":{{"w":{{"title":"W","kind":"protest","when":"{whole}"}},
                "p":{{"title":"P","kind":"protest","when":"{part}","part_of":[{{"incident":"w","basis":"stated"}}]}}}}"#
        );
        graded(Code::PartOutsideWhole, &incidents)
    }

    #[test]
    fn a_part_lies_in_the_time_of_the_whole() {
        let at = "/incidents/p/part_of/0/incident";
        let whole = "2022-01-02/2022-01-11";
        assert_eq!(part("2022-01-05", whole), []);
        assert_eq!(part(whole, whole), []);
        // Coarse: it may be a day of the whole.
        assert_eq!(part("2022-01", whole), []);
        assert_eq!(part("2022-01-1X", whole), []);
        assert_eq!(part("2022-01-05", "2022-01-05T10:00:00Z"), []);
        assert_eq!(part("2022-02", whole), [error(at)]);
        assert_eq!(part("2021", whole), [error(at)]);
        assert_eq!(part("2022-02~", whole), [warning(at)]);
        assert_eq!(part("2022-02", "2022-01?"), [warning(at)]);
        assert_eq!(part("2022-01-05/2022-01-20", whole), [warning(at)]);
        assert_eq!(part("2022-01-01/2022-01-20", whole), [warning(at)]);
        assert_eq!(part("2022-01-05/2022-01-20~", whole), []);
        assert_eq!(part("2022-01-05/", whole), []);
    }
}
