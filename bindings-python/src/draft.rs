//! A document as Python holds it.

use claimgraph::{SectionName, interop};
use pyo3::prelude::*;

use crate::{case::Case, failure};

/// What a file says, read and not indexed.
#[pyclass(frozen, module = "claimgraph._native")]
pub(crate) struct Draft {
    draft: interop::Draft,
}

impl From<interop::Draft> for Draft {
    fn from(draft: interop::Draft) -> Self {
        Self { draft }
    }
}

impl Draft {
    pub(crate) fn draft(&self) -> &interop::Draft {
        &self.draft
    }
}

#[pymethods]
impl Draft {
    /// Reads a file.
    #[staticmethod]
    fn open(py: Python<'_>, data: &[u8], options: &str) -> PyResult<Self> {
        py.detach(|| interop::Draft::open(data, options))
            .map(Self::from)
            .map_err(|error| failure(&error))
    }

    /// The graph of the records.
    fn index(&self, py: Python<'_>) -> PyResult<Case> {
        py.detach(|| self.draft.graph())
            .map(Case::from)
            .map_err(|error| failure(&error))
    }

    /// Puts an operation to the records.
    fn ask(&self, py: Python<'_>, operation: &str, options: &str) -> PyResult<String> {
        py.detach(|| self.draft.ask(operation, options))
            .map_err(|error| failure(&error))
    }

    /// A document of this one and of changes.
    fn edit(&self, py: Python<'_>, changes: &str) -> PyResult<Self> {
        py.detach(|| self.draft.edit(changes))
            .map(Self::from)
            .map_err(|error| failure(&error))
    }

    /// The document form.
    fn to_json(&self, py: Python<'_>) -> String {
        py.detach(|| self.draft.document().to_json())
    }

    /// The line form.
    fn to_lines(&self, py: Python<'_>) -> String {
        py.detach(|| self.draft.document().to_lines())
    }

    /// The sections that have a record of this id.
    fn sections_of(&self, id: &str) -> Vec<&'static str> {
        let sections = self.draft.document().sections_of(id).into_iter();
        sections.map(SectionName::as_str).collect()
    }

    /// What the document says about itself, as JSON text.
    fn about(&self) -> Option<String> {
        let about = self.draft.document().about.as_ref()?;
        serde_json::to_string(about).ok()
    }

    /// Whether another holds the same records.
    fn same(&self, py: Python<'_>, other: &Self) -> bool {
        py.detach(|| self.draft == other.draft)
    }

    fn __len__(&self) -> usize {
        self.draft.document().len()
    }
}
