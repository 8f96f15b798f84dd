//! What Kith writes about itself while it runs: to standard error, and never anything about a person.

use axum::{
    extract::{MatchedPath, Request},
    middleware::Next,
    response::Response,
};
use std::time::Instant;
use tracing_subscriber::EnvFilter;

/// Begins logging: from warnings up where somebody reads along, as in the demonstration, else from what is said for
/// information. `RUST_LOG` changes how much.
pub(crate) fn start(quiet: bool) {
    let usual = if quiet { "warn" } else { "info" };
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new(usual));
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).with_target(false).init();
}

/// One line for each request: method, pattern of the route, status, milliseconds. Never the path, which names a record.
pub(crate) async fn request(request: Request, next: Next) -> Response {
    let method = request.method().clone();
    let route = request.extensions().get::<MatchedPath>().map(|path| path.as_str().to_owned());
    let began = now();
    let response = next.run(request).await;
    let ms = u64::try_from(now().duration_since(began).as_millis()).unwrap_or(u64::MAX);
    let route = route.as_deref().unwrap_or("no route");
    if !route.starts_with("/assets/") {
        tracing::info!(%method, route, status = response.status().as_u16(), ms, "answered");
    }
    response
}

#[expect(clippy::disallowed_methods, reason = "the one place where a request is timed")]
fn now() -> Instant {
    Instant::now()
}
