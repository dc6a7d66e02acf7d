//! Intervals of counts.

use std::fmt;

use serde::Serialize;

/// The counts from `low` to `high`, both included; without `high` the interval is open upward.
///
/// Open is not "equal to `low`": the number may be any larger one.
///
/// ```
/// use claimgraph::Bounds;
///
/// let toll = Bounds::at_least(227);
/// assert_eq!(toll.to_string(), "at least 227");
/// assert_eq!(toll.intersect(Bounds { low: 0, high: Some(238) }), Bounds::new(227, Some(238)));
/// assert_eq!(toll.intersect(Bounds::exact(6)), None);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Bounds {
    /// The lowest count.
    pub low: u64,
    /// The highest count, if there is one.
    pub high: Option<u64>,
}

impl Bounds {
    /// From `low` to `high`; `None` when they are out of order.
    ///
    /// ```
    /// # use claimgraph::Bounds;
    /// assert!(Bounds::new(3, Some(2)).is_none());
    /// assert!(Bounds::new(3, None).is_some());
    /// ```
    pub const fn new(low: u64, high: Option<u64>) -> Option<Self> {
        match high {
            Some(highest) if low > highest => None,
            _ => Some(Self { low, high }),
        }
    }

    /// One count.
    ///
    /// ```
    /// # use claimgraph::Bounds;
    /// assert_eq!(Bounds::exact(6).to_string(), "6");
    /// ```
    pub const fn exact(n: u64) -> Self {
        Self {
            low: n,
            high: Some(n),
        }
    }

    /// `low` and every larger count; `at_least(0)` is every count.
    ///
    /// ```
    /// # use claimgraph::Bounds;
    /// assert_eq!(Bounds::at_least(1).high, None);
    /// ```
    pub const fn at_least(low: u64) -> Self {
        Self { low, high: None }
    }

    /// Whether only one count is left.
    ///
    /// ```
    /// # use claimgraph::Bounds;
    /// assert!(Bounds::exact(6).is_exact() && !Bounds::at_least(6).is_exact());
    /// ```
    pub fn is_exact(self) -> bool {
        self.high == Some(self.low)
    }

    /// Whether `n` is among the counts.
    ///
    /// ```
    /// # use claimgraph::Bounds;
    /// assert!(Bounds::at_least(6).contains(6));
    /// ```
    pub fn contains(self, n: u64) -> bool {
        self.low <= n && self.high.is_none_or(|high| n <= high)
    }

    /// The counts in both; `None` when there are none.
    ///
    /// ```
    /// # use claimgraph::Bounds;
    /// assert_eq!(Bounds::at_least(2).intersect(Bounds::at_least(3)), Some(Bounds::at_least(3)));
    /// ```
    #[must_use]
    pub fn intersect(self, other: Self) -> Option<Self> {
        let high = match (self.high, other.high) {
            (Some(a), Some(b)) => Some(a.min(b)),
            (a, b) => a.or(b),
        };
        Self::new(self.low.max(other.low), high)
    }
}

impl fmt::Display for Bounds {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.high {
            Some(high) if high == self.low => write!(f, "{high}"),
            Some(high) => write!(f, "{} to {high}", self.low),
            None => write!(f, "at least {}", self.low),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn bounds() -> impl Strategy<Value = Bounds> {
        (0..20_u64, proptest::option::of(0..20_u64))
            .prop_filter_map("out of order", |(low, high)| Bounds::new(low, high))
    }

    proptest! {
        #[test]
        fn an_intersection_holds_what_both_hold(a in bounds(), b in bounds()) {
            prop_assert_eq!(a.intersect(b), b.intersect(a));
            for n in 0..25 {
                let both = a.contains(n) && b.contains(n);
                prop_assert_eq!(a.intersect(b).is_some_and(|c| c.contains(n)), both);
            }
        }
    }
}
