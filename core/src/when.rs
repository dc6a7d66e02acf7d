//! Dates as written, and the days they may mean.

mod compare;
mod day;
mod read;
mod span;
mod truth;

use std::fmt;
use std::str::FromStr;

use serde::{Serialize, Serializer};
use smol_str::SmolStr;

pub use day::Day;
pub use read::WhenError;
pub use span::SpanRelation;
pub use truth::Truth;

/// A date: an EDTF string (ISO 8601-2:2019 annex A, levels 0 to 2) and the interval of days it
/// denotes.
///
/// The text is kept as written, and two dates are equal when their texts are. The interval runs
/// from the earliest day the date may mean to the latest; an end that is open (`..`) or unknown
/// (empty) leaves that side unbounded. A qualifier (`~`, `?`, `%`) never widens the interval and
/// never lets a comparison be certain.
///
/// A season of which it is not said in which half of the earth (codes 21 to 24) may be anywhere from
/// the December before its year to the February after it; codes 25 to 28 are the northern seasons, 29
/// to 32 the southern. A date with a time of day denotes the day as written, whatever its shift from UTC.
///
/// ```
/// use claimgraph::{Day, Truth, When};
///
/// let june = When::parse("2022-06-2X")?;
/// assert_eq!(june.earliest(), Day::parse("2022-06-20"));
/// assert_eq!(june.latest(), Day::parse("2022-06-29"));
///
/// let stated = When::parse("2022-06-29")?;
/// assert_eq!(june.before(&stated), Truth::Possibly);
/// assert_eq!(june.before(&When::parse("2022-07")?), Truth::Certainly);
/// # Ok::<(), claimgraph::WhenError>(())
/// ```
#[derive(Clone)]
pub struct When {
    text: SmolStr,
    // Day numbers; an unbounded side is beyond every day, so comparisons need no special case.
    earliest: i32,
    latest: i32,
    start: End,
    end: End,
}

const UNBOUNDED_BELOW: i32 = i32::MIN;
const UNBOUNDED_ABOVE: i32 = i32::MAX;

/// How well one end of the interval is known, when the whole interval is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    /// It is the end.
    Fixed,
    /// The end lies somewhere within the interval: digits left open, alternatives, an unknown end.
    Inside,
    /// Qualified: nothing certain follows from it.
    Adrift,
}

impl When {
    /// Reads an EDTF string.
    ///
    /// Refused besides what EDTF refuses: years beyond ±999,999, an interval whose earliest day is
    /// after its latest, and texts of more than 1,000 bytes.
    ///
    /// ```
    /// # use claimgraph::When;
    /// assert!(When::parse("2022-01-04/2022-01-11").is_ok());
    /// assert_eq!(When::parse("2022-02-30").unwrap_err().offset, 8);
    /// ```
    ///
    /// # Errors
    ///
    /// The first place where the text stops being such a string.
    pub fn parse(text: &str) -> Result<Self, WhenError> {
        if let Some(day) = Day::parse(text) {
            return Ok(Self::on(SmolStr::new(text), day));
        }
        read::edtf(text)
    }

    /// The date that means this day and no other; `None` for years of more than four digits, whose
    /// days EDTF cannot write.
    ///
    /// ```
    /// # use claimgraph::{Day, When};
    /// let day = Day::parse("2022-02-03").unwrap();
    /// assert_eq!(When::of_day(day), When::parse("2022-02-03").ok());
    /// ```
    pub fn of_day(day: Day) -> Option<Self> {
        let (year, ..) = day.ymd();
        (year.abs() <= 9_999).then(|| Self::on(smol_str::format_smolstr!("{day}"), day))
    }

    fn on(text: SmolStr, day: Day) -> Self {
        let number = day.number();
        Self {
            text,
            earliest: number,
            latest: number,
            start: End::Fixed,
            end: End::Fixed,
        }
    }

    /// The text as written.
    ///
    /// ```
    /// # use claimgraph::When;
    /// assert_eq!(When::parse("2022-?06")?.text(), "2022-?06");
    /// # Ok::<(), claimgraph::WhenError>(())
    /// ```
    pub fn text(&self) -> &str {
        self.text.as_str()
    }

    /// The earliest day the date may mean; `None` when that side is unbounded.
    ///
    /// ```
    /// # use claimgraph::When;
    /// assert_eq!(When::parse("2022")?.earliest().unwrap().to_string(), "2022-01-01");
    /// assert_eq!(When::parse("../2022")?.earliest(), None);
    /// # Ok::<(), claimgraph::WhenError>(())
    /// ```
    pub fn earliest(&self) -> Option<Day> {
        Day::from_number(self.earliest)
    }

    /// The latest day the date may mean; `None` when that side is unbounded.
    ///
    /// ```
    /// # use claimgraph::When;
    /// assert_eq!(When::parse("2022-02")?.latest().unwrap().to_string(), "2022-02-28");
    /// assert_eq!(When::parse("2022/")?.latest(), None);
    /// # Ok::<(), claimgraph::WhenError>(())
    /// ```
    pub fn latest(&self) -> Option<Day> {
        Day::from_number(self.latest)
    }

    /// Whether any part is marked approximate (`~`), uncertain (`?`) or both (`%`).
    ///
    /// ```
    /// # use claimgraph::When;
    /// assert!(When::parse("2022-~01-05")?.is_qualified());
    /// assert!(!When::parse("2022-XX")?.is_qualified());
    /// # Ok::<(), claimgraph::WhenError>(())
    /// ```
    pub fn is_qualified(&self) -> bool {
        self.start == End::Adrift || self.end == End::Adrift
    }

    /// Whether only one day can be meant, qualified or not.
    ///
    /// ```
    /// # use claimgraph::When;
    /// assert!(When::parse("2022-01-05T10:00:00Z")?.is_single_day());
    /// assert!(!When::parse("2022-01")?.is_single_day());
    /// # Ok::<(), claimgraph::WhenError>(())
    /// ```
    pub fn is_single_day(&self) -> bool {
        self.earliest == self.latest
    }
}

impl PartialEq for When {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl Eq for When {}

impl std::hash::Hash for When {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.text.hash(state);
    }
}

impl fmt::Debug for When {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "When({})", self.text)
    }
}

impl fmt::Display for When {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.text())
    }
}

impl FromStr for When {
    type Err = WhenError;

    fn from_str(text: &str) -> Result<Self, WhenError> {
        Self::parse(text)
    }
}

impl Serialize for When {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.text())
    }
}
