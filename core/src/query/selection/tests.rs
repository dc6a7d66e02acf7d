#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use serde_json::json;

use super::*;
use crate::{
    Basis, Graph,
    query::sample::{bridge, figure, january},
};

fn id(text: &str) -> Id {
    Id::new(text).unwrap()
}

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

fn taken(graph: &Graph, selection: &Selection) -> Vec<String> {
    let selected = graph.select(selection).unwrap();
    assert_eq!(
        selected.claims.len() + selected.left_out.len(),
        graph.claims().len()
    );
    let ids = selected.claims.iter().map(|c| c.id().to_string());
    ids.collect()
}

fn why(graph: &Graph, selection: &Selection, claim: &str) -> LeftOutReason {
    let selected = graph.select(selection).unwrap();
    let left = selected.left_out.into_iter().find(|l| l.claim == claim);
    left.unwrap().reason
}

#[test]
fn a_selection_comes_back_from_its_text() {
    let full = Selection::default()
        .claimants([id("ministry"), id("daily")])
        .incident(id("collapse"))
        .measure(id("killed"))
        .with_measures_below()
        .possibly_known_by(day("2031-03-05"))
        .ranks([RankLevel::Preferred, RankLevel::Deprecated])
        .superseded(Superseded::DropStated);
    for selection in [Selection::default(), full] {
        let text = selection.to_json();
        assert_eq!(Selection::from_json(&text).unwrap(), selection, "{text}");
    }
    assert_eq!(Selection::from_json("{}").unwrap(), Selection::default());
    assert_eq!(
        Selection::default().to_json(),
        r#"{"ranks":["preferred","normal"],"superseded":"drop_stated_and_inferred"}"#
    );
}

#[test]
fn a_selection_reads_as_a_line() {
    let known = Selection::default().known_by(day("2022-07-13"));
    assert_eq!(
        known.to_string(),
        "all claimants, known by 2022-07-13 (certainly), preferred and normal claims, \
         superseded dropped (stated and inferred)"
    );
    let narrow = Selection::default()
        .incident(id("collapse"))
        .measure(id("killed"))
        .with_measures_below()
        .ranks([RankLevel::Deprecated])
        .superseded(Superseded::Keep);
    assert_eq!(
        narrow.to_string(),
        "all claimants, incident `collapse` and its parts, figures of `killed` and what lies below, \
         deprecated claims, superseded kept"
    );
}

#[test]
fn what_is_wrong_with_a_selection_is_said_precisely() {
    for (text, message) in [
        (
            "[]",
            "the selection cannot be read: expected a selection, found a list",
        ),
        (
            r#"{"ranks":[]}"#,
            "the selection cannot be read: at /ranks: no rank is listed (leave the field out for preferred and normal claims)",
        ),
        (
            r#"{"known":{"by":"2022-7-13"},"superseded":"drop"}"#,
            "the selection cannot be read: at /known/by: `2022-7-13` is not a day (a day is written `2022-07-13`); \
             at /superseded: `drop` is not a treatment of superseded claims (one of keep, drop_stated, drop_stated_and_inferred)",
        ),
        (
            r#"{"known":{"degree":"possibly"}}"#,
            "the selection cannot be read: at /known: the field `by` is missing",
        ),
    ] {
        assert_eq!(Selection::from_json(text).unwrap_err().to_string(), message);
    }
    let graph = bridge(json!({}));
    for (selection, message) in [
        (
            Selection::default().claimants([id("nobody")]),
            "there is no actor `nobody`",
        ),
        (
            Selection::default().incident(id("daily")),
            "there is no incident `daily`",
        ),
        (
            Selection::default().measure(id("kiled")),
            "there is no measure `kiled`; did you mean `killed`?",
        ),
    ] {
        assert_eq!(graph.select(&selection).unwrap_err().to_string(), message);
    }
}

#[test]
fn those_who_speak_for_a_claimant_count_on_the_day_they_do() {
    let by = |on: &str| {
        figure(
            "killed",
            1,
            json!({ "stated_on": on, "stated_by": [{ "actor": "spokesman" }] }),
        )
    };
    let graph = bridge(json!({ "claims": {
        "c-early": by("2031-03-01"),
        "c-late": by("2031-08-01"),
        "c-unclear": by("2031"),
        "c-undated": figure("killed", 1, json!({ "stated_by": [{ "actor": "spokesman" }] })),
        "c-for": figure("killed", 1, json!({
            "stated_by": [{ "actor": "institute", "on_behalf_of": "ministry" }] })),
        "c-paper": { "kind": "occurrence", "incident": "collapse", "unattributed": true,
            "reported_in": [{ "source": "daily-1" }], "occurrence": { "text": "it fell" } },
        "c-leaflet": { "kind": "occurrence", "incident": "collapse", "unattributed": true,
            "reported_in": [{ "source": "leaflet" }], "occurrence": { "text": "it fell" } }
    } }));
    let of = |actor| Selection::default().claimants([id(actor)]);
    assert_eq!(
        taken(&graph, &of("state")),
        ["c-early", "c-for", "c-unclear", "c-undated"]
    );
    // Without a date of its own, the claim was stated by the day on which the daily printed it.
    let selected = graph.select(&of("state")).unwrap();
    assert_eq!(selected.doubtful, ["c-unclear", "c-undated"]);
    assert_eq!(
        taken(&graph, &of("institute")),
        ["c-for", "c-late", "c-unclear"]
    );
    assert_eq!(
        taken(&graph, &of("spokesman")),
        ["c-early", "c-late", "c-unclear", "c-undated"]
    );
    assert_eq!(taken(&graph, &of("daily")), ["c-paper"]);
    assert_eq!(
        why(&graph, &of("daily"), "c-leaflet"),
        LeftOutReason::OtherClaimant
    );
}

#[test]
fn what_was_public_by_a_day_is_certain_or_possible() {
    let source = |published: &str| json!({ "kind": "post", "title": "t", "published": published });
    let found = |sources: &[&str], on: Option<&str>| {
        let passages: Vec<_> = sources.iter().map(|s| json!({ "source": s })).collect();
        let mut more = json!({ "reported_in": passages });
        if let Some(on) = on {
            more.as_object_mut()
                .unwrap()
                .insert("stated_on".to_owned(), json!(on));
        }
        figure("killed", 1, more)
    };
    let graph = bridge(json!({
        "sources": { "s-march": source("2031-03"), "s-about": source("2031-03-01~") },
        "claims": {
            "c-first": found(&["daily-1", "daily-2"], None),
            "c-second": found(&["daily-2"], None),
            "c-march": found(&["s-march"], None),
            "c-about": found(&["s-about"], None),
            "c-leaflet": found(&["leaflet"], None),
            "c-leaflet-later": found(&["leaflet"], Some("2031-04")),
        }
    }));
    let by = |text| Selection::default().known_by(day(text));
    assert_eq!(taken(&graph, &by("2031-03-05")), ["c-first"]);
    assert_eq!(
        taken(
            &graph,
            &Selection::default().possibly_known_by(day("2031-03-05"))
        ),
        ["c-about", "c-first", "c-leaflet", "c-march"]
    );
    assert_eq!(
        why(&graph, &by("2031-03-05"), "c-second"),
        LeftOutReason::NotYetPublished
    );
    assert_eq!(
        why(&graph, &by("2031-03-05"), "c-march"),
        LeftOutReason::PossiblyPublished
    );
    assert_eq!(
        why(&graph, &by("2031-03-05"), "c-leaflet-later"),
        LeftOutReason::NotYetPublished
    );
    assert_eq!(
        taken(&graph, &by("2031-03-31")),
        ["c-first", "c-march", "c-second"]
    );
}

/// 38, then 41 by inference, then 43 by the text's own words; the second is told again.
fn revised() -> Graph {
    let link = |claim: &str, basis: &str| json!([{ "claim": claim, "basis": basis }]);
    bridge(json!({ "claims": {
        "t-1": figure("killed", 38, json!({})),
        "t-2": figure("killed", 41, json!({
            "supersedes": link("t-1", "inferred"), "reported_in": [{ "source": "daily-2" }] })),
        "t-2-again": figure("killed", 41, json!({
            "restates": link("t-2", "inferred"), "stated_by": [{ "actor": "institute" }] })),
        "t-3": figure("killed", 43, json!({
            "supersedes": link("t-2", "stated"), "reported_in": [{ "source": "leaflet" }] })),
    } }))
}

#[test]
fn a_supersession_counts_only_where_the_superseding_claim_is_selected() {
    let graph = revised();
    let default = Selection::default();
    assert_eq!(taken(&graph, &default), ["t-3"]);
    let superseded = |by: &str, basis| LeftOutReason::Superseded { by: id(by), basis };
    assert_eq!(
        why(&graph, &default, "t-1"),
        superseded("t-2", Basis::Inferred)
    );
    assert_eq!(
        why(&graph, &default, "t-2"),
        superseded("t-3", Basis::Stated)
    );
    assert_eq!(
        why(&graph, &default, "t-2-again"),
        superseded("t-3", Basis::Inferred)
    );

    let stated = default.clone().superseded(Superseded::DropStated);
    assert_eq!(taken(&graph, &stated), ["t-1", "t-2-again", "t-3"]);
    let keep = default.clone().superseded(Superseded::Keep);
    assert_eq!(taken(&graph, &keep).len(), 4);

    // On the day of the first daily the second had not come out, but its echo had.
    let early = default.clone().known_by(day("2031-03-02"));
    assert_eq!(taken(&graph, &early), ["t-2-again"]);
    assert_eq!(
        why(&graph, &early, "t-1"),
        superseded("t-2-again", Basis::Inferred)
    );
    let institute = default.claimants([id("institute")]);
    assert_eq!(taken(&graph, &institute), ["t-2-again"]);
}

#[test]
fn what_was_replaced_stays_replaced_when_the_replacement_is_not_selected() {
    let link = |claim: &str| json!([{ "claim": claim, "basis": "stated" }]);
    let graph = bridge(json!({ "claims": {
        "t-1": figure("killed", 38, json!({})),
        "t-2": figure("killed", 410, json!({
            "supersedes": link("t-1"), "rank": { "level": "deprecated", "reason": "a misprint" } })),
        "t-3": figure("killed", 41, json!({ "supersedes": link("t-2") })),
    } }));
    assert_eq!(taken(&graph, &Selection::default()), ["t-3"]);
    let rank = LeftOutReason::Rank {
        rank: RankLevel::Deprecated,
    };
    assert_eq!(why(&graph, &Selection::default(), "t-2"), rank);
}

#[test]
fn a_hypothesis_replaces_nothing_and_a_denial_does() {
    let by = |more: serde_json::Value| {
        let mut claim = figure("killed", 2, more);
        claim["supersedes"] = json!([{ "claim": "t-1", "basis": "stated" }]);
        bridge(json!({ "claims": { "t-1": figure("killed", 1, json!({})), "t-2": claim } }))
    };
    let default = Selection::default();
    let supposed = by(json!({ "modality": "hypothetical" }));
    assert_eq!(taken(&supposed, &default), ["t-1", "t-2"]);
    let withdrawn = by(json!({ "polarity": "denies" }));
    assert_eq!(taken(&withdrawn, &default), ["t-2"]);
}

#[test]
fn a_denial_of_what_was_replaced_still_stands() {
    let restating = |polarity: &str| {
        let graph = bridge(json!({ "claims": {
            "first": figure("killed", 227, json!({})),
            "second": figure("killed", 232, json!({
                "supersedes": [{ "claim": "first", "basis": "stated" }] })),
            "institute-says": figure("killed", 227, json!({
                "stated_by": [{ "actor": "institute" }], "polarity": polarity,
                "restates": [{ "claim": "first", "basis": "inferred" }] })),
        } }));
        taken(&graph, &Selection::default())
    };
    assert_eq!(restating("asserts"), ["second"]);
    assert_eq!(restating("denies"), ["institute-says", "second"]);
}

#[test]
fn one_claim_that_replaces_many_is_not_squared() {
    let many = 40_000;
    let mut claims: serde_json::Map<String, serde_json::Value> = (0..many)
        .map(|n| (format!("c{n}"), figure("killed", n, json!({}))))
        .collect();
    let all: Vec<_> = claims
        .keys()
        .map(|id| json!({ "claim": id, "basis": "stated" }))
        .collect();
    claims.insert(
        "last".into(),
        figure("killed", many, json!({ "supersedes": all })),
    );
    let graph = bridge(json!({ "claims": claims }));
    let begun = std::time::Instant::now();
    assert_eq!(taken(&graph, &Selection::default()), ["last"]);
    assert!(
        begun.elapsed().as_secs() < 10,
        "it took {:?}",
        begun.elapsed()
    );
}

#[test]
fn a_qualified_publication_makes_no_affiliation_certain() {
    let graph = bridge(json!({
        "actors": { "office": {
            "kind": "state-body", "names": [{ "text": "the office" }],
            "organ_of": [{ "actor": "state", "when": "../2031-03", "basis": "stated" }] } },
        "sources": {
            "post": { "kind": "post", "title": "t", "published": "2031-02" },
            "old-post": { "kind": "post", "title": "t", "published": "2031-02~" } },
        "claims": {
            "c-dated": figure("killed", 1, json!({
                "stated_by": [{ "actor": "office" }], "reported_in": [{ "source": "post" }] })),
            "c-about": figure("killed", 1, json!({
                "stated_by": [{ "actor": "office" }], "reported_in": [{ "source": "old-post" }] })),
        }
    }));
    let selected = graph
        .select(&Selection::default().claimants([id("state")]))
        .unwrap();
    assert_eq!(selected.doubtful, [id("c-about")]);
}

#[test]
fn circles_neither_hang_nor_swallow() {
    let link = |claim: &str| json!([{ "claim": claim, "basis": "stated" }]);
    let organ = |of: &str| json!({ "kind": "group", "names": [{ "text": "g" }], "organ_of": [{ "actor": of, "basis": "stated" }] });
    let graph = bridge(json!({
        "actors": { "g-1": organ("g-2"), "g-2": organ("g-3"), "g-3": organ("g-1") },
        "incidents": {
            "i-1": { "title": "i", "kind": "protest", "part_of": [{ "incident": "i-2", "basis": "stated" }] },
            "i-2": { "title": "i", "kind": "protest", "part_of": [{ "incident": "i-1", "basis": "stated" }] } },
        "claims": {
            "t-1": figure("killed", 1, json!({
                "supersedes": link("t-2"), "incident": "i-1", "stated_by": [{ "actor": "g-1" }] })),
            "t-2": figure("killed", 2, json!({
                "supersedes": link("t-1"), "incident": "i-2", "stated_by": [{ "actor": "g-3" }] })),
        }
    }));
    let selection = Selection::default()
        .claimants([id("g-2")])
        .incident(id("i-1"));
    assert_eq!(taken(&graph, &selection), ["t-1", "t-2"]);
}

#[test]
fn what_links_two_circles_still_replaces() {
    let toll = |killed: u64, replaces: &[&str]| {
        let links = replaces
            .iter()
            .map(|c| json!({ "claim": c, "basis": "stated" }));
        figure(
            "killed",
            killed,
            json!({ "supersedes": links.collect::<Vec<_>>() }),
        )
    };
    let graph = bridge(json!({ "claims": {
        "new-1": toll(8, &["new-2", "between"]), "new-2": toll(9, &["new-1"]),
        "between": toll(7, &["old-1"]),
        "old-1": toll(4, &["old-2"]), "old-2": toll(5, &["old-1", "oldest"]), "oldest": toll(1, &[]),
    } }));
    let all = Selection::default();
    assert_eq!(taken(&graph, &all), ["new-1", "new-2", "old-2"]);
    let replaced = |claim, by: &str| {
        let (by, basis) = (id(by), Basis::Stated);
        assert_eq!(
            why(&graph, &all, claim),
            LeftOutReason::Superseded { by, basis }
        );
    };
    replaced("between", "new-1");
    replaced("old-1", "between");
    replaced("oldest", "old-2");
}

#[test]
fn january_on_two_days() {
    let graph = january();
    let killed = Selection::default()
        .claimants([id("a-kazakhstan")])
        .measure(id("killed"));
    let told = |selection: &Selection| {
        let mut told = taken(&graph, selection);
        told.retain(|claim| claim.contains("toll"));
        told
    };
    let july = killed.clone().known_by(day("2022-07-13"));
    assert_eq!(told(&july), ["c-00-toll-232"]);
    let superseded = why(&graph, &july, "c-02-toll-227");
    let by = id("c-00-toll-232");
    assert_eq!(
        superseded,
        LeftOutReason::Superseded {
            by,
            basis: Basis::Inferred
        }
    );

    // The text of February came out between the third and the sixth.
    let february = killed.clone().known_by(day("2022-02-06"));
    assert_eq!(told(&february), ["c-02-toll-227"]);
    let third = killed.clone().known_by(day("2022-02-03"));
    assert!(told(&third).is_empty());
    let reason = why(&graph, &third, "c-02-toll-227");
    assert_eq!(reason, LeftOutReason::PossiblyPublished);

    assert_eq!(
        told(&killed),
        ["c-01-toll-238", "c-03-toll-238", "c-04-toll-238"]
    );
}

#[test]
fn asking_of_one_incident_looks_at_no_others_and_answers_the_same() {
    let graph = january();
    let mut elsewhere = 0;
    for incident in graph.incidents() {
        for measure in ["killed", "injured", "detained"] {
            let selection = Selection::default()
                .incident(incident.id().clone())
                .measure(id(measure));
            let all = graph.select(&selection).unwrap();
            let about = graph.select_about(&selection).unwrap();
            let (other, here): (Vec<_>, Vec<_>) = all
                .left_out
                .into_iter()
                .partition(|left| left.reason == LeftOutReason::OtherIncident);
            assert_eq!(about.left_out, here);
            assert_eq!(about.doubtful, all.doubtful);
            assert_eq!(about.claims, all.claims);
            let figures = other.iter().filter(|left| {
                let claim = graph.claim(left.claim.as_str()).unwrap();
                claim.figure().is_some()
            });
            let query = graph.figures().incident(incident.id().as_str());
            let counted = query.measure(measure).collect().unwrap().left_out;
            let counted = counted.get("other_incident").copied().unwrap_or(0);
            assert_eq!(counted, figures.count());
            elsewhere += counted;
        }
    }
    assert!(elsewhere > 100);
}
