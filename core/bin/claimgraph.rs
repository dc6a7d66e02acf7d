//! The program `claimgraph`; `docs/cli.md` says what it does.

use std::process::ExitCode;

fn main() -> ExitCode {
    claimgraph::cli::main(std::env::args_os()).into()
}
