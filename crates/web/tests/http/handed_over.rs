//! A device in somebody else's hands: it opens the page of their number and nothing else until the password is given.

use crate::common::{Browser, House, PASSWORD, begun_round, filled, things};

/// Hands the device to Ruth. Returns the path of her page.
async fn handed(bea: &mut Browser, round: &str) -> String {
    let page = bea.get(round).await;
    assert!(page.says("Hand this device to Ruth"), "{}", page.text());
    let hers = format!("{round}/rater/0");
    assert_eq!(bea.post(&format!("{hers}/hand-over"), &[]).await.location(), hers);
    hers
}

#[tokio::test]
async fn nothing_but_the_number_opens_whatever_the_address() {
    let house = House::new().await;
    let mut bea = house.signed_in("bea").await;
    let round = begun_round(&house, &mut bea, "grace").await;
    let hers = handed(&mut bea, &round).await;
    let things = things(&house).await;
    let open = ["/sign-out", "/hand-back"];
    let mut wrong = Vec::new();
    for route in web::table() {
        let path = filled(route.path, house.families.team, &things);
        if open.contains(&path.as_str()) || path.starts_with("/assets") || path.starts_with("/health") {
            continue;
        }
        let page = bea.send(route.method, &path, String::new()).await;
        let refused = match route.method {
            "POST" => page.status == 403 && page.says("This device was handed over"),
            _ => page.status == 303 && page.location() == "/hand-back",
        };
        if !refused {
            wrong.push(format!("{} {path}: {}", route.method, page.status));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    let page = bea.get(&hers).await;
    assert!(page.status == 200 && page.says("Not now: hand it back"), "{}", page.text());
    assert!(!page.html.contains("kith-record-nav") && !page.says("Bea Thornley"));
}

#[tokio::test]
async fn the_number_is_sealed_and_the_password_gives_the_device_back() {
    let house = House::new().await;
    let mut bea = house.signed_in("bea").await;
    let round = begun_round(&house, &mut bea, "grace").await;
    let hers = handed(&mut bea, &round).await;
    bea.get(&hers).await;
    let done = bea.post(&hers, &[("value-0-0", "4"), ("reasons-0-0", "Two calm weeks")]).await;
    assert_eq!(done.location(), hers, "{}", done.text());
    let page = bea.get(&hers).await;
    assert!(page.says("Your number is sealed") && page.html.contains("href=\"/hand-back\""));
    let ask = bea.get("/hand-back").await;
    assert!(ask.says("Give this back to the worker"));
    let wrong = bea.post("/hand-back", &[("password", "a guess")]).await;
    assert!(wrong.status == 422 && wrong.says("This is not your password"), "{}", wrong.text());
    assert_eq!(bea.get("/my-work").await.location(), "/hand-back");
    assert_eq!(bea.post("/hand-back", &[("password", PASSWORD)]).await.location(), round);
    assert!(bea.get(&round).await.says("Number given"));
    assert_eq!(bea.get("/my-work").await.status, 200);
}

#[tokio::test]
async fn guessing_the_password_is_stopped_as_at_signing_in() {
    let house = House::new().await;
    let mut bea = house.signed_in("bea").await;
    let round = begun_round(&house, &mut bea, "grace").await;
    handed(&mut bea, &round).await;
    bea.get("/hand-back").await;
    for _ in 0..6 {
        assert_eq!(bea.post("/hand-back", &[("password", "a guess")]).await.status, 422);
    }
    let page = bea.post("/hand-back", &[("password", PASSWORD)]).await;
    assert!(page.status == 422 && page.says("too many wrong tries"), "{}", page.text());
}

#[tokio::test]
async fn a_worker_gives_no_number_in_a_colleagues_name() {
    let house = House::new().await;
    let mut bea = house.signed_in("bea").await;
    let round = begun_round(&house, &mut bea, "grace").await;
    let page = bea.get(&round).await;
    assert!(page.says("They give it from their own account"), "{}", page.text());
    let graces = format!("{round}/rater/1");
    assert_eq!(bea.get(&graces).await.location(), round);
    let number = [("_once", "one"), ("value-0-0", "9"), ("reasons-0-0", "All is well")];
    let page = bea.post(&graces, &number).await;
    assert!(page.status == 422 && page.says("Each worker gives their own number"), "{}", page.text());
    let mut grace = house.signed_in("grace").await;
    assert!(grace.get("/my-work").await.says("Give your number"));
    assert_eq!(grace.fill(&graces, &[("value-0-0", "5"), ("reasons-0-0", "Calm, so far")]).await.status, 303);
}

#[tokio::test]
async fn nobody_has_to_give_a_number() {
    let house = House::new().await;
    let mut bea = house.signed_in("bea").await;
    let round = begun_round(&house, &mut bea, "grace").await;
    let hers = handed(&mut bea, &round).await;
    assert_eq!(bea.fill(&hers, &[("do", "pass")]).await.status, 303);
    assert!(bea.get(&hers).await.says("You do not have to give a number"));
    bea.get("/hand-back").await;
    bea.post("/hand-back", &[("password", PASSWORD)]).await;
    assert!(bea.get(&round).await.says("Would rather not"));
    assert!(house.read("bea", house.families.team).await.ratings.is_empty());
}

#[tokio::test]
async fn whoever_holds_the_device_next_finds_no_earlier_page_by_the_way_back() {
    let house = House::new().await;
    let mut bea = house.signed_in("bea").await;
    let round = begun_round(&house, &mut bea, "grace").await;
    let forgets = |page: &crate::common::Page| {
        let cookies = page.headers.get_all("set-cookie").iter().filter_map(|value| value.to_str().ok());
        page.headers.get("clear-site-data").is_some_and(|value| value == "\"cache\"")
            && cookies
                .filter(|cookie| {
                    cookie.starts_with("__Host-kith-left=") || cookie.starts_with("__Host-kith-away=")
                })
                .count()
                == 2
    };
    assert!(!forgets(&bea.get(&round).await), "a worker finds what was typed on the way back");
    let hers = handed(&mut bea, &round).await;
    assert!(forgets(&bea.get(&hers).await), "the record is not behind the page that was handed over");
    let sealed = bea.post(&hers, &[("value-0-0", "4"), ("reasons-0-0", "Two calm weeks")]).await;
    assert!(forgets(&sealed), "nobody goes back to the number");
    assert!(forgets(&bea.get("/my-work").await) && forgets(&bea.get("/hand-back").await));
    assert!(forgets(&bea.post("/hand-back", &[("password", PASSWORD)]).await));
    assert!(!forgets(&bea.get(&round).await));
    for out in ["/sign-out", "/account/sign-out-everywhere"] {
        let mut bea = house.signed_in("bea").await;
        bea.get("/account").await;
        let gone = bea.post(out, &[]).await;
        assert!(gone.status == 303 && forgets(&gone), "{out}: {}", gone.status);
    }
}
