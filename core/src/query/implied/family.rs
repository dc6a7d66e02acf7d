//! The sets that the accepted figures speak of, and how they relate.

use super::{
    Ask, Earlier, Premises, Supposition, current,
    links::{self, Said},
    scopes::{Key, Scopes},
};
use crate::gather::{AddAll as _, Gather as _};
use crate::sorted::{SortedMap, SortedSet};
use crate::{
    Bounds, Dimension, Error, FigureRow, Graph, Ground, Id, LeftOut, LeftOutReason, Scope,
    Selection, SetAside, SetRelation, Standing,
    sets::{Family, Refusal, Set},
};

/// Figures that stand for what they count, in the order of their ids; each is the set of its place.
pub(super) struct Accepted<'g> {
    pub(super) graph: &'g Graph,
    selection: Selection,
    pub(super) rows: Vec<FigureRow>,
    pub(super) family: Family,
    pub(super) earlier: Vec<Earlier>,
    pub(super) set_aside: Vec<SetAside>,
    pub(super) places: SortedMap<Id, Set>,
    pub(super) said: SortedMap<(Set, Set), Said>,
    /// What is supposed of two, the one before the other.
    pub(super) supposed: SortedMap<(Set, Set), SetRelation>,
    pub(super) scopes: Scopes<'g>,
    pub(super) keys: Vec<Key>,
    /// Figures of which a link says that they count less than their scopes take in.
    pub(super) loose: Vec<bool>,
    /// Earlier totals that nothing asks about.
    pub(super) idle: Vec<bool>,
    pub(super) by_scope: bool,
    /// Why not all of them were compared.
    pub(super) refused: Option<Refusal>,
    /// How often it may still be tried whether a conflict needs some figures.
    pub(super) trials: usize,
    /// Dimensions that leave a relation open, with how many, and some, of the pairs.
    pub(super) open: SortedMap<Vec<Dimension>, (usize, Vec<Vec<Id>>)>,
}

impl<'g> Accepted<'g> {
    /// The figures that premises accept, with those in mind that a question is about.
    pub(super) fn new(
        graph: &'g Graph,
        premises: &Premises,
        ask: Option<&Ask>,
    ) -> Result<Self, Error> {
        let figures = graph
            .figures()
            .selection(&premises.selection)
            .policy(premises.policy);
        let (rows, aside): (Vec<_>, Vec<_>) = figures
            .collect()?
            .rows
            .into_iter()
            .partition(|row| row.standing == Standing::Asserted);
        let aside = aside.into_iter().map(|row| SetAside {
            claim: row.claim,
            standing: row.standing,
        });
        let earlier = if premises.selection.superseded == crate::Superseded::Keep {
            SortedMap::new()
        } else {
            current::earlier(graph, &rows)
        };
        let places = rows
            .iter()
            .enumerate()
            .map(|(at, row)| (row.claim.clone(), at))
            .collect();
        let named: SortedSet<&Id> = premises
            .suppose
            .iter()
            .flat_map(Supposition::claims)
            .chain(ask.into_iter().flat_map(Ask::claims))
            .collect();
        let idle =
            |row: &FigureRow| earlier.contains_key(&row.claim) && !named.contains(&row.claim);
        let mut accepted = Self {
            graph,
            selection: premises.selection.clone(),
            idle: rows.iter().map(idle).collect(),
            said: links::accepted(graph, &rows, &places, premises.assumption),
            family: Family::default(),
            set_aside: aside.collect(),
            places,
            supposed: SortedMap::new(),
            scopes: Scopes::new(graph),
            keys: Vec::new(),
            loose: vec![false; rows.len()],
            by_scope: premises.assumption == Ground::Definitional,
            refused: None,
            trials: 1_000,
            open: SortedMap::new(),
            earlier: Vec::new(),
            rows,
        };
        let sets = named.iter().filter_map(|id| accepted.places.get(*id));
        accepted.family.named = sets.copied().collect();
        accepted.size(&earlier, premises.assumption);
        accepted.earlier = earlier.into_values().collect();
        accepted.relate_by_links();
        if accepted.by_scope {
            accepted.relate_by_scopes();
        }
        for supposition in &premises.suppose {
            accepted.suppose(supposition)?;
        }
        Ok(accepted)
    }

    /// One set a figure, with what its number allows. What an earlier total counts is still what its
    /// links speak of; its number no longer binds.
    fn size(&mut self, earlier: &SortedMap<Id, Earlier>, assumption: Ground) {
        for (set, row) in self.rows.iter().enumerate() {
            let scope = scope_of(self.graph, &row.claim);
            self.keys.push(self.scopes.key(&scope));
            if earlier.contains_key(&row.claim) {
                self.family.add(None);
                continue;
            }
            let mut bounds = row.low.map(|low| Bounds {
                low,
                high: row.high,
            });
            if let Some(claim) = self.graph.claim(row.claim.as_str()) {
                let accepted = |l: &&crate::Link| Ground::of(l.basis) <= assumption;
                let links = claim.record().greater_than.iter().filter(accepted);
                let smaller: Vec<Option<Set>> = links
                    .map(|link| self.places.get(&link.claim).copied().filter(|s| *s != set))
                    .gather();
                // A bound taken from an accepted figure is that figure's, not this one's.
                if !row.bounded_by.is_empty() && smaller.iter().all(Option::is_some) {
                    bounds = None;
                }
                let pairs = smaller.into_iter().flatten().map(|smaller| (set, smaller));
                self.family.larger.add_all(pairs);
            }
            self.family.add(bounds);
        }
    }

    pub(super) fn find(&self, id: &Id) -> Result<Set, Error> {
        self.places.get(id).copied().ok_or_else(|| {
            let why = match self.graph.claim(id.as_str()) {
                None => format!("there is no claim `{id}`"),
                Some(claim) if claim.figure().is_none() => {
                    format!(
                        "the claim `{id}` is of kind `{}`, not a figure",
                        claim.kind()
                    )
                }
                Some(_) => self.absence(id),
            };
            Error::Question(why)
        })
    }

    /// Why a figure is none of the accepted ones.
    fn absence(&self, id: &Id) -> String {
        let figure = format!("the figure `{id}` is not among those selected and asserted");
        if let Some(aside) = self.set_aside.iter().find(|aside| aside.claim == *id) {
            return format!("{figure}: it is {}", aside.standing);
        }
        let selected = self.graph.select(&self.selection).ok();
        let left_out = selected.map_or_else(Vec::new, |selected| selected.left_out);
        match left_out.into_iter().find(|left| left.claim == *id) {
            Some(LeftOut {
                reason: LeftOutReason::Superseded { by, .. },
                ..
            }) => format!(
                "{figure}: `{by}` supersedes it; keep superseded figures, or ask as of an earlier day"
            ),
            Some(left) => format!("{figure}: {}", left.reason.as_str().replace('_', " ")),
            None => figure,
        }
    }
}

fn scope_of(graph: &Graph, id: &Id) -> Scope {
    let scope = graph.claim(id.as_str()).and_then(|claim| Scope::of(&claim));
    // Every row is a figure of the graph.
    scope.unwrap_or_else(|| Scope::new(id.clone(), id.clone()))
}
