//! The command line: exit statuses, forms of output, and what strangers and pipes do to it.
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice
)]

use std::{
    fs,
    io::{self, Read, Write},
    path::PathBuf,
    process::{Command, Output, Stdio},
};

use claimgraph::cli;
use serde_json::Value;

const CASE: &str = "../examples/january-2022/case.json";
const SOUND: &str = "{\"format\": 1}\n";
const DANGLING: &str = r#"{"format": 1, "places": {"a": {"names": [{"text": "A"}], "within": [{"place": "b", "basis": "stated"}]}}}"#;

struct Ran {
    status: u8,
    out: String,
    err: String,
}

fn run_with(args: &[&str], input: &[u8]) -> Ran {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let all = std::iter::once("claimgraph").chain(args.iter().copied());
    let status = cli::run(all, &mut &*input, &mut out, &mut err);
    let text = |bytes| String::from_utf8(bytes).unwrap();
    Ran {
        status,
        out: text(out),
        err: text(err),
    }
}

fn run(args: &[&str]) -> Ran {
    run_with(args, b"")
}

/// A folder of one test.
fn folder(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("cli-{name}"));
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

fn program(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_claimgraph"));
    command.args(args);
    command
}

#[test]
fn the_exit_status_tells_what_was_found() {
    let check = |input: &str, more: &[&str]| {
        let args: Vec<&str> = ["check", "-"].iter().chain(more).copied().collect();
        run_with(&args, input.as_bytes()).status
    };
    assert_eq!(check(SOUND, &[]), 0);
    assert_eq!(check(DANGLING, &[]), 1);
    assert_eq!(check("{", &[]), 1);
    assert_eq!(check("", &[]), 1);
    assert_eq!(check(DANGLING, &["--fail-on", "never"]), 0);
    // The case has information, and neither errors nor warnings.
    assert_eq!(run(&["check", CASE]).status, 0);
    assert_eq!(run(&["check", CASE, "--fail-on", "warning"]).status, 0);
    assert_eq!(run(&["check", CASE, "--fail-on", "info"]).status, 1);
    assert_eq!(run(&["check", "no-such-file.json"]).status, 2);
    assert_eq!(run(&["check", "."]).status, 2);
    assert_eq!(run(&["check", "-", "-"]).status, 2);
    assert_eq!(run(&["check"]).status, 2);
    assert_eq!(run(&["chek"]).status, 2);
    assert_eq!(run(&[]).status, 2);
    assert_eq!(run(&["--help"]).status, 0);
    assert_eq!(run(&["--version"]).status, 0);
}

#[test]
fn a_missing_file_keeps_no_other_from_being_checked() {
    let folder = folder("missing");
    let bad = folder.join("bad.json");
    fs::write(&bad, DANGLING).unwrap();
    let ran = run(&["check", "no-such-file.json", bad.to_str().unwrap()]);
    assert_eq!(ran.status, 2);
    assert!(
        ran.err.contains("error: no-such-file.json: "),
        "{}",
        ran.err
    );
    assert!(ran.out.contains("error[CG201]"), "{}", ran.out);
}

#[test]
fn text_shows_the_line_and_counts_what_it_does_not_show() {
    let ran = run_with(&["check", "-"], DANGLING.as_bytes());
    assert!(
        ran.out.contains("error[CG201]: there is no record `b`"),
        "{}",
        ran.out
    );
    assert!(ran.out.contains("<stdin>:1:"), "{}", ran.out);
    assert!(ran.out.contains("1 error, 0 warnings"), "{}", ran.out);
    assert!(!ran.out.contains('\u{1b}'));
    let case = run(&["check", CASE]);
    assert_eq!(case.out.lines().count(), 1);
    assert!(
        case.out.contains("see all with `--show info`"),
        "{}",
        case.out
    );
    assert!(
        run(&["check", CASE, "--show", "info"])
            .out
            .contains("info[CG503]")
    );
    assert_eq!(
        run_with(&["check", "-"], SOUND.as_bytes()).out,
        "<stdin>: nothing was found\n"
    );
}

#[test]
fn json_is_the_findings_of_every_file() {
    let ran = run_with(
        &["check", "--output-format", "json", "-", "nowhere"],
        DANGLING.as_bytes(),
    );
    let all: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(all["files"][0]["file"], "<stdin>");
    let findings = all["files"][0]["findings"].as_array().unwrap();
    let dangling = findings.iter().find(|f| f["code"] == "CG201").unwrap();
    assert_eq!(dangling["span"]["start"]["line"], 1);
    assert!(all["files"][1]["failure"].is_string());
    assert_eq!(ran.status, 2);
}

#[test]
fn sarif_has_what_its_schema_requires() {
    let folder = folder("sarif");
    let path = folder.join("with space & é.json");
    fs::write(&path, DANGLING).unwrap();
    let ran = run(&[
        "check",
        "--output-format",
        "sarif",
        path.to_str().unwrap(),
        CASE,
        "nowhere",
    ]);
    let log: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(log["version"], "2.1.0");
    let run = &log["runs"][0];
    assert_eq!(log["runs"].as_array().unwrap().len(), 1);
    assert_eq!(run["columnKind"], "unicodeCodePoints");
    assert_eq!(run["invocations"][0]["executionSuccessful"], false);
    let notes = run["invocations"][0]["toolExecutionNotifications"]
        .as_array()
        .unwrap();
    assert!(notes.iter().all(|note| note["message"]["text"].is_string()) && notes.len() == 1);
    let driver = &run["tool"]["driver"];
    assert_eq!(driver["name"], "claimgraph");
    let rules = driver["rules"].as_array().unwrap();
    let results = run["results"].as_array().unwrap();
    assert!(!results.is_empty());
    for result in results {
        assert!(!result["message"]["text"].as_str().unwrap().is_empty());
        assert!(["error", "warning", "note"].contains(&result["level"].as_str().unwrap()));
        let rule = &rules[usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap()];
        assert_eq!(rule["id"], result["ruleId"]);
        let place = &result["locations"][0]["physicalLocation"];
        let artifact =
            usize::try_from(place["artifactLocation"]["index"].as_u64().unwrap()).unwrap();
        let uri = &run["artifacts"][artifact]["location"]["uri"];
        assert_eq!(*uri, place["artifactLocation"]["uri"]);
        assert!(!uri.as_str().unwrap().contains([' ', '&', 'é']));
        if let Some(region) = place.get("region") {
            let at = |name: &str| region[name].as_u64().unwrap();
            assert!(at("startLine") >= 1 && at("startColumn") >= 1);
            assert!((at("endLine"), at("endColumn")) >= (at("startLine"), at("startColumn")));
        }
    }
    for rule in rules {
        assert!(
            !rule["shortDescription"]["text"]
                .as_str()
                .unwrap()
                .is_empty()
        );
    }
}

#[test]
fn github_gets_one_command_a_finding() {
    let folder = folder("github");
    let path = folder.join("a,b:c%d.json");
    fs::write(&path, DANGLING).unwrap();
    let ran = run(&["check", "--output-format", "github", path.to_str().unwrap()]);
    let lines: Vec<&str> = ran.out.lines().collect();
    assert_eq!(lines.len(), 1, "{}", ran.out);
    assert!(lines[0].starts_with("::error file="), "{}", lines[0]);
    assert!(
        lines[0].contains("a%2Cb%3Ac%25d.json,line=1,endLine=1,col="),
        "{}",
        lines[0]
    );
    assert!(
        lines[0].contains(",title=CG201 dangling-reference::there is no record `b`%0A"),
        "{}",
        lines[0]
    );
}

#[test]
fn limits_keep_a_large_file_from_being_read_whole() {
    struct Endless(usize);
    impl Read for Endless {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            self.0 += buffer.len();
            assert!(self.0 < 10 << 20, "it goes on reading");
            buffer.fill(b' ');
            Ok(buffer.len())
        }
    }
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let args = ["claimgraph", "check", "-", "--limit-bytes", "100000"];
    let status = cli::run(args, &mut Endless(0), &mut out, &mut err);
    assert_eq!(status, 1);
    assert!(String::from_utf8(out).unwrap().contains("error[CG107]"));
    let deep = format!(
        r#"{{"format":1,"about":{{"ext":{}1{}}}}}"#,
        "{\"a\":".repeat(60),
        "}".repeat(60)
    );
    let ran = run_with(&["check", "-", "--limit-depth", "10"], deep.as_bytes());
    assert!(ran.status == 1 && ran.out.contains("CG106"), "{}", ran.out);
    let many = format!(
        r#"{{"format":1,{}}}"#,
        (0..50)
            .map(|n| format!("\"x{n}\":1"))
            .collect::<Vec<_>>()
            .join(",")
    );
    let ran = run_with(&["check", "-", "--limit-findings", "3"], many.as_bytes());
    assert!(ran.out.contains("47 more are not listed"), "{}", ran.out);
}

#[test]
fn bytes_that_are_no_text_are_a_finding() {
    let ran = run_with(&["check", "-"], b"{\"format\": 1, \"\xff\xfe\": 2}");
    assert!(ran.status == 1 && ran.out.contains("CG101"), "{}", ran.out);
    for command in ["report", "series", "origins", "consistency"] {
        let ran = run_with(&[command, "-"], b"\xff");
        assert!(
            ran.status == 2 && ran.err.contains("CG101"),
            "{command}: {}",
            ran.err
        );
        assert!(ran.out.is_empty());
    }
}

#[test]
fn names_cannot_move_the_cursor() {
    let case = "{\"format\": 1, \"about\": {\"title\": \"a\\u001b[2Jb\\u202ec\"}}";
    let ran = run_with(&["report", "-"], case.as_bytes());
    assert_eq!(ran.status, 0);
    assert!(
        !ran.out.contains('\u{1b}') && !ran.out.contains('\u{202e}'),
        "{:?}",
        ran.out
    );
}

#[test]
fn series_and_origins_answer_as_the_library_does() {
    let graph =
        claimgraph::Graph::load(&fs::read(CASE).unwrap(), claimgraph::Limits::default()).unwrap();
    let same = |args: &[&str], operation: &str, options: &str| {
        let ran = run(args);
        assert_eq!(ran.status, 0, "{}", ran.err);
        let answer = claimgraph::interop::ask(&graph, operation, options).unwrap();
        assert!(ran.out == answer + "\n", "{args:?}");
        let asked = run(&["ask", operation, CASE, "--options", options]);
        assert!(asked.out == ran.out, "{args:?}");
    };
    let json = ["--output-format", "json"];
    let chart = ["--output-format", "chart"];
    let with = |args: &[&'static str], more: &[&'static str]| [args, more].concat();
    let killed = r#"{"measure":["killed"],"known_as_of":"2022-07-13"}"#;
    let series = [
        "series",
        CASE,
        "--measure",
        "killed",
        "--known-as-of",
        "2022-07-13",
    ];
    same(&with(&series, &json), "series", killed);
    same(&with(&series, &chart), "chart_series", killed);
    let six = r#"{"claim":["c-00-tortured-to-death-6"]}"#;
    let origins = ["origins", CASE, "c-00-tortured-to-death-6"];
    same(&with(&origins, &json), "origins", six);
    same(&with(&origins, &chart), "chart_origins", six);
    same(&with(&["origins", CASE], &json), "origins_all", "{}");
    let parts = ["bounds", CASE, "--left-of", "c-04-toll-238"];
    same(
        &with(&parts, &chart),
        "chart_parts",
        r#"{"whole":"c-04-toll-238"}"#,
    );
    let text = run(&series).out;
    assert!(
        text.contains("up by 5 from c-02-toll-227 (inferred)"),
        "{text}"
    );
    let text = run(&origins).out;
    assert!(
        text.contains("told by 4 documents") && text.contains("independent origins: 1"),
        "{text}"
    );
}

#[test]
fn a_wrong_question_is_answered_with_why() {
    for (args, why) in [
        (
            vec!["series", CASE, "--measure", "kiled"],
            "did you mean `killed`?",
        ),
        (
            vec!["series", CASE, "--known-as-of", "July"],
            "a day is written `2022-07-13`",
        ),
        (
            vec!["origins", CASE, "no-such"],
            "there is no claim `no-such`",
        ),
        (
            vec!["origins", CASE, "--output-format", "chart"],
            "claims that are named",
        ),
        (vec!["bounds", CASE, "No Id"], "is no id"),
        (vec!["bounds", CASE], "required"),
        (vec!["explain", "CG999"], "there is no code `CG999`"),
        (vec!["ask", "serie", CASE], "did you mean `series`?"),
        (vec!["ask", "series"], "is put to a graph"),
        (
            vec!["ask", "series", CASE, "--options", "{"],
            "the options of `series`",
        ),
        (vec!["find", CASE, ""], "the phrase is empty"),
        (
            vec!["check", CASE, "--texts", "no-such-folder"],
            "there is no folder",
        ),
    ] {
        let ran = run(&args);
        assert_eq!(ran.status, 2, "{args:?}");
        assert!(ran.err.contains(why), "{args:?}: {}", ran.err);
        assert!(ran.out.is_empty(), "{args:?}: {}", ran.out);
    }
}

#[test]
fn superseded_figures_hold_where_they_are_asked_to() {
    for command in ["consistency", "bounds"] {
        let asked = |how: &str| {
            let claim = (command == "bounds").then_some("c-03-toll-238");
            let args = [command, CASE].into_iter().chain(claim);
            let how = ["--measure", "killed", "--superseded", how];
            run(&args.chain(how).collect::<Vec<_>>())
        };
        let (all, last) = (asked("keep"), asked("drop-stated-and-inferred"));
        assert!(
            all.status < 2 && last.status == 0,
            "{}{}",
            all.err,
            last.err
        );
        assert_ne!(all.out, last.out);
        assert_eq!(asked("perhaps").status, 2);
    }
}

#[test]
fn two_numbers_are_compared() {
    let args = ["compare", CASE, "c-00-toll-232", "c-04-toll-238"];
    let (text, json) = (run(&args), run(&[&args[..], &["--json"]].concat()));
    let told: serde_json::Value = serde_json::from_str(&json.out).unwrap();
    assert_eq!((text.status, json.status), (0, 0));
    assert_eq!(
        text.out.trim_end().replace('\n', " "),
        told["in_words"].as_str().unwrap()
    );
    assert_eq!(
        run(&["compare", CASE, "c-00-toll-232", "no-claim"]).status,
        2
    );
}

#[test]
fn consistency_and_bounds_tell_what_figures_imply() {
    let ran = run(&["consistency", CASE, "--measure", "killed"]);
    assert!(
        ran.status == 0 && ran.out.contains("the figures can all be true"),
        "{}",
        ran.out
    );
    let ran = run(&[
        "consistency",
        CASE,
        "--measure",
        "killed",
        "--assumption",
        "definitional",
    ]);
    assert!(
        ran.status == 1 && ran.out.contains("cannot both be true"),
        "{}",
        ran.out
    );
    let ran = run(&["bounds", CASE, "c-04-toll-238", "c-00-tortured-to-death-6"]);
    assert!(ran.out.contains("238 to 244"), "{}", ran.out);
    let six_within =
        r#"[{"kind":"part_of","part":"c-00-tortured-to-death-6","whole":"c-04-toll-238"}]"#;
    let both = [
        "bounds",
        CASE,
        "c-04-toll-238",
        "c-00-tortured-to-death-6",
        "--suppose",
    ];
    let ran = run(&[both.as_slice(), &[six_within]].concat());
    assert!(
        ran.out.contains("supposing that") && !ran.out.contains("244"),
        "{}",
        ran.out
    );
    let ran = run(&[both.as_slice(), &["[{}]"]].concat());
    assert!(
        ran.status == 2 && ran.err.contains("suppose"),
        "{}",
        ran.err
    );
    let scope = r#"{"measure":"killed","incident":"i-january-unrest"}"#;
    // Rights groups say that it is more than the state says.
    let ran = run(&["bounds", CASE, "--scope", scope]);
    assert!(
        ran.status == 1 && ran.out.contains("contradict each other"),
        "{}",
        ran.out
    );
    let by_the_state = ["bounds", CASE, "--scope", scope, "--claimant"];
    let ran = run(&[by_the_state.as_slice(), &["a-kazakhstan"]].concat());
    assert!(ran.status == 0 && ran.out.contains(": 238"), "{}", ran.out);
    let ran = run(&["bounds", CASE, "c-04-toll-238", "--output-format", "json"]);
    assert!(ran.out.starts_with("{\"premises\":"), "{}", ran.out);
}

#[test]
fn fmt_replaces_a_file_whole_and_names_it_with_check() {
    let folder = folder("fmt");
    let path = folder.join("case.json");
    let name = path.to_str().unwrap();
    fs::write(&path, r#"{"places":{},"format":1}"#).unwrap();
    let ran = run(&["fmt", "--check", name]);
    assert!(
        ran.status == 1 && ran.out.contains("case.json"),
        "{}",
        ran.out
    );
    assert_eq!(
        fs::read_to_string(&path).unwrap(),
        r#"{"places":{},"format":1}"#
    );
    assert_eq!(run(&["fmt", name]).status, 0);
    assert_eq!(fs::read_to_string(&path).unwrap(), SOUND);
    assert_eq!(run(&["fmt", "--check", name]).status, 0);
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 1);
    assert_eq!(
        run_with(&["fmt", "-"], br#"{"places":{},"format":1}"#).out,
        SOUND
    );
    let lines = run(&["convert", CASE, "--to", "lines"]).out;
    assert_eq!(run_with(&["fmt", "-"], lines.as_bytes()).out, lines);
    // What cannot be read stays as it was, and keeps no other file from being laid out.
    fs::write(&path, "{").unwrap();
    let other = folder.join("other.json");
    fs::write(&other, r#"{"format":1,"places":{}}"#).unwrap();
    let ran = run(&["fmt", name, other.to_str().unwrap()]);
    assert!(ran.status == 2 && ran.err.contains("CG102"), "{}", ran.err);
    assert_eq!(fs::read_to_string(&path).unwrap(), "{");
    assert_eq!(fs::read_to_string(&other).unwrap(), SOUND);
}

#[test]
fn convert_goes_there_and_back() {
    let case = fs::read_to_string(CASE).unwrap();
    let lines = run(&["convert", CASE, "--to", "lines"]);
    assert!(lines.out.lines().count() > 300);
    let back = run_with(&["convert", "-", "--to", "document"], lines.out.as_bytes());
    assert!(back.out == case);
    assert!(run(&["convert", CASE, "--to", "dot"]).out.ends_with("}\n"));
    let folder = folder("convert");
    let path = folder.join("graph.json");
    let ran = run(&[
        "convert",
        CASE,
        "--to",
        "node-link",
        "-o",
        path.to_str().unwrap(),
    ]);
    assert!(ran.status == 0 && ran.out.is_empty());
    let data: Value = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
    assert_eq!(data["directed"], true);
    let ran = run(&[
        "convert",
        CASE,
        "--to",
        "dot",
        "-o",
        "no-such-folder/graph.dot",
    ]);
    assert!(
        ran.status == 2 && ran.err.contains("no-such-folder"),
        "{}",
        ran.err
    );
}

#[test]
fn find_counts_code_points() {
    let text = "Ёлка: «шесть» people — Six\n people, six people.";
    let find = |args: &[&str]| {
        let args: Vec<&str> = ["find", "-"].iter().chain(args).copied().collect();
        run_with(&args, text.as_bytes())
    };
    let ran = find(&["шесть", "--source", "daily-1"]);
    assert_eq!(
        ran.out,
        "{\"source\":\"daily-1\",\"quote\":{\"exact\":\"шесть\"},\"position\":{\"start\":7,\"end\":12}}\n"
    );
    let ran = find(&["people"]);
    assert_eq!(ran.out.lines().count(), 3);
    assert!(
        ran.err.contains("3 places") && ran.out.contains("\"prefix\":\"Ёлка: «шесть» \""),
        "{}",
        ran.out
    );
    let ran = find(&["SIX people,"]);
    assert!(
        ran.out.contains(r#"{"exact":"Six\n people,"}"#),
        "{}",
        ran.out
    );
    assert!(ran.err.contains("as in the text"));
    let ran = find(&["seven"]);
    assert!(ran.status == 1 && ran.out.is_empty() && ran.err.contains("not there"));
    let digest: Value = serde_json::from_str(&find(&[]).out).unwrap();
    assert_eq!(digest["length"], text.chars().count());
    assert_eq!(run_with(&["find", "-", "x"], b"\xff").status, 2);
    assert_eq!(find(&["x", "--source", "Not An Id"]).status, 2);
    // What is found can be pasted into a claim, and passes the check.
    let source = claimgraph::SourceText::of(text);
    let passage = find(&["six people", "--source", "daily-1"]).out;
    let case = format!(
        r#"{{"format":1,"incidents":{{"i":{{"title":"I","kind":"accident"}}}},
        "sources":{{"daily-1":{{"kind":"article","title":"T","text":{}}}}},
        "claims":{{"c":{{"kind":"occurrence","incident":"i","unattributed":true,"reported_in":[{passage}],"occurrence":{{"text":"t"}}}}}}}}"#,
        serde_json::to_string(&source).unwrap()
    );
    let folder = folder("find");
    fs::write(folder.join("daily-1.txt"), text).unwrap();
    let args = [
        "check",
        "-",
        "--texts",
        folder.to_str().unwrap(),
        "--show",
        "info",
    ];
    let ran = run_with(&args, case.as_bytes());
    assert!(ran.status == 0 && !ran.out.contains("CG45"), "{}", ran.out);
}

#[test]
fn explain_shows_the_page() {
    let ran = run(&["explain", "unknown-field"]);
    assert!(ran.out.starts_with("# CG110 unknown-field"), "{}", ran.out);
    assert_eq!(
        run(&["explain"]).out.lines().count(),
        claimgraph::Code::ALL.len()
    );
}

/// The input of every conformance case.
fn inputs() -> Vec<(String, Vec<u8>)> {
    let folders = |path: PathBuf| {
        let entries = fs::read_dir(path)
            .unwrap()
            .map(|entry| entry.unwrap().path());
        entries.filter(|path| path.is_dir()).collect::<Vec<_>>()
    };
    let areas = folders("../tests/conformance".into());
    let cases = areas.into_iter().flat_map(folders);
    let mut inputs: Vec<(String, Vec<u8>)> = cases
        .flat_map(|case| ["input.json", "input.jsonl"].map(|name| case.join(name)))
        .filter_map(|path| Some((path.display().to_string(), fs::read(&path).ok()?)))
        .collect();
    inputs.sort();
    inputs
}

#[test]
fn no_file_is_too_strange() {
    let commands: [&[&str]; 16] = [
        &["check", "-", "--show", "info", "--color", "always"],
        &["check", "-", "--output-format", "json"],
        &["check", "-", "--output-format", "sarif"],
        &["check", "-", "--output-format", "github"],
        &["report", "-"],
        &["series", "-"],
        &["series", "-", "--clock", "as-of", "--output-format", "json"],
        &[
            "series",
            "-",
            "--clock",
            "published",
            "--by-speaker",
            "--output-format",
            "chart",
        ],
        &["origins", "-"],
        &["consistency", "-", "--assumption", "definitional"],
        &["fmt", "-"],
        &["convert", "-", "--to", "document"],
        &["convert", "-", "--to", "lines"],
        &["convert", "-", "--to", "node-link"],
        &["convert", "-", "--to", "dot"],
        &["find", "-", "the"],
    ];
    let inputs = inputs();
    assert!(inputs.len() > 80);
    for (name, input) in &inputs {
        // The tens of thousands of findings of one case are drawn but once.
        let is_large = input.len() > 100_000;
        for args in commands {
            let ran = run_with(args, input);
            assert!(ran.status <= 2, "{name} {args:?}");
            assert!(ran.status != 2 || !ran.err.is_empty(), "{name} {args:?}");
        }
        for part in 1..if is_large { 1 } else { 12 } {
            let mut cut = input[..input.len() * part / 12].to_vec();
            run_with(commands[0], &cut);
            cut.push(b'"');
            cut.extend_from_slice("\u{1f9ff}\r\n\t\u{2028}".as_bytes());
            cut.extend_from_slice(&input[input.len() * part / 12..]);
            run_with(commands[0], &cut);
        }
    }
}

#[test]
fn every_command_is_documented() {
    let page = fs::read_to_string("../docs/cli.md").unwrap();
    let help = run(&["--help"]).out;
    let list = help.split("Commands:\n").nth(1).unwrap();
    let list = list.split("\n\n").next().unwrap();
    for line in list.lines() {
        let command = line.split_whitespace().next().unwrap();
        let is_there = command == "help" || page.contains(&format!("### `{command}`"));
        assert!(is_there, "`{command}` is not in docs/cli.md");
    }
}

// ---- the program

#[test]
fn a_closed_pipe_is_no_failure() {
    for (args, status) in [
        (
            vec!["check", CASE, "--show", "info", "--fail-on", "info"],
            1,
        ),
        (vec!["series", CASE, "--output-format", "json"], 0),
        (vec!["report", CASE], 0),
        (vec!["convert", CASE, "--to", "lines"], 0),
    ] {
        let mut child = program(&args)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        drop(child.stdout.take());
        let Output {
            status: ended,
            stderr,
            ..
        } = child.wait_with_output().unwrap();
        let told = String::from_utf8(stderr).unwrap();
        assert_eq!(
            (ended.code(), told.as_str()),
            (Some(status), ""),
            "{args:?}"
        );
    }
}

#[test]
fn colour_is_only_for_terminals_unless_asked_for() {
    let folder = folder("colour");
    let path = folder.join("bad.json");
    fs::write(&path, DANGLING).unwrap();
    let shown = |args: &[&str]| {
        let args: Vec<&str> = ["check", path.to_str().unwrap()]
            .iter()
            .chain(args)
            .copied()
            .collect();
        String::from_utf8(program(&args).output().unwrap().stdout).unwrap()
    };
    assert!(!shown(&[]).contains('\u{1b}'));
    assert!(shown(&["--color", "always"]).contains('\u{1b}'));
    assert!(!shown(&["--color", "never"]).contains('\u{1b}'));
}

#[test]
fn standard_input_is_a_file_named_dash() {
    let mut child = program(&["check", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    child
        .stdin
        .take()
        .unwrap()
        .write_all(SOUND.as_bytes())
        .unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(output.stdout, b"<stdin>: nothing was found\n");
}

#[cfg(unix)]
#[test]
fn file_names_need_not_be_text() {
    use std::{ffi::OsStr, os::unix::ffi::OsStrExt};
    let folder = folder("names");
    let path = folder.join(OsStr::from_bytes(b"caf\xe9 \x1b[2J.json"));
    if fs::write(&path, DANGLING).is_err() {
        println!("skipped: this file system takes no such name");
        return;
    }
    for format in ["text", "json", "sarif", "github"] {
        let output = program(&["check", "--output-format", format])
            .arg(&path)
            .output()
            .unwrap();
        assert_eq!(output.status.code(), Some(1), "{format}");
        let out = String::from_utf8(output.stdout).unwrap();
        assert!(!out.contains('\u{1b}'), "{format}: {out:?}");
        if format == "sarif" {
            assert!(out.contains("caf%E9%20%1B%5B2J.json"), "{out}");
        }
    }
    let output = program(&["fmt"]).arg(&path).output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    let output = program(&["fmt", "--check"]).arg(&path).output().unwrap();
    assert_eq!(output.status.code(), Some(0));
}

#[cfg(unix)]
#[test]
fn what_cannot_be_written_is_a_failure() {
    let Ok(full) = fs::OpenOptions::new().write(true).open("/dev/full") else {
        println!("skipped: there is no /dev/full");
        return;
    };
    let output = program(&["convert", CASE, "--to", "lines"])
        .stdout(full)
        .stderr(Stdio::piped())
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(
        String::from_utf8(output.stderr)
            .unwrap()
            .contains("cannot write")
    );
}

#[test]
fn convert_reads_tables_of_others_and_writes_our_own() {
    let examples = concat!(env!("CARGO_MANIFEST_DIR"), "/../examples/bring-your-own");
    let file = |name: &str| format!("{examples}/{name}");
    let mapped = run(&[
        "convert",
        &file("raids.csv"),
        "--mapping",
        &file("mapping.json"),
        "--to",
        "lines",
    ]);
    assert_eq!(mapped.status, 1);
    assert!(
        mapped
            .err
            .ends_with("8 rows read: 4 mapped, 3 with errors, 1 blank\n"),
        "{}",
        mapped.err
    );
    assert!(!mapped.out.contains("raid-5"));
    let mended = run(&[
        "convert",
        &file("raids-mended.csv"),
        "--mapping",
        &file("mapping.json"),
    ]);
    assert_eq!(mended.status, 0);

    let folder = folder("tables");
    let folder = folder.to_str().unwrap();
    let asked = run_with(&["convert", "-", "--to", "tables"], mended.out.as_bytes());
    assert_eq!((asked.status, asked.err.contains("--output")), (2, true));
    let written = run_with(
        &["convert", "-", "--to", "tables", "-o", folder],
        mended.out.as_bytes(),
    );
    assert_eq!(written.status, 0, "{}", written.err);
    assert_eq!(run(&["convert", folder]).out, mended.out);
    for strange in ["place-names.csv", "Places.CSV"] {
        fs::write(format!("{folder}/{strange}"), "id\n").unwrap();
        let read = run(&["convert", folder]);
        assert_eq!(read.status, 2);
        assert!(
            read.err
                .contains(&format!("`{strange}` is no table of ours")),
            "{}",
            read.err
        );
        let again = run_with(
            &["convert", "-", "--to", "tables", "-o", folder],
            mended.out.as_bytes(),
        );
        assert_eq!(
            (again.status, again.err.contains("not of this case")),
            (2, true)
        );
        fs::remove_file(format!("{folder}/{strange}")).unwrap();
    }
    let alone = run(&["convert", &file("raids.csv")]);
    assert_eq!((alone.status, alone.err.contains("--mapping")), (2, true));
    fs::write(format!("{folder}/places.csv"), "id,nmae\nquay,Quay\n").unwrap();
    let wrong = run(&["convert", folder]);
    assert_eq!(wrong.status, 2);
    assert!(
        wrong
            .err
            .contains("there is no column `nmae` (table `places`, row 1, line 1)"),
        "{}",
        wrong.err
    );

    for (arguments, why) in [
        (vec!["--mapping", "ucdp-gde"], "ucdp-gde"),
        (
            vec!["--mapping", "ucdp-ged", "--delimiter", "and"],
            "cannot stand between cells",
        ),
        (
            vec!["--mapping", "ucdp-ged", "--encoding", "ansi"],
            "one of unicode, windows-1252, iso-8859-1",
        ),
        (vec!["--mapping", "ucdp-ged"], "the table has no column"),
    ] {
        let raids = file("raids.csv");
        let all: Vec<&str> = ["convert", &raids].into_iter().chain(arguments).collect();
        let ran = run(&all);
        assert_eq!((ran.status, ran.out.as_str()), (2, ""), "{}", ran.err);
        assert!(ran.err.contains(why), "{}", ran.err);
    }
}
