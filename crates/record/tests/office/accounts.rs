//! Accounts, sessions, the second factor and failed sign-ins.

use crate::world::{at, in_each_world, may};
use access::OfficeDeed;
use jiff::SignedDuration;
use record::{
    StoreError,
    accounts::{AccountDetails, Limits, TRIES, Tries},
};

const LIMITS: Limits =
    Limits { idle: SignedDuration::from_mins(30), absolute: SignedDuration::from_hours(12) };

#[test]
fn a_session_ends_when_idle_and_when_old() {
    in_each_world(|world| async move {
        let (store, worker) = (&world.store, world.anna.worker);
        store.start_session(worker, "t1".to_owned()).await.unwrap();
        world.clock.set(at(29 * 60));
        let session = store.find_session("t1", LIMITS).await.unwrap().unwrap();
        assert_eq!(session.account.id, worker);
        assert_eq!(session.last_seen_at, at(0));
        store.touch_session("t1", &session, LIMITS).await.unwrap();
        world.clock.set(at(58 * 60));
        assert!(store.find_session("t1", LIMITS).await.unwrap().is_some(), "touched, so not idle");
        world.clock.set(at(60 * 60));
        assert!(store.find_session("t1", LIMITS).await.unwrap().is_none(), "idle for over half an hour");

        world.clock.set(at(0));
        store.start_session(worker, "t2".to_owned()).await.unwrap();
        let mut now = 0;
        while now < 12 * 3600 - 1200 {
            now += 1200;
            world.clock.set(at(now));
            let session = store.find_session("t2", LIMITS).await.unwrap().unwrap();
            store.touch_session("t2", &session, LIMITS).await.unwrap();
        }
        world.clock.set(at(12 * 3600));
        assert!(store.find_session("t2", LIMITS).await.unwrap().is_none(), "twelve hours in all");
        assert!(store.sweep_sessions(LIMITS).await.unwrap() <= 2);
    });
}

#[test]
fn a_touch_within_a_minute_writes_nothing() {
    in_each_world(|world| async move {
        world.store.start_session(world.anna.worker, "t".to_owned()).await.unwrap();
        world.clock.set(at(59));
        let session = world.store.find_session("t", LIMITS).await.unwrap().unwrap();
        world.store.touch_session("t", &session, LIMITS).await.unwrap();
        assert_eq!(world.store.find_session("t", LIMITS).await.unwrap().unwrap().last_seen_at, at(0));
    });
}

#[test]
fn sessions_end_with_signing_out_a_new_password_and_a_closed_account() {
    in_each_world(|world| async move {
        let (store, worker) = (&world.store, world.anna.worker);
        for token in ["a", "b", "c"] {
            store.start_session(worker, token.to_owned()).await.unwrap();
        }
        store.end_session(worker, "a").await.unwrap();
        assert!(store.find_session("a", LIMITS).await.unwrap().is_none());
        let own = may(world.anna, OfficeDeed::OwnAccount);
        store.set_password_hash(own, worker, "new".to_owned(), Some("b".to_owned())).await.unwrap();
        assert!(store.find_session("b", LIMITS).await.unwrap().is_some());
        assert!(store.find_session("c", LIMITS).await.unwrap().is_none());
        store.disable_account(world.administer(), worker, "left").await.unwrap();
        assert!(store.find_session("b", LIMITS).await.unwrap().is_none());
        store.start_session(worker, "d".to_owned()).await.unwrap();
        assert!(store.find_session("d", LIMITS).await.unwrap().is_none(), "the account is closed");
        let (account, secrets) = store.account_by_username(" ANNA ").await.unwrap().unwrap();
        assert!(!account.is_open());
        assert_eq!(secrets.password_hash, "new");
        assert!(!format!("{secrets:?}").contains("new"));
    });
}

#[test]
fn a_step_of_the_second_factor_is_taken_once() {
    in_each_world(|world| async move {
        let (store, worker) = (&world.store, world.anna.worker);
        let own = may(world.anna, OfficeDeed::OwnAccount);
        store.set_totp(own, worker, Some("SECRET".to_owned())).await.unwrap();
        assert!(store.use_totp_step(worker, 100).await.unwrap());
        assert!(!store.use_totp_step(worker, 100).await.unwrap());
        assert!(!store.use_totp_step(worker, 99).await.unwrap());
        assert!(store.use_totp_step(worker, 101).await.unwrap());
        let both = tokio::join!(store.use_totp_step(worker, 102), store.use_totp_step(worker, 102));
        assert_ne!(both.0.unwrap(), both.1.unwrap());
    });
}

#[test]
fn of_many_tries_at_once_no_more_than_six_are_given() {
    in_each_world(|world| async move {
        let tries: Vec<_> = (0..200)
            .map(|_| {
                let store = world.store.clone();
                tokio::spawn(async move { store.reserve_try(Tries::Account("anna")).await.unwrap() })
            })
            .collect();
        let mut given = 0;
        for one in tries {
            given += i64::from(one.await.unwrap());
        }
        assert_eq!(given, TRIES);
        assert!(world.store.reserve_try(Tries::Account("otto")).await.unwrap(), "somebody else's are theirs");
    });
}

#[test]
fn tries_while_locked_do_not_lock_for_longer() {
    in_each_world(|world| async move {
        let store = &world.store;
        let anna = Tries::Account(" ANNA ");
        for _ in 0..TRIES {
            assert!(store.reserve_try(anna).await.unwrap());
        }
        for minute in 0..15 {
            world.clock.set(at(minute * 60));
            assert!(!store.reserve_try(Tries::Account("anna")).await.unwrap(), "minute {minute}");
        }
        world.clock.set(at(15 * 60));
        assert!(store.reserve_try(anna).await.unwrap(), "fifteen minutes after the last that was looked at");
    });
}

#[test]
fn a_device_and_a_session_have_tries_of_their_own() {
    in_each_world(|world| async move {
        let (store, anna) = (&world.store, world.anna.worker);
        while store.reserve_try(Tries::Account("anna")).await.unwrap() {}
        for own in [Tries::Device(anna, "phone"), Tries::Device(anna, "desk"), Tries::Again("session")] {
            for _ in 0..TRIES {
                assert!(store.reserve_try(own).await.unwrap());
            }
            assert!(!store.reserve_try(own).await.unwrap());
            store.forget_tries(own).await.unwrap();
            assert!(store.reserve_try(own).await.unwrap());
        }
        assert!(
            !store.reserve_try(Tries::Account("anna")).await.unwrap(),
            "another's success gives nothing back"
        );
    });
}

#[test]
fn nothing_that_was_typed_as_a_name_stands_in_the_database() {
    in_each_world(|world| async move {
        let typed = "my password by mistake ".repeat(100_000);
        world.store.reserve_try(Tries::Account(&typed)).await.unwrap();
        world.store.reserve_try(Tries::Account("anna")).await.unwrap();
        let stands = record::testing::read_text(&world.fresh.place, "SELECT subject AS text FROM attempt");
        assert_eq!(stands.len(), 2);
        for subject in stands {
            assert!(subject.len() == 32 && subject.bytes().all(|byte| byte.is_ascii_hexdigit()), "{subject}");
        }
        // The key is an installation's own, and is kept outside the database.
        let again = record::Store::open(world.fresh.settings()).unwrap();
        assert_eq!(again.keyed("a", "b"), world.store.keyed("a", "b"));
        assert_ne!(again.keyed("a", "c"), world.store.keyed("a", "b"));
    });
}

#[test]
fn accounts_are_made_by_administrators_and_names_are_taken_once() {
    in_each_world(|world| async move {
        let store = &world.store;
        let details = |username: &str| AccountDetails {
            username: username.to_owned(),
            display_name: "Anna Renamed".to_owned(),
            role: world.anna.role,
            team: Some(world.south),
        };
        let own = may(world.anna, OfficeDeed::OwnAccount);
        let refused = store.create_account(own, details("new"), String::new()).await;
        assert_eq!(refused, Err(StoreError::NotPermitted));
        let refused = store.create_first_account(details("second"), String::new()).await;
        assert_eq!(refused, Err(StoreError::NotPermitted));
        let taken = store.create_account(world.administer(), details("OTTO"), String::new()).await;
        assert!(matches!(taken, Err(StoreError::Conflict(_))), "{taken:?}");
        assert!(store.accounts(own).await.is_err());
        assert_eq!(store.accounts(world.administer()).await.unwrap().len(), 5);

        assert_eq!(store.names().await.unwrap().worker(world.anna.worker), "Anna Worker");
        store.update_account(world.administer(), world.anna.worker, details("anna")).await.unwrap();
        assert_eq!(store.names().await.unwrap().worker(world.anna.worker), "Anna Renamed");
        store.rename_team(world.administer(), world.south, "South-west").await.unwrap();
        assert_eq!(store.names().await.unwrap().team(world.south), "South-west");
        let taken = store.create_team(world.administer(), "NORTH").await;
        assert!(matches!(taken, Err(StoreError::Conflict(_))), "{taken:?}");
        assert_eq!(store.workers_of_team(world.south).await.unwrap().len(), 2);
    });
}

#[test]
fn a_short_limit_ends_nobody_who_is_there_and_everybody_who_is_not() {
    in_each_world(|world| async move {
        for idle in [5, 20, 60, 90] {
            let limits = Limits { idle: SignedDuration::from_secs(idle), ..LIMITS };
            let (store, token) = (&world.store, format!("short-{idle}"));
            let mut now = world.clock.now();
            store.start_session(world.anna.worker, token.clone()).await.unwrap();
            // Somebody who asks for a page again after just less than the limit, and after little.
            for gap in [idle - 1, 1, idle - 1, idle / 2, idle - 1] {
                now += SignedDuration::from_secs(gap);
                world.clock.set(now);
                let session = store.find_session(&token, limits).await.unwrap();
                assert!(session.is_some(), "{idle} seconds, after {gap}");
                let session = session.unwrap();
                store.touch_session(&token, &session, limits).await.unwrap();
            }
            world.clock.set(now + SignedDuration::from_secs(idle));
            assert!(store.find_session(&token, limits).await.unwrap().is_none(), "{idle}");
        }
    });
}

#[test]
fn the_first_password_of_an_authority_is_changed_at_the_first_sign_in() {
    in_each_world(|world| async move {
        let (first, _) = world.store.account(world.admin.worker).await.unwrap().unwrap();
        assert!(first.must_change_password, "it was printed where others may have read it");
    });
}
