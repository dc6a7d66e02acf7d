use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;

use super::{Arrange as _, Map, Set, SortedMap, SortedSet};

#[derive(Clone, Debug)]
enum Step {
    Put(u16, u8),
    Take(u16),
    Count(u16),
    Settle,
    Odd,
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let step = prop_oneof![
        8 => (0..900_u16, any::<u8>()).prop_map(|(key, value)| Step::Put(key, value)),
        2 => (0..900_u16).prop_map(Step::Take),
        3 => (0..900_u16).prop_map(Step::Count),
        1 => Just(Step::Settle),
        1 => Just(Step::Odd),
    ];
    prop::collection::vec(step, 0..60)
}

proptest! {
    #[test]
    fn does_as_the_standard_library_does(
        mut old in prop::collection::btree_map(0..900_u16, any::<u8>(), 0..800),
        steps in steps(),
        descending in any::<bool>(),
    ) {
        let mut new: SortedMap<u16, u8> = if descending {
            old.iter().rev().map(|(k, v)| (*k, *v)).collect()
        } else {
            old.clone().into_iter().collect()
        };
        for step in steps {
            match step {
                Step::Put(key, value) => prop_assert_eq!(new.insert(key, value), old.insert(key, value)),
                Step::Take(key) => prop_assert_eq!(new.remove(&key), old.remove(&key)),
                Step::Count(key) => {
                    let (a, b) = (new.entry(key).or_insert(7), old.entry(key).or_insert(7));
                    *a = a.wrapping_add(1);
                    *b = b.wrapping_add(1);
                }
                Step::Settle => {
                    new.values_mut().zip(old.values_mut()).for_each(|(a, b)| {
                        assert_eq!(a, b);
                        *a ^= 1;
                        *b ^= 1;
                    });
                }
                Step::Odd => {
                    new.retain(|key, _| key % 7 != 1);
                    old.retain(|key, _| key % 7 != 1);
                }
            }
            prop_assert_eq!(new.len(), old.len());
        }
        prop_assert!(new.iter().eq(&old));
        prop_assert!(new.iter().rev().eq(old.iter().rev()));
        prop_assert!(new.keys().eq(old.keys()));
        for key in 0..900 {
            prop_assert_eq!(new.get(&key), old.get(&key));
        }
        prop_assert!(new.into_iter().eq(old));
    }

    #[test]
    fn a_list_does_too(
        old in prop::collection::vec((0..40_u8, any::<u8>()), 0..40),
        steps in prop::collection::vec((0..40_u8, any::<u8>(), any::<bool>()), 0..40),
    ) {
        let count = old.len();
        let unsorted = Map::from_unsorted(old.clone());
        let mut new: Map<u8, u8> = old.iter().copied().collect();
        let mut old: BTreeMap<u8, u8> = old.into_iter().collect();
        prop_assert_eq!(unsorted, (old.len() == count).then(|| new.clone()));
        for (key, value, put) in steps {
            if put {
                prop_assert_eq!(new.insert(key, value), old.insert(key, value));
            } else {
                prop_assert_eq!(new.remove(&key), old.remove(&key));
            }
            prop_assert_eq!(new.get(&key), old.get(&key));
        }
        prop_assert!(new.iter().eq(&old));
        prop_assert_eq!(format!("{new:?}"), format!("{old:?}"));
        prop_assert_eq!(serde_json::to_string(&new)?, serde_json::to_string(&old)?);
        let set: Set<u8> = old.values().copied().collect();
        let expected: BTreeSet<u8> = old.values().copied().collect();
        prop_assert_eq!(serde_json::to_string(&set)?, serde_json::to_string(&expected)?);
        prop_assert!(set.into_iter().eq(expected));
    }

    #[test]
    fn sorts_as_the_standard_library_does(mut items in prop::collection::vec((0..20_u8, any::<u8>()), 0..60)) {
        let mut same = items.clone();
        items.sort_by_key(|(key, _)| *key);
        same.arrange_by_key(|(key, _)| *key);
        prop_assert_eq!(&items, &same);
        items.sort_unstable();
        same.arrange();
        prop_assert_eq!(items, same);
    }

    #[test]
    fn sets_too(a in prop::collection::btree_set(0..40_u8, 0..30), b in prop::collection::btree_set(0..40_u8, 0..30)) {
        let new = |set: &BTreeSet<u8>| set.iter().copied().collect::<SortedSet<u8>>();
        let (x, y) = (new(&a), new(&b));
        prop_assert!(x.difference(&y).eq(a.difference(&b)));
        prop_assert_eq!(x.cmp(&y), a.cmp(&b));
        prop_assert!(x.into_iter().eq(a));
    }
}

#[test]
fn many_entries_cost_no_more_than_they_should() {
    let count = 200_000_u32;
    let scattered = (0..count).map(|n| (n.wrapping_mul(2_654_435_761) % count, n));
    let (old, new): (BTreeMap<u32, u32>, SortedMap<u32, u32>) =
        (scattered.clone().collect(), scattered.collect());
    assert!(new.into_iter().eq(old));
}
