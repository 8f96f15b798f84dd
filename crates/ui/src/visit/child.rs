//! A request with a permit for one child's own record.

use super::Visit;
use crate::{
    App,
    form::Problems,
    keep::{From, SaveOutcome},
    own_record::Fields,
    route::Needs,
    saving::Saved,
    seen,
    session::Sent,
    trouble::Trouble,
};
use access::{ChildFacts, ChildPermit, Deed, FamilyPermit, RecordPermit, Refusal};
use axum::{extract::FromRequestParts, http::request::Parts};
use practice::{
    Kind, Object, RecordId, Scene, SceneChange,
    actions::{Acting, Refused, children::second_look},
    ids::{ChildId, FamilyId},
};
use record::homes::ChildOpened;

/// A request with a permit for one child's own record.
pub struct ChildVisit {
    /// The request.
    pub visit: Visit,
    /// The permit.
    pub permit: ChildPermit,
    /// What the permit was decided on, for the buttons that a page offers.
    pub facts: ChildFacts,
}

impl std::ops::Deref for ChildVisit {
    type Target = Visit;
    fn deref(&self) -> &Visit {
        &self.visit
    }
}

impl ChildVisit {
    /// The child's id.
    pub fn child(&self) -> ChildId {
        self.permit.child()
    }

    /// A path within the child's record: `path("edit")` is `/children/…/edit`.
    pub fn within(&self, rest: &str) -> String {
        if rest.is_empty() {
            format!("/children/{}", self.child())
        } else {
            format!("/children/{}/{rest}", self.child())
        }
    }

    /// The record as this person may see it, with the families that they may know of. The reading is in the child's journal
    /// before this returns, once however often it is looked at on the way.
    pub async fn opened(&self) -> Result<ChildOpened, Trouble> {
        let store = self.app.store();
        let opened = if self.written.first_look() {
            store.open_child(&self.permit, self.reading()).await?
        } else {
            store.open_child_again(&self.permit).await?
        };
        if opened.record.child_records.is_empty() { Err(Trouble::Absent) } else { Ok(opened) }
    }

    /// Whether this person may do this with the child's record.
    pub fn may(&self, deed: Deed) -> bool {
        access::child::permit(self.actor(), &self.facts, deed, self.now).is_ok()
    }

    /// A permit for a family's record that a decision about the child touches too.
    pub async fn permit_for_family(
        &self,
        family: FamilyId,
        deed: Deed,
    ) -> Result<Result<FamilyPermit, Refusal>, Trouble> {
        let facts = self.app.store().access_facts(self.actor().worker, family).await?;
        Ok(facts.map_or(Err(Refusal::Absent), |facts| {
            access::family::permit(self.actor(), &facts, deed, self.now)
        }))
    }

    /// Permits for those of these families with whose records this person may do so. The others are decided about with their own
    /// people, or follow.
    pub async fn permits_for(
        &self,
        families: impl IntoIterator<Item = FamilyId>,
        deed: Deed,
    ) -> Result<Vec<RecordPermit>, Trouble> {
        let families = families.into_iter().map(RecordId::from).collect();
        let permits = self.app.store().permits(self.actor(), families, deed).await?;
        Ok(permits.into_iter().flatten().collect())
    }

    /// A mark of who the child is, as a form that decides about the child shows it.
    pub fn mark(&self, opened: &ChildOpened) -> String {
        seen::one(&opened.record, Kind::Child, self.child().0)
    }

    /// Decides about the child as the page showed it, with the records of these families too, and keeps what becomes of each or
    /// nothing. Where it has to be decided with the people of another family, they are told.
    pub async fn decide<F>(
        &self,
        sent: &Sent,
        reason: &str,
        (from, families): (From, Vec<RecordPermit>),
        decide: F,
    ) -> Result<SaveOutcome, Trouble>
    where
        F: FnOnce(&Scene, &mut Acting<'_>) -> Result<Vec<SceneChange>, Refused> + Clone + Send + 'static,
    {
        let (child, was) = (self.child(), sent.seen().to_owned());
        let mut permits = vec![self.permit.of_record()];
        permits.extend(families);
        let kept = self.keep_together(sent, reason, from, permits, move |scene, _, acting| {
            let is = scene.record(child).map(|own| seen::one(own, Kind::Child, child.0)).unwrap_or_default();
            seen::decide_still(&was, &is, || decide(scene, acting))
        });
        let kept = kept.await?;
        if let SaveOutcome::Not(findings) = &kept {
            let holders = second_look::holders(findings);
            if !holders.is_empty() {
                self.app.store().ask_holders(&self.permit, holders).await?;
            }
        }
        Ok(kept)
    }

    /// Keeps a thing of the child's own record that a form describes.
    pub async fn save<T: Into<Object>>(
        &self,
        sent: &Sent,
        read: Result<T, Problems>,
        fields: Fields<'_>,
    ) -> Result<Saved, Trouble> {
        let own = async { Ok(self.opened().await?.record) };
        self.save_in((self.permit.of_record(), own), sent, read, fields).await
    }

    /// Where this person goes on after a decision by which the record may have been closed to them: the child's page, or their work.
    pub async fn after_deciding(&self) -> Result<String, Trouble> {
        let may_see = self.permit_for(self.child(), Deed::See).await?.is_ok();
        Ok(if may_see { self.within("") } else { "/my-work".to_owned() })
    }
}

impl FromRequestParts<App> for ChildVisit {
    type Rejection = Trouble;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Trouble> {
        let visit = Visit::from_request_parts(parts, app).await?;
        let Needs::Child(deed) = visit.route.needs else { return Err(Trouble::Absent) };
        let child: ChildId = visit.id("child")?;
        let Some(facts) = app.store().child_facts(visit.actor().worker, child).await? else {
            return Err(visit.turned_away(child.into(), None).await?);
        };
        match access::child::permit(visit.actor(), &facts, deed, visit.now) {
            Ok(permit) => Ok(Self { visit: visit.under(permit.of_record()), permit, facts }),
            Err(refusal) => Err(visit.turned_away(child.into(), Some(refusal)).await?),
        }
    }
}
