//! The kinds of stated numbers.

use std::error::Error;
use std::fmt;

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use super::{Bounds, Count, Policy};

/// What a text states about a number.
///
/// ```
/// use claimgraph::{Amount, Bounds, Policy, VagueWord};
///
/// let policy = Policy::acled();
/// assert_eq!(Amount::MoreThan(200.into()).bounds(&policy), Some(Bounds::at_least(201)));
/// assert_eq!(Amount::Vague(VagueWord::Hundreds).bounds(&policy), Some(Bounds::at_least(100)));
/// assert_eq!(Amount::About(1_000.into()).bounds(&policy), None);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Amount {
    /// The number itself: "238".
    Exact(Count),
    /// That many or more: "at least 238".
    AtLeast(Count),
    /// More than that: "over 200".
    MoreThan(Count),
    /// That many or fewer: "up to 300".
    AtMost(Count),
    /// Fewer than that: "under 300".
    FewerThan(Count),
    /// From one number to another, both included: "10,000 to 12,000".
    Between {
        /// The lesser.
        low: Count,
        /// The greater.
        high: Count,
    },
    /// Roughly that many: "about 1,000".
    About(Count),
    /// Not quite that many: "nearly 100".
    Nearly(Count),
    /// A magnitude in a word: "dozens".
    Vague(VagueWord),
    /// Larger than another claim's number: "much higher".
    Comparative,
    /// Some, no number told: "a number of".
    Unquantified,
}

impl Amount {
    /// The names of all kinds, in the order of the variants.
    pub const KINDS: &'static [&'static str] = &[
        "exact",
        "at-least",
        "more-than",
        "at-most",
        "fewer-than",
        "between",
        "about",
        "nearly",
        "vague",
        "comparative",
        "unquantified",
    ];

    /// The kind's name in a document.
    ///
    /// ```
    /// # use claimgraph::Amount;
    /// assert_eq!(Amount::FewerThan(3.into()).kind(), "fewer-than");
    /// ```
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Exact(_) => "exact",
            Self::AtLeast(_) => "at-least",
            Self::MoreThan(_) => "more-than",
            Self::AtMost(_) => "at-most",
            Self::FewerThan(_) => "fewer-than",
            Self::Between { .. } => "between",
            Self::About(_) => "about",
            Self::Nearly(_) => "nearly",
            Self::Vague(_) => "vague",
            Self::Comparative => "comparative",
            Self::Unquantified => "unquantified",
        }
    }

    /// Whether some count fits; a document with an amount that none fits is refused.
    ///
    /// ```
    /// # use claimgraph::{Amount, AmountError};
    /// assert_eq!(Amount::FewerThan(0.into()).check(), Err(AmountError::FewerThanNone));
    /// ```
    ///
    /// # Errors
    ///
    /// Why no count fits.
    pub fn check(&self) -> Result<(), AmountError> {
        match *self {
            Self::FewerThan(n) if n.get() == 0 => Err(AmountError::FewerThanNone),
            Self::MoreThan(Count::MAX) => Err(AmountError::MoreThanAll),
            Self::Between { low, high } if low > high => Err(AmountError::OutOfOrder { low, high }),
            _ => Ok(()),
        }
    }

    /// The counts that the amount allows under `policy`; `None` when it sets no hard bound: "about"
    /// and "nearly" without a tolerance, a comparative (its bound is the linked claim's), and an
    /// amount that fails [`check`](Self::check).
    ///
    /// All arithmetic is exact. "About" rounds outward to whole numbers, so that nothing within the
    /// tolerance is lost. An upper bound beyond [`Count::MAX`] is given as open: no count is larger,
    /// so the two say the same, and every number of an answer stays one that JSON keeps exactly.
    ///
    /// ```
    /// # use claimgraph::{Amount, Bounds, Policy};
    /// let tenth = Policy::acled().with_tolerance(100)?;
    /// assert_eq!(Amount::About(25.into()).bounds(&tenth), Bounds::new(22, Some(28)));
    /// assert_eq!(Amount::Nearly(25.into()).bounds(&tenth), Bounds::new(22, Some(25)));
    /// # Ok::<(), claimgraph::PolicyError>(())
    /// ```
    pub fn bounds(&self, policy: &Policy) -> Option<Bounds> {
        self.check().ok()?;
        match *self {
            Self::Exact(n) => Some(Bounds::exact(n.get())),
            Self::AtLeast(n) => Some(Bounds::at_least(n.get())),
            Self::MoreThan(n) => Some(Bounds::at_least(n.get().checked_add(1)?)),
            Self::AtMost(n) => Bounds::new(0, Some(n.get())),
            Self::FewerThan(n) => Bounds::new(0, Some(n.get().checked_sub(1)?)),
            Self::Between { low, high } => Bounds::new(low.get(), Some(high.get())),
            Self::About(n) => policy.around(n),
            Self::Nearly(n) => {
                let around = policy.around(n)?;
                Bounds::new(around.low, Some(n.get()))
            }
            Self::Vague(word) => Some(Bounds::at_least(policy.floor(word).get())),
            Self::Comparative => None,
            Self::Unquantified => Some(Bounds::at_least(1)),
        }
    }

    /// The one number that is stated, however it is qualified.
    ///
    /// ```
    /// # use claimgraph::{Amount, VagueWord};
    /// assert_eq!(Amount::Nearly(100.into()).nominal(), Some(100));
    /// assert_eq!(Amount::Vague(VagueWord::Dozens).nominal(), None);
    /// ```
    pub const fn nominal(&self) -> Option<u64> {
        match self {
            Self::Exact(n)
            | Self::AtLeast(n)
            | Self::MoreThan(n)
            | Self::AtMost(n)
            | Self::FewerThan(n)
            | Self::About(n)
            | Self::Nearly(n) => Some(n.get()),
            Self::Between { .. } | Self::Vague(_) | Self::Comparative | Self::Unquantified => None,
        }
    }

    pub(super) fn write_members<M: SerializeMap>(&self, map: &mut M) -> Result<(), M::Error> {
        map.serialize_entry("kind", self.kind())?;
        match self {
            Self::Between { low, high } => {
                map.serialize_entry("low", low)?;
                map.serialize_entry("high", high)
            }
            Self::Vague(word) => map.serialize_entry("word", word),
            _ => self
                .nominal()
                .map_or(Ok(()), |value| map.serialize_entry("value", &value)),
        }
    }
}

impl Serialize for Amount {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        self.write_members(&mut map)?;
        map.end()
    }
}

impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Exact(n) => write!(f, "{n}"),
            Self::AtLeast(n) => write!(f, "at least {n}"),
            Self::MoreThan(n) => write!(f, "more than {n}"),
            Self::AtMost(n) => write!(f, "at most {n}"),
            Self::FewerThan(n) => write!(f, "fewer than {n}"),
            Self::Between { low, high } => write!(f, "{low} to {high}"),
            Self::About(n) => write!(f, "about {n}"),
            Self::Nearly(n) => write!(f, "nearly {n}"),
            Self::Vague(word) => f.write_str(word.as_str()),
            Self::Comparative => f.write_str("a larger number"),
            Self::Unquantified => f.write_str("an unstated number"),
        }
    }
}

/// A magnitude told in a word.
///
/// ```
/// use claimgraph::VagueWord;
///
/// assert_eq!(VagueWord::parse("dozens"), Some(VagueWord::Dozens));
/// assert_eq!(VagueWord::parse("scores"), None);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum VagueWord {
    /// "dozens"
    Dozens,
    /// "hundreds"
    Hundreds,
    /// "thousands"
    Thousands,
}

impl VagueWord {
    /// All words, smallest first.
    pub const ALL: &'static [Self] = &[Self::Dozens, Self::Hundreds, Self::Thousands];

    /// The word.
    ///
    /// ```
    /// # use claimgraph::VagueWord;
    /// assert_eq!(VagueWord::Thousands.as_str(), "thousands");
    /// ```
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Dozens => "dozens",
            Self::Hundreds => "hundreds",
            Self::Thousands => "thousands",
        }
    }

    /// The word that is written so.
    ///
    /// ```
    /// # use claimgraph::VagueWord;
    /// assert_eq!(VagueWord::parse("hundreds"), Some(VagueWord::Hundreds));
    /// ```
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|word| word.as_str() == text)
    }
}

/// Why no count fits an [`Amount`].
///
/// ```
/// use claimgraph::Amount;
///
/// let turned = Amount::Between { low: 12.into(), high: 10.into() };
/// assert_eq!(turned.check().unwrap_err().to_string(), "the lower bound 12 is above the upper bound 10");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AmountError {
    /// Fewer than 0.
    FewerThanNone,
    /// More than the largest count.
    MoreThanAll,
    /// The lower bound is above the upper.
    OutOfOrder {
        /// The lower bound.
        low: Count,
        /// The upper bound.
        high: Count,
    },
}

impl fmt::Display for AmountError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::FewerThanNone => f.write_str("no count is fewer than 0"),
            Self::MoreThanAll => write!(f, "no count is more than {}", Count::MAX),
            Self::OutOfOrder { low, high } => {
                write!(f, "the lower bound {low} is above the upper bound {high}")
            }
        }
    }
}

impl Error for AmountError {}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use proptest::prelude::*;

    use super::*;

    fn count() -> impl Strategy<Value = Count> {
        prop_oneof![4 => 0..3_000_u64, 1 => 0..=Count::MAX.get(), 1 => Just(Count::MAX.get())]
            .prop_map(|n| Count::new(n).unwrap())
    }

    fn amount() -> impl Strategy<Value = Amount> {
        prop_oneof![
            count().prop_map(Amount::Exact),
            count().prop_map(Amount::AtLeast),
            count().prop_map(Amount::MoreThan),
            count().prop_map(Amount::AtMost),
            count().prop_map(Amount::FewerThan),
            (count(), count()).prop_map(|(low, high)| Amount::Between { low, high }),
            count().prop_map(Amount::About),
            count().prop_map(Amount::Nearly),
            proptest::sample::select(VagueWord::ALL).prop_map(Amount::Vague),
            Just(Amount::Comparative),
            Just(Amount::Unquantified),
        ]
    }

    proptest! {
        #[test]
        fn bounds_are_counts_in_order(amount in amount(), tolerance in 0..=1_000_u16) {
            let policy = Policy::double().with_tolerance(tolerance).unwrap();
            if let Some(bounds) = amount.bounds(&policy) {
                prop_assert!(bounds.low <= bounds.high.unwrap_or(Count::MAX.get()));
                prop_assert!(bounds.high.is_none_or(|high| high <= Count::MAX.get()));
                let policy_matters = matches!(amount, Amount::About(_) | Amount::Nearly(_) | Amount::Vague(_));
                prop_assert_eq!(policy_matters, amount.bounds(&Policy::acled()) != Some(bounds));
            } else {
                prop_assert!(amount.check().is_err() || amount == Amount::Comparative);
            }
        }

        #[test]
        fn a_wider_tolerance_never_narrows(n in count(), a in 0..=1_000_u16, b in 0..=1_000_u16) {
            let around = |tolerance| {
                let policy = Policy::acled().with_tolerance(tolerance).unwrap();
                Amount::About(n).bounds(&policy).unwrap()
            };
            let (narrow, wide) = (around(a.min(b)), around(a.max(b)));
            prop_assert!(narrow.contains(n.get()));
            prop_assert_eq!(narrow.intersect(wide), Some(narrow));
        }

        #[test]
        fn kinds_are_listed(amount in amount()) {
            prop_assert!(Amount::KINDS.contains(&amount.kind()));
        }
    }

    #[test]
    fn the_table_of_kinds() {
        let n = |n: u32| Count::from(n);
        let policy = Policy::acled();
        for (amount, bounds, members) in [
            (
                Amount::Exact(n(0)),
                Some((0, Some(0))),
                r#"{"kind":"exact","value":0}"#,
            ),
            (
                Amount::AtLeast(n(238)),
                Some((238, None)),
                r#"{"kind":"at-least","value":238}"#,
            ),
            (
                Amount::MoreThan(n(200)),
                Some((201, None)),
                r#"{"kind":"more-than","value":200}"#,
            ),
            (
                Amount::AtMost(n(3)),
                Some((0, Some(3))),
                r#"{"kind":"at-most","value":3}"#,
            ),
            (
                Amount::FewerThan(n(3)),
                Some((0, Some(2))),
                r#"{"kind":"fewer-than","value":3}"#,
            ),
            (
                Amount::FewerThan(n(0)),
                None,
                r#"{"kind":"fewer-than","value":0}"#,
            ),
            (
                Amount::Between {
                    low: n(1),
                    high: n(2),
                },
                Some((1, Some(2))),
                r#"{"kind":"between","low":1,"high":2}"#,
            ),
            (
                Amount::Between {
                    low: n(2),
                    high: n(1),
                },
                None,
                r#"{"kind":"between","low":2,"high":1}"#,
            ),
            (Amount::About(n(5)), None, r#"{"kind":"about","value":5}"#),
            (Amount::Nearly(n(5)), None, r#"{"kind":"nearly","value":5}"#),
            (
                Amount::Vague(VagueWord::Dozens),
                Some((12, None)),
                r#"{"kind":"vague","word":"dozens"}"#,
            ),
            (Amount::Comparative, None, r#"{"kind":"comparative"}"#),
            (
                Amount::Unquantified,
                Some((1, None)),
                r#"{"kind":"unquantified"}"#,
            ),
        ] {
            let bounds = bounds.map(|(low, high)| Bounds { low, high });
            assert_eq!(amount.bounds(&policy), bounds, "{amount}");
            assert_eq!(serde_json::to_string(&amount).unwrap(), members);
        }
        assert_eq!(Amount::MoreThan(Count::MAX).bounds(&policy), None);
    }
}
