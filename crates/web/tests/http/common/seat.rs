//! Somebody who goes through every route, with what their session holds of what cannot be kept.

use super::{Browser, House, filled};
use practice::ids::FamilyId;
use returns::cin;
use std::collections::BTreeMap;
use ui::route::Route;

/// What a form names that its path does not, so that it is not refused for naming nothing.
pub(crate) fn named<'a>(
    route: &Route,
    things: &'a BTreeMap<&'static str, String>,
) -> Vec<(&'static str, &'a str)> {
    let thing = |name: &str| things.get(name).map(String::as_str).unwrap_or_default();
    match route.path {
        "/team/emergency" => vec![("opening", thing("opening"))],
        path if ["/family-plan/lines", "/family-plan/reader", "/family-plan/second"]
            .iter()
            .any(|end| path.ends_with(end)) =>
        {
            vec![("reader", thing("person"))]
        }
        path if path.ends_with("/rounds/{round}/keep") => vec![("rating", thing("rating"))],
        _ => Vec::new(),
    }
}

/// A study that this browser’s session has just run.
async fn study(browser: &mut Browser) -> BTreeMap<&'static str, String> {
    browser.get("/evidence/studies").await;
    let sent = browser.post("/evidence/examples/pilots", &[]).await;
    assert_eq!(sent.status, 303, "{}", sent.text());
    has_run(browser, &sent).await
}

/// A study once it has run. A build for tests takes its time over it, and its files are there only then.
async fn has_run(browser: &mut Browser, sent: &super::Page) -> BTreeMap<&'static str, String> {
    while browser.get(sent.location()).await.says("The study is running") {
        tokio::task::yield_now().await;
    }
    of_study(sent)
}

fn of_study(sent: &super::Page) -> BTreeMap<&'static str, String> {
    let run = sent.location().trim_start_matches("/evidence/studies/").to_owned();
    BTreeMap::from([("run", run), ("*file", "results.csv".to_owned())])
}

/// A check of a return that this browser’s session has just made and saved.
async fn check(browser: &mut Browser) -> BTreeMap<&'static str, String> {
    let mut xml = Vec::new();
    let invention = cin::Invention { children: 30, one_mistake_in: 3, ..cin::Invention::default() };
    cin::invent(&invention, &mut xml).unwrap();
    let token = browser.get("/returns").await.value("_token").unwrap();
    let sent = browser.send_files("/returns", &token, &[("this_year", "census.xml", &xml)]).await;
    assert_eq!(sent.status, 303, "{}", sent.text());
    let base = sent.location().to_owned();
    let saved = browser.fill(&format!("{base}/save"), &[("name", "Census"), ("reason", "To compare")]).await;
    assert_eq!(saved.status, 303, "{}", saved.text());
    let page = browser.get(&base).await;
    let rule = part(&page.html, "/rules/");
    let children = browser.get(&format!("{base}?by=children")).await;
    let child = part(&children.html, "/children/");
    let check = base.trim_start_matches("/returns/").to_owned();
    let submission = kept(browser, &base).await;
    BTreeMap::from([
        ("submission", submission),
        ("check", check),
        ("rule", rule),
        ("child", child),
        ("format", "csv".to_owned()),
    ])
}

/// The file of this check as it was sent. The very same file is kept once, whichever check it came from.
async fn kept(browser: &mut Browser, base: &str) -> String {
    let today = [("sent-day", "23"), ("sent-month", "11"), ("sent-year", "2026")];
    browser.fill(&format!("{base}/keep"), &today).await;
    part(&browser.get("/returns/sent").await.html, "/returns/sent/")
}

/// What follows this part in the first address that has it.
fn part(html: &str, before: &str) -> String {
    let rest = html.split_once(before).unwrap_or_else(|| panic!("no {before} in {html}")).1;
    rest.split(['"', '?', '/', '&']).next().unwrap().to_owned()
}

/// Somebody who goes through the routes: signed in, with what their session holds.
pub(crate) struct Seat {
    person: &'static str,
    /// The browser.
    pub(crate) browser: Browser,
    /// The token of its forms.
    pub(crate) token: String,
    /// The token of another session of the same person.
    pub(crate) other: String,
    study: Option<BTreeMap<&'static str, String>>,
    check: Option<BTreeMap<&'static str, String>>,
}

impl Seat {
    /// Signs this person in, twice.
    pub(crate) async fn of(house: &House, person: &'static str) -> Self {
        let mut browser = house.signed_in(person).await;
        let token = browser.get("/help").await.value("_token").unwrap_or_default();
        let other = house.signed_in(person).await.get("/help").await.value("_token").unwrap_or_default();
        assert!(
            !token.is_empty() && !other.is_empty() && token != other,
            "each session has a token of its own"
        );
        Self { person, browser, token, other, study: None, check: None }
    }

    /// The path of a route with what is real in it, also where only this session holds it.
    pub(crate) async fn path(
        &mut self,
        route: &Route,
        family: FamilyId,
        things: &BTreeMap<&'static str, String>,
    ) -> String {
        let mut known = things.clone();
        if route.path.contains("{run}") {
            if self.study.is_none() {
                self.study = Some(study(&mut self.browser).await);
            }
            known.extend(self.study.clone().unwrap());
        } else if route.path.contains("{check}") || route.path.contains("{submission}") {
            if self.check.is_none() {
                self.check = Some(check(&mut self.browser).await);
            }
            known.extend(self.check.clone().unwrap());
        }
        filled(route.path, family, &known)
    }

    /// After a form was sent: signed in anew where it ended the session or gave the device away, and without what it forgot.
    pub(crate) async fn after(&mut self, house: &House, route: &Route, page: &super::Page) {
        if route.path.ends_with("{example}") && page.status == 303 {
            // Running a study takes long: the one that was just run serves.
            self.study = Some(has_run(&mut self.browser, page).await);
        } else if route.path.contains("sign-out") || route.path.ends_with("/hand-over") {
            *self = Self::of(house, self.person).await;
        } else if route.path.ends_with("/forget") {
            (self.study, self.check) = (None, None);
        }
    }
}

/// Sends a route’s form with this token and these fields: with files where it takes files.
pub(crate) async fn send_form(
    browser: &mut Browser,
    route: &Route,
    path: &str,
    token: &str,
    fields: &[(&str, &str)],
) -> super::Page {
    if matches!(route.path, "/returns" | "/evidence/studies") {
        return browser.send_files(path, token, &[]).await;
    }
    let mut body = form_urlencoded::Serializer::new(String::new());
    body.append_pair("_token", token).extend_pairs(fields);
    browser.send("POST", path, body.finish()).await
}
