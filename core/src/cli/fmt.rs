//! `fmt`: files in the canonical layout of their form.

use std::{
    fs,
    io::{self, Write as _},
    path::Path,
};

use super::{
    Failure, Session, Status,
    args::Fmt,
    input::{is_standard, name},
};
use crate::{Error, Graph, codec};

impl Session<'_> {
    pub(super) fn fmt(&mut self, args: &Fmt) -> Result<Status, Failure> {
        let mut status = Status::Well;
        for path in &args.files {
            // One file that cannot be laid out keeps no other from it.
            match self.fmt_one(path, args.check) {
                Ok(one) => status = status.max(one),
                Err(failure @ Failure::Writing(_)) => return Err(failure),
                Err(failure) => {
                    self.tell(&failure)?;
                    status = Status::Failed;
                }
            }
        }
        Ok(status)
    }

    fn fmt_one(&mut self, path: &Path, is_check: bool) -> Result<Status, Failure> {
        let input = self.input(path)?;
        let is_lines = codec::is_line_form(&input.bytes, self.limits);
        let document = match Graph::load(&input.bytes, self.limits) {
            Ok(graph) => graph.into_document(),
            Err(Error::Unreadable(report)) => return Err(Failure::Unreadable { input, report }),
            Err(error) => return Err(error.into()),
        };
        let text = if is_lines {
            document.to_lines()
        } else {
            document.to_json()
        };
        let is_same = text.as_bytes() == input.bytes;
        if is_check {
            if !is_same {
                self.out.line(&name(path))?;
            }
            return Ok(if is_same { Status::Well } else { Status::Found });
        }
        if is_standard(path) {
            self.out.text(&text)?;
        } else if !is_same {
            replace(path, &text)?;
        }
        Ok(Status::Well)
    }
}

/// Puts a text in the place of a file, all of it or nothing: it is written beside the file first.
pub(super) fn replace(path: &Path, text: &str) -> Result<(), Failure> {
    replaced(path, text).map_err(|error| Failure::Reading {
        name: name(path),
        error,
    })
}

fn replaced(path: &Path, text: &str) -> io::Result<()> {
    // A link stays a link: what it points at is replaced.
    let target = match fs::canonicalize(path) {
        Ok(target) => target,
        Err(error) if error.kind() == io::ErrorKind::NotFound => path.to_owned(),
        Err(error) => return Err(error),
    };
    let before = fs::metadata(&target).ok();
    // What is no plain file, such as /dev/stdout, cannot be replaced, only written to.
    if before.as_ref().is_some_and(|data| !data.is_file()) {
        return fs::write(&target, text);
    }
    let mut beside = target.as_os_str().to_owned();
    beside.push(format!(".{}.tmp", std::process::id()));
    let written = fs::OpenOptions::new()
        .write(true)
        .create_new(true)
        .open(&beside)
        .and_then(|mut file| {
            file.write_all(text.as_bytes())?;
            file.sync_all()?;
            if let Some(before) = &before {
                file.set_permissions(before.permissions())?;
            }
            fs::rename(&beside, &target)
        });
    if written.is_err() {
        // The failure that is reported is the first one.
        let _ = fs::remove_file(&beside);
    }
    written
}
