//! One speaker at several dates, against every way in which the dates themselves can be settled.

use std::collections::BTreeMap;

use proptest::prelude::*;
use serde_json::{Map, Value, json};

use super::{
    and,
    bounds::{Holds, Plain, Tape, VALID, brute},
    counted, counts, graph, own, said, to,
};
use crate::{Affiliation, Day, Graph, Truth, When, query::affiliation::stated_at};

fn at(date: &str) -> Value {
    and(said("x", "s"), json!({ "stated_on": date }))
}

/// Somebody who was of one institution until about March, and of another from then on, and the number
/// of origins of what was said on two dates.
fn between(first: &str, second: &str) -> (usize, usize, usize) {
    let case = graph(
        json!({ "a": {}, "b": {}, "x": { "organ_of": [
            { "actor": "a", "when": "../2022-03~", "basis": "stated" },
            { "actor": "b", "when": "2022-03~/..", "basis": "stated" }] } }),
        json!({ "s": {} }),
        json!({
            "c1": at(first),
            "c2": at(second),
            "both": and(own("s"), to("restates", &["c1", "c2"])),
            "rests": and(own("s"), to("based_on", &["c1", "c2"])),
        }),
    );
    let counted = counts(&case, "rests");
    assert_eq!(counts(&case, "both"), (counted.0, counted.1, counted.2 + 1));
    let all = case.origins_all(&crate::OriginOptions::default()).unwrap();
    let rests = all.get("rests").unwrap();
    assert_eq!((rests.certain, rests.possible), (counted.1, counted.2));
    counted
}

#[test]
fn on_another_occasion_somebody_may_speak_for_another() {
    assert_eq!(between("2022-01", "2022-08"), (1, 1, 2));
    // That two days are in one month does not make them one.
    assert_eq!(between("2022-01", "2022-01"), (1, 1, 2));
    assert_eq!(between("2022-01-05~", "2022-01-05~"), (1, 1, 2));
    assert_eq!(between("2022-01-05", "2022-01-06"), (1, 1, 2));
    assert_eq!(between("2022-01-05", "2022-01-05"), (1, 1, 1));
}

/// Days that stand for all others: between any two of them something begins or ends.
const DAYS: [&str; 7] = [
    "2018-07-01",
    "2019-07-01",
    "2020-03-01",
    "2020-06-15",
    "2020-09-01",
    "2021-03-10",
    "2022-07-01",
];

const DATES: [&str; 6] = [
    "2019",
    "2020",
    "2021-03-10",
    "2020-06~",
    "2021",
    "2020-06-15",
];

fn days() -> Vec<Day> {
    DAYS.iter().map(|day| Day::parse(day).unwrap()).collect()
}

/// One or two speakers with dated affiliations, at several dates each.
fn case(tape: &[u8]) -> Graph {
    let mut tape = Tape(tape.iter());
    let mut actors = Map::new();
    let above: Vec<String> = (0..=tape.below(3)).map(|n| format!("above{n}")).collect();
    for id in &above {
        actors.insert(id.clone(), json!({ "identified": !tape.one_in(4) }));
    }
    let links = |tape: &mut Tape<'_>, to: &[String]| -> Vec<Value> {
        let mut links = Vec::new();
        for id in to {
            for _ in 0..tape.below(3) {
                let mut link = json!({ "actor": id, "basis": "stated" });
                if !tape.one_in(4) {
                    link["when"] = json!(VALID[tape.below(VALID.len())]);
                }
                links.push(link);
            }
        }
        links
    };
    let office = json!({ "organ_of": links(&mut tape, &above) });
    actors.insert("office".to_owned(), office);
    let mut below = above.clone();
    below.push("office".to_owned());
    for id in ["x", "y"] {
        let kind = if tape.one_in(2) {
            "person"
        } else {
            "organisation"
        };
        let links = links(&mut tape, &below);
        actors.insert(id.to_owned(), json!({ "kind": kind, "organ_of": links }));
    }
    let mut sources = Map::new();
    for n in 0..2 {
        let mut source = json!({ "outlet": "x" });
        if !tape.one_in(3) {
            source["published"] = json!(DATES[tape.below(DATES.len())]);
        }
        sources.insert(format!("s{n}"), source);
    }
    let mut claims = Map::new();
    let count = 2 + tape.below(3);
    for n in 0..count {
        let source = if tape.one_in(2) { "s0" } else { "s1" };
        let mut claim = match tape.below(5) {
            0 => own(source),
            1 => said("y", source),
            _ => said("x", source),
        };
        if !tape.one_in(4) {
            claim["stated_on"] = json!(DATES[tape.below(DATES.len())]);
        }
        claims.insert(format!("c{n}"), claim);
    }
    let told: Vec<String> = (0..count).map(|n| format!("c{n}")).collect();
    let told: Vec<&str> = told.iter().map(String::as_str).collect();
    claims.insert("all".to_owned(), and(own("s0"), to("based_on", &told)));
    graph(actors.into(), sources.into(), claims.into())
}

/// The days that a date may be; a qualified one may be any.
fn may_be(date: Option<&When>) -> Vec<Day> {
    let mut days = days();
    if let Some(when) = date.filter(|when| !when.is_qualified()) {
        days.retain(|day| {
            when.earliest().is_none_or(|first| first <= *day)
                && when.latest().is_none_or(|last| *day <= last)
        });
    }
    days
}

/// The times, from a first to a last day, that an affiliation may have held.
fn may_last(valid: &When) -> Vec<(Option<Day>, Option<Day>)> {
    let text = valid.to_string();
    let adrift = || days().into_iter().map(Some).collect();
    let (start, end) = text.split_once('/').unwrap_or((&text, &text));
    let starts: Vec<Option<Day>> = if start.ends_with('~') {
        adrift()
    } else {
        vec![valid.earliest()]
    };
    let ends: Vec<Option<Day>> = if end.ends_with('~') {
        adrift()
    } else {
        vec![valid.latest()]
    };
    let mut times = Vec::new();
    for start in &starts {
        for end in &ends {
            if start.is_none() || end.is_none() || start <= end {
                times.push((*start, *end));
            }
        }
    }
    times
}

/// What the dates come to: by the ids of claims and sources a day, by affiliation a time.
struct Settled {
    days: BTreeMap<String, Day>,
    times: BTreeMap<String, (Option<Day>, Option<Day>)>,
}

/// Each link is a thing of its own, even beside one that reads the same.
fn key(link: &Affiliation) -> String {
    format!("{link:p}")
}

fn settle(graph: &Graph, choice: &mut impl FnMut(usize) -> usize) -> Settled {
    let mut settled = Settled {
        days: BTreeMap::new(),
        times: BTreeMap::new(),
    };
    let mut day = |id: &str, date: Option<&When>| {
        let days = may_be(date);
        let chosen = days[choice(days.len())];
        settled.days.insert(id.to_owned(), chosen);
    };
    for claim in graph.claims() {
        day(claim.id().as_str(), stated_at(&claim).as_ref());
    }
    for source in graph.sources() {
        day(source.id().as_str(), source.published.as_ref());
    }
    for actor in graph.actors() {
        for link in &actor.record().organ_of {
            if let Some(valid) = &link.when {
                let times = may_last(valid);
                let chosen = times[choice(times.len())];
                settled.times.insert(key(link), chosen);
            }
        }
    }
    settled
}

impl Settled {
    fn holds(&self, link: &Affiliation, said: &str) -> Truth {
        let Some((start, end)) = self.times.get(&key(link)) else {
            return Truth::Certainly;
        };
        let day = self.days[said];
        if start.is_none_or(|start| start <= day) && end.is_none_or(|end| day <= end) {
            Truth::Certainly
        } else {
            Truth::No
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn no_world_of_other_days_is_outside_the_bounds(
        tape in prop::collection::vec(any::<u8>(), 60..120),
        choices in prop::collection::vec(prop::collection::vec(any::<u16>(), 20), 40),
    ) {
        let graph = case(&tape);
        let (_, certain, possible) = counted(&graph.origins("all").unwrap());
        let all = graph.origins_all(&crate::OriginOptions::default()).unwrap();
        let at_once = all.get("all").unwrap();
        prop_assert_eq!((certain, possible), (at_once.certain, at_once.possible));
        for choices in &choices {
            let mut choices = choices.iter().cycle();
            let settled = settle(&graph, &mut |n| usize::from(*choices.next().unwrap()) % n);
            let holds: Holds<'_> = &|link, said, _| settled.holds(link, said);
            if let Some((fewest, most)) = brute(&Plain(&graph, holds).behind("all")) {
                prop_assert!(certain <= fewest, "{certain} certain, but {fewest} will do: {}", graph.document().to_json());
                prop_assert!(most <= possible, "{possible} possible, but there may be {most}: {}", graph.document().to_json());
            }
        }
    }
}
