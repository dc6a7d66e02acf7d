//! Decimal numbers, exactly, and what is left of them in a double.
//!
//! Its own, because the standard library's way between the two is built for speed, on tables that weigh
//! more than all of this: numbers with fractions stand in foreign JSON alone, and hardly ever need it.

mod big;
mod double;

use std::fmt;

use self::double::Double;

/// 0.d₁d₂d₃… × 10^point: digits without zeros at either end. Zero has none, and no sign.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Decimal {
    negative: bool,
    digits: String,
    point: i64,
}

/// An exponent that stands for all further ones: no text is long enough to make up for it.
const FAR: i64 = 1 << 60;

impl Decimal {
    /// Reads a number as JSON has it.
    pub(crate) fn read(number: &str) -> Self {
        let size = number.strip_prefix('-').unwrap_or(number);
        let (mantissa, exponent) = size.split_once(['e', 'E']).unwrap_or((size, "0"));
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let all = [whole, fraction].concat();
        let digits = all.trim_start_matches('0');
        let length = |text: &str| i64::try_from(text.len()).unwrap_or(FAR);
        let leading = length(&all) - length(digits);
        let digits = digits.trim_end_matches('0');
        let far = if exponent.starts_with('-') { -FAR } else { FAR };
        let exponent: i64 = exponent.parse().unwrap_or(far);
        let is_zero = digits.is_empty();
        Self {
            negative: !is_zero && size.len() < number.len(),
            digits: digits.to_owned(),
            point: if is_zero {
                0
            } else {
                exponent.clamp(-FAR, FAR) + length(whole) - leading
            },
        }
    }

    /// Whether it is within the range of doubles.
    pub(crate) fn is_within_doubles(&self) -> bool {
        let size = |digits| {
            self.point
                .cmp(&309)
                .then_with(|| (*self.digits).cmp(digits))
        };
        // The largest is 1.79769313486231570…e308, and what counts as it ends at 1.79769313486231580…e308.
        size("17976931348623158").is_lt()
            || size("17976931348623159").is_lt()
                && Double::nearest(&self.digits, self.point).is_some()
    }

    /// The number that a reader of doubles has: the shortest decimal that is read as the same double, of
    /// several the one nearest to it. `None` where it is beyond all doubles.
    pub(crate) fn as_double(&self) -> Option<Self> {
        // Of numbers that short no two are one double, as long as doubles have all their bits.
        // The least of those is 2.2…e-308.
        let is_whole = self.point >= -306 && self.is_within_doubles();
        if self.digits.len() <= 15 && is_whole {
            return Some(self.clone());
        }
        let double = Double::nearest(&self.digits, self.point)?;
        let (digits, point) = double.shortest();
        Some(Self {
            negative: self.negative && !digits.is_empty(),
            digits,
            point,
        })
    }
}

/// As ECMAScript writes numbers, and RFC 8785 after it.
impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { digits, point, .. } = self;
        let Some((first, others)) = digits.split_at_checked(1) else {
            return f.write_str("0");
        };
        f.write_str(if self.negative { "-" } else { "" })?;
        let zeros = |count: i64| "0".repeat(usize::try_from(count).unwrap_or_default());
        // Where the point stands within the digits.
        let within = usize::try_from(*point)
            .ok()
            .and_then(|at| digits.split_at_checked(at));
        match (point, within) {
            (1..=21, Some((whole, ""))) => f.write_str(whole),
            (1..=21, Some((whole, fraction))) => write!(f, "{whole}.{fraction}"),
            (1..=21, None) => {
                let missing = i64::try_from(digits.len()).map_or(0, |there| point - there);
                write!(f, "{digits}{}", zeros(missing))
            }
            (-5..=0, _) => write!(f, "0.{}{digits}", zeros(-point)),
            _ => {
                let separator = if others.is_empty() { "" } else { "." };
                let sign = if *point > 0 { "+" } else { "" };
                write!(f, "{first}{separator}{others}e{sign}{}", point - 1)
            }
        }
    }
}

#[cfg(test)]
mod tests;
