//! What somebody wants to do to a record.

/// What somebody wants to do with a family's record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Deed {
    /// Read it.
    See,
    /// Add to it or change it.
    Change,
    /// Sign the map off, agree a plan, open a round.
    SignOff,
    /// Record a supervision of the work.
    Supervise,
    /// Audit a closure.
    Audit,
    /// Close, override, answer an escalation, restrict, allocate.
    Decide,
}

impl Deed {
    /// Every deed.
    pub const ALL: &'static [Self] =
        &[Self::See, Self::Change, Self::SignOff, Self::Supervise, Self::Audit, Self::Decide];
}
