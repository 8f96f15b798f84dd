//! Every figure of the authority, under its heading.

use super::{
    figure::{Figure, figure},
    held,
};
use crate::{evidence::own_authority, published};
use axum::response::Response;
use indicators::Definition;
use minijinja::context;
use serde::Serialize;
use serde_json::json;
use ui::{
    page::shown,
    route::{Needs, Office, Route},
    trouble::Trouble,
    visit::OfficeVisit,
    words,
};

/// The page.
pub(super) const SHOW: Route =
    Route::get("/returns/indicators", Needs::Office(Office::Returns), "indicators.seen");

/// Figures under one heading.
#[derive(Serialize)]
struct Topic {
    id: String,
    title: &'static str,
    figures: Vec<Figure>,
}

/// Shows it.
pub(super) async fn show(visit: OfficeVisit) -> Result<Response, Trouble> {
    let worked_out = held::of_today(&visit).await?;
    visit.note(None, json!({ "day": worked_out.day(), "children": worked_out.children() })).await?;
    let yearbook = published::yearbook().await?;
    let authority = own_authority(&visit, yearbook);
    let beside = authority.map(|(code, _)| (yearbook, code));
    let topics: Vec<Topic> = Definition::topics()
        .enumerate()
        .map(|(at, (title, definitions))| Topic {
            id: format!("topic-{at}"),
            title,
            figures: definitions.iter().map(|one| figure(&visit, &worked_out, one, beside)).collect(),
        })
        .collect();
    let content = context! {
        at => words::moment(worked_out.at()),
        children => worked_out.children(),
        authority => authority.map(|(_, name)| name),
        topics => shown(topics),
    };
    visit.show("indicators/list.html", "Our figures", content)
}
