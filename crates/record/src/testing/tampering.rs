//! What somebody with the database's password could do to who may do what and to what is drawn, and what verification says
//! of it. The statements run on both engines and on any database that [`past`] was written into.

use crate::{
    ChangeRequest, Outcome, Store,
    accounts::AccountDetails,
    standing::{
        StandingList::{Conflict, Named},
        Wanted, Way,
    },
    teams::Telephones,
};
use access::{Actor, Deed, Emergency, OfficeDeed, Role, family, office};
use jiff::{SignedDuration, civil::date};
use practice::{
    Object,
    family::{CaseStatus, Family, Referral, Stage},
    ids::{FamilyId, PersonId, RoundId, WorkerId},
    people::{Part, Person, Sex},
};

/// One change behind Kith's back.
#[derive(Debug, Clone, Copy)]
pub struct Tampering {
    /// What was done.
    pub name: &'static str,
    /// How.
    pub statements: &'static [&'static str],
    /// What the sentence that finds it says.
    pub finds: &'static str,
}

const fn done(name: &'static str, statements: &'static [&'static str], finds: &'static str) -> Tampering {
    Tampering { name, statements, finds }
}

const COPY: &str = "INSERT INTO account (id, username, display_name, role, team_id, password_hash, \
                    must_change_password, totp_secret, totp_last_step, created_at, disabled_at) \
                    SELECT 77, 'ghost', display_name, role, team_id, password_hash, must_change_password, NULL, 0, \
                    created_at, NULL FROM account WHERE id = (SELECT MIN(id) FROM account)";

/// Everything that is done to the journal, to what it tells of, and to what was signed.
pub const JOURNAL: &[Tampering] = &[
    done(
        "an entry's body is edited",
        &["UPDATE journal SET body = body || ' ' WHERE chain <> 0 AND seq = 1"],
        "not what was written",
    ),
    done(
        "an entry is given to somebody else",
        &["UPDATE journal SET actor = actor + 1 WHERE chain <> 0 AND seq = 2"],
        "not what was written",
    ),
    done("a reason is edited", &["UPDATE journal SET reason = 'none' WHERE seq = 2"], "not what was written"),
    done(
        "an entry is moved in time",
        &["UPDATE journal SET at = at - 1 WHERE seq = 2"],
        "not what was written",
    ),
    done("an entry is taken out", &["DELETE FROM journal WHERE seq = 1"], "Entries 1 to 1 are missing"),
    done(
        "two entries change places",
        &[
            "UPDATE journal SET seq = -1 WHERE seq = 1",
            "UPDATE journal SET seq = 1 WHERE seq = 2",
            "UPDATE journal SET seq = 2 WHERE seq = -1",
        ],
        "not what was written",
    ),
    done(
        "an entry is put in at the end of the authority's journal",
        &[
            "INSERT INTO journal SELECT chain, seq + 1, at, actor, verb, kind, object_id, version, reason, basis, body, hash \
             FROM journal WHERE chain = 0 AND seq = (SELECT seq FROM chain_head WHERE chain = 0)",
        ],
        "not what was written",
    ),
    done(
        "the last entries are cut off",
        &[
            "DELETE FROM journal WHERE seq = (SELECT seq FROM chain_head WHERE chain_head.chain = journal.chain) AND seq > 1",
        ],
        "does not end where its head says",
    ),
    done(
        "the last entry is cut off with its head",
        &[
            "DELETE FROM journal WHERE chain = 0 AND seq = (SELECT seq FROM chain_head WHERE chain = 0)",
            "UPDATE chain_head SET seq = seq - 1 WHERE chain = 0",
            "UPDATE chain_head SET hash = (SELECT hash FROM journal WHERE chain = 0 AND seq = chain_head.seq) \
             WHERE chain = 0",
        ],
        "ends before the entry that checkpoint",
    ),
    done(
        "a family is wiped out",
        &[
            "DELETE FROM journal WHERE chain = (SELECT MIN(id) FROM family)",
            "DELETE FROM chain_head WHERE chain = (SELECT MIN(id) FROM family)",
            "DELETE FROM object WHERE family_id = (SELECT MIN(id) FROM family)",
        ],
        "The whole journal of this chain is missing",
    ),
    done(
        "a family is wiped out together with what was signed of it",
        &[
            "DELETE FROM journal WHERE chain = (SELECT MIN(id) FROM family)",
            "DELETE FROM chain_head WHERE chain = (SELECT MIN(id) FROM family)",
            "DELETE FROM object WHERE family_id = (SELECT MIN(id) FROM family)",
            "DELETE FROM checkpoint_head WHERE chain = (SELECT MIN(id) FROM family)",
        ],
        "does not fit what it signed",
    ),
    done(
        "things are edited beside the journal",
        &["UPDATE object SET body = body || ' '"],
        "is not as the journal has it last",
    ),
    done(
        "things are said to be somebody else's",
        &["UPDATE object SET changed_by = changed_by + 1"],
        "is not as the journal has it last",
    ),
    done("things are taken out", &["DELETE FROM object WHERE kind = 'person'"], "does not stand"),
    done(
        "things are put in",
        &[
            "INSERT INTO object SELECT 77, kind, id, version, changed_at, changed_by, body FROM object WHERE kind = 'family'",
        ],
        "things stand that no journal knows",
    ),
    done("a head is moved", &["UPDATE chain_head SET seq = seq + 1"], "does not end where its head says"),
    done(
        "a checkpoint says otherwise",
        &["UPDATE checkpoint SET entries = entries - 1"],
        "does not fit what it signed",
    ),
    done(
        "a checkpoint's signature is replaced",
        &["UPDATE checkpoint SET signature = signed_by"],
        "not signed with this authority's key",
    ),
];

/// Everything of the kind.
pub const ACCESS: &[Tampering] = &[
    done(
        "a password is replaced",
        &["UPDATE account SET password_hash = 'mine' WHERE id = (SELECT MIN(id) FROM account)"],
        "is not as the journal has it last",
    ),
    done(
        "a role is raised",
        &["UPDATE account SET role = 'administrator' WHERE role = 'social_worker'"],
        "is not as the journal has it last",
    ),
    done(
        "a second factor is taken away",
        &["UPDATE account SET totp_secret = NULL WHERE totp_secret IS NOT NULL"],
        "is not as the journal has it last",
    ),
    done(
        "a second factor is replaced",
        &["UPDATE account SET totp_secret = 'MINE' WHERE totp_secret IS NOT NULL"],
        "is not as the journal has it last",
    ),
    done(
        "a closed account is opened",
        &["UPDATE account SET disabled_at = NULL WHERE disabled_at IS NOT NULL"],
        "is not as the journal has it last",
    ),
    done("an account is put in", &[COPY], "The account 77 stands and no entry of the journal says so"),
    done(
        "an account is taken out",
        &["DELETE FROM account WHERE disabled_at IS NOT NULL"],
        "is in the journal and does not stand",
    ),
    done(
        "a duty number on a family’s paper is replaced",
        &["UPDATE team SET duty_phone = '01632 960 999'"],
        "is not as the journal has it last",
    ),
    done(
        "a team’s telephone is replaced",
        &["UPDATE team SET phone = '01632 960 999'"],
        "is not as the journal has it last",
    ),
    done(
        "the hours of a team are replaced",
        &["UPDATE team SET hours = 'Never'"],
        "is not as the journal has it last",
    ),
    done("a team is renamed", &["UPDATE team SET name = 'Mine'"], "is not as the journal has it last"),
    done(
        "a restriction is lifted",
        &["UPDATE family SET restricted = 0 WHERE restricted = 1"],
        "the columns by which access is decided were changed",
    ),
    done(
        "a name is put on a restricted record",
        &[
            "INSERT INTO restriction SELECT a.id, r.family_id, r.reason, r.since, r.added_by FROM restriction r, account a \
           WHERE a.disabled_at IS NOT NULL",
        ],
        "stands and no entry of the journal says so",
    ),
    done("names are taken off", &["DELETE FROM restriction"], "is in the journal and does not stand"),
    done(
        "a conflict of interest is taken back",
        &["DELETE FROM conflict"],
        "is in the journal and does not stand",
    ),
    done(
        "a lead worker is replaced",
        &["UPDATE family SET lead_worker = 77"],
        "the columns by which access is decided were changed",
    ),
    done(
        "a team is replaced",
        &["UPDATE family SET team_id = 77"],
        "the columns by which access is decided were changed",
    ),
    done(
        "a co-worker is put in",
        &["INSERT INTO family_worker (family_id, worker_id) SELECT id, 77 FROM family"],
        "the columns by which access is decided were changed",
    ),
    done(
        "a family is put in",
        &["INSERT INTO family_worker (family_id, worker_id) VALUES (76, 77)"],
        "rows stand in family_worker that no family’s record gives",
    ),
    done(
        "an emergency opening is prolonged",
        &["UPDATE break_glass SET until_at = until_at + 3600000000"],
        "is not as the journal has it last",
    ),
    done(
        "the child of an emergency opening is replaced",
        &["UPDATE break_glass SET child = 'Nobody'"],
        "is not as the journal has it last",
    ),
    done(
        "what had happened before an emergency opening is rewritten",
        &["UPDATE break_glass SET happened = 'Nothing'"],
        "is not as the journal has it last",
    ),
    done(
        "why an emergency opening could not wait is rewritten",
        &["UPDATE break_glass SET why_now = 'It could'"],
        "is not as the journal has it last",
    ),
    done(
        "an emergency opening is marked looked over",
        &["UPDATE break_glass SET reviewed_by = 1, reviewed_at = opened_at"],
        "is not as the journal has it last",
    ),
    done(
        "an emergency opening is taken out",
        &["DELETE FROM break_glass"],
        "is in the journal and does not stand",
    ),
    done(
        "what needs a second person is said to be looked over",
        &["UPDATE second_person SET answered_by = 1, answered_at = asked_at, agreed = 1"],
        "is not as the journal has it last",
    ),
    done(
        "what needs a second person is taken out",
        &["DELETE FROM second_person"],
        "is in the journal and does not stand",
    ),
    done("notices are deleted", &["DELETE FROM notice"], "is in the journal and does not stand"),
    done(
        "notices are marked read",
        &["UPDATE notice SET read_at = at, read_by = 1"],
        "is not as the journal has it last",
    ),
    done(
        "a session is put in",
        &[
            "INSERT INTO session (token_hash, worker_id, created_at, last_seen_at, reauthenticated_at, ended_at, \
           handed_over, bound) SELECT 'mine', worker_id, created_at, last_seen_at, reauthenticated_at, NULL, NULL, bound \
           FROM session WHERE ended_at IS NULL AND handed_over IS NOT NULL",
        ],
        "stands and no entry of the journal says so",
    ),
    done(
        "a session is revived",
        &["UPDATE session SET ended_at = NULL WHERE ended_at IS NOT NULL"],
        "is not as the journal has it last",
    ),
    done(
        "a session is given to somebody else",
        &["UPDATE session SET worker_id = (SELECT MIN(id) FROM account) WHERE ended_at IS NULL"],
        "is not as the journal has it last",
    ),
    done(
        "a device that was handed over is taken back",
        &["UPDATE session SET handed_over = NULL"],
        "is not as the journal has it last",
    ),
    done(
        "the search index is emptied",
        &["DELETE FROM person_index", "DELETE FROM name_key", "DELETE FROM name_word"],
        "search index of this family’s people is not what its record gives",
    ),
    done(
        "a person is called otherwise in the search index",
        &["UPDATE person_index SET given = 'Nobody'"],
        "search index of this family’s people is not what its record gives",
    ),
    done(
        "the keys of the search are deleted",
        &["DELETE FROM name_key"],
        "search index of this family’s people is not what its record gives",
    ),
    done(
        "the words of the search are deleted",
        &["DELETE FROM name_word"],
        "words of names are missing in the search index",
    ),
    done("what is due is emptied", &["DELETE FROM due"], "What is due in this family, or its summary"),
    done(
        "what is due is put off",
        &["UPDATE due SET on_day = on_day + 30"],
        "What is due in this family, or its summary",
    ),
    done(
        "summaries are emptied",
        &["DELETE FROM family_summary"],
        "What is due in this family, or its summary",
    ),
    done(
        "a summary is rewritten",
        &["UPDATE family_summary SET blocking = 99"],
        "What is due in this family, or its summary",
    ),
];

/// Writes into an empty store what all of them need: people with accounts, one of them closed; a team that families can ring; something that needs a second person; a restricted family, one
/// with a conflict of interest and one opened in an emergency; notices; a session of each kind.
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
    let open = registered(store, anna, vec![gone.worker], false).await;
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
    for (worker, token) in [(anna.worker, "kept"), (other.worker, "ended"), (anna.worker, "handed")] {
        store.start_session(worker, format!("tampered-{token}")).await.unwrap();
    }
    store.end_session(other.worker, "tampered-ended").await.unwrap();
    let facts = store.access_facts(anna.worker, open).await.unwrap().unwrap();
    let change = family::permit(anna, &facts, Deed::Change, store.clock().now()).unwrap();
    store.hand_over_session(&change, Some(RoundId(1)), "tampered-handed", "/a-page").await.unwrap();
    if store.settings().seals.is_some() {
        store.checkpoint().await.unwrap();
    }
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
        alerts: Vec::new(),
    };
    let permit = office::permit(by, OfficeDeed::RegisterFamily).unwrap();
    let request = ChangeRequest::new("family.registered", store.clock().now());
    let made = store.create_family(&permit, request, case, vec![Object::from(child)]).await.unwrap();
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
