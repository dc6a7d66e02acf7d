//! What a reader says of files with faults: everything, once, and in its place.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used)]

use claimgraph::{Code, Diagnostic, Document, Limits, Report};

/// What is found in a file that must be refused.
fn refused(file: &str) -> Report {
    refused_within(file, Limits::default())
}

fn refused_within(file: &str, limits: Limits) -> Report {
    let error = Document::load(file.as_bytes(), limits).expect_err("a file that is refused");
    error.report().expect("a report").clone()
}

/// Codes and pointers, in order.
fn told(report: &Report) -> Vec<(Code, &str)> {
    report
        .iter()
        .map(|d| (d.code, d.pointer.as_str()))
        .collect()
}

/// The stretch of the file that a finding shows.
fn shown<'f>(file: &'f str, finding: &Diagnostic) -> &'f str {
    let span = finding.span.expect("a place");
    let at = |offset: u64| {
        let offset = usize::try_from(offset).unwrap();
        file.char_indices()
            .nth(offset)
            .map_or(file.len(), |(byte, _)| byte)
    };
    file.get(at(span.start.offset)..at(span.end.offset))
        .unwrap()
}

#[test]
fn a_reader_that_may_list_nothing_refuses_all_the_same() {
    let none = Limits {
        findings: 0,
        ..Limits::default()
    };
    let report = refused_within(r#"{"format":1,"places":{"a":{}}}"#, none);
    assert_eq!((report.len(), report.left_out()), (0, 1));
    let lines = "{\"format\":1}\n{\"section\":\"places\",\"id\":\"a\",\"record\":{}}\n";
    assert_eq!(refused_within(lines, none).left_out(), 1);
    let ids =
        r#"{"format":1,"places":{"a":{"names":[{"text":"A"}]},"a":{"names":[{"text":"A"}]}}}"#;
    assert_eq!(refused_within(ids, none).left_out(), 1);
}

#[test]
fn a_record_that_stands_before_its_id_is_judged_once() {
    let file = "{\"format\":1}\n{\"record\":{\"names\":[{\"text\":\"\\ud800\"}]},\"section\":\"places\",\"id\":\"a\"}\n";
    assert_eq!(
        told(&refused(file)),
        [(Code::LoneSurrogate, "/places/a/names/0/text")]
    );
}

#[test]
fn what_is_wrong_within_an_unknown_field_is_said_to_be_there() {
    let file = r#"{"format":1,"places":{"a":{"names":[{"text":"A"}],"nmae":"\ud800"}}}"#;
    assert_eq!(
        told(&refused(file)),
        [
            (Code::LoneSurrogate, "/places/a/nmae"),
            (Code::UnknownField, "/places/a/nmae")
        ]
    );
}

#[test]
fn a_malformed_key_is_pointed_at() {
    let file = r#"{"format":1,"incidents":{"x":{"title":"X","kind":"protest"}},"claims":{"c":{
        "kind":"figure","incident":"x","figure":{"measure":"killed","quantity":{"kind":"unquantified"},
        "population":{"Age":"child"}}}}}"#;
    let report = refused(file);
    assert_eq!(
        told(&report),
        [(Code::MalformedId, "/claims/c/figure/population/Age")]
    );
    assert_eq!(shown(file, report.iter().next().unwrap()), "\"Age\"");
}

#[test]
fn an_id_that_stands_twice_is_told_even_when_a_record_is_faulty() {
    let record = r#"{"names":[{"text":"A"}]}"#;
    for (first, second) in [("{}", record), (record, "{}")] {
        let file = format!(r#"{{"format":1,"places":{{"b":{record},"a":{first},"a":{second}}}}}"#);
        let report = refused(&file);
        let codes = [
            (Code::MissingField, "/places/a"),
            (Code::DuplicateId, "/places/a"),
        ];
        assert_eq!(told(&report), codes);
        let line =
            |record: &str| format!("{{\"section\":\"places\",\"id\":\"a\",\"record\":{record}}}\n");
        let lines = format!("{{\"format\":1}}\n{}{}", line(first), line(second));
        assert_eq!(told(&refused(&lines)), codes);
    }
}

#[test]
fn an_id_that_stands_twice_is_shown_where_it_stands_again() {
    let record = r#"{"names":[{"text":"A"}]}"#;
    let file = format!(r#"{{"format":1,"places":{{"a":{record},"a":{record}}}}}"#);
    let report = refused(&file);
    let finding = report.iter().next().unwrap();
    assert_eq!(shown(&file, finding), "\"a\"");
    assert_eq!(finding.span.unwrap().start.column, 52);
    let line = format!("{{\"section\":\"places\",\"id\":\"a\",\"record\":{record}}}\n");
    let back = format!("{{\"record\":{record},\"id\":\"a\",\"section\":\"places\"}}\n");
    for second in [&line, &back] {
        let file = format!("{{\"format\":1}}\n{line}{second}");
        let report = refused(&file);
        let finding = report.iter().next().unwrap();
        assert_eq!(shown(&file, finding), "\"a\"");
        assert_eq!(finding.span.unwrap().start.line, 3);
    }
}

#[test]
fn noncharacters_are_no_text() {
    for c in [
        '\u{fdd0}',
        '\u{fdef}',
        '\u{fffe}',
        '\u{ffff}',
        '\u{1fffe}',
        '\u{10ffff}',
    ] {
        let file = format!(r#"{{"format":1,"about":{{"title":"a{c}b"}}}}"#);
        assert_eq!(
            told(&refused(&file)),
            [(Code::Noncharacter, "/about/title")]
        );
        let unit = format!(r#"{{"format":1,"about":{{"ext":{{"k":["{c}"]}}}}}}"#);
        assert_eq!(
            told(&refused(&unit)),
            [(Code::Noncharacter, "/about/ext/k/0")]
        );
    }
    let escaped =
        r#"{"format":1,"about":{"title":"\uffff","note":"\ud83f\udffe","ext":{"\ufdd0":1}}}"#;
    assert_eq!(
        told(&refused(escaped)),
        [
            (Code::Noncharacter, "/about/ext"),
            (Code::Noncharacter, "/about/note"),
            (Code::Noncharacter, "/about/title"),
        ]
    );
    let url = r#"{"format":1,"sources":{"s":{"kind":"post","title":"S","url":"https://example.org/\ufffe"}}}"#;
    assert_eq!(
        told(&refused(url)),
        [(Code::Noncharacter, "/sources/s/url")]
    );
    for c in [
        '\u{fdcf}',
        '\u{fdf0}',
        '\u{fffd}',
        '\u{feff}',
        '\u{1fffd}',
        '\u{e000}',
        '日',
        '😀',
    ] {
        let file = format!(r#"{{"format":1,"about":{{"title":"a{c}b"}}}}"#);
        let document = Document::from_json(file.as_bytes()).unwrap();
        assert_eq!(document.about.unwrap().title.unwrap(), *format!("a{c}b"));
    }
}

#[test]
fn of_several_missing_fields_each_is_named_by_itself() {
    let file = r#"{"format":1,"incidents":{"x":{"title":"X","kind":"protest","time":{}}},
        "assessments":{"a":{"of":"s","by":"d"}}}"#;
    let report = refused(file);
    let fields: Vec<String> = report
        .iter()
        .map(|d| serde_json::to_string(d.params.get("field").unwrap()).unwrap())
        .collect();
    assert_eq!(
        fields,
        [r#"["reliability","credibility"]"#, r#"["from","to"]"#]
    );
}

#[test]
fn every_fault_of_a_claim_is_told_at_once() {
    let file = r#"{"format":1,"claims":{"c":{"kind":"figure","verb":"","polarity":"maybe","stated_on":"yesterday",
        "unattributed":false,"reported_in":[{"quote":{"exact":""}},{"source":"S"}],"rank":{"level":"deprecated"},
        "part_of":[{"claim":"d"}],"figure":{"measure":"killed","quantity":{"kind":"exact","value":-1}},
        "note":null,"colour":"red"}}}"#;
    let report = refused(file);
    let expected = [
        (Code::MissingField, "/claims/c"),
        (Code::UnknownField, "/claims/c/colour"),
        (Code::MalformedNumber, "/claims/c/figure/quantity/value"),
        (Code::NullValue, "/claims/c/note"),
        (Code::MissingField, "/claims/c/part_of/0"),
        (Code::UnknownValue, "/claims/c/polarity"),
        (Code::MissingField, "/claims/c/rank"),
        (Code::MissingField, "/claims/c/reported_in/0"),
        (Code::EmptyText, "/claims/c/reported_in/0/quote/exact"),
        (Code::MalformedId, "/claims/c/reported_in/1/source"),
        (Code::MalformedDate, "/claims/c/stated_on"),
        (Code::UnknownValue, "/claims/c/unattributed"),
        (Code::MalformedId, "/claims/c/verb"),
    ];
    assert_eq!(told(&report), expected);
    assert!(
        report
            .iter()
            .all(|d| d.id.as_ref().is_some_and(|id| id.as_str() == "c"))
    );
}
