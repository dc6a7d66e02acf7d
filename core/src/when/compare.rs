//! Three-valued comparison of dates.

use super::{Truth, When};

impl When {
    fn graded(&self, other: &Self, possible: bool, certain: bool) -> Truth {
        match (possible, certain) {
            (false, _) => Truth::No,
            (true, true) if !self.is_qualified() && !other.is_qualified() => Truth::Certainly,
            _ => Truth::Possibly,
        }
    }

    /// Whether what happened on this date happened on an earlier day than what happened on `other`.
    ///
    /// ```
    /// # use claimgraph::{Truth, When};
    /// let january = When::parse("2022-01")?;
    /// assert_eq!(january.before(&When::parse("2022-02-03")?), Truth::Certainly);
    /// assert_eq!(january.before(&When::parse("2022-02-03~")?), Truth::Possibly);
    /// assert_eq!(january.before(&When::parse("2022-01-01")?), Truth::No);
    /// # Ok::<(), claimgraph::WhenError>(())
    /// ```
    pub fn before(&self, other: &Self) -> Truth {
        self.graded(
            other,
            self.earliest < other.latest,
            self.latest < other.earliest,
        )
    }

    /// Whether it happened on a later day than what happened on `other`.
    ///
    /// ```
    /// # use claimgraph::{Truth, When};
    /// assert_eq!(When::parse("2023")?.after(&When::parse("2022")?), Truth::Certainly);
    /// # Ok::<(), claimgraph::WhenError>(())
    /// ```
    pub fn after(&self, other: &Self) -> Truth {
        other.before(self)
    }

    /// Whether it happened on an earlier day or the same.
    ///
    /// ```
    /// # use claimgraph::{Truth, When};
    /// let day = When::parse("2022-01-31")?;
    /// assert_eq!(When::parse("2022-01")?.on_or_before(&day), Truth::Certainly);
    /// # Ok::<(), claimgraph::WhenError>(())
    /// ```
    pub fn on_or_before(&self, other: &Self) -> Truth {
        self.graded(
            other,
            self.earliest <= other.latest,
            self.latest <= other.earliest,
        )
    }

    /// Whether it happened on a later day or the same.
    ///
    /// ```
    /// # use claimgraph::{Truth, When};
    /// let unknown_start = When::parse("/2022-01")?;
    /// assert_eq!(unknown_start.on_or_after(&When::parse("2022-01-31")?), Truth::Possibly);
    /// # Ok::<(), claimgraph::WhenError>(())
    /// ```
    pub fn on_or_after(&self, other: &Self) -> Truth {
        other.on_or_before(self)
    }

    /// Whether both happened on one day.
    ///
    /// ```
    /// # use claimgraph::{Truth, When};
    /// let month = When::parse("2022-01")?;
    /// assert_eq!(month.same_day(&month), Truth::Possibly);
    /// # Ok::<(), claimgraph::WhenError>(())
    /// ```
    pub fn same_day(&self, other: &Self) -> Truth {
        let single = self.is_single_day() && other.is_single_day();
        self.graded(other, self.touches(other), single)
    }

    /// Whether what happened on this date happened in the time of `period`, from its earliest day to
    /// its latest.
    ///
    /// ```
    /// # use claimgraph::{Truth, When};
    /// let unrest = When::parse("2022-01-02/2022-01-11")?;
    /// assert_eq!(When::parse("2022-01-0X")?.within(&unrest), Truth::Possibly);
    /// assert_eq!(When::parse("2022-01-05")?.within(&unrest), Truth::Certainly);
    /// assert_eq!(When::parse("2022-02")?.within(&unrest), Truth::No);
    /// # Ok::<(), claimgraph::WhenError>(())
    /// ```
    pub fn within(&self, period: &Self) -> Truth {
        let inside = period.earliest <= self.earliest && self.latest <= period.latest;
        self.graded(period, self.touches(period), inside)
    }

    /// Whether the two intervals of days have a day in common.
    ///
    /// This and [`disjoint`](Self::disjoint) compare the intervals as they stand;
    /// [`span_relation`](Self::span_relation) also asks how well their ends are known.
    ///
    /// ```
    /// # use claimgraph::{Truth, When};
    /// let term = When::parse("2019-03-20/..")?;
    /// assert_eq!(term.overlaps(&When::parse("2022")?), Truth::Certainly);
    /// # Ok::<(), claimgraph::WhenError>(())
    /// ```
    pub fn overlaps(&self, other: &Self) -> Truth {
        self.graded(other, self.touches(other), true)
    }

    /// Whether the two intervals of days have no day in common.
    ///
    /// ```
    /// # use claimgraph::{Truth, When};
    /// let early = When::parse("1991/2019-03-19")?;
    /// assert_eq!(early.disjoint(&When::parse("2022")?), Truth::Certainly);
    /// assert_eq!(early.disjoint(&When::parse("2022?")?), Truth::Possibly);
    /// # Ok::<(), claimgraph::WhenError>(())
    /// ```
    pub fn disjoint(&self, other: &Self) -> Truth {
        self.graded(other, !self.touches(other), true)
    }

    fn touches(&self, other: &Self) -> bool {
        self.earliest <= other.latest && other.earliest <= self.latest
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use proptest::prelude::*;

    use super::*;

    fn date() -> impl Strategy<Value = When> {
        let day = (2021..2024, 1..=12, 1..=28).prop_map(|(y, m, d)| format!("{y}-{m:02}-{d:02}"));
        let part = prop_oneof![
            4 => day,
            1 => (2021..2024_i32).prop_map(|y| y.to_string()),
            1 => (2021..2024, 1..=12).prop_map(|(y, m)| format!("{y}-{m:02}")),
            1 => (2021..2024, 1..=12, 0..=2).prop_map(|(y, m, d)| format!("{y}-{m:02}-{d}X")),
        ];
        let part = (
            part,
            prop_oneof![4 => Just(""), 1 => Just("~"), 1 => Just("?"), 1 => Just("%")],
        )
            .prop_map(|(date, mark)| format!("{date}{mark}"));
        let end =
            prop_oneof![6 => part.clone(), 1 => Just("..".to_owned()), 1 => Just(String::new())];
        let interval = (end.clone(), end).prop_map(|(a, b)| format!("{a}/{b}"));
        prop_oneof![3 => part, 2 => interval]
            .prop_filter_map("no date", |text: String| When::parse(&text).ok())
    }

    fn truth() -> impl Strategy<Value = Truth> {
        prop_oneof![
            Just(Truth::No),
            Just(Truth::Possibly),
            Just(Truth::Certainly)
        ]
    }

    /// A few days of the interval, ends included, standing in for all.
    fn days(when: &When) -> Vec<i32> {
        let from = when.earliest.max(-1_000_000);
        let to = when.latest.min(1_000_000);
        [from, from + 1, i32::midpoint(from, to), to - 1, to]
            .into_iter()
            .filter(|day| (from..=to).contains(day))
            .collect()
    }

    proptest! {
        #[test]
        fn bounds_are_ordered_and_texts_come_back(when in date()) {
            prop_assert!(when.earliest <= when.latest);
            if let (Some(earliest), Some(latest)) = (when.earliest(), when.latest()) {
                prop_assert!(earliest <= latest);
            }
            let again = When::parse(when.text()).unwrap();
            prop_assert_eq!((again.earliest, again.latest), (when.earliest, when.latest));
        }

        #[test]
        fn comparisons_agree_with_choices_of_days(a in date(), b in date()) {
            type Compare = (fn(&When, &When) -> Truth, fn(i32, i32) -> bool);
            let comparisons: [Compare; 5] = [
                (When::before, |a, b| a < b),
                (When::after, |a, b| a > b),
                (When::on_or_before, |a, b| a <= b),
                (When::on_or_after, |a, b| a >= b),
                (When::same_day, |a, b| a == b),
            ];
            let doubtful = a.is_qualified() || b.is_qualified();
            for (compare, holds) in comparisons {
                let answer = compare(&a, &b);
                let chosen: Vec<bool> =
                    days(&a).iter().flat_map(|x| days(&b).into_iter().map(|y| holds(*x, y))).collect();
                prop_assert!(answer != Truth::No || !chosen.contains(&true));
                prop_assert!(answer != Truth::Certainly || (!chosen.contains(&false) && !doubtful));
            }
        }

        #[test]
        fn before_is_antisymmetric_and_after_its_mirror(a in date(), b in date()) {
            prop_assert_eq!(a.before(&b), b.after(&a));
            prop_assert!(a.before(&b).and(b.before(&a)) != Truth::Certainly);
            if a.before(&b).is_certain() {
                prop_assert_eq!(b.before(&a), Truth::No);
                prop_assert_eq!(b.on_or_before(&a), Truth::No);
            }
            if !a.is_qualified() && !b.is_qualified() {
                prop_assert_eq!(a.before(&b).not(), a.on_or_after(&b));
                prop_assert_eq!(a.overlaps(&b).not(), a.disjoint(&b));
            }
        }

        #[test]
        fn intervals_overlap_or_are_disjoint(a in date(), b in date()) {
            prop_assert_eq!(a.overlaps(&b), b.overlaps(&a));
            prop_assert_eq!(a.disjoint(&b), b.disjoint(&a));
            prop_assert_eq!(a.overlaps(&b).and(a.disjoint(&b)), Truth::No);
            prop_assert_eq!(a.overlaps(&b) == Truth::No, a.within(&b) == Truth::No);
        }

        #[test]
        fn truth_is_a_lattice(a in truth(), b in truth(), c in truth()) {
            prop_assert_eq!(a.not().not(), a);
            prop_assert_eq!(a.and(b).not(), a.not().or(b.not()));
            prop_assert_eq!(a.and(b.or(c)), a.and(b).or(a.and(c)));
            prop_assert_eq!(a.or(a.and(b)), a);
            prop_assert_eq!((a.and(b), a.or(b)), (b.and(a), b.or(a)));
        }
    }

    #[test]
    fn unbounded_sides_reach_beyond_every_day() {
        let when = |text| When::parse(text).unwrap();
        assert_eq!(when("2022/").before(&when("2023")), Truth::Possibly);
        assert_eq!(when("2022/").before(&when("2022-01-01")), Truth::No);
        assert_eq!(when("../2022").after(&when("2023")), Truth::No);
        assert_eq!(when("Y999999").within(&when("2022/..")), Truth::Certainly);
    }
}
