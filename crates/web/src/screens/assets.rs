//! Style sheets, scripts and pictures: named by their content, so that a browser may keep them for good.

use crate::{
    App,
    route::{Needs, Route, Routes},
    trouble::Trouble,
};
use axum::{
    extract::Path,
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};
use data_encoding::HEXLOWER;
use rust_embed::RustEmbed;
use sha2::{Digest, Sha256};

const COMPONENT: Route = Route::get("/assets/{*path}", Needs::Nothing, "asset");

#[derive(RustEmbed)]
#[folder = "assets"]
struct Own;

/// The routes of this area.
pub fn routes(routes: Routes) -> Routes {
    routes.add(&COMPONENT, asset)
}

/// Our own style sheets in the order in which they apply.
const OWN_STYLES: &[&str] = &[
    "tokens.css",
    "kith.css",
    "parts.css",
    "map.css",
    "pair.css",
    "scale.css",
    "child.css",
    "plan.css",
    "work.css",
    "way.css",
    "evidence.css",
    "returns.css",
];

/// The addresses of all style sheets, the components' first.
pub fn styles() -> Vec<String> {
    let mut all =
        vec![components::asset_url("govuk-frontend.min.css"), components::asset_url("moj-frontend.min.css")];
    all.extend(OWN_STYLES.iter().filter_map(|name| own_url(name)));
    all
}

/// Scripts that run before the page is drawn.
pub fn scripts_early() -> Vec<String> {
    vec![components::asset_url("js-enabled.js")]
}

/// Scripts that run when the page stands.
pub fn scripts() -> Vec<String> {
    let mut all = vec![components::asset_url("init.js")];
    all.extend(
        ["away.js", "kith.js", "circles.js", "reads.js", "running.js"]
            .iter()
            .filter_map(|name| own_url(name)),
    );
    all
}

fn own_url(name: &str) -> Option<String> {
    let file = Own::get(name)?;
    let hash = HEXLOWER.encode(&Sha256::digest(&file.data));
    Some(format!("/assets/kith/{name}?v={}", &hash[..12]))
}

async fn asset(Path(path): Path<String>, _app: axum::extract::State<App>) -> Result<Response, Trouble> {
    const FOR_GOOD: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");
    if let Some(name) = path.strip_prefix("kith/") {
        let file = Own::get(name).ok_or(Trouble::Absent)?;
        let kind = HeaderValue::from_str(file.metadata.mimetype()).map_err(|_| Trouble::Absent)?;
        return Ok((
            [(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, FOR_GOOD)],
            file.data.into_owned(),
        )
            .into_response());
    }
    let asset = components::asset(&path).ok_or(Trouble::Absent)?;
    let kind = HeaderValue::from_static(asset.content_type);
    Ok(([(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, FOR_GOOD)], asset.bytes.into_owned())
        .into_response())
}
