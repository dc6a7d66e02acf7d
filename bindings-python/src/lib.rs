//! The bridge between Python and claimgraph: bytes and JSON text in, JSON text out, tables as Arrow.
//!
//! Nothing is decided here. What an operation does is in `claimgraph::interop`; how an answer looks in
//! Python is in the package `claimgraph` beside this crate.

mod case;
mod columns;
mod draft;
mod import;
mod stream;
mod table;

use std::ffi::OsString;

use claimgraph::{Error, interop};
use pyo3::{create_exception, exceptions::PyException, prelude::*};

create_exception!(
    _native,
    Failure,
    PyException,
    "A failure as the core tells it: its one argument is the JSON text of it."
);

/// What failed, as Python gets it.
fn failure(error: &Error) -> PyErr {
    Failure::new_err(interop::failure(error))
}

/// Answers an operation that is put to nothing.
#[pyfunction]
fn tell(py: Python<'_>, operation: &str, options: &str) -> PyResult<String> {
    py.detach(|| interop::tell(operation, options))
        .map_err(|error| failure(&error))
}

/// Applies an operation to a file.
#[pyfunction]
fn apply(py: Python<'_>, data: &[u8], operation: &str, options: &str) -> PyResult<String> {
    py.detach(|| interop::apply(data, operation, options))
        .map_err(|error| failure(&error))
}

/// Draws the findings of `check` on the lines of a file.
#[pyfunction]
fn draw(
    py: Python<'_>,
    data: &[u8],
    options: &str,
    path: &str,
    coloured: bool,
) -> PyResult<Vec<String>> {
    py.detach(|| interop::draw(data, options, path, coloured))
        .map_err(|error| failure(&error))
}

/// Runs a command of the command line, on the streams of the process, and answers its exit status.
#[pyfunction]
fn run(py: Python<'_>, arguments: Vec<OsString>) -> u8 {
    py.detach(|| claimgraph::cli::main(arguments))
}

/// The compiled part of claimgraph. It is private: use `claimgraph`.
#[pymodule(gil_used = false)]
mod _native {
    #[pymodule_export]
    use super::{
        Failure, apply, case::Case, draft::Draft, draw, run, stream::Stream, table::arrow, tell,
    };
}
