//! A request with a permit for one family's record.

use super::Visit;
use crate::{App, route::Needs, trouble::Trouble};
use access::{FamilyPermit, family::FamilyFacts};
use axum::{extract::FromRequestParts, http::request::Parts};
use jiff::civil::Date;
use practice::{
    CaseRecord, Keeping, Kind,
    ids::{FamilyId, WorkerId},
};
use record::{
    StoreError,
    families::{AsRead, History, HistoryFilter, Page},
};
use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
};

/// A request with a permit for one family's record.
pub struct FamilyVisit {
    /// The request.
    pub visit: Visit,
    /// The permit.
    pub permit: FamilyPermit,
    /// What the permit was decided on, for the buttons that a page offers.
    pub facts: FamilyFacts,
    /// The day for which the record is asked, where it is not today.
    pub on: Option<Date>,
    as_read: Mutex<Option<AsRead>>,
}

impl std::ops::Deref for FamilyVisit {
    type Target = Visit;
    fn deref(&self) -> &Visit {
        &self.visit
    }
}

impl FamilyVisit {
    /// The family's id.
    pub fn family(&self) -> FamilyId {
        self.permit.family()
    }

    /// A path within the family's record: `path("map")` is `/families/…/map`.
    pub fn within(&self, rest: &str) -> String {
        if rest.is_empty() {
            format!("/families/{}", self.family())
        } else {
            format!("/families/{}/{rest}", self.family())
        }
    }

    /// The record as this person may see it: as it stands, or as it stood at the end of the day asked for.
    /// The reading is in the journal before this returns, under a verb of reading, and once however often it is looked at
    /// on the way.
    pub async fn record(&self) -> Result<CaseRecord, Trouble> {
        let record = match self.on {
            Some(day) => {
                let end = crate::words::end_of(day);
                self.app
                    .store()
                    .family_as_of_in_hand(&self.permit, end, self.entries(), self.reading())
                    .await
                    .map_err(|error| self.not_there(error))?
            }
            None if self.route.method == "GET" && self.entries().is_empty() => {
                if self.written.first_look() {
                    self.app.store().open_family(&self.permit, self.reading()).await?
                } else {
                    self.app.store().open_family_again(&self.permit).await?
                }
            }
            None if self.written.first_look() => {
                let (entries, act) = (self.entries(), self.reading());
                self.hold(self.app.store().open_family_in_hand(&self.permit, entries, act).await?)
            }
            None => {
                let entries = self.entries();
                self.hold(self.app.store().open_family_in_hand_again(&self.permit, entries).await?)
            }
        };
        if record.families.is_empty() { Err(self.absent()) } else { Ok(record) }
    }

    /// The same with a page of the history, under one entry in the journal.
    pub async fn record_with_history(
        &self,
        filter: HistoryFilter,
        page: Page,
    ) -> Result<(CaseRecord, History), Trouble> {
        let act = self.reading();
        let moment = self.on.map(crate::words::end_of);
        let store = self.app.store();
        let (record, history) = store
            .open_family_with_history(&self.permit, moment, filter, page, act)
            .await
            .map_err(|error| self.not_there(error))?;
        if record.families.is_empty() { Err(self.absent()) } else { Ok((record, history)) }
    }

    /// Holds what was read for a change within this request.
    fn hold(&self, (record, read): (CaseRecord, AsRead)) -> CaseRecord {
        *self.as_read.lock().unwrap_or_else(PoisonError::into_inner) = Some(read);
        record
    }

    /// What was read last, for a change within this request.
    pub(crate) fn as_read(&self) -> Option<AsRead> {
        self.as_read.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// The entries of a ledger that the path names, by the code of their kind: `{case_note}`. They are in the record's hand.
    pub(crate) fn entries(&self) -> Vec<(Kind, i64)> {
        let named = |kind: &Kind| Some((*kind, practice::ids::decode(self.params.get(kind.code())?).ok()?));
        Kind::ALL.iter().filter(|kind| kind.keeping() == Keeping::Ledger).filter_map(named).collect()
    }

    /// What an error of the store means here: a record that is absent may only not have been there on that day.
    pub fn not_there(&self, error: StoreError) -> Trouble {
        if error == StoreError::Absent { self.absent() } else { error.into() }
    }

    /// There is no record, or there was none on the day asked for.
    pub fn absent(&self) -> Trouble {
        self.on.map_or(Trouble::Absent, Trouble::NotYet)
    }

    /// The names of the authority's workers.
    pub async fn worker_names(&self) -> Result<std::sync::Arc<HashMap<WorkerId, String>>, Trouble> {
        Ok(self.app.store().worker_names().await?)
    }
}

impl FromRequestParts<App> for FamilyVisit {
    type Rejection = Trouble;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Trouble> {
        let visit = Visit::from_request_parts(parts, app).await?;
        let Needs::Family(deed) = visit.route.needs else { return Err(Trouble::Absent) };
        let family: FamilyId = visit.id("family")?;
        let on = match visit.query.text("on") {
            "" => None,
            text => Some(text.parse::<Date>().map_err(|_| {
                Trouble::Unreadable("The day to look back to must be a date, like 2026-11-23.")
            })?),
        };
        let facts = app.store().access_facts(visit.actor().worker, family).await?;
        let decided = facts.map(|facts| {
            let permit = access::family::permit(visit.actor(), &facts, deed, visit.now)?;
            Ok::<_, access::Refusal>((permit, facts))
        });
        match decided {
            Some(Ok((permit, facts))) => {
                let on = on.filter(|day| *day != visit.today);
                let visit = visit.under(permit.of_record());
                Ok(Self { visit, permit, facts, on, as_read: Mutex::default() })
            }
            Some(Err(refusal)) => Err(visit.turned_away(family.into(), Some(refusal)).await?),
            None => Err(visit.turned_away(family.into(), None).await?),
        }
    }
}
