//! Closing a case: refused with all that is missing; asked, audited, decided, closed and opened again.

use crate::common::House;
use practice::testing::{Progress, Shape};

fn path(house: &House, rest: &str) -> String {
    format!("/families/{}/{rest}", house.families.own)
}

#[tokio::test]
async fn closing_is_refused_with_the_list_of_what_stands_in_the_way() {
    let house = House::with_work().await;
    let mut amir = house.signed_in("amir").await;
    let page = amir.get(&path(&house, "closing")).await;
    assert!(page.says("What still stands in the way") && page.says("is not met yet"), "{}", page.text());
    let page = amir.fill(&path(&house, "closing/ask"), &[]).await;
    assert!(page.says("Say why the work with this family can end."));
    for (text, words) in [("long ".repeat(5000), "longer than"), ("un\u{7}seen".to_owned(), "cannot be seen")]
    {
        let page = amir.fill(&path(&house, "closing/ask"), &[("reason", text.as_str())]).await;
        assert!(page.status == 422 && page.says(words), "{words}: {}", page.text());
    }
    let page = amir.fill(&path(&house, "closing/ask"), &[("reason", "They move away")]).await;
    assert!(amir.follow(&page).await.says("They move away"));
    assert_eq!(amir.get(&path(&house, "closing/close")).await.status, 403, "the worker does not close");
    let mut grace = house.signed_in("grace").await;
    let page = grace.fill(&path(&house, "closing/close"), &[]).await;
    assert_eq!(page.status, 422);
    assert!(
        page.says("is not met yet") && page.says("Every case is audited before it is closed."),
        "{}",
        page.text()
    );
}

#[tokio::test]
async fn a_case_is_asked_for_audited_closed_and_opened_again_and_the_plan_stays() {
    let shape = Shape { progress: Progress::ReadyToClose, ..Shape::default() };
    let house = House::with_shape(&shape).await;
    let mut record = house.read("amir", house.families.own).await;
    let mut plan =
        record.plans.iter().find(|plan| plan.kind == practice::plan::PlanKind::Full).unwrap().value.clone();
    let children: Vec<_> =
        record.people.iter().filter(|person| person.is_child()).map(|child| child.id).collect();
    for child in children {
        plan.children_told.push(practice::plan::Mark {
            who: practice::Who::Person(child),
            on: shape.today,
            how: None,
        });
    }
    let mut closure = record.closures.remove(0).value;
    closure.asked_by = Some(practice::Who::Worker(house.workers["amir"]));
    (closure.audited_by, closure.audited_on) = (None, None);
    closure.audit_findings.clear();
    house.put(vec![plan.into(), closure.into()]).await;

    let mut grace = house.signed_in("grace").await;
    let page = grace.get(&path(&house, "closing")).await;
    assert!(page.says("Nothing of the work stands in the way"), "{}", page.text());
    let mut lena = house.signed_in("lena").await;
    assert!(lena.fill(&path(&house, "closing/audit"), &[]).await.says("Say what the audit found."));
    let found = [("audit_findings", "Safety was seen for three months by four people.")];
    let page = lena.fill(&path(&house, "closing/audit"), &found).await;
    assert_eq!(page.status, 303, "{}", page.text());
    assert_eq!(lena.get(&path(&house, "closing/close")).await.status, 403, "a practice lead does not close");
    let page = grace.fill(&path(&house, "closing/close"), &[]).await;
    assert_eq!(page.status, 303, "{}", page.text());
    let page = grace.follow(&page).await;
    assert!(page.says("This case was closed on 23 November 2026."));
    assert!(page.says("The safety plan stays with the family and its network"));

    let mut amir = house.signed_in("amir").await;
    assert!(!amir.get(&path(&house, "people")).await.html.contains("people/new"));
    let page = amir.fill(&path(&house, "people/new"), &[("given", "Dan"), ("part", "parent")]).await;
    assert!(page.says("This case is closed. Reopen it first, and say why."));
    assert!(grace.fill(&path(&house, "closing/reopen"), &[]).await.says("Say why the case is opened again."));
    for (text, words) in [("long ".repeat(5000), "longer than"), ("un\u{7}seen".to_owned(), "cannot be seen")]
    {
        let page = grace.fill(&path(&house, "closing/reopen"), &[("reason", text.as_str())]).await;
        assert!(page.status == 422 && page.says(words), "{words}: {}", page.text());
    }
    let page = grace.fill(&path(&house, "closing/reopen"), &[("reason", "A new referral")]).await;
    let page = grace.follow(&page).await;
    assert!(page.says("The case is open again."));
    let again =
        "Closed on 23 November 2026. Opened again on 23 November 2026 by Grace Adeyemi: A new referral";
    assert!(grace.get(&path(&house, "closing")).await.says(again), "why stands where closing is read");
    let history = grace.get(&path(&house, "history?show=changes")).await;
    for words in [
        "Lena Novak audited the case for closing",
        "Grace Adeyemi closed the case",
        "opened the case again",
        "A new referral",
    ] {
        assert!(history.says(words), "{words}: {}", history.text());
    }
}

#[tokio::test]
async fn a_named_manager_decides_otherwise_with_a_reason_that_stays_in_sight() {
    let house = House::with_work().await;
    let mut amir = house.signed_in("amir").await;
    amir.fill(&path(&house, "closing/ask"), &[("reason", "They have moved to Wales")]).await;
    let mut grace = house.signed_in("grace").await;
    let page = grace.fill(&path(&house, "closing/override"), &[]).await;
    assert!(page.says("Say why the case is closed although something is missing."));
    let reason = [("override_reason", "Powys has taken the case over")];
    assert_eq!(grace.fill(&path(&house, "closing/override"), &reason).await.status, 303);
    assert_eq!(grace.fill(&path(&house, "closing/close"), &[]).await.status, 303);
    let page = grace.get(&path(&house, "closing")).await;
    assert!(page.says("Grace Adeyemi") && page.says("Powys has taken the case over"));
    assert!(page.says("What was missing when it was closed"));
}

#[tokio::test]
async fn the_worker_of_the_case_does_not_audit_it() {
    let house = House::with_work().await;
    let mut grace = house.signed_in("grace").await;
    grace.fill(&path(&house, "closing/ask"), &[("reason", "It is safe now")]).await;
    let page = grace.get(&path(&house, "closing")).await;
    assert!(!page.html.contains("closing/audit"), "whoever asked is not offered the audit");
    let page = grace.fill(&path(&house, "closing/audit"), &[("audit_findings", "Fine")]).await;
    assert_eq!(page.status, 422);
    assert!(
        page.says("Somebody other than the worker of the case audits it for closure.")
            && page.html.contains("Fine")
    );
    let mut bea = house.signed_in("bea").await;
    assert_eq!(bea.get(&path(&house, "closing/audit")).await.status, 403);
}

#[tokio::test]
async fn closing_of_a_family_just_registered_says_that_nothing_has_begun() {
    let house = House::new().await;
    let mut amir = house.signed_in("amir").await;
    let done = crate::office_referral::send(&mut amir, &[("danger_now", "no")]).await;
    let id = done.location()["/families/".len()..].split(['/', '?']).next().unwrap().to_owned();
    let page = amir.get(&format!("/families/{id}/closing")).await;
    assert!(page.says("Nothing has begun yet") && page.says("No goal is written down."), "{}", page.text());
    assert!(page.says("Nobody has decided what the referral leads to."), "{}", page.text());
    assert!(!page.says("Nothing of the work stands") && !page.says("The goals are met"), "{}", page.text());
}

#[tokio::test]
async fn where_there_is_nothing_to_act_on_the_page_says_so_and_shows_no_form() {
    let house = House::with_work().await;
    let mut grace = house.signed_in("grace").await;
    let has_form = |html: &str| html.contains("id=\"main-form\"");
    let asked = "Nobody has asked to close this case. There is nothing to decide until somebody does.";
    for (rest, said, field) in [
        ("closing/audit", asked, "audit_findings"),
        ("closing/override", asked, "override_reason"),
        ("closing/close", asked, "reason"),
        ("closing/reopen", "This case is open. There is nothing to open again.", "reason"),
    ] {
        let page = grace.get(&path(&house, rest)).await;
        assert!(page.status == 200 && page.says(said), "{rest}: {}", page.text());
        assert!(!has_form(&page.html) && !page.html.contains("name=\"_once\""), "{rest}: no form");
        let sent = grace.post(&path(&house, rest), &[(field, "I read all of it")]).await;
        assert!(sent.status == 422 && sent.says(said), "{rest}: {} {}", sent.status, sent.text());
        assert!(sent.says("What you wrote was not kept") && sent.says("I read all of it"), "{rest}");
    }
    let mut amir = house.signed_in("amir").await;
    amir.fill(&path(&house, "closing/ask"), &[("reason", "They move away")]).await;
    let page = amir.get(&path(&house, "closing/ask")).await;
    assert!(page.says("Somebody has asked to close this case already") && !has_form(&page.html));
    assert!(has_form(&grace.get(&path(&house, "closing/override")).await.html), "now there is something");
}
