//! The team: its board, who works with a family, and who may know of it.

use crate::common::House;

#[tokio::test]
async fn the_board_says_what_is_due_and_why_by_worker_and_counts_without_ranking() {
    let house = House::new().await;
    let mut grace = house.signed_in("grace").await;
    let page = grace.get("/team").await;
    assert!(page.status == 200 && page.says("Team North"), "{}", page.text());
    assert!(page.says("Amir Siddiqui") && page.says("Okafor family") && page.says("Start the map"));
    assert!(page.says("Nothing has been mapped yet.") && page.says("Child in need"));
    assert!(page.says("Rahimi family"), "she has no conflict");
    assert!(!page.says("Hartnoll"), "she is not named for the restricted family");
    assert!(!page.says("Zielińska"), "another team's");
    assert!(page.says("How the families are shared out") && page.says("Up to 3 months"));
    let amir = house.workers["amir"];
    let only = grace.get(&format!("/team?worker={amir}")).await;
    assert!(only.says("1 of 3 families") && only.says("Okafor family") && !only.says("Rahimi family"));
    for sort in ["due", "name", "stage", "opened"] {
        assert!(grace.get(&format!("/team?sort={sort}")).await.says("3 of 3 families"), "{sort}");
    }
    assert!(grace.get("/team?needs=me").await.says("0 of 3 families"));
    assert_eq!(house.signed_in("amir").await.get("/team").await.status, 403);
    assert!(!house.signed_in("lena").await.get("/team").await.says("Change who works with them"));
}

/// The board of a large team is pages of fifty, each family is on one of them, and the headings count them all.
#[tokio::test]
async fn a_large_teams_board_is_pages_on_which_each_family_stands_once() {
    let house = House::with_families(110).await;
    let mut grace = house.signed_in("grace").await;
    let first = grace.get("/team").await;
    assert!(first.says("113 of 113 families") && first.says("Page 1 of 3"), "{}", first.text());
    assert!(first.says("Amir Siddiqui (111)"), "the heading counts the families of every page");
    for sort in ["", "due", "lowest", "name", "stage", "opened"] {
        let mut seen = std::collections::BTreeMap::new();
        for page in 1..=3 {
            let page = grace.get(&format!("/team?sort={sort}&page={page}")).await;
            assert!(page.html.matches("kith-row__name").count() <= 50);
            for number in 0..110 {
                let name = format!("Grown{number:03} family");
                *seen.entry(number).or_insert(0) += usize::from(page.says(&name));
            }
            assert!(page.says("Start the map"), "what is due stands beside each family");
        }
        assert!(seen.values().all(|times| *times == 1), "{sort}: {seen:?}");
    }
    let beyond = grace.get("/team?page=99999999999999999999999").await;
    assert!(beyond.status == 200 && beyond.says("Page 1 of 3"));
    assert!(grace.get("/team?page=40").await.says("Page 3 of 3"), "the last page, not an empty one");
    let amir = house.workers["amir"];
    let chosen = grace.get(&format!("/team?worker={amir}&sort=name")).await;
    assert!(
        chosen.html.contains(&format!("/team?worker={amir}&amp;sort=name&amp;page=2")),
        "{}",
        chosen.html
    );
}

#[tokio::test]
async fn a_supervisor_gives_a_family_another_worker_and_a_chair() {
    let house = House::new().await;
    let path = format!("/families/{}/allocate", house.families.own);
    let id = |name: &str| house.workers[name].to_string();
    let (bea, co_worker, chen, otto) = (id("bea"), id("amir"), id("chen"), id("otto"));
    let mut grace = house.signed_in("grace").await;
    let page = grace.get(&path).await;
    assert!(page.status == 200 && page.says("Chen Wei") && !page.says("Otto Brandt"), "{}", page.text());
    let fields = [
        ("lead_worker", bea.as_str()),
        ("co_workers", &co_worker),
        ("chair", &chen),
        ("reason", "Amir is away"),
    ];
    let done = grace.post(&path, &fields).await;
    assert!(grace.follow(&done).await.says("Saved who works with the family"));
    let record = house.read("bea", house.families.own).await;
    let family = &record.families[0].value;
    assert_eq!((family.lead_worker, family.chair), (Some(house.workers["bea"]), Some(house.workers["chen"])));
    assert_eq!(family.co_workers, [house.workers["amir"]]);
    let mut amir = house.signed_in("amir").await;
    assert_eq!(amir.get(&path).await.status, 403, "a worker does not allocate");
    // Otto works in another team and was never on the list.
    let page = grace.fill(&path, &[("lead_worker", &otto), ("chair", &bea)]).await;
    assert!(page.status == 422 && page.says("choose one from the list"), "{}", page.text());
}

#[tokio::test]
async fn people_are_named_before_a_record_is_restricted_and_the_rest_find_nothing() {
    let house = House::new().await;
    let family = house.families.team;
    let path = format!("/families/{family}/access");
    let id = |name: &str| house.workers[name].to_string();
    let (grace_id, bea_id) = (id("grace"), id("bea"));
    let mut grace = house.signed_in("grace").await;
    let early = grace.fill(&path, &[("do", "restrict"), ("restrict-reason", "Press interest")]).await;
    assert!(
        early.status == 422 && early.says("Name yourself first") && early.html.contains("Press interest")
    );
    let silent = grace.post(&path, &[("do", "name"), ("name-worker", &bea_id)]).await;
    assert!(silent.status == 422 && silent.says("Say why."));
    for worker in [&grace_id, &bea_id] {
        let named = grace
            .fill(&path, &[("do", "name"), ("name-worker", worker), ("name-reason", "Works with them")])
            .await;
        assert_eq!(named.status, 303, "{}", named.text());
    }
    let silent = grace.fill(&path, &[("do", "restrict"), ("restrict-reason", "Press interest")]).await;
    assert!(
        silent.status == 422 && silent.says("Say whether Bea Thornley may still open this record."),
        "nobody stays by silence: {}",
        silent.text()
    );
    let stays = format!("stays-{bea_id}");
    let fields = [("do", "restrict"), ("restrict-reason", "Press interest"), (stays.as_str(), "yes")];
    let done = grace.fill(&path, &fields).await;
    assert!(grace.follow(&done).await.says("This record is restricted."), "{}", done.text());
    let mut amir = house.signed_in("amir").await;
    assert_eq!(amir.get(&format!("/families/{family}")).await.status, 404);
    assert!(!amir.get("/families").await.says("Lindqvist"));
    assert_eq!(house.signed_in("bea").await.get(&format!("/families/{family}")).await.status, 200);
    let off =
        grace.fill(&path, &[("do", "unname"), ("name-worker", &grace_id), ("name-reason", "Done")]).await;
    assert!(off.status == 422 && off.says("You cannot take your own name off"));
    let open = grace.fill(&path, &[("do", "unrestrict"), ("restrict-reason", "Over")]).await;
    assert_eq!(open.status, 303);
    assert_eq!(amir.get(&format!("/families/{family}")).await.status, 200);
}

#[tokio::test]
async fn a_name_put_on_while_the_record_was_open_is_asked_about_when_it_is_restricted() {
    let house = House::new().await;
    let path = format!("/families/{}/access", house.families.team);
    let id = |name: &str| house.workers[name].to_string();
    let (otto, bea) = (id("otto"), id("bea"));
    let mut ada = house.signed_in("ada").await;
    ada.get("/administration/lists?reference=K-10002").await;
    let early = [("reference", "K-10002"), ("do", "name"), ("worker", &otto), ("reason", "Might be needed")];
    assert_eq!(ada.post("/administration/lists", &early).await.status, 303, "an open record has no secret");
    let mut grace = house.signed_in("grace").await;
    for worker in [&id("grace"), &bea] {
        let fields = [("do", "name"), ("name-worker", worker), ("name-reason", "Works with them")];
        assert_eq!(grace.fill(&path, &fields).await.status, 303);
    }
    let page = grace.get(&path).await;
    assert!(page.says("May Otto Brandt still open it?"), "{}", page.text());
    assert!(page.says("Ada Lovell, 23 November 2026"), "who put the name on, and when: {}", page.text());
    assert!(!page.html.contains("value=\"yes\" checked"), "nobody stays until it is said");
    let (stays, goes) = (format!("stays-{bea}"), format!("stays-{otto}"));
    let fields = [
        ("do", "restrict"),
        ("restrict-reason", "Press interest"),
        (stays.as_str(), "yes"),
        (goes.as_str(), "no"),
    ];
    assert_eq!(grace.fill(&path, &fields).await.status, 303);
    let record = format!("/families/{}", house.families.team);
    assert_eq!(house.signed_in("otto").await.get(&record).await.status, 404);
    assert_eq!(house.signed_in("bea").await.get(&record).await.status, 200);
    assert!(house.signed_in("otto").await.get("/my-work").await.says("took your name off"));
}

#[tokio::test]
async fn a_conflict_of_interest_closes_the_record_at_once_even_to_its_worker() {
    let house = House::new().await;
    let family = house.families.own;
    let path = format!("/families/{family}/access");
    let amir_id = house.workers["amir"].to_string();
    let mut grace = house.signed_in("grace").await;
    let mut amir = house.signed_in("amir").await;
    assert_eq!(amir.get(&format!("/families/{family}")).await.status, 200);
    let fields = [
        ("do", "conflict"),
        ("conflict-worker", amir_id.as_str()),
        ("conflict-reason", "Her brother-in-law"),
    ];
    let done = grace.fill(&path, &fields).await;
    let page = grace.follow(&done).await;
    assert!(page.says("These still stand as workers of the case: Amir Siddiqui"), "{}", page.text());
    assert_eq!(amir.get(&format!("/families/{family}")).await.status, 404);
    assert!(!amir.get("/my-work").await.says("Okafor"));
    let fields =
        [("do", "unconflict"), ("conflict-worker", amir_id.as_str()), ("conflict-reason", "A mistake")];
    assert_eq!(grace.fill(&path, &fields).await.status, 303);
    assert_eq!(amir.get(&format!("/families/{family}")).await.status, 200);
}

#[tokio::test]
async fn whoever_looks_after_a_restricted_record_is_told_of_new_names_and_new_referrals() {
    let house = House::new().await;
    let mut ada = house.signed_in("ada").await;
    let id = |name: &str| house.workers[name].to_string();
    let name = async |ada: &mut crate::common::Browser, worker: &str| {
        let (family, worker) = ("K-10004", worker.to_owned());
        ada.get(&format!("/administration/lists?reference={family}")).await;
        let fields = [
            ("reference", family),
            ("do", "name"),
            ("worker", &worker),
            ("reason", "Asked"),
            ("way", "emergency"),
        ];
        ada.post("/administration/lists", &fields).await
    };
    let no_use = name(&mut ada, &id("ana")).await;
    assert!(no_use.status == 422 && no_use.says("never see a record"), "{}", no_use.text());
    assert_eq!(name(&mut ada, &id("grace")).await.status, 303);
    assert_eq!(name(&mut ada, &id("otto")).await.status, 303);
    let mut grace = house.signed_in("grace").await;
    let work = grace.get("/my-work").await;
    assert!(work.says("Ada Lovell named Otto Brandt for this restricted record"), "{}", work.text());
    let access = format!("/families/{}/access", house.families.restricted);
    assert!(work.html.contains(&format!("href=\"{access}\"")));
    assert!(grace.get(&access).await.says("Otto Brandt"));
    let off = [("do", "unname"), ("name-worker", &id("otto")), ("name-reason", "Not his case")];
    assert_eq!(grace.fill(&access, &off).await.status, 303);
    assert!(house.signed_in("otto").await.get("/my-work").await.says("took your name off"));

    // Amir, who may not know of the record, registers one of its children.
    let mut amir = house.signed_in("amir").await;
    let fields = [
        ("received-day", "20"),
        ("received-month", "11"),
        ("received-year", "2026"),
        ("received-time", "15:10"),
        ("danger_now", "no"),
        ("danger_words", "She is at school"),
        ("tonight", "known"),
        ("tonight_words", "At home"),
        ("parents_know", "yes"),
        ("parents_agree", "yes"),
        ("referrer_role", "Head teacher"),
        ("worried", "She came to school hungry"),
        ("children-0-given", "Maya"),
        ("children-0-family", "Hartnoll"),
        ("children-0-born-day", "5"),
        ("children-0-born-month", "3"),
        ("children-0-born-year", "2018"),
        ("stage", "intake"),
    ];
    let done = amir.fill("/families/new", &fields).await;
    assert_eq!(done.status, 303, "nothing tells him: {}", done.text());
    let work = grace.get("/my-work").await;
    assert!(work.says("Amir Siddiqui registered a new referral, K-10006"), "{}", work.text());
    assert!(!amir.get("/my-work").await.says("restricted"));
}

#[tokio::test]
async fn a_practice_lead_is_led_only_to_pages_that_open() {
    let house = House::with_work().await;
    let mut lena = house.signed_in("lena").await;
    for page in ["/team", "/my-work"] {
        let page = lena.get(page).await;
        let links: std::collections::BTreeSet<String> = page
            .html
            .split("href=\"/families/")
            .skip(1)
            .filter_map(|rest| rest.split(['"', '#']).next())
            .map(|rest| format!("/families/{rest}").replace("&amp;", "&"))
            .collect();
        for link in links {
            let there = lena.get(&link).await;
            assert_eq!(there.status, 200, "{link}");
        }
    }
}
