//! What names stand for in one row.

use std::cell::Cell;

use super::template::{Filter, Part, Template};
use crate::csv::Row;

/// What a name stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Slot {
    Column(usize),
    Let(usize),
    /// A part of an item of a list.
    Part(usize, usize),
    /// A name that a list's items make.
    ItemLet(usize, usize),
    Row,
    Line,
    Item,
    Nth,
}

impl Slot {
    /// The names that every row has.
    pub(super) fn of_every_row(name: &str) -> Option<Self> {
        Some(match name {
            "#row" => Self::Row,
            "#line" => Self::Line,
            "#item" => Self::Item,
            "#nth" => Self::Nth,
            _ => return None,
        })
    }
}

/// An item of a list in a cell.
#[derive(Debug, Default)]
pub(super) struct Item {
    pub(super) text: String,
    pub(super) nth: String,
    pub(super) parts: Vec<String>,
    pub(super) lets: Vec<String>,
}

/// Bytes that one row may make. Names that double and `for` within `for` make much of little.
pub(super) const ROOM: usize = 1 << 26;

/// A row, and what was worked out of it.
#[derive(Debug)]
pub(super) struct Scope<'r> {
    row: &'r Row,
    trim: bool,
    number: String,
    line: String,
    pub(super) lets: Vec<String>,
    pub(super) lists: Vec<Vec<Item>>,
    /// The item of each list that is being looked at.
    current: Vec<Option<usize>>,
    innermost: Option<usize>,
    /// What is left of the room of a row; nothing once it did not do.
    room: Cell<Option<usize>>,
}

impl<'r> Scope<'r> {
    pub(super) fn new(row: &'r Row, trim: bool, lists: usize) -> Self {
        Self {
            row,
            trim,
            number: row.number.to_string(),
            line: row.line.to_string(),
            lets: Vec::new(),
            lists: Vec::new(),
            current: vec![None; lists],
            innermost: None,
            room: Cell::new(Some(ROOM)),
        }
    }

    /// Takes so many bytes of the row's room; whether they were there.
    pub(super) fn spend(&self, bytes: usize) -> bool {
        let left = self.room.get().and_then(|room| room.checked_sub(bytes));
        self.room.set(left);
        left.is_some()
    }

    pub(super) fn is_spent(&self) -> bool {
        self.room.get().is_none()
    }

    pub(super) fn row(&self) -> &'r Row {
        self.row
    }

    /// Looks at an item of a list while something is made of it.
    pub(super) fn at_item<T>(
        &mut self,
        list: usize,
        item: usize,
        make: impl FnOnce(&mut Self) -> T,
    ) -> T {
        let outer = self.innermost.replace(list);
        let before = self.current.get_mut(list).and_then(|at| at.replace(item));
        let value = make(self);
        if let Some(at) = self.current.get_mut(list) {
            *at = before;
        }
        self.innermost = outer;
        value
    }

    fn item(&self, list: usize) -> Option<&Item> {
        let at = self.current.get(list).copied().flatten()?;
        self.lists.get(list)?.get(at)
    }

    fn value(&self, slot: Slot) -> &str {
        let found = match slot {
            Slot::Column(index) => {
                let cell = self.row.cell(index);
                cell.map(|cell| if self.trim { cell.trim() } else { cell })
            }
            Slot::Let(index) => self.lets.get(index).map(String::as_str),
            Slot::Part(list, index) => self
                .item(list)
                .and_then(|i| i.parts.get(index))
                .map(String::as_str),
            Slot::ItemLet(list, index) => self
                .item(list)
                .and_then(|i| i.lets.get(index))
                .map(String::as_str),
            Slot::Row => Some(self.number.as_str()),
            Slot::Line => Some(self.line.as_str()),
            Slot::Item => self
                .innermost
                .and_then(|list| self.item(list))
                .map(|i| i.text.as_str()),
            Slot::Nth => self
                .innermost
                .and_then(|list| self.item(list))
                .map(|i| i.nth.as_str()),
        };
        found.unwrap_or_default()
    }

    /// The text that a template makes, and whether everything that it names is there.
    pub(super) fn text(&self, template: &Template, slots: &[Slot]) -> (String, bool) {
        let mut text = String::new();
        let mut is_whole = true;
        for part in &template.parts {
            match part {
                Part::Literal(literal) => {
                    if !self.spend(literal.len()) {
                        return (String::new(), false);
                    }
                    text.push_str(literal);
                }
                Part::Name(name, filters) => {
                    let value = slots.get(*name).map_or("", |slot| self.value(*slot));
                    if !self.spend(value.len()) {
                        return (String::new(), false);
                    }
                    let value = filtered(value, filters);
                    is_whole &= !value.is_empty();
                    text.push_str(&value);
                }
            }
        }
        let is_whole = is_whole && !text.is_empty();
        (text, is_whole)
    }
}

fn filtered<'v>(value: &'v str, filters: &[Filter]) -> std::borrow::Cow<'v, str> {
    let mut value = std::borrow::Cow::Borrowed(value);
    for filter in filters {
        value = filter.apply(&value).into();
    }
    value
}
