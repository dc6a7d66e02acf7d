//! CG452: where a part lies in the place of its whole, it did so then, as far as that is dated.

use super::Dated;
use crate::{Code, Diagnostic, Id, When, validate::Check};

pub(in crate::validate) fn check(check: &mut Check<'_>) {
    let graph = check.graph;
    let mut dated = Dated::default();
    for place in graph.places() {
        for (slot, around) in place.record().within.iter().enumerate() {
            dated.add(
                place.id(),
                &around.place,
                ("within", slot),
                around.when.as_ref(),
            );
        }
    }
    if dated.is_empty() {
        return;
    }
    for part in graph.incidents() {
        let (Some(place), Some(when)) = (&part.place, &part.when) else {
            continue;
        };
        for (slot, link) in part.part_of.iter().enumerate() {
            let whole = graph.incident(link.incident.as_str());
            let Some(around) = whole.and_then(|whole| whole.record().place.as_ref()) else {
                continue;
            };
            let pointer = || format!("/incidents/{}/part_of/{slot}/incident", part.id());
            look(check, &dated, part.id(), (place, around, when), &pointer);
        }
    }
    for part in graph.claims() {
        if part.part_of.is_empty() {
            continue;
        }
        let Some(figure) = part.figure() else {
            continue;
        };
        let when = figure.window.as_ref().or(figure.as_of.as_ref());
        let (Some(place), Some(when)) = (&figure.place, when) else {
            continue;
        };
        for (slot, link) in part.part_of.iter().enumerate() {
            let whole = graph.claim(link.claim.as_str());
            let whole = whole.and_then(|whole| whole.record().figure());
            let Some(around) = whole.and_then(|whole| whole.place.as_ref()) else {
                continue;
            };
            let pointer = || format!("/claims/{}/part_of/{slot}/claim", part.id());
            look(check, &dated, part.id(), (place, around, when), &pointer);
        }
    }
}

fn look(
    check: &mut Check<'_>,
    dated: &Dated<'_>,
    id: &Id,
    (place, around, when): (&Id, &Id, &When),
    pointer: &dyn Fn() -> String,
) {
    let Some(periods) = dated.outside(place, around, when) else {
        return;
    };
    let mut finding = Diagnostic::new(
        Code::ContainmentOutsideValidity,
        pointer(),
        format!("`{place}` did not lie in `{around}` on {when}, the time of `{id}`"),
    )
    .id(id)
    .param("place", place)
    .param("around", around)
    .param("date", when.text())
    .help("correct the times of the containment, or the place of the part or of the whole");
    for (field, slot, period) in periods.iter().take(3) {
        finding = finding.related(
            format!("/places/{place}/{field}/{slot}/when"),
            format!("lay in it {period}"),
        );
    }
    check.find(finding);
}

#[cfg(test)]
mod tests {
    use crate::{
        Code, Severity,
        validate::sample::{graded, warning},
    };

    fn used(within: &str, when: &str) -> Vec<(Severity, String)> {
        let figure = |place: &str, more: &str| {
            format!(
                r#"{{"kind":"figure","incident":"x",{more}"figure":{{"measure":"killed","place":"{place}",
                    "quantity":{{"kind":"unquantified"}},"as_of":"{when}"}}}}"#
            )
        };
        let members = format!(
            r#""places":{{"region":{{"names":[{{"text":"R"}}]}},
                "town":{{"names":[{{"text":"T"}}],"within":[{{"place":"region","basis":"stated"{within}}}]}}}},
            "incidents":{{"w":{{"title":"W","kind":"protest","place":"region"}},
                "p":{{"title":"P","kind":"protest","place":"town","when":"{when}",
                    "part_of":[{{"incident":"w","basis":"stated"}}]}}}},
            "claims":{{"all":{},"some":{}}}"#,
            figure("region", ""),
            figure("town", r#""part_of":[{"claim":"all","basis":"stated"}],"#)
        );
        graded(Code::ContainmentOutsideValidity, &members)
    }

    #[test]
    fn a_town_that_had_moved_to_another_region_is_found() {
        let both = [
            warning("/claims/some/part_of/0/claim"),
            warning("/incidents/p/part_of/0/incident"),
        ];
        let until = r#","when":"../2022-06-07""#;
        assert_eq!(used(until, "2022-01-05"), []);
        assert_eq!(used(until, "2022"), []);
        assert_eq!(used(until, "2023"), both);
        assert_eq!(used(until, "2023?"), []);
        assert_eq!(used("", "2023"), []);
    }
}
