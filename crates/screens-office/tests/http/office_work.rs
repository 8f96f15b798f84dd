//! My work, families and help: what needs a person, whose families are listed, what everybody may read.

use crate::common::{House, emergency};

#[tokio::test]
async fn my_work_says_what_and_why_and_leads_to_the_family() {
    let house = House::new().await;
    let mut amir = house.signed_in("amir").await;
    let page = amir.get("/my-work").await;
    assert_eq!(page.status, 200);
    assert!(page.says("Start the map") && page.says("Nothing has been mapped yet."), "{}", page.text());
    assert!(page.html.contains(&format!("/families/{}", house.families.own)));
    assert!(!page.says("Lindqvist"), "another worker's work is not his");
}

#[tokio::test]
async fn a_draft_is_offered_again_and_belongs_to_its_writer_alone() {
    let house = House::new().await;
    let form = format!("/families/{}/maps/{}/items/new", house.families.team, house.families.team_map);
    let mut bea = house.signed_in("bea").await;
    bea.get(&form).await;
    assert_eq!(bea.post("/drafts", &[("text", "Gran helps")]).await.status, 204);
    let page = bea.get("/my-work").await;
    assert!(page.says("Carry on where you were") && page.says("Lindqvist family"), "{}", page.text());
    assert!(page.html.contains(&form));
    assert!(!house.signed_in("amir").await.get("/my-work").await.says("Carry on where you were"));
}

#[tokio::test]
async fn a_supervisor_is_told_of_an_emergency_opening_until_it_is_read() {
    let house = House::new().await;
    let otto = house.actor("otto").await;
    let permit = access::office::permit(otto, access::OfficeDeed::BreakGlass).unwrap();
    let lasts = jiff::SignedDuration::from_hours(4);
    house.store.break_glass(permit, house.families.own, emergency(), lasts).await.unwrap();
    let mut grace = house.signed_in("grace").await;
    let page = grace.get("/my-work").await;
    assert!(page.says("opened in an emergency") && page.says("Okafor family"), "{}", page.text());
    let at = page.html.find("/my-work/notices/").unwrap();
    let path = page.html[at..].split('"').next().unwrap().to_owned();
    let read = grace.post(&path, &[]).await;
    assert!(!grace.follow(&read).await.says("opened in an emergency"));
    assert!(!house.signed_in("amir").await.get("/my-work").await.says("opened in an emergency"));
}

#[tokio::test]
async fn those_who_see_no_records_are_led_on_and_see_no_family() {
    let house = House::new().await;
    for (who, words) in [("ada", "Go to administration"), ("ana", "You count and compare")] {
        let mut browser = house.signed_in(who).await;
        assert!(browser.get("/my-work").await.says(words));
        assert_eq!(browser.get("/families").await.status, 403);
        assert_eq!(browser.get("/find").await.status, 403);
    }
}

#[tokio::test]
async fn families_lists_those_one_may_know_of_with_children_stage_and_worker() {
    let house = House::new().await;
    let mut amir = house.signed_in("amir").await;
    let page = amir.get("/families").await;
    assert!(page.says("2 families"), "{}", page.text());
    assert!(page.says("Okafor family") && page.says("Lindqvist family"));
    assert!(page.says("Maya, 8 years") && page.says("Child in need") && page.says("Bea Thornley"));
    for hidden in ["Hartnoll", "Rahimi", "Zielińska"] {
        assert!(!page.says(hidden), "{hidden}");
    }
    let page = amir.post("/families", &[("text", "okaf"), ("whose", "mine")]).await;
    assert!(page.says("1 family") && page.says("Okafor family") && !page.says("Lindqvist"));
    let page = amir.post("/families", &[("text", "Hartnoll")]).await;
    assert!(page.says("No family fits what you chose"));
    assert!(amir.get("/families?status=closed").await.says("0 families"));
}

#[tokio::test]
async fn help_and_the_accessibility_statement_are_for_everybody() {
    let house = House::new().await;
    for mut browser in [house.browser(), house.signed_in("ana").await] {
        let help = browser.get("/help").await;
        assert!(help.status == 200 && help.says("What each screen is for") && help.html.contains("rule-I1"));
        assert_eq!(browser.get("/accessibility").await.status, 200);
    }
}

#[tokio::test]
async fn a_draft_about_a_record_that_is_closed_to_its_writer_says_no_name_and_is_kept() {
    let house = House::new().await;
    let mut amir = house.signed_in("amir").await;
    let form = format!("/families/{}/people/new", house.families.own);
    amir.get(&form).await;
    assert_eq!(amir.post("/drafts", &[("given", "Auntie Bo")]).await.status, 204);
    // Addresses of records that were never his, made up by hand.
    for family in [house.families.other, house.families.restricted, house.families.conflict] {
        let key = format!("/families/{family}/people/new?");
        assert_eq!(amir.post("/drafts", &[("_draft", &key), ("given", "x")]).await.status, 204);
    }
    let page = amir.get("/my-work").await;
    assert!(page.says("Okafor family"), "{}", page.text());
    for name in ["Zielińska", "Hartnoll", "Rahimi"] {
        assert!(!page.html.contains(name), "{name}: {}", page.text());
    }
    let closed = "kith-work__what\">Something about a record that you cannot open now";
    assert_eq!(page.html.matches(closed).count(), 3, "{}", page.text());
    let drafts = house.store.drafts(house.actor("amir").await).await.unwrap();
    let permit = access::office::permit(house.actor("ada").await, access::OfficeDeed::Administer).unwrap();
    let (list, family) = (record::standing::StandingList::Conflict, house.families.own);
    let listed =
        |on: bool| house.store.administer_list(permit, list, family, house.workers["amir"], on, "a cousin");
    listed(true).await.unwrap();
    let page = amir.get("/my-work").await;
    assert!(!page.html.contains("Okafor"), "{}", page.text());
    assert_eq!(page.html.matches(closed).count(), 4);
    assert_eq!(house.store.drafts(house.actor("amir").await).await.unwrap(), drafts, "it is kept");
    listed(false).await.unwrap();
    assert!(amir.get("/my-work").await.says("Okafor family"));
}

#[tokio::test]
async fn nothing_that_was_given_to_somebody_once_names_a_family_after_they_left_its_team() {
    let house = House::new().await;
    let lasts = jiff::SignedDuration::from_hours(4);
    let otto = access::office::permit(house.actor("otto").await, access::OfficeDeed::BreakGlass).unwrap();
    house.store.break_glass(otto, house.families.own, emergency(), lasts).await.unwrap();
    assert!(house.signed_in("grace").await.get("/my-work").await.says("Okafor family"));
    let permit = access::office::permit(house.actor("ada").await, access::OfficeDeed::Administer).unwrap();
    for (username, name) in [("amir", "Amir Siddiqui"), ("grace", "Grace Adeyemi")] {
        let details = record::accounts::AccountDetails {
            username: username.into(),
            display_name: name.into(),
            role: access::Role::PracticeSupervisor,
            team: Some(house.south),
        };
        house.store.update_account(permit, house.workers[username], details).await.unwrap();
    }
    assert!(!house.signed_in("grace").await.get("/my-work").await.html.contains("Okafor"));
    // Amir leads the family still, so that it stays his.
    assert!(house.signed_in("amir").await.get("/my-work").await.says("Okafor family"));
}
