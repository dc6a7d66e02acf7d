//! Compact JSON laid out for people and for diffs.

use crate::json::plain;

/// Objects and lists that fit within this many columns stand on one line.
const WIDTH: usize = 100;

/// Lays out compact JSON: two spaces a level, short objects and lists on one line, a newline at the end.
pub(super) fn readable(compact: &str) -> String {
    let widths = widths(compact);
    let mut out = String::with_capacity(compact.len() + compact.len() / 4);
    let mut open: Vec<bool> = Vec::new();
    let mut column = 0;
    let mut next = widths.into_iter();
    let mut previous = "";
    let line = |out: &mut String, levels: usize| {
        out.push('\n');
        out.extend(std::iter::repeat_n("  ", levels));
        2 * levels
    };
    for piece in Pieces(compact) {
        match piece {
            "{" | "[" => {
                let width = next.next().unwrap_or(0);
                let flat = open.last().copied().unwrap_or(false);
                // Room for the comma that may follow.
                let flat = flat || column + width < WIDTH;
                open.push(flat);
                out.push_str(piece);
                column += 1;
                if !flat {
                    column = line(&mut out, open.len());
                }
            }
            "}" | "]" => {
                if open.pop() == Some(false) && !matches!(previous, "{" | "[") {
                    column = line(&mut out, open.len());
                }
                out.push_str(piece);
                column += 1;
            }
            "," if open.last() == Some(&false) => {
                out.push_str(piece);
                column = line(&mut out, open.len());
            }
            "," => {
                out.push_str(", ");
                column += 2;
            }
            ":" => {
                out.push_str(": ");
                column += 2;
            }
            value => {
                out.push_str(value);
                column += columns(value);
            }
        }
        previous = piece;
    }
    out.push('\n');
    out
}

/// How wide every object and list is when it stands on one line, in the order of their openings.
fn widths(compact: &str) -> Vec<usize> {
    let mut widths: Vec<usize> = Vec::new();
    let mut open: Vec<(usize, usize)> = Vec::new();
    let mut column = 0;
    for piece in Pieces(compact) {
        match piece {
            "{" | "[" => {
                open.push((widths.len(), column));
                widths.push(0);
                column += 1;
            }
            "}" | "]" => {
                column += 1;
                if let Some((index, start)) = open.pop()
                    && let Some(width) = widths.get_mut(index)
                {
                    *width = column - start;
                }
            }
            // A space follows.
            "," | ":" => column += 2,
            value => column += columns(value),
        }
    }
    widths
}

fn columns(text: &str) -> usize {
    text.chars().count()
}

/// Compact JSON in pieces: brackets, commas and colons, each by itself, and whole values between them.
struct Pieces<'t>(&'t str);

impl<'t> Iterator for Pieces<'t> {
    type Item = &'t str;

    fn next(&mut self) -> Option<&'t str> {
        let length = match self.0.bytes().next()? {
            b'{' | b'}' | b'[' | b']' | b',' | b':' => 1,
            b'"' => string(self.0.as_bytes()),
            _ => {
                let ends = |b| matches!(b, b'}' | b']' | b',');
                self.0.bytes().position(ends).unwrap_or(self.0.len())
            }
        };
        // JSON's own characters are ASCII, so that this never cuts another in two.
        let (piece, rest) = self.0.split_at_checked(length).unwrap_or((self.0, ""));
        self.0 = rest;
        Some(piece)
    }
}

/// How long the string is with which the text begins, its quotes included.
fn string(text: &[u8]) -> usize {
    let mut at = 1;
    loop {
        at += plain(text.get(at..).unwrap_or_default());
        match text.get(at) {
            Some(b'\\') => at += 2,
            Some(b'"') => return at + 1,
            Some(_) => at += 1,
            None => return text.len(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::readable;

    #[test]
    fn short_things_stay_on_a_line() {
        assert_eq!(
            readable(r#"{"a":[1,{"b":"x,:{\"}"}],"c":{}}"#),
            "{\"a\": [1, {\"b\": \"x,:{\\\"}\"}], \"c\": {}}\n"
        );
    }

    #[test]
    fn long_things_are_broken_level_by_level() {
        let long = "x".repeat(90);
        assert_eq!(
            readable(&format!(r#"{{"a":"{long}","b":[1,2]}}"#)),
            format!("{{\n  \"a\": \"{long}\",\n  \"b\": [1, 2]\n}}\n")
        );
    }
}
