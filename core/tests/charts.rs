//! Charts of whatever there is: every figure of the case, extremes, and more than can be drawn.
#![allow(missing_docs, clippy::unwrap_used, clippy::indexing_slicing)]

use std::{
    fmt::Write as _,
    fs,
    time::{Duration, Instant},
};

use claimgraph::{Clock, Graph, Ground, Id, Premises};
use serde_json::Value;

fn january() -> Graph {
    Graph::from_json(&fs::read("../examples/january-2022/case.json").unwrap()).unwrap()
}

/// A case of one incident with these claims, each an id and a body after `"incident":"i",`.
fn case(claims: &[(String, String)], more: &str) -> Graph {
    let mut text = String::from(
        r#"{"format":1,"incidents":{"i":{"title":"I","kind":"accident","when":"2031-03-01"}},
        "actors":{"mayor":{"kind":"person","names":[{"text":"the mayor"}]}},"#,
    );
    text.push_str(more);
    text.push_str(r#""claims":{"#);
    for (at, (id, body)) in claims.iter().enumerate() {
        let comma = if at == 0 { "" } else { "," };
        write!(
            text,
            r#"{comma}"{id}":{{"kind":"figure","incident":"i",{body}}}"#
        )
        .unwrap();
    }
    text.push_str("}}");
    Graph::from_json(text.as_bytes()).unwrap()
}

const SOURCE: &str = r#""sources":{"s":{"kind":"article","title":"T"}},"#;

fn figure(quantity: &str, more: &str) -> String {
    format!(
        r#""stated_by":[{{"actor":"mayor"}}],"reported_in":[{{"source":"s"}}]{more},
        "figure":{{"measure":"killed","quantity":{quantity}}}"#
    )
}

fn sound(chart: &str) -> Value {
    let spec: Value = serde_json::from_str(chart).unwrap();
    assert_eq!(
        spec["$schema"],
        "https://vega.github.io/schema/vega-lite/v5.json"
    );
    assert!(!spec["description"].as_str().unwrap().is_empty());
    assert!(!chart.contains("\"url\":"), "a chart fetches nothing");
    spec
}

#[test]
fn everything_in_the_case_can_be_drawn() {
    let graph = january();
    for clock in Clock::ALL {
        sound(
            &graph
                .chart_series(&graph.figures().clock(*clock).series().unwrap())
                .unwrap(),
        );
    }
    for claim in graph.claims() {
        sound(
            &graph
                .chart_origins(&graph.origins(claim.id().as_str()).unwrap())
                .unwrap(),
        );
        if claim.figure().is_none() {
            continue;
        }
        for ground in Ground::ALL {
            // Figures that others replace are not among those that are selected.
            if let Ok(chart) = graph.chart_parts(claim.id(), &Premises::new(*ground)) {
                sound(&chart);
            }
        }
    }
}

#[test]
fn extremes_are_drawn() {
    let most = "9007199254740991";
    let claims: Vec<(String, String)> = [
        (
            format!(r#"{{"kind":"exact","value":{most}}}"#),
            r#","stated_on":"Y999999""#,
        ),
        (
            r#"{"kind":"exact","value":0}"#.to_owned(),
            r#","stated_on":"Y-999999""#,
        ),
        (
            format!(r#"{{"kind":"between","low":0,"high":{most}}}"#),
            r#","stated_on":"../2031-04-01""#,
        ),
        (
            format!(r#"{{"kind":"about","value":{most}}}"#),
            r#","stated_on":"9999-12-31~""#,
        ),
        (
            r#"{"kind":"at-most","value":0}"#.to_owned(),
            r#","stated_on":"0000-01-01""#,
        ),
        (r#"{"kind":"unquantified"}"#.to_owned(), ""),
        (
            r#"{"kind":"vague","word":"thousands"}"#.to_owned(),
            r#","stated_on":"2031-03/..""#,
        ),
    ]
    .into_iter()
    .enumerate()
    .map(|(n, (quantity, more))| (format!("c-{n}"), figure(&quantity, more)))
    .collect();
    let graph = case(&claims, SOURCE);
    for clock in Clock::ALL {
        sound(
            &graph
                .chart_series(&graph.figures().clock(*clock).series().unwrap())
                .unwrap(),
        );
    }
    for (id, _) in &claims {
        let whole = Id::new(id).unwrap();
        sound(&graph.chart_parts(&whole, &Premises::default()).unwrap());
    }
}

#[test]
fn what_is_too_much_is_refused_at_once() {
    let started = Instant::now();
    let many: Vec<(String, String)> = (0..5_001)
        .map(|n| {
            let day = format!(
                r#","stated_on":"20{:02}-0{}-1{}""#,
                n / 81 % 100,
                n / 9 % 9 + 1,
                n % 9
            );
            (
                format!("c-{n}"),
                figure(&format!(r#"{{"kind":"exact","value":{n}}}"#), &day),
            )
        })
        .collect();
    let graph = case(&many, SOURCE);
    let why = graph
        .chart_series(&graph.figures().series().unwrap())
        .unwrap_err();
    assert!(why.to_string().contains("5000 figures at most"), "{why}");
    let fewer = case(&many[..5_000], SOURCE);
    sound(
        &fewer
            .chart_series(&fewer.figures().series().unwrap())
            .unwrap(),
    );

    // Texts that all derive from each other.
    let mut sources = String::from(r#""sources":{"#);
    for n in 0..60 {
        let links: Vec<String> = (0..60)
            .filter(|other| *other != n)
            .map(|other| format!(r#"{{"source":"s-{other}","how":"cites","basis":"stated"}}"#))
            .collect();
        let comma = if n == 0 { "" } else { "," };
        write!(
            sources,
            r#"{comma}"s-{n}":{{"kind":"article","title":"T","derived_from":[{}]}}"#,
            links.join(",")
        )
        .unwrap();
    }
    sources.push_str("},");
    let claim = r#""unattributed":true,"reported_in":[{"source":"s-0"}],
        "figure":{"measure":"killed","quantity":{"kind":"exact","value":1}}"#;
    let dense = case(&[("c".to_owned(), claim.to_owned())], &sources);
    let answer = dense.chart_origins(&dense.origins("c").unwrap());
    assert!(answer.is_err() || answer.is_ok_and(|chart| !chart.is_empty()));
    assert!(started.elapsed() < Duration::from_secs(60));
}
