//! Paths of terms: ids joined by slashes.

use std::cmp::Ordering;

use super::VocabularyError;
use crate::Id;

/// Deep enough for any thesaurus, and little enough that walking up stays cheap.
pub(super) const MAX_SEGMENTS: usize = 16;

pub(super) fn check(path: &str) -> Result<(), VocabularyError> {
    let mut start = 0;
    for (number, segment) in path.split('/').enumerate() {
        if number == MAX_SEGMENTS {
            return Err(VocabularyError::TooDeep);
        }
        if let Err(error) = Id::new(segment) {
            return Err(VocabularyError::Segment {
                error,
                position: start + error.position(),
            });
        }
        start += segment.len() + 1;
    }
    Ok(())
}

/// The paths above, nearest first.
pub(super) fn above(path: &str) -> impl Iterator<Item = &str> {
    std::iter::successors(cut(path), |path| cut(path))
}

fn cut(path: &str) -> Option<&str> {
    path.rsplit_once('/').map(|(above, _)| above)
}

pub(super) fn is_below(path: &str, above: &str) -> bool {
    path.strip_prefix(above)
        .is_some_and(|rest| rest.starts_with('/'))
}

/// The order of a tree: what lies below a path follows it at once.
pub(super) fn order(a: &str, b: &str) -> Ordering {
    a.split('/').cmp(b.split('/'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn segments_are_ids() {
        assert_eq!(check("life/killed/by-torture"), Ok(()));
        for (path, position) in [
            ("", 0),
            ("/life", 0),
            ("life/", 5),
            ("life//killed", 5),
            ("life/Killed", 5),
            ("a/b c", 3),
        ] {
            assert!(
                matches!(check(path), Err(VocabularyError::Segment { position: at, .. }) if at == position),
                "{path}"
            );
        }
        assert_eq!(check(&["a"; 16].join("/")), Ok(()));
        assert_eq!(check(&["a"; 17].join("/")), Err(VocabularyError::TooDeep));
    }

    #[test]
    fn below_means_whole_segments() {
        assert!(is_below("life/killed/by-torture", "life/killed"));
        assert!(!is_below("life/killed-twice", "life/killed"));
        assert!(!is_below("life/killed", "life/killed"));
        assert_eq!(above("a/b/c").collect::<Vec<_>>(), ["a/b", "a"]);
        assert_eq!(order("a/b", "a-c"), Ordering::Less);
    }
}
