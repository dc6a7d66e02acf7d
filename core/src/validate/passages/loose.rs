//! A text with white space and case ignored, to say how nearly a lost quote matches.

/// A folded text, and where each of its code points came from.
pub(crate) struct Loose {
    folded: String,
    /// The byte in `folded` at which a code point starts, and the number of the one it came from.
    origins: Vec<(usize, u64)>,
}

impl Loose {
    /// Every stretch of white space becomes one space, everything else lower case.
    pub(crate) fn of(text: &str) -> Self {
        let mut folded = String::with_capacity(text.len());
        let mut origins = Vec::with_capacity(text.len());
        for (point, c) in (0_u64..).zip(text.chars()) {
            if c.is_whitespace() {
                if !folded.is_empty() && !folded.ends_with(' ') {
                    origins.push((folded.len(), point));
                    folded.push(' ');
                }
                continue;
            }
            for lower in c.to_lowercase() {
                origins.push((folded.len(), point));
                folded.push(lower);
            }
        }
        while folded.ends_with(' ') {
            folded.pop();
            origins.pop();
        }
        Self { folded, origins }
    }

    pub(crate) fn as_str(&self) -> &str {
        &self.folded
    }

    /// The code points of the original from which a stretch of the folded text came.
    pub(crate) fn origin(&self, start: usize, length: usize) -> Option<(u64, u64)> {
        let at = |byte: usize| self.origins.binary_search_by_key(&byte, |(b, _)| *b).ok();
        let first = at(start)?;
        let after = self.origins.partition_point(|(b, _)| *b < start + length);
        let (_, from) = *self.origins.get(first)?;
        let (_, last) = *self.origins.get(after.checked_sub(1)?)?;
        Some((from, last + 1))
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn white_space_and_case_fold_and_origins_come_back() {
        let text = "  At\u{a0}\n LEAST İ 41  ";
        let loose = Loose::of(text);
        assert_eq!(loose.as_str(), "at least i\u{307} 41");
        let start = loose.as_str().find("least").unwrap();
        assert_eq!(loose.origin(start, 5), Some((7, 12)));
        let all = loose.as_str().len();
        assert_eq!(loose.origin(0, all), Some((2, 17)));
        assert_eq!(Loose::of(" \n").as_str(), "");
    }
}
