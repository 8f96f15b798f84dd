//! The whole application: the screens of every audience behind one router, and the table of every route.

use axum::Router;
use record::Store;
use ui::{App, Screens, Settings, route::Route};

/// Every crate of screens.
pub const ALL: &[Screens] = &[
    screens_office::SCREENS,
    screens_analyst::SCREENS,
    screens_family::SCREENS,
    screens_child::SCREENS,
    screens_pathway::SCREENS,
    screens_people::SCREENS,
];

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
