//! A visit, written down once: it stands in the chronology, resets the clock of every plan that asks for one, and keeps the child's
//! words apart.

use crate::common::{House, at, day, fields, id, send};
use practice::Kind;

#[tokio::test]
async fn a_visit_says_who_was_seen_and_when_the_next_is_due() {
    let house = House::new().await;
    let family = house.families.own;
    let record = house.read("amir", family).await;
    let (maya, jonah) = (id(&record, "Maya"), id(&record, "Jonah"));
    let mut amir = house.signed_in("amir").await;
    let form = at(family, "visits/new");
    let said = fields(&[
        ("visited-place", "home"),
        ("visited-bedroom", "yes"),
        (&format!("visited-seen-{maya}"), "alone"),
        (&format!("visited-said-{maya}"), "I like it when Gran comes."),
        (&format!("visited-seen-{jonah}"), "no"),
        ("with_whom", "Ruth"),
        ("happened_at-time", "4pm"),
    ]);
    let wordless = send(&mut amir, &form, &[said.clone(), day("happened_on", "2026-11-20")]).await;
    assert!(wordless.status == 422 && wordless.says("Write what happened"), "{}", wordless.text());
    assert!(wordless.html.contains("I like it when Gran comes."), "what was typed stays");
    let words = fields(&[("words", "The kitchen was warm and there was food.")]);
    let kept = send(&mut amir, &form, &[said, words, day("happened_on", "2026-11-20")]).await;
    let list = amir.follow(&kept).await;
    for line in [
        "20 November 2026, 4pm: Visit",
        "Maya : seen, and alone",
        "I like it when Gran comes.",
        "Jonah : not seen",
        "Where they sleep was seen",
    ] {
        assert!(list.says(line), "{line}: {}", list.text());
    }
    let record = house.read("amir", family).await;
    let seen = |name: &str, mark| {
        record.digest.last_marked(id(&record, name).parse().unwrap(), Kind::CaseNote, mark)
    };
    assert_eq!(seen("Maya", pathway::visit::SEEN_ALONE), Some(jiff::civil::date(2026, 11, 20)));
    assert_eq!(seen("Jonah", pathway::visit::SEEN), None, "who was not seen was not seen");
    let found = amir.post(&at(family, "notes"), &[("words", "gran comes")]).await;
    assert!(found.says("I like it when Gran comes."), "a child’s words are found: {}", found.text());
    let of_maya = amir.get(&at(family, &format!("notes?child={maya}"))).await;
    assert!(of_maya.says("Maya : seen, and alone"), "a mark is no child: {}", of_maya.text());
}

#[tokio::test]
async fn words_of_a_child_who_was_not_seen_are_asked_about() {
    let house = House::new().await;
    let family = house.families.own;
    let record = house.read("amir", family).await;
    let (maya, jonah) = (id(&record, "Maya"), id(&record, "Jonah"));
    let mut amir = house.signed_in("amir").await;
    let said = fields(&[
        ("visited-place", "school"),
        (&format!("visited-seen-{maya}"), "no"),
        (&format!("visited-said-{maya}"), "I am fine."),
        (&format!("visited-seen-{jonah}"), "not_about"),
        ("words", "At the gate."),
    ]);
    let asked = send(&mut amir, &at(family, "visits/new"), &[said, day("happened_on", "2026-11-20")]).await;
    assert!(asked.status == 422 && asked.says("Maya: Words of the child stand here"), "{}", asked.text());
}

#[tokio::test]
async fn a_visit_is_corrected_with_the_first_words_kept() {
    let house = House::new().await;
    let family = house.families.own;
    let record = house.read("amir", family).await;
    let (maya, jonah) = (id(&record, "Maya"), id(&record, "Jonah"));
    let mut amir = house.signed_in("amir").await;
    let said = |how: &str| {
        fields(&[
            ("visited-place", "home"),
            (&format!("visited-seen-{maya}"), how),
            (&format!("visited-seen-{jonah}"), "not_about"),
            ("words", "A short visit."),
        ])
    };
    let kept =
        send(&mut amir, &at(family, "visits/new"), &[said("alone"), day("happened_on", "2026-11-20")]).await;
    let note = kept.location().rsplit("#n-").next().unwrap().to_owned();
    let correct = at(family, &format!("notes/{note}/correct"));
    let why = fields(&[("corrected", "Her mother was in the room.")]);
    let kept = send(&mut amir, &correct, &[said("with_others"), why, day("happened_on", "2026-11-20")]).await;
    let page = amir.follow(&kept).await;
    assert!(
        page.says("Maya : seen, with others there") && page.says("Maya : seen, and alone"),
        "{}",
        page.text()
    );
    let record = house.read("amir", family).await;
    let alone = record.digest.last_marked(
        id(&record, "Maya").parse().unwrap(),
        Kind::CaseNote,
        pathway::visit::SEEN_ALONE,
    );
    assert_eq!(alone, None, "who was corrected to have been seen with others was not seen alone");
}
