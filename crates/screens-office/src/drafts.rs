//! Drafts: what somebody has typed and not saved, kept at each pause, for nobody but that person.

use axum::{http::StatusCode, response::Response};
use record::{Draft, StoreError};
use ui::{
    App,
    form::{Values, family_in},
    route::{Needs, Route, Routes},
    session::Sent,
    trouble::Trouble,
    visit::Visit,
};

const KEEP: Route = Route::post("/drafts", Needs::Account, "draft.kept");
const DISCARD: Route = Route::post("/drafts/discard", Needs::Account, "draft.discarded");

/// The routes of this area.
pub(crate) fn routes(routes: Routes) -> Routes {
    routes.add(&KEEP, keep).add(&DISCARD, discard)
}

/// Keeps a draft.
async fn keep(visit: Visit, sent: Sent) -> Result<StatusCode, Trouble> {
    save(&visit.app, &visit, sent.draft(), &sent.values).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Keeps what was typed under its form's key.
pub(crate) async fn save(app: &App, visit: &Visit, key: &str, values: &Values) -> Result<(), Trouble> {
    if key.is_empty() || key.len() > 200 {
        return Err(Trouble::Unreadable("This draft does not say to which form it belongs."));
    }
    let draft = Draft { key: key.to_owned(), family: family_in(key), body: values.to_draft(), at: visit.now };
    let kept =
        app.store().save_draft_after(visit.actor(), draft, values.text("_once"), values.draft_before()).await;
    match kept {
        Err(StoreError::TooLong(_)) => Err(Trouble::DraftTooLong),
        kept => Ok(kept?),
    }
}

/// Throws a draft away at the person's own wish.
async fn discard(visit: Visit, sent: Sent) -> Result<Response, Trouble> {
    visit.app.store().discard_draft(visit.actor(), sent.draft(), sent.draft_before()).await?;
    Ok(visit.go(sent.from(), "discarded"))
}
