//! Rows that form no circle: limits are added up from the leaves to the variable asked about.
//!
//! In a tree of sums, an interval that reaches a variable from one row says nothing about the others,
//! and every whole number of an interval has a choice of the others that makes it. So one walk from the
//! leaves is exact, for verdicts and for the limits of the variable at the root.

use super::{
    Reasons, Refusal,
    system::{Active, Extra, Limit, Row, Side, System, Var},
};
use crate::gather::{AddAll as _, Gather as _};

/// Why a limit of a variable is what it is.
#[derive(Clone, Copy)]
enum Source {
    Stated(Option<super::Reason>),
    Row(usize),
}

type Known = Option<(i128, Source)>;

pub(super) struct Forest {
    rows: Vec<Row>,
    rows_of: Vec<Vec<usize>>,
}

/// The limits of the variable at the root, or the statements that no numbers satisfy.
pub(super) enum Outcome {
    Limits(Option<i128>, Option<i128>),
    Impossible(Reasons),
}

impl Forest {
    /// The rows of a system that hangs together, if they form no circle.
    pub(super) fn of(system: &System) -> Option<Self> {
        let defined = system.defined.iter().map(|(var, parts)| Row {
            plus: parts.clone(),
            minus: vec![*var],
            low: Some((0, None)),
            high: Some((0, None)),
        });
        let rows: Vec<Row> = system.rows.iter().cloned().chain(defined).gather();
        let ends: usize = rows.iter().map(|r| r.terms().count()).sum();
        if ends + 1 != system.vars + rows.len() {
            return None;
        }
        let mut rows_of = vec![Vec::new(); system.vars];
        for (place, row) in rows.iter().enumerate() {
            for (var, _) in row.terms() {
                if let Some(list) = rows_of.get_mut(var) {
                    list.push(place);
                }
            }
        }
        Some(Self { rows, rows_of })
    }

    pub(super) fn solve(
        &self,
        system: &System,
        root: Var,
        active: Active<'_>,
        extra: &[Extra],
    ) -> Result<Outcome, Refusal> {
        // From the root outward: every variable with the row that leads to it.
        let mut order: Vec<(Var, Option<usize>)> = vec![(root, None)];
        let mut at = 0;
        while let Some((var, from)) = order.get(at).copied() {
            at += 1;
            let onward = self.rows_of.get(var).into_iter().flatten();
            for place in onward.filter(|place| Some(**place) != from) {
                let row = self.rows.get(*place);
                let others = row
                    .into_iter()
                    .flat_map(Row::terms)
                    .filter(|(v, _)| *v != var);
                order.add_all(others.map(|(v, _)| (v, Some(*place))));
            }
        }
        let mut known: Vec<[Known; 2]> = vec![[None, None]; system.vars];
        for (var, from) in order.into_iter().rev() {
            let stated = |side| system.bound(var, side, active, extra);
            let told = |limit: Option<Limit>| limit.map(|(n, why)| (n, Source::Stated(why)));
            let mut low = told(stated(Side::Low));
            let mut high = told(stated(Side::High));
            let below = self.rows_of.get(var).into_iter().flatten();
            for place in below.filter(|place| Some(**place) != from) {
                let Some(row) = self.rows.get(*place) else {
                    continue;
                };
                for side in [Side::Low, Side::High] {
                    let Some(limit) = passed(row, var, side, active, &known)? else {
                        continue;
                    };
                    let found = Some((limit, Source::Row(*place)));
                    match side {
                        Side::Low if low.is_none_or(|(n, _)| limit > n) => low = found,
                        Side::High if high.is_none_or(|(n, _)| limit < n) => high = found,
                        _ => {}
                    }
                }
            }
            if let Some(slot) = known.get_mut(var) {
                *slot = [low, high];
            }
            if let (Some((least, _)), Some((most, _))) = (low, high)
                && least > most
            {
                let mut why = Reasons::new();
                self.explain(var, Side::Low, active, &known, &mut why);
                self.explain(var, Side::High, active, &known, &mut why);
                return Ok(Outcome::Impossible(why));
            }
        }
        let of = |side| limit(&known, root, side).map(|(n, _)| n);
        Ok(Outcome::Limits(of(Side::Low), of(Side::High)))
    }

    fn explain(
        &self,
        var: Var,
        side: Side,
        active: Active<'_>,
        known: &[[Known; 2]],
        why: &mut Reasons,
    ) {
        let mut open = vec![(var, side)];
        while let Some((var, side)) = open.pop() {
            match limit(known, var, side).map(|(_, source)| source) {
                None => {}
                Some(Source::Stated(reason)) => why.extend(reason),
                Some(Source::Row(place)) => {
                    let Some(row) = self.rows.get(place) else {
                        continue;
                    };
                    let (row_side, others) = uses(row, var, side);
                    let own = System::row_bound(row, row_side, active);
                    why.extend(own.and_then(|(_, reason)| reason));
                    open.add_all(others);
                }
            }
        }
    }
}

fn limit(known: &[[Known; 2]], var: Var, side: Side) -> Known {
    let [low, high] = known.get(var)?;
    match side {
        Side::Low => *low,
        Side::High => *high,
    }
}

/// What a limit of one variable of a row rests on: a limit of the row, and one of each other variable.
fn uses(row: &Row, var: Var, side: Side) -> (Side, impl Iterator<Item = (Var, Side)>) {
    let positive = row.plus.contains(&var);
    let row_side = if positive { side } else { side.other() };
    let others = row.terms().filter(move |(v, _)| *v != var);
    let others = others.map(move |(v, sign)| {
        let same = if sign == 1 {
            row_side.other()
        } else {
            row_side
        };
        (v, same)
    });
    (row_side, others)
}

/// The limit of one variable that follows from a row and the limits of its other variables.
fn passed(
    row: &Row,
    var: Var,
    side: Side,
    active: Active<'_>,
    known: &[[Known; 2]],
) -> Result<Option<i128>, Refusal> {
    let (row_side, others) = uses(row, var, side);
    let Some((mut total, _)) = System::row_bound(row, row_side, active) else {
        return Ok(None);
    };
    for (other, at) in others {
        let Some((n, _)) = limit(known, other, at) else {
            return Ok(None);
        };
        let n = if row.plus.contains(&other) { -n } else { n };
        total = total.checked_add(n).ok_or(Refusal::Width)?;
    }
    Ok(Some(if row.plus.contains(&var) {
        total
    } else {
        -total
    }))
}
