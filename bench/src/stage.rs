//! One run in a process of its own, so that every stage meets fresh memory.

use std::{collections::BTreeMap, fs, hint::black_box, path::Path, time::Instant};

use claimgraph::{Document, Error, Graph, Id, Limits, OriginOptions};
use cpu_time::ProcessTime;

use crate::{floor, generate::Failure};

/// What one stage took.
#[derive(Clone, Copy, serde::Serialize, serde::Deserialize)]
pub(crate) struct Cost {
    /// Processor seconds, of all threads.
    pub(crate) seconds: f64,
    /// Seconds by the clock on the wall.
    pub(crate) wall: f64,
    /// Bytes held when it had ended, the file's own left out; 0 where the system does not tell.
    pub(crate) retained: u64,
    /// The most bytes held until then, the file's own left out.
    pub(crate) peak: u64,
}

/// The costs of a run's stages by name.
pub(crate) type Costs = BTreeMap<String, Cost>;

/// Reads, and writes again, with `serde_json` alone.
pub(crate) fn floor(file: &Path) -> Result<Costs, Failure> {
    let mut watch = Watch::new(file)?;
    let document = watch.time("read", |bytes| {
        serde_json::from_slice::<floor::Document>(bytes)
    })?;
    let json = watch.time("write", |_| serde_json::to_string_pretty(&document))?;
    black_box(json.len());
    Ok(watch.leave(document))
}

/// Reads a document, and writes it again.
pub(crate) fn document(file: &Path) -> Result<Costs, Failure> {
    let mut watch = Watch::new(file)?;
    let document = watch.time("read", Document::from_json)?;
    let json = watch.time("write", |_| Ok::<_, Failure>(document.to_json()))?;
    black_box(json.len());
    Ok(watch.leave(document))
}

/// Reads and indexes, and then asks.
pub(crate) fn graph(file: &Path) -> Result<Costs, Failure> {
    let mut watch = Watch::new(file)?;
    let graph = watch.time("read + index", Graph::from_json)?;
    let report = watch.time("validate", |_| Ok::<_, Failure>(graph.validate()))?;
    black_box(report.len());
    drop(report);
    let options = OriginOptions::default();
    let origins = watch.time("origins", |_| graph.origins_all(&options))?;
    black_box(&origins);
    drop(origins);
    let series = watch.time("series", |_| graph.figures().series())?;
    black_box(&series);
    drop(series);
    watch.time("series by incident", |_| {
        let one = |id: &Id| graph.figures().incident(id.as_str()).series();
        let lines = graph.incidents().map(|i| Ok(one(i.id())?.lines.len()));
        let lines = lines.sum::<Result<usize, Failure>>()?;
        Ok::<_, Failure>(black_box(lines))
    })?;
    Ok(watch.leave(graph))
}

/// Reads the line form from the file as it comes, so that its bytes are never held.
pub(crate) fn stream(file: &Path) -> Result<Costs, Failure> {
    let mut watch = Watch::without_bytes();
    let mut source = fs::File::open(file)?;
    let document = watch.time("read", |_| {
        Document::read_lines(&mut source, Limits::default())
    })?;
    Ok(watch.leave(document))
}

/// Reads the line form.
pub(crate) fn lines(file: &Path) -> Result<Costs, Failure> {
    let mut watch = Watch::new(file)?;
    let document = watch.time("read", Document::from_lines)?;
    Ok(watch.leave(document))
}

/// Loads and checks whatever file it is.
pub(crate) fn stranger(file: &Path) -> Result<Costs, Failure> {
    let mut watch = Watch::new(file)?;
    let graph = watch.time("load", |bytes| {
        match Graph::load(bytes, Limits::default()) {
            Ok(graph) => Ok(Some(graph)),
            Err(Error::Unreadable(_)) => Ok(None),
            Err(error) => Err(error),
        }
    })?;
    let findings = watch.time("check", |_| {
        Ok::<_, Failure>(graph.as_ref().map(Graph::validate))
    })?;
    black_box(&findings);
    Ok(watch.leave((graph, findings)))
}

struct Watch {
    bytes: Vec<u8>,
    before: u64,
    costs: Costs,
}

impl Watch {
    fn new(file: &Path) -> Result<Self, Failure> {
        let bytes = fs::read(file)?;
        let before = memory("VmRSS:");
        Ok(Self {
            bytes,
            before,
            costs: Costs::new(),
        })
    }

    fn without_bytes() -> Self {
        Self {
            bytes: Vec::new(),
            before: memory("VmRSS:"),
            costs: Costs::new(),
        }
    }

    fn time<T, E: Into<Failure>>(
        &mut self,
        name: &str,
        run: impl FnOnce(&[u8]) -> Result<T, E>,
    ) -> Result<T, Failure> {
        let (start, wall) = (ProcessTime::now(), Instant::now());
        let value = run(&self.bytes).map_err(Into::into)?;
        let seconds = start.elapsed().as_secs_f64();
        let wall = wall.elapsed().as_secs_f64();
        let cost = Cost {
            seconds,
            wall,
            retained: memory("VmRSS:").saturating_sub(self.before),
            peak: memory("VmHWM:").saturating_sub(self.before),
        };
        self.costs.insert(name.to_owned(), cost);
        Ok(value)
    }

    /// Ends without the time that freeing everything would take.
    fn leave<T>(self, held: T) -> Costs {
        std::mem::forget(held);
        self.costs
    }
}

/// A line of Linux's account of this process, in bytes.
fn memory(line: &str) -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let found = status.lines().find_map(|l| l.strip_prefix(line));
    let kilobytes = found.and_then(|rest| rest.trim().trim_end_matches(" kB").parse::<u64>().ok());
    kilobytes.unwrap_or(0) * 1024
}
