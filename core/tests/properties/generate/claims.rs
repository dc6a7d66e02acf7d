//! Claims, with every body and every kind of quantity, and what is thought of them.

use claimgraph::{
    Accumulation, Amount, Assessment, Body, Characterisation, Claim, Commitment, Credibility,
    Demand, EvidenceGrade, EvidenceRemark, Figure, Grade, Link, Modality, Occurrence,
    Participation, Passage, Polarity, Position, Quantity, Quote, Rank, RankLevel, Reliability,
    Reply, Response, Speaker, Stage, VagueWord, Voice,
};

use super::{Generator, id};
use crate::choices::Choices;

impl Generator<'_> {
    fn links(&mut self) -> Vec<Link> {
        let length = if self.c.below(4) == 1 {
            1 + self.c.below(2)
        } else {
            0
        };
        (0..length)
            .map(|_| Link {
                claim: self.to('c'),
                basis: self.basis(),
                note: self.c.maybe(Choices::text),
            })
            .collect()
    }

    pub(super) fn claim(&mut self) -> Claim {
        let voice = match self.c.below(6) {
            0 => Voice::Unattributed,
            1 => Voice::Missing,
            speakers => Voice::Speakers(
                (0..=speakers / 4)
                    .map(|_| Speaker {
                        actor: self.to('a'),
                        on_behalf_of: self.c.flag().then(|| self.to('a')),
                    })
                    .collect(),
            ),
        };
        Claim {
            incident: self.to('i'),
            voice,
            relayed_by: (0..self.c.below(3)).map(|_| self.to('a')).collect(),
            verb: self
                .c
                .maybe(|c| id(c.one(&["said", "admitted", "no-such-verb"]))),
            polarity: self.c.maybe(|c| c.one(Polarity::ALL)),
            modality: self.c.maybe(|c| c.one(Modality::ALL)),
            stated_on: self.c.maybe(Choices::date),
            reported_in: (0..self.c.below(4)).map(|_| self.passage()).collect(),
            supersedes: self.links(),
            restates: self.links(),
            based_on: self.links(),
            part_of: self.links(),
            disjoint_from: self.links(),
            greater_than: self.links(),
            responds_to: (0..self.c.below(2))
                .map(|_| Reply {
                    claim: self.to('c'),
                    stance: self.c.maybe(|c| id(c.one(&["rejects", "no-such-stance"]))),
                    basis: self.basis(),
                    note: self.c.maybe(Choices::text),
                })
                .collect(),
            assesses: self.links(),
            rank: self.c.maybe(|c| Rank {
                level: c.one(RankLevel::ALL),
                reason: Some(c.text()),
            }),
            body: self.body(),
            note: self.c.maybe(Choices::text),
            ext: self.c.ext(),
        }
    }

    fn passage(&mut self) -> Passage {
        Passage {
            source: self.to('s'),
            quote: self.c.maybe(|c| Quote {
                exact: c.text(),
                prefix: c.maybe(Choices::text),
                suffix: c.maybe(Choices::text),
            }),
            position: self.c.maybe(|c| {
                let (a, b) = (c.count(), c.count());
                Position::new(a.min(b), a.max(b)).unwrap()
            }),
            note: self.c.maybe(Choices::text),
        }
    }

    fn body(&mut self) -> Body {
        let actors = |g: &mut Self| (0..g.c.below(3)).map(|_| g.to('a')).collect();
        let action = |c: &mut Choices<'_>| id(c.one(&["investigate", "no-such-action"]));
        match self.c.below(12) {
            1 => Participation {
                actor: self.to('a'),
                role: self.term(&["perpetrator", "no-such-role"]),
                text: self.c.maybe(Choices::text),
            }
            .into(),
            2 => Characterisation {
                term: self.term(&["terrorist", "no-such-term"]),
                actor: self.c.flag().then(|| self.to('a')),
                text: self.c.maybe(Choices::text),
            }
            .into(),
            3 => Occurrence {
                text: self.c.text(),
                event: self.c.maybe(|_| id("protest")),
                when: self.c.maybe(Choices::date),
                place: self.c.flag().then(|| self.to('p')),
            }
            .into(),
            4 => Demand {
                text: self.c.text(),
                addressed_to: actors(self),
                action: self.c.maybe(action),
            }
            .into(),
            5 => Commitment {
                text: self.c.text(),
                made_to: actors(self),
                action: self.c.maybe(action),
            }
            .into(),
            6 => Response {
                text: self.c.text(),
                action: self.c.maybe(action),
            }
            .into(),
            7 => EvidenceRemark {
                grade: self.c.one(EvidenceGrade::ALL),
                text: self.c.maybe(Choices::text),
            }
            .into(),
            _ => self.figure().into(),
        }
    }

    fn figure(&mut self) -> Figure {
        const TERMS: &[&str] = &[
            "child",
            "police",
            "law-enforcement",
            "civilian",
            "no-such-term",
        ];
        Figure {
            measure: self.term(&[
                "killed",
                "killed-by-torture",
                "held",
                "detained",
                "injured",
                "no-such-measure",
            ]),
            quantity: Quantity {
                amount: amount(&mut self.c),
                words: self.c.maybe(Choices::text),
            },
            place: self.c.flag().then(|| self.to('p')),
            population: self
                .c
                .list(3, |c| (id(c.one(&["age", "role"])), id(c.one(TERMS))))
                .into_iter()
                .collect(),
            cause: self.c.maybe(|c| id(c.one(&["torture", "no-such-cause"]))),
            window: self.c.maybe(Choices::date),
            as_of: self.c.maybe(Choices::date),
            accumulation: self.c.maybe(|c| c.one(Accumulation::ALL)),
            stage: self.c.maybe(|c| c.one(Stage::ALL)),
        }
    }

    pub(super) fn assessment(&mut self) -> Assessment {
        let source = self.c.flag();
        let level = u8::try_from(self.c.below(6)).unwrap();
        Assessment {
            of: self.to(if source { 's' } else { 'c' }),
            by: self.to('a'),
            on: self.c.maybe(Choices::date),
            grade: if source {
                Grade::Reliability(Reliability::ALL[usize::from(level)])
            } else {
                Grade::Credibility(Credibility::new(level + 1).unwrap())
            },
            reason: self.c.maybe(Choices::text),
            note: self.c.maybe(Choices::text),
            ext: self.c.ext(),
        }
    }
}

fn amount(c: &mut Choices<'_>) -> Amount {
    let n = c.count();
    let amount = match c.below(11) {
        0 => Amount::Exact(n),
        1 => Amount::AtLeast(n),
        2 => Amount::MoreThan(n),
        3 => Amount::AtMost(n),
        4 => Amount::FewerThan(n),
        5 => Amount::About(n),
        6 => Amount::Nearly(n),
        7 => Amount::Vague(c.one(VagueWord::ALL)),
        8 => Amount::Comparative,
        9 => Amount::Unquantified,
        _ => {
            let m = c.count();
            Amount::Between {
                low: n.min(m),
                high: n.max(m),
            }
        }
    };
    amount.check().map_or(Amount::Unquantified, |()| amount)
}
