//! What links say about the things that figures count.

use crate::gather::Gather as _;
use crate::sorted::SortedMap;
use crate::{FigureRow, Graph, Ground, Id, Item, LinkKind, SetRelation, model::Claim};

/// What a link between two figures says, from the first to the second in the order of their places.
#[derive(Clone)]
pub(super) struct Said {
    pub(super) relation: SetRelation,
    pub(super) ground: Ground,
    kind: LinkKind,
    from: Id,
}

/// What the links of a figure say of it and of other figures of its unit, whatever their bases.
pub(super) fn all<'g>(claim: &Item<'g, Claim>) -> Vec<(SetRelation, Item<'g, Claim>)> {
    let graph = claim.graph();
    let unit = |claim: &Item<'_, Claim>| {
        let figure = claim.record().figure()?;
        graph.unit(&figure.measure).map(str::to_owned)
    };
    let record = claim.record();
    let kinds = [
        (&record.restates, SetRelation::Equal),
        (&record.part_of, SetRelation::Within),
        (&record.disjoint_from, SetRelation::Disjoint),
    ];
    let told = kinds
        .into_iter()
        .flat_map(|(links, relation)| links.iter().map(move |link| (relation, link)));
    told.filter_map(|(relation, link)| Some((relation, graph.claim(link.claim.as_str())?)))
        .filter(|(_, other)| other.id() != claim.id() && other.figure().is_some())
        .filter(|(_, other)| unit(other) == unit(claim))
        .gather()
}

/// The links among some figures that an assumption accepts, by the places of both, the lesser first.
/// Of several between two, the strongest counts, as in the relation of two figures. Figures of
/// different units have nothing in common that a link could speak of.
pub(super) fn accepted(
    graph: &Graph,
    rows: &[FigureRow],
    places: &SortedMap<Id, usize>,
    assumption: Ground,
) -> SortedMap<(usize, usize), Said> {
    let mut found: SortedMap<(usize, usize), Said> = SortedMap::new();
    for (from, row) in rows.iter().enumerate() {
        let Some(claim) = graph.claim(row.claim.as_str()) else {
            continue;
        };
        let claim = claim.record();
        let kinds = [
            (LinkKind::Restates, &claim.restates, SetRelation::Equal),
            (LinkKind::PartOf, &claim.part_of, SetRelation::Within),
            (
                LinkKind::DisjointFrom,
                &claim.disjoint_from,
                SetRelation::Disjoint,
            ),
        ];
        for (kind, links, relation) in kinds {
            for link in links {
                let ground = Ground::of(link.basis);
                let Some(to) = places.get(&link.claim).copied().filter(|to| *to != from) else {
                    continue;
                };
                let same_unit = rows.get(to).is_some_and(|other| other.unit == row.unit);
                if ground > assumption || !same_unit {
                    continue;
                }
                let said = Said {
                    relation: if from < to {
                        relation
                    } else {
                        relation.converse()
                    },
                    ground,
                    kind,
                    from: row.claim.clone(),
                };
                let key = |said: &Said| (said.ground, said.kind, said.from.clone());
                let slot = found
                    .entry((from.min(to), from.max(to)))
                    .or_insert_with(|| said.clone());
                if key(&said) < key(slot) {
                    *slot = said;
                }
            }
        }
    }
    found
}
