//! Every route of the router, for every role, with own, other, restricted, conflicted and missing records, against one
//! table: `access-table.csv`. A route that is not in the table, or that lets in somebody whom the table keeps out, fails.

use crate::common::{Browser, House, filled, things};
use practice::ids::FamilyId;
use web::route::{Needs, Route};

const TABLE: &str = include_str!("../../access-table.csv");

/// `GET,/families/{family}/map,family:see,map.seen`
fn line(route: &Route) -> String {
    let needs = match route.needs {
        Needs::Nothing => "nothing".to_owned(),
        Needs::Account => "account".to_owned(),
        Needs::Office(office) => format!("office:{office:?}").to_lowercase(),
        Needs::Family(deed) => format!("family:{deed:?}").to_lowercase(),
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
    let mut routes: Vec<String> = web::screens::table().iter().map(line).collect();
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
    for route in web::screens::table() {
        assert!(!route.verb.is_empty() && route.verb.is_ascii(), "{} {}", route.method, route.path);
        assert!(route.path.starts_with('/'));
        assert_eq!(
            matches!(route.needs, Needs::Family(_)),
            route.path.contains("{family}") && route.path.starts_with("/families/"),
            "{}",
            route.path
        );
    }
}

/// What came back, as far as permissions go.
fn outcome(status: u16, html: &str) -> &'static str {
    match status {
        303 if html.is_empty() => "in",
        403 if html.contains("This family is with another team") => "ask",
        403 if html.contains("This form can no longer be sent") => "in",
        403 => "no",
        404 => "none",
        _ => "in",
    }
}

#[tokio::test]
async fn nobody_gets_further_than_the_table_says() {
    let house = House::with_work().await;
    let things = things(&house).await;
    let records = [
        ("own", house.families.own),
        ("team", house.families.team),
        ("other", house.families.other),
        ("restricted", house.families.restricted),
        ("conflict", house.families.conflict),
        ("missing", FamilyId(1)),
    ];
    let mut wrong = Vec::new();
    for expectation in section("[people]") {
        let fields: Vec<&str> = expectation.split(',').collect();
        let [person, needs, record, expected] = fields[..] else {
            panic!("not a line of the table: {expectation}")
        };
        let mut browser = house.signed_in(person).await;
        browser.get("/my-work").await;
        let family =
            records.iter().find(|(name, _)| *name == record).map_or(FamilyId(1), |(_, family)| *family);
        for route in web::screens::table().iter().filter(|route| line(route).split(',').nth(2) == Some(needs))
        {
            let path = filled(route.path, family, &things);
            let got = walk(&mut browser, route, &path).await;
            // A permitted person may still find that the thing named in the path is not in this record.
            let fine = got == expected || (expected == "in" && got == "none" && record != "own");
            if !fine {
                wrong.push(format!(
                    "{person} {} {path} ({record}): expected {expected}, got {got}",
                    route.method
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// Forms are sent without their token, so that nothing is changed on the way: whoever is let in is told so.
async fn walk(browser: &mut Browser, route: &Route, path: &str) -> &'static str {
    let page = browser.send(route.method, path, String::new()).await;
    outcome(page.status, &page.html)
}

#[tokio::test]
async fn whoever_is_not_signed_in_gets_nothing_but_the_way_in() {
    let house = House::with_work().await;
    let things = things(&house).await;
    for route in web::screens::table().iter().filter(|route| route.needs != Needs::Nothing) {
        let path = filled(route.path, house.families.own, &things);
        let page = house.browser().send(route.method, &path, String::new()).await;
        let to_sign_in = page.status == 303 && page.location().starts_with("/sign-in");
        assert!(to_sign_in || page.status == 401, "{} {path}: {}", route.method, page.status);
        assert!(!page.says("Okafor"), "{path}");
    }
}
