//! Operations on tables of somebody else's, and documents as tables.

use serde::Serialize;

use super::{
    json,
    options::{Given, needed},
};
use crate::gather::Gather as _;
use crate::{Diagnostic, Encoding, Error, Graph, Map, Mapping, RowCounts};

#[derive(Serialize)]
struct TableRead<'r> {
    rows: RowCounts,
    findings: Vec<&'r Diagnostic>,
    left_out: u64,
    /// As text, so that a host hands it on without taking it apart.
    document: String,
}

pub(super) fn read_table(bytes: &[u8], given: &Given) -> Result<String, Error> {
    let mapping = Mapping::find(needed("mapping", given.text("mapping"))?)?;
    let mut format = mapping.format();
    if let Some(delimiter) = given.text("delimiter") {
        format = format.delimited_by(delimiter)?;
    }
    if let Some(encoding) = given.one("encoding", Encoding::ALL, Encoding::as_str) {
        format.encoding = encoding;
    }
    let limits = given.limits();
    if bytes.len() > limits.bytes {
        let (length, most) = (bytes.len(), limits.bytes);
        return Err(Error::Question(format!(
            "a table of {length} bytes is over the limit of {most}"
        )));
    }
    format.longest_row = format.longest_row.min(limits.string);
    let mapped = mapping.apply_with(&mut { bytes }, format, limits)?;
    // The whole graph is made, so that an id in two sections is refused here as everywhere.
    let graph = Graph::indexed(mapped.document)?;
    Ok(json(&TableRead {
        rows: mapped.rows,
        findings: mapped.report.iter().gather(),
        left_out: mapped.report.left_out(),
        document: graph.document().to_json(),
    }))
}

#[expect(clippy::unnecessary_wraps, reason = "all operations are of one type")]
pub(super) fn to_tables(graph: &Graph, _: &Given) -> Result<String, Error> {
    #[derive(Serialize)]
    struct Tables {
        tables: Map<&'static str, String>,
    }
    let tables = graph.document().to_tables().into_iter().collect();
    Ok(json(&Tables { tables }))
}
