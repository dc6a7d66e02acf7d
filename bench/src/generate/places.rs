//! A country's places, each within another.

use claimgraph::{Containment, Degrees, External, GeoPoint, Id, Names, Place, Precision};

use super::{Failure, Sort, World, term};
use crate::words::{Coined, coin, names};

/// The levels below the country: kinds, and how many of a hundred places are of each.
const LEVELS: &[(&[&str], usize)] = &[
    (&["region"], 4),
    (&["district", "municipality"], 14),
    (&["city", "town", "village", "village"], 45),
    (
        &[
            "square",
            "street",
            "police-station",
            "prison",
            "hospital",
            "neighbourhood",
        ],
        37,
    ),
];

pub(super) fn places(
    world: &mut World,
    code: &str,
    country: Coined,
    count: usize,
) -> Result<Vec<Id>, Failure> {
    let mut all: Vec<(Id, Place)> = Vec::new();
    let mut above: Vec<Id> = Vec::new();
    let root = world.id(Sort::Place, code, &country.latin)?;
    all.push((
        root.clone(),
        Place {
            kind: Some(Id::new("country")?),
            ..Place::new(spelt(world, "", &[country])?)
        },
    ));
    above.push(root);
    for (kinds, share) in LEVELS {
        let mut level = Vec::new();
        for _ in 0..(count * share / 100).max(1) {
            let name = coin(&mut world.random, 2, 4);
            let id = world.id(Sort::Place, code, &name.latin)?;
            let mut place = Place::new(spelt(world, "", &[name])?);
            place.kind = Some(term(&mut world.random, kinds)?);
            let within = world.random.favour(&above).cloned();
            let basis = world.basis();
            place.within.extend(within.map(|place| Containment {
                place,
                when: None,
                basis,
            }));
            place.point = point(world);
            if world.random.percent(20) {
                place.external.push(External {
                    scheme: "wikidata".into(),
                    id: format!("Q{}", world.random.between(1_000, 90_000_000)).into(),
                });
            }
            place.note = world.note(6);
            all.push((id.clone(), place));
            level.push(id);
        }
        above = level;
    }
    let ids = all.iter().map(|(id, _)| id.clone()).collect();
    world.places.extend(all);
    Ok(ids)
}

pub(super) fn spelt(world: &mut World, before: &str, words: &[Coined]) -> Result<Names, Failure> {
    let mut spellings = names(&mut world.random, before, words)?.into_iter();
    let first = spellings.next().ok_or("no name")?;
    Ok(spellings.fold(Names::from(first), Names::and))
}

fn point(world: &mut World) -> Option<GeoPoint> {
    let random = &mut world.random;
    if !random.percent(60) {
        return None;
    }
    let mut degrees = |bound: usize| {
        let micro = i32::try_from(random.below(2 * bound)).ok()?;
        Degrees::from_micro(micro - i32::try_from(bound).ok()?)
    };
    Some(GeoPoint {
        lat: degrees(80_000_000)?,
        lon: degrees(179_000_000)?,
        precision: Precision::new(u8::try_from(random.between(1, 4)).ok()?),
    })
}
