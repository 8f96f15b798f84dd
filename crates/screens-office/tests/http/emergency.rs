//! Another team's record opened in an emergency: with a reason, for a time, told at once and looked over.

use crate::common::{EMERGENCY, House};

#[tokio::test]
async fn it_opens_with_a_reason_for_four_hours_and_the_supervisor_looks_it_over() {
    let house = House::new().await;
    let (family, emergency) =
        (format!("/families/{}", house.families.own), format!("/emergency/{}", house.families.own));
    let mut otto = house.signed_in("otto").await;
    let refused = otto.get(&family).await;
    assert!(refused.html.contains(&emergency), "the refusal shows the way");
    assert!(!otto.get(&emergency).await.says("Okafor"), "no name before the reason");
    for (field, nothing, sentence) in [
        ("child", "Maya", "Say which child, in a few words"),
        ("happened", "  ", "Say in a sentence what has happened."),
        ("why_now", "urgent urgent urgent", "Say in a sentence why it cannot wait"),
    ] {
        let fields = EMERGENCY.map(|(name, said)| (name, if name == field { nothing } else { said }));
        let page = otto.fill(&emergency, &fields).await;
        assert_eq!(page.status, 422, "{field}");
        assert!(page.says(sentence), "{field}: {}", page.text());
        assert!(page.says("The ward lets her go") || field == "why_now", "what was said stays");
    }
    let page = otto.fill(&emergency, &EMERGENCY).await;
    let page = otto.follow(&page).await;
    assert!(page.says("Okafor family") && page.says("Their supervisor has been told."), "{}", page.text());
    assert_eq!(otto.get(&format!("{family}/closing/ask")).await.status, 200, "reading and adding");
    assert_eq!(otto.get(&format!("{family}/closing/close")).await.status, 403, "never deciding");

    let mut grace = house.signed_in("grace").await;
    assert!(grace.get("/my-work").await.says("opened in an emergency"));
    let page = grace.get("/team/emergency").await;
    assert!(
        page.says("Otto Brandt")
            && page.says("Which child Maya Okafor, about seven")
            && page.says("What had happened Maya is at A&E and nobody answers")
            && page.says("Why it could not wait The ward lets her go home within the hour")
            && page.says("Open now"),
        "{}",
        page.text()
    );
    let link = page.html.split("href=\"").find(|rest| rest.contains("What they read and changed")).unwrap();
    let read = link.split('"').next().unwrap().replace("&amp;", "&").replace("&#38;", "&");
    assert!(read.ends_with("&show=all"), "what they read is shown, not only what they changed: {read}");
    assert_eq!(grace.get(&read).await.status, 200);
    grace.get("/team/emergency").await;
    let at = page.html.find("name=\"opening\" value=\"").unwrap() + 22;
    let opening = page.html[at..at + 13].to_owned();
    let note = format!("note-{opening}");
    let page = grace.post("/team/emergency", &[("opening", &opening), (&note, "")]).await;
    assert!(page.status == 422 && page.says("Write what you found."));
    let page = grace
        .post("/team/emergency", &[("opening", &opening), (&note, "Needed, and only what was needed.")])
        .await;
    let page = grace.follow(&page).await;
    assert!(page.says("Nothing is waiting.") && page.says("Needed, and only what was needed."));
    assert!(
        !grace.get("/my-work").await.says("opened in an emergency"),
        "who has looked it over has read of it"
    );
    let history = grace.get(&format!("{family}/history?who={}", house.workers["otto"])).await;
    assert!(history.says("opened in an emergency"));

    house.clock.set("2026-11-23T14:00:01Z".parse().unwrap());
    let mut otto = house.signed_in("otto").await;
    assert_eq!(otto.get(&family).await.status, 403, "the time is over");
}

#[tokio::test]
async fn restricted_and_conflicted_families_are_absent_in_an_emergency_too() {
    let house = House::new().await;
    let mut amir = house.signed_in("amir").await;
    let missing = amir.get(&format!("/emergency/{}", practice::ids::FamilyId(1))).await;
    assert_eq!(missing.status, 404);
    for hidden in [house.families.restricted, house.families.conflict] {
        let path = format!("/emergency/{hidden}");
        let page = amir.get(&path).await;
        assert_eq!((page.status, page.but_for_tokens()), (404, missing.but_for_tokens()));
        amir.get("/my-work").await;
        assert_eq!(amir.post(&path, &EMERGENCY).await.status, 404);
    }
    let own = amir.get(&format!("/emergency/{}", house.families.own)).await;
    assert_eq!(own.location(), format!("/families/{}", house.families.own), "it is open anyway");
}

#[tokio::test]
async fn only_the_teams_supervisor_sees_its_openings() {
    let house = House::new().await;
    let mut otto = house.signed_in("otto").await;
    otto.fill(&format!("/emergency/{}", house.families.own), &EMERGENCY).await;
    assert_eq!(otto.get("/team/emergency").await.status, 403);
    let mut sofia = house.signed_in("sofia").await;
    assert!(!sofia.get("/team/emergency").await.says("Maya is at A&E"), "another team's openings");
    let mut ana = house.signed_in("ana").await;
    assert_eq!(ana.get(&format!("/emergency/{}", house.families.own)).await.status, 403);
}
