#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::string_slice)]

use proptest::prelude::*;

use crate::{Code, Diagnostic, Graph, Id, Map, Param, Severity, Validation};

const TEXT: &str =
    "Сорок один: at least 41 people, then 𝄞 at  Least\n41 people. Many people, many.";

/// What is found about a claim whose only passage is this one.
fn findings_in(text: &str, passage: &str) -> Vec<Diagnostic> {
    let json = format!(
        r#"{{"format":1,"incidents":{{"i":{{"title":"I","kind":"unrest"}}}},
          "sources":{{"daily":{{"kind":"article","title":"A day"}}}},
          "claims":{{"c":{{"kind":"response","incident":"i","unattributed":true,
            "reported_in":[{{"source":"daily"{passage}}}],"response":{{"text":"t"}}}}}}}}"#
    );
    let graph = Graph::from_json(json.as_bytes()).unwrap();
    let validation = Validation {
        texts: Map::from([(Id::new("daily").unwrap(), text.to_owned())]),
        ..Validation::default()
    };
    let report = graph.validate_with(&validation);
    let ours = |d: &&Diagnostic| d.code >= Code::PositionBeyondText && d.code <= Code::CutLetter;
    report.iter().filter(ours).cloned().collect()
}

fn codes(passage: &str) -> Vec<Code> {
    findings_in(TEXT, passage).iter().map(|d| d.code).collect()
}

fn quote(exact: &str, more: &str) -> String {
    format!(r#","quote":{{"exact":"{exact}"{more}}}"#)
}

fn position(start: u64, end: u64) -> String {
    format!(r#","position":{{"start":{start},"end":{end}}}"#)
}

/// The code points at which some words first stand.
fn at(words: &str) -> (u64, u64) {
    let byte = TEXT.find(words).unwrap();
    let start = TEXT[..byte].chars().count() as u64;
    (start, start + words.chars().count() as u64)
}

#[test]
fn a_letter_is_quoted_with_its_marks() {
    let text = "The cafe\u{301} fell. The cafe\u{301}s fell.";
    let found = |passage: String| {
        let found = findings_in(text, &passage);
        found.iter().map(|d| d.code).collect::<Vec<_>>()
    };
    let cut = [Code::CutLetter];
    assert_eq!(found(quote("The cafe", "") + &position(0, 8)), cut);
    assert_eq!(found(quote("cafe", "") + &position(0, 12)), cut);
    assert_eq!(found(quote("fell. The cafe", "")), cut);
    assert_eq!(found(quote("\u{301} fell.", "") + &position(8, 15)), cut);
    assert_eq!(found(quote("The cafe\u{301}", "") + &position(0, 9)), []);
    assert_eq!(found(quote("fell. The cafe\u{301}s", "")), []);
}

#[test]
fn what_stands_where_it_says_holds() {
    let words = "at least 41 people";
    let (start, end) = at(words);
    assert_eq!((start, end), (12, 30));
    let none: [Code; 0] = [];
    assert_eq!(codes(""), none);
    assert_eq!(codes(&quote(words, "")), none);
    assert_eq!(codes(&(quote(words, "") + &position(start, end))), none);
    assert_eq!(
        codes(&(quote(words, "") + &position(start - 2, end + 5))),
        none
    );
    assert_eq!(
        codes(&(quote(words, "") + &position(0, TEXT.chars().count() as u64))),
        none
    );
    let around = r#","prefix":": ","suffix":", then""#;
    assert_eq!(codes(&(quote(words, around) + &position(start, end))), none);
    assert_eq!(codes(&quote(words, around)), none);
    // One of several, told by its position.
    assert_eq!(codes(&(quote("people", "") + &position(24, 30))), none);
}

#[test]
fn a_quote_found_once_elsewhere_has_moved_and_a_repair_is_offered() {
    let (start, end) = at("then 𝄞");
    for at in [
        position(0, 4),
        position(start, end - 1),
        position(start, start),
    ] {
        let found = findings_in(TEXT, &(quote("then 𝄞", "") + &at));
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].code, Code::PassageMoved);
        assert_eq!(found[0].severity, Severity::Error);
        assert_eq!(found[0].pointer, "/claims/c/reported_in/0/position");
        let fix = found[0].fix.as_ref().unwrap();
        assert_eq!(fix.pointer, "/claims/c/reported_in/0/position");
        assert_eq!(
            fix.replacement,
            format!(r#"{{"start": {start}, "end": {end}}}"#)
        );
    }
    // The third "people" by what follows it.
    let told = quote("people", r#","suffix":", many""#);
    let found = findings_in(TEXT, &(told + &position(0, 4)));
    assert_eq!(found[0].code, Code::PassageMoved);
    assert_eq!(
        found[0].params.get("start"),
        Some(&Param::Number(at("people, many").0))
    );
}

#[test]
fn a_quote_found_more_than_once_is_ambiguous() {
    assert_eq!(codes(&quote("people", "")), [Code::PassageAmbiguous]);
    assert_eq!(
        codes(&(quote("people", "") + &position(0, 4))),
        [Code::PassageAmbiguous]
    );
    assert!(codes(&quote("people", r#","prefix":"Many ""#)).is_empty());
    assert_eq!(codes(&quote("any", "")), [Code::PassageAmbiguous]);
    let overlapping = findings_in("aaa", &quote("aa", ""));
    assert_eq!(overlapping[0].code, Code::PassageAmbiguous);
}

#[test]
fn context_that_differs_is_found_and_not_waved_through() {
    let (start, end) = at("at least 41 people");
    let wrong = quote("at least 41 people", r#","prefix":" : ""#);
    assert_eq!(codes(&wrong), [Code::QuoteContext]);
    assert_eq!(
        codes(&(wrong.clone() + &position(start, end))),
        [Code::QuoteContext]
    );
    assert_eq!(codes(&(wrong + &position(0, 4))), [Code::QuoteContext]);
}

#[test]
fn white_space_and_case_are_not_silently_accepted() {
    let found = findings_in(TEXT, &quote("then 𝄞 at least 41", ""));
    assert_eq!(found[0].code, Code::PassageLost);
    let (start, end) = at("then 𝄞 at  Least\n41");
    assert_eq!(found[0].params.get("start"), Some(&Param::Number(start)));
    assert_eq!(found[0].params.get("end"), Some(&Param::Number(end)));
    let fix = found[0].fix.as_ref().unwrap();
    assert_eq!(fix.pointer, "/claims/c/reported_in/0/quote/exact");
    assert_eq!(fix.replacement, r#""then 𝄞 at  Least\n41""#);
    let twice = findings_in(TEXT, &quote("AT LEAST 41", ""));
    assert!(twice[0].fix.is_none());
    assert!(twice[0].help.as_deref().unwrap().ends_with("and elsewhere"));
    let gone = findings_in(TEXT, &quote("nobody", ""));
    assert!(gone[0].fix.is_none() && !gone[0].params.contains_key("start"));
}

#[test]
fn positions_end_within_the_text() {
    let length = TEXT.chars().count() as u64;
    assert_eq!(
        codes(&position(length, length)),
        [Code::PositionWithoutQuote]
    );
    assert_eq!(codes(&position(0, length + 1)), [Code::PositionBeyondText]);
    let found = findings_in(TEXT, &(quote("then", "") + &position(9_000, 9_004)));
    assert_eq!(found[0].code, Code::PositionBeyondText);
    assert_eq!(found[0].params.get("length"), Some(&Param::Number(length)));
    assert!(found[0].fix.is_some());
    let lost = quote("nobody", "") + &position(9_000, 9_006);
    assert_eq!(codes(&lost), [Code::PositionBeyondText, Code::PassageLost]);
}

#[test]
fn a_stretch_too_wide_to_look_through_is_settled_by_the_whole_text() {
    let long = format!("{}needle{}", "hay ".repeat(30_000), "hay ".repeat(30_000));
    let all = position(0, long.chars().count() as u64);
    assert!(findings_in(&long, &(quote("needle", "") + &all)).is_empty());
    let found = findings_in(&long, &(quote("hay", "") + &all));
    assert_eq!(found[0].code, Code::PassageAmbiguous);
}

proptest! {
    #[test]
    fn what_is_cut_from_the_text_holds_and_repairs_hold_too(
        text in "[abé𝄞 ]{1,40}",
        (from, long) in (0..40_usize, 1..6_usize),
        (start, end) in (0..50_u64, 0..6_u64),
    ) {
        let characters: Vec<char> = text.chars().collect();
        let from = from % characters.len();
        let exact: String = characters[from..].iter().take(long).collect();
        let to = from + exact.chars().count();
        let right = quote(&exact, "") + &position(from as u64, to as u64);
        prop_assert!(findings_in(&text, &right).is_empty());
        let found = findings_in(&text, &(quote(&exact, "") + &position(start, start + end)));
        prop_assert!(found.iter().all(|d| d.code != Code::PassageLost));
        for fix in found.iter().filter_map(|d| d.fix.as_ref()) {
            let moved = format!(r#"{},"position":{}"#, quote(&exact, ""), fix.replacement);
            prop_assert!(findings_in(&text, &moved).is_empty());
        }
    }
}
