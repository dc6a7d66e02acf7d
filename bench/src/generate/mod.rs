//! Cases made up to look like real ones: a few huge incidents and a long tail of small ones, sources
//! that copy sources, figures revised again and again, statements that many outlets repeat.

mod actors;
mod assessments;
mod claims;
mod figures;
mod incidents;
mod places;
mod sources;

use claimgraph::{
    About, Actor, Assessment, Basis, Claim, Document, Id, IdError, Incident, Place, Source, Text,
};

use crate::{
    random::Random,
    words::{self, phrase},
};

pub(crate) type Failure = Box<dyn std::error::Error>;

/// A case of so many claims; the same bytes for the same numbers, on every machine.
pub(crate) fn generate(claims: usize, seed: u64) -> Result<Document, Failure> {
    let mut world = World {
        random: Random::new(seed),
        numbers: [0; 6],
        places: Vec::new(),
        actors: Vec::new(),
        incidents: Vec::new(),
        sources: Vec::new(),
        claims: Vec::new(),
        assessments: Vec::new(),
    };
    let about = About {
        title: Some("A made-up case".into()),
        language: Some("en".into()),
        licence: Some("CC0-1.0".into()),
        method: Some(format!("generated: {claims} claims, seed {seed}").into()),
        ..About::new()
    };
    let sizes = incidents::sizes(claims);
    let many = (claims / 25_000).clamp(1, 40);
    let mut countries = Vec::new();
    for number in 0..many {
        let share = claims.div_ceil(many);
        countries.push(Country::new(&mut world, number, share)?);
    }
    incidents::fill(&mut world, &countries, &sizes)?;
    Ok(Document {
        about: Some(about),
        places: world.places.into_iter().collect(),
        actors: world.actors.into_iter().collect(),
        incidents: world.incidents.into_iter().collect(),
        sources: world.sources.into_iter().collect(),
        claims: world.claims.into_iter().collect(),
        assessments: world.assessments.into_iter().collect(),
        ..Document::default()
    })
}

/// What is being made up.
struct World {
    random: Random,
    /// How many records there are of each kind, for their ids.
    numbers: [usize; 6],
    places: Vec<(Id, Place)>,
    actors: Vec<(Id, Actor)>,
    incidents: Vec<(Id, Incident)>,
    sources: Vec<(Id, Source)>,
    claims: Vec<(Id, Claim)>,
    assessments: Vec<(Id, Assessment)>,
}

/// One country: its places, and the actors who speak there.
struct Country {
    code: String,
    places: Vec<Id>,
    actors: actors::Actors,
}

impl Country {
    fn new(world: &mut World, number: usize, claims: usize) -> Result<Self, Failure> {
        let name = words::coin(&mut world.random, 2, 3);
        let code = format!("{}{number}", name.latin.get(..2).unwrap_or("aa"));
        Ok(Self {
            places: places::places(world, &code, name, 6 + claims / 60)?,
            actors: actors::actors(world, &code, 16 + claims / 12)?,
            code,
        })
    }
}

#[derive(Clone, Copy)]
enum Sort {
    Place,
    Actor,
    Incident,
    Source,
    Claim,
    Assessment,
}

impl World {
    /// A new id. Some curators number, some describe.
    fn id(&mut self, sort: Sort, code: &str, slug: &str) -> Result<Id, IdError> {
        let (letter, number) = match (sort, &mut self.numbers) {
            (Sort::Place, [n, ..]) => ("pl", n),
            (Sort::Actor, [_, n, ..]) => ("a", n),
            (Sort::Incident, [_, _, n, ..]) => ("i", n),
            (Sort::Source, [_, _, _, n, ..]) => ("s", n),
            (Sort::Claim, [.., n, _]) => ("c", n),
            (Sort::Assessment, [.., n]) => ("as", n),
        };
        *number += 1;
        let brief = format!("{letter}-{code}-{number:04}");
        if self.random.percent(30) {
            return Id::new(&brief);
        }
        let room = 40_usize.saturating_sub(brief.len() + 1);
        let slug = slug.get(..room).unwrap_or(slug).trim_end_matches('-');
        Id::new(&format!("{letter}-{code}-{slug}-{number:04}"))
    }

    /// Mostly nothing, sometimes a remark.
    fn note(&mut self, share: usize) -> Option<Text> {
        self.random
            .percent(share)
            .then(|| phrase(&mut self.random, 5, 24).into())
    }

    fn basis(&mut self) -> Basis {
        match self.random.below(10) {
            0..=5 => Basis::Stated,
            6..=8 => Basis::Inferred,
            _ => Basis::Observed,
        }
    }
}

/// A term of a built-in list.
fn term(random: &mut Random, terms: &[&'static str]) -> Result<Id, IdError> {
    Id::new(random.pick(terms))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use claimgraph::{Document, Graph};

    use super::generate;

    #[test]
    fn a_thousand_claims_load_and_hold_together() {
        let document = generate(1_000, 1).unwrap();
        assert_eq!(document.claims.len(), 1_000);
        assert_eq!(document, generate(1_000, 1).unwrap());
        let json = document.to_json();
        assert_eq!(
            Document::from_lines(document.to_lines().as_bytes()).unwrap(),
            document
        );
        let graph = Graph::from_json(json.as_bytes()).unwrap();
        assert_eq!(graph.document(), &document);
        let report = graph.validate();
        let errors: Vec<String> = report.errors().take(9).map(ToString::to_string).collect();
        assert_eq!(errors, [""; 0]);
        assert_eq!(report.left_out(), 0);
    }
}
