//! Selections as JSON text.

use super::{KnownBy, Publication, Selection, Superseded};
use crate::{
    Code, Day, Id, RankLevel, Set,
    json::{Decode, Fields, Reader, Slot, missing, read},
};

const FIELDS: &[&str] = &[
    "claimants",
    "incident",
    "measures",
    "measures_below",
    "known",
    "ranks",
    "superseded",
];

impl Decode for Selection {
    fn decode(reader: &mut Reader<'_>) -> Option<Self> {
        let (mut claimants, mut measures): (Option<Vec<Id>>, Option<Vec<Id>>) = (None, None);
        let (mut incident, mut known, mut below) = (None, None, None);
        let mut ranks: Option<Vec<RankLevel>> = None;
        let mut superseded: Option<Superseded> = None;
        let fields = Fields::read(reader, "a selection", FIELDS, |reader, name| match name {
            "claimants" => read(reader, &mut claimants),
            "incident" => read(reader, &mut incident),
            "measures" => read(reader, &mut measures),
            "measures_below" => read(reader, &mut below),
            "known" => read(reader, &mut known),
            "ranks" => {
                let start = reader.begin();
                if !read(reader, &mut ranks) {
                    return false;
                }
                let empty = ranks.as_ref().is_some_and(Vec::is_empty);
                if empty {
                    reader.find(start, Code::EmptyText, "no rank is listed", |d| {
                        d.help("leave the field out for preferred and normal claims")
                    });
                }
                !empty
            }
            _ => read(reader, &mut superseded),
        })?;
        let default = Self::default();
        let set = |ids: Option<Vec<Id>>| ids.into_iter().flatten().collect::<Set<Id>>();
        fields.is_sound().then(|| Self {
            claimants: set(claimants),
            incident,
            measures: set(measures),
            measures_below: below.unwrap_or(false),
            known,
            ranks: ranks.map_or(default.ranks, |ranks| ranks.into_iter().collect()),
            superseded: superseded.unwrap_or(default.superseded),
        })
    }
}

impl Decode for KnownBy {
    fn decode(reader: &mut Reader<'_>) -> Option<Self> {
        const FIELDS: &[&str] = &["by", "degree"];
        let (mut by, mut degree): (Option<Day>, Option<Publication>) = (None, None);
        let slots: &mut [&mut dyn Slot] = &mut [&mut by, &mut degree];
        let fields = Fields::fill(reader, "a day and a degree", FIELDS, slots)?;
        if by.is_none() && fields.is_sound() {
            missing(reader, fields.start(), "by");
        }
        let degree = degree.unwrap_or(Publication::Certainly);
        by.filter(|_| fields.is_sound())
            .map(|by| Self { by, degree })
    }
}
