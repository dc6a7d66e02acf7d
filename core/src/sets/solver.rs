//! A family in pieces that have nothing to do with each other, each solved as simply as its shape allows.

use super::{
    Effort, Family, Reason, Reasons, Refusal, Set,
    arrange::arrange,
    explain::{Conflict, Extreme, Range, Trouble, irreducible},
    forest::{Forest, Outcome},
    groups::Groups,
    relations::{Class, Relations},
    system::{Active, Extra, Side, System, Var},
    tableau::{Steps, Tableau},
    whole,
};
use crate::gather::Gather as _;
use crate::sorted::{Arrange as _, SortedMap, SortedSet};

enum Shape {
    Forest(Forest),
    Tableau(Tableau),
}

/// Rows that share variables.
struct Piece {
    system: System,
    shape: Shape,
}

/// Sets that relations join.
struct Part {
    sets: Vec<Set>,
    pieces: Result<Vec<Piece>, Refusal>,
}

/// Answers questions about one family.
pub(crate) struct Solver {
    effort: Effort,
    parts: Vec<Part>,
    /// Where each set is: its part, piece and variable.
    homes: SortedMap<Set, (usize, usize, Var)>,
    /// The first set of each of `larger`, whose statement it is.
    owners: Vec<Set>,
}

impl Solver {
    pub(crate) fn new(family: &Family, effort: Effort) -> Self {
        let mut solver = Self {
            effort,
            parts: Vec::new(),
            homes: SortedMap::new(),
            owners: family.larger.iter().map(|(owner, _)| *owner).gather(),
        };
        let crowded = family.meets.len() > effort.meets;
        for (sets, part, larger) in joined(family) {
            let pieces = if crowded && !part.meets.is_empty() {
                Err(Refusal::Patterns(sets.len()))
            } else {
                solver.pieces(&part, &sets, &larger)
            };
            solver.parts.push(Part { sets, pieces });
        }
        solver
    }

    fn pieces(
        &mut self,
        family: &Family,
        sets: &[Set],
        larger: &[usize],
    ) -> Result<Vec<Piece>, Refusal> {
        let relations = Relations::close(family, &self.effort)?;
        let mut system = arrange(family, &relations, &self.effort)?;
        system.rename(|reason| {
            let set = |s: Set| sets.get(s).copied().unwrap_or(s);
            match reason {
                Reason::Low(s) => Reason::Low(set(s)),
                Reason::High(s) => Reason::High(set(s)),
                Reason::Larger(k) => Reason::Larger(larger.get(k).copied().unwrap_or(k)),
            }
        });
        let mut pieces = Vec::new();
        let mut places = SortedMap::new();
        for (vars, system) in system.split() {
            for (local, var) in vars.into_iter().enumerate() {
                places.insert(var, (pieces.len(), local));
            }
            let shape = match Forest::of(&system) {
                Some(forest) => Shape::Forest(forest),
                None => Shape::Tableau(Tableau::of(&system)?),
            };
            pieces.push(Piece { system, shape });
        }
        let part = self.parts.len();
        for (set, class) in sets.iter().zip(&relations.class_of) {
            let class: Class = *class;
            if let Some((piece, var)) = places.get(&class) {
                self.homes.insert(*set, (part, *piece, *var));
            }
        }
        Ok(pieces)
    }

    /// The conflicts of a family, no two of which share a set, and the sets of which it was not found
    /// out whether there are any.
    pub(crate) fn conflicts(&mut self) -> (Vec<Conflict>, Vec<(Vec<Set>, Refusal)>) {
        let mut found = Vec::new();
        let mut refused = Vec::new();
        let owners = std::mem::take(&mut self.owners);
        let owner = |reason: Reason| match reason {
            Reason::Low(set) | Reason::High(set) => set,
            Reason::Larger(place) => owners.get(place).copied().unwrap_or_default(),
        };
        // Many pieces may be hard, and the answer is one.
        let mut left = self.effort.steps.saturating_mul(3);
        for part in &mut self.parts {
            let pieces = match &mut part.pieces {
                Ok(pieces) => pieces,
                Err(refusal) => {
                    refused.push((part.sets.clone(), *refusal));
                    continue;
                }
            };
            for piece in pieces {
                let given = self.effort.steps.min(left);
                let mut steps = Steps(given);
                let done = piece.conflicts(&owner, &mut steps, &mut found);
                left -= given - steps.0;
                if let Err(refusal) = done {
                    refused.push((part.sets.clone(), refusal));
                    break;
                }
            }
        }
        self.owners = owners;
        found.arrange();
        (found, refused)
    }

    /// The least and the greatest size that a set can have.
    pub(crate) fn range(&mut self, set: Set) -> Result<Range, Trouble> {
        let Some((part, piece, var)) = self.homes.get(&set).copied() else {
            let part = self.parts.iter().find(|p| p.sets.contains(&set));
            return Err(match part.map(|p| &p.pieces) {
                Some(Err(refusal)) => Trouble::Refused(*refusal),
                _ => Trouble::Refused(Refusal::Sets(0)),
            });
        };
        let part = self
            .parts
            .get_mut(part)
            .and_then(|p| p.pieces.as_mut().ok());
        let Some(piece) = part.and_then(|pieces| pieces.get_mut(piece)) else {
            return Err(Trouble::Refused(Refusal::Sets(0)));
        };
        piece.range(var, &mut Steps(self.effort.steps))
    }

    /// The sets whose sizes have to do with that of a set, itself included.
    pub(crate) fn beside(&self, set: Set) -> Vec<Set> {
        let home = |set: &Set| self.homes.get(set).map(|(part, piece, _)| (*part, *piece));
        let here = home(&set);
        let beside = self.homes.keys().filter(|other| home(other) == here);
        beside.copied().filter(|_| here.is_some()).gather()
    }

    /// The sizes that all others leave to a set, whatever is stated of its own; `None` where they
    /// leave none.
    pub(crate) fn leeway(&mut self, set: Set) -> Result<Option<(u64, Option<u64>)>, Refusal> {
        let Some((part, piece, var)) = self.homes.get(&set).copied() else {
            return Ok(None);
        };
        let part = self
            .parts
            .get_mut(part)
            .and_then(|p| p.pieces.as_mut().ok());
        let Some(piece) = part.and_then(|pieces| pieces.get_mut(piece)) else {
            return Ok(None);
        };
        let own = |reason: Reason| matches!(reason, Reason::Low(s) | Reason::High(s) if s == set);
        // It is asked of many sets, and beside the answer.
        let mut steps = Steps(self.effort.steps / 20);
        let ends = piece.ends(var, Active::Except(&own), &mut steps)?;
        let size = |n: i128| u64::try_from(n).map_err(|_| Refusal::Width);
        match ends {
            Err(_) => Ok(None),
            Ok((low, high)) => Ok(Some((size(low)?, high.map(size).transpose()?))),
        }
    }
}

impl Piece {
    /// The statements that leave no solution, if none is left.
    fn refuted(
        &mut self,
        active: Active<'_>,
        extra: &[Extra],
        steps: &mut Steps,
    ) -> Result<Option<Reasons>, Refusal> {
        match &mut self.shape {
            Shape::Tableau(tableau) => whole::refuted(tableau, &self.system, active, extra, steps),
            Shape::Forest(forest) => {
                steps.take(self.system.vars.saturating_mul(8))?;
                let root = extra.first().map_or(0, |(var, ..)| *var);
                Ok(match forest.solve(&self.system, root, active, extra)? {
                    Outcome::Impossible(why) => Some(why),
                    Outcome::Limits(..) => None,
                })
            }
        }
    }

    fn irreducible(
        &mut self,
        why: Reasons,
        extra: &[Extra],
        steps: &mut Steps,
    ) -> Result<Reasons, Refusal> {
        let sizes: SortedMap<Reason, i128> = self.system.reasons().collect();
        irreducible(why, &sizes, |kept| {
            self.refuted(Active::Only(kept), extra, steps)
        })
    }

    fn conflicts(
        &mut self,
        owner: &impl Fn(Reason) -> Set,
        steps: &mut Steps,
        found: &mut Vec<Conflict>,
    ) -> Result<(), Refusal> {
        let mut dropped = SortedSet::new();
        loop {
            let without = |reason| dropped.contains(&owner(reason));
            let Some(why) = self.refuted(Active::Except(&without), &[], steps)? else {
                return Ok(());
            };
            let reasons = self.irreducible(why, &[], steps)?;
            let sets: Vec<Set> = reasons.iter().map(|r| owner(*r)).gather();
            // Without a statement to drop, dropping goes on for ever.
            if sets.is_empty() {
                return Err(Refusal::Width);
            }
            dropped.extend(sets);
            found.push(Conflict { reasons });
        }
    }

    fn range(&mut self, var: Var, steps: &mut Steps) -> Result<Range, Trouble> {
        let (low, high) = match self.ends(var, Active::All, steps)? {
            Ok(ends) => ends,
            Err(why) => return Err(self.conflict(why, steps)?),
        };
        Ok(Range {
            low: self.because(var, Side::Low, low, steps)?,
            high: match high {
                Some(high) => Some(self.because(var, Side::High, high, steps)?),
                None => None,
            },
        })
    }

    /// How far a variable goes, or the statements that no numbers satisfy.
    fn ends(
        &mut self,
        var: Var,
        active: Active<'_>,
        steps: &mut Steps,
    ) -> Result<Result<(i128, Option<i128>), Reasons>, Refusal> {
        let system = &self.system;
        let (low, high) = match &mut self.shape {
            Shape::Forest(forest) => {
                steps.take(system.vars.saturating_mul(8))?;
                match forest.solve(system, var, active, &[])? {
                    Outcome::Limits(low, high) => (low, high),
                    Outcome::Impossible(why) => return Ok(Err(why)),
                }
            }
            Shape::Tableau(tableau) => {
                if let Some(why) = whole::refuted(tableau, system, active, &[], steps)? {
                    return Ok(Err(why));
                }
                let low = whole::extreme(tableau, system, active, (var, Side::Low), steps)?;
                whole::refuted(tableau, system, active, &[], steps)?;
                let high = whole::extreme(tableau, system, active, (var, Side::High), steps)?;
                (low, high)
            }
        };
        Ok(Ok((low.unwrap_or(0), high)))
    }

    fn conflict(&mut self, why: Reasons, steps: &mut Steps) -> Result<Trouble, Refusal> {
        let reasons = self.irreducible(why, &[], steps)?;
        Ok(Trouble::Conflict(Conflict { reasons }))
    }

    /// Why a variable goes no further than this on one side.
    fn because(
        &mut self,
        var: Var,
        side: Side,
        end: i128,
        steps: &mut Steps,
    ) -> Result<Extreme, Refusal> {
        let further = match side {
            Side::Low => (var, Side::High, end - 1),
            Side::High => (var, Side::Low, end + 1),
        };
        let why = self
            .refuted(Active::All, &[further], steps)?
            .unwrap_or_default();
        let because = match self.shape {
            // Adding up uses every statement once, and the sum is the limit: with any one less it
            // would fall short.
            Shape::Forest(_) => why,
            Shape::Tableau(_) => self.irreducible(why, &[further], steps)?,
        };
        let count = u64::try_from(end).map_err(|_| Refusal::Width)?;
        Ok(Extreme {
            size: count,
            because,
        })
    }
}

/// The parts of a family that no relation joins: the sets of each, the family that they are, and
/// the places of its comparisons.
fn joined(family: &Family) -> Vec<(Vec<Set>, Family, Vec<usize>)> {
    let mut groups = Groups::new(family.sizes.len());
    let others = family.equal.iter().chain(&family.larger).copied();
    for (a, b) in family
        .within
        .iter()
        .chain(family.beside.iter())
        .chain(others)
    {
        groups.join(a, b);
    }
    for (whole, parts) in &family.covered {
        for part in parts {
            groups.join(*whole, *part);
        }
    }
    for (a, b, both) in &family.meets {
        groups.join(*a, *b);
        groups.join(*a, *both);
    }
    for group in &family.apart {
        for (a, b) in group.iter().zip(group.iter().skip(1)) {
            groups.join(*a, *b);
        }
    }
    let mut parts: SortedMap<Set, (Vec<Set>, Family, Vec<usize>)> = SortedMap::new();
    let mut local = Vec::with_capacity(family.sizes.len());
    for (set, size) in family.sizes.iter().enumerate() {
        let (sets, part, _) = parts.entry(groups.find(set)).or_default();
        local.push(part.add(*size));
        sets.push(set);
    }
    let roots: Vec<usize> = (0..family.sizes.len()).map(|set| groups.find(set)).gather();
    let root = |set: &Set| roots.get(*set).copied().unwrap_or_default();
    let at = |set: &Set| local.get(*set).copied().unwrap_or_default();
    for (a, b) in family.within.iter() {
        if let Some((_, part, _)) = parts.get_mut(&root(&a)) {
            part.within.add(at(&a), at(&b));
        }
    }
    for (a, b) in family.beside.iter() {
        if let Some((_, part, _)) = parts.get_mut(&root(&a)) {
            part.beside.add(at(&a), at(&b));
        }
    }
    for (a, b) in &family.equal {
        if let Some((_, part, _)) = parts.get_mut(&root(a)) {
            part.equal.push((at(a), at(b)));
        }
    }
    for (place, (a, b)) in family.larger.iter().enumerate() {
        if let Some((_, part, larger)) = parts.get_mut(&root(a)) {
            part.larger.push((at(a), at(b)));
            larger.push(place);
        }
    }
    for group in &family.apart {
        if let Some((_, part, _)) = group.first().and_then(|set| parts.get_mut(&root(set))) {
            part.apart.push(group.iter().map(at).gather());
        }
    }
    for set in &family.named {
        if let Some((_, part, _)) = parts.get_mut(&root(set)) {
            part.named.insert(at(set));
        }
    }
    for (whole, cover) in &family.covered {
        if let Some((_, part, _)) = parts.get_mut(&root(whole)) {
            part.covered
                .push((at(whole), cover.iter().map(at).gather()));
        }
    }
    for (a, b, both) in &family.meets {
        if let Some((_, part, _)) = parts.get_mut(&root(a)) {
            part.meets.push((at(a), at(b), at(both)));
        }
    }
    parts.into_values().gather()
}
