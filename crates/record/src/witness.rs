//! What a session and its permit stood on when a request began. A store made for a session looks at all of it again in
//! each transaction that writes for it: what began before a session ended is not kept after it.

use crate::{
    AnyConnection, Store, StoreError,
    accounts::{Limits, Session, binding::Binding},
    homes::still_given,
};
use access::{Actor, RecordPermit};
use jiff::Timestamp;

/// The session for which something is written, as it was when the request began.
#[derive(Debug, Clone)]
pub struct Witness {
    /// The hash of the session's token.
    pub token_hash: String,
    /// Whose session it is, with the role and the team of that moment.
    pub actor: Actor,
    /// The one page that the device might open in somebody else's hands. None: it was in the worker's.
    pub handed_over: Option<String>,
    /// How long sessions last.
    pub limits: Limits,
    /// The permit for a record, where the request has one.
    pub permit: Option<RecordPermit>,
}

impl Witness {
    /// Whether all of it still stands, inside a transaction.
    ///
    /// # Errors
    /// [`StoreError::SessionEnded`] when the session, its account, its role or its team is not what it was;
    /// [`StoreError::ChangedHands`] when the device was handed over or back; [`StoreError::Absent`] or
    /// [`StoreError::NotPermitted`] when the permit would not be given any more.
    pub(crate) fn look_again(&self, c: &mut AnyConnection, now: Timestamp) -> Result<(), StoreError> {
        // That this authority began the session was seen when the request began; what binds it goes when it ends.
        let session = Session::standing(c, &Binding::None, &self.token_hash, self.limits, now)?;
        let session = session.ok_or(StoreError::SessionEnded)?;
        if session.account.actor() != self.actor {
            return Err(StoreError::SessionEnded);
        }
        if session.handed_over != self.handed_over {
            return Err(StoreError::ChangedHands);
        }
        let Some(permit) = &self.permit else { return Ok(()) };
        still_given(c, permit, now)
    }
}

impl Store {
    /// Whether the session of this store, and its permit, still stand: for what is kept in memory and not written.
    pub async fn look_again(&self) -> Result<(), StoreError> {
        let Some(witness) = self.witness() else { return Ok(()) };
        let now = self.clock().now();
        self.read(move |c| witness.look_again(c, now)).await
    }
}
