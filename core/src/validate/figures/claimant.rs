//! Who is answerable for a claim: the institutions at the top of those it is stated for.

use crate::{Actor, Affiliation, Claim, Graph, Id, Item, Voice, When};

/// Affiliations followed upwards before giving up; chains of institutions are short.
const MOST: usize = 256;

/// An identified institution or person that is answerable for all of these claims.
pub(super) fn of_all<'g>(claims: &[Item<'g, Claim>]) -> Option<&'g Id> {
    let (first, others) = claims.split_first()?;
    let mut shared = answerable(first);
    for claim in others {
        if shared.is_empty() {
            break;
        }
        let here = answerable(claim);
        shared.retain(|actor| here.contains(actor));
    }
    shared
        .into_iter()
        .filter(|actor| actor.is_identified())
        .map(|actor| actor.id())
        .min()
}

fn answerable<'g>(claim: &Item<'g, Claim>) -> Vec<Item<'g, Actor>> {
    let graph = claim.graph();
    let mut found = Vec::new();
    match &claim.record().voice {
        Voice::Speakers(speakers) => found.extend(speakers.iter().filter_map(|speaker| {
            let id = speaker.on_behalf_of.as_ref().unwrap_or(&speaker.actor);
            graph.actor(id.as_str())
        })),
        Voice::Unattributed => found.extend(claim.sources().flat_map(|s| s.own_voice())),
        Voice::Missing => {}
    }
    tops(graph, found, claim.record().stated_on.as_ref())
}

/// The actors reached by going up from these that belong to nobody themselves, as of a date.
fn tops<'g>(
    graph: &'g Graph,
    from: Vec<Item<'g, Actor>>,
    on: Option<&When>,
) -> Vec<Item<'g, Actor>> {
    let holds = |a: &&Affiliation| match (&a.when, on) {
        (Some(when), Some(on)) => when.overlaps(on).is_possible(),
        _ => true,
    };
    let mut seen = from.clone();
    let mut waiting = from;
    let mut tops: Vec<Item<'g, Actor>> = Vec::new();
    while let Some(actor) = waiting.pop() {
        let above = actor
            .record()
            .organ_of
            .iter()
            .chain(&actor.record().member_of);
        let mut is_top = true;
        for affiliation in above.filter(holds) {
            is_top = false;
            let Some(above) = graph.actor(affiliation.actor.as_str()) else {
                continue;
            };
            if seen.len() < MOST && !seen.contains(&above) {
                seen.push(above);
                waiting.push(above);
            }
        }
        if is_top && !tops.contains(&actor) {
            tops.push(actor);
        }
    }
    tops
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use crate::validate::sample::{case, figure, killed};

    fn claimant(a: &str, b: &str) -> Option<String> {
        let claims = [
            figure("one", a, &killed(1, ""), ""),
            figure("two", b, &killed(1, ""), ""),
        ];
        let graph = Graph::from_json(case(&claims).as_bytes()).unwrap();
        let claims: Vec<_> = graph.claims().collect();
        of_all(&claims).map(|id| id.as_str().to_owned())
    }

    #[test]
    fn organs_of_one_state_are_one_claimant_and_officials_at_large_are_none() {
        assert_eq!(claimant("ministry", "prosecutor").as_deref(), Some("state"));
        assert_eq!(claimant("ministry", "watch"), None);
        assert_eq!(claimant("officials", "officials"), None);
        assert_eq!(claimant("watch", "watch").as_deref(), Some("watch"));
    }

    #[test]
    fn an_office_counts_while_it_is_held() {
        let json = r#"{"format":1,"actors":{
            "state":{"kind":"state-body","names":[{"text":"S"}]},
            "x":{"kind":"person","names":[{"text":"X"}],
                 "organ_of":[{"actor":"state","when":"2020/2021","basis":"stated"}]}},
          "incidents":{"i":{"title":"I","kind":"unrest"}},
          "claims":{"a":{"kind":"response","incident":"i","stated_by":[{"actor":"x"}],"stated_on":"2021",
                         "reported_in":[{"source":"s"}],"response":{"text":"t"}},
                    "b":{"kind":"response","incident":"i","stated_by":[{"actor":"x"}],"stated_on":"2022",
                         "reported_in":[{"source":"s"}],"response":{"text":"t"}}}}"#;
        let graph = Graph::from_json(json.as_bytes()).unwrap();
        let of = |id: &str| of_all(&[graph.claim(id).unwrap()]).map(Id::as_str);
        assert_eq!((of("a"), of("b")), (Some("state"), Some("x")));
    }

    #[test]
    fn a_circle_of_affiliations_ends() {
        let json = r#"{"format":1,"actors":{
            "a":{"kind":"group","names":[{"text":"A"}],"member_of":[{"actor":"b","basis":"stated"}]},
            "b":{"kind":"group","names":[{"text":"B"}],"member_of":[{"actor":"a","basis":"stated"}]}}}"#;
        let graph = Graph::from_json(json.as_bytes()).unwrap();
        assert!(tops(&graph, graph.actors().collect(), None).is_empty());
    }
}
