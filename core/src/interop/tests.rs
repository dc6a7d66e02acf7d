#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use serde_json::{Map, Value, json};

use super::{options::OptionSpec, *};
use options::{Absent, Kind};

const CASE: &str = r#"{"format":1,
  "places":{"city":{"names":[{"text":"City"}]}},
  "actors":{"mayor":{"kind":"person","names":[{"text":"the mayor"}]}},
  "incidents":{"collapse":{"title":"The bridge","kind":"accident","place":"city"}},
  "sources":{"daily":{"kind":"article","title":"News","published":"2031-03-03"}},
  "claims":{
    "toll-1":{"kind":"figure","incident":"collapse","stated_by":[{"actor":"mayor"}],
      "stated_on":"2031-03-01","reported_in":[{"source":"daily"}],
      "figure":{"measure":"killed","quantity":{"kind":"vague","word":"dozens"}}},
    "toll-2":{"kind":"figure","incident":"collapse","stated_by":[{"actor":"mayor"}],
      "stated_on":"2031-03-02","reported_in":[{"source":"daily"}],
      "supersedes":[{"claim":"toll-1","basis":"stated"}],
      "figure":{"measure":"killed","quantity":{"kind":"about","value":41}}}}}"#;

fn options(operation: &Operation) -> impl Iterator<Item = &OptionSpec> {
    operation.options.iter().copied().flatten()
}

/// A value that the option takes in the case above.
fn sample(option: &OptionSpec) -> Value {
    match option.kind {
        Kind::Id | Kind::Ids => match option.name {
            "place" => json!("city"),
            "claimant" => json!(["mayor"]),
            "incident" => json!("collapse"),
            "measure" => json!("killed"),
            _ => json!("toll-2"),
        },
        Kind::Day => json!("2031-03-03"),
        Kind::Flag => json!(true),
        Kind::Count => json!(1000),
        Kind::Text if option.name == "mapping" => json!(
            r#"{"mapping":1,"rows":[{"section":"places","id":"{town|slug}","record":{"names":[{"text":"{town}"}]}}]}"#
        ),
        Kind::Text if option.name == "delimiter" => json!("tab"),
        Kind::Text if option.name == "text" => json!("2031-03-03"),
        Kind::Text => json!("CG110"),
        Kind::Word(words) => json!(words()[0]),
        Kind::Words(words) => json!(words()),
        Kind::Terms => json!({ "age": "child" }),
        Kind::Texts => json!({ "daily": "News of the day" }),
        Kind::Policy => json!({ "dozens": 20, "hundreds": 150, "thousands": 1500 }),
        Kind::Selection => json!({ "measures": ["killed"] }),
        Kind::Scope | Kind::Countable => json!({ "measure": "killed", "incident": "collapse" }),
        Kind::Suppositions => json!([{ "kind": "same", "claims": ["toll-2"] }]),
    }
}

fn run(operation: &Operation, options: &str) -> Result<String, String> {
    let answer = match operation.run {
        Run::Records(_) | Run::Graph(_) => {
            ask(&open(CASE.as_bytes(), "").unwrap(), operation.name, options)
        }
        Run::File(_) if operation.name == "read_table" => {
            apply(b"town\nOld Town\n", operation.name, options)
        }
        Run::File(_) if operation.name == "from_tables" => apply(b"{}", operation.name, options),
        Run::File(_) => apply(CASE.as_bytes(), operation.name, options),
        Run::Nothing(_) => tell(operation.name, options),
    };
    answer.map_err(|error| failure(&error))
}

fn required(operation: &Operation) -> Map<String, Value> {
    let needed = options(operation).filter(|option| option.absent == Absent::Refused);
    needed
        .map(|option| (option.name.to_owned(), sample(option)))
        .collect()
}

#[test]
fn every_operation_answers_json_and_takes_every_option_of_its_own() {
    for operation in OPERATIONS {
        let least = required(operation);
        let plain = run(operation, &Value::from(least.clone()).to_string()).unwrap();
        if !["to_lines", "dot"].contains(&operation.name) {
            serde_json::from_str::<Value>(&plain).unwrap();
        }
        for option in options(operation) {
            let mut given = least.clone();
            given.insert(option.name.to_owned(), sample(option));
            run(operation, &Value::from(given.clone()).to_string()).unwrap();
            if let Absent::As(default) = option.absent {
                given.insert(
                    option.name.to_owned(),
                    serde_json::from_str(default).unwrap(),
                );
                let answer = run(operation, &Value::from(given).to_string()).unwrap();
                assert_eq!(answer, plain, "{} of {}", option.name, operation.name);
            }
        }
    }
}

#[test]
fn what_an_operation_needs_is_asked_for() {
    for operation in OPERATIONS {
        for name in required(operation).keys() {
            let mut given = required(operation);
            given.remove(name);
            let error = run(operation, &Value::from(given).to_string()).unwrap_err();
            assert!(error.contains(&format!("`{name}` is missing")), "{error}");
        }
    }
}

#[test]
fn what_an_option_is_not_is_refused() {
    for operation in OPERATIONS {
        let error = run(operation, r#"{"no-such-option":1}"#).unwrap_err();
        assert!(error.contains("unknown option `no-such-option`"), "{error}");
        for option in options(operation) {
            let mut given = required(operation);
            given.insert(option.name.to_owned(), Value::Null);
            let error = run(operation, &Value::from(given).to_string()).unwrap_err();
            assert!(
                error.starts_with(r#"{"error":{"kind":"question""#),
                "{error}"
            );
            assert!(error.contains(&format!("/{}", option.name)), "{error}");
        }
    }
    let series = OPERATIONS.iter().find(|o| o.name == "series").unwrap();
    for (options, why) in [
        (r#"{"measur":"killed"}"#, "did you mean `measure`?"),
        (
            r#"{"measure":"killed","measure":"held"}"#,
            "`measure` stands twice",
        ),
        (r#"{"measure":[]}"#, "the list is empty"),
        (r#"{"measure":"Killed"}"#, "is not an id"),
        (r#"{"known_as_of":"2031-03"}"#, "is not a day"),
        (r#"{"superseded":"drop"}"#, "drop_stated_and_inferred"),
        (r#"{"policy":"none"}"#, "one of acled, double"),
        (
            r#"{"policy":{"dozens":1,"hundreds":1,"thousands":1}}"#,
            "floors rise",
        ),
        (r#"{"tolerance":1001}"#, "at most 1000 per mille"),
        (
            r#"{"known_as_of":"2031-03-03","possibly_known_as_of":"2031-03-03"}"#,
            "`known_as_of` and `possibly_known_as_of` do not go together",
        ),
        (
            r#"{"selection":{},"measure":"killed"}"#,
            "`selection` and `measure` do not go together",
        ),
        (
            r#"{"selection":{"measure":["killed"]}}"#,
            "unknown field `measure`",
        ),
        ("[]", "found a list"),
        ("{", "expected"),
    ] {
        let error = run(series, options).unwrap_err();
        assert!(error.contains(why), "{options}: {error}");
    }
    let validate = OPERATIONS.iter().find(|o| o.name == "validate").unwrap();
    let error = run(validate, r#"{"texts":{"s":"one","s":"other"}}"#).unwrap_err();
    assert!(error.contains("at /texts/s: `s` stands twice"), "{error}");
}

#[test]
fn operations_are_put_to_what_they_are_for() {
    let graph = Graph::from_json(CASE.as_bytes()).unwrap();
    let why = |error: Error| error.to_string();
    assert_eq!(
        why(ask(&graph, "fmt", "").unwrap_err()),
        "the operation `fmt` is put to a file, not to a graph"
    );
    assert_eq!(
        why(apply(CASE.as_bytes(), "codes", "").unwrap_err()),
        "the operation `codes` is put to nothing, not to a file"
    );
    assert_eq!(
        why(tell("serie", "").unwrap_err()),
        "there is no operation `serie`; did you mean `series`?"
    );
}

#[test]
fn the_surface_is_documented() {
    let page = include_str!("../../../docs/api.md");
    for operation in OPERATIONS {
        let heading = format!("### `{}`", operation.name);
        let section = page.split(&heading).nth(1);
        let section = section.unwrap_or_else(|| panic!("{heading} is not in docs/api.md"));
        let section = section.split("\n### ").next().unwrap();
        assert!(
            section.contains(operation.summary),
            "{heading}: {}",
            operation.summary
        );
    }
}
