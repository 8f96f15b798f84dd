//! What every answer carries and every request must pass, on every route.

use crate::common::House;
use ui::route::Needs;

#[tokio::test]
async fn every_answer_carries_the_headers_and_is_never_kept_by_the_browser() {
    let house = House::new().await;
    let mut browser = house.signed_in("amir").await;
    for route in web::table() {
        let path = route
            .path
            .replace("{family}", &house.families.own.to_string())
            .replace("{*path}", "kith/mark.svg");
        for path in [path, "/no/such/page".to_owned()] {
            let page = browser.send(route.method, &path, String::new()).await;
            let header =
                |name: &str| page.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
            let policy = header("content-security-policy");
            assert!(policy.contains("default-src 'none'") && !policy.contains("unsafe"), "{path}");
            assert_eq!(header("x-content-type-options"), "nosniff", "{path}");
            assert_eq!(header("referrer-policy"), "no-referrer", "{path}");
            assert_eq!(header("x-frame-options"), "DENY", "{path}");
            if !path.starts_with("/assets/") {
                assert_eq!(header("cache-control"), "no-store", "{path}");
            }
        }
    }
}

#[tokio::test]
async fn every_form_from_another_site_or_without_its_token_is_refused() {
    let house = House::new().await;
    let mut browser = house.signed_in("amir").await;
    for route in web::table().iter().filter(|route| route.method == "POST") {
        let path = route.path.replace("{family}", &house.families.own.to_string());
        browser.site = "cross-site";
        assert_eq!(browser.send("POST", &path, String::new()).await.status, 403, "{path}");
        browser.site = "same-origin";
        if route.needs != Needs::Nothing {
            let page = browser.send("POST", &path, "_token=00000000000000000000000000000000".into()).await;
            assert!(matches!(page.status, 403 | 404), "{path}: {}", page.status);
        }
    }
}

#[tokio::test]
async fn the_session_cookie_is_kept_from_scripts_and_from_other_sites() {
    let house = House::new().await;
    let fields = "username=amir&password=a+long+enough+password";
    let page = house.browser().send("POST", "/sign-in", fields.into()).await;
    let cookie = page.headers.get("set-cookie").and_then(|value| value.to_str().ok()).unwrap();
    for part in ["__Host-kith=", "Secure", "HttpOnly", "SameSite=Lax", "Path=/"] {
        assert!(cookie.contains(part), "{cookie}");
    }
}

#[tokio::test]
async fn no_address_ever_holds_a_name() {
    for route in web::table() {
        for part in route.path.split('/').filter(|part| part.starts_with('{')) {
            let name = part.trim_matches(['{', '}', '*']);
            assert!(!["name", "username", "query", "surname"].contains(&name), "{}", route.path);
        }
    }
}

#[tokio::test]
async fn only_an_address_that_names_the_content_is_kept_for_good() {
    let house = House::new().await;
    let mut browser = house.browser();
    let page = browser.get("/sign-in").await;
    let assets: Vec<&str> =
        page.html.split('"').filter(|part| part.starts_with("/assets/") && part.contains("?v=")).collect();
    assert!(assets.len() > 5, "{}", page.html);
    for asset in assets {
        let kept = |page: &crate::common::Page| page.headers["cache-control"].to_str().unwrap().to_owned();
        let there = browser.get(asset).await;
        assert!(there.status == 200 && kept(&there).contains("immutable"), "{asset}");
        let (bare, _) = asset.split_once('?').unwrap();
        for other in [bare.to_owned(), format!("{bare}?v="), format!("{bare}?v=000000000000")] {
            let there = browser.get(&other).await;
            assert!(there.status == 200 && !kept(&there).contains("immutable"), "{other}: {}", kept(&there));
        }
    }
}

#[tokio::test]
async fn no_two_pages_hold_the_same_token() {
    let house = House::new().await;
    let mut amir = house.signed_in("amir").await;
    let mut seen = std::collections::BTreeSet::new();
    for _ in 0..5 {
        let page = amir.get("/my-work").await;
        assert!(seen.insert(page.value("_token").unwrap()), "masked anew for each page");
    }
    let first = seen.first().unwrap().clone();
    assert_eq!(amir.post("/sign-out", &[("_token", &first[32..])]).await.status, 403);
    assert_eq!(
        amir.post("/sign-out", &[("_token", &first)]).await.status,
        303,
        "an older page's still counts"
    );
}

#[tokio::test]
async fn a_draft_that_is_too_long_is_answered_with_words() {
    let house = House::new().await;
    let mut amir = house.signed_in("amir").await;
    amir.get("/my-work").await;
    let long = "night ".repeat(60_000);
    let page = amir.post("/drafts", &[("_draft", "/families/x/people/new?"), ("text", &long)]).await;
    assert!(
        page.status == 413 && page.says("too long to be kept as a draft"),
        "{} {}",
        page.status,
        page.text()
    );
}

#[tokio::test]
async fn files_of_somebody_who_is_not_signed_in_are_not_read() {
    let house = House::new().await;
    let mut stranger = house.browser();
    stranger.get("/sign-in").await;
    let read = std::sync::Arc::new(std::sync::atomic::AtomicUsize::new(0));
    let counted = std::sync::Arc::clone(&read);
    let body = axum::body::Body::from_stream(Counting(counted));
    let kind = "multipart/form-data; boundary=x";
    let page = stranger.send_as("POST", "/returns", kind, body).await;
    assert!(page.status == 303 && page.location().starts_with("/sign-in"), "{}", page.status);
    assert_eq!(read.load(std::sync::atomic::Ordering::Relaxed), 0, "not a byte");
}

/// A body that has no end, and counts how often it is asked for more.
struct Counting(std::sync::Arc<std::sync::atomic::AtomicUsize>);

impl futures_core::Stream for Counting {
    type Item = Result<axum::body::Bytes, std::io::Error>;

    fn poll_next(
        self: std::pin::Pin<&mut Self>,
        _: &mut std::task::Context<'_>,
    ) -> std::task::Poll<Option<Self::Item>> {
        let asked = self.0.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
        std::task::Poll::Ready((asked < 1000).then(|| Ok(axum::body::Bytes::from_static(&[b'x'; 1024]))))
    }
}

#[tokio::test]
async fn health_says_when_saves_fail_and_when_they_are_kept_again() {
    let house = House::new().await;
    let mut watcher = house.browser();
    assert_eq!(watcher.get("/health").await.status, 200);
    let refuse = "BEGIN SELECT RAISE(ABORT, 'disk I/O error'); END";
    record::testing::meddle(
        &house.place(),
        &[
            &format!("CREATE TRIGGER no_journal BEFORE INSERT ON journal {refuse}"),
            &format!("CREATE TRIGGER no_note BEFORE UPDATE ON vouched_since {refuse}"),
        ],
    );
    assert_eq!(watcher.get("/health").await.status, 200, "nobody has tried to save");
    let sign_in = [("username", "amir"), ("password", crate::common::PASSWORD)];
    assert_eq!(house.browser().post("/sign-in", &sign_in).await.status, 503);
    let page = watcher.get("/health").await;
    assert!(page.status == 503 && page.says("nothing can be saved"), "{} {}", page.status, page.html);
    record::testing::meddle(&house.place(), &["DROP TRIGGER no_journal", "DROP TRIGGER no_note"]);
    assert_eq!(watcher.get("/health").await.status, 200);
    assert_eq!(house.browser().post("/sign-in", &sign_in).await.status, 303);
}
