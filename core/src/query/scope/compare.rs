//! Whether two numbers may be set side by side, and what is then to be said of them.

use serde::Serialize;

use super::{Ground, Scope, SetRelation, Verdict, relate};
use crate::{Bounds, Graph, Id, Item, Policy, json::words, model::Claim, query::figures::Sizes};

words! {
    /// How one number stands to another.
    ///
    /// ```
    /// assert_eq!(claimgraph::Order::Larger.as_str(), "larger");
    /// ```
    pub enum Order ("how one number stands to another") {
        /// The first is larger, whatever it is exactly.
        Larger = "larger",
        /// The first is smaller, whatever it is exactly.
        Smaller = "smaller",
        /// Both are the same number.
        Equal = "equal",
        /// What is stated does not say.
        Open = "open",
    }
}

/// A number that is set beside another.
///
/// ```
/// use claimgraph::{Compared, Id};
///
/// let toll = Compared { claim: Id::new("toll")?, low: Some(238), high: Some(238) };
/// assert_eq!(serde_json::to_string(&toll)?, r#"{"claim":"toll","low":238,"high":238}"#);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Compared {
    /// The figure.
    pub claim: Id,
    /// The least that it allows; absent where it bounds nothing ("about 1,000").
    #[serde(skip_serializing_if = "Option::is_none")]
    pub low: Option<u64>,
    /// The greatest that it allows, if there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub high: Option<u64>,
}

/// Whether two figures may be compared, and if so what comes out.
///
/// ```
/// use claimgraph::Comparison;
///
/// fn line(comparison: &Comparison) -> &str {
///     &comparison.in_words
/// }
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Comparison {
    /// The first.
    pub a: Compared,
    /// The second.
    pub b: Compared,
    /// How soft words become bounds.
    pub policy: Policy,
    /// Whether it means anything that one is larger than the other, and why.
    pub may_be_compared: Verdict,
    /// How what the first counts relates to what the second does.
    pub relation: SetRelation,
    /// On what ground.
    pub ground: Ground,
    /// How the first number stands to the second; absent where they may not be compared.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub order: Option<Order>,
    /// The same in a sentence.
    pub in_words: String,
}

pub(super) fn compare(
    graph: &Graph,
    a: (Item<'_, Claim>, Scope),
    b: (Item<'_, Claim>, Scope),
    policy: Policy,
) -> Comparison {
    let mut sizes = Sizes::new(graph, policy);
    let (x, y) = (sizes.of(&a.0).0, sizes.of(&b.0).0);
    let related = relate::relate(graph, a, b);
    let order = related.may_be_compared.yes.then(|| order(x, y));
    let compared = |claim: &Id, bounds: Option<Bounds>| Compared {
        claim: claim.clone(),
        low: bounds.map(|bounds| bounds.low),
        high: bounds.and_then(|bounds| bounds.high),
    };
    let (a, b) = (compared(&related.a, x), compared(&related.b, y));
    Comparison {
        in_words: words_for(&a, &b, order, &related.may_be_compared),
        a,
        b,
        policy,
        may_be_compared: related.may_be_compared,
        relation: related.relation,
        ground: related.ground,
        order,
    }
}

fn order(a: Option<Bounds>, b: Option<Bounds>) -> Order {
    let (Some(a), Some(b)) = (a, b) else {
        return Order::Open;
    };
    let over = |x: Bounds, y: Bounds| y.high.is_some_and(|high| x.low > high);
    if over(a, b) {
        Order::Larger
    } else if over(b, a) {
        Order::Smaller
    } else if a.is_exact() && a == b {
        Order::Equal
    } else {
        Order::Open
    }
}

fn words_for(a: &Compared, b: &Compared, order: Option<Order>, verdict: &Verdict) -> String {
    let number = |compared: &Compared| {
        let id = &compared.claim;
        match (compared.low, compared.high) {
            (None, _) => format!("`{id}`, which bounds nothing,"),
            (Some(low), None) => format!("at least {low} (`{id}`)"),
            (Some(low), Some(high)) if low == high => format!("{low} (`{id}`)"),
            (Some(low), Some(high)) => format!("{low} to {high} (`{id}`)"),
        }
    };
    let (x, y, why) = (number(a), number(b), &verdict.because);
    match order {
        None => format!("`{}` and `{}` may not be compared: {why}", a.claim, b.claim),
        Some(Order::Larger) => format!("{x} is more than {y}: {why}"),
        Some(Order::Smaller) => format!("{x} is less than {y}: {why}"),
        Some(Order::Equal) => format!("{x} is the same number as {y}: {why}"),
        Some(Order::Open) => format!("{x} may be more or less than {y}: {why}"),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use serde_json::json;

    use crate::{
        Graph, Order, Policy,
        query::sample::{bridge, figure},
    };

    fn compared(graph: &Graph, b: &str) -> (Option<Order>, String) {
        let found = graph.compare("a", b, Policy::default()).unwrap();
        (found.order, found.in_words)
    }

    #[test]
    fn numbers_of_one_kind_have_an_order_and_others_none() {
        let of = |quantity| figure("killed", 0, json!({"figure": {"quantity": quantity}}));
        let graph = bridge(json!({"claims": {
            "a": figure("killed", 6, json!({})),
            "more": of(json!({"kind": "at-least", "value": 7})),
            "less": of(json!({"kind": "between", "value": null, "low": 2, "high": 5})),
            "same": figure("killed", 6, json!({})),
            "about": of(json!({"kind": "about", "value": 9})),
            "cases": figure("cases", 6, json!({})),
        }}));
        let same = "they count the same things";
        for (b, order, words) in [
            (
                "more",
                Order::Smaller,
                "6 (`a`) is less than at least 7 (`more`)",
            ),
            (
                "less",
                Order::Larger,
                "6 (`a`) is more than 2 to 5 (`less`)",
            ),
            (
                "same",
                Order::Equal,
                "6 (`a`) is the same number as 6 (`same`)",
            ),
            (
                "about",
                Order::Open,
                "6 (`a`) may be more or less than `about`, which bounds nothing,",
            ),
        ] {
            assert_eq!(
                compared(&graph, b),
                (Some(order), format!("{words}: {same}"))
            );
        }
        let (order, words) = compared(&graph, "cases");
        assert_eq!(order, None);
        assert_eq!(
            words,
            "`a` and `cases` may not be compared: they differ in unit and measure"
        );
    }
}
