//! A table through a mapping, row by row.

use std::io::Read;

use super::{
    Mapped, Mapping, RowCounts,
    ast::{ListRule, Rule},
    fill::{Filler, Wrong},
    fitted::Fitted,
    keep::{Kept, Record},
    pieces,
    scope::{Item, ROOM, Scope},
};
use crate::gather::{AddAll as _, Gather as _};
use crate::{
    Code, Diagnostic, Error, Id, Limits, Report, TableFormat,
    csv::{Flaw, Row, Rows, letters},
    json::{Reader, push_step},
    text::{escaped, shown},
};

/// The findings of a run, of which only so many are listed.
struct Findings {
    listed: Vec<Diagnostic>,
    left_out: u64,
    most: usize,
}

impl Findings {
    fn push(&mut self, finding: Diagnostic) {
        if self.listed.len() < self.most {
            self.listed.push(finding);
        } else {
            self.left_out += 1;
        }
    }
}

pub(super) fn run(
    mapping: &Mapping,
    table: &mut dyn Read,
    format: TableFormat,
    limits: Limits,
) -> Result<Mapped, Error> {
    let mut flaws = Vec::new();
    let mut rows = Rows::new(table, format, &mut flaws)?;
    let header = rows.header().to_vec();
    let mut problems = Vec::new();
    let fitted = Fitted::new(mapping, &header, &mut problems);
    let head = Row::head();
    problems.add_all(flaws.drain(..).map(|flaw| of_flaw(&fitted, &head, flaw)));
    if !problems.is_empty() {
        return Err(Report::within(problems, limits.findings).into());
    }
    let mut findings = Findings {
        listed: Vec::new(),
        left_out: 0,
        most: limits.findings,
    };
    for (index, name) in fitted.left_out() {
        let shown = shown(name, 100);
        let message = format!("the mapping does not read the column `{shown}`");
        let finding = Diagnostic::new(Code::UnmappedColumn, "", message).param("column", name);
        let finding = finding.help("read it, or name it under `unused` of the mapping's `table`");
        findings.push(told(&fitted, finding, &head, Some(index)));
    }
    let mut kept = Kept::new(&mapping.made.base);
    let mut counts = RowCounts::default();
    let mut row = Row::default();
    while rows.next(&mut row, &mut flaws)? {
        counts.read += 1;
        let is_blank =
            row.is_blank() || mapping.made.trim && row.cells().all(|cell| cell.trim().is_empty());
        if is_blank && flaws.is_empty() {
            counts.blank += 1;
            continue;
        }
        let mut wrong: Vec<Diagnostic> = flaws
            .drain(..)
            .map(|flaw| of_flaw(&fitted, &row, flaw))
            .gather();
        if wrong.is_empty() {
            map(&fitted, &row, &mut kept, &mut wrong);
        }
        if wrong.is_empty() {
            counts.mapped += 1;
            kept.commit(row.number);
        } else {
            counts.with_errors += 1;
            kept.forget();
            for finding in wrong {
                findings.push(finding);
            }
        }
    }
    Ok(Mapped {
        document: kept.into_document(&mapping.made.base),
        rows: counts,
        report: Report::new(findings.listed, findings.left_out),
    })
}

/// A finding in the table, told by its row and, where one is meant, its column.
fn told(
    fitted: &Fitted<'_>,
    mut finding: Diagnostic,
    row: &Row,
    column: Option<usize>,
) -> Diagnostic {
    let name = column.and_then(|index| fitted.header.get(index).filter(|name| !name.is_empty()));
    let place = column.map_or(String::new(), |index| {
        let name = name.map_or(String::new(), |name| format!(" `{}`", escaped(name)));
        format!(", column {}{name}", letters(index))
    });
    finding.message = format!(
        "{} (row {}{place}, line {})",
        finding.message, row.number, row.line
    );
    let finding = finding.param("row", row.number).param("line", row.line);
    match name {
        Some(name) => finding.param("column", name.as_str()),
        None => finding,
    }
}

fn of_flaw(fitted: &Fitted<'_>, row: &Row, flaw: Flaw) -> Diagnostic {
    let finding = Diagnostic::new(flaw.code, "", flaw.why).help(flaw.help);
    told(fitted, finding, row, flaw.column)
}

fn of_wrong(fitted: &Fitted<'_>, row: &Row, pointer: &str, wrong: Wrong) -> Diagnostic {
    let finding = Diagnostic::new(wrong.code, pointer, wrong.why).help(wrong.help);
    let because = fitted.pointer(wrong.source).to_owned();
    let finding = finding.param("mapping", because);
    told(fitted, finding, row, wrong.column)
}

/// Makes the records of one row.
fn map(fitted: &Fitted<'_>, row: &Row, kept: &mut Kept, wrong: &mut Vec<Diagnostic>) {
    let made = &fitted.mapping.made;
    let mut scope = Scope::new(row, made.trim, made.lists.len());
    let mut filler = Filler {
        fitted,
        wrong: Vec::new(),
    };
    for (_, shape) in &made.lets {
        let text = filler.text(shape, &mut scope);
        scope.lets.push(text);
    }
    for (index, list) in made.lists.iter().enumerate() {
        items(index, list, &mut filler, &mut scope);
    }
    for rule in &made.rules {
        let items = match rule.each {
            None => 1,
            Some(list) => scope.lists.get(list).map_or(0, Vec::len),
        };
        for item in 0..items {
            if scope.is_spent() {
                break;
            }
            match rule.each {
                None => record(rule, &mut filler, &mut scope, kept, wrong),
                Some(list) => scope.at_item(list, item, |scope| {
                    record(rule, &mut filler, scope, kept, wrong);
                }),
            }
        }
    }
    wrong.add_all(
        filler
            .wrong
            .drain(..)
            .map(|found| of_wrong(fitted, row, "", found)),
    );
    if scope.is_spent() {
        // What else was found is what is missing because of it.
        wrong.clear();
        let message = format!("the mapping makes more than {ROOM} bytes of the row");
        let finding = Diagnostic::new(Code::TooLarge, "", message)
            .help("look for a `let` that doubles another, and for `for` within `for`");
        wrong.push(told(fitted, finding, row, None));
    }
}

/// Takes the list in a cell apart.
fn items(index: usize, list: &ListRule, filler: &mut Filler<'_>, scope: &mut Scope<'_>) {
    let (text, is_there) = scope.text(&list.each, &filler.fitted.slots);
    let split = pieces::split(&text, &list.split, list.quoting, list.trim);
    let mut items = Vec::new();
    let mut why = split.as_ref().err().cloned();
    for (at, text) in split
        .unwrap_or_default()
        .into_iter()
        .enumerate()
        .filter(|_| is_there)
    {
        let mut item = Item {
            nth: (at + 1).to_string(),
            ..Item::default()
        };
        if let Some((by, names)) = &list.parts {
            match pieces::parts(&text, by, names.len()) {
                Ok(parts) => item.parts = parts,
                Err(error) => why = Some(error),
            }
            if list.trim {
                item.parts
                    .iter_mut()
                    .for_each(|part| *part = part.trim().to_owned());
            }
        }
        item.text = text;
        items.push(item);
    }
    if let Some(why) = why {
        let column = filler.fitted.column_of(&list.each);
        let why = format!("the list `{}` cannot be told apart: {why}", list.name);
        let help = "mend the cell, or say in the mapping how it is written".to_owned();
        let source = list.each.source;
        filler.wrong.push(Wrong {
            code: Code::UnreadList,
            why,
            help,
            source,
            column,
        });
    }
    let count = items.len();
    scope.lists.push(items);
    for at in 0..count {
        for (_, shape) in &list.lets {
            let text = scope.at_item(index, at, |scope| filler.text(shape, scope));
            if let Some(item) = scope
                .lists
                .get_mut(index)
                .and_then(|items| items.get_mut(at))
            {
                item.lets.push(text);
            }
        }
    }
}

fn record(
    rule: &Rule,
    filler: &mut Filler<'_>,
    scope: &mut Scope<'_>,
    kept: &mut Kept,
    wrong: &mut Vec<Diagnostic>,
) {
    let (fitted, row) = (filler.fitted, scope.row());
    if rule
        .condition
        .as_ref()
        .is_some_and(|c| !filler.holds(c, scope))
    {
        return;
    }
    let section = rule.section.as_str();
    let id_text = filler.text(&rule.id, scope);
    let id_column = rule
        .id
        .template_at(&[])
        .and_then(|template| fitted.column_of(template));
    let mut pointer = String::new();
    push_step(&mut pointer, section);
    let id = match Id::new(&id_text) {
        Ok(id) => id,
        // What kept the id from being made has been found.
        Err(_) if id_text.is_empty() && !filler.wrong.is_empty() => return,
        Err(error) => {
            let shown = shown(&id_text, 140);
            let why = format!("`{shown}` is not an id: {error}");
            let help = "ids match `[a-z][a-z0-9-]{0,127}`; `{name|slug}` makes one of a text";
            let finding = Diagnostic::new(Code::MalformedId, pointer, why).help(help);
            let finding = finding.param("mapping", fitted.pointer(rule.source));
            wrong.push(told(fitted, finding, row, id_column));
            return;
        }
    };
    push_step(&mut pointer, id.as_str());
    let before = filler.wrong.len();
    let mut json = String::new();
    if !filler.fill(&rule.record, scope, &mut json) {
        json.push_str("{}");
    }
    let found = filler.wrong.split_off(before);
    let is_sound = found.is_empty();
    wrong.add_all(
        found
            .into_iter()
            .map(|found| of_wrong(fitted, row, &pointer, found)),
    );
    if !is_sound {
        return;
    }
    let Ok(mut reader) = Reader::new(json.as_bytes(), Limits::default()) else {
        return;
    };
    let read = Record::read(&mut reader, rule.section, id.as_str());
    reader.end();
    if !reader.is_clean() {
        for finding in &reader.into_report() {
            let mut finding = finding.clone();
            // It is a place in a text that nobody has.
            finding.span = None;
            let steps: Vec<&str> = finding.pointer.split('/').skip(3).gather();
            let template = rule.record.template_at(&steps);
            let column = template.and_then(|template| fitted.column_of(template));
            let finding = finding.param("mapping", fitted.pointer(rule.source));
            wrong.push(told(fitted, finding, row, column));
        }
        return;
    }
    let Some(record) = read else { return };
    if let Err(other) = kept.stage(id, record, &rule.gather) {
        let whose = match other {
            None => "this row makes two different records of this id".to_owned(),
            Some(0) => "the mapping itself has another record of this id".to_owned(),
            Some(other) => format!("row {other} makes another record of this id"),
        };
        let finding = Diagnostic::new(Code::RowsDisagree, pointer, whose)
            .help("mend the rows, make the id of more columns, or `gather` the lists that differ")
            .param("mapping", fitted.pointer(rule.source));
        wrong.push(told(fitted, finding, row, id_column));
    }
}
