//! Meetings: planned, held with who came and what was decided, called off.

use crate::common::House;
use practice::meeting::MeetingStatus;

fn path(house: &House, rest: &str) -> String {
    format!("/families/{}/{rest}", house.families.own)
}

const PLANNED: &[(&str, &str)] = &[
    ("kind", "network"),
    ("status", "planned"),
    ("on-day", "30"),
    ("on-month", "11"),
    ("on-year", "2026"),
    ("because", "To begin the plan"),
    ("attendees-other", "Mrs Hall, head teacher"),
];

#[tokio::test]
async fn a_meeting_is_planned_once_then_held_with_its_decisions() {
    let house = House::new().await;
    let mut amir = house.signed_in("amir").await;
    amir.get(&path(&house, "meetings/new")).await;
    for _ in 0..2 {
        assert_eq!(amir.post(&path(&house, "meetings/new"), PLANNED).await.status, 303);
    }
    let record = house.read("amir", house.families.own).await;
    assert_eq!(record.meetings.len(), 1);
    let form = path(&house, &format!("meetings/{}", record.meetings[0].id));
    let mut held = PLANNED.to_vec();
    held[1] = ("status", "held");
    let page = amir.fill(&form, &held).await;
    assert_eq!(page.status, 422);
    assert!(page.says("is in the future"), "{}", page.text());
    held[2] = ("on-day", "22");
    held.push(("decisions", "Comfort has the children on Fridays."));
    assert_eq!(amir.fill(&form, &held).await.status, 303);
    let page = amir.get(&path(&house, "meetings")).await;
    for words in
        ["Held", "Network meeting, 22 November 2026", "Mrs Hall, head teacher", "Comfort has the children"]
    {
        assert!(page.says(words), "{words}: {}", page.text());
    }
}

#[tokio::test]
async fn a_meeting_may_have_hours_and_ends_after_it_begins() {
    let house = House::new().await;
    let mut amir = house.signed_in("amir").await;
    let form = path(&house, "meetings/new");
    for (at, until, words) in [
        ("about tea", "", "put in the time like 4:30pm"),
        ("4pm", "3pm", "It ends after it begins"),
        ("", "3pm", "It ends after it begins"),
    ] {
        let page = amir.fill(&form, &[PLANNED, &[("at-time", at), ("until-time", until)]].concat()).await;
        assert!(page.status == 422 && page.says(words), "{at} {until}: {}", page.text());
    }
    let fields = [PLANNED, &[("at-time", "16:00"), ("until-time", "5.30pm")]].concat();
    assert_eq!(amir.fill(&form, &fields).await.status, 303);
    let list = amir.get(&path(&house, "meetings")).await;
    assert!(list.says("Network meeting, 30 November 2026, 4pm to 5:30pm"), "{}", list.text());
    let id = house.read("amir", house.families.own).await.meetings[0].id;
    let page = amir.get(&path(&house, &format!("meetings/{id}"))).await;
    assert_eq!(page.value("until-time").as_deref(), Some("5:30pm"));
    assert!(amir.get(&path(&house, "history")).await.says("5:30pm"), "the history says it in words");
}

#[tokio::test]
async fn a_meeting_is_called_off_and_stays_in_the_list() {
    let house = House::new().await;
    let mut amir = house.signed_in("amir").await;
    assert_eq!(amir.fill(&path(&house, "meetings/new"), PLANNED).await.status, 303);
    let id = house.read("amir", house.families.own).await.meetings[0].id;
    let mut off = PLANNED.to_vec();
    off[1] = ("status", "cancelled");
    assert_eq!(amir.fill(&path(&house, &format!("meetings/{id}")), &off).await.status, 303);
    let record = house.read("amir", house.families.own).await;
    assert_eq!(record.meetings[0].status, MeetingStatus::Cancelled);
    assert!(amir.get(&path(&house, "meetings")).await.says("Called off"));
}

#[tokio::test]
async fn another_teams_worker_does_not_see_meetings() {
    let house = House::new().await;
    assert_eq!(house.signed_in("otto").await.get(&path(&house, "meetings")).await.status, 403);
}
