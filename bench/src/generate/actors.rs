//! A country's actors: a state with its organs and officers, media, organisations, people.

use claimgraph::{Actor, ActorKind, Affiliation, Id, Text, When};

use super::{Failure, Sort, World, places::spelt};
use crate::words::{coin, phrase};

/// Who can do what in a country.
pub(super) struct Actors {
    /// Who speaks, and for whom.
    pub(super) speakers: Vec<(Id, Option<Id>)>,
    pub(super) outlets: Vec<Id>,
    /// Everybody, to take part in things.
    pub(super) everybody: Vec<Id>,
}

const BODIES: &[&str] = &[
    "Ministry of ",
    "Prosecutor of ",
    "Police of ",
    "Court of ",
    "Committee of ",
    "Governor of ",
];
const ROLES: &[&str] = &[
    "deputy head",
    "spokesman",
    "minister",
    "prosecutor",
    "police officer",
    "judge",
    "member",
];
const CROWDS: &[&str] = &[
    "rights groups",
    "unnamed officials",
    "witnesses",
    "relatives of the dead",
    "local media",
    "protesters",
    "sources in the police",
    "detainees",
];

pub(super) fn actors(world: &mut World, code: &str, count: usize) -> Result<Actors, Failure> {
    let mut maker = Maker {
        code,
        all: Vec::new(),
    };
    let mut done = Actors {
        speakers: Vec::new(),
        outlets: Vec::new(),
        everybody: Vec::new(),
    };
    let state = maker.add(world, ActorKind::StateBody, "State of ", 1, &[])?;
    // Institutions, each below an earlier one: chains of four to six.
    let mut organs = vec![state.clone()];
    for _ in 0..count / 12 + 3 {
        let above = world
            .random
            .favour(&organs)
            .cloned()
            .into_iter()
            .collect::<Vec<_>>();
        let title = world.random.pick(BODIES);
        let organ = maker.add(world, ActorKind::StateBody, title, 1, &above)?;
        done.speakers.push((organ.clone(), None));
        organs.push(organ);
    }
    let mut groups = Vec::new();
    for _ in 0..count / 20 + 2 {
        let group = maker.add(world, ActorKind::Organisation, "Union ", 1, &[])?;
        done.speakers.push((group.clone(), None));
        groups.push(group);
    }
    for _ in 0..count / 16 + 3 {
        let outlet = maker.add(world, ActorKind::Media, "Radio ", 1, &[])?;
        done.outlets.push(outlet);
    }
    for text in CROWDS {
        let id = world.id(Sort::Actor, code, &text.replace(' ', "-"))?;
        let crowd = Actor {
            identified: Some(false),
            ..Actor::new(ActorKind::Group, *text)
        };
        maker.all.push((id.clone(), crowd));
        done.speakers.push((id, None));
    }
    while maker.all.len() < count {
        let above: Vec<Id> = match world.random.below(10) {
            0..=4 => world.random.favour(&organs).cloned().into_iter().collect(),
            5..=7 => world.random.favour(&groups).cloned().into_iter().collect(),
            _ => Vec::new(),
        };
        let person = maker.add(world, ActorKind::Person, "", 2, &above)?;
        let principal = above
            .into_iter()
            .next()
            .filter(|_| world.random.percent(60));
        done.speakers.push((person, principal));
    }
    // The most quoted are spread over all kinds of actor.
    for index in (1..done.speakers.len()).rev() {
        let other = world.random.below(index + 1);
        done.speakers.swap(index, other);
    }
    done.everybody = maker.all.iter().map(|(id, _)| id.clone()).collect();
    world.actors.extend(maker.all);
    Ok(done)
}

struct Maker<'c> {
    code: &'c str,
    all: Vec<(Id, Actor)>,
}

impl Maker<'_> {
    fn add(
        &mut self,
        world: &mut World,
        kind: ActorKind,
        title: &str,
        words: usize,
        above: &[Id],
    ) -> Result<Id, Failure> {
        let coined: Vec<_> = (0..words).map(|_| coin(&mut world.random, 2, 4)).collect();
        let slug: Vec<&str> = coined.iter().map(|w| w.latin.as_str()).collect();
        let id = world.id(Sort::Actor, self.code, &slug.join("-"))?;
        let mut actor = Actor::new(kind, spelt(world, title, &coined)?);
        for above in above {
            let role: Option<Text> =
                (kind == ActorKind::Person).then(|| world.random.pick(ROLES).into());
            let when = if world.random.percent(10) {
                Some(When::parse("2005/..")?)
            } else {
                None
            };
            let belongs = Affiliation {
                role,
                when,
                ..Affiliation::new(above.clone(), world.basis())
            };
            if kind == ActorKind::Person && world.random.percent(30) {
                actor.member_of.push(belongs);
            } else {
                actor.organ_of.push(belongs);
            }
        }
        if kind == ActorKind::Person && world.random.percent(3) {
            actor.identified = Some(false);
        }
        if world.random.percent(8) {
            actor.note = Some(phrase(&mut world.random, 4, 16).into());
        }
        self.all.push((id.clone(), actor));
        Ok(id)
    }
}
