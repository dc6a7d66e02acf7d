//! When a figure stands on a clock.

use serde::Serialize;

use super::Clock;
use crate::{Day, FigureRow, FirstPublished, When, json::words};

words! {
    /// What tells when a figure stands on a clock.
    ///
    /// ```
    /// assert_eq!(claimgraph::MomentBy::StatedOn.as_str(), "stated_on");
    /// ```
    pub enum MomentBy ("what tells the time") {
        /// The day of the statement.
        StatedOn = "stated_on",
        /// The day of the first publication.
        Published = "published",
        /// The day for which is counted.
        AsOf = "as_of",
        /// Nothing that is recorded.
        Nothing = "nothing",
    }
}

/// The days between which a figure stands on a clock; a side that is not known is absent.
///
/// ```
/// use claimgraph::{Day, Moment, MomentBy};
///
/// let by_july = Moment {
///     earliest: None,
///     latest: Day::parse("2022-07-13"),
///     approximate: false,
///     by: MomentBy::Published,
/// };
/// assert_eq!(serde_json::to_string(&by_july)?, r#"{"latest":"2022-07-13","by":"published"}"#);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Moment {
    /// Not before.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub earliest: Option<Day>,
    /// Not after.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub latest: Option<Day>,
    /// Whether the date is qualified, and the days may lie beyond.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub approximate: bool,
    /// What tells it.
    pub by: MomentBy,
}

impl Moment {
    /// When a figure stands on a clock.
    pub(in crate::query) fn of(row: &FigureRow, clock: Clock) -> Self {
        let published = row.first_published;
        match clock {
            Clock::Stated => match &row.stated_on {
                Some(on) => Self::stated(on, published),
                // It was stated by the day on which it was first published, at any time before.
                None => Self {
                    approximate: published.approximate,
                    ..Self::between(None, published.latest, MomentBy::Published)
                },
            },
            Clock::Published => Self {
                approximate: published.approximate,
                ..Self::between(published.earliest, published.latest, MomentBy::Published)
            },
            Clock::AsOf => match &row.as_of {
                Some(on) => Self {
                    approximate: on.is_qualified(),
                    ..Self::between(on.earliest(), on.latest(), MomentBy::AsOf)
                },
                None => Self::between(None, None, MomentBy::Nothing),
            },
        }
    }

    fn between(earliest: Option<Day>, latest: Option<Day>, by: MomentBy) -> Self {
        let nothing = earliest.is_none() && latest.is_none();
        Self {
            earliest,
            latest,
            approximate: false,
            by: if nothing { MomentBy::Nothing } else { by },
        }
    }

    /// A statement is not later than its publication, where the two do not contradict each other.
    fn stated(on: &When, published: FirstPublished) -> Self {
        let (earliest, latest) = (on.earliest(), on.latest());
        let cut = published
            .latest
            .filter(|day| earliest.is_none_or(|earliest| earliest <= *day));
        let is_cut = cut.is_some_and(|day| latest.is_none_or(|latest| day < latest));
        Self {
            earliest,
            latest: match (latest, cut) {
                (Some(latest), Some(day)) => Some(latest.min(day)),
                (latest, day) => latest.or(day),
            },
            approximate: on.is_qualified() || (is_cut && published.approximate),
            by: MomentBy::StatedOn,
        }
    }

    /// Points are ordered by when they stand at the latest, the less certain first.
    pub(super) fn order(&self) -> (Day, Option<Day>) {
        (self.latest.unwrap_or(Day::LAST), self.earliest)
    }

    /// Whether this certainly was on an earlier day.
    pub(in crate::query) fn is_before(&self, other: &Self) -> bool {
        let known = !self.approximate && !other.approximate;
        let days = self.latest.zip(other.earliest);
        known && days.is_some_and(|(latest, earliest)| latest < earliest)
    }
}
