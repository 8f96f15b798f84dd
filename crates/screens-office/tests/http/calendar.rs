//! The secret address under which a calendar reads when somebody is busy: hours and a way, and nothing that tells of a family.

use crate::{
    common::{Browser, House, today},
    week::{grace_is_named, hour, meeting, put_as},
};
use access::OfficeDeed;
use jiff::ToSpan as _;
use practice::meeting::MeetingKind;
use std::net::SocketAddr;
use ui::session::gate::FAILURES;

/// Makes an address and returns its path.
async fn made(browser: &mut Browser) -> String {
    let page = browser.fill("/account/calendar", &[]).await;
    assert_eq!(page.status, 200, "{}", page.text());
    let found = page.html.match_indices("/calendar/").find_map(|(at, _)| {
        let rest = page.html[at..].strip_prefix("/calendar/")?;
        let secret: String = rest.chars().take_while(char::is_ascii_hexdigit).collect();
        (secret.len() == 64).then(|| format!("/calendar/{secret}"))
    });
    found.unwrap()
}

#[tokio::test]
async fn a_calendar_holds_the_hours_of_meetings_and_nothing_that_tells_of_a_family() {
    let house = House::new().await;
    let day = today().saturating_add(1.days());
    house
        .put(vec![
            meeting(9501, MeetingKind::InitialConference, day, Some(hour(10))).into(),
            meeting(9502, MeetingKind::CoreGroup, day, None).into(),
            meeting(9503, MeetingKind::CoreGroup, today().saturating_add(57.days()), Some(hour(10))).into(),
        ])
        .await;
    grace_is_named(&house).await;
    put_as(
        &house,
        "grace",
        house.families.restricted,
        meeting(9504, MeetingKind::Network, day, Some(hour(15))),
    )
    .await;
    put_as(&house, "bea", house.families.conflict, meeting(9505, MeetingKind::Network, day, Some(hour(16))))
        .await;
    let mut amir = house.signed_in("amir").await;
    let path = made(&mut amir).await;
    let file = house.browser().get(&path).await;
    assert_eq!(file.status, 200);
    assert_eq!(file.headers["content-type"], "text/calendar; charset=utf-8");
    assert_eq!(file.headers["cache-control"], "no-store");
    let lines: Vec<&str> = file.html.split("\r\n").collect();
    let begins: Vec<&&str> = lines.iter().filter(|line| line.starts_with("DTSTART")).collect();
    assert_eq!(begins, [&"DTSTART:20261124T100000Z"], "{}", file.html);
    assert!(lines.contains(&"DTEND:20261124T113000Z"));
    let known = [
        "BEGIN", "VERSION", "PRODID", "CALSCALE", "UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "URL",
        "END",
    ];
    for line in lines.iter().filter(|line| !line.is_empty()) {
        let (name, value) = line.split_once(':').unwrap();
        assert!(known.contains(&name), "{line}");
        assert!(name != "SUMMARY" || value == "Kith", "{line}");
        assert!(name != "URL" || value.ends_with("/work/week"), "{line}");
    }
    let family = house.families.own.to_string();
    let number = practice::ids::MeetingId(9501).to_string();
    for told in ["Okafor", "conference", "bruise", "Amir", "amir", &family, &number] {
        assert!(!file.html.contains(told), "{told}: {}", file.html);
    }
    assert_eq!(file.html, house.browser().get(&path).await.html, "each meeting keeps its name");
}

#[tokio::test]
async fn an_address_is_shown_once_and_ends_when_another_is_made_when_it_is_ended_and_with_the_account() {
    let house = House::new().await;
    let mut amir = house.signed_in("amir").await;
    assert!(amir.get("/account").await.says("Address of your calendar None"));
    let first = made(&mut amir).await;
    let page = amir.get("/account/calendar").await;
    assert!(page.says("Your address was made on 23 November 2026") && !page.html.contains(&first));
    let second = made(&mut amir).await;
    let nowhere = house.browser().get(&format!("/calendar/{}", "0".repeat(64))).await;
    assert_eq!((nowhere.status, nowhere.says("There is no calendar at this address")), (404, true));
    let answers = async |path: &str| {
        let page = house.browser().get(path).await;
        (page.status, page.html)
    };
    assert_eq!(answers(&first).await, (404, nowhere.html.clone()), "the first ended");
    assert_eq!(answers(&second).await.0, 200);
    amir.get("/account/calendar").await;
    let ended = amir.post("/account/calendar/end", &[]).await;
    assert!(amir.follow(&ended).await.says("You have no address now"));
    assert_eq!(answers(&second).await, (404, nowhere.html.clone()), "the second was ended");
    let third = made(&mut amir).await;
    let permit = access::office::permit(house.actor("ada").await, OfficeDeed::Administer).unwrap();
    let worker = house.workers["amir"];
    house.store.disable_account(permit, worker, "Left").await.unwrap();
    assert_eq!(answers(&third).await, (404, nowhere.html.clone()), "it ends with the account");
    house.store.enable_account(permit, worker).await.unwrap();
    assert_eq!(answers(&third).await, (404, nowhere.html), "and does not begin again with it");
    let told = house.entries();
    let all = told.iter().filter(|verb| verb.starts_with("calendar."));
    let deeds: Vec<&String> = all.filter(|verb| !verb.ends_with("_asked")).collect();
    let [made, ended] = ["calendar.address_made", "calendar.address_ended"];
    assert_eq!(deeds, [made, made, ended, made]);
    let written = "SELECT COALESCE(body, '') || reason AS text FROM journal";
    for text in record::testing::read_text(&house.place(), written) {
        for path in [&first, &second, &third] {
            assert!(!text.contains(path.rsplit('/').next().unwrap()), "{text}");
        }
    }
    let kept = record::testing::read_text(&house.place(), "SELECT token_hash AS text FROM calendar_address");
    assert!(kept.is_empty());
}

#[tokio::test]
async fn guessing_is_stopped_at_one_place_and_keeps_nobody_from_signing_in_there() {
    let house = House::new().await;
    let mut amir = house.signed_in("amir").await;
    let path = made(&mut amir).await;
    let at = |last: u8| {
        let mut browser = house.browser();
        browser.address = Some(SocketAddr::from(([203, 0, 113, last], 4000)));
        browser
    };
    for _ in 0..FAILURES {
        assert_eq!(at(9).get(&path).await.status, 200, "one that is right takes no try");
        assert_eq!(at(9).get("/calendar/guess").await.status, 404);
    }
    assert_eq!(at(9).get(&path).await.status, 429);
    assert_eq!(at(10).get(&path).await.status, 200);
    let signed_in =
        at(9).post("/sign-in", &[("username", "bea"), ("password", crate::common::PASSWORD)]).await;
    assert_eq!(signed_in.status, 303);
}
