//! An invented authority: two teams, a few workers, and families with people.

use access::{Actor, Deed, FamilyPermit, OfficeDeed, OfficePermit, Role, family, office};
use jiff::{
    Timestamp,
    civil::{Date, date},
};
use practice::{
    Object,
    actions::Change,
    family::{CaseStatus, Family, Referral, Stage},
    ids::{FamilyId, PersonId, TeamId},
    people::{Part, Person, Sex},
};
use record::{ChangeRequest, Clock, Outcome, Store, accounts::AccountDetails, testing::Fresh};
use std::sync::Arc;

/// 23 November 2026 at nine, and so many seconds later.
pub(crate) fn at(seconds: i64) -> Timestamp {
    Timestamp::from_second(1_795_424_400 + seconds).unwrap()
}

pub(crate) const TODAY: Date = date(2026, 11, 23);

/// The authority.
pub(crate) struct World {
    pub(crate) store: Store,
    pub(crate) clock: Clock,
    pub(crate) fresh: Arc<Fresh>,
    pub(crate) north: TeamId,
    pub(crate) south: TeamId,
    pub(crate) admin: Actor,
    pub(crate) anna: Actor,
    pub(crate) supervisor: Actor,
    pub(crate) outsider: Actor,
    pub(crate) chair: Actor,
}

pub(crate) fn may(actor: Actor, deed: OfficeDeed) -> OfficePermit {
    office::permit(actor, deed).unwrap()
}

/// Runs a test in this authority on each engine.
pub(crate) fn in_each_world<F: Future<Output = ()>>(test: impl Fn(World) -> F) {
    record::testing::on_each_place(|fresh| {
        let test = &test;
        async move {
            // Held here: a test that names only some of the world drops the rest of it at once.
            let fresh = Arc::new(fresh);
            test(found(Arc::clone(&fresh)).await).await;
        }
    });
}

async fn found(fresh: Arc<Fresh>) -> World {
    let clock = Clock::standing_at(at(0));
    let mut settings = fresh.settings();
    settings.clock = clock.clone();
    let store = Store::open(settings).unwrap();
    let details = |username: &str, name: &str, role, team| AccountDetails {
        username: username.to_owned(),
        display_name: name.to_owned(),
        role,
        team,
    };
    let first = details("admin", "Ada Min", Role::Administrator, None);
    let worker = store.create_first_account(first, "hash".to_owned()).await.unwrap();
    let admin = Actor { worker, role: Role::Administrator, team: None };
    let administer = office::permit(admin, OfficeDeed::Administer).unwrap();
    let north = store.create_team(administer, "North").await.unwrap();
    let south = store.create_team(administer, "South").await.unwrap();
    let make = async |username: &str, name: &str, role, team| {
        let made =
            store.create_account_on_the_machine(details(username, name, role, team), "hash".to_owned());
        Actor { worker: made.await.unwrap(), role, team }
    };
    let anna = make("anna", "Anna Worker", Role::SocialWorker, Some(north)).await;
    let supervisor = make("sue", "Sue Pervisor", Role::PracticeSupervisor, Some(north)).await;
    let outsider = make("otto", "Otto Outside", Role::SocialWorker, Some(south)).await;
    let chair = make("clara", "Clara Chair", Role::ConferenceChair, None).await;
    World { store, clock, fresh, north, south, admin, anna, supervisor, outsider, chair }
}

impl World {
    pub(crate) fn administer(&self) -> OfficePermit {
        may(self.admin, OfficeDeed::Administer)
    }

    /// A family of the north team, led by Anna.
    pub(crate) fn case(&self, name: &str) -> Family {
        Family {
            id: FamilyId(self.store.new_id()),
            reference: String::new(),
            name: name.to_owned(),
            stage: Stage::ChildProtection,
            stage_since: date(2026, 9, 1),
            stage_from: practice::stands::StageFrom::Said,
            team: self.north,
            lead_worker: Some(self.anna.worker),
            co_workers: Vec::new(),
            chair: None,
            opened: date(2026, 8, 20),
            status: CaseStatus::Open,
            closed: None,
            referral: Referral::default(),
            restricted: false,
            parents_get: Vec::new(),
            retention: practice::retention::Retention::family(),
        }
    }

    pub(crate) fn person(&self, given: &str, family: &str, born: Date) -> Person {
        Person {
            id: PersonId(self.store.new_id()),
            given: given.to_owned(),
            family: family.to_owned(),
            also_known_as: Vec::new(),
            called: String::new(),
            part: Part::Child,
            born: Some(born),
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

    pub(crate) async fn register(&self, case: Family, people: Vec<Person>) -> FamilyId {
        let id = case.id;
        let permit = may(self.anna, OfficeDeed::RegisterFamily);
        let request = ChangeRequest::new("family.registered", self.clock.now());
        let objects = people.into_iter().map(Object::from).collect();
        let made = self.store.create_family(&permit, request, case, objects).await.unwrap();
        assert!(matches!(made, Outcome::Done(_)), "{made:?}");
        id
    }

    pub(crate) async fn put(&self, family: FamilyId, actor: Actor, object: impl Into<Object>) {
        let permit = self.permit(actor, family, Deed::Change).await;
        let (request, object) = (ChangeRequest::new("test.changed", self.clock.now()), object.into());
        let done = self
            .store
            .change(&permit, request, None, move |_, _| Ok(vec![Change::Put(object)]))
            .await
            .unwrap();
        assert!(matches!(done, Outcome::Done(_)), "{done:?}");
    }

    pub(crate) async fn permit(&self, actor: Actor, family: FamilyId, deed: Deed) -> FamilyPermit {
        let facts = self.store.access_facts(actor.worker, family).await.unwrap().unwrap();
        family::permit(actor, &facts, deed, self.clock.now()).unwrap()
    }

    pub(crate) async fn is_let_in(&self, actor: Actor, family: FamilyId) -> bool {
        let facts = self.store.access_facts(actor.worker, family).await.unwrap().unwrap();
        family::permit(actor, &facts, Deed::See, self.clock.now()).is_ok()
    }
}
