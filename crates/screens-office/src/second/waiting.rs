//! What waits for this person's yes.

use axum::{http::StatusCode, response::Response};
use minijinja::context;
use practice::ids::encode;
use record::{accounts::Account, standing::Request, teams::StaffNames};
use serde::Serialize;
use ui::{
    form::Problems,
    page::shown,
    route::{Needs, Office, Route},
    session::Sent,
    trouble::Trouble,
    visit::OfficeVisit,
    words,
};

/// The page.
pub(super) const SHOW: Route =
    Route::get("/second-person", Needs::Office(Office::MyWork), "second_person.seen");

/// One request in words.
#[derive(Serialize)]
struct Line {
    id: String,
    what: String,
    /// Whose account it is, so that nobody is taken for somebody else of the same name.
    account: String,
    reference: String,
    reason: String,
    who: String,
    at: String,
    until: String,
    own: bool,
    emergency: bool,
}

/// Shows it.
pub(super) async fn show(visit: OfficeVisit) -> Result<Response, Trouble> {
    page(&visit, StatusCode::OK, &Sent::default(), &Problems::default()).await
}

/// The page, with what was typed and what is wrong with it.
pub(super) async fn page(
    visit: &OfficeVisit,
    status: StatusCode,
    sent: &Sent,
    problems: &Problems,
) -> Result<Response, Trouble> {
    let store = visit.app.store();
    let names = store.names().await?;
    let requests = store.second_requests(visit.permit).await?;
    let mut lines: Vec<Line> = Vec::new();
    for one in requests {
        let about = store.account(one.worker).await?.map(|(account, _)| account);
        let by = store.account(one.asked_by).await?.map(|(account, _)| account.username);
        lines.push(line(one, about.as_ref(), &by.unwrap_or_default(), &names));
    }
    let (own, others): (Vec<Line>, Vec<Line>) = lines.into_iter().partition(|line| line.own);
    let (emergencies, waiting): (Vec<Line>, Vec<Line>) = others.into_iter().partition(|line| line.emergency);
    let form = visit.form_again("/second-person", sent, problems);
    let content = context! {
        form => shown(form),
        waiting => shown(waiting),
        emergencies => shown(emergencies),
        own => shown(own),
    };
    visit.show_as(status, "second/waiting.html", &visit.frame("A second person"), content)
}

/// A request in words. A name can be given to any account, so that the user name, role and team stand beside it.
fn line(one: Request, about: Option<&Account>, by: &str, names: &StaffNames) -> Line {
    let who = names.worker(one.worker);
    let account = about.map(|account| {
        let team = account.team.map(|team| format!(", {}", names.team(team))).unwrap_or_default();
        let made = calendar::long(practice::contact::day_in_britain(account.created_at));
        format!(
            "{who}: user name {}, {}{team}. The account was made on {made}.",
            account.username,
            account.role.words().to_lowercase()
        )
    });
    let what = match one.wanted.as_str() {
        "name" => format!("Name {who} for a restricted record"),
        "password" => format!("Give {who} a new one-time password"),
        "code" => format!("Switch the six-digit codes of {who} off"),
        "role" => format!("Give {who} an administrator’s role"),
        _ => format!("Open the administrator’s account of {who}"),
    };
    Line {
        id: encode(one.id.0),
        what,
        reference: one.family.map(|(_, reference)| reference).unwrap_or_default(),
        reason: one.reason,
        account: account.unwrap_or_default(),
        who: format!("{} (user name {by})", names.worker(one.asked_by)),
        at: words::moment(one.asked_at),
        until: words::moment(one.until),
        own: one.is_own,
        emergency: one.is_emergency,
    }
}
