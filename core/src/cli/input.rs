//! Files of strangers, and standard input.

use std::{
    fs::File,
    io::{self, Read},
    path::Path,
};

use super::{Failure, Session};
use crate::{Error, Graph, Limits};

/// Bytes of a file, and its name as it is shown.
pub(super) struct Input {
    pub(super) name: String,
    pub(super) bytes: Vec<u8>,
}

/// A file is read to one byte beyond the limit, so that what reads it finds it too large, and no more.
fn read(from: impl Read, limit: usize) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let most = u64::try_from(limit).unwrap_or(u64::MAX).saturating_add(1);
    from.take(most).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// The name of a file in messages; standard input has one too.
pub(super) fn name(path: &Path) -> String {
    if is_standard(path) {
        "<stdin>".to_owned()
    } else {
        super::page::visible(&path.display().to_string())
    }
}

/// Whether a path means standard input.
pub(super) fn is_standard(path: &Path) -> bool {
    path.as_os_str() == "-"
}

impl Session<'_> {
    /// Reads a file, or standard input.
    pub(super) fn input(&mut self, path: &Path) -> Result<Input, Failure> {
        let limit = self.limits.bytes;
        let name = name(path);
        let bytes = if is_standard(path) {
            if std::mem::replace(&mut self.is_input_read, true) {
                let why = "standard input can be read once only".to_owned();
                return Err(Failure::Asked(why));
            }
            read(&mut *self.input, limit)
        } else {
            File::open(path).and_then(|file| {
                if file.metadata()?.is_dir() {
                    return Err(io::Error::new(
                        io::ErrorKind::IsADirectory,
                        "it is a folder",
                    ));
                }
                read(file, limit)
            })
        };
        match bytes {
            Ok(bytes) => Ok(Input { name, bytes }),
            Err(error) => Err(Failure::Reading { name, error }),
        }
    }

    /// Reads a case; what keeps it from being one is drawn on standard error.
    pub(super) fn graph(&mut self, path: &Path) -> Result<Graph, Failure> {
        let input = self.input(path)?;
        graph(input, self.limits)
    }
}

/// The graph that an input holds.
pub(super) fn graph(input: Input, limits: Limits) -> Result<Graph, Failure> {
    match Graph::load(&input.bytes, limits) {
        Ok(graph) => Ok(graph),
        Err(Error::Unreadable(report)) => Err(Failure::Unreadable { input, report }),
        Err(error) => Err(error.into()),
    }
}
