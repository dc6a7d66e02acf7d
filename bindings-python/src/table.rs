//! Rows of an answer as an Arrow stream.

use std::{collections::BTreeMap, sync::Arc};

use arrow_array::{
    RecordBatch, RecordBatchIterator, RecordBatchReader, ffi_stream::FFI_ArrowArrayStream,
};
use arrow_schema::{Schema, SchemaRef};
use pyo3::{exceptions::PyValueError, prelude::*, types::PyCapsule};
use serde_json::value::RawValue;

use crate::columns::Column;

/// Rows of one batch.
const BATCH: usize = 65_536;

/// Rows of an answer, by the columns asked for, as an Arrow C stream in a capsule.
///
/// `member` names the member of the answer that holds the rows; empty, the answer is the rows. A column
/// is its name, its kind and the path to its value in a row.
#[pyfunction]
pub(crate) fn arrow<'py>(
    py: Python<'py>,
    answer: &str,
    member: &str,
    columns: Vec<(String, String, Vec<String>)>,
) -> PyResult<Bound<'py, PyCapsule>> {
    let (schema, batches) = py
        .detach(|| batches(answer, member, columns))
        .map_err(PyValueError::new_err)?;
    let reader = RecordBatchIterator::new(batches.into_iter().map(Ok), schema);
    capsule(py, Box::new(reader))
}

/// Batches as an Arrow C stream in a capsule.
pub(crate) fn capsule(
    py: Python<'_>,
    reader: Box<dyn RecordBatchReader + Send>,
) -> PyResult<Bound<'_, PyCapsule>> {
    let stream = FFI_ArrowArrayStream::new(reader);
    PyCapsule::new_with_value(py, stream, c"arrow_array_stream")
}

/// Columns, and the schema that they have.
pub(crate) fn columns(
    columns: Vec<(String, String, Vec<String>)>,
) -> Result<(SchemaRef, Vec<Column>), String> {
    let columns = columns
        .into_iter()
        .map(|(name, kind, path)| Column::new(name, &kind, path));
    let columns = columns.collect::<Result<Vec<Column>, String>>()?;
    let fields: Vec<_> = columns.iter().map(Column::field).collect();
    Ok((Arc::new(Schema::new(fields)), columns))
}

/// Adds the rows of an answer to columns, and says how many there were.
pub(crate) fn push(answer: &str, member: &str, columns: &mut [Column]) -> Result<usize, String> {
    let rows = rows(answer, member)?;
    for row in &rows {
        push_row(row, columns)?;
    }
    Ok(rows.len())
}

fn push_row(row: &RawValue, columns: &mut [Column]) -> Result<(), String> {
    let row = serde_json::from_str(row.get()).map_err(|why| why.to_string())?;
    columns.iter_mut().try_for_each(|column| column.push(&row))
}

fn batches(
    answer: &str,
    member: &str,
    given: Vec<(String, String, Vec<String>)>,
) -> Result<(SchemaRef, Vec<RecordBatch>), String> {
    let (schema, mut columns) = columns(given)?;
    let mut batches = Vec::new();
    for rows in rows(answer, member)?.chunks(BATCH) {
        for row in rows {
            push_row(row, &mut columns)?;
        }
        let arrays = columns.iter_mut().map(Column::finish).collect();
        let batch = RecordBatch::try_new(Arc::clone(&schema), arrays);
        batches.push(batch.map_err(|why| why.to_string())?);
    }
    Ok((schema, batches))
}

/// The rows, each still text: only one at a time is taken apart.
fn rows<'a>(answer: &'a str, member: &str) -> Result<Vec<&'a RawValue>, String> {
    let rows = if member.is_empty() {
        answer
    } else {
        let members: BTreeMap<&str, &RawValue> =
            serde_json::from_str(answer).map_err(|why| why.to_string())?;
        let rows = members.get(member).map(|raw| raw.get());
        rows.ok_or_else(|| format!("the answer has no `{member}`"))?
    };
    serde_json::from_str(rows).map_err(|why| why.to_string())
}
