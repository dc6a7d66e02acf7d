#![allow(clippy::unwrap_used, clippy::panic)]

use crate::{Document, Error, Graph};

/// What is found: code, pointer, message.
fn found(json: &str) -> Vec<(String, String, String)> {
    match Document::from_tables(json).unwrap_err() {
        Error::Unreadable(report) => report
            .iter()
            .map(|f| (f.code.to_string(), f.pointer.clone(), f.message.clone()))
            .collect(),
        other => panic!("{other}"),
    }
}

fn one(json: &str) -> String {
    let found = found(json);
    assert_eq!(found.len(), 1, "{found:?}");
    found.into_iter().next().unwrap().2
}

#[test]
fn rows_become_records() {
    let document = Document::from_tables(
        r#"{"places":[{"id":"city","name":"City","other_names":"Town; Burg","lat":0.00001,"lon":"76.90","precision":1.0},
             {"id":"quay","name":"Quay","within":"city","within_basis":"stated","kind":null,"note":" "},
             {"id":null,"name":""}],
           "actors":[{"id":"mayor","kind":"person","name":"the mayor","identified":true}],
           "incidents":[{"id":"fall","title":"The fall","kind":"accident","place":"city"}],
           "sources":[{"id":"daily","kind":"article","title":"News","authors":["mayor"],"ext.row":7}],
           "claims":[{"id":"toll","kind":"figure","incident":"fall","stated_by":"mayor","source":"daily","quote":"41 people",
               "start":"3","end":12,"measure":"killed","quantity":"exact","value":41.0,"population":"age=child; role=worker"},
             {"id":"call","kind":"demand","incident":"fall","unattributed":"true","source":["daily"],"text":"go",
               "addressed_to":"mayor"}],
           "assessments":[{"id":"weak","of":"toll","by":"mayor","credibility":4}]}"#,
    )
    .unwrap();
    let lines = document.to_lines();
    let expected = [
        r#"{"format":1}"#,
        r#"{"section":"places","id":"city","record":{"names":[{"text":"City"},{"text":"Town"},{"text":"Burg"}],"point":{"lat":0.00001,"lon":76.9,"precision":1}}}"#,
        r#"{"section":"places","id":"quay","record":{"names":[{"text":"Quay"}],"within":[{"place":"city","basis":"stated"}]}}"#,
        r#"{"section":"actors","id":"mayor","record":{"kind":"person","names":[{"text":"the mayor"}]}}"#,
        r#"{"section":"incidents","id":"fall","record":{"title":"The fall","kind":"accident","place":"city"}}"#,
        r#"{"section":"sources","id":"daily","record":{"kind":"article","title":"News","authors":["mayor"],"ext":{"row":7}}}"#,
        r#"{"section":"claims","id":"call","record":{"kind":"demand","incident":"fall","unattributed":true,"reported_in":[{"source":"daily"}],"demand":{"text":"go","addressed_to":["mayor"]}}}"#,
        r#"{"section":"claims","id":"toll","record":{"kind":"figure","incident":"fall","stated_by":[{"actor":"mayor"}],"reported_in":[{"source":"daily","quote":{"exact":"41 people"},"position":{"start":3,"end":12}}],"figure":{"measure":"killed","quantity":{"kind":"exact","value":41},"population":{"age":"child","role":"worker"}}}}"#,
        r#"{"section":"assessments","id":"weak","record":{"of":"toll","by":"mayor","credibility":4}}"#,
    ];
    let got: Vec<&str> = lines.lines().collect();
    assert_eq!(got.len(), expected.len());
    for (got, expected) in got.iter().zip(expected) {
        // `identified` is true by default: whether it is written is not for this test.
        assert_eq!(got.replace(r#","identified":true"#, ""), expected);
    }
    assert!(Graph::new(document).is_ok());
}

#[test]
fn what_is_wrong_names_table_row_and_column() {
    for (json, expected) in [
        (
            r#"{"places":[{"name":"A"}]}"#,
            "(table `places`, row 1, column `id`)",
        ),
        (
            r#"{"places":[{"id":"A b","name":"A"}]}"#,
            "(table `places`, row 1, column `id`)",
        ),
        (
            r#"{"places":[{"id":"a","name":"A"},{"id":"a","name":"B"}]}"#,
            "row 1, too (table `places`, row 2, column `id`)",
        ),
        (
            r#"{"places":[{"id":"a","name":"A"}],"actors":[{"id":"a","kind":"person","name":"B"}]}"#,
            "the id stands in",
        ),
        (
            r#"{"places":[{"id":"a"}]}"#,
            "(table `places`, row 1, column `name`)",
        ),
        (
            r#"{"places":[{"id":"a","name":"A","within":"b"}]}"#,
            "`basis` is missing (table `places`, row 1, column `within_basis`)",
        ),
        (
            r#"{"places":[{"id":"a","name":"A","within_basis":"stated"}]}"#,
            "column `within_basis`",
        ),
        (
            r#"{"places":[{"id":"a","name":"A","lat":"north","lon":1}]}"#,
            "`\"north\"` is not a number (table `places`, row 1, column `lat`)",
        ),
        (
            r#"{"places":[{"id":"a","name":"A","lat":43.1234567,"lon":1}]}"#,
            "row 1, column `lat`",
        ),
        (
            r#"{"places":[{"id":"a","name":7}]}"#,
            "`7` is not a text (table `places`, row 1, column `name`)",
        ),
        (
            r#"{"sources":[{"id":"s","kind":"article","title":"T","published":2022}]}"#,
            "column `published`",
        ),
        (
            r#"{"sources":[{"id":"s","kind":"article","title":"T","published":"1/2/2022"}]}"#,
            "row 1, column `published`",
        ),
        (
            r#"{"sources":[{"id":"s","kind":"artcle","title":"T"}]}"#,
            "row 1, column `kind`",
        ),
        (
            r#"{"claims":[{"id":"c","kind":"figure","incident":"i","stated_by":"a","source":"s","measure":"killed","quantity":"exact","value":"1,000"}]}"#,
            "`\"1,000\"` is no whole number (table `claims`, row 1, column `value`)",
        ),
        (
            r#"{"claims":[{"id":"c","kind":"figure","incident":"i","stated_by":"a","source":"s","measure":"killed","quantity":"exact","value":41.5}]}"#,
            "column `value`",
        ),
        (
            r#"{"claims":[{"id":"c","kind":"figure","incident":"i","stated_by":"a","source":"s","measure":"killed","quantity":"exact"}]}"#,
            "column `value`",
        ),
        (
            r#"{"claims":[{"id":"c","kind":"demand","incident":"i","stated_by":"a","source":"s","text":"go","measure":"killed"}]}"#,
            "column `measure`",
        ),
        (
            r#"{"claims":[{"id":"c","kind":"figure","incident":"i","stated_by":"a","source":"s","measure":"killed","quantity":"unquantified","population":"child"}]}"#,
            "column `population`",
        ),
        (
            r#"{"actors":[{"id":"a","kind":"person","name":"A","identified":"yes"}]}"#,
            "column `identified`",
        ),
        (
            r#"{"actors":[{"id":"a","kind":"person","name":"A","nmae":"B"}]}"#,
            "there is no column `nmae`",
        ),
        (r#"{"actor":[]}"#, "there is no table `actor`"),
    ] {
        assert!(one(json).contains(expected), "{json}\n{}", one(json));
    }
}

#[test]
fn every_column_is_documented() {
    let page = include_str!("../../../../docs/tables.md");
    for section in crate::SectionName::ALL {
        let heading = format!("## {section}\n");
        let part = page.split(&heading).nth(1).unwrap();
        let part = part.split("\n## ").next().unwrap();
        for column in super::columns::of(*section) {
            assert!(
                part.contains(&format!("| `{}` |", column.name)),
                "{section}: {}",
                column.name
            );
        }
    }
}

#[test]
fn everything_is_said_at_once() {
    let json = r#"{"actors":[{"id":"a","kind":"preson","name":"A"},{"kind":"person"}],
        "sources":[{"id":"s","kind":"article","titel":"T"}]}"#;
    let codes: Vec<String> = found(json).into_iter().map(|(code, ..)| code).collect();
    assert_eq!(codes, ["CG111", "CG119", "CG110", "CG111"]);
    assert!(matches!(
        Document::from_tables("[]"),
        Err(Error::Question(_))
    ));
}
