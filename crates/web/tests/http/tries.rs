//! Tries to sign in: how many are looked at, whom they count against, and who keeps a way in.

use crate::common::{Browser, House, PASSWORD, begun_round, ten_o_clock};
use jiff::SignedDuration;
use record::{accounts::TRIES, drafts::MOST_DRAFTS};
use std::net::SocketAddr;
use ui::session::gate::FAILURES;

const RIGHT: [(&str, &str); 2] = [("username", "amir"), ("password", PASSWORD)];
const WRONG: [(&str, &str); 2] = [("username", "amir"), ("password", "a guess")];

fn address(last: u8) -> SocketAddr {
    SocketAddr::from(([203, 0, 113, last], 4000))
}

/// A browser on which nobody has signed in, at this address.
fn stranger(house: &House, last: u8) -> Browser {
    let mut browser = house.browser();
    browser.address = Some(address(last));
    browser
}

/// How many tries stand in the database.
fn tries(house: &House) -> usize {
    record::testing::read_text(&house.place(), "SELECT subject AS text FROM attempt").len()
}

/// So many of one form at once, each from a browser like this one. How many passwords were looked at.
async fn at_once(
    house: &House,
    browser: &Browser,
    path: &'static str,
    fields: &'static [(&str, &str)],
) -> u64 {
    let before = house.app.passwords_hashed();
    let all: Vec<_> = (0..200)
        .map(|_| {
            let mut one = browser.clone();
            tokio::spawn(async move { one.post(path, fields).await.status })
        })
        .collect();
    for one in all {
        let status = one.await.unwrap();
        assert!(matches!(status, 422 | 303), "{status}");
    }
    house.app.passwords_hashed() - before
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_hundred_at_once_no_more_than_six_are_looked_at() {
    let house = House::new().await;
    let looked = at_once(&house, &stranger(&house, 9), "/sign-in", &WRONG).await;
    assert!(looked <= TRIES as u64, "{looked}");
    let looked = at_once(&house, &house.browser(), "/sign-in", &RIGHT).await;
    assert_eq!(looked, 0, "the account is locked for whoever has not signed in there");
}

#[tokio::test(flavor = "multi_thread")]
async fn wherever_a_password_is_asked_for_again_two_hundred_at_once_are_six() {
    let house = House::new().await;
    let mut browser = house.signed_in("amir").await;
    browser.get("/account/password").await;
    let fields = &[("old", "a guess"), ("new", "kettle drum postbox"), ("again", "kettle drum postbox")];
    let looked = at_once(&house, &browser, "/account/password", fields).await;
    assert!((1..=TRIES as u64).contains(&looked), "{looked}");
    let looked = at_once(&house, &browser, "/account/code/off", &[("old", "a guess")]).await;
    assert_eq!(looked, 0, "all the tries of this session are taken");

    let mut bea = house.signed_in("bea").await;
    let round = begun_round(&house, &mut bea, "grace").await;
    bea.get(&round).await;
    bea.post(&format!("{round}/rater/0/hand-over"), &[]).await;
    bea.get("/hand-back").await;
    let looked = at_once(&house, &bea, "/hand-back", &[("password", "a guess")]).await;
    assert!((1..=TRIES as u64).contains(&looked), "{looked}");
}

#[tokio::test(flavor = "multi_thread")]
async fn codes_are_guessed_no_oftener_than_passwords() {
    let house = House::new().await;
    let actor = house.actor("amir").await;
    let own = access::office::permit(actor, access::OfficeDeed::OwnAccount).unwrap();
    house.store.set_totp(own, actor.worker, Some("JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP".into())).await.unwrap();
    let fields = &[("username", "amir"), ("password", PASSWORD), ("code", "000000")];
    let looked = at_once(&house, &house.browser(), "/sign-in", fields).await;
    assert!(looked <= TRIES as u64, "{looked}");
}

#[tokio::test]
async fn nothing_from_a_closed_address_counts_against_an_account_or_is_kept() {
    let house = House::new().await;
    let mut guesser = stranger(&house, 9);
    for number in 0..FAILURES {
        let username = format!("worker{number}");
        guesser.post("/sign-in", &[("username", &username), ("password", "Spring2026!")]).await;
    }
    let (kept, hashed) = (tries(&house), house.app.passwords_hashed());
    for _ in 0..20 {
        assert_eq!(guesser.post("/sign-in", &WRONG).await.status, 422);
    }
    assert_eq!((tries(&house), house.app.passwords_hashed()), (kept, hashed));
    assert_eq!(stranger(&house, 10).post("/sign-in", &RIGHT).await.status, 303, "others are not locked out");
}

#[tokio::test]
async fn a_device_that_signed_in_before_keeps_a_way_in() {
    let house = House::new().await;
    let mut chens = stranger(&house, 1);
    let right = [("username", "chen"), ("password", PASSWORD)];
    let wrong = [("username", "chen"), ("password", "a guess")];
    assert_eq!(chens.post("/sign-in", &right).await.status, 303);
    chens.get("/my-work").await;
    assert_eq!(chens.post("/sign-out", &[]).await.status, 303);
    // Somebody who wants to keep her out tries all day, also from her own office.
    for minute in 0..60 {
        house.clock.set(ten_o_clock() + SignedDuration::from_mins(minute));
        for _ in 0..FAILURES {
            stranger(&house, 1).post("/sign-in", &wrong).await;
        }
    }
    assert_eq!(stranger(&house, 1).post("/sign-in", &right).await.status, 422);
    assert_eq!(chens.clone().post("/sign-in", &right).await.status, 303, "her own device lets her in");
    // The device has no more than a few tries itself, and they are of this account alone.
    for _ in 0..TRIES {
        assert_eq!(chens.post("/sign-in", &wrong).await.status, 422);
    }
    assert_eq!(chens.post("/sign-in", &right).await.status, 422);
    house.clock.set(ten_o_clock() + SignedDuration::from_hours(2));
    for _ in 0..TRIES {
        stranger(&house, 7).post("/sign-in", &WRONG).await;
    }
    chens.address = Some(address(8));
    assert_eq!(chens.post("/sign-in", &RIGHT).await.status, 422, "it is known for one account, not for all");
}

#[tokio::test]
async fn a_device_cannot_say_that_it_is_known() {
    let house = House::new().await;
    let mut browser = house.signed_in("amir").await;
    let known = browser.cookies().into_iter().find(|(name, _)| name.starts_with("__Host-kith-known-"));
    let (name, value) = known.unwrap();
    assert!(!format!("{name}{value}").contains("amir"));
    assert!(!value.contains(&house.workers["amir"].to_string()), "it names nobody");
    for _ in 0..TRIES {
        house.browser().post("/sign-in", &WRONG).await;
    }
    let (number, rest) = value.split_once('.').unwrap();
    let forged = [
        format!("{}.{rest}", number.chars().rev().collect::<String>()),
        format!("{number}.99999.{}", rest.split_once('.').unwrap().1),
        format!("{number}.{rest}.0"),
        number.to_owned(),
        "..".to_owned(),
    ];
    for forged in forged {
        browser.set_cookie(&name, &forged);
        assert_eq!(browser.clone().post("/sign-in", &RIGHT).await.status, 422, "{forged}");
    }
    browser.set_cookie(&name, &value);
    assert_eq!(browser.clone().post("/sign-in", &RIGHT).await.status, 303);
    house.clock.set(ten_o_clock() + SignedDuration::from_hours(181 * 24));
    for _ in 0..TRIES {
        house.browser().post("/sign-in", &WRONG).await;
    }
    assert_eq!(browser.post("/sign-in", &RIGHT).await.status, 422, "half a year is long enough");
}

#[tokio::test]
async fn whoever_tries_at_the_door_does_not_keep_a_handed_over_device_from_its_worker() {
    let house = House::new().await;
    let mut bea = house.signed_in("bea").await;
    let round = begun_round(&house, &mut bea, "grace").await;
    bea.get(&round).await;
    bea.post(&format!("{round}/rater/0/hand-over"), &[]).await;
    for _ in 0..20 {
        house.browser().post("/sign-in", &[("username", "bea"), ("password", "a guess")]).await;
    }
    bea.get("/hand-back").await;
    assert_eq!(bea.post("/hand-back", &[("password", PASSWORD)]).await.location(), round);
}

#[tokio::test]
async fn the_cookie_of_a_known_device_is_kept_from_scripts_and_from_other_sites() {
    let house = House::new().await;
    let page = house.browser().post("/sign-in", &RIGHT).await;
    let set: Vec<&str> =
        page.headers.get_all("set-cookie").iter().map(|value| value.to_str().unwrap()).collect();
    let known = set.iter().find(|cookie| cookie.starts_with("__Host-kith-known-")).unwrap();
    for part in ["Secure", "HttpOnly", "SameSite=Strict", "Path=/", "Max-Age="] {
        assert!(known.contains(part), "{known}");
    }
}

#[tokio::test]
async fn a_name_of_two_megabytes_leaves_nothing_behind() {
    let house = House::new().await;
    // Two megabytes are more than any form is; half of that is looked at as a name.
    for (times, status) in [(500_000, 413), (200_000, 422)] {
        let name = "amir".repeat(times);
        let page = house.browser().post("/sign-in", &[("username", &name), ("password", "x")]).await;
        assert!(page.status == status && page.html.len() < 50_000, "{} {}", page.status, page.html.len());
    }
    let stands = record::testing::read_text(&house.place(), "SELECT subject AS text FROM attempt");
    assert!(stands.iter().all(|subject| subject.len() == 32), "{stands:?}");
    // A password as long is looked at like any other, and is wrong.
    let long = "amir".repeat(200_000);
    let page = house.browser().post("/sign-in", &[("username", "amir"), ("password", &long)]).await;
    assert_eq!(page.status, 422);
}

#[tokio::test]
async fn a_draft_too_many_is_refused_with_a_sentence_and_its_words_are_not_lost() {
    let house = House::new().await;
    let mut browser = house.signed_in("amir").await;
    browser.get("/my-work").await;
    for number in 0..MOST_DRAFTS {
        let key = format!("/families/x/people/{number}");
        assert_eq!(browser.post("/drafts", &[("_draft", &key), ("text", "a")]).await.status, 204);
    }
    let more = browser.post("/drafts", &[("_draft", "/families/x/one-more"), ("text", "Gran")]).await;
    assert_eq!(more.status, 409);
    house.clock.set(crate::common::ten_o_clock() + SignedDuration::from_hours(13));
    let late = browser.post("/families/new", &[("_draft", "/families/new?"), ("text", "Gran comes")]).await;
    let page = browser.sign_in_again("amir", &late).await;
    assert!(page.status == 409 && page.says("Gran comes") && page.says("too many drafts"), "{}", page.text());
}

#[tokio::test]
async fn a_form_that_does_not_say_where_it_began_shows_both() {
    let house = House::new().await;
    let mut amir = house.signed_in("amir").await;
    let child = house.read("amir", house.families.own).await.people[0].value.clone();
    let path = format!("/families/{}/people/{}", house.families.own, child.id);
    for version in ["", "0", "nonsense", "-1", "4294967296"] {
        let page = amir.get(&path).await;
        assert_eq!(page.status, 200, "{}", page.text());
        let fields = [("_version", version), ("given", "Somebody Else"), ("part", "child")];
        let answer = amir.post(&path, &fields).await;
        assert_eq!(answer.status, 409, "{version}: {}", answer.text());
        assert!(answer.says("Somebody else changed this") && answer.says(&child.given), "{}", answer.text());
    }
    let stands = house.read("amir", house.families.own).await;
    assert_eq!(stands.people[0].value, child);
}
