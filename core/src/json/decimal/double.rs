//! From decimals to the nearest double, and from doubles to their shortest decimals.

use std::cmp::Ordering;

use super::big::Big;

/// A double without its sign: mantissa × 2^exponent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Double {
    pub(super) mantissa: u64,
    pub(super) exponent: i64,
}

/// The bits of a mantissa, of which the first is set but in the smallest doubles.
const BITS: i64 = 53;
/// The exponent of the smallest doubles, and that of the largest.
const LEAST: i64 = -1074;
const MOST: i64 = 971;
/// More digits than a number halfway between two doubles has: of those beyond it only matters that
/// they are there.
const DIGITS: usize = 800;

/// The number as an exponent of what it multiplies; the others multiply the other side.
fn above(exponent: i64) -> u64 {
    u64::try_from(exponent).unwrap_or_default()
}

impl Double {
    /// The double nearest to 0.d₁d₂d₃… × 10^point, of two equally near the even one; `None` beyond the largest.
    pub(super) fn nearest(digits: &str, point: i64) -> Option<Self> {
        let zero = Self {
            mantissa: 0,
            exponent: LEAST,
        };
        if digits.is_empty() || point < -324 {
            return Some(zero);
        }
        if point > 309 {
            return None;
        }
        // The number is `over` ÷ `under`.
        let (mut over, length) = match digits.get(..DIGITS) {
            Some(first) if digits.len() > DIGITS => {
                (Big::of_digits(&format!("{first}1")), DIGITS + 1)
            }
            _ => (Big::of_digits(digits), digits.len()),
        };
        let power = point - i64::try_from(length).unwrap_or_default();
        over.times_power_of_ten(above(power));
        let mut under = Big::new(1);
        under.times_power_of_ten(above(-power));
        // Its highest bit stands for 2^top, or for half of that: both are tried.
        let top = over.bits() - under.bits();
        let mut exponent = (top - BITS + 1).max(LEAST);
        let mut scaled = under.clone();
        scaled.times_power_of_two(above(top));
        let mut against = over.clone();
        against.times_power_of_two(above(-top));
        if against.cmp(&scaled) == Ordering::Less {
            exponent = (top - BITS).max(LEAST);
        }
        over.times_power_of_two(above(-exponent));
        under.times_power_of_two(above(exponent) + above(BITS));
        let mut mantissa = 0;
        for _ in 0..BITS {
            over.times(2);
            mantissa = mantissa * 2 + u64::from(over.take(&under));
        }
        over.times(2);
        mantissa += match over.cmp(&under) {
            Ordering::Less => 0,
            Ordering::Equal => mantissa % 2,
            Ordering::Greater => 1,
        };
        if mantissa == 1 << BITS {
            mantissa /= 2;
            exponent += 1;
        }
        (exponent <= MOST).then_some(Self { mantissa, exponent })
    }

    /// The shortest digits that are read as this double, of several those nearest to it, and where the point
    /// stands (Steele and White 1990; Burger and Dybvig 1996).
    pub(super) fn shortest(self) -> (String, i64) {
        let Self { mantissa, exponent } = self;
        let mut digits = String::new();
        if mantissa == 0 {
            return (digits, 0);
        }
        // The double is `over` ÷ `under`; halfway to its neighbours it is by `low` and `high` less and more.
        // The one below the smallest of an exponent is twice as near.
        let is_uneven = mantissa == 1 << (BITS - 1) && exponent > LEAST;
        let extra = 1 + u64::from(is_uneven);
        let mut over = Big::new(mantissa);
        over.times_power_of_two(above(exponent) + extra);
        let mut under = Big::new(1);
        under.times_power_of_two(above(-exponent) + extra);
        let mut low = Big::new(1);
        low.times_power_of_two(above(exponent));
        let mut high = low.clone();
        high.times_power_of_two(extra - 1);
        // What is halfway itself is read as the even one.
        let is_even = mantissa % 2 == 0;
        let reaches = |one: &Big, other: &Big| match one.cmp(other) {
            Ordering::Less => false,
            Ordering::Equal => is_even,
            Ordering::Greater => true,
        };
        // By the logarithm of 2; never above what it is to be.
        let top = Big::new(mantissa).bits() - 1 + exponent;
        let mut point = (top * 30_103).div_euclid(100_000);
        under.times_power_of_ten(above(point));
        for number in [&mut over, &mut low, &mut high] {
            number.times_power_of_ten(above(-point));
        }
        while reaches(&over.plus(&high), &under) {
            under.times(10);
            point += 1;
        }
        loop {
            for number in [&mut over, &mut low, &mut high] {
                number.times(10);
            }
            let mut digit = 0;
            while over.take(&under) {
                digit += 1;
            }
            let is_down = reaches(&low, &over);
            let is_up = reaches(&over.plus(&high), &under);
            if is_down || is_up {
                let nearer = over.plus(&over).cmp(&under);
                let is_nearer =
                    nearer == Ordering::Greater || nearer == Ordering::Equal && digit % 2 == 1;
                digit += u8::from(is_up && (!is_down || is_nearer));
            }
            digits.push(char::from(b'0' + digit));
            if is_down || is_up {
                return (digits, point);
            }
        }
    }
}
