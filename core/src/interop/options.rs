//! Options: what an operation takes, and what it was given.

mod read;

use serde::{Serialize, Serializer, ser::SerializeMap};

use crate::gather::Gather as _;
use crate::{
    Basis, Code, Error, Id, Limits, Map, Policy, RankLevel, Scope, Selection, Supposition,
    json::{Step, Written, missing},
    query::asked,
    sorted::SortedMap,
};

/// What an option may be.
#[derive(Clone, Copy)]
pub(super) enum Kind {
    Id,
    Ids,
    Day,
    Flag,
    Count,
    Text,
    /// One of these words.
    Word(fn() -> Vec<&'static str>),
    /// Some of these words.
    Words(fn() -> Vec<&'static str>),
    /// An object from id to id.
    Terms,
    /// An object from id to text.
    Texts,
    Policy,
    Selection,
    Scope,
    /// The id of a figure, or a scope.
    Countable,
    Suppositions,
}

impl Kind {
    fn name(self) -> &'static str {
        match self {
            Self::Id => "id",
            Self::Ids => "ids",
            Self::Day => "day",
            Self::Flag => "flag",
            Self::Count => "count",
            Self::Text => "text",
            Self::Word(_) => "word",
            Self::Words(_) => "words",
            Self::Terms => "terms",
            Self::Texts => "texts",
            Self::Policy => "policy",
            Self::Selection => "selection",
            Self::Scope => "scope",
            Self::Countable => "countable",
            Self::Suppositions => "suppositions",
        }
    }
}

/// One option of an operation.
#[derive(Clone, Copy)]
pub(super) struct OptionSpec {
    pub(super) name: &'static str,
    pub(super) kind: Kind,
    pub(super) absent: Absent,
    pub(super) summary: &'static str,
}

/// What it means that an option is not given.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Absent {
    /// The operation cannot be done.
    Refused,
    /// What the summary says.
    Unsaid,
    /// The same as this, in JSON.
    As(&'static str),
}

impl OptionSpec {
    pub(super) const fn new(name: &'static str, kind: Kind, summary: &'static str) -> Self {
        Self {
            name,
            kind,
            absent: Absent::Unsaid,
            summary,
        }
    }

    pub(super) const fn required(mut self) -> Self {
        self.absent = Absent::Refused;
        self
    }

    pub(super) const fn or(mut self, json: &'static str) -> Self {
        self.absent = Absent::As(json);
        self
    }
}

impl Serialize for OptionSpec {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("name", self.name)?;
        map.serialize_entry("type", self.kind.name())?;
        if let Kind::Word(words) | Kind::Words(words) = self.kind {
            map.serialize_entry("words", &words())?;
        }
        map.serialize_entry("required", &(self.absent == Absent::Refused))?;
        if let Absent::As(json) = self.absent {
            map.serialize_entry("default", &Written(json.into()))?;
        }
        map.serialize_entry("summary", self.summary)?;
        map.end()
    }
}

/// Limits on what is read.
pub(super) const LIMITS: &[OptionSpec] = &[
    OptionSpec::new("limit_bytes", Kind::Count, "bytes of input").or("1073741824"),
    OptionSpec::new("limit_depth", Kind::Count, "levels of nesting, at most 127").or("64"),
    OptionSpec::new("limit_string", Kind::Count, "bytes of one string").or("16777216"),
    FINDINGS,
];

pub(super) const FINDINGS: OptionSpec = OptionSpec::new(
    "limit_findings",
    Kind::Count,
    "findings listed before the rest are only counted",
)
.or("10000");

/// How soft words become bounds.
pub(super) const POLICY: &[OptionSpec] = &[
    OptionSpec::new(
        "policy",
        Kind::Policy,
        "what \"dozens\", \"hundreds\" and \"thousands\" are at least: `acled`, `double`, or an object of three floors",
    )
    .or("\"acled\""),
    OptionSpec::new(
        "tolerance",
        Kind::Count,
        "per mille that \"about\" and \"nearly\" may be off; absent: they bound nothing",
    ),
];

pub(super) fn ranks() -> Vec<&'static str> {
    RankLevel::ALL.iter().map(|rank| rank.as_str()).gather()
}

pub(super) fn bases() -> Vec<&'static str> {
    Basis::ALL.iter().map(|basis| basis.as_str()).gather()
}

/// The value of an option.
#[derive(Debug)]
enum Value {
    Text(String),
    Ids(Vec<Id>),
    Words(Vec<&'static str>),
    Flag(bool),
    Count(u64),
    Terms(Map<Id, Id>),
    Texts(Map<Id, String>),
    Policy(Policy),
    Selection(Box<Selection>),
    Scope(Box<Scope>),
    Suppositions(Vec<Supposition>),
}

/// The options that an operation was given.
#[derive(Debug)]
pub(super) struct Given {
    values: SortedMap<&'static str, Value>,
}

impl Given {
    /// Reads options; everything that is wrong with them is said at once.
    pub(super) fn read(
        operation: &str,
        specs: &[&[OptionSpec]],
        options: &str,
    ) -> Result<Self, Error> {
        let options = if options.is_empty() { "{}" } else { options };
        let what = format!("the options of `{operation}`");
        asked::read_by(&what, options, |reader| {
            let mut values = SortedMap::new();
            let start = reader.begin();
            reader.object("an object of options", |reader, key, at| {
                let Some(spec) = specs.iter().copied().flatten().find(|s| s.name == key) else {
                    read::unknown(reader, operation, &key, specs);
                    reader.skip();
                    return;
                };
                if values.contains_key(spec.name) {
                    reader.find_at(
                        at,
                        Code::DuplicateKey,
                        format!("`{}` stands twice", spec.name),
                        |d| d,
                    );
                }
                let value = reader.under(Step::Field(spec.name), |r| spec.kind.read(r));
                if let Some(value) = value {
                    values.insert(spec.name, value);
                }
            })?;
            for spec in specs.iter().copied().flatten() {
                if spec.absent == Absent::Refused
                    && !values.contains_key(spec.name)
                    && reader.is_clean()
                {
                    missing(reader, start, spec.name);
                }
            }
            Some(Self { values })
        })
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.values.contains_key(name)
    }

    /// A text, a day, a word or an id.
    pub(super) fn text(&self, name: &str) -> Option<&str> {
        match self.values.get(name)? {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    pub(super) fn ids(&self, name: &str) -> &[Id] {
        match self.values.get(name) {
            Some(Value::Ids(ids)) => ids,
            _ => &[],
        }
    }

    /// One of a list by its word.
    pub(super) fn one<T: Copy>(
        &self,
        name: &str,
        all: &[T],
        word: fn(T) -> &'static str,
    ) -> Option<T> {
        let text = self.text(name)?;
        all.iter().copied().find(|value| word(*value) == text)
    }

    /// Some of a list by their words.
    pub(super) fn some<T: Copy>(
        &self,
        name: &str,
        all: &[T],
        word: fn(T) -> &'static str,
    ) -> Option<Vec<T>> {
        match self.values.get(name)? {
            Value::Words(words) => {
                let chosen = |value: &T| words.contains(&word(*value));
                Some(all.iter().copied().filter(chosen).gather())
            }
            _ => None,
        }
    }

    pub(super) fn flag(&self, name: &str) -> Option<bool> {
        match self.values.get(name)? {
            Value::Flag(flag) => Some(*flag),
            _ => None,
        }
    }

    pub(super) fn count(&self, name: &str) -> Option<usize> {
        match self.values.get(name)? {
            Value::Count(count) => Some(usize::try_from(*count).unwrap_or(usize::MAX)),
            _ => None,
        }
    }

    pub(super) fn terms(&self, name: &str) -> impl Iterator<Item = (&Id, &Id)> {
        let terms = match self.values.get(name) {
            Some(Value::Terms(terms)) => Some(terms),
            _ => None,
        };
        terms.into_iter().flatten()
    }

    pub(super) fn texts(&self, name: &str) -> Map<Id, String> {
        match self.values.get(name) {
            Some(Value::Texts(texts)) => texts.clone(),
            _ => Map::new(),
        }
    }

    pub(super) fn selection(&self) -> Option<&Selection> {
        match self.values.get("selection")? {
            Value::Selection(selection) => Some(selection),
            _ => None,
        }
    }

    pub(super) fn scope(&self, name: &str) -> Option<&Scope> {
        match self.values.get(name)? {
            Value::Scope(scope) => Some(scope),
            _ => None,
        }
    }

    pub(super) fn suppositions(&self) -> &[Supposition] {
        match self.values.get("suppose") {
            Some(Value::Suppositions(all)) => all,
            _ => &[],
        }
    }

    pub(super) fn policy(&self) -> Result<Policy, Error> {
        let policy = match self.values.get("policy") {
            Some(Value::Policy(policy)) => *policy,
            _ => Policy::default(),
        };
        let Some(tolerance) = self.count("tolerance") else {
            return Ok(policy);
        };
        let tolerance = u16::try_from(tolerance).unwrap_or(u16::MAX);
        policy
            .with_tolerance(tolerance)
            .map_err(|error| Error::Question(error.to_string()))
    }

    pub(super) fn limits(&self) -> Limits {
        let default = Limits::default();
        Limits {
            bytes: self.count("limit_bytes").unwrap_or(default.bytes),
            depth: self.count("limit_depth").unwrap_or(default.depth),
            string: self.count("limit_string").unwrap_or(default.string),
            findings: self.count("limit_findings").unwrap_or(default.findings),
        }
    }
}

/// The value of an option that the operation cannot do without.
pub(super) fn needed<T>(name: &str, value: Option<T>) -> Result<T, Error> {
    value.ok_or_else(|| Error::Question(format!("the option `{name}` is missing")))
}
