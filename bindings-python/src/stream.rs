//! A stream of lines in, judged incident by incident, and tables out.

use std::sync::{Arc, Mutex};

use arrow_array::{
    Array, ArrayRef, LargeStringArray, RecordBatch, RecordBatchIterator, RecordBatchReader,
    StringArray, StringViewArray,
};
use arrow_schema::{ArrowError, DataType, SchemaRef};
use claimgraph::{ColumnKind, Error, StreamColumn, StreamLine, interop, stream_columns};
use pyo3::{
    exceptions::{PyOSError, PyValueError},
    prelude::*,
    types::PyCapsule,
};

use crate::{columns::Column, draft::Draft, failure, import, table};

/// Rows of one batch, more or less: an incident is never torn.
const BATCH: usize = 65_536;

/// Why a stream ends before its end.
enum Stop {
    /// The core refuses it.
    Refused(Error),
    /// Whoever makes it has failed.
    Source(ArrowError),
    /// An answer does not fit its columns.
    Unfit(String),
    /// Python wants it to end: Ctrl-C.
    Python(PyErr),
}

impl From<Stop> for PyErr {
    fn from(stop: Stop) -> Self {
        match stop {
            Stop::Refused(error) => failure(&error),
            Stop::Source(error) => PyOSError::new_err(error.to_string()),
            Stop::Unfit(why) => PyValueError::new_err(why),
            Stop::Python(error) => error,
        }
    }
}

impl From<Stop> for ArrowError {
    fn from(stop: Stop) -> Self {
        match stop {
            Stop::Refused(error) => Self::ExternalError(Box::new(error)),
            Stop::Source(error) => error,
            Stop::Unfit(why) => Self::ComputeError(why),
            Stop::Python(error) => Self::ExternalError(Box::new(error)),
        }
    }
}

/// The answers to a stream of lines, batch by batch; they are made as they are asked for.
#[pyclass(frozen, module = "claimgraph._native")]
pub(crate) struct Stream {
    judged: Arc<Mutex<Option<Judged>>>,
    schema: SchemaRef,
}

struct Judged {
    source: Box<dyn RecordBatchReader + Send>,
    places: [usize; 4],
    question: interop::Batches,
    columns: Vec<Column>,
    schema: SchemaRef,
    waiting: usize,
    ended: bool,
}

#[pymethods]
impl Stream {
    /// Begins a question to the stream in a capsule.
    #[new]
    fn new(
        py: Python<'_>,
        question: &str,
        lines: &Bound<'_, PyCapsule>,
        shared: Option<&Draft>,
        options: &str,
        columns: Vec<(String, String, Vec<String>)>,
    ) -> PyResult<Self> {
        let source = import::stream(lines)?;
        let kinds: Vec<StreamColumn> = source
            .schema()
            .fields()
            .iter()
            .map(|field| StreamColumn {
                name: field.name().clone(),
                kind: match field.data_type() {
                    DataType::Utf8 | DataType::LargeUtf8 | DataType::Utf8View => ColumnKind::Text,
                    other => ColumnKind::Other(other.to_string().chars().take(80).collect()),
                },
            })
            .collect();
        let places = stream_columns(&kinds).map_err(|report| failure(&report.into()))?;
        let shared = shared.map(Draft::draft);
        let question = py
            .detach(|| interop::Batches::new(question, shared, options))
            .map_err(|error| failure(&error))?;
        let (schema, columns) = table::columns(columns).map_err(PyValueError::new_err)?;
        let judged = Judged {
            source,
            places,
            question,
            columns,
            schema: Arc::clone(&schema),
            waiting: 0,
            ended: false,
        };
        Ok(Self {
            judged: Arc::new(Mutex::new(Some(judged))),
            schema,
        })
    }

    /// The next batch as an Arrow C stream of its own, and how many rows it has; none at the end.
    fn next_batch<'py>(&self, py: Python<'py>) -> PyResult<Option<(Bound<'py, PyCapsule>, usize)>> {
        let batch = py.detach(|| next(&self.judged)).map_err(PyErr::from)?;
        batch
            .map(|batch| {
                let rows = batch.num_rows();
                let reader = RecordBatchIterator::new([Ok(batch)], Arc::clone(&self.schema));
                Ok((table::capsule(py, Box::new(reader))?, rows))
            })
            .transpose()
    }

    /// All batches that are left as one Arrow C stream.
    fn rest<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyCapsule>> {
        let judged = Arc::clone(&self.judged);
        let batches =
            std::iter::from_fn(move || next(&judged).map_err(ArrowError::from).transpose());
        let reader = RecordBatchIterator::new(batches, Arc::clone(&self.schema));
        table::capsule(py, Box::new(reader))
    }
}

/// The next batch. After a failure there is none.
fn next(judged: &Mutex<Option<Judged>>) -> Result<Option<RecordBatch>, Stop> {
    let busy = || Stop::Unfit("the stream is being read elsewhere".to_owned());
    let mut held = judged.try_lock().map_err(|_| busy())?;
    let Some(open) = held.as_mut() else {
        return Ok(None);
    };
    let batch = open.next();
    if !matches!(batch, Ok(Some(_))) {
        *held = None;
    }
    batch
}

/// Between two batches is where a person may stop it.
fn may_go_on() -> PyResult<()> {
    Python::attach(|py| -> PyResult<()> {
        py.check_signals()?;
        Ok(())
    })
}

impl Judged {
    fn next(&mut self) -> Result<Option<RecordBatch>, Stop> {
        while self.waiting < BATCH && !self.ended {
            may_go_on().map_err(Stop::Python)?;
            if let Some(batch) = self.source.next() {
                self.read(&batch.map_err(Stop::Source)?)?;
                continue;
            }
            self.ended = true;
            for rows in self.question.finish().map_err(Stop::Refused)? {
                self.take(&rows)?;
            }
        }
        if self.waiting == 0 {
            return Ok(None);
        }
        self.waiting = 0;
        let arrays = self.columns.iter_mut().map(Column::finish).collect();
        RecordBatch::try_new(Arc::clone(&self.schema), arrays)
            .map(Some)
            .map_err(Stop::Source)
    }

    fn read(&mut self, batch: &RecordBatch) -> Result<(), Stop> {
        let texts = self.places.map(|place| Texts::of(batch.column(place)));
        let [incident, section, id, record] = texts;
        for row in 0..batch.num_rows() {
            let line = StreamLine {
                incident: incident.get(row),
                section: section.get(row).unwrap_or_default(),
                id: id.get(row).unwrap_or_default(),
                record: record.get(row).unwrap_or_default(),
            };
            if let Some(rows) = self.question.push(line).map_err(Stop::Refused)? {
                self.take(&rows)?;
            }
        }
        Ok(())
    }

    fn take(&mut self, rows: &str) -> Result<(), Stop> {
        self.waiting += table::push(rows, "", &mut self.columns).map_err(Stop::Unfit)?;
        Ok(())
    }
}

/// A column of texts, however it keeps them.
enum Texts<'a> {
    Short(&'a StringArray),
    Long(&'a LargeStringArray),
    View(&'a StringViewArray),
    /// Which the schema has ruled out.
    None,
}

impl<'a> Texts<'a> {
    fn of(array: &'a ArrayRef) -> Self {
        let array = array.as_any();
        match array.downcast_ref() {
            Some(texts) => Self::Short(texts),
            None => match array.downcast_ref() {
                Some(texts) => Self::Long(texts),
                None => array.downcast_ref().map_or(Self::None, Self::View),
            },
        }
    }

    fn get(&self, row: usize) -> Option<&'a str> {
        match self {
            Self::Short(texts) => texts.is_valid(row).then(|| texts.value(row)),
            Self::Long(texts) => texts.is_valid(row).then(|| texts.value(row)),
            Self::View(texts) => texts.is_valid(row).then(|| texts.value(row)),
            Self::None => None,
        }
    }
}
