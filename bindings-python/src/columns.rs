//! One column of a table, filled value by value.

use std::sync::Arc;

use arrow_array::{
    ArrayRef,
    builder::{BooleanBuilder, Date32Builder, Int64Builder, ListBuilder, StringBuilder},
};
use arrow_schema::{DataType, Field};
use claimgraph::{Day, When};
use serde_json::Value;

/// What a column holds.
enum Cells {
    Text(StringBuilder),
    Number(Int64Builder),
    Flag(BooleanBuilder),
    Day(Date32Builder),
    /// A date as written, of which the earliest day is kept.
    Earliest(Date32Builder),
    Texts(ListBuilder<StringBuilder>),
    /// Anything else, as JSON text.
    Json(StringBuilder),
}

/// A column: its name, where in a row it is found, its cells.
pub(crate) struct Column {
    name: String,
    path: Vec<String>,
    cells: Cells,
}

impl Column {
    pub(crate) fn new(name: String, kind: &str, path: Vec<String>) -> Result<Self, String> {
        let cells = match kind {
            "text" => Cells::Text(StringBuilder::new()),
            "number" => Cells::Number(Int64Builder::new()),
            "flag" => Cells::Flag(BooleanBuilder::new()),
            "day" => Cells::Day(Date32Builder::new()),
            "earliest" => Cells::Earliest(Date32Builder::new()),
            "texts" => Cells::Texts(ListBuilder::new(StringBuilder::new())),
            "json" => Cells::Json(StringBuilder::new()),
            _ => return Err(format!("`{kind}` is no kind of column")),
        };
        Ok(Self { name, path, cells })
    }

    pub(crate) fn field(&self) -> Field {
        let kind = match self.cells {
            Cells::Text(_) | Cells::Json(_) => DataType::Utf8,
            Cells::Number(_) => DataType::Int64,
            Cells::Flag(_) => DataType::Boolean,
            Cells::Day(_) | Cells::Earliest(_) => DataType::Date32,
            Cells::Texts(_) => {
                DataType::List(Arc::new(Field::new_list_field(DataType::Utf8, true)))
            }
        };
        Field::new(&self.name, kind, true)
    }

    /// Adds the cell of a row; what is absent is null, but a flag is false and a list empty.
    pub(crate) fn push(&mut self, row: &Value) -> Result<(), String> {
        if let Cells::Texts(cells) = &mut self.cells {
            for value in all(row, &self.path) {
                cells
                    .values()
                    .append_value(value.as_str().ok_or_else(|| wrong(&self.name, value))?);
            }
            cells.append(true);
            return Ok(());
        }
        let found = self.path.iter().try_fold(row, |value, key| value.get(key));
        let Some(value) = found else {
            match &mut self.cells {
                Cells::Text(cells) | Cells::Json(cells) => cells.append_null(),
                Cells::Number(cells) => cells.append_null(),
                Cells::Flag(cells) => cells.append_value(false),
                Cells::Day(cells) | Cells::Earliest(cells) => cells.append_null(),
                Cells::Texts(_) => {}
            }
            return Ok(());
        };
        let wrong = || wrong(&self.name, value);
        match &mut self.cells {
            Cells::Text(cells) => cells.append_value(value.as_str().ok_or_else(wrong)?),
            Cells::Number(cells) => cells.append_value(value.as_i64().ok_or_else(wrong)?),
            Cells::Flag(cells) => cells.append_value(value.as_bool().ok_or_else(wrong)?),
            Cells::Day(cells) => {
                let day = value.as_str().and_then(day).ok_or_else(wrong)?;
                cells.append_value(day.number());
            }
            Cells::Earliest(cells) => {
                let when = value.as_str().and_then(|text| When::parse(text).ok());
                cells.append_option(when.ok_or_else(wrong)?.earliest().map(Day::number));
            }
            Cells::Json(cells) => cells.append_value(value.to_string()),
            Cells::Texts(_) => {}
        }
        Ok(())
    }

    pub(crate) fn finish(&mut self) -> ArrayRef {
        match &mut self.cells {
            Cells::Text(cells) | Cells::Json(cells) => Arc::new(cells.finish()),
            Cells::Number(cells) => Arc::new(cells.finish()),
            Cells::Flag(cells) => Arc::new(cells.finish()),
            Cells::Day(cells) | Cells::Earliest(cells) => Arc::new(cells.finish()),
            Cells::Texts(cells) => Arc::new(cells.finish()),
        }
    }
}

fn wrong(name: &str, value: &Value) -> String {
    let shown: String = value.to_string().chars().take(40).collect();
    format!("`{shown}` cannot stand in the column `{name}`")
}

/// A day as answers write it: years below zero have a sign, those of more than four digits a `Y`.
fn day(text: &str) -> Option<Day> {
    let text = text.strip_prefix('Y').unwrap_or(text);
    let (sign, text) = match text.strip_prefix('-') {
        Some(rest) => (-1, rest),
        None => (1, text),
    };
    let (year, rest) = text.split_once('-')?;
    let (month, day) = rest.split_once('-')?;
    let year: i32 = year.parse().ok()?;
    Day::from_ymd(sign * year, month.parse().ok()?, day.parse().ok()?)
}

/// Every value at a path in which `*` stands for each item of a list.
fn all<'v>(value: &'v Value, path: &[String]) -> Vec<&'v Value> {
    match path.split_first() {
        None => match value {
            Value::Array(items) => items.iter().collect(),
            other => vec![other],
        },
        Some((step, rest)) if step == "*" => {
            let items = value.as_array().into_iter().flatten();
            items.flat_map(|item| all(item, rest)).collect()
        }
        Some((step, rest)) => value.get(step).map_or(Vec::new(), |inner| all(inner, rest)),
    }
}
