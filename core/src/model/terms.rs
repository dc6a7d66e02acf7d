//! The terms that a document adds to the vocabularies.

use crate::{
    Accumulation, Id, List, Map, Text,
    json::{Decode, Encode, Ext, Reader, Writer, record},
};

record! {
    /// A term that a document adds.
    pub struct TermRecord ("a term") {
        /// Its place in the tree of terms: `life/killed/by-torture`.
        path: Text,
        /// What to call it.
        label: Option<Text>,
        /// What one of them is, such as `person`; of measures only.
        unit: Option<Id>,
        /// How it accumulates; of measures only.
        accumulation: Option<Accumulation>,
        /// Anything else.
        note: Option<Text>,
        /// Data of somebody else's.
        ext: Ext,
    }
}

record! {
    /// What a document changes about a list of terms.
    pub struct ListExtension ("a list of terms") {
        /// Whether terms that are not listed are allowed; absent: as built in.
        open: Option<bool>,
        /// The terms added.
        terms: Map<Id, TermRecord>,
    }
}

/// All that a document adds to the vocabularies.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct VocabularyRecord {
    /// By list.
    pub lists: Map<List, ListExtension>,
}

impl VocabularyRecord {
    pub(crate) const LISTS: &'static [&'static str] = &[
        "measures",
        "population",
        "causes",
        "incident-kinds",
        "place-kinds",
        "name-kinds",
        "roles",
        "stances",
        "verbs",
        "characterisations",
        "actions",
    ];
}

impl Decode for VocabularyRecord {
    fn decode(reader: &mut Reader<'_>) -> Option<Self> {
        let mut lists = Map::new();
        let fields =
            crate::json::Fields::read(reader, "vocabularies", Self::LISTS, |reader, name| {
                let extension = ListExtension::decode(reader);
                match (List::ALL.iter().find(|l| l.as_str() == name), extension) {
                    (Some(list), Some(extension)) => {
                        if extension.open.is_some() || !extension.terms.is_empty() {
                            lists.insert(*list, extension);
                        }
                        true
                    }
                    _ => false,
                }
            })?;
        fields.is_sound().then_some(Self { lists })
    }
}

impl Encode for VocabularyRecord {
    fn is_absent(&self) -> bool {
        self.lists.is_empty()
    }

    fn encode(&self, writer: &mut Writer) {
        writer.object(|o| {
            for name in Self::LISTS {
                for (_, extension) in self.lists.iter().filter(|(l, _)| l.as_str() == *name) {
                    o.field(name, extension);
                }
            }
        });
    }
}
