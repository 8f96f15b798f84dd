//! What tests of carers and sponsors begin with.

use crate::common::House;
use access::OfficeDeed;
use practice::{
    actions::Change,
    child::Allocation,
    ids::{PartyCheckId, PartyId},
    party::{CheckOutcome, Party, PartyCheck, PartyCheckKind, PartyKind},
    retention::{Retention, RetentionClass},
};
use record::{ChangeRequest, Outcome};
use ui::testing::Browser;

/// What stands in the words of a check, and nowhere else.
pub(crate) const WORDS: &str = "She was in care herself and speaks of it openly";

/// Begins a record on the screen. Returns its path.
pub(crate) async fn begun(browser: &mut Browser, kind: &str, name: &str) -> String {
    let form = browser.get("/parties/new").await;
    // Whoever begins a record leads, unless they say otherwise.
    let lead = form.html.split("<option value=\"").find(|part| part.contains(" selected")).unwrap();
    let lead = lead.split('"').next().unwrap();
    let fields = [("kind", kind), ("name", name), ("phone", "01632 960 777"), ("allocation", lead)];
    let page = browser.post("/parties/new", &fields).await;
    assert_eq!(page.status, 303, "{}", page.text());
    page.location().split('?').next().unwrap().to_owned()
}

/// Writes a check down on the screen, done on this day and counting until that one.
pub(crate) async fn checked(browser: &mut Browser, party: &str, kind: &str, done: &str, expires: &str) {
    let mut fields = vec![("kind", kind), ("outcome", "sound"), ("words", WORDS)];
    let (done, expires): (Vec<&str>, Vec<&str>) = (done.split('-').collect(), expires.split('-').collect());
    for (name, parts) in [("done", &done), ("expires", &expires)] {
        if let [year, month, day] = parts[..] {
            let names = match name {
                "done" => ["done-year", "done-month", "done-day"],
                _ => ["expires-year", "expires-month", "expires-day"],
            };
            fields.extend(names.into_iter().zip([year, month, day]));
        }
    }
    let page = browser.fill(&format!("{party}/checks/new"), &fields).await;
    assert_eq!(page.status, 303, "{}", page.text());
}

/// A party with one check, restricted, that somebody began without the screens. Nobody is named for it.
pub(crate) async fn restricted(house: &House, username: &str, name: &str) -> PartyId {
    let actor = house.actor(username).await;
    let id = PartyId(house.store.new_id());
    let allocation = Allocation {
        team: actor.team.unwrap(),
        lead_worker: Some(actor.worker),
        since: ui::testing::today(),
    };
    let party = Party {
        id,
        kind: PartyKind::Carer,
        name: name.to_owned(),
        phone: "01632 960 999".to_owned(),
        address: "Somewhere safe".to_owned(),
        allocation,
        restricted: true,
        retention: Retention::of(RetentionClass::Party),
    };
    let check = PartyCheck {
        id: PartyCheckId(house.store.new_id()),
        kind: PartyCheckKind::Visit,
        done: Some(ui::testing::today()),
        expires: None,
        outcome: CheckOutcome::Concern,
        words: WORDS.to_owned(),
    };
    let permit =
        access::office::permit(actor, OfficeDeed::RegisterFamily).unwrap().for_new_party(id).unwrap();
    let changes = vec![Change::Put(party.into()), Change::Put(check.into())];
    let request = ChangeRequest::new("party.opened", house.clock.now());
    let begun = house.store.change(&permit, request, None, move |_, _| Ok(changes)).await.unwrap();
    assert!(matches!(begun, Outcome::Done(_)));
    id
}

/// The path of the own record of a child of a family, by the given name there.
pub(crate) async fn child(house: &House, family: practice::ids::FamilyId, given: &str) -> String {
    let record = house.read("grace", family).await;
    let person = record.people.iter().find(|person| person.given == given).unwrap().id;
    let link = record.child_links.iter().find(|link| link.person == person).unwrap();
    format!("/children/{}", link.child)
}
