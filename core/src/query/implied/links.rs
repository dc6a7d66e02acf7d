//! What links say about the things that figures count.

use std::collections::BTreeMap;

use crate::{FigureRow, Graph, Ground, Id, LinkKind, SetRelation};

/// What a link between two figures says, from the first to the second in the order of their places.
#[derive(Clone)]
pub(super) struct Said {
    pub(super) relation: SetRelation,
    pub(super) ground: Ground,
    kind: LinkKind,
    from: Id,
}

/// The links among some figures that an assumption accepts, by the places of both, the lesser first.
/// Of several between two, the strongest counts, as in the relation of two figures. Figures of
/// different units have nothing in common that a link could speak of.
pub(super) fn accepted(
    graph: &Graph,
    rows: &[FigureRow],
    places: &BTreeMap<Id, usize>,
    assumption: Ground,
) -> BTreeMap<(usize, usize), Said> {
    let mut found: BTreeMap<(usize, usize), Said> = BTreeMap::new();
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
