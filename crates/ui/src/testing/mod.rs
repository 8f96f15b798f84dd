//! A small authority in a fresh store for each test, and a browser that speaks to the router in the same process. For the tests of
//! the crates above, each of which says which screens it serves ([`Serves`]).
//!
//! Teams North and South; workers of every role; families: Amir's own, his team's, another team's, a restricted one and
//! one on whose conflict list he stands. The clock stands at 23 November 2026, ten in the morning.

#![expect(clippy::unwrap_used, clippy::missing_panics_doc, reason = "a failed test should say so at once")]

pub mod browser;
mod families;
pub mod forms;
mod paths;
mod pathway;
mod reading;
mod rounds;
pub(crate) mod watched;

pub use browser::{Browser, Page};
pub use paths::{filled, given_up_job, of_records, things};
pub use reading::{id, person};
pub use rounds::begun_round;

use crate::{App, Screens, Settings, app::PasswordCost, screens};
use access::{Actor, OfficeDeed, Role};
use jiff::{SignedDuration, Timestamp, civil::Date};
use practice::{
    CaseRecord,
    ids::{FamilyId, MapId, TeamId, WorkerId},
};
use record::{Clock, Place, Store, accounts::AccountDetails, standing::StandingList, testing::Fresh};
use std::collections::BTreeMap;
use std::marker::PhantomData;

/// Every account's password.
pub const PASSWORD: &str = "a long enough password";

/// Families by what they are to Amir.
pub struct Families {
    /// Amir leads. Two children, a mother, a grandmother; nothing mapped yet.
    pub own: FamilyId,
    /// Another worker of his team leads; an empty map stands.
    pub team: FamilyId,
    /// The empty map of `team`.
    pub team_map: MapId,
    /// Another team's.
    pub other: FamilyId,
    /// His team's, restricted; he is not named.
    pub restricted: FamilyId,
    /// His team's; he is on its conflict list.
    pub conflict: FamilyId,
}

/// The screens that a program of tests serves.
pub trait Serves {
    /// Those of each crate.
    const SCREENS: &'static [Screens];
}

/// The authority, behind these screens.
pub struct House<S> {
    /// The application.
    pub app: App,
    /// Its store.
    pub store: Store,
    /// Its clock, which stands still until set.
    pub clock: Clock,
    /// Families.
    pub families: Families,
    /// Workers by user name: amir, bea, grace, chen, lena, ana, ada (North), otto (South worker), sofia (South supervisor).
    pub workers: BTreeMap<&'static str, WorkerId>,
    /// Team North.
    pub north: TeamId,
    /// Team South.
    pub south: TeamId,
    place: Place,
    /// The database goes when this is dropped.
    _fresh: Fresh,
    _screens: PhantomData<S>,
}

/// The moment at which the clock stands.
pub fn ten_o_clock() -> Timestamp {
    "2026-11-23T10:00:00Z".parse().unwrap()
}

/// The day on which it stands.
pub fn today() -> Date {
    Date::constant(2026, 11, 23)
}

impl<S: Serves> House<S> {
    /// Builds it.
    pub async fn new() -> Self {
        Self::on(Fresh::sqlite()).await
    }

    /// Builds it in this database.
    pub async fn on(fresh: Fresh) -> Self {
        let place = fresh.place.clone();
        let clock = Clock::standing_at(ten_o_clock());
        let store =
            Store::open(record::Settings { clock: clock.clone(), ..record::Settings::at(place.clone()) })
                .unwrap();
        let cost = PasswordCost { memory: 64, rounds: 1 };
        let hash = crate::session::password::hash(PASSWORD, cost).unwrap();
        let details = |username: &str, name: &str, role, team| AccountDetails {
            username: username.into(),
            display_name: name.into(),
            role,
            team,
        };
        let ada = store
            .create_first_account(details("ada", "Ada Lovell", Role::Administrator, None), hash.clone())
            .await
            .unwrap();
        let administrator = Actor { worker: ada, role: Role::Administrator, team: None };
        let own = access::office::permit(administrator, OfficeDeed::OwnAccount).unwrap();
        store.set_password_hash(own, ada, hash.clone(), None).await.unwrap();
        let permit = access::office::permit(administrator, OfficeDeed::Administer).unwrap();
        let north = store.create_team(permit, "North").await.unwrap();
        let south = store.create_team(permit, "South").await.unwrap();
        let telephones = record::teams::Telephones {
            phone: "01632 960700".to_owned(),
            hours: "Monday to Friday, 9 am to 5 pm".to_owned(),
            duty_phone: "01632 960799".to_owned(),
        };
        store.set_telephones(permit, north, telephones).await.unwrap();
        let mut workers = BTreeMap::from([("ada", ada)]);
        for (username, name, role, team) in [
            ("amir", "Amir Siddiqui", Role::SocialWorker, north),
            ("bea", "Bea Thornley", Role::SocialWorker, north),
            ("chen", "Chen Wei", Role::ConferenceChair, north),
            ("lena", "Lena Novak", Role::PracticeLead, north),
            ("ana", "Ana Ribeiro", Role::PerformanceAnalyst, north),
            ("otto", "Otto Brandt", Role::SocialWorker, south),
            ("grace", "Grace Adeyemi", Role::PracticeSupervisor, north),
            ("sofia", "Sofia Marsh", Role::PracticeSupervisor, south),
        ] {
            let details = details(username, name, role, Some(team));
            let made = store.create_account_on_the_machine(details, hash.clone()).await;
            workers.insert(username, made.unwrap());
        }
        let families = families::register(&store, &workers, north, south).await;
        store
            .administer_list(
                permit,
                StandingList::Conflict,
                families.conflict,
                workers["amir"],
                true,
                "His cousin",
            )
            .await
            .unwrap();
        let settings = Settings {
            authority: "Ashbourne Vale".into(),
            password_cost: cost,
            idle: SignedDuration::from_mins(30),
            ..Settings::default()
        };
        let app = App::new(store.clone(), settings, screens::pages(S::SCREENS).unwrap().watched());
        Self {
            app,
            store,
            clock,
            families,
            workers,
            north,
            south,
            place,
            _fresh: fresh,
            _screens: PhantomData,
        }
    }

    /// The same with a whole year's work kept in Amir's own family: everything that a route can name.
    pub async fn with_work() -> Self {
        Self::with_shape(&practice::testing::Shape::default()).await
    }

    /// Keeps a whole year's work in Amir's own family.
    pub async fn work(&self) {
        families::add_work(self, &practice::testing::Shape::default()).await;
    }

    /// With a record of this shape in Amir's own family.
    pub async fn with_shape(shape: &practice::testing::Shape) -> Self {
        let house = Self::new().await;
        families::add_work(&house, shape).await;
        house
    }

    /// With so many more families in Amir's team.
    pub async fn with_families(count: usize) -> Self {
        let house = Self::new().await;
        families::add_many(&house, count).await;
        house
    }

    /// Puts things into Amir's own family as Amir, without the screens.
    pub async fn put(&self, objects: Vec<practice::Object>) {
        self.put_in(self.families.own, objects).await;
    }

    /// The same in a family of Amir's team.
    pub async fn put_in(&self, family: FamilyId, objects: Vec<practice::Object>) {
        let actor = self.actor("amir").await;
        let facts = self.store.access_facts(actor.worker, family).await.unwrap().unwrap();
        let permit = access::family::permit(actor, &facts, access::Deed::Change, self.clock.now()).unwrap();
        let changes = objects.into_iter().map(practice::actions::Change::Put).collect();
        let request = record::ChangeRequest::new("test.put", self.clock.now());
        let outcome = self.store.change(&permit, request, None, move |_, _| Ok(changes)).await.unwrap();
        assert!(matches!(outcome, record::Outcome::Done(_)));
    }

    /// A family's record as this person may see it.
    pub async fn read(&self, username: &str, family: FamilyId) -> CaseRecord {
        let actor = self.actor(username).await;
        let facts = self.store.access_facts(actor.worker, family).await.unwrap().unwrap();
        let permit = access::family::permit(actor, &facts, access::Deed::See, self.clock.now()).unwrap();
        let act = record::ReadAct { verb: "test.read", at: self.clock.now(), reason: String::new() };
        self.store.open_family(&permit, act).await.unwrap()
    }

    /// The verbs of every entry of every journal, in the order of its chains.
    pub fn entries(&self) -> Vec<String> {
        record::testing::read_text(&self.place(), "SELECT verb AS text FROM journal ORDER BY at, chain, seq")
    }

    /// The hashes of a person's sessions.
    pub fn sessions_of(&self, username: &str) -> Vec<String> {
        let query =
            format!("SELECT token_hash AS text FROM session WHERE worker_id = {}", self.workers[username].0);
        record::testing::read_text(&self.place(), &query)
    }

    /// Where its store is, for looking behind Kith's back.
    pub fn place(&self) -> Place {
        self.place.clone()
    }

    /// The numbers that somebody gave in rounds that are still sealed, with their reasons, as the store holds them.
    pub async fn store_numbers(&self, who: practice::ids::PersonId) -> Vec<(String, String)> {
        let actor = self.actor("amir").await;
        let facts = self.store.access_facts(actor.worker, self.families.own).await.unwrap().unwrap();
        let permit = access::family::permit(actor, &facts, access::Deed::Change, self.clock.now()).unwrap();
        let (send, found) = std::sync::mpsc::channel();
        let request = record::ChangeRequest::new("test.looked", self.clock.now());
        let outcome = self.store.change(&permit, request, None, move |record, _| {
            let sealed = |round| record.round(round).is_some_and(|round| round.opened.is_none());
            let theirs = record.ratings.iter().filter(|rating| {
                rating.rater == practice::Who::Person(who) && rating.round.is_some_and(sealed)
            });
            let all = theirs.map(|rating| (rating.value.value.to_string(), rating.reasons.clone())).collect();
            send.send(all).unwrap();
            Ok(Vec::new())
        });
        outcome.await.unwrap();
        found.recv().unwrap()
    }

    /// The routes that are served.
    pub fn table() -> Vec<crate::route::Route> {
        screens::table(S::SCREENS)
    }

    /// A browser in which nobody is signed in.
    pub fn browser(&self) -> Browser {
        Browser::new(screens::router(&self.app, S::SCREENS))
    }

    /// A browser in which this person is signed in.
    pub async fn signed_in(&self, username: &str) -> Browser {
        let mut browser = self.browser();
        let page = browser.post("/sign-in", &[("username", username), ("password", PASSWORD)]).await;
        assert_eq!(page.status, 303, "{username} should be let in");
        browser
    }

    /// The person as access decisions know them.
    pub async fn actor(&self, username: &str) -> Actor {
        self.store.account(self.workers[username]).await.unwrap().unwrap().0.actor()
    }
}

/// What an emergency's form is sent with.
pub const EMERGENCY: [(&str, &str); 3] = [
    ("child", "Maya Okafor, about seven"),
    ("happened", "Maya is at A&E and nobody answers"),
    ("why_now", "The ward lets her go home within the hour"),
];

/// The same as a value.
pub fn emergency() -> access::Emergency {
    let [child, happened, why_now] = EMERGENCY.map(|(_, said)| said.to_owned());
    access::Emergency { child, happened, why_now }
}
