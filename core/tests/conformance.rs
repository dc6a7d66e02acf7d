//! Runs the conformance cases against the public surface, byte for byte; `tests/conformance/README.md`
//! says what a case is. `CLAIMGRAPH_BLESS=1` rewrites what is expected, to be read by eye.
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    process::ExitCode,
};

use claimgraph::interop;
use serde_json::{Value, json};

fn main() -> ExitCode {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/conformance");
    let bless = std::env::var_os("CLAIMGRAPH_BLESS").is_some_and(|value| value == "1");
    let wanted: Vec<String> = std::env::args()
        .skip(1)
        .filter(|a| !a.starts_with('-'))
        .collect();
    let mut counts = BTreeMap::new();
    for folder in cases(&root) {
        let name = folder.strip_prefix(&root).unwrap().display().to_string();
        if !wanted.is_empty() && !wanted.iter().any(|w| name.contains(w.as_str())) {
            continue;
        }
        let verdict = match judge(&folder, bless) {
            Ok(()) => "ok",
            Err(why) => {
                println!("---- {name}\n{why}\n");
                "FAILED"
            }
        };
        println!("test {name} ... {verdict}");
        *counts.entry(verdict).or_insert(0) += 1;
    }
    let count = |verdict| counts.get(verdict).copied().unwrap_or(0);
    let (passed, failed) = (count("ok"), count("FAILED"));
    let sound = failed == 0 && (passed > 0 || !wanted.is_empty());
    println!(
        "\ntest result: {}. {passed} passed; {failed} failed; 0 ignored; conformance cases",
        if sound { "ok" } else { "FAILED" }
    );
    if sound {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

/// Every folder of a case, in order.
fn cases(root: &Path) -> Vec<PathBuf> {
    let folders = |folder: &Path| -> Vec<PathBuf> {
        let entries = fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().path());
        let mut folders: Vec<PathBuf> = entries.filter(|path| path.is_dir()).collect();
        folders.sort();
        folders
    };
    folders(root)
        .iter()
        .flat_map(|area| folders(area))
        .collect()
}

fn judge(folder: &Path, bless: bool) -> Result<(), String> {
    let case = fs::read_to_string(folder.join("case.json")).map_err(|e| e.to_string())?;
    let case: Value = serde_json::from_str(&case).map_err(|e| e.to_string())?;
    let known = ["operation", "options", "why"];
    let members = case.as_object().ok_or("case.json is no object")?;
    if let Some(stranger) = members.keys().find(|key| !known.contains(&key.as_str())) {
        return Err(format!("case.json has a member `{stranger}`"));
    }
    if case["why"].as_str().is_none_or(str::is_empty) {
        return Err("case.json does not say why".to_owned());
    }
    let operation = case["operation"]
        .as_str()
        .ok_or("case.json names no operation")?;
    let got = answer(folder, operation, &options(folder, &case["options"]))?;
    let path = folder.join("expected.json");
    if bless {
        fs::write(&path, &got).map_err(|e| e.to_string())?;
        return Ok(());
    }
    let expected = fs::read(&path).map_err(|e| e.to_string())?;
    if got.as_bytes() == expected {
        return Ok(());
    }
    let expected = String::from_utf8_lossy(&expected);
    Err(format!("expected {expected}\ngot      {got}"))
}

/// The options of the case, with the texts and the mapping that stand beside it.
fn options(folder: &Path, options: &Value) -> String {
    let mut options = options.as_object().cloned().unwrap_or_default();
    if let Ok(entries) = fs::read_dir(folder.join("texts")) {
        let mut texts = serde_json::Map::new();
        for entry in entries {
            let path = entry.unwrap().path();
            let id = path.file_stem().unwrap().to_str().unwrap().to_owned();
            texts.insert(id, json!(fs::read_to_string(&path).unwrap()));
        }
        options.insert("texts".to_owned(), texts.into());
    }
    if let Ok(mapping) = fs::read_to_string(folder.join("mapping.json")) {
        options.insert("mapping".to_owned(), mapping.into());
    }
    Value::from(options).to_string()
}

/// What the operation says: the answer, or the failure.
fn answer(folder: &Path, operation: &str, options: &str) -> Result<String, String> {
    let names = ["input.json", "input.jsonl", "input.csv"];
    let inputs = names.map(|name| fs::read(folder.join(name)).ok());
    let mut inputs = inputs.into_iter().flatten();
    let input = inputs.next();
    if inputs.next().is_some() {
        return Err("there are two inputs".to_owned());
    }
    let table = interop::tell("operations", "").map_err(|e| e.to_string())?;
    let table: Value = serde_json::from_str(&table).map_err(|e| e.to_string())?;
    let listed = table.as_array().unwrap().iter();
    let on = listed
        .clone()
        .find(|o| o["name"] == operation)
        .map(|o| o["on"].clone());
    let answer = match (on.as_ref().and_then(Value::as_str), &input) {
        (Some("a file"), Some(input)) => interop::apply(input, operation, options),
        (Some("nothing"), None) => interop::tell(operation, options),
        (Some("a graph") | None, Some(input)) => {
            interop::open(input, "").and_then(|graph| interop::ask(&graph, operation, options))
        }
        (on, input) => {
            let has = if input.is_some() { "an" } else { "no" };
            return Err(format!(
                "`{operation}` is put to {on:?}, but there is {has} input"
            ));
        }
    };
    Ok(answer.unwrap_or_else(|error| interop::failure(&error)))
}
