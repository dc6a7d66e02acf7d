//! How all charts look: one palette, one frame, one type of letters.

use super::spec::{Spec, spec};
use crate::Error;

/// The colours of Okabe and Ito, without the yellow, which white paper swallows.
pub(super) const COLOURS: [&str; 7] = [
    "#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#000000",
];
/// Text.
pub(super) const INK: &str = "#222222";
/// What stands behind: notes, axes.
pub(super) const PALE: &str = "#6B6B6B";
/// What is only there to compare with.
pub(super) const GHOST: &str = "#D9D9D9";

/// The width of a chart's plotting area, in pixels.
pub(super) const WIDTH: i64 = 640;

/// The colour of the so-manieth claimant.
pub(super) fn colour(place: usize) -> &'static str {
    COLOURS.get(place % COLOURS.len()).copied().unwrap_or(INK)
}

/// A specification as text: what every one begins with, what is drawn, and what every one ends with.
pub(super) fn page(title: &str, subtitle: &[String], description: &str, drawn: &Spec) -> String {
    let head = spec!({
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "description": (description),
        "title": {
            "text": (title),
            "subtitle": (subtitle),
        },
        "background": "white",
    });
    let config = spec!({
        "config": {
            "font": "sans-serif",
            "view": { "stroke": null },
            "title": {
                "anchor": "start", "color": (INK), "fontSize": 15, "fontWeight": "bold", "offset": 12,
                "subtitleColor": (PALE), "subtitleFontSize": 11, "subtitlePadding": 5, "subtitleLineHeight": 14,
            },
            "axis": {
                "labelColor": (PALE), "titleColor": (PALE), "gridColor": "#EEEEEE", "domainColor": "#BBBBBB",
                "tickColor": "#BBBBBB", "labelFontSize": 10, "titleFontSize": 11, "titleFontWeight": "normal",
            },
            "text": { "color": (INK), "fontSize": 11 },
        },
    });
    head.and(drawn).and(&config).into_json()
}

/// Refuses what is too much for a picture.
pub(super) fn at_most(
    does: &str,
    most: usize,
    what: &str,
    count: usize,
    advice: &str,
) -> Result<(), Error> {
    if count <= most {
        return Ok(());
    }
    let message = format!("a chart {does} {most} {what} at most, and there are {count}; {advice}");
    Err(Error::Question(message))
}

/// A text of at most so many characters; the rest is in the mark's tooltip.
pub(super) fn short(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let mut out: String = text.chars().take(most.saturating_sub(1)).collect();
    out.truncate(out.trim_end().len());
    out.push('…');
    out
}

/// A text in lines of at most so many characters, broken between words.
pub(super) fn lines(text: &str, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= most => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}
