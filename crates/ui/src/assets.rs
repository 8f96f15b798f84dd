//! Style sheets, scripts and pictures: named by their content, so that a browser may keep them for good.

use crate::{
    form::Values,
    route::{Needs, Route, Routes},
    trouble::Trouble,
};
use axum::{
    extract::{Path, RawQuery},
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
        ["away.js", "child.js", "kith.js", "circles.js", "reads.js", "running.js", "tabs.js"]
            .iter()
            .filter_map(|name| own_url(name)),
    );
    all
}

/// The one script of a page in a child's hands.
pub fn child_script() -> String {
    own_url("child.js").unwrap_or_default()
}

fn own_url(name: &str) -> Option<String> {
    let file = Own::get(name)?;
    Some(format!("/assets/kith/{name}?v={}", mark_of(&file.data)))
}

/// What changes in the address of a file when its content does.
fn mark_of(content: &[u8]) -> String {
    HEXLOWER.encode(&Sha256::digest(content)[..6])
}

/// Only an address that names the content may be kept for good: without it, the next release would stand behind the same one.
fn kept(query: &Values, mark: &str) -> HeaderValue {
    if query.text("v") == mark {
        HeaderValue::from_static("public, max-age=31536000, immutable")
    } else {
        HeaderValue::from_static("no-cache")
    }
}

async fn asset(Path(path): Path<String>, RawQuery(query): RawQuery) -> Result<Response, Trouble> {
    let query = Values::from_urlencoded(query.unwrap_or_default().as_bytes());
    if let Some(name) = path.strip_prefix("kith/") {
        let file = Own::get(name).ok_or(Trouble::Absent)?;
        let kind = HeaderValue::from_str(file.metadata.mimetype()).map_err(|_| Trouble::Absent)?;
        let kept = kept(&query, &mark_of(&file.data));
        let headers = [(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, kept)];
        return Ok((headers, file.data.into_owned()).into_response());
    }
    let asset = components::asset(&path).ok_or(Trouble::Absent)?;
    let kind = HeaderValue::from_static(asset.content_type);
    let headers = [(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, kept(&query, asset.etag))];
    Ok((headers, asset.bytes.into_owned()).into_response())
}

#[cfg(test)]
mod tests {
    use super::Own;

    /// A browser says nothing of a name that no sheet sets: the whole line is as if it were not there.
    #[test]
    fn every_name_that_a_sheet_uses_is_set_in_one() {
        let sheets: String = Own::iter()
            .filter(|name| name.ends_with(".css"))
            .filter_map(|name| Own::get(&name))
            .map(|file| String::from_utf8_lossy(&file.data).into_owned())
            .collect();
        let used = sheets.split("var(").skip(1).filter_map(|rest| rest.split([')', ',']).next());
        let missing: Vec<&str> = used.filter(|name| !sheets.contains(&format!("{}:", name.trim()))).collect();
        assert!(missing.is_empty(), "{missing:?}");
    }
}
