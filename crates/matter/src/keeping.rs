//! How things of a kind are kept, to which part of a record they belong, and what of a thing is sealed.

/// How things of a kind are kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Keeping {
    /// All of them are in the record that rules read: few, and each may bear on the others.
    Whole,
    /// They are read a page at a time, and rules see a digest: they become thousands, and none bears on another.
    Ledger,
}

/// What of a thing is sealed for somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sealing {
    /// Nothing.
    Open,
    /// These fields of its body.
    Fields(&'static [&'static str]),
    /// All of it.
    Whole,
}

/// A part of a record, as permits tell them apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum RecordPart {
    /// The case: who works with the family, its stage, whether it is restricted.
    Case,
    /// Who the child is, and who works with it.
    Child,
    /// To which families a child belongs, and who is the same person as somebody elsewhere.
    Links,
    /// Where the child lives.
    Placements,
    /// The party, and the checks made of it.
    Party,
    /// The people and how they are related.
    People,
    /// News that reached the authority.
    Contacts,
    /// The map, its dangers paired with goals, and the next steps.
    Map,
    /// Scales, rounds and numbers.
    Numbers,
    /// What was put to the chair or the manager because of a number.
    Escalations,
    /// The network, the safety plan with its tests, and the trajectory.
    Plan,
    /// Meetings with the family.
    Meetings,
    /// Supervisions of the work.
    Supervision,
    /// Requests to close, with their audit.
    Closing,
    /// Words for one child.
    ChildWords,
    /// Case notes and visits.
    Notes,
    /// What the law asks of the authority for a child: referral, assessment, enquiry, conference, plan.
    Pathway,
}

impl RecordPart {
    /// Every part.
    pub const ALL: &'static [Self] = &[
        Self::Case,
        Self::Child,
        Self::Links,
        Self::Placements,
        Self::Party,
        Self::People,
        Self::Contacts,
        Self::Map,
        Self::Numbers,
        Self::Escalations,
        Self::Plan,
        Self::Meetings,
        Self::Supervision,
        Self::Closing,
        Self::ChildWords,
        Self::Notes,
        Self::Pathway,
    ];
}
