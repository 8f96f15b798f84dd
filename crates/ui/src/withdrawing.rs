//! Taking a thing out of what stands: one page that asks why, for every kind of thing.

use crate::{
    form::{FormReader, Problems, Values},
    keep::SaveOutcome,
    page::{Form, shown},
    places,
    saving::status_of,
    seen,
    session::Sent,
    trouble::Trouble,
    visit::FamilyVisit,
};
use axum::{http::StatusCode, response::Response};
use minijinja::context;
use practice::{CaseRecord, Kind, actions};

/// The thing to take away and where to go back to.
#[derive(Debug, Clone)]
pub struct Withdrawing {
    /// Its kind.
    pub kind: Kind,
    /// Its number.
    pub number: i64,
    /// The page from which it was asked and to which it leads back.
    pub back: String,
}

impl Withdrawing {
    /// Shows the form that asks why.
    pub async fn ask(&self, visit: &FamilyVisit) -> Result<Response, Trouble> {
        let record = visit.record().await?;
        let form = visit.form(&visit.path, 0, &Values::new()).await?;
        self.page(visit, &record, StatusCode::OK, form).await
    }

    /// Takes it away, or shows what stands in the way with the reason still there.
    pub async fn take(&self, visit: &FamilyVisit, sent: &Sent) -> Result<Response, Trouble> {
        let mut reader = FormReader::new(&sent.values);
        let reason = reader.needed("reason", "Why it is removed", "Say why this is removed.");
        if !reader.problems.is_empty() {
            let record = visit.record().await?;
            let form = visit.form_again(&visit.path, sent, &reader.problems);
            return self.page(visit, &record, StatusCode::UNPROCESSABLE_ENTITY, form).await;
        }
        let (kind, number, why) = (self.kind, self.number, reason.clone());
        let kept = visit
            .act_as_seen(
                sent,
                &reason,
                move |record| seen::one(record, kind, number),
                move |record, acting| actions::withdraw(record, kind, number, &why, acting),
            )
            .await?;
        if matches!(kept, SaveOutcome::Done(_)) {
            return Ok(visit.go(&self.back, "withdrawn"));
        }
        let record = visit.record().await?;
        let form = visit.form_after(&visit.path, sent, kept, &[("reason", "Why")], |_| Values::new()).await?;
        self.page(visit, &record, status_of(&form), form).await
    }

    /// Shows the form again with what stands in the way.
    pub async fn refuse(
        &self,
        visit: &FamilyVisit,
        sent: &Sent,
        sentence: &str,
    ) -> Result<Response, Trouble> {
        let mut problems = Problems::default();
        problems.add("reason", sentence);
        let record = visit.record().await?;
        let form = visit.form_again(&visit.path, sent, &problems);
        self.page(visit, &record, StatusCode::UNPROCESSABLE_ENTITY, form).await
    }

    async fn page(
        &self,
        visit: &FamilyVisit,
        record: &CaseRecord,
        status: StatusCode,
        form: Form,
    ) -> Result<Response, Trouble> {
        let thing = record.find(self.kind, self.number).ok_or(Trouble::Absent)?;
        let form = Form { seen: seen::one(record, self.kind, self.number), ..form };
        let content = context! {
            form => shown(form),
            kind => self.kind.words(),
            thing => places::title(record, &thing.value),
            back => self.back.split_once('#').map_or(self.back.as_str(), |(path, _)| path),
        };
        visit.page_as(status, "family/withdraw.html", "Remove", record, content).await
    }
}
