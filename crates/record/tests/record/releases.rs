//! Databases of other releases: an older one is brought up to date by its own command alone, a newer one is refused.

use crate::people::{at, changing, reading, registered, save, step};
use practice::{Kind, Object, actions::Change, ids::FamilyId};
use record::{
    ChangeRequest, Clock, Edit, Outcome, Settings, Store, StoreError,
    families::{HistoryFilter, Page},
    testing::{Fresh, meddle, on_each_place, read_text},
};
use std::{fs, io::Read as _, os::unix::fs::PermissionsExt as _, path::Path};

/// What release 0.1 kept: seven families of the demonstration, every kind of thing, and its seals.
pub(crate) fn of_release_0_1() -> Fresh {
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/releases/0.1");
    let fresh = Fresh::sqlite();
    let mut bytes = Vec::new();
    flate2::read::GzDecoder::new(fs::File::open(from.join("kith.sqlite.gz")).unwrap())
        .read_to_end(&mut bytes)
        .unwrap();
    fs::write(fresh.place.file().unwrap(), bytes).unwrap();
    let seals = fresh.settings().seals.unwrap();
    fs::create_dir(&seals).unwrap();
    for name in ["checkpoints.log", "signing.key"] {
        fs::copy(from.join("seals").join(name), seals.join(name)).unwrap();
        fs::set_permissions(seals.join(name), fs::Permissions::from_mode(0o600)).unwrap();
    }
    fresh
}

/// Kinds that release 0.1 did not know.
const SINCE: &[Kind] = &[
    Kind::CaseNote,
    Kind::Mention,
    Kind::Child,
    Kind::ChildLink,
    Kind::FamilyLink,
    Kind::Placement,
    Kind::OnePerson,
    Kind::Party,
    Kind::PartyCheck,
    Kind::StrategyDiscussion,
    Kind::Referral,
    Kind::Assessment,
    Kind::Enquiry,
    Kind::ChildConference,
    Kind::ProtectionPlan,
    Kind::InNeedPlan,
];

/// Every body that release 0.1 wrote, as it stands in the journal: family, kind, number, version, body.
fn bodies(fresh: &Fresh) -> Vec<(i64, Kind, i64, u32, String)> {
    let rows = read_text(
        &fresh.place,
        "SELECT chain || ' ' || kind || ' ' || object_id || ' ' || version || ' ' || body AS text FROM journal \
         WHERE form = 1 AND chain <> 0 AND version > 0 AND body IS NOT NULL ORDER BY chain, seq",
    );
    let one = |row: &String| -> Option<(i64, Kind, i64, u32, String)> {
        let mut parts = row.splitn(5, ' ');
        let (chain, kind) = (parts.next()?.parse().ok()?, Kind::from_code(parts.next()?)?);
        Some((
            chain,
            kind,
            parts.next()?.parse().ok()?,
            parts.next()?.parse().ok()?,
            parts.next()?.to_owned(),
        ))
    };
    rows.iter().map(|row| one(row).unwrap_or_else(|| panic!("{row}"))).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn every_body_of_release_0_1_is_read_shown_as_it_stood_and_changed_on_top_of() {
    let fresh = of_release_0_1();
    let (last, after) = (at(9 * 86_400), at(8 * 86_400));
    let store = Store::open(Settings { clock: Clock::standing_at(last), ..fresh.settings() }).unwrap();
    let bodies = bodies(&fresh);
    for kind in Kind::ALL.iter().filter(|kind| !SINCE.contains(kind)) {
        assert!(bodies.iter().any(|(_, of, ..)| of == kind), "release 0.1 left no {}", kind.words());
    }
    for (family, kind, number, version, body) in &bodies {
        let read = Object::from_json(*kind, body);
        let read = read
            .unwrap_or_else(|why| panic!("{} {number} of {family}, version {version}: {why}", kind.code()));
        assert_eq!((read.kind(), read.number()), (*kind, *number));
        // Read and written again, it says the same: nothing that 0.1 knew is lost on the way.
        let again = Object::from_json(*kind, &read.to_json().unwrap()).unwrap();
        assert_eq!(again, read);
    }
    let families: std::collections::BTreeSet<i64> = bodies.iter().map(|(family, ..)| *family).collect();
    assert_eq!(families.len(), 7);
    for family in families {
        let permit = changing(1, FamilyId(family));
        let stands = store.open_family(&permit, reading()).await.unwrap();
        assert_eq!(store.family_as_of(&permit, last, reading()).await.unwrap(), stands, "as it stood today");
        let all = Page { skip: 0, take: 10_000, count: true };
        let history = store.history(&permit, HistoryFilter::default(), all, reading()).await.unwrap();
        let said = bodies.iter().filter(|(of, ..)| *of == family).count();
        assert!(history.lines.iter().filter(|line| line.version > 0).count() >= said);
        // A change on top of a version of 0.1, merged with what came after it.
        let Some((_, kind, number, version, body)) = bodies.iter().find(|(of, kind, number, version, _)| {
            (*of, *kind, *version) == (family, Kind::Person, 1) && stands.find(*kind, *number).is_some()
        }) else {
            panic!("family {family} has nobody in it");
        };
        let Object::Person(mut person) = Object::from_json(*kind, body).unwrap() else { unreachable!() };
        person.gp = "Dr Achebe".to_owned();
        let edit = Edit { base_version: *version, mine: Object::Person(person) };
        let request = ChangeRequest::new("person.saved", after);
        let put = |_: &_, merged: Option<Object>| Ok(merged.into_iter().map(Change::Put).collect());
        let done = store.change(&permit, request, Some(edit), put).await.unwrap();
        assert!(matches!(&done, Outcome::Done(changed) if changed.len() == 1), "{done:?}");
        let Some(Object::Person(now)) =
            store.open_family(&permit, reading()).await.unwrap().find(*kind, *number).map(|kept| kept.value)
        else {
            panic!("{number} is gone");
        };
        assert_eq!(now.gp, "Dr Achebe");
    }
    assert!(crate::tampering::verified(&store).await.is_whole());
}

fn opened(fresh: &Fresh, migrate: bool) -> Result<Store, StoreError> {
    Store::open(Settings { migrate, ..fresh.settings() })
}

#[test]
fn a_database_of_an_older_release_is_left_as_it_is_until_it_is_to_be_brought_up_to_date() {
    let fresh = of_release_0_1();
    let file = fresh.place.file().unwrap();
    let before = fs::read(&file).unwrap();
    let refused = opened(&fresh, false).err().unwrap();
    assert!(matches!(refused, StoreError::Behind(steps) if steps >= 2), "{refused}");
    assert!(refused.to_string().contains("`kith migrate`"), "{refused}");
    assert_eq!(fs::read(&file).unwrap(), before);
    drop(opened(&fresh, true).unwrap());
    drop(opened(&fresh, false).unwrap());
}

#[test]
fn an_empty_place_gets_its_tables() {
    on_each_place(|fresh| async move {
        let store = opened(&fresh, false).unwrap();
        registered(&store, 10, Vec::new()).await;
    });
}

#[test]
fn what_a_newer_release_kept_is_refused_unless_it_says_that_this_one_may_write_beside_it() {
    on_each_place(|fresh| async move {
        let store = opened(&fresh, true).unwrap();
        registered(&store, 10, Vec::new()).await;
        drop(store);
        // A newer release that only added what this one does not need.
        let newer =
            "INSERT INTO __diesel_schema_migrations (version, run_on) VALUES ('9999', CURRENT_TIMESTAMP)";
        meddle(&fresh.place, &[newer, "INSERT INTO kept_form (number, oldest) VALUES (4, 3)"]);
        drop(opened(&fresh, false).unwrap());
        // And one that keeps what this one would lose.
        meddle(&fresh.place, &["INSERT INTO kept_form (number, oldest) VALUES (5, 4)"]);
        for migrate in [false, true] {
            let refused = opened(&fresh, migrate).err().unwrap();
            assert_eq!(refused, StoreError::Newer { found: 5, known: 3 });
            assert!(refused.to_string().contains("Start the newer version"), "{refused}");
        }
    });
}

#[test]
fn a_field_of_a_newer_release_outlives_a_change_by_this_one() {
    on_each_place(|fresh| async move {
        let store = opened(&fresh, true).unwrap();
        let family = registered(&store, 10, vec![step(11, "Call Grandma", "")]).await;
        // As a newer node of a cluster writes it, that knows who wants it.
        let newer = "SET body = replace(body, '\"text\":', '\"form\":2,\"wanted_by\":\"Maya\",\"text\":')";
        meddle(
            &fresh.place,
            &[
                &format!("UPDATE object {newer} WHERE id = 11"),
                &format!("UPDATE journal {newer} WHERE object_id = 11"),
            ],
        );
        save(&store, &changing(1, family), 1, step(11, "Call Grandma Ngozi", ""), 5).await;
        save(&store, &changing(2, family), 1, step(11, "Call Grandma", "She said yes"), 6).await;
        let body = &read_text(&fresh.place, "SELECT body AS text FROM object WHERE id = 11")[0];
        for kept in ["\"wanted_by\":\"Maya\"", "\"form\":2", "Ngozi", "She said yes"] {
            assert!(body.contains(kept), "{kept} is missing in {body}");
        }
        let record = store.open_family(&changing(1, family), crate::people::reading()).await.unwrap();
        assert_eq!(record.step(practice::ids::StepId(11)).unwrap().version, 3);
    });
}
