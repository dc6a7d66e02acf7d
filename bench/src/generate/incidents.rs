//! Incidents, the largest of them with thousands of claims.

use claimgraph::{Basis, Day, Id, Incident, IncidentLink, When};

use super::{Country, Failure, Sort, World, claims, sources, term};
use crate::words::{capital, phrase};

const KINDS: &[&str] = &[
    "unrest",
    "protest",
    "crackdown",
    "shooting",
    "bombing",
    "massacre",
    "clash",
    "mass-arrest",
    "bombardment",
    "death-in-custody",
    "trial",
];

/// How many claims each incident has: Zipf's law, so that the largest has a few in a hundred.
pub(super) fn sizes(claims: usize) -> Vec<usize> {
    let incidents = (claims / 12).max(3);
    let weights = (0..incidents).map(|rank| 1_000_000_000 / (rank + 3));
    let whole: usize = weights.clone().sum();
    let mut left = claims;
    let mut sizes = Vec::with_capacity(incidents);
    for (rank, weight) in weights.enumerate() {
        let most = left.saturating_sub(incidents - rank - 1);
        let size = (claims * weight / whole).clamp(1, most.max(1));
        left = left.saturating_sub(size);
        sizes.push(size);
    }
    if let Some(second) = sizes.get_mut(1) {
        *second += left;
    }
    sizes
}

/// An incident while its claims are being made up.
pub(super) struct Scene<'c> {
    pub(super) country: &'c Country,
    pub(super) id: Id,
    pub(super) kind: Id,
    pub(super) day: Day,
    pub(super) place: Id,
    /// How grave it was, which the figures about it circle around.
    pub(super) toll: usize,
}

pub(super) fn fill(
    world: &mut World,
    countries: &[Country],
    sizes: &[usize],
) -> Result<(), Failure> {
    let mut all: Vec<(Id, Incident)> = Vec::new();
    let mut days: Vec<Day> = Vec::new();
    for (rank, size) in sizes.iter().enumerate() {
        let country = countries.get(rank % countries.len()).ok_or("no country")?;
        let kind = term(&mut world.random, KINDS)?;
        let id = world.id(Sort::Incident, &country.code, kind.as_str())?;
        let place = world
            .random
            .favour(&country.places)
            .cloned()
            .ok_or("no place")?;
        let mut incident = Incident::new(capital(&phrase(&mut world.random, 2, 7)), kind.clone());
        // Of the long tail, some are parts of the largest incident of their country.
        let largest = rank % countries.len();
        let whole = all.get(largest).filter(|_| world.random.percent(15));
        let (day, lasts) = match (whole, days.get(largest)) {
            (Some((whole, _)), Some(day)) if rank > largest => {
                incident.part_of.push(IncidentLink {
                    incident: whole.clone(),
                    basis: Basis::Inferred,
                });
                (*day, 0)
            }
            _ => {
                let day = i32::try_from(world.random.between(15_000, 19_700))?;
                let day = Day::from_number(day).ok_or("no day")?;
                (day, i32::try_from(world.random.skewed(12))?)
            }
        };
        days.push(day);
        incident.when = if lasts == 0 {
            When::of_day(day)
        } else {
            let last = Day::from_number(day.number() + lasts).ok_or("no day")?;
            Some(When::parse(&format!("{day}/{last}"))?)
        };
        incident.place = Some(place.clone());
        incident.note = world.note(10);
        all.push((id.clone(), incident));
        let scene = Scene {
            country,
            id,
            kind,
            day,
            place,
            toll: 3 + world.random.skewed(12 * size + 30),
        };
        let told = sources::sources(world, &scene, *size)?;
        claims::claims(world, &scene, told, *size)?;
    }
    world.incidents.extend(all);
    Ok(())
}
