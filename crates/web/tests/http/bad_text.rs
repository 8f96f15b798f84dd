//! Every text field of every form that is posted, on every page of every role: what is too long or cannot be seen is refused
//! with a sentence, and nothing of it is kept. A form that reads a text past the form's reader is found here.

use crate::common::{
    Browser, House, Page, filled,
    forms::{AnyForm, Field, Kind, as_it_stands},
    things,
};
use practice::{
    Who,
    plan::{Gets, PlanReader},
    testing,
};
use std::collections::{BTreeMap, BTreeSet};

/// What must not be kept, and what is said about it.
fn texts() -> [(String, &'static [&'static str]); 2] {
    let long: &[&str] =
        &["longer than", "characters or fewer", "at most", "too long", "Please make it short"];
    [("night ".repeat(4_000), long), ("seen\u{7}not".to_owned(), &["cannot be seen", "Please make it short"])]
}

/// Forms that are sent without any text of their own, whose text is a secret or a draft, or that are tried elsewhere, each
/// with the reason.
const ELSEWHERE: &[(&str, &str)] = &[
    ("/sign-in", "a name and a secret: looked up, never kept as typed"),
    ("/families", "what a list is narrowed by: looked up in its first hundred characters, never kept"),
    ("/families/{family}/notes", "what is looked for: its first two hundred characters, never kept"),
    ("/sign-out", "a button"),
    ("/hand-back", "a secret, and only where a device was handed over"),
    ("/drafts", "keeps what was typed as it was typed, within its own bounds"),
    ("/drafts/discard", "throws a draft away"),
    ("/account/password", "secrets"),
    ("/account/calendar/end", "a button"),
    ("/account/sign-out-everywhere", "a button"),
    (
        "/families/{family}/no-further",
        "the second button of the form of the stage, which is tried with all its texts",
    ),
    ("/families/{family}/parents", "stands only where a parent waits for an answer: tried in `parents`"),
    ("/second-person", "stands only where somebody waits for a second person: tried in `second_person`"),
];

/// The route to which an address belongs: the one with the fewest parts left open.
fn route_of(action: &str) -> Option<&'static str> {
    let path = action.split(['?', '#']).next().unwrap_or_default();
    let parts: Vec<&str> = path.split('/').collect();
    let matches = |route: &str| {
        let wanted: Vec<&str> = route.split('/').collect();
        wanted.len() == parts.len()
            && wanted.iter().zip(&parts).all(|(want, is)| want.starts_with('{') || want == is)
    };
    let routes = web::table();
    let found = routes.iter().filter(|route| route.method == "POST" && matches(route.path));
    found.min_by_key(|route| route.path.matches('{').count()).map(|route| route.path)
}

fn without(fields: &[Field], name: &str) -> Vec<(String, String)> {
    let mut sent = as_it_stands(fields);
    sent.retain(|(field, _)| field != name);
    sent
}

/// One form to try: where it was found, and what it is.
struct Found {
    who: &'static str,
    path: String,
    form: AnyForm,
}

/// Every form on every page that these people can open.
async fn forms(house: &House, paths: &[String]) -> Vec<Found> {
    let mut all = Vec::new();
    for who in ["amir", "grace", "ada", "ana"] {
        let mut browser = house.signed_in(who).await;
        for path in paths {
            let page = browser.get(path).await;
            if page.status == 200 {
                let forms = page.every_form().into_iter();
                all.extend(forms.map(|form| Found { who, path: path.clone(), form }));
            }
        }
    }
    all
}

/// Where the summary of what is wrong leads, and nothing is there.
fn leads_nowhere(page: &Page) -> Vec<String> {
    let summary = page.html.split("govuk-error-summary__list").nth(1).unwrap_or_default();
    let summary = summary.split("</ul>").next().unwrap_or_default();
    let links = summary.split("href=\"#").skip(1).filter_map(|rest| rest.split('"').next());
    links.filter(|id| !page.html.contains(&format!("id=\"{id}\""))).map(str::to_owned).collect()
}

async fn refuses(
    browser: &mut Browser,
    found: &Found,
    field: &str,
    button: Option<&(String, String)>,
) -> Vec<String> {
    let mut wrong = Vec::new();
    for (text, sentences) in texts() {
        browser.get(&found.path).await;
        let mut sent = without(&found.form.fields, field);
        sent.extend(button.cloned());
        if found.form.action.ends_with("/network/new") {
            sent.push(("person".to_owned(), "new".to_owned()));
        }
        sent.push((field.to_owned(), text));
        let sent: Vec<(&str, &str)> =
            sent.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let page = browser.post(&found.form.action, &sent).await;
        let said = sentences.iter().any(|sentence| page.says(sentence));
        wrong.extend(leads_nowhere(&page).into_iter().map(|id| {
            format!(
                "{} {} {field}: the summary of what is wrong leads to #{id}, which is not in the page",
                found.who, found.form.action
            )
        }));
        if !(400..=422).contains(&page.status) || !said {
            let text = page.text();
            let shown: String = text.chars().take(300).collect();
            wrong.push(format!(
                "{} {} {field} {button:?}: {} {shown}",
                found.who, found.form.action, page.status
            ));
        }
    }
    wrong
}

/// A route, a field of it, and the name and value of the button.
type Tried = (&'static str, String, Option<(String, String)>);

/// What was tried so far, and what of it was answered wrongly.
#[derive(Default)]
struct Tries {
    tried: BTreeSet<Tried>,
    reached: BTreeSet<&'static str>,
    wrong: Vec<String>,
    browsers: BTreeMap<&'static str, Browser>,
}

impl Tries {
    /// Sends bad text in every field of every form on these pages, once for each, and holds that nothing was kept.
    async fn all(&mut self, house: &House, paths: &[String]) {
        let before = house.read("grace", house.families.own).await;
        for found in &forms(house, paths).await {
            let Some(route) = route_of(&found.form.action) else { continue };
            self.reached.insert(route);
            if ELSEWHERE.iter().any(|(path, _)| *path == route) {
                continue;
            }
            let texts = found.form.fields.iter().filter(|field| matches!(field.kind, Kind::Text));
            let mut buttons: Vec<Option<&(String, String)>> = found.form.buttons.iter().map(Some).collect();
            if buttons.is_empty() || route.starts_with("/families/{family}/rounds") {
                buttons = vec![None];
            }
            for field in texts {
                for button in &buttons {
                    if !self.tried.insert((route, field.name.clone(), button.cloned())) {
                        continue;
                    }
                    if !self.browsers.contains_key(found.who) {
                        self.browsers.insert(found.who, house.signed_in(found.who).await);
                    }
                    let browser = self.browsers.get_mut(found.who).unwrap();
                    self.wrong.extend(refuses(browser, found, &field.name, *button).await);
                }
            }
        }
        assert!(house.read("grace", house.families.own).await == before, "nothing was kept");
    }
}

#[tokio::test]
async fn no_posted_text_is_kept_that_is_too_long_or_cannot_be_seen() {
    let house = House::with_work().await;
    // A round that waits, so that the forms of numbers can be opened.
    let mut amir = house.signed_in("amir").await;
    let record = house.read("amir", house.families.own).await;
    let family = format!("/families/{}", house.families.own);
    let (scale, chair) = (record.scales[0].id.to_string(), house.workers["amir"].to_string());
    let raters = [Who::Person(testing::MUM), Who::Person(testing::child(0))].map(|who| who.to_string());
    let fields =
        [("scales", scale.as_str()), ("raters", &raters[0]), ("raters", &raters[1]), ("chair", &chair)];
    assert_eq!(amir.fill(&format!("{family}/scaling/start"), &fields).await.status, 303);
    let now = house.read("amir", house.families.own).await;
    let sealed = now.rounds.iter().find(|round| round.opened.is_none()).unwrap().id.to_string();
    let mut waiting = record.escalations[0].value.clone();
    (waiting.id, waiting.answered_on) = (practice::ids::EscalationId(9_000_010), None);
    let mut again = record.escalations[0].value.clone();
    (again.id, again.look_again) = (practice::ids::EscalationId(9_000_011), Some(crate::common::today()));
    let mut tries = Tries::default();
    tries.all(&house, &[format!("{family}/closing/ask")]).await;
    let asked = amir.fill(&format!("{family}/closing/ask"), &[("reason", "All is well")]).await;
    assert_eq!(asked.status, 303, "{}", asked.text());
    // What one worker decided about a feared reader, so that a second person is asked.
    let mut plan = record.plan(testing::FULL).unwrap().value.clone();
    let decided = PlanReader::new(testing::DAD, Gets::Whole);
    let decided = PlanReader { by: Some(house.workers["amir"]), why: "He asked.".to_owned(), ..decided };
    plan.readers = vec![decided];
    // And a line that he does, about which somebody decides.
    let his = record.plan_rules.iter().find(|rule| rule.plan == testing::FULL).unwrap();
    let mut his = his.value.clone();
    his.doers.push(Who::Person(testing::DAD));
    house.put(vec![plan.into(), his.into()]).await;
    let (plan, reader) = (testing::FULL, testing::DAD);
    tries.all(&house, &[format!("{family}/family-plan?plan={plan}&reader={reader}")]).await;
    // A family at the door, so that the forms of what is decided there stand on its pages.
    let mut case = record.families[0].value.clone();
    case.stage = practice::family::Stage::Intake;
    house.put(vec![case.into()]).await;
    // An opening in an emergency, so that there is one to look over.
    let otto = house.actor("otto").await;
    let permit = access::office::permit(otto, access::OfficeDeed::BreakGlass).unwrap();
    let hour = jiff::SignedDuration::from_hours(1);
    house.store.break_glass(permit, house.families.own, crate::common::emergency(), hour).await.unwrap();
    let (waits, looks) = (waiting.id.to_string(), again.id.to_string());
    house.put(vec![waiting.into(), again.into()]).await;

    let mut paths = BTreeSet::new();
    let things = things(&house).await;
    for (round, escalation, n) in
        [(None, None, "0"), (Some(&sealed), Some(&waits), "0"), (Some(&sealed), Some(&looks), "1")]
    {
        let mut things: BTreeMap<&'static str, String> = things.clone();
        things.insert("n", n.to_owned());
        things.extend(round.map(|round| ("round", round.clone())));
        things.extend(escalation.map(|escalation| ("escalation", escalation.clone())));
        things.insert("worker", house.workers["bea"].to_string());
        for route in web::table().iter().filter(|route| route.method == "GET") {
            let path = filled(route.path, house.families.own, &things);
            if !path.contains('{') && !path.starts_with("/assets") && path != "/sign-out" {
                paths.insert(path);
            }
        }
    }
    paths.insert(format!("{family}/family-plan?reader={}", testing::MUM));
    paths.insert(format!("/emergency/{}", house.families.other));
    paths.insert(format!("/administration/lists?reference={}", record.families[0].reference));
    let paths: Vec<String> = paths.into_iter().collect();

    tries.all(&house, &paths).await;
    // A case that is closed, so that opening it again can be asked for.
    let mut case = house.read("grace", house.families.own).await.families[0].value.clone();
    case.status = practice::family::CaseStatus::Closed;
    house.put(vec![case.into()]).await;
    tries.all(&house, &[format!("{family}/closing/reopen")]).await;
    let Tries { tried, reached, wrong, .. } = tries;
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(tried.len() > 150, "{} fields", tried.len());
    let missed: Vec<&str> = web::table()
        .iter()
        .filter(|route| route.method == "POST" && !reached.contains(route.path))
        .map(|route| route.path)
        .filter(|path| !ELSEWHERE.iter().any(|(known, _)| known == path))
        .collect();
    let missed: Vec<&str> =
        missed.into_iter().filter(|path| !NOT_REACHED.iter().any(|(known, _)| known == path)).collect();
    assert!(missed.is_empty(), "forms that stand on no page of this test: {missed:#?}");
}

/// Forms that stand on no page of this test, each with what it would need.
const NOT_REACHED: &[(&str, &str)] = &[
    (
        "/families/{family}/closing/ask",
        "a case that nobody has asked to close; its text is tested with closing",
    ),
    ("/families/{family}/closing/reopen", "a closed case; its text is tested with closing"),
    (
        "/families/{family}/people/{person}/same",
        "two people of nearly the same name, of whom one is feared; what it keeps is a yes or a no",
    ),
    ("/evidence/studies/{run}/forget", "a study in memory; a button"),
    ("/returns/{check}/child", "a check in memory; looked up, never kept"),
    ("/returns/{check}/keep", "a check in memory; what is told of its queries is tested with the returns"),
    ("/returns/sent/{submission}/compare", "a file that was sent; a button"),
    ("/returns/{check}/save", "a check in memory; its name and reason are tested with the returns"),
    ("/returns/{check}/forget", "a check in memory; a button"),
    ("/returns/{check}/delete", "a saved check; a button"),
    ("/families/{family}/plan/{plan}/working", "a plan in another state; a button"),
    ("/families/{family}/plan/{plan}/hand-over", "a plan in another state; a button"),
];

#[tokio::test]
async fn a_name_that_was_put_into_a_list_by_hand_is_held_to_what_a_typed_one_is() {
    let house = House::with_work().await;
    let mut amir = house.signed_in("amir").await;
    let plan = format!("/families/{}/plan/{}", house.families.own, testing::FULL);
    let before = house.read("amir", house.families.own).await;
    for path in [format!("{plan}/people/signed"), format!("{plan}/people/copies")] {
        for name in ["night ".repeat(50), "seen\u{7}not".to_owned()] {
            let field = if path.ends_with("signed") { "signatures" } else { "copies_given" };
            let page = amir.fill(&path, &[(field, &format!("other:{name}"))]).await;
            assert!(
                page.status == 422 && page.says("choose from the list"),
                "{path}: {} {}",
                page.status,
                page.text()
            );
        }
    }
    assert!(house.read("amir", house.families.own).await == before, "nothing was kept");
}
