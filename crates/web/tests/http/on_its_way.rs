//! Forms that were on their way when something ended: nothing of them is kept, and what was typed comes back.

use crate::common::{Browser, House, Page, filled, things};
use access::{Deed, OfficeDeed, Role};
use axum::{Extension, Router, middleware, response::Response, routing::post};
use practice::{
    actions::Change,
    ids::{FamilyId, RoundId},
};
use record::{accounts::AccountDetails, standing::StandingList};
use ui::{
    keep::SaveOutcome,
    route::{Needs, Route},
    session::{Sent, resolve},
    trouble::Trouble,
    visit::FamilyVisit,
};

const WORDS: &str = "Auntie Bo comes on Fridays";

/// Amir begins to send a new item of a map; then something happens; then the rest arrives. The answer.
async fn sent_while(house: &House, happens: impl AsyncFnOnce()) -> (Browser, Page) {
    let mut browser = house.signed_in("amir").await;
    let form = format!("/families/{}/maps/{}/items/new", house.families.team, house.families.team_map);
    assert_eq!(browser.get(&form).await.status, 200);
    let before = house.entries();
    let fields =
        [("text", WORDS), ("category", "past_harm"), ("said_by", "other"), ("said_by-other", "Gran")];
    let page = browser.post_slowly(&form, &fields, happens).await;
    let kept: Vec<String> =
        house.entries().into_iter().skip(before.len()).filter(|verb| verb.starts_with("item")).collect();
    assert!(kept.is_empty(), "{kept:?}");
    let map = house.read("bea", house.families.team).await;
    assert!(map.items.is_empty(), "nothing was kept");
    assert!(house.store.drafts(house.actor("amir").await).await.unwrap().is_empty(), "no draft either");
    (browser, page)
}

#[tokio::test]
async fn a_form_sent_before_and_ended_after_signing_out_everywhere_is_not_kept() {
    let house = House::new().await;
    let (mut browser, page) = sent_while(&house, async || {
        let mut phone = house.signed_in("amir").await;
        phone.get("/my-work").await;
        assert_eq!(phone.post("/account/sign-out-everywhere", &[]).await.status, 303);
    })
    .await;
    assert_eq!(page.status, 401, "{}", page.text());
    assert!(page.says("What you typed is kept"), "{}", page.text());
    let back = browser.sign_in_again("amir", &page).await;
    assert!(browser.follow(&back).await.html.contains(WORDS), "the words are back in their form");
}

#[tokio::test]
async fn a_form_that_ended_after_the_account_was_closed_is_not_kept() {
    let house = House::new().await;
    let (_, page) = sent_while(&house, async || {
        let permit = access::office::permit(house.actor("ada").await, OfficeDeed::Administer).unwrap();
        house.store.disable_account(permit, house.workers["amir"], "left").await.unwrap();
    })
    .await;
    assert!(page.status == 401 && !page.html.contains("Fridays"), "{}", page.text());
}

#[tokio::test]
async fn a_form_that_ended_after_the_role_changed_is_kept_neither_then_nor_as_a_draft() {
    let house = House::new().await;
    let (mut browser, page) = sent_while(&house, async || {
        let permit = access::office::permit(house.actor("ada").await, OfficeDeed::Administer).unwrap();
        let details = AccountDetails {
            username: "amir".into(),
            display_name: "Amir Siddiqui".into(),
            role: Role::PerformanceAnalyst,
            team: Some(house.north),
        };
        house.store.update_account(permit, house.workers["amir"], details).await.unwrap();
    })
    .await;
    assert_eq!(page.status, 401);
    let back = browser.sign_in_again("amir", &page).await;
    assert!(back.status == 403 && back.says(WORDS), "{} {}", back.status, back.text());
    assert!(house.store.drafts(house.actor("amir").await).await.unwrap().is_empty());
}

#[tokio::test]
async fn a_form_that_ended_after_the_record_was_closed_to_its_sender_is_not_kept() {
    let house = House::new().await;
    let (_, page) = sent_while(&house, async || {
        let permit = access::office::permit(house.actor("ada").await, OfficeDeed::Administer).unwrap();
        let (family, amir) = (house.families.team, house.workers["amir"]);
        let listed =
            house.store.administer_list(permit, StandingList::Conflict, family, amir, true, "a cousin");
        listed.await.unwrap();
    })
    .await;
    assert!(page.status == 404 && page.says(WORDS), "{} {}", page.status, page.text());
}

#[tokio::test]
async fn a_form_that_ended_after_the_device_was_handed_over_is_not_kept_and_not_shown() {
    let house = House::new().await;
    let (_, page) = sent_while(&house, async || {
        let (actor, family) = (house.actor("amir").await, house.families.team);
        let facts = house.store.access_facts(actor.worker, family).await.unwrap().unwrap();
        let permit = access::family::permit(actor, &facts, Deed::Change, house.clock.now()).unwrap();
        for session in house.sessions_of("amir") {
            house.store.hand_over_session(&permit, Some(RoundId(1)), &session, "/families/x").await.unwrap();
        }
    })
    .await;
    assert!(page.status == 403 && page.says("This device was handed over"), "{}", page.text());
    assert!(!page.html.contains("Fridays") && !page.html.contains("Amir"));
}

#[tokio::test]
async fn no_form_of_any_route_is_kept_after_signing_out() {
    let house = House::with_work().await;
    let things = things(&house).await;
    let people = ["amir", "grace", "ana", "ada"];
    let mut wrong = Vec::new();
    for route in web::table().iter().filter(|route| route.method == "POST") {
        if matches!(route.needs, Needs::Nothing) {
            continue;
        }
        for person in people {
            let path = filled(route.path, house.families.own, &things);
            let mut browser = house.signed_in(person).await;
            browser.get("/my-work").await;
            let worker = house.workers[person];
            let before = std::cell::Cell::new(usize::MAX);
            let fields = [("reason", WORDS), ("text", WORDS), ("query", "Okafor")];
            let page = browser
                .post_slowly(&path, &fields, async || {
                    house.store.end_all_sessions(worker).await.unwrap();
                    before.set(house.entries().len());
                })
                .await;
            let more = house.entries().into_iter().skip(before.get()).collect::<Vec<_>>();
            let to_sign_in = page.status == 303 && page.location().starts_with("/sign-in");
            if !(matches!(page.status, 401 | 403 | 404) || to_sign_in) || !more.is_empty() {
                wrong.push(format!("{person} {path}: {} {} {more:?}", page.status, page.location()));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

const PROBE: Route = Route::post("/families/{family}/probe", Needs::Family(Deed::Change), "test.probed");

/// A handler during which the session ends: what it writes after that is not kept.
async fn probe(
    Extension(house): Extension<(record::Store, practice::ids::WorkerId)>,
    visit: FamilyVisit,
    sent: Sent,
) -> Result<Response, Trouble> {
    let (store, worker) = house;
    let record = visit.record().await?;
    store.end_all_sessions(worker).await?;
    let person = record.people[0].value.clone();
    let changed = practice::people::Person { given: "Changed".to_owned(), ..person };
    let kept = visit.act(&sent, "", move |_, _| Ok(vec![Change::Put(changed.into())])).await?;
    assert!(!matches!(kept, SaveOutcome::Done(_)), "kept after the session had ended");
    Ok(visit.go("/", ""))
}

#[tokio::test]
async fn what_a_handler_writes_after_the_session_has_ended_is_not_kept() {
    let house = House::new().await;
    let mut browser = house.signed_in("amir").await;
    browser.get("/my-work").await;
    let who = (house.store.clone(), house.workers["amir"]);
    let router = Router::new()
        .route(PROBE.path, post(probe).layer(Extension(PROBE)))
        .layer(Extension(who))
        .layer(middleware::from_fn_with_state(house.app.clone(), resolve))
        .with_state(house.app.clone());
    let mut browser = browser.at(router);
    let family: FamilyId = house.families.own;
    let page = browser.post(&format!("/families/{family}/probe"), &[("text", WORDS)]).await;
    assert!(page.status == 401 && page.says("What you typed is kept"), "{} {}", page.status, page.text());
    assert!(house.read("bea", family).await.people.iter().all(|person| person.value.given != "Changed"));
}
