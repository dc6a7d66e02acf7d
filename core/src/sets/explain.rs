//! Answers with the statements that they rest on, none of which could be left out.

use super::{Reason, Reasons, Refusal};
use crate::gather::Gather as _;
use crate::sorted::{Arrange as _, SortedMap};

/// Statements that cannot all hold, while any one less could.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Conflict {
    pub(crate) reasons: Reasons,
}

/// A size that cannot be passed, and the statements that together see to that. Any one less, and it
/// could be. A relation needs none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Extreme {
    pub(crate) size: u64,
    pub(crate) because: Reasons,
}

/// The sizes that a set can have, from the least to the greatest if there is one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Range {
    pub(crate) low: Extreme,
    pub(crate) high: Option<Extreme>,
}

/// Why there is no range.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Trouble {
    Refused(Refusal),
    /// What is known of the set cannot all hold.
    Conflict(Conflict),
}

impl From<Refusal> for Trouble {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

/// Statements that refute, with every one left out that is not needed for it. The least numbers are
/// tried first, so that what is left are few and large ones.
pub(super) fn irreducible(
    mut why: Reasons,
    sizes: &SortedMap<Reason, i128>,
    mut refuted: impl FnMut(&Reasons) -> Result<Option<Reasons>, Refusal>,
) -> Result<Reasons, Refusal> {
    let mut order: Vec<Reason> = why.iter().copied().gather();
    order.arrange_by_key(|reason| {
        let size = sizes.get(reason).copied().unwrap_or_default();
        let ease = match reason {
            Reason::Low(_) => size,
            Reason::High(_) | Reason::Larger(_) => -size,
        };
        (ease, std::cmp::Reverse(*reason))
    });
    // Many can go at once as a rule: twice as many are tried after every success.
    let (mut at, mut many) = (0, 1);
    while at < order.len() {
        let end = order.len().min(at + many);
        let chunk = order.get(at..end).unwrap_or_default();
        let mut fewer = why.clone();
        fewer.retain(|reason| !chunk.contains(reason));
        let idle = fewer.len() == why.len();
        let found = if idle { Some(fewer) } else { refuted(&fewer)? };
        match found {
            // Some of the others may have gone with them.
            Some(fewer) => {
                why = fewer;
                at = end;
                many *= 2;
            }
            None if many == 1 => at = end,
            None => many = 1,
        }
    }
    Ok(why)
}
