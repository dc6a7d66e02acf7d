//! What is easily taken for more than it is: figures that count less than their scopes take in, numbers
//! that do not simply add up, and many figures at once.

use super::*;

fn six(scope: Value, links: Value) -> Value {
    let mut six = with(6, scope, links);
    six["stated_by"] = json!([{ "actor": "institute" }]);
    six
}

fn scope(text: &str) -> Ask {
    Ask::Scope(Scope::from_json(text).unwrap())
}

#[test]
fn a_part_of_a_superseded_total_is_not_all_that_the_new_one_counts() {
    let graph = case(&[
        ("first", killed(227, json!({}))),
        (
            "last",
            with(238, json!({}), {
                json!({"supersedes": [{ "claim": "first", "basis": "stated" }]})
            }),
        ),
        ("six", six(json!({}), link("part_of", "first", "stated"))),
    ]);
    let checked = graph.consistency(&definitional()).unwrap();
    assert_eq!(checked.consistent, Some(true), "{}", checked.in_words);
}

#[test]
fn a_link_that_is_not_followed_still_tells_that_a_figure_counts_less() {
    let graph = case(&[
        ("toll", killed(238, json!({}))),
        ("six", six(json!({}), link("part_of", "toll", "inferred"))),
    ]);
    let all = scope(r#"{"measure":"killed","incident":"collapse","place":"land"}"#);
    let all = graph.bounds(&all, &Premises::new(Ground::Stated)).unwrap();
    assert_eq!(range(&all), (238, Some(238)));
}

#[test]
fn figures_apart_by_a_link_leave_what_their_crossing_scopes_share_to_others() {
    let graph = case(&[
        ("old", killed(30, json!({"place": "old-town"}))),
        (
            "children",
            six(
                json!({"population": {"age": "child"}}),
                link("disjoint_from", "old", "stated"),
            ),
        ),
        (
            "old-children",
            killed(
                2,
                json!({"place": "old-town", "population": {"age": "child"}}),
            ),
        ),
    ]);
    let checked = graph.consistency(&definitional()).unwrap();
    assert_eq!(checked.consistent, Some(true), "{}", checked.in_words);
}

#[test]
fn a_link_narrows_a_scope_though_something_else_is_open() {
    let graph = case(&[
        (
            "part",
            six(
                json!({"as_of": "2031-03-02"}),
                link("part_of", "old", "stated"),
            ),
        ),
        ("old", killed(6, json!({"place": "old-town"}))),
        (
            "new",
            killed(3, json!({"place": "new-town", "as_of": "2031-03-02"})),
        ),
    ]);
    let checked = graph.consistency(&definitional()).unwrap();
    assert_eq!(checked.consistent, Some(true), "{}", checked.in_words);
}

#[test]
fn a_period_so_far_ends_with_the_day_it_counts_for() {
    let graph = case(&[
        (
            "week",
            killed(
                2,
                json!({"accumulation": "period", "window": "2031-03-01/2031-03-07", "as_of": "2031-03-03"}),
            ),
        ),
        (
            "middle",
            killed(
                9,
                json!({"window": "2031-03-02/2031-03-05", "as_of": "2031-03-05"}),
            ),
        ),
        (
            "early",
            six(
                json!({"window": "2031-03-02/2031-03-05", "as_of": "2031-03-02"}),
                json!({}),
            ),
        ),
    ]);
    let checked = graph.consistency(&definitional()).unwrap();
    assert_eq!(checked.conflicts.len(), 1);
    assert_eq!(claims(&checked.conflicts[0]), ["early", "week"]);
}

#[test]
fn a_rest_is_after_the_parts_of_parts_too_and_not_after_what_is_the_same() {
    let mut about = with(60, json!({}), link("part_of", "toll", "stated"));
    about["figure"]["quantity"]["kind"] = json!("about");
    let graph = case(&[
        (
            "toll",
            with(238, json!({}), link("part_of", "again", "stated")),
        ),
        (
            "again",
            with(238, json!({}), link("part_of", "third", "stated")),
        ),
        (
            "third",
            with(238, json!({}), link("part_of", "toll", "stated")),
        ),
        ("some", about),
        ("six", with(6, json!({}), link("part_of", "some", "stated"))),
    ]);
    let rest = graph
        .residual(&id("toll"), &[], &Premises::default())
        .unwrap();
    let (whole, parts) = (id("toll"), ids(&["six"]));
    assert_eq!(rest.asked, Ask::Residual { whole, parts });
    assert_eq!(range(&rest), (232, Some(232)));
}

#[test]
fn numbers_are_added_up_only_where_that_is_why_they_cannot_be() {
    // Each shares nothing with the next, so that nobody is in more than two of the five.
    let part = |next: &str| {
        with(
            3,
            json!({"stage": "closed"}),
            json!({
                "part_of": [{ "claim": "all", "basis": "stated" }],
                "disjoint_from": [{ "claim": next, "basis": "stated" }],
            }),
        )
    };
    let graph = case(&[
        ("all", killed(7, json!({}))),
        ("a", part("b")),
        ("b", part("c")),
        ("c", part("d")),
        ("d", part("e")),
        ("e", part("a")),
    ]);
    let checked = graph.consistency(&Premises::default()).unwrap();
    let clash = &checked.conflicts[0];
    assert_eq!(clash.rests_on.len(), 6);
    assert_eq!(clash.exceeds_by, None);
    assert!(!clash.in_words.contains(" + "), "{}", clash.in_words);
}

#[test]
fn many_incidents_are_not_all_compared_with_each_other() {
    let mut incidents = Map::new();
    let mut claims = Map::new();
    for number in 0..3_000 {
        let incident = format!("i{number}");
        incidents.insert(
            incident.clone(),
            json!({ "title": "One of many", "kind": "accident", "place": "land" }),
        );
        let mut claim = killed(u64::from(number == 7), json!({}));
        claim["incident"] = json!(incident);
        claims.insert(format!("c{number}"), claim.clone());
        if number == 7 {
            claim["figure"]["quantity"]["value"] = json!(2);
            claim["stated_by"] = json!([{ "actor": "institute" }]);
            claims.insert("other".into(), claim);
        }
    }
    let graph = bridge(json!({ "incidents": incidents, "claims": claims }));
    let checked = graph.consistency(&definitional()).unwrap();
    assert!(checked.undecided.is_empty());
    assert_eq!(checked.conflicts.len(), 1);
    let both = graph.union(&ids(&["c7", "c9"]), &definitional()).unwrap();
    assert!(both.conflict.is_some());
}
