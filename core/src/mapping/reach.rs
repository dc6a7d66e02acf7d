//! Names that a mapping makes, where they are out of reach and would quietly make nothing.

use super::{
    ast::{Condition, Shape, Step, Take, Values},
    read::Maker,
    scope::Slot,
    template::Template,
};
use crate::gather::AddAll as _;
use crate::{Code, json::Reader, text::shown};

/// Finds every name that stands where nothing can have made it.
pub(super) fn check(made: &Maker, reader: &mut Reader<'_>) {
    let mut reach = Reach {
        made,
        lets: 0,
        lists: 0,
        item_lets: None,
        within: Vec::new(),
        wrong: Vec::new(),
    };
    for (index, (_, shape)) in made.lets.iter().enumerate() {
        reach.lets = index;
        reach.shape(shape);
    }
    reach.lets = made.lets.len();
    for (index, list) in made.lists.iter().enumerate() {
        reach.lists = index;
        reach.template(&list.each);
        reach.lists = index + 1;
        reach.within.push(index);
        for (item, (_, shape)) in list.lets.iter().enumerate() {
            reach.item_lets = Some(item);
            reach.shape(shape);
        }
        reach.item_lets = None;
        reach.within.clear();
    }
    for rule in &made.rules {
        reach.within.add_all(rule.each);
        reach.shape(&rule.id);
        reach.conditions(rule.condition.as_ref());
        reach.shape(&rule.record);
        reach.within.clear();
    }
    for (source, why) in reach.wrong {
        let Some(source) = made.sources.get(source) else {
            continue;
        };
        reader.find_at(source.at, Code::MalformedMapping, why, |d| {
            d.help("name it below what makes it, and what is of a list's items within its `for`")
        });
    }
}

/// Where something of a shape stands.
fn first_source(shape: &Shape) -> Option<usize> {
    match shape {
        Shape::Constant(_) => None,
        Shape::Text(template) => Some(template.source),
        Shape::Object(members, _) => members.iter().find_map(|(_, shape)| first_source(shape)),
        Shape::List(shapes) | Shape::First(shapes) => shapes.iter().find_map(first_source),
        Shape::Each(_, item) => first_source(item),
        Shape::Take(take) => Some(take.from.source),
    }
}

struct Reach<'m> {
    made: &'m Maker,
    /// So many are made already.
    lets: usize,
    lists: usize,
    /// So many of the list's own, while these are made.
    item_lets: Option<usize>,
    within: Vec<usize>,
    wrong: Vec<(usize, String)>,
}

impl Reach<'_> {
    fn template(&mut self, template: &Template) {
        for name in template.names() {
            let Some(name) = self.made.names.get(name) else {
                continue;
            };
            let is_reached = match self.made.own(name) {
                Some(Slot::Let(index)) => index < self.lets,
                Some(Slot::Part(list, _)) => self.within.contains(&list),
                Some(Slot::ItemLet(list, index)) => {
                    let made = self.item_lets.filter(|_| self.within.last() == Some(&list));
                    self.within.contains(&list) && made.is_none_or(|made| index < made)
                }
                Some(Slot::Item | Slot::Nth) => !self.within.is_empty(),
                Some(Slot::Column(_) | Slot::Row | Slot::Line) | None => true,
            };
            if !is_reached {
                let shown = shown(name, 100);
                let why = format!("nothing is made of `{shown}` here");
                self.wrong.push((template.source, why));
            }
        }
    }

    fn conditions<'c>(&mut self, conditions: impl IntoIterator<Item = &'c Condition>) {
        for condition in conditions {
            match condition {
                Condition::All(all) | Condition::Any(all) => self.conditions(all),
                Condition::Is(template, _)
                | Condition::Not(template, _)
                | Condition::Begins(template, _)
                | Condition::Filled(template, _) => self.template(template),
            }
        }
    }

    fn shapes<'s>(&mut self, shapes: impl IntoIterator<Item = &'s Shape>) {
        for shape in shapes {
            self.shape(shape);
        }
    }

    fn shape(&mut self, shape: &Shape) {
        match shape {
            Shape::Constant(_) => {}
            Shape::Text(template) => self.template(template),
            Shape::Object(members, condition) => {
                self.conditions(condition.as_deref());
                self.shapes(members.iter().map(|(_, shape)| shape));
            }
            Shape::List(shapes) | Shape::First(shapes) => {
                self.shapes(shapes);
            }
            Shape::Each(list, item) => {
                if *list >= self.lists
                    && let Some(source) = first_source(item)
                {
                    let why = "the list of this `for` is made only below".to_owned();
                    self.wrong.push((source, why));
                }
                self.within.push(*list);
                self.shape(item);
                self.within.pop();
            }
            Shape::Take(take) => self.take(take),
        }
    }

    fn take(&mut self, take: &Take) {
        self.template(&take.from);
        self.conditions(take.condition.as_ref());
        self.shapes(&take.default);
        match &take.step {
            Step::Values(values, otherwise) => {
                // A map with a name of its own is made use of in more than one place.
                if let Values::Here(map) = values {
                    self.shapes(map.iter().map(|(_, shape)| shape));
                }
                self.shapes(otherwise);
            }
            Step::Quantity(_, patterns) => {
                self.shapes(patterns.iter().map(|(_, shape)| shape));
            }
            Step::AsItIs | Step::Date(_) | Step::Count(_) | Step::Decimal(_) => {}
        }
    }
}
