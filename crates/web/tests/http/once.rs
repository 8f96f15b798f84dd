//! Whatever makes something new makes it once: each form that is kept in a record carries a key of its own, and the same bytes
//! sent twice, as by going back and pressing “Save” again, make one thing.

use crate::common::{
    Browser, House, begun_round, filled,
    forms::{AnyForm, Field, Kind},
    things,
};
use record::journal::verbs::Class;
use std::collections::{BTreeMap, BTreeSet};
use ui::route::{Needs, Office, Route};

/// Verbs of forms that make something new, besides those that end with `.added`.
const MAKES: &[&str] = &[
    "account.acted_on",
    "account.made",
    "assessment.started",
    "break_glass.opened",
    "child.opened",
    "closing.asked",
    "conference.held",
    "family.access_changed",
    "family.registered",
    "in_need_plan.saved",
    "map.started",
    "one_person.said",
    "party.opened",
    "plan.agreed_tonight",
    "plan.begun",
    "rating.given",
    "referral.opened",
    "round.started",
    "round.used",
    "strategy.held",
    "team.kept",
    "wrong_record.put_right",
];

/// What a form of several says that it does, where that makes something new. The others close accounts and records.
const DOES: &[&str] = &["name", "reset", "code-off"];

/// Deeds on a record whose form has no key, each with the reason.
const WITHOUT_A_KEY: &[(&str, &str)] = &[
    (
        "/families/{family}/access",
        "a list holds each person once; a second person is asked once in the same words",
    ),
    ("/families/{family}/rounds/{round}/rater/{n}/hand-over", "gives the device away and keeps nothing"),
];

/// Forms that this test does not know how to fill, each with where they are sent twice.
const NOT_FILLED: &[(&str, &str)] = &[
    ("plan.agreed_tonight", "tonight_danger.rs"),
    ("child.opened", "child_begin.rs of screens-people: who may be the same child is shown first"),
    ("one_person.said", "one_person.rs of screens-people: who it is must be looked for first"),
    ("assessment.started", "refused.rs of screens-pathway: a referral must be open"),
    ("conference.held", "refused.rs of screens-pathway: what fits which conference is asked"),
    ("in_need_plan.saved", "refused.rs of screens-pathway: a referral must be open"),
    ("referral.opened", "refused.rs of screens-pathway: it must be decided that work begins"),
    ("strategy.held", "refused.rs of screens-pathway: who took part is asked"),
    ("wrong_record.put_right", "wrong_family.rs of screens-family: the family must be looked up first"),
];

fn makes(route: &Route) -> bool {
    route.verb.split('.').nth(1) == Some("added") || MAKES.contains(&route.verb)
}

/// Which of several things a form does.
fn does(form: &AnyForm) -> &str {
    let done = form.fields.iter().find(|field| field.name == "do");
    done.and_then(|field| field.value.as_deref()).unwrap_or_default()
}

/// Whether a form of this route is kept through the one way that looks at the form’s key.
fn keeps_in_a_record(route: &Route) -> bool {
    route.class() == Class::Deed
        && matches!(route.needs, Needs::Family(_) | Needs::Child(_) | Needs::Office(Office::RegisterFamily))
}

/// The route to which an address belongs: the one with the fewest parts left open.
fn route_of(action: &str) -> Option<Route> {
    let parts: Vec<&str> = action.split(['?', '#']).next().unwrap_or_default().split('/').collect();
    let matches = |route: &str| {
        let wanted: Vec<&str> = route.split('/').collect();
        wanted.len() == parts.len()
            && wanted.iter().zip(&parts).all(|(want, is)| want.starts_with('{') || want == is)
    };
    let routes = web::table().into_iter();
    let found = routes.filter(|route| route.method == "POST" && matches(route.path));
    found.min_by_key(|route| route.path.matches('{').count())
}

/// Each thing that is kept: in every record, accounts, teams, openings in an emergency, what waits for a second person.
fn kept(house: &House) -> BTreeSet<String> {
    let place = house.place();
    let of = |query| record::testing::read_text(&place, query);
    [
        "SELECT kind || ' ' || CAST(id AS TEXT) AS text FROM object",
        "SELECT 'account ' || username AS text FROM account",
        "SELECT 'team ' || CAST(id AS TEXT) AS text FROM team",
        "SELECT 'emergency ' || CAST(id AS TEXT) AS text FROM break_glass",
        "SELECT 'second person ' || CAST(id AS TEXT) AS text FROM second_person",
        "SELECT 'named ' || CAST(worker_id AS TEXT) || CAST(family_id AS TEXT) AS text FROM restriction",
    ]
    .into_iter()
    .flat_map(of)
    .collect()
}

/// What somebody might type into this form: a choice of each list, another person in each, the first box, today, words.
fn typed(fields: &[Field], number: usize) -> Vec<(String, String)> {
    let chosen: BTreeSet<&str> =
        fields.iter().filter(|field| field.value.is_some()).map(|field| field.name.as_str()).collect();
    let mut seen = BTreeSet::new();
    let (mut people, mut boxes) = (2, BTreeMap::<&str, usize>::new());
    let mut sent = Vec::new();
    for field in fields {
        let name = field.name.as_str();
        let is_first = seen.insert(name);
        let value = match field.kind {
            // A second person is asked, nothing is done at once; and a line is kept from nobody.
            Kind::Tick if name == "way" || name.contains("not_for") => None,
            // Whoever stands in when somebody cannot is somebody else, and nobody who is feared.
            Kind::Tick if matches!(name, "who" | "backup") => {
                let at = boxes.entry(name).or_default();
                *at += 1;
                let wanted = if name == "who" { 3 } else { 4 };
                field.offers.first().filter(|_| *at == wanted).cloned()
            }
            Kind::Text | Kind::Number if field.value.as_deref().unwrap_or_default().is_empty() => Some(
                words(field, number * 100 + seen.len(), chosen.contains("kind") || seen.contains("kind")),
            ),
            Kind::Choice | Kind::Tick if !chosen.contains(name) && is_first => {
                let names_somebody = field.offers.len() > 1 && field.offers.iter().any(|one| is_key(one));
                people += usize::from(names_somebody);
                let at = if names_somebody { people % field.offers.len() } else { 0 };
                field.offers.get(at).cloned()
            }
            _ => field.value.clone(),
        };
        sent.extend(value.map(|value| (name.to_owned(), value)));
    }
    sent
}

/// Whether this names somebody or something of a record.
fn is_key(offer: &str) -> bool {
    offer.len() >= 13 && offer.contains(|one: char| one.is_ascii_digit())
}

/// What somebody types into one field.
fn words(field: &Field, number: usize, has_kind: bool) -> String {
    match field.name.as_str() {
        name if name.ends_with("-day") => "23".to_owned(),
        name if name.ends_with("-month") => "11".to_owned(),
        name if name.contains("adult") && name.ends_with("-year") => "1990".to_owned(),
        name if name.ends_with("-year") => "2026".to_owned(),
        name if name.ends_with("phone") => "01632 960123".to_owned(),
        "until-time" => "11:00".to_owned(),
        name if name.ends_with("time") => "10:00".to_owned(),
        "how_long" => "3 months".to_owned(),
        // For a child: short, with no name and no number.
        "words" => "Mum is sad a lot. It is not because of you. How is it for you at home?".to_owned(),
        "at_0" => "It is hard for me.".to_owned(),
        "at_10" => "It is good for me.".to_owned(),
        // Whoever lives with the child is chosen.
        "reference" => String::new(),
        // Only a plan for tonight has one.
        "trigger" if has_kind => String::new(),
        "username" => format!("somebody{number}"),
        _ if field.kind == Kind::Number => "5".to_owned(),
        _ => format!("Rose rings at six, number {number}"),
    }
}

/// Every page that a route leads to, of the family in which a year’s work is kept and, where a route names nothing of a
/// record, of those that have just begun; with a round in which somebody is still to give numbers.
async fn pages(house: &House) -> Vec<String> {
    let (things, families) = (things(house).await, &house.families);
    let round = begun_round(house, &mut house.signed_in("bea").await, "amir").await;
    let mut paths: BTreeSet<String> = ["", "/rater/0", "/rater/1"].map(|end| format!("{round}{end}")).into();
    for route in web::table().iter().filter(|route| route.method == "GET") {
        for family in [families.own, families.team, families.other, families.restricted] {
            let of_a_family = route.path.replacen("{family}", &family.to_string(), 1);
            let path = if family == families.own { filled(route.path, family, &things) } else { of_a_family };
            if !path.contains('{') && !path.starts_with("/assets") && path != "/sign-out" {
                paths.insert(path);
            }
        }
    }
    paths.insert(format!("/families/{}/people/{}/words/new", families.own, practice::testing::child(0)));
    // First of all: nobody who is called the same is known yet.
    let mut all = vec!["/families/new".to_owned()];
    all.extend(paths);
    all
}

/// What the walk has found.
#[derive(Default)]
struct Walk {
    /// What must not be, in words.
    wrong: Vec<String>,
    /// The routes to which forms lead that keep something, with how many of those forms were seen.
    seen: BTreeMap<&'static str, usize>,
    /// The verbs of forms that made something when they were sent, each with which of several things it did.
    made: BTreeSet<(&'static str, String)>,
    /// What forms said that made nothing.
    refused: Vec<String>,
    /// Forms for something new to which the pages lead that came after something was made.
    led_to: Vec<String>,
}

impl Walk {
    async fn look(&mut self, house: &House, browser: &mut Browser, path: &str) {
        let page = browser.get(path).await;
        let forms = if page.status == 200 { page.every_form() } else { Vec::new() };
        for (at, form) in forms.iter().enumerate() {
            let Some(route) = route_of(&form.action) else { continue };
            if !keeps_in_a_record(&route) && !makes(&route) {
                continue;
            }
            *self.seen.entry(route.path).or_default() += 1;
            let has_key = form.once.as_deref().is_some_and(|once| once.len() > 8);
            let is_known = WITHOUT_A_KEY.iter().any(|(known, _)| *known == route.path);
            if keeps_in_a_record(&route) && !has_key && !is_known {
                self.wrong.push(format!("{path}: the form to {} has no key", route.path));
            }
            let done = (route.verb, does(form).to_owned());
            let is_one = done.1.is_empty() || DOES.contains(&done.1.as_str());
            if makes(&route) && is_one && !self.made.contains(&done) {
                self.send_twice(house, browser, path, at, &route).await;
            }
        }
    }

    /// Sends a form as somebody might fill it, and the same bytes once more.
    async fn send_twice(
        &mut self,
        house: &House,
        browser: &mut Browser,
        path: &str,
        at: usize,
        route: &Route,
    ) {
        let forms = browser.get(path).await.every_form();
        let Some(form): Option<&AnyForm> = forms.get(at) else { return };
        let mut fields = typed(&form.fields, self.seen.values().sum());
        fields.extend(form.buttons.iter().find(|(name, _)| name == "way").cloned());
        fields.push(("_once".to_owned(), form.once.clone().unwrap_or_default()));
        let fields: Vec<(&str, &str)> =
            fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let before = kept(house);
        let first = browser.post(&form.action, &fields).await;
        let after = kept(house);
        if before == after {
            self.refused.push(format!("{path}: {} {} {}", route.verb, first.status, first.text()));
            return;
        }
        self.made.insert((route.verb, does(form).to_owned()));
        let again = browser.post(&form.action, &fields).await;
        if first.status == 303 {
            let next = browser.follow(&first).await.html;
            let links = next.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next());
            self.led_to.extend(links.filter(|link| link.ends_with("/goal/new")).map(str::to_owned));
        }
        let second: Vec<String> = kept(house).difference(&after).cloned().collect();
        if !second.is_empty() {
            self.wrong.push(format!("{path}: {} sent twice made {second:?} too", route.path));
        }
        if again.status >= 500 {
            let said = format!("{path}: {} sent twice: {} {}", route.path, again.status, again.text());
            self.wrong.push(said);
        }
    }
}

#[tokio::test]
async fn every_form_that_keeps_something_carries_its_key_and_sent_twice_makes_one_thing() {
    let house = House::with_work().await;
    let paths = pages(&house).await;
    let mut walk = Walk::default();
    for who in ["grace", "amir", "ada", "otto"] {
        let mut browser = house.signed_in(who).await;
        for path in &paths {
            walk.look(&house, &mut browser, path).await;
        }
        for path in std::mem::take(&mut walk.led_to) {
            walk.look(&house, &mut browser, &path).await;
        }
    }
    let made: BTreeSet<&str> = walk.made.iter().map(|(verb, _)| *verb).collect();
    let missed: Vec<&str> = web::table()
        .iter()
        .filter(|route| route.method == "POST" && makes(route) && !made.contains(route.verb))
        .map(|route| route.verb)
        .filter(|verb| !NOT_FILLED.iter().any(|(known, _)| known == verb))
        .collect();
    walk.refused.retain(|said| missed.iter().any(|verb| said.contains(verb)));
    let (routes, forms) = (walk.seen.len(), walk.seen.values().sum::<usize>());
    let figures = format!("{forms} forms to {routes} routes, {} made something", walk.made.len());
    assert!(
        walk.wrong.is_empty() && missed.is_empty(),
        "{figures}: {:#?}\nmade nothing: {missed:?}\n{:#?}",
        walk.wrong,
        walk.refused
    );
    assert!(routes > 60 && forms > 200 && made.len() > 20, "{figures}: {:?}", walk.seen);
}
