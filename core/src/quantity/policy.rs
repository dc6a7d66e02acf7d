//! How soft words become bounds.

use std::error::Error;
use std::fmt;

use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};

use super::{Bounds, Count, VagueWord};

/// The largest tolerance, in per mille: "about n" may mean anything from 0 to twice n.
const MAX_TOLERANCE: u16 = 1_000;

/// The least number that each vague word stands for.
///
/// ```
/// use claimgraph::{Floors, Policy};
///
/// let floors = Floors { dozens: 24.into(), hundreds: 200.into(), thousands: 2_000.into() };
/// assert_eq!(Policy::new(floors)?.name(), "double");
/// # Ok::<(), claimgraph::PolicyError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Floors {
    /// What "dozens" is at least.
    pub dozens: Count,
    /// What "hundreds" is at least.
    pub hundreds: Count,
    /// What "thousands" is at least.
    pub thousands: Count,
}

const ACLED: Floors = Floors {
    dozens: Count(12),
    hundreds: Count(100),
    thousands: Count(1_000),
};
const DOUBLE: Floors = Floors {
    dozens: Count(24),
    hundreds: Count(200),
    thousands: Count(2_000),
};

/// What turns soft words into bounds: the floors of "dozens", "hundreds" and "thousands", and how
/// far "about" may be off.
///
/// Every derived number names its policy. The default is [`Policy::acled`], with no tolerance, so
/// that "about" and "nearly" bound nothing.
///
/// ```
/// use claimgraph::Policy;
///
/// let policy = Policy::double().with_tolerance(125)?;
/// assert_eq!(policy.name(), "double, about within 12.5%");
/// assert_eq!(
///     serde_json::to_string(&Policy::default()).unwrap(),
///     r#"{"name":"acled","floors":{"dozens":12,"hundreds":100,"thousands":1000}}"#
/// );
/// # Ok::<(), claimgraph::PolicyError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Policy {
    floors: Floors,
    tolerance: Option<u16>,
}

impl Policy {
    /// The ACLED convention: dozens are at least 12, hundreds 100, thousands 1,000.
    ///
    /// ```
    /// # use claimgraph::{Policy, VagueWord};
    /// assert_eq!(Policy::acled().floor(VagueWord::Dozens).get(), 12);
    /// ```
    pub const fn acled() -> Self {
        Self {
            floors: ACLED,
            tolerance: None,
        }
    }

    /// A plural read as two: dozens are at least 24, hundreds 200, thousands 2,000.
    ///
    /// ```
    /// # use claimgraph::{Policy, VagueWord};
    /// assert_eq!(Policy::double().floor(VagueWord::Thousands).get(), 2_000);
    /// ```
    pub const fn double() -> Self {
        Self {
            floors: DOUBLE,
            tolerance: None,
        }
    }

    /// Floors of one's own.
    ///
    /// ```
    /// # use claimgraph::{Floors, Policy};
    /// let floors = Floors { dozens: 20.into(), hundreds: 150.into(), thousands: 1_500.into() };
    /// assert_eq!(Policy::new(floors)?.name(), "floors 20/150/1500");
    /// # Ok::<(), claimgraph::PolicyError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// When the floors do not rise, or one is 0: each word says that there are some.
    pub fn new(floors: Floors) -> Result<Self, PolicyError> {
        let Floors {
            dozens,
            hundreds,
            thousands,
        } = floors;
        if Count(0) < dozens && dozens < hundreds && hundreds < thousands {
            Ok(Self {
                floors,
                tolerance: None,
            })
        } else {
            Err(PolicyError::Floors(floors))
        }
    }

    /// The same floors, and "about n" read as n give or take so many thousandths; "nearly n" as that
    /// many fewer, and at most n.
    ///
    /// ```
    /// # use claimgraph::{Amount, Bounds, Policy};
    /// let policy = Policy::acled().with_tolerance(50)?;
    /// assert_eq!(Amount::About(1_000.into()).bounds(&policy), Bounds::new(950, Some(1_050)));
    /// # Ok::<(), claimgraph::PolicyError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// When the tolerance is more than the whole number, 1,000 per mille.
    pub fn with_tolerance(self, per_mille: u16) -> Result<Self, PolicyError> {
        if per_mille > MAX_TOLERANCE {
            return Err(PolicyError::Tolerance(per_mille));
        }
        Ok(Self {
            tolerance: Some(per_mille),
            ..self
        })
    }

    /// The name that is printed in every answer; two policies of one name are equal.
    ///
    /// ```
    /// # use claimgraph::Policy;
    /// assert_eq!(Policy::acled().name(), "acled");
    /// ```
    pub fn name(&self) -> String {
        self.to_string()
    }

    /// The floors of the vague words.
    ///
    /// ```
    /// # use claimgraph::Policy;
    /// assert_eq!(Policy::acled().floors().hundreds.get(), 100);
    /// ```
    pub const fn floors(&self) -> Floors {
        self.floors
    }

    /// The tolerance for "about" and "nearly" in per mille, if one is set.
    ///
    /// ```
    /// # use claimgraph::Policy;
    /// assert_eq!(Policy::acled().tolerance(), None);
    /// ```
    pub const fn tolerance(&self) -> Option<u16> {
        self.tolerance
    }

    /// The least number that `word` stands for.
    ///
    /// ```
    /// # use claimgraph::{Policy, VagueWord};
    /// assert_eq!(Policy::acled().floor(VagueWord::Hundreds).get(), 100);
    /// ```
    pub const fn floor(&self, word: VagueWord) -> Count {
        match word {
            VagueWord::Dozens => self.floors.dozens,
            VagueWord::Hundreds => self.floors.hundreds,
            VagueWord::Thousands => self.floors.thousands,
        }
    }

    /// `n` give or take the tolerance, rounded outward.
    pub(super) fn around(&self, n: Count) -> Option<Bounds> {
        let tolerance = u64::from(self.tolerance?);
        // 2^53 times 2,000 is below 2^64.
        let low = n.get().checked_mul(1_000_u64.checked_sub(tolerance)?)? / 1_000;
        let high = n.get().checked_mul(1_000 + tolerance)?.div_ceil(1_000);
        Bounds::new(low, Some(high).filter(|high| *high <= Count::MAX.get()))
    }
}

impl Default for Policy {
    fn default() -> Self {
        Self::acled()
    }
}

impl fmt::Display for Policy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.floors {
            ACLED => f.write_str("acled")?,
            DOUBLE => f.write_str("double")?,
            Floors {
                dozens,
                hundreds,
                thousands,
            } => {
                write!(f, "floors {dozens}/{hundreds}/{thousands}")?;
            }
        }
        match self
            .tolerance
            .map(|tolerance| (tolerance / 10, tolerance % 10))
        {
            None => Ok(()),
            Some((percent, 0)) => write!(f, ", about within {percent}%"),
            Some((percent, tenths)) => write!(f, ", about within {percent}.{tenths}%"),
        }
    }
}

impl Serialize for Policy {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let fields = 2 + usize::from(self.tolerance.is_some());
        let mut object = serializer.serialize_struct("Policy", fields)?;
        object.serialize_field("name", &self.name())?;
        object.serialize_field("floors", &self.floors)?;
        match &self.tolerance {
            Some(tolerance) => object.serialize_field("tolerance_per_mille", tolerance)?,
            None => object.skip_field("tolerance_per_mille")?,
        }
        object.end()
    }
}

/// Why there is no such [`Policy`].
///
/// ```
/// use claimgraph::{Policy, PolicyError};
///
/// let error = Policy::acled().with_tolerance(1_001).unwrap_err();
/// assert_eq!(error.to_string(), "a tolerance is at most 1000 per mille, not 1001");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PolicyError {
    /// The floors are not 1 or more, each above the one before.
    Floors(Floors),
    /// The tolerance is more than 1,000 per mille.
    Tolerance(u16),
}

impl fmt::Display for PolicyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Floors(Floors {
                dozens,
                hundreds,
                thousands,
            }) => {
                write!(
                    f,
                    "floors rise from 1 upward, and {dozens}, {hundreds}, {thousands} do not"
                )
            }
            Self::Tolerance(per_mille) => {
                write!(
                    f,
                    "a tolerance is at most {MAX_TOLERANCE} per mille, not {per_mille}"
                )
            }
        }
    }
}

impl Error for PolicyError {}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn floors_rise() {
        let floors = |dozens: u32, hundreds: u32, thousands: u32| Floors {
            dozens: dozens.into(),
            hundreds: hundreds.into(),
            thousands: thousands.into(),
        };
        assert_eq!(Policy::new(floors(12, 100, 1_000)), Ok(Policy::acled()));
        for bad in [
            floors(0, 100, 1_000),
            floors(100, 100, 1_000),
            floors(12, 2_000, 1_000),
        ] {
            assert_eq!(Policy::new(bad), Err(PolicyError::Floors(bad)));
        }
    }

    #[test]
    fn what_is_beyond_every_count_is_open() {
        let policy = Policy::acled().with_tolerance(1_000).unwrap();
        assert_eq!(policy.around(Count::MAX), Some(Bounds::at_least(0)));
        assert_eq!(policy.around(Count(7)), Bounds::new(0, Some(14)));
        let exact = Policy::acled().with_tolerance(0).unwrap();
        assert_eq!(
            exact.around(Count::MAX),
            Some(Bounds::exact(Count::MAX.get()))
        );
    }
}
