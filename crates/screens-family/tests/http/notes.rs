//! Case notes: written, found in the chronology by child, kind and words, corrected and withdrawn with a reason, and read by
//! nobody who may not see the family.

use crate::common::{Browser, House, Page, id};
use practice::{
    Object,
    case_note::{CaseNote, NoteKind},
    ids::{CaseNoteId, FamilyId},
};

const NOTE: &[(&str, &str)] = &[
    ("kind", "telephone"),
    ("happened_on-day", "20"),
    ("happened_on-month", "11"),
    ("happened_on-year", "2026"),
    ("happened_at-time", "4:30pm"),
    ("with_whom", "Comfort"),
    ("words", "Jonah slept at hers. He asked for his bear."),
];

fn at(family: FamilyId, rest: &str) -> String {
    format!("/families/{family}/{rest}")
}

async fn write(browser: &mut Browser, family: FamilyId, fields: &[(&str, &str)]) -> Page {
    browser.fill(&at(family, "notes/new"), &all(fields)).await
}

/// The fields of the form, with these in place of some.
fn all<'a>(fields: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let kept = NOTE.iter().filter(|(name, _)| !fields.iter().any(|(given, _)| given == name));
    kept.chain(fields).copied().collect()
}

/// The address of the note that was just kept.
fn one(family: FamilyId, kept: &Page) -> String {
    assert_eq!(kept.status, 303, "{}", kept.text());
    at(family, &format!("notes/{}", kept.location().rsplit("#n-").next().unwrap()))
}

#[tokio::test]
async fn a_note_is_written_and_stands_in_the_chronology_with_who_wrote_it_and_how_late() {
    let house = House::new().await;
    let own = house.families.own;
    let mut amir = house.signed_in("amir").await;
    assert!(amir.get(&at(own, "notes")).await.says("Write a case note"));
    let jonah = id(&house.read("amir", own).await, "Jonah");
    let wrong = write(&mut amir, own, &[("words", ""), ("happened_at-time", "about tea")]).await;
    assert!(wrong.status == 422 && wrong.says("Write what happened"), "{}", wrong.text());
    assert!(
        wrong.says("Put in the time like 4:30pm") && wrong.value("with_whom").as_deref() == Some("Comfort")
    );
    let later = write(&mut amir, own, &[("happened_on-year", "2027")]).await;
    assert!(later.status == 422 && later.says("in the future"), "{}", later.text());
    let kept = write(&mut amir, own, &[("children", &jonah)]).await;
    let list = amir.follow(&kept).await;
    assert!(list.says("The note is kept."), "{}", list.text());
    for said in [
        "20 November 2026, 4:30pm: Telephone call",
        "Comfort",
        "Jonah",
        "He asked for his bear.",
        "Amir Siddiqui, written 3 days later",
        "Case opened",
    ] {
        assert!(list.says(said), "{said}: {}", list.text());
    }
    assert!(list.html.contains("Printed on"), "it prints with the family's name and the day");
    let page = amir.get(&one(own, &kept)).await;
    assert!(page.says("He asked for his bear.") && page.says("Correct this note"), "{}", page.text());
    assert!(!page.html.contains("<title>Jonah"), "no title tells of anybody");
}

#[tokio::test]
async fn a_draft_of_a_note_survives_and_the_form_sent_twice_makes_one() {
    let house = House::new().await;
    let own = house.families.own;
    let mut amir = house.signed_in("amir").await;
    let form = at(own, "notes/new");
    amir.get(&form).await;
    assert_eq!(amir.post("/drafts", &[("words", "She said that")]).await.status, 204);
    let again = house.signed_in("amir").await.get(&form).await;
    assert!(again.html.contains("She said that"), "what was typed comes back");
    let page = amir.get(&form).await;
    let once = page.value("_once").unwrap();
    let fields: Vec<(&str, &str)> = NOTE.iter().copied().chain([("_once", once.as_str())]).collect();
    let (first, second) = (amir.post(&form, &fields).await, amir.post(&form, &fields).await);
    assert_eq!(one(own, &first), one(own, &second));
    assert_eq!(house.read("amir", own).await.digest.count(), 1);
}

#[tokio::test]
async fn the_chronology_is_narrowed_by_child_kind_and_words_and_no_address_holds_words() {
    let house = House::new().await;
    let own = house.families.own;
    let mut amir = house.signed_in("amir").await;
    let record = house.read("amir", own).await;
    let (maya, jonah) = (id(&record, "Maya"), id(&record, "Jonah"));
    write(&mut amir, own, &[("children", &jonah)]).await;
    write(&mut amir, own, &[("children", &maya), ("kind", "visit"), ("words", "Zoë at the café")]).await;
    let of_maya = amir.get(&at(own, &format!("notes?child={maya}"))).await;
    assert!(of_maya.says("at the café") && !of_maya.says("his bear"), "{}", of_maya.text());
    let visits = amir.get(&at(own, "notes?kind=visit")).await;
    assert!(visits.says("at the café") && !visits.says("his bear") && !visits.says("Case opened"));
    let facts = amir.get(&at(own, "notes?kind=facts")).await;
    assert!(facts.says("Case opened") && !facts.says("at the café"));
    let found = amir.post(&at(own, "notes"), &[("words", "CAFE zoe")]).await;
    assert!(found.status == 200 && found.says("at the café") && !found.says("his bear"), "{}", found.text());
    assert!(found.html.contains("value=\"CAFE zoe\""), "what is looked for stays in its box");
    assert!(amir.post(&at(own, "notes"), &[("words", "giraffe")]).await.says("Nothing here fits"));
    for wrong in ["child=nobody", "kind=nothing", "before=yesterday", "kind=visit&kind=facts"] {
        assert_eq!(amir.get(&at(own, &format!("notes?{wrong}"))).await.status, 404, "{wrong}");
    }
    let looked = house.entries().iter().filter(|verb| verb.contains("notes.searched")).count();
    assert!(looked >= 2, "a search is written down: {:?}", house.entries());
}

#[tokio::test]
async fn a_long_chronology_has_pages_that_tell_each_note_once() {
    let house = House::new().await;
    let own = house.families.own;
    let notes: Vec<Object> = (0..120)
        .map(|number| {
            Object::from(CaseNote {
                id: CaseNoteId(house.store.new_id()),
                kind: NoteKind::Message,
                happened_on: jiff::civil::date(2026, 11, 1 + i8::try_from(number % 20).unwrap()),
                happened_at: None,
                children: Vec::new(),
                with_whom: String::new(),
                words: format!("note{number:03}"),
                written_by: None,
                written_at: None,
                visited: None,
                corrected: None,
            })
        })
        .collect();
    house.put_in(own, notes).await;
    let mut amir = house.signed_in("amir").await;
    let (mut path, mut told) = (at(own, "notes"), Vec::new());
    loop {
        let page = amir.get(&path).await;
        told.extend((0..120).filter(|number| page.says(&format!("note{number:03}"))));
        let Some(rest) = page.html.split("rel=\"next\" href=\"").nth(1) else { break };
        path = rest.split('"').next().unwrap().replace("&amp;", "&");
    }
    told.sort_unstable();
    assert_eq!(told, (0..120).collect::<Vec<_>>());
    let found = amir.post(&at(own, "notes"), &[("words", "note")]).await;
    let older = found.value("before");
    let second = amir.post(&at(own, "notes"), &[("words", "note"), ("before", &older.unwrap())]).await;
    assert!(second.says("The newest") && !second.text().is_empty());
}

#[tokio::test]
async fn a_correction_says_why_and_what_stood_before_stays_readable() {
    let house = House::new().await;
    let own = house.families.own;
    let mut amir = house.signed_in("amir").await;
    let kept = write(&mut amir, own, &[]).await;
    let page = one(own, &kept);
    let correct = format!("{page}/correct");
    let home = [("words", "Jonah slept at home.")];
    let unsaid = amir.fill(&correct, &all(&home)).await;
    assert!(unsaid.status == 422 && unsaid.says("Say why you correct it"), "{}", unsaid.text());
    assert!(unsaid.html.contains("Jonah slept at home."), "what was typed is still there");
    let mut bea = house.signed_in("bea").await;
    bea.get(&correct).await;
    let why = ("corrected", "I mixed up the days");
    let done = amir.fill(&correct, &all(&[home[0], why])).await;
    let shown = amir.follow(&done).await;
    assert!(shown.says("I mixed up the days") && shown.says("First written"), "{}", shown.text());
    assert!(shown.says("Jonah slept at hers.") && shown.says("Jonah slept at home."), "{}", shown.text());
    // Bea began from what stood before.
    let late = bea.post(&correct, &[NOTE, &[("corrected", "Two bears")]].concat()).await;
    assert!(
        late.says("Somebody else changed this while you were writing"),
        "{} {}",
        late.status,
        late.text()
    );
    let stood = amir.get(&format!("{page}?on=2026-11-22")).await;
    assert_eq!(stood.status, 404, "it was not written then: {}", stood.text());
}

#[tokio::test]
async fn a_withdrawn_note_leaves_the_chronology_and_its_page_says_so() {
    let house = House::new().await;
    let own = house.families.own;
    let mut amir = house.signed_in("amir").await;
    let page = one(own, &write(&mut amir, own, &[]).await);
    let withdraw = format!("{page}/withdraw");
    assert!(amir.fill(&withdraw, &[("reason", "")]).await.says("Say why this is removed."));
    assert_eq!(amir.fill(&withdraw, &[("reason", "It is about another Jonah")]).await.status, 303);
    assert!(!amir.get(&at(own, "notes")).await.says("his bear"));
    let shown = amir.get(&page).await;
    assert!(shown.says("withdrawn") && shown.says("It is about another Jonah") && shown.says("his bear"));
    assert_eq!(amir.get(&format!("{page}/correct")).await.status, 404);
    let history = amir.get(&at(own, "history")).await;
    assert!(history.says("removed a case note") && history.html.contains(&page), "{}", history.text());
}

#[tokio::test]
async fn who_may_not_see_the_family_sees_no_note_and_another_familys_note_is_absent() {
    let house = House::new().await;
    let own = house.families.own;
    let mut amir = house.signed_in("amir").await;
    let page = one(own, &write(&mut amir, own, &[]).await);
    let elsewhere = page.replace(&own.to_string(), &house.families.team.to_string());
    assert_eq!(amir.get(&elsewhere).await.status, 404, "a note has no address in another record");
    let mut otto = house.signed_in("otto").await;
    for path in [page.clone(), at(own, "notes"), at(own, "notes/new")] {
        let refused = otto.get(&path).await;
        assert!(refused.status != 200 && !refused.says("his bear"), "{path}");
    }
    let hidden = amir.get(&at(house.families.restricted, "notes")).await;
    let nothing = amir.get(&at(FamilyId(77), "notes")).await;
    assert_eq!((hidden.status, hidden.but_for_tokens().len()), (404, nothing.but_for_tokens().len()));
    assert!(house.entries().iter().any(|entry| entry.contains("case_note.added")));
}
