//! The authority's figures: for analysts alone, of every child, with the list behind each and nothing small in what leaves the house.

use crate::common::{House, today};
use access::Deed;
use practice::{
    Kind, Object,
    actions::Change,
    child::Sealed,
    ids::{ChildId, FamilyId, encode},
};
use record::{ChangeRequest, Outcome, journal::OFFICE, testing::read_text};
use serde_json::{Value, json};

/// The pages and the file.
const PAGES: [&str; 3] =
    ["/returns/indicators", "/returns/indicators/re-referrals", "/returns/indicators/download"];

/// The own record of a family's first child.
fn child(house: &House, family: FamilyId) -> ChildId {
    let query =
        format!("SELECT CAST(MIN(child_id) AS TEXT) AS text FROM child_link WHERE family_id = {}", family.0);
    ChildId(read_text(&house.place(), &query)[0].parse().unwrap())
}

/// Puts something into a child's own record, as a worker of the family.
async fn put(
    house: &House,
    worker: &str,
    child: ChildId,
    change: impl Fn(&practice::CaseRecord) -> Object + Clone + Send + 'static,
) {
    let (actor, now) = (house.actor(worker).await, house.clock.now());
    let facts = house.store.child_facts(actor.worker, child).await.unwrap().unwrap();
    let permit = access::child::permit(actor, &facts, Deed::Change, now).unwrap();
    let request = ChangeRequest::new("referral.opened", now);
    let kept =
        house.store.change(&permit, request, None, move |record, _| Ok(vec![Change::Put(change(record))]));
    assert!(matches!(kept.await.unwrap(), Outcome::Done(_)));
}

/// Refers a child with nothing further.
async fn refer(house: &House, worker: &str, (family, child): (FamilyId, ChildId), on: &str) {
    let body: Value = json!({
        "id": encode(house.store.new_id()), "group": encode(house.store.new_id()), "family": family.to_string(),
        "contact": null, "on": on, "source": "2A", "need": "N1", "no_further": true,
        "decided_because": "A bruise.", "decided": {"on": on, "by": null}, "closed": null, "closed_because": null,
    });
    let text = body.to_string();
    put(house, worker, child, move |_| Object::from_json(Kind::Referral, &text).unwrap()).await;
}

async fn seal(house: &House, worker: &str, child: ChildId) {
    let by = house.actor(worker).await.worker;
    put(house, worker, child, move |record| {
        let mut own = record.child_records[0].value.clone();
        own.restricted = true;
        own.sealed = Some(Sealed { on: today(), by, why: "An adoption order.".to_owned() });
        own.into()
    })
    .await;
}

/// An authority in which one child was referred twice within a year, and another once whose record was sealed since.
async fn with_referrals() -> House {
    let house = House::new().await;
    let (own, other) = (house.families.own, house.families.other);
    refer(&house, "amir", (own, child(&house, own)), "2026-06-02").await;
    refer(&house, "amir", (own, child(&house, own)), "2026-10-01").await;
    refer(&house, "otto", (other, child(&house, other)), "2026-07-01").await;
    seal(&house, "otto", child(&house, other)).await;
    house
}

/// The verbs about figures in the authority's journal, in order.
fn told(house: &House) -> Vec<String> {
    let query = format!(
        "SELECT verb AS text FROM journal WHERE chain = {OFFICE} AND verb LIKE 'indicator%' ORDER BY seq"
    );
    read_text(&house.place(), &query)
}

fn entries_of_records(house: &House) -> usize {
    read_text(&house.place(), &format!("SELECT verb AS text FROM journal WHERE chain <> {OFFICE}")).len()
}

#[tokio::test]
async fn an_analyst_sees_each_figure_with_its_definition_and_that_lists_may_be_shorter() {
    let house = with_referrals().await;
    let mut ana = house.signed_in("ana").await;
    let before = entries_of_records(&house);
    assert!(ana.get("/returns").await.html.contains("href=\"/returns/indicators\""));
    let page = ana.get("/returns/indicators").await;
    assert!(page.status == 200 && page.says("Worked out 23 November 2026"), "{}", page.text());
    assert!(page.says("A list of a team, and the list behind a figure, may be shorter."));
    assert!(
        page.says("Re-referrals within 12 months") && page.says("re-referrals@KITH-1"),
        "{}",
        page.text()
    );
    assert!(page.says("33.3%") && page.says("1 of 3"), "the sealed child counts: {}", page.text());
    assert!(page.says("the 12 months to 23 November 2026"));
    assert!(page.says("No rate: how many children live here is not set"));
    assert!(page.says("Nobody has set which authority this is"));
    assert_eq!(entries_of_records(&house), before, "the figures open no record");
    assert_eq!(told(&house), ["indicators.worked_out", "indicators.seen"]);
}

#[tokio::test]
async fn the_list_behind_a_figure_says_why_and_leaves_out_the_sealed_child() {
    let house = with_referrals().await;
    let mut ana = house.signed_in("ana").await;
    let page = ana.get("/returns/indicators/re-referrals").await;
    assert!(page.status == 200 && page.says("33.3%") && page.says("1 of 3"), "{}", page.text());
    assert!(page.says("This list may be shorter than the figure"));
    assert!(page.says("The referral before was that of 2 June 2026"), "{}", page.text());
    assert!(page.says("The first referral of the child here"));
    let number = |family| child(&house, family).to_string().to_uppercase();
    assert_eq!(page.html.matches(&number(house.families.own)).count(), 2, "{}", page.text());
    assert!(!page.html.contains(&number(house.families.other)), "whom nobody may know of is not on it");
    assert!(!page.html.contains("Okafor") && !page.html.contains("Zielińska"), "no names");
    assert!(page.says("Definition re-referrals@KITH-1") && page.says("re-referrals@DFE-2025"));
    for wrong in ["/returns/indicators/nonsense", "/returns/indicators/re-referrals@KITH-9"] {
        assert_eq!(ana.get(wrong).await.status, 404, "{wrong}");
    }
    assert_eq!(told(&house), ["indicators.worked_out", "indicator.seen"]);
    // Whoever is hidden after the figures were made is off the list at once.
    seal(&house, "amir", child(&house, house.families.own)).await;
    let page = ana.get("/returns/indicators/re-referrals").await;
    assert!(
        page.says("1 of 3") && page.says("Nothing stands behind it that you may see."),
        "{}",
        page.text()
    );
}

#[tokio::test]
async fn the_figures_say_of_when_they_are_and_are_worked_out_again_when_asked_and_on_the_next_day() {
    let house = with_referrals().await;
    let mut ana = house.signed_in("ana").await;
    ana.get("/returns/indicators").await;
    let own = house.families.own;
    refer(&house, "amir", (own, child(&house, own)), "2026-11-02").await;
    assert!(ana.get("/returns/indicators/referrals").await.says("(3)"), "as of before");
    let sent = ana.fill("/returns/indicators", &[]).await;
    assert_eq!((sent.status, sent.location()), (303, "/returns/indicators"));
    let page = ana.follow(&sent).await;
    assert!(page.says("2 of 4"), "{}", page.text());
    assert_eq!(told(&house).iter().filter(|verb| *verb == "indicators.worked_out").count(), 2);
    house.clock.set("2026-11-24T09:00:00Z".parse().unwrap());
    let mut ana = house.signed_in("ana").await;
    let page = ana.get("/returns/indicators").await;
    assert!(page.says("Worked out 24 November 2026"), "{}", page.text());
}

#[tokio::test]
async fn what_leaves_the_house_tells_of_no_single_child() {
    let house = with_referrals().await;
    let mut ana = house.signed_in("ana").await;
    let file = ana.get("/returns/indicators/download").await;
    let disposition = file.headers.get("content-disposition").unwrap().to_str().unwrap();
    assert!(disposition.contains("figures-2026-11-23.csv"), "{disposition}");
    let line = |name: &str| file.html.lines().find(|line| line.starts_with(name)).unwrap().to_owned();
    assert!(line("re-referrals@KITH-1").contains(",c,c,c,2025-11-24,2026-11-23,"), "{}", file.html);
    assert!(line("plans-open@KITH-1").contains(",0,0,,2026-11-23,2026-11-23,"), "nought tells of nobody");
    assert_eq!(told(&house).last().unwrap(), "indicators.handed_out");
}

#[tokio::test]
async fn the_figures_are_for_analysts_alone() {
    let house = with_referrals().await;
    for person in ["amir", "grace", "chen", "lena", "ada"] {
        let mut browser = house.signed_in(person).await;
        for page in PAGES {
            assert_eq!(browser.get(page).await.status, 403, "{person} {page}");
        }
        let token = browser.get("/help").await.value("_token").unwrap();
        let sent = browser.send("POST", "/returns/indicators", format!("_token={token}")).await;
        assert_eq!(sent.status, 403, "{person}");
    }
    assert!(told(&house).iter().all(|verb| verb.ends_with(".refused")), "{:?}", told(&house));
}
