#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::format_push_string
)]

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

/// What the page says of every table, from the tables themselves.
fn page() -> String {
    use super::columns::{Cell, To};
    let mut page = String::new();
    for table in super::schema::TABLES {
        page += &format!(
            "## {}\n\n| Column | Cells | Field |\n|---|---|---|\n",
            table.name
        );
        for key in table.keys() {
            let (cells, field) = match *key {
                "id" => ("text", "the record's id, or the term's"),
                "item" => ("whole number", "which item of the list"),
                "link" => ("text", "the list: the kind of link"),
                _ => ("text", "the name of the list of terms"),
            };
            page += &format!("| **`{key}`** | {cells} | {field} |\n");
        }
        for column in table.columns {
            let cells = match column.cell {
                Cell::Text => "text",
                Cell::Whole => "whole number",
                Cell::Decimal => "number",
                Cell::Flag => "`true` or `false`",
                Cell::Texts => "list",
                Cell::Terms => "terms",
                Cell::Json => "a JSON object",
            };
            let dotted = |path: &[&str]| path.join(".").replace('$', "BODY");
            let field = match column.to {
                To::Field(path) => format!("`{}`", dotted(path)),
                To::Each(list, key) => format!("`{list}[].{key}`, when given"),
                To::Every(list, path) => format!("`{list}[].{}`, when given", dotted(path)),
            };
            page += &format!("| `{}` | {cells} | {field} |\n", column.name);
        }
        page.push('\n');
    }
    page.trim_end().to_owned() + "\n"
}

#[test]
fn every_column_is_documented() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/tables.md");
    let written = std::fs::read_to_string(path).unwrap();
    let (head, tables) = written.split_once("\n## about\n").unwrap();
    if std::env::var_os("CLAIMGRAPH_BLESS").is_some() {
        std::fs::write(path, format!("{head}\n{}", page())).unwrap();
    } else {
        let again = "CLAIMGRAPH_BLESS=1 cargo test -p claimgraph --lib tables writes it anew";
        assert!(format!("## about\n{tables}") == page(), "{again}");
    }
}

fn csv(tables: &[(&str, &[u8])]) -> Result<Document, Error> {
    let mut files: Vec<(&str, &[u8])> = tables.to_vec();
    Document::from_csv(files.iter_mut().map(|(name, from)| crate::CsvTable {
        name: (*name).to_owned(),
        from,
        format: crate::TableFormat::default(),
    }))
}

/// The findings of CSV files: code and message.
fn told(tables: &[(&str, &[u8])]) -> Vec<(&'static str, String)> {
    match csv(tables).unwrap_err() {
        Error::Unreadable(report) => report
            .iter()
            .map(|f| (f.code.as_str(), f.message.clone()))
            .collect(),
        other => panic!("{other}"),
    }
}

/// Every case of the conformance suite that is a document, and the example.
fn documents() -> Vec<Document> {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut found = vec![root.join("examples/january-2022/case.json")];
    let folders = |path: &std::path::Path| {
        let entries = std::fs::read_dir(path).unwrap();
        let mut paths: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
        paths.sort();
        paths.into_iter().filter(|path| path.is_dir())
    };
    for area in folders(&root.join("tests/conformance")) {
        for case in folders(&area) {
            found.extend(["input.json", "input.jsonl"].map(|name| case.join(name)));
        }
    }
    let bytes = found
        .into_iter()
        .filter_map(|path| std::fs::read(path).ok());
    bytes
        .filter_map(|bytes| Graph::load(&bytes, crate::Limits::default()).ok())
        .map(Graph::into_document)
        .collect()
}

#[test]
fn every_case_comes_back_from_its_tables() {
    let documents = documents();
    assert!(documents.len() > 60, "{}", documents.len());
    for document in documents {
        let tables = document.to_tables();
        let files: Vec<(&str, &[u8])> = tables
            .iter()
            .map(|(name, text)| (*name, text.as_bytes()))
            .collect();
        let back = csv(&files).unwrap_or_else(|error| panic!("{error}"));
        assert_eq!(back.to_json(), document.to_json());
        assert_eq!(back.digest(), document.digest());
    }
}

#[test]
fn items_stand_where_they_are_numbered() {
    let places = b"id,name\na,First\n".as_slice();
    let names = b"id,item,text\na,2,Third\na,,Last\na,1,Second\n".as_slice();
    let document = csv(&[("places-names", names), ("places", places)]).unwrap();
    let names = &document.places.get("a").unwrap().names;
    let names: Vec<&str> = names.iter().map(|name| &*name.text).collect();
    assert_eq!(names, ["First", "Second", "Third", "Last"]);
}

#[test]
fn what_is_wrong_in_a_file_names_row_column_and_line() {
    let sources =
        b"id,kind,title,published\na,article,\"Two\nlines\",2022\nb,article,T,3/3/31\n".as_slice();
    assert_eq!(
        told(&[("sources", sources)]),
        [("CG117", "`3/3/31` is not a date: interval must contain exactly one '/' (at character 3) (table `sources`, row 3, column D `published`, line 4)".to_owned())]
    );
    let claims = b"id,kind,incident,text,unattributed\nc,demand,i,go,true\n".as_slice();
    let passages = b"id,item,source,start,end\nc,1,s,,\nc,2,s,9,3\n".as_slice();
    let said = told(&[("claims", claims), ("claims-reported-in", passages)]);
    assert_eq!(said.len(), 1, "{said:?}");
    assert!(
        said[0]
            .1
            .ends_with("(table `claims-reported-in`, row 3, column D `start`, line 3)"),
        "{said:?}"
    );
    let links =
        b"id,link,claim,basis\nc,part_off,d,stated\nd,part_of,c,stated\nc,part_of,d,\n".as_slice();
    let said = told(&[("claims", claims), ("claims-links", links)]);
    let codes: Vec<&str> = said.iter().map(|(code, _)| *code).collect();
    assert_eq!(codes, ["CG119", "CG111", "CG201"], "{said:?}");
    let ext = b"id,title,kind,ext\ni,T,protest,\"{\"\"a\"\":1},\"\"x\"\":{\"\"\"\n".as_slice();
    let said = told(&[("incidents", ext)]);
    assert!(
        said[0].1.starts_with("this is no JSON object: "),
        "{said:?}"
    );
}

#[test]
fn everything_is_said_at_once() {
    let json = r#"{"actors":[{"id":"a","kind":"preson","name":"A"},{"kind":"person"}],
        "sources":[{"id":"s","kind":"article","titel":"T"}]}"#;
    let codes: Vec<String> = found(json).into_iter().map(|(code, ..)| code).collect();
    assert_eq!(codes, ["CG111", "CG119", "CG110", "CG111"]);
}

#[test]
fn what_is_no_table_is_told_with_its_place() {
    for (json, why) in [
        ("[]", "expected an object from table to rows, found a list"),
        (
            r#"{"places":7,"actors":[[]]}"#,
            "at /actors/0: expected an object from column to cell, found a list; \
             at /places: expected a list of rows, or a text, found a number",
        ),
        (
            r#"{"places":[{"id":"a","id":"b"}],"places":""}"#,
            "at /places: `places` stands twice; at /places/0/id: `id` stands twice",
        ),
        (
            // What nobody would see, or would turn the line around, stands there by its escape.
            "{\"places\":[{\"a\u{202e}\":1,\"a\u{202e}\":2}]}",
            r"at /places/0/a\u{202e}: `a\u{202e}` stands twice",
        ),
        (
            r#"{"places":[{"id":tru}]}"#,
            "at /places/0/id: expected a value, found `t`",
        ),
    ] {
        match Document::from_tables(json) {
            Err(Error::Question(found)) => {
                assert_eq!(found, format!("the tables cannot be read: {why}"));
            }
            other => panic!("{other:?}"),
        }
    }
}

#[test]
fn numbers_are_told_by_what_they_are() {
    let document = Document::from_tables(
        r#"{"places":[{"id":"a","name":"A","lat":4.325e1,"lon":-1e-05,"precision":1.0e0,"ext.n":1.50,
            "ext.m":[ 1E2, { "x": 0.10 } ]}]}"#,
    );
    let expected = r#"{"section":"places","id":"a","record":{"names":[{"text":"A"}],"point":{"lat":43.25,"lon":-0.00001,"precision":1},"ext":{"m":[1E2,{"x":0.10}],"n":1.50}}}"#;
    assert_eq!(document.unwrap().to_lines().lines().nth(1), Some(expected));
    let wrong = r#"{"places":[{"id":"a","name":"A","lat":1e-7,"lon":1e999999999999999999999,"precision":1.5}]}"#;
    let told: Vec<String> = found(wrong).into_iter().map(|(.., why)| why).collect();
    let said = |why: &str| told.iter().any(|told| told.contains(why));
    assert!(said("`1.5` is no whole number"), "{told:?}");
    assert!(said("`1e-7` is not a number of degrees"), "{told:?}");
    assert!(
        said("`1e999999999999999999999` is not a number of degrees"),
        "{told:?}"
    );
}

#[test]
fn a_zero_with_a_sign_is_no_stated_zero() {
    for zero in ["-0", "-0.0", "-0e9"] {
        let json = format!(
            r#"{{"places":[{{"id":"a","name":"A","lat":{zero},"lon":0.0,"precision":{zero}}}]}}"#
        );
        let told: Vec<String> = found(&json).into_iter().map(|(.., why)| why).collect();
        let said = |why: &str| told.iter().any(|told| told.contains(why));
        assert!(said(&format!("`{zero}` is no whole number")), "{told:?}");
        assert!(
            said(&format!("`{zero}` is not a number of degrees")),
            "{told:?}"
        );
    }
}
