//! Reading what makes values: templates, what is taken, conditions.

use super::{
    Maker,
    small::{
        date_pattern, delimiter, elements, is_first, mark, one_or_more, thousands_alone, unknown,
    },
};
use crate::gather::AddAll as _;
use crate::{
    Code,
    hashed::HashedSet,
    json::{Fields, Kind, Reader, Step as At, missing, put},
    mapping::{
        ast::{Condition, Shape, Source, Step, Take, Values},
        numbers::QuantityPattern,
        template::{self, Template},
    },
    span::ByteSpan,
    text::shown,
};

impl Maker {
    pub(super) fn shape(&mut self, reader: &mut Reader<'_>) -> Option<Shape> {
        let start = reader.begin();
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
                    items.add_all(item);
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
    pub(super) fn marker(reader: &mut Reader<'_>) -> Option<&'static str> {
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

    pub(super) fn object(&mut self, reader: &mut Reader<'_>) -> Option<Shape> {
        let mut condition = None;
        let mut members: Vec<(String, Shape)> = Vec::new();
        let mut seen = HashedSet::new();
        let mut sound = true;
        reader.object("an object", |reader, key, at| {
            let key = key.into_owned();
            reader.under(At::Key(key.clone().into()), |reader| {
                if key == "if" {
                    sound &= is_first(reader, &mut seen, &key, at);
                    condition = self.condition(reader);
                    sound &= condition.is_some();
                    return;
                }
                let shape = self.shape(reader);
                sound &= shape.is_some();
                sound &= is_first(reader, &mut seen, &key, at);
                members.add_all(shape.map(|shape| (key.clone(), shape)));
            });
        })?;
        sound.then(|| Shape::Object(members, condition.map(Box::new)))
    }

    pub(super) fn first(&mut self, reader: &mut Reader<'_>) -> Option<Shape> {
        const FIELDS: &[&str] = &["first"];
        let mut shape = None;
        let fields = Fields::read(reader, "a choice", FIELDS, |reader, _| {
            put(&mut shape, self.shape(reader))
        })?;
        match shape.filter(|_| fields.is_sound())? {
            Shape::List(shapes) => Some(Shape::First(shapes)),
            other => Some(Shape::First(vec![other])),
        }
    }

    pub(super) fn each(&mut self, reader: &mut Reader<'_>) -> Option<Shape> {
        const FIELDS: &[&str] = &["for", "item"];
        let (mut list, mut item) = (None, None);
        let fields = Fields::read(reader, "items of a list", FIELDS, |reader, name| {
            if name == "for" {
                put(&mut list, self.list_named(reader))
            } else {
                put(&mut item, self.shape(reader))
            }
        })?;
        if fields.is_sound() && item.is_none() {
            missing(reader, fields.start(), "item");
        }
        let item = Box::new(item?);
        fields.is_sound().then_some(Shape::Each(list?, item))
    }

    pub(super) fn take(&mut self, reader: &mut Reader<'_>) -> Option<Shape> {
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
            "take" => put(&mut from, self.template(reader)),
            "if" => put(&mut condition, self.condition(reader)),
            "split" => put(&mut split, delimiter(reader)),
            "trim" => reader.boolean().map(|b| trim = b).is_some(),
            "otherwise" => put(&mut otherwise, self.shape(reader)),
            "default" => put(&mut default, self.shape(reader)),
            step => {
                let step = self.step(reader, step);
                let is_sound = step.is_some();
                steps.add_all(step);
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

    pub(super) fn step(&mut self, reader: &mut Reader<'_>, name: &str) -> Option<Step> {
        match name {
            "values" => match reader.kind()? {
                Kind::String => {
                    let start = reader.begin();
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
                Kind::Boolean => {
                    let start = reader.begin();
                    let is_count = reader.boolean()?;
                    if !is_count {
                        let message = "`count` is `true`, or says what stands between thousands";
                        reader.find(start, Code::MalformedMapping, message, |d| {
                            d.help("leave `count` out where the text is no number")
                        });
                    }
                    is_count.then_some(Step::Count(None))
                }
                _ => thousands_alone(reader).map(|mark| Step::Count(Some(mark))),
            },
            "decimal" => Some(Step::Decimal(mark(reader)?)),
            _ => self.quantity(reader),
        }
    }

    pub(super) fn quantity(&mut self, reader: &mut Reader<'_>) -> Option<Step> {
        const FIELDS: &[&str] = &["thousands", "patterns"];
        let (mut thousands, mut patterns) = (None, None);
        let fields = Fields::read(reader, "patterns of quantities", FIELDS, |reader, name| {
            if name == "thousands" {
                put(&mut thousands, mark(reader))
            } else {
                put(
                    &mut patterns,
                    self.members(reader, "an object from pattern to quantity", Self::shape),
                )
            }
        })?;
        if fields.is_sound() && patterns.is_none() {
            missing(reader, fields.start(), "patterns");
        }
        let mut read = Vec::new();
        for (text, shape) in patterns? {
            let Some(pattern) = QuantityPattern::parse(&text) else {
                let shown = shown(&text, 100);
                let message = format!("`{shown}` is no pattern of a quantity");
                reader.find(fields.start(), Code::MalformedMapping, message, |d| {
                    d.help("`#` stands for a number, and at most two of them, apart from each other: `#+`, `#-#`")
                });
                return None;
            };
            read.push((pattern, shape));
        }
        fields.is_sound().then_some(Step::Quantity(thousands, read))
    }

    pub(super) fn condition(&mut self, reader: &mut Reader<'_>) -> Option<Condition> {
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
                conditions.add_all(made);
                is_sound
            }
            "take" => put(&mut template, self.template(reader)),
            "is" => put(&mut is, one_or_more(reader)),
            "not" => put(&mut not, one_or_more(reader)),
            "begins" => put(&mut begins, one_or_more(reader)),
            _ => put(&mut filled, reader.boolean()),
        })?;
        if !fields.is_sound() {
            return None;
        }
        let has_template = template.is_some();
        if let Some(template) = template {
            conditions.add_all(is.map(|texts| Condition::Is(template.clone(), texts)));
            conditions.add_all(not.map(|texts| Condition::Not(template.clone(), texts)));
            conditions.add_all(begins.map(|texts| Condition::Begins(template.clone(), texts)));
            conditions.add_all(filled.map(|filled| Condition::Filled(template, filled)));
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

    pub(super) fn template(&mut self, reader: &mut Reader<'_>) -> Option<Template> {
        let start = reader.begin();
        let text = reader.string("a text")?;
        let at = ByteSpan {
            start,
            end: reader.pos(),
        };
        let source = self.source(reader, at);
        let (names, named_at, numbers) = (&mut self.names, &mut self.named_at, &mut self.numbers);
        let template = template::parse(&text, source, &mut |name| {
            *numbers.entry(name.to_owned()).or_insert_with(|| {
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

    pub(super) fn source(&mut self, reader: &Reader<'_>, at: ByteSpan) -> usize {
        self.sources.push(Source {
            pointer: reader.pointer(),
            at,
        });
        self.sources.len() - 1
    }

    pub(super) fn list_named(&self, reader: &mut Reader<'_>) -> Option<usize> {
        let start = reader.begin();
        let name = reader.string("the name of a list")?;
        let known = self.list_names.iter().position(|known| *known == name);
        if known.is_none() {
            unknown(reader, start, "list", &name, &self.list_names);
        }
        known
    }

    /// The members of an object whose names are the mapping's own.
    pub(super) fn members<T>(
        &mut self,
        reader: &mut Reader<'_>,
        what: &str,
        mut value: impl FnMut(&mut Self, &mut Reader<'_>) -> Option<T>,
    ) -> Option<Vec<(String, T)>> {
        let mut members: Vec<(String, T)> = Vec::new();
        let mut seen = HashedSet::new();
        let mut sound = true;
        reader.object(what, |reader, key, at| {
            let key = key.into_owned();
            reader.under(At::Key(key.clone().into()), |reader| {
                let value = value(self, reader);
                sound &= value.is_some();
                sound &= is_first(reader, &mut seen, &key, at);
                members.add_all(value.map(|value| (key.clone(), value)));
            });
        })?;
        sound.then_some(members)
    }
}
