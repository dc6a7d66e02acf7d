#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use std::io::Read;

use proptest::prelude::*;

use super::{Encoding, Flaw, Row, Rows, TableFormat, Writer, letters};

/// Gives its bytes one at a time, so that every seam is met.
struct Dribble<'a>(&'a [u8]);

impl Read for Dribble<'_> {
    fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
        let Some((first, rest)) = self.0.split_first() else {
            return Ok(0);
        };
        into[0] = *first;
        self.0 = rest;
        Ok(1)
    }
}

type Read_ = (Vec<Vec<String>>, Vec<(usize, Flaw)>);

fn read_with(bytes: &[u8], format: TableFormat) -> Read_ {
    let all = |from: &mut dyn Read| {
        let mut flaws = Vec::new();
        let mut rows = Rows::new(from, format, &mut flaws).unwrap();
        let mut told: Vec<(usize, Flaw)> = flaws.drain(..).map(|f| (1, f)).collect();
        let mut read = vec![rows.header().to_vec()];
        let mut row = Row::default();
        while rows.next(&mut row, &mut flaws).unwrap() {
            told.extend(flaws.drain(..).map(|f| (row.number, f)));
            read.push(row.cells().map(str::to_owned).collect());
        }
        (read, told)
    };
    let whole = all(&mut &*bytes);
    assert_eq!(whole, all(&mut Dribble(bytes)), "seams matter");
    whole
}

fn read(bytes: &[u8]) -> Read_ {
    read_with(bytes, TableFormat::default())
}

fn flaws(bytes: &[u8]) -> Vec<(usize, Option<usize>, &'static str)> {
    let told = read(bytes).1;
    told.iter()
        .map(|(row, f)| (*row, f.column, f.code.slug()))
        .collect()
}

#[test]
fn rows_and_lines() {
    let (rows, flaws) = read(b"id,name\r\na,\"x, \"\"y\"\"\r\nz\"\r\n\r\nb,plain \"quote\"\rc,");
    assert_eq!(flaws, []);
    assert_eq!(rows[1], ["a", "x, \"y\"\r\nz"]);
    assert_eq!(rows[2], [""]);
    assert_eq!(rows[3], ["b", "plain \"quote\""]);
    assert_eq!(rows[4], ["c", ""]);
    let mut bytes: &[u8] = b"h\n\"1\n2\"\n3";
    let mut rows = Rows::new(&mut bytes, TableFormat::default(), &mut Vec::new()).unwrap();
    let mut row = Row::default();
    assert!(rows.next(&mut row, &mut Vec::new()).unwrap());
    assert_eq!((row.number, row.line), (2, 2));
    assert!(rows.next(&mut row, &mut Vec::new()).unwrap());
    assert_eq!((row.number, row.line), (3, 4));
}

#[test]
fn what_is_wrong_is_told_in_its_place() {
    assert_eq!(flaws(b""), [(1, None, "malformed-table")]);
    assert_eq!(flaws(b"a,a\n"), [(1, Some(1), "duplicate-column")]);
    assert_eq!(
        flaws(b"a,b\n1\n2,3,4\n5,6,\n"),
        [(2, None, "ragged-row"), (3, Some(2), "ragged-row")]
    );
    assert_eq!(
        flaws(b"a,b\n1,\"2\n3,4\n"),
        [(2, Some(1), "malformed-table")]
    );
    assert_eq!(
        flaws(b"a,b\n\"1\"x,2\n3,4\n"),
        [(2, Some(0), "malformed-table")]
    );
    assert_eq!(
        flaws(b"a,b\n1,\xe9\n3,4\n"),
        [(2, Some(1), "undecodable-cell")]
    );
    let wide = ",".repeat(20_000);
    assert_eq!(
        flaws(wide.as_bytes()),
        [(1, Some(16_384), "malformed-table")]
    );
    let long = TableFormat {
        longest_row: 10,
        ..TableFormat::default()
    };
    let (_, told) = read_with(b"a,b\n\"1,2\n3,4\n5,6\n7,8\n", long);
    assert_eq!(
        told[0].1.why,
        "the row is longer than 10 bytes: nothing below it is read"
    );
}

#[test]
fn encodings() {
    let expected = vec![vec!["id".to_owned()], vec!["é€🙂".to_owned()]];
    let text = "id\né€🙂\n";
    let wide = |mark: [u8; 2], bytes: fn(u16) -> [u8; 2]| {
        let units = text.encode_utf16().flat_map(bytes);
        mark.into_iter().chain(units).collect::<Vec<u8>>()
    };
    assert_eq!(read(text.as_bytes()).0, expected);
    assert_eq!(
        read(&[b"\xef\xbb\xbf", text.as_bytes()].concat()).0,
        expected
    );
    assert_eq!(read(&wide([0xff, 0xfe], u16::to_le_bytes)).0, expected);
    assert_eq!(read(&wide([0xfe, 0xff], u16::to_be_bytes)).0, expected);
    // Half a pair, and half a unit.
    let half = [b"\xff\xfei\0d\0\n\0".as_slice(), b"\x3d\xd8", b"x\0"].concat();
    assert_eq!(flaws(&half), [(2, Some(0), "undecodable-cell")]);
    assert_eq!(
        flaws(b"\xff\xfei\0d\0\n\0x"),
        [(2, Some(0), "undecodable-cell")]
    );
    let western = TableFormat {
        encoding: Encoding::Windows1252,
        ..TableFormat::default()
    };
    assert_eq!(read_with(b"id\n\x80\xe9\n", western).0[1], ["€é"]);
    assert_eq!(
        read_with(b"id\n\x81\n", western).1[0].1.code.slug(),
        "undecodable-cell"
    );
    let latin = TableFormat {
        encoding: Encoding::Latin1,
        ..TableFormat::default()
    };
    assert_eq!(read_with(b"id\n\xe9\n", latin).0[1], ["é"]);
}

#[test]
fn columns_as_a_spreadsheet_names_them() {
    assert_eq!(
        [0, 25, 26, 701, 702].map(letters),
        ["A", "Z", "AA", "ZZ", "AAA"]
    );
}

proptest! {
    #[test]
    fn what_is_written_is_read(rows in prop::collection::vec(prop::collection::vec(
        prop_oneof!["[a-z\",;\r\n\t é]{0,6}", "=1\\+1"], 2..5), 1..6))
    {
        let width = rows[0].len();
        let mut writer = Writer::default();
        let header: Vec<String> = (0..width).map(|n| format!("c{n}")).collect();
        for row in std::iter::once(&header).chain(&rows) {
            (0..width).for_each(|n| writer.cell(row.get(n).map_or("", String::as_str)));
            writer.end_row();
        }
        let text = writer.finish();
        let (read, flaws) = read(text.as_bytes());
        prop_assert_eq!(flaws, vec![]);
        // The peer reads the same of what is well-formed.
        let mut peer = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
        let peer: Vec<Vec<String>> = peer.records().map(|r| r.unwrap().iter().map(str::to_owned).collect()).collect();
        prop_assert_eq!(&read, &peer);
        for (row, back) in rows.iter().zip(&read[1..]) {
            for (n, cell) in back.iter().enumerate() {
                prop_assert_eq!(row.get(n).map_or("", String::as_str), cell);
            }
        }
    }

    #[test]
    fn nothing_panics(bytes in prop::collection::vec(prop_oneof![any::<u8>(), prop::sample::select(b"\",\r\n;".to_vec())], 0..80)) {
        read(&bytes);
    }
}
