//! The week: meetings by the hour, what falls due below them, and only what the reader may know of.

use crate::common::{House, things, today};
use jiff::{
    ToSpan as _,
    civil::{Date, Time},
};
use practice::{
    Object, Who,
    family::Family,
    goal::{NextStep, StepStatus},
    ids::{FamilyId, MeetingId, StepId},
    meeting::{Meeting, MeetingKind, MeetingStatus},
};

/// A day of the week in which the clock stands: nought is Monday 23 November 2026.
fn on(days: i64) -> Date {
    today().saturating_add(days.days())
}

pub(crate) fn meeting(number: i64, kind: MeetingKind, on: Date, at: Option<Time>) -> Meeting {
    Meeting {
        id: MeetingId(number),
        kind,
        on,
        at,
        until: at.map(|at| at.saturating_add(90.minutes())),
        status: MeetingStatus::Planned,
        because: "To hear how the bruise healed".to_owned(),
        attendees: Vec::new(),
        quorate: None,
        decisions: String::new(),
    }
}

pub(crate) fn hour(hour: i8) -> Time {
    Time::constant(hour, 0, 0, 0)
}

fn step(house: &House, number: i64, text: &str, due: Date) -> Object {
    Object::NextStep(NextStep {
        id: StepId(number),
        goal: None,
        text: text.to_owned(),
        owner: Some(Who::Worker(house.workers["amir"])),
        due: Some(due),
        status: StepStatus::Open,
        done_on: None,
        outcome: String::new(),
        moved_scale: None,
    })
}

/// Names Grace for the restricted family.
pub(crate) async fn grace_is_named(house: &House) {
    let permit = access::office::permit(house.actor("ada").await, access::OfficeDeed::Administer).unwrap();
    let wanted =
        record::standing::Wanted::Name { family: house.families.restricted, worker: house.workers["grace"] };
    let way = record::standing::Way::Emergency;
    house.store.ask_second(permit, wanted, "She leads the work", way).await.unwrap();
}

/// Puts a meeting into a family's record as whoever leads the work there.
pub(crate) async fn put_as(house: &House, username: &str, family: FamilyId, meeting: Meeting) {
    let (actor, now) = (house.actor(username).await, house.clock.now());
    let facts = house.store.access_facts(actor.worker, family).await.unwrap().unwrap();
    let permit = access::family::permit(actor, &facts, access::Deed::Change, now).unwrap();
    let request = record::ChangeRequest::new("meeting.added", now);
    let put = practice::actions::Change::Put(meeting.into());
    let outcome = house.store.change(&permit, request, None, move |_, _| Ok(vec![put])).await.unwrap();
    assert!(matches!(outcome, record::Outcome::Done(_)));
}

#[tokio::test]
async fn a_day_has_its_meetings_by_the_hour_and_below_them_what_falls_due() {
    let house = House::new().await;
    house
        .put(vec![
            meeting(9101, MeetingKind::CoreGroup, on(2), Some(hour(14))).into(),
            meeting(9102, MeetingKind::Network, on(2), Some(hour(9))).into(),
            meeting(9103, MeetingKind::FamilyGroup, on(2), None).into(),
            step(&house, 9104, "Ring the school", on(2)),
            step(&house, 9105, "Ring the nursery", on(-9)),
        ])
        .await;
    let mut amir = house.signed_in("amir").await;
    assert!(amir.get("/my-work").await.html.contains("href=\"/work/week\""));
    let page = amir.get("/work/week").await;
    assert_eq!(page.status, 200);
    let text = page.text();
    let wednesday =
        &text[text.find("Wednesday 25 November").unwrap()..text.find("Thursday 26 November").unwrap()];
    let places: Vec<usize> = [
        "9am to 10:30am Network meeting",
        "2pm to 3:30pm Core group",
        "Time not written down Family group",
        "Due Ring the school",
    ]
    .iter()
    .map(|words| wednesday.find(words).unwrap_or_else(|| panic!("{words}: {wednesday}")))
    .collect();
    assert!(places.is_sorted(), "{wednesday}");
    assert_eq!(text.matches("Core group").count(), 1, "a meeting stands once: {text}");
    assert!(page.html.contains(&format!("/families/{}/meetings/{}", house.families.own, MeetingId(9101))));
    assert!(text.contains("1 thing is late from before this week"), "{text}");
    assert!(!text.contains("Ring the nursery"), "it stands in its own week");
    assert!(amir.get("/work/week/2026-11-09").await.says("Ring the nursery Late"));
}

#[tokio::test]
async fn what_falls_due_for_a_child_by_a_clock_stands_on_its_day() {
    let house = House::with_work().await;
    things(&house).await;
    let due = calendar::add_working_days(today(), 45).unwrap();
    let monday = due.saturating_sub(i64::from(due.weekday().to_monday_zero_offset()).days());
    let text = house.signed_in("amir").await.get(&format!("/work/week/{monday}")).await.text();
    assert!(text.contains("Due Assessment, from the referral: Maya Okafor family"), "{text}");
}

#[tokio::test]
async fn only_what_somebody_works_with_and_may_know_of_is_in_their_week() {
    let house = House::new().await;
    grace_is_named(&house).await;
    let families = &house.families;
    for (who, family) in [
        ("otto", families.other),
        ("grace", families.restricted),
        ("bea", families.conflict),
        ("bea", families.team),
    ] {
        put_as(&house, who, family, meeting(9200 + family.0, MeetingKind::CoreGroup, on(1), Some(hour(10))))
            .await;
    }
    let amir = house.signed_in("amir").await.get("/work/week").await;
    for name in ["Zielińska", "Hartnoll", "Rahimi", "Lindqvist"] {
        assert!(!amir.html.contains(name), "{name}: {}", amir.text());
    }
    let grace = house.signed_in("grace").await.get("/work/week").await;
    assert!(grace.says("10am to 11:30am Core group Hartnoll"), "she is named for it: {}", grace.text());
    assert!(house.signed_in("bea").await.get("/work/week").await.says("Lindqvist"));
}

#[tokio::test]
async fn whoever_chairs_has_the_meetings_of_the_family_and_one_called_off_is_nobodys() {
    let house = House::new().await;
    let family = house.read("amir", house.families.own).await.families[0].value.clone();
    let chaired = Family { chair: Some(house.workers["chen"]), ..family };
    let off = Meeting {
        status: MeetingStatus::Cancelled,
        ..meeting(9302, MeetingKind::Network, on(3), Some(hour(11)))
    };
    let conference = meeting(9301, MeetingKind::ReviewConference, on(1), Some(hour(10)));
    house.put(vec![chaired.into(), conference.into(), off.into()]).await;
    let chen = house.signed_in("chen").await.get("/work/week").await;
    assert!(chen.says("10am to 11:30am Review child protection conference"), "{}", chen.text());
    assert!(!chen.says("Network meeting"));
}

#[tokio::test]
async fn a_weekend_is_there_where_something_stands_on_it_and_a_bank_holiday_is_named() {
    let house = House::new().await;
    let mut amir = house.signed_in("amir").await;
    let quiet = amir.get("/work/week").await;
    assert!(quiet.says("Friday 27 November") && !quiet.says("Saturday"), "{}", quiet.text());
    house.put(vec![meeting(9401, MeetingKind::Network, on(5), Some(hour(10))).into()]).await;
    let busy = amir.get("/work/week").await;
    assert!(busy.says("Saturday 28 November") && !busy.says("Sunday 29"), "{}", busy.text());
    let christmas = amir.get("/work/week/2026-12-21").await;
    assert!(christmas.says("Bank holiday: Christmas Day"), "{}", christmas.text());
}

#[tokio::test]
async fn a_week_without_anything_says_so_and_leads_to_the_ones_beside_it() {
    let house = House::new().await;
    let mut amir = house.signed_in("amir").await;
    let page = amir.get("/work/week/2027-03-01").await;
    assert!(page.says("Nothing stands in this week"), "{}", page.text());
    for way in ["/work/week/2027-02-22", "/work/week/2027-03-08", "\"/work/week\""] {
        assert!(page.html.contains(way), "{way}");
    }
    assert_eq!(amir.get("/work/week/2027-03-04").await.location(), "/work/week/2027-03-01");
    for wrong in ["nonsense", "2027-13-01", "9999-12-27"] {
        assert_eq!(amir.get(&format!("/work/week/{wrong}")).await.status, 404, "{wrong}");
    }
}

#[tokio::test]
async fn whoever_sees_no_records_has_no_week() {
    let house = House::new().await;
    for who in ["ada", "ana"] {
        assert_eq!(house.signed_in(who).await.get("/work/week").await.location(), "/my-work");
    }
    assert_eq!(house.browser().get("/work/week").await.status, 303);
}
