//! The largest thing that each route takes: twice as many fields are no more than twice the work, and there is an end to
//! how many are taken. Steps are counted, never seconds.

use crate::common::{Browser, House, PASSWORD, Page, filled, things};
use std::collections::BTreeSet;
use ui::{
    form::{MOST_FIELDS, looked_at},
    route::Needs,
};

/// The names of the fields of a page's form.
fn names(page: &Page) -> BTreeSet<String> {
    let named = page.html.split(" name=\"").skip(1).filter_map(|rest| rest.split('"').next());
    named.filter(|name| !name.starts_with('_')).map(str::to_owned).collect()
}

/// A form of so many fields: those of the page again and again, rows without end, and choices between two versions.
fn form(names: &BTreeSet<String>, own: &str, count: usize) -> String {
    let mut body = own.to_owned();
    let mut left = count - own.split('&').count();
    let names: Vec<&str> = names.iter().map(String::as_str).chain(["text", "who", "children"]).collect();
    let mut row = 0;
    while left > 4 {
        let name = names[row % names.len()];
        let choice = format!("&_choose.{name}{row}=theirs&_theirs.{name}{row}={name}{row}-a%3D1");
        body.extend([choice.as_str(), &format!("&{name}{row}-b=2&{name}=person:x{row}")]);
        left -= 4;
        row += 1;
    }
    body
}

/// How many fields were looked at for a body, and the answer's status.
async fn work(browser: &mut Browser, path: &str, body: String) -> (u64, u16) {
    let before = looked_at();
    let page = browser.send("POST", path, body).await;
    (looked_at() - before, page.status)
}

#[tokio::test]
async fn twice_the_fields_are_no_more_than_twice_the_work_on_any_route() {
    let house = House::with_work().await;
    let things = things(&house).await;
    let mut wrong = Vec::new();
    for route in web::table().iter().filter(|route| route.method == "POST") {
        for person in ["grace", "ana", "ada"] {
            let path = filled(route.path, house.families.own, &things);
            let mut browser = house.signed_in(person).await;
            browser.get("/my-work").await;
            let names = names(&browser.get(&path).await);
            if browser.own().is_empty() {
                browser.get("/my-work").await;
            }
            // Without its key, so that the second is not taken for the first.
            let own: Vec<String> = browser
                .own()
                .split('&')
                .filter(|pair| !pair.starts_with("_once"))
                .map(str::to_owned)
                .collect();
            let own = own.join("&");
            let (half, _) = work(&mut browser, &path, form(&names, &own, MOST_FIELDS / 2)).await;
            let (whole, status) = work(&mut browser, &path, form(&names, &own, MOST_FIELDS)).await;
            if whole > half * 5 / 2 + 500 || whole > 40 * MOST_FIELDS as u64 {
                wrong.push(format!("{person} {path}: {half} then {whole} ({status})"));
            }
            if route.needs == Needs::Nothing {
                break;
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[tokio::test]
async fn a_form_sent_without_a_session_is_no_more_work_either() {
    let house = House::new().await;
    let path = format!("/families/{}/people/new", house.families.own);
    let names = BTreeSet::new();
    let (half, status) = work(&mut house.browser(), &path, form(&names, "a=1", MOST_FIELDS / 2)).await;
    assert_eq!(status, 401);
    let (whole, _) = work(&mut house.browser(), &path, form(&names, "a=1", MOST_FIELDS)).await;
    assert!(whole <= half * 5 / 2, "{half} then {whole}");
    let (all, status) = work(&mut house.browser(), &path, form(&names, "a=1", 60_000)).await;
    assert_eq!(status, 413);
    assert!(all <= 2 * MOST_FIELDS as u64, "{all}: no more is looked at than is taken");
}

#[tokio::test]
async fn more_fields_or_longer_names_than_any_form_has_are_refused_with_what_was_typed() {
    let house = House::new().await;
    let mut browser = house.signed_in("amir").await;
    let path = format!("/families/{}/people/new", house.families.own);
    browser.get(&path).await;
    let words = "Auntie Bo comes on Fridays";
    for more in ["&x=y".repeat(MOST_FIELDS), format!("&{}=y", "x".repeat(400))] {
        let body = format!("{}&given={words}{more}", browser.own());
        let page = browser.send("POST", &path, body).await;
        assert!(page.status == 413 && page.says("too many fields") && page.says(words), "{}", page.text());
    }
    // A page asked for with as many is answered.
    let page = browser.get(&format!("/families?{}", "a=1&".repeat(15_000))).await;
    assert_eq!(page.status, 200);
}

#[tokio::test]
async fn the_longest_sign_in_is_answered_like_any_other() {
    let house = House::new().await;
    let (_, status) =
        work(&mut house.browser(), "/sign-in", form(&BTreeSet::new(), "username=amir", 60_000)).await;
    assert_eq!(status, 413);
    let carried = "a%3D1%26".repeat(60_000);
    let body = format!("username=amir&password={PASSWORD}&_carried={carried}");
    let (looked, status) = work(&mut house.browser(), "/sign-in", body).await;
    assert_eq!(status, 303);
    assert!(looked <= 4 * MOST_FIELDS as u64, "{looked}");
}
