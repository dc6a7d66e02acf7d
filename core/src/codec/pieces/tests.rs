#![allow(clippy::unwrap_used)]

use super::{Window, read_pieces};
use crate::{Document, Limits};

const CASE: &str = include_str!("../../../../examples/january-2022/case.json");

fn pieces(file: &[u8], piece: usize) -> Option<Document> {
    limited(file, Limits::default(), piece)
}

fn limited(file: &[u8], limits: Limits, piece: usize) -> Option<Document> {
    let mut window = Window::new(file, piece, limits);
    window.more().unwrap();
    window.read().unwrap()
}

#[test]
fn a_file_reads_alike_in_pieces_of_any_size() {
    let whole = Document::from_json(CASE.as_bytes()).unwrap();
    for piece in [1, 2, 3, 7, 64, 1000, 4096, 50_000, usize::MAX / 4] {
        assert!(
            pieces(CASE.as_bytes(), piece).as_ref() == Some(&whole),
            "{piece}"
        );
    }
    for form in [CASE, &whole.to_lines()] {
        let read = read_pieces(form.as_bytes(), Limits::default()).unwrap();
        assert!(read.as_ref() == Some(&whole));
    }
}

#[test]
fn small_documents_are_judged_as_they_are_whole() {
    let place = r#"{"names":[{"text":"é\u00e9\ud83d\ude00 🙂"}]}"#;
    let files = [
        r#"{"format":1}"#,
        r#"{"format":12}"#,
        r#"{"format":1.0}"#,
        "{}",
        r#"{"format":1,}"#,
        r#"{"format":1} x"#,
        r#"{"format":1}}"#,
        r#"{"format":1,"format":1}"#,
        r#"{"about":{},"format":1,"places":{}}"#,
        r#"{"places":{},"format":1,"places":{}}"#,
        r#"{"format":1,"places":{"a":P,"b":P}}"#,
        r#"{"format":1,"places":{"a":P,"a":P}}"#,
        r#"{"format":1,"places":{"a":P,}}"#,
        r#"{"format":1,"places":{"a":P "b":P}}"#,
        r#"{"format":1,"places":{,"a":P}}"#,
        r#"{"format":1,"places":{"A":P}}"#,
        r#"{"format":1,"places":{"a":{}}}"#,
        r#"{"format":1,"places":["a"]}"#,
        r#"{"format":1,"places":{"a":P}"#,
        r#"{"format":1,"planes":{}}"#,
        "",
        " ",
        "[]",
        "\u{feff}{\"format\":1}",
    ];
    for file in files {
        let file = file.replace('P', place);
        let whole = Document::load(file.as_bytes(), Limits::default()).ok();
        for piece in [1, 2, 3, 5, 16, 100] {
            let read = pieces(file.as_bytes(), piece);
            assert!(read == whole, "{piece}: {file}");
        }
    }
    let broken = b"{\"format\":1,\"about\":{\"title\":\"\xff\"}}";
    assert!(pieces(broken, 4).is_none());
}

#[test]
fn limits_hold_in_pieces() {
    let deep = format!(
        r#"{{"format":1,"places":{{"a":{{"names":[{{"text":"A"}}],"ext":{{"x":{}1{}}}}}}}}}"#,
        "[".repeat(59),
        "]".repeat(59)
    );
    for depth in [62, 63, 64, 65] {
        let limits = Limits {
            depth,
            ..Limits::default()
        };
        let whole = Document::load(deep.as_bytes(), limits).ok();
        assert_eq!(limited(deep.as_bytes(), limits, 8), whole, "{depth}");
    }
}
