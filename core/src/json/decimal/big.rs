//! Whole numbers of any size.

use std::cmp::Ordering;

/// A whole number: its digits to the base 2^32, the lowest first, the highest not zero.
#[derive(Debug, Clone)]
pub(super) struct Big(Vec<u32>);

/// The largest power of ten below 2^32.
const NINE_DIGITS: u32 = 1_000_000_000;

/// The lower half, and what is carried into the next digit.
fn halves(wide: u64) -> (u32, u64) {
    // The mask makes it fit.
    let low = u32::try_from(wide & u64::from(u32::MAX)).unwrap_or_default();
    (low, wide >> 32)
}

impl Big {
    pub(super) fn new(number: u64) -> Self {
        let (low, high) = halves(number);
        let mut big = Self(vec![low, halves(high).0]);
        big.trim();
        big
    }

    /// The number that decimal digits are.
    pub(super) fn of_digits(digits: &str) -> Self {
        let mut big = Self(Vec::new());
        for digit in digits.bytes() {
            big.times_plus(10, u32::from(digit.wrapping_sub(b'0')));
        }
        big
    }

    fn trim(&mut self) {
        while self.0.last() == Some(&0) {
            self.0.pop();
        }
    }

    /// How many bits it has.
    pub(super) fn bits(&self) -> i64 {
        let Some(top) = self.0.last() else { return 0 };
        i64::try_from(self.0.len()).unwrap_or_default() * 32 - i64::from(top.leading_zeros())
    }

    fn times_plus(&mut self, factor: u32, more: u32) {
        let mut carry = u64::from(more);
        for digit in &mut self.0 {
            (*digit, carry) = halves(u64::from(*digit) * u64::from(factor) + carry);
        }
        if carry > 0 {
            self.0.push(halves(carry).0);
        }
    }

    pub(super) fn times(&mut self, factor: u32) {
        self.times_plus(factor, 0);
    }

    pub(super) fn times_power_of_ten(&mut self, exponent: u64) {
        for _ in 0..exponent / 9 {
            self.times(NINE_DIGITS);
        }
        for _ in 0..exponent % 9 {
            self.times(10);
        }
    }

    pub(super) fn times_power_of_two(&mut self, exponent: u64) {
        if self.0.is_empty() {
            return;
        }
        self.times(1 << (exponent % 32));
        let zeros = usize::try_from(exponent / 32).unwrap_or_default();
        self.0.splice(0..0, std::iter::repeat_n(0, zeros));
    }

    pub(super) fn plus(&self, other: &Self) -> Self {
        let (long, short) = if self.0.len() < other.0.len() {
            (other, self)
        } else {
            (self, other)
        };
        let mut sum = long.clone();
        let mut carry = 0;
        let added = short.0.iter().copied().chain(std::iter::repeat(0));
        for (digit, added) in sum.0.iter_mut().zip(added) {
            (*digit, carry) = halves(u64::from(*digit) + u64::from(added) + carry);
        }
        if carry > 0 {
            sum.0.push(halves(carry).0);
        }
        sum
    }

    /// Takes another away if that is no larger; whether it is so.
    pub(super) fn take(&mut self, other: &Self) -> bool {
        if (*self).cmp(other) == Ordering::Less {
            return false;
        }
        let mut borrowed = false;
        let taken = other.0.iter().copied().chain(std::iter::repeat(0));
        for (digit, taken) in self.0.iter_mut().zip(taken) {
            let (less, one) = digit.overflowing_sub(taken);
            let (less, two) = less.overflowing_sub(u32::from(borrowed));
            (*digit, borrowed) = (less, one || two);
        }
        self.trim();
        true
    }

    pub(super) fn cmp(&self, other: &Self) -> Ordering {
        let lengths = self.0.len().cmp(&other.0.len());
        lengths.then_with(|| self.0.iter().rev().cmp(other.0.iter().rev()))
    }
}
