//! The time that a flow takes in, and how two such times relate.

use crate::{Accumulation, Day, Graph, Scope, SetRelation, SpanRelation, When};

use super::tiles::Span;

/// The same flow with all its time in its window: a running total ends with the day it counts for.
pub(super) fn running(graph: &Graph, scope: &Scope) -> Option<Scope> {
    let window = match scope.effective_accumulation(graph)? {
        Accumulation::Stock => return None,
        Accumulation::Period if scope.as_of.is_none() => Some(scope.window.clone()?),
        Accumulation::Period | Accumulation::Cumulative => {
            let Time { span, .. } = time(graph, scope)?;
            let last = Day::from_number(span.last)?;
            let first = match span.first {
                None => "..".to_owned(),
                Some(first) => Day::from_number(first)?.to_string(),
            };
            Some(When::parse(&format!("{first}/{last}")).ok()?)
        }
    };
    Some(Scope {
        window,
        as_of: None,
        accumulation: Some(Accumulation::Cumulative),
        ..scope.clone()
    })
}

/// The days of a flow, where they are known for certain; the total of all that happened so far begins
/// with no day. None of a flow whose days are open, or of a stock.
pub(super) fn time(graph: &Graph, scope: &Scope) -> Option<Time> {
    let exact = |when: &When| {
        let known = !when.is_qualified() && when.span_relation(when) == SpanRelation::Equal;
        let (first, last) = (when.earliest()?.number(), when.latest()?.number());
        known.then_some((first, last))
    };
    let window = match &scope.window {
        Some(window) => Some(exact(window)?),
        None => None,
    };
    let as_of = match &scope.as_of {
        Some(day) => Some(exact(day).filter(|(first, last)| first == last)?.1),
        None => None,
    };
    let told = (scope.effective_accumulation(graph)?, window, as_of);
    let (how, first, last) = match told {
        (Accumulation::Cumulative, None, Some(day)) => (How::ByDay, None, day),
        (Accumulation::Cumulative | Accumulation::Period, Some((first, last)), Some(day)) => {
            (How::ByWindowAndDay, Some(first), last.min(day))
        }
        (Accumulation::Cumulative, Some((first, last)), None) => (How::ByWindow, Some(first), last),
        (Accumulation::Period, Some((first, last)), None) => (How::Period, Some(first), last),
        _ => return None,
    };
    let span = Span { first, last };
    (first <= Some(last)).then_some(Time { how, span })
}

/// How it is told which days a flow takes in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum How {
    /// All so far, up to a day.
    ByDay,
    /// All so far of a window.
    ByWindow,
    /// Those of a window, up to a day.
    ByWindowAndDay,
    /// Those of a period.
    Period,
}

/// The days that a flow takes in, all of them known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Time {
    pub(super) how: How,
    pub(super) span: Span,
}

impl Time {
    /// How the things of one time relate to those of another, all else being the same; `None` where
    /// that is not a matter of the days alone.
    pub(super) fn relation(self, other: Self) -> Option<SetRelation> {
        match (self.how, other.how) {
            (a, b) if a == b && a != How::ByWindowAndDay => {}
            (How::Period, How::ByDay) | (How::ByDay, How::Period) => {}
            _ => return None,
        }
        let (a, b) = (self.span, other.span);
        Some(if a == b {
            SetRelation::Equal
        } else if Some(a.last) < b.first || Some(b.last) < a.first {
            SetRelation::Disjoint
        } else if b.first <= a.first && a.last <= b.last {
            SetRelation::Within
        } else if a.first <= b.first && b.last <= a.last {
            SetRelation::Contains
        } else {
            SetRelation::Overlapping
        })
    }

    /// What two times both take in, where one lies within the other and they are told alike.
    pub(super) fn narrower(self, other: Self) -> Option<Self> {
        match self.relation(other).filter(|_| self.how == other.how)? {
            SetRelation::Equal | SetRelation::Within => Some(self),
            SetRelation::Contains => Some(other),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use crate::{Dimension, query::sample::bridge};

    #[test]
    fn days_relate_as_the_scopes_do() {
        let graph = bridge(serde_json::json!({}));
        let mut scopes = Vec::new();
        for how in ["cumulative", "period"] {
            for (window, as_of) in [
                ("", ""),
                ("2031-03-01", ""),
                ("2031-03-01/2031-03-04", ""),
                ("2031-03-03/2031-03-06", ""),
                ("2031-03-01/2031-03-06", "2031-03-04"),
                ("2031-03", "2031-03-04"),
                ("2031-03~", ""),
                ("../2031-03-04", ""),
                ("", "2031-03-04"),
                ("", "2031-03-01"),
                ("", "2031-03-01~"),
                ("", "2031-03"),
            ] {
                let mut scope = Scope::from_json(&format!(
                    r#"{{"measure":"killed","incident":"collapse","accumulation":"{how}"}}"#
                ))
                .unwrap();
                let date = |text: &str| (!text.is_empty()).then(|| When::parse(text).unwrap());
                (scope.window, scope.as_of) = (date(window), date(as_of));
                scopes.push(scope);
            }
        }
        let mut told = 0;
        for a in &scopes {
            for b in &scopes {
                let (Some(x), Some(y)) = (time(&graph, a), time(&graph, b)) else {
                    continue;
                };
                let Some(by_days) = x.relation(y) else {
                    continue;
                };
                let mut related = graph.relate_scopes(a, b);
                if related.reasons == [Dimension::Accumulation] {
                    let (a, b) = (running(&graph, a).unwrap(), running(&graph, b).unwrap());
                    related = graph.relate_scopes(&a, &b);
                }
                assert_eq!(by_days, related.relation, "{a:?} {b:?}");
                assert_eq!(y.relation(x).unwrap(), by_days.converse());
                told += 1;
            }
        }
        assert!(told > 20, "{told}");
    }
}
