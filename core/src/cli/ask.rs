//! `ask`: any operation of the library, for programs that speak JSON.

use super::{Failure, Session, Status, args::Ask, input::graph};
use crate::{Error, interop};

impl Session<'_> {
    pub(super) fn ask(&mut self, args: &Ask) -> Result<Status, Failure> {
        let options = args.options.as_str();
        let answer = match (&args.file, interop::put_to(&args.operation)?) {
            (None, "nothing") => interop::tell(&args.operation, options),
            (Some(path), "a file") => {
                let input = self.input(path)?;
                match interop::apply(&input.bytes, &args.operation, options) {
                    Err(Error::Unreadable(report)) => {
                        return Err(Failure::Unreadable { input, report });
                    }
                    answer => answer,
                }
            }
            (Some(path), "a graph") => {
                let input = self.input(path)?;
                interop::ask(&graph(input, self.limits)?, &args.operation, options)
            }
            (_, whom) => {
                let operation = &args.operation;
                let why = format!("the operation `{operation}` is put to {whom}");
                return Err(Failure::Asked(why));
            }
        };
        let answer = answer?;
        self.out.text(&answer)?;
        if !answer.ends_with('\n') {
            self.out.text("\n")?;
        }
        Ok(Status::Well)
    }
}
