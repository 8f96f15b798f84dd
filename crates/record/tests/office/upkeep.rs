//! What happens without anybody asking: checkpoints, forgetting, lists for a new day; and an installation's first day.

use crate::world::{World, at, in_each_world, may};
use access::{Deed, OfficeDeed};
use jiff::civil::date;
use practice::{
    Thresholds,
    family::Family,
    ids::{MeetingId, PlanId},
    meeting::{Meeting, MeetingKind, MeetingStatus},
    plan::{PlanKind, PlanStatus, SafetyPlan},
    thresholds::Dated,
};
use record::{
    ChangeRequest, Draft, Place, Settings, Store,
    doctor::doctor,
    jobs::night::Night,
    testing::Fresh,
    upkeep::{self, Rhythm},
};
use std::{os::unix::fs::PermissionsExt as _, sync::Arc};

const HOUR: i64 = 3600;
const DAY: i64 = 24 * HOUR;

fn meeting(world: &World) -> Meeting {
    Meeting {
        id: MeetingId(world.store.new_id()),
        kind: MeetingKind::Network,
        on: date(2026, 11, 23),
        at: None,
        until: None,
        status: MeetingStatus::Planned,
        because: String::new(),
        attendees: Vec::new(),
        quorate: None,
        decisions: String::new(),
    }
}

async fn why(world: &World) -> String {
    let work = may(world.anna, OfficeDeed::MyWork);
    let due = world.store.my_work(work, world.clock.today(), 50).await.unwrap();
    due.into_iter().find(|item| item.object_kind == "meeting").unwrap().why
}

async fn night(world: &World, seconds: i64) -> Night {
    world.store.keep_night(at(seconds), Rhythm::default().sessions).await
}

#[test]
fn the_journal_is_signed_hourly_where_anything_has_happened() {
    in_each_world(|world| async move {
        let first = world.store.keep_house(at(0), Rhythm::default()).await;
        assert_eq!((first.checkpoint, first.troubles), (Some(1), Vec::new()));
        world.clock.set(at(HOUR / 2));
        world.register(world.case("Okafor family"), Vec::new()).await;
        assert_eq!(
            world.store.keep_house(at(HOUR / 2), Rhythm::default()).await.checkpoint,
            None,
            "an hour has not passed"
        );
        world.clock.set(at(HOUR));
        assert_eq!(world.store.keep_house(at(HOUR), Rhythm::default()).await.checkpoint, Some(2));
        world.clock.set(at(3 * HOUR));
        assert_eq!(
            world.store.keep_house(at(3 * HOUR), Rhythm::default()).await.checkpoint,
            None,
            "nothing has happened"
        );
    });
}

#[test]
fn old_form_keys_and_sessions_are_forgotten() {
    in_each_world(|world| async move {
        let family = world.register(world.case("Okafor family"), Vec::new()).await;
        let save = async |seconds: i64, key: &str| {
            let permit = world.permit(world.anna, family, Deed::Change).await;
            let mut request = ChangeRequest::new("test.changed", at(seconds));
            request.once = Some(key.to_owned());
            world.store.change(&permit, request, None, |_, _| Ok(Vec::new())).await.unwrap();
        };
        save(0, "old").await;
        save(2 * DAY, "new").await;
        world.store.start_session(world.anna.worker, "t".to_owned()).await.unwrap();
        world.clock.set(at(8 * DAY));
        let done = night(&world, 8 * DAY).await;
        assert_eq!((done.form_keys, done.sessions), (1, 0));
        world.clock.set(at(32 * DAY));
        let done = night(&world, 32 * DAY).await;
        assert_eq!(
            (done.form_keys, done.sessions),
            (1, 0),
            "a page left open over a weekend is still its owner's"
        );
        world.clock.set(at(35 * DAY));
        let done = night(&world, 35 * DAY).await;
        assert_eq!((done.form_keys, done.sessions, done.troubles), (0, 1, Vec::new()));
    });
}

#[test]
fn lists_say_on_a_new_day_what_the_new_day_makes_of_it() {
    in_each_world(|world| async move {
        let family = world.register(world.case("Okafor family"), Vec::new()).await;
        world.put(family, world.anna, meeting(&world)).await;
        assert_eq!(why(&world).await, "It is planned for 23 November 2026.");
        assert_eq!(night(&world, 0).await.redrawn, 0, "it was drawn today");
        world.clock.set(at(DAY));
        assert_eq!(night(&world, DAY).await.redrawn, 1);
        assert!(why(&world).await.starts_with("It was planned for 23 November 2026."));
        assert_eq!(night(&world, DAY + HOUR).await.redrawn, 0, "once a day");
    });
}

#[test]
fn upkeep_runs_until_told_to_stop_and_signs_a_last_time() {
    in_each_world(|world| async move {
        let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
        let running = tokio::spawn(upkeep::run(world.store.clone(), Rhythm::default(), async {
            let _gone = stopped.await;
        }));
        while world.store.verify(|_| {}).await.unwrap().checkpoints == 0 {
            tokio::task::yield_now().await;
        }
        world.register(world.case("Okafor family"), Vec::new()).await;
        stop.send(()).unwrap();
        running.await.unwrap();
        let found = world.store.verify(|_| {}).await.unwrap();
        assert_eq!((found.checkpoints, found.is_whole()), (2, true), "{:?}", found.first);
    });
}

#[test]
fn the_doctor_is_content_with_a_fresh_installation() {
    let fresh = Fresh::sqlite();
    let base = fresh.directory.path();
    let data = base.join("lib/kith/data");
    let settings =
        Settings { seals: Some(base.join("lib/kith/seals")), ..Settings::at(Place::Directory(data.clone())) };
    let store = Store::open(settings.clone()).unwrap();
    tokio::runtime::Runtime::new().unwrap().block_on(async {
        store.alive().await.unwrap();
        store.journal_event(None, record::OfficeAct::new("kith.started", store.clock().now())).await.unwrap();
        assert_eq!(store.keep_house(store.clock().now(), Rhythm::default()).await.checkpoint, Some(1));
    });
    let bad: Vec<_> = doctor(&settings)
        .into_iter()
        .filter(|sign| !sign.ok && !sign.sentence.contains("disk has only"))
        .collect();
    assert!(bad.is_empty(), "{bad:?}");
    for file in std::fs::read_dir(&data).unwrap() {
        let file = file.unwrap();
        assert_eq!(file.metadata().unwrap().permissions().mode() & 0o077, 0, "{:?}", file.file_name());
    }
}

#[test]
fn lists_are_drawn_with_the_authoritys_thresholds() {
    in_each_world(|mut world| async move {
        let mut thresholds = Thresholds::default();
        thresholds.plans.review_plan_every_days = Dated::always(10);
        let settings = Settings { thresholds: Arc::new(thresholds), ..world.store.settings().clone() };
        world.store = Store::open(settings).unwrap();
        let case = Family { opened: date(2026, 11, 20), ..world.case("Okafor family") };
        let family = world.register(case, Vec::new()).await;
        let plan = SafetyPlan {
            id: PlanId(world.store.new_id()),
            kind: PlanKind::Full,
            version: 1,
            status: PlanStatus::Agreed,
            trigger: String::new(),
            valid_from: Some(date(2026, 11, 20)),
            valid_until: None,
            reviewed_on: None,
            if_worried: String::new(),
            if_not: String::new(),
            next_meeting: None,
            signatures: Vec::new(),
            said_yes_before: Vec::new(),
            copies_given: Vec::new(),
            children_told: Vec::new(),
            owned_by_network_on: None,
            no_red_flags: String::new(),
            whose: None,
            nobody_because: String::new(),
            readers: Vec::new(),
            reader_lines: Vec::new(),
            agreed: None,
            replaced: None,
        };
        world.put(family, world.anna, plan).await;
        let work = may(world.anna, OfficeDeed::MyWork);
        let due = world.store.my_work(work, world.clock.today(), 50).await.unwrap();
        let review = due.iter().find(|item| item.code == "plan_review").unwrap();
        assert_eq!(review.on, date(2026, 11, 30));
    });
}

#[test]
fn lists_are_drawn_anew_when_a_setting_changes_also_from_a_later_day_on() {
    in_each_world(|mut world| async move {
        world.register(world.case("Okafor family"), Vec::new()).await;
        assert_eq!(world.store.redraw_after_update().await, Ok(None), "nothing has changed");
        for then in [Some(7), Some(14), None] {
            let mut thresholds = Thresholds::default();
            let changes = then.map(|days| (date(2027, 4, 1), days)).into_iter().collect();
            thresholds.plans.review_plan_every_days = Dated::changing(42, changes).unwrap();
            let settings = Settings { thresholds: Arc::new(thresholds), ..world.store.settings().clone() };
            world.store = Store::open(settings).unwrap();
            assert_eq!(world.store.redraw_after_update().await, Ok(Some(1)), "{then:?}");
            assert_eq!(world.store.redraw_after_update().await, Ok(None), "{then:?}");
        }
    });
}

#[test]
fn a_draft_that_was_discarded_is_gone_from_the_database_file_and_from_its_log() {
    in_each_world(|world| async move {
        let Some(file) = world.fresh.place.file() else { return };
        let holds = |word: &str| {
            ["kith.sqlite", "kith.sqlite-wal"].iter().any(|name| {
                let bytes = std::fs::read(file.with_file_name(name)).unwrap_or_default();
                bytes.windows(word.len()).any(|part| part == word.as_bytes())
            })
        };
        // Drafts of every length, from one that shares its page to one that fills several.
        for (number, length) in [10, 300, 3_000, 30_000, 200_000].into_iter().enumerate() {
            let draft = |text: &str| Draft {
                key: format!("draft-{number}"),
                family: None,
                at: at(1),
                body: text.repeat(length / text.len() + 1),
            };
            for text in ["neverhavewrittenthis", "northiswhilehetyped"] {
                world.store.save_draft(world.anna, draft(text), "").await.unwrap();
            }
        }
        assert!(holds("neverhavewrittenthis") && holds("northiswhilehetyped"));
        for number in 0..5 {
            world.store.discard_draft(world.anna, &format!("draft-{number}"), None).await.unwrap();
        }
        let done = world.store.keep_house(at(2), Rhythm::default()).await;
        assert!(done.log_emptied, "{done:?}");
        assert!(!holds("neverhavewrittenthis") && !holds("northiswhilehetyped"));
    });
}
