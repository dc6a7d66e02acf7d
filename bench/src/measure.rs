//! The measurement: every stage against the floor, in turns, at several sizes.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

use claimgraph::SectionName;

use crate::{
    generate::{Failure, generate},
    hostile,
    stage::{Cost, Costs},
    table,
};

/// The runs of one size.
pub(crate) struct Size {
    pub(crate) claims: usize,
    pub(crate) records: usize,
    pub(crate) bytes: u64,
    runs: Vec<Run>,
}

/// Measures at these sizes and prints what came out.
pub(crate) fn measure(sizes: &[usize], runs: usize, seed: u64) -> Result<(), Failure> {
    let measured = in_folder(|folder| {
        sizes
            .iter()
            .map(|claims| at(*claims, runs, seed, folder))
            .collect::<Result<Vec<Size>, Failure>>()
    });
    print!("{}", table::table(&measured?));
    Ok(())
}

/// Prints what files cost that are made to cost much.
pub(crate) fn hostile(bytes: usize) -> Result<(), Failure> {
    let measured = in_folder(|folder| {
        let file = folder.join("case.json");
        let all = hostile::ALL.iter().map(|hostile| {
            fs::write(&file, hostile.text(bytes))?;
            Ok((hostile.name, child("stranger", &file, Threads::One)?))
        });
        all.collect::<Result<Vec<(&str, Costs)>, Failure>>()
    });
    print!("{}", table::hostile(bytes, &measured?));
    Ok(())
}

fn in_folder<T>(act: impl FnOnce(&Path) -> Result<T, Failure>) -> Result<T, Failure> {
    let folder = env::temp_dir().join(format!("claimgraph-bench-{}", std::process::id()));
    fs::create_dir_all(&folder)?;
    let done = act(&folder);
    fs::remove_dir_all(&folder)?;
    done
}

fn at(claims: usize, runs: usize, seed: u64, folder: &Path) -> Result<Size, Failure> {
    eprintln!("{claims} claims: generating");
    let (file, lines) = (folder.join("case.json"), folder.join("case.jsonl"));
    let records = {
        let document = generate(claims, seed)?;
        fs::write(&file, document.to_json())?;
        fs::write(&lines, document.to_lines())?;
        SectionName::ALL
            .iter()
            .map(|s| document.ids(*s).len())
            .sum()
    };
    let mut size = Size {
        claims,
        records,
        bytes: fs::metadata(&file)?.len(),
        runs: Vec::new(),
    };
    // Small cases are over soon: more runs of them.
    let runs = runs * if claims < 100_000 { 5 } else { 1 };
    for run in 1..=runs {
        eprint!("\r{claims} claims: run {run} of {runs}");
        size.runs.push(Run {
            floor: child("floor", &file, Threads::One)?,
            document: child("document", &file, Threads::One)?,
            graph: child("graph", &file, Threads::One)?,
            lines: child("lines", &lines, Threads::One)?,
            stream: child("stream", &lines, Threads::One)?,
            graph_by_all: child("graph", &file, Threads::All)?,
            stream_by_all: child("stream", &lines, Threads::All)?,
        });
    }
    eprintln!();
    Ok(size)
}

/// How many threads a stage may start.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Threads {
    One,
    All,
}

fn child(stage: &str, file: &PathBuf, threads: Threads) -> Result<Costs, Failure> {
    let mut command = Command::new(env::current_exe()?);
    if threads == Threads::One {
        command.env("RAYON_NUM_THREADS", "1");
    }
    let output = command.arg("stage").arg(stage).arg(file).output()?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into_owned().into());
    }
    Ok(serde_json::from_slice(&output.stdout)?)
}

impl Size {
    /// The median over the runs of what `of` makes of one.
    pub(crate) fn median(&self, of: impl Fn(&Run) -> f64) -> f64 {
        let mut values: Vec<f64> = self.runs.iter().map(of).collect();
        values.sort_by(f64::total_cmp);
        values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
    }
}

/// One turn: each process once, one after the other.
pub(crate) struct Run {
    floor: Costs,
    document: Costs,
    graph: Costs,
    lines: Costs,
    stream: Costs,
    graph_by_all: Costs,
    stream_by_all: Costs,
}

impl Run {
    pub(crate) fn floor(&self, stage: &str) -> Cost {
        cost(&self.floor, stage)
    }

    pub(crate) fn document(&self, stage: &str) -> Cost {
        cost(&self.document, stage)
    }

    pub(crate) fn graph(&self, stage: &str) -> Cost {
        cost(&self.graph, stage)
    }

    pub(crate) fn lines(&self) -> Cost {
        cost(&self.lines, "read")
    }

    pub(crate) fn stream(&self) -> Cost {
        cost(&self.stream, "read")
    }

    /// By the wall's clock, how much of one thread's time all processors need together.
    pub(crate) fn speed_up_of_validation(&self) -> f64 {
        cost(&self.graph_by_all, "validate").wall / self.graph("validate").wall
    }

    /// As for validation, reading the line form.
    pub(crate) fn speed_up_of_reading(&self) -> f64 {
        cost(&self.stream_by_all, "read").wall / self.stream().wall
    }
}

pub(crate) fn cost(costs: &Costs, stage: &str) -> Cost {
    costs.get(stage).copied().unwrap_or(Cost {
        seconds: f64::NAN,
        wall: f64::NAN,
        retained: 0,
        peak: 0,
    })
}
