//! Days of the proleptic Gregorian calendar.

use std::fmt;

use serde::{Serialize, Serializer};

/// The largest distance of a year from year 0.
pub(super) const MAX_YEAR: i32 = 999_999;

/// A day of the proleptic Gregorian calendar, years −999,999 to 999,999.
///
/// ```
/// use claimgraph::Day;
///
/// let day = Day::from_ymd(2022, 2, 3).unwrap();
/// assert_eq!(day, Day::parse("2022-02-03").unwrap());
/// assert_eq!(day.to_string(), "2022-02-03");
/// assert_eq!(day.days_since(Day::from_ymd(2022, 1, 2).unwrap()), 32);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(i32);

impl Day {
    /// The first day: 1 January of the year −999,999.
    pub const FIRST: Self = Self(from_civil(-MAX_YEAR, 1, 1));
    /// The last day: 31 December of the year 999,999.
    pub const LAST: Self = Self(from_civil(MAX_YEAR, 12, 31));

    /// The day with this astronomical year number (0 is 1 BC), month and day of month; `None` when
    /// there is none.
    ///
    /// ```
    /// # use claimgraph::Day;
    /// assert!(Day::from_ymd(2024, 2, 29).is_some());
    /// assert!(Day::from_ymd(2022, 2, 29).is_none());
    /// ```
    pub const fn from_ymd(year: i32, month: u8, day: u8) -> Option<Self> {
        if year < -MAX_YEAR || year > MAX_YEAR || day == 0 || day > days_in(year, month) {
            return None;
        }
        Some(Self(from_civil(year, month, day)))
    }

    /// Reads `YYYY-MM-DD`, the only form taken here; [`When`](crate::When) reads all the others.
    ///
    /// ```
    /// # use claimgraph::Day;
    /// assert!(Day::parse("2022-07-13").is_some());
    /// assert!(Day::parse("2022-07").is_none());
    /// assert!(Day::parse("2022-7-13").is_none());
    /// ```
    pub fn parse(text: &str) -> Option<Self> {
        let &[y0, y1, y2, y3, b'-', m0, m1, b'-', d0, d1] = text.as_bytes() else {
            return None;
        };
        let century = two_digits(y0, y1)?;
        let year = i32::from(century) * 100 + i32::from(two_digits(y2, y3)?);
        Self::from_ymd(year, two_digits(m0, m1)?, two_digits(d0, d1)?)
    }

    /// The day so many days after (before, when negative) 1970-01-01; `None` beyond the years kept.
    ///
    /// ```
    /// # use claimgraph::Day;
    /// assert_eq!(Day::from_number(19_000).unwrap().to_string(), "2022-01-08");
    /// assert!(Day::from_number(i32::MAX).is_none());
    /// ```
    pub const fn from_number(days: i32) -> Option<Self> {
        if days < Self::FIRST.0 || days > Self::LAST.0 {
            return None;
        }
        Some(Self(days))
    }

    /// The number of days from 1970-01-01 to this one, negative before.
    ///
    /// ```
    /// # use claimgraph::Day;
    /// assert_eq!(Day::from_ymd(1970, 1, 1).unwrap().number(), 0);
    /// assert_eq!(Day::from_ymd(1969, 12, 31).unwrap().number(), -1);
    /// ```
    pub const fn number(self) -> i32 {
        self.0
    }

    /// Year, month and day of month.
    ///
    /// ```
    /// # use claimgraph::Day;
    /// assert_eq!(Day::parse("2022-01-02").unwrap().ymd(), (2022, 1, 2));
    /// ```
    pub fn ymd(self) -> (i32, u8, u8) {
        // Years of 400 from 1 March 0000 make every leap day the last of its year.
        let shifted = i64::from(self.0) + 719_468;
        let era = shifted.div_euclid(146_097);
        let of_era = shifted.rem_euclid(146_097);
        let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let march_month = (5 * of_year + 2) / 153;
        let day = of_year - (153 * march_month + 2) / 5 + 1;
        let month = if march_month < 10 {
            march_month + 3
        } else {
            march_month - 9
        };
        let year = year_of_era + era * 400 + i64::from(month <= 2);
        let small = |n: i64| u8::try_from(n).unwrap_or(u8::MAX);
        (
            i32::try_from(year).unwrap_or(i32::MAX),
            small(month),
            small(day),
        )
    }

    /// How many days this one is after `earlier`, negative when it is before.
    ///
    /// ```
    /// # use claimgraph::Day;
    /// let day = |text| Day::parse(text).unwrap();
    /// assert_eq!(day("2022-03-01").days_since(day("2022-02-28")), 1);
    /// ```
    pub const fn days_since(self, earlier: Self) -> i32 {
        self.0 - earlier.0
    }
}

const fn is_leap(year: i32) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

const fn days_in(year: i32, month: u8) -> u8 {
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if is_leap(year) => 29,
        2 => 28,
        _ => 0,
    }
}

const fn from_civil(year: i32, month: u8, day: u8) -> i32 {
    let march_year = if month <= 2 { year - 1 } else { year };
    let era = march_year.div_euclid(400);
    let year_of_era = march_year.rem_euclid(400);
    let march_month = (month as i32 + 9) % 12;
    let of_year = (153 * march_month + 2) / 5 + day as i32 - 1;
    let of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + of_year;
    era * 146_097 + of_era - 719_468
}

fn two_digits(tens: u8, ones: u8) -> Option<u8> {
    let (tens, ones) = (tens.wrapping_sub(b'0'), ones.wrapping_sub(b'0'));
    (tens <= 9 && ones <= 9).then(|| tens * 10 + ones)
}

impl fmt::Display for Day {
    /// `YYYY-MM-DD` in the years 0 to 9999. EDTF writes other days of a year with a sign alone
    /// (`-0044-03-15`) while four digits suffice; beyond them it has no form for a day, so the year
    /// keeps its EDTF `Y` (`Y12022-01-02`).
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.ymd();
        let sign = if year < 0 { "-" } else { "" };
        let prefix = if year.abs() > 9_999 { "Y" } else { "" };
        write!(f, "{prefix}{sign}{:04}-{month:02}-{day:02}", year.abs())
    }
}

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn every_day_of_the_first_and_last_years_and_of_four_millennia_comes_back() {
        let whole = |from: i32, to: i32| {
            let start = Day::from_ymd(from, 1, 1).unwrap().number();
            let end = Day::from_ymd(to, 12, 31).unwrap().number();
            for number in start..=end {
                let (year, month, day) = Day::from_number(number).unwrap().ymd();
                assert_eq!(Day::from_ymd(year, month, day).unwrap().number(), number);
            }
        };
        whole(-1_000, 3_000);
        whole(-999_999, -999_990);
        whole(999_990, 999_999);
        assert!(Day::from_ymd(1_000_000, 1, 1).is_none());
        assert!(Day::from_number(Day::LAST.number() + 1).is_none());
        assert!(Day::from_number(Day::FIRST.number() - 1).is_none());
    }

    #[test]
    fn only_the_plain_form_is_read() {
        for bad in [
            "",
            "2022",
            "2022-02-30",
            "2022-13-01",
            "2022-00-10",
            "2022-01-00",
            "2022-01-32",
            "2022/01/01",
            "-022-01-01",
            "2022-01-1X",
            "2022-01-01 ",
            "２022-01-",
            "1900-02-29",
            "2022-01-0:",
            "2022-01-/1",
        ] {
            assert_eq!(Day::parse(bad), None, "{bad}");
        }
        assert_eq!(Day::parse("0000-02-29").unwrap().ymd(), (0, 2, 29));
    }

    #[test]
    fn other_years_are_shown_as_edtf_has_them() {
        let shown = |year| Day::from_ymd(year, 3, 15).unwrap().to_string();
        assert_eq!(shown(-44), "-0044-03-15");
        assert_eq!(shown(12_022), "Y12022-03-15");
        assert_eq!(shown(-12_022), "Y-12022-03-15");
    }
}
