#![allow(clippy::unwrap_used)]

use std::hint::black_box;
use std::time::Instant;

use super::*;

/// Reads `text` by `edtf-core` alone, without the shortcut for plain days.
fn slowly(text: &str) -> Result<(i32, i32, bool), WhenError> {
    edtf(text).map(|when| (when.earliest, when.latest, when.is_qualified()))
}

fn bounds(text: &str) -> (String, String) {
    let when = When::parse(text).unwrap();
    let shown = |day: Option<Day>| day.map_or("-".to_owned(), |day| day.to_string());
    (shown(when.earliest()), shown(when.latest()))
}

#[test]
fn the_interval_of_days_is_that_of_the_standard() {
    for (text, earliest, latest) in [
        ("2022", "2022-01-01", "2022-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2022-06-2X", "2022-06-20", "2022-06-29"),
        ("2022-06-3X", "2022-06-30", "2022-06-30"),
        ("2022-01-04/2022-01-11", "2022-01-04", "2022-01-11"),
        ("2022-01/2022-02~", "2022-01-01", "2022-02-28"),
        ("2022-01-02/..", "2022-01-02", "-"),
        ("2022-01-02/", "2022-01-02", "-"),
        ("../2022", "-", "2022-12-31"),
        ("/2022", "-", "2022-12-31"),
        ("..2022-01-04/2022-01-05", "-", "2022-01-05"),
        ("[2022-01-04,2022-01-06]", "2022-01-04", "2022-01-06"),
        ("{2022-01-04..2022-01-06,2023}", "2022-01-04", "2023-12-31"),
        ("[..2022-01-04]", "-", "2022-01-04"),
        ("2022-01-05T23:30:00+05:00", "2022-01-05", "2022-01-05"),
        ("2022-24", "2021-12-01", "2023-02-28"),
        ("20XX-02-29", "2000-02-29", "2096-02-29"),
        ("Y-17000S2", "Y-17999-01-01", "Y-17000-12-31"),
        ("Y999999", "Y999999-01-01", "Y999999-12-31"),
        ("-0043", "-0043-01-01", "-0043-12-31"),
    ] {
        assert_eq!(
            bounds(text),
            (earliest.to_owned(), latest.to_owned()),
            "{text}"
        );
    }
}

#[test]
fn what_is_no_date_says_where() {
    for (text, offset) in [
        ("", 0),
        ("2022-02-30", 8),
        ("2022-1", 5),
        ("2022-01-04/2022-01-03", 11),
        ("2022-01-XX/2021", 11),
        ("../..", 0),
        ("январь", 0),
        ("2022-01-0é", 9),
        ("Y1000000", 0),
        ("2022/Y1000000", 5),
        ("Y9E99999", 0),
        ("Y99999E9S1/..", 0),
        ("[2022,Y-1000000]", 0),
        ("{2022-01-04..2022-01-03}", 13),
    ] {
        let error = When::parse(text).unwrap_err();
        assert_eq!(error.offset, offset, "{text}: {error}");
    }
    let long = format!("[{}2022]", "2022,".repeat(200));
    assert_eq!(
        When::parse(&long).unwrap_err().message,
        "a date has at most 1,000 bytes"
    );
}

#[test]
fn qualifiers_never_widen() {
    for (plain, qualified) in [
        ("2022-01", "2022-01~"),
        ("2022-01-05", "2022-?01-05"),
        ("2022/2023", "2022%/2023"),
    ] {
        assert_eq!(bounds(plain), bounds(qualified));
        assert!(When::parse(qualified).unwrap().is_qualified());
        assert!(!When::parse(plain).unwrap().is_qualified());
    }
}

#[test]
fn the_shortcut_for_plain_days_answers_as_edtf_core_does() {
    let mut days = 0_u32;
    for century in [0, 15, 16, 17, 18, 19, 20, 21, 99] {
        for year in century * 100..century * 100 + 100 {
            for month in 0..=13 {
                for day in 0..=32 {
                    let text = format!("{year:04}-{month:02}-{day:02}");
                    let quick = Day::parse(&text).map(|day| (day.number(), day.number(), false));
                    assert_eq!(quick, slowly(&text).ok(), "{text}");
                    days += u32::from(quick.is_some());
                }
            }
        }
    }
    assert!(days > 9 * 36_500);
}

#[test]
fn the_shortcut_takes_nothing_that_edtf_core_refuses() {
    let bytes = b"0123456789-X~?%/.TYS {";
    let plain = b"2024-02-29";
    for at in 0..plain.len() {
        for &byte in bytes {
            for &next in bytes {
                let mut changed = plain.to_vec();
                *changed.get_mut(at).unwrap() = byte;
                if let Some(place) = changed.get_mut(at + 1) {
                    *place = next;
                }
                let text = String::from_utf8(changed).unwrap();
                if let Some(day) = Day::parse(&text) {
                    assert_eq!(
                        Ok((day.number(), day.number(), false)),
                        slowly(&text),
                        "{text}"
                    );
                }
            }
        }
    }
}

#[test]
#[ignore = "a measurement, run by hand in release mode"]
fn measure() {
    for text in [
        "2022-02-03",
        "2022-06-2X",
        "2022-01-04/2022-01-11",
        "9X9X-02-29",
        "XXX1-02-29",
    ] {
        let rounds = 100_000_u32;
        let quick = Instant::now();
        for _ in 0..rounds {
            let _ = black_box(When::parse(black_box(text)));
        }
        let quick = quick.elapsed() / rounds;
        let slow = Instant::now();
        for _ in 0..rounds {
            let _ = black_box(edtf(black_box(text)));
        }
        println!(
            "{text}: {quick:?}, by edtf-core {:?}",
            slow.elapsed() / rounds
        );
    }
}

#[test]
fn a_season_may_be_in_either_half_of_the_earth() {
    for (text, earliest, latest) in [
        ("2022-24", "2021-12-01", "2023-02-28"),
        ("2022-21", "2021-12-01", "2023-02-28"),
        ("2022-28", "2022-12-01", "2023-02-28"),
        ("../2022-21", "..", "2023-02-28"),
    ] {
        let when = edtf(text).unwrap();
        assert_eq!(when.earliest(), Day::parse(earliest), "{text}");
        assert_eq!(when.latest(), Day::parse(latest), "{text}");
    }
    let winter = edtf("2022-24").unwrap();
    let january = edtf("2022-01-15").unwrap();
    assert_ne!(winter.disjoint(&january), crate::Truth::Certainly);
}
