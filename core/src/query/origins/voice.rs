//! Whose voice a statement may be, where that is left open.

use super::rise::Occasion;
use crate::gather::{AddAll as _, Gather as _};
use crate::graph::Node;
use crate::hashed::{HashedMap, HashedSet};

/// A voice's number in its table. Equal numbers: whatever is left open, the same end.
pub(in crate::query) type Voice = u32;

/// Ends beyond this many are not kept with a voice but looked up when they are wanted.
const KEPT: usize = 64;

/// How the options of a voice stand to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Among {
    /// One of them is the voice.
    One,
    /// At least one of them is.
    Any,
    /// They speak together, as one.
    Jointly,
}

/// Somebody whose voice it is open to be one of several.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Chooser {
    pub(super) node: Node,
    /// When, if what is open may have been otherwise at another time.
    pub(super) occasion: Option<Occasion>,
}

impl From<Node> for Chooser {
    fn from(node: Node) -> Self {
        let occasion = None;
        Self { node, occasion }
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Shape {
    /// Whose choice it is: others with the same options may choose otherwise.
    chooser: Option<Chooser>,
    /// Whether the chooser may be the end itself.
    stays: bool,
    among: Among,
    options: Box<[Voice]>,
    /// Whether there may be nobody behind it at all.
    hollow: bool,
}

impl Shape {
    fn stay(&self) -> Option<Node> {
        self.chooser.filter(|_| self.stays).map(|c| c.node)
    }
}

#[derive(Debug)]
struct Entry {
    shape: Shape,
    /// Every end it may have; absent when they are too many to keep.
    ends: Option<Box<[Node]>>,
    /// Ends of which it certainly has one, all of them identified; absent when there is no such list.
    sure: Option<Box<[Node]>>,
    /// The identified among its ends; absent when they are too many to keep.
    named: Option<Box<[Node]>>,
    /// The most ends it can have at a time.
    width: usize,
}

/// The nodes of all the lists, unless they are too many to keep or one of the lists is.
fn union<'l>(
    first: Option<Node>,
    lists: impl Iterator<Item = Option<&'l [Node]>>,
) -> Option<Box<[Node]>> {
    let mut union: Vec<Node> = first.into_iter().gather();
    for list in lists {
        union.extend(list?);
        union.sort_unstable();
        union.dedup();
        if union.len() > KEPT {
            return None;
        }
    }
    Some(union.into_boxed_slice())
}

/// Every voice met, each once.
#[derive(Debug, Default)]
pub(in crate::query) struct VoiceTable {
    entries: Vec<Entry>,
    numbers: HashedMap<Shape, Voice>,
    work: usize,
}

impl VoiceTable {
    /// The voice that can only be this one's.
    pub(super) fn of(&mut self, node: Node, identified: bool) -> Voice {
        self.staying(Chooser::from(node), identified, Vec::new())
    }

    /// The voice of the chooser itself or of one of the options.
    pub(super) fn staying(
        &mut self,
        chooser: Chooser,
        identified: bool,
        options: Vec<Voice>,
    ) -> Voice {
        let chooser = Some((chooser, Some(identified)));
        self.number(chooser, Among::One, options, false)
    }

    /// The voice of the one of the options that is chosen.
    pub(super) fn leaving(&mut self, chooser: Chooser, options: Vec<Voice>) -> Voice {
        self.number(Some((chooser, None)), Among::One, options, false)
    }

    /// The voice of several.
    pub(super) fn among(&mut self, among: Among, options: Vec<Voice>) -> Voice {
        self.number(None, among, options, false)
    }

    /// The voice of some of the options, if of anybody.
    pub(super) fn hollow(&mut self, options: Vec<Voice>) -> Voice {
        self.number(None, Among::Any, options, true)
    }

    fn number(
        &mut self,
        chooser: Option<(Chooser, Option<bool>)>,
        among: Among,
        mut options: Vec<Voice>,
        hollow: bool,
    ) -> Voice {
        options.sort_unstable();
        options.dedup();
        let staying = chooser.and_then(|(_, staying)| staying);
        if let ([only], None, false) = (options.as_slice(), staying, hollow) {
            return *only;
        }
        let mut chooser = chooser.map(|(chooser, _)| chooser);
        if options.is_empty() {
            // Nothing is open, whenever it was.
            chooser = chooser.map(|chooser| chooser.node.into());
        }
        let shape = Shape {
            chooser,
            stays: staying.is_some(),
            among,
            options: options.into_boxed_slice(),
            hollow,
        };
        if let Some(number) = self.numbers.get(&shape) {
            return *number;
        }
        let number = u32::try_from(self.entries.len()).unwrap_or(u32::MAX);
        let entry = self.entry(shape.clone(), staying == Some(true));
        self.entries.push(entry);
        self.numbers.insert(shape, number);
        number
    }

    fn entry(&self, shape: Shape, identified: bool) -> Entry {
        let options = || shape.options.iter().filter_map(|v| self.get(*v));
        let stay = shape.stay();
        let ends = union(stay, options().map(|o| o.ends.as_deref()));
        let named = union(
            stay.filter(|_| identified),
            options().map(|o| o.named.as_deref()),
        );
        let jointly = shape.among == Among::Jointly && options().any(|o| o.sure.is_some());
        let sure = if shape.hollow || (shape.stays && !identified) {
            None
        } else if jointly {
            // Somebody identified speaks, whoever joins in.
            named.clone()
        } else {
            union(stay, options().map(|o| o.sure.as_deref()))
        };
        let widths = options().map(|o| o.width);
        let width = match shape.among {
            Among::One => widths.max().unwrap_or(0).max(usize::from(shape.stays)),
            Among::Any | Among::Jointly => widths.fold(0, usize::saturating_add),
        };
        Entry {
            sure: sure.filter(|ends| !ends.is_empty()),
            named,
            width,
            ends,
            shape,
        }
    }

    fn get(&self, voice: Voice) -> Option<&Entry> {
        self.entries.get(voice as usize)
    }

    /// Ends of which the voice certainly has one, all identified; empty when there is no such list.
    pub(super) fn sure(&self, voice: Voice) -> &[Node] {
        self.get(voice)
            .and_then(|e| e.sure.as_deref())
            .unwrap_or(&[])
    }

    /// Whether any end of the voice is identified.
    pub(super) fn is_named(&self, voice: Voice) -> bool {
        self.get(voice)
            .is_some_and(|e| e.named.as_deref().is_none_or(|named| !named.is_empty()))
    }

    /// The most ends the voice can have at a time.
    pub(super) fn width(&self, voice: Voice) -> usize {
        self.get(voice).map_or(0, |e| e.width)
    }

    /// The voices that speak beside each other in these, sorted.
    pub(super) fn parts(&mut self, voices: Vec<Voice>) -> Vec<Voice> {
        let mut parts = Vec::new();
        let mut met: HashedSet<Voice> = HashedSet::new();
        let mut next = voices;
        while let Some(voice) = next.pop() {
            if !met.insert(voice) {
                continue;
            }
            match self.get(voice) {
                Some(entry) if entry.shape.among != Among::One => {
                    next.extend(&entry.shape.options);
                }
                _ => parts.push(voice),
            }
        }
        self.work = self.work.saturating_add(met.len());
        parts.sort_unstable();
        parts
    }

    /// Every end that these may have, sorted.
    pub(super) fn ends(&mut self, voices: &[Voice]) -> Vec<Node> {
        let mut ends = Vec::new();
        let mut met: HashedSet<Voice> = HashedSet::new();
        let mut next = voices.to_vec();
        while let Some(voice) = next.pop() {
            let Some(entry) = self.get(voice) else {
                continue;
            };
            if let Some(kept) = &entry.ends {
                ends.extend_from_slice(kept);
            } else if met.insert(voice) {
                ends.add_all(entry.shape.stay());
                next.extend(&entry.shape.options);
            }
        }
        self.work = self
            .work
            .saturating_add(met.len())
            .saturating_add(ends.len());
        ends.sort_unstable();
        ends.dedup();
        ends
    }

    /// Whether one voice may be another's.
    pub(super) fn may_be(&self, voice: Voice, other: Voice) -> bool {
        let mut met: HashedSet<Voice> = HashedSet::new();
        let mut next = vec![voice];
        while let Some(voice) = next.pop() {
            if voice == other {
                return true;
            }
            if met.insert(voice) {
                next.extend(self.get(voice).iter().flat_map(|e| e.shape.options.iter()));
            }
        }
        false
    }

    /// How many voices and ends were looked at so far.
    pub(super) fn work(&self) -> usize {
        self.work
    }
}
