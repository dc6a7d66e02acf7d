//! CG703 to CG709: a passage stands where it says, in the words it says.
//!
//! A passage holds when the text between its positions is its quote, or has it within, with the prefix
//! and suffix right around it. Else the quote is looked for in the whole text: found once, it has moved;
//! more than once, it is ambiguous; never, it is lost. Nothing is folded on the way: where only white
//! space or case differ, the finding says so, and the repair is an offer. A quote that holds and cuts a
//! letter from its accent is in the text, and yet not in its words.

use super::{
    loose::Loose,
    marks,
    offsets::Offsets,
    search::{self, Found},
};
use crate::gather::Gather as _;
use crate::{
    Claim, Code, Diagnostic, Fix, Graph, Id, Item, LinkKind, Passage, Position, Quote, Source,
    validate::Check,
};

/// Bytes within a position that are looked through for a shorter quote; one that spans more pins nothing.
const WIDEST: usize = 1 << 16;

/// Words that a repair may carry.
const LONGEST: u64 = 1_000;

pub(in crate::validate) fn check(check: &mut Check<'_>) {
    let with = check.with;
    for (id, text) in &with.texts {
        if let Some(source) = check.graph.source(id.as_str()) {
            of_source(check, source, &Offsets::of(text));
        }
    }
}

/// A passage as a claim has it.
#[derive(Clone, Copy)]
struct Place<'g> {
    claim: &'g Id,
    slot: usize,
    passage: &'g Passage,
}

impl Place<'_> {
    fn finding(&self, code: Code, field: &str, message: String) -> Diagnostic {
        let Self {
            claim,
            slot,
            passage,
        } = self;
        Diagnostic::new(
            code,
            format!("/claims/{claim}/reported_in/{slot}/{field}"),
            message,
        )
        .id(claim)
        .param("source", &passage.source)
        .related(
            format!("/sources/{}", passage.source),
            "the source whose text was given",
        )
    }

    /// An offer to let the position be these code points.
    fn moving(&self, start: u64, end: u64) -> Fix {
        let at = format!("/claims/{}/reported_in/{}", self.claim, self.slot);
        let position = format!(r#"{{"start": {start}, "end": {end}}}"#);
        Fix {
            title: format!("let the position be {start} to {end}"),
            pointer: format!("{at}/position"),
            replacement: position,
        }
    }
}

fn of_source(check: &mut Check<'_>, source: Item<'_, Source>, text: &Offsets<'_>) {
    let mut sought: Vec<(Place<'_>, &Quote)> = Vec::new();
    for place in places(check.graph, source) {
        let Passage {
            quote, position, ..
        } = place.passage;
        let end = position.map_or(0, Position::end);
        match (quote, position) {
            (None, None) => {}
            (None, Some(_)) if end > text.length() => {
                check.find(beyond(place, end, text));
            }
            (None, Some(_)) => check.find(unquoted(place)),
            (Some(quote), Some(position)) => match holding(text, *position, quote) {
                Some(start) => look_at_ends(check, place, text.text(), start),
                None => sought.push((place, quote)),
            },
            (Some(quote), None) => sought.push((place, quote)),
        }
    }
    look_for(check, text, &sought);
}

fn places<'g>(graph: &'g Graph, source: Item<'g, Source>) -> impl Iterator<Item = Place<'g>> {
    graph
        .index()
        .incoming(source.node())
        .filter(|(kind, ..)| *kind == LinkKind::ReportedIn)
        .filter_map(|(_, slot, from)| {
            let claim: Item<'g, Claim> = graph.item(from)?;
            let passage = claim.record().reported_in.get(slot)?;
            Some(Place {
                claim: claim.id(),
                slot,
                passage,
            })
        })
}

/// The byte at which the quote stands within the position, with its prefix and suffix right around it.
fn holding(text: &Offsets<'_>, position: Position, quote: &Quote) -> Option<usize> {
    let (start, end) = (text.byte(position.start())?, text.byte(position.end())?);
    within(text.text(), start, end, quote)
}

/// Where the quote stands between two bytes.
fn within(text: &str, start: usize, end: usize, quote: &Quote) -> Option<usize> {
    let exact = quote.exact.as_str();
    let fits = |at: usize| {
        let (before, after) = (text.get(..at), text.get(at + exact.len()..));
        let prefix = quote.prefix.as_deref().unwrap_or_default();
        let suffix = quote.suffix.as_deref().unwrap_or_default();
        before.is_some_and(|t| t.ends_with(prefix)) && after.is_some_and(|t| t.starts_with(suffix))
    };
    let stretch = text.get(start..end)?;
    if stretch == exact {
        return fits(start).then_some(start);
    }
    if exact.is_empty() || stretch.len() > WIDEST.max(exact.len()) {
        return None;
    }
    let mut from = 0;
    while let Some(at) = stretch.get(from..).and_then(|rest| rest.find(exact)) {
        if fits(start + from + at) {
            return Some(start + from + at);
        }
        // On to the next character: occurrences may overlap.
        let next = stretch
            .get(from + at..)
            .and_then(|rest| rest.chars().next());
        from += at + next.map_or(1, char::len_utf8);
    }
    None
}

/// A quote that holds, from this byte on: whether it begins and ends with whole letters.
fn look_at_ends(check: &mut Check<'_>, place: Place<'_>, text: &str, start: usize) {
    let length = place.passage.quote.as_ref().map_or(0, |q| q.exact.len());
    let Some((mark, end)) = marks::cut(text, start, start + length) else {
        return;
    };
    let (claim, mark) = (place.claim, format!("U+{:04X}", u32::from(mark)));
    let message = match end {
        marks::End::First => {
            format!("the quote of `{claim}` begins with {mark}, which belongs to the letter before")
        }
        marks::End::Last => {
            format!("the quote of `{claim}` ends before {mark}, which belongs to its last letter")
        }
    };
    check.find(
        place
            .finding(Code::CutLetter, "quote", message)
            .param("code_point", mark)
            .help("quote the whole letter, its marks included"),
    );
}

/// What a quote looks like with what is around it.
fn in_context(quote: &Quote) -> String {
    let prefix = quote.prefix.as_deref().unwrap_or_default();
    let suffix = quote.suffix.as_deref().unwrap_or_default();
    format!("{prefix}{}{suffix}", quote.exact)
}

fn look_for(check: &mut Check<'_>, text: &Offsets<'_>, sought: &[(Place<'_>, &Quote)]) {
    if sought.is_empty() {
        return;
    }
    let contexts: Vec<String> = sought.iter().map(|(_, quote)| in_context(quote)).gather();
    let bare = sought.iter().map(|(_, quote)| quote.exact.as_str());
    let patterns: Vec<&str> = contexts.iter().map(String::as_str).chain(bare).gather();
    let found = search::find(text.text(), &patterns);
    let (in_context, bare) = found.split_at(sought.len());
    let mut lost: Vec<(Place<'_>, &Quote)> = Vec::new();
    for (((place, quote), full), bare) in sought.iter().zip(in_context).zip(bare) {
        let verdict = weigh(text, *place, quote, *full, *bare);
        let end = place.passage.position.map_or(0, Position::end);
        let said = matches!(&verdict, Verdict::Finding(f) if f.code == Code::PositionBeyondText);
        if end > text.length() && !said {
            check.find(beyond(*place, end, text));
        }
        match verdict {
            Verdict::Holds(start) => look_at_ends(check, *place, text.text(), start),
            Verdict::Finding(finding) => check.find(*finding),
            Verdict::Lost => lost.push((*place, quote)),
        }
    }
    report_lost(check, text, &lost);
}

enum Verdict {
    /// From this byte on.
    Holds(usize),
    Finding(Box<Diagnostic>),
    Lost,
}

fn weigh(text: &Offsets<'_>, place: Place<'_>, quote: &Quote, full: Found, bare: Found) -> Verdict {
    let prefix = quote.prefix.as_deref().map_or(0, str::len);
    let points = |found: usize| {
        let start = found + prefix;
        (text.point(start), text.point(start + quote.exact.len()))
    };
    let claim = place.claim;
    let position = place.passage.position;
    let finding = match (full, position) {
        ([Some(at), None], None) => return Verdict::Holds(at + prefix),
        ([Some(at), None], Some(position)) => {
            let (start, end) = points(at);
            if position.start() <= start && end <= position.end() {
                // Only a stretch too wide to look through comes here.
                return Verdict::Holds(at + prefix);
            }
            let finding = if position.end() > text.length() {
                beyond(place, position.end(), text)
            } else {
                let (from, to) = (position.start(), position.end());
                let message = format!(
                    "the quote of `{claim}` stands at {start} to {end}, not at {from} to {to}"
                );
                place
                    .finding(Code::PassageMoved, "position", message)
                    .help("take the new position if the passage is the one meant")
            };
            finding
                .param("start", start)
                .param("end", end)
                .fix(place.moving(start, end))
        }
        ([Some(first), Some(second)], _) => {
            let (first, second) = (points(first), points(second));
            let whether = if position.is_some() {
                ", but not at its position"
            } else {
                ", and no position says where"
            };
            let message =
                format!("the quote of `{claim}` stands more than once in the text{whether}");
            place
                .finding(Code::PassageAmbiguous, "quote", message)
                .param("start", first.0)
                .param("end", first.1)
                .param("next_start", second.0)
                .param("next_end", second.1)
                .help("give the position, or words before or after it as `prefix` and `suffix`")
        }
        ([None, _], _) => {
            let Some(at) = bare.first().copied().flatten() else {
                return Verdict::Lost;
            };
            let (start, end) = (text.point(at), text.point(at + quote.exact.len()));
            let message =
                format!("the quote of `{claim}` is found, but not between its prefix and suffix");
            place
                .finding(Code::QuoteContext, "quote", message)
                .param("start", start)
                .param("end", end)
                .help("`prefix` and `suffix` are the words right before and after the quote, white space included")
        }
    };
    Verdict::Finding(Box::new(finding))
}

fn beyond(place: Place<'_>, end: u64, text: &Offsets<'_>) -> Diagnostic {
    let (claim, length) = (place.claim, text.length());
    let message =
        format!("a passage of `{claim}` ends at {end}, beyond the text's {length} code points");
    place
        .finding(Code::PositionBeyondText, "position", message)
        .param("end", end)
        .param("length", length)
        .help("positions count Unicode code points, not bytes or UTF-16 units, from 0")
}

fn unquoted(place: Place<'_>) -> Diagnostic {
    let claim = place.claim;
    let message = format!("a passage of `{claim}` has a position but no quote");
    place
        .finding(Code::PositionWithoutQuote, "position", message)
        .help("quote a few words: when the text changes, they show where the passage went")
}

fn report_lost(check: &mut Check<'_>, text: &Offsets<'_>, lost: &[(Place<'_>, &Quote)]) {
    if lost.is_empty() {
        return;
    }
    let loose = Loose::of(text.text());
    let folded: Vec<Loose> = lost.iter().map(|(_, q)| Loose::of(&q.exact)).gather();
    let patterns: Vec<&str> = folded.iter().map(Loose::as_str).gather();
    let found = search::find(loose.as_str(), &patterns);
    for (((place, _), pattern), found) in lost.iter().zip(&patterns).zip(found) {
        let claim = place.claim;
        let message = format!("the quote of `{claim}` is not in the text");
        let finding = place.finding(Code::PassageLost, "quote", message);
        let near = match found {
            [Some(at), next] => loose.origin(at, pattern.len()).zip(Some(next.is_none())),
            _ => None,
        };
        check.find(match near {
            Some(((start, end), alone)) => nearly(*place, finding, text, (start, end), alone),
            None => finding.help("quote the text's own words, or check that it is the right text"),
        });
    }
}

/// Says that a lost quote is found when white space and case do not count.
fn nearly(
    place: Place<'_>,
    finding: Diagnostic,
    text: &Offsets<'_>,
    (start, end): (u64, u64),
    alone: bool,
) -> Diagnostic {
    let finding = finding
        .param("start", start)
        .param("end", end)
        .help(format!(
            "with white space and case ignored, it would match at {start} to {end}{}",
            if alone { "" } else { " and elsewhere" }
        ));
    let words = match (text.byte(start), text.byte(end)) {
        (Some(from), Some(to)) if alone && end - start <= LONGEST => text.text().get(from..to),
        _ => None,
    };
    match words.map(crate::json::to_text) {
        Some(words) => finding.fix(Fix {
            title: "quote the text's own words".to_owned(),
            pointer: format!(
                "/claims/{}/reported_in/{}/quote/exact",
                place.claim, place.slot
            ),
            replacement: words,
        }),
        None => finding,
    }
}

#[cfg(test)]
mod tests;
