//! The simplex method with limits on every variable, in exact fractions (after Dutertre and de Moura,
//! "A fast linear-arithmetic solver for DPLL(T)", 2006).
//!
//! What it finds impossible comes with the limits of one row that contradict each other, which is
//! the certificate (Farkas) and the start of an explanation. Which variable moves is settled by its
//! number alone (Bland), so that the method ends and answers do not depend on luck.

use crate::gather::Gather as _;
use crate::sorted::Arrange as _;
use std::cmp::Ordering;

use super::{
    Reasons, Refusal,
    ratio::Ratio,
    system::{Active, Extra, Limit, Side, System, Var},
};

struct Line {
    basic: Var,
    /// Sorted by variable, none zero.
    terms: Vec<(Var, Ratio)>,
}

pub(super) struct Tableau {
    lines: Vec<Line>,
    /// The line of each basic variable.
    home: Vec<Option<usize>>,
    value: Vec<Ratio>,
    limits: Vec<[Option<Limit>; 2]>,
    /// The rows of the system stand after its variables.
    vars: usize,
}

/// Work that is left, counted in terms touched.
pub(super) struct Steps(pub(super) u64);

impl Steps {
    pub(super) fn take(&mut self, steps: usize) -> Result<(), Refusal> {
        let steps = u64::try_from(steps).unwrap_or(u64::MAX);
        self.0 = self.0.checked_sub(steps).ok_or(Refusal::Steps)?;
        Ok(())
    }
}

impl Tableau {
    pub(super) fn of(system: &System) -> Result<Self, Refusal> {
        let all = system.vars + system.rows.len();
        let mut tableau = Self {
            lines: Vec::with_capacity(system.defined.len() + system.rows.len()),
            home: vec![None; all],
            value: vec![Ratio::ZERO; all],
            limits: vec![[None, None]; all],
            vars: system.vars,
        };
        for (var, parts) in &system.defined {
            let mut terms: Vec<_> = parts.iter().map(|p| (*p, Ratio::ONE)).gather();
            terms.arrange_by_key(|(v, _)| *v);
            tableau.add(*var, terms);
        }
        for (place, row) in system.rows.iter().enumerate() {
            let mut terms = Vec::new();
            for (var, sign) in row.terms() {
                let sign = Ratio::whole(sign);
                terms = match tableau.line_of(var) {
                    Some(line) => sum(&terms, &line.terms, sign)?,
                    None => sum(&terms, &[(var, Ratio::ONE)], sign)?,
                };
            }
            tableau.add(system.vars + place, terms);
        }
        Ok(tableau)
    }

    fn add(&mut self, basic: Var, terms: Vec<(Var, Ratio)>) {
        if let Some(home) = self.home.get_mut(basic) {
            *home = Some(self.lines.len());
            self.lines.push(Line { basic, terms });
        }
    }

    fn line_of(&self, var: Var) -> Option<&Line> {
        self.lines.get(self.home.get(var).copied()??)
    }

    fn is_basic(&self, var: Var) -> bool {
        self.home.get(var).is_some_and(Option::is_some)
    }

    pub(super) fn value(&self, var: Var) -> Ratio {
        self.value.get(var).copied().unwrap_or(Ratio::ZERO)
    }

    fn limit(&self, var: Var, side: Side) -> Option<Limit> {
        let [low, high] = self.limits.get(var)?;
        match side {
            Side::Low => *low,
            Side::High => *high,
        }
    }

    /// How a variable stands to its limit on one side: `Greater` where it is beyond it.
    fn beyond(&self, var: Var, side: Side) -> Result<Ordering, Refusal> {
        let Some((limit, _)) = self.limit(var, side) else {
            return Ok(Ordering::Less);
        };
        let order = self.value(var).against(Ratio::whole(limit))?;
        Ok(match side {
            Side::Low => order.reverse(),
            Side::High => order,
        })
    }

    /// The first variable of the system whose value is no whole number.
    pub(super) fn broken(&self) -> Option<(Var, i128)> {
        let values = self.value.iter().take(self.vars).enumerate();
        let mut broken = values.filter(|(_, v)| v.as_whole().is_none());
        broken.next().map(|(var, v)| (var, v.floor()))
    }

    /// Puts limits in force; `Some` with the statements of two limits of one variable that exclude
    /// each other.
    pub(super) fn bound(
        &mut self,
        system: &System,
        active: Active<'_>,
        extra: &[Extra],
        steps: &mut Steps,
    ) -> Result<Option<Reasons>, Refusal> {
        for (var, slot) in self.limits.iter_mut().enumerate() {
            let of = |side| match var.checked_sub(self.vars) {
                None => system.bound(var, side, active, extra),
                Some(place) => {
                    let row = system.rows.get(place)?;
                    System::row_bound(row, side, active)
                }
            };
            *slot = [of(Side::Low), of(Side::High)];
            if let [Some((low, why)), Some((high, why_not))] = *slot
                && low > high
            {
                return Ok(Some(why.into_iter().chain(why_not).collect()));
            }
        }
        for var in 0..self.limits.len() {
            if self.is_basic(var) {
                continue;
            }
            for side in [Side::Low, Side::High] {
                if let (Ordering::Greater, Some((limit, _))) =
                    (self.beyond(var, side)?, self.limit(var, side))
                {
                    self.move_to(var, Ratio::whole(limit), steps)?;
                }
            }
        }
        Ok(None)
    }

    /// Gives a variable that is not basic another value.
    fn move_to(&mut self, var: Var, to: Ratio, steps: &mut Steps) -> Result<(), Refusal> {
        let by = to.minus(self.value(var))?;
        steps.take(self.lines.len())?;
        for line in &self.lines {
            let factor = coefficient(&line.terms, var);
            if let (false, Some(value)) = (factor.is_zero(), self.value.get_mut(line.basic)) {
                *value = value.plus(by.times(factor)?)?;
            }
        }
        if let Some(value) = self.value.get_mut(var) {
            *value = to;
        }
        Ok(())
    }

    /// Makes `enter` basic in the place of the basic variable of a line.
    fn pivot(&mut self, place: usize, enter: Var, steps: &mut Steps) -> Result<(), Refusal> {
        let Some(line) = self.lines.get_mut(place) else {
            return Ok(());
        };
        let factor = coefficient(&line.terms, enter);
        let leave = line.basic;
        let mut solved = Vec::with_capacity(line.terms.len());
        for (var, a) in line.terms.iter().filter(|(v, _)| *v != enter) {
            solved.push((*var, a.neg().over(factor)?));
        }
        let at = solved.partition_point(|(v, _)| *v < leave);
        solved.insert(at, (leave, Ratio::ONE.over(factor)?));
        line.basic = enter;
        line.terms.clear();
        for other in &mut self.lines {
            let factor = coefficient(&other.terms, enter);
            steps.take(1)?;
            if !factor.is_zero() {
                steps.take(other.terms.len() + solved.len())?;
                other.terms.retain(|(v, _)| *v != enter);
                other.terms = sum(&other.terms, &solved, factor)?;
            }
        }
        if let Some(line) = self.lines.get_mut(place) {
            line.terms = solved;
        }
        for (var, home) in [(leave, None), (enter, Some(place))] {
            if let Some(slot) = self.home.get_mut(var) {
                *slot = home;
            }
        }
        Ok(())
    }

    /// Finds values within all limits; `Some` with the statements that exclude them.
    pub(super) fn check(&mut self, steps: &mut Steps) -> Result<Option<Reasons>, Refusal> {
        while let Some((var, side, place)) = self.first_beyond()? {
            let Some((limit, why)) = self.limit(var, side) else {
                return Ok(None);
            };
            let Some(enter) = self.helper(place, side)? else {
                let mut reasons: Reasons = why.into_iter().collect();
                let terms = self.lines.get(place).map_or(&[][..], |l| &l.terms);
                for (other, factor) in terms {
                    let held = held_by(*factor, side);
                    reasons.extend(self.limit(*other, held).and_then(|(_, why)| why));
                }
                return Ok(Some(reasons));
            };
            let factor = self
                .lines
                .get(place)
                .map_or(Ratio::ONE, |l| coefficient(&l.terms, enter));
            let short = Ratio::whole(limit).minus(self.value(var))?;
            let to = self.value(enter).plus(short.over(factor)?)?;
            self.move_to(enter, to, steps)?;
            self.pivot(place, enter, steps)?;
        }
        Ok(None)
    }

    fn first_beyond(&self) -> Result<Option<(Var, Side, usize)>, Refusal> {
        let mut first: Option<(Var, Side, usize)> = None;
        for (place, line) in self.lines.iter().enumerate() {
            if first.is_some_and(|(var, ..)| var < line.basic) {
                continue;
            }
            for side in [Side::Low, Side::High] {
                if self.beyond(line.basic, side)?.is_gt() {
                    first = Some((line.basic, side, place));
                }
            }
        }
        Ok(first)
    }

    /// The first variable of a line that can move its basic one off a side.
    fn helper(&self, place: usize, side: Side) -> Result<Option<Var>, Refusal> {
        let terms = self.lines.get(place).map_or(&[][..], |l| &l.terms);
        for (var, factor) in terms {
            if self.beyond(*var, held_by(*factor, side))?.is_lt() {
                return Ok(Some(*var));
            }
        }
        Ok(None)
    }

    /// Moves a variable as far as it goes, from values within all limits; `None` when there is no
    /// end to it.
    pub(super) fn push(
        &mut self,
        goal: Var,
        side: Side,
        steps: &mut Steps,
    ) -> Result<Option<Ratio>, Refusal> {
        loop {
            let alone = [(goal, Ratio::ONE)];
            let terms = self.line_of(goal).map_or(&alone[..], |l| &l.terms);
            // To raise the goal is to move it off its low side.
            let mut enter = None;
            for (var, factor) in terms {
                let held = held_by(*factor, side.other());
                if self.beyond(*var, held)?.is_lt() {
                    enter = Some((*var, held));
                    break;
                }
            }
            let Some((enter, way)) = enter else {
                return Ok(Some(self.value(goal)));
            };
            // The room of the variable itself, then that of every line it stands in.
            let mut room = match self.limit(enter, way) {
                Some((limit, _)) => Some((Ratio::whole(limit).minus(self.value(enter))?, None)),
                None => None,
            };
            for (place, line) in self.lines.iter().enumerate() {
                let factor = coefficient(&line.terms, enter);
                if factor.is_zero() {
                    continue;
                }
                let hits = if factor.is_positive() {
                    way
                } else {
                    way.other()
                };
                let Some((limit, _)) = self.limit(line.basic, hits) else {
                    continue;
                };
                let by = Ratio::whole(limit)
                    .minus(self.value(line.basic))?
                    .over(factor)?;
                let tighter = match room {
                    None => true,
                    Some((other, at)) => match by.magnitude().against(other.magnitude())? {
                        Ordering::Less => true,
                        Ordering::Equal => at.is_some_and(|at| self.basic(at) > Some(line.basic)),
                        Ordering::Greater => false,
                    },
                };
                if tighter {
                    room = Some((by, Some(place)));
                }
            }
            let Some((by, place)) = room else {
                return Ok(None);
            };
            let to = self.value(enter).plus(by)?;
            self.move_to(enter, to, steps)?;
            if let Some(place) = place {
                self.pivot(place, enter, steps)?;
            }
        }
    }

    fn basic(&self, place: usize) -> Option<Var> {
        self.lines.get(place).map(|line| line.basic)
    }
}

/// The side of a variable at which it can no longer move a sum off that sum's `side`.
fn held_by(factor: Ratio, side: Side) -> Side {
    if factor.is_positive() {
        side.other()
    } else {
        side
    }
}

fn coefficient(terms: &[(Var, Ratio)], var: Var) -> Ratio {
    let at = terms.binary_search_by_key(&var, |(v, _)| *v);
    let found = at.ok().and_then(|at| terms.get(at));
    found.map_or(Ratio::ZERO, |(_, factor)| *factor)
}

/// `a` and `factor` times `b`, both sorted.
fn sum(
    a: &[(Var, Ratio)],
    b: &[(Var, Ratio)],
    factor: Ratio,
) -> Result<Vec<(Var, Ratio)>, Refusal> {
    let mut out = Vec::with_capacity(a.len() + b.len());
    let (mut left, mut right) = (a.iter().peekable(), b.iter().peekable());
    loop {
        let order = match (left.peek(), right.peek()) {
            (None, None) => return Ok(out),
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (Some((x, _)), Some((y, _))) => x.cmp(y),
        };
        let mut total = Ratio::ZERO;
        let mut var = 0;
        if order.is_le()
            && let Some((v, n)) = left.next()
        {
            (var, total) = (*v, *n);
        }
        if order.is_ge()
            && let Some((v, n)) = right.next()
        {
            (var, total) = (*v, total.plus(n.times(factor)?)?);
        }
        if !total.is_zero() {
            out.push((var, total));
        }
    }
}
