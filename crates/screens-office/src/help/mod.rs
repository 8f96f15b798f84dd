//! Help: what each screen is for and why the rules ask what they ask; and the accessibility statement. For everybody.

use axum::{
    extract::State,
    response::{Html, IntoResponse, Response},
};
use minijinja::{Value, context};
use practice::rules::{Guards, RULES};
use serde::Serialize;
use ui::{
    App,
    page::{Frame, shown},
    route::{Needs, Route, Routes},
    trouble::Trouble,
    visit::Visit,
};

const HELP: Route = Route::get("/help", Needs::Nothing, "help.seen");
const ACCESSIBILITY: Route = Route::get("/accessibility", Needs::Nothing, "accessibility.seen");

/// The routes of this area.
pub(crate) fn routes(routes: Routes) -> Routes {
    routes.add(&HELP, help).add(&ACCESSIBILITY, accessibility)
}

/// A rule as the page explains it.
#[derive(Serialize)]
struct Explained {
    number: String,
    title: &'static str,
    why: &'static str,
    basis: &'static str,
    does: &'static str,
}

async fn help(State(app): State<App>, visit: Result<Visit, Trouble>) -> Result<Response, Trouble> {
    let rules: Vec<Explained> = RULES
        .iter()
        .map(|rule| Explained {
            number: rule.id.to_string(),
            title: rule.text.title,
            why: rule.text.why,
            basis: rule.text.basis,
            does: does(rule.guards),
        })
        .collect();
    page(&app, visit.ok().as_ref(), "help/help.html", "Help", context! { rules => shown(rules) })
}

async fn accessibility(State(app): State<App>, visit: Result<Visit, Trouble>) -> Result<Response, Trouble> {
    page(&app, visit.ok().as_ref(), "help/accessibility.html", "Accessibility statement", context! {})
}

/// What happens where the rule is not kept.
fn does(guards: Guards) -> &'static str {
    match guards {
        Guards::SignOff => "Until then the map cannot be signed off.",
        Guards::Plan => "Until then the plan cannot be agreed or called working.",
        Guards::Closure => "Until then the case cannot be closed.",
        Guards::Saving => "What goes against it cannot be saved.",
        Guards::Nothing => "It is a hint. You decide.",
    }
}

fn page(
    app: &App,
    visit: Option<&Visit>,
    template: &str,
    title: &str,
    content: Value,
) -> Result<Response, Trouble> {
    let frame = visit.map_or_else(|| outside(app, title), |visit| visit.frame(title));
    let html = app.pages().render(template, context! { frame => shown(frame), ..content })?;
    Ok(Html(html).into_response())
}

/// What stands around a page for somebody who is not signed in.
fn outside(app: &App, title: &str) -> Frame {
    Frame {
        title: title.to_owned(),
        authority: app.settings().authority.clone(),
        demo: app.settings().demo,
        idle: app.limits().idle.as_secs(),
        ..Frame::default()
    }
}
