//! `convert`: a case in another form, or somebody else's table as a case.

use std::{fs::File, io, path::Path};

use super::{
    Failure, Session, Status,
    args::{Convert, Form},
    fmt::replace,
    input::is_standard,
};
use crate::{CsvTable, Document, Drawing, Encoding, Error, Graph, Mapping, Report, TableFormat};

impl Session<'_> {
    pub(super) fn convert(&mut self, args: &Convert) -> Result<Status, Failure> {
        let (graph, status) = if let Some(mapping) = &args.mapping {
            self.mapped(args, mapping)?
        } else if args.file.is_dir() {
            (self.of_tables(args)?, Status::Well)
        } else if let Some(why) = no_case(&args.file) {
            return Err(Failure::Asked(why));
        } else {
            (self.graph(&args.file)?, Status::Well)
        };
        let text = match args.to {
            Form::Document => graph.document().to_json(),
            Form::Lines => graph.document().to_lines(),
            Form::NodeLink => graph.to_node_link(&Drawing::default()) + "\n",
            Form::Dot => graph.to_dot(&Drawing::default()),
            Form::Tables => {
                let Some(folder) = &args.output else {
                    let why = "tables are files in a folder: name it with --output".to_owned();
                    return Err(Failure::Asked(why));
                };
                write_tables(graph.document(), folder)?;
                return Ok(status);
            }
        };
        match &args.output {
            Some(path) => replace(path, &text)?,
            None => self.out.text(&text)?,
        }
        Ok(status)
    }

    fn format(args: &Convert, format: TableFormat) -> Result<TableFormat, Failure> {
        let mut format = format;
        if let Some(delimiter) = &args.delimiter {
            format = format.delimited_by(delimiter)?;
        }
        if let Some(word) = &args.encoding {
            format.encoding = Encoding::find(word).ok_or_else(|| {
                let words: Vec<&str> = Encoding::ALL.iter().map(|e| e.as_str()).collect();
                Failure::Asked(format!("an encoding is one of {}", words.join(", ")))
            })?;
        }
        Ok(format)
    }

    /// A case of the tables in a folder.
    fn of_tables(&mut self, args: &Convert) -> Result<Graph, Failure> {
        let format = Self::format(args, TableFormat::default())?;
        let mut files: Vec<(String, File)> = Vec::new();
        for name in Document::tables() {
            let path = args.file.join(format!("{name}.csv"));
            match File::open(&path) {
                Ok(file) => files.push((name.to_owned(), file)),
                Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                Err(error) => {
                    let name = super::input::name(&path);
                    return Err(Failure::Reading { name, error });
                }
            }
        }
        let strange = csv_files(&args.file)
            .map_err(|error| Failure::Reading {
                name: super::input::name(&args.file),
                error,
            })?
            .into_iter()
            .find(|file| !Document::tables().any(|table| *file == format!("{table}.csv")));
        if let Some(strange) = strange {
            let why = format!(
                "`{strange}` is no table of ours, and would be left out: docs/tables.md has their names"
            );
            return Err(Failure::Asked(why));
        }
        if files.is_empty() {
            let why = "the folder holds no table: docs/tables.md has their names".to_owned();
            return Err(Failure::Asked(why));
        }
        let tables = files.iter_mut().map(|(name, from)| CsvTable {
            name: name.clone(),
            from,
            format,
        });
        let document = Document::from_csv(tables);
        self.made(document.and_then(Graph::new))
    }

    /// A case of somebody else's table, and whether rows of it are missing there.
    fn mapped(&mut self, args: &Convert, mapping: &str) -> Result<(Graph, Status), Failure> {
        let mapping = if Mapping::shipped().any(|name| name == mapping) {
            Mapping::find(mapping)?
        } else {
            let input = self.input(Path::new(mapping))?;
            match Mapping::read(&input.bytes) {
                Err(Error::Unreadable(report)) => {
                    return Err(Failure::Unreadable { input, report });
                }
                read => read?,
            }
        };
        let format = Self::format(args, mapping.format())?;
        let limits = self.limits;
        let mapped = if is_standard(&args.file) {
            let input = self.input(&args.file)?;
            mapping.apply_with(&mut input.bytes.as_slice(), format, limits)
        } else {
            let name = super::input::name(&args.file);
            let file = File::open(&args.file);
            let mut file = file.map_err(|error| Failure::Reading { name, error })?;
            mapping.apply_with(&mut file, format, limits)
        };
        let mapped = self.made(mapped)?;
        self.told(&mapped.report)?;
        let rows = mapped.rows;
        let (read, made, wrong, blank) = (rows.read, rows.mapped, rows.with_errors, rows.blank);
        self.err.line(&format!(
            "{read} rows read: {made} mapped, {wrong} with errors, {blank} blank"
        ))?;
        let graph = self.made(Graph::new(mapped.document))?;
        let status = if wrong > 0 {
            Status::Found
        } else {
            Status::Well
        };
        Ok((graph, status))
    }

    fn told(&mut self, report: &Report) -> Result<(), Failure> {
        for finding in report {
            self.err.line(&super::page::visible(&finding.to_string()))?;
            if let Some(help) = &finding.help {
                self.err
                    .line(&format!("  help: {}", super::page::visible(help)))?;
            }
        }
        if report.left_out() > 0 {
            self.err.line(&format!("and {} more", report.left_out()))?;
        }
        Ok(())
    }

    /// What was made, or its findings on standard error.
    fn made<T>(&mut self, result: Result<T, Error>) -> Result<T, Failure> {
        if let Err(Error::Unreadable(report)) = &result {
            self.told(report)?;
            return Err(Failure::Asked("it cannot be made a case".to_owned()));
        }
        Ok(result?)
    }
}

/// Why a file that is named like a table cannot be a case by itself.
fn no_case(file: &Path) -> Option<String> {
    let kind = file.extension()?.to_str()?.to_ascii_lowercase();
    match kind.as_str() {
        "csv" | "tsv" => Some(
            "this is a table: say with `--mapping` what its columns mean (docs/mapping.md), or name the folder \
             of our own tables"
                .to_owned(),
        ),
        "xlsx" | "xls" | "ods" => {
            Some("a workbook is not read here: save the sheet as CSV, or read it in Python".to_owned())
        }
        _ => None,
    }
}

/// The tables in a folder, in order.
fn csv_files(folder: &Path) -> io::Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        let is_table = path
            .extension()
            .is_some_and(|e| e.eq_ignore_ascii_case("csv"));
        if let Some(name) = path.file_name().filter(|_| is_table) {
            names.push(name.to_string_lossy().into_owned());
        }
    }
    names.sort();
    Ok(names)
}

fn write_tables(document: &Document, folder: &Path) -> Result<(), Failure> {
    std::fs::create_dir_all(folder).map_err(Failure::Writing)?;
    let tables = document.to_tables();
    // What an earlier case left there would be read as part of this one.
    let is_left = |file: &String| {
        !tables
            .iter()
            .any(|(table, _)| *file == format!("{table}.csv"))
    };
    let there = csv_files(folder).map_err(Failure::Writing)?;
    if let Some(left) = there.iter().find(|file| is_left(file)) {
        let why = format!("the folder has a `{left}` that is not of this case: name an empty one");
        return Err(Failure::Asked(why));
    }
    for (name, text) in tables {
        replace(&folder.join(format!("{name}.csv")), &text)?;
    }
    Ok(())
}
