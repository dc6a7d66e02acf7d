//! Compact JSON laid out for people and for diffs.

/// Objects and lists that fit within this many columns stand on one line.
const WIDTH: usize = 100;

/// Lays out compact JSON: two spaces a level, short objects and lists on one line, a newline at the end.
pub(super) fn readable(compact: &str) -> String {
    let widths = Widths::measure(compact);
    let mut out = String::with_capacity(compact.len() + compact.len() / 4);
    let mut open: Vec<bool> = Vec::new();
    let mut column = 0;
    let mut in_string = false;
    let mut escaped = false;
    let mut next = widths.0.iter();
    let mut previous = ' ';
    let line = |out: &mut String, levels: usize| {
        out.push('\n');
        out.extend(std::iter::repeat_n("  ", levels));
        2 * levels
    };
    for c in compact.chars() {
        if in_string {
            out.push(c);
            column += 1;
            in_string = escaped || c != '"';
            escaped = c == '\\' && !escaped;
            continue;
        }
        match c {
            '{' | '[' => {
                let width = next.next().copied().unwrap_or(0);
                let flat = open.last().copied().unwrap_or(false);
                // Room for the comma that may follow.
                let flat = flat || column + width < WIDTH;
                open.push(flat);
                out.push(c);
                column += 1;
                if !flat {
                    column = line(&mut out, open.len());
                }
            }
            '}' | ']' => {
                if open.pop() == Some(false) && !matches!(previous, '{' | '[') {
                    column = line(&mut out, open.len());
                }
                out.push(c);
                column += 1;
            }
            ',' => {
                out.push(c);
                column += 1;
                if open.last() == Some(&false) {
                    column = line(&mut out, open.len());
                } else {
                    out.push(' ');
                    column += 1;
                }
            }
            ':' => {
                out.push_str(": ");
                column += 2;
            }
            c => {
                in_string = c == '"';
                out.push(c);
                column += 1;
            }
        }
        previous = c;
    }
    out.push('\n');
    out
}

/// How wide every object and list is when it stands on one line, in the order of their openings.
struct Widths(Vec<usize>);

impl Widths {
    fn measure(compact: &str) -> Self {
        let mut widths: Vec<usize> = Vec::new();
        let mut open: Vec<(usize, usize)> = Vec::new();
        let mut column = 0;
        let (mut in_string, mut escaped) = (false, false);
        for c in compact.chars() {
            column += 1;
            if in_string {
                in_string = escaped || c != '"';
                escaped = c == '\\' && !escaped;
                continue;
            }
            match c {
                '"' => in_string = true,
                '{' | '[' => {
                    open.push((widths.len(), column));
                    widths.push(0);
                }
                '}' | ']' => {
                    if let Some((index, start)) = open.pop()
                        && let Some(width) = widths.get_mut(index)
                    {
                        *width = column - start + 1;
                    }
                }
                // A space follows.
                ',' | ':' => column += 1,
                _ => {}
            }
        }
        Self(widths)
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
