//! From a contact on a Thursday afternoon to the end of the work, with two siblings who are decided apart.

use crate::common::{House, at, child, day, decided_contact, fields, own, send};
use jiff::civil::date;
use pathway::{
    codes::{Category, ClosureReason, ConferenceDecision, PlanEnd, PrimaryNeed},
    path::Reach,
};

#[tokio::test]
#[expect(clippy::too_many_lines, reason = "one story, told from its beginning to its end")]
async fn two_siblings_go_from_a_contact_to_a_plan_and_out_of_it_and_nothing_is_typed_twice() {
    let house = House::new().await;
    let family = house.families.own;
    let contact = decided_contact(&house).await;
    let (maya, jonah) = (child(&house, "Maya").await, child(&house, "Jonah").await);
    let mut grace = house.signed_in("grace").await;
    let page = grace.get(&at(family, "pathway")).await;
    assert!(
        page.says("No referral is open") && page.says("Decide on the referral of 19 November 2026"),
        "{}",
        page.text()
    );

    // The referral: whoever told, and when, is carried over.
    let form = at(family, &format!("pathway/refer/{contact}"));
    let asked = grace.get(&form).await;
    assert!(asked.says("Maya had a bruise") && asked.says("Head teacher"), "{}", asked.text());
    let (m, j) = (maya.to_string(), jonah.to_string());
    let of = |name: &str, child: &str| format!("{name}-{child}");
    let kept = send(
        &mut grace,
        &form,
        &[
            fields(&[("children", &m), ("children", &j), ("because", "A bruise that nobody explains.")]),
            fields(&[
                (&of("need", &m), "N1"),
                (&of("next", &m), "assess"),
                (&of("need", &j), "N1"),
                (&of("next", &j), "assess"),
            ]),
        ],
    )
    .await;
    let shown = grace.follow(&kept).await;
    assert!(shown.says("Assessment, as the census counts it"), "{}", shown.text());
    // 45 working days from Thursday 19 November, and from Monday 23 November.
    assert!(
        shown.says("by Tuesday 26 January 2027") && shown.says("by Thursday 28 January 2027"),
        "{}",
        shown.text()
    );
    for id in [maya, jonah] {
        let record = own(&house, id).await;
        let referral = &record.referrals[0];
        assert_eq!(
            (referral.on, referral.source.as_str(), referral.need),
            (date(2026, 11, 19), "2A", Some(PrimaryNeed::Abuse))
        );
        assert_eq!(record.assessments[0].from, date(2026, 11, 23));
    }
    assert_eq!(own(&house, maya).await.referrals[0].group, own(&house, jonah).await.referrals[0].group);

    // A strategy discussion begins an enquiry for both, and the assessment goes on.
    let form = at(family, "pathway/strategy");
    let said = fields(&[
        ("children", &m),
        ("children", &j),
        ("at-time", "9am"),
        ("who-social_care", "Grace Adeyemi, supervisor"),
        ("who-police", "PC Lowe"),
        ("decision", "joint"),
        ("because", "Nobody explains the bruise."),
        ("safe_now", "Both sleep at their grandmother’s."),
        ("words", "Shared what is known."),
    ]);
    let refused = send(&mut grace, &form, &[said.clone(), day("on", "2026-11-23")]).await;
    assert!(refused.status == 422 && refused.says("say why one of them did not"), "{}", refused.text());
    let kept = send(
        &mut grace,
        &form,
        &[said, day("on", "2026-11-23"), fields(&[("missing_because", "The GP rang back at ten.")])],
    )
    .await;
    let shown = grace.follow(&kept).await;
    assert!(shown.says("by Monday 14 December 2026, 15 working days left"), "{}", shown.text());
    assert_eq!(own(&house, jonah).await.enquiries[0].from, date(2026, 11, 23), "the day of the discussion");

    // The enquiry: a conference for both. The day is that of the conference alone.
    house.clock.set("2026-12-07T10:00:00Z".parse().unwrap());
    let mut grace = house.signed_in("grace").await;
    let both = fields(&[("children", &m), ("children", &j), ("words", "The worry was borne out.")]);
    let seen = |id: &str| {
        fields(&[
            (&of("seen", id), "yes"),
            (&of("alone", id), "yes"),
            (&of("outcome", id), "conference"),
            (&of("not_with_danger", id), "others"),
            (&of("not_with_danger_words", id), "At their grandmother’s until the conference."),
        ])
    };
    let kept = send(
        &mut grace,
        &at(family, "pathway/enquiry"),
        &[both, seen(&m), seen(&j), day("on", "2026-12-07")],
    )
    .await;
    assert_eq!(kept.status, 303, "{}", kept.text());
    let work = house.signed_in("amir").await.get("/my-work").await;
    assert!(work.says("Initial child protection conference: Maya"), "{}", work.text());
    assert!(work.says("by Monday 14 December 2026, 5 working days left"), "{}", work.text());
    house.clock.set("2026-12-14T15:00:00Z".parse().unwrap());
    let mut grace = house.signed_in("grace").await;
    let held = fields(&[("kind", "initial"), ("quorate", "yes"), ("children", &m), ("children", &j)]);
    let decided = |id: &str, decision: &str, category: &str| {
        fields(&[
            (&of("took_part", id), "PN6"),
            (&of("decision", id), decision),
            (&of("category", id), category),
            (&of("because", id), "Because of what we heard."),
            (&of("unready_because", id), "The map is not begun, and the children cannot wait."),
        ])
    };
    let missing = send(
        &mut grace,
        &at(family, "pathway/conference"),
        &[held.clone(), day("on", "2026-12-14"), decided(&m, "plan", ""), decided(&j, "no_plan", "")],
    )
    .await;
    assert!(
        missing.status == 422 && missing.says("Maya: Say what the plan protects the child from"),
        "{}",
        missing.text()
    );
    let kept = send(
        &mut grace,
        &at(family, "pathway/conference"),
        &[held, day("on", "2026-12-14"), decided(&m, "plan", "PHY"), decided(&j, "no_plan", "")],
    )
    .await;
    let shown = grace.follow(&kept).await;
    assert!(shown.says("Child protection plan : physical abuse"), "{}", shown.text());
    assert!(
        shown.says("First review conference : by Sunday 14 March 2027")
            && shown.says("book it by 12 March 2027"),
        "{}",
        shown.text()
    );
    let (of_maya, of_jonah) = (own(&house, maya).await, own(&house, jonah).await);
    assert_eq!(practice::path(&of_maya).reach(date(2026, 12, 14)), Reach::Protected);
    assert_eq!(of_maya.protection_plans[0].category_on(date(2026, 12, 14)), Some(Category::Physical));
    assert_eq!(of_jonah.conferences[0].decision, Some(ConferenceDecision::NoPlan));
    assert!(
        of_jonah.protection_plans.is_empty()
            && of_maya.conferences[0].enquiry == Some(of_maya.enquiries[0].id)
    );

    // A review ends the plan, and a child in need plan begins on that day.
    house.clock.set("2027-03-11T15:00:00Z".parse().unwrap());
    let mut grace = house.signed_in("grace").await;
    let review = fields(&[("kind", "review"), ("quorate", "yes"), ("children", &m)]);
    let ends = fields(&[
        (&of("took_part", &m), "PN6"),
        (&of("decision", &m), "end"),
        (&of("because", &m), "The goal was met."),
        (&of("unready_because", &m), "Everybody knows the goal by heart."),
        (&of("steps_down", &m), "yes"),
    ]);
    let kept =
        send(&mut grace, &at(family, "pathway/conference"), &[review, ends, day("on", "2027-03-11")]).await;
    let shown = grace.follow(&kept).await;
    assert!(shown.says("Child in need plan"), "{}", shown.text());
    let record = own(&house, maya).await;
    let plan = &record.protection_plans[0];
    assert_eq!((plan.ended, plan.ended_because), (Some(date(2027, 3, 11)), Some(PlanEnd::Review)));
    assert_eq!(record.in_need_plans[0].from, date(2027, 3, 11), "no day lies between the two");

    // The work ends: what is open stands in the way, and is named.
    let close = at(family, "pathway/close");
    let end = fields(&[("children", &m), (&of("because", &m), "RC7")]);
    let open = send(&mut grace, &close, &[end.clone(), day("on", "2027-03-11")]).await;
    assert!(
        open.status == 422 && open.says("Maya: This is still open: the assessment, the child in need plan"),
        "{}",
        open.text()
    );
    let found = fields(&[
        ("children", &m),
        ("words", "What was found."),
        (&of("seen", &m), "yes"),
        (&of("alone", &m), "yes"),
        (&of("factors", &m), "18C"),
        (&of("factors_so", &m), "yes"),
        (&of("outcome", &m), "goes_on"),
        ("late_because", "The enquiry came between."),
    ]);
    let kept = send(&mut grace, &at(family, "pathway/authorise"), &[found, day("on", "2027-03-11")]).await;
    assert_eq!(kept.status, 303, "{}", kept.text());
    let too_little = send(
        &mut grace,
        &close,
        &[
            fields(&[("children", &m), (&of("because", &m), "RC8"), (&of("plan_ends", &m), "yes")]),
            day("on", "2027-03-11"),
        ],
    )
    .await;
    assert!(too_little.says("nothing came after the assessment"), "{}", too_little.text());
    let kept =
        send(&mut grace, &close, &[end, fields(&[(&of("plan_ends", &m), "yes")]), day("on", "2027-03-11")])
            .await;
    assert_eq!(kept.status, 303, "{}", kept.text());
    let record = own(&house, maya).await;
    assert_eq!(record.referrals[0].closed_because, Some(ClosureReason::NoLongerInNeed));
    assert_eq!(practice::path(&record).reach(date(2027, 3, 12)), Reach::Nothing);
    let of_jonah = own(&house, jonah).await;
    assert_eq!(
        practice::path(&of_jonah).reach(date(2027, 3, 12)),
        Reach::Assessed,
        "a sibling is decided apart"
    );
}
