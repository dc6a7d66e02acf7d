//! The answer about one figure.

use crate::gather::{AddAll as _, Gather as _};
use crate::hashed::HashedMap;
use crate::sorted::{Arrange as _, SortedMap, SortedSet};
use serde::Serialize;

use super::{
    circles::CircularDerivation,
    count::{certain, possible},
    options::{OriginOptions, TellingLeftOut},
    speech::{ClaimLinks, End, tidy},
    tellings::Joined,
    voice::Voice,
    voices::Voices,
};
use crate::{
    Basis, Id, SectionName,
    graph::Node,
    query::trace::{TraceEnd, TracePath},
};

/// How many origins there are: no fewer, and no more.
///
/// ```
/// use claimgraph::Independent;
///
/// assert_eq!(Independent { certain: 1, possible: 3 }.to_string(), "1..3");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Independent {
    /// At least so many, whatever is true of what is left open.
    pub certain: usize,
    /// At most so many.
    pub possible: usize,
}

impl std::fmt::Display for Independent {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}..{}", self.certain, self.possible)
    }
}

/// What stands behind a figure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Origins {
    /// The claims asked about.
    pub claims: Vec<Id>,
    /// What was taken into account.
    pub options: OriginOptions,
    /// The claims that tell it, in the order of their ids.
    pub tellings: Vec<Telling>,
    /// The tellings that do not count, and why.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub left_out: Vec<LeftOutTelling>,
    /// How many sources tell it.
    pub documents: usize,
    /// How many of these are no copy, translation or later version of another of them.
    pub independent_documents: usize,
    /// The sources that tell it.
    pub sources: Vec<Id>,
    /// Who is named as saying it, and for whom.
    pub attributions: Vec<Attribution>,
    /// How many independent origins it has.
    pub independent: Independent,
    /// The origins that it has or may have.
    pub origins: Vec<Origin>,
    /// The actors and sources through which every trace passes on its way to an origin; absent when the
    /// ways are too many to be searched.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dominators: Option<Vec<Dominator>>,
    /// Derivations met that lead back to where they began.
    pub circular: Vec<CircularDerivation>,
    /// Traces that come back to where they were, and so have no origin.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub endless: Vec<TracePath>,
    /// Whether all traces are listed.
    pub complete: bool,
}

/// A claim that tells the figure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Telling {
    /// The claim.
    pub claim: Id,
    /// What makes it a telling of the same; absent for the claims asked about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub joined: Option<TellingJoin>,
}

/// The link that joins a telling to the others.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TellingJoin {
    /// The telling at the link's other end.
    pub to: Id,
    /// The link's ground.
    pub basis: Basis,
}

/// A telling that does not count.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LeftOutTelling {
    /// The claim.
    pub claim: Id,
    /// Why.
    pub reason: TellingLeftOut,
}

/// Somebody named as saying it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Attribution {
    /// The speaker; of a source's own voice, who published it.
    pub speaker: TraceEnd,
    /// For whom.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub on_behalf_of: Option<Id>,
}

/// An origin that the figure has or may have.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Origin {
    /// Where its traces end: one place, or several of which it is one.
    pub ends: Vec<TraceEnd>,
    /// The group in which it certainly counts: origins of one group count once together. Absent when it
    /// adds nothing certain.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub group: Option<usize>,
    /// The paths that lead or may lead to it.
    pub traces: Vec<TracePath>,
}

/// Somebody or something that every trace passes through.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Dominator {
    /// The record.
    pub id: Id,
    /// Its section: actors or sources.
    pub section: SectionName,
}

pub(super) fn answer(voices: &mut Voices<'_>, asked: &[Node]) -> Origins {
    let joined = if voices.options.restatements {
        voices.tellings(asked)
    } else {
        asked.iter().map(|node| (*node, None)).collect()
    };
    let (tellings, left_out) = voices.sift(joined);
    let claims: Vec<Node> = tellings.keys().copied().gather();
    let reached = voices.resting_on(claims.iter().copied());
    let (sources, attributions) = voices.documents(&claims);
    let ends = voices.all_ends(&reached);
    let certain = certain(&voices.table, &ends);
    let independent = Independent {
        certain: certain.count,
        possible: possible(&mut voices.table, &ends),
    };
    let (origins, endless, complete) = voices.listed(&claims, &ends, &certain.groups);
    let dominators = voices.dominators(&claims).map(|nodes| {
        let dominator = |node: Node| {
            let section = voices.graph.index().section(node);
            voices.id(node).map(|id| Dominator { id, section })
        };
        nodes.into_iter().filter_map(dominator).gather()
    });
    Origins {
        claims: asked.iter().filter_map(|node| voices.id(*node)).gather(),
        options: voices.options.clone(),
        tellings: voices.named(&tellings),
        left_out,
        documents: sources.len(),
        independent_documents: voices.independent_documents(&sources),
        sources: sources.iter().filter_map(|node| voices.id(*node)).gather(),
        attributions,
        independent,
        origins,
        dominators,
        circular: voices.circles(&reached),
        endless,
        complete,
    }
}

impl Voices<'_> {
    /// Parts the tellings that count from the others.
    fn sift(
        &self,
        mut joined: SortedMap<Node, Joined>,
    ) -> (SortedMap<Node, Joined>, Vec<LeftOutTelling>) {
        let mut left_out = Vec::new();
        joined.retain(|node, _| {
            let Some(claim) = self.claim(*node) else {
                return false;
            };
            let reason = self.options.leave_out(&claim);
            let claim = claim.id().clone();
            left_out.add_all(reason.map(|reason| LeftOutTelling { claim, reason }));
            reason.is_none()
        });
        (joined, left_out)
    }

    fn named(&self, tellings: &SortedMap<Node, Joined>) -> Vec<Telling> {
        let join = |(to, basis): (Node, Basis)| self.id(to).map(|to| TellingJoin { to, basis });
        let telling = |(node, joined): (&Node, &Joined)| {
            let claim = self.id(*node)?;
            let joined = joined.and_then(join);
            Some(Telling { claim, joined })
        };
        tellings.iter().filter_map(telling).gather()
    }

    /// The sources that tell it, and who is named as saying it there.
    fn documents(&self, claims: &[Node]) -> (Vec<Node>, Vec<Attribution>) {
        let mut links = ClaimLinks::default();
        let mut sources = SortedSet::new();
        let mut speakers = SortedSet::new();
        for claim in claims {
            self.links(*claim, &mut links);
            let passages = self.passages(&links);
            sources.extend(passages.iter().map(|(_, source)| *source));
            speakers.extend(self.speakers(*claim, &links, &passages));
        }
        let attribution = |(speaker, principal): (Node, Option<Node>)| {
            Some(Attribution {
                speaker: self.end(speaker)?,
                on_behalf_of: principal.and_then(|node| self.id(node)),
            })
        };
        let attributions = speakers.into_iter().filter_map(attribution).gather();
        (sources.into_iter().gather(), attributions)
    }

    /// The ends of all that the tellings rest on, each voice once.
    fn all_ends(&mut self, reached: &[Node]) -> Vec<End> {
        let mut links = ClaimLinks::default();
        let (mut all, mut own) = (Vec::new(), Vec::new());
        for claim in reached {
            self.links(*claim, &mut links);
            if links.based_on.is_empty() {
                self.ends(*claim, &links, &mut own);
                all.append(&mut own);
            }
        }
        tidy(&mut all);
        all
    }

    /// The origins, each with the traces that lead to it; the traces that lead nowhere; and whether
    /// these are all.
    fn listed(
        &mut self,
        claims: &[Node],
        ends: &[End],
        groups: &[Option<usize>],
    ) -> (Vec<Origin>, Vec<TracePath>, bool) {
        let mut group_of: HashedMap<Voice, usize> = HashedMap::new();
        // A voice that counts by itself keeps its group; those that only speak with it share one.
        for (end, group) in ends.iter().zip(groups) {
            let parts = self.table.parts(vec![end.voice]);
            if let ([alone], Some(group)) = (parts.as_slice(), group) {
                group_of.insert(*alone, *group);
            }
        }
        for (end, group) in ends.iter().zip(groups) {
            for part in self.table.parts(vec![end.voice]) {
                if let Some(group) = group {
                    group_of.entry(part).or_insert(*group);
                }
            }
        }
        let parts = self.table.parts(ends.iter().map(|end| end.voice).gather());
        let mut listed: Vec<(Vec<Node>, Voice, Vec<TracePath>)> = Vec::new();
        for voice in parts {
            listed.push((self.table.ends(&[voice]), voice, Vec::new()));
        }
        listed.arrange_by(|a, b| (&a.0, a.1).cmp(&(&b.0, b.1)));
        let place: HashedMap<Voice, usize> = listed
            .iter()
            .enumerate()
            .map(|(at, (_, voice, _))| (*voice, at))
            .collect();
        let ways = self.ways(claims.iter().copied(), self.options.traces);
        let mut endless = Vec::new();
        let mut places: HashedMap<(Voice, Voice), Vec<usize>> = HashedMap::new();
        for way in &ways.found {
            let Some(path) = self.path(way) else {
                continue;
            };
            let (Some(voice), Some(speaker), Some(_)) = (way.voice, way.speaker, way.end) else {
                endless.push(path);
                continue;
            };
            let may_be = || {
                let mut parts = self.table.parts(vec![voice]);
                parts.retain(|part| self.table.may_be(*part, speaker));
                parts
                    .iter()
                    .filter_map(|part| place.get(part).copied())
                    .gather()
            };
            for at in places.entry((voice, speaker)).or_insert_with(may_be) {
                if let Some((.., traces)) = listed.get_mut(*at) {
                    traces.push(path.clone());
                }
            }
        }
        let origins = listed.into_iter().map(|(ends, voice, traces)| Origin {
            ends: ends.into_iter().filter_map(|node| self.end(node)).gather(),
            group: group_of.get(&voice).copied(),
            traces,
        });
        (origins.gather(), endless, ways.complete)
    }
}
