//! A mapping fitted to the header of a table: what every name in it stands for.

use super::{
    Mapping,
    ast::{Shape, Values},
    read::Maker,
    scope::Slot,
    template::Template,
};
use crate::gather::Gather as _;
use crate::{
    Code, Diagnostic,
    hashed::HashedSet,
    json::Reader,
    slip,
    span::{ByteSpan, Span, resolve},
    text::{escaped, shown},
};

/// A mapping and the table that it is put to.
pub(super) struct Fitted<'f> {
    pub(super) mapping: &'f Mapping,
    pub(super) header: &'f [String],
    /// What each name stands for.
    pub(super) slots: Vec<Slot>,
    /// Where each thing of the mapping stands in its file.
    spans: Vec<Span>,
}

impl Maker {
    /// What a name stands for that the mapping itself makes.
    pub(super) fn own(&self, name: &str) -> Option<Slot> {
        let place = |lets: &[(String, Shape)]| lets.iter().position(|(n, _)| n == name);
        if let Some(slot) = Slot::of_every_row(name) {
            return Some(slot);
        }
        if let Some(index) = place(&self.lets) {
            return Some(Slot::Let(index));
        }
        self.lists.iter().enumerate().find_map(|(list, rule)| {
            let part = rule
                .parts
                .iter()
                .flat_map(|(_, names)| names)
                .position(|n| n == name);
            let part = part.map(|index| Slot::Part(list, index));
            part.or_else(|| place(&rule.lets).map(|index| Slot::ItemLet(list, index)))
        })
    }

    /// Makes sure that every name is made once only.
    pub(super) fn check(&self, reader: &mut Reader<'_>) {
        let lets = self.lets.iter().map(|(name, _)| name);
        let of_lists = self.lists.iter().flat_map(|list| {
            let parts = list.parts.iter().flat_map(|(_, names)| names);
            parts.chain(list.lets.iter().map(|(name, _)| name))
        });
        let mut seen: Vec<&String> = Vec::new();
        for name in lets.chain(of_lists) {
            if seen.contains(&name) {
                let shown = shown(name, 100);
                let message = format_args!("the mapping makes `{shown}` twice");
                let at = ByteSpan { start: 0, end: 1 };
                reader.find_at(at, Code::MalformedMapping, message, |d| {
                    d.help("give each `let` and each part of a list a name of its own")
                });
            }
            seen.push(name);
        }
        self.check_ids(reader);
    }

    /// Makes sure that no two records of the mapping's own have one id.
    fn check_ids(&self, reader: &mut Reader<'_>) {
        let base = &self.base;
        let ids = base.places.iter().map(|(id, _)| id);
        let ids = ids.chain(base.actors.iter().map(|(id, _)| id));
        let ids = ids.chain(base.incidents.iter().map(|(id, _)| id));
        let ids = ids.chain(base.sources.iter().map(|(id, _)| id));
        let ids = ids.chain(base.claims.iter().map(|(id, _)| id));
        let ids = ids.chain(base.assessments.iter().map(|(id, _)| id));
        let mut seen = HashedSet::new();
        for id in ids {
            if !seen.insert(id) {
                let message = format_args!("two of the mapping's `records` are `{id}`");
                let at = ByteSpan { start: 0, end: 1 };
                reader.find_at(at, Code::DuplicateId, message, |d| {
                    d.help("ids are unique across all sections")
                });
            }
        }
    }
}

impl<'f> Fitted<'f> {
    pub(super) fn new(
        mapping: &'f Mapping,
        header: &'f [String],
        findings: &mut Vec<Diagnostic>,
    ) -> Self {
        let made = &mapping.made;
        let places: Vec<ByteSpan> = made.sources.iter().map(|source| source.at).gather();
        let spans = resolve(&mapping.text, &places);
        let mut fitted = Self {
            mapping,
            header,
            slots: Vec::new(),
            spans,
        };
        for (name, at) in made.names.iter().zip(&made.named_at) {
            let column = header.iter().position(|column| column == name);
            let shown = shown(name, 100);
            let slot = match (made.own(name), column) {
                (Some(_), Some(_)) => {
                    let message =
                        format!("`{shown}` is a column of the table and is made by the mapping");
                    let finding = fitted.in_mapping(Code::MalformedMapping, *at, message);
                    findings.push(finding.help("name what the mapping makes otherwise"));
                    Slot::Row
                }
                (Some(own), None) => own,
                (None, Some(column)) => Slot::Column(column),
                (None, None) => {
                    let message = format!("the table has no column `{shown}`");
                    let finding = fitted.in_mapping(Code::MissingColumn, *at, message);
                    let finding = finding.param("column", name.as_str());
                    let columns = header.iter().map(String::as_str);
                    findings.push(match slip::nearest(name, columns) {
                        Some(near) => finding.help(format!("did you mean `{near}`?")),
                        None if header.len() == 1 => finding.help(
                            "the header is one column: name the `delimiter` and `encoding` of the file",
                        ),
                        None => finding
                            .help("is this the table that the mapping is for, and its delimiter?"),
                    });
                    Slot::Row
                }
            };
            fitted.slots.push(slot);
        }
        fitted
    }

    /// A finding about the mapping itself.
    pub(super) fn in_mapping(&self, code: Code, source: usize, message: String) -> Diagnostic {
        let pointer = self.pointer(source).to_owned();
        let mut finding = Diagnostic::new(code, pointer, message);
        finding.span = self.spans.get(source).copied();
        finding
    }

    pub(super) fn pointer(&self, source: usize) -> &str {
        let source = self.mapping.made.sources.get(source);
        source.map_or("", |source| source.pointer.as_str())
    }

    /// The columns that neither the mapping reads nor its `unused` names.
    pub(super) fn left_out(&self) -> impl Iterator<Item = (usize, &str)> {
        let named = |name: &String| self.mapping.made.names.contains(name);
        let unused = |name: &String| self.mapping.made.unused.contains(name);
        let columns = self.header.iter().enumerate();
        columns
            .filter(move |(_, name)| !name.is_empty() && !named(name) && !unused(name))
            .map(|(index, name)| (index, name.as_str()))
    }

    /// The column that a template speaks of, if it is one.
    pub(super) fn column_of(&self, template: &Template) -> Option<usize> {
        let mut columns = template
            .names()
            .filter_map(|name| self.column_behind(name, 4));
        columns.next()
    }

    /// The column that a name comes from, by way of what the mapping makes.
    fn column_behind(&self, name: usize, steps: usize) -> Option<usize> {
        let made = &self.mapping.made;
        let from = |template: &Template| {
            let mut names = template.names();
            names.find_map(|name| self.column_behind(name, steps.checked_sub(1)?))
        };
        match *self.slots.get(name)? {
            Slot::Column(column) => Some(column),
            Slot::Let(index) => from(made.lets.get(index)?.1.template_at(&[])?),
            Slot::Part(list, _) | Slot::ItemLet(list, _) => from(&made.lists.get(list)?.each),
            Slot::Row | Slot::Line | Slot::Item | Slot::Nth => None,
        }
    }

    pub(super) fn values(&self, values: &'f Values) -> &'f [(String, Shape)] {
        match values {
            Values::Here(map) => map,
            Values::Named(index) => {
                let map = self.mapping.made.values.get(*index);
                map.map_or(&[], |(_, map)| map)
            }
        }
    }

    /// The name of a map of values, for a message.
    pub(super) fn value_name(&self, index: usize) -> String {
        let map = self.mapping.made.values.get(index);
        map.map_or(String::new(), |(name, _)| {
            format!(" of `{}`", escaped(name))
        })
    }
}
