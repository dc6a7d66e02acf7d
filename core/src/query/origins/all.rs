//! The origins of every claim at once, the work on what they share done once.

use crate::gather::{AddAll as _, Gather as _};
use crate::hashed::HashedMap;
use serde::{Serialize, Serializer};

use super::{
    options::OriginOptions,
    sets::{Set, Sets},
    speech::ClaimLinks,
    voices::Voices,
};
use crate::{Error, Graph, Id, graph::Node, query::order::circles_in_order};

/// Steps, beyond a few for each record, after which the claims are too tangled to be counted at once.
const MOST_WORK: usize = 1 << 27;

/// Institutions above speakers on occasions, beyond a few for each claim, that are looked up at most.
const MOST_RISES: usize = 1 << 19;

/// What stands behind one claim, in numbers.
///
/// ```
/// use claimgraph::OriginCounts;
///
/// let counts = OriginCounts { documents: 4, attributions: 3, certain: 1, possible: 1 };
/// assert!(counts.certain <= counts.possible);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct OriginCounts {
    /// How many sources tell it.
    pub documents: usize,
    /// How many speakers, with those they speak for, are named as saying it.
    pub attributions: usize,
    /// How many independent origins it has at least.
    pub certain: usize,
    /// How many it has at most.
    pub possible: usize,
}

/// What stands behind every claim, in numbers. Serialised, it is a list of rows.
///
/// ```
/// use claimgraph::{Graph, OriginOptions};
///
/// let graph = Graph::from_json(br#"{"format":1,
///   "incidents":{"collapse":{"title":"The bridge","kind":"accident"}},
///   "actors":{"city":{"kind":"state-body","names":[{"text":"the city"}]}},
///   "sources":{"a":{"kind":"article","title":"A"}},
///   "claims":{"one":{"kind":"occurrence","incident":"collapse","stated_by":[{"actor":"city"}],
///     "reported_in":[{"source":"a"}],"occurrence":{"text":"the bridge fell"}}}}"#)?;
/// let all = graph.origins_all(&OriginOptions::default())?;
/// assert_eq!(all.get("one").map(|counts| counts.certain), Some(1));
/// assert_eq!(
///     serde_json::to_string(&all).unwrap(),
///     r#"[{"claim":"one","documents":1,"attributions":1,"certain":1,"possible":1}]"#
/// );
/// # Ok::<(), claimgraph::Error>(())
/// ```
#[derive(Debug)]
pub struct OriginTable<'g> {
    graph: &'g Graph,
    /// By the claims' ranks.
    counts: Vec<OriginCounts>,
}

impl<'g> OriginTable<'g> {
    /// What stands behind one claim.
    pub fn get(&self, claim: &str) -> Option<OriginCounts> {
        let rank = self.graph.document().claims.rank(claim)?;
        self.counts.get(rank).copied()
    }

    /// Every claim, in the order of ids, and what stands behind it.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (&'g Id, OriginCounts)> + '_ {
        let ids = self.graph.document().claims.iter().map(|(id, _)| id);
        ids.zip(self.counts.iter().copied())
    }
}

#[derive(Serialize)]
struct Row<'g> {
    claim: &'g Id,
    #[serde(flatten)]
    counts: OriginCounts,
}

impl Serialize for OriginTable<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter().map(|(claim, counts)| Row { claim, counts }))
    }
}

impl Graph {
    /// How many origins stand behind every claim: the numbers of [`Graph::origins`] for each, in about
    /// the time that it takes to look at each claim once.
    ///
    /// # Errors
    ///
    /// When so many claims rest on so many others that counting would take out of all proportion. No
    /// real case does; each claim can still be asked about by itself.
    pub fn origins_all(&self, options: &OriginOptions) -> Result<OriginTable<'_>, Error> {
        let mut all = All::new(self, options);
        all.voices.expect_many_dates();
        all.read()?;
        all.rest()?;
        let counts = all.count()?;
        Ok(OriginTable {
            graph: self,
            counts,
        })
    }
}

/// Lists of a few values for each claim, one after the other.
struct Lists<T> {
    ends: Vec<usize>,
    values: Vec<T>,
}

impl<T> Lists<T> {
    fn with_capacity(lists: usize) -> Self {
        Self {
            ends: Vec::with_capacity(lists),
            values: Vec::with_capacity(lists),
        }
    }

    fn push(&mut self, list: impl IntoIterator<Item = T>) {
        self.values.add_all(list);
        self.ends.push(self.values.len());
    }

    fn get(&self, at: usize) -> &[T] {
        let end = self.ends.get(at).copied().unwrap_or(0);
        let start = at
            .checked_sub(1)
            .and_then(|before| self.ends.get(before).copied());
        self.values.get(start.unwrap_or(0)..end).unwrap_or(&[])
    }
}

struct All<'g> {
    voices: Voices<'g>,
    sets: Sets,
    /// Of each claim: whether it counts as a telling, and whose voices it is told in.
    counts: Vec<bool>,
    ends: Vec<Option<Set>>,
    sources: Lists<Node>,
    speakers: Lists<(Node, Option<Node>)>,
    /// Of each claim another that tells the same, until one leads to itself.
    leaders: Vec<usize>,
    /// What the claims that rest on others rest on.
    grounds: HashedMap<Node, Vec<Node>>,
    resting: Vec<Node>,
}

impl<'g> All<'g> {
    fn new(graph: &'g Graph, options: &'g OriginOptions) -> Self {
        let claims = graph.claims().len();
        Self {
            voices: Voices::new(graph, options),
            sets: Sets::default(),
            counts: Vec::with_capacity(claims),
            ends: Vec::with_capacity(claims),
            sources: Lists::with_capacity(claims),
            speakers: Lists::with_capacity(claims),
            leaders: (0..claims).gather(),
            grounds: HashedMap::new(),
            resting: Vec::new(),
        }
    }

    fn rank(&self, claim: Node) -> usize {
        self.voices.graph.index().rank(claim)
    }

    /// Looks at every claim once.
    fn read(&mut self) -> Result<(), Error> {
        let mut links = ClaimLinks::default();
        let mut ends = Vec::new();
        for (rank, claim) in self.voices.graph.claims().enumerate() {
            let node = claim.node();
            self.voices.links(node, &mut links);
            self.counts
                .push(self.voices.options.leave_out(&claim).is_none());
            let passages = self.voices.passages(&links);
            let speakers = self.voices.speakers(node, &links, &passages);
            self.speakers.push(speakers);
            self.sources
                .push(passages.iter().map(|(_, source)| *source));
            if self.voices.options.restatements {
                for other in &links.restates {
                    let other = self.rank(*other);
                    self.join(rank, other);
                }
            }
            if links.based_on.is_empty() {
                self.voices.ends(node, &links, &mut ends);
                self.ends.push(Some(self.sets.number(&ends)));
            } else {
                self.ends.push(None);
                self.resting.push(node);
                let grounds = links.based_on.iter().map(|(ground, _)| *ground);
                self.grounds.insert(node, grounds.gather());
            }
            self.in_proportion()?;
        }
        Ok(())
    }

    fn in_proportion(&self) -> Result<(), Error> {
        let work = self.sets.work().saturating_add(self.voices.table.work());
        let claims = self.leaders.len();
        if work > MOST_WORK.saturating_add(claims.saturating_mul(64))
            || self.voices.rises.len() > MOST_RISES.saturating_add(claims.saturating_mul(8))
        {
            return Err(Error::Question(
                "the claims rest on one another in too many ways to count the origins of all at once"
                    .to_owned(),
            ));
        }
        Ok(())
    }

    fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.leader(a), self.leader(b));
        if let Some(leader) = self.leaders.get_mut(a.max(b)) {
            *leader = a.min(b);
        }
    }

    fn leader(&mut self, mut at: usize) -> usize {
        while let Some(next) = self.leaders.get(at).copied().filter(|next| *next != at) {
            let over = self.leaders.get(next).copied().unwrap_or(next);
            if let Some(leader) = self.leaders.get_mut(at) {
                *leader = over;
            }
            at = next;
        }
        at
    }

    /// Finds the ends of the claims that rest on others.
    fn rest(&mut self) -> Result<(), Error> {
        let grounds = std::mem::take(&mut self.grounds);
        let below = |claim: &Node| grounds.get(claim).map_or(&[][..], Vec::as_slice);
        let resting = std::mem::take(&mut self.resting);
        for circle in circles_in_order(&resting, &mut |claim| below(&claim).to_vec()) {
            let outside = circle.iter().flat_map(below);
            let mut sets: Vec<Set> = outside
                .filter_map(|ground| *self.ends.get(self.rank(*ground))?)
                .gather();
            if circle.iter().all(|claim| below(claim).is_empty()) {
                continue;
            }
            let set = self.sets.union(&mut sets);
            for claim in &circle {
                let rank = self.rank(*claim);
                if let Some(ends) = self.ends.get_mut(rank) {
                    *ends = Some(set);
                }
            }
            self.in_proportion()?;
        }
        Ok(())
    }

    /// Counts for each group of tellings.
    fn count(mut self) -> Result<Vec<OriginCounts>, Error> {
        let mut groups: Vec<(usize, usize)> = Vec::with_capacity(self.leaders.len());
        for rank in 0..self.leaders.len() {
            groups.push((self.leader(rank), rank));
        }
        groups.sort_unstable();
        let mut counts = vec![OriginCounts::default(); groups.len()];
        let (mut sources, mut speakers, mut sets) = (Vec::new(), Vec::new(), Vec::new());
        for group in groups.chunk_by(|a, b| a.0 == b.0) {
            sources.clear();
            speakers.clear();
            sets.clear();
            for (_, rank) in group {
                if self.counts.get(*rank).copied().unwrap_or(false) {
                    sources.extend_from_slice(self.sources.get(*rank));
                    speakers.extend_from_slice(self.speakers.get(*rank));
                    sets.add_all(self.ends.get(*rank).copied().flatten());
                }
            }
            sources.sort_unstable();
            sources.dedup();
            speakers.sort_unstable();
            speakers.dedup();
            let set = self.sets.union(&mut sets);
            let (certain, possible) = self.sets.count(&mut self.voices.table, set);
            let counted = OriginCounts {
                documents: sources.len(),
                attributions: speakers.len(),
                certain,
                possible,
            };
            for (_, rank) in group {
                if let Some(place) = counts.get_mut(*rank) {
                    *place = counted;
                }
            }
            self.in_proportion()?;
        }
        Ok(counts)
    }
}
