//! The claims about an incident, in the order in which they were told.

use claimgraph::{
    Body, Characterisation, Claim, ClaimKind, Commitment, Count, Day, Demand, EvidenceGrade,
    EvidenceRemark, Id, Link, Modality, Occurrence, Participation, Passage, Position, Quote, Rank,
    RankLevel, Reply, Response, Speaker, Truth, Voice, When,
};

use super::{
    Failure, Sort, World, assessments, figures::Tallies, incidents::Scene, sources::Told, term,
};
use crate::words::phrase;

const VERBS: &[&str] = &[
    "said",
    "said",
    "said",
    "said",
    "told",
    "added",
    "reported",
    "admitted",
    "claimed",
    "insisted",
    "demanded",
    "rejected",
    "blamed",
    "estimated",
    "according-to",
];
const ROLES: &[&str] = &[
    "perpetrator",
    "gave-orders",
    "victim-killed",
    "victim-tortured",
    "victim-detained",
    "witness",
    "eyewitness",
    "investigator",
    "judge",
    "organiser",
    "protester",
    "speaker",
    "attendee",
];
const TERMS: &[&str] = &[
    "peaceful-protest",
    "mass-riots",
    "coup-attempt",
    "massacre",
    "torture",
    "terrorist",
    "impunity",
    "whitewash",
    "victim",
    "lawful",
    "underestimate",
];
const ACTIONS: &[&str] = &[
    "investigate",
    "investigate-independently",
    "prosecute",
    "release-detainees",
    "compensate",
    "publish-names",
    "meet",
    "resign",
    "close-cases",
    "restore-communications",
];
const EVENTS: &[&str] = &[
    "protest", "shooting", "arrest", "torture", "funeral", "trial",
];
const STANCES: &[&str] = &[
    "rejects",
    "denies",
    "disputes",
    "refuses-request",
    "promises-to-comply",
    "partly-accepts",
    "token-response",
    "condemns",
    "supports",
];

/// What has been told so far about one incident.
struct Telling<'s> {
    scene: &'s Scene<'s>,
    sources: Vec<Told>,
    claims: Vec<(Id, Claim)>,
    /// When each claim was first published.
    days: Vec<Day>,
    tallies: Tallies,
}

pub(super) fn claims(
    world: &mut World,
    scene: &Scene<'_>,
    sources: Vec<Told>,
    count: usize,
) -> Result<(), Failure> {
    let mut telling = Telling {
        scene,
        sources,
        claims: Vec::with_capacity(count),
        days: Vec::with_capacity(count),
        tallies: Tallies::default(),
    };
    for index in 0..count {
        // A few sources say much, most say little.
        let last = telling.sources.len().saturating_sub(1);
        let source = index * (last + 1) / count;
        let source = if world.random.percent(30) {
            (source + world.random.skewed(40)).min(last)
        } else {
            source
        };
        telling.claim(world, source)?;
    }
    let last = telling.sources.iter().map(|s| s.day).max();
    for (id, claim) in &telling.claims {
        assessments::assess(world, scene, last, (id, claim))?;
    }
    world.claims.extend(telling.claims);
    Ok(())
}

impl Telling<'_> {
    fn claim(&mut self, world: &mut World, source: usize) -> Result<(), Failure> {
        let (id, claim) = match self.original(world, source) {
            Some(original) => self.again(world, original, source)?,
            None => self.new_claim(world, source)?,
        };
        if let Some(told) = self.sources.get_mut(source) {
            told.claims.push(self.claims.len());
            self.days.push(told.day);
        }
        self.claims.push((id, claim));
        Ok(())
    }

    /// A claim that the source takes over from the source it was made from, or from an earlier one.
    fn original(&self, world: &mut World, source: usize) -> Option<usize> {
        let told = self.sources.get(source)?;
        if let Some(from) = told.from
            && world.random.percent(60)
        {
            let claims = &self.sources.get(from)?.claims;
            return claims.get(world.random.below(claims.len())).copied();
        }
        if world.random.percent(7) {
            return self.earlier(world, told.day);
        }
        None
    }

    /// A claim that had been published by that day, a recent one likelier than an old one.
    fn earlier(&self, world: &mut World, day: Day) -> Option<usize> {
        let told = self.claims.len();
        let index = told.checked_sub(1 + world.random.skewed(told))?;
        self.days.get(index).filter(|d| **d <= day).map(|_| index)
    }

    /// The same statement told again elsewhere.
    fn again(
        &mut self,
        world: &mut World,
        original: usize,
        source: usize,
    ) -> Result<(Id, Claim), Failure> {
        let (first, claim) = self.claims.get(original).ok_or("no claim")?;
        let (first, body, voice) = (first.clone(), claim.body.clone(), claim.voice.clone());
        let (stated_on, verb) = (claim.stated_on.clone(), claim.verb.clone());
        let greater_than = claim.greater_than.clone();
        let id = self.id(world, &body)?;
        let mut claim = Claim::new(self.scene.id.clone(), body);
        claim.voice = voice;
        claim.greater_than = greater_than;
        // Told by a source that came out before it was said: then the day is not known.
        let published = self.sources.get(source).and_then(|s| When::of_day(s.day));
        claim.stated_on =
            stated_on.filter(|said| published.is_some_and(|p| said.before(&p) == Truth::Certainly));
        claim.verb = verb;
        for _ in 0..world.random.skewed(3) {
            claim.relayed_by.extend(
                world
                    .random
                    .favour(&self.scene.country.actors.outlets)
                    .cloned(),
            );
        }
        let basis = world.basis();
        let mut link = Link::new(first, basis);
        link.note = world.note(8);
        if world.random.percent(15) {
            claim.based_on.push(link);
        } else {
            claim.restates.push(link);
        }
        self.report(world, &mut claim, source)?;
        claim.note = world.note(8);
        Ok((id, claim))
    }

    fn new_claim(&mut self, world: &mut World, source: usize) -> Result<(Id, Claim), Failure> {
        let roll = world.random.below(100);
        let speaker = world
            .random
            .favour(&self.scene.country.actors.speakers)
            .cloned();
        let published = self.sources.get(source).map_or(self.scene.day, |s| s.day);
        let before = world.random.skewed(4);
        let day = published.number() - i32::try_from(before)?;
        let day = Day::from_number(day.max(self.scene.day.number())).ok_or("no day")?;
        if roll < 42 {
            let drawn = self.tallies.next(world, self.scene, speaker, day)?;
            let id = self.id(world, &Body::from(drawn.figure.clone()))?;
            self.tallies.told(drawn.series, &id, day);
            let mut claim = Claim::new(self.scene.id.clone(), drawn.figure);
            claim.supersedes = drawn.supersedes;
            claim.part_of = drawn.part_of;
            claim.disjoint_from = drawn.disjoint_from;
            claim.greater_than = drawn.greater_than;
            self.speak(world, &mut claim, Some(drawn.speaker), day);
            self.finish(world, &mut claim, source)?;
            return Ok((id, claim));
        }
        let body = self.body(world, roll)?;
        let id = self.id(world, &body)?;
        let mut claim = Claim::new(self.scene.id.clone(), body);
        self.answer(world, &mut claim, day)?;
        self.speak(world, &mut claim, speaker, day);
        if world.random.percent(4) {
            claim.polarity = Some(claimgraph::Polarity::Denies);
        }
        self.finish(world, &mut claim, source)?;
        Ok((id, claim))
    }

    fn body(&self, world: &mut World, roll: usize) -> Result<Body, Failure> {
        let actors = &self.scene.country.actors.everybody;
        let text = phrase(&mut world.random, 4, 14);
        let somebody = world.random.favour(actors).cloned();
        let action = Some(term(&mut world.random, ACTIONS)?).filter(|_| world.random.percent(70));
        Ok(match roll {
            42..=63 => Participation {
                actor: somebody.ok_or("nobody")?,
                role: term(&mut world.random, ROLES)?,
                text: Some(text.into()).filter(|_| world.random.percent(60)),
            }
            .into(),
            64..=77 => Occurrence {
                text: text.into(),
                event: Some(term(&mut world.random, EVENTS)?),
                when: When::of_day(self.scene.day).filter(|_| world.random.percent(60)),
                place: Some(self.scene.place.clone()).filter(|_| world.random.percent(40)),
            }
            .into(),
            78..=84 => Characterisation {
                term: term(&mut world.random, TERMS)?,
                actor: somebody.filter(|_| world.random.percent(30)),
                text: Some(text.into()),
            }
            .into(),
            85..=90 => Demand {
                text: text.into(),
                addressed_to: somebody.into_iter().collect(),
                action,
            }
            .into(),
            91..=94 => Response {
                text: text.into(),
                action,
            }
            .into(),
            95..=96 => Commitment {
                text: text.into(),
                made_to: somebody.into_iter().collect(),
                action,
            }
            .into(),
            _ => EvidenceRemark {
                grade: match world.random.below(3) {
                    0 => EvidenceGrade::Offered,
                    1 => EvidenceGrade::NoneOffered,
                    _ => EvidenceGrade::Absent,
                },
                text: Some(text.into()),
            }
            .into(),
        })
    }

    /// Responses answer something, remarks on evidence judge something.
    fn answer(&self, world: &mut World, claim: &mut Claim, day: Day) -> Result<(), Failure> {
        let earlier = self.earlier(world, day);
        let Some((earlier, _)) = earlier.and_then(|i| self.claims.get(i)) else {
            return Ok(());
        };
        let basis = world.basis();
        match claim.kind() {
            ClaimKind::Response => claim.responds_to.push(Reply {
                claim: earlier.clone(),
                stance: Some(term(&mut world.random, STANCES)?),
                basis,
                note: None,
            }),
            ClaimKind::EvidenceRemark => claim.assesses.push(Link::new(earlier.clone(), basis)),
            _ => {}
        }
        Ok(())
    }

    fn speak(
        &self,
        world: &mut World,
        claim: &mut Claim,
        speaker: Option<(Id, Option<Id>)>,
        day: Day,
    ) {
        match speaker {
            Some((actor, on_behalf_of)) if !world.random.percent(20) => {
                claim.voice = Voice::Speakers(vec![Speaker {
                    actor,
                    on_behalf_of,
                }]);
                claim.relayed_by.extend(
                    world
                        .random
                        .favour(&self.scene.country.actors.outlets)
                        .cloned()
                        .filter(|_| world.random.percent(20)),
                );
                claim.stated_on = When::of_day(day).filter(|_| world.random.percent(45));
            }
            _ => claim.voice = Voice::Unattributed,
        }
    }

    fn finish(
        &mut self,
        world: &mut World,
        claim: &mut Claim,
        source: usize,
    ) -> Result<(), Failure> {
        if world.random.percent(60) {
            claim.verb = Some(term(&mut world.random, VERBS)?);
        }
        claim.modality = match world.random.below(40) {
            0 => Some(Modality::Likely),
            1 => Some(Modality::Possible),
            2 => Some(Modality::Certain),
            _ => None,
        };
        if world.random.percent(1) {
            claim.rank = Some(Rank {
                level: RankLevel::Deprecated,
                reason: Some(phrase(&mut world.random, 3, 8).into()),
            });
        }
        claim.note = world.note(10);
        self.report(world, claim, source)
    }

    /// Where it is found: one passage mostly, now and then several.
    fn report(&self, world: &mut World, claim: &mut Claim, source: usize) -> Result<(), Failure> {
        let more = if world.random.percent(12) {
            1 + world.random.skewed(6)
        } else {
            0
        };
        let mut source = source;
        for _ in 0..=more {
            let Some(told) = self.sources.get(source) else {
                break;
            };
            let start = world.random.below(told.length.saturating_sub(300));
            let end = start + world.random.between(30, 280);
            let count = |n: usize| Count::new(n as u64);
            let around = |world: &mut World| {
                world
                    .random
                    .percent(8)
                    .then(|| phrase(&mut world.random, 2, 4).into())
            };
            let mut passage = Passage::new(told.id.clone());
            passage.quote = Some(Quote {
                exact: phrase(&mut world.random, 2, 6).into(),
                prefix: around(world),
                suffix: around(world),
            });
            passage.position = Position::new(count(start)?, count(end)?);
            claim.reported_in.push(passage);
            source += 1 + world.random.skewed(20);
        }
        Ok(())
    }

    fn id(&self, world: &mut World, body: &Body) -> Result<Id, Failure> {
        let what = match body {
            Body::Figure(figure) => figure.measure.as_str(),
            other => other.kind().as_str(),
        };
        let code = &self.scene.country.code;
        let id = if world.random.percent(50) {
            world.id(Sort::Claim, code, &format!("{}-{what}", self.scene.kind))
        } else {
            world.id(Sort::Claim, code, what)
        };
        Ok(id?)
    }
}
