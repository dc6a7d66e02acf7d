//! Dates as tables write them.

use crate::When;
use crate::gather::AddAll as _;

/// How a date is written: `DD/MM/YYYY`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum DatePattern {
    /// As documents write it.
    Edtf,
    Written(Vec<Token>),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Token {
    Year,
    /// One or two digits, or exactly two.
    Month(bool),
    Day(bool),
    /// English, of three letters or whole.
    MonthName(bool),
    Literal(char),
}

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

impl DatePattern {
    pub(super) fn parse(text: &str) -> Result<Self, &'static str> {
        if text == "EDTF" {
            return Ok(Self::Edtf);
        }
        let mut tokens = Vec::new();
        let mut rest = text;
        while let Some(first) = rest.chars().next() {
            if let Some(after) = rest.strip_prefix('\'') {
                let (inside, after) = after
                    .split_once('\'')
                    .ok_or("an apostrophe has no partner")?;
                tokens.add_all(inside.chars().map(Token::Literal));
                rest = after;
                continue;
            }
            let run = rest.chars().take_while(|c| *c == first).count();
            let token = match (first, run) {
                ('Y', 4) => Token::Year,
                ('M', 1) => Token::Month(false),
                ('M', 2) => Token::Month(true),
                ('M', 3) => Token::MonthName(false),
                ('M', 4) => Token::MonthName(true),
                ('D', 1) => Token::Day(false),
                ('D', 2) => Token::Day(true),
                ('Y', _) => {
                    return Err("a year has four digits, `YYYY`: two do not say of which century");
                }
                (c, _) if c.is_alphabetic() => {
                    return Err(
                        "letters other than YYYY, MMMM, MMM, MM, M, DD and D stand between apostrophes",
                    );
                }
                (c, run) => {
                    tokens.add_all(std::iter::repeat_n(Token::Literal(c), run));
                    rest = rest.get(run * c.len_utf8()..).unwrap_or_default();
                    continue;
                }
            };
            tokens.push(token);
            rest = rest.get(run..).unwrap_or_default();
        }
        let count = |wanted: fn(&Token) -> bool| tokens.iter().filter(|t| wanted(t)).count();
        let months = count(|t| matches!(t, Token::Month(_) | Token::MonthName(_)));
        let days = count(|t| matches!(t, Token::Day(_)));
        if count(|t| matches!(t, Token::Year)) != 1 || months > 1 || days > months {
            return Err("a date has one year, at most one month, and a day only with a month");
        }
        let runs_on = |pair: &[Token]| match pair {
            [Token::Month(false) | Token::Day(false), next] => match next {
                Token::Year | Token::Month(_) | Token::Day(_) => true,
                Token::Literal(c) => c.is_ascii_digit(),
                Token::MonthName(_) => false,
            },
            _ => false,
        };
        if tokens.windows(2).any(runs_on) {
            return Err("where digits follow at once, `MM` and `DD` say how many belong to which");
        }
        Ok(Self::Written(tokens))
    }

    /// The date as a document writes it; `None` where the text is not written so.
    pub(super) fn read(&self, text: &str) -> Option<String> {
        let tokens = match self {
            Self::Edtf => return When::parse(text).is_ok().then(|| text.to_owned()),
            Self::Written(tokens) => tokens,
        };
        let (mut year, mut month, mut day) = (String::new(), String::new(), String::new());
        let mut rest = text;
        for token in tokens {
            match token {
                Token::Literal(c) => rest = rest.strip_prefix(*c)?,
                Token::Year => year = digits(&mut rest, 4, 4)?,
                Token::Month(two) => month = digits(&mut rest, 1 + usize::from(*two), 2)?,
                Token::Day(two) => day = digits(&mut rest, 1 + usize::from(*two), 2)?,
                Token::MonthName(whole) => month = month_name(&mut rest, *whole)?,
            }
        }
        if !rest.is_empty() {
            return None;
        }
        let two = |text: &str| {
            if text.is_empty() {
                String::new()
            } else {
                format!("-{text:0>2}")
            }
        };
        Some(format!("{year}{}{}", two(&month), two(&day)))
    }
}

fn digits(rest: &mut &str, least: usize, most: usize) -> Option<String> {
    let run = rest
        .bytes()
        .take(most)
        .take_while(u8::is_ascii_digit)
        .count();
    let (found, after) = rest.split_at_checked(run).filter(|_| run >= least)?;
    *rest = after;
    Some(found.to_owned())
}

fn month_name(rest: &mut &str, whole: bool) -> Option<String> {
    for (index, month) in MONTHS.iter().enumerate() {
        let name = if whole { month } else { month.get(..3)? };
        let Some((found, after)) = rest.split_at_checked(name.len()) else {
            continue;
        };
        if found.eq_ignore_ascii_case(name) {
            *rest = after;
            return Some((index + 1).to_string());
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::DatePattern;

    fn read(pattern: &str, text: &str) -> Option<String> {
        DatePattern::parse(pattern).ok()?.read(text)
    }

    #[test]
    fn dates_are_read_as_the_pattern_says_and_not_otherwise() {
        for (pattern, text, date) in [
            ("DD/MM/YYYY", "03/04/2031", Some("2031-04-03")),
            ("DD/MM/YYYY", "3/4/2031", None),
            ("D.M.YYYY", "3.4.2031", Some("2031-04-03")),
            ("D.M.YYYY", "03.04.2031", Some("2031-04-03")),
            ("MMMM D, YYYY", "March 3, 2031", Some("2031-03-03")),
            ("D MMM YYYY", "3 mAr 2031", Some("2031-03-03")),
            ("MM/YYYY", "04/2031", Some("2031-04")),
            ("YYYY", "2031", Some("2031")),
            (
                "YYYY-MM-DD' at noon'",
                "2031-04-03 at noon",
                Some("2031-04-03"),
            ),
            ("YYYY-MM-DD", "2031-04-03 ", None),
            ("EDTF", "2031-04-0X", Some("2031-04-0X")),
            ("EDTF", "3/4/2031", None),
            ("DD/MM/YY", "03/04/31", None),
            ("DD YYYY", "03 2031", None),
            ("YYYYMD", "2031111", None),
            ("YYYYMMDD", "20311101", Some("2031-11-01")),
            ("DMMMYYYY", "3Apr2031", Some("2031-04-03")),
        ] {
            assert_eq!(read(pattern, text).as_deref(), date, "{pattern}: {text}");
        }
    }
}
