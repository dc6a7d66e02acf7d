//! What can be read, and should not cost much to validate or to ask.

use claimgraph::{Graph, interop};

use super::{check, document, within};

#[test]
fn dates_that_stand_for_many_days() {
    let dates = [
        format!("{{{}}}", ["-999999..999999"; 60].join(",")),
        format!("[{}]", ["XXXX-XX-XX"; 90].join(",")),
        "XXXX-XX-XX/XXXX-XX-XX".to_owned(),
        "Y-999999/Y999999".to_owned(),
        format!("2022-01-01/{}", "X".repeat(900)),
        format!("Y{}", "9".repeat(900)),
        format!("Y1E{}", "9".repeat(300)),
        "1S9999999999".to_owned(),
        format!("{{{}}}", "2022,".repeat(198)),
    ];
    let claims = (0..2_000).map(|n| {
        let date = &dates[n % dates.len()];
        format!(r#""c{n}":{{"kind":"figure","incident":"i","stated_on":"{date}","unattributed":true,"figure":{{"measure":"killed","quantity":{{"kind":"unquantified"}},"window":"{date}","as_of":"{date}"}}}}"#)
    });
    let text = document("claims", claims);
    within(20, || check(text.as_bytes()));
}

#[test]
fn dangling_references_beside_many_long_ids() {
    let id = |n: usize| format!("{:a>128}", format!("b{n}"));
    let places = (0..4_900).map(|n| {
        format!(
            r#""{}":{{"names":[{{"text":"A"}}],"within":[{{"place":"{}","basis":"stated"}}]}}"#,
            id(n),
            id(n + 10_000)
        )
    });
    let text = document("places", places);
    let report = within(30, || check(text.as_bytes()));
    assert!(
        report
            .iter()
            .filter(|f| f.slug == "dangling-reference")
            .count()
            > 4_000
    );
}

#[test]
fn long_chains_and_circles() {
    let chain = |circle: bool| {
        let last = if circle { 0 } else { 8_000 };
        let claims = (0..8_000).map(|n| {
            let next = if n == 7_999 { last } else { n + 1 };
            let link = format!(r#"[{{"claim":"c{next}","basis":"stated"}}]"#);
            format!(
                r#""c{n}":{{"kind":"figure","incident":"i","unattributed":true,"reported_in":[{{"source":"s"}}],"supersedes":{link},"based_on":{link},"part_of":{link},"restates":{link},"greater_than":{link},"figure":{{"measure":"killed","quantity":{{"kind":"exact","value":{n}}}}}}}"#
            )
        });
        document("claims", claims)
    };
    for circle in [false, true] {
        let text = chain(circle);
        within(60, || check(text.as_bytes()));
    }
}

#[test]
fn everything_points_at_one_record() {
    let claims = (0..8_000).map(|n| {
        let link = r#"[{"claim":"c0","basis":"inferred"}]"#;
        format!(
            r#""c{n}":{{"kind":"figure","incident":"i","stated_by":[{{"actor":"a"}}],"reported_in":[{{"source":"s"}}],"supersedes":{link},"based_on":{link},"part_of":{link},"disjoint_from":{link},"restates":{link},"figure":{{"measure":"killed","quantity":{{"kind":"exact","value":{n}}}}}}}"#
        )
    });
    let text = document("claims", claims);
    within(60, || check(text.as_bytes()));
}

#[test]
fn names_as_long_as_books() {
    let letters = "Kassym-Jomart Қасым-Жомарт ";
    let actors = |count: usize, length: usize| {
        let actors = (0..count).map(|n| {
            let name = letters.repeat(length / letters.len());
            format!(r#""a{n}":{{"kind":"person","names":[{{"text":"{name}{n}"}}]}}"#)
        });
        document("actors", actors)
    };
    for (count, length) in [(2, 10 << 20), (50, 100_000), (2_000, 2_000), (20_000, 40)] {
        let text = actors(count, length);
        within(60, || check(text.as_bytes()));
    }
    let text = actors(2, 1 << 20);
    let graph = Graph::from_json(text.as_bytes()).unwrap();
    let asked = format!(r#"{{"text":"{}"}}"#, letters.repeat(50_000));
    let _ = within(20, || interop::ask(&graph, "lookup", &asked));
}

#[test]
fn sources_made_from_each_other_in_every_way() {
    // Every source from every later one: ways multiply, answers must not.
    let sources = (0..120).map(|n| {
        let from: Vec<String> = (0..120)
            .filter(|m| *m != n)
            .map(|m| format!(r#"{{"source":"s{m}","how":"cites","basis":"stated"}}"#))
            .collect();
        format!(
            r#""s{n}":{{"kind":"article","title":"S{n}","derived_from":[{}]}}"#,
            from.join(",")
        )
    });
    let sources: Vec<String> = sources.collect();
    let text = format!(
        r#"{{"format":1,"incidents":{{"i":{{"title":"I","kind":"protest"}}}},"sources":{{{}}},"claims":{{"c0":{{"kind":"occurrence","incident":"i","unattributed":true,"reported_in":[{{"source":"s0"}}],"occurrence":{{"text":"it happened"}}}}}}}}"#,
        sources.join(",")
    );
    within(60, || check(text.as_bytes()));
}

#[test]
fn claims_that_rest_on_every_claim_before_them() {
    let claims = (0..400).map(|n| {
        let on: Vec<String> = (0..n).map(|m| format!(r#"{{"claim":"c{m}","basis":"stated"}}"#)).collect();
        format!(
            r#""c{n}":{{"kind":"figure","incident":"i","stated_by":[{{"actor":"a"}}],"reported_in":[{{"source":"s"}}],"based_on":[{0}],"part_of":[{0}],"figure":{{"measure":"killed","quantity":{{"kind":"exact","value":{n}}}}}}}"#,
            on.join(",")
        )
    });
    let text = document("claims", claims);
    within(60, || check(text.as_bytes()));
}

#[test]
fn places_within_places() {
    let places = (0..20_000).map(|n| {
        format!(r#""p{n}":{{"names":[{{"text":"P{n}"}}],"within":[{{"place":"p{}","when":"2022-0X","basis":"stated"}}]}}"#, n + 1)
    });
    let places: Vec<String> = places.collect();
    let claims: Vec<String> = (0..200)
        .map(|n| format!(r#""c{n}":{{"kind":"figure","incident":"i","unattributed":true,"reported_in":[{{"source":"s"}}],"figure":{{"measure":"killed","place":"p{n}","quantity":{{"kind":"exact","value":{n}}}}}}}"#))
        .collect();
    let text = format!(
        r#"{{"format":1,"incidents":{{"i":{{"title":"I","kind":"protest"}}}},"sources":{{"s":{{"kind":"article","title":"S"}}}},"places":{{{}}},"claims":{{{}}}}}"#,
        places.join(","),
        claims.join(",")
    );
    within(60, || check(text.as_bytes()));
}

#[test]
fn records_of_one_name_with_very_many_links() {
    let places: Vec<String> = (0..32)
        .map(|n| {
            let schemes: Vec<String> = (0..4_000)
                .map(|m| format!(r#"{{"scheme":"{n}-{m}","id":"x"}}"#))
                .collect();
            let around = |m| format!(r#"{{"place":"around{}","basis":"stated"}}"#, n * 4_000 + m);
            let around: Vec<String> = (0..4_000).map(around).collect();
            format!(
                r#""p{n}":{{"names":[{{"text":"Taldykorgan"}}],"external":[{}],"within":[{}]}}"#,
                schemes.join(","),
                around.join(",")
            )
        })
        .chain((0..32 * 4_000).map(|n| format!(r#""around{n}":{{"names":[{{"text":"{n}"}}]}}"#)))
        .collect();
    let sources: Vec<String> = (0..32)
        .map(|n| {
            let from = |m| format!(r#"{{"source":"from{}","how":"cites","basis":"stated"}}"#, n * 500 + m);
            let from: Vec<String> = (0..500).map(from).collect();
            format!(
                r#""s{n}":{{"kind":"article","title":"S","url":"https://example.org/","derived_from":[{}]}}"#,
                from.join(",")
            )
        })
        .chain((0..32 * 500).map(|n| format!(r#""from{n}":{{"kind":"article","title":"From {n}"}}"#)))
        .collect();
    let text = format!(
        r#"{{"format":1,"places":{{{}}},"sources":{{{}}}}}"#,
        places.join(","),
        sources.join(",")
    );
    within(30, || check(text.as_bytes()));
}

/// One claim with every kind of link to thousands of others, found in thousands of sources and judged
/// thousands of times.
#[test]
fn one_claim_with_very_many_links() {
    let (count, dates) = (12_000, ["2022-01", "2022-02-05", "2022-03~", "2022"]);
    let figure = |n: usize| {
        format!(r#""figure":{{"measure":"killed","quantity":{{"kind":"exact","value":{n}}}}}"#)
    };
    let mut claims: Vec<String> = (0..count)
        .map(|n| {
            let date = dates[n % dates.len()];
            let figure = figure(n);
            format!(
                r#""c{n}":{{"kind":"figure","incident":"i","stated_by":[{{"actor":"a"}}],"stated_on":"{date}","reported_in":[{{"source":"s{n}"}}],{figure}}}"#
            )
        })
        .collect();
    let links = |more: &str| {
        let links: Vec<String> = (0..count)
            .map(|n| format!(r#"{{"claim":"c{n}","basis":"inferred"{more}}}"#))
            .collect();
        links.join(",")
    };
    let (link, response) = (links(""), links(r#","stance":"denial""#));
    let passages: Vec<String> = (0..count)
        .map(|n| format!(r#"{{"source":"s{n}"}}"#))
        .collect();
    claims.push(format!(
        r#""all":{{"kind":"figure","incident":"i","stated_by":[{{"actor":"a"}}],"reported_in":[{}],"supersedes":[{link}],"based_on":[{link}],"part_of":[{link}],"restates":[{link}],"greater_than":[{link}],"disjoint_from":[{link}],"assesses":[{link}],"responds_to":[{response}],{}}}"#,
        passages.join(","),
        figure(count)
    ));
    let sources: Vec<String> = (0..count)
        .map(|n| {
            format!(
                r#""s{n}":{{"kind":"article","title":"S{n}","published":"{}"}}"#,
                dates[n % dates.len()]
            )
        })
        .collect();
    let assessments: Vec<String> = (0..count)
        .map(|n| {
            format!(
                r#""j{n}":{{"of":"all","by":"a","on":"2022-01-0{}","credibility":3}}"#,
                n % 9 + 1
            )
        })
        .collect();
    let text = format!(
        r#"{{"format":1,"actors":{{"a":{{"kind":"person","names":[{{"text":"A"}}]}}}},"incidents":{{"i":{{"title":"I","kind":"protest"}}}},"sources":{{{}}},"claims":{{{}}},"assessments":{{{}}}}}"#,
        sources.join(","),
        claims.join(","),
        assessments.join(",")
    );
    within(60, || check(text.as_bytes()));
}

#[test]
fn dated_affiliations_one_above_the_other() {
    let count = 6_000;
    let actors: Vec<String> = (0..count)
        .map(|n| {
            let above = format!(r#"{{"actor":"a{}","when":"{}/..","basis":"stated"}}"#, n + 1, 1000 + n % 900);
            format!(r#""a{n}":{{"kind":"organisation","names":[{{"text":"{n}"}}],"organ_of":[{above}]}}"#)
        })
        .chain([format!(r#""a{count}":{{"kind":"state-body","names":[{{"text":"state"}}]}}"#)])
        .collect();
    let claims: Vec<String> = (0..count)
        .map(|n| {
            let date = if n % 2 == 0 { String::new() } else { format!(r#""stated_on":"{}-02-03","#, 2000 + n % 900) };
            format!(
                r#""c{n}":{{"kind":"figure","incident":"i","stated_by":[{{"actor":"a{n}"}}],{date}"reported_in":[{{"source":"s"}}],"part_of":[{{"claim":"c{}","basis":"stated"}}],"figure":{{"measure":"killed","quantity":{{"kind":"exact","value":{n}}}}}}}"#,
                n / 2
            )
        })
        .collect();
    let text = format!(
        r#"{{"format":1,"actors":{{{}}},"incidents":{{"i":{{"title":"I","kind":"protest"}}}},"sources":{{"s":{{"kind":"article","title":"S","published":"2022"}}}},"claims":{{{}}}}}"#,
        actors.join(","),
        claims.join(",")
    );
    within(60, || check(text.as_bytes()));
    let graph = Graph::from_json(text.as_bytes()).unwrap();
    let last = format!(r#"{{"selection":{{"claimants":["a{count}"]}}}}"#);
    let _ = within(20, || interop::ask(&graph, "select", &last).unwrap());
}

/// A case of many small incidents, each asked of in turn, as anybody writes who has such a case.
#[test]
fn every_incident_in_turn() {
    let count = 5_000;
    let incidents: Vec<String> = (0..count)
        .map(|n| format!(r#""i{n}":{{"title":"I","kind":"protest"}}"#))
        .collect();
    let claims = (0..count).flat_map(|n| {
        let claim = |name: &str, more: &str| {
            format!(
                r#""{name}{n}":{{"kind":"figure","incident":"i{n}","stated_by":[{{"actor":"a"}}],"reported_in":[{{"source":"s"}}]{more},"figure":{{"measure":"killed","quantity":{{"kind":"exact","value":{n}}}}}}}"#
            )
        };
        let replaces = format!(r#","supersedes":[{{"claim":"first{n}","basis":"stated"}}]"#);
        [claim("first", ""), claim("second", &replaces)]
    });
    let text = format!(
        r#"{{"format":1,"actors":{{"a":{{"kind":"person","names":[{{"text":"A"}}]}}}},"incidents":{{{}}},"sources":{{"s":{{"kind":"article","title":"S"}}}},"claims":{{{}}}}}"#,
        incidents.join(","),
        claims.collect::<Vec<_>>().join(","),
    );
    let graph = Graph::from_json(text.as_bytes()).unwrap();
    within(15, || {
        for incident in graph.incidents() {
            let figures = graph.figures().incident(incident.id().as_str());
            let counted = figures.collect().unwrap();
            assert_eq!(counted.rows.len(), 1);
            assert_eq!(counted.left_out.get("superseded"), Some(&1));
            assert_eq!(
                counted.left_out.get("other_incident"),
                Some(&(2 * (count - 1)))
            );
        }
    });
}
