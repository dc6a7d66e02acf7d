//! From a speaker up to the root of the institution spoken for.

use hashbrown::HashMap;

use super::{order::circles_in_order, voice::Voice, voices::Voices};
use crate::{
    Basis, Day, Truth, When,
    graph::{LinkKind, Node},
    model::{Actor, ActorKind},
    query::ascent::holds,
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
}

/// A date, as far as comparisons with the times of affiliations tell it from others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
struct Moment(i32, i32, bool);

/// What was found above each actor; with the date, where that matters.
#[derive(Debug, Default)]
pub(super) struct Rises {
    found: Vec<Rise>,
    always: HashMap<Node, u32>,
    then: HashMap<(Node, Moment), u32>,
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

    fn get(&self, actor: Node, moment: Moment) -> Option<&Rise> {
        self.always(actor)
            .or_else(|| self.at(self.then.get(&(actor, moment))))
    }

    fn insert(&mut self, actor: Node, moment: Moment, rise: Rise) {
        let number = u32::try_from(self.found.len()).unwrap_or(u32::MAX);
        if rise.dated {
            self.then.insert((actor, moment), number);
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
                bounds.extend(when.earliest().map(Day::number));
                bounds.extend(when.latest().map(Day::number));
            }
        }
        bounds.sort_unstable();
        bounds.dedup();
        self.rises.bounds = Some(bounds);
    }

    /// What is above an actor at a date; the date is asked for only where it matters.
    pub(in crate::query) fn rise(
        &mut self,
        actor: Node,
        date: impl FnOnce() -> Option<When>,
    ) -> Option<&Rise> {
        if self.rises.always.contains_key(&actor) {
            return self.rises.always(actor);
        }
        let date = date();
        let moment = self.rises.moment(date.as_ref());
        if self.rises.get(actor, moment).is_none() {
            let circles = circles_in_order([actor], |node| {
                if self.rises.get(node, moment).is_some() {
                    return Vec::new();
                }
                self.ups(node, date.as_ref())
                    .0
                    .iter()
                    .map(|up| up.actor)
                    .collect()
            });
            for circle in circles {
                match circle.as_slice() {
                    [known] if self.rises.get(*known, moment).is_some() => {}
                    [one] => self.settle(*one, date.as_ref(), moment),
                    circle => self.settle_circle(circle, date.as_ref(), moment),
                }
            }
        }
        self.rises.get(actor, moment)
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
        ups.sort_by_key(|up| (up.actor, std::cmp::Reverse(up.holds)));
        ups.dedup_by_key(|up| up.actor);
        (ups, dated)
    }

    fn is_person(&self, node: Node) -> bool {
        self.actor(node)
            .is_some_and(|a| a.kind == ActorKind::Person)
    }

    fn settle(&mut self, actor: Node, date: Option<&When>, moment: Moment) {
        let (ups, dated) = self.ups(actor, date);
        let rise = self.decide(actor, self.is_identified(actor), ups, dated, moment);
        self.rises.insert(actor, moment, rise);
    }

    /// Where an actor's voice ends, once that is known of all above it.
    fn decide(
        &mut self,
        actor: Node,
        identified: bool,
        mut ups: Vec<Up>,
        mut dated: bool,
        moment: Moment,
    ) -> Rise {
        let leaves = !self.is_person(actor) && ups.iter().any(|up| up.holds.is_certain());
        let mut known = leaves;
        let mut options = Vec::new();
        ups.retain(|up| {
            let Some(above) = self.rises.get(up.actor, moment) else {
                return false;
            };
            dated |= above.dated;
            known &= above.known;
            // An unnamed collective is no institution whose voice somebody named could be.
            let taken = leaves || !identified || self.table.is_named(above.voice);
            if taken {
                options.push(above.voice);
            }
            taken
        });
        let stay = (!leaves).then_some(actor);
        let voice = match stay {
            Some(node) => self.table.staying(node, identified, options),
            None => self.table.leaving(actor, options),
        };
        Rise {
            voice,
            known: known || identified,
            stay,
            ups: ups.into_boxed_slice(),
            dated,
        }
    }

    /// Institutions that are each above the other. Where that is certain they are one; else each is
    /// itself or any of them. What is above the circle is above all in it.
    fn settle_circle(&mut self, circle: &[Node], date: Option<&When>, moment: Moment) {
        let mut outside: Vec<Up> = Vec::new();
        let (mut firm, mut dated) = (true, false);
        for member in circle {
            let (ups, is_dated) = self.ups(*member, date);
            dated |= is_dated;
            for up in ups {
                if circle.binary_search(&up.actor).is_err() {
                    outside.push(up);
                } else {
                    firm &= up.holds.is_certain() && !self.is_person(*member);
                }
            }
        }
        outside.sort_by_key(|up| (up.actor, std::cmp::Reverse(up.holds)));
        outside.dedup_by_key(|up| up.actor);
        let named = circle.iter().copied().find(|n| self.is_identified(*n));
        let Some(face) = named.or(circle.first().copied()) else {
            return;
        };
        let whole = self.decide(face, named.is_some(), outside, dated, moment);
        if firm {
            for member in circle {
                self.rises.insert(*member, moment, whole.clone());
            }
            return;
        }
        let mut options = vec![whole.voice];
        for member in circle {
            let identified = self.is_identified(*member);
            options.push(self.table.of(*member, identified));
        }
        let any = self.table.leaving(face, options);
        for member in circle {
            let identified = self.is_identified(*member);
            let rise = Rise {
                voice: self.table.staying(*member, identified, vec![any]),
                known: identified,
                stay: Some(*member),
                ..whole.clone()
            };
            self.rises.insert(*member, moment, rise);
        }
    }
}

impl Rise {
    /// Whether a step up leads certainly to the end: no other step ends elsewhere.
    pub(in crate::query) fn is_forced(&self, above: Voice) -> bool {
        self.stay.is_none() && self.voice == above
    }
}
