//! Generates cases of any size, and measures what reading, indexing and checking them costs.

mod floor;
mod generate;
mod hostile;
mod implied;
mod measure;
mod random;
mod stage;
mod table;
mod words;

use std::{
    env,
    io::{self, Write as _},
    path::Path,
    process::ExitCode,
};

use generate::Failure;

const USAGE: &str = "usage:
  claimgraph-bench generate CLAIMS [--lines] [--seed N]
  claimgraph-bench measure [--claims N,N,...] [--runs N] [--seed N]
  claimgraph-bench hostile [--megabytes N]
  claimgraph-bench implied [--runs N] [--seed N]";

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match run(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &[&str]) -> Result<(), Failure> {
    let seed = option(arguments, "--seed")?.unwrap_or("1").parse()?;
    match arguments {
        ["generate", claims, rest @ ..] => {
            let document = generate::generate(claims.parse()?, seed)?;
            let text = if rest.contains(&"--lines") {
                document.to_lines()
            } else {
                document.to_json()
            };
            Ok(io::stdout().write_all(text.as_bytes())?)
        }
        ["measure", rest @ ..] => {
            let sizes = option(rest, "--claims")?.unwrap_or("10000,100000,1000000");
            let sizes: Vec<usize> = sizes.split(',').map(str::parse).collect::<Result<_, _>>()?;
            let runs = option(rest, "--runs")?.unwrap_or("5").parse()?;
            measure::measure(&sizes, runs, seed)
        }
        ["hostile", rest @ ..] => {
            let megabytes: usize = option(rest, "--megabytes")?.unwrap_or("20").parse()?;
            measure::hostile(megabytes * 1_000_000)
        }
        ["implied", rest @ ..] => {
            implied::measure(option(rest, "--runs")?.unwrap_or("10").parse()?, seed)
        }
        ["stage", stage, file] => {
            let file = Path::new(file);
            let costs = match *stage {
                "floor" => stage::floor(file)?,
                "document" => stage::document(file)?,
                "lines" => stage::lines(file)?,
                "stream" => stage::stream(file)?,
                "stranger" => stage::stranger(file)?,
                _ => stage::graph(file)?,
            };
            Ok(io::stdout().write_all(serde_json::to_string(&costs)?.as_bytes())?)
        }
        _ => Err(USAGE.into()),
    }
}

/// What follows the name of an option.
fn option<'a>(arguments: &[&'a str], name: &str) -> Result<Option<&'a str>, Failure> {
    match arguments.iter().position(|a| *a == name) {
        None => Ok(None),
        Some(at) => Ok(Some(arguments.get(at + 1).copied().ok_or(USAGE)?)),
    }
}
