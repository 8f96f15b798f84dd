//! What the tests of children's own records share: finding a child's record, its journal, and days as forms send them.

use crate::common::House;
use access::Deed;
use practice::{
    Object, RecordId,
    actions::Change,
    ids::{ChildId, FamilyId, PersonId},
    people::{Part, Person, Sex},
};
use record::{ChangeRequest, Outcome};
use ui::testing::Browser;

/// The own record of a person of a family.
pub(crate) fn child_of(house: &House, family: FamilyId, person: PersonId) -> ChildId {
    let query = format!(
        "SELECT CAST(child_id AS TEXT) AS text FROM child_link WHERE family_id = {} AND person_id = {}",
        family.0, person.0
    );
    ChildId(record::testing::read_text(&house.place(), &query)[0].parse().unwrap())
}

/// Maya's own record, from Amir's own family.
pub(crate) async fn maya(house: &House) -> ChildId {
    let record = house.read("amir", house.families.own).await;
    let person = record.people.iter().find(|person| person.given == "Maya").unwrap().id;
    child_of(house, house.families.own, person)
}

/// The address of a child's own record, or of something in it.
pub(crate) fn at(child: ChildId, rest: &str) -> String {
    format!("/children/{child}{rest}")
}

/// The verbs of a record's journal, without those of readings.
pub(crate) fn deeds(house: &House, record: impl Into<RecordId>) -> Vec<String> {
    let query = format!(
        "SELECT DISTINCT verb AS text FROM journal WHERE chain = {} AND version > 0",
        record.into().number()
    );
    record::testing::read_text(&house.place(), &query)
}

/// How many entries a record's journal has.
pub(crate) fn entries(house: &House, record: impl Into<RecordId>) -> usize {
    let query = format!("SELECT verb AS text FROM journal WHERE chain = {}", record.into().number());
    record::testing::read_text(&house.place(), &query).len()
}

/// The reference of a family.
pub(crate) fn reference(house: &House, family: FamilyId) -> String {
    let query = format!("SELECT reference AS text FROM family WHERE id = {}", family.0);
    record::testing::read_text(&house.place(), &query)[0].clone()
}

/// A child or a grown-up of whom little is known.
pub(crate) fn person(house: &House, given: &str, part: Part) -> Person {
    Person {
        id: PersonId(house.store.new_id()),
        given: given.to_owned(),
        family: "Okafor".to_owned(),
        also_known_as: Vec::new(),
        called: String::new(),
        part,
        born: (part == Part::Child).then(|| "2019-03-04".parse().unwrap()),
        sex: Sex::Female,
        ethnicity: String::new(),
        language: String::new(),
        interpreter: false,
        disability: Vec::new(),
        died: None,
        phone: String::new(),
        address: String::new(),
        address_hidden: false,
        household: String::new(),
        alerts: Vec::new(),
        school: String::new(),
        gp: String::new(),
        alike: Vec::new(),
    }
}

/// Begins the record of a child who comes without a family, on the screen, whoever is called nearly the same. With whom the work is
/// led: whoever begins the record.
pub(crate) async fn begun(browser: &mut Browser, lead: &str, fields: &[(&str, &str)]) -> ChildId {
    let came = ("came", "Came alone by train. The parents are not in this country.");
    let mut sent = vec![("lead_worker", lead), came];
    sent.retain(|(name, _)| fields.iter().all(|(other, _)| other != name));
    sent.extend(fields);
    let mut page = browser.fill("/children/new", &sent).await;
    if let Some(looked) = page.value("_looked").filter(|_| page.status == 200) {
        sent.push(("_looked", looked.as_str()));
        page = browser.post("/children/new", &sent).await;
    }
    assert_eq!(page.status, 303, "{}", page.text());
    let path = page.location().split('?').next().unwrap().trim_end_matches("/placements/new").to_owned();
    path.trim_start_matches("/children/").parse().unwrap()
}

/// A child whom no family's record holds, with whom this worker's team works.
pub(crate) async fn with_own_team(house: &House, given: &str, username: &str) -> ChildId {
    let lead = house.workers[username].to_string();
    let mut browser = house.signed_in(username).await;
    begun(&mut browser, &lead, &[("given", given), ("family", "Okafor")]).await
}

/// Puts things into a child's own record as this person, without the screens.
pub(crate) async fn put(house: &House, username: &str, child: ChildId, objects: Vec<Object>) {
    let actor = house.actor(username).await;
    let facts = house.store.child_facts(actor.worker, child).await.unwrap().unwrap();
    let permit = access::child::permit(actor, &facts, Deed::Change, house.clock.now()).unwrap();
    let changes = objects.into_iter().map(Change::Put).collect();
    let request = ChangeRequest::new("test.put", house.clock.now());
    let outcome = house.store.change(&permit, request, None, move |_, _| Ok(changes)).await.unwrap();
    assert!(matches!(outcome, Outcome::Done(_)));
}

/// Restricts a family's record as its supervisor does on its own page, so that nobody else knows of it.
pub(crate) async fn restrict_family(house: &House, supervisor: &str, family: FamilyId) {
    let me = house.workers[supervisor].to_string();
    let mut browser = house.signed_in(supervisor).await;
    let access = format!("/families/{family}/access");
    let named =
        browser.fill(&access, &[("do", "name"), ("name-worker", &me), ("name-reason", "Decides")]).await;
    assert_eq!(named.status, 303, "{}", named.text());
    let done = browser.fill(&access, &[("do", "restrict"), ("restrict-reason", "A threat was made")]).await;
    assert_eq!(done.status, 303, "{}", done.text());
}

/// Moves a child from North's to South's family as Grace does, who has their yes; the child stays known in both.
pub(crate) async fn belongs_to_both(house: &House, child: ChildId) {
    let to = reference(house, house.families.other);
    let mut grace = house.signed_in("grace").await;
    let moved = grace
        .fill(
            &at(child, "/move"),
            &[
                ("to", &to),
                ("on-day", "23"),
                ("on-month", "11"),
                ("on-year", "2026"),
                ("stays_known", "yes"),
                ("agreed", "Sofia Marsh, by telephone today"),
            ],
        )
        .await;
    assert_eq!(moved.status, 303, "{}", moved.text());
}

/// The fields of today's date.
pub(crate) fn today(name: &str) -> [(String, String); 3] {
    [("day", "23"), ("month", "11"), ("year", "2026")]
        .map(|(part, value)| (format!("{name}-{part}"), value.to_owned()))
}

/// Gives a child a team of its own: that of this worker, as a supervisor who may decide about the child does.
pub(crate) async fn put_own_team(house: &House, supervisor: &str, child: ChildId, worker: &str) {
    let actor = house.actor(worker).await;
    let (team, lead) = (actor.team.unwrap().to_string(), actor.worker.to_string());
    let mut browser = house.signed_in(supervisor).await;
    let since = today("since");
    let mut fields = vec![("team", team.as_str()), ("lead_worker", lead.as_str())];
    fields.extend(since.iter().map(|(name, value)| (name.as_str(), value.as_str())));
    let done = browser.fill(&at(child, "/allocate"), &fields).await;
    assert_eq!(done.status, 303, "{}", done.text());
}
