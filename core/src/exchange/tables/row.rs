//! One row of a table as a record, and what is wrong with its cells.

use std::fmt::Write as _;

use serde_json::{Map, Value};

use super::columns::{Cell, Column, To};
use crate::Code;

/// A record in the making: JSON of which the numbers are as written.
#[derive(Debug, Clone)]
pub(super) enum Json {
    /// A text that is JSON already.
    Written(String),
    List(Vec<Json>),
    Object(Vec<(String, Json)>),
}

impl Json {
    fn text(text: &str) -> Self {
        Self::Written(Value::from(text).to_string())
    }

    /// Puts a value at a path, making objects on the way.
    fn put(&mut self, path: &[&str], value: Json) {
        let Self::Object(members) = self else { return };
        let Some((step, rest)) = path.split_first() else {
            return;
        };
        let at = members.iter().position(|(name, _)| name == step);
        let index = at.unwrap_or(members.len());
        if at.is_none() {
            members.push(((*step).to_owned(), Self::Object(Vec::new())));
        }
        if let Some((_, member)) = members.get_mut(index) {
            if rest.is_empty() {
                *member = value;
            } else {
                member.put(rest, value);
            }
        }
    }

    fn list(&mut self, name: &str) -> Option<&mut Vec<Json>> {
        let Self::Object(members) = self else {
            return None;
        };
        if !members.iter().any(|(member, _)| member == name) {
            members.push((name.to_owned(), Self::List(Vec::new())));
        }
        match members.iter_mut().find(|(member, _)| member == name) {
            Some((_, Self::List(items))) => Some(items),
            _ => None,
        }
    }

    pub(super) fn write(&self, out: &mut String) {
        match self {
            Self::Written(text) => out.push_str(text),
            Self::List(items) => {
                out.push('[');
                for (index, item) in items.iter().enumerate() {
                    if index > 0 {
                        out.push(',');
                    }
                    item.write(out);
                }
                out.push(']');
            }
            Self::Object(members) => {
                out.push('{');
                for (index, (name, member)) in members.iter().enumerate() {
                    let comma = if index > 0 { "," } else { "" };
                    // Writing to a String cannot fail.
                    let _ = write!(out, "{comma}{}:", Value::from(name.as_str()));
                    member.write(out);
                }
                out.push('}');
            }
        }
    }
}

/// What is wrong with a cell: its column, a code, the words for it, and advice.
pub(super) struct Wrong {
    pub(super) column: String,
    pub(super) code: Code,
    pub(super) why: String,
    pub(super) help: &'static str,
}

/// Whether a cell says nothing.
pub(super) fn is_blank(cell: &Value) -> bool {
    match cell {
        Value::Null => true,
        Value::String(text) => text.trim().is_empty(),
        Value::Array(items) => items.iter().all(is_blank),
        _ => false,
    }
}

/// The record of a row, and everything that is wrong with its cells.
pub(super) fn record(
    row: &Map<String, Value>,
    columns: &[Column],
    body: &str,
) -> (Json, Vec<Wrong>) {
    let mut record = Json::Object(Vec::new());
    let mut wrong = Vec::new();
    let given = |column: &&Column| row.get(column.name).is_some_and(|cell| !is_blank(cell));
    let given: Vec<&Column> = columns.iter().filter(given).collect();
    // Lists are made before anything is put into what they hold.
    let (into_lists, others): (Vec<&Column>, Vec<&Column>) = given
        .into_iter()
        .partition(|c| matches!(c.to, To::Each(..)));
    for column in into_lists.into_iter().chain(others) {
        let cell = row.get(column.name).unwrap_or(&Value::Null);
        if let Err((code, why, help)) = place(&mut record, column, cell, body) {
            let column = column.name.to_owned();
            wrong.push(Wrong {
                column,
                code,
                why,
                help,
            });
        }
    }
    for (name, cell) in row {
        if let Some(key) = name.strip_prefix("ext.").filter(|_| !is_blank(cell)) {
            record.put(&["ext", key], Json::Written(cell.to_string()));
        }
    }
    (record, wrong)
}

type Refusal = (Code, String, &'static str);

fn place(record: &mut Json, column: &Column, cell: &Value, body: &str) -> Result<(), Refusal> {
    match column.to {
        To::Field(path) => {
            let path: Vec<&str> = path
                .iter()
                .map(|s| if *s == "$" { body } else { s })
                .collect();
            record.put(&path, value(column.cell, cell)?);
        }
        To::Each(list, key) => {
            let texts = match column.cell {
                Cell::Texts => texts(cell)?,
                _ => vec![text(cell)?],
            };
            let made = texts.iter().map(|text| {
                let mut item = Json::Object(Vec::new());
                item.put(&[key], Json::text(text));
                item
            });
            if let Some(items) = record.list(list) {
                items.extend(made);
            }
        }
        To::Every(list, path) => {
            let value = value(column.cell, cell)?;
            let items = record.list(list).filter(|items| !items.is_empty());
            let Some(items) = items else {
                let why = format!("there is nothing in `{list}` that this could be said of");
                return Err((
                    Code::ConflictingFields,
                    why,
                    "fill in both columns, or neither",
                ));
            };
            for item in items {
                item.put(path, value.clone());
            }
        }
    }
    Ok(())
}

fn value(kind: Cell, cell: &Value) -> Result<Json, Refusal> {
    Ok(match kind {
        Cell::Text => Json::text(&text(cell)?),
        Cell::Whole => Json::Written(whole(cell)?),
        Cell::Decimal => Json::Written(decimal(cell)?),
        Cell::Flag => Json::Written(flag(cell)?.to_string()),
        Cell::Texts => Json::List(texts(cell)?.iter().map(|text| Json::text(text)).collect()),
        Cell::Terms => {
            let mut terms = Json::Object(Vec::new());
            for term in texts(cell)? {
                let Some((facet, term)) = term.split_once('=') else {
                    let why = format!("`{}` names no facet", term.escape_debug());
                    return Err((
                        Code::MalformedValue,
                        why,
                        "write it as `age=child; role=police`",
                    ));
                };
                terms.put(&[facet.trim()], Json::text(term.trim()));
            }
            terms
        }
    })
}

fn shown(cell: &Value) -> String {
    cell.to_string().chars().take(60).collect()
}

fn wrong_type(cell: &Value, wanted: &str, help: &'static str) -> Refusal {
    let why = format!("`{}` is not {wanted}", shown(cell));
    (Code::WrongType, why, help)
}

fn text(cell: &Value) -> Result<String, Refusal> {
    let text = cell.as_str().map(str::to_owned);
    text.ok_or_else(|| {
        wrong_type(
            cell,
            "a text",
            "make a column of texts of it: nothing is guessed",
        )
    })
}

fn texts(cell: &Value) -> Result<Vec<String>, Refusal> {
    match cell {
        Value::String(text) => Ok(text
            .split(';')
            .map(|part| part.trim().to_owned())
            .filter(|part| !part.is_empty())
            .collect()),
        Value::Array(items) => items
            .iter()
            .filter(|item| !is_blank(item))
            .map(text)
            .collect(),
        other => Err(wrong_type(
            other,
            "a list of texts",
            "write them with `;` between them",
        )),
    }
}

/// A whole number; one that a table made a fraction of (41.0) is still whole.
fn whole(cell: &Value) -> Result<String, Refusal> {
    const HELP: &str = "write digits only: no separators, no sign, no words";
    let digits = match cell {
        Value::Number(number) => match number.as_f64() {
            Some(float) if number.as_u64().is_none() && float.fract() == 0.0 => format!("{float}"),
            _ => number.to_string(),
        },
        Value::String(text) => text.clone(),
        other => return Err(wrong_type(other, "a whole number", HELP)),
    };
    let plain = digits.bytes().all(|b| b.is_ascii_digit()) && !digits.is_empty();
    if plain && (digits == "0" || !digits.starts_with('0')) {
        Ok(digits)
    } else {
        let why = format!("`{}` is no whole number", shown(cell));
        Err((Code::MalformedNumber, why, HELP))
    }
}

fn decimal(cell: &Value) -> Result<String, Refusal> {
    let written = match cell {
        // Unlike JSON, this never writes an exponent.
        Value::Number(number) => number.as_f64().map(|float| format!("{float}")),
        Value::String(text) => text.parse::<f64>().is_ok().then(|| text.clone()),
        _ => None,
    };
    let refused = || wrong_type(cell, "a number", "write it as 43.25");
    written.ok_or_else(refused)
}

fn flag(cell: &Value) -> Result<bool, Refusal> {
    match cell {
        Value::Bool(flag) => Ok(*flag),
        Value::String(text) if text == "true" => Ok(true),
        Value::String(text) if text == "false" => Ok(false),
        other => Err(wrong_type(
            other,
            "`true` or `false`",
            "write `true`, `false` or nothing",
        )),
    }
}
