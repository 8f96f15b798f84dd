//! Families: one's own and the team's, filtered, twenty to a page. A text to look for is sent in a form, never in an address.

use super::row::FamilyRow;
use access::OfficeDeed;
use axum::response::Response;
use minijinja::context;
use practice::family::{CaseStatus, Stage};
use record::lists::{FamilyFilter, Page};
use serde::Serialize;
use serde_json::json;
use ui::{
    form::Values,
    page::shown,
    people_options::Choice,
    route::{Needs, Office, Route},
    session::Sent,
    trouble::Trouble,
    visit::OfficeVisit,
};

/// The page.
pub(super) const SHOW: Route = Route::get("/families", Needs::Office(Office::FindPeople), "families.seen");
/// The filter sent.
pub(super) const SEND: Route =
    Route::post("/families", Needs::Office(Office::FindPeople), "families.filtered");

/// Which page of how many.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub(crate) struct Pages {
    number: usize,
    last: usize,
}

impl Pages {
    /// Of a list with so many rows in all.
    pub(crate) fn of(page: Page, total: usize) -> Self {
        Self { number: page.number as usize, last: total.div_ceil(page.size()).max(1) }
    }

    /// The page of this number, or the last there is, of a list with so many rows on a page.
    pub(crate) fn sized(number: usize, size: usize, total: usize) -> Self {
        let last = total.div_ceil(size).max(1);
        Self { number: number.clamp(1, last), last }
    }

    /// Its number, from 1.
    pub(crate) fn number(self) -> usize {
        self.number
    }

    /// How many rows come before it, with so many on a page.
    pub(crate) fn skipped(self, size: usize) -> usize {
        (self.number - 1) * size
    }
}

/// The page that was asked for.
pub(crate) fn asked(values: &Values) -> Page {
    Page::numbered(values.text("page").parse().unwrap_or(1))
}

/// Shows the open families, or those of the filter in the address.
pub(super) async fn show(visit: OfficeVisit) -> Result<Response, Trouble> {
    let values = visit.query.clone();
    page(&visit, &values).await
}

/// Shows the families of the filter that was sent.
pub(super) async fn send(visit: OfficeVisit, sent: Sent) -> Result<Response, Trouble> {
    page(&visit, &sent.values).await
}

/// One of these codes, where the filter has one. Another is absent: a filter that cannot be read does not show everything.
fn one_of<'a>(values: &Values, name: &str, known: &[&'a str]) -> Result<Option<&'a str>, Trouble> {
    match values.text(name) {
        "" => Ok(None),
        code => known.iter().find(|one| **one == code).copied().map(Some).ok_or(Trouble::Absent),
    }
}

async fn page(visit: &OfficeVisit, values: &Values) -> Result<Response, Trouble> {
    // Whoever may look for people has families; which ones is the list of one's own work.
    let permit = access::office::permit(visit.actor(), OfficeDeed::MyWork)
        .map_err(|refusal| Trouble::refused(refusal, None))?;
    let filter = FamilyFilter {
        only_mine: one_of(values, "whose", &["mine", "team"])? == Some("mine"),
        stage: match values.text("stage") {
            "" => None,
            code => Some(Stage::from_code(code).ok_or(Trouble::Absent)?),
        },
        status: match one_of(values, "status", &["all", "closed", "open"])? {
            Some("all") => None,
            Some("closed") => Some(CaseStatus::Closed),
            _ => Some(CaseStatus::Open),
        },
        text: values.text("text").chars().take(100).collect(),
    };
    let asked = asked(values);
    let (stage, status) = (filter.stage.map(Stage::code), filter.status.map_or("all", CaseStatus::code));
    let only_mine = filter.only_mine;
    let typed = !filter.text.is_empty();
    let is_filtered = filter.only_mine || filter.stage.is_some() || !filter.text.is_empty();
    let found = visit.app.store().my_families(permit, visit.today, filter, asked).await?;
    // What was typed to narrow the list may be a name: that something was typed is enough.
    let told = json!({
        "whose": if only_mine { "mine" } else { "team" },
        "stage": stage,
        "status": status,
        "typed": typed,
        "page": asked.number,
        "shown": found.rows.len(),
        "of": found.total,
    });
    visit.note(None, told).await?;
    let names = visit.app.store().names().await?;
    let rows: Vec<FamilyRow> =
        found.rows.into_iter().map(|line| FamilyRow::of(line, &names, visit.today)).collect();
    let stages: Vec<Choice> =
        Stage::ALL.iter().map(|stage| Choice::new(stage.code(), stage.words())).collect();
    let content = context! {
        rows => shown(rows),
        total => found.total,
        pages => shown(Pages::of(asked, found.total)),
        stages => shown(stages),
        whose => values.text("whose"),
        stage => values.text("stage"),
        status => values.text("status"),
        text => values.text("text"),
        is_filtered,
        may_register => access::office::permit(visit.actor(), OfficeDeed::RegisterFamily).is_ok(),
    };
    visit.show("families/list.html", "Families", content)
}
