//! Numbers as texts state them, and what they bound.

mod amount;
mod bounds;
mod policy;

use std::error::Error;
use std::fmt;

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use crate::Text;

pub use amount::{Amount, AmountError, VagueWord};
pub use bounds::Bounds;
pub use policy::{Floors, Policy, PolicyError};

/// A whole number of things, 0 to 2^53−1.
///
/// The upper end is that of the integers every JSON reader keeps exactly (RFC 7493).
///
/// ```
/// use claimgraph::Count;
///
/// assert_eq!(Count::new(238)?.get(), 238);
/// assert!(Count::new(1 << 53).is_err());
/// # Ok::<(), claimgraph::CountError>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct Count(u64);

impl Count {
    /// The largest count, 2^53−1.
    pub const MAX: Self = Self((1 << 53) - 1);

    /// The count `n`.
    ///
    /// ```
    /// # use claimgraph::Count;
    /// assert_eq!(Count::new((1 << 53) - 1), Ok(Count::MAX));
    /// ```
    ///
    /// # Errors
    ///
    /// When `n` is beyond [`MAX`](Self::MAX).
    pub const fn new(n: u64) -> Result<Self, CountError> {
        if n <= Self::MAX.0 {
            Ok(Self(n))
        } else {
            Err(CountError(n))
        }
    }

    /// The number.
    ///
    /// ```
    /// # use claimgraph::Count;
    /// assert_eq!(Count::default().get(), 0);
    /// ```
    pub const fn get(self) -> u64 {
        self.0
    }
}

impl From<u32> for Count {
    fn from(n: u32) -> Self {
        Self(n.into())
    }
}

impl fmt::Display for Count {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

/// A number that is no [`Count`], because it is beyond 2^53−1.
///
/// ```
/// use claimgraph::Count;
///
/// let error = Count::new(1 << 53).unwrap_err();
/// assert_eq!(error.to_string(), "a count is at most 9007199254740991, not 9007199254740992");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CountError(u64);

impl fmt::Display for CountError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a count is at most {}, not {}", Count::MAX, self.0)
    }
}

impl Error for CountError {}

impl TryFrom<u64> for Count {
    type Error = CountError;

    fn try_from(n: u64) -> Result<Self, CountError> {
        Self::new(n)
    }
}

/// A number as a text states it, with the text's own phrase if it is kept.
///
/// ```
/// use claimgraph::{Amount, Quantity};
///
/// let toll = Quantity::new(Amount::AtLeast(238.into())).in_words("at least 238");
/// assert_eq!(toll.words.as_deref(), Some("at least 238"));
/// assert_eq!(
///     serde_json::to_string(&toll)?,
///     r#"{"kind":"at-least","value":238,"words":"at least 238"}"#
/// );
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Quantity {
    /// What is stated.
    pub amount: Amount,
    /// The phrase it is stated in.
    pub words: Option<Text>,
}

impl Quantity {
    /// An amount without a phrase.
    ///
    /// ```
    /// # use claimgraph::{Amount, Quantity};
    /// assert_eq!(Quantity::new(Amount::Unquantified).words, None);
    /// ```
    pub fn new(amount: Amount) -> Self {
        Self {
            amount,
            words: None,
        }
    }

    /// The same amount, stated in these words.
    ///
    /// ```
    /// # use claimgraph::{Amount, Quantity};
    /// let some = Quantity::new(Amount::Unquantified).in_words("a number of");
    /// assert_eq!(some.to_string(), "an unstated number");
    /// ```
    #[must_use]
    pub fn in_words(self, words: &str) -> Self {
        Self {
            words: Some(words.into()),
            ..self
        }
    }
}

impl From<Amount> for Quantity {
    fn from(amount: Amount) -> Self {
        Self::new(amount)
    }
}

impl fmt::Display for Quantity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.amount.fmt(f)
    }
}

impl Serialize for Quantity {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        self.amount.write_members(&mut map)?;
        if let Some(words) = &self.words {
            map.serialize_entry("words", words)?;
        }
        map.end()
    }
}
