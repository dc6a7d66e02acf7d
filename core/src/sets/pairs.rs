//! Many pairs of sets, a bit each.

use fixedbitset::FixedBitSet;

use super::Set;

/// Pairs, the second by the first.
#[derive(Clone, Debug, Default)]
pub(crate) struct Pairs {
    rows: Vec<FixedBitSet>,
}

impl Pairs {
    pub(crate) fn add(&mut self, a: Set, b: Set) {
        if self.rows.len() <= a {
            self.rows.resize_with(a + 1, FixedBitSet::new);
        }
        if let Some(row) = self.rows.get_mut(a) {
            row.grow_and_insert(b);
        }
    }

    pub(crate) fn contains(&self, a: Set, b: Set) -> bool {
        self.rows.get(a).is_some_and(|row| row.contains(b))
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = (Set, Set)> {
        let rows = self.rows.iter().enumerate();
        rows.flat_map(|(a, row)| row.ones().map(move |b| (a, b)))
    }
}

impl FromIterator<(Set, Set)> for Pairs {
    fn from_iter<I: IntoIterator<Item = (Set, Set)>>(pairs: I) -> Self {
        let mut all = Self::default();
        for (a, b) in pairs {
            all.add(a, b);
        }
        all
    }
}
