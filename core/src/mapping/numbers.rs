//! Numbers as tables write them.

use crate::gather::Gather as _;

/// How a quantity is written: `#+`, `# to #`; `#` stands for a whole number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct QuantityPattern {
    /// What stands around the numbers.
    around: Vec<String>,
}

impl QuantityPattern {
    pub(super) fn parse(text: &str) -> Option<Self> {
        let around: Vec<String> = text.split('#').map(str::to_owned).gather();
        let between = around.get(1..around.len() - 1).unwrap_or_default();
        let is_sound =
            around.len() <= 3 && !text.is_empty() && between.iter().all(|b| !b.is_empty());
        is_sound.then_some(Self { around })
    }

    /// Whether the number is all there is.
    pub(super) fn is_bare(&self) -> bool {
        self.around.len() == 2 && self.around.iter().all(String::is_empty)
    }

    /// The digits of its numbers, where the text is written so.
    pub(super) fn read(&self, text: &str, thousands: Option<char>) -> Option<Vec<String>> {
        let (first, others) = self.around.split_first()?;
        let mut rest = text.strip_prefix(first.as_str())?;
        let mut numbers = Vec::new();
        for around in others {
            let end = rest.find(|c: char| !c.is_ascii_digit() && Some(c) != thousands);
            let (number, after) = rest.split_at_checked(end.unwrap_or(rest.len()))?;
            numbers.push(whole(number, thousands)?);
            rest = after.strip_prefix(around.as_str())?;
        }
        rest.is_empty().then_some(numbers)
    }
}

/// The digits of a whole number, groups of three kept apart only by what is said to keep them apart.
pub(super) fn whole(text: &str, thousands: Option<char>) -> Option<String> {
    let digits = match thousands {
        Some(mark) if text.contains(mark) => {
            let groups: Vec<&str> = text.split(mark).gather();
            let (first, rest) = groups.split_first()?;
            let is_grouped = (1..=3).contains(&first.len()) && rest.iter().all(|g| g.len() == 3);
            is_grouped.then(|| groups.concat())?
        }
        _ => text.to_owned(),
    };
    let is_plain = !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
    (is_plain && (digits == "0" || !digits.starts_with('0'))).then_some(digits)
}

/// A number with a fraction, as JSON writes it.
pub(super) fn decimal(text: &str, point: char) -> Option<String> {
    let (sign, digits) = match text.strip_prefix('-') {
        Some(digits) => ("-", digits),
        None => ("", text),
    };
    let (before, after) = match digits.split_once(point) {
        Some((before, after)) => (before, Some(after)),
        None => (digits, None),
    };
    let before = whole(before, None)?;
    match after {
        None => Some(format!("{sign}{before}")),
        Some(after) => {
            let is_plain = !after.is_empty() && after.bytes().all(|b| b.is_ascii_digit());
            is_plain.then(|| format!("{sign}{before}.{after}"))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{QuantityPattern, decimal, whole};

    #[test]
    fn numbers_are_read_as_the_mapping_says_and_not_otherwise() {
        assert_eq!(whole("1,000", Some(',')).as_deref(), Some("1000"));
        assert_eq!(whole("1000", Some(',')).as_deref(), Some("1000"));
        for (text, thousands) in [
            ("1,000", None),
            ("10,00", Some(',')),
            (",000", Some(',')),
            ("", None),
            ("007", None),
            ("-1", None),
            ("1.0", None),
        ] {
            assert_eq!(whole(text, thousands), None, "{text}");
        }
        assert_eq!(decimal("-0,5", ',').as_deref(), Some("-0.5"));
        for text in ["1e5", ".5", "5.", "+1", "NaN", "1,5"] {
            assert_eq!(decimal(text, '.'), None, "{text}");
        }
    }

    #[test]
    fn quantities_are_read_by_their_patterns() {
        let read =
            |pattern: &str, text: &str| QuantityPattern::parse(pattern)?.read(text, Some(','));
        assert_eq!(
            read("#+", "1,080+").as_deref(),
            Some(&["1080".to_owned()][..])
        );
        assert_eq!(
            read("#-#", "8-12").as_deref(),
            Some(&["8".to_owned(), "12".to_owned()][..])
        );
        assert_eq!(read("dozens", "dozens").as_deref(), Some(&[][..]));
        assert_eq!(read("#", "80+"), None);
        assert_eq!(read("##", "80"), None);
        assert_eq!(read("# dead", " dead"), None);
    }
}
