//! Files made to take as much memory as they can for their size.

use std::fmt::Write as _;

/// A file that says as little as it can with as many things as it can.
pub(crate) struct Hostile {
    pub(crate) name: &'static str,
    before: &'static str,
    /// What stands again and again, its number in place of `#`.
    again: &'static str,
    after: &'static str,
}

const fn hostile(
    name: &'static str,
    before: &'static str,
    again: &'static str,
    after: &'static str,
) -> Hostile {
    Hostile {
        name,
        before,
        again,
        after,
    }
}

pub(crate) const ALL: &[Hostile] = &[
    hostile("lists in lists", "", "[", ""),
    hostile(
        "empty claims",
        r#"{"format":1,"claims":{"#,
        r#""a#":{},"#,
        r#""b":{}}}"#,
    ),
    hostile(
        "the smallest places",
        r#"{"format":1,"places":{"#,
        r#""a#":{"names":[{"text":"x"}]},"#,
        r#""b":{"names":[{"text":"x"}]}}}"#,
    ),
    hostile(
        "the smallest claims",
        r#"{"format":1,"claims":{"#,
        r#""a#":{"kind":"response","incident":"i","response":{"text":"x"}},"#,
        r#""b":{"kind":"response","incident":"i","response":{"text":"x"}}}}"#,
    ),
    hostile(
        "the smallest assessments",
        r#"{"format":1,"assessments":{"#,
        r#""a#":{"of":"s","by":"a","reliability":"A"},"#,
        r#""b":{"of":"s","by":"a","reliability":"A"}}}"#,
    ),
    hostile(
        "names",
        r#"{"format":1,"places":{"a":{"names":["#,
        r#"{"text":"x"},"#,
        r#"{"text":"x"}]}}}"#,
    ),
    hostile(
        "passages",
        r#"{"format":1,"claims":{"a":{"kind":"response","incident":"i","response":{"text":"x"},"reported_in":["#,
        r#"{"source":"s"},"#,
        r#"{"source":"s"}]}}}"#,
    ),
    hostile(
        "references that lead nowhere",
        r#"{"format":1,"sources":{"s":{"kind":"post","title":"x","authors":["#,
        r#""a","#,
        r#""a"]}}}"#,
    ),
    hostile(
        "references to one record",
        r#"{"format":1,"actors":{"a":{"kind":"person","names":[{"text":"x"}]}},"sources":{"s":{"kind":"post","title":"x","authors":["#,
        r#""a","#,
        r#""a"]}}}"#,
    ),
    hostile(
        "ids that are none",
        r#"{"format":1,"sources":{"s":{"kind":"post","title":"x","authors":["#,
        r#""","#,
        r#"""]}}}"#,
    ),
    hostile(
        "data of one's own",
        r#"{"format":1,"about":{"ext":{"#,
        r#""k#":0,"#,
        r#""k":0}}}"#,
    ),
    hostile(
        "one id again and again",
        r#"{"format":1,"places":{"#,
        r#""a":{"names":[{"text":"x"}]},"#,
        r#""a":{"names":[{"text":"x"}]}}}"#,
    ),
    hostile("empty lines", "{\"format\":1}\n", "\n", "\n"),
];

impl Hostile {
    /// The file, of about so many bytes.
    pub(crate) fn text(&self, bytes: usize) -> String {
        let mut text = self.before.to_owned();
        for number in 0_usize.. {
            if text.len() >= bytes {
                break;
            }
            match self.again.split_once('#') {
                // Writing to a String cannot fail.
                Some((head, tail)) => {
                    let _ = write!(text, "{head}{number:x}{tail}");
                }
                None => text.push_str(self.again),
            }
        }
        text.push_str(self.after);
        text
    }
}
