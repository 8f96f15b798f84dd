//! The checks of sponsors, carers, residents and adopters: which are made of whom, and how long before one runs out it is told.

use crate::party::{PartyCheckKind, PartyKind};
use matter::section;

section! {
    /// Settings of what is looked at of a party. Each is asked with the day of the look.
    Parties {
        /// How many days before a check runs out it is to be looked at.
        runs_out_within_days: i32 = 28;
        /// What is looked into of a carer.
        checks_of_carer: Vec<PartyCheckKind> = vec![
            PartyCheckKind::Dbs,
            PartyCheckKind::Visit,
            PartyCheckKind::Assessment,
            PartyCheckKind::Approval,
            PartyCheckKind::Health,
            PartyCheckKind::References,
        ];
        /// What is looked into of a sponsor.
        checks_of_sponsor: Vec<PartyCheckKind> = vec![PartyCheckKind::Dbs, PartyCheckKind::Visit];
        /// What is looked into of somebody who lives with a carer or sponsor.
        checks_of_resident: Vec<PartyCheckKind> = vec![PartyCheckKind::Dbs];
        /// What is looked into of an adopter.
        checks_of_adopter: Vec<PartyCheckKind> = vec![
            PartyCheckKind::Dbs,
            PartyCheckKind::Visit,
            PartyCheckKind::Assessment,
            PartyCheckKind::Approval,
            PartyCheckKind::Health,
            PartyCheckKind::References,
        ];
    }
}

impl Parties {
    /// What is looked into of a party of this kind, on this day.
    pub fn checks_of(&self, kind: PartyKind, day: jiff::civil::Date) -> &[PartyCheckKind] {
        match kind {
            PartyKind::Carer => self.checks_of_carer.on(day),
            PartyKind::Sponsor => self.checks_of_sponsor.on(day),
            PartyKind::Resident => self.checks_of_resident.on(day),
            PartyKind::Adopter => self.checks_of_adopter.on(day),
        }
    }
}
