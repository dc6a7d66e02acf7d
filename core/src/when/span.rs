//! Relations of whole spans of time.

use serde::Serialize;

use super::{End, UNBOUNDED_ABOVE, UNBOUNDED_BELOW, When};

/// How one span of time lies to another, when that is certain.
///
/// ```
/// use claimgraph::{SpanRelation, When};
///
/// let unrest = When::parse("2022-01-02/2022-01-11")?;
/// assert_eq!(unrest.span_relation(&When::parse("2022-01")?), SpanRelation::Within);
/// assert_eq!(unrest.span_relation(&When::parse("2022-01~")?), SpanRelation::Unknown);
/// # Ok::<(), claimgraph::WhenError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum SpanRelation {
    /// The same days.
    Equal,
    /// Every day of the first is a day of the second.
    Within,
    /// Every day of the second is a day of the first.
    Contains,
    /// No day in common.
    Disjoint,
    /// Days in common, and each has days that the other has not.
    Overlapping,
    /// The ends are not known well enough to tell.
    Unknown,
}

impl SpanRelation {
    /// The relation of the second to the first.
    ///
    /// ```
    /// # use claimgraph::SpanRelation;
    /// assert_eq!(SpanRelation::Within.converse(), SpanRelation::Contains);
    /// ```
    #[must_use]
    pub fn converse(self) -> Self {
        match self {
            Self::Within => Self::Contains,
            Self::Contains => Self::Within,
            symmetric => symmetric,
        }
    }
}

/// The days on which a span may start and may end.
struct Span {
    start: (i32, i32),
    end: (i32, i32),
}

impl Span {
    fn of(when: &When) -> Self {
        let (earliest, latest) = (when.earliest, when.latest);
        let start = match when.start {
            End::Fixed => (earliest, earliest),
            End::Inside => (earliest, latest),
            End::Adrift => (UNBOUNDED_BELOW, UNBOUNDED_ABOVE),
        };
        let end = match when.end {
            End::Fixed => (latest, latest),
            End::Inside => (earliest, latest),
            End::Adrift => (UNBOUNDED_BELOW, UNBOUNDED_ABOVE),
        };
        // Whatever the doubt, a span does not end before it starts.
        Self {
            start: (start.0, start.1.min(end.1)),
            end: (end.0.max(start.0), end.1),
        }
    }

    fn is_fixed(&self) -> bool {
        self.start.0 == self.start.1 && self.end.0 == self.end.1
    }

    fn lies_in(&self, other: &Self) -> bool {
        other.start.1 <= self.start.0 && self.end.1 <= other.end.0
    }

    fn ends_before_start_of(&self, other: &Self) -> bool {
        self.end.1 < other.start.0
    }

    /// Starts first, ends first, and goes on until the other has started.
    fn runs_into(&self, other: &Self) -> bool {
        self.start.1 < other.start.0 && other.start.1 <= self.end.0 && self.end.1 < other.end.0
    }
}

impl When {
    /// How this date lies to `other`, each taken as the whole span from start to end.
    ///
    /// A month, a year or an interval is its whole span. Where the ends are not fixed, because a date
    /// is qualified, leaves digits open (`2022-06-2X`), lists alternatives or has an unknown end,
    /// only what holds wherever they lie is told; an open end (`..`) is fixed: the span goes on.
    ///
    /// ```
    /// # use claimgraph::{SpanRelation, When};
    /// let unknown_end = When::parse("2022-01-02/")?;
    /// assert_eq!(unknown_end.span_relation(&When::parse("2021")?), SpanRelation::Disjoint);
    /// assert_eq!(unknown_end.span_relation(&When::parse("2022")?), SpanRelation::Unknown);
    /// # Ok::<(), claimgraph::WhenError>(())
    /// ```
    pub fn span_relation(&self, other: &Self) -> SpanRelation {
        let (a, b) = (Span::of(self), Span::of(other));
        if a.ends_before_start_of(&b) || b.ends_before_start_of(&a) {
            return SpanRelation::Disjoint;
        }
        match (a.lies_in(&b), b.lies_in(&a)) {
            (true, true) if a.is_fixed() && b.is_fixed() => SpanRelation::Equal,
            (true, _) => SpanRelation::Within,
            (_, true) => SpanRelation::Contains,
            _ if a.runs_into(&b) || b.runs_into(&a) => SpanRelation::Overlapping,
            _ => SpanRelation::Unknown,
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use SpanRelation::{Contains, Disjoint, Equal, Overlapping, Unknown, Within};

    #[test]
    fn spans_relate_as_far_as_their_ends_are_known() {
        for (a, b, expected) in [
            ("2022-01", "2022-01-01/2022-01-31", Equal),
            ("2022-01-05", "2022-01", Within),
            ("2022-01-05", "2022-01-05", Equal),
            (
                "2022-01-02/2022-01-11",
                "2022-01-05/2022-01-20",
                Overlapping,
            ),
            ("2022-01-02/..", "2022-01-02/..", Equal),
            ("2022-01-05", "2022-01-02/..", Within),
            ("2022-01-02/..", "2023/..", Contains),
            ("../2022-01", "2022-01/..", Overlapping),
            ("2022-06-2X", "2022-06", Within),
            ("2022-06-2X", "2022-06-2X", Unknown),
            ("2022-06-2X", "2022-06-25", Unknown),
            ("2022-06-2X", "2022-07", Disjoint),
            ("[2022-01-04,2022-01-06]", "2022-01-05", Unknown),
            ("[2022-01-04,2022-01-06]", "2022-01-04/2022-01-06", Within),
            ("{2022-01-04,2022-01-06}", "2022-01-05", Unknown),
            ("2022-01-02/", "2022-01-02/", Unknown),
            ("2022-01-02/", "2022-01-02/..", Within),
            ("/2022-01-02", "2022-01-03", Disjoint),
            ("2022-01~", "2023", Unknown),
            ("2022-01~", "2022-01~", Unknown),
            ("2022-01-02/2022-01-20~", "2021", Disjoint),
            ("2022-01-02/2022-01-20~", "2022-01-02/..", Within),
            ("2022-01-02/2022-01-20~", "2022", Unknown),
            ("2022-01-02~/2022-01-20", "2022-01-21", Disjoint),
        ] {
            let (a, b) = (When::parse(a).unwrap(), When::parse(b).unwrap());
            assert_eq!(a.span_relation(&b), expected, "{a} {b}");
            assert_eq!(b.span_relation(&a), expected.converse(), "{b} {a}");
        }
    }

    #[test]
    fn a_date_is_five_words() {
        assert_eq!(size_of::<When>(), 40);
        assert_eq!(size_of::<Option<When>>(), 40);
    }
}
