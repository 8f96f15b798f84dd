//! Who has no part in a plan that protects from somebody: a friend of the feared man would carry it to him.

use super::*;

#[tokio::test]
async fn nothing_is_printed_for_whoever_has_no_part_in_the_plan_until_somebody_decides_and_says_why() {
    let house = House::with_work().await;
    let mut amir = house.signed_in("amir").await;
    let record = house.read("amir", house.families.own).await;
    let comfort = record.people.iter().find(|person| person.given == "Comfort").unwrap().id.to_string();
    let hers = format!("{}&reader={comfort}", path(&house));
    let page = amir.get(&hers).await;
    assert!(
        page.says(
            "Comfort has no part in the plan. Somebody is feared here, so nothing is printed for Comfort until you decide what Comfort gets."
        ),
        "{}",
        page.text()
    );
    assert!(
        page.says("There is no paper for Comfort")
            && page.says("nobody has decided what Comfort gets.")
            && !prints(&page.html),
        "{}",
        page.text()
    );
    assert!(
        page.says("Kim takes the children to Rose's before tea."),
        "what would be opened is shown: {}",
        page.text()
    );
    assert!(page.says("may reach whoever the plan protects from"), "{}", page.text());
    let plan = amir.get(&format!("/families/{}/plan/{FULL}", house.families.own)).await;
    assert!(plan.says("Nobody has decided it yet"), "{}", plan.text());
    let copies = amir.get(&format!("/families/{}/plan/{FULL}/people/copies", house.families.own)).await;
    assert!(
        copies.says("there is no paper of this plan for them:") && copies.says("Comfort"),
        "{}",
        copies.text()
    );

    let (decide, full) = (decide_at(&house), FULL.to_string());
    let whole = |why: &'static str| {
        [
            ("plan", full.clone()),
            ("reader", comfort.clone()),
            ("gets", "whole".to_owned()),
            ("reason", why.to_owned()),
        ]
    };
    for (why, status) in [("", 422), ("She takes the children in and does not speak to Dan.", 303)] {
        let fields = whole(why);
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        amir.get(&hers).await;
        let sent = amir.post(&decide, &fields).await;
        assert_eq!(sent.status, status, "{why}: {}", sent.text());
    }
    let page = amir.get(&hers).await;
    assert!(page.says("Comfort may have the whole plan.") && prints(&page.html), "{}", page.text());
    assert!(page.says("She takes the children in and does not speak to Dan."), "{}", page.text());
}
