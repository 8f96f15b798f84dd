//! A request with a permit for the record of one party: a sponsor, carer, resident or adopter.

use super::Visit;
use crate::{
    App, form::Problems, own_record::Fields, route::Needs, saving::Saved, session::Sent, trouble::Trouble,
};
use access::{Deed, PartyFacts, PartyPermit};
use axum::{extract::FromRequestParts, http::request::Parts};
use practice::{CaseRecord, Object, RecordId, ids::PartyId};

/// A request with a permit for one party's record.
pub struct PartyVisit {
    /// The request.
    pub visit: Visit,
    /// The permit.
    pub permit: PartyPermit,
    /// What the permit was decided on, for the buttons that a page offers.
    pub facts: PartyFacts,
}

impl std::ops::Deref for PartyVisit {
    type Target = Visit;
    fn deref(&self) -> &Visit {
        &self.visit
    }
}

impl PartyVisit {
    /// The party's id.
    pub fn party(&self) -> PartyId {
        self.facts.record
    }

    /// A path within the party's record: `path("checks/new")` is `/parties/…/checks/new`.
    pub fn within(&self, rest: &str) -> String {
        if rest.is_empty() {
            format!("/parties/{}", self.party())
        } else {
            format!("/parties/{}/{rest}", self.party())
        }
    }

    /// The record. The reading is in the party's journal before this returns, once however often it is looked at on the way.
    pub async fn opened(&self) -> Result<CaseRecord, Trouble> {
        let store = self.app.store();
        let record = if self.written.first_look() {
            store.open_party(&self.permit, self.reading()).await?
        } else {
            store.open_party_again(&self.permit).await?
        };
        if record.parties.is_empty() { Err(Trouble::Absent) } else { Ok(record) }
    }

    /// Keeps a thing of the party's record that a form describes.
    pub async fn save<T: Into<Object>>(
        &self,
        sent: &Sent,
        read: Result<T, Problems>,
        fields: Fields<'_>,
    ) -> Result<Saved, Trouble> {
        self.save_in((self.permit.of_record(), self.opened()), sent, read, fields).await
    }

    /// Whether this person may do this with the party's record.
    pub fn may(&self, deed: Deed) -> bool {
        access::family::permit(self.actor(), &self.facts, deed, self.now).is_ok()
    }
}

impl FromRequestParts<App> for PartyVisit {
    type Rejection = Trouble;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Trouble> {
        let visit = Visit::from_request_parts(parts, app).await?;
        let Needs::Party(deed) = visit.route.needs else { return Err(Trouble::Absent) };
        let id: PartyId = visit.id("party")?;
        let record = RecordId::Party(id);
        let Some(facts) = app.store().party_facts(visit.actor().worker, id).await? else {
            return Err(visit.turned_away(record, None).await?);
        };
        match access::family::permit(visit.actor(), &facts, deed, visit.now) {
            Ok(permit) => Ok(Self { visit: visit.under(permit.of_record()), permit, facts }),
            Err(refusal) => Err(visit.turned_away(record, Some(refusal)).await?),
        }
    }
}
