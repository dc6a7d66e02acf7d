//! Three-valued answers.

use serde::Serialize;

/// An answer about dates that are not known to the day.
///
/// Ordered from `No` to `Certainly`; `and` is the lesser of two, `or` the greater.
///
/// ```
/// use claimgraph::Truth::{Certainly, No, Possibly};
///
/// assert_eq!(Certainly.and(Possibly), Possibly);
/// assert_eq!(No.or(Possibly), Possibly);
/// assert_eq!(Possibly.not(), Possibly);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Truth {
    /// No choice of days would do.
    No,
    /// Some choice of days would do, or a doubtful date says so.
    Possibly,
    /// Every choice of days would do.
    Certainly,
}

impl Truth {
    /// Both.
    ///
    /// ```
    /// # use claimgraph::Truth;
    /// assert_eq!(Truth::No.and(Truth::Certainly), Truth::No);
    /// ```
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        self.min(other)
    }

    /// Either.
    ///
    /// ```
    /// # use claimgraph::Truth;
    /// assert_eq!(Truth::No.or(Truth::Certainly), Truth::Certainly);
    /// ```
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        self.max(other)
    }

    /// The opposite.
    ///
    /// Of two qualified dates "not before" is asked as [`When::on_or_after`](crate::When::on_or_after):
    /// turning a `No` about them round would make it certain, which a qualified date never is.
    ///
    /// ```
    /// # use claimgraph::Truth;
    /// assert_eq!(Truth::No.not(), Truth::Certainly);
    /// ```
    #[must_use]
    #[expect(
        clippy::should_implement_trait,
        reason = "it stands beside `and` and `or`, which no operator has"
    )]
    pub fn not(self) -> Self {
        match self {
            Self::No => Self::Certainly,
            Self::Possibly => Self::Possibly,
            Self::Certainly => Self::No,
        }
    }

    /// Whether this is `Certainly`.
    ///
    /// ```
    /// # use claimgraph::Truth;
    /// assert!(Truth::Certainly.is_certain() && !Truth::Possibly.is_certain());
    /// ```
    pub fn is_certain(self) -> bool {
        self == Self::Certainly
    }

    /// Whether this is not `No`.
    ///
    /// ```
    /// # use claimgraph::Truth;
    /// assert!(Truth::Possibly.is_possible() && !Truth::No.is_possible());
    /// ```
    pub fn is_possible(self) -> bool {
        self != Self::No
    }
}
