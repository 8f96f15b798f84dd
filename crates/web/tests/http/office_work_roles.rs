//! My work by role: what a supervisor, a chair and a practice lead have on it.

use crate::{
    common::{House, today},
    office_referral::send,
};
use jiff::{ToSpan, civil::Date};
use practice::{
    Who,
    family::Family,
    ids::{EscalationId, MeetingId, RatingId, SupervisionId},
    meeting::{Meeting, MeetingKind, MeetingStatus, Supervision, SupervisionKind},
    scale::{EscalateTo, Escalation},
};

fn meeting(number: i64, kind: MeetingKind, on: Date) -> Meeting {
    Meeting {
        id: MeetingId(number),
        kind,
        on,
        at: None,
        until: None,
        status: MeetingStatus::Planned,
        because: String::new(),
        attendees: Vec::new(),
        quorate: None,
        decisions: String::new(),
    }
}

fn escalation(to: EscalateTo, opened_on: Date) -> Escalation {
    Escalation {
        id: EscalationId(7003),
        rating: RatingId(7004),
        to,
        opened_on,
        because: "A 1 asks for an answer today".to_owned(),
        answered_by: None,
        answered_on: None,
        answer: String::new(),
        decided_by: None,
        look_again: None,
        looks: Vec::new(),
    }
}

#[tokio::test]
async fn a_supervisor_has_danger_to_a_child_first_and_reads_what_each_referral_said() {
    let house = House::new().await;
    let mut amir = house.signed_in("amir").await;
    let alone = [
        ("children-1-given", ""),
        ("children-1-family", ""),
        ("children-1-born-day", ""),
        ("children-1-born-month", ""),
        ("children-1-born-year", ""),
    ];
    assert_eq!(send(&mut amir, &alone).await.status, 303);
    let danger: Vec<_> = alone
        .iter()
        .copied()
        .chain([
            ("children-0-given", "Kemi"),
            ("children-0-family", "Bankole"),
            ("adults-0-given", "Ife"),
            ("adults-0-family", "Bankole"),
            ("received-day", "23"),
            ("received-time", "9:10am"),
            ("danger_now", "yes"),
            ("danger_words", "He waits outside the school with a bat"),
            ("worried", "He has rung four times since nine"),
        ])
        .collect();
    let done = send(&mut amir, &danger).await;
    assert_eq!(done.status, 303, "{}", done.text());
    let work = house.signed_in("grace").await.get("/my-work").await;
    let text = work.text();
    let at = |words: &str| text.find(words).unwrap_or_else(|| panic!("{words}: {text}"));
    assert!(at("“He waits outside the school with a bat” “He has rung four times since nine”") > 0);
    assert!(at("Bankole family") < at("Adebayo family"), "danger first: {text}");
    assert!(at("“He waits outside the school with a bat”") < at("“Tolu was alone at the gate <until six>”"));
    assert!(!work.html.contains("<until six>"), "words are words and no markup");
}

#[tokio::test]
async fn in_every_group_a_family_in_danger_stands_before_one_that_has_waited_longer() {
    let house = House::new().await;
    let (grace, team) = (house.workers["grace"], house.families.team);
    let step = |number: i64, ago: i64| practice::goal::NextStep {
        id: practice::ids::StepId(number),
        goal: None,
        text: format!("Ring about it, {ago} days ago"),
        owner: Some(Who::Worker(grace)),
        due: Some(today().checked_sub(ago.days()).unwrap()),
        status: practice::goal::StepStatus::Open,
        done_on: None,
        outcome: String::new(),
        moved_scale: None,
    };
    house.put_in(house.families.own, vec![step(7001, 30).into()]).await;
    let escalation = escalation(EscalateTo::Supervisor, today());
    house.put_in(team, vec![step(7002, 3).into(), escalation.into()]).await;
    let text = house.signed_in("grace").await.get("/my-work").await.text();
    let overdue = &text[text.find("Overdue").unwrap()..];
    let at = |words: &str| overdue.find(words).unwrap_or_else(|| panic!("{words}: {overdue}"));
    assert!(at("Ring about it, 3 days ago") < at("Ring about it, 30 days ago"), "{overdue}");
}

#[tokio::test]
async fn a_look_that_a_chair_has_let_pass_is_on_the_supervisors_work_too() {
    let house = House::new().await;
    let own = house.families.own;
    let family = house.read("amir", own).await.families[0].value.clone();
    let escalation = Escalation {
        answer: "We see the school".to_owned(),
        answered_by: Some(house.workers["chen"]),
        answered_on: Some(today().checked_sub(18.days()).unwrap()),
        look_again: Some(today().checked_sub(4.days()).unwrap()),
        ..escalation(EscalateTo::Chair, today().checked_sub(20.days()).unwrap())
    };
    let chaired = Family { chair: Some(house.workers["chen"]), ..family };
    house.put(vec![chaired.into(), escalation.into()]).await;
    for who in ["chen", "grace"] {
        let work = house.signed_in(who).await.get("/my-work").await;
        assert!(
            work.says("Look again at what was decided") && work.says("4 days overdue"),
            "{who}: {}",
            work.text()
        );
    }
}

#[tokio::test]
async fn a_chair_has_the_conferences_and_reviews_they_chair_and_nobody_elses() {
    let house = House::new().await;
    let on = today().checked_add(5.days()).unwrap();
    let own = house.families.own;
    let family = house.read("amir", own).await.families[0].value.clone();
    let chaired = Family { chair: Some(house.workers["chen"]), ..family };
    let meetings = [
        meeting(7101, MeetingKind::ReviewConference, on),
        meeting(7102, MeetingKind::LookedAfterReview, on),
        meeting(7103, MeetingKind::CoreGroup, on),
    ];
    house.put(meetings.into_iter().map(Into::into).chain([chaired.into()]).collect()).await;
    house.put_in(house.families.team, vec![meeting(7104, MeetingKind::InitialConference, on).into()]).await;
    let work = house.signed_in("chen").await.get("/my-work").await;
    assert!(
        work.says("Review child protection conference") && work.says("Looked-after review"),
        "{}",
        work.text()
    );
    assert!(!work.says("Initial child protection conference"), "he does not chair that: {}", work.text());
    assert!(!work.html.contains("Core group</a>"), "nobody chairs a core group: {}", work.text());
    let amir = house.signed_in("amir").await.get("/my-work").await;
    assert!(amir.says("Review child protection conference"), "the lead worker has it as before");
}

#[tokio::test]
async fn a_practice_lead_has_what_they_help_with_and_records_supervision_with_the_team_alone() {
    let house = House::new().await;
    let (lena, own) = (house.workers["lena"], house.families.own);
    assert!(!house.signed_in("lena").await.get("/my-work").await.says("You help with"));
    let helped = Supervision {
        id: SupervisionId(7201),
        kind: SupervisionKind::Individual,
        on: today().checked_sub(3.days()).unwrap(),
        present: vec![Who::Worker(lena), Who::Worker(house.workers["amir"])],
        best_questions: "What does Maya say?".to_owned(),
        learning: String::new(),
        next: String::new(),
    };
    house.put(vec![helped.into()]).await;
    let mut browser = house.signed_in("lena").await;
    let work = browser.get("/my-work").await;
    assert!(
        work.says("Okafor family") && work.says("You help with the supervision of 20 November 2026"),
        "{}",
        work.text()
    );
    assert!(!house.signed_in("grace").await.get("/my-work").await.says("You help with"));
    let path = format!("/families/{own}/supervision");
    let list = browser.get(&path).await;
    assert!(list.says("Record a supervision") && !list.html.contains("/supervision/7201"), "{}", list.text());
    let form = format!("{path}/new");
    let with_lena = format!("worker:{lena}");
    let fields = |kind: &'static str| {
        vec![
            ("kind", kind),
            ("on-day", "23"),
            ("on-month", "11"),
            ("on-year", "2026"),
            ("present", with_lena.as_str()),
            ("learning", "We did not know what Comfort thinks."),
        ]
    };
    let alone = browser.fill(&form, &fields("individual")).await;
    assert!(alone.status == 422 && alone.says("records supervision with the team"), "{}", alone.text());
    assert_eq!(browser.fill(&form, &fields("group")).await.status, 303);
    assert_eq!(house.read("amir", own).await.supervisions.len(), 2);
    assert_eq!(browser.get(&format!("/families/{own}/people/new")).await.status, 403, "no more than that");
}
