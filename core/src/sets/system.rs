//! Rows of sums over variables that are whole numbers, none below zero.

use super::{Bounds, Groups, Reason, Reasons};
use crate::gather::Gather as _;
use crate::sorted::SortedMap;

pub(super) type Var = usize;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Side {
    Low,
    High,
}

impl Side {
    pub(super) const fn other(self) -> Self {
        match self {
            Self::Low => Self::High,
            Self::High => Self::Low,
        }
    }
}

/// A limit of a variable or of a row, and the statement that sets it; none where relations do.
pub(super) type Limit = (i128, Option<Reason>);

/// A sum of variables, each taken once, with the limits of its value.
#[derive(Clone, Debug, Default)]
pub(super) struct Row {
    pub(super) plus: Vec<Var>,
    pub(super) minus: Vec<Var>,
    pub(super) low: Option<Limit>,
    pub(super) high: Option<Limit>,
}

impl Row {
    /// The variables with their signs.
    pub(super) fn terms(&self) -> impl Iterator<Item = (Var, i128)> {
        let plus = self.plus.iter().map(|v| (*v, 1));
        plus.chain(self.minus.iter().map(|v| (*v, -1)))
    }
}

/// Which statements count.
#[derive(Clone, Copy)]
pub(super) enum Active<'a> {
    All,
    Except(&'a dyn Fn(Reason) -> bool),
    Only(&'a Reasons),
}

impl Active<'_> {
    pub(super) fn counts(&self, reason: Option<Reason>) -> bool {
        match (reason, self) {
            (None, _) | (_, Self::All) => true,
            (Some(reason), Self::Except(dropped)) => !dropped(reason),
            (Some(reason), Self::Only(kept)) => kept.contains(&reason),
        }
    }
}

/// A limit put on a variable for the length of a question.
pub(super) type Extra = (Var, Side, i128);

#[derive(Clone, Debug, Default)]
pub(super) struct System {
    pub(super) vars: usize,
    /// Variables that are sums of others which are defined by nothing.
    pub(super) defined: Vec<(Var, Vec<Var>)>,
    pub(super) rows: Vec<Row>,
    /// What is stated of each variable from below and from above.
    limits: SortedMap<Var, [Vec<Limit>; 2]>,
}

impl System {
    /// So many variables, and nothing said about them.
    pub(super) fn with(vars: usize) -> Self {
        Self {
            vars,
            ..Self::default()
        }
    }

    pub(super) fn fresh(&mut self) -> Var {
        self.vars += 1;
        self.vars - 1
    }

    pub(super) fn limit(&mut self, var: Var, side: Side, limit: Limit) {
        let [lows, highs] = self.limits.entry(var).or_default();
        match side {
            Side::Low => lows.push(limit),
            Side::High => highs.push(limit),
        }
    }

    pub(super) fn state(&mut self, var: Var, set: super::Set, size: Bounds) {
        if size.low > 0 {
            let reason = Some(Reason::Low(set));
            self.limit(var, Side::Low, (size.low.into(), reason));
        }
        if let Some(high) = size.high {
            let reason = Some(Reason::High(set));
            self.limit(var, Side::High, (high.into(), reason));
        }
    }

    /// The sum of `parts` is at most that of `whole`.
    pub(super) fn fits(&mut self, parts: Vec<Var>, whole: Var) {
        let row = Row {
            plus: parts,
            minus: vec![whole],
            high: Some((0, None)),
            low: None,
        };
        self.rows.push(row);
    }

    /// The sum of `parts` is at least that of `whole`.
    pub(super) fn reaches(&mut self, parts: Vec<Var>, whole: Var) {
        let row = Row {
            plus: parts,
            minus: vec![whole],
            low: Some((0, None)),
            high: None,
        };
        self.rows.push(row);
    }

    /// The sum of `parts` is `whole`.
    pub(super) fn makes(&mut self, parts: Vec<Var>, whole: Var) {
        let row = Row {
            plus: parts,
            minus: vec![whole],
            low: Some((0, None)),
            high: Some((0, None)),
        };
        self.rows.push(row);
    }

    /// The tightest limit of a variable that counts; no variable is below zero.
    pub(super) fn bound(
        &self,
        var: Var,
        side: Side,
        active: Active<'_>,
        extra: &[Extra],
    ) -> Option<Limit> {
        let counts = |limit: &&Limit| active.counts(limit.1);
        let extra = extra.iter().filter(|(v, s, _)| (*v, *s) == (var, side));
        let extra = extra.map(|(_, _, n)| (*n, None));
        let limits = self.limits.get(&var).map(|[lows, highs]| match side {
            Side::Low => lows,
            Side::High => highs,
        });
        let stated = limits.into_iter().flatten().filter(counts).copied();
        let mut tightest: Option<Limit> = match side {
            Side::Low => Some((0, None)),
            Side::High => None,
        };
        for limit in stated.chain(extra) {
            let tighter = tightest.is_none_or(|(other, _)| match side {
                Side::Low => limit.0 > other,
                Side::High => limit.0 < other,
            });
            if tighter {
                tightest = Some(limit);
            }
        }
        tightest
    }

    /// The limits of a row that count.
    pub(super) fn row_bound(row: &Row, side: Side, active: Active<'_>) -> Option<Limit> {
        let limit = match side {
            Side::Low => row.low,
            Side::High => row.high,
        };
        limit.filter(|(_, reason)| active.counts(*reason))
    }

    /// Every statement that limits a variable or a row.
    pub(super) fn reasons(&self) -> impl Iterator<Item = (Reason, i128)> {
        let stated = self.limits.values().flatten().flatten();
        let rows = self.rows.iter().flat_map(|r| [r.low, r.high]).flatten();
        stated
            .copied()
            .chain(rows)
            .filter_map(|(n, reason)| Some((reason?, n)))
    }

    /// Calls the statements by other names.
    pub(super) fn rename(&mut self, name: impl Fn(Reason) -> Reason) {
        let stated = self.limits.values_mut().flatten().flatten();
        let rows = self
            .rows
            .iter_mut()
            .flat_map(|r| [r.low.as_mut(), r.high.as_mut()]);
        for (_, reason) in stated.chain(rows.flatten()) {
            *reason = reason.map(&name);
        }
    }

    /// The systems of rows that share variables, each with the variables that it was made of.
    pub(super) fn split(self) -> Vec<(Vec<Var>, Self)> {
        let mut groups = Groups::new(self.vars);
        for row in &self.rows {
            let mut terms = row.terms();
            if let Some((first, _)) = terms.next() {
                terms.for_each(|(var, _)| groups.join(first, var));
            }
        }
        for (var, parts) in &self.defined {
            for part in parts {
                groups.join(*var, *part);
            }
        }
        let mut pieces: SortedMap<Var, (Vec<Var>, Self)> = SortedMap::new();
        let mut local = Vec::with_capacity(self.vars);
        for var in 0..self.vars {
            let (vars, piece) = pieces.entry(groups.find(var)).or_default();
            local.push(piece.fresh());
            vars.push(var);
        }
        let at = |var: &Var| local.get(*var).copied().unwrap_or_default();
        let all = |vars: &[Var]| vars.iter().map(at).gather();
        for row in &self.rows {
            let first = row.terms().next();
            if let Some((_, piece)) = first.and_then(|(var, _)| pieces.get_mut(&groups.find(var))) {
                let (plus, minus) = (all(&row.plus), all(&row.minus));
                piece.rows.push(Row {
                    plus,
                    minus,
                    ..*row
                });
            }
        }
        for (var, parts) in &self.defined {
            if let Some((_, piece)) = pieces.get_mut(&groups.find(*var)) {
                piece.defined.push((at(var), all(parts)));
            }
        }
        for (var, limits) in self.limits {
            if let Some((_, piece)) = pieces.get_mut(&groups.find(var)) {
                piece.limits.insert(at(&var), limits);
            }
        }
        pieces.into_values().gather()
    }
}
