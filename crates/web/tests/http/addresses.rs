//! Addresses that a request names: none of them leads to another site, and what no address of Kith's holds gets a page.

use crate::common::{Browser, House, PASSWORD, Page, filled, things};
use ui::route::Route;

const HOSTILE: &[&str] = &[
    "//example.org",
    "/\t/example.org",
    "/\n//example.org",
    "/\\example.org",
    "/%09/example.org",
    "/%5Cexample.org",
    "/%2Fexample.org",
    "/%252F%252Fexample.org",
    "/\0",
    "/%00",
    "https://example.org",
    "javascript:alert(1)",
];

/// Whether the answer is one that a person can read, and leads nowhere else.
fn wrong(page: &Page) -> Option<String> {
    let to = page.location();
    let here = to.starts_with('/')
        && !to.starts_with("//")
        && !to.contains(|c: char| c == '\\' || c.is_ascii_control());
    let away = page.headers.contains_key("location") && !here;
    let link = ["href=\"//", "href=\"javascript", "example.org\">", "action=\"//"]
        .into_iter()
        .find(|link| page.html.contains(link));
    if page.status >= 500 {
        return Some(format!("{}: {}", page.status, page.text()));
    }
    if away || link.is_some() {
        return Some(format!("leads to {to:?}, {link:?}"));
    }
    let silent = page.html.trim().is_empty() && !matches!(page.status, 204 | 303);
    silent.then(|| format!("{} says nothing", page.status))
}

fn encoded(pairs: &[(&str, &str)]) -> String {
    form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish()
}

#[tokio::test]
async fn no_route_follows_an_address_that_leads_elsewhere() {
    let house = House::with_work().await;
    let things = things(&house).await;
    let mut amir = house.signed_in("amir").await;
    amir.get("/my-work").await;
    let mut found = Vec::new();
    for (at, route) in web::table().iter().enumerate() {
        // Each route with three of them, so that every one is tried on many.
        for hostile in (0..3).map(|more| HOSTILE[(at * 3 + more) % HOSTILE.len()]) {
            let page =
                asked(&mut amir, route, &filled(route.path, house.families.own, &things), hostile).await;
            found.extend(
                wrong(&page).map(|why| format!("{} {} {hostile:?}: {why}", route.method, route.path)),
            );
            if amir.get("/my-work").await.status != 200 {
                amir = house.signed_in("amir").await;
                amir.get("/my-work").await;
            }
        }
    }
    assert!(found.is_empty(), "{found:#?}");
}

async fn asked(browser: &mut Browser, route: &Route, path: &str, hostile: &str) -> Page {
    let fields = encoded(&[
        ("next", hostile),
        ("from", hostile),
        ("done", hostile),
        ("_next", hostile),
        ("_from", hostile),
        ("_carried", hostile),
        ("on", ""),
    ]);
    if route.method == "GET" {
        browser.send("GET", &format!("{path}?{fields}"), String::new()).await
    } else {
        let own = browser.own();
        let own: String =
            own.split('&').filter(|pair| !pair.starts_with("_from=")).collect::<Vec<_>>().join("&");
        browser.send("POST", path, format!("{own}&{fields}")).await
    }
}

#[tokio::test]
async fn signing_in_and_throwing_a_draft_away_lead_to_this_site_alone() {
    let house = House::new().await;
    for hostile in HOSTILE {
        let mut browser = house.browser();
        let sign_in =
            browser.send("GET", &format!("/sign-in?{}", encoded(&[("next", hostile)])), String::new()).await;
        assert!(wrong(&sign_in).is_none(), "{hostile:?}: {:?}", wrong(&sign_in));
        let fields = [("username", "amir"), ("password", PASSWORD), ("_next", hostile)];
        let page = browser.post("/sign-in", &fields).await;
        if hostile.contains('\0') {
            assert!(page.status == 400 && !page.html.is_empty(), "{hostile:?}: {}", page.status);
            continue;
        }
        assert_eq!((page.status, page.location()), (303, "/"), "{hostile:?}");
        browser.get("/families/new").await;
        let thrown = browser.post("/drafts/discard", &[("_from", hostile), ("_draft", "/x?")]).await;
        assert_eq!(thrown.location(), "/?done=discarded", "{hostile:?}");
    }
}

#[tokio::test]
async fn a_nul_in_an_address_or_in_a_forms_own_fields_answers_as_a_page() {
    let house = House::with_work().await;
    let things = things(&house).await;
    let mut amir = house.signed_in("amir").await;
    amir.get("/families/new").await;
    for route in web::table() {
        let path = filled(route.path, house.families.own, &things);
        for address in [format!("{path}?about=%00"), format!("{path}%00"), format!("{path}?x=a%2500%00")] {
            let page = amir.send(route.method, &address, String::new()).await;
            assert_eq!(page.status, 400, "{} {address}", route.method);
            assert!(page.says("holds a character that cannot be seen"), "{address}: {}", page.text());
        }
    }
    for own in ["_once", "_draft", "_version", "_from", "_looked\0"] {
        let page = amir.post("/families/new", &[(own, "a\0b")]).await;
        assert!(
            page.status == 400 && page.says("nothing was saved"),
            "{own:?}: {} {}",
            page.status,
            page.text()
        );
    }
    let mut nobody = house.browser();
    let page = nobody.post("/sign-in", &[("username", "am\0ir"), ("password", "no\0")]).await;
    assert!(
        page.status == 422 && page.says("is not right") || page.status == 303,
        "{} {}",
        page.status,
        page.text()
    );
}
