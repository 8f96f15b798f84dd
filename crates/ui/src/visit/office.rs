//! A request with a permit for something outside records.

use super::Visit;
use crate::{App, route::Needs, trouble::Trouble};
use access::{OfficeDeed, OfficePermit};
use axum::{extract::FromRequestParts, http::request::Parts};
use practice::ids::TeamId;
use record::OfficeAct;

/// A request with a permit for something outside family records.
pub struct OfficeVisit {
    /// The request.
    pub visit: Visit,
    /// The permit.
    pub permit: OfficePermit,
}

impl std::ops::Deref for OfficeVisit {
    type Target = Visit;
    fn deref(&self) -> &Visit {
        &self.visit
    }
}

impl OfficeVisit {
    /// Writes down that a list, a board, a report or a file was read or handed out, or that a study was run or forgotten: one
    /// entry in the authority's chain under the route's verb. `told` says which and how many, in no words of anybody's.
    pub async fn note(
        &self,
        about: Option<(&'static str, i64)>,
        told: serde_json::Value,
    ) -> Result<(), Trouble> {
        let body = Some(told.to_string());
        let act = OfficeAct { about, body, ..OfficeAct::new(self.route.verb, self.now) };
        Ok(self.app.store().journal_office(&self.permit, act).await?)
    }
}

impl FromRequestParts<App> for OfficeVisit {
    type Rejection = Trouble;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Trouble> {
        let visit = Visit::from_request_parts(parts, app).await?;
        let team = match visit.params.get("team") {
            Some(text) => Some(text.parse::<TeamId>().map_err(|_| Trouble::Absent)?),
            None => visit.actor().team,
        };
        let deed = match visit.route.needs {
            Needs::Account => OfficeDeed::OwnAccount,
            Needs::Office(deed) => deed.of(team).ok_or(Trouble::NotYourRole)?,
            Needs::Nothing | Needs::Family(_) | Needs::Child(_) | Needs::Party(_) => {
                return Err(Trouble::Absent);
            }
        };
        match access::office::permit(visit.actor(), deed) {
            Ok(permit) => Ok(Self { visit, permit }),
            Err(refusal) => Err(Trouble::refused(refusal, None)),
        }
    }
}
