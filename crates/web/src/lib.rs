//! Routes, screens and forms. A request comes down once: route, session, permit, repository, pure decision, save, page.

mod published;
pub mod returns;
pub mod screens;
pub mod studies;

use axum::Router;
use record::Store;
use rust_embed::RustEmbed;
use ui::{App, Screens, Settings, page::templates_of, route::Route};

#[derive(RustEmbed)]
#[folder = "templates"]
struct Templates;

/// Every crate of screens.
const ALL: &[Screens] = &[Screens { routes: screens::routes, templates: templates_of::<Templates> }];

/// The table of every route: what it needs and under which verb it is journalled.
pub fn table() -> Vec<Route> {
    ui::screens::table(ALL)
}

/// The application over a store. An error is a template that cannot be read.
pub fn app(store: Store, settings: Settings) -> Result<App, minijinja::Error> {
    ui::screens::app(store, settings, ALL)
}

/// The whole application.
pub fn router(app: &App) -> Router {
    ui::screens::router(app, ALL)
}
