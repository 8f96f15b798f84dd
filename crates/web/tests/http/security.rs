//! What every answer carries and every request must pass, on every route.

use crate::common::House;
use web::route::Needs;

#[tokio::test]
async fn every_answer_carries_the_headers_and_is_never_kept_by_the_browser() {
    let house = House::new().await;
    let mut browser = house.signed_in("amir").await;
    for route in web::screens::table() {
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
    for route in web::screens::table().iter().filter(|route| route.method == "POST") {
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
    for route in web::screens::table() {
        for part in route.path.split('/').filter(|part| part.starts_with('{')) {
            let name = part.trim_matches(['{', '}', '*']);
            assert!(!["name", "username", "query", "surname"].contains(&name), "{}", route.path);
        }
    }
}
