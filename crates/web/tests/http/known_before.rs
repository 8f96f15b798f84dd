//! Registering somebody who is known: a baby of a known mother, a baby without a name, the same child twice.

use crate::{
    common::{Browser, House, Page},
    office_referral::send,
};
use practice::{
    ids::FamilyId,
    people::{Kinship, Part},
};

/// A baby of four weeks, and Ruth Okafor, who is the mother in Amir's family.
const BABY: &[(&str, &str)] = &[
    ("children-0-given", "Poppy"),
    ("children-0-family", "Okafor"),
    ("children-0-born-day", "26"),
    ("children-0-born-month", "10"),
    ("children-0-born-year", "2026"),
    ("children-1-given", ""),
    ("children-1-family", ""),
    ("children-1-born-day", ""),
    ("children-1-born-month", ""),
    ("children-1-born-year", ""),
    ("adults-0-given", "Ruth"),
    ("adults-0-family", "Okafor"),
    ("adults-0-born-day", "30"),
    ("adults-0-born-month", "6"),
    ("adults-0-born-year", "1992"),
    ("adults-0-kinship", "parent"),
    ("adults-0-responsibility", "yes"),
];

/// Not the year in which Ruth Okafor was born.
const OTHER_YEAR: (&str, &str) = ("adults-0-born-year", "1990");

fn with<'a>(fields: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let kept = BABY.iter().filter(|(name, _)| !fields.iter().any(|(given, _)| given == name));
    kept.chain(fields).copied().collect()
}

async fn families(amir: &mut Browser) -> String {
    amir.get("/families").await.text()
}

fn nothing_is_kept(page: &Page) {
    assert_eq!(page.status, 200, "{}", page.text());
    assert!(page.says("may be known already") && page.says("Nothing is registered yet"), "{}", page.text());
}

#[tokio::test]
async fn a_baby_of_a_known_mother_is_not_registered_before_somebody_has_seen_that_she_is_known() {
    let house = House::new().await;
    let mut amir = house.signed_in("amir").await;
    let before = families(&mut amir).await;
    let babies: [&[(&str, &str)]; 4] = [
        &[],
        &[("children-0-family", "Thackwell")],
        &[("children-0-given", "Baby"), ("children-0-family", "Thackwell")],
        &[
            ("children-0-given", "Baby"),
            ("children-0-family", "Thackwell"),
            ("children-0-born-day", "4"),
            ("children-0-born-month", "3"),
            ("children-0-born-year", "2027"),
        ],
    ];
    for baby in babies {
        let page = send(&mut amir, &with(baby)).await;
        nothing_is_kept(&page);
        assert!(page.says("Ruth Okafor, adult 1"), "whom the form names: {}", page.text());
        assert!(page.says("Parent or carer, 34 years, born 30 June 1992"), "{}", page.text());
        assert!(page.says("Child in need"), "where her children stand: {}", page.text());
        assert!(page.says("same name; same day of birth"), "{}", page.text());
    }
    assert_eq!(families(&mut amir).await, before);
    // By another family name she is known by her given name and the day.
    let page =
        send(&mut amir, &with(&[("adults-0-family", "Marchetti"), ("children-0-family", "Thackwell")])).await;
    nothing_is_kept(&page);
    assert!(page.says("Ruth Marchetti, adult 1") && page.says("same day of birth"), "{}", page.text());
    let other = send(&mut amir, &with(&[("adults-0-given", "Sade"), ("adults-0-family", "Adebayo")])).await;
    assert_eq!(other.status, 303, "nobody is known: {}", other.text());
}

#[tokio::test]
async fn a_known_parent_of_another_team_is_shown_as_existing_only_and_a_hidden_one_not_at_all() {
    let house = House::new().await;
    let mut amir = house.signed_in("amir").await;
    let page = send(
        &mut amir,
        &with(&[("adults-0-family", "Zielinska"), ("children-0-family", "Thackwell"), OTHER_YEAR]),
    )
    .await;
    nothing_is_kept(&page);
    assert!(page.says("Ruth Zielińska") && page.says("With another team: South"), "{}", page.text());
    assert!(!page.says("born 30 June 1992"), "{}", page.text());
    for (surname, given, child, year) in
        [("Hartnoll", "Poppy", "Thackwell", "1990"), ("Rahimi", "Wren", "Pickersgill", "1988")]
    {
        let hidden = with(&[
            ("adults-0-family", surname),
            ("adults-0-born-year", year),
            ("children-0-given", given),
            ("children-0-family", child),
        ]);
        let page = send(&mut amir, &hidden).await;
        assert_eq!(page.status, 303, "{surname} is not given away: {}", page.text());
    }
    // Whoever looks after the restricted record is told.
    let mut grace = house.signed_in("grace").await;
    let told = grace.get("/my-work").await;
    assert!(
        told.says("registered a new referral") && told.says("like one in this record"),
        "{}",
        told.text()
    );
}

#[tokio::test]
async fn the_same_child_is_not_registered_twice() {
    let house = House::new().await;
    let mut amir = house.signed_in("amir").await;
    let baby = [
        ("children-0-given", "Baby"),
        ("children-0-family", "Thackwell"),
        ("children-0-born-day", "4"),
        ("children-0-born-month", "3"),
        ("children-0-born-year", "2027"),
        ("adults-0-given", ""),
        ("adults-0-family", ""),
        ("adults-0-kinship", ""),
        ("adults-0-responsibility", ""),
        ("adults-0-born-day", ""),
        ("adults-0-born-month", ""),
        ("adults-0-born-year", ""),
    ];
    assert_eq!(send(&mut amir, &with(&baby)).await.status, 303);
    // Told of again by somebody else: not born, without a day, and born early under a name.
    let mut again = baby;
    nothing_is_kept(&send(&mut amir, &with(&again)).await);
    (again[2].1, again[3].1, again[4].1) = ("", "", "");
    nothing_is_kept(&send(&mut amir, &with(&again)).await);
    again[0].1 = "Lily";
    (again[2].1, again[3].1, again[4].1) = ("20", "11", "2026");
    let early = send(&mut amir, &with(&again)).await;
    assert_eq!(early.status, 303, "fifteen weeks early is another child: {}", early.text());
    // Maya Okafor was born on 5 March 2018. A year wrong, a month and day turned, an age guessed.
    for (day, month, year) in [("5", "3", "2008"), ("3", "5", "2018"), ("20", "9", "2015"), ("", "", "")] {
        let maya = with(&[
            ("children-0-given", "Maya"),
            ("children-0-born-day", day),
            ("children-0-born-month", month),
            ("children-0-born-year", year),
            ("adults-0-given", "Ife"),
            ("adults-0-family", "Thackwell"),
        ]);
        let page = send(&mut amir, &maya).await;
        nothing_is_kept(&page);
        assert!(page.says("Maya Okafor, child 1") && !page.says("adult 1 Ruth"), "{}", page.text());
    }
}

#[tokio::test]
async fn one_child_written_twice_on_one_form_is_said_and_twins_without_names_are_two() {
    let house = House::new().await;
    let mut amir = house.signed_in("amir").await;
    let twice = [
        ("children-0-given", "Tolu"),
        ("children-0-family", "Adebayo"),
        ("children-1-given", "tolu"),
        ("children-1-family", "ADEBAYO"),
        ("adults-0-given", "Sade"),
        ("adults-0-family", "Adebayo"),
    ];
    let page = send(&mut amir, &with(&twice)).await;
    assert_eq!(page.status, 422, "{}", page.text());
    assert!(page.says("Child 2 has the same name as child 1"), "{}", page.text());
    let other_day =
        [("children-1-born-day", "27"), ("children-1-born-month", "10"), ("children-1-born-year", "2016")];
    let two: Vec<_> = twice.iter().chain(&other_day).copied().collect();
    assert_eq!(send(&mut amir, &with(&two)).await.status, 303, "two of one name, born on two days");
    let twins = [
        ("children-0-given", "Baby"),
        ("children-0-family", "Thackwell"),
        ("children-1-given", "Baby"),
        ("children-1-family", "Thackwell"),
        ("adults-0-given", "Ife"),
        ("adults-0-family", "Thackwell"),
    ];
    assert_eq!(send(&mut amir, &with(&twins)).await.status, 303);
}

#[tokio::test]
async fn the_baby_is_put_into_the_record_of_its_mother_with_the_contact() {
    let house = House::new().await;
    let own = house.families.own;
    let mut amir = house.signed_in("amir").await;
    let fields =
        with(&[("adults-1-given", "Dan"), ("adults-1-family", "Pryor"), ("adults-1-kinship", "parent")]);
    let page = send(&mut amir, &fields).await;
    nothing_is_kept(&page);
    let target = format!("/families/{own}/contacts/new");
    assert!(page.html.contains(&format!("formaction=\"{target}\"")), "{}", page.html);
    let typed = crate::office_referral::with(&fields);
    let more: Vec<_> = typed.iter().copied().chain([("_more", "contact")]).collect();
    let form = amir.post(&target, &more).await;
    assert_eq!(form.status, 200, "{}", form.text());
    assert!(form.says("Put Poppy Okafor, born 26 October 2026, into this record"), "{}", form.text());
    assert!(form.says("Ruth Okafor is in this record already"), "{}", form.text());
    assert_eq!(house.read("amir", own).await.people.len(), 4, "nothing is kept yet");
    let brought = [("brought", "yes"), ("children-0-bring", "yes"), ("children", "")];
    let sent: Vec<_> = typed.iter().chain(&brought).copied().collect();
    let done = amir.post(&target, &sent).await;
    assert_eq!(done.status, 303, "{}", done.text());
    let record = house.read("amir", own).await;
    let person = |given: &str| record.people.iter().find(|person| person.given == given);
    let (poppy, ruth) = (person("Poppy").unwrap(), person("Ruth").unwrap());
    assert_eq!((poppy.part, person("Dan").is_none()), (Part::Child, true), "only who was ticked");
    assert!(
        record
            .relationships
            .iter()
            .any(|link| { (link.a, link.b, link.kinship) == (ruth.id, poppy.id, Kinship::Parent) })
    );
    assert_eq!(record.contacts[0].children, [poppy.id]);
    assert_eq!(record.people.iter().filter(|person| person.given == "Ruth").count(), 1);
    let _: FamilyId = own;
}
