//! Holds the house together: a room of the crate uses only the rooms above it, and a library that
//! could be replaced is named in one file.
#![allow(missing_docs, clippy::unwrap_used, clippy::panic)]
#![allow(clippy::indexing_slicing, clippy::string_slice)]

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

/// The rooms, from the ground up; `docs/code-index.md` says what each is for.
const ROOMS: &[&str] = &[
    "gather",
    "hashed",
    "sorted",
    "text",
    "id",
    "when",
    "quantity",
    "sets",
    "vocabulary",
    "spelling",
    "slip",
    "threads",
    "span",
    "diagnostic",
    "error",
    "csv",
    "json",
    "model",
    "document",
    "codec",
    "graph",
    "query",
    "validate",
    "exchange",
    "batches",
    "mapping",
    "chart",
    "render",
    "interop",
    "cli",
];

/// Libraries that are wrapped, and where.
const WRAPPED: &[(&str, &[&str])] = &[
    ("petgraph", &["graph/index.rs"]),
    ("edtf_core", &["when/read.rs"]),
    ("annotate_snippets", &["render"]),
    ("clap", &["cli/args.rs", "cli.rs"]),
];

fn src() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

/// All source files but those of tests, by their path below `src`.
fn files() -> BTreeMap<String, String> {
    fn walk(folder: &Path, into: &mut BTreeMap<String, String>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, into);
            } else if path.extension().is_some_and(|e| e == "rs") && !path.ends_with("tests.rs") {
                let name = path.strip_prefix(src()).unwrap().to_str().unwrap();
                into.insert(name.replace('\\', "/"), code(&path));
            }
        }
    }
    let mut all = BTreeMap::new();
    walk(&src(), &mut all);
    all
}

/// The code of a file, line for line: comments blanked, and the tests at its end left out.
fn code(path: &Path) -> String {
    let text = fs::read_to_string(path).unwrap();
    let text = text.split("#[cfg(test)]\nmod tests {").next().unwrap();
    let bare = |line: &str| line.split("//").next().unwrap_or_default().to_owned();
    text.lines().map(bare).collect::<Vec<_>>().join("\n")
}

/// The room that a file belongs to: `graph/index.rs` and `graph.rs` are of `graph`.
fn room(file: &str) -> &str {
    file.split('/').next().unwrap().trim_end_matches(".rs")
}

/// Every name that stands directly below `crate::`, with its line.
fn names(code: &str) -> Vec<(usize, String)> {
    let word = |text: &str| -> String {
        let end = text.find(|c: char| !c.is_alphanumeric() && c != '_');
        text[..end.unwrap_or(text.len())].to_owned()
    };
    let mut found = Vec::new();
    for (at, _) in code.match_indices("crate::") {
        let rest = &code[at + "crate::".len()..];
        let line = |offset: usize| code[..at + "crate::".len() + offset].matches('\n').count() + 1;
        if !rest.starts_with('{') {
            found.push((line(0), word(rest)));
            continue;
        }
        let (mut depth, mut fresh) = (0, false);
        for (offset, c) in rest.char_indices() {
            match c {
                '{' => (depth, fresh) = (depth + 1, depth == 0),
                '}' => depth -= 1,
                ',' => fresh = depth == 1,
                c if c.is_whitespace() => {}
                _ => {
                    if std::mem::take(&mut fresh) {
                        found.push((line(offset), word(&rest[offset..])));
                    }
                }
            }
            if depth == 0 {
                break;
            }
        }
    }
    found
}

/// The room in which something that `lib.rs` re-exports is declared.
fn declared_in<'f>(name: &str, files: &'f BTreeMap<String, String>) -> Option<&'f str> {
    let kinds = ["struct", "enum", "trait", "type", "fn", "const", "static"];
    files.iter().find_map(|(file, code)| {
        let here = kinds.iter().any(|kind| {
            let start = format!("pub {kind} {name}");
            code.match_indices(&start).any(|(at, _)| {
                let next = code[at + start.len()..].chars().next();
                !next.is_some_and(|c| c.is_alphanumeric() || c == '_')
            })
        });
        here.then(|| room(file))
    })
}

#[test]
fn rooms_use_only_the_rooms_above() {
    let files = files();
    let rank = |room: &str| ROOMS.iter().position(|r| *r == room);
    let mut wrong = Vec::new();
    for (file, code) in files.iter().filter(|(file, _)| *file != "lib.rs") {
        let Some(own) = rank(room(file)) else {
            wrong.push(format!(
                "{file}: the room has no place in the list of rooms"
            ));
            continue;
        };
        // In a room of one file, `super` is the crate.
        let code = if file.contains('/') {
            code.clone()
        } else {
            code.replace("super::", "crate::")
        };
        for (line, name) in names(&code) {
            let used = rank(&name).or_else(|| rank(declared_in(&name, &files)?));
            match used {
                Some(used) if used <= own => {}
                Some(used) => wrong.push(format!(
                    "{file}:{line}: `{}` uses `{name}`, which is of `{}`, below it",
                    ROOMS[own], ROOMS[used]
                )),
                None => wrong.push(format!("{file}:{line}: where does `{name}` come from?")),
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_room_is_in_the_code_index() {
    let index = fs::read_to_string(src().join("../../docs/code-index.md")).unwrap();
    let lines: Vec<&str> = index.lines().collect();
    let place = |room: &str| {
        let found = lines
            .iter()
            .position(|l| l.starts_with(&format!("| `{room}`")));
        found.unwrap_or_else(|| panic!("`{room}` is not in docs/code-index.md"))
    };
    let files = files();
    let built = |r: &&&str| files.keys().any(|f| room(f) == **r);
    let places: Vec<usize> = ROOMS.iter().filter(built).map(|r| place(r)).collect();
    assert!(
        places.is_sorted(),
        "the code index lists the rooms in another order"
    );
}

#[test]
fn wrapped_libraries_are_named_in_one_place() {
    for (library, homes) in WRAPPED {
        for (file, code) in files() {
            let home = homes
                .iter()
                .any(|home| file == *home || room(&file) == *home);
            let named = code.contains(&format!("{library}::"));
            assert!(
                home || !named,
                "{file} names `{library}`: leave that to {homes:?}"
            );
        }
    }
}
