//! Whether the service is alive, for whatever watches it. Says nothing of anybody.

use axum::{extract::State, http::StatusCode};
use ui::{
    App,
    route::{Needs, Route, Routes},
};

const HEALTH: Route = Route::get("/health", Needs::Nothing, "health");

/// The routes of this area.
pub(crate) fn routes(routes: Routes) -> Routes {
    routes.add(&HEALTH, health)
}

/// Answers when a row can be read, and what was saved last was kept.
async fn health(State(app): State<App>) -> (StatusCode, &'static str) {
    if app.store().alive().await.is_err() {
        return (StatusCode::SERVICE_UNAVAILABLE, "the database does not answer");
    }
    match app.store().keeps().await {
        Ok(()) => (StatusCode::OK, "ok"),
        Err(_) => (StatusCode::SERVICE_UNAVAILABLE, "nothing can be saved"),
    }
}
