//! Whose voice a source's own voice is.

use super::{
    voice::{Among, Chooser, Voice},
    voices::Voices,
};
use crate::gather::{AddAll as _, Gather as _};
use crate::sorted::Arrange as _;
use crate::{
    Basis, DerivationKind, Source,
    graph::{LinkKind, Node},
    query::order::circles_in_order,
};

/// A source from which another took what it says.
#[derive(Debug, Clone)]
pub(in crate::query) struct Carrier {
    pub(in crate::query) source: Node,
    pub(in crate::query) how: DerivationKind,
    pub(in crate::query) basis: Basis,
}

impl Carrier {
    /// Whether all that the later source says is the earlier's.
    pub(in crate::query) fn is_firm(&self) -> bool {
        is_same_text(self.how)
    }
}

/// Whether a derivation of this kind leaves the text the same.
fn is_same_text(how: DerivationKind) -> bool {
    matches!(
        how,
        DerivationKind::Republishes | DerivationKind::Translates
    )
}

#[derive(Debug, Clone, Copy)]
pub(in crate::query) struct SourceVoice {
    pub(in crate::query) voice: Voice,
    /// Whether it is certainly that of somebody identified, though not of whom.
    pub(in crate::query) known: bool,
    /// Whether it is in a circle of sources behind which there may be nobody.
    pub(in crate::query) adrift: bool,
}

impl Voices<'_> {
    /// Whose voice a source's own is.
    pub(in crate::query) fn own_voice(&mut self, source: Node) -> Option<SourceVoice> {
        if !self.sources.contains_key(&source) {
            let circles = circles_in_order(&[source], &mut |node| {
                if self.sources.contains_key(&node) {
                    return Vec::new();
                }
                self.carriers(node).iter().map(|c| c.source).gather()
            });
            for circle in circles {
                match circle.as_slice() {
                    [known] if self.sources.contains_key(known) => {}
                    [one] if self.carriers(*one).iter().all(|c| c.source != *one) => {
                        let voice = self.settle_source(*one);
                        self.sources.insert(*one, voice);
                    }
                    circle => self.settle_reporting_circle(circle),
                }
            }
        }
        self.sources.get(&source).copied()
    }

    /// The sources that a source was made from, each once, the firmest derivation of each.
    pub(in crate::query) fn carriers(&self, source: Node) -> Vec<Carrier> {
        let mut carriers: Vec<Carrier> = Vec::new();
        let Some(record) = self.graph.item::<Source>(source).map(|s| s.record()) else {
            return carriers;
        };
        for (kind, slot, to) in self.graph.index().outgoing(source) {
            if kind != LinkKind::DerivedFrom {
                continue;
            }
            if let Some(link) = record.derived_from.get(slot)
                && self.options.bases.contains(&link.basis)
            {
                carriers.push(Carrier {
                    source: to,
                    how: link.how,
                    basis: link.basis,
                });
            }
        }
        carriers.arrange_by_key(|c| (c.source, !c.is_firm()));
        carriers.dedup_by_key(|c| c.source);
        carriers
    }

    /// Whether a source with these carriers may say something that it took from none of them.
    pub(in crate::query) fn speaks_itself(&self, source: Node, carriers: &[Carrier]) -> bool {
        let revises = |c: &Carrier| c.how == DerivationKind::Revises;
        !carriers.iter().any(Carrier::is_firm)
            && (!carriers.iter().any(revises) || !self.publishers(source).is_empty())
    }

    /// Who published a source: the outlet, else the authors.
    pub(in crate::query) fn publishers(&self, source: Node) -> Vec<(LinkKind, Node)> {
        let links = || self.graph.index().outgoing(source);
        let of = |wanted: LinkKind| {
            let links = links().filter(move |(kind, ..)| *kind == wanted);
            links.map(|(kind, _, actor)| (kind, actor))
        };
        let outlets: Vec<_> = of(LinkKind::Outlet).gather();
        if outlets.is_empty() {
            of(LinkKind::Author).gather()
        } else {
            outlets
        }
    }

    fn publisher_voice(&mut self, source: Node) -> SourceVoice {
        let published = self
            .graph
            .item::<Source>(source)
            .and_then(|s| s.published.clone());
        let mut voices = Vec::new();
        let mut known = false;
        for (_, actor) in self.publishers(source) {
            if let Some(rise) = self.rise(actor, source, || published.clone()) {
                voices.push(rise.voice);
                known |= rise.known;
            }
        }
        let voice = if voices.is_empty() {
            self.nobody(source)
        } else {
            self.table.among(Among::Jointly, voices)
        };
        SourceVoice {
            voice,
            known,
            adrift: false,
        }
    }

    fn settle_source(&mut self, source: Node) -> SourceVoice {
        let carriers = self.carriers(source);
        if carriers.is_empty() {
            return self.publisher_voice(source);
        }
        let itself = self.speaks_itself(source, &carriers);
        let taken: Vec<SourceVoice> = carriers
            .iter()
            .filter_map(|c| self.sources.get(&c.source).copied())
            .gather();
        let mut known = taken.iter().all(|t| t.known);
        let mut voice = self
            .table
            .among(Among::Any, taken.iter().map(|t| t.voice).gather());
        if itself {
            let own = self.publisher_voice(source);
            known &= own.known;
            let chooser = Chooser::from(source);
            voice = self.table.leaving(chooser, vec![own.voice, voice]);
        }
        SourceVoice {
            voice,
            known,
            adrift: false,
        }
    }

    /// Sources that each took from the other. What comes in from outside is behind all of them;
    /// unless some of them is the same text as a source outside, there may be nobody.
    fn settle_reporting_circle(&mut self, circle: &[Node]) {
        let mut voices = Vec::new();
        let mut grounded = false;
        for member in circle {
            let carriers = self.carriers(*member);
            for carrier in &carriers {
                if circle.binary_search(&carrier.source).is_err() {
                    grounded |= carrier.is_firm();
                    voices.add_all(self.sources.get(&carrier.source).map(|s| s.voice));
                }
            }
            if self.speaks_itself(*member, &carriers) {
                voices.push(self.publisher_voice(*member).voice);
            }
        }
        let voice = if grounded {
            self.table.among(Among::Any, voices)
        } else {
            self.table.hollow(voices)
        };
        for member in circle {
            self.sources.insert(
                *member,
                SourceVoice {
                    voice,
                    known: false,
                    adrift: !grounded,
                },
            );
        }
    }
}
