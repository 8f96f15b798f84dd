//! One's own account: the password, a one-time password that must be changed first, six-digit codes, closed accounts.

use crate::common::{House, PASSWORD, ten_o_clock};
use access::{OfficeDeed, OfficePermit};
use jiff::{SignedDuration, Timestamp};

const NEW: &str = "kettle drum postbox";

async fn administers(house: &House) -> OfficePermit {
    access::office::permit(house.actor("ada").await, OfficeDeed::Administer).unwrap()
}

#[tokio::test]
async fn the_password_changes_with_the_old_one_and_ends_other_sessions() {
    let house = House::new().await;
    let mut phone = house.signed_in("amir").await;
    let mut desk = house.signed_in("amir").await;
    assert!(desk.get("/account").await.says("Amir Siddiqui"));
    for (old, new, again, words) in [
        ("wrong", NEW, NEW, "This is not your password"),
        (PASSWORD, "short", "short", "at least 12 characters"),
        (PASSWORD, "amir and others", "amir and others", "must not hold your user name"),
        (PASSWORD, "password1234", "password1234", "tried first"),
        (PASSWORD, NEW, "another thing", "not the same"),
    ] {
        let page = desk.fill("/account/password", &[("old", old), ("new", new), ("again", again)]).await;
        assert!(page.status == 422 && page.says(words), "{words}: {}", page.text());
        assert!(!page.html.contains(new), "a password never stands in a page");
    }
    let done = desk.fill("/account/password", &[("old", PASSWORD), ("new", NEW), ("again", NEW)]).await;
    assert!(desk.follow(&done).await.says("Use your new password from now on"));
    assert_eq!(phone.get("/my-work").await.status, 303, "the other session is over");
    let mut browser = house.browser();
    assert_eq!(browser.post("/sign-in", &[("username", "amir"), ("password", PASSWORD)]).await.status, 422);
    assert_eq!(browser.post("/sign-in", &[("username", "amir"), ("password", NEW)]).await.status, 303);
}

#[tokio::test]
async fn a_one_time_password_leads_to_choosing_ones_own_before_anything_else() {
    let house = House::new().await;
    let cost = ui::app::PasswordCost { memory: 64, rounds: 1 };
    let once = ui::session::password::hash("one time words", cost).unwrap();
    let permit = administers(&house).await;
    let wanted = record::standing::Wanted::Password { worker: house.workers["amir"], hash: once };
    let way = record::standing::Way::Emergency;
    house.store.ask_second(permit, wanted, "He has forgotten it", way).await.unwrap();
    let mut amir = house.browser();
    amir.post("/sign-in", &[("username", "amir"), ("password", "one time words")]).await;
    for path in ["/my-work", "/families", "/account", &format!("/families/{}", house.families.own)] {
        assert_eq!(amir.get(path).await.location(), "/account/password", "{path}");
    }
    assert_eq!(amir.post("/find", &[("query", "Maya")]).await.location(), "/account/password");
    let fields = [("old", "one time words"), ("new", NEW), ("again", NEW)];
    let done = amir.fill("/account/password", &fields).await;
    assert!(amir.follow(&done).await.says("My work"));
    assert_eq!(amir.get("/families").await.status, 200);
}

fn code(secret: &str, at: Timestamp) -> String {
    let secret = totp_rs::Secret::try_from_base32(secret).unwrap();
    let totp = totp_rs::Builder::new()
        .with_secret(secret)
        .with_issuer(Some("Kith"))
        .with_account_name("kith")
        .build()
        .unwrap();
    totp.generate(u64::try_from(at.as_second()).unwrap()).to_string()
}

#[tokio::test]
async fn codes_count_once_confirmed_and_each_opens_the_door_once() {
    let house = House::new().await;
    let mut amir = house.signed_in("amir").await;
    let page = amir.get("/account/code").await;
    let secret = page.value("secret").unwrap();
    let wrong = amir.post("/account/code", &[("secret", &secret), ("code", "000000")]).await;
    assert!(wrong.status == 422 && wrong.value("secret").unwrap() == secret, "the same key stays");
    assert!(amir.get("/account").await.says("Off"), "not before a code was given");
    let first = code(&secret, ten_o_clock());
    let on = amir.post("/account/code", &[("secret", &secret), ("code", &first)]).await;
    assert!(amir.follow(&on).await.says("Six-digit codes are on"));

    let mut sign_in = house.browser();
    let with = |code: &str| {
        [("username", "amir".to_owned()), ("password", PASSWORD.to_owned()), ("code", code.to_owned())]
    };
    for (at, status) in [(None, 422), (Some(0), 422), (Some(60), 303), (Some(60), 422)] {
        let code = at.map_or(String::new(), |seconds| {
            let moment = ten_o_clock() + SignedDuration::from_secs(seconds);
            house.clock.set(moment);
            code(&secret, moment)
        });
        let fields = with(&code);
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let mut browser = sign_in.clone();
        assert_eq!(browser.post("/sign-in", &fields).await.status, status, "{at:?}");
        if status == 303 {
            sign_in = house.browser();
        }
    }
    assert_eq!(amir.fill("/account/code/off", &[("old", "wrong")]).await.status, 422);
    let off = amir.fill("/account/code/off", &[("old", PASSWORD)]).await;
    assert!(amir.follow(&off).await.says("Six-digit codes are off"));
}

#[tokio::test]
async fn a_closed_accounts_session_ends_at_once() {
    let house = House::new().await;
    let mut amir = house.signed_in("amir").await;
    assert_eq!(amir.get("/my-work").await.status, 200);
    house.store.disable_account(administers(&house).await, house.workers["amir"], "Left").await.unwrap();
    assert_eq!(amir.get("/my-work").await.status, 303);
    let again = amir.post("/sign-in", &[("username", "amir"), ("password", PASSWORD)]).await;
    assert_eq!(again.status, 422);
}
