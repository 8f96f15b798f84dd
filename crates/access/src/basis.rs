//! Why a permit is given.

/// Why somebody was let in. Journalled with every deed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Basis {
    /// Leads the work.
    LeadWorker,
    /// Works with the lead worker.
    CoWorker,
    /// Belongs to the team that holds the case.
    Team,
    /// Supervises the team that holds the case.
    Supervisor,
    /// Chairs the family's conferences.
    Chair,
    /// Helps the team's practice.
    PracticeLead,
    /// Belongs to another team, and is named for this restricted record: may read it and add to it, and no more.
    Named,
    /// Works with the family whose record holds the child.
    HoldingFamily,
    /// Wrote down in a child's own record what follows for the families to which the child belongs.
    LinkedChild,
    /// Hands a child over to this family's team, which agreed to it. Reaches what comes with the child, and opens nothing.
    HandsOver,
    /// Opened in an emergency, with a reason.
    BreakGlass,
    /// Made the record just now.
    Maker,
}

impl Basis {
    /// The code in the journal.
    pub fn code(self) -> &'static str {
        match self {
            Self::LeadWorker => "lead_worker",
            Self::CoWorker => "co_worker",
            Self::Team => "team",
            Self::Supervisor => "supervisor",
            Self::Chair => "chair",
            Self::PracticeLead => "practice_lead",
            Self::Named => "named",
            Self::HoldingFamily => "holding_family",
            Self::LinkedChild => "linked_child",
            Self::HandsOver => "hands_over",
            Self::BreakGlass => "break_glass",
            Self::Maker => "maker",
        }
    }
}
