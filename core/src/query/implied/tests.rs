#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::needless_pass_by_value
)]

mod narrowed;
mod worlds;

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use crate::{
    Ask, Clash, Dimension, Graph, Ground, Id, Implied, JoinedBy, Premises, Scope, Selection,
    Superseded, Supposition,
    query::sample::{bridge, figure, january},
};

fn case(claims: &[(&str, Value)]) -> Graph {
    let claims: Map<String, Value> = claims
        .iter()
        .map(|(id, claim)| ((*id).to_owned(), claim.clone()))
        .collect();
    bridge(json!({ "claims": claims }))
}

/// People killed in the land by the collapse, so many, with more fields of the figure.
fn killed(value: u64, scope: Value) -> Value {
    with(value, scope, json!({}))
}

fn with(value: u64, scope: Value, links: Value) -> Value {
    let mut more = links;
    let mut members = json!({ "place": "land" });
    for (key, value) in scope.as_object().unwrap() {
        members[key] = value.clone();
    }
    more["figure"] = members;
    figure("killed", value, more)
}

fn id(text: &str) -> Id {
    Id::new(text).unwrap()
}

fn ids(texts: &[&str]) -> Vec<Id> {
    texts.iter().map(|text| id(text)).collect()
}

fn definitional() -> Premises {
    Premises::new(Ground::Definitional)
}

fn range(implied: &Implied) -> (u64, Option<u64>) {
    let range = implied
        .range
        .as_ref()
        .unwrap_or_else(|| panic!("{}", implied.in_words));
    (range.low, range.high)
}

fn claims(clash: &Clash) -> Vec<&str> {
    clash
        .rests_on
        .iter()
        .map(|weighed| weighed.claim.as_str())
        .collect()
}

fn link(kind: &str, to: &str, basis: &str) -> Value {
    json!({ kind: [{ "claim": to, "basis": basis }] })
}

#[test]
fn a_union_assumes_nothing_about_what_is_shared() {
    let graph = case(&[
        ("toll", killed(238, json!({}))),
        ("six", killed(6, json!({"cause": "torture"}))),
    ]);
    let both = ids(&["six", "toll"]);
    let union = graph.union(&both, &Premises::default()).unwrap();
    assert_eq!(range(&union), (238, Some(244)));
    assert_eq!(
        union.in_words,
        "238 to 244: at least 238 (`toll`); at most 238 (`toll`) + 6 (`six`)"
    );
    // By their scopes the six are among the 238.
    assert_eq!(
        range(&graph.union(&both, &definitional()).unwrap()),
        (238, Some(238))
    );
    let apart = Supposition::Disjoint {
        claims: both.iter().cloned().collect(),
    };
    let apart = graph
        .union(&both, &Premises::default().suppose(apart))
        .unwrap();
    assert_eq!(range(&apart), (244, Some(244)));
}

#[test]
fn parts_leave_the_rest_of_a_whole() {
    let graph = case(&[
        ("toll", killed(238, json!({}))),
        (
            "officers",
            with(
                19,
                json!({"population": {"role": "law-enforcement"}}),
                link("part_of", "toll", "stated"),
            ),
        ),
    ]);
    let premises = Premises::new(Ground::Stated);
    let rest = graph
        .residual(&id("toll"), &ids(&["officers"]), &premises)
        .unwrap();
    assert_eq!(range(&rest), (219, Some(219)));
    assert_eq!(rest.in_words, "219: 238 (`toll`) − 19 (`officers`)");
    assert_eq!(rest.range.unwrap().relations[0].by, JoinedBy::Stated);
}

#[test]
fn cities_leave_something_for_elsewhere() {
    let graph = case(&[
        ("toll", killed(238, json!({}))),
        ("old", killed(139, json!({"place": "old-town"}))),
        ("new", killed(59, json!({"place": "new-town"}))),
    ]);
    let elsewhere = graph
        .residual(&id("toll"), &ids(&["old", "new"]), &definitional())
        .unwrap();
    assert_eq!(range(&elsewhere), (40, Some(40)));
    let quay =
        Scope::from_json(r#"{"measure":"killed","incident":"collapse","place":"quay"}"#).unwrap();
    let quay = graph.bounds(&Ask::Scope(quay), &definitional()).unwrap();
    assert_eq!(range(&quay), (0, Some(139)));
    // Nothing states that the cities are in the land's toll.
    let stated = graph
        .residual(&id("toll"), &ids(&["old", "new"]), &Premises::default())
        .unwrap();
    assert_eq!(range(&stated), (40, Some(238)));
}

#[test]
fn a_conflict_is_explained() {
    let graph = case(&[
        ("toll", killed(238, json!({}))),
        ("almaty", killed(139, json!({"window": "2031-03-01"}))),
        ("kyzylorda", killed(24, json!({"window": "2031-03-02"}))),
        ("invented", killed(80, json!({"window": "2031-03-03"}))),
        ("shymkent", killed(15, json!({"window": "2031-03-04"}))),
    ]);
    let checked = graph.consistency(&definitional()).unwrap();
    assert_eq!(checked.consistent, Some(false));
    assert_eq!(checked.conflicts.len(), 1);
    let clash = &checked.conflicts[0];
    assert_eq!(
        clash.in_words,
        "these 4 cannot all be true: 139 (`almaty`) + 80 (`invented`) + 24 (`kyzylorda`) is 243, more than 238 (`toll`)"
    );
    assert_eq!(clash.traces.len(), 4);
    assert_eq!(
        graph.consistency(&Premises::default()).unwrap().consistent,
        Some(true)
    );
    let implied = graph
        .bounds(&Ask::Claim(id("toll")), &definitional())
        .unwrap();
    assert!(implied.range.is_none() && implied.conflict.is_some());
}

#[test]
fn an_earlier_total_does_not_bind() {
    let series = |superseded| {
        let graph = case(&[
            ("first", killed(240, json!({"as_of": "2031-03-02"}))),
            ("second", killed(232, json!({"as_of": "2031-03-03"}))),
            ("last", killed(238, json!({"as_of": "2031-03-04"}))),
        ]);
        graph
            .consistency(&definitional().of(Selection::default().superseded(superseded)))
            .unwrap()
    };
    let current = series(Superseded::DropStatedAndInferred);
    assert_eq!((current.consistent, current.figures), (Some(true), 1));
    assert_eq!(current.earlier.len(), 2);
    assert_eq!(current.earlier[0].by.as_str(), "last");
    let all = series(Superseded::Keep);
    assert_eq!(claims(&all.conflicts[0]), ["first", "second"]);
}

#[test]
fn a_complete_partition_forces_equality() {
    let graph = case(&[
        (
            "toll",
            with(200, json!({"quantity": {"kind": "at-least"}}), json!({})),
        ),
        (
            "civilians",
            killed(219, json!({"population": {"role": "civilian"}})),
        ),
        (
            "officers",
            killed(19, json!({"population": {"role": "law-enforcement"}})),
        ),
    ]);
    let whole = Ask::Claim(id("toll"));
    assert_eq!(
        range(&graph.bounds(&whole, &definitional()).unwrap()),
        (238, None)
    );
    let complete = Supposition::Complete {
        whole: id("toll"),
        parts: ids(&["civilians", "officers"]).into_iter().collect(),
    };
    let premises = Premises::new(Ground::Stated).suppose(complete);
    let toll = graph.bounds(&whole, &premises).unwrap();
    assert_eq!(range(&toll), (238, Some(238)));
    assert_eq!(toll.in_words, "238: 219 (`civilians`) + 19 (`officers`)");
}

#[test]
fn days_add_up_within_a_running_total() {
    let day = |n: u64, day: &str| killed(n, json!({"accumulation": "period", "window": day}));
    let graph = case(&[
        ("total", killed(10, json!({"as_of": "2031-03-02"}))),
        ("day-1", day(4, "2031-03-01")),
        ("day-2", day(7, "2031-03-02")),
        ("day-3", day(70, "2031-03-03")),
    ]);
    let checked = graph.consistency(&definitional()).unwrap();
    assert_eq!(checked.conflicts.len(), 1);
    assert_eq!(claims(&checked.conflicts[0]), ["total", "day-2", "day-1"]);
}

#[test]
fn a_day_is_the_step_of_a_running_total() {
    let total = |n: u64, day: &str| killed(n, json!({ "as_of": day }));
    let day = |n: u64, day: &str| killed(n, json!({"accumulation": "period", "window": day}));
    let graph = case(&[
        ("first", total(10, "2031-03-02")),
        ("last", total(17, "2031-03-04")),
        ("day-3", day(4, "2031-03-03")),
    ]);
    let fourth = Scope::from_json(
        r#"{"measure":"killed","incident":"collapse","place":"land","accumulation":"period","window":"2031-03-04"}"#,
    )
    .unwrap();
    let fourth = Ask::Scope(fourth);
    let all = definitional().of(Selection::default().superseded(Superseded::Keep));
    let step = graph.bounds(&fourth, &all).unwrap();
    assert_eq!(range(&step), (3, Some(3)));
    assert_eq!(step.in_words, "3: 17 (`last`) − 10 (`first`) − 4 (`day-3`)");
    // The first total has been revised, and no longer binds.
    let current = graph.bounds(&fourth, &definitional()).unwrap();
    assert_eq!(range(&current), (0, Some(13)));
    let first = graph
        .bounds(&Ask::Claim(id("first")), &definitional())
        .unwrap();
    assert_eq!(range(&first), (0, Some(13)));

    let graph = case(&[
        ("first", total(10, "2031-03-02")),
        ("last", total(17, "2031-03-04")),
        ("day-3", day(4, "2031-03-03")),
        ("day-4", day(2, "2031-03-04")),
    ]);
    let short = graph.consistency(&all).unwrap();
    let mut found = claims(&short.conflicts[0]);
    found.sort_unstable();
    assert_eq!(found, ["day-3", "day-4", "first", "last"]);
    assert_eq!(
        short.conflicts[0].in_words,
        "these 4 cannot all be true: 17 (`last`) is more than 10 (`first`) + 4 (`day-3`) + 2 (`day-4`), which is 16"
    );
}

#[test]
fn a_rest_finds_the_parts_itself_and_tells_what_room_is_left() {
    let graph = case(&[
        ("toll", killed(238, json!({}))),
        ("again", killed(238, json!({}))),
        ("old", killed(139, json!({"place": "old-town"}))),
        ("new", killed(59, json!({"place": "new-town"}))),
        ("hurt", figure("injured", 9, json!({}))),
    ]);
    let rest = graph.residual(&id("again"), &[], &definitional()).unwrap();
    assert_eq!(range(&rest), (40, Some(40)));
    let parts = ids(&["new", "old"]);
    let whole = id("again");
    assert_eq!(rest.asked, Ask::Residual { whole, parts });
    let leeway = rest.range.unwrap().leeway;
    let room: Vec<_> = leeway
        .iter()
        .map(|l| (l.claim.as_str(), l.low, l.least, l.most))
        .collect();
    assert_eq!(
        room,
        [
            ("again", 238, 238, Some(238)),
            ("new", 59, 0, Some(99)),
            ("old", 139, 0, Some(179)),
            ("toll", 238, 238, Some(238)),
        ]
    );
}

#[test]
fn numbers_of_different_units_have_no_union() {
    let graph = case(&[
        ("toll", killed(5, json!({}))),
        ("cases", figure("cases", 6, json!({}))),
    ]);
    let both = graph.union(&ids(&["toll", "cases"]), &definitional());
    assert_eq!(
        both.unwrap_err().to_string(),
        "`toll` and `cases` have no unit in common: the one counts `person`, the other `case`"
    );
}

#[test]
fn a_total_of_no_day_is_not_held_to_take_in_a_period() {
    let period = json!({"accumulation": "period", "window": "2031-03-05"});
    let graph = case(&[
        ("so-far", killed(10, json!({}))),
        ("later", killed(40, period)),
    ]);
    let checked = graph.consistency(&definitional()).unwrap();
    assert_eq!(checked.consistent, Some(true));
    assert_eq!(checked.undetermined[0].dimensions, [Dimension::AsOf]);
}

#[test]
fn a_link_that_says_less_than_the_scopes_is_followed() {
    let part = |links| with(6, json!({}), links);
    let graph = case(&[
        ("toll", killed(238, json!({}))),
        (
            "again",
            with(
                238,
                json!({}),
                json!({"stated_by": [{"actor": "institute"}]}),
            ),
        ),
        ("six", part(link("part_of", "toll", "stated"))),
        ("seven", part(link("disjoint_from", "six", "inferred"))),
    ]);
    let checked = graph
        .consistency(&definitional().of(Selection::default().superseded(Superseded::Keep)))
        .unwrap();
    assert_eq!(checked.consistent, Some(true), "{}", checked.in_words);
    let rest = graph
        .residual(&id("again"), &ids(&["six", "seven"]), &definitional())
        .unwrap();
    assert_eq!(range(&rest), (226, Some(226)));
}

#[test]
fn contradictions_of_two_and_of_comparatives() {
    let graph = case(&[
        ("a", killed(5, json!({}))),
        (
            "b",
            with(7, json!({}), json!({"stated_by": [{"actor": "institute"}]})),
        ),
    ]);
    let checked = graph.consistency(&definitional()).unwrap();
    assert_eq!(
        checked.conflicts[0].in_words,
        "these 2 cannot both be true: 7 (`b`) is more than 5 (`a`), and they count the same things"
    );
    let mut more = with(0, json!({}), link("greater_than", "a", "stated"));
    more["figure"]["quantity"] = json!({ "kind": "comparative" });
    more["stated_by"] = json!([{ "actor": "institute" }]);
    let graph = case(&[("a", killed(5, json!({}))), ("more", more)]);
    let more = graph
        .bounds(&Ask::Claim(id("more")), &Premises::default())
        .unwrap();
    assert_eq!(range(&more), (6, None));
    let checked = graph.consistency(&definitional()).unwrap();
    assert_eq!(
        checked.conflicts[0].in_words,
        "these 2 cannot both be true: `more` is larger than `a`, though they count the same things"
    );
    for asked in ["a", "more"] {
        let asked = Ask::Claim(id(asked));
        let bounds = graph.bounds(&asked, &definitional()).unwrap();
        assert!(bounds.range.is_none() && bounds.conflict.is_some());
    }
}

#[test]
fn crossing_facets_meet_where_somebody_counted_both() {
    let at = |place: &str, age: bool, n| {
        let mut scope = json!({ "place": place });
        if age {
            scope["population"] = json!({ "age": "child" });
        }
        killed(n, scope)
    };
    let graph = case(&[
        ("toll", at("land", false, 30)),
        ("children", at("land", true, 10)),
        ("old", at("old-town", false, 24)),
        ("old-children", at("old-town", true, 0)),
    ]);
    let checked = graph.consistency(&definitional()).unwrap();
    let mut found = claims(&checked.conflicts[0]);
    found.sort_unstable();
    assert_eq!(found, ["children", "old", "old-children", "toll"]);
}

#[test]
fn nothing_selected_huge_numbers_and_circles() {
    let nothing = case(&[]).consistency(&definitional()).unwrap();
    assert_eq!((nothing.consistent, nothing.figures), (Some(true), 0));

    let most = (1_u64 << 53) - 1;
    let graph = case(
        &[
            ("a", killed(most, json!({"place": "old-town"}))),
            ("b", killed(most - 1, json!({"place": "new-town"}))),
            (
                "whole",
                with(
                    0,
                    json!({"quantity": {"kind": "unquantified", "value": null}}),
                    json!({}),
                ),
            ),
        ]
        .map(|(id, mut claim)| {
            if id == "whole" {
                claim["figure"]["quantity"] = json!({ "kind": "unquantified" });
            }
            (id, claim)
        }),
    );
    let whole = graph
        .bounds(&Ask::Claim(id("whole")), &definitional())
        .unwrap();
    assert_eq!(
        whole.in_words,
        "not worked out: it may be more than 9007199254740991, the largest count there is"
    );

    let graph = case(&[
        ("a", with(3, json!({}), link("part_of", "b", "stated"))),
        ("b", with(4, json!({}), link("part_of", "c", "stated"))),
        ("c", with(4, json!({}), link("part_of", "a", "stated"))),
    ]);
    let checked = graph.consistency(&Premises::new(Ground::Stated)).unwrap();
    assert_eq!(checked.conflicts.len(), 1);
}

#[test]
fn answers_do_not_depend_on_the_order_of_records_and_name_their_premises() {
    let graph = january();
    for assumption in [Ground::Stated, Ground::Curated, Ground::Definitional] {
        let premises = Premises::new(assumption);
        let checked = graph.consistency(&premises).unwrap();
        assert_eq!(checked.premises, premises);
        assert!(checked.undecided.is_empty(), "{:?}", checked.undecided);
    }
}

#[test]
fn unknown_ids_are_said() {
    let graph = case(&[("toll", killed(1, json!({})))]);
    let said = |ask: Ask| {
        graph
            .bounds(&ask, &Premises::default())
            .unwrap_err()
            .to_string()
    };
    assert_eq!(said(Ask::Claim(id("tol"))), "there is no claim `tol`");
    let nowhere =
        Scope::from_json(r#"{"measure":"killed","incident":"collapse","place":"nowhere"}"#)
            .unwrap();
    assert_eq!(said(Ask::Scope(nowhere)), "there is no place `nowhere`");
}
