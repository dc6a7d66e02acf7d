//! What a mapping says, once read.

use super::{dates::DatePattern, numbers::QuantityPattern, pieces::Quoting, template::Template};
use crate::{SectionName, span::ByteSpan};

/// Where in the mapping file something stands.
#[derive(Debug, Clone)]
pub(super) struct Source {
    pub(super) pointer: String,
    pub(super) at: ByteSpan,
}

/// What makes a JSON value of a row.
#[derive(Debug, Clone)]
pub(super) enum Shape {
    /// JSON that stands as it is.
    Constant(String),
    Text(Template),
    Object(Vec<(String, Shape)>, Option<Box<Condition>>),
    List(Vec<Shape>),
    /// Within a list: an item for every item of the named list.
    Each(usize, Box<Shape>),
    Take(Box<Take>),
    /// The first that is not absent.
    First(Vec<Shape>),
}

/// Text from the row, and what is made of it.
#[derive(Debug, Clone)]
pub(super) struct Take {
    pub(super) from: Template,
    pub(super) condition: Option<Condition>,
    pub(super) split: Option<String>,
    pub(super) trim: bool,
    pub(super) step: Step,
    /// Where the text is empty.
    pub(super) default: Option<Shape>,
}

#[derive(Debug, Clone)]
pub(super) enum Step {
    AsItIs,
    Values(Values, Option<Shape>),
    Date(Vec<DatePattern>),
    Count(Option<char>),
    Decimal(char),
    Quantity(Option<char>, Vec<(QuantityPattern, Shape)>),
}

#[derive(Debug, Clone)]
pub(super) enum Values {
    /// One of the mapping's own, by its place.
    Named(usize),
    Here(Vec<(String, Shape)>),
}

#[derive(Debug, Clone)]
pub(super) enum Condition {
    All(Vec<Condition>),
    Any(Vec<Condition>),
    Is(Template, Vec<String>),
    Not(Template, Vec<String>),
    Begins(Template, Vec<String>),
    Filled(Template, bool),
}

/// A list in a cell.
#[derive(Debug, Clone)]
pub(super) struct ListRule {
    pub(super) name: String,
    pub(super) each: Template,
    pub(super) split: String,
    pub(super) quoting: Quoting,
    pub(super) trim: bool,
    /// What stands between the parts of an item, and their names.
    pub(super) parts: Option<(String, Vec<String>)>,
    pub(super) lets: Vec<(String, Shape)>,
}

/// What makes a record.
#[derive(Debug, Clone)]
pub(super) struct Rule {
    pub(super) section: SectionName,
    pub(super) id: Shape,
    pub(super) condition: Option<Condition>,
    pub(super) each: Option<usize>,
    pub(super) record: Shape,
    pub(super) gather: Vec<&'static str>,
    pub(super) source: usize,
}

impl Shape {
    /// The template from which the value at a place within is made.
    pub(super) fn template_at(&self, steps: &[&str]) -> Option<&Template> {
        match (self, steps.split_first()) {
            (Self::Text(template), _) => Some(template),
            (Self::Take(take), _) => Some(&take.from),
            (Self::First(shapes), _) => shapes.first()?.template_at(steps),
            (Self::Each(_, item), _) => item.template_at(steps),
            (Self::Object(members, _), Some((step, rest))) => {
                let member = members.iter().find(|(name, _)| name == step);
                member?.1.template_at(rest)
            }
            (Self::List(items), Some((step, rest))) => match items.as_slice() {
                [one] => one.template_at(rest),
                items => items.get(step.parse::<usize>().ok()?)?.template_at(rest),
            },
            (Self::Object(members, _), None) => match members.as_slice() {
                [(_, one)] => one.template_at(&[]),
                _ => None,
            },
            (Self::Constant(_) | Self::List(_), _) => None,
        }
    }
}
