//! The bounds against every way in which what is left open can be settled.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use serde_json::{Map, Value, json};

use super::{and, counted, graph};
use crate::{
    Actor, ActorKind, Affiliation, DerivationKind, Graph, Id, LinkKind, OriginOptions, Truth, When,
    model::{Claim, Speaker, Voice},
    query::{affiliation::stated_at, ascent::holds},
};

/// Numbers to make a case from.
pub(super) struct Tape<'t>(pub(super) std::slice::Iter<'t, u8>);

impl Tape<'_> {
    pub(super) fn below(&mut self, limit: usize) -> usize {
        usize::from(*self.0.next().unwrap_or(&0)) % limit
    }

    pub(super) fn one_in(&mut self, limit: usize) -> bool {
        self.below(limit) == limit - 1
    }
}

pub(super) const DATES: [&str; 5] = ["2019", "2020", "2021", "2020-06~", "2021-03"];
pub(super) const VALID: [&str; 4] = ["2020/..", "2019", "../2020-06", "2020~/2021"];
const HOW: [&str; 5] = ["republishes", "quotes", "cites", "translates", "revises"];

/// A small case; with circles among actors and sources, or without.
fn case(tape: &[u8], circles: bool) -> Graph {
    let mut tape = Tape(tape.iter());
    let (actors, sources, claims) = (2 + tape.below(4), 1 + tape.below(4), 1 + tape.below(5));
    let mut all_actors = Map::new();
    for n in 0..actors {
        let mut actor = json!({ "identified": !tape.one_in(3) });
        actor["kind"] = json!(if tape.one_in(3) {
            "person"
        } else {
            "organisation"
        });
        for field in ["organ_of", "member_of"] {
            let mut links = Vec::new();
            while tape.one_in(3) {
                let above = if circles {
                    tape.below(actors)
                } else {
                    n + 1 + tape.below(actors)
                };
                if above < actors {
                    let mut link = json!({ "actor": format!("a{above}"), "basis": "stated" });
                    if tape.one_in(2) {
                        link["when"] = json!(VALID[tape.below(VALID.len())]);
                    }
                    links.push(link);
                }
            }
            actor[field] = json!(links);
        }
        all_actors.insert(format!("a{n}"), actor);
    }
    let mut all_sources = Map::new();
    for n in 0..sources {
        let mut source = json!({});
        if !tape.one_in(4) {
            source["outlet"] = json!(format!("a{}", tape.below(actors)));
        } else if tape.one_in(2) {
            let authors = [tape.below(actors), tape.below(actors)].map(|a| format!("a{a}"));
            source["authors"] = json!(authors);
        }
        if !tape.one_in(3) {
            source["published"] = json!(DATES[tape.below(DATES.len())]);
        }
        let mut links = Vec::new();
        while tape.one_in(3) {
            let from = if circles {
                tape.below(sources)
            } else {
                n + 1 + tape.below(sources)
            };
            if from < sources {
                let how = HOW[tape.below(HOW.len())];
                links.push(json!({ "source": format!("s{from}"), "how": how, "basis": "stated" }));
            }
        }
        source["derived_from"] = json!(links);
        all_sources.insert(format!("s{n}"), source);
    }
    let mut all_claims = Map::new();
    for n in 0..claims {
        let mut claim =
            json!({ "reported_in": [{ "source": format!("s{}", tape.below(sources)) }] });
        if tape.one_in(3) {
            claim["unattributed"] = json!(true);
        } else {
            let mut speakers = Vec::new();
            loop {
                let mut speaker = json!({ "actor": format!("a{}", tape.below(actors)) });
                if tape.one_in(4) {
                    speaker["on_behalf_of"] = json!(format!("a{}", tape.below(actors)));
                }
                speakers.push(speaker);
                if !tape.one_in(4) {
                    break;
                }
            }
            claim["stated_by"] = json!(speakers);
        }
        if tape.one_in(2) {
            claim["stated_on"] = json!(DATES[tape.below(DATES.len())]);
        }
        for (field, rare) in [("restates", 2), ("based_on", 5)] {
            if tape.one_in(rare) {
                let link = format!("c{}", tape.below(claims));
                if field == "based_on" || link != format!("c{n}") {
                    claim = and(claim, super::to(field, &[&link]));
                }
            }
        }
        all_claims.insert(format!("c{n}"), claim);
    }
    graph(
        all_actors.into(),
        all_sources.into(),
        Value::Object(all_claims),
    )
}

/// What a statement may come from, written out plainly.
#[derive(Debug, Clone)]
pub(super) enum Term {
    End(String, bool),
    /// The one of these that somebody chooses; between the same things, the same choice.
    One(String, Vec<Term>),
    /// At least one of these.
    Some(String, Vec<Term>),
    /// At least one of these, and of the named ones if any is.
    Jointly(String, Vec<Term>),
    /// Somebody identified or not, and where that leads.
    Via(bool, Box<Term>),
}

/// What a term comes to when the institutions passed on the way are left out.
fn shape(term: &Term) -> String {
    match term {
        Term::End(id, _) => id.clone(),
        Term::Via(_, term) => shape(term),
        Term::One(who, terms) => match shapes(terms).as_slice() {
            [only] => only.clone(),
            shapes => format!("{who} of {shapes:?}"),
        },
        Term::Some(who, terms) => format!("{who} some {:?}", shapes(terms)),
        Term::Jointly(who, terms) => format!("{who} jointly {:?}", shapes(terms)),
    }
}

fn shapes(terms: &[Term]) -> Vec<String> {
    let shapes: BTreeSet<String> = terms.iter().map(shape).collect();
    shapes.into_iter().collect()
}

fn named(term: &Term) -> bool {
    match term {
        Term::End(_, identified) => *identified,
        Term::One(_, terms) | Term::Some(_, terms) | Term::Jointly(_, terms) => {
            terms.iter().any(named)
        }
        Term::Via(_, term) => named(term),
    }
}

/// Whether an affiliation held when a claim or source, by its id, said something at a date.
pub(super) type Holds<'h> = &'h dyn Fn(&Affiliation, &str, Option<&When>) -> Truth;

pub(super) struct Plain<'g>(pub(super) &'g Graph, pub(super) Holds<'g>);

impl Plain<'_> {
    fn actor(&self, id: &str, said: &str, date: Option<&When>) -> Term {
        let actor: &Actor = self.0.actor(id).unwrap().record();
        let identified = actor.is_identified();
        let mut above: BTreeMap<&Id, Truth> = BTreeMap::new();
        let links: Vec<&Affiliation> = actor.organ_of.iter().chain(&actor.member_of).collect();
        for link in links {
            let best = above.entry(&link.actor).or_insert(Truth::No);
            *best = best.or(self.1(link, said, date));
        }
        above.retain(|_, holds| holds.is_possible());
        let person = actor.kind == ActorKind::Person;
        let must = !person && above.values().any(|h| h.is_certain());
        let mut terms: Vec<Term> = Vec::new();
        if !must {
            terms.push(Term::End(id.to_owned(), identified));
        }
        let ups = above.keys().map(|up| self.actor(up.as_str(), said, date));
        terms.extend(ups.filter(|term| !person || !identified || named(term)));
        let choice = Term::One(id.to_owned(), terms);
        Term::Via(identified, Box::new(choice))
    }

    fn source(&self, id: &str) -> Term {
        let source = self.0.source(id).unwrap();
        let publishers: Vec<&Id> = match &source.outlet {
            Some(outlet) => vec![outlet],
            None => source.record().authors.iter().collect(),
        };
        let date = source.published.as_ref();
        let publishers: Vec<Term> = publishers
            .iter()
            .map(|a| self.actor(a.as_str(), id, date))
            .collect();
        let firm = |how| {
            matches!(
                how,
                DerivationKind::Republishes | DerivationKind::Translates
            )
        };
        let links = &source.record().derived_from;
        let carriers: BTreeSet<&Id> = links.iter().map(|l| &l.source).collect();
        let carriers: Vec<Term> = carriers.iter().map(|s| self.source(s.as_str())).collect();
        let revises = links.iter().any(|l| l.how == DerivationKind::Revises);
        let taken = Term::Some(id.to_owned(), carriers.clone());
        if links.iter().any(|l| firm(l.how)) || (publishers.is_empty() && revises) {
            return taken;
        }
        let own = if publishers.is_empty() {
            Term::End(id.to_owned(), false)
        } else {
            Term::Jointly(format!("who published {id}"), publishers)
        };
        if carriers.is_empty() {
            own
        } else {
            Term::One(id.to_owned(), vec![own, taken])
        }
    }

    fn claim(&self, id: &str) -> Vec<Term> {
        let claim = self.0.claim(id).unwrap();
        let date = stated_at(&claim);
        match &claim.voice {
            Voice::Unattributed => claim
                .reported_in
                .iter()
                .map(|p| self.source(p.source.as_str()))
                .collect(),
            Voice::Missing => vec![Term::End(id.to_owned(), false)],
            Voice::Speakers(speakers) => {
                let term = |s: &Speaker| {
                    let start = s.on_behalf_of.as_ref().unwrap_or(&s.actor);
                    let speaker = self.0.actor(s.actor.as_str()).unwrap();
                    Term::Via(
                        speaker.is_identified(),
                        Box::new(self.actor(start.as_str(), id, date.as_ref())),
                    )
                };
                vec![Term::Jointly(
                    id.to_owned(),
                    speakers.iter().map(term).collect(),
                )]
            }
        }
    }

    /// What stands behind the claim and all that tell it again.
    pub(super) fn behind(&self, id: &str) -> Vec<Term> {
        let mut tellings = BTreeSet::from([id.to_owned()]);
        loop {
            let before = tellings.len();
            for claim in self.0.claims() {
                let restated = |c: &Claim| {
                    c.restates
                        .iter()
                        .map(|l| l.claim.as_str().to_owned())
                        .collect::<Vec<_>>()
                };
                let mut group: Vec<String> = restated(claim.record());
                group.push(claim.id().as_str().to_owned());
                // Nothing joins but through one of the two ends of one link.
                for other in restated(claim.record()) {
                    let own = claim.id().as_str().to_owned();
                    if tellings.contains(&other) || tellings.contains(&own) {
                        tellings.extend([other, own]);
                    }
                }
            }
            if tellings.len() == before {
                break;
            }
        }
        let mut met = BTreeSet::new();
        let mut next: Vec<String> = tellings.into_iter().collect();
        let mut terms = Vec::new();
        while let Some(id) = next.pop() {
            if !met.insert(id.clone()) {
                continue;
            }
            let claim = self.0.claim(&id).unwrap();
            if claim.links().any(|(kind, _)| kind == LinkKind::BasedOn) {
                next.extend(claim.based_on().map(|c| c.id().as_str().to_owned()));
            } else {
                terms.extend(self.claim(&id));
            }
        }
        terms
    }
}

/// A way to settle what is left open: by key, a number.
type World = BTreeMap<String, usize>;

/// How many ways there are to settle each thing left open.
fn choices(term: &Term, into: &mut World) {
    match term {
        Term::End(..) => {}
        Term::Via(_, term) => choices(term, into),
        Term::One(_, terms) => {
            let options = shapes(terms).len();
            if options > 1 {
                into.insert(shape(term), options);
            }
            for term in terms {
                choices(term, into);
            }
        }
        Term::Some(key, terms) | Term::Jointly(key, terms) => {
            into.insert(format!("some {key}"), (1 << terms.len()) - 1);
            for term in terms {
                choices(term, into);
            }
        }
    }
}

/// The ends in a world, each with whether it is identified or somebody identified vouches for it.
fn settle(term: &Term, world: &World, vouched: bool, into: &mut BTreeMap<String, (bool, bool)>) {
    match term {
        Term::End(id, identified) => {
            let end = into.entry(id.clone()).or_default();
            end.0 |= identified;
            end.1 |= vouched || *identified;
        }
        Term::Via(identified, term) => settle(term, world, vouched || *identified, into),
        Term::One(_, terms) => {
            let shapes = shapes(terms);
            let chosen = match shapes.as_slice() {
                [only] => only,
                shapes => &shapes[world[&shape(term)]],
            };
            let mut ways = terms.iter().filter(|t| shape(t) == *chosen);
            let mut ends = BTreeMap::new();
            settle(ways.next().unwrap(), world, vouched, &mut ends);
            for way in ways {
                let mut other = BTreeMap::new();
                settle(way, world, vouched, &mut other);
                for (id, end) in &mut ends {
                    end.1 &= other[id].1;
                }
            }
            for (id, (identified, vouched)) in ends {
                let end = into.entry(id).or_default();
                end.0 |= identified;
                end.1 |= vouched;
            }
        }
        Term::Some(key, terms) | Term::Jointly(key, terms) => {
            let chosen = world[&format!("some {key}")] + 1;
            let picked = |at: usize| chosen & (1 << at) != 0;
            let mut picked: Vec<&Term> = terms
                .iter()
                .enumerate()
                .filter(|(at, _)| picked(*at))
                .map(|(_, t)| t)
                .collect();
            let sure = |t: &Term| certainly_named(t, world);
            if matches!(term, Term::Jointly(..)) && !picked.iter().any(|t| sure(t)) {
                picked.extend(terms.iter().find(|t| sure(t)));
            }
            for term in picked {
                settle(term, world, vouched, into);
            }
            // Who speaks jointly with somebody vouched for is vouched for.
            let speaks_for = |term: &Term| {
                let mut ends = BTreeMap::new();
                settle(term, world, false, &mut ends);
                ends.values().any(|(_, vouched)| *vouched)
            };
            if matches!(term, Term::Jointly(..)) && terms.iter().any(speaks_for) {
                for end in into.values_mut() {
                    end.1 = true;
                }
            }
        }
    }
}

fn certainly_named(term: &Term, world: &World) -> bool {
    let mut ends = BTreeMap::new();
    settle(term, world, false, &mut ends);
    ends.values().all(|(identified, _)| *identified)
}

/// The fewest and the most origins in any world; nothing, when there are too many worlds to try.
pub(super) fn brute(terms: &[Term]) -> Option<(usize, usize)> {
    let mut open = World::new();
    for term in terms {
        choices(term, &mut open);
    }
    let worlds = open
        .values()
        .try_fold(1_usize, |all, n| all.checked_mul(*n))?;
    if worlds > 3_000 {
        return None;
    }
    let (mut fewest, mut most) = (usize::MAX, 0);
    for number in 0..worlds {
        let mut rest = number;
        let world = open.iter().map(|(key, n)| {
            let chosen = rest % n;
            rest /= n;
            (key.clone(), chosen)
        });
        let world: World = world.collect();
        let mut ends = BTreeMap::new();
        for term in terms {
            let mut own = BTreeMap::new();
            settle(term, &world, false, &mut own);
            for (id, (identified, vouched)) in own {
                let end: &mut (bool, bool) = ends.entry(id).or_default();
                end.0 |= identified;
                end.1 |= vouched;
            }
        }
        let identified = ends.values().filter(|(identified, _)| *identified).count();
        let vouched = ends.values().any(|(_, vouched)| *vouched);
        fewest = fewest.min(identified.max(usize::from(vouched)));
        most = most.max(ends.len());
    }
    Some((fewest, most))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn no_world_is_outside_the_bounds(tape in prop::collection::vec(any::<u8>(), 60..220)) {
        let graph = case(&tape, false);
        for claim in graph.claims() {
            let id = claim.id().as_str();
            let (_, certain, possible) = counted(&graph.origins(id).unwrap());
            prop_assert!(certain <= possible);
            let as_answered: Holds<'_> = &|link, _, date| holds(link.when.as_ref(), date);
            if let Some((fewest, most)) = brute(&Plain(&graph, as_answered).behind(id)) {
                prop_assert!(certain <= fewest, "{certain} certain, but {fewest} will do for {id}: {}", graph.document().to_json());
                prop_assert!(most <= possible, "{possible} possible, but there may be {most} for {id}: {}", graph.document().to_json());
            }
        }
    }

    #[test]
    fn all_at_once_is_one_by_one(tape in prop::collection::vec(any::<u8>(), 60..260)) {
        let graph = case(&tape, true);
        let options = OriginOptions::default();
        let all = graph.origins_all(&options).unwrap();
        prop_assert_eq!(all.iter().len(), graph.claims().len());
        for (id, counts) in all.iter() {
            let origins = graph.origins(id.as_str()).unwrap();
            let one = counted(&origins);
            prop_assert_eq!(one, (counts.documents, counts.certain, counts.possible));
            prop_assert_eq!(origins.attributions.len(), counts.attributions);
            prop_assert!(counts.certain <= counts.possible);
            prop_assert!(origins.independent_documents <= origins.documents);
            let groups: BTreeSet<usize> = origins.origins.iter().filter_map(|o| o.group).collect();
            prop_assert_eq!(groups.len(), counts.certain);
            prop_assert!(groups.iter().all(|group| *group < counts.certain));
            // Every listed trace leads to an origin, and every origin is led to.
            prop_assert!(!origins.complete || origins.origins.iter().all(|o| !o.traces.is_empty()));
            for origin in &origins.origins {
                let ends: BTreeSet<_> = origin.ends.iter().collect();
                let led = |t: &crate::TracePath| t.end.as_ref().is_some_and(|e| ends.contains(e));
                prop_assert!(origin.traces.iter().all(led));
            }
            for dominator in origins.dominators.iter().flatten() {
                let passed = |t: &crate::TracePath| t.steps.iter().any(|s| s.id == dominator.id);
                prop_assert!(origins.origins.iter().flat_map(|o| &o.traces).all(passed));
            }
        }
    }
}
