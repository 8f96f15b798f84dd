//! Registering a new referral: everything typed stays on an error, likely duplicates are shown, one form makes one family.

use crate::common::{Browser, House, Page};
use practice::{
    ids::FamilyId,
    people::{Kinship, ParentalResponsibility, Part},
};

const FORM: &[(&str, &str)] = &[
    ("received-day", "20"),
    ("received-month", "11"),
    ("received-year", "2026"),
    ("source", "Head teacher"),
    ("worried", "Tolu was alone at the gate <until six>"),
    ("working_well", "Reads well"),
    ("needs_to_happen", "Somebody fetches him"),
    ("children-0-given", "Tolu"),
    ("children-0-family", "Adebayo"),
    ("children-0-born-day", "5"),
    ("children-0-born-month", "3"),
    ("children-0-born-year", "2018"),
    ("children-1-given", "Baby"),
    ("children-1-family", "Adebayo"),
    ("children-1-born-day", "4"),
    ("children-1-born-month", "3"),
    ("children-1-born-year", "2027"),
    ("adults-0-given", "Sade"),
    ("adults-0-family", "Adebayo"),
    ("adults-0-kinship", "parent"),
    ("adults-0-responsibility", "yes"),
    ("address", "9 Mill Lane"),
    ("stage", "intake"),
];

fn with<'a>(fields: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let kept = FORM.iter().filter(|(name, _)| !fields.iter().any(|(given, _)| given == name));
    kept.chain(fields).copied().collect()
}

async fn send(browser: &mut Browser, fields: &[(&str, &str)]) -> Page {
    browser.fill("/families/new", &with(fields)).await
}

#[tokio::test]
async fn a_referral_becomes_a_family_with_its_people_and_what_the_referrer_said() {
    let house = House::new().await;
    let mut amir = house.signed_in("amir").await;
    let amir_id = house.workers["amir"].to_string();
    let done = send(&mut amir, &[("lead_worker", &amir_id), ("variant", "safety")]).await;
    assert_eq!(done.status, 303, "{}", done.text());
    let home = amir.follow(&done).await;
    assert!(home.says("Adebayo family") && home.says("Tolu"), "{}", home.text());
    let id: FamilyId = done.location()["/families/".len()..].split('?').next().unwrap().parse().unwrap();
    let record = house.read("amir", id).await;
    let family = &record.families[0].value;
    assert_eq!(family.referral.worried, "Tolu was alone at the gate <until six>");
    assert_eq!(
        (family.referral.source.as_str(), family.lead_worker),
        ("Head teacher", Some(house.workers["amir"]))
    );
    assert_eq!(record.people.iter().filter(|person| person.part == Part::Child).count(), 2);
    assert_eq!(record.relationships.len(), 2);
    assert!(
        record.relationships.iter().all(|link| link.kinship == Kinship::Parent
            && link.parental_responsibility == ParentalResponsibility::Yes)
    );
    assert_eq!(record.maps.len(), 1);
}

#[tokio::test]
async fn everything_typed_is_still_there_when_something_is_wrong_or_a_row_is_added() {
    let house = House::new().await;
    let mut amir = house.signed_in("amir").await;
    let wrong = [
        (("worried", ""), "Write what happened that worries"),
        (("received-month", "13"), "must be a real date"),
        (("children-0-born-year", "1066"), "must be a real date"),
        (("children-1-born-year", "2031"), "expected more than a year from now"),
        (("adults-0-born-day", "5"), "must include a month"),
        (("stage", ""), "Choose where the family stands"),
    ];
    for (field, words) in wrong {
        let page = send(&mut amir, &[field]).await;
        assert!(page.status == 422 && page.says(words), "{words}: {}", page.text());
        assert!(page.says("9 Mill Lane") && page.says("Somebody fetches him"), "{}", page.text());
        assert_eq!(page.value("adults-0-given").unwrap(), "Sade");
        assert_eq!(page.value("children-1-given").unwrap(), "Baby");
    }
    let more = send(&mut amir, &[("_more", "children")]).await;
    assert_eq!(more.status, 200);
    assert!(more.says("Child 3") && more.says("Adult 1") && !more.says("Adult 2"));
    assert_eq!(more.value("children-0-given").unwrap(), "Tolu");
    let gone = amir.get("/families").await;
    assert!(!gone.says("Adebayo"), "nothing was registered");
}

#[tokio::test]
async fn a_double_click_makes_one_family() {
    let house = House::new().await;
    let mut amir = house.signed_in("amir").await;
    let first = send(&mut amir, &[]).await;
    let second = amir.post("/families/new", FORM).await;
    assert_eq!((first.status, second.status), (303, 303), "{}", second.text());
    assert_eq!(first.location(), second.location());
    assert!(amir.get("/families").await.says("3 families"), "his own, his team's, and the new one");
}

#[tokio::test]
async fn a_child_who_may_be_known_is_shown_before_anything_is_kept() {
    let house = House::new().await;
    let mut amir = house.signed_in("amir").await;
    let twin = [("children-0-given", "Maya"), ("children-0-family", "Zielinska")];
    let page = send(&mut amir, &twin).await;
    assert_eq!(page.status, 200);
    assert!(page.says("may be known already") && page.says("Maya Zielińska"), "{}", page.text());
    assert!(page.says("With another team: South"));
    assert_eq!(page.value("children-0-given").unwrap(), "Maya");
    let at = page.html.find("name=\"_looked\"").unwrap();
    let looked = page.html[at..].split("value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let other = amir
        .post("/families/new", &with(&[("children-0-given", "Jonah"), twin[1], ("_looked", &looked)]))
        .await;
    assert_eq!(other.status, 200, "other names are looked up anew");
    let on = amir.post("/families/new", &with(&[twin[0], twin[1], ("_looked", &looked)])).await;
    assert_eq!(on.status, 303, "{}", on.text());
    let hidden = [("children-0-given", "Maya"), ("children-0-family", "Hartnoll")];
    let page = send(&mut amir, &hidden).await;
    assert!(page.status == 303, "a restricted family is not given away: {}", page.text());
}
