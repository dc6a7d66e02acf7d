//! Exact fractions that say when they grow too wide, instead of rounding.

use std::cmp::Ordering;

use super::Refusal;

/// A fraction in lowest terms with a positive denominator.
///
/// Its operations are long where the machine has no numbers so wide, so that none is compiled in place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Ratio {
    over: i128,
    under: i128,
}

type Exact<T> = Result<T, Refusal>;

impl Ratio {
    pub(super) const ZERO: Self = Self::whole(0);
    pub(super) const ONE: Self = Self::whole(1);

    pub(super) const fn whole(n: i128) -> Self {
        Self { over: n, under: 1 }
    }

    #[inline(never)]
    fn reduced(over: Option<i128>, under: Option<i128>) -> Exact<Self> {
        let (Some(over), Some(under)) = (over, under) else {
            return Err(Refusal::Width);
        };
        let shared = gcd(over.unsigned_abs(), under.unsigned_abs());
        let (Ok(shared), true) = (i128::try_from(shared), under != 0) else {
            return Err(Refusal::Width);
        };
        let sign = under.signum();
        Ok(Self {
            over: over / shared * sign,
            under: under / shared * sign,
        })
    }

    pub(super) const fn is_zero(self) -> bool {
        self.over == 0
    }

    pub(super) const fn is_positive(self) -> bool {
        self.over > 0
    }

    /// The number, if it is a whole one.
    pub(super) const fn as_whole(self) -> Option<i128> {
        if self.under == 1 {
            Some(self.over)
        } else {
            None
        }
    }

    /// The largest whole number that is not larger.
    #[inline(never)]
    pub(super) const fn floor(self) -> i128 {
        self.over.div_euclid(self.under)
    }

    pub(super) fn neg(self) -> Self {
        // Never the least of all integers: no operation here returns it unreduced from counts.
        Self {
            over: -self.over,
            under: self.under,
        }
    }

    pub(super) fn magnitude(self) -> Self {
        if self.over < 0 { self.neg() } else { self }
    }

    #[inline(never)]
    pub(super) fn plus(self, other: Self) -> Exact<Self> {
        if self.under == 1 && other.under == 1 {
            let over = self
                .over
                .checked_add(other.over)
                .filter(|n| *n != i128::MIN);
            return over.map(Self::whole).ok_or(Refusal::Width);
        }
        let left = self.over.checked_mul(other.under);
        let right = other.over.checked_mul(self.under);
        let over = left.zip(right).and_then(|(a, b)| a.checked_add(b));
        Self::reduced(over, self.under.checked_mul(other.under))
    }

    #[inline(never)]
    pub(super) fn minus(self, other: Self) -> Exact<Self> {
        self.plus(other.neg())
    }

    #[inline(never)]
    pub(super) fn times(self, other: Self) -> Exact<Self> {
        if self.under == 1 && other.under == 1 {
            // Products of machine words cannot overflow, and nearly all are.
            if let (Ok(a), Ok(b)) = (i64::try_from(self.over), i64::try_from(other.over)) {
                return Ok(Self::whole(i128::from(a) * i128::from(b)));
            }
        }
        Self::reduced(
            self.over.checked_mul(other.over),
            self.under.checked_mul(other.under),
        )
    }

    /// Divided by a fraction that is not zero.
    #[inline(never)]
    pub(super) fn over(self, other: Self) -> Exact<Self> {
        if other == Self::ONE {
            return Ok(self);
        }
        Self::reduced(
            self.over.checked_mul(other.under),
            self.under.checked_mul(other.over),
        )
    }

    #[inline(never)]
    pub(super) fn against(self, other: Self) -> Exact<Ordering> {
        if self.under == other.under {
            return Ok(self.over.cmp(&other.over));
        }
        let left = self.over.checked_mul(other.under);
        let right = other.over.checked_mul(self.under);
        left.zip(right)
            .map(|(a, b)| a.cmp(&b))
            .ok_or(Refusal::Width)
    }
}

#[inline(never)]
const fn gcd(mut a: u128, mut b: u128) -> u128 {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use proptest::prelude::*;

    use super::*;

    fn ratio(over: i64, under: i64) -> Ratio {
        Ratio::whole(over.into())
            .over(Ratio::whole(under.into()))
            .unwrap()
    }

    proptest! {
        #[test]
        fn laws_of_fractions(a in -99_i64..99, b in 1_i64..99, c in -99_i64..99, d in 1_i64..99) {
            let (x, y) = (ratio(a, b), ratio(c, d));
            prop_assert_eq!(x.plus(y).unwrap().minus(y).unwrap(), x);
            prop_assert_eq!(x.times(y).unwrap(), ratio(a * c, b * d));
            prop_assert_eq!(x.against(y).unwrap(), (a * d).cmp(&(c * b)));
            prop_assert_eq!(x.floor(), i128::from(a.div_euclid(b)));
            if c != 0 {
                prop_assert_eq!(x.over(y).unwrap().times(y).unwrap(), x);
            }
        }
    }

    #[test]
    fn what_grows_too_wide_is_refused() {
        let wide = Ratio::whole(i128::MAX);
        assert_eq!(wide.plus(Ratio::ONE), Err(Refusal::Width));
        assert_eq!(wide.times(wide), Err(Refusal::Width));
        assert_eq!(ratio(1, 3).plus(wide), Err(Refusal::Width));
        assert_eq!(wide.against(ratio(1, 3)), Err(Refusal::Width));
    }
}
