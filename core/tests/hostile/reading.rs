//! What cannot be read, or should not cost much to.

use std::fmt::Write as _;

use claimgraph::{Document, Ext, Limits};

use super::{PLACE, check, document, slug, within};

#[test]
fn deep_nesting() {
    let deep = |open: &str, close: &str| open.repeat(500_000) + &close.repeat(500_000);
    for text in [
        deep("[", "]"),
        deep("{\"a\":", "}"),
        deep("[", ""),
        deep("{\"format\":", ""),
    ] {
        assert!(!within(5, || check(text.as_bytes())).is_empty());
        let ext = format!(r#"{{"format":1,"about":{{"ext":{{"a":{text}}}}}}}"#);
        assert_eq!(slug(&within(5, || check(ext.as_bytes()))), "too-deep");
        let unknown = format!(r#"{{"format":1,"about":{{"x":{text}}}}}"#);
        assert!(
            within(5, || check(unknown.as_bytes()))
                .iter()
                .any(|f| f.slug == "too-deep")
        );
        let lines = format!("{{\"format\":1}}\n{{\"section\":{text}}}\n");
        assert!(
            within(5, || check(lines.as_bytes()))
                .iter()
                .any(|f| f.slug == "too-deep")
        );
        assert!(within(5, || Ext::parse(&text)).is_err());
    }
    let limits = Limits {
        depth: usize::MAX,
        ..Limits::default()
    };
    let text = format!(
        r#"{{"format":1,"about":{{"ext":{{"a":{}}}}}}}"#,
        deep("[", "]")
    );
    let error = within(5, || Document::from_json_with(text.as_bytes(), limits)).unwrap_err();
    assert_eq!(slug(error.report().unwrap()), "too-deep");
}

#[test]
fn the_deepest_that_any_limit_allows_has_a_digest_of_its_value() {
    let limits = Limits {
        depth: Limits::DEEPEST,
        ..Limits::default()
    };
    let levels = Limits::DEEPEST - 6;
    let (open, close) = ("[".repeat(levels), "]".repeat(levels));
    let read =
        |text: &str| within(5, || Document::from_json_with(text.as_bytes(), limits)).unwrap();
    let one = read(&format!(
        r#"{{"format":1,"about":{{"title":"A","ext":{{"a":{open}1.0{close},"b":1}}}}}}"#
    ));
    let two = read(&format!(
        r#"{{"format":1,"about":{{"title":"A","ext":{{"b":1,"a":{open}1{close}}}}}}}"#
    ));
    assert_eq!(one.digest(), two.digest());
}

#[test]
fn long_numbers() {
    let long = "9".repeat(1 << 20);
    for (field, before, after) in [
        (
            "value",
            r#""claims":{"c":{"kind":"figure","incident":"i","figure":{"measure":"killed","quantity":{"kind":"exact","value":"#,
            "}}}}",
        ),
        (
            "lat",
            r#""places":{"p":{"names":[{"text":"A"}],"point":{"lat":"#,
            r#","lon":1}}}"#,
        ),
        (
            "precision",
            r#""places":{"p":{"names":[{"text":"A"}],"point":{"lat":1,"lon":1,"precision":"#,
            "}}}",
        ),
        (
            "credibility",
            r#""assessments":{"j":{"of":"c","by":"a","credibility":"#,
            "}}",
        ),
        ("ext", r#""about":{"ext":{"a":"#, "}}"),
        ("unknown", r#""x":"#, ""),
    ] {
        for number in [
            long.clone(),
            format!("1.{long}"),
            format!("-{long}"),
            format!("1e{long}"),
        ] {
            let text = format!("{{\"format\":1,{before}{number}{after}}}");
            let report = within(5, || check(text.as_bytes()));
            assert!(
                field == "ext" && number.starts_with("1.") || report.len() == 1,
                "{field}"
            );
        }
    }
    let text = format!("{{\"format\":{long}}}");
    assert_eq!(
        slug(&within(5, || check(text.as_bytes()))),
        "unsupported-format"
    );
}

#[test]
fn long_strings_and_keys() {
    let long = "x".repeat(1 << 20);
    let wide = "é".repeat(1 << 19);
    for text in [&long, &wide] {
        for (before, after) in [
            (r#""places":{""#, r#"":{"names":[{"text":"A"}]}}"#),
            (r#""places":{"p":{"names":[{"text":"A"}],""#, r#"":1}}"#),
            (
                r#""places":{"p":{"names":[{"text":"A","when":""#,
                r#""}]}}"#,
            ),
            (
                r#""places":{"p":{"names":[{"text":"A"}],"kind":""#,
                r#""}}"#,
            ),
            (
                r#""actors":{"p":{"names":[{"text":"A"}],"kind":""#,
                r#""}}"#,
            ),
            (
                r#""sources":{"s":{"kind":"article","title":"T","url":""#,
                r#""}}"#,
            ),
            (
                r#""sources":{"s":{"kind":"article","title":"T","text":{"length":1,"sha256":""#,
                r#""}}}"#,
            ),
            (
                r#""incidents":{"i":{"kind":"protest","title":"T","time":{"from":""#,
                r#""}}}"#,
            ),
            (r#""about":{"ext":{"a":1,""#, r#"":9007199254740992}}"#),
            (
                r#""vocabulary":{"verbs":{"terms":{"a":{"path":""#,
                r#""}}}}"#,
            ),
        ] {
            let text = format!("{{\"format\":1,{before}{text}{after}}}");
            assert_eq!(within(5, || check(text.as_bytes())).len(), 1, "{before}");
        }
        let lines = format!(
            "{{\"format\":1}}\n{{\"section\":\"{text}\",\"id\":\"{text}\",\"record\":1}}\n"
        );
        assert_eq!(within(5, || check(lines.as_bytes())).len(), 2);
    }
}

#[test]
fn many_findings_under_a_long_key() {
    let long = "x".repeat(1 << 20);
    let members: Vec<String> = (0..20_000).map(|n| format!("\"u{n}\":1")).collect();
    let text = format!(
        r#"{{"format":1,"places":{{"{long}":{{{}}}}}}}"#,
        members.join(",")
    );
    let report = within(20, || check(text.as_bytes()));
    assert!(report.left_out() > 0);
    assert!(report.to_json().len() < 10 << 20);
    // The same far down in foreign data.
    let numbers = "9007199254740992,".repeat(20_000);
    let (mut before, mut after) = (String::new(), String::new());
    for level in 0..50 {
        let _ = write!(before, "{{\"{level}{}\":", "y".repeat(1_000));
        after.push('}');
    }
    let text = format!(r#"{{"format":1,"about":{{"ext":{before}[{numbers}1]{after}}}}}"#);
    let report = within(20, || check(text.as_bytes()));
    assert!(report.left_out() > 0);
    assert!(report.to_json().len() < 20 << 20);
}

#[test]
fn many_unknown_fields() {
    let members: Vec<String> = (0..200_000).map(|n| format!("\"stated_b{n}\":1")).collect();
    let text = format!(
        r#"{{"format":1,"claims":{{"c":{{{}}}}}}}"#,
        members.join(",")
    );
    let report = within(30, || check(text.as_bytes()));
    assert_eq!(report.len() as u64 + report.left_out(), 200_002);
}

#[test]
fn many_duplicates() {
    let again = document("places", (0..100_000).map(|_| format!("\"p\":{PLACE}")));
    let report = within(20, || check(again.as_bytes()));
    assert_eq!(report.len() as u64 + report.left_out(), 99_999);
    let fields = "\"note\":\"a\",".repeat(100_000);
    let text = format!(r#"{{"format":1,"places":{{"p":{{{fields}"names":[{{"text":"A"}}]}}}}}}"#);
    let report = within(20, || check(text.as_bytes()));
    assert_eq!(report.len() as u64 + report.left_out(), 99_999);
    let keys = "\"a\":1,".repeat(100_000);
    let text = format!(r#"{{"format":1,"about":{{"ext":{{{keys}"b":1}}}}}}"#);
    let report = within(20, || check(text.as_bytes()));
    assert_eq!(report.len() as u64 + report.left_out(), 99_999);
}

#[test]
fn ids_that_stand_in_two_sections() {
    let records = |record: &str| -> String {
        let all: Vec<String> = (0..20_000).map(|n| format!("\"x{n}\":{record}")).collect();
        all.join(",")
    };
    let actor = r#"{"kind":"person","names":[{"text":"A"}]}"#;
    let text = format!(
        "{{\"format\":1,\"places\":{{{}}},\"actors\":{{{}}}}}",
        records(PLACE),
        records(actor)
    );
    let report = within(30, || check(text.as_bytes()));
    assert_eq!(report.len() as u64 + report.left_out(), 20_000);
}

#[test]
fn many_empty_lines() {
    let text = "{\"format\":1}\n".to_owned() + &"\n".repeat(1 << 17) + "{}";
    let report = within(20, || check(text.as_bytes()));
    assert!(report.left_out() > 1 << 16);
}
