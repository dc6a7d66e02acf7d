//! What people think of claims and sources.

use claimgraph::{Assessment, Claim, Credibility, Day, Ext, Grade, Id, Reliability, When};

use super::{Failure, Sort, World, incidents::Scene};
use crate::words::phrase;

/// Somebody's judgement of some of the claims and their sources, when all had been published.
pub(super) fn assess(
    world: &mut World,
    scene: &Scene<'_>,
    day: Option<Day>,
    (id, claim): (&Id, &Claim),
) -> Result<(), Failure> {
    if !world.random.percent(4) {
        return Ok(());
    }
    let level = u8::try_from(world.random.between(1, 6))?;
    let source = claim.reported_in.first().map(|p| p.source.clone());
    let (of, grade) = match source.filter(|_| world.random.percent(30)) {
        Some(source) => {
            let letter = Reliability::ALL.get(usize::from(level) - 1).copied();
            (source, letter.map(Grade::Reliability))
        }
        None => (id.clone(), Credibility::new(level).map(Grade::Credibility)),
    };
    let assessment = Assessment {
        of,
        by: world
            .random
            .favour(&scene.country.actors.everybody)
            .cloned()
            .ok_or("nobody")?,
        on: day.and_then(When::of_day),
        grade: grade.ok_or("no grade")?,
        reason: Some(phrase(&mut world.random, 3, 12).into()),
        note: None,
        ext: Ext::default(),
    };
    let number = world.id(Sort::Assessment, &scene.country.code, "view")?;
    world.assessments.push((number, assessment));
    Ok(())
}
