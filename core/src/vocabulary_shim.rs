//! shim
/// x
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Accumulation {
    /// x
    Cumulative,
}
impl Accumulation {
    /// x
    pub const ALL: &'static [Self] = &[Self::Cumulative];
    /// x
    pub fn as_str(self) -> &'static str {
        "cumulative"
    }
}
/// x
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum List {
    /// x
    Measures,
}
impl List {
    /// x
    pub const ALL: &'static [Self] = &[Self::Measures];
    /// x
    pub fn as_str(self) -> &'static str {
        "measures"
    }
}
