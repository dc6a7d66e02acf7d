//! Texts with names of columns in braces.

use crate::{spelling::folded, text::escaped};

/// A text in which `{name}` stands for what the row has there.
#[derive(Debug, Clone)]
pub(super) struct Template {
    pub(super) parts: Vec<Part>,
    /// Where it stands in the mapping.
    pub(super) source: usize,
}

impl Template {
    /// The numbers of the names in it.
    pub(super) fn names(&self) -> impl Iterator<Item = usize> {
        self.parts.iter().filter_map(|part| match part {
            Part::Name(name, _) => Some(*name),
            Part::Literal(_) => None,
        })
    }
}

#[derive(Debug, Clone)]
pub(super) enum Part {
    Literal(String),
    /// A name by its number, and what is done to its text.
    Name(usize, Vec<Filter>),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Filter {
    Trim,
    Lower,
    /// Lower-case ASCII with hyphens, of so many characters at most.
    Slug(usize),
    /// The first twelve hexadecimal digits of the SHA-256.
    Digest,
}

impl Filter {
    fn parse(text: &str) -> Option<Self> {
        Some(match text {
            "trim" => Self::Trim,
            "lower" => Self::Lower,
            "slug" => Self::Slug(usize::MAX),
            "digest" => Self::Digest,
            _ => Self::Slug(
                text.strip_prefix("slug:")?
                    .parse()
                    .ok()
                    .filter(|n| *n > 0)?,
            ),
        })
    }

    pub(super) fn apply(self, text: &str) -> String {
        match self {
            Self::Trim => text.trim().to_owned(),
            Self::Lower => text.to_lowercase(),
            Self::Slug(most) => {
                let slug = folded(text).replace(' ', "-");
                let cut = slug.get(..most).unwrap_or(&slug);
                cut.trim_end_matches('-').to_owned()
            }
            Self::Digest => {
                use {sha2::Digest as _, std::fmt::Write as _};
                let digest = sha2::Sha256::digest(text.as_bytes());
                let mut text = String::new();
                for byte in digest.iter().take(6) {
                    // Writing to a String cannot fail.
                    let _ = write!(text, "{byte:02x}");
                }
                text
            }
        }
    }
}

/// Takes a template apart; `name` gives every name its number.
pub(super) fn parse(
    text: &str,
    source: usize,
    name: &mut dyn FnMut(&str) -> usize,
) -> Result<Template, String> {
    let mut parts = Vec::new();
    let mut literal = String::new();
    let mut rest = text;
    while let Some(at) = rest.find(['{', '}']) {
        let (before, from) = rest.split_at_checked(at).unwrap_or((rest, ""));
        literal.push_str(before);
        if let Some(after) = from.strip_prefix("{{") {
            literal.push('{');
            rest = after;
        } else if let Some(after) = from.strip_prefix("}}") {
            literal.push('}');
            rest = after;
        } else if let Some((inside, after)) = from.strip_prefix('{').and_then(|f| f.split_once('}'))
        {
            if !literal.is_empty() {
                parts.push(Part::Literal(std::mem::take(&mut literal)));
            }
            let mut pieces = inside.split('|');
            let column = pieces.next().unwrap_or_default();
            if column.is_empty() {
                return Err("a pair of braces names no column".to_owned());
            }
            let filters: Option<Vec<Filter>> = pieces.map(Filter::parse).collect();
            let Some(filters) = filters else {
                return Err(format!(
                    "`{}` is done with something that is none of `trim`, `lower`, `slug`, `slug:40`, `digest`",
                    escaped(column)
                ));
            };
            parts.push(Part::Name(name(column), filters));
            rest = after;
        } else {
            return Err("a brace has no partner: write `{{` or `}}` for a brace itself".to_owned());
        }
    }
    literal.push_str(rest);
    if !literal.is_empty() {
        parts.push(Part::Literal(literal));
    }
    Ok(Template { parts, source })
}
