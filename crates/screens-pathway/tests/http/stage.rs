//! Nobody says twice where the work with a family stands: it follows from what is decided about each child.

use crate::common::{House, at, child, day, fields, own, send};
use practice::{
    contact::{Contact, ContactDecision, DangerNow},
    family::{Family, Stage},
    ids::ContactId,
    stands::StageFrom,
};

/// A family at the front door with a contact on which nobody has decided.
async fn at_the_door(house: &House, danger: bool) -> String {
    let family = house.read("amir", house.families.own).await.families[0].value.clone();
    let contact = Contact {
        source: "2A".to_owned(),
        referrer_role: "Head teacher".to_owned(),
        worried: "Maya had a bruise on her arm.".to_owned(),
        danger_now: if danger { DangerNow::Yes } else { DangerNow::Unknown },
        danger_words: if danger { "He waits at the gate.".to_owned() } else { String::new() },
        ..Contact::at(ContactId(9001), "2026-11-19T15:30:00Z".parse().unwrap())
    };
    let case = Family { stage: Stage::Intake, ..family };
    house.put(vec![case.into(), contact.into()]).await;
    at(house.families.own, &format!("pathway/refer/{}", ContactId(9001)))
}

async fn stage(house: &House) -> (Stage, StageFrom) {
    let record = house.read("grace", house.families.own).await;
    (record.families[0].stage, record.families[0].stage_from)
}

#[tokio::test]
async fn whoever_decides_on_a_new_referral_decides_once() {
    let house = House::new().await;
    let form = at_the_door(&house, true).await;
    let maya = child(&house, "Maya").await;
    let m = maya.to_string();
    let mut grace = house.signed_in("grace").await;
    let page = grace.get(&at(house.families.own, "pathway")).await;
    assert!(page.says("Decide on the referral of 19 November 2026"), "{}", page.text());
    assert!(grace.get(&at(house.families.own, "stage")).await.html.contains(&form));
    let said = fields(&[
        ("children", &m),
        ("because", "A bruise that nobody explains."),
        (&format!("need-{m}"), "N1"),
        (&format!("next-{m}"), "assess"),
    ]);
    let refused = send(&mut grace, &form, std::slice::from_ref(&said)).await;
    assert!(
        refused.status == 422 && refused.says("Say how you know that the child is safe tonight"),
        "{}",
        refused.text()
    );
    let kept = send(&mut grace, &form, &[said, fields(&[("safe_tonight", "They sleep at Gran’s.")])]).await;
    assert_eq!(kept.status, 303, "{}", kept.text());
    assert_eq!(stage(&house).await, (Stage::ChildInNeed, StageFrom::Children));
    let record = house.read("grace", house.families.own).await;
    let contact = record.contact(ContactId(9001)).unwrap();
    assert_eq!(contact.decision, Some(ContactDecision::NewReferral));
    assert!(contact.decision_reason.contains("They sleep at Gran’s."), "{}", contact.decision_reason);
    let referral = &own(&house, maya).await.referrals[0];
    assert_eq!(referral.decided_because, "A bruise that nobody explains.", "what is of tonight stands once");
}

#[tokio::test]
async fn what_is_open_for_a_child_is_not_talked_away_on_the_page_of_the_family() {
    let house = House::new().await;
    let form = at_the_door(&house, false).await;
    let m = child(&house, "Maya").await.to_string();
    let mut grace = house.signed_in("grace").await;
    let said = fields(&[
        ("children", &m),
        ("because", "A bruise."),
        (&format!("need-{m}"), "N1"),
        (&format!("next-{m}"), "assess"),
    ]);
    assert_eq!(send(&mut grace, &form, &[said]).await.status, 303);
    let path = at(house.families.own, "stage");
    let page = grace.get(&path).await;
    assert!(page.says("That follows from where each child stands"), "{}", page.text());
    assert!(!page.html.contains("value=\"early_help\""));
    let lower = fields(&[("stage", "early_help"), ("reason", "Less is needed.")]);
    let refused = send(&mut grace, &path, &[lower, day("stage_since", "2026-11-23")]).await;
    assert_eq!(refused.status, 422, "{}", refused.text());
    let farther = fields(&[("stage", "pre_proceedings"), ("reason", "The gateway met.")]);
    assert_eq!(send(&mut grace, &path, &[farther, day("stage_since", "2026-11-23")]).await.status, 303);
    assert_eq!(stage(&house).await, (Stage::PreProceedings, StageFrom::Said));
}

#[tokio::test]
async fn what_is_taken_back_on_the_childs_own_page_brings_the_family_back_too() {
    let house = House::new().await;
    let form = at_the_door(&house, false).await;
    let maya = child(&house, "Maya").await;
    let m = maya.to_string();
    let mut grace = house.signed_in("grace").await;
    let said = fields(&[
        ("children", &m),
        ("because", "A bruise."),
        (&format!("need-{m}"), "N1"),
        (&format!("next-{m}"), "assess"),
    ]);
    assert_eq!(send(&mut grace, &form, &[said]).await.status, 303);
    let talked = fields(&[
        ("children", &m),
        ("at-time", "9am"),
        ("who-social_care", "Grace Adeyemi"),
        ("who-police", "PC Lowe"),
        ("missing_because", "The GP rang back."),
        ("decision", "joint"),
        ("because", "Nobody explains it."),
        ("safe_now", "At Gran’s."),
    ]);
    let path = at(house.families.own, "pathway/strategy");
    assert_eq!(send(&mut grace, &path, &[talked, day("on", "2026-11-23")]).await.status, 303);
    assert_eq!(stage(&house).await, (Stage::Section47, StageFrom::Children));
    let enquiry = own(&house, maya).await.enquiries[0].id;
    let back = format!("/children/{maya}/pathway/enquiry/{enquiry}/withdraw");
    let kept = send(&mut grace, &back, &[fields(&[("reason", "It was about another child.")])]).await;
    assert_eq!(kept.status, 303, "{}", kept.text());
    assert_eq!(stage(&house).await, (Stage::ChildInNeed, StageFrom::Children));
}
