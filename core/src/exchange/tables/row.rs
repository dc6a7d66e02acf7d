//! One row of a table as a record, and what is wrong with its cells.

use super::{
    columns::{Cell, Column, To},
    given::{Cells, Value},
    json::Json,
};
use crate::gather::{AddAll as _, Gather as _};
use crate::{Code, Error, Ext, json::Kind, text::escaped};

/// What is wrong with a cell: its column, a code, the words for it, and advice.
pub(super) struct Wrong {
    pub(super) column: String,
    pub(super) code: Code,
    pub(super) why: String,
    pub(super) help: &'static str,
}

/// The record of a row of cells that are not blank, and everything that is wrong with its cells.
pub(super) fn record(row: &Cells<'_>, columns: &[Column], body: &str) -> (Json, Vec<Wrong>) {
    let mut record = Json::Object(Vec::new());
    let mut wrong = Vec::new();
    let given = columns
        .iter()
        .filter_map(|column| Some((column, row.get(column.name)?)));
    // Lists are made before anything is put into what they hold.
    let (into_lists, others): (Vec<_>, Vec<_>) =
        given.partition(|(column, _)| matches!(column.to, To::Each(..)));
    for (column, cell) in into_lists.into_iter().chain(others) {
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
        let Some(key) = name.strip_prefix("ext.") else {
            continue;
        };
        if matches!(record.get("ext"), Some(Json::Written(_))) {
            wrong.push(Wrong {
                column: name.to_string(),
                code: Code::ConflictingFields,
                why: "the column `ext` holds all of it".to_owned(),
                help: "fill in `ext` or `ext.…`, not both",
            });
        } else {
            record.put(&["ext", key], Json::Written(cell.to_json().into_owned()));
        }
    }
    (record, wrong)
}

/// A code, the words for what is wrong, and advice.
pub(super) type Refusal = (Code, String, &'static str);

fn place(record: &mut Json, column: &Column, cell: &Value<'_>, body: &str) -> Result<(), Refusal> {
    match column.to {
        To::Field(path) => {
            let path: Vec<&str> = path
                .iter()
                .map(|s| if *s == "$" { body } else { s })
                .gather();
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
                items.add_all(made);
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

fn value(kind: Cell, cell: &Value<'_>) -> Result<Json, Refusal> {
    Ok(match kind {
        Cell::Text => Json::text(&text(cell)?),
        Cell::Whole => Json::Written(whole(cell)?),
        Cell::Decimal => Json::Written(decimal(cell)?),
        Cell::Flag => Json::Written(flag(cell)?.to_string()),
        Cell::Texts => Json::List(texts(cell)?.iter().map(|text| Json::text(text)).gather()),
        Cell::Terms => {
            let mut terms = Json::Object(Vec::new());
            for term in texts(cell)? {
                let Some((facet, term)) = term.split_once('=') else {
                    let why = format!("`{}` names no facet", escaped(&term));
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
        Cell::Json => Json::Written(object(&text(cell)?)?),
    })
}

fn shown(cell: &Value<'_>) -> String {
    let json = cell.to_json();
    // Lists and objects may be broken into lines.
    let words: Vec<&str> = match cell {
        Value::Text(_) => vec![&json],
        Value::Other(..) => json.split_whitespace().gather(),
    };
    words.join(" ").chars().take(60).collect()
}

fn wrong_type(cell: &Value<'_>, wanted: &str, help: &'static str) -> Refusal {
    let why = format!("`{}` is not {wanted}", shown(cell));
    (Code::WrongType, why, help)
}

fn text(cell: &Value<'_>) -> Result<String, Refusal> {
    let text = cell.as_text().map(str::to_owned);
    text.ok_or_else(|| {
        wrong_type(
            cell,
            "a text",
            "make a column of texts of it: nothing is guessed",
        )
    })
}

fn texts(cell: &Value<'_>) -> Result<Vec<String>, Refusal> {
    if let Some(text) = cell.as_text() {
        let parts = text.split(';').map(str::trim);
        let filled = parts.filter(|part| !part.is_empty());
        return Ok(filled.map(str::to_owned).gather());
    }
    let Some(items) = cell.as_list() else {
        return Err(wrong_type(
            cell,
            "a list of texts",
            "write them with `;` between them",
        ));
    };
    let filled = items.filter(|item| !item.is_blank());
    filled.map(|item| text(&item)).collect()
}

/// A whole number; one that a table made a fraction of (41.0) is still whole.
pub(super) fn whole(cell: &Value<'_>) -> Result<String, Refusal> {
    const HELP: &str = "write digits only: no separators, no sign, no words";
    let text = || cell.as_text().map(str::to_owned);
    let Some(digits) = cell.as_number().or_else(text) else {
        return Err(wrong_type(cell, "a whole number", HELP));
    };
    let plain = digits.bytes().all(|b| b.is_ascii_digit()) && !digits.is_empty();
    if plain && (digits == "0" || !digits.starts_with('0')) {
        Ok(digits)
    } else {
        let why = format!("`{}` is no whole number", shown(cell));
        Err((Code::MalformedNumber, why, HELP))
    }
}

fn decimal(cell: &Value<'_>) -> Result<String, Refusal> {
    let text = || cell.as_text().filter(|text| is_decimal(text));
    let written = cell.as_number().or_else(|| text().map(str::to_owned));
    let refused = || wrong_type(cell, "a number", "write it as 43.25");
    written.ok_or_else(refused)
}

/// Digits, with a sign and a point where wanted: not all that parses as a number can stand in JSON.
fn is_decimal(text: &str) -> bool {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, "0"));
    let whole = whole.strip_prefix('-').unwrap_or(whole);
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    digits(whole) && digits(fraction) && (whole == "0" || !whole.starts_with('0'))
}

fn object(text: &str) -> Result<String, Refusal> {
    match Ext::parse(text) {
        Ok(ext) => Ok(ext.as_json().to_owned()),
        Err(error) => {
            let first = match &error {
                Error::Unreadable(report) => report.iter().next().map(|f| f.message.clone()),
                _ => None,
            };
            let why = first.unwrap_or_else(|| error.to_string());
            let why = format!("this is no JSON object: {why}");
            Err((Code::MalformedValue, why, "write it as `{\"key\": 1}`"))
        }
    }
}

fn flag(cell: &Value<'_>) -> Result<bool, Refusal> {
    match cell {
        Value::Text(word) if word == "true" => Ok(true),
        Value::Text(word) if word == "false" => Ok(false),
        Value::Other(Kind::Boolean, word) => Ok(*word == "true"),
        Value::Text(_) | Value::Other(..) => Err(wrong_type(
            cell,
            "`true` or `false`",
            "write `true`, `false` or nothing",
        )),
    }
}
