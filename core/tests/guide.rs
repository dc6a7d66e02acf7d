//! The guide "Bring your own data": every command in it is run, and answers what stands there.
//! `CLAIMGRAPH_BLESS=1` writes the answers anew, to be read by eye.
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::panic,
    clippy::format_push_string
)]

use std::{fs, path::Path, process::Command};

/// What a line after `$` prints: the program's own commands, and two of the system.
fn run(command: &str, folder: &Path) -> String {
    let words: Vec<&str> = command.split_whitespace().collect();
    let (name, arguments) = words.split_first().unwrap();
    let program = match *name {
        "claimgraph" => env!("CARGO_BIN_EXE_claimgraph"),
        "cat" | "cmp" => name,
        other => panic!("the guide runs `{other}`"),
    };
    let ran = Command::new(program)
        .args(arguments)
        .current_dir(folder)
        .output()
        .unwrap();
    assert!(
        ran.status.code().is_some_and(|code| code < 2),
        "{command}: {ran:?}"
    );
    String::from_utf8([ran.stdout, ran.stderr].concat()).unwrap()
}

#[test]
fn commands_answer_what_the_guide_says() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("guide");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    for file in fs::read_dir(root.join("examples/bring-your-own")).unwrap() {
        let path = file.unwrap().path();
        fs::copy(&path, folder.join(path.file_name().unwrap())).unwrap();
    }
    let page = root.join("docs/bring-your-own-data.md");
    let written = fs::read_to_string(&page).unwrap();
    let mut made = String::new();
    let mut commands = 0;
    for (index, block) in written.split("```").enumerate() {
        made.push_str(if index > 0 { "```" } else { "" });
        let Some(inside) = block.strip_prefix("console\n").filter(|_| index % 2 == 1) else {
            made.push_str(block);
            continue;
        };
        made.push_str("console\n");
        for command in inside.lines().filter_map(|line| line.strip_prefix("$ ")) {
            made.push_str(&format!("$ {command}\n{}", run(command, &folder)));
            commands += 1;
        }
    }
    assert!(commands > 8);
    if std::env::var_os("CLAIMGRAPH_BLESS").is_some() {
        fs::write(page, made).unwrap();
    } else {
        assert!(
            made == written,
            "the guide says otherwise than what is answered:\n{made}"
        );
    }
}
