#![allow(clippy::unwrap_used, clippy::panic)]

use std::io::Read;

use super::Mapping;
use crate::Error;

const TOWNS: &str = r#"{"mapping": 1, "rows": [
  {"section": "places", "id": "{town|slug}", "record": {"names": [{"text": "{town}"}]}}]}"#;

/// A table without end, of which as many rows are read as somebody asks for.
struct Endless {
    left: usize,
    begun: bool,
}

impl Read for Endless {
    fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
        let row: &[u8] = if std::mem::replace(&mut self.begun, true) {
            b"Quay\n"
        } else {
            b"town\n"
        };
        if self.left == 0 {
            return Ok(0);
        }
        self.left -= 1;
        let length = row.len().min(into.len());
        into.iter_mut().zip(row).for_each(|(to, from)| *to = *from);
        Ok(length)
    }
}

#[test]
fn every_row_is_accounted_for() {
    let mapping = Mapping::read(TOWNS.as_bytes()).unwrap();
    let mapped = mapping
        .apply(&mut Endless {
            left: 5_001,
            begun: false,
        })
        .unwrap();
    assert_eq!((mapped.rows.read, mapped.rows.mapped), (5_000, 5_000));
    assert_eq!(mapped.document.places.len(), 1);
    let mut table: &[u8] = b"town\nA\n\nB,C\n\xff\n\"D\n";
    let rows = mapping.apply(&mut table).unwrap().rows;
    assert_eq!(
        (rows.read, rows.mapped, rows.with_errors, rows.blank),
        (5, 1, 3, 1)
    );
}

#[test]
fn findings_beyond_the_limit_are_counted() {
    let mapping = Mapping::read(TOWNS.as_bytes()).unwrap();
    let table = format!("town\n{}", "?\n".repeat(30));
    let limits = crate::Limits {
        findings: 7,
        ..crate::Limits::default()
    };
    let mapped = mapping
        .apply_with(&mut table.as_bytes(), mapping.format(), limits)
        .unwrap();
    assert_eq!((mapped.report.len(), mapped.report.left_out()), (7, 23));
    assert_eq!(mapped.rows.with_errors, 30);
}

#[test]
fn all_that_ships_can_be_read() {
    for name in Mapping::shipped() {
        assert!(Mapping::find(name).is_ok(), "{name}");
    }
    let Err(Error::Question(why)) = Mapping::find("ucdp-gde") else {
        panic!("it is found");
    };
    assert_eq!(
        why,
        "no mapping `ucdp-gde` comes with the library; did you mean `ucdp-ged`?"
    );
}

#[test]
fn deep_and_broken_mappings_are_findings() {
    let deep = format!("{}{}", r#"{"mapping":1,"rows":"#, "[".repeat(100_000));
    for text in [
        deep.as_str(),
        "",
        "{",
        "[]",
        r#"{"mapping":2}"#,
        r#"{"mapping":1,"rows":{}}"#,
        r#"{"mapping":1,"rows":[{"id":{"take":1,"first":"#,
    ] {
        let Err(Error::Unreadable(report)) = Mapping::read(text.as_bytes()) else {
            panic!("{}", text.chars().take(40).collect::<String>());
        };
        assert!(report.iter().all(|finding| finding.span.is_some()));
    }
}

#[test]
fn a_mapping_that_would_quietly_make_nothing_is_refused() {
    for (wrong, why) in [
        (
            r#""rows": [{"section": "places", "id": "a", "record": {"note": {"take": "{n}", "count": false}}}]"#,
            "`count` is `true`",
        ),
        (
            r#""rows": [{"section": "places", "id": "a", "record": {"note": "{#item}"}}]"#,
            "`#item` here",
        ),
        (
            r#""lists": {"l": {"each": "{n}", "split": ";", "parts": {"split": ":", "names": ["k"]}}},
            "rows": [{"section": "places", "id": "a", "record": {"note": "{k}"}}]"#,
            "`k` here",
        ),
        (
            r#""let": {"a": "{b}", "b": "{n}"}, "rows": [{"section": "places", "id": "{a}", "record": {}}]"#,
            "`b` here",
        ),
        (
            r#""let": {"a": [{"for": "l", "item": "{#item}"}]}, "lists": {"l": {"each": "{n}", "split": ";"}},
            "rows": [{"section": "places", "id": "{a}", "record": {}}]"#,
            "only below",
        ),
        (
            r#""rows": [{"section": "places", "id": "a", "record": {
            "names": [{"text": "{n}", "if": {"take": "{n}", "is": "x"}, "if": {"take": "{n}", "is": "y"}}]}}]"#,
            "`if` stands twice",
        ),
        (
            r#""records": {"places": {"x": {"names": [{"text": "p"}]}},
            "actors": {"x": {"kind": "person", "names": [{"text": "q"}]}}}, "rows": []"#,
            "are `x`",
        ),
    ] {
        let text = format!("{{\"mapping\": 1, {wrong}}}");
        let Err(Error::Unreadable(report)) = Mapping::read(text.as_bytes()) else {
            panic!("{wrong}");
        };
        assert!(
            report.errors().any(|f| f.message.contains(why)),
            "{report:?}"
        );
    }
}

#[test]
fn a_row_has_only_so_much_room() {
    let doubled: Vec<String> = (1..60)
        .map(|n| format!(r#""a{n}": "{{a{}}}{{a{}}}""#, n - 1, n - 1))
        .collect();
    let nested = (0..8).fold(r#""{#item}""#.to_owned(), |inner, _| {
        format!(r#"[{{"for": "l", "item": {inner}}}]"#)
    });
    for mapping in [
        format!(
            r#"{{"mapping": 1, "let": {{"a0": "{{town}}", {}}}, "rows": [
            {{"section": "places", "id": "a", "record": {{"note": "{{a59}}"}}}}]}}"#,
            doubled.join(", ")
        ),
        format!(
            r#"{{"mapping": 1, "lists": {{"l": {{"each": "{{town}}", "split": ";"}}}}, "rows": [
            {{"section": "places", "id": "a", "record": {{"ext": {{"x": {nested}}}}}}}]}}"#
        ),
    ] {
        let mapping = Mapping::read(mapping.as_bytes()).unwrap();
        let mut table: &[u8] = b"town\na;b;c;d;e;f;g;h;i;j\n";
        let mapped = mapping.apply(&mut table).unwrap();
        assert_eq!(
            (mapped.rows.with_errors, mapped.document.places.len()),
            (1, 0)
        );
        let codes: Vec<&str> = mapped.report.errors().map(|f| f.code.slug()).collect();
        assert_eq!(codes, ["too-large"]);
    }
}

#[test]
fn a_number_under_a_whole_quantity_is_kept_as_words_and_blanks_are_blank() {
    let mapping = Mapping::read(
        br##"{"mapping": 1, "table": {"trim": true}, "rows": [{"section": "claims", "id": "c{id}", "record": {
        "kind": "figure", "incident": "i", "unattributed": true, "figure": {"measure": "killed",
        "quantity": {"take": "{n}", "quantity": {"patterns": {"#": {"kind": "unquantified"}}}}}}}]}"##,
    )
    .unwrap();
    let mut table: &[u8] = b"id,n\n1,80\n  , \n";
    let mapped = mapping.apply(&mut table).unwrap();
    assert_eq!(
        (mapped.rows.mapped, mapped.rows.blank),
        (1, 1),
        "{:?}",
        mapped.report
    );
    assert!(mapped.document.to_json().contains(r#""words": "80""#));
}
