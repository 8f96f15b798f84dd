//! Everybody with an account.

use crate::families::list::Pages;
use axum::response::Response;
use minijinja::context;
use serde::Serialize;
use ui::{
    page::shown,
    route::{Needs, Office, Route},
    trouble::Trouble,
    visit::OfficeVisit,
};

/// The page.
pub(super) const SHOW: Route =
    Route::get("/administration", Needs::Office(Office::Administer), "accounts.seen");

/// People on one page.
const ON_A_PAGE: usize = 100;

#[derive(Serialize)]
struct Line {
    name: String,
    username: String,
    role: &'static str,
    team: String,
    state: String,
    href: String,
}

/// Shows them by name, page by page.
pub(super) async fn show(visit: OfficeVisit) -> Result<Response, Trouble> {
    let store = visit.app.store();
    let names = store.names().await?;
    let accounts = store.accounts(visit.permit).await?;
    let pages = Pages::sized(visit.query.text("page").parse().unwrap_or(1), ON_A_PAGE, accounts.len());
    let lines: Vec<Line> = accounts
        .into_iter()
        .skip(pages.skipped(ON_A_PAGE))
        .take(ON_A_PAGE)
        .map(|account| Line {
            state: match account.disabled_at {
                Some(at) => format!("Closed {}", ui::words::moment(at)),
                None if account.must_change_password => "Has not chosen a password yet".to_owned(),
                None if account.has_totp => "Signs in with codes".to_owned(),
                None => String::new(),
            },
            name: account.display_name,
            username: account.username,
            role: account.role.words(),
            team: account.team.map(|team| names.team(team).to_owned()).unwrap_or_default(),
            href: format!("/administration/people/{}", account.id),
        })
        .collect();
    let content = context! { lines => shown(lines), pages => shown(pages), at => "people" };
    visit.show("administration/people.html", "People", content)
}
