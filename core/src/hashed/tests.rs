use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;

use super::{HashedMap, HashedSet};

proptest! {
    #[test]
    fn does_as_the_standard_library_does(
        steps in prop::collection::vec((0..300_u16, any::<u8>(), any::<bool>()), 0..500),
    ) {
        let (mut old, mut new) = (BTreeMap::new(), HashedMap::new());
        for (key, value, count) in steps {
            if count {
                let (a, b) = (new.entry(key).or_insert(value), old.entry(key).or_insert(value));
                *a = a.wrapping_add(1);
                *b = b.wrapping_add(1);
            } else {
                prop_assert_eq!(new.insert(key, value), old.insert(key, value));
            }
            prop_assert_eq!(new.len(), old.len());
        }
        for key in 0..300 {
            prop_assert_eq!(new.get(&key), old.get(&key));
            prop_assert_eq!(new.contains_key(&key), old.contains_key(&key));
        }
    }

    #[test]
    fn sets_too(items in prop::collection::vec("[a-f]{0,2}", 0..60)) {
        let (mut old, mut new) = (BTreeSet::new(), HashedSet::new());
        for item in items {
            prop_assert_eq!(new.insert(item.clone()), old.insert(item));
        }
        prop_assert!(old.iter().all(|item| new.contains(item.as_str())));
        prop_assert!(!new.contains("g"));
    }
}
