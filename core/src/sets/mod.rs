//! Sets of counted things, of which some sizes and some relations are known: can they be, and what
//! follows for a size that nobody stated?
//!
//! This room knows no records and no claims: it is arithmetic. [`Family`] is the question, `Solver`
//! answers it. Relations restrict which *membership patterns* a counted thing may have; a family is
//! possible when the things can be dealt out over the permitted patterns so that every stated size
//! comes out.
//!
//! Patterns are listed only where nothing else will do. Sets within others and apart from each other
//! make trees, where adding up is enough; sets that nothing relates do not restrict each other.
//! [`arrange`] takes a family apart along those lines and leaves rows of sums. Rows that form no
//! circle are solved by adding up ([`forest`]), the others by the simplex method in exact fractions
//! ([`tableau`]), made whole by branching ([`whole`]).

mod arrange;
mod explain;
mod forest;
mod groups;
mod pairs;
mod patterns;
mod ratio;
mod relations;
mod solver;
mod system;
mod tableau;
mod whole;

use crate::Bounds;
use crate::sorted::SortedSet;

pub(crate) use explain::{Conflict, Range, Trouble};
pub(crate) use groups::Groups;
pub(crate) use pairs::Pairs;
pub(crate) use solver::Solver;

/// One of the sets, by its place in the family.
pub(crate) type Set = usize;

/// Sets with what is known of them.
#[derive(Clone, Debug, Default)]
pub(crate) struct Family {
    /// The sizes that are allowed for each set; `None` where nothing is said.
    pub(crate) sizes: Vec<Option<Bounds>>,
    /// The first lies within the second.
    pub(crate) within: Pairs,
    /// Both are the same.
    pub(crate) equal: Vec<(Set, Set)>,
    /// Sets of which no two share anything.
    pub(crate) apart: Vec<Vec<Set>>,
    /// The two share nothing.
    pub(crate) beside: Pairs,
    /// What is in the first is in at least one of the others.
    pub(crate) covered: Vec<(Set, Vec<Set>)>,
    /// What is in the first and in the second is in the third.
    pub(crate) meets: Vec<(Set, Set, Set)>,
    /// The first is larger than the second.
    pub(crate) larger: Vec<(Set, Set)>,
    /// Sets whose statements are named before others that say the same.
    pub(crate) named: SortedSet<Set>,
}

impl Family {
    /// Adds a set, and says which it is.
    pub(crate) fn add(&mut self, size: Option<Bounds>) -> Set {
        self.sizes.push(size);
        self.sizes.len() - 1
    }
}

/// A statement about sizes that an answer may rest on. Relations are not among them: they hold
/// throughout.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Reason {
    /// The set has at least so many.
    Low(Set),
    /// The set has at most so many.
    High(Set),
    /// That one of `larger` at this place.
    Larger(usize),
}

pub(crate) type Reasons = SortedSet<Reason>;

/// How much work a question may cost. Checked before or while working, never after.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Effort {
    /// Sets that hang together.
    pub(crate) sets: usize,
    /// Membership patterns that must be listed one by one.
    pub(crate) patterns: usize,
    /// Meetings of two sets in a third.
    pub(crate) meets: usize,
    /// Elementary steps of exact arithmetic, for one question.
    pub(crate) steps: u64,
}

impl Default for Effort {
    fn default() -> Self {
        Self {
            sets: 10_000,
            patterns: 8_192,
            meets: 50_000,
            steps: 20_000_000,
        }
    }
}

/// Why a question was not answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Refusal {
    /// More sets hang together than allowed.
    Sets(usize),
    /// So many pairs of figures are more than are compared.
    Pairs(usize),
    /// These sets overlap in more patterns than allowed.
    Patterns(usize),
    /// More steps were needed than allowed.
    Steps,
    /// A number on the way was wider than exact arithmetic reaches.
    Width,
}

#[cfg(test)]
mod tests;
