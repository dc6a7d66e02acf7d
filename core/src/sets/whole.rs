//! Whole numbers: where the simplex method ends on a fraction, each side of it is tried.

use super::{
    Reasons, Refusal,
    system::{Active, Extra, Side, System, Var},
    tableau::{Steps, Tableau},
};
use crate::gather::Gather as _;

/// `None` when whole numbers satisfy all that counts, and then the tableau holds some; else the
/// statements that leave none.
pub(super) fn refuted(
    tableau: &mut Tableau,
    system: &System,
    active: Active<'_>,
    extra: &[Extra],
    steps: &mut Steps,
) -> Result<Option<Reasons>, Refusal> {
    let mut reasons = Reasons::new();
    let mut open: Vec<Vec<Extra>> = vec![extra.to_vec()];
    while let Some(extra) = open.pop() {
        steps.take(extra.len() + 1)?;
        let clash = tableau.bound(system, active, &extra, steps)?;
        let refuted = match clash {
            None => tableau.check(steps)?,
            clash => clash,
        };
        match (refuted, tableau.broken()) {
            (Some(why), _) => reasons.extend(why),
            (None, None) => return Ok(None),
            (None, Some((var, floor))) => {
                let next = |limit| extra.iter().copied().chain([limit]).gather();
                // Downward first: nothing is below zero, while upward there may be no end.
                open.push(next((var, Side::Low, floor + 1)));
                open.push(next((var, Side::High, floor)));
            }
        }
    }
    Ok(Some(reasons))
}

/// How far a variable goes on one side, given that some whole numbers satisfy all that counts.
pub(super) fn extreme(
    tableau: &mut Tableau,
    system: &System,
    active: Active<'_>,
    (var, side): (Var, Side),
    steps: &mut Steps,
) -> Result<Option<i128>, Refusal> {
    // The tableau holds whole numbers, so its value is one that can be.
    let mut can = tableau.value(var).floor();
    tableau.bound(system, active, &[], steps)?;
    let Some(end) = tableau.push(var, side, steps)? else {
        return Ok(None);
    };
    let mut bound = match side {
        Side::High => end.floor(),
        Side::Low => -end.neg().floor(),
    };
    if tableau.broken().is_none() {
        return Ok(Some(bound));
    }
    // Whole numbers may not reach as far as fractions do.
    while can != bound {
        let middle = match side {
            Side::High => can + (bound - can + 1) / 2,
            Side::Low => can - (can - bound + 1) / 2,
        };
        let extra = [(var, side.other(), middle)];
        if refuted(tableau, system, active, &extra, steps)?.is_none() {
            can = match side {
                Side::High => tableau.value(var).floor().clamp(middle, bound),
                Side::Low => tableau.value(var).floor().clamp(bound, middle),
            };
        } else {
            bound = match side {
                Side::High => middle - 1,
                Side::Low => middle + 1,
            };
        }
    }
    Ok(Some(can))
}
