//! CG450 to CG452: names, affiliations and containments that are dated are used in their time.
//!
//! Only what is certain is told: every one of the dated periods lies wholly before or after the date of
//! use. A period or a use that is not dated, or doubtfully so, might fit.

pub(super) mod affiliation;
pub(super) mod containment;
pub(super) mod names;

use crate::hashed::HashedMap;

use crate::{Id, When};

/// Periods in which something held between two records, each with its field and place in the list.
type Periods<'g> = Vec<(&'static str, usize, &'g When)>;

/// More periods than this between one pair are not gone through at each use.
const MOST_PERIODS: usize = 64;

/// What holds between pairs of records, where it is dated every time that it is recorded.
#[derive(Default)]
struct Dated<'g> {
    pairs: HashedMap<(&'g str, &'g str), Option<Periods<'g>>>,
}

impl<'g> Dated<'g> {
    fn add(&mut self, from: &'g Id, to: &'g Id, at: (&'static str, usize), when: Option<&'g When>) {
        let periods = self.pairs.entry((from.as_str(), to.as_str()));
        let periods = periods.or_insert_with(|| Some(Vec::new()));
        match (periods.as_mut(), when) {
            (Some(list), Some(when)) if list.len() < MOST_PERIODS => list.push((at.0, at.1, when)),
            _ => *periods = None,
        }
    }

    /// The periods, when there are some and the date of use lies outside all of them.
    fn outside<'s>(&'s self, from: &'s Id, to: &'s Id, date: &When) -> Option<&'s Periods<'g>> {
        let periods = self.pairs.get(&(from.as_str(), to.as_str()))?.as_ref()?;
        let outside = periods
            .iter()
            .all(|(_, _, when)| when.disjoint(date).is_certain());
        outside.then_some(periods)
    }

    fn is_empty(&self) -> bool {
        self.pairs.values().all(Option::is_none)
    }
}
