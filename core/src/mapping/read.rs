//! Reading a mapping, with every problem in its place.

use super::{
    ast::{Condition, ListRule, Rule, Shape, Source, Step, Take, Values},
    dates::DatePattern,
    numbers::QuantityPattern,
    pieces::Quoting,
    template::{self, Part, Template},
};
use crate::{
    Code, Document, Encoding, SectionName, TableFormat,
    json::{Decode, Fields, Kind, Reader, Step as At, missing, one_of, read},
    span::ByteSpan,
};

/// A mapping in the making.
#[derive(Debug, Default)]
pub(super) struct Maker {
    pub(super) format: TableFormat,
    pub(super) trim: bool,
    pub(super) unused: Vec<String>,
    pub(super) base: Document,
    /// What braces name, each once.
    pub(super) names: Vec<String>,
    /// Where each name stands first.
    pub(super) named_at: Vec<usize>,
    pub(super) sources: Vec<Source>,
    pub(super) values: Vec<(String, Vec<(String, Shape)>)>,
    pub(super) lists: Vec<ListRule>,
    pub(super) lets: Vec<(String, Shape)>,
    pub(super) rules: Vec<Rule>,
    /// What is named before it is known to be there: lists, and maps of values.
    list_names: Vec<String>,
    value_names: Vec<String>,
}

const MEMBERS: &[&str] = &[
    "mapping",
    "note",
    "table",
    "about",
    "vocabulary",
    "records",
    "values",
    "let",
    "lists",
    "rows",
];

/// The names of what is recorded once and gathered from several rows.
const GATHERED: &[&str] = &["names", "external", "point", "derived_from", "reported_in"];

impl Maker {
    pub(super) fn read(&mut self, reader: &mut Reader<'_>) {
        self.look_ahead(reader);
        let mut version = None;
        let mut rows = None;
        let fields = Fields::read(reader, "a mapping", MEMBERS, |reader, name| match name {
            "mapping" => {
                version = one_version(reader);
                version.is_some()
            }
            "note" => reader.string("a text").is_some(),
            "table" => self.table(reader).is_some(),
            "about" => read(reader, &mut self.base.about),
            "vocabulary" => Decode::decode(reader)
                .map(|v| self.base.vocabulary = v)
                .is_some(),
            "records" => self.records(reader).is_some(),
            "values" => self.all_values(reader).is_some(),
            "let" => self.lets(reader).map(|lets| self.lets = lets).is_some(),
            "lists" => self.all_lists(reader).is_some(),
            _ => {
                rows = self.rules(reader);
                rows.is_some()
            }
        });
        let Some(fields) = fields else { return };
        fields.settle(
            reader,
            MEMBERS,
            "mapping",
            version.map(|()| crate::Count::MAX),
        );
        if rows.is_none() && fields.is_sound() {
            missing(reader, fields.start(), "rows");
        }
    }

    /// The names of lists and of maps of values, which may be used above where they stand.
    fn look_ahead(&mut self, reader: &mut Reader<'_>) {
        let (start, found) = (reader.pos(), reader.found());
        if reader.kind() == Some(Kind::Object) {
            let _ = reader.object("", |reader, key, _| {
                let names = match &*key {
                    "lists" => &mut self.list_names,
                    "values" => &mut self.value_names,
                    _ => return reader.skip(),
                };
                if reader.kind() == Some(Kind::Object) {
                    let _ = reader.object("", |reader, key, _| {
                        names.push(key.into_owned());
                        reader.skip();
                    });
                } else {
                    reader.skip();
                }
            });
        }
        if !reader.is_broken() {
            reader.go_to(start);
            reader.forget(found);
        }
    }

    fn table(&mut self, reader: &mut Reader<'_>) -> Option<()> {
        const FIELDS: &[&str] = &["delimiter", "encoding", "trim", "unused"];
        let fields = Fields::read(reader, "a table", FIELDS, |reader, name| match name {
            "delimiter" => {
                let start = begin(reader);
                let text = reader.string("a delimiter");
                let format = text.map(|text| self.format.delimited_by(&text));
                if let Some(Err(error)) = &format {
                    reader.find(start, Code::UnknownValue, error, |d| d);
                }
                format
                    .and_then(Result::ok)
                    .map(|f| self.format = f)
                    .is_some()
            }
            "encoding" => {
                let encoding = one_of(reader, "an encoding", Encoding::ALL, Encoding::as_str);
                encoding.map(|e| self.format.encoding = e).is_some()
            }
            "trim" => reader.boolean().map(|trim| self.trim = trim).is_some(),
            _ => texts(reader).map(|names| self.unused = names).is_some(),
        })?;
        fields.is_sound().then_some(())
    }

    fn records(&mut self, reader: &mut Reader<'_>) -> Option<()> {
        fn section<T: Decode>(reader: &mut Reader<'_>, into: &mut crate::Section<T>) -> bool {
            let records: Option<std::collections::BTreeMap<_, T>> = Decode::decode(reader);
            records.map(|records| into.extend(records)).is_some()
        }
        const FIELDS: &[&str] = &[
            "places",
            "actors",
            "incidents",
            "sources",
            "claims",
            "assessments",
        ];
        let base = &mut self.base;
        let fields = Fields::read(reader, "sections", FIELDS, |reader, name| match name {
            "places" => section(reader, &mut base.places),
            "actors" => section(reader, &mut base.actors),
            "incidents" => section(reader, &mut base.incidents),
            "sources" => section(reader, &mut base.sources),
            "claims" => section(reader, &mut base.claims),
            _ => section(reader, &mut base.assessments),
        })?;
        fields.is_sound().then_some(())
    }

    fn all_values(&mut self, reader: &mut Reader<'_>) -> Option<()> {
        let maps = self.members(reader, "maps of values", Self::values)?;
        self.values = maps;
        Some(())
    }

    fn values(&mut self, reader: &mut Reader<'_>) -> Option<Vec<(String, Shape)>> {
        self.members(reader, "a map from text to value", Self::shape)
    }

    fn lets(&mut self, reader: &mut Reader<'_>) -> Option<Vec<(String, Shape)>> {
        self.members(reader, "an object from name to value", Self::shape)
    }

    fn all_lists(&mut self, reader: &mut Reader<'_>) -> Option<()> {
        let lists = self.members(reader, "an object from name to list", Self::list)?;
        self.lists = lists
            .into_iter()
            .map(|(name, list)| ListRule { name, ..list })
            .collect();
        Some(())
    }

    fn list(&mut self, reader: &mut Reader<'_>) -> Option<ListRule> {
        const FIELDS: &[&str] = &["each", "split", "quoted", "trim", "parts", "let"];
        let (mut each, mut by, mut parts, mut lets) = (None, None, None, Vec::new());
        let (mut quoting, mut trim) = (Quoting::None, true);
        let fields = Fields::read(reader, "a list", FIELDS, |reader, name| match name {
            "each" => {
                each = self.template(reader);
                each.is_some()
            }
            "split" => {
                by = delimiter(reader);
                by.is_some()
            }
            "quoted" => quoted(reader).map(|q| quoting = q).is_some(),
            "trim" => reader.boolean().map(|b| trim = b).is_some(),
            "parts" => {
                parts = parts_of(reader);
                parts.is_some()
            }
            _ => self.lets(reader).map(|l| lets = l).is_some(),
        })?;
        if !fields.is_sound() {
            return None;
        }
        for (name, is_there) in [("each", each.is_some()), ("split", by.is_some())] {
            if !is_there {
                missing(reader, fields.start(), name);
            }
        }
        let name = String::new();
        let (each, split) = (each?, by?);
        Some(ListRule {
            name,
            each,
            split,
            quoting,
            trim,
            parts,
            lets,
        })
    }

    fn rules(&mut self, reader: &mut Reader<'_>) -> Option<()> {
        let mut sound = true;
        reader.array("a list of rules", |reader, index| {
            let rule = reader.under(At::Index(index), |reader| self.rule(reader));
            sound &= rule.is_some();
            self.rules.extend(rule);
        })?;
        sound.then_some(())
    }

    fn rule(&mut self, reader: &mut Reader<'_>) -> Option<Rule> {
        const FIELDS: &[&str] = &["section", "id", "if", "for", "record", "gather", "note"];
        let start = begin(reader);
        let source = self.source(
            reader,
            ByteSpan {
                start,
                end: start + 1,
            },
        );
        let (mut section, mut id, mut record) = (None, None, None);
        let (mut condition, mut each, mut gather) = (None, None, Vec::new());
        let fields = Fields::read(reader, "a rule", FIELDS, |reader, name| match name {
            "section" => {
                section = one_of(reader, "a section", SectionName::ALL, SectionName::as_str);
                section.is_some()
            }
            "id" => {
                id = self.shape(reader);
                id.is_some()
            }
            "if" => {
                condition = self.condition(reader);
                condition.is_some()
            }
            "for" => {
                each = self.list_named(reader);
                each.is_some()
            }
            "record" => {
                record = self.shape(reader);
                record.is_some()
            }
            "gather" => {
                let names = elements(reader, |reader| {
                    one_of(reader, "a list that is gathered", GATHERED, |name| name)
                });
                names.map(|names| gather = names).is_some()
            }
            _ => reader.string("a text").is_some(),
        })?;
        if !fields.is_sound() {
            return None;
        }
        for (name, is_there) in [
            ("section", section.is_some()),
            ("id", id.is_some()),
            ("record", record.is_some()),
        ] {
            if !is_there {
                missing(reader, fields.start(), name);
            }
        }
        let (section, id, record) = (section?, id?, record?);
        Some(Rule {
            section,
            id,
            condition,
            each,
            record,
            gather,
            source,
        })
    }

    // ---- values

    fn shape(&mut self, reader: &mut Reader<'_>) -> Option<Shape> {
        reader.space();
        let start = reader.pos();
        match reader.kind()? {
            Kind::String => {
                let template = self.template(reader)?;
                Some(Shape::Text(template))
            }
            Kind::Number | Kind::Boolean => {
                reader.skip();
                let text = reader.text().get(start..reader.pos()).unwrap_or_default();
                Some(Shape::Constant(text.to_owned()))
            }
            Kind::Null => {
                reader.expect(Kind::String, "a value")?;
                None
            }
            Kind::Array => {
                let mut items = Vec::new();
                let mut sound = true;
                reader.array("a list", |reader, index| {
                    let item = reader.under(At::Index(index), |reader| self.shape(reader));
                    sound &= item.is_some();
                    items.extend(item);
                })?;
                sound.then_some(Shape::List(items))
            }
            Kind::Object => match Self::marker(reader) {
                Some("take") => self.take(reader),
                Some("first") => self.first(reader),
                Some(_) => self.each(reader),
                None => self.object(reader),
            },
        }
    }

    /// The member by which an object is known to be more than an object.
    fn marker(reader: &mut Reader<'_>) -> Option<&'static str> {
        let (start, found) = (reader.pos(), reader.found());
        let mut marker = None;
        let _ = reader.object("", |reader, key, _| {
            marker = ["take", "first", "for"]
                .into_iter()
                .find(|m| *m == key)
                .or(marker);
            reader.skip();
        });
        // What is not even JSON keeps its finding.
        if !reader.is_broken() {
            reader.go_to(start);
            reader.forget(found);
        }
        marker
    }

    fn object(&mut self, reader: &mut Reader<'_>) -> Option<Shape> {
        let mut condition = None;
        let mut members: Vec<(String, Shape)> = Vec::new();
        let mut sound = true;
        reader.object("an object", |reader, key, at| {
            let key = key.into_owned();
            reader.under(At::Key(key.clone().into()), |reader| {
                if key == "if" {
                    condition = self.condition(reader);
                    sound &= condition.is_some();
                    return;
                }
                let shape = self.shape(reader);
                sound &= shape.is_some();
                sound &= is_first(reader, members.iter().map(|(name, _)| name), &key, at);
                members.extend(shape.map(|shape| (key.clone(), shape)));
            });
        })?;
        sound.then(|| Shape::Object(members, condition.map(Box::new)))
    }

    fn first(&mut self, reader: &mut Reader<'_>) -> Option<Shape> {
        const FIELDS: &[&str] = &["first"];
        let mut shape = None;
        let fields = Fields::read(reader, "a choice", FIELDS, |reader, _| {
            shape = self.shape(reader);
            shape.is_some()
        })?;
        match shape.filter(|_| fields.is_sound())? {
            Shape::List(shapes) => Some(Shape::First(shapes)),
            other => Some(Shape::First(vec![other])),
        }
    }

    fn each(&mut self, reader: &mut Reader<'_>) -> Option<Shape> {
        const FIELDS: &[&str] = &["for", "item"];
        let (mut list, mut item) = (None, None);
        let fields = Fields::read(reader, "items of a list", FIELDS, |reader, name| {
            if name == "for" {
                list = self.list_named(reader);
                list.is_some()
            } else {
                item = self.shape(reader);
                item.is_some()
            }
        })?;
        if fields.is_sound() && item.is_none() {
            missing(reader, fields.start(), "item");
        }
        let item = Box::new(item?);
        fields.is_sound().then_some(Shape::Each(list?, item))
    }

    fn take(&mut self, reader: &mut Reader<'_>) -> Option<Shape> {
        const FIELDS: &[&str] = &[
            "take",
            "if",
            "split",
            "trim",
            "values",
            "otherwise",
            "date",
            "count",
            "decimal",
            "quantity",
            "default",
        ];
        let (mut from, mut condition, mut split, mut default) = (None, None, None, None);
        let (mut otherwise, mut trim) = (None, false);
        let mut steps: Vec<Step> = Vec::new();
        let fields = Fields::read(reader, "what is taken", FIELDS, |reader, name| match name {
            "take" => {
                from = self.template(reader);
                from.is_some()
            }
            "if" => {
                condition = self.condition(reader);
                condition.is_some()
            }
            "split" => {
                split = delimiter(reader);
                split.is_some()
            }
            "trim" => reader.boolean().map(|b| trim = b).is_some(),
            "otherwise" => {
                otherwise = self.shape(reader);
                otherwise.is_some()
            }
            "default" => {
                default = self.shape(reader);
                default.is_some()
            }
            step => {
                let step = self.step(reader, step);
                let is_sound = step.is_some();
                steps.extend(step);
                is_sound
            }
        })?;
        if !fields.is_sound() {
            return None;
        }
        let is_map = matches!(steps.as_slice(), [Step::Values(..)]);
        if steps.len() > 1 || otherwise.is_some() && !is_map {
            let message = "a text is made one thing, and only `values` has an `otherwise`";
            reader.find(fields.start(), Code::ConflictingFields, message, |d| {
                d.help("give one of `values`, `date`, `count`, `decimal` and `quantity`")
            });
            return None;
        }
        let step = match steps.pop() {
            Some(Step::Values(values, _)) => Step::Values(values, otherwise),
            other => other.unwrap_or(Step::AsItIs),
        };
        let from = from?;
        let take = Take {
            from,
            condition,
            split,
            trim,
            step,
            default,
        };
        Some(Shape::Take(Box::new(take)))
    }

    fn step(&mut self, reader: &mut Reader<'_>, name: &str) -> Option<Step> {
        match name {
            "values" => match reader.kind()? {
                Kind::String => {
                    let start = begin(reader);
                    let name = reader.string("a map of values")?;
                    let known = self.value_names.iter().position(|known| *known == name);
                    if known.is_none() {
                        unknown(reader, start, "map of values", &name, &self.value_names);
                    }
                    Some(Step::Values(Values::Named(known?), None))
                }
                _ => Some(Step::Values(Values::Here(self.values(reader)?), None)),
            },
            "date" => {
                let patterns = match reader.kind()? {
                    Kind::Array => elements(reader, date_pattern)?,
                    _ => vec![date_pattern(reader)?],
                };
                Some(Step::Date(patterns))
            }
            "count" => match reader.kind()? {
                Kind::Boolean => reader.boolean()?.then_some(Step::Count(None)),
                _ => thousands_alone(reader).map(|mark| Step::Count(Some(mark))),
            },
            "decimal" => Some(Step::Decimal(mark(reader)?)),
            _ => self.quantity(reader),
        }
    }

    fn quantity(&mut self, reader: &mut Reader<'_>) -> Option<Step> {
        const FIELDS: &[&str] = &["thousands", "patterns"];
        let (mut thousands, mut patterns) = (None, None);
        let fields = Fields::read(reader, "patterns of quantities", FIELDS, |reader, name| {
            if name == "thousands" {
                thousands = mark(reader);
                thousands.is_some()
            } else {
                patterns = self.members(reader, "an object from pattern to quantity", Self::shape);
                patterns.is_some()
            }
        })?;
        if fields.is_sound() && patterns.is_none() {
            missing(reader, fields.start(), "patterns");
        }
        let mut read = Vec::new();
        for (text, shape) in patterns? {
            let Some(pattern) = QuantityPattern::parse(&text) else {
                let shown: String = text.chars().take(100).collect();
                let message = format!("`{}` is no pattern of a quantity", shown.escape_debug());
                reader.find(fields.start(), Code::MalformedMapping, message, |d| {
                    d.help("`#` stands for a number, and at most two of them, apart from each other: `#+`, `#-#`")
                });
                return None;
            };
            read.push((pattern, shape));
        }
        fields.is_sound().then_some(Step::Quantity(thousands, read))
    }

    fn condition(&mut self, reader: &mut Reader<'_>) -> Option<Condition> {
        const FIELDS: &[&str] = &["all", "any", "take", "is", "not", "begins", "filled"];
        let mut conditions = Vec::new();
        let mut template = None;
        let (mut is, mut not, mut begins, mut filled) = (None, None, None, None);
        let fields = Fields::read(reader, "a condition", FIELDS, |reader, name| match name {
            "all" | "any" => {
                let inner = elements(reader, |reader| self.condition(reader));
                let made = inner.map(if name == "all" {
                    Condition::All
                } else {
                    Condition::Any
                });
                let is_sound = made.is_some();
                conditions.extend(made);
                is_sound
            }
            "take" => {
                template = self.template(reader);
                template.is_some()
            }
            "is" => {
                is = one_or_more(reader);
                is.is_some()
            }
            "not" => {
                not = one_or_more(reader);
                not.is_some()
            }
            "begins" => {
                begins = one_or_more(reader);
                begins.is_some()
            }
            _ => {
                filled = reader.boolean();
                filled.is_some()
            }
        })?;
        if !fields.is_sound() {
            return None;
        }
        let has_template = template.is_some();
        if let Some(template) = template {
            conditions.extend(is.map(|texts| Condition::Is(template.clone(), texts)));
            conditions.extend(not.map(|texts| Condition::Not(template.clone(), texts)));
            conditions.extend(begins.map(|texts| Condition::Begins(template.clone(), texts)));
            conditions.extend(filled.map(|filled| Condition::Filled(template, filled)));
        }
        if conditions.is_empty() || has_template && conditions.len() > 1 {
            reader.find(
                fields.start(),
                Code::MalformedMapping,
                "this is no one condition",
                |d| d.help("give `all`, `any`, or `take` with one of `is`, `not`, `begins` and `filled`"),
            );
            return None;
        }
        match conditions.len() {
            1 => conditions.pop(),
            _ => Some(Condition::All(conditions)),
        }
    }

    fn template(&mut self, reader: &mut Reader<'_>) -> Option<Template> {
        let start = begin(reader);
        let text = reader.string("a text")?;
        let at = ByteSpan {
            start,
            end: reader.pos(),
        };
        let source = self.source(reader, at);
        let names = &mut self.names;
        let named_at = &mut self.named_at;
        let template = template::parse(&text, source, &mut |name| {
            let known = names.iter().position(|known| known == name);
            known.unwrap_or_else(|| {
                names.push(name.to_owned());
                named_at.push(source);
                names.len() - 1
            })
        });
        match template {
            Ok(template) => Some(template),
            Err(why) => {
                reader.find(start, Code::MalformedMapping, why, |d| {
                    d.help("a template is text with names of columns in braces: `{name}`, `{name|slug}`")
                });
                None
            }
        }
    }

    fn source(&mut self, reader: &Reader<'_>, at: ByteSpan) -> usize {
        self.sources.push(Source {
            pointer: reader.pointer(),
            at,
        });
        self.sources.len() - 1
    }

    fn list_named(&self, reader: &mut Reader<'_>) -> Option<usize> {
        let start = begin(reader);
        let name = reader.string("the name of a list")?;
        let known = self.list_names.iter().position(|known| *known == name);
        if known.is_none() {
            unknown(reader, start, "list", &name, &self.list_names);
        }
        known
    }

    /// The members of an object whose names are the mapping's own.
    fn members<T>(
        &mut self,
        reader: &mut Reader<'_>,
        what: &str,
        mut value: impl FnMut(&mut Self, &mut Reader<'_>) -> Option<T>,
    ) -> Option<Vec<(String, T)>> {
        let mut members: Vec<(String, T)> = Vec::new();
        let mut sound = true;
        reader.object(what, |reader, key, at| {
            let key = key.into_owned();
            reader.under(At::Key(key.clone().into()), |reader| {
                let value = value(self, reader);
                sound &= value.is_some();
                sound &= is_first(reader, members.iter().map(|(name, _)| name), &key, at);
                members.extend(value.map(|value| (key.clone(), value)));
            });
        })?;
        sound.then_some(members)
    }

    /// Whether a template names something.
    pub(super) fn names_of(template: &Template) -> impl Iterator<Item = usize> {
        template.parts.iter().filter_map(|part| match part {
            Part::Name(name, _) => Some(*name),
            Part::Literal(_) => None,
        })
    }
}

fn begin(reader: &mut Reader<'_>) -> usize {
    reader.space();
    reader.pos()
}

fn one_version(reader: &mut Reader<'_>) -> Option<()> {
    let start = begin(reader);
    let token = reader.number("the number 1")?;
    if token != "1" {
        reader.find(
            start,
            Code::UnsupportedFormat,
            "only mappings of version 1 can be read",
            |d| d.help("write `\"mapping\": 1`"),
        );
    }
    (token == "1").then_some(())
}

fn is_first<'n>(
    reader: &mut Reader<'_>,
    mut before: impl Iterator<Item = &'n String>,
    key: &str,
    at: ByteSpan,
) -> bool {
    let is_first = !before.any(|name| name == key);
    if !is_first {
        let message = format_args!("`{}` stands twice", key.escape_debug());
        reader.find_at(at, Code::DuplicateKey, message, |d| d.param("key", key));
    }
    is_first
}

fn unknown(reader: &mut Reader<'_>, start: usize, what: &str, name: &str, known: &[String]) {
    let shown: String = name.chars().take(100).collect();
    let message = format_args!("the mapping has no {what} `{}`", shown.escape_debug());
    reader.find(start, Code::MalformedMapping, message, |d| {
        d.help(format!(
            "it has {}",
            if known.is_empty() {
                "none".to_owned()
            } else {
                known.join(", ")
            }
        ))
    });
}

fn elements<T>(
    reader: &mut Reader<'_>,
    mut element: impl FnMut(&mut Reader<'_>) -> Option<T>,
) -> Option<Vec<T>> {
    let mut elements = Vec::new();
    let mut sound = true;
    reader.array("a list", |reader, index| {
        let read = reader.under(At::Index(index), &mut element);
        sound &= read.is_some();
        elements.extend(read);
    })?;
    sound.then_some(elements)
}

fn text(reader: &mut Reader<'_>) -> Option<String> {
    reader.string("a text").map(Into::into)
}

fn texts(reader: &mut Reader<'_>) -> Option<Vec<String>> {
    elements(reader, text)
}

fn one_or_more(reader: &mut Reader<'_>) -> Option<Vec<String>> {
    match reader.kind()? {
        Kind::Array => texts(reader),
        _ => Some(vec![text(reader)?]),
    }
}

fn delimiter(reader: &mut Reader<'_>) -> Option<String> {
    let start = begin(reader);
    let text = text(reader)?;
    if text.is_empty() {
        reader.find(
            start,
            Code::EmptyText,
            "nothing stands between the items",
            |d| d.help("name what does: `;`"),
        );
    }
    Some(text).filter(|text| !text.is_empty())
}

fn quoted(reader: &mut Reader<'_>) -> Option<Quoting> {
    if reader.kind()? == Kind::String {
        one_of(
            reader,
            "a way of quoting",
            &[Quoting::Undoubled],
            |_| "undoubled",
        )
    } else {
        let doubled = reader.boolean()?;
        Some(if doubled {
            Quoting::Doubled
        } else {
            Quoting::None
        })
    }
}

fn mark(reader: &mut Reader<'_>) -> Option<char> {
    let start = begin(reader);
    let text = text(reader)?;
    let mut characters = text.chars();
    let mark = characters
        .next()
        .filter(|c| characters.next().is_none() && !c.is_ascii_digit() && *c != '-');
    if mark.is_none() {
        reader.find(
            start,
            Code::MalformedMapping,
            "a mark in a number is one character",
            |d| d.help("`,` for example"),
        );
    }
    mark
}

fn thousands_alone(reader: &mut Reader<'_>) -> Option<char> {
    const FIELDS: &[&str] = &["thousands"];
    let mut found = None;
    let fields = Fields::read(reader, "how a count is written", FIELDS, |reader, _| {
        found = mark(reader);
        found.is_some()
    })?;
    if fields.is_sound() && found.is_none() {
        missing(reader, fields.start(), "thousands");
    }
    found.filter(|_| fields.is_sound())
}

fn parts_of(reader: &mut Reader<'_>) -> Option<(String, Vec<String>)> {
    const FIELDS: &[&str] = &["split", "names"];
    let (mut by, mut names) = (None, None);
    let fields = Fields::read(reader, "the parts of an item", FIELDS, |reader, name| {
        if name == "split" {
            by = delimiter(reader);
            by.is_some()
        } else {
            names = texts(reader);
            names.is_some()
        }
    })?;
    if fields.is_sound() && (by.is_none() || names.as_ref().is_none_or(Vec::is_empty)) {
        missing(
            reader,
            fields.start(),
            if by.is_none() { "split" } else { "names" },
        );
        return None;
    }
    fields.is_sound().then_some((by?, names?))
}

fn date_pattern(reader: &mut Reader<'_>) -> Option<DatePattern> {
    let start = begin(reader);
    let text = reader.string("a pattern of dates")?;
    match DatePattern::parse(&text) {
        Ok(pattern) => Some(pattern),
        Err(why) => {
            let shown: String = text.chars().take(100).collect();
            let message = format_args!("`{}` is no pattern of dates: {why}", shown.escape_debug());
            reader.find(start, Code::MalformedMapping, message, |d| {
                d.help("`DD/MM/YYYY`, or `EDTF`")
            });
            None
        }
    }
}
