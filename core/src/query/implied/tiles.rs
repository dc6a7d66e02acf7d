//! Spans of days that follow each other without a gap make up the span from the first to the last.
//!
//! What happened in a week happened on one of its days; what had happened by Friday had happened by
//! Thursday, or on Friday. So the figure of a span is made up of those of spans that tile it: days add up
//! to their week, and to the step of a running total.

use crate::gather::AddAll as _;
use crate::sets::Set;
use crate::sorted::{SortedMap, SortedSet};

/// Days by their numbers, the last included. What begins with the beginning begins with no day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Span {
    pub(super) first: Option<i32>,
    pub(super) last: i32,
}

impl Span {
    /// Where the next span begins that leaves no gap.
    fn next(self) -> Option<i32> {
        self.last.checked_add(1)
    }
}

/// A set with those that are all of it.
type Cover = (Set, Vec<Set>);

/// The sets of spans with the sets of others that tile them: of each, by the fewest and by the most
/// pieces. Other ways to tile it are left out, since they seldom say more and are many.
pub(super) fn covers(spans: &SortedMap<Span, Set>) -> Vec<Cover> {
    let mut found = Vec::new();
    for (whole, set) in spans {
        let mut ways: SortedSet<Vec<Set>> = SortedSet::new();
        let Some(end) = whole.next() else { continue };
        let inside = reaching(spans, *whole, end);
        for longest in [true, false] {
            let way = walk(spans, *whole, &inside, longest);
            if way.len() > 1 {
                ways.insert(way);
            }
        }
        found.add_all(ways.into_iter().map(|way| (*set, way)));
    }
    found
}

/// The beginnings from which spans lead to an end without a gap.
fn reaching(spans: &SortedMap<Span, Set>, whole: Span, end: i32) -> SortedSet<Option<i32>> {
    let mut reached = SortedSet::from([Some(end)]);
    // From the last beginning backwards, whatever follows is known already.
    for span in spans.keys().rev() {
        let beyond = span.first < whole.first || span.last > whole.last;
        if *span != whole && !beyond && reached.contains(&span.next()) {
            reached.insert(span.first);
        }
    }
    reached
}

fn walk(
    spans: &SortedMap<Span, Set>,
    whole: Span,
    reaching: &SortedSet<Option<i32>>,
    longest: bool,
) -> Vec<Set> {
    let mut way = Vec::new();
    let mut at = whole.first;
    loop {
        let first = Span {
            first: at,
            last: i32::MIN,
        };
        let mut onward = spans
            .since(&first)
            .take_while(|(span, _)| span.first == at && span.last <= whole.last)
            .filter(|(span, _)| **span != whole && reaching.contains(&span.next()));
        let next = if longest {
            onward.last()
        } else {
            onward.next()
        };
        let Some((span, set)) = next else {
            return Vec::new();
        };
        way.push(*set);
        if span.last == whole.last {
            return way;
        }
        at = span.next();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn covered(spans: &[(Option<i32>, i32)]) -> Vec<Cover> {
        let numbered = spans.iter().enumerate();
        let spans = numbered.map(|(set, (first, last))| {
            let (first, last) = (*first, *last);
            (Span { first, last }, set)
        });
        let mut covers = covers(&spans.collect());
        covers.sort();
        covers
    }

    #[test]
    fn days_make_a_week_and_the_step_of_a_total() {
        let total = |last| (None, last);
        let days = |first, last| (Some(first), last);
        assert_eq!(
            covered(&[days(1, 3), days(1, 1), days(2, 2), days(3, 3)]),
            [(0, vec![1, 2, 3])]
        );
        assert_eq!(
            covered(&[total(1), total(3), days(2, 2), days(3, 3), total(2)]),
            [(1, vec![0, 2, 3]), (1, vec![4, 3]), (4, vec![0, 2])]
        );
    }

    #[test]
    fn a_gap_or_an_overlap_makes_nothing_up() {
        let days = |first, last| (Some(first), last);
        assert_eq!(covered(&[days(1, 3), days(1, 1), days(3, 3)]), []);
        assert_eq!(covered(&[days(1, 3), days(1, 2), days(2, 3)]), []);
        assert_eq!(covered(&[(None, 3), days(1, 1), days(2, 3)]), []);
        assert_eq!(covered(&[(None, i32::MAX), (None, 3)]), []);
    }
}
