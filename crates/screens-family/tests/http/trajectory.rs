//! Milestones: added, put in order, ticked only with what shows them; everybody's numbers over time.

use crate::common::{Browser, House};

fn path(house: &House, rest: &str) -> String {
    format!("/families/{}/{rest}", house.families.own)
}

async fn add(browser: &mut Browser, house: &House, what: &str) {
    let fields = [
        ("what", what),
        ("gate", "evidence"),
        ("planned-day", "1"),
        ("planned-month", "2"),
        ("planned-year", "2027"),
    ];
    let page = browser.fill(&path(house, "milestones/new"), &fields).await;
    assert_eq!(page.status, 303, "{}", page.text());
}

/// The id of the milestone with these words.
async fn id_of(browser: &mut Browser, house: &House, what: &str) -> String {
    let page = browser.get(&path(house, "trajectory")).await;
    let at = page.html.find(what).unwrap();
    let start = page.html[..at].rfind("id=\"m-").unwrap() + 6;
    page.html[start..start + 13].to_owned()
}

#[tokio::test]
async fn milestones_stand_in_order_and_move_by_buttons() {
    let house = House::new().await;
    let mut amir = house.signed_in("amir").await;
    add(&mut amir, &house, "Gran stays the night").await;
    add(&mut amir, &house, "A weekend at home").await;
    let weekend = id_of(&mut amir, &house, "A weekend at home").await;
    let before = amir.get(&path(&house, "trajectory")).await.text();
    assert!(before.find("Gran stays").unwrap() < before.find("A weekend").unwrap());
    assert!(before.contains("Planned for 1 February 2027"));
    let page = amir
        .post(&path(&house, &format!("milestones/{weekend}/move")), &[("direction", "up"), ("_once", "o1")])
        .await;
    assert_eq!(page.status, 303);
    let after = amir.get(&path(&house, "trajectory")).await.text();
    assert!(after.find("A weekend").unwrap() < after.find("Gran stays").unwrap());
}

#[tokio::test]
async fn a_milestone_is_ticked_only_with_what_shows_it() {
    let house = House::new().await;
    let mut amir = house.signed_in("amir").await;
    add(&mut amir, &house, "Gran stays the night").await;
    let id = id_of(&mut amir, &house, "Gran stays the night").await;
    let tick = path(&house, &format!("milestones/{id}/tick"));
    let day = [("actual-day", "20"), ("actual-month", "11"), ("actual-year", "2026")];
    let page = amir.fill(&tick, &day).await;
    assert_eq!(page.status, 422);
    assert!(
        page.html.contains("id=\"evidence-error\"") && page.says("Say what shows that this was reached.")
    );
    let future =
        [("actual-day", "20"), ("actual-month", "11"), ("actual-year", "2027"), ("evidence", "Seen")];
    assert!(amir.fill(&tick, &future).await.says("The day is in the future."));
    let fields: Vec<_> = day.into_iter().chain([("evidence", "Maya told her teacher about it")]).collect();
    let page = amir.fill(&tick, &fields).await;
    let page = amir.follow(&page).await;
    assert!(page.says("Reached on 20 November 2026") && page.says("Maya told her teacher about it"));
}

#[tokio::test]
async fn a_milestone_that_waits_for_numbers_says_so_and_is_not_ticked_before() {
    let house = House::with_work().await;
    let record = house.read("amir", house.families.own).await;
    let gate = format!("scale:{}", record.scales[0].id);
    let mut amir = house.signed_in("amir").await;
    let page =
        amir.fill(&path(&house, "milestones/new"), &[("what", "Dan comes home"), ("gate", &gate)]).await;
    assert!(page.says("Choose the number for which it waits") && page.html.contains("Dan comes home"));
    let fields = [("what", "Dan comes home"), ("gate", gate.as_str()), ("gate-needed", "9")];
    assert_eq!(amir.fill(&path(&house, "milestones/new"), &fields).await.status, 303);
    let page = amir.get(&path(&house, "trajectory")).await;
    assert!(page.says("Waits until everybody’s latest number is 9 or safer"));
    let id = id_of(&mut amir, &house, "Dan comes home").await;
    let fields =
        [("actual-day", "20"), ("actual-month", "11"), ("actual-year", "2026"), ("evidence", "He did")];
    let page = amir.fill(&path(&house, &format!("milestones/{id}/tick")), &fields).await;
    assert_eq!(page.status, 422);
    assert!(page.says("This milestone waits until everybody’s latest number is 9 or safer. It is not yet."));
}

#[tokio::test]
async fn each_person_has_a_chart_and_the_table_says_the_same() {
    let house = House::with_work().await;
    let mut lena = house.signed_in("lena").await;
    let page = lena.get(&path(&house, "trajectory")).await;
    assert!(page.says("Numbers over time") && page.says("10 is best"));
    let dots = page.html.matches("class=\"kith-chart__dot\"").count();
    let rows = page.html.matches("<th scope=\"row\"").count();
    assert!(dots > 0 && dots == rows, "{dots} dots, {rows} rows");
    assert!(!page.html.contains("milestones/new"), "a practice lead only reads");
    assert_eq!(lena.get(&path(&house, "milestones/new")).await.status, 403);
}

#[tokio::test]
async fn the_day_for_closing_is_said_and_changed() {
    let house = House::new().await;
    let mut amir = house.signed_in("amir").await;
    let fields =
        [("target_closure-day", "1"), ("target_closure-month", "6"), ("target_closure-year", "2027")];
    let page = amir.fill(&path(&house, "trajectory/target"), &fields).await;
    assert!(amir.follow(&page).await.says("The work should be done by 1 June 2027"));
}
