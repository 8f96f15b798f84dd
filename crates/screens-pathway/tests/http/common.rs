//! The small authority, behind the screens of this crate and those to which they lead.

pub(crate) use ui::testing::*;

use access::Deed;
use practice::{
    CaseRecord, Object,
    contact::{Contact, ContactDecision},
    ids::{ChildId, ContactId, FamilyId},
};
use ui::{Screens, testing::Serves};

/// The screens that are served.
pub(crate) struct Served;

impl Serves for Served {
    const SCREENS: &'static [Screens] = &[
        screens_pathway::SCREENS,
        screens_family::SCREENS,
        screens_people::SCREENS,
        screens_office::SCREENS,
    ];
}

/// The authority.
pub(crate) type House = ui::testing::House<Served>;

/// A path of the family.
pub(crate) fn at(family: FamilyId, rest: &str) -> String {
    format!("/families/{family}/{rest}")
}

/// The three fields of a day in November or December 2026 and later.
pub(crate) fn day(name: &str, day: &str) -> Vec<(String, String)> {
    let mut parts = day.split('-');
    let mut part = || parts.next().unwrap().trim_start_matches('0').to_owned();
    let (year, month, day) = (part(), part(), part());
    vec![(format!("{name}-day"), day), (format!("{name}-month"), month), (format!("{name}-year"), year)]
}

/// Fields of a form.
pub(crate) fn fields(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

/// Opens a form and sends it.
pub(crate) async fn send(browser: &mut Browser, path: &str, fields: &[Vec<(String, String)>]) -> Page {
    let all: Vec<(&str, &str)> =
        fields.iter().flatten().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    browser.fill(path, &all).await
}

/// The own record of a child of Amir's family, by given name.
pub(crate) async fn child(house: &House, given: &str) -> ChildId {
    let record = house.read("amir", house.families.own).await;
    let person = record.people.iter().find(|person| person.given == given).unwrap().id;
    record.child_links.iter().find(|link| link.person == person).unwrap().child
}

/// A child's own record as it stands.
pub(crate) async fn own(house: &House, child: ChildId) -> CaseRecord {
    let actor = house.actor("grace").await;
    let facts = house.store.child_facts(actor.worker, child).await.unwrap().unwrap();
    let permit = access::child::permit(actor, &facts, Deed::See, house.clock.now()).unwrap();
    house.store.open_child_again(&permit).await.unwrap().record
}

/// Keeps a thing in a child's own record, as it is and without rules.
pub(crate) async fn put_own(house: &House, child: ChildId, object: Object) {
    let actor = house.actor("amir").await;
    let facts = house.store.child_facts(actor.worker, child).await.unwrap().unwrap();
    let permit = access::child::permit(actor, &facts, Deed::Change, house.clock.now()).unwrap();
    let request = record::ChangeRequest::new("test.put", house.clock.now());
    let change = practice::actions::Change::Put(object);
    let kept = house.store.change(&permit, request, None, move |_, _| Ok(vec![change])).await.unwrap();
    assert!(matches!(kept, record::Outcome::Done(_)));
}

/// A contact about all children of Amir's family on which it was decided that work begins.
pub(crate) async fn decided_contact(house: &House) -> ContactId {
    let contact = Contact {
        source: "2A".to_owned(),
        referrer_role: "Head teacher".to_owned(),
        worried: "Maya had a bruise on her arm.".to_owned(),
        decision: Some(ContactDecision::NewReferral),
        decision_reason: "A bruise.".to_owned(),
        ..Contact::at(ContactId(9001), "2026-11-19T15:30:00Z".parse().unwrap())
    };
    house.put(vec![contact.into()]).await;
    ContactId(9001)
}
