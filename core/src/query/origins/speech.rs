//! Who speaks in a claim.

use super::{
    voice::{Among, Voice},
    voices::Voices,
};
use crate::gather::{AddAll as _, Gather as _};
use crate::{
    Basis, Polarity,
    graph::{LinkKind, Node},
    model::{Claim, Source, Voice as ClaimVoice},
};

/// An end of the way from a claim to its speakers: a voice, and whether somebody identified is
/// behind it even where its end is not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(in crate::query) struct End {
    pub(in crate::query) voice: Voice,
    pub(in crate::query) known: bool,
}

/// The links of a claim that matter here, as the index has them.
#[derive(Debug, Default)]
pub(in crate::query) struct ClaimLinks {
    pub(in crate::query) speakers: Vec<(Node, Option<Node>)>,
    /// Nearest to the speaker first.
    pub(in crate::query) relays: Vec<Node>,
    /// With the passage's place in its list.
    pub(in crate::query) passages: Vec<(usize, Node)>,
    pub(in crate::query) restates: Vec<Node>,
    pub(in crate::query) based_on: Vec<(Node, Basis)>,
}

impl Voices<'_> {
    /// Reads the links of a claim, those on other grounds left out.
    pub(in crate::query) fn links(&self, claim: Node, links: &mut ClaimLinks) {
        let ClaimLinks {
            speakers,
            relays,
            passages,
            restates,
            based_on,
        } = links;
        speakers.clear();
        relays.clear();
        passages.clear();
        restates.clear();
        based_on.clear();
        let Some(record) = self.graph.item::<Claim>(claim).map(|c| c.record()) else {
            return;
        };
        let mut speaking = None;
        for (kind, slot, to) in self.graph.index().outgoing(claim) {
            match kind {
                LinkKind::StatedBy => {
                    speakers.push((to, None));
                    speaking = Some(slot);
                }
                LinkKind::OnBehalfOf => match speakers.last_mut() {
                    Some(last) if speaking == Some(slot) => last.1 = Some(to),
                    _ => speakers.push((to, None)),
                },
                LinkKind::RelayedBy => relays.push(to),
                LinkKind::ReportedIn => passages.push((slot, to)),
                LinkKind::Restates if to != claim => {
                    let counts = |b| self.options.bases.contains(&b);
                    if record.restates.get(slot).is_some_and(|l| counts(l.basis))
                        && self.same_polarity(record, to)
                    {
                        restates.push(to);
                    }
                }
                LinkKind::BasedOn => {
                    let basis = record.based_on.get(slot).map(|l| l.basis);
                    based_on.add_all(
                        basis
                            .filter(|b| self.options.bases.contains(b))
                            .map(|b| (to, b)),
                    );
                }
                _ => {}
            }
        }
    }

    /// Whether a claim asserts as another does: a denial tells nothing again but a denial.
    pub(in crate::query) fn same_polarity(&self, claim: &Claim, other: Node) -> bool {
        let denies = |c: &Claim| c.polarity == Some(Polarity::Denies);
        self.claim(other)
            .is_some_and(|o| denies(o.record()) == denies(claim))
    }

    /// The passages in which a claim is found; with a day to go by, those out by then, if any was.
    pub(in crate::query) fn passages(&self, links: &ClaimLinks) -> Vec<(usize, Node)> {
        if self.options.known.is_none() {
            return links.passages.clone();
        }
        let takes = |source| {
            let source = self.graph.item::<Source>(source);
            source.is_some_and(|s| self.options.takes(s.record()))
        };
        let out: Vec<_> = links
            .passages
            .iter()
            .copied()
            .filter(|(_, s)| takes(*s))
            .gather();
        if out.is_empty() {
            links.passages.clone()
        } else {
            out
        }
    }

    /// Whether a claim is told in the voice of the source that it is found in.
    pub(in crate::query) fn is_own_voice(&self, claim: Node) -> bool {
        self.claim(claim)
            .is_some_and(|c| c.voice == ClaimVoice::Unattributed)
    }

    /// Whose voices a claim that rests on no other is told in; sorted.
    pub(in crate::query) fn ends(&mut self, claim: Node, links: &ClaimLinks, ends: &mut Vec<End>) {
        ends.clear();
        if self.is_own_voice(claim) {
            for (_, source) in self.passages(links) {
                let told = self.own_voice(source);
                ends.add_all(told.map(|t| End {
                    voice: t.voice,
                    known: t.known,
                }));
            }
        } else if !links.speakers.is_empty() {
            ends.add_all(self.speakers_end(claim, &links.speakers));
        }
        if ends.is_empty() {
            ends.push(End {
                voice: self.nobody(claim),
                known: false,
            });
        }
        tidy(ends);
    }

    /// Who is named as saying what a claim says, and for whom; of a source's own voice, who published
    /// it, or the source where nobody is recorded.
    pub(super) fn speakers(
        &self,
        claim: Node,
        links: &ClaimLinks,
        passages: &[(usize, Node)],
    ) -> Vec<(Node, Option<Node>)> {
        if !links.speakers.is_empty() {
            return links.speakers.clone();
        }
        let mut named = Vec::new();
        if self.is_own_voice(claim) {
            for (_, source) in passages {
                let publishers = self.publishers(*source);
                if publishers.is_empty() {
                    named.push((*source, None));
                }
                named.add_all(publishers.into_iter().map(|(_, actor)| (actor, None)));
            }
        }
        if named.is_empty() {
            named.push((claim, None));
        }
        named
    }

    fn speakers_end(&mut self, claim: Node, speakers: &[(Node, Option<Node>)]) -> Option<End> {
        let mut known = false;
        let mut first: Option<Voice> = None;
        let mut others = Vec::new();
        for (speaker, principal) in speakers {
            known |= self.is_identified(*speaker);
            let rise = self.rise_when(principal.unwrap_or(*speaker), claim)?;
            known |= rise.known;
            let voice = rise.voice;
            match first {
                None => first = Some(voice),
                Some(first) if first == voice => {}
                Some(_) => others.push(voice),
            }
        }
        let mut voice = first?;
        if !others.is_empty() {
            others.push(voice);
            voice = self.table.among(Among::Jointly, others);
        }
        Some(End { voice, known })
    }
}

/// Sorts ends, each voice once, known if it is so anywhere.
pub(in crate::query) fn tidy(ends: &mut Vec<End>) {
    ends.sort_unstable_by(|a, b| b.cmp(a));
    ends.dedup_by_key(|end| end.voice);
    ends.reverse();
}
