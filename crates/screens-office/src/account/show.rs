//! The account itself.

use axum::response::Response;
use minijinja::context;
use ui::session::again::own;
use ui::{
    route::{Needs, Route},
    trouble::Trouble,
    visit::OfficeVisit,
    words,
};

/// The page.
pub(super) const SHOW: Route = Route::get("/account", Needs::Account, "account.seen");

/// Shows it.
pub(super) async fn show(visit: OfficeVisit) -> Result<Response, Trouble> {
    let (account, _) = own(&visit).await?;
    let names = visit.app.store().names().await?;
    let content = context! {
        name => &account.display_name,
        username => &account.username,
        role => account.role.words(),
        team => account.team.map(|team| names.team(team).to_owned()),
        has_code => account.has_totp,
        calendar_since => visit.app.store().calendar_address(visit.permit).await?.map(words::moment),
        has_week => !account.role.sees_no_records(),
    };
    visit.show("account/show.html", "Your account", content)
}
