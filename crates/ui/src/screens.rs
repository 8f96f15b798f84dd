//! What a crate of screens hands in, and the program that comes of several of them.

use crate::{
    App, Settings, assets,
    page::{Pages, Template},
    route::{Route, Routes},
    security, session, trouble_page, written,
};
use axum::{Router, middleware};
use record::Store;

/// The screens of one crate.
#[derive(Debug, Clone, Copy)]
pub struct Screens {
    /// Adds their routes.
    pub routes: fn(Routes) -> Routes,
    /// Their templates, each under the name by which others include it.
    pub templates: fn() -> Vec<Template>,
}

/// What every program has: the style sheets, and signing in and out.
const OWN: Screens = Screens {
    routes: |routes| routes.area(assets::routes).area(session::routes),
    templates: crate::page::templates,
};

fn all(screens: &[Screens]) -> impl Iterator<Item = Screens> {
    std::iter::once(OWN).chain(screens.iter().copied())
}

fn routes(screens: &[Screens]) -> Routes {
    all(screens).fold(Routes::default(), |routes, one| routes.area(one.routes))
}

/// Every route: what it needs and under which verb it is journalled.
pub fn table(screens: &[Screens]) -> Vec<Route> {
    routes(screens).finish().1
}

/// The application over a store, with the templates of these screens. An error is a template that cannot be read.
pub fn app(store: Store, settings: Settings, screens: &[Screens]) -> Result<App, minijinja::Error> {
    Ok(App::new(store, settings, pages(screens)?))
}

/// The pages of these screens.
pub(crate) fn pages(screens: &[Screens]) -> Result<Pages, minijinja::Error> {
    Pages::new(all(screens).flat_map(|one| (one.templates)()))
}

/// These screens behind all that every request must pass.
pub fn router(app: &App, screens: &[Screens]) -> Router {
    let (router, _) = routes(screens).finish();
    router
        .fallback(trouble_page::nothing_here)
        .layer(middleware::from_fn_with_state(app.clone(), written::keep))
        .layer(middleware::from_fn_with_state(app.clone(), session::resolve))
        .layer(middleware::from_fn_with_state(app.clone(), security::readable))
        .layer(middleware::from_fn(security::same_origin))
        .layer(tower_http::catch_panic::CatchPanicLayer::custom(trouble_page::after_panic))
        .layer(tower_http::compression::CompressionLayer::new())
        .layer(middleware::from_fn(security::headers))
        .with_state(app.clone())
}
