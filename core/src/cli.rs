//! The command line (feature `cli`): the program `claimgraph` and the script of the Python package
//! are both a call to [`main`]. `docs/cli.md` in the repository describes the commands.
//!
//! Nothing here answers a question of its own: commands read a file, ask the library, and write the
//! answer for people or for programs.

mod args;
mod ask;
mod check;
mod convert;
mod explain;
mod find;
mod fmt;
mod implied;
mod input;
mod origins;
mod page;
mod report;
mod series;

use std::{
    ffi::OsString,
    io::{self, BufWriter, IsTerminal, Read, Write},
};

use clap::Parser;

use args::{Arguments, Colour, Command};
use input::Input;
use page::Page;

use crate::{Error, Limits, Report, Snippets};

/// How a command ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Status {
    /// All is well.
    Well = 0,
    /// Something was found.
    Found = 1,
    /// It could not be done.
    Failed = 2,
}

/// Why a command could not be done.
enum Failure {
    Reading { name: String, error: io::Error },
    Writing(io::Error),
    Unreadable { input: Input, report: Box<Report> },
    Asked(String),
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Self::Asked(error.to_string())
    }
}

/// One run of the program.
struct Session<'s> {
    input: &'s mut dyn Read,
    is_input_read: bool,
    out: Page<'s>,
    err: Page<'s>,
    limits: Limits,
    /// Whether somebody is watching who may be told that it takes a while.
    is_watched: bool,
}

/// Runs a command with streams of one's own, without colour, and answers its exit status: 0 when all is
/// well, 1 when something was found, 2 when it could not be done. It never panics and never exits.
///
/// ```
/// use claimgraph::cli;
///
/// let (mut out, mut err) = (Vec::new(), Vec::new());
/// let case = br#"{"format": 1, "palces": {}}"#;
/// let status = cli::run(["claimgraph", "check", "-"], &mut case.as_slice(), &mut out, &mut err);
/// assert_eq!(status, 1);
/// assert!(String::from_utf8_lossy(&out).contains("CG"));
/// ```
pub fn run<A: Into<OsString> + Clone>(
    args: impl IntoIterator<Item = A>,
    input: &mut dyn Read,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> u8 {
    let (out, err) = (Page::new(out), Page::new(err));
    let plain = |_: Colour| (false, false);
    begin(args, input, out, err, false, plain) as u8
}

/// Runs a command with the streams of the process: in colour on a terminal, unless `NO_COLOR` is set.
///
/// ```no_run
/// std::process::exit(claimgraph::cli::main(std::env::args_os()).into());
/// ```
pub fn main<A: Into<OsString> + Clone>(args: impl IntoIterator<Item = A>) -> u8 {
    let (stdin, stdout, stderr) = (io::stdin(), io::stdout(), io::stderr());
    let wanted = std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
        && std::env::var_os("TERM").is_none_or(|value| value != "dumb");
    let (out_shows, err_shows) = (stdout.is_terminal(), stderr.is_terminal());
    let colour = |choice: Colour| match choice {
        Colour::Always => (true, true),
        Colour::Never => (false, false),
        Colour::Auto => (wanted && out_shows, wanted && err_shows),
    };
    let mut input = stdin.lock();
    let mut out = BufWriter::new(stdout.lock());
    let mut err = stderr.lock();
    let (out, err) = (Page::new(&mut out), Page::new(&mut err));
    begin(args, &mut input, out, err, err_shows, colour) as u8
}

fn begin<'s, A: Into<OsString> + Clone>(
    args: impl IntoIterator<Item = A>,
    input: &'s mut dyn Read,
    mut out: Page<'s>,
    mut err: Page<'s>,
    is_watched: bool,
    colour: impl FnOnce(Colour) -> (bool, bool),
) -> Status {
    let arguments = match Arguments::try_parse_from(args) {
        Ok(arguments) => arguments,
        Err(told) => {
            let text = told.render().to_string();
            // Help and version are what was asked for, and go to standard output.
            let (page, status) = if told.use_stderr() {
                (&mut err, Status::Failed)
            } else {
                (&mut out, Status::Well)
            };
            let written = page.text(&text).is_ok() && page.flush().is_ok();
            return if written { status } else { Status::Failed };
        }
    };
    (out.coloured, err.coloured) = colour(arguments.color);
    let default = Limits::default();
    let limits = &arguments.limits;
    let mut session = Session {
        input,
        is_input_read: false,
        out,
        err,
        is_watched,
        limits: Limits {
            bytes: limits.bytes.unwrap_or(default.bytes),
            depth: limits.depth.unwrap_or(default.depth),
            string: limits.string.unwrap_or(default.string),
            findings: limits.findings.unwrap_or(default.findings),
        },
    };
    let outcome = session.run(&arguments.command);
    let flushed = session.out.flush().map_err(Failure::Writing);
    match outcome.and_then(|status| flushed.map(|()| status)) {
        Ok(status) => status,
        Err(failure) => {
            // There is nowhere left to say that standard error cannot be written.
            let _ = session.tell(&failure);
            let _ = session.err.flush();
            Status::Failed
        }
    }
}

impl Session<'_> {
    fn run(&mut self, command: &Command) -> Result<Status, Failure> {
        match command {
            Command::Check(args) => self.check(args),
            Command::Report(args) => self.report(args),
            Command::Series(args) => self.series(args),
            Command::Origins(args) => self.origins(args),
            Command::Consistency(args) => self.consistency(args),
            Command::Bounds(args) => self.bounds(args),
            Command::Compare(args) => self.compare(args),
            Command::Fmt(args) => self.fmt(args),
            Command::Explain(args) => self.explain(args),
            Command::Convert(args) => self.convert(args),
            Command::Find(args) => self.find(args),
            Command::Ask(args) => self.ask(args),
        }
    }

    /// Says on standard error why something could not be done.
    fn tell(&mut self, failure: &Failure) -> Result<(), Failure> {
        match failure {
            Failure::Reading { name, error } => self.err.line(&format!("error: {name}: {error}")),
            Failure::Writing(error) => self.err.line(&format!("error: cannot write: {error}")),
            Failure::Asked(why) => {
                let lines: Vec<String> = why.lines().map(page::visible).collect();
                self.err.line(&format!("error: {}", lines.join("\n")))
            }
            Failure::Unreadable { input, report } => {
                let text = String::from_utf8_lossy(&input.bytes);
                let coloured = self.err.coloured;
                let drawn = snippets(&text, &input.name, coloured).draw(report);
                self.err.text(&drawn)?;
                self.err
                    .line(&format!("error: {}: it cannot be read", input.name))
            }
        }
    }
}

/// Findings drawn on the lines they are in.
fn snippets<'t>(text: &'t str, name: &'t str, coloured: bool) -> Snippets<'t> {
    let snippets = Snippets::new(text, name);
    if coloured {
        snippets.coloured()
    } else {
        snippets
    }
}
