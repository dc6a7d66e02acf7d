//! A graph as Python holds it.

use std::{path::PathBuf, sync::Arc};

use claimgraph::{Graph, interop};
use pyo3::prelude::*;

use crate::{draft::Draft, failure};

/// A graph: immutable, so that threads may share it.
#[pyclass(frozen, module = "claimgraph._native")]
pub(crate) struct Case {
    graph: Arc<Graph>,
}

impl From<Graph> for Case {
    fn from(graph: Graph) -> Self {
        Self::from(Arc::new(graph))
    }
}

impl From<Arc<Graph>> for Case {
    fn from(graph: Arc<Graph>) -> Self {
        Self { graph }
    }
}

#[pymethods]
impl Case {
    /// Reads and indexes a file.
    #[staticmethod]
    fn open(py: Python<'_>, data: &[u8], options: &str) -> PyResult<Self> {
        py.detach(|| interop::open(data, options))
            .map(Self::from)
            .map_err(|error| failure(&error))
    }

    /// Reads and indexes a file on disk, which is not held.
    #[staticmethod]
    fn read(py: Python<'_>, path: PathBuf, options: &str) -> PyResult<Self> {
        py.detach(|| interop::read(path, options))
            .map(Self::from)
            .map_err(|error| failure(&error))
    }

    /// Puts an operation to the graph.
    fn ask(&self, py: Python<'_>, operation: &str, options: &str) -> PyResult<String> {
        py.detach(|| interop::ask(&self.graph, operation, options))
            .map_err(|error| failure(&error))
    }

    /// A graph of this one and of changes.
    fn edit(&self, py: Python<'_>, changes: &str) -> PyResult<Self> {
        py.detach(|| interop::edit(&self.graph, changes))
            .map(Self::from)
            .map_err(|error| failure(&error))
    }

    /// The records by themselves.
    fn draft(&self) -> Draft {
        interop::Draft::of(Arc::clone(&self.graph)).into()
    }

    /// The document form.
    fn to_json(&self, py: Python<'_>) -> String {
        py.detach(|| self.graph.document().to_json())
    }

    /// The line form.
    fn to_lines(&self, py: Python<'_>) -> String {
        py.detach(|| self.graph.document().to_lines())
    }

    /// The section of a record, if there is one of this id.
    fn section_of(&self, id: &str) -> Option<&'static str> {
        Some(self.graph.get(id)?.section().as_str())
    }

    /// Whether another holds the same records.
    fn same(&self, py: Python<'_>, other: &Self) -> bool {
        py.detach(|| {
            Arc::ptr_eq(&self.graph, &other.graph)
                || self.graph.document() == other.graph.document()
        })
    }

    fn __len__(&self) -> usize {
        self.graph.len()
    }
}
