//! The JSON that a row makes of a shape.

use std::{borrow::Cow, fmt::Write as _};

use super::{
    ast::{Condition, Shape, Step, Take, Values},
    fitted::Fitted,
    numbers,
    scope::Scope,
    template::Template,
};
use crate::gather::Gather as _;
use crate::{
    Code, Count, When,
    json::{quoted, string},
    sorted::Arrange as _,
    text::shown,
};

/// What is wrong with a row, and by which words of the mapping.
pub(super) struct Wrong {
    pub(super) code: Code,
    pub(super) why: String,
    pub(super) help: String,
    pub(super) source: usize,
    /// The column whose cell it is, when it is one.
    pub(super) column: Option<usize>,
}

/// How much of a cell is shown, in characters.
const SHOWN: usize = 60;

/// What a value costs of a row's room, however little it makes.
const STEP: usize = 32;

/// Makes values of one row.
pub(super) struct Filler<'f> {
    pub(super) fitted: &'f Fitted<'f>,
    pub(super) wrong: Vec<Wrong>,
}

impl Filler<'_> {
    fn find(&mut self, template: &Template, code: Code, why: String, help: impl Into<String>) {
        let (source, column) = (template.source, self.fitted.column_of(template));
        self.wrong.push(Wrong {
            code,
            why,
            help: help.into(),
            source,
            column,
        });
    }

    pub(super) fn holds(&self, condition: &Condition, scope: &Scope<'_>) -> bool {
        let text = |template| scope.text(template, &self.fitted.slots).0;
        match condition {
            Condition::All(all) => all.iter().all(|c| self.holds(c, scope)),
            Condition::Any(any) => any.iter().any(|c| self.holds(c, scope)),
            Condition::Is(template, texts) => texts.contains(&text(template)),
            Condition::Not(template, texts) => !texts.contains(&text(template)),
            Condition::Begins(template, texts) => {
                let text = text(template);
                texts.iter().any(|begin| text.starts_with(begin.as_str()))
            }
            Condition::Filled(template, filled) => {
                scope.text(template, &self.fitted.slots).1 == *filled
            }
        }
    }

    /// The text that a shape makes, where one is wanted rather than JSON; empty where it makes none.
    pub(super) fn text(&mut self, shape: &Shape, scope: &mut Scope<'_>) -> String {
        if let Shape::Text(template) = shape {
            let (text, is_whole) = scope.text(template, &self.fitted.slots);
            return if is_whole { text } else { String::new() };
        }
        let mut json = String::new();
        if !self.fill(shape, scope, &mut json) {
            return String::new();
        }
        // A number as it stands, a text without its quotes.
        string(&json).map(Cow::into_owned).unwrap_or(json)
    }

    /// Writes what a shape makes; false where that is nothing, and then nothing is written.
    pub(super) fn fill(&mut self, shape: &Shape, scope: &mut Scope<'_>, out: &mut String) -> bool {
        if !scope.spend(STEP) {
            return false;
        }
        match shape {
            Shape::Constant(json) => {
                let has_room = scope.spend(json.len());
                if has_room {
                    out.push_str(json);
                }
                has_room
            }
            Shape::Text(template) => {
                let (text, is_whole) = scope.text(template, &self.fitted.slots);
                if is_whole {
                    out.push_str(&quoted(&text));
                }
                is_whole
            }
            Shape::Object(members, condition) => {
                if condition.as_ref().is_some_and(|c| !self.holds(c, scope)) {
                    return false;
                }
                self.object(members, scope, out)
            }
            Shape::List(items) => self.list(items, scope, out),
            // It is an item of a list, or a list of its own.
            Shape::Each(..) => self.list(std::slice::from_ref(shape), scope, out),
            Shape::Take(take) => self.take(take, scope, out),
            Shape::First(shapes) => shapes.iter().any(|shape| self.fill(shape, scope, out)),
        }
    }

    fn object(
        &mut self,
        members: &[(String, Shape)],
        scope: &mut Scope<'_>,
        out: &mut String,
    ) -> bool {
        let begun = out.len();
        out.push('{');
        for (name, shape) in members {
            if !scope.spend(name.len()) {
                break;
            }
            let before = out.len();
            if !out.ends_with('{') {
                out.push(',');
            }
            out.push_str(&quoted(name));
            out.push(':');
            if !self.fill(shape, scope, out) {
                out.truncate(before);
            }
        }
        self.closed(begun, '}', out)
    }

    fn list(&mut self, items: &[Shape], scope: &mut Scope<'_>, out: &mut String) -> bool {
        let begun = out.len();
        out.push('[');
        for shape in items {
            if let Shape::Each(list, item) = shape {
                for at in 0..scope.lists.get(*list).map_or(0, Vec::len) {
                    scope.at_item(*list, at, |scope| self.item(item, scope, out, begun));
                }
            } else {
                self.item(shape, scope, out, begun);
            }
        }
        self.closed(begun, ']', out)
    }

    fn item(&mut self, shape: &Shape, scope: &mut Scope<'_>, out: &mut String, begun: usize) {
        let before = out.len();
        if before > begun + 1 {
            out.push(',');
        }
        if !self.fill(shape, scope, out) {
            out.truncate(before);
        }
    }

    /// Ends what was begun there; what holds nothing is nothing.
    #[expect(clippy::unused_self, reason = "it reads as its neighbours do")]
    fn closed(&self, begun: usize, bracket: char, out: &mut String) -> bool {
        if out.len() == begun + 1 {
            out.truncate(begun);
            return false;
        }
        out.push(bracket);
        true
    }

    fn take(&mut self, take: &Take, scope: &mut Scope<'_>, out: &mut String) -> bool {
        if take
            .condition
            .as_ref()
            .is_some_and(|c| !self.holds(c, scope))
        {
            return false;
        }
        let (text, is_whole) = scope.text(&take.from, &self.fitted.slots);
        let text = if take.trim { text.trim() } else { &text };
        if !is_whole || text.is_empty() {
            let default = take.default.as_ref();
            return default.is_some_and(|shape| self.fill(shape, scope, out));
        }
        let Some(by) = &take.split else {
            return self.step(take, text, scope, out);
        };
        let begun = out.len();
        out.push('[');
        for piece in text.split(by.as_str()) {
            let piece = if take.trim { piece.trim() } else { piece };
            if piece.is_empty() {
                continue;
            }
            let before = out.len();
            if before > begun + 1 {
                out.push(',');
            }
            if !self.step(take, piece, scope, out) {
                out.truncate(before);
            }
        }
        self.closed(begun, ']', out)
    }

    fn step(&mut self, take: &Take, text: &str, scope: &mut Scope<'_>, out: &mut String) -> bool {
        match &take.step {
            Step::AsItIs => {
                out.push_str(&quoted(text));
                true
            }
            Step::Values(values, otherwise) => {
                let map = self.fitted.values(values);
                if let Some((_, shape)) = map.iter().find(|(from, _)| from == text) {
                    return self.fill(shape, scope, out);
                }
                if let Some(shape) = otherwise {
                    return self.fill(shape, scope, out);
                }
                let name = match values {
                    Values::Named(index) => self.fitted.value_name(*index),
                    Values::Here(_) => String::new(),
                };
                let why = format!(
                    "`{}` is not among the values{name} that are mapped",
                    shown(text, SHOWN)
                );
                let help = "add it to the map, or say what stands `otherwise`";
                self.find(&take.from, Code::UnmappedValue, why, help);
                false
            }
            Step::Date(patterns) => {
                let mut dates: Vec<String> = patterns.iter().filter_map(|p| p.read(text)).gather();
                dates.arrange();
                dates.dedup();
                let is_day = |date: &String| When::parse(date).is_ok();
                let possible: Vec<&String> = dates.iter().filter(|date| is_day(date)).gather();
                let why = match (possible.as_slice(), dates.as_slice()) {
                    ([date], _) => {
                        out.push_str(&quoted(date));
                        return true;
                    }
                    ([one, other, ..], _) => {
                        format!("`{}` may be `{one}` or `{other}`", shown(text, SHOWN))
                    }
                    ([], [date, ..]) => {
                        format!(
                            "`{}` would be `{date}`, which is no day",
                            shown(text, SHOWN)
                        )
                    }
                    ([], []) => format!(
                        "`{}` is not written as the mapping says that dates are",
                        shown(text, SHOWN)
                    ),
                };
                self.find(
                    &take.from,
                    Code::UnreadDate,
                    why,
                    "mend the cell, or the patterns under `date`",
                );
                false
            }
            Step::Count(thousands) => {
                let digits = numbers::whole(text, *thousands);
                self.number(
                    take,
                    text,
                    digits.filter(|d| is_count(d)),
                    "a whole number",
                    out,
                )
            }
            Step::Decimal(point) => {
                let number = numbers::decimal(text, *point);
                self.number(take, text, number, "a number", out)
            }
            Step::Quantity(thousands, patterns) => {
                for (pattern, shape) in patterns {
                    let Some(numbers) = pattern.read(text, *thousands) else {
                        continue;
                    };
                    if !numbers.iter().all(|n| is_count(n)) {
                        break;
                    }
                    // A quantity that is given whole does not say what the number was.
                    let (is_whole, has_words) = match shape {
                        Shape::Object(members, _) => {
                            (true, members.iter().any(|(name, _)| name == "words"))
                        }
                        _ => (false, false),
                    };
                    let is_wanted = !has_words && (is_whole || !pattern.is_bare());
                    let words = is_wanted.then_some(text);
                    return self.quantity(shape, &numbers, words, scope, out);
                }
                self.number(take, text, None, "a quantity", out)
            }
        }
    }

    fn number(
        &mut self,
        take: &Take,
        text: &str,
        number: Option<String>,
        what: &str,
        out: &mut String,
    ) -> bool {
        if let Some(number) = number {
            out.push_str(&number);
            return true;
        }
        let why = format!(
            "`{}` is not {what} as the mapping says that they are written",
            shown(text, SHOWN)
        );
        self.find(
            &take.from,
            Code::UnreadNumber,
            why,
            "mend the cell, or say in the mapping how it is written",
        );
        false
    }

    fn quantity(
        &mut self,
        shape: &Shape,
        numbers: &[String],
        words: Option<&str>,
        scope: &mut Scope<'_>,
        out: &mut String,
    ) -> bool {
        let begun = out.len();
        if !self.fill(shape, scope, out) {
            return false;
        }
        // A word is the kind; an object is the quantity, which only its words are added to.
        let made = out.split_off(begun);
        if let Some(object) = made.strip_suffix('}') {
            out.push_str(object);
        } else {
            out.push_str("{\"kind\":");
            out.push_str(&made);
            let names: &[&str] = if numbers.len() == 2 {
                &["low", "high"]
            } else {
                &["value"]
            };
            for (name, number) in names.iter().zip(numbers) {
                // Writing to a String cannot fail.
                let _ = write!(out, ",\"{name}\":{number}");
            }
        }
        if let Some(words) = words {
            out.push_str(",\"words\":");
            out.push_str(&quoted(words));
        }
        out.push('}');
        true
    }
}

fn is_count(digits: &str) -> bool {
    digits.parse().is_ok_and(|n| Count::new(n).is_ok())
}
