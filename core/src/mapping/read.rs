//! Reading a mapping, with every problem in its place.

mod shapes;
mod small;

use self::small::{delimiter, elements, one_version, parts_of, quoted, texts};
use super::{
    ast::{ListRule, Rule, Shape, Source},
    pieces::Quoting,
};
use crate::gather::{AddAll as _, Gather as _};
use crate::{
    Code, Document, Encoding, Map, SectionName, TableFormat,
    hashed::HashedMap,
    json::{Decode, Fields, Kind, Reader, Step as At, missing, one_by_word, one_of, put, read},
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
    numbers: HashedMap<String, usize>,
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
            "mapping" => put(&mut version, one_version(reader)),
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
            _ => put(&mut rows, self.rules(reader)),
        });
        let Some(fields) = fields else { return };
        fields.required(reader, "mapping", version);
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
                let start = reader.begin();
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
                let encoding = one_by_word(reader, "an encoding", Encoding::ALL, Encoding::as_str);
                encoding.map(|e| self.format.encoding = e).is_some()
            }
            "trim" => reader.boolean().map(|trim| self.trim = trim).is_some(),
            _ => texts(reader).map(|names| self.unused = names).is_some(),
        })?;
        fields.is_sound().then_some(())
    }

    fn records(&mut self, reader: &mut Reader<'_>) -> Option<()> {
        fn section<T: Decode>(reader: &mut Reader<'_>, into: &mut crate::Section<T>) -> bool {
            let records: Option<Map<_, T>> = Decode::decode(reader);
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
            .gather();
        Some(())
    }

    fn list(&mut self, reader: &mut Reader<'_>) -> Option<ListRule> {
        const FIELDS: &[&str] = &["each", "split", "quoted", "trim", "parts", "let"];
        let (mut each, mut by, mut parts, mut lets) = (None, None, None, Vec::new());
        let (mut quoting, mut trim) = (Quoting::None, true);
        let fields = Fields::read(reader, "a list", FIELDS, |reader, name| match name {
            "each" => put(&mut each, self.template(reader)),
            "split" => put(&mut by, delimiter(reader)),
            "quoted" => quoted(reader).map(|q| quoting = q).is_some(),
            "trim" => reader.boolean().map(|b| trim = b).is_some(),
            "parts" => put(&mut parts, parts_of(reader)),
            _ => self.lets(reader).map(|l| lets = l).is_some(),
        })?;
        if !fields.is_sound() {
            return None;
        }
        let each = fields.required(reader, "each", each);
        let split = fields.required(reader, "split", by);
        Some(ListRule {
            name: String::new(),
            each: each?,
            split: split?,
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
            self.rules.add_all(rule);
        })?;
        sound.then_some(())
    }

    fn rule(&mut self, reader: &mut Reader<'_>) -> Option<Rule> {
        const FIELDS: &[&str] = &["section", "id", "if", "for", "record", "gather", "note"];
        let start = reader.begin();
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
            "section" => put(
                &mut section,
                one_by_word(reader, "a section", SectionName::ALL, SectionName::as_str),
            ),
            "id" => put(&mut id, self.shape(reader)),
            "if" => put(&mut condition, self.condition(reader)),
            "for" => put(&mut each, self.list_named(reader)),
            "record" => put(&mut record, self.shape(reader)),
            "gather" => {
                let names = elements(reader, |reader| {
                    let which = one_of(reader, "a list that is gathered", GATHERED)?;
                    GATHERED.get(which).copied()
                });
                names.map(|names| gather = names).is_some()
            }
            _ => reader.string("a text").is_some(),
        })?;
        if !fields.is_sound() {
            return None;
        }
        let section = fields.required(reader, "section", section);
        let id = fields.required(reader, "id", id);
        let record = fields.required(reader, "record", record);
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
}
