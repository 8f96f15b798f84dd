//! What was refused, as the journal says it: who wanted what, and which rule or check stood in the way. Nobody's words.

use super::{
    Line, OFFICE, append, head,
    verbs::{NOT_LET_IN, NOT_SIGNED_IN, REFUSED},
};
use crate::{Store, StoreError};
use access::FamilyPermit;
use jiff::Timestamp;
use practice::ids::{FamilyId, WorkerId};

/// Something that somebody was let in to do, and that was refused all the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// The verb of what was wanted, such as `map.signed_off`.
    pub wanted: &'static str,
    /// Why not: ids of rules, or a word such as `form`, `clash`, `forged`. Never what somebody typed.
    pub because: String,
    /// When.
    pub at: Timestamp,
}

impl Store {
    /// Notes in the family's chain that a change of its record was refused. Nothing of the record moves.
    pub async fn journal_refused(&self, permit: &FamilyPermit, refusal: Refusal) -> Result<(), StoreError> {
        let (family, basis) = (permit.family(), permit.basis().code().to_owned());
        let line = Line { basis, ..line(permit.actor().worker, refusal) };
        self.write(move |connection| {
            head(connection, family.0)?.ok_or(StoreError::Absent)?;
            append(connection, family.0, vec![line])
        })
        .await
    }

    /// Notes in the authority's own chain that something outside any record was refused; `about`: the family that the
    /// address named, existing or not.
    pub async fn journal_office_refused(
        &self,
        worker: WorkerId,
        about: Option<FamilyId>,
        refusal: Refusal,
    ) -> Result<(), StoreError> {
        let line = of_family(about, line(worker, refusal));
        self.write(move |connection| append(connection, OFFICE, vec![line])).await
    }

    /// Notes in the authority's own chain that somebody was not let in: to a family's record, existing or not, or to what
    /// their role does not include. A family's own chain is left alone, so that nothing shows whether the record exists.
    pub async fn journal_refusal(
        &self,
        worker: WorkerId,
        family: Option<FamilyId>,
        wanted: &'static str,
        at: Timestamp,
    ) -> Result<(), StoreError> {
        let line = Line {
            at: at.as_microsecond(),
            actor: worker.0,
            verb: NOT_LET_IN.to_owned(),
            reason: wanted.to_owned(),
            ..Line::default()
        };
        let line = of_family(family, line);
        self.write(move |connection| append(connection, OFFICE, vec![line])).await
    }

    /// Notes a sign-in that failed, about the account where the name is one's. What was typed is kept nowhere. Whoever calls
    /// this bounds how often: the journal only grows.
    pub async fn journal_failed_sign_in(&self, account: Option<WorkerId>) -> Result<(), StoreError> {
        let line = Line {
            at: self.clock().now().as_microsecond(),
            verb: NOT_SIGNED_IN.to_owned(),
            kind: if account.is_some() { "account".to_owned() } else { String::new() },
            object_id: account.map_or(0, |account| account.0),
            ..Line::default()
        };
        self.write(move |connection| append(connection, OFFICE, vec![line])).await
    }
}

fn line(worker: WorkerId, refusal: Refusal) -> Line {
    Line {
        at: refusal.at.as_microsecond(),
        actor: worker.0,
        verb: format!("{}{REFUSED}", refusal.wanted),
        reason: refusal.because,
        ..Line::default()
    }
}

fn of_family(family: Option<FamilyId>, line: Line) -> Line {
    match family {
        Some(family) => Line { kind: "family".to_owned(), object_id: family.0, ..line },
        None => line,
    }
}
