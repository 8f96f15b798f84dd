//! Signing in and out, sessions, forged and carried forms.

use crate::common::{Browser, House, PASSWORD, Page};
use jiff::SignedDuration;

#[tokio::test]
async fn whoever_is_signed_out_is_sent_to_sign_in_and_back() {
    let house = House::new().await;
    let mut browser = house.browser();
    let path = format!("/families/{}/map", house.families.own);
    let page = browser.get(&path).await;
    assert_eq!(page.status, 303);
    let sign_in = browser.follow(&page).await;
    assert!(sign_in.says("Sign in to Kith"));
    let next = sign_in.value("_next").unwrap();
    let page =
        browser.post("/sign-in", &[("username", "Amir "), ("password", PASSWORD), ("_next", &next)]).await;
    assert_eq!(page.location(), path);
    assert!(browser.follow(&page).await.says("Okafor family"));
}

#[tokio::test]
async fn a_wrong_name_and_a_wrong_password_look_the_same_and_the_sixth_locks() {
    let house = House::new().await;
    let mut browser = house.browser();
    let nobody = browser.post("/sign-in", &[("username", "nobody"), ("password", "x")]).await;
    let wrong = browser.post("/sign-in", &[("username", "amir"), ("password", "x")]).await;
    assert_eq!((nobody.status, wrong.status), (422, 422));
    assert_eq!(nobody.text(), wrong.text());
    for _ in 0..5 {
        browser.post("/sign-in", &[("username", "amir"), ("password", "x")]).await;
    }
    let locked = browser.post("/sign-in", &[("username", "amir"), ("password", PASSWORD)]).await;
    assert_eq!(locked.text(), wrong.text());
    house.clock.set(crate::common::ten_o_clock() + SignedDuration::from_mins(16));
    assert_eq!(browser.post("/sign-in", &[("username", "amir"), ("password", PASSWORD)]).await.status, 303);
}

#[tokio::test]
async fn nobody_tries_one_password_on_everybody() {
    let house = House::new().await;
    let mut guesser = house.browser();
    guesser.address = Some("203.0.113.9:4000".parse().unwrap());
    for number in 0..ui::session::gate::FAILURES {
        let username = format!("worker{number}");
        guesser.post("/sign-in", &[("username", &username), ("password", "Spring2026!")]).await;
    }
    let right = [("username", "amir"), ("password", PASSWORD)];
    assert_eq!(guesser.post("/sign-in", &right).await.status, 422);
    let mut elsewhere = house.browser();
    elsewhere.address = Some("203.0.113.10:4000".parse().unwrap());
    assert_eq!(elsewhere.post("/sign-in", &right).await.status, 303);
    house.clock.set(crate::common::ten_o_clock() + ui::session::gate::WINDOW);
    assert_eq!(guesser.post("/sign-in", &right).await.status, 303);
}

#[tokio::test]
async fn a_session_ends_when_nobody_is_there() {
    let house = House::new().await;
    let mut browser = house.signed_in("amir").await;
    house.clock.set(crate::common::ten_o_clock() + SignedDuration::from_mins(29));
    assert_eq!(browser.get("/my-work").await.status, 200);
    house.clock.set(crate::common::ten_o_clock() + SignedDuration::from_mins(60));
    assert_eq!(browser.get("/my-work").await.status, 303);
}

#[tokio::test]
async fn signing_out_everywhere_ends_every_session() {
    let house = House::new().await;
    let mut phone = house.signed_in("amir").await;
    let mut desk = house.signed_in("amir").await;
    desk.get("/my-work").await;
    assert_eq!(desk.post("/account/sign-out-everywhere", &[]).await.status, 303);
    assert_eq!(phone.get("/my-work").await.status, 303);
}

#[tokio::test]
async fn a_form_without_its_token_or_from_another_site_is_refused() {
    let house = House::new().await;
    let mut browser = house.signed_in("amir").await;
    browser.get("/my-work").await;
    assert_eq!(browser.post("/sign-out", &[("_token", "0")]).await.status, 403);
    browser.site = "cross-site";
    assert_eq!(browser.post("/sign-out", &[]).await.status, 403);
    assert_eq!(browser.get("/my-work").await.status, 200);
}

#[tokio::test]
async fn what_was_typed_when_the_session_ended_is_back_in_its_form_after_signing_in() {
    let house = House::new().await;
    let mut browser = house.signed_in("amir").await;
    let form = format!("/families/{}/maps/{}/items/new", house.families.team, house.families.team_map);
    assert_eq!(browser.get(&form).await.status, 200);
    house.clock.set(crate::common::ten_o_clock() + SignedDuration::from_hours(13));
    let page = browser.post(&form, &[("text", "Auntie <b>Bo</b>")]).await;
    assert_eq!(page.status, 401);
    assert!(page.says("What you typed is kept"));
    assert!(!page.html.contains("Auntie"), "nothing of it stands where nobody is signed in");
    let back = browser.sign_in_again("amir", &page).await;
    let page = browser.follow(&back).await;
    assert!(page.html.contains("Auntie &lt;b&gt;Bo&lt;/b&gt;"), "{}", page.text());
}

/// Amir's form, sent after his session had ended, and the page that it got.
async fn sent_too_late(house: &House) -> (Browser, Page) {
    let mut browser = house.signed_in("amir").await;
    let form = format!("/families/{}/maps/{}/items/new", house.families.team, house.families.team_map);
    assert_eq!(browser.get(&form).await.status, 200);
    house.clock.set(crate::common::ten_o_clock() + SignedDuration::from_hours(13));
    let page = browser.post(&form, &[("text", "Auntie Bo came on Friday")]).await;
    assert_eq!(page.status, 401);
    (browser, page)
}

#[tokio::test]
async fn what_was_typed_when_a_session_ended_is_given_to_nobody_else() {
    let house = House::new().await;
    let (mut browser, page) = sent_too_late(&house).await;
    assert!(!page.html.contains("Auntie") && !page.html.contains("Bo came"), "{}", page.html);
    let back = browser.clone().sign_in_again("bea", &page).await;
    assert_eq!(back.location(), "/", "she is led to her own work");
    let mut bea = house.signed_in("bea").await;
    assert!(!bea.get("/my-work").await.says("Carry on where you were"));
    assert!(house.store.drafts(house.actor("bea").await).await.unwrap().is_empty());
    let back = browser.sign_in_again("amir", &page).await;
    assert!(browser.follow(&back).await.html.contains("Auntie Bo came on Friday"), "it waited for him");
    let mut elsewhere = house.browser();
    let again = elsewhere.sign_in_again("amir", &page).await;
    assert_eq!(again.location(), "/", "and is given out once");
}

#[tokio::test]
async fn a_stranger_keeps_nothing_by_sending_forms() {
    let house = House::new().await;
    let path = format!("/families/{}/people/new", house.families.own);
    let drafts = || record::testing::read_text(&house.place(), "SELECT key AS text FROM draft");
    let mut stranger = house.browser();
    for cookie in [None, Some("x".repeat(43))] {
        if let Some(cookie) = cookie {
            stranger.set_cookie("__Host-kith", &cookie);
        }
        let page = stranger.post(&path, &[("given", "Rumpelstilzchen"), ("_draft", &path)]).await;
        assert_eq!(page.status, 401);
        assert!(page.says("What was sent just now was not kept"), "{}", page.text());
        assert!(!page.html.contains("Rumpelstilzchen"));
    }
    assert_eq!(drafts(), Vec::<String>::new());
    let (mut browser, _) = sent_too_late(&house).await;
    for number in 0..20 {
        let text = format!("again {number}");
        assert_eq!(browser.post(&path, &[("given", &text), ("_draft", &path)]).await.status, 401);
    }
    assert_eq!(drafts().len(), 5, "whoever holds an old session keeps no more than a few");
    house.clock.set(crate::common::ten_o_clock() + SignedDuration::from_hours(13 + 25));
    house.store.sweep_drafts(house.clock.now()).await.unwrap();
    assert_eq!(drafts(), Vec::<String>::new(), "and not for long");
}
