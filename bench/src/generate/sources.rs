//! The sources about an incident: some write what others wrote.

use claimgraph::{Basis, Count, Day, Derivation, DerivationKind, Id, Sha256, Source, SourceKind};
use claimgraph::{SourceText, Url, When};

use super::{Failure, Sort, World, incidents::Scene, term};
use crate::words::{capital, phrase};

/// A source while claims are being found in it.
pub(super) struct Told {
    pub(super) id: Id,
    pub(super) day: Day,
    pub(super) length: usize,
    /// The earlier source that it was made from.
    pub(super) from: Option<usize>,
    /// The claims found in it, by their place in the scene.
    pub(super) claims: Vec<usize>,
}

const KINDS: &[SourceKind] = &[
    SourceKind::Article,
    SourceKind::Article,
    SourceKind::Article,
    SourceKind::Article,
    SourceKind::Statement,
    SourceKind::Report,
    SourceKind::Post,
    SourceKind::Interview,
    SourceKind::Video,
];
const HOW: &[DerivationKind] = &[
    DerivationKind::Republishes,
    DerivationKind::Quotes,
    DerivationKind::Cites,
    DerivationKind::Cites,
    DerivationKind::Translates,
    DerivationKind::Revises,
];

pub(super) fn sources(
    world: &mut World,
    scene: &Scene<'_>,
    claims: usize,
) -> Result<Vec<Told>, Failure> {
    let mut all: Vec<(Id, Source)> = Vec::new();
    let mut told: Vec<Told> = Vec::new();
    let mut day = scene.day.number();
    for index in 0..claims.div_ceil(5) {
        // Thick at first, then thinning out for years.
        day += i32::try_from(world.random.skewed(3 + index / 4).min(90))?;
        let today = Day::from_number(day).ok_or("no day")?;
        let kind = KINDS.get(world.random.below(KINDS.len())).copied();
        let title = capital(&phrase(&mut world.random, 4, 11));
        let slug = term(
            &mut world.random,
            &["article", "statement", "report", "post"],
        )?;
        let id = world.id(
            Sort::Source,
            &scene.country.code,
            &format!("{slug}-{today}"),
        )?;
        let mut source = Source::new(kind.unwrap_or(SourceKind::Article), title);
        source.outlet = world.random.favour(&scene.country.actors.outlets).cloned();
        if world.random.percent(25) {
            source.authors.extend(
                world
                    .random
                    .favour(&scene.country.actors.everybody)
                    .cloned(),
            );
        }
        source.published = When::of_day(today);
        let number = world.random.between(10_000, 99_999_999);
        source.url = Url::parse(&format!("https://news.example/{slug}s/{number}.html"));
        if world.random.percent(40) {
            source.accessed = When::of_day(Day::from_number(day + 30).unwrap_or(today));
            let stamp = today.to_string().replace('-', "");
            source.archive_url =
                Url::parse(&format!("https://archive.example/web/{stamp}/{number}"));
        }
        source.language = Some(world.random.pick(&["en", "ru", "kk", "ar", "fr"]).into());
        let length = world.random.between(1_500, 9_000);
        source.text = Some(SourceText {
            sha256: Sha256::of(id.as_str().as_bytes()),
            length: Count::new(length as u64).unwrap_or_default(),
        });
        // Copies are mostly of something recent, so that chains grow long.
        let from = world
            .random
            .percent(45)
            .then(|| index.checked_sub(1 + world.random.skewed(index.min(40))))
            .flatten();
        if let Some(original) = from.and_then(|from| told.get(from)) {
            source.derived_from.push(Derivation {
                source: original.id.clone(),
                how: HOW
                    .get(world.random.below(HOW.len()))
                    .copied()
                    .unwrap_or(DerivationKind::Cites),
                basis: if world.random.percent(70) {
                    Basis::Stated
                } else {
                    Basis::Inferred
                },
            });
        }
        source.note = world.note(10);
        all.push((id.clone(), source));
        told.push(Told {
            id,
            day: today,
            length,
            from,
            claims: Vec::new(),
        });
    }
    world.sources.extend(all);
    Ok(told)
}
