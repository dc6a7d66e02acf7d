#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use std::sync::LazyLock;

use proptest::prelude::*;
use serde_json::{Value, json};

use super::*;
use crate::query::sample::{bridge, figure, january};
use SetRelation::{Disjoint, Equal, Incomparable, Within};

/// The collapse, one of its parts, what came before it and something else.
fn city() -> Graph {
    let dated =
        |place: &str, when: &str| json!([{ "place": place, "when": when, "basis": "stated" }]);
    let place = |kind: &str, within: Value| json!({ "names": [{ "text": "p" }], "kind": kind, "within": within });
    bridge(json!({
        "vocabulary": { "population": { "terms": { "minor": { "path": "age/child" } } } },
        "places": {
            "suburb": place("town", dated("old-town", "2031-06/..")),
            "harbour": place("neighbourhood", dated("old-town", "2000/2031-02")),
            "north": place("region", json!([])),
            "south": place("region", json!([])),
            "north-city": place("city", json!([{ "place": "north", "basis": "inferred" }])),
            "cape": place("neighbourhood", json!([
                { "place": "north", "basis": "stated" },
                { "place": "south", "when": "2040/..", "basis": "stated" }])),
            "round-a": place("square", json!([{ "place": "round-b", "basis": "stated" }])),
            "round-b": place("square", json!([{ "place": "round-a", "basis": "stated" }])),
        },
        "incidents": {
            "pier": { "title": "The pier", "kind": "accident",
                "part_of": [{ "incident": "collapse", "basis": "inferred" }] },
            "flood": { "title": "The flood", "kind": "disaster", "when": "2031-02" },
            "strike": { "title": "The strike", "kind": "protest",
                "precedes": [{ "incident": "collapse", "basis": "stated" }] },
            "panic": { "title": "The panic", "kind": "protest" }
        }
    }))
}

/// A scope from `field=value` words, of killed in the collapse unless they say otherwise.
fn scope(words: &str) -> Scope {
    let mut scope = Scope::new(Id::new("killed").unwrap(), Id::new("collapse").unwrap());
    let id = |text: &str| Id::new(text).unwrap();
    for word in words.split_whitespace().filter(|word| *word != "-") {
        let (field, value) = word.split_once('=').unwrap();
        match field {
            "measure" => scope.measure = id(value),
            "incident" => scope.incident = id(value),
            "place" => scope.place = Some(id(value)),
            "cause" => scope.cause = Some(id(value)),
            "window" => scope.window = Some(When::parse(value).unwrap()),
            "as_of" => scope.as_of = Some(When::parse(value).unwrap()),
            "accumulation" => scope.accumulation = Accumulation::parse(value),
            "stage" => scope.stage = Stage::ALL.iter().copied().find(|s| s.as_str() == value),
            facet => {
                scope.population.insert(id(facet), id(value));
            }
        }
    }
    scope
}

const TABLE: &str = "
    - | - | equal

    measure=killed-by-torture | - | within
    measure=killed-by-torture | measure=executed | undetermined
    measure=detained | - | incomparable
    measure=death-cases | - | incomparable
    measure=unlisted | measure=unlisted | equal
    measure=unlisted | - | incomparable
    stage=closed | - | incomparable
    stage=closed | stage=closed | equal
    accumulation=period | - | incomparable
    accumulation=cumulative | - | equal

    incident=pier | - | within
    incident=flood | - | disjoint
    incident=strike | - | disjoint
    incident=pier | incident=flood | disjoint
    incident=pier | incident=strike | disjoint
    incident=panic | - | undetermined
    incident=panic | incident=panic | equal
    incident=no-record | - | undetermined

    place=old-town | - | equal
    place=quay | - | within
    place=land | - | contains
    place=quay | place=land | within
    place=old-town | place=new-town | disjoint
    place=quay | place=new-town | disjoint
    place=north | place=south | disjoint
    place=north-city | place=south | disjoint
    place=north-city | place=quay | disjoint
    place=north | place=old-town | undetermined
    place=round-a | place=round-b | undetermined
    place=nowhere | place=quay | undetermined

    # what certainly lies in one region may lie in no other, whatever is recorded besides
    place=cape | place=north | within
    place=cape | place=south | disjoint
    place=cape | place=quay | undetermined

    # a suburb that becomes part of the town later, a harbour that no longer is
    place=suburb window=2031-03 | place=old-town window=2031-03 | disjoint
    place=suburb window=2031-07 | place=old-town window=2031-07 | within
    place=suburb window=2031 | place=old-town window=2031 | undetermined
    place=harbour | place=new-town | undetermined
    # without a window it is not known when, not even of convictions
    place=suburb | place=old-town | undetermined
    place=harbour window=2031-01 | place=old-town | within
    place=harbour | place=old-town | undetermined
    measure=convicted place=suburb | measure=convicted place=old-town | undetermined

    # an incident without a place: its figures without one count all of it
    incident=panic place=quay | incident=panic | within
    incident=pier place=harbour | - | within

    # a stock of a later day is not where its incident was
    measure=held place=harbour as_of=2031-01-15 | measure=held place=old-town as_of=2031-01-15 | within
    measure=held place=harbour as_of=2031-03-02 | measure=held place=old-town as_of=2031-03-02 | undetermined
    measure=held place=suburb as_of=2031-07-01 | measure=held place=old-town as_of=2031-07-01 | within

    age=child | - | within
    age=infant | age=child | within
    age=child | age=adult | disjoint
    age=child | sex=female | overlapping
    age=child | age=infant sex=female | contains
    age=unlisted | age=child | undetermined
    age=police | age=child | undetermined

    # one term by two names
    age=minor | age=child | equal
    age=minor | age=adult | disjoint
    age=infant | age=minor | within

    cause=firearm | - | within
    cause=sniper-fire | cause=firearm | within
    cause=firearm | cause=torture | undetermined

    window=2031-03-01 | - | within
    window=2031-03-01 | window=2031-03 | within
    window=2031-03 | window=2031-04 | disjoint
    window=2031-03~ | window=2031-03~ | undetermined
    window=2031-01/2031-03 | window=2031-02/2031-04 | overlapping
    accumulation=period window=2031-03 | accumulation=period | undetermined
    accumulation=period | accumulation=period | undetermined

    as_of=2031-03-02 | as_of=2031-03-05 | within
    as_of=2031-03-02 | as_of=2031-03-02 | equal
    as_of=2031-03 | as_of=2031-03 | undetermined
    as_of=2031-03-02~ | as_of=2031-03-05 | undetermined
    as_of=2031-03-02 | - | undetermined
    as_of=2031-03-02 place=quay | as_of=2031-03-05 | within
    as_of=2031-03-05 place=quay | as_of=2031-03-02 | overlapping

    measure=held as_of=2031-03-02 | measure=held as_of=2031-03-02 | equal
    measure=held as_of=2031-03-02 | measure=held as_of=2031-03-05 | undetermined
    measure=held | measure=held | undetermined
    measure=held | measure=detained | incomparable
    measure=held as_of=2031-03-02 place=old-town | measure=held as_of=2031-03-02 place=new-town | disjoint
    measure=held as_of=2031-03-02 place=old-town | measure=held as_of=2031-03-05 place=new-town | undetermined
    measure=protesters as_of=2031-03-02 incident=flood | measure=protesters as_of=2031-03-02 | undetermined

    # whatever is unknown, what is disjoint in one dimension is disjoint
    age=child place=harbour | age=adult place=new-town | disjoint
";

#[test]
fn scopes_relate_as_the_table_says() {
    let graph = city();
    let rows = TABLE.lines().map(str::trim);
    for row in rows.filter(|row| !row.is_empty() && !row.starts_with('#')) {
        let [a, b, expected] = row.split('|').collect::<Vec<_>>().try_into().unwrap();
        let (a, b) = (scope(a), scope(b));
        let related = graph.relate_scopes(&a, &b);
        assert_eq!(
            related.relation.as_str(),
            expected.trim(),
            "{row}: {related:?}"
        );
        assert_eq!(graph.relate_scopes(&b, &a), related.converse(), "{row}");
    }
}

#[test]
fn reasons_and_defaults_are_told() {
    let graph = city();
    let told = |a, b| serde_json::to_value(graph.relate_scopes(&scope(a), &scope(b))).unwrap();
    assert_eq!(
        told("measure=death-cases stage=closed", "-"),
        json!({
            "relation": "incomparable",
            "reasons": ["unit", "measure", "stage"],
            "dimensions": [
                { "dimension": "unit", "relation": "incomparable", "a": "case", "b": "person" },
                { "dimension": "measure", "relation": "incomparable", "a": "death-cases", "b": "killed" },
                { "dimension": "accumulation", "relation": "equal", "a": "cumulative", "b": "cumulative" },
                { "dimension": "stage", "relation": "incomparable", "a": "closed" },
                { "dimension": "incident", "relation": "equal", "a": "collapse", "b": "collapse" },
                { "dimension": "place", "relation": "equal", "a": "old-town", "b": "old-town" },
                { "dimension": "as_of", "relation": "equal", "assumed": true },
            ]
        })
    );
    let facets = told("age=child", "age=adult sex=female");
    assert_eq!(
        facets.pointer("/dimensions/5"),
        Some(&json!({
            "dimension": "population", "facet": "age", "relation": "disjoint", "a": "child", "b": "adult" }))
    );
}

/// Links of every kind between a toll and other figures.
fn linked() -> Graph {
    let link = |claim: &str, basis: &str| json!([{ "claim": claim, "basis": basis }]);
    bridge(json!({ "claims": {
        "toll": figure("killed", 41, json!({})),
        "six": figure("killed-by-torture", 6, json!({})),
        "officers": figure("killed", 19, json!({
            "part_of": link("toll", "stated"), "figure": { "population": { "role": "police" } } })),
        "closed": figure("killed", 24, json!({
            "part_of": link("toll", "inferred"), "figure": { "stage": "closed" } })),
        "cases": figure("death-cases", 3, json!({ "part_of": link("toll", "stated") })),
        "again": figure("killed", 41, json!({ "restates": link("toll", "inferred") })),
        "narrower": figure("killed", 41, json!({
            "restates": link("toll", "inferred"), "figure": { "place": "quay" } })),
        "apart": figure("killed", 3, json!({
            "disjoint_from": link("toll", "stated"), "figure": { "place": "quay" } })),
        "elsewhere": figure("killed", 3, json!({ "figure": { "place": "new-town" } })),
        "denied": figure("killed", 5, json!({ "polarity": "denies", "figure": { "place": "new-town" } })),
        "torn": figure("killed", 5, json!({
            "part_of": link("toll", "inferred"), "disjoint_from": link("toll", "stated") })),
        "word": { "kind": "occurrence", "incident": "collapse", "stated_by": [{ "actor": "ministry" }],
            "reported_in": [{ "source": "daily-1" }], "occurrence": { "text": "it fell" } },
    } }))
}

#[test]
fn a_link_wins_and_its_disagreement_is_told() {
    let graph = linked();
    for (a, relation, ground, disagrees) in [
        ("six", Within, Ground::Definitional, 0),
        ("officers", Within, Ground::Stated, 0),
        ("closed", Within, Ground::Curated, 0),
        ("cases", Within, Ground::Stated, 1),
        ("again", Equal, Ground::Curated, 0),
        ("narrower", Equal, Ground::Curated, 1),
        ("apart", Disjoint, Ground::Stated, 1),
        (
            "elsewhere",
            SetRelation::Undetermined,
            Ground::Definitional,
            0,
        ),
        ("torn", Disjoint, Ground::Stated, 2),
        ("toll", Equal, Ground::Definitional, 0),
    ] {
        let related = graph.relate(a, "toll").unwrap();
        assert_eq!(
            (related.relation, related.ground),
            (relation, ground),
            "{a}"
        );
        assert_eq!(related.contradictions.len(), disagrees, "{a}: {related:?}");
        let back = graph.relate("toll", a).unwrap();
        assert_eq!(back.relation, relation.converse(), "{a}");
        assert_eq!(back.by_scopes, related.by_scopes.converse(), "{a}");
        assert_eq!(back.ground, ground, "{a}");
        assert_eq!(back.may_be_added, related.may_be_added, "{a}");
        assert_eq!(back.may_be_compared, related.may_be_compared, "{a}");
    }
    for (a, b, message) in [
        ("none", "toll", "there is no claim `none`"),
        (
            "toll",
            "word",
            "the claim `word` is of kind `occurrence`, not a figure",
        ),
    ] {
        assert_eq!(graph.relate(a, b).unwrap_err().to_string(), message);
    }
}

#[test]
fn what_may_be_added_and_compared_is_told_with_its_reason() {
    let graph = linked();
    for (a, b, added, compared) in [
        (
            "toll",
            "toll",
            "no: it is one figure",
            "yes: they count the same things",
        ),
        (
            "six",
            "toll",
            "no: one counts a part of what the other counts",
            "yes: by their scopes one counts a part of what the other counts; no text says so",
        ),
        (
            "officers",
            "toll",
            "no: one counts a part of what the other counts",
            "yes: one counts a part of what the other counts",
        ),
        (
            "elsewhere",
            "toll",
            "no: place leaves open what is counted in both",
            "yes: they count the same kind of thing, but place leaves open what is in both",
        ),
        (
            "denied",
            "toll",
            "no: `denied` denies its number",
            "yes: they count the same kind of thing, but place leaves open what is in both",
        ),
        (
            "closed",
            "officers",
            "no: they differ in stage",
            "no: they differ in stage",
        ),
        (
            "six",
            "officers",
            "no: some things may be counted in both",
            "yes: they count the same kind of thing, and some may be in both",
        ),
    ] {
        let related = graph.relate(a, b).unwrap();
        let say = |v: &Verdict| format!("{}: {}", if v.yes { "yes" } else { "no" }, v.because);
        assert_eq!(say(&related.may_be_added), added, "{a} {b}");
        assert_eq!(say(&related.may_be_compared), compared, "{a} {b}");
    }
}

#[test]
fn january_six_are_not_said_to_be_among_the_dead() {
    let graph = january();
    let six = graph
        .relate("c-00-tortured-to-death-6", "c-00-toll-232")
        .unwrap();
    assert_eq!((six.relation, six.ground), (Within, Ground::Definitional));
    assert!(six.links.is_empty() && !six.may_be_added.yes);
    let officers = graph
        .relate("c-02-officers-killed-19", "c-02-toll-227")
        .unwrap();
    assert_eq!(
        (officers.relation, officers.ground),
        (Within, Ground::Stated)
    );
    let closed = graph
        .relate("c-03-closed-shymkent-20", "c-03-toll-238")
        .unwrap();
    assert_eq!(closed.relation, Incomparable);
    assert_eq!(closed.reasons, [Dimension::Stage]);
    let cities = graph
        .relate("c-03-closed-shymkent-20", "c-03-closed-kyzylorda-24")
        .unwrap();
    assert_eq!(
        (cities.relation, cities.ground),
        (Disjoint, Ground::Definitional)
    );
    assert!(cities.may_be_added.yes);
}

fn any_scope() -> impl Strategy<Value = Scope> {
    let one = |words: &'static [&'static str]| {
        let words = proptest::sample::select(words);
        proptest::option::weighted(0.6, words)
    };
    (
        one(&[
            "killed-by-torture",
            "executed",
            "held",
            "displacements",
            "death-cases",
        ]),
        one(&["pier", "flood", "panic"]),
        one(&["land", "old-town", "new-town", "quay", "suburb", "harbour"]),
        (one(&["child", "infant", "adult"]), one(&["female", "male"])),
        one(&["firearm", "sniper-fire", "torture"]),
        one(&[
            "2031-03-01",
            "2031-03",
            "2031-04",
            "2031",
            "2031-03~",
            "2031-03-2X",
        ]),
        one(&["2031-03-02", "2031-03-05", "2031-03", "2031-03-05~"]),
        one(&["closed"]),
    )
        .prop_map(
            |(measure, incident, place, (age, sex), cause, window, as_of, stage)| {
                let given = [
                    ("measure", measure.filter(|_| cause.is_none())),
                    ("incident", incident.filter(|_| sex.is_none())),
                    ("place", place),
                    ("age", age),
                    ("sex", sex),
                    ("cause", cause),
                    ("window", window),
                    ("as_of", as_of),
                    ("stage", stage.filter(|_| age.is_none())),
                ];
                let words = given
                    .into_iter()
                    .filter_map(|(field, value)| Some(format!("{field}={}", value?)));
                scope(&words.collect::<Vec<_>>().join(" "))
            },
        )
}

static CITY: LazyLock<Graph> = LazyLock::new(city);

fn relation(a: &Scope, b: &Scope) -> SetRelation {
    CITY.relate_scopes(a, b).relation
}

/// Of places, windows and populations every three; figures without a place of their own are set beside
/// others by their incident, and are the exception that the answers' page names.
#[test]
fn the_laws_hold_through_every_hierarchy() {
    let mut all = Vec::new();
    for place in [
        "land",
        "old-town",
        "new-town",
        "quay",
        "suburb",
        "harbour",
        "north",
        "south",
        "north-city",
        "cape",
    ] {
        for window in [
            "-",
            "window=2031-01",
            "window=2031-03",
            "window=2031-07",
            "window=2031",
        ] {
            all.push(scope(&format!("place={place} {window}")));
        }
    }
    for whom in [
        "child",
        "infant",
        "minor",
        "adult",
        "infant sex=female",
        "adult sex=male",
    ] {
        all.push(scope(&format!("place=quay age={whom}")));
    }
    for measure in ["killed-by-torture", "executed", "executed-summarily"] {
        all.push(scope(&format!("place=quay measure={measure}")));
    }
    let relations: Vec<Vec<SetRelation>> = all
        .iter()
        .map(|a| all.iter().map(|b| relation(a, b)).collect())
        .collect();
    for (a, from_a) in relations.iter().enumerate() {
        for (b, ab) in from_a.iter().enumerate() {
            for (c, bc) in relations[b].iter().enumerate() {
                let told = || format!("{:?} {:?} {:?}", all[a], all[b], all[c]);
                let inside = |r: &SetRelation| matches!(r, Within | Equal);
                assert!(
                    !inside(ab) || !inside(bc) || inside(&from_a[c]),
                    "{}",
                    told()
                );
                assert!(
                    !inside(ab) || *bc != Disjoint || from_a[c] == Disjoint,
                    "{}",
                    told()
                );
                assert!(*ab != Equal || *bc == from_a[c], "{}", told());
            }
        }
    }
}

proptest! {
    #[test]
    fn a_relation_turns_round(a in any_scope(), b in any_scope()) {
        let related = CITY.relate_scopes(&a, &b);
        prop_assert_eq!(CITY.relate_scopes(&b, &a), related.converse());
    }

    #[test]
    fn what_is_within_stays_within_and_apart(a in any_scope(), b in any_scope(), c in any_scope()) {
        let (ab, bc, ac) = (relation(&a, &b), relation(&b, &c), relation(&a, &c));
        let inside = |r| matches!(r, Within | Equal);
        if inside(ab) && inside(bc) {
            prop_assert!(inside(ac), "{:?} {:?} {:?} {}", a, b, c, ac);
        }
        if inside(ab) && bc == Disjoint {
            prop_assert!(ac == Disjoint, "{:?} {:?} {:?} {}", a, b, c, ac);
        }
        if ab == Equal {
            prop_assert!(bc == ac, "{:?} {:?} {:?} {}", a, b, c, ac);
        }
    }
}
