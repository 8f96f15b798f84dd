//! What every answer carries and every request must pass: headers, origin checks, sizes. Tokens are checked in `session`.

use crate::{App, trouble::Trouble};
use axum::{
    extract::{Request, State},
    http::{HeaderMap, HeaderValue, Method, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};

/// No inline script or style, nothing from elsewhere, no framing.
const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; \
     font-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// Largest body of a request, in bytes. A form with every field at its longest fits.
pub const LARGEST_BODY: usize = 1024 * 1024;

/// Puts the headers on every answer. Only assets, named by their content, may be kept by a browser.
pub async fn headers(request: Request, next: Next) -> Response {
    let is_asset = request.uri().path().starts_with("/assets/");
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    for (name, value) in [
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::X_FRAME_OPTIONS, "DENY"),
        (header::REFERRER_POLICY, "no-referrer"),
        (header::STRICT_TRANSPORT_SECURITY, "max-age=63072000; includeSubDomains"),
        (header::HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
        (header::HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
        (
            header::HeaderName::from_static("permissions-policy"),
            "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
        ),
        (header::HeaderName::from_static("x-robots-tag"), "noindex, nofollow"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    // A report of a study brings a stricter one with the hash of its own style sheet.
    headers
        .entry(header::CONTENT_SECURITY_POLICY)
        .or_insert(HeaderValue::from_static(CONTENT_SECURITY_POLICY));
    if !(is_asset && headers.contains_key(header::CACHE_CONTROL)) {
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
    response
}

/// Has the browser forget the pages that were open before. `no-store` does not: browsers keep whole pages for their way
/// back, and whoever holds a device next would read the record there. The header empties what is kept already; a cookie
/// that changes keeps the page that is just being left from coming in.
pub fn forget_pages(mut response: Response, unlike_any_before: i64) -> Response {
    let headers = response.headers_mut();
    let name = header::HeaderName::from_static("clear-site-data");
    headers.insert(name, HeaderValue::from_static("\"cache\""));
    let mark = practice::ids::encode(unlike_any_before);
    for cookie in [
        format!("__Host-kith-left={mark}; Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age=60"),
        // The one that scripts may read says no more than that something changed: other tabs then clear themselves.
        format!("__Host-kith-away={mark}; Path=/; Secure; SameSite=Strict"),
    ] {
        if let Ok(cookie) = HeaderValue::from_str(&cookie) {
            headers.append(header::SET_COOKIE, cookie);
        }
    }
    response
}

/// Answers an address that holds a NUL with a page: nothing of Kith has such an address, and no database keeps the character.
pub async fn readable(State(app): State<App>, request: Request, next: Next) -> Response {
    if crate::local::has_nul(request.uri()) {
        let trouble = Trouble::Unreadable(
            "This address holds a character that cannot be seen, so it leads nowhere. Type it again, or go to the first page.",
        );
        return crate::trouble_page::page(&app, None, &trouble, &[]);
    }
    next.run(request).await
}

/// Refuses a form that another site sends. Browsers say where a request comes from; old ones at least name the origin.
pub async fn same_origin(request: Request, next: Next) -> Response {
    let changes = !matches!(*request.method(), Method::GET | Method::HEAD);
    if changes && !comes_from_here(request.headers()) {
        return (
            StatusCode::FORBIDDEN,
            "This form was sent from another site, so nothing was saved. Open Kith itself and send it from there.",
        )
            .into_response();
    }
    next.run(request).await
}

/// Whether the browser says that the request comes from a page of ours.
fn comes_from_here(headers: &HeaderMap) -> bool {
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    if let Some(site) = text("sec-fetch-site") {
        return matches!(site, "same-origin" | "none");
    }
    match (text("origin"), text("host")) {
        (Some(origin), Some(host)) => origin.split_once("://").is_some_and(|(_, named)| named == host),
        (None, _) => true,
        _ => false,
    }
}
