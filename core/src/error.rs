//! The one way in which an operation fails.

use std::fmt;

use crate::Report;

/// Why an operation could not be done.
///
/// Findings about the *data* are a [`Report`], not an error; an error carries one when the data
/// could not be read at all.
///
/// ```
/// use claimgraph::{Document, Error};
///
/// let error = Document::from_json(b"{\"format\":1,\"planes\":{}}").unwrap_err();
/// assert_eq!(error.report().map(|r| r.len()), Some(1));
/// ```
#[derive(Debug)]
#[non_exhaustive]
pub enum Error {
    /// The data could not be read; the report holds every reason found.
    Unreadable(Box<Report>),
    /// A question that cannot be answered as asked: an unknown id, a malformed option.
    Question(String),
    /// Reading or writing failed underneath.
    Io(std::io::Error),
}

impl Error {
    /// The findings, where the failure is one of the data.
    pub fn report(&self) -> Option<&Report> {
        match self {
            Self::Unreadable(report) => Some(report),
            Self::Question(_) | Self::Io(_) => None,
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreadable(report) => {
                let errors = report.errors().count();
                write!(f, "the data cannot be read: {errors} error")?;
                if errors != 1 {
                    f.write_str("s")?;
                }
                match report.errors().next() {
                    Some(first) => write!(f, ", the first: {first}"),
                    None => Ok(()),
                }
            }
            Self::Question(why) => f.write_str(why),
            Self::Io(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Io(error) => Some(error),
            Self::Unreadable(_) | Self::Question(_) => None,
        }
    }
}

impl From<std::io::Error> for Error {
    fn from(error: std::io::Error) -> Self {
        Self::Io(error)
    }
}

impl From<Report> for Error {
    fn from(report: Report) -> Self {
        Self::Unreadable(Box::new(report))
    }
}
