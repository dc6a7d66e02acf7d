//! Slips of the pen: which of the words that exist somebody may have meant.

/// A comparison costs the product of the lengths: beyond this much nobody is helped by an answer.
const MOST_COST: usize = 4_000_000;

/// The listed word that differs from `word` by a slip of the pen, the least and then the first of
/// them; `None` when none is near, or when there are too many to look through.
pub(crate) fn nearest<'a>(
    word: &str,
    listed: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    let mut cost = 0;
    let mut found: Option<(usize, &str)> = None;
    for other in listed {
        let longer = other.len().max(word.len());
        let most = (longer / 4).min(3);
        if other.len().abs_diff(word.len()) > most {
            continue;
        }
        cost += other.len() * word.len();
        if cost > MOST_COST {
            return None;
        }
        let here = (strsim::osa_distance(other, word), other);
        if here.0 <= most && found.is_none_or(|best| here < best) {
            found = Some(here);
        }
    }
    found.map(|(_, other)| other)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn a_letter_or_two() {
        let fields = ["when", "title", "stated_by", "stated_on", "by"];
        assert_eq!(nearest("titel", fields), Some("title"));
        assert_eq!(nearest("stated_bye", fields), Some("stated_by"));
        assert_eq!(nearest("stated_at", fields), Some("stated_by"));
        assert_eq!(nearest("bt", fields), None);
        assert_eq!(nearest("whither", fields), None);
        assert_eq!(nearest("", fields), None);
    }

    #[test]
    fn too_many_are_not_looked_through() {
        let long = "a".repeat(128);
        let all = (0..1_000).map(|_| long.as_str());
        assert_eq!(nearest(&long.replacen('a', "b", 1), all), None);
    }
}
