//! What holds for every document and every text, tried on arbitrary ones.
#![allow(missing_docs, unreachable_pub)]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::match_bool
)]

mod choices;
mod generate;
mod oracle;
mod relay;
mod streams;

use choices::Choices;
use claimgraph::{CsvTable, Document, Ext, Graph, Limits, SectionName, TableFormat};
use proptest::prelude::*;
use relay::{relay, shuffle};
use serde_json::Value;

fn bytes() -> impl Strategy<Value = Vec<u8>> {
    prop::collection::vec(any::<u8>(), 0..4_000)
}

/// The lines of the line form, without the head.
fn records(document: &Document) -> (String, Vec<String>) {
    let text = document.to_lines();
    let mut lines = text.lines().map(|line| format!("{line}\n"));
    let head = lines.next().unwrap();
    (head, lines.collect())
}

fn value(json: &str) -> Value {
    serde_json::from_str(json).unwrap_or_else(|error| panic!("{error} in {json}"))
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_written_reads_back_equal(choices in bytes()) {
        let document = generate::document(&choices);
        document.check_shape().unwrap();
        let (json, lines) = (document.to_json(), document.to_lines());
        prop_assert_eq!(&Document::from_json(json.as_bytes()).unwrap(), &document);
        prop_assert_eq!(&Document::from_lines(lines.as_bytes()).unwrap(), &document);
        prop_assert_eq!(&Document::load(json.as_bytes(), Limits::default()).unwrap(), &document);
        prop_assert_eq!(&Document::load(lines.as_bytes(), Limits::default()).unwrap(), &document);
    }

    #[test]
    fn writing_is_idempotent(choices in bytes()) {
        let document = generate::document(&choices);
        let (json, lines) = (document.to_json(), document.to_lines());
        prop_assert_eq!(Document::from_json(json.as_bytes()).unwrap().to_json(), json);
        prop_assert_eq!(Document::from_lines(lines.as_bytes()).unwrap().to_lines(), lines);
    }

    #[test]
    fn tables_lose_nothing(choices in bytes()) {
        let document = generate::document(&choices);
        let tables = document.to_tables();
        let mut files: Vec<&[u8]> = tables.iter().map(|(_, text)| text.as_bytes()).collect();
        let files = tables.iter().zip(&mut files).map(|((name, _), from)| CsvTable {
            name: (*name).to_owned(),
            from,
            format: TableFormat::default(),
        });
        let back = Document::from_csv(files).unwrap();
        prop_assert_eq!(back.digest(), document.digest());
        prop_assert_eq!(back.to_json(), document.to_json());
    }

    #[test]
    fn a_stream_of_incidents_is_judged_as_the_whole_is(choices in bytes()) {
        streams::judged_alike(generate::document(&choices));
    }

    #[test]
    fn lines_stand_in_any_order(choices in bytes(), order in bytes()) {
        let document = generate::document(&choices);
        let (head, mut lines) = records(&document);
        shuffle(&mut lines, &mut Choices::new(&order));
        let shuffled = head + &lines.concat();
        prop_assert_eq!(Document::from_lines(shuffled.as_bytes()).unwrap(), document);
    }

    #[test]
    fn line_files_merge_in_either_order(choices in bytes(), sides in bytes()) {
        let document = generate::document(&choices);
        let (head, lines) = records(&document);
        let mut sides = Choices::new(&sides);
        let (ours, theirs): (Vec<_>, Vec<_>) = lines.into_iter().partition(|_| sides.flag());
        let (ours, theirs) = (ours.concat(), theirs.concat());
        for merged in [format!("{head}{ours}{theirs}"), format!("{head}{theirs}{ours}")] {
            prop_assert_eq!(&Document::from_lines(merged.as_bytes()).unwrap(), &document);
        }
    }

    #[test]
    fn layout_changes_no_digest(choices in bytes(), layout in bytes()) {
        let document = generate::document(&choices);
        let value = value(&document.to_json());
        let c = &mut Choices::new(&layout);
        let (mut kept, mut all) = (String::new(), String::new());
        relay(&value, c, "ext", &mut kept);
        relay(&value, c, "", &mut all);
        let kept = Document::from_json(kept.as_bytes()).unwrap();
        let all = Document::from_json(all.as_bytes()).unwrap();
        prop_assert_eq!(kept.digest(), document.digest());
        prop_assert_eq!(all.digest(), document.digest());
        for section in SectionName::ALL {
            for id in document.ids(*section) {
                prop_assert_eq!(all.record_digest(*section, id), document.record_digest(*section, id));
            }
        }
        if document.claims.iter().all(|(_, claim)| claim.ext.is_empty()) {
            prop_assert_eq!(kept.claims, document.claims);
        }
    }

    #[test]
    fn digests_tell_documents_apart(choices in bytes(), place in any::<prop::sample::Index>(), byte in any::<u8>()) {
        let document = generate::document(&choices);
        let mut changed = choices;
        if !changed.is_empty() {
            let at = place.index(changed.len());
            changed[at] = byte;
        }
        let other = generate::document(&changed);
        let same = value(&document.to_json()) == value(&other.to_json());
        prop_assert_eq!(document.digest() == other.digest(), same);
        if document == other {
            prop_assert!(same);
        }
    }

    #[test]
    fn serde_json_reads_what_is_written(choices in bytes()) {
        let document = generate::document(&choices);
        let whole = value(&document.to_json());
        let (_, lines) = records(&document);
        let mut told = lines.len();
        for line in lines {
            let line = value(&line);
            let (section, id) = (line["section"].as_str().unwrap(), line["id"].as_str().unwrap());
            prop_assert_eq!(&whole[section][id], &line["record"]);
            told -= 1;
        }
        prop_assert_eq!(told, 0);
        for section in SectionName::ALL {
            for id in document.ids(*section) {
                let record = document.record_json(*section, id).unwrap();
                prop_assert_eq!(&value(&record), &whole[section.as_str()][id]);
            }
        }
        for (id, claim) in document.claims.iter() {
            if let Some(figure) = claim.figure() {
                let figure = serde_json::to_value(figure).unwrap();
                prop_assert_eq!(&figure, &whole["claims"][id.as_str()]["figure"]);
            }
        }
    }

    #[test]
    fn validation_says_the_same_however_a_file_is_laid_out(choices in bytes(), order in bytes()) {
        let document = generate::document(&choices);
        let (head, mut lines) = records(&document);
        shuffle(&mut lines, &mut Choices::new(&order));
        let shuffled = head + &lines.concat();
        let json = document.to_json();
        let ours = Graph::new(document);
        let theirs = Graph::from_lines(shuffled.as_bytes());
        prop_assert_eq!(ours.is_ok(), theirs.is_ok());
        if let (Ok(ours), Ok(theirs)) = (ours, theirs) {
            prop_assert_eq!(ours.validate().to_json(), theirs.validate().to_json());
            let located = ours.validate().located(json.as_bytes()).unwrap();
            prop_assert!(located.iter().all(|finding| finding.span.is_some()));
            let located = theirs.validate().located(shuffled.as_bytes()).unwrap();
            prop_assert!(located.iter().all(|finding| finding.span.is_some()));
        }
    }
}

/// JSON text, mostly sound, then spoilt in a few places.
fn spoilt() -> impl Strategy<Value = String> {
    const PIECES: &[&str] = &[
        "\"",
        "\\",
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "0",
        "-",
        ".",
        "e",
        "E+",
        "1",
        "9007199254740992",
        "1e309",
        "null",
        "true",
        "nul",
        "\\u",
        "\\ud800",
        "\\ud83d\\ude00",
        "\u{0}",
        "\u{1f}",
        "\u{7f}",
        "\u{a0}",
        "\u{feff}",
        "é",
        " ",
        "\n",
        "\r",
        "\t",
        "/",
        "//",
        "\"a\":1,",
        "\"a\":1,\"\\u0061\":2",
        "NaN",
        "'",
    ];
    let edit = (
        any::<prop::sample::Index>(),
        0..4_usize,
        prop::sample::select(PIECES),
    );
    (bytes(), prop::collection::vec(edit, 0..4)).prop_map(|(choices, edits)| {
        let mut c = Choices::new(&choices);
        let mut json = String::new();
        let value = value(c.ext().as_json());
        relay(&value, &mut c, "", &mut json);
        for (place, cut, piece) in edits {
            let mut chars: Vec<char> = json.chars().collect();
            let start = place.index(chars.len() + 1);
            let end = (start + cut).min(chars.len());
            chars.splice(start..end, piece.chars());
            json = chars.into_iter().collect();
        }
        json
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4_096, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn foreign_json_is_judged_as_serde_json_judges_it(json in spoilt()) {
        match Ext::parse(&json) {
            Ok(ext) => {
                prop_assert!(oracle::admits(&json), "admitted {json}");
                prop_assert_eq!(value(ext.as_json()), value(&json));
                prop_assert_eq!(Ext::parse(ext.as_json()).unwrap(), ext);
            }
            Err(error) => {
                prop_assert!(!oracle::admits(&json), "refused {json}: {error}");
                prop_assert!(!error.report().unwrap().is_empty());
            }
        }
    }
}

proptest! {
    #[test]
    fn a_number_has_one_digest_however_it_is_spelt(bits in any::<u64>()) {
        let number = f64::from_bits(bits);
        prop_assume!(number.is_finite());
        let digest = |number: String| {
            let mut document = Document::default();
            let mut place = claimgraph::Place::new("A");
            place.ext = Ext::parse(&format!("{{\"n\":{number}}}")).unwrap();
            document.places.insert(generate::id("a"), place);
            document.digest()
        };
        prop_assert_eq!(digest(format!("{number:.30e}")), digest(format!("{number:e}")));
    }
}

#[test]
fn the_deepest_foreign_json_survives_in_the_deepest_place() {
    let deep = |levels: usize| {
        format!(
            "{{\"a\":{}{}}}",
            "[".repeat(levels - 1),
            "]".repeat(levels - 1)
        )
    };
    assert!(Ext::parse(&deep(oracle::EXT_DEPTH + 1)).is_err());
    let ext = Ext::parse(&deep(oracle::EXT_DEPTH)).unwrap();
    let mut document = generate::document(&[]);
    let mut term = claimgraph::TermRecord {
        path: "own/term".into(),
        label: None,
        unit: None,
        accumulation: None,
        note: None,
        ext: ext.clone(),
    };
    term.ext = ext;
    let mut list = claimgraph::ListExtension {
        open: None,
        terms: claimgraph::Map::new(),
    };
    list.terms.insert(generate::id("own"), term);
    document
        .vocabulary
        .lists
        .insert(claimgraph::List::Verbs, list);
    assert_eq!(
        Document::from_json(document.to_json().as_bytes()).unwrap(),
        document
    );
    assert_eq!(
        Document::from_lines(document.to_lines().as_bytes()).unwrap(),
        document
    );
}
