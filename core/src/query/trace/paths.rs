//! Every way from a passage to where what it says comes from.

use super::moves::{Move, Spot, Step};
use crate::gather::AddAll as _;
use crate::{
    graph::Node,
    query::origins::{Voice, Voices},
    sorted::SortedSet,
};

/// Steps listed and moves tried at most: stranger's files may have more ways through them than there
/// are atoms.
const MOST_STEPS: usize = 1 << 20;

/// A way from a passage.
#[derive(Debug)]
pub(in crate::query) struct Way {
    pub(in crate::query) claim: Node,
    pub(in crate::query) passage: Option<usize>,
    pub(in crate::query) steps: Vec<Step>,
    /// Where it ends; nowhere, when it comes back to a place where it was.
    pub(in crate::query) end: Option<Node>,
    pub(in crate::query) voice: Option<Voice>,
    pub(in crate::query) speaker: Option<Voice>,
    pub(in crate::query) certain: bool,
}

/// Ways, and whether there are no others.
#[derive(Debug)]
pub(in crate::query) struct Ways {
    pub(in crate::query) found: Vec<Way>,
    pub(in crate::query) complete: bool,
}

struct Frame {
    rest: std::vec::IntoIter<Move>,
    spot: Option<Spot>,
    length: usize,
    passage: Option<usize>,
    voice: Option<Voice>,
    speaker: Option<Voice>,
    certain: bool,
}

impl Voices<'_> {
    /// The ways from the passages of these claims, in order, as many as are asked for.
    pub(in crate::query) fn ways(
        &mut self,
        claims: impl IntoIterator<Item = Node>,
        most: usize,
    ) -> Ways {
        let mut search = Search {
            found: Vec::new(),
            most,
            left: MOST_STEPS,
        };
        let complete = claims.into_iter().all(|claim| search.from(self, claim));
        Ways {
            found: search.found,
            complete,
        }
    }
}

struct Search {
    found: Vec<Way>,
    most: usize,
    left: usize,
}

impl Search {
    /// Adds the ways from one claim; false when some had to be left out.
    fn from(&mut self, voices: &mut Voices<'_>, claim: Node) -> bool {
        let mut steps: Vec<Step> = Vec::new();
        let mut on_the_way: SortedSet<Spot> = SortedSet::new();
        let mut frames = vec![Frame {
            rest: voices.entries(claim).into_iter(),
            spot: None,
            length: 0,
            passage: None,
            voice: None,
            speaker: None,
            certain: true,
        }];
        while let Some(frame) = frames.last_mut() {
            steps.truncate(frame.length);
            let Some(step) = frame.rest.next() else {
                if let Some(spot) = frame.spot {
                    on_the_way.remove(&spot);
                }
                frames.pop();
                continue;
            };
            let next = Frame {
                rest: Vec::new().into_iter(),
                spot: Some(step.to),
                length: steps.len() + step.steps.len(),
                passage: step.passage.or(frame.passage),
                voice: step.voice.or(frame.voice),
                speaker: step.speaker.or(frame.speaker),
                certain: frame.certain && step.certain,
            };
            steps.add_all(step.steps);
            let end = match step.to {
                Spot::End(node) => Some(node),
                spot if on_the_way.contains(&spot) => None,
                spot => {
                    let moves = voices.moves(spot);
                    let Some(left) = self.left.checked_sub(moves.len()) else {
                        return false;
                    };
                    self.left = left;
                    on_the_way.insert(spot);
                    let rest = moves.into_iter();
                    frames.push(Frame { rest, ..next });
                    continue;
                }
            };
            let Some(left) = self.left.checked_sub(steps.len()) else {
                return false;
            };
            if self.found.len() >= self.most {
                return false;
            }
            self.left = left;
            self.found.push(Way {
                claim,
                passage: next.passage,
                steps: steps.clone(),
                end,
                voice: next.voice,
                speaker: next.speaker,
                certain: next.certain && end.is_some(),
            });
        }
        true
    }
}
