//! What comes next with a family: the overview, the foot of every page and My work say the same to the same reader.

use crate::common::{Browser, House, today};
use jiff::ToSpan as _;
use practice::{
    Object,
    family::{Family, Stage},
    ids::{EscalationId, FamilyId, MeetingId, RatingId},
    meeting::{Meeting, MeetingKind, MeetingStatus},
    plan::{PlanStatus, SafetyPlan},
    scale::{EscalateTo, Escalation},
};

/// The text between two marks, without its tags, after where `from` stands.
fn words(html: &str, from: &str, start: &str, end: &str) -> Option<String> {
    let html = &html[html.find(from)?..];
    let html = &html[html.find(start)? + start.len()..];
    let inside = &html[..html.find(end)?];
    let mut text = String::new();
    let mut tag = false;
    for letter in inside.chars() {
        match letter {
            '<' => tag = true,
            '>' => tag = false,
            letter if !tag => text.push(letter),
            _ => {}
        }
    }
    Some(text.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// The address of the first link after where `from` stands.
fn link(html: &str, from: &str) -> Option<String> {
    let html = &html[html.find(from)?..];
    html.split("href=\"").nth(1)?.split('"').next().map(str::to_owned)
}

/// What a page says comes next: for others, for the reader, and where.
type Said = (Vec<String>, Option<String>, Option<String>);

fn others(html: &str) -> Vec<String> {
    let parts = html.split("kith-next__other\">").skip(1);
    parts.filter_map(|part| words(part, "", "", "</strong>")).collect()
}

fn overview(html: &str) -> Said {
    let Some(at) = html.find("id=\"next-title\"") else { return (Vec::new(), None, None) };
    let part = html[at..].split("<details").next().unwrap();
    let has = part.contains("role=\"button\"");
    let next = has.then(|| words(part, "class=\"govuk-button\"", ">", "</a>")).flatten();
    (others(part), next, has.then(|| link(part, "class=\"govuk-button\"")).flatten())
}

fn foot(html: &str, path: &str) -> Said {
    let Some(at) = html.find("aria-label=\"What comes next\"") else { return (Vec::new(), None, None) };
    let part = html[at..].split("</nav>").next().unwrap();
    let Some(mine) = part.find("kith-next__what") else { return (others(part), None, None) };
    let mine = &part[mine..];
    if mine.contains("Next, on this page:") {
        return (others(part), words(mine, "<strong", ">", "</strong>"), Some(path.to_owned()));
    }
    (others(part), words(mine, "<a ", ">", "</a>"), link(mine, "<a "))
}

fn work(html: &str, family: FamilyId) -> Said {
    let Some(list) = html.find("kith-work--families") else { return (Vec::new(), None, None) };
    let list = html[list..].split("</ol>").next().unwrap();
    let Some(line) = list.split("<li ").find(|line| line.contains(&format!("/families/{family}\""))) else {
        return (Vec::new(), None, None);
    };
    let Some(mine) = line.find("Next: ") else { return (others(line), None, None) };
    (others(line), words(&line[mine..], "<a ", ">", "</a>"), link(&line[mine..], "<a "))
}

const PAGES: [&str; 8] = ["people", "map", "scaling", "network", "plan", "trajectory", "check", "meetings"];

/// Asks all three, for this reader, and gives what they say.
async fn said(browser: &mut Browser, family: FamilyId, on_my_work: bool) -> Said {
    let home = browser.get(&format!("/families/{family}")).await;
    assert_eq!(home.status, 200, "{}", home.text());
    let top = overview(&home.html);
    for rest in PAGES {
        let path = format!("/families/{family}/{rest}");
        let page = browser.get(&path).await;
        assert_eq!(foot(&page.html, &path), top, "{rest}: {}", page.text());
    }
    if on_my_work {
        let page = browser.get("/my-work").await;
        assert_eq!(work(&page.html, family), top, "My work: {}", page.text());
    }
    top
}

fn meeting(family_stands: Family) -> Vec<Object> {
    let day = Meeting {
        id: MeetingId(8810),
        kind: MeetingKind::Network,
        on: today(),
        at: None,
        until: None,
        status: MeetingStatus::Planned,
        because: "Nan fetches them at 5.30 pm".into(),
        attendees: Vec::new(),
        quorate: None,
        decisions: String::new(),
    };
    vec![family_stands.into(), day.into()]
}

#[tokio::test]
async fn the_overview_the_foot_of_each_page_and_my_work_say_the_same() {
    // A new family; one with a meeting today; one in which a child is in danger now.
    let house = House::new().await;
    let id = house.families.own;
    let family = house.read("amir", id).await.families[0].value.clone();
    let (others, next, _) = said(&mut house.signed_in("amir").await, id, true).await;
    assert_eq!((others.as_slice(), next.as_deref()), (&[][..], Some("Start the map")));
    house.put(meeting(family.clone())).await;
    let (_, next, href) = said(&mut house.signed_in("amir").await, id, true).await;
    assert_eq!(next.as_deref(), Some("Network meeting"));
    assert!(href.is_some_and(|href| href.contains("/meetings/")));
    house.put(vec![Family { stage: Stage::Section47, ..family.clone() }.into()]).await;
    for (reader, works_here) in [("amir", true), ("bea", false), ("grace", false)] {
        let (_, next, _) = said(&mut house.signed_in(reader).await, id, works_here).await;
        assert_eq!(next.as_deref(), Some("Make an immediate safety plan"), "{reader}");
    }
    // Who may only read is told of it and whose it is.
    let mut lena = house.signed_in("lena").await;
    let (others, next, _) = said(&mut lena, id, false).await;
    assert_eq!((others[0].as_str(), next), ("Make an immediate safety plan", None));
    assert!(lena.get(&format!("/families/{id}/map")).await.says("this is for Amir Siddiqui"));

    // A decision is the supervisor's: the worker is told, not offered it.
    let intake = Family { stage: Stage::Intake, ..family };
    house.put(vec![intake.into()]).await;
    let meeting = house.read("amir", id).await.meetings[0].value.clone();
    house.put(vec![Meeting { status: MeetingStatus::Held, ..meeting }.into()]).await;
    let (_, next, href) = said(&mut house.signed_in("grace").await, id, true).await;
    assert_eq!(next.as_deref(), Some("Start the map"), "{href:?}");
}

#[tokio::test]
async fn a_worked_through_family_says_the_same_everywhere_to_everybody() {
    let house = House::with_work().await;
    let id = house.families.own;
    let record = house.read("amir", id).await;
    for reader in ["amir", "bea", "grace"] {
        said(&mut house.signed_in(reader).await, id, reader != "bea").await;
    }
    // A failed test: not "Print the plan".
    let full = record.plans.iter().find(|plan| plan.id == practice::testing::FULL).unwrap().value.clone();
    house.put(vec![SafetyPlan { status: PlanStatus::NotWorking, ..full.clone() }.into()]).await;
    let (_, next, href) = said(&mut house.signed_in("amir").await, id, true).await;
    assert_eq!(next.as_deref(), Some("Bring the network together: the plan is not working"));
    assert_eq!(href, Some(format!("/families/{id}/plan/{}", full.id)));

    // An escalation is answered by whoever decides; the worker is told whose it is and goes on with their own.
    let chen = house.workers["chen"];
    let escalation = Escalation {
        id: EscalationId(8820),
        rating: RatingId(1),
        to: EscalateTo::Chair,
        opened_on: today(),
        because: "A one asks for the chair today".into(),
        answered_by: None,
        answered_on: None,
        answer: String::new(),
        decided_by: None,
        look_again: None,
        looks: Vec::new(),
    };
    let family = Family { chair: Some(chen), ..record.families[0].value.clone() };
    house
        .put(vec![
            SafetyPlan { status: PlanStatus::Working, ..full.clone() }.into(),
            family.into(),
            escalation.into(),
        ])
        .await;
    let (others, next, _) = said(&mut house.signed_in("amir").await, id, true).await;
    assert_eq!(others, ["Answer an escalation"]);
    assert!(next.is_some_and(|next| next != "Answer an escalation"));
    assert!(house.signed_in("amir").await.get("/my-work").await.says("this is for the conference chair"));
    let (_, next, _) = said(&mut house.signed_in("chen").await, id, true).await;
    assert_eq!(next.as_deref(), Some("Answer an escalation"));

    // A look overdue by 128 days: not "Keep going".
    let answered = Escalation {
        answered_by: Some(chen),
        answered_on: Some(today()),
        answer: "Met today".into(),
        ..house.read("amir", id).await.escalations[0].value.clone()
    };
    let late = SafetyPlan { reviewed_on: Some(today().saturating_sub(170.days())), ..full };
    house.put(vec![answered.into(), late.into()]).await;
    let (_, next, href) = said(&mut house.signed_in("amir").await, id, true).await;
    assert_eq!(next.as_deref(), Some("Look at the safety plan together"));
    assert!(href.is_some_and(|href| href.ends_with("/review")));
}

#[tokio::test]
async fn my_work_puts_the_family_in_danger_first_and_then_the_one_that_has_waited_longest() {
    let house = House::new().await;
    let (own, team) = (house.families.own, house.families.team);
    let other = house.read("amir", team).await.families[0].value.clone();
    let amir = house.workers["amir"];
    house
        .put_in(team, vec![Family { lead_worker: Some(amir), stage: Stage::Section47, ..other }.into()])
        .await;
    let page = house.signed_in("amir").await.get("/my-work").await;
    let list = &page.html[page.html.find("kith-work--families").unwrap()..];
    let at = |family: FamilyId| list.find(&format!("/families/{family}\"")).unwrap();
    assert!(at(team) < at(own), "{}", page.text());
}
