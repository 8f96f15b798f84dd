//! The escalations of a family: what waits first, then what was decided, the latest first.

use super::told::Told;
use access::Deed;
use axum::response::Response;
use minijinja::context;
use practice::{CaseRecord, Who, ids::WorkerId, scale::Escalation};
use serde::Serialize;
use std::collections::HashMap;
use ui::{
    allowed::Allowed,
    page::shown,
    people_options::name_of,
    route::{Needs, Route},
    trouble::Trouble,
    visit::FamilyVisit,
};

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
    /// The number with its reasons. None: it is sealed, and nothing of it is told.
    told: Option<Told>,
    /// Who decided. Empty: nobody yet.
    by: String,
    /// Who wrote it down, where somebody else decided.
    written_by: String,
    /// The day of the decision.
    answered: String,
    /// What was decided.
    answer: String,
    /// The day on which it is looked at again. Empty: it is not.
    look_again: String,
    /// What was found each time.
    looks: Vec<Look>,
    /// Where it is answered.
    href: String,
}

#[derive(Debug, Serialize)]
struct Look {
    on: String,
    by: String,
    found: String,
}

/// How the reason begins that was written while the number was sealed.
const UNSEEN: &str = "A number given unseen";
/// What is so once the round is open.
const OPEN_NOW: &str = "This number was sealed then. The round is open now, and the number stands here.";

impl Line {
    /// The line of an escalation. While its number is sealed, nothing is told of it: not what it is, not who gave it, not
    /// about whom.
    pub(super) fn of(
        visit: &FamilyVisit,
        record: &CaseRecord,
        names: &HashMap<WorkerId, String>,
        one: &Escalation,
    ) -> Self {
        let called = |worker: WorkerId| name_of(&Who::Worker(worker), record, names);
        let decider = one.decider();
        let writer = one.answered_by.filter(|worker| decider != Some(Who::Worker(*worker)));
        let told = Told::of(visit, record, names, one);
        Self {
            to: one.to.words().to_lowercase(),
            opened: calendar::long(one.opened_on),
            because: if told.is_some() && one.because.starts_with(UNSEEN) {
                OPEN_NOW.to_owned()
            } else {
                one.because.clone()
            },
            told,
            by: decider.map(|who| name_of(&who, record, names)).unwrap_or_default(),
            written_by: writer.map(called).unwrap_or_default(),
            answered: one.answered_on.map(calendar::long).unwrap_or_default(),
            answer: one.answer.clone(),
            look_again: one.look_again.map(calendar::long).unwrap_or_default(),
            looks: one
                .looks
                .iter()
                .map(|look| Look {
                    on: calendar::long(look.on),
                    by: called(look.by),
                    found: look.found.clone(),
                })
                .collect(),
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
