//! Groups that grow together.

use crate::gather::Gather as _;

/// Groups that grow together, each known by its least member.
pub(crate) struct Groups(Vec<usize>);

impl Groups {
    pub(crate) fn new(members: usize) -> Self {
        Self((0..members).gather())
    }

    pub(crate) fn find(&mut self, member: usize) -> usize {
        let mut top = member;
        while let Some(up) = self.0.get(top).copied().filter(|up| *up != top) {
            top = up;
        }
        let mut at = member;
        while at != top {
            let Some(slot) = self.0.get_mut(at) else {
                break;
            };
            at = std::mem::replace(slot, top);
        }
        top
    }

    pub(crate) fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.find(a), self.find(b));
        if let Some(slot) = self.0.get_mut(a.max(b)) {
            *slot = a.min(b);
        }
    }
}
