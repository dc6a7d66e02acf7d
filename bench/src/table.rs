//! What was measured, as Markdown: ratios first.

use std::fmt::Write as _;

use crate::{
    measure::{Run, Size, cost},
    stage::Costs,
};

type Value = fn(&Run) -> f64;

fn floor(run: &Run) -> f64 {
    run.floor("read").seconds
}

fn read(run: &Run) -> f64 {
    run.document("read").seconds
}

fn index(run: &Run) -> f64 {
    run.graph("read + index").seconds
}

fn validate(run: &Run) -> f64 {
    index(run) + run.graph("validate").seconds
}

fn origins(run: &Run) -> f64 {
    run.graph("origins").seconds
}

fn series(run: &Run) -> f64 {
    run.graph("series").seconds
}

fn by_incident(run: &Run) -> f64 {
    run.graph("series by incident").seconds
}

fn lines(run: &Run) -> f64 {
    run.lines().seconds
}

fn write(run: &Run) -> f64 {
    run.document("write").seconds
}

/// Times as multiples of the floor's.
const RATIOS: &[(&str, &str, Value)] = &[
    ("read", "", |r| read(r) / floor(r)),
    ("read + index", "≤ 2", |r| index(r) / floor(r)),
    ("read + index + validate", "≤ 3", |r| {
        validate(r) / floor(r)
    }),
    ("origins of all claims, of read", "< 1", |r| {
        origins(r) / read(r)
    }),
    ("series of all figures, of read", "", |r| {
        series(r) / read(r)
    }),
    ("series of each incident in turn, of read", "", |r| {
        by_incident(r) / read(r)
    }),
    ("read the line form", "", |r| lines(r) / floor(r)),
    ("read the line form as a stream", "", |r| {
        r.stream().seconds / floor(r)
    }),
    ("write, against `serde_json` writing", "", |r| {
        write(r) / r.floor("write").seconds
    }),
];

/// Times that must grow as the size does.
const TIMES: &[(&str, Value)] = &[
    ("floor", floor),
    ("read", read),
    ("read + index", index),
    ("read + index + validate", validate),
    ("origins of all claims", origins),
    ("series of all figures", series),
    ("series of each incident in turn", by_incident),
    ("read the line form", lines),
    ("write", write),
];

/// What more than one thread brings.
const THREADS: &[(&str, Value)] = &[
    ("validate", Run::speed_up_of_validation),
    ("read the line form as a stream", Run::speed_up_of_reading),
];

/// Bytes that the process holds besides the file.
const MEMORY: &[(&str, Value)] = &[
    ("floor, held", |r| precise(r.floor("read").retained)),
    ("floor, peak", |r| precise(r.floor("read").peak)),
    ("read, held", |r| precise(r.document("read").retained)),
    ("read, peak", |r| precise(r.document("read").peak)),
    ("line form as a stream, peak, file included", |r| {
        precise(r.stream().peak)
    }),
    ("read + index, held", |r| {
        precise(r.graph("read + index").retained)
    }),
    ("read + index, peak", |r| {
        precise(r.graph("read + index").peak)
    }),
    ("origins of all claims, peak", |r| {
        precise(r.graph("origins").peak)
    }),
    ("read + index + validate, peak", |r| {
        precise(r.graph("validate").peak)
    }),
];

pub(crate) fn table(sizes: &[Size]) -> String {
    let mut out = String::new();
    // Writing to a String cannot fail.
    let _ = tables(&mut out, sizes);
    out
}

fn tables(out: &mut String, sizes: &[Size]) -> std::fmt::Result {
    head(out, "Time, floor = 1", "aim", sizes)?;
    for (name, aim, value) in RATIOS {
        row(out, name, sizes, |s| format!("{:.2}", s.median(value)))?;
        writeln!(out, " {aim} |")?;
    }
    writeln!(out)?;
    head(out, "All processors by the clock, one = 1", "", sizes)?;
    for (name, value) in THREADS {
        row(out, name, sizes, |s| format!("{:.2}", s.median(value)))?;
        writeln!(out, " |")?;
    }
    writeln!(out)?;
    head(out, "Memory, file = 1", "aim", sizes)?;
    for (name, value) in MEMORY {
        row(out, name, sizes, |s| {
            format!("{:.2}", s.median(value) / precise(s.bytes))
        })?;
        writeln!(out, " |")?;
    }
    row(
        out,
        "read + index at its peak, of 2 files + floor",
        sizes,
        |s| {
            let most = 2.0 * precise(s.bytes) + s.median(|r| precise(r.floor("read").peak));
            format!(
                "{:.2}",
                s.median(|r| precise(r.graph("read + index").peak)) / most
            )
        },
    )?;
    writeln!(out, " ≤ 1 |")?;
    writeln!(out)?;
    head(out, "Time, milliseconds", "growth", sizes)?;
    for (name, value) in TIMES {
        row(out, name, sizes, |s| {
            format!("{:.1}", 1e3 * s.median(value))
        })?;
        writeln!(out, " {} |", growth(sizes, *value))?;
    }
    row(out, "records", sizes, |s| s.records.to_string())?;
    writeln!(out, " |")?;
    row(out, "file, MB", sizes, |s| {
        format!("{:.1}", precise(s.bytes) / 1e6)
    })?;
    writeln!(out, " |")
}

/// What hostile files cost, for each of their bytes.
pub(crate) fn hostile(bytes: usize, measured: &[(&str, Costs)]) -> String {
    let size = precise(bytes as u64);
    let mut out = String::from(
        "| File of | peak loading, file = 1 | peak checking | ns a byte, loading | checking |\n\
         |---|--:|--:|--:|--:|\n",
    );
    for (name, costs) in measured {
        let (load, check) = (cost(costs, "load"), cost(costs, "check"));
        let memory = [load.peak, check.peak].map(|peak| precise(peak) / size);
        let time = [load.seconds, check.seconds].map(|seconds| 1e9 * seconds / size);
        let cells = memory.iter().chain(&time).map(|n| format!("{n:.1} |"));
        // Writing to a String cannot fail.
        let _ = writeln!(out, "| {name} | {}", cells.collect::<Vec<_>>().join(" "));
    }
    out
}

/// The exponent of growth: 1 when ten times the claims take ten times as long.
fn growth(sizes: &[Size], value: Value) -> String {
    match sizes {
        [first, .., last] if last.claims > first.claims => {
            let times = last.median(value) / first.median(value);
            let claims = precise(last.claims as u64) / precise(first.claims as u64);
            format!("{:.2}", times.ln() / claims.ln())
        }
        _ => String::new(),
    }
}

fn head(out: &mut String, title: &str, last: &str, sizes: &[Size]) -> std::fmt::Result {
    row(out, title, sizes, |s| format!("{} claims", s.claims))?;
    writeln!(out, " {last} |")?;
    writeln!(out, "|---|{}---|", "--:|".repeat(sizes.len()))
}

fn row(
    out: &mut String,
    name: &str,
    sizes: &[Size],
    cell: impl Fn(&Size) -> String,
) -> std::fmt::Result {
    write!(out, "| {name} |")?;
    sizes.iter().try_for_each(|s| write!(out, " {} |", cell(s)))
}

#[expect(clippy::cast_precision_loss)]
fn precise(number: u64) -> f64 {
    number as f64
}
