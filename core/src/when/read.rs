//! Reading EDTF, on `edtf-core`.

use crate::gather::Gather as _;
use std::error::Error;
use std::fmt;

use edtf_core::{Bound, BoundDate, Date, Edtf, IntervalEndpoint, SetElement};
use smol_str::SmolStr;

use super::day::MAX_YEAR;
use super::{Day, End, UNBOUNDED_ABOVE, UNBOUNDED_BELOW, When};

/// The most bytes a date may have. Sets are the only long ones, and nobody lists more days than fit.
const MAX_LENGTH: usize = 1_000;

/// Why a text is no date.
///
/// ```
/// use claimgraph::When;
///
/// let error = When::parse("2022-13").unwrap_err();
/// assert_eq!(error.offset, 5);
/// assert_eq!(error.message, "month must be 01-12 or a sub-year code 21-41");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WhenError {
    /// What is wrong.
    pub message: &'static str,
    /// Where, in code points (which are bytes up to there) from the start of the text.
    pub offset: usize,
}

impl fmt::Display for WhenError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} (at character {})", self.message, self.offset)
    }
}

impl Error for WhenError {}

pub(super) fn edtf(text: &str) -> Result<When, WhenError> {
    if text.len() > MAX_LENGTH {
        return Err(WhenError {
            message: "a date has at most 1,000 bytes",
            offset: 0,
        });
    }
    let parsed = Edtf::parse(text).map_err(|error| WhenError {
        message: error.message,
        offset: error.offset,
    })?;
    let (start, end) = match &parsed {
        Edtf::Date(date) => {
            check_years(date, 0)?;
            let end = end_of(date);
            (end, end)
        }
        Edtf::DateTime(_) => (End::Fixed, End::Fixed),
        Edtf::Interval(interval) => {
            let after_slash = text.find('/').map_or(0, |slash| slash + 1);
            (
                endpoint(&interval.start, 0)?,
                endpoint(&interval.end, after_slash)?,
            )
        }
        Edtf::Set(set) => {
            let mut end = End::Inside;
            for date in set.elements.iter().flat_map(dates) {
                check_years(date, 0)?;
                if end_of(date) == End::Adrift {
                    end = End::Adrift;
                }
            }
            (end, end)
        }
    };
    let bounds = parsed.bounds();
    let mut earliest = number(bounds.earliest, UNBOUNDED_BELOW);
    let mut latest = number(bounds.latest, UNBOUNDED_ABOVE);
    for date in seasons(&parsed) {
        let (first, last) = anywhere(date);
        if earliest != UNBOUNDED_BELOW {
            earliest = earliest.min(first.unwrap_or(earliest));
        }
        if latest != UNBOUNDED_ABOVE {
            latest = latest.max(last.unwrap_or(latest));
        }
    }
    if earliest > latest {
        return Err(WhenError {
            message: "the earliest day is after the latest",
            offset: 0,
        });
    }
    Ok(When {
        text: SmolStr::new(text),
        earliest,
        latest,
        start,
        end,
    })
}

/// The dates that name a season without saying of which half of the earth (codes 21 to 24).
fn seasons(parsed: &Edtf) -> Vec<&Date> {
    let all: Vec<&Date> = match parsed {
        Edtf::Date(date) => vec![date],
        Edtf::DateTime(_) => Vec::new(),
        Edtf::Interval(interval) => [&interval.start, &interval.end]
            .into_iter()
            .filter_map(|end| match end {
                IntervalEndpoint::Date(date)
                | IntervalEndpoint::OnOrBefore(date)
                | IntervalEndpoint::OnOrAfter(date) => Some(date),
                IntervalEndpoint::Open | IntervalEndpoint::Unknown => None,
            })
            .gather(),
        Edtf::Set(set) => set.elements.iter().flat_map(dates).gather(),
    };
    all.into_iter().filter(|date| is_season(date)).gather()
}

fn is_season(date: &Date) -> bool {
    let month = date.month.and_then(edtf_core::DateField::value);
    month.is_some_and(|code| (21..=24).contains(&code))
}

/// The days on which a season may be that is said of no half of the earth: winter 2022 may have begun
/// in December 2021, and southern summer 2022 may end in February 2023.
fn anywhere(date: &Date) -> (Option<i32>, Option<i32>) {
    let bounds = Edtf::Date(*date).bounds();
    let year = |bound| match bound {
        Bound::Date(BoundDate { year, .. }) => i32::try_from(year).ok(),
        _ => None,
    };
    let first = year(bounds.earliest).and_then(|y| Day::from_ymd(y - 1, 12, 1));
    // The northern winter, code 24, ends in the next year already.
    let winter = date.month.and_then(edtf_core::DateField::value) == Some(24);
    let last = year(bounds.latest).and_then(|y| Day::from_ymd(y + i32::from(!winter), 2, 28));
    (first.map(Day::number), last.map(Day::number))
}

fn endpoint(endpoint: &IntervalEndpoint, offset: usize) -> Result<End, WhenError> {
    match endpoint {
        IntervalEndpoint::Open => Ok(End::Fixed),
        IntervalEndpoint::Unknown => Ok(End::Inside),
        IntervalEndpoint::Date(date) => {
            check_years(date, offset)?;
            Ok(end_of(date))
        }
        IntervalEndpoint::OnOrBefore(date) | IntervalEndpoint::OnOrAfter(date) => {
            check_years(date, offset)?;
            Ok(if end_of(date) == End::Adrift {
                End::Adrift
            } else {
                End::Inside
            })
        }
    }
}

fn end_of(date: &Date) -> End {
    if date.is_uncertain() || date.is_approximate() {
        End::Adrift
    } else if date.has_unspecified() || date.year.significant_digits.is_some() || is_season(date) {
        End::Inside
    } else {
        End::Fixed
    }
}

fn dates(element: &SetElement) -> impl Iterator<Item = &Date> {
    let (first, second) = match element {
        SetElement::Date(date) | SetElement::OnOrBefore(date) | SetElement::OnOrAfter(date) => {
            (date, None)
        }
        SetElement::Range(from, to) => (from, Some(to)),
    };
    std::iter::once(first).chain(second)
}

fn check_years(date: &Date, offset: usize) -> Result<(), WhenError> {
    let bounds = Edtf::Date(*date).bounds();
    if day(bounds.earliest).is_some() && day(bounds.latest).is_some() {
        return Ok(());
    }
    Err(WhenError {
        message: "years beyond ±999,999 are refused",
        offset,
    })
}

fn day(bound: Bound) -> Option<Day> {
    let Bound::Date(BoundDate { year, month, day }) = bound else {
        return None;
    };
    let year = i32::try_from(year)
        .ok()
        .filter(|year| year.abs() <= MAX_YEAR)?;
    Day::from_ymd(year, month, day)
}

fn number(bound: Bound, unbounded: i32) -> i32 {
    day(bound).map_or(unbounded, Day::number)
}

#[cfg(test)]
mod tests;
