//! CG421: what precedes or brings about an incident does not begin after it.

use super::{disorder, finding};
use crate::{Code, validate::Check};

pub(in crate::validate) fn check(check: &mut Check<'_>) {
    let graph = check.graph;
    for incident in graph.incidents() {
        let Some(when) = &incident.when else {
            continue;
        };
        let record = incident.record();
        let links = [("causes", &record.causes), ("precedes", &record.precedes)];
        for (field, links) in links {
            for (slot, link) in links.iter().enumerate() {
                let Some(other) = graph.incident(link.incident.as_str()) else {
                    continue;
                };
                let Some(after) = &other.when else {
                    continue;
                };
                if disorder(when, after).is_none() {
                    continue;
                }
                let (id, target) = (incident.id(), other.id());
                let does = if field == "causes" {
                    "brings about"
                } else {
                    "precedes"
                };
                let message = format!("`{id}` happened after `{target}`, which it {does}");
                let pointer = format!("/incidents/{id}/{field}/{slot}/incident");
                check.find(
                    finding(Code::IncidentOutOfOrder, pointer, message, when, after)
                        .id(id)
                        .param("link", field)
                        .param("target", target)
                        .related(format!("/incidents/{id}/when"), "when it happened")
                        .related(
                            format!("/incidents/{target}/when"),
                            "when the other happened",
                        ),
                );
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::{
        Code, Severity,
        validate::sample::{error, graded, warning},
    };

    fn order(field: &str, first: &str, second: &str) -> Vec<(Severity, String)> {
        let incidents = format!(
            r#""incidents":{{"b":{{"title":"B","kind":"protest","when":"{second}"}},
                "a":{{"title":"A","kind":"protest","when":"{first}","{field}":[{{"incident":"b","basis":"stated"}}]}}}}"#
        );
        graded(Code::IncidentOutOfOrder, &incidents)
    }

    #[test]
    fn what_comes_first_begins_first() {
        for field in ["causes", "precedes"] {
            let at = format!("/incidents/a/{field}/0/incident");
            assert_eq!(order(field, "2022-01-05", "2022-01-05"), []);
            assert_eq!(order(field, "2022-01-02/2022-01-11", "2022-01-05"), []);
            assert_eq!(order(field, "2022", "2022-01-05"), []);
            assert_eq!(order(field, "2022-01-06", "2022-01-05"), [error(&at)]);
            assert_eq!(order(field, "2022-01-06%", "2022-01-05"), [warning(&at)]);
        }
    }
}
