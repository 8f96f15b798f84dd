//! What each parent is told of a decision and of a plan is decided and kept, and silence is due.

use crate::common::House;
use practice::testing::{DAD, MUM};

fn path(house: &House, rest: &str) -> String {
    format!("/families/{}/{rest}", house.families.own)
}

#[tokio::test]
async fn what_a_parent_is_told_of_a_decision_is_due_until_somebody_decides_and_says_why() {
    let house = House::with_work().await;
    let mut grace = house.signed_in("grace").await;
    let sent = [
        ("stage", "section_47"),
        ("stage_since-day", "22"),
        ("stage_since-month", "11"),
        ("stage_since-year", "2026"),
        ("reason", "Strategy meeting today."),
    ];
    assert_eq!(grace.fill(&path(&house, "stage"), &sent).await.status, 303);
    let mut amir = house.signed_in("amir").await;
    let home = amir.get(&format!("/families/{}", house.families.own)).await;
    let what = "Decide what each parent is told of the decision";
    assert!(home.says(what) && home.html.contains(&path(&house, "parents")), "{}", home.text());
    let page = amir.get(&path(&house, "parents")).await;
    assert!(
        page.says("Section 47 enquiry, decided on 22 November 2026 Nobody has decided yet"),
        "{}",
        page.text()
    );

    let dad = DAD.to_string();
    let (gives, why) = (format!("gives-{dad}"), format!("why-{dad}"));
    let bare = [("parent", dad.as_str()), (gives.as_str(), "withhold")];
    let refused = amir.fill(&path(&house, "parents"), &bare).await;
    assert!(
        refused.status == 422 && refused.says("Say which part is given, and why not all of it."),
        "{}",
        refused.text()
    );
    let long = "night ".repeat(4_000);
    let refused = amir.fill(&path(&house, "parents"), &[bare[0], bare[1], (why.as_str(), &long)]).await;
    assert!(refused.status == 422 && refused.says("longer than"), "{}", refused.status);
    let said = [bare[0], bare[1], (why.as_str(), "Telling him today puts Kim in danger.")];
    assert_eq!(amir.fill(&path(&house, "parents"), &said).await.status, 303);
    let record = house.read("amir", house.families.own).await;
    let others = practice::people::parents_responsible(&record).into_iter().map(|id| id.to_string());
    for other in others.filter(|id| *id != dad) {
        let gives = format!("gives-{other}");
        let sent = [("parent", other.as_str()), (gives.as_str(), "give")];
        assert_eq!(amir.fill(&path(&house, "parents"), &sent).await.status, 303);
    }
    let page = amir.get(&path(&house, "parents")).await;
    assert!(
        page.says("Nothing for now, Amir Siddiqui, 2")
            && page.says(": “Telling him today puts Kim in danger.”")
            && !page.text().contains(".”,"),
        "{}",
        page.text()
    );
    let home = amir.get(&format!("/families/{}", house.families.own)).await;
    assert!(!home.says(what), "{}", home.text());
    let history = amir.get(&path(&house, "history")).await;
    assert!(history.says("decided what a parent is told of the decision"), "{}", history.text());
    assert!(history.says("Telling him today puts Kim in danger."));
}

#[tokio::test]
async fn only_who_may_sign_off_decides_what_a_parent_gets() {
    let house = House::with_work().await;
    let mum = MUM.to_string();
    let gives = format!("gives-{mum}");
    let sent = [("parent", mum.as_str()), (gives.as_str(), "give")];
    for who in ["bea", "otto"] {
        assert_eq!(
            house.signed_in(who).await.post(&path(&house, "parents"), &sent).await.status,
            403,
            "{who}"
        );
    }
}
