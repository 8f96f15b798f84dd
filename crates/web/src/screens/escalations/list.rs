//! The escalations of a family: what waits first, then what was decided, the latest first.

use crate::{
    page::shown,
    route::{Needs, Route},
    screens::allowed::Allowed,
    trouble::Trouble,
    visit::FamilyVisit,
};
use access::Deed;
use axum::response::Response;
use minijinja::context;
use practice::{FamilyRecord, ids::WorkerId, scale::Escalation};
use serde::Serialize;
use std::collections::HashMap;

/// The page.
pub(super) const SHOW: Route =
    Route::get("/families/{family}/escalations", Needs::Family(Deed::See), "escalations.seen");

/// An escalation as it is shown.
#[derive(Debug, Serialize)]
pub(super) struct Line {
    /// To whom it went: "chair".
    to: String,
    /// The day on which it was opened.
    opened: String,
    /// Why.
    because: String,
    /// The child about whom the number was given. Empty: about the family.
    about: String,
    /// Who decided. Empty: nobody yet.
    by: String,
    /// The day of the decision.
    answered: String,
    /// What was decided.
    answer: String,
    /// Where it is answered.
    href: String,
}

impl Line {
    /// The line of an escalation. The number itself may still be sealed and is not shown.
    pub(super) fn of(
        visit: &FamilyVisit,
        record: &FamilyRecord,
        names: &HashMap<WorkerId, String>,
        one: &Escalation,
    ) -> Self {
        let child = record.rating(one.rating).and_then(|rating| record.person(rating.child?));
        Self {
            to: one.to.words().to_lowercase(),
            opened: calendar::long(one.opened_on),
            because: one.because.clone(),
            about: child.map(|child| child.short_name().to_owned()).unwrap_or_default(),
            by: one.answered_by.and_then(|worker| names.get(&worker).cloned()).unwrap_or_default(),
            answered: one.answered_on.map(calendar::long).unwrap_or_default(),
            answer: one.answer.clone(),
            href: visit.within(&format!("escalations/{}", one.id)),
        }
    }
}

/// Shows them.
pub(super) async fn show(visit: FamilyVisit) -> Result<Response, Trouble> {
    let record = visit.record().await?;
    let names = visit.worker_names().await?;
    let of = |answered: bool| {
        let mut all: Vec<&Escalation> = record
            .escalations
            .iter()
            .map(|kept| &kept.value)
            .filter(|one| one.answered_on.is_some() == answered)
            .collect();
        all.sort_by_key(|one| std::cmp::Reverse((one.opened_on, one.id)));
        shown(all.into_iter().map(|one| Line::of(&visit, &record, &names, one)).collect::<Vec<_>>())
    };
    let content = context! {
        waiting => of(false),
        decided => of(true),
        can_answer => Allowed::of(&visit, &record).decide,
    };
    visit.page("escalations/list.html", "Escalations", &record, content).await
}
