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
    ("received-time", "3:10pm"),
    ("danger_now", "no"),
    ("danger_words", "He is at his aunt's"),
    ("tonight", "known"),
    ("tonight_words", "With his aunt, 2 Mill Lane"),
    ("parents_know", "no"),
    ("parents_agree", "unknown"),
    ("parents_words", "The school could not reach her"),
    ("referrer_role", "Head teacher"),
    ("referrer_name", "Miriam Hall"),
    ("referrer_phone", "01632 960777"),
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

pub(crate) fn with<'a>(fields: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let kept = FORM.iter().filter(|(name, _)| !fields.iter().any(|(given, _)| given == name));
    kept.chain(fields).copied().collect()
}

pub(crate) async fn send(browser: &mut Browser, fields: &[(&str, &str)]) -> Page {
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
    assert_eq!(family.lead_worker, Some(house.workers["amir"]));
    let contact = &record.contacts[0].value;
    assert_eq!(contact.worried, "Tolu was alone at the gate <until six>");
    assert_eq!(
        (contact.referrer_role.as_str(), contact.received.to_string().as_str(), contact.on_open_case),
        ("Head teacher", "2026-11-20T15:10:00Z", false)
    );
    assert_eq!((contact.children.len(), contact.taken_by), (2, Some(house.workers["amir"])));
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
        (("danger_now", ""), "Say whether any child is in danger now"),
        (("danger_words", ""), "Say in a few words why"),
        (("tonight_words", ""), "Say where the children are tonight"),
        (("parents_words", ""), "why they were not told or asked"),
        (("received-time", "25 o'clock"), "Put in the time"),
        (("received-day", "24"), "is in the future"),
        (("received-month", "13"), "must be a real date"),
        (
            ("children-0-born-year", "1066"),
            "Child 1: The date of birth must be a real date, like 23 11 2026.",
        ),
        (("children-1-born-month", "13"), "Child 2: The date of birth must be a real date"),
        (("children-1-born-year", "2031"), "expected more than a year from now"),
        (
            ("children-0-born-year", "1926"),
            "Child 1: Tolu would be a child of 100 years. Look at the year again. Was 2026 meant?",
        ),
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
    let young = send(&mut amir, &[("children-0-born-year", "1926")]).await;
    assert!(young.html.contains("href=\"#children-0-born"), "the sentence leads to the date");
    let more = send(&mut amir, &[("_more", "children")]).await;
    assert_eq!(more.status, 200);
    assert!(more.says("Child 3") && more.says("Adult 1") && !more.says("Adult 2"));
    let focused: Vec<&str> = more.html.split(" tabindex=\"-1\" autofocus>").skip(1).collect();
    assert!(focused.len() == 1 && focused[0].trim_start().starts_with("<legend"), "{}", focused.len());
    assert!(
        focused[0].split("</legend>").next().unwrap().ends_with(">Child 3"),
        "it comes back at the new child"
    );
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
    let hidden = [
        ("children-0-given", "Maya"),
        ("children-0-family", "Hartnoll"),
        ("children-1-family", "Hartnoll-Webb"),
        ("adults-0-given", "Ife"),
    ];
    let page = send(&mut amir, &hidden).await;
    assert!(page.status == 303, "a restricted family is not given away: {}", page.text());
}

#[tokio::test]
async fn everything_may_be_not_known_and_a_child_in_danger_leads_to_tonights_plan() {
    let house = House::new().await;
    let mut amir = house.signed_in("amir").await;
    let unknown = [
        ("danger_now", "unknown"),
        ("danger_words", "The caller hung up"),
        ("tonight", "unknown"),
        ("tonight_words", "Ring the school at eight"),
        ("parents_know", "not_safe"),
        ("parents_agree", "not_safe"),
        ("parents_words", "He is in the house with her"),
        ("referrer_role", "Would not say"),
        ("referrer_name", ""),
        ("referrer_phone", ""),
        ("address", ""),
        ("adults-0-given", ""),
        ("adults-0-family", ""),
        ("adults-0-kinship", ""),
        ("adults-0-responsibility", ""),
    ];
    let done = send(&mut amir, &unknown).await;
    assert_eq!(done.status, 303, "{}", done.text());
    assert!(!done.location().contains("/plan/"));
    let home = amir.follow(&done).await;
    assert!(home.says("It was not known whether a child was in danger. The caller hung up"));
    // It came three days ago: what was said of that night is not said of this one.
    assert!(home.says(
        "It was not known where the children were on the night of 20 November 2026. Ring the school at eight"
    ));
    let lead = house.workers["amir"].to_string();
    let now = [
        ("children-0-given", "Kemi"),
        ("children-1-given", "Ayo"),
        ("children-1-family", "Bankole"),
        ("danger_now", "yes"),
        ("danger_words", "He waits outside the school with a bat"),
        ("lead_worker", lead.as_str()),
        ("adults-0-kinship", "parent_partner"),
    ];
    let done = send(&mut amir, &now).await;
    assert!(done.location().contains("/plan/tonight"), "{}", done.location());
    let plan = amir.follow(&done).await;
    assert_eq!(plan.status, 200, "{}", plan.text());
    let home = amir.get(plan_home(done.location())).await;
    let (said, next) =
        (home.text().find("A child may be in danger now"), home.text().find("What to do next"));
    assert!(said.is_some() && said < next, "danger stands on top: {}", home.text());
    assert!(home.says("He waits outside the school with a bat"));
    assert!(home.says("Said by Miriam Hall, Head teacher, 20 November 2026 at 3:10pm"));
    assert!(home.says("parent’s partner of Kemi"), "{}", home.text());
}

fn plan_home(location: &str) -> &str {
    location.split("/plan/").next().unwrap()
}

#[tokio::test]
async fn what_is_known_of_school_doctor_and_language_is_kept_with_each_person() {
    let house = House::new().await;
    let mut amir = house.signed_in("amir").await;
    let known = [
        ("children-0-school", "Mill Lane Primary"),
        ("children-0-gp", "Dr Okoro"),
        ("adults-0-language", "Yoruba"),
        ("adults-0-interpreter", "yes"),
        ("received-month", "13"),
    ];
    let again = send(&mut amir, &known).await;
    assert!(again.html.contains("<details class=\"govuk-details\" open>"), "nothing typed is hidden");
    let done = send(&mut amir, &known[..4]).await;
    let id: FamilyId =
        plan_home(done.location())["/families/".len()..].split('?').next().unwrap().parse().unwrap();
    let record = house.read("amir", id).await;
    let person = |given: &str| record.people.iter().find(|person| person.given == given).unwrap();
    assert_eq!(
        (person("Tolu").school.as_str(), person("Tolu").gp.as_str()),
        ("Mill Lane Primary", "Dr Okoro")
    );
    assert_eq!((person("Sade").language.as_str(), person("Sade").interpreter), ("Yoruba", true));
}

#[tokio::test]
async fn the_server_draws_the_number_of_a_record_and_answers_alike_whether_one_exists() {
    let house = House::new().await;
    let mut amir = house.signed_in("amir").await;
    let taken = [house.families.restricted, house.families.other, house.families.own, FamilyId(77)];
    let mut seen = Vec::new();
    for (id, (name, surname)) in
        taken.into_iter().zip([("Ife", "Ade"), ("Wren", "Bell"), ("Otis", "Cray"), ("Zed", "Dunn")])
    {
        let key = id.to_string();
        let child = [
            ("children-0-given", name),
            ("children-0-family", surname),
            ("children-1-given", ""),
            ("children-1-family", ""),
            ("children-1-born-day", ""),
            ("children-1-born-month", ""),
            ("children-1-born-year", ""),
            ("adults-0-given", name),
            ("adults-0-family", surname),
        ];
        let fields: Vec<_> = child.into_iter().chain([("_once", key.as_str())]).collect();
        let done = send(&mut amir, &fields).await;
        assert_eq!(done.status, 303, "{}", done.text());
        let location = plan_home(done.location()).to_owned();
        assert!(!location.contains(&key), "whoever sends the form does not choose the number");
        assert!(!seen.contains(&location));
        let fields: Vec<_> = fields.into_iter().chain([("_looked", "back and saved again")]).collect();
        let again = send(&mut amir, &fields).await;
        assert_eq!(plan_home(again.location()), location, "the same form makes the same family");
        seen.push(location);
    }
    let mut bea = house.signed_in("bea").await;
    let key = house.families.own.to_string();
    let hers = send(
        &mut bea,
        &[
            ("_once", &key),
            ("children-0-given", "Uma"),
            ("children-0-family", "Eze"),
            ("children-1-family", "Eze"),
            ("adults-0-family", "Eze"),
        ],
    )
    .await;
    assert_eq!(hers.status, 303, "{}", hers.text());
    assert!(!seen.iter().any(|mine| hers.location().contains(mine.as_str())), "a key is its sender’s own");
}
