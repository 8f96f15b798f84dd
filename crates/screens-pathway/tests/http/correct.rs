//! What was written down wrongly is put right where it stands, with the reason; what the census will ask about stands beside its field.

use crate::common::{House, at, child, day, decided_contact, fields, own, send};
use jiff::civil::date;
use practice::ids::ChildId;

/// Maya is referred, and her assessment began on 23 November 2026.
async fn referred(house: &House) -> ChildId {
    let family = house.families.own;
    let contact = decided_contact(house).await;
    let maya = child(house, "Maya").await;
    let m = maya.to_string();
    let mut grace = house.signed_in("grace").await;
    let kept = send(
        &mut grace,
        &at(family, &format!("pathway/refer/{contact}")),
        &[fields(&[
            ("children", &m),
            ("because", "A bruise."),
            (&format!("need-{m}"), "N1"),
            (&format!("next-{m}"), "assess"),
        ])],
    )
    .await;
    assert_eq!(kept.status, 303, "{}", kept.text());
    maya
}

/// Where a thing of the child is put right, as the page of the child leads there.
fn way(child: ChildId, kind: &str, number: i64) -> String {
    format!("/children/{child}/pathway/{kind}/{}", practice::ids::encode(number))
}

/// The fields of the assessment as they stand, with another first day.
fn began(on: &str) -> Vec<Vec<(String, String)>> {
    vec![day("from", on)]
}

#[tokio::test]
async fn a_mistake_is_found_beside_its_field_and_is_gone_when_it_is_put_right() {
    let house = House::new().await;
    let maya = referred(&house).await;
    let form = way(maya, "assessment", own(&house, maya).await.assessments[0].id.0);
    let mut amir = house.signed_in("amir").await;
    let page = amir.get(&format!("/children/{maya}/pathway")).await;
    assert!(
        page.says("Assessment, 23 November 2026") && !page.says("so the return leaves it out"),
        "{}",
        page.text()
    );

    // The day before the referral: kept, since it may be so, and said at once.
    let mut said = began("2026-11-18");
    said.push(fields(&[("reason", "It began on the day before.")]));
    let kept = send(&mut amir, &form, &said).await;
    let shown = amir.follow(&kept).await;
    assert!(
        shown.says("The day on which it began : No referral covers this day, so the return leaves it out"),
        "{}",
        shown.text()
    );
    assert_eq!(own(&house, maya).await.assessments[0].from, date(2026, 11, 18));
    let asked = amir.get(&form).await;
    assert!(asked.says("so the return leaves it out"), "beside its field: {}", asked.text());
    let family = amir.get(&at(house.families.own, "pathway")).await;
    assert!(family.says("that the census will ask about"), "{}", family.text());

    let mut said = began("2026-11-19");
    said.push(fields(&[("reason", "Mistyped.")]));
    let kept = send(&mut amir, &form, &said).await;
    let shown = amir.follow(&kept).await;
    assert!(
        !shown.says("so the return leaves it out") && shown.says("Assessment, 19 November 2026"),
        "{}",
        shown.text()
    );
}

#[tokio::test]
async fn nothing_is_put_right_without_a_reason_or_against_the_rules_and_what_was_typed_stays() {
    let house = House::new().await;
    let maya = referred(&house).await;
    let form = way(maya, "assessment", own(&house, maya).await.assessments[0].id.0);
    let mut amir = house.signed_in("amir").await;
    let refused = send(&mut amir, &form, &[day("from", "2026-11-20")]).await;
    assert!(refused.status == 422 && refused.says("Say why it is changed"), "{}", refused.text());
    assert!(refused.html.contains("value=\"20\""), "what was typed stays: {}", refused.html);
    let early =
        [day("from", "2026-11-20"), day("checkpoint", "2026-11-19"), fields(&[("reason", "Mistyped.")])];
    let refused = send(&mut amir, &form, &early).await;
    assert!(refused.status == 422 && refused.says("It ends before it begins"), "{}", refused.text());
    assert_eq!(own(&house, maya).await.assessments[0].from, date(2026, 11, 23));
}

#[tokio::test]
async fn what_was_decided_is_put_right_by_whoever_may_decide_and_a_stranger_finds_nothing() {
    let house = House::new().await;
    let maya = referred(&house).await;
    let stands = own(&house, maya).await;
    let referral = way(maya, "referral", stands.referrals[0].id.0);
    let assessment = way(maya, "assessment", stands.assessments[0].id.0);
    let mut amir = house.signed_in("amir").await;
    assert_eq!(amir.get(&referral).await.status, 403, "a referral was decided on by a supervisor");
    assert_eq!(amir.post(&referral, &[("reason", "Mine.")]).await.status, 403);
    assert_eq!(amir.get(&format!("{assessment}/withdraw")).await.status, 403);
    let mut grace = house.signed_in("grace").await;
    assert_eq!(grace.get(&referral).await.status, 200);
    let mut otto = house.signed_in("otto").await;
    for path in [format!("/children/{maya}/pathway"), referral.clone(), assessment.clone()] {
        let answer = otto.get(&path).await;
        assert!(answer.status == 403 || answer.status == 404, "{path}: {}", answer.status);
        assert!(!answer.says("Referral"), "{path}");
    }
    // Who the child is has forms of its own, and another child's thing is not this child's.
    assert_eq!(grace.get(&way(maya, "child", maya.0)).await.status, 404);
    let jonah = child(&house, "Jonah").await;
    assert_eq!(grace.get(&way(jonah, "referral", stands.referrals[0].id.0)).await.status, 404);
}

#[tokio::test]
async fn whoever_may_not_decide_finishes_nothing_by_putting_it_right() {
    let house = House::new().await;
    let maya = referred(&house).await;
    let form = way(maya, "assessment", own(&house, maya).await.assessments[0].id.0);
    let mut amir = house.signed_in("amir").await;
    assert!(!amir.get(&form).await.says("The day on which it was finished"));
    let said = [
        day("from", "2026-11-23"),
        day("authorised", "2026-11-23"),
        fields(&[("outcome", "nothing"), ("seen", "yes"), ("factors", "21"), ("reason", "Done.")]),
    ];
    assert_eq!(send(&mut amir, &form, &said).await.status, 303, "what the form does not ask is left aside");
    let stands = own(&house, maya).await;
    assert!(stands.assessments[0].authorised.is_none() && stands.assessments[0].outcome.is_none());
}

#[tokio::test]
async fn a_referral_stays_while_something_stands_in_its_time() {
    let house = House::new().await;
    let maya = referred(&house).await;
    let back = format!("{}/withdraw", way(maya, "referral", own(&house, maya).await.referrals[0].id.0));
    let mut grace = house.signed_in("grace").await;
    let refused = send(&mut grace, &back, &[fields(&[("reason", "Not her.")])]).await;
    assert!(
        refused.status == 422 && refused.says("stands in the time of this referral"),
        "{}",
        refused.text()
    );
}

#[tokio::test]
async fn days_of_another_century_are_refused() {
    let house = House::new().await;
    let maya = referred(&house).await;
    let form = way(maya, "assessment", own(&house, maya).await.assessments[0].id.0);
    let mut amir = house.signed_in("amir").await;
    let said = [day("from", "1926-11-23"), fields(&[("reason", "Mistyped.")])];
    let refused = send(&mut amir, &form, &said).await;
    assert!(refused.status == 422 && refused.says("more than 40 weeks before"), "{}", refused.text());
}

#[tokio::test]
async fn of_one_day_what_began_first_stands_first_in_a_thing_and_last_in_the_list() {
    let house = House::new().await;
    let maya = referred(&house).await;
    let (m, family) = (maya.to_string(), house.families.own);
    let of = |name: &str| format!("{name}-{m}");
    let mut grace = house.signed_in("grace").await;
    let found = fields(&[
        ("children", &m),
        ("words", "What was found."),
        (&of("seen"), "yes"),
        (&of("factors"), "21"),
        (&of("outcome"), "in_need"),
        (&of("factors_so"), "yes"),
    ]);
    let kept = send(&mut grace, &at(family, "pathway/authorise"), &[found, day("on", "2026-11-23")]).await;
    assert_eq!(kept.status, 303, "{}", kept.text());
    let places =
        |page: &str| ["Assessment began", "Assessment finished"].map(|words| page.find(words).unwrap());
    let [began, finished] = places(&grace.get(&format!("/children/{maya}/pathway")).await.text());
    assert!(began < finished);
    let [began, finished] = places(&grace.get(&at(family, "pathway")).await.text());
    assert!(finished < began);
}

#[tokio::test]
async fn what_never_happened_is_taken_back_with_the_reason() {
    let house = House::new().await;
    let maya = referred(&house).await;
    let back = format!("{}/withdraw", way(maya, "assessment", own(&house, maya).await.assessments[0].id.0));
    let mut grace = house.signed_in("grace").await;
    let refused = send(&mut grace, &back, &[]).await;
    assert!(refused.status == 422 && refused.says("Say why this is taken back"), "{}", refused.text());
    let kept = send(&mut grace, &back, &[fields(&[("reason", "It was about her sister.")])]).await;
    let shown = grace.follow(&kept).await;
    assert!(!shown.says("Assessment, 23 November 2026"), "{}", shown.text());
    assert!(own(&house, maya).await.assessments.is_empty());
}
