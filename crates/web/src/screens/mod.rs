//! Every screen, by area, and the router that holds them all. A handler is one verb in one file.

pub mod account;
pub mod administration;
pub mod allowed;
pub mod assets;
pub(crate) mod by_form;
pub(crate) mod care;
pub(crate) mod charts;
pub mod check;
pub mod children;
pub mod closing;
pub mod contact;
pub mod contacts;
pub mod done;
pub mod drafts;
pub mod emergency;
pub mod escalations;
pub mod evidence;
pub mod families;
pub mod family;
pub mod family_plan;
mod fields;
pub mod find;
pub mod hand_back;
pub mod health;
pub mod help;
pub mod history;
pub(crate) mod letters;
pub mod map;
pub mod meetings;
pub mod network;
pub(crate) mod next;
pub mod pair;
pub mod parents;
pub mod people;
pub mod people_options;
pub mod places;
pub mod plan;
pub mod returns;
mod saving;
pub mod scaling;
pub mod second;
pub mod session;
pub mod steps;
pub mod supervision;
pub mod team;
pub mod trajectory;
pub mod trouble;
pub mod withdrawing;
pub mod words;
pub mod work;

use crate::{
    App,
    route::{Route, Routes},
    security,
    session::resolve,
    written,
};
use axum::{Router, middleware};

/// Every route with its handler.
fn routes() -> Routes {
    Routes::default()
        .area(assets::routes)
        .area(health::routes)
        .area(session::routes)
        .area(drafts::routes)
        .area(work::routes)
        .area(families::routes)
        .area(find::routes)
        .area(account::routes)
        .area(hand_back::routes)
        .area(help::routes)
        .area(team::routes)
        .area(administration::routes)
        .area(evidence::routes)
        .area(returns::routes)
        .area(family::routes)
        .area(parents::routes)
        .area(people::routes)
        .area(trajectory::routes)
        .area(check::routes)
        .area(closing::routes)
        .area(emergency::routes)
        .area(second::routes)
        .area(history::routes)
        .area(map::routes)
        .area(pair::routes)
        .area(scaling::routes)
        .area(children::routes)
        .area(steps::routes)
        .area(network::routes)
        .area(plan::routes)
        .area(family_plan::routes)
        .area(meetings::routes)
        .area(supervision::routes)
        .area(escalations::routes)
        .area(contacts::routes)
}

/// The table of every route: what it needs and under which verb it is journalled.
pub fn table() -> Vec<Route> {
    routes().finish().1
}

/// The whole application.
pub fn router(app: &App) -> Router {
    let (router, _) = routes().finish();
    router
        .fallback(trouble::nothing_here)
        .layer(middleware::from_fn_with_state(app.clone(), written::keep))
        .layer(middleware::from_fn_with_state(app.clone(), resolve))
        .layer(middleware::from_fn_with_state(app.clone(), security::readable))
        .layer(middleware::from_fn(security::same_origin))
        .layer(tower_http::catch_panic::CatchPanicLayer::custom(trouble::after_panic))
        .layer(tower_http::compression::CompressionLayer::new())
        .layer(middleware::from_fn(security::headers))
        .with_state(app.clone())
}
