//! Everybody with an account.

use crate::{
    page::shown,
    route::{Needs, Office, Route},
    trouble::Trouble,
    visit::OfficeVisit,
};
use axum::response::Response;
use minijinja::context;
use serde::Serialize;

/// The page.
pub(super) const SHOW: Route =
    Route::get("/administration", Needs::Office(Office::Administer), "accounts.seen");

#[derive(Serialize)]
struct Line {
    name: String,
    username: String,
    role: &'static str,
    team: String,
    state: String,
    href: String,
}

/// Shows them by name.
pub(super) async fn show(visit: OfficeVisit) -> Result<Response, Trouble> {
    let store = visit.app.store();
    let names = store.names().await?;
    let lines: Vec<Line> = store
        .accounts(visit.permit)
        .await?
        .into_iter()
        .map(|account| Line {
            state: match account.disabled_at {
                Some(at) => format!("Closed {}", crate::screens::words::moment(at)),
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
    visit.show("administration/people.html", "People", context! { lines => shown(lines), at => "people" })
}
