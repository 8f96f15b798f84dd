//! What is decided about a child meets the map of its family: conferences (P14, P16, P20), enquiries (P18) and assessments (P9).

use crate::{
    common::{Browser, House, at, child, day, decided_contact, fields, own, put_own, send},
    ready::{GOAL, lowest_number, ready_map},
};
use pathway::codes::{AwayFromDanger, Category, ConferenceDecision, ConferenceKind, EnquiryOutcome};
use practice::{
    Object,
    danger::HarmKind,
    ids::{ChildConferenceId, ChildId, GroupId, PlanId, ProtectionPlanId},
    plan::{PlanKind, PlanStatus, SafetyPlan},
};

type Fields = Vec<(String, String)>;

/// Maya with a referral, an assessment and an enquiry of today, and Grace who decides.
async fn enquired(house: &House) -> (ChildId, Browser) {
    let family = house.families.own;
    let contact = decided_contact(house).await;
    let maya = child(house, "Maya").await;
    let m = maya.to_string();
    let mut grace = house.signed_in("grace").await;
    let refers = fields(&[
        ("children", &m),
        ("because", "A bruise."),
        (&format!("need-{m}"), "N1"),
        (&format!("next-{m}"), "assess"),
    ]);
    let form = at(family, &format!("pathway/refer/{contact}"));
    assert_eq!(send(&mut grace, &form, &[refers]).await.status, 303);
    let held = fields(&[
        ("children", &m),
        ("at-time", "9am"),
        ("missing_because", "It was in the night."),
        ("safe_now", "She sleeps at her grandmother’s."),
        ("decision", "single"),
        ("because", "Nobody explains the bruise."),
    ]);
    let strategy = at(family, "pathway/strategy");
    assert_eq!(send(&mut grace, &strategy, &[held, day("on", "2026-11-23")]).await.status, 303);
    (maya, grace)
}

fn conference(child: ChildId, more: &[(&str, &str)]) -> Vec<Fields> {
    let of = |name: &str| format!("{name}-{child}");
    let mut said = fields(&[
        ("kind", "initial"),
        ("quorate", "yes"),
        ("children", &child.to_string()),
        (&of("took_part"), "PN6"),
        (&of("because"), "Because of what we heard."),
    ]);
    said.extend(more.iter().map(|(name, value)| (of(name), (*value).to_owned())));
    vec![said, day("on", "2026-11-23")]
}

#[tokio::test]
async fn a_conference_without_a_map_is_decided_only_where_the_chair_says_why_and_the_reason_stays() {
    let house = House::new().await;
    let (maya, mut grace) = enquired(&house).await;
    let form = at(house.families.own, "pathway/conference");
    let asked = grace.get(&form).await;
    assert!(asked.says("There is no map about this child yet"), "{}", asked.text());
    let refused = send(&mut grace, &form, &conference(maya, &[("decision", "no_plan")])).await;
    assert!(
        refused.status == 422 && refused.says("Maya: There is no map about this child yet"),
        "{}",
        refused.text()
    );
    let beside = format!("href=\"#unready_because-{maya}\"");
    assert!(refused.html.contains(&beside), "it leads to the field in which the chair answers");
    assert!(own(&house, maya).await.conferences.is_empty(), "no decision was kept");

    let because = "She cannot wait for the map.";
    let said = conference(maya, &[("decision", "no_plan"), ("unready_because", because)]);
    assert_eq!(send(&mut grace, &form, &said).await.status, 303);
    assert_eq!(own(&house, maya).await.conferences[0].unready_because, because);
    let again = grace.get(&form).await;
    assert!(
        again.says("On 23 November 2026 it was decided although the map was not ready: She cannot wait"),
        "{}",
        again.text()
    );
}

#[tokio::test]
async fn on_a_map_that_is_ready_nothing_is_asked_of_the_chair_and_no_reason_stays() {
    let house = House::new().await;
    let (maya, mut grace) = enquired(&house).await;
    ready_map(&house, HarmKind::Neglect).await;
    let form = at(house.families.own, "pathway/conference");
    let asked = grace.get(&form).await;
    assert!(!asked.says("lacks today"), "{}", asked.text());
    assert!(asked.says("“Their uncle drinks until he falls asleep on …” (neglect)"), "{}", asked.text());
    let said =
        conference(maya, &[("decision", "plan"), ("category", "NEG"), ("unready_because", "Just in case.")]);
    assert_eq!(send(&mut grace, &form, &said).await.status, 303);
    let kept = own(&house, maya).await;
    assert_eq!(kept.conferences[0].unready_because, "");
    assert_eq!(kept.protection_plans[0].categories[0].category, Category::Neglect);
}

#[tokio::test]
async fn what_the_map_lacks_is_named_by_the_first_words_of_the_danger() {
    let house = House::new().await;
    let (maya, mut grace) = enquired(&house).await;
    ready_map(&house, HarmKind::Neglect).await;
    let form = at(house.families.own, "pathway/conference");
    let mut round = house.read("amir", house.families.own).await.rounds[0].value.clone();
    round.opened = None;
    house.put(vec![round.into()]).await;
    let refused = send(&mut grace, &form, &conference(maya, &[("decision", "no_plan")])).await;
    let sentence = "Maya: The numbers of 23 November 2026 about the danger statement “Their uncle drinks until he falls asleep on …” are sealed still";
    assert!(refused.status == 422 && refused.says(sentence), "{}", refused.text());
}

#[tokio::test]
async fn a_category_without_a_danger_stands_behind_a_sentence_and_needs_the_chairs_reason() {
    let house = House::new().await;
    let (maya, mut grace) = enquired(&house).await;
    ready_map(&house, HarmKind::Neglect).await;
    let form = at(house.families.own, "pathway/conference");
    let asked = grace.get(&form).await;
    let list = |name: &str| {
        let start = asked.html.find(&format!("name=\"{name}-{maya}\"")).unwrap();
        asked.html[start..start + asked.html[start..].find("</select>").unwrap()].to_owned()
    };
    assert!(list("category").contains("NEG") && !list("category").contains("PHY"));
    assert!(list("other_category").contains("PHY") && !list("other_category").contains("NEG"));
    let said = conference(maya, &[("decision", "plan"), ("other_category", "PHY")]);
    let refused = send(&mut grace, &form, &said).await;
    let sentence = "Maya: “Physical abuse” was chosen, and no danger for this child is of that kind. The map tells of neglect.";
    assert!(refused.status == 422 && refused.says(sentence), "{}", refused.text());
    let both = conference(maya, &[("decision", "plan"), ("category", "NEG"), ("other_category", "PHY")]);
    assert!(send(&mut grace, &form, &both).await.says("Maya: Two categories are chosen"));
    let said = conference(
        maya,
        &[
            ("decision", "plan"),
            ("other_category", "PHY"),
            ("unready_because", "The doctor told us in the room."),
        ],
    );
    assert_eq!(send(&mut grace, &form, &said).await.status, 303);
    assert_eq!(own(&house, maya).await.conferences[0].category, Some(Category::Physical));
}

#[tokio::test]
async fn when_a_plan_ends_each_goal_that_is_not_met_goes_on_for_a_reason() {
    let house = House::new().await;
    let (maya, mut grace) = enquired(&house).await;
    ready_map(&house, HarmKind::Neglect).await;
    let plan = pathway::ProtectionPlan {
        id: ProtectionPlanId(9201),
        conference: None,
        from: jiff::civil::date(2026, 8, 24),
        categories: vec![pathway::objects::CategoryFrom {
            on: jiff::civil::date(2026, 8, 24),
            category: Category::Neglect,
        }],
        earlier_elsewhere: 0,
        ended: None,
        ended_because: None,
        ended_words: String::new(),
    };
    put_own(&house, maya, plan.into()).await;
    let form = at(house.families.own, "pathway/conference");
    let ends = |more: &[(&str, &str)]| {
        let mut said = conference(maya, &[("decision", "end"), ("steps_down", "yes")]);
        said[0].retain(|(name, _)| name != "kind");
        said.push(fields(&[("kind", "review")]));
        said.push(more.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect());
        said
    };
    let refused = send(&mut grace, &form, &ends(&[])).await;
    let sentence = "Maya: The safety goal for “Their uncle drinks until he falls asleep on …” is not met. Say why it goes on";
    assert!(refused.status == 422 && refused.says(sentence), "{}", refused.text());
    let why = format!("carried-{maya}-{GOAL}");
    assert!(refused.html.contains(&format!("name=\"{why}\"")), "and it is asked");
    let done = send(&mut grace, &form, &ends(&[(&why, "He has two sober weeks.")])).await;
    assert_eq!(done.status, 303, "{}", done.text());
    let kept = own(&house, maya).await;
    let review = kept.conferences.iter().find(|one| one.kind == ConferenceKind::Review).unwrap();
    assert_eq!(review.decision, Some(ConferenceDecision::End));
    assert_eq!(
        (review.carried[0].goal, review.carried[0].because.as_str()),
        (GOAL, "He has two sober weeks.")
    );
    assert_eq!(kept.in_need_plans.len(), 1);
}

fn concludes(child: ChildId, outcome: &str, more: &[(&str, &str)]) -> Vec<Fields> {
    let of = |name: &str| format!("{name}-{child}");
    let mut said = fields(&[
        ("children", &child.to_string()),
        ("words", "What was found."),
        (&of("seen"), "yes"),
        (&of("outcome"), outcome),
    ]);
    said.extend(more.iter().map(|(name, value)| (of(name), (*value).to_owned())));
    vec![said, day("on", "2026-11-23")]
}

#[tokio::test]
async fn a_worry_that_was_borne_out_needs_a_plan_for_tonight_or_where_the_child_is() {
    let house = House::new().await;
    let (maya, mut grace) = enquired(&house).await;
    let form = at(house.families.own, "pathway/enquiry");
    let refused = send(&mut grace, &form, &concludes(maya, "conference", &[])).await;
    assert!(
        refused.status == 422 && refused.says("Maya: The worry was borne out, and no plan for tonight holds"),
        "{}",
        refused.text()
    );
    let how =
        send(&mut grace, &form, &concludes(maya, "conference", &[("not_with_danger", "hospital")])).await;
    assert!(
        how.status == 422 && how.says("Maya: Say with whom the child is, and until when"),
        "{}",
        how.text()
    );
    let away = [("not_with_danger", "hospital"), ("not_with_danger_words", "On the ward until Friday.")];
    assert_eq!(send(&mut grace, &form, &concludes(maya, "conference", &away)).await.status, 303);
    let kept = own(&house, maya).await.enquiries[0].value.clone();
    assert_eq!(kept.outcome, Some(EnquiryOutcome::Conference));
    assert_eq!(kept.not_with_danger.map(|away| away.at), Some(AwayFromDanger::Hospital));
}

#[tokio::test]
async fn a_plan_for_tonight_that_holds_is_enough() {
    let house = House::new().await;
    let (maya, mut grace) = enquired(&house).await;
    let form = at(house.families.own, "pathway/enquiry");
    assert!(grace.get(&form).await.says("No plan for tonight holds today"));
    house.put(vec![tonight(&house)]).await;
    assert!(grace.get(&form).await.says("plan for tonight holds until 25 November 2026"));
    assert_eq!(send(&mut grace, &form, &concludes(maya, "conference", &[])).await.status, 303);
    assert_eq!(own(&house, maya).await.enquiries[0].not_with_danger, None);
}

#[tokio::test]
async fn a_lowest_number_about_a_child_needs_it_whatever_came_out() {
    let house = House::new().await;
    let (maya, mut grace) = enquired(&house).await;
    ready_map(&house, HarmKind::Neglect).await;
    lowest_number(&house).await;
    let form = at(house.families.own, "pathway/enquiry");
    let refused = send(&mut grace, &form, &concludes(maya, "not_substantiated", &[])).await;
    let sentence = "Maya: A number of 23 November 2026 says that this child cannot wait";
    assert!(refused.status == 422 && refused.says(sentence), "{}", refused.text());
    house.put(vec![tonight(&house)]).await;
    assert_eq!(send(&mut grace, &form, &concludes(maya, "not_substantiated", &[])).await.status, 303);
}

fn tonight(house: &House) -> Object {
    let text = serde_json::json!({
        "id": PlanId(9301), "kind": PlanKind::Immediate, "version": 1, "status": PlanStatus::Agreed, "trigger": "A bruise.",
        "valid_from": "2026-11-23", "valid_until": "2026-11-25", "reviewed_on": null, "if_worried": "Ring Rose.",
        "next_meeting": null, "signatures": [], "copies_given": [], "children_told": [], "owned_by_network_on": null,
        "agreed": {"by": house.workers["grace"], "at": house.clock.now()},
    });
    serde_json::from_value::<SafetyPlan>(text).unwrap().into()
}

#[tokio::test]
async fn factors_are_proposed_from_the_map_and_one_of_which_nothing_tells_is_asked_about() {
    let house = House::new().await;
    let (maya, mut grace) = enquired(&house).await;
    ready_map(&house, HarmKind::Neglect).await;
    let form = at(house.families.own, "pathway/authorise");
    let asked = grace.get(&form).await;
    let ticked = |code: &str| {
        let start = asked.html.find(&format!("value=\"{code}\"")).unwrap();
        asked.html[start..start + asked.html[start..].find('>').unwrap()].contains("checked")
    };
    assert!(ticked("1B") && ticked("16A") && !ticked("2B"), "drink and neglect stand on the map");
    assert!(asked.says("On the map: the danger statement “Their uncle drinks"), "{}", asked.text());
    let of = |name: &str| format!("{name}-{maya}");
    let said = |more: &[(&str, &str)]| {
        let mut said = fields(&[
            ("children", &maya.to_string()),
            ("words", "What was found."),
            (&of("seen"), "yes"),
            (&of("factors"), "16A"),
            (&of("factors"), "2B"),
            (&of("outcome"), "in_need"),
        ]);
        said.extend(more.iter().map(|(name, value)| (of(name), (*value).to_owned())));
        vec![said, day("on", "2026-11-23")]
    };
    let again = send(&mut grace, &form, &said(&[])).await;
    let sentence = "Maya: “Drugs: a parent or carer”: nothing on the map tells of it";
    assert!(
        again.status == 422 && again.says(sentence) && !again.says("“Neglect”: nothing"),
        "{}",
        again.text()
    );
    assert_eq!(send(&mut grace, &form, &said(&[("factors_so", "yes")])).await.status, 303);
    assert_eq!(own(&house, maya).await.assessments[0].factors, ["16A", "2B"].map(str::to_owned));
}

#[test]
fn what_was_kept_before_the_map_was_asked_still_reads() {
    let conference = r#"{"id":"0000000000001","group":"0000000000002","kind":"initial","on":"2026-05-01","held":true,
        "enquiry":null,"notice":null,"quorate":true,"not_quorate_because":"","participation":"PN6","decision":"plan",
        "category":"NEG","dissent":"","because":"So.","late_because":""}"#;
    let read: pathway::ChildConference = serde_json::from_str(conference).unwrap();
    assert_eq!((read.id, read.group), (ChildConferenceId(1), GroupId(2)));
    let written = serde_json::to_string(&read).unwrap();
    assert!(
        !written.contains("unready_because") && !written.contains("carried"),
        "it stays as it was: {written}"
    );
}
