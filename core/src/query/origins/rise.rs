//! From a speaker up to the root of the institution spoken for.

use super::{
    voice::{Chooser, Voice},
    voices::Voices,
};
use crate::gather::{AddAll as _, Gather as _};
use crate::hashed::HashedMap;
use crate::sorted::Arrange as _;
use crate::{
    Basis, Day, Truth, When,
    graph::{LinkKind, Node},
    model::{Actor, ActorKind},
    query::{ascent::holds, order::circles_in_order},
};

/// One step up: an institution to which an actor may belong at a date.
#[derive(Debug, Clone)]
pub(in crate::query) struct Up {
    pub(in crate::query) actor: Node,
    pub(in crate::query) kind: LinkKind,
    pub(in crate::query) basis: Basis,
    holds: Truth,
}

/// What is above an actor at a date, as far as its voice goes.
#[derive(Debug, Clone)]
pub(in crate::query) struct Rise {
    pub(in crate::query) voice: Voice,
    /// Whether the actor, or one certainly above it, is identified.
    pub(in crate::query) known: bool,
    /// Where the voice may end without a further step.
    pub(in crate::query) stay: Option<Node>,
    pub(in crate::query) ups: Box<[Up]>,
    dated: bool,
    /// Whether an affiliation only possibly held, so that the same words on another occasion may have
    /// been another's.
    open: bool,
}

/// A date, as far as comparisons with the times of affiliations tell it from others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
struct Moment(i32, i32, bool);

/// When somebody spoke, as far as it is certain that two spoke at one time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Occasion {
    /// On this day: its number.
    Day(i32),
    /// On any day of several, in this claim or source.
    Said(Node),
}

impl Occasion {
    fn new(date: Option<&When>, said: Node) -> Self {
        let day = date.filter(|when| when.is_single_day() && !when.is_qualified());
        match day.and_then(When::earliest) {
            Some(day) => Self::Day(day.number()),
            None => Self::Said(said),
        }
    }
}

/// A date: what comparisons tell of it, and what it is besides.
#[derive(Clone, Copy)]
struct Date<'w> {
    when: Option<&'w When>,
    moment: Moment,
    occasion: Occasion,
}

/// What was found above each actor; with the date or the occasion, where that matters.
#[derive(Debug, Default)]
pub(super) struct Rises {
    found: Vec<Rise>,
    always: HashedMap<Node, u32>,
    then: HashedMap<(Node, Moment), u32>,
    once: HashedMap<(Node, Occasion), u32>,
    /// The first and last days of all affiliations, sorted, where many dates are to be told apart.
    bounds: Option<Vec<i32>>,
}

impl Rises {
    /// How many rises were found so far.
    pub(super) fn len(&self) -> usize {
        self.found.len()
    }

    fn moment(&self, date: Option<&When>) -> Moment {
        let number = |day: Option<Day>, unbounded| day.map_or(unbounded, Day::number);
        let Some(when) = date else {
            return Moment(i32::MIN, i32::MAX, true);
        };
        let place = |day: i32| {
            let Some(bounds) = &self.bounds else {
                return day;
            };
            // Between two bounds all days are alike; on one they are not.
            let before = bounds.partition_point(|bound| *bound < day);
            let on = bounds.get(before) == Some(&day);
            i32::try_from(2 * before + usize::from(on)).unwrap_or(i32::MAX)
        };
        Moment(
            place(number(when.earliest(), i32::MIN)),
            place(number(when.latest(), i32::MAX)),
            when.is_qualified(),
        )
    }

    fn at(&self, number: Option<&u32>) -> Option<&Rise> {
        number.and_then(|n| self.found.get(*n as usize))
    }

    fn always(&self, actor: Node) -> Option<&Rise> {
        self.at(self.always.get(&actor))
    }

    fn get(&self, actor: Node, date: Date<'_>) -> Option<&Rise> {
        self.always(actor)
            .or_else(|| self.at(self.then.get(&(actor, date.moment))))
            .or_else(|| self.at(self.once.get(&(actor, date.occasion))))
    }

    fn insert(&mut self, actor: Node, date: Date<'_>, rise: Rise) {
        let number = u32::try_from(self.found.len()).unwrap_or(u32::MAX);
        if rise.open {
            self.once.insert((actor, date.occasion), number);
        } else if rise.dated {
            self.then.insert((actor, date.moment), number);
        } else {
            self.always.insert(actor, number);
        }
        self.found.push(rise);
    }
}

impl Voices<'_> {
    /// Prepares for as many dates as there may be claims.
    pub(super) fn expect_many_dates(&mut self) {
        let mut bounds = Vec::new();
        for actor in self.graph.actors() {
            let record = actor.record();
            for when in record
                .organ_of
                .iter()
                .chain(&record.member_of)
                .filter_map(|a| a.when.as_ref())
            {
                bounds.add_all(when.earliest().map(Day::number));
                bounds.add_all(when.latest().map(Day::number));
            }
        }
        bounds.sort_unstable();
        bounds.dedup();
        self.rises.bounds = Some(bounds);
    }

    /// What is above an actor at the date of a claim or source; the date is asked for only where it
    /// matters.
    pub(super) fn rise(
        &mut self,
        actor: Node,
        said: Node,
        when: impl FnOnce() -> Option<When>,
    ) -> Option<&Rise> {
        if self.rises.always.contains_key(&actor) {
            return self.rises.always(actor);
        }
        let when = when();
        let date = Date {
            when: when.as_ref(),
            moment: self.rises.moment(when.as_ref()),
            occasion: Occasion::new(when.as_ref(), said),
        };
        if self.rises.get(actor, date).is_none() {
            let circles = circles_in_order(&[actor], &mut |node| {
                if self.rises.get(node, date).is_some() {
                    return Vec::new();
                }
                let ups = self.ups(node, date.when).0;
                ups.iter().map(|up| up.actor).gather()
            });
            for circle in circles {
                match circle.as_slice() {
                    [known] if self.rises.get(*known, date).is_some() => {}
                    [one] => self.settle(*one, date),
                    circle => self.settle_circle(circle, date),
                }
            }
        }
        self.rises.get(actor, date)
    }

    pub(super) fn actor(&self, node: Node) -> Option<&Actor> {
        self.graph.item::<Actor>(node).map(|item| item.record())
    }

    pub(in crate::query) fn is_identified(&self, node: Node) -> bool {
        self.actor(node).is_some_and(Actor::is_identified)
    }

    /// The institutions that an actor may belong to at a date, each once, by their ids; and whether
    /// another date could make a difference.
    fn ups(&self, actor: Node, date: Option<&When>) -> (Vec<Up>, bool) {
        let mut ups: Vec<Up> = Vec::new();
        let mut dated = false;
        let Some(record) = self.actor(actor) else {
            return (ups, dated);
        };
        for (kind, slot, to) in self.graph.index().outgoing(actor) {
            let list = match kind {
                LinkKind::OrganOf => &record.organ_of,
                LinkKind::MemberOf => &record.member_of,
                _ => continue,
            };
            let Some(link) = list.get(slot) else {
                continue;
            };
            if to == actor || !self.options.bases.contains(&link.basis) {
                continue;
            }
            dated |= link.when.is_some();
            let holds = holds(link.when.as_ref(), date);
            if holds.is_possible() {
                ups.push(Up {
                    actor: to,
                    kind,
                    basis: link.basis,
                    holds,
                });
            }
        }
        // The firmest of several links to one institution stands for them all.
        ups.arrange_by_key(|up| (up.actor, std::cmp::Reverse(up.holds)));
        ups.dedup_by_key(|up| up.actor);
        (ups, dated)
    }

    fn is_person(&self, node: Node) -> bool {
        self.actor(node)
            .is_some_and(|a| a.kind == ActorKind::Person)
    }

    fn settle(&mut self, actor: Node, date: Date<'_>) {
        let (ups, dated) = self.ups(actor, date.when);
        let rise = self.decide(actor, self.is_identified(actor), ups, [dated, false], date);
        self.rises.insert(actor, date, rise);
    }

    /// Where an actor's voice ends, once that is known of all above it.
    fn decide(
        &mut self,
        actor: Node,
        identified: bool,
        mut ups: Vec<Up>,
        [mut dated, mut unsure]: [bool; 2],
        date: Date<'_>,
    ) -> Rise {
        let person = self.is_person(actor);
        let leaves = !person && ups.iter().any(|up| up.holds.is_certain());
        let mut known = leaves;
        let mut options = Vec::new();
        let mut open = false;
        ups.retain(|up| {
            let Some(above) = self.rises.get(up.actor, date) else {
                return false;
            };
            dated |= above.dated;
            open |= above.open;
            known &= above.known;
            // An unnamed collective is no institution whose voice somebody named could be.
            let taken = !person || !identified || self.table.is_named(above.voice);
            if taken {
                options.push(above.voice);
                unsure |= !up.holds.is_certain();
            }
            taken
        });
        let stay = (!leaves).then_some(actor);
        let chooser = Chooser {
            node: actor,
            occasion: unsure.then_some(date.occasion),
        };
        let voice = match stay {
            Some(_) => self.table.staying(chooser, identified, options),
            None => self.table.leaving(chooser, options),
        };
        Rise {
            voice,
            known: known || identified,
            stay,
            ups: ups.into_boxed_slice(),
            dated,
            open: open || unsure,
        }
    }

    /// Institutions that are each above the other. Where that is certain they are one; else each is
    /// itself or any of them. What is above the circle is above all in it.
    fn settle_circle(&mut self, circle: &[Node], date: Date<'_>) {
        let mut outside: Vec<Up> = Vec::new();
        let (mut firm, mut dated, mut unsure) = (true, false, false);
        for member in circle {
            let (ups, is_dated) = self.ups(*member, date.when);
            dated |= is_dated;
            for up in ups {
                if circle.binary_search(&up.actor).is_err() {
                    outside.push(up);
                } else {
                    unsure |= !up.holds.is_certain();
                    firm &= up.holds.is_certain() && !self.is_person(*member);
                }
            }
        }
        outside.arrange_by_key(|up| (up.actor, std::cmp::Reverse(up.holds)));
        outside.dedup_by_key(|up| up.actor);
        let named = circle.iter().copied().find(|n| self.is_identified(*n));
        let Some(face) = named.or(circle.first().copied()) else {
            return;
        };
        let whole = self.decide(face, named.is_some(), outside, [dated, unsure], date);
        if firm {
            for member in circle {
                self.rises.insert(*member, date, whole.clone());
            }
            return;
        }
        let occasion = whole.open.then_some(date.occasion);
        let mut options = vec![whole.voice];
        for member in circle {
            let identified = self.is_identified(*member);
            options.push(self.table.of(*member, identified));
        }
        let chooser = |node| Chooser { node, occasion };
        let any = self.table.leaving(chooser(face), options);
        for member in circle {
            let identified = self.is_identified(*member);
            let rise = Rise {
                voice: self.table.staying(chooser(*member), identified, vec![any]),
                known: identified,
                stay: Some(*member),
                ..whole.clone()
            };
            self.rises.insert(*member, date, rise);
        }
    }
}

impl Rise {
    /// Whether a step up leads certainly to the end: no other step ends elsewhere.
    pub(in crate::query) fn is_forced(&self, above: Voice) -> bool {
        self.stay.is_none() && self.voice == above
    }
}
