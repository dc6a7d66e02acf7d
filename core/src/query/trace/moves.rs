//! One move at a time from a passage back to where what it says comes from.

use crate::gather::{AddAll as _, Gather as _};
use crate::sorted::Arrange as _;
use crate::{
    Basis, DerivationKind,
    graph::{LinkKind, Node},
    json::words,
    query::origins::{Voice, Voices},
};

words! {
    /// What a record is to the step before it on a trace.
    pub enum StepRole ("a role on a trace") {
        /// The source that holds the passage.
        Source = "source",
        /// The actor who published the source.
        Outlet = "outlet",
        /// One who wrote a source that has no outlet.
        Author = "author",
        /// The source that the one before was made from.
        DerivedFrom = "derived_from",
        /// One who passed the claim on.
        Relay = "relay",
        /// Who states the claim.
        Speaker = "speaker",
        /// For whom the speaker speaks.
        OnBehalfOf = "on_behalf_of",
        /// Of which institution the actor before is an organ or officer.
        OrganOf = "organ_of",
        /// Of which group the actor before is a member.
        MemberOf = "member_of",
        /// The claim that the one before rests on.
        BasedOn = "based_on",
    }
}

/// A place on the way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(in crate::query) enum Spot {
    /// In a source, looking for who says there what the claim says.
    Source { claim: Node, source: Node },
    /// No further source lies behind.
    Speech { claim: Node, source: Option<Node> },
    /// Whoever states the claim rests on others.
    Grounds { claim: Node },
    /// At an actor, speaking when the claim or source `said` did.
    Actor { actor: Node, said: Node },
    /// Here it ends.
    End(Node),
}

/// A record on the way.
#[derive(Debug, Clone, Copy)]
pub(in crate::query) struct Step {
    pub(in crate::query) role: StepRole,
    pub(in crate::query) node: Node,
    pub(in crate::query) basis: Option<Basis>,
    pub(in crate::query) how: Option<DerivationKind>,
    pub(in crate::query) certain: bool,
}

impl Step {
    fn to(role: StepRole, node: Node) -> Self {
        Self {
            role,
            node,
            basis: None,
            how: None,
            certain: true,
        }
    }
}

/// A way on from a place.
#[derive(Debug, Clone)]
pub(in crate::query) struct Move {
    pub(in crate::query) steps: Vec<Step>,
    pub(in crate::query) to: Spot,
    /// Whether this way is certainly one.
    pub(in crate::query) certain: bool,
    /// The passage that it leads from.
    pub(in crate::query) passage: Option<usize>,
    /// Whose voice is being followed from here on: all that may speak there.
    pub(in crate::query) voice: Option<Voice>,
    /// Which of them does, once that is settled.
    pub(in crate::query) speaker: Option<Voice>,
}

impl Move {
    fn new(steps: Vec<Step>, to: Spot) -> Self {
        Self {
            certain: steps.iter().all(|step| step.certain),
            steps,
            to,
            passage: None,
            voice: None,
            speaker: None,
        }
    }
}

impl Voices<'_> {
    /// The ways from a claim into the sources that report it.
    pub(in crate::query) fn entries(&mut self, claim: Node) -> Vec<Move> {
        let links = self.links_of(claim);
        let follows = self.follows_sources(claim);
        let mut moves = Vec::new();
        for (passage, source) in self.passages(&links) {
            let mut steps = vec![Step::to(StepRole::Source, source)];
            steps.add_all(self.outlet_step(source));
            moves.push(Move {
                passage: Some(passage),
                voice: follows
                    .then(|| self.own_voice(source))
                    .flatten()
                    .map(|v| v.voice),
                ..Move::new(steps, Spot::Source { claim, source })
            });
        }
        if moves.is_empty() {
            let source = None;
            moves.push(Move::new(Vec::new(), Spot::Speech { claim, source }));
        }
        moves
    }

    /// The ways on from a place.
    pub(in crate::query) fn moves(&mut self, spot: Spot) -> Vec<Move> {
        match spot {
            Spot::Source { claim, source } => self.earlier_sources(claim, source),
            Spot::Speech { claim, source } => self.speaking(claim, source),
            Spot::Grounds { claim } => self.resting(claim),
            Spot::Actor { actor, said } => self.upwards(actor, said),
            Spot::End(_) => Vec::new(),
        }
    }

    /// Whether what a claim says comes from where its sources come from.
    fn follows_sources(&mut self, claim: Node) -> bool {
        let links = self.links_of(claim);
        self.is_own_voice(claim) && links.based_on.is_empty()
    }

    fn outlet_step(&self, source: Node) -> Option<Step> {
        match self.publishers(source).first() {
            Some((LinkKind::Outlet, outlet)) => Some(Step::to(StepRole::Outlet, *outlet)),
            _ => None,
        }
    }

    fn earlier_sources(&mut self, claim: Node, source: Node) -> Vec<Move> {
        let carriers = self.carriers(source);
        let mut moves = Vec::new();
        // Who is named spoke, even if all that is known of where the text comes from is a circle.
        let named =
            !self.follows_sources(claim) && self.own_voice(source).is_some_and(|v| v.adrift);
        if named || self.speaks_itself(source, &carriers) {
            let from = Some(source);
            moves.push(Move {
                certain: carriers.is_empty(),
                ..Move::new(
                    Vec::new(),
                    Spot::Speech {
                        claim,
                        source: from,
                    },
                )
            });
        }
        for carrier in &carriers {
            let source = carrier.source;
            let mut steps = vec![Step {
                basis: Some(carrier.basis),
                how: Some(carrier.how),
                certain: carrier.is_firm() && carriers.len() == 1,
                ..Step::to(StepRole::DerivedFrom, source)
            }];
            steps.add_all(self.outlet_step(source));
            moves.push(Move::new(steps, Spot::Source { claim, source }));
        }
        moves
    }

    fn speaking(&mut self, claim: Node, source: Option<Node>) -> Vec<Move> {
        let links = self.links_of(claim);
        let relays = links.relays.iter().rev();
        let relays: Vec<Step> = relays
            .map(|relay| Step::to(StepRole::Relay, *relay))
            .gather();
        let grounds = (!links.based_on.is_empty()).then_some(Spot::Grounds { claim });
        if links.speakers.is_empty() {
            return self.publishing(claim, source, &relays, grounds);
        }
        let mut moves = Vec::new();
        for (speaker, principal) in &links.speakers {
            let mut steps = relays.clone();
            steps.push(Step::to(StepRole::Speaker, *speaker));
            steps.add_all(principal.map(|p| Step::to(StepRole::OnBehalfOf, p)));
            let actor = principal.unwrap_or(*speaker);
            let to = grounds.unwrap_or(Spot::Actor { actor, said: claim });
            let voice = self.voice_at(actor, claim);
            moves.push(Move {
                voice,
                speaker: voice,
                ..Move::new(steps, to)
            });
        }
        moves
    }

    fn publishing(
        &mut self,
        claim: Node,
        source: Option<Node>,
        relays: &[Step],
        grounds: Option<Spot>,
    ) -> Vec<Move> {
        if let Some(grounds) = grounds {
            return vec![Move::new(relays.to_vec(), grounds)];
        }
        let Some(said) = source.filter(|_| self.is_own_voice(claim)) else {
            let voice = Some(self.nobody(claim));
            return vec![Move {
                voice,
                speaker: voice,
                ..Move::new(relays.to_vec(), Spot::End(claim))
            }];
        };
        let publishers = self.publishers(said);
        if publishers.is_empty() {
            return vec![Move {
                speaker: Some(self.nobody(said)),
                ..Move::new(relays.to_vec(), Spot::End(said))
            }];
        }
        let mut moves = Vec::new();
        for (kind, actor) in publishers {
            let mut steps = relays.to_vec();
            if kind == LinkKind::Author {
                steps.push(Step::to(StepRole::Author, actor));
            }
            moves.push(Move {
                speaker: self.voice_at(actor, said),
                ..Move::new(steps, Spot::Actor { actor, said })
            });
        }
        moves
    }

    fn resting(&mut self, claim: Node) -> Vec<Move> {
        let mut grounds = self.links_of(claim).based_on.clone();
        grounds.arrange();
        grounds.dedup_by_key(|(ground, _)| *ground);
        let mut moves = Vec::new();
        for (ground, basis) in &grounds {
            let step = Step {
                basis: Some(*basis),
                ..Step::to(StepRole::BasedOn, *ground)
            };
            for mut entry in self.entries(*ground) {
                entry.steps.insert(0, step);
                entry.passage = None;
                moves.push(entry);
            }
        }
        moves
    }

    fn upwards(&mut self, actor: Node, said: Node) -> Vec<Move> {
        let Some(rise) = self.rise_when(actor, said).cloned() else {
            return Vec::new();
        };
        let mut moves = Vec::new();
        if let Some(stay) = rise.stay {
            moves.push(Move {
                certain: rise.ups.is_empty(),
                ..Move::new(Vec::new(), Spot::End(stay))
            });
        }
        for up in &rise.ups {
            let role = match up.kind {
                LinkKind::MemberOf => StepRole::MemberOf,
                _ => StepRole::OrganOf,
            };
            let step = Step {
                basis: Some(up.basis),
                certain: self
                    .voice_at(up.actor, said)
                    .is_some_and(|above| rise.is_forced(above)),
                ..Step::to(role, up.actor)
            };
            let actor = up.actor;
            moves.push(Move::new(vec![step], Spot::Actor { actor, said }));
        }
        moves
    }

    fn voice_at(&mut self, actor: Node, said: Node) -> Option<Voice> {
        self.rise_when(actor, said).map(|rise| rise.voice)
    }
}
