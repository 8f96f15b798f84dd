//! Every route of the router, for every role, with own, other, restricted, conflicted and missing records, against one
//! table: `access-table.csv`. A route that is not in the table, or that lets in somebody whom the table keeps out, fails.

use crate::common::{House, Page, Seat, filled, named, of_records, send_form, things, today};
use practice::{
    Who,
    family::Closure,
    ids::{ClosureId, FamilyId},
};
use std::collections::BTreeMap;
use ui::route::{Needs, Route};

const TABLE: &str = include_str!("../../access-table.csv");

/// `GET,/families/{family}/map,family:see,map.seen`
fn line(route: &Route) -> String {
    let needs = match route.needs {
        Needs::Nothing => "nothing".to_owned(),
        Needs::Account => "account".to_owned(),
        Needs::Office(deed) => {
            let deed = format!("{deed:?}").to_lowercase();
            format!("office:{}", deed.split('(').next().unwrap_or_default())
        }
        Needs::Family(deed) => format!("family:{deed:?}").to_lowercase(),
        Needs::Child(deed) => format!("child:{deed:?}").to_lowercase(),
        Needs::Party(deed) => format!("party:{deed:?}").to_lowercase(),
    };
    format!("{},{},{needs},{}", route.method, route.path, route.verb)
}

/// The lines of the table below a heading, up to the next empty line.
fn section(heading: &str) -> Vec<&'static str> {
    TABLE
        .lines()
        .skip_while(|line| *line != heading)
        .skip(1)
        .take_while(|line| !line.is_empty())
        .filter(|line| !line.starts_with('#'))
        .collect()
}

#[test]
fn every_route_stands_in_the_table_with_what_it_needs_and_its_verb() {
    let mut routes: Vec<String> = web::table().iter().map(line).collect();
    routes.sort();
    let mut known: Vec<String> = section("[routes]").into_iter().map(str::to_owned).collect();
    known.sort();
    let missing: Vec<_> = routes.iter().filter(|route| !known.contains(route)).collect();
    let gone: Vec<_> = known.iter().filter(|route| !routes.contains(route)).collect();
    assert!(
        missing.is_empty() && gone.is_empty(),
        "not in access-table.csv: {missing:#?}\nno longer routes: {gone:#?}"
    );
}

#[test]
fn every_verb_says_what_was_done() {
    for route in web::table() {
        assert!(!route.verb.is_empty() && route.verb.is_ascii(), "{} {}", route.method, route.path);
        assert!(route.path.starts_with('/'));
        for (of_home, begins) in [
            (matches!(route.needs, Needs::Family(_)), "/families/{family}"),
            (matches!(route.needs, Needs::Child(_)), "/children/{child}"),
            (matches!(route.needs, Needs::Party(_)), "/parties/{party}"),
        ] {
            assert_eq!(of_home, route.path.starts_with(begins), "{}", route.path);
        }
    }
}

/// What came back, as far as permissions go. Whatever is not known here is a fault and never a way in.
fn outcome(page: &Page) -> Result<&'static str, String> {
    let odd = || Err(format!("{} {} {}", page.status, page.location(), page.text()));
    match page.status {
        // Signing out is what one may always do.
        303 if page.location().starts_with("/sign-in") && !page.location().contains("done=signed-out") => {
            odd()
        }
        // A form may be empty or half: whoever reads so is let in.
        200 | 204 | 303 | 400 | 409 | 422 => Ok("in"),
        403 if page.says("This family is with another team") => Ok("ask"),
        403 if page.says("is with another team") && page.says("Ring that team") => Ok("ring"),
        403 if page.says("Your role does not include this") => Ok("no"),
        403 if page.says("This form can no longer be sent") => Ok("forged"),
        404 if page.says("There is nothing here that you can open") => Ok("none"),
        _ => odd(),
    }
}

/// Whether a path names something inside a family's record, which other families' records do not have.
fn names_a_thing(route: &Route) -> bool {
    route.path.matches('{').count() > 1
}

#[tokio::test]
async fn nobody_gets_further_than_the_table_says() {
    let house = House::with_work().await;
    house.put(vec![asked_to_close(&house).into()]).await;
    let things = things(&house).await;
    let records = [
        ("own", house.families.own),
        ("team", house.families.team),
        ("other", house.families.other),
        ("restricted", house.families.restricted),
        ("conflict", house.families.conflict),
        ("missing", FamilyId(1)),
        // An emergency is another team's.
        ("-", house.families.other),
    ];
    // The own records of their first children, and of parties with whom somebody of the same team works. Those of Amir's own
    // family are among the things.
    let mut of_each = BTreeMap::new();
    for (name, family, worker) in [
        ("team", house.families.team, "bea"),
        ("other", house.families.other, "otto"),
        ("restricted", house.families.restricted, "grace"),
        ("conflict", house.families.conflict, "bea"),
    ] {
        of_each.insert(name, of_records(&house, family, house.workers[worker]).await);
    }
    let nobody = practice::ids::encode(1);
    of_each.insert("missing", BTreeMap::from([("child", nobody.clone()), ("party", nobody)]));
    let mut wrong = Vec::new();
    for expectation in section("[people]") {
        let fields: Vec<&str> = expectation.split(',').collect();
        let [person, needs, record, expected] = fields[..] else {
            panic!("not a line of the table: {expectation}")
        };
        let (_, family) = *records.iter().find(|(name, _)| *name == record).unwrap();
        let mut things = things.clone();
        // What stands in another record is named by its own number, and is not in this one.
        let of_record = of_each.get(record).into_iter().flatten();
        let named = of_record.filter(|(name, _)| ["child", "party"].contains(name));
        things.extend(named.map(|(name, number)| (*name, number.clone())));
        let mut seat = Seat::of(&house, person).await;
        for route in web::table().iter().filter(|route| line(route).split(',').nth(2) == Some(needs)) {
            let is_let_in = expected == "in";
            let path = if is_let_in {
                let path = seat.path(route, family, &things).await;
                assert!(!path.contains('{'), "nothing real stands in {path}");
                path
            } else {
                filled(route.path, family, &things)
            };
            // A permitted person finds that the thing named in the path is not in this record.
            let elsewhere = is_let_in && !matches!(record, "own" | "-") && names_a_thing(route);
            let last = if elsewhere { "none" } else { expected };
            for (how, expected, got) in
                walk(&house, &mut seat, (route, &path, &things), (is_let_in, last)).await
            {
                if got.as_deref() != Ok(expected) {
                    wrong.push(format!(
                        "{person} {} {path} ({record}, {how}): expected {expected}, got {got:?}",
                        route.method
                    ));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// Amir has asked to close the case, so that it can be audited and decided about.
fn asked_to_close(house: &House) -> Closure {
    Closure {
        id: ClosureId(9_000_003),
        asked_by: Some(Who::Worker(house.workers["amir"])),
        asked_on: Some(today()),
        reason: "The children are safe with their grandmother.".to_owned(),
        audited_by: None,
        audited_on: None,
        audit_findings: String::new(),
        override_by: None,
        override_reason: String::new(),
        overruled: Vec::new(),
        closed_on: None,
        reopened_on: None,
        reopened_by: None,
        reopen_reason: String::new(),
        at_the_door: None,
        decided_by: None,
    }
}

/// How a request was sent, what should come of it and what came.
type Walked<'a> = (&'static str, &'a str, Result<&'static str, String>);

/// A page is opened. A form is sent as it should be, so that what a let-in person does is walked; and before by whoever is
/// let in without a token, and with that of another session of the same person, both in vain.
async fn walk<'a>(
    house: &House,
    seat: &mut Seat,
    (route, path, things): (&Route, &str, &BTreeMap<&'static str, String>),
    (is_let_in, expected): (bool, &'a str),
) -> Vec<Walked<'a>> {
    if route.method == "GET" {
        return vec![("opened", expected, outcome(&seat.browser.get(path).await))];
    }
    let fields = named(route, things);
    let mut got: Vec<Walked<'_>> = Vec::new();
    if is_let_in {
        for (how, token) in [("no token", String::new()), ("another session’s token", seat.other.clone())] {
            let page = send_form(&mut seat.browser, route, path, &token, &fields).await;
            got.push((how, "forged", outcome(&page)));
        }
    }
    let token = seat.token.clone();
    let page = send_form(&mut seat.browser, route, path, &token, &fields).await;
    got.push(("true token", expected, outcome(&page)));
    seat.after(house, route, &page).await;
    got
}

#[tokio::test]
async fn whoever_is_not_signed_in_gets_nothing_but_the_way_in() {
    let house = House::with_work().await;
    let things = things(&house).await;
    for route in web::table().iter().filter(|route| route.needs != Needs::Nothing) {
        let path = filled(route.path, house.families.own, &things);
        let page = house.browser().send(route.method, &path, String::new()).await;
        let to_sign_in = page.status == 303 && page.location().starts_with("/sign-in");
        assert!(to_sign_in || page.status == 401, "{} {path}: {}", route.method, page.status);
        assert!(!page.says("Okafor"), "{path}");
    }
}
