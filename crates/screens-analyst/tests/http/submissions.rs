//! The children in need census out of the record: made for analysts alone, checked at once, kept as it was sent, and compared.

use crate::common::{Browser, House, Page, today};
use access::Deed;
use practice::{
    Kind, Object,
    actions::Change,
    child::Sealed,
    ids::{ChildId, FamilyId, encode},
};
use record::{ChangeRequest, Outcome, journal::OFFICE, testing::read_text};
use serde_json::{Value, json};
use std::{fs, path::Path};

/// What is typed to make the census of 2025-26.
const WANTED: [(&str, &str); 3] = [("year", "2026"), ("authority", "201"), ("reason", "To send it in June")];

/// The own records of a family's children.
fn children(house: &House, family: FamilyId) -> Vec<ChildId> {
    let query = format!(
        "SELECT CAST(child_id AS TEXT) AS text FROM child_link WHERE family_id = {} ORDER BY child_id",
        family.0
    );
    read_text(&house.place(), &query).iter().map(|id| ChildId(id.parse().unwrap())).collect()
}

/// Writes down that a child was referred on a day of the year and nothing further was done, as the worker of the family.
async fn referred(house: &House, worker: &str, (family, child): (FamilyId, ChildId), on: &str) {
    let (actor, now) = (house.actor(worker).await, house.clock.now());
    let facts = house.store.child_facts(actor.worker, child).await.unwrap().unwrap();
    let permit = access::child::permit(actor, &facts, Deed::Change, now).unwrap();
    let body: Value = json!({
        "id": encode(house.store.new_id()), "group": encode(house.store.new_id()), "family": family.to_string(),
        "contact": null, "on": on, "source": "2A", "need": "N1", "no_further": true,
        "decided_because": "A bruise.", "decided": {"on": on, "by": null}, "closed": null, "closed_because": null,
    });
    let changes = vec![Change::Put(Object::from_json(Kind::Referral, &body.to_string()).unwrap())];
    let request = ChangeRequest::new("referral.opened", now);
    let kept = house.store.change(&permit, request, None, move |_, _| Ok(changes)).await.unwrap();
    assert!(matches!(kept, Outcome::Done(_)));
}

/// Restricts and seals a child's own record.
async fn seal(house: &House, worker: &str, child: ChildId) {
    let (actor, now) = (house.actor(worker).await, house.clock.now());
    let facts = house.store.child_facts(actor.worker, child).await.unwrap().unwrap();
    let permit = access::child::permit(actor, &facts, Deed::Change, now).unwrap();
    let request = ChangeRequest::new("child.sealed", now);
    let sealed = house.store.change(&permit, request, None, move |record, _| {
        let mut own = record.child_records[0].value.clone();
        own.restricted = true;
        own.sealed = Some(Sealed { on: today(), by: actor.worker, why: "An adoption order.".to_owned() });
        Ok(vec![Change::Put(Object::from(own))])
    });
    assert!(matches!(sealed.await.unwrap(), Outcome::Done(_)));
}

/// An authority in which two children were referred in the year, and the record of one was restricted and sealed since.
async fn with_referrals() -> House {
    let house = House::new().await;
    let (own, other) = (house.families.own, house.families.other);
    referred(&house, "amir", (own, children(&house, own)[0]), "2025-06-02").await;
    referred(&house, "otto", (other, children(&house, other)[0]), "2025-07-01").await;
    seal(&house, "otto", children(&house, other)[0]).await;
    house
}

/// Makes the census; the address of the check.
async fn made(browser: &mut Browser) -> String {
    let sent = browser.fill("/returns/make", &WANTED).await;
    assert_eq!(sent.status, 303, "{}", sent.text());
    sent.location().trim_end_matches("/file").to_owned()
}

/// Makes and keeps the census; the address of what was kept.
async fn kept(browser: &mut Browser) -> String {
    let base = made(browser).await;
    let kept = browser.fill(&format!("{base}/keep"), &sent_today()).await;
    assert_eq!(kept.status, 303, "{}", kept.text());
    assert!(browser.follow(&kept).await.says("Kept as it was sent."));
    kept.location().split('?').next().unwrap().to_owned()
}

fn sent_today() -> [(&'static str, &'static str); 3] {
    [("sent-day", "23"), ("sent-month", "11"), ("sent-year", "2026")]
}

/// How many entries the journals of records hold.
fn entries_of_records(house: &House) -> usize {
    read_text(&house.place(), &format!("SELECT verb AS text FROM journal WHERE chain <> {OFFICE}")).len()
}

/// The verbs about returns in the authority's journal, in order.
fn told(house: &House) -> Vec<String> {
    read_text(
        &house.place(),
        &format!(
            "SELECT verb AS text FROM journal WHERE chain = {OFFICE} AND verb LIKE 'return%' ORDER BY seq"
        ),
    )
}

fn digest_on(page: &Page) -> String {
    let text = page.text();
    let words = text.split(|c: char| !c.is_ascii_hexdigit());
    words.into_iter().find(|word| word.len() == 64).unwrap_or_else(|| panic!("{text}")).to_owned()
}

fn sha256(text: &str) -> String {
    use sha2::Digest as _;
    data_encoding::HEXLOWER.encode(&sha2::Sha256::digest(text))
}

#[tokio::test]
async fn an_analyst_makes_the_census_sees_what_is_in_it_and_takes_away_what_was_checked() {
    let house = with_referrals().await;
    let mut ana = house.signed_in("ana").await;
    let asked = ana.get("/returns/make").await;
    assert!(asked.says("restricted or sealed") && asked.says("never send it by email"), "{}", asked.text());
    let before = entries_of_records(&house);
    let base = made(&mut ana).await;
    let page = ana.get(&format!("{base}/file")).await;
    assert!(page.says("Children in need census, 2025-26") && page.says("Children 2"), "{}", page.text());
    assert!(page.says("Episodes of being in need 2") && page.says("restricted or sealed"), "{}", page.text());
    let report = ana.get(&base).await;
    assert!(report.says("2 children checked against"), "{}", report.text());

    let file = ana.get(&format!("{base}/file/download")).await;
    let header = |name: &str| file.headers.get(name).unwrap().to_str().unwrap().to_owned();
    assert!(
        header("content-disposition").contains("cin-2026-001.xml") && header("cache-control") == "no-store"
    );
    assert_eq!(sha256(&file.html), digest_on(&page), "what is taken away is what was checked");
    assert!(file.html.contains("<LEA>201</LEA>") && file.html.contains("<SerialNo>001</SerialNo>"));
    for (family, name) in [(house.families.own, "Okafor"), (house.families.other, "Zielińska")] {
        let id = children(&house, family)[0].to_string().to_uppercase();
        assert!(file.html.contains(&id), "{name}: sealed children are in it");
        assert!(!file.html.contains(name) && !page.html.contains(name), "names are not");
    }
    assert_eq!(entries_of_records(&house), before, "making the file opens no record");
    for verb in ["return.made_of_record", "return.file_seen", "return.seen", "return.file_handed_out"] {
        assert_eq!(told(&house).iter().filter(|told| *told == verb).count(), 1, "{verb}: {:?}", told(&house));
    }
}

#[tokio::test]
async fn whoever_works_with_families_makes_opens_and_takes_away_nothing() {
    let house = with_referrals().await;
    let mut ana = house.signed_in("ana").await;
    let kept = kept(&mut ana).await;
    let base = made(&mut ana).await;
    for who in ["amir", "grace", "lena", "chen", "ada"] {
        let mut browser = house.signed_in(who).await;
        for path in ["/returns/make", "/returns/sent", &kept, &format!("{kept}/download")] {
            assert_eq!(browser.get(path).await.status, 403, "{who} {path}");
        }
        for end in ["file", "file/download", "keep"] {
            assert_eq!(browser.get(&format!("{base}/{end}")).await.status, 403, "{who} {end}");
        }
        let token = browser.get("/help").await.value("_token").unwrap();
        for path in ["/returns/make", &format!("{base}/keep"), &format!("{kept}/compare")] {
            let body = format!("_token={token}&year=2026&authority=201&reason=x");
            assert_eq!(browser.send("POST", path, body).await.status, 403, "{who} {path}");
        }
    }
    // Another analyst’s session, or the same person’s, has no part in what this one holds; what was kept is every analyst’s.
    let mut elsewhere = house.signed_in("ana").await;
    assert_eq!(elsewhere.get(&format!("{base}/file/download")).await.status, 404);
    assert_eq!(elsewhere.get(&format!("{kept}/download")).await.status, 200);
}

#[tokio::test]
async fn a_file_that_was_made_and_not_kept_leaves_nothing_on_the_disk() {
    let house = with_referrals().await;
    let mut ana = house.signed_in("ana").await;
    let base = made(&mut ana).await;
    let file = ana.get(&format!("{base}/file/download")).await;
    assert!(file.html.contains("<LAchildID>"));
    let record::Place::Directory(directory) = house.place() else { panic!("a directory") };
    assert!(!holds(&directory, b"LAchildID"), "nothing of it on the disk");
    ana.post("/sign-out", &[]).await;
    assert_eq!(house.app.held::<screens_analyst::Checks>().count(), 0, "signing out forgets it");
}

/// Whether a file in this directory holds these bytes.
fn holds(directory: &Path, bytes: &[u8]) -> bool {
    fs::read_dir(directory).unwrap().any(|entry| {
        let path = entry.unwrap().path();
        if path.is_dir() {
            return holds(&path, bytes);
        }
        fs::read(&path).unwrap().windows(bytes.len()).any(|part| part == bytes)
    })
}

#[tokio::test]
async fn what_was_kept_stays_as_it_was_sent_when_the_record_changes_and_tells_what_changed() {
    let house = with_referrals().await;
    let mut ana = house.signed_in("ana").await;
    let base = made(&mut ana).await;
    let bytes = ana.get(&format!("{base}/file/download")).await.html;
    let form = ana.get(&format!("{base}/keep")).await;
    let code = form.html.split("name=\"why-").nth(1).and_then(|rest| rest.split('"').next()).unwrap();
    let (mut fields, why) = (sent_today().to_vec(), format!("why-{code}"));
    fields.push((&why, "Seen by two teams."));
    let kept = ana.fill(&format!("{base}/keep"), &fields).await;
    let kept = kept.location().split('?').next().unwrap().to_owned();

    let own = house.families.own;
    referred(&house, "amir", (own, children(&house, own)[0]), "2025-11-03").await;
    referred(&house, "amir", (own, children(&house, own)[1]), "2025-11-03").await;
    let mut later = house.signed_in("ana").await;
    let list = later.get("/returns/sent").await;
    assert!(list.says("Children in need census, 2025-26, file 1"), "{}", list.text());
    assert!(list.says("Sent on 23 November 2026") && list.says("Kept by Ana Ribeiro"), "{}", list.text());
    let page = later.get(&kept).await;
    for words in
        ["Children 2", "Sent on 23 November 2026", "Kept by Ana Ribeiro", "Calendar", "rules of 2025-26"]
    {
        assert!(page.says(words), "{words}: {}", page.text());
    }
    assert!(page.says(&format!("Rule {code} Seen by two teams.")), "{}", page.text());
    let again = later.get(&format!("{kept}/download")).await;
    assert_eq!(again.html, bytes, "the bytes never change");
    assert_eq!(sha256(&bytes), digest_on(&page));

    let compared = later.post(&format!("{kept}/compare"), &[]).await;
    let compared = later.follow(&compared).await;
    assert!(compared.says("1 added, 0 gone, 1 changed"), "{} {}", compared.status, compared.text());
    let [first, second] = [0, 1].map(|at| children(&house, own)[at].to_string().to_uppercase());
    assert!(compared.says(&format!("{first} Changed CINdetails")), "{}", compared.text());
    assert!(compared.says(&format!("{second} Added")), "{}", compared.text());
    assert!(compared.says("as it was sent on 23 November 2026"), "{}", compared.text());
    // What is sent after it is the year’s second file, and can be kept beside the first.
    let second = made(&mut later).await;
    let file = later.get(&format!("{second}/file/download")).await;
    assert!(file.html.contains("<SerialNo>002</SerialNo>"));
    assert!(told(&house).iter().filter(|verb| *verb == "return.sent_handed_out").count() == 1);
    assert!(told(&house).contains(&"return.sent_kept".to_owned()));
    assert!(house.store.verify(|_| {}).await.unwrap().is_whole());
}

#[tokio::test]
async fn a_file_is_kept_with_its_day_and_only_once() {
    let house = with_referrals().await;
    let mut ana = house.signed_in("ana").await;
    let base = made(&mut ana).await;
    let keep = format!("{base}/keep");
    for (day, words) in [
        (["", "", ""], "Say on which day it was sent."),
        (["24", "11", "2026"], "is not to come"),
        (["31", "2", "2026"], "must be a real date"),
    ] {
        let fields = [("sent-day", day[0]), ("sent-month", day[1]), ("sent-year", day[2])];
        let page = ana.fill(&keep, &fields).await;
        assert!(page.status == 422 && page.says(words), "{words}: {} {}", page.status, page.text());
    }
    for (typed, words) in
        [("night ".repeat(4_000), "longer than"), ("seen\u{7}not".to_owned(), "cannot be seen")]
    {
        let mut fields = sent_today().to_vec();
        fields.push(("why-2887Q", &typed));
        let page = ana.fill(&keep, &fields).await;
        assert!(page.status == 422 && page.says(words), "{words}: {} {}", page.status, page.text());
    }
    let file = ana.get(&format!("{base}/file/download")).await.html;
    assert_eq!(ana.fill(&keep, &sent_today()).await.status, 303);
    // The same bytes come back as an upload.
    let token = ana.get("/returns").await.value("_token").unwrap();
    let sent = ana.send_files("/returns", &token, &[("this_year", "census.xml", file.as_bytes())]).await;
    let again = ana.fill(&format!("{}/keep", sent.location()), &sent_today()).await;
    assert!(again.status == 422 && again.says("This very file was kept before"), "{}", again.text());
    assert!(again.says("file 1 of 2026, sent on 23 November 2026"), "{}", again.text());
}

#[tokio::test]
async fn a_file_that_was_sent_yesterday_is_kept_from_the_copy_that_was_taken_away() {
    let house = with_referrals().await;
    let mut ana = house.signed_in("ana").await;
    let base = made(&mut ana).await;
    let file = ana.get(&format!("{base}/file/download")).await.html;
    ana.post("/sign-out", &[]).await;
    let mut later = house.signed_in("ana").await;
    let token = later.get("/returns").await.value("_token").unwrap();
    let sent = later.send_files("/returns", &token, &[("this_year", "census.xml", file.as_bytes())]).await;
    let page = later.follow(&sent).await;
    assert!(page.says("The file, and keeping it as it was sent"), "{}", page.text());
    let kept = later.fill(&format!("{}/keep", sent.location()), &sent_today()).await;
    let page = later.follow(&kept).await;
    assert!(page.says("file 1") && page.says("Authority’s number 201"), "{}", page.text());
}

#[tokio::test]
async fn what_cannot_be_made_is_said_beside_its_field_and_nothing_is_held() {
    let house = House::new().await;
    let mut ana = house.signed_in("ana").await;
    for (field, typed, words) in [
        ("year", "", "Choose the year."),
        ("year", "2031", "Choose the year."),
        ("authority", "", "Enter the authority’s number."),
        ("authority", "20", "it has three digits"),
        ("reason", "", "Say what the file is made for."),
        (
            "reason",
            "To look",
            "No child had an episode of being in need between 1 April 2025 and 31 March 2026.",
        ),
    ] {
        let mut fields = WANTED.to_vec();
        fields.iter_mut().filter(|(name, _)| *name == field).for_each(|(_, value)| *value = typed);
        let page = ana.fill("/returns/make", &fields).await;
        assert!(page.status == 422 && page.says(words), "{field} {typed}: {} {}", page.status, page.text());
        assert!(page.html.contains("201") || field == "authority", "what was typed is still there");
    }
    assert_eq!(house.app.held::<screens_analyst::Checks>().count(), 0);
    assert!(!told(&house).contains(&"return.made_of_record".to_owned()), "{:?}", told(&house));
}
