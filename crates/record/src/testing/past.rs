//! The past that every tampering of the list needs.
#![expect(clippy::unwrap_used, reason = "a failed test should say so at once")]

use crate::{
    ChangeRequest, Outcome, Store,
    accounts::AccountDetails,
    saved_returns::Checked,
    standing::{
        StandingList::{Conflict, Named},
        Wanted, Way,
    },
    submissions::SentFile,
    teams::Telephones,
};
use access::{Actor, Deed, Emergency, OfficeDeed, Role, child, family, office};
use jiff::{SignedDuration, civil::date};
use practice::{
    Object,
    case_note::{CaseNote, NoteKind},
    child::{Allocation, Placement, PlacementKind},
    family::{CaseStatus, Family, Referral, Stage},
    ids::{CaseNoteId, FamilyId, PartyId, PersonId, PlacementId, RoundId, WorkerId},
    party::{Party, PartyKind},
    people::{Part, Person, Sex},
    retention::{Retention, RetentionClass},
};

/// Writes into an empty store what all of them need: people with accounts, one of them closed; a team that families can ring;
/// something that needs a second person; a restricted family, one with a conflict of interest and one opened in an emergency;
/// notices, one to a team and read; a session of each kind; the address of a calendar; a saved check of a return; a sponsor, with
/// whom a child lives.
pub async fn past(store: &Store) {
    let details = |username: &str, role, team| AccountDetails {
        username: username.to_owned(),
        display_name: username.to_owned(),
        role,
        team,
    };
    let first = details("tampered-admin", Role::Administrator, None);
    let admin = store.create_first_account(first, "hash".to_owned()).await.unwrap();
    let admin = Actor { worker: admin, role: Role::Administrator, team: None };
    let administer = office::permit(admin, OfficeDeed::Administer).unwrap();
    let north = store.create_team(administer, "Tampered North").await.unwrap();
    let south = store.create_team(administer, "Tampered South").await.unwrap();
    let telephones = Telephones {
        phone: "01632 960 001".to_owned(),
        hours: "Monday to Friday, 9 am to 5 pm".to_owned(),
        duty_phone: "01632 960 002".to_owned(),
    };
    store.set_telephones(administer, north, telephones).await.unwrap();
    let make = async |username: &str, role, team| {
        let made =
            store.create_account(administer, details(username, role, Some(team)), "hash".to_owned()).await;
        Actor { worker: made.unwrap(), role, team: Some(team) }
    };
    let anna = make("tampered-anna", Role::SocialWorker, north).await;
    let other = make("tampered-otto", Role::SocialWorker, south).await;
    let gone = make("tampered-gone", Role::SocialWorker, south).await;
    store.disable_account(administer, gone.worker, "has left").await.unwrap();
    let wanted = Wanted::Password { worker: other.worker, hash: "hash".to_owned() };
    store.ask_second(administer, wanted, "He forgot his", Way::Emergency).await.unwrap();
    let own = office::permit(anna, OfficeDeed::OwnAccount).unwrap();
    store.set_totp(own, anna.worker, Some("SECRET".to_owned())).await.unwrap();
    store.make_calendar_address(own, "hash".to_owned()).await.unwrap();
    let open = registered(store, anna, vec![gone.worker], false).await;
    let sponsor = sponsor(store, anna).await;
    lives_with(store, anna, open, sponsor).await;
    let hidden = registered(store, anna, Vec::new(), false).await;
    store.administer_list(administer, Named, hidden, anna.worker, true, "works with them").await.unwrap();
    store.administer_list(administer, Conflict, hidden, other.worker, true, "his cousin").await.unwrap();
    restrict(store, anna, hidden).await;
    let permit = office::permit(other, OfficeDeed::BreakGlass).unwrap();
    let emergency = Emergency {
        child: "A girl of about seven".to_owned(),
        happened: "She rings at night".to_owned(),
        why_now: "Nobody of her team answers".to_owned(),
    };
    store.break_glass(permit, open, emergency, SignedDuration::from_hours(4)).await.unwrap();
    let sue = make("tampered-sue", Role::PracticeSupervisor, north).await;
    let work = office::permit(sue, OfficeDeed::MyWork).unwrap();
    for notice in store.notices(work, 9).await.unwrap() {
        store.read_notice(work, notice.id).await.unwrap();
    }
    for (worker, token) in [(anna.worker, "kept"), (other.worker, "ended"), (anna.worker, "handed")] {
        store.start_session(worker, format!("tampered-{token}")).await.unwrap();
    }
    store.end_session(other.worker, "tampered-ended").await.unwrap();
    let facts = store.access_facts(anna.worker, open).await.unwrap().unwrap();
    let change = family::permit(anna, &facts, Deed::Change, store.clock().now()).unwrap();
    store.hand_over_session(&change, Some(RoundId(1)), "tampered-handed", "/a-page").await.unwrap();
    saved_check(store, other).await;
    sent_return(store, other).await;
    if store.settings().seals.is_some() {
        store.checkpoint().await.unwrap();
    }
}

/// A check of a return that an analyst saved.
async fn saved_check(store: &Store, by: Actor) {
    let analyst = Actor { role: Role::PerformanceAnalyst, ..by };
    let permit = office::permit(analyst, OfficeDeed::Returns).unwrap();
    let checked = Checked {
        id: store.new_id(),
        what: "cin".to_owned(),
        year: 2026,
        checked_at: store.clock().now(),
        name: "First draft".to_owned(),
        reason: "To see what is mended by June".to_owned(),
        children: 120,
        errors: 7,
        queries: 2,
        whole: true,
    };
    store.save_return(permit, checked, b"{}".to_vec()).await.unwrap();
}

/// A return that an analyst kept as it was sent.
async fn sent_return(store: &Store, by: Actor) {
    let analyst = Actor { role: Role::PerformanceAnalyst, ..by };
    let permit = office::permit(analyst, OfficeDeed::Returns).unwrap();
    let sent = SentFile {
        id: store.new_id(),
        what: "cin".to_owned(),
        year: 2026,
        serial: 1,
        authority: "201".to_owned(),
        checked_at: store.clock().now(),
        sent_on: store.clock().today(),
        children: 1,
        episodes: 1,
        errors: 0,
        queries: 1,
        calendar: "Bank holidays as proclaimed until 2028".to_owned(),
        rules: "105 rules for 2025-26".to_owned(),
        explanations: [("8606".to_owned(), "Seen by two teams.".to_owned())].into(),
    };
    store.keep_submission(permit, sent, std::sync::Arc::new(b"<Message/>".to_vec())).await.unwrap();
}

/// A sponsor with a record of their own.
async fn sponsor(store: &Store, by: Actor) -> PartyId {
    let id = PartyId(store.new_id());
    let since = date(2026, 9, 1);
    let party = Party {
        id,
        kind: PartyKind::Sponsor,
        name: "Sigrid Sponsor".to_owned(),
        phone: String::new(),
        address: String::new(),
        allocation: Allocation { team: by.team.unwrap(), lead_worker: Some(by.worker), since },
        restricted: false,
        retention: Retention::of(RetentionClass::Party),
    };
    let permit = office::permit(by, OfficeDeed::RegisterFamily).unwrap().for_new_party(id).unwrap();
    let request = ChangeRequest::new("party.opened", store.clock().now());
    let put = practice::actions::Change::Put(Object::from(party));
    let made = store.change(&permit, request, None, move |_, _| Ok(vec![put])).await.unwrap();
    assert!(matches!(made, Outcome::Done(_)), "{made:?}");
    id
}

/// The family's child lives with the sponsor.
async fn lives_with(store: &Store, by: Actor, family: FamilyId, sponsor: PartyId) {
    let facts = store.access_facts(by.worker, family).await.unwrap().unwrap();
    let see = family::permit(by, &facts, Deed::See, store.clock().now()).unwrap();
    let child = store.open_family_again(&see).await.unwrap().child_links[0].child;
    let facts = store.child_facts(by.worker, child).await.unwrap().unwrap();
    let permit = child::permit(by, &facts, Deed::Change, store.clock().now()).unwrap();
    let placement = Placement {
        id: PlacementId(store.new_id()),
        party: sponsor,
        kind: PlacementKind::Sponsored,
        from: date(2026, 9, 1),
        to: None,
        ended_because: String::new(),
    };
    let put = practice::actions::Change::Put(Object::from(placement));
    let request = ChangeRequest::new("placement.saved", store.clock().now());
    let made = store.change(&permit, request, None, move |_, _| Ok(vec![put])).await.unwrap();
    assert!(matches!(made, Outcome::Done(_)), "{made:?}");
}

async fn registered(store: &Store, by: Actor, co_workers: Vec<WorkerId>, restricted: bool) -> FamilyId {
    let id = FamilyId(store.new_id());
    let day = date(2026, 9, 1);
    let case = Family {
        id,
        reference: String::new(),
        name: "Tampered".to_owned(),
        stage: Stage::ChildProtection,
        stage_since: day,
        stage_from: practice::stands::StageFrom::Said,
        team: by.team.unwrap(),
        lead_worker: Some(by.worker),
        co_workers,
        chair: None,
        opened: day,
        status: CaseStatus::Open,
        closed: None,
        referral: Referral::default(),
        restricted,
        parents_get: Vec::new(),
        retention: practice::retention::Retention::family(),
    };
    let child = Person {
        id: PersonId(store.new_id()),
        given: "Tilly".to_owned(),
        family: "Tampered".to_owned(),
        also_known_as: Vec::new(),
        called: String::new(),
        part: Part::Child,
        born: Some(date(2019, 5, 4)),
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
        school: String::new(),
        gp: String::new(),
        alike: Vec::new(),
        alerts: Vec::new(),
    };
    let note = CaseNote {
        id: CaseNoteId(store.new_id()),
        kind: NoteKind::Telephone,
        happened_on: day,
        happened_at: None,
        children: vec![child.id],
        with_whom: "Her teacher".to_owned(),
        words: "She rang and asked when somebody comes.".to_owned(),
        written_by: Some(by.worker),
        written_at: Some(store.clock().now()),
        visited: None,
        corrected: None,
    };
    let permit = office::permit(by, OfficeDeed::RegisterFamily).unwrap();
    let request = ChangeRequest::new("family.registered", store.clock().now());
    let made = store
        .create_family(&permit, request, case, vec![Object::from(child), Object::from(note)])
        .await
        .unwrap();
    assert!(matches!(made, Outcome::Done(_)), "{made:?}");
    id
}

async fn restrict(store: &Store, by: Actor, id: FamilyId) {
    let facts = store.access_facts(by.worker, id).await.unwrap().unwrap();
    let permit = family::permit(by, &facts, Deed::Change, store.clock().now()).unwrap();
    let request = ChangeRequest::new("family.access_changed", store.clock().now());
    let done = store
        .change(&permit, request, None, move |record, _| {
            let mut case = record.families[0].value.clone();
            case.restricted = true;
            Ok(vec![practice::actions::Change::Put(Object::from(case))])
        })
        .await
        .unwrap();
    assert!(matches!(done, Outcome::Done(_)), "{done:?}");
}
