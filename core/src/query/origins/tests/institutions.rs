//! Institutions, those who speak for them, and those of whom it is not known.

use serde_json::json;

use super::{and, counted, counts, ends, graph, said, to, under};

#[test]
fn every_organ_of_one_state_is_one_origin() {
    let graph = graph(
        json!({
            "state": { "kind": "state-body" },
            "ministry": and(under("organ_of", &["state"]), json!({ "kind": "state-body" })),
            "police": and(under("organ_of", &["ministry"]), json!({ "kind": "state-body" })),
            "court": under("organ_of", &["state"]),
            "spokesman": and(under("member_of", &["police"]), json!({ "kind": "person" })),
            "watch": {},
        }),
        json!({ "a": {}, "b": {}, "c": {} }),
        json!({
            "c1": { "stated_by": [{ "actor": "spokesman", "on_behalf_of": "police" }],
                    "reported_in": [{ "source": "a" }] },
            "c2": and(said("court", "b"), to("restates", &["c1"])),
            "c3": and(said("watch", "c"), to("restates", &["c2"])),
        }),
    );
    assert_eq!(counts(&graph, "c2"), (3, 2, 2));
    let origins = graph.origins("c1").unwrap();
    assert_eq!(
        ends(&origins),
        [(vec!["state"], Some(0)), (vec!["watch"], Some(1))]
    );
    assert_eq!(origins.attributions.len(), 3);
    assert_eq!(origins.origins[0].traces.len(), 2);
    assert_eq!(origins.dominators.unwrap(), []);
}

#[test]
fn a_person_speaks_for_themself_or_for_their_institution() {
    let actors = json!({
        "state": { "kind": "state-body" },
        "president": and(under("organ_of", &["state"]), json!({ "kind": "person" })),
        "minister": and(under("organ_of", &["state"]), json!({ "kind": "person" })),
        "witness": { "kind": "person" },
    });
    let sources = json!({ "a": {}, "b": {}, "c": {} });
    let graph = graph(
        actors,
        sources,
        json!({
            "alone": said("president", "a"),
            "again": said("president", "b"),
            "c1": and(said("president", "a"), to("restates", &["again"])),
            "c2": and(said("minister", "b"), to("restates", &["two"])),
            "two": said("president", "a"),
            "c3": and(said("state", "b"), to("restates", &["three"])),
            "three": said("president", "a"),
            "seen": and(said("witness", "b"), to("restates", &["four"])),
            "four": said("president", "a"),
        }),
    );
    assert_eq!(counts(&graph, "alone"), (1, 1, 1));
    assert_eq!(counts(&graph, "again"), (2, 1, 1));
    assert_eq!(counts(&graph, "two"), (2, 1, 2));
    assert_eq!(counts(&graph, "three"), (2, 1, 2));
    assert_eq!(counts(&graph, "four"), (2, 2, 2));
    let origins = graph.origins("two").unwrap();
    assert_eq!(
        ends(&origins),
        [
            (vec!["minister", "state"], Some(0)),
            (vec!["president", "state"], Some(0))
        ]
    );
    let origins = graph.origins("three").unwrap();
    assert_eq!(
        ends(&origins),
        [(vec!["president", "state"], None), (vec!["state"], Some(0))]
    );
}

#[test]
fn the_unidentified_add_nothing_certain() {
    let graph = graph(
        json!({
            "state": { "kind": "state-body" },
            "rights-groups": { "kind": "group", "identified": false },
            "other-groups": { "kind": "group", "identified": false },
            "officials": and(under("organ_of", &["state"]),
                json!({ "kind": "group", "identified": false })),
            "an-officer": and(under("member_of", &["state"]),
                json!({ "kind": "person", "identified": false })),
            "crowd": { "kind": "group", "identified": false },
            "activist": and(under("member_of", &["crowd"]), json!({ "kind": "person" })),
        }),
        json!({ "a": {}, "b": {}, "c": {}, "d": {} }),
        json!({
            "groups": said("rights-groups", "a"),
            "officials-say": said("officials", "a"),
            "officer-says": said("an-officer", "a"),
            "activist-says": said("activist", "a"),
            "for-the-crowd": { "stated_by": [{ "actor": "activist", "on_behalf_of": "crowd" }],
                    "reported_in": [{ "source": "a" }] },
            "c1": said("rights-groups", "a"),
            "c2": and(said("other-groups", "b"), to("restates", &["c1"])),
            "c3": and(said("rights-groups", "c"), to("restates", &["c1"])),
            "c4": and(said("officials", "d"), to("restates", &["c2"])),
        }),
    );
    assert_eq!(counts(&graph, "groups"), (1, 0, 1));
    assert_eq!(counts(&graph, "officials-say"), (1, 1, 1));
    assert_eq!(counts(&graph, "officer-says"), (1, 0, 1));
    assert_eq!(counts(&graph, "activist-says"), (1, 1, 1));
    assert_eq!(counts(&graph, "for-the-crowd"), (1, 1, 1));
    assert_eq!(counts(&graph, "c1"), (4, 1, 3));
    let origins = graph.origins("activist-says").unwrap();
    assert_eq!(ends(&origins), [(vec!["activist"], Some(0))]);
}

#[test]
fn an_unnamed_end_is_not_told_from_a_named_one() {
    let graph = graph(
        json!({
            "crowd": { "kind": "group", "identified": false },
            "watch": {},
            "activist": { "kind": "person" },
        }),
        json!({ "a": {}, "b": {} }),
        json!({
            "c1": { "stated_by": [{ "actor": "activist", "on_behalf_of": "crowd" }],
                    "reported_in": [{ "source": "a" }] },
            "c2": and(said("watch", "b"), to("restates", &["c1"])),
        }),
    );
    assert_eq!(counts(&graph, "c1"), (2, 1, 2));
}

#[test]
fn affiliations_count_at_the_day_of_the_statement() {
    let actors = json!({
        "state": { "kind": "state-body" },
        "news": { "kind": "media", "organ_of":
            [{ "actor": "state", "when": "2020-07-01/..", "basis": "stated" }] },
    });
    let on = |day: &str, source: &str| and(said("news", source), json!({ "stated_on": day }));
    let graph = graph(
        actors,
        json!({ "a": {}, "b": {}, "old": { "published": "2019-05" }, "new": { "published": "2021" } }),
        json!({
            "before": on("2019", "a"),
            "after": and(on("2021", "b"), to("restates", &["before"])),
            "in-doubt": on("2020", "a"),
            "still-in-doubt": and(on("2020", "a"), to("restates", &["in-doubt"])),
            "qualified": on("2021~", "a"),
            "state-too": and(said("state", "b"), to("restates", &["qualified"])),
            "published-before": said("news", "old"),
            "and-the-state": and(said("state", "b"), to("restates", &["published-before"])),
            "published-after": said("news", "new"),
            "the-state-again": and(said("state", "b"), to("restates", &["published-after"])),
        }),
    );
    // What the news said while it was free is its own, and not the state's.
    assert_eq!(counts(&graph, "before"), (2, 2, 2));
    // Once of 2020 it may have been free, and at another not.
    assert_eq!(counts(&graph, "in-doubt"), (1, 1, 2));
    assert_eq!(counts(&graph, "qualified"), (2, 1, 2));
    assert_eq!(counts(&graph, "published-before"), (2, 2, 2));
    // Stated some time up to 2021: perhaps before it was the state's.
    assert_eq!(counts(&graph, "published-after"), (2, 1, 2));
}

#[test]
fn several_institutions_above_leave_it_open_which_one_speaks() {
    let graph = graph(
        json!({
            "east": { "kind": "state-body" },
            "west": { "kind": "state-body" },
            "commission": under("organ_of", &["east", "west"]),
            "office": under("organ_of", &["east", "agency"]),
            "agency": under("organ_of", &["east"]),
            "academy": and(under("organ_of", &["east"]), under("member_of", &["west"])),
        }),
        json!({ "a": {}, "b": {}, "c": {} }),
        json!({
            "alone": said("commission", "a"),
            "c1": said("commission", "a"),
            "c2": and(said("east", "b"), to("restates", &["c1"])),
            "d1": said("commission", "a"),
            "d2": and(said("east", "b"), to("restates", &["d1"])),
            "d3": and(said("west", "c"), to("restates", &["d1"])),
            // Both ways lead to the east.
            "e1": said("office", "a"),
            "e2": and(said("east", "b"), to("restates", &["e1"])),
            "f1": said("commission", "a"),
            "f2": and(said("academy", "b"), to("restates", &["f1"])),
        }),
    );
    assert_eq!(counts(&graph, "alone"), (1, 1, 1));
    assert_eq!(counts(&graph, "c1"), (2, 1, 2));
    // That a commission of both tells it too makes neither state less of an origin.
    assert_eq!(counts(&graph, "d1"), (3, 2, 2));
    assert_eq!(counts(&graph, "e1"), (2, 1, 1));
    assert_eq!(counts(&graph, "f1"), (2, 1, 2));
}

#[test]
fn a_joint_statement_is_one_for_certain() {
    let joint = |source: &str, speakers: &[&str]| {
        let speakers: Vec<_> = speakers.iter().map(|s| json!({ "actor": s })).collect();
        json!({ "stated_by": speakers, "reported_in": [{ "source": source }] })
    };
    let graph = graph(
        json!({
            "watch": {}, "aid": {}, "state": { "kind": "state-body" },
            "army": under("organ_of", &["state"]), "court": under("organ_of", &["state"]),
            "partners": { "kind": "group", "identified": false },
        }),
        json!({ "a": {}, "b": {}, "c": {} }),
        json!({
            "two": joint("a", &["watch", "aid"]),
            "one-state": joint("a", &["army", "court"]),
            "with-partners": joint("a", &["watch", "partners"]),
            "c1": joint("a", &["watch", "aid"]),
            "c2": and(said("watch", "b"), to("restates", &["c1"])),
            "d1": joint("a", &["watch", "aid"]),
            "d2": and(said("watch", "b"), to("restates", &["d1"])),
            "d3": and(said("aid", "c"), to("restates", &["d1"])),
        }),
    );
    assert_eq!(counts(&graph, "two"), (1, 1, 2));
    let origins = graph.origins("two").unwrap();
    assert_eq!(
        ends(&origins),
        [(vec!["aid"], Some(0)), (vec!["watch"], Some(0))]
    );
    assert_eq!(counts(&graph, "one-state"), (1, 1, 1));
    assert_eq!(counts(&graph, "with-partners"), (1, 1, 2));
    assert_eq!(counts(&graph, "c1"), (2, 1, 2));
    assert_eq!(counts(&graph, "d1"), (3, 2, 2));
}

#[test]
fn institutions_above_each_other_end_the_way_up() {
    let graph = graph(
        json!({
            "x": under("organ_of", &["y"]),
            "y": under("organ_of", &["x"]),
            "self": under("organ_of", &["self"]),
            "founder": and(under("member_of", &["foundation"]), json!({ "kind": "person" })),
            "foundation": under("organ_of", &["founder"]),
            "p": under("organ_of", &["q"]),
            "q": under("organ_of", &["p", "top"]),
            "top": {},
        }),
        json!({ "a": {}, "b": {} }),
        json!({
            "c1": said("x", "a"),
            "c2": and(said("y", "b"), to("restates", &["c1"])),
            "d": said("self", "a"),
            "e1": said("founder", "a"),
            "e2": and(said("foundation", "b"), to("restates", &["e1"])),
            "f1": said("p", "a"),
            "f2": and(said("top", "b"), to("restates", &["f1"])),
        }),
    );
    assert_eq!(counts(&graph, "c1"), (2, 1, 1));
    assert_eq!(counts(&graph, "d"), (1, 1, 1));
    assert_eq!(counts(&graph, "e1"), (2, 1, 2));
    assert_eq!(counts(&graph, "f1"), (2, 1, 1));
    assert!(graph.origins("e1").unwrap().endless.is_empty());
}

#[test]
fn one_ambiguous_speaker_does_not_make_two_origins_one() {
    let graph = graph(
        json!({
            "state": { "kind": "state-body" },
            "watch": {},
            "go-between": and(under("member_of", &["state", "watch"]), json!({ "kind": "person" })),
        }),
        json!({ "a": {}, "b": {}, "c": {} }),
        json!({
            "c1": said("state", "a"),
            "c2": and(said("watch", "b"), to("restates", &["c1"])),
            "c3": and(said("go-between", "c"), to("restates", &["c1"])),
        }),
    );
    assert_eq!(counts(&graph, "c1"), (3, 2, 3));
}

#[test]
fn a_claim_without_a_speaker_has_an_unknown_one() {
    let graph = graph(
        json!({}),
        json!({ "a": {} }),
        json!({ "c1": { "reported_in": [{ "source": "a" }] }, "c2": {} }),
    );
    assert_eq!(counts(&graph, "c1"), (1, 0, 1));
    assert_eq!(counts(&graph, "c2"), (0, 0, 1));
    let origins = graph.origins("c1").unwrap();
    assert_eq!(ends(&origins), [(vec!["c1"], None)]);
    assert_eq!(counted(&origins), (1, 0, 1));
    assert_eq!(origins.origins[0].traces.len(), 1);
}

#[test]
fn a_long_chain_of_institutions_is_climbed() {
    let mut actors = serde_json::Map::new();
    for n in 0..4_000 {
        let kind = if n % 3 == 0 { "person" } else { "organisation" };
        let above = under("organ_of", &[&format!("a{}", n + 1)]);
        actors.insert(format!("a{n}"), and(above, json!({ "kind": kind })));
    }
    let graph = graph(
        actors.into(),
        json!({ "a": {} }),
        json!({ "c1": said("a1", "a") }),
    );
    assert_eq!(counts(&graph, "c1"), (1, 1, 1));
}
