//! A thousand acts by chance, allowed and not, by several people: what was done, what was refused and what was written down
//! are the same, none missing and none too many.

use crate::{
    common::{Browser, EMERGENCY, House, PASSWORD, Page},
    journal::journal_from,
};
use access::{Actor, Deed, OfficeDeed, Refusal};
use jiff::{SignedDuration, Timestamp};
use practice::ids::{FamilyId, WorkerId};
use record::journal::{
    OFFICE,
    verbs::{NOT_LET_IN, NOT_SIGNED_IN, READ_TO_CHANGE},
};
use std::collections::BTreeMap;

const ACTS: u32 = 1_000;
const PEOPLE: [&str; 9] = ["amir", "bea", "grace", "chen", "lena", "ana", "ada", "otto", "sofia"];

/// Who, in which chain, under which verb.
type Entry = (Option<WorkerId>, i64, String);

/// Numbers by chance that are the same at each run (a linear congruential generator, Knuth's MMIX).
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % end
    }

    fn of<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.below(all.len())]
    }

    fn tick(&mut self) -> bool {
        self.below(2) == 0
    }
}

struct Walk {
    house: House,
    chance: Chance,
    browsers: BTreeMap<&'static str, (Browser, String)>,
    actors: BTreeMap<&'static str, Actor>,
    /// The item that has been changed twice, so that whoever goes on from its first version clashes.
    item: String,
    study: Option<String>,
    studies: u32,
}

/// What an act should have left, and what it came to, for the one who reads that it did not.
struct Act {
    told: String,
    left: Vec<Entry>,
}

impl Walk {
    async fn sign_in(&mut self, who: &'static str) {
        let mut browser = self.house.signed_in(who).await;
        let token = browser.get("/help").await.value("_token").unwrap();
        self.browsers.insert(who, (browser, token));
    }

    async fn get(&mut self, who: &str, path: &str) -> Page {
        self.browsers.get_mut(who).unwrap().0.get(path).await
    }

    async fn post(&mut self, who: &str, path: &str, fields: &[(&str, &str)]) -> Page {
        let (browser, token) = self.browsers.get_mut(who).unwrap();
        let mut body = form_urlencoded::Serializer::new(String::new());
        if !fields.iter().any(|(name, _)| *name == "_token") {
            body.append_pair("_token", token);
        }
        browser.send("POST", path, body.extend_pairs(fields).finish()).await
    }

    /// Whether this person may do this with this family, by the pure rules.
    async fn may(&self, who: &str, family: FamilyId, deed: Deed) -> Result<(), Refusal> {
        let actor = self.actors[who];
        match self.house.store.access_facts(actor.worker, family).await.unwrap() {
            Some(facts) => access::family::permit(actor, &facts, deed, self.house.clock.now()).map(|_| ()),
            None => Err(Refusal::Absent),
        }
    }

    fn office(&self, who: &str, deed: OfficeDeed) -> bool {
        access::office::permit(self.actors[who], deed).is_ok()
    }

    fn by(&self, who: &str, chain: i64, verb: &str) -> Entry {
        (Some(self.actors[who].worker), chain, verb.to_owned())
    }

    fn not_let_in(&self, who: &str) -> Vec<Entry> {
        vec![self.by(who, OFFICE, NOT_LET_IN)]
    }

    fn some_family(&mut self) -> FamilyId {
        let families = &self.house.families;
        let all = [
            families.own,
            families.team,
            families.team,
            families.other,
            families.restricted,
            families.conflict,
            FamilyId(1),
        ];
        self.chance.of(&all)
    }

    /// A page of a family's record.
    async fn read_a_record(&mut self, who: &'static str) -> Act {
        let family = self.some_family();
        let pages = [
            ("", "family.seen"),
            ("/map", "map.seen"),
            ("/people", "people.seen"),
            ("/history", "history.seen"),
            ("/network", "network.seen"),
            ("/supervision", "supervisions.seen"),
        ];
        let (page, verb) = self.chance.of(&pages);
        let may = self.may(who, family, Deed::See).await;
        let got = self.get(who, &format!("/families/{family}{page}")).await;
        let left = match may {
            Ok(()) => vec![self.by(who, family.0, verb)],
            Err(_) => self.not_let_in(who),
        };
        Act { told: format!("{who} {page} of {family}: {}", got.status), left }
    }

    /// An item on the map: kept, half, or with a form of another session.
    async fn add_an_item(&mut self, who: &'static str) -> Act {
        let (family, map) = (self.house.families.team, self.house.families.team_map);
        let may = self.may(who, family, Deed::Change).await.is_ok();
        let path = format!("/families/{family}/maps/{map}/items/new");
        let how = self.chance.of(&["kept", "half", "forged"]);
        let text = format!("Gran reads to them on Fridays, {}", self.house.clock.now());
        let fields: Vec<(&str, &str)> = match how {
            "kept" => vec![("category", "strength"), ("text", &text)],
            "half" => vec![("category", "strength"), ("text", "")],
            _ => vec![("category", "strength"), ("text", &text), ("_token", "0")],
        };
        let got = self.post(who, &path, &fields).await;
        let verb = if how == "kept" { "map_item.added" } else { "map_item.added.refused" };
        let left = match (may, how) {
            (false, _) => self.not_let_in(who),
            (true, "forged") => vec![self.by(who, family.0, verb)],
            (true, _) => vec![self.by(who, family.0, READ_TO_CHANGE), self.by(who, family.0, verb)],
        };
        Act { told: format!("{who} adds an item, {how}: {}", got.status), left }
    }

    /// Something that others changed meanwhile, or a map that is far from being signed.
    async fn be_refused(&mut self, who: &'static str) -> Act {
        let (family, map) = (self.house.families.team, self.house.families.team_map);
        let clashes = self.chance.tick();
        let (path, deed, verb) = if clashes {
            (format!("/families/{family}/items/{}", self.item), Deed::Change, "map_item.saved.refused")
        } else {
            (format!("/families/{family}/maps/{map}/sign-off"), Deed::SignOff, "map.signed_off.refused")
        };
        let may = self.may(who, family, deed).await.is_ok();
        let fields = [("_version", "1"), ("category", "strength"), ("text", "Quite another wording")];
        let got = self.post(who, &path, &fields).await;
        let left = if may {
            vec![self.by(who, family.0, READ_TO_CHANGE), self.by(who, family.0, verb)]
        } else {
            self.not_let_in(who)
        };
        Act { told: format!("{who} {path}: {}", got.status), left }
    }

    /// A list, a board, one's own work, a search.
    async fn look_at_a_list(&mut self, who: &'static str) -> Act {
        let team = self.actors[who].team;
        let boards = team.is_some_and(|team| self.office(who, OfficeDeed::TeamBoard(team)));
        let reviews = team.is_some_and(|team| self.office(who, OfficeDeed::ReviewBreakGlass(team)));
        let finds = self.office(who, OfficeDeed::FindPeople);
        let (path, verb, may): (&str, &str, bool) = self.chance.of(&[
            ("/families", "families.seen", finds),
            ("/families", "families.filtered", finds),
            ("/my-work", "my_work.seen", true),
            ("/team", "team_board.seen", boards),
            ("/team/emergency", "break_glass.reviews_seen", reviews),
            ("/find", "people.searched", finds),
            ("/administration/journal", "journal.searched", self.office(who, OfficeDeed::ReadJournal)),
        ]);
        let got = match verb {
            "families.filtered" => self.post(who, path, &[("text", "Lindqvist"), ("whose", "mine")]).await,
            "people.searched" => self.post(who, path, &[("query", "Maya")]).await,
            _ => self.get(who, path).await,
        };
        let left = match may {
            true if path == "/my-work" && self.actors[who].role.sees_no_records() => Vec::new(),
            true => vec![self.by(who, OFFICE, verb)],
            false => self.not_let_in(who),
        };
        Act { told: format!("{who} {path} {verb}: {}", got.status), left }
    }

    /// Somebody goes and comes back, perhaps after a wrong password; or a stranger tries.
    async fn come_and_go(&mut self, who: &'static str) -> Act {
        if self.chance.below(3) == 0 {
            let name = format!("nobody-{}", self.house.clock.now().as_second());
            let fields = [("username", name.as_str()), ("password", "a guess")];
            let got = self.house.browser().post("/sign-in", &fields).await;
            let left = vec![(None, OFFICE, NOT_SIGNED_IN.to_owned())];
            return Act { told: format!("a stranger tries: {}", got.status), left };
        }
        let mut left = Vec::new();
        let out = self.post(who, "/sign-out", &[]).await;
        left.push(self.by(who, OFFICE, "session.ended"));
        let (wrong, right) =
            ([("username", who), ("password", "a guess")], [("username", who), ("password", PASSWORD)]);
        let mut browser = self.house.browser();
        if self.chance.tick() {
            assert_eq!(browser.post("/sign-in", &wrong).await.status, 422);
            left.push((None, OFFICE, NOT_SIGNED_IN.to_owned()));
        }
        let got = browser.post("/sign-in", &right).await;
        left.push(self.by(who, OFFICE, "session.started"));
        let token = browser.get("/help").await.value("_token").unwrap();
        self.browsers.insert(who, (browser, token));
        Act { told: format!("{who} goes ({}) and comes back: {}", out.status, got.status), left }
    }

    /// Another team's record in an emergency, with answers or with a word.
    async fn open_in_an_emergency(&mut self, who: &'static str) -> Act {
        let family = self.some_family();
        let says = self.chance.tick();
        let see = self.may(who, family, Deed::See).await;
        let opens = self.office(who, OfficeDeed::BreakGlass);
        let fields = if says { EMERGENCY } else { EMERGENCY.map(|(name, _)| (name, "urgent")) };
        let got = self.post(who, &format!("/emergency/{family}"), &fields).await;
        let left = match (opens, see) {
            (false, _) | (true, Err(Refusal::Absent | Refusal::NotYourRole)) => self.not_let_in(who),
            (true, Ok(())) => Vec::new(),
            (true, Err(Refusal::AskWhy)) if says => {
                vec![
                    self.by(who, family.0, "break_glass.opened"),
                    self.by(who, OFFICE, "break_glass.opened"),
                    (None, OFFICE, "notice.given".to_owned()),
                ]
            }
            (true, Err(Refusal::AskWhy)) => vec![self.by(who, OFFICE, "break_glass.opened.refused")],
        };
        Act { told: format!("{who} needs {family} now, {says}: {}", got.status), left }
    }

    /// An opening is looked over, or one that is not there.
    async fn review(&mut self, who: &'static str) -> Act {
        let team = self.actors[who].team;
        let deed = OfficeDeed::ReviewBreakGlass(team.unwrap_or(self.house.north));
        let permit = access::office::permit(self.actors[who], deed).ok();
        let mut waiting = None;
        if let (Some(permit), Some(team)) = (permit, team) {
            let all = self.house.store.break_glass_openings(permit, team, 200).await.unwrap();
            let mine = self.actors[who].worker;
            waiting = all.into_iter().find(|one| one.reviewed.is_none() && one.worker != mine);
        }
        let id = practice::ids::encode(waiting.as_ref().map_or(99, |one| one.id.0));
        let note = format!("note-{id}");
        let got = self.post(who, "/team/emergency", &[("opening", &id), (&note, "It was needed")]).await;
        let left = match (permit, waiting) {
            (None, _) => self.not_let_in(who),
            (Some(_), Some(one)) => vec![
                self.by(who, one.family.0, "break_glass.reviewed"),
                self.by(who, OFFICE, "break_glass.reviewed"),
            ],
            (Some(_), None) => vec![self.by(who, OFFICE, "break_glass.reviewed.refused")],
        };
        Act { told: format!("{who} looks an opening over: {}", got.status), left }
    }

    /// A team is made, or has no name; somebody is named for a record, or without a reason.
    async fn administer(&mut self, who: &'static str) -> Act {
        let whole = self.chance.tick();
        if self.chance.tick() {
            let may = self.office(who, OfficeDeed::Administer);
            let name =
                if whole { format!("Team {}", self.house.clock.now().as_second()) } else { String::new() };
            let got = self.post(who, "/administration/teams", &[("name", &name)]).await;
            let left = match (may, whole) {
                (false, _) => self.not_let_in(who),
                (true, true) => vec![self.by(who, OFFICE, "team.made")],
                (true, false) => vec![self.by(who, OFFICE, "team.kept.refused")],
            };
            return Act { told: format!("{who} makes a team, {whole}: {}", got.status), left };
        }
        let family = self.house.families.team;
        let may = self.may(who, family, Deed::Decide).await.is_ok();
        let worker = self.house.workers["chen"].to_string();
        let reason = if whole { "Chairs the next conference" } else { "" };
        let fields = [("do", "name"), ("name-worker", worker.as_str()), ("name-reason", reason)];
        let got = self.post(who, &format!("/families/{family}/access"), &fields).await;
        let left = match (may, whole) {
            (false, _) => self.not_let_in(who),
            (true, true) => {
                vec![
                    self.by(who, family.0, READ_TO_CHANGE),
                    self.by(who, family.0, "restriction.added"),
                    self.by(who, OFFICE, "restriction.added"),
                ]
            }
            (true, false) => vec![
                self.by(who, family.0, READ_TO_CHANGE),
                self.by(who, family.0, "family.access_changed.refused"),
            ],
        };
        Act { told: format!("{who} names somebody, {whole}: {}", got.status), left }
    }

    /// A study is run and read.
    async fn study(&mut self, who: &'static str) -> Act {
        if !self.office(who, OfficeDeed::Evidence) {
            let got = self.post(who, "/evidence/examples/pilots", &[]).await;
            return Act { told: format!("{who} runs a study: {}", got.status), left: self.not_let_in(who) };
        }
        if who != "ana" || self.studies >= 1 && self.study.is_none() {
            let got = self.post(who, "/evidence/examples/nonsense", &[]).await;
            let left = vec![self.by(who, OFFICE, "study.example_run.refused")];
            return Act { told: format!("{who} runs no study: {}", got.status), left };
        }
        let Some(study) = self.study.clone() else {
            let got = self.post(who, "/evidence/examples/pilots", &[]).await;
            let study = got.location().to_owned();
            // How far it is is no act: nothing of it stands in the journal.
            while self.get(who, &study).await.says("The study is running") {
                tokio::task::yield_now().await;
            }
            (self.study, self.studies) = (Some(study), self.studies + 1);
            let left = vec![self.by(who, OFFICE, "study.example_run")];
            return Act { told: format!("{who} runs a study: {}", got.status), left };
        };
        let (part, verb) = self.chance.of(&[
            ("/report", "study.report_read"),
            ("/files/results.csv", "study.handed_out"),
            ("/forget", "study.forgotten"),
        ]);
        let got = if part == "/forget" {
            self.study = None;
            self.post(who, &format!("{study}{part}"), &[]).await
        } else {
            self.get(who, &format!("{study}{part}")).await
        };
        let left = vec![self.by(who, OFFICE, verb)];
        Act { told: format!("{who} {part}: {}", got.status), left }
    }

    /// What is nobody else's business.
    async fn mind_ones_own(&mut self, who: &'static str) -> Act {
        let path = self.chance.of(&["/help", "/account", "/accessibility", "/drafts", "/account/password"]);
        let got = if path == "/drafts" {
            let draft = [("_draft", "/families/new?"), ("text", "Half a word")];
            self.post(who, path, &draft).await
        } else {
            self.get(who, path).await
        };
        Act { told: format!("{who} {path}: {}", got.status), left: Vec::new() }
    }

    async fn act(&mut self) -> Act {
        let who = self.chance.of(&PEOPLE);
        match self.chance.below(12) {
            0..3 => self.read_a_record(who).await,
            3 => self.add_an_item(who).await,
            4 => self.be_refused(who).await,
            5 | 6 => self.look_at_a_list(who).await,
            7 if who != "ana" => self.come_and_go(who).await,
            8 => self.open_in_an_emergency(who).await,
            9 => self.administer(who).await,
            10 => self.study(who).await,
            11 if self.chance.tick() => self.review(who).await,
            _ => self.mind_ones_own(who).await,
        }
    }
}

async fn begun() -> Walk {
    let house = House::new().await;
    let mut actors = BTreeMap::new();
    for who in PEOPLE {
        actors.insert(who, house.actor(who).await);
    }
    let mut walk = Walk {
        house,
        chance: Chance(23_112_026),
        browsers: BTreeMap::new(),
        actors,
        item: String::new(),
        study: None,
        studies: 0,
    };
    for who in PEOPLE {
        walk.sign_in(who).await;
    }
    let (family, map) = (walk.house.families.team, walk.house.families.team_map);
    let new = format!("/families/{family}/maps/{map}/items/new");
    assert_eq!(walk.post("bea", &new, &[("category", "strength"), ("text", "Gran reads")]).await.status, 303);
    walk.item = walk.house.read("bea", family).await.items[0].id.to_string();
    let item = format!("/families/{family}/items/{}", walk.item);
    let fields = [("_version", "1"), ("category", "strength"), ("text", "Gran reads to them at night")];
    assert_eq!(walk.post("bea", &item, &fields).await.status, 303);
    walk
}

#[tokio::test]
async fn of_a_thousand_acts_the_journal_says_what_was_done_and_what_was_refused_and_nothing_else() {
    let mut walk = begun().await;
    let first = walk.house.clock.now() + SignedDuration::from_secs(1);
    let mut acts: BTreeMap<Timestamp, Act> = BTreeMap::new();
    for second in 0..ACTS {
        let now = first + SignedDuration::from_secs(i64::from(second));
        walk.house.clock.set(now);
        let act = walk.act().await;
        acts.insert(now, act);
    }
    let mut found: BTreeMap<Timestamp, Vec<Entry>> = BTreeMap::new();
    for line in journal_from(&walk.house, first) {
        found.entry(line.at).or_default().push((line.actor, line.chain, line.verb));
    }
    let mut wrong = Vec::new();
    for (at, act) in &mut acts {
        let mut there = found.remove(at).unwrap_or_default();
        there.sort();
        act.left.sort();
        if there != act.left {
            wrong.push(format!("{}: {:?} and not {:?}", act.told, there, act.left));
        }
    }
    assert!(wrong.is_empty() && found.is_empty(), "{} of {ACTS}: {wrong:#?} {found:#?}", wrong.len());
    let verbs: std::collections::BTreeSet<&str> =
        acts.values().flat_map(|act| act.left.iter().map(|(_, _, verb)| verb.as_str())).collect();
    assert!(verbs.len() > 30, "acts of all classes: {verbs:?}");
    assert!(walk.house.store.verify(|_| {}).await.unwrap().is_whole());
}
