//! CG612: figures that one voice gives of one scope in one source cannot all be true.
//!
//! A low, a best and a high estimate of one row are such figures. What is stated on another day, counts as
//! of another day, stands in another source or replaces an earlier figure is another statement, and may
//! differ.

use super::bounds;
use crate::gather::AddAll as _;
use crate::{
    Bounds, Claim, Code, Diagnostic, Id, Item, Modality, Severity, Voice,
    sorted::{SortedMap, SortedSet},
    validate::Check,
};

type Sized<'g> = (Item<'g, Claim>, Bounds);

pub(in crate::validate) fn check(check: &mut Check<'_>) {
    let mut told: SortedMap<(&Id, &Id), Vec<Sized<'_>>> = SortedMap::new();
    for claim in check.graph.claims() {
        let record = claim.record();
        let is_held = record.modality != Some(Modality::Possible);
        let Some(size) = bounds(claim, &check.with.policy).filter(|_| is_held) else {
            continue;
        };
        for passage in &record.reported_in {
            let here = told.entry((&record.incident, &passage.source)).or_default();
            if here
                .last()
                .is_none_or(|(last, _)| last.node() != claim.node())
            {
                here.push((claim, size));
            }
        }
    }
    let mut seen = SortedSet::new();
    for here in told.into_values().filter(|here| here.len() > 1) {
        let mut alike: SortedMap<Vec<&str>, Vec<Sized<'_>>> = SortedMap::new();
        for (claim, size) in &here {
            alike
                .entry(statement(*claim))
                .or_default()
                .push((*claim, *size));
        }
        for figures in alike.into_values().filter(|figures| figures.len() > 1) {
            if let Some((low, high)) = conflict(&figures)
                && seen.insert((low.0.node(), high.0.node()))
            {
                let finding = describe(check, low, high);
                check.find(finding);
            }
        }
    }
}

/// All that tells one statement about one scope from another; `|` stands between what may be absent.
fn statement(claim: Item<'_, Claim>) -> Vec<&str> {
    let record = claim.record();
    let mut key = Vec::new();
    if let Voice::Speakers(speakers) = &record.voice {
        for speaker in speakers {
            key.push(speaker.actor.as_str());
            key.add_all(speaker.on_behalf_of.as_ref().map(Id::as_str));
            key.push("|");
        }
    }
    key.push("|");
    key.push(record.stated_on.as_ref().map_or("", |when| when.text()));
    if let Some(figure) = record.figure() {
        key.push(figure.measure.as_str());
        for (facet, term) in &figure.population {
            key.add_all([facet.as_str(), term.as_str()]);
        }
        key.push("|");
        key.push(figure.place.as_ref().map_or("", Id::as_str));
        key.push(figure.cause.as_ref().map_or("", Id::as_str));
        key.push(figure.window.as_ref().map_or("", |when| when.text()));
        key.push(figure.as_of.as_ref().map_or("", |when| when.text()));
        key.push(figure.accumulation.map_or("", |how| how.as_str()));
        key.push(figure.stage.map_or("", |stage| stage.as_str()));
    }
    key
}

/// The figure with the highest least and that with the lowest most, where the one is above the other.
fn conflict<'g>(figures: &[Sized<'g>]) -> Option<(Sized<'g>, Sized<'g>)> {
    // A figure is of less than its scope says where a link tells it from another.
    let told_apart: SortedSet<&Id> = figures
        .iter()
        .map(|(claim, _)| claim.record())
        .flat_map(|record| record.supersedes.iter().chain(&record.disjoint_from))
        .map(|link| &link.claim)
        .collect();
    let apart = |claim: Item<'_, Claim>| {
        let own = claim.record();
        !own.part_of.is_empty() || !own.disjoint_from.is_empty() || told_apart.contains(claim.id())
    };
    let (mut low, mut high): (Option<Sized<'g>>, Option<(Sized<'g>, u64)>) = (None, None);
    // They come in the order of their ids: of equals the first counts.
    for figure in figures.iter().filter(|(claim, _)| !apart(*claim)) {
        let size = figure.1;
        if low.is_none_or(|(_, other)| size.low > other.low) {
            low = Some(*figure);
        }
        if let Some(most) = size
            .high
            .filter(|most| high.is_none_or(|(_, other)| *most < other))
        {
            high = Some((*figure, most));
        }
    }
    let (low, (high, most)) = low.zip(high)?;
    (most < low.1.low).then_some((low, high))
}

/// Whether two claims are found in one place: elsewhere in a text its voice may speak of another day.
fn in_one_passage(one: Item<'_, Claim>, other: Item<'_, Claim>) -> bool {
    let others = &other.record().reported_in;
    one.record().reported_in.iter().any(|here| {
        others.iter().any(|there| {
            (&here.source, &here.quote, &here.position)
                == (&there.source, &there.quote, &there.position)
        })
    })
}

fn describe(check: &mut Check<'_>, low: Sized<'_>, high: Sized<'_>) -> Diagnostic {
    let (one, other) = (low.0.id(), high.0.id());
    let (least, most) = (low.1.low, high.1.high.unwrap_or_default());
    let severity = match check.claimants.of_all(&[low.0, high.0]) {
        Some(_) if in_one_passage(low.0, high.0) => Severity::Error,
        _ => Severity::Warning,
    };
    Diagnostic::new(
        Code::ContradictsItself,
        format!("/claims/{one}/figure/quantity"),
        format!("`{one}` and `{other}` are of one statement and cannot both be true: at least {least}, at most {most}"),
    )
    .severity(severity)
    .id(one)
    .param("least", least)
    .param("most", most)
    .param("target", other)
    .help("correct the figure that was taken down wrongly; if the source has it so, keep it: this is what the source says")
    .related(format!("/claims/{other}/figure/quantity"), "the other figure")
}

#[cfg(test)]
mod tests {
    use crate::{
        Code, Severity,
        validate::sample::{case, figure, found, killed, link},
    };

    fn said(speaker: &str, more: &str, scope: &str) -> Option<Severity> {
        let high = killed(2, scope).replace("exact", "at-most");
        let claims = [
            figure("best", "ministry", &killed(3, ""), ""),
            figure("high", speaker, &high, more),
        ];
        let found = found(&case(&claims), Code::ContradictsItself);
        assert!(found.len() < 2);
        found.first().map(|d| d.severity)
    }

    #[test]
    fn one_statement_is_one_voice_one_day_one_scope() {
        assert_eq!(said("ministry", "", ""), Some(Severity::Error));
        assert_eq!(said("prosecutor", "", ""), None);
        assert_eq!(said("ministry", r#""stated_on":"2022-01-05""#, ""), None);
        assert_eq!(said("ministry", "", r#""as_of":"2022-01-05""#), None);
        assert_eq!(said("ministry", r#""modality":"possible""#, ""), None);
        for kind in ["supersedes", "part_of", "disjoint_from"] {
            assert_eq!(said("ministry", &link(kind, "best"), ""), None, "{kind}");
        }
    }

    #[test]
    fn elsewhere_in_a_text_its_voice_may_speak_of_another_day() {
        let elsewhere = figure("high", "ministry", &killed(2, ""), "")
            .replace(r#""daily"}"#, r#""daily","position":{"start":9,"end":12}}"#);
        let claims = [figure("best", "ministry", &killed(3, ""), ""), elsewhere];
        let found = found(&case(&claims), Code::ContradictsItself);
        let severities: Vec<Severity> = found.iter().map(|d| d.severity).collect();
        assert_eq!(severities, [Severity::Warning]);
    }
}
