//! A child's page: the worker's own words for this child, a number, one box or nothing, and a way to stop. Nothing else of
//! the record reaches a child, whatever goes wrong.

mod number;
mod page;
mod paper;

use crate::common::{Browser, House, Page};
use practice::{Kind, Object, Who, ids::PersonId};

/// What stands in every text of the record but the worker's words for the child and people's names.
pub(super) const CANARY: &str = "CANARY";

/// Puts a canary into every text of the family's record, and into the empty ones.
pub(super) async fn with_canaries(house: &House) {
    let record = house.read("amir", house.families.own).await;
    let mut changed = Vec::new();
    for kept in record.objects() {
        let kind = kept.value.kind();
        if matches!(kind, Kind::ChildWords | Kind::Family) {
            continue;
        }
        let mut body: serde_json::Value = serde_json::from_str(&kept.value.to_json().unwrap()).unwrap();
        let fields = body.as_object_mut().unwrap();
        for (field, value) in fields {
            let is_name = kind == Kind::Person && matches!(field.as_str(), "given" | "family" | "called");
            if !is_name && field != "how_long" {
                mark(value, &format!("{CANARY} {} {field}", kind.code()));
            }
        }
        changed.push(Object::from_json(kind, &body.to_string()).unwrap());
    }
    assert!(changed.len() > 40);
    house.put(changed).await;
}

/// Free text has a space in it or is empty; codes, days and ids have none.
fn mark(value: &mut serde_json::Value, words: &str) {
    match value {
        serde_json::Value::String(text) if text.starts_with("other:") => *text = format!("other:{words}"),
        serde_json::Value::String(text) if text.is_empty() || text.contains(' ') => words.clone_into(text),
        serde_json::Value::Array(all) => all.iter_mut().for_each(|one| mark(one, words)),
        serde_json::Value::Object(parts) => parts.values_mut().for_each(|one| mark(one, words)),
        _ => {}
    }
}

/// Begins a round about the first danger, in which this person and Amir are asked. Returns its path.
pub(super) async fn begin(house: &House, amir: &mut Browser, who: PersonId) -> String {
    let record = house.read("amir", house.families.own).await;
    let family = format!("/families/{}", house.families.own);
    let (scale, chair) = (record.scales[0].id.to_string(), house.workers["amir"].to_string());
    let (rater, me) = (Who::Person(who).to_string(), format!("worker:{chair}"));
    let fields = [
        ("scales", scale.as_str()),
        ("raters", rater.as_str()),
        ("raters", me.as_str()),
        ("chair", chair.as_str()),
    ];
    let begun = amir.fill(&format!("{family}/scaling/start"), &fields).await;
    assert_eq!(begun.status, 303, "{}", begun.text());
    let rounds = house.read("amir", house.families.own).await.rounds;
    let round = rounds.iter().find(|round| round.opened.is_none()).unwrap();
    format!("{family}/rounds/{}", round.id)
}

/// Hands the device to the first of those who are asked.
pub(super) async fn handed(amir: &mut Browser, round: &str) -> String {
    amir.get(round).await;
    // Somebody is feared in this family: it is asked first who can see the screen.
    let asked = amir.post(&format!("{round}/rater/0/hand-over"), &[]).await;
    assert!(asked.status == 422 && asked.says("Who is in the room?"), "{}", asked.text());
    let page = amir.post(&format!("{round}/rater/0/hand-over"), &[("room", "alone")]).await;
    assert_eq!(page.location(), format!("{round}/rater/0/child"), "{}", page.text());
    page.location().to_owned()
}

/// What stands within the page as a child reads it, each piece on a line of its own.
pub(super) fn lines(page: &Page) -> String {
    let main = page.html.split("<main").nth(1).unwrap_or(&page.html);
    let main = main.split("</main>").next().unwrap_or_default();
    let mut out = String::new();
    for piece in main.split('<').skip(1) {
        out.push_str(piece.split_once('>').map_or("", |(_, text)| text));
        out.push('\n');
    }
    out
}

/// Holds a page to what may reach a child. Paper says whom to ring besides, and a page that is handed over does not.
pub(super) fn is_for_a_child(page: &Page, what: &str) {
    let with_numbers = page.html.contains("child-paper");
    for word in
        [CANARY, "Kim", "Dan ", "Rose", "Tom", "Marlow", "Okafor", "Siddiqui", "Ashbourne", "01632", "danger"]
    {
        let may = word == "01632" && with_numbers;
        assert!(may || !page.html.contains(word), "{what} holds “{word}”: {}", page.text());
    }
    let title = page.html.split("<title>").nth(1).unwrap_or_default();
    assert!(title.starts_with("Your page<") || title.is_empty(), "{what}: {title}");
    let scripts = page.html.matches("<script").count();
    assert!(
        scripts == page.html.matches("/assets/kith/child.js").count() && scripts <= 1,
        "{what} needs no script; one keeps what was typed in this tab"
    );
}
