//! The safety plan and the immediate plan: what agreeing, testing and working ask for, what a failed test brings, and
//! what is kept.

use crate::common::{Browser, House, browser::Page};
use practice::{
    actions::Change,
    map::MapStatus,
    meeting::{MeetingKind, MeetingStatus},
    plan::{PlanKind, PlanStatus},
    testing::{Shape, sound_family},
};
use record::{ChangeRequest, Outcome};

fn path(house: &House, rest: &str) -> String {
    format!("/families/{}/{rest}", house.families.own)
}

/// The id of the person with this given name, as forms send it.
async fn who(house: &House, given: &str) -> String {
    let record = house.read("amir", house.families.own).await;
    let person = record.people.iter().find(|person| person.given == given).unwrap();
    format!("person:{}", person.id)
}

async fn bare(house: &House, given: &str) -> String {
    who(house, given).await.replace("person:", "")
}

/// Puts the grandmother into the ring of those who know everything.
async fn grandmother_knows(browser: &mut Browser, house: &House) -> Page {
    let (gran, mum) = (bare(house, "Comfort").await, who(house, "Ruth").await);
    browser
        .fill(
            &path(house, "network/new"),
            &[
                ("person", &gran),
                ("natural", "yes"),
                ("knows", "all"),
                ("told_on-day", "20"),
                ("told_on-month", "11"),
                ("told_on-year", "2026"),
                ("told_by", &mum),
                ("concerns", "Drinks at weddings"),
            ],
        )
        .await
}

/// Writes a danger and its goal behind the screens, and answers the goal.
async fn mapped(house: &House) -> String {
    let sound = sound_family(&Shape { dangers: 1, ..Shape::default() });
    let children: Vec<_> = house
        .read("amir", house.families.own)
        .await
        .people
        .iter()
        .filter(|person| person.is_child())
        .map(|child| child.id)
        .collect();
    let id = |number: i64| number + 1_000;
    let mut map = sound.maps[0].value.clone();
    (map.id.0, map.children, map.status) = (id(1), children.clone(), MapStatus::Draft);
    (map.signed_off, map.meeting, map.authors, map.family_present) = (None, None, Vec::new(), Vec::new());
    let mut danger = sound.dangers[0].value.clone();
    danger.feared.truncate(1);
    (danger.id.0, danger.map, danger.feared[0].child) = (id(2), map.id, children[0]);
    (danger.examples, danger.worriers, danger.disputes) = (Vec::new(), Vec::new(), Vec::new());
    let mut goal = sound.goals[0].value.clone();
    goal.child_experiencing.truncate(1);
    (goal.id.0, goal.danger, goal.child_experiencing[0].child) = (id(3), danger.id, children[0]);
    goal.evidence.clear();
    let goal_id = goal.id.to_string();
    let actor = house.actor("amir").await;
    let facts = house.store.access_facts(actor.worker, house.families.own).await.unwrap().unwrap();
    let permit = access::family::permit(actor, &facts, access::Deed::Change, house.clock.now()).unwrap();
    let request = ChangeRequest::new("test.mapped", house.clock.now());
    let changes: Vec<Change> =
        vec![Change::Put(map.into()), Change::Put(danger.into()), Change::Put(goal.into())];
    let outcome = house.store.change(&permit, request, None, move |_, _| Ok(changes)).await.unwrap();
    assert!(matches!(outcome, Outcome::Done(_)));
    goal_id
}

/// Begins a plan with one rule and answers its path.
async fn begun(browser: &mut Browser, house: &House, kind: &str, until: &str) -> String {
    let page = browser
        .fill(
            &path(house, &format!("plan/new?about={kind}")),
            &[
                ("kind", kind),
                ("trigger", if kind == "immediate" { "Police on Saturday" } else { "" }),
                ("valid_from-day", "20"),
                ("valid_from-month", "11"),
                ("valid_from-year", "2026"),
                ("valid_until-day", until),
                ("valid_until-month", if until.is_empty() { "" } else { "11" }),
                ("valid_until-year", if until.is_empty() { "" } else { "2026" }),
                ("if_worried", "Ring Comfort on 01632 960555."),
                ("no_red_flags", if kind == "full" { "None, because it comes without a sign." } else { "" }),
            ],
        )
        .await;
    assert_eq!(page.status, 303, "{}", page.text());
    let plan = page.location().split('?').next().unwrap().to_owned();
    let (gran, mum) = (who(house, "Comfort").await, who(house, "Ruth").await);
    let goal = mapped(house).await;
    let page = browser
        .fill(
            &format!("{plan}/rules/new"),
            &[
                ("goal", &goal),
                ("text", "We will take the children to Comfort before tea."),
                ("who", &mum),
                ("backup", &gran),
                ("applies", "trigger"),
                ("when", "when Dan has been drinking"),
                ("how_tested", "Comfort counts on two Fridays."),
            ],
        )
        .await;
    assert_eq!(page.status, 303, "{}", page.text());
    plan
}

async fn press(browser: &mut Browser, plan: &str, step: &str) -> Page {
    // A plan is agreed from a page of its own.
    let opened = if step == "agree" { format!("{plan}/agree") } else { plan.to_owned() };
    let page = browser.get(&opened).await;
    let once = page.value("_once").unwrap_or_else(|| format!("none-{step}"));
    let once = format!("{once}{step}");
    browser
        .post(
            &format!("{plan}/{step}"),
            &[("_once", &once), ("reason", "Nobody could be reached."), ("whose", "nobody")],
        )
        .await
}

/// Records a test of the only rule.
async fn test(browser: &mut Browser, house: &House, plan: &str, by: &str, followed: &str) -> Page {
    let record = house.read("amir", house.families.own).await;
    let rule = record.plan_rules.first().unwrap().id;
    browser
        .fill(
            &format!("{plan}/rules/{rule}/tests/new"),
            &[
                ("on-day", "22"),
                ("on-month", "11"),
                ("on-year", "2026"),
                ("observed_by", by),
                ("followed", followed),
                ("worked", followed),
                ("note", "Tea was at Comfort’s."),
            ],
        )
        .await
}

/// A full plan that is being tested.
async fn in_test(browser: &mut Browser, house: &House) -> String {
    grandmother_knows(browser, house).await;
    let plan = begun(browser, house, "full", "").await;
    for step in ["agree", "start-testing"] {
        let page = press(browser, &plan, step).await;
        assert_eq!(page.status, 303, "{step}: {}", page.text());
    }
    plan
}

#[tokio::test]
async fn a_plan_that_nobody_else_knows_of_is_not_agreed_and_the_page_says_why() {
    let house = House::new().await;
    let mut amir = house.signed_in("amir").await;
    let plan = begun(&mut amir, &house, "full", "").await;
    let sentence = "Nobody in the network beside professionals knows everything";
    assert!(amir.get(&plan).await.says(sentence));
    let page = press(&mut amir, &plan, "agree").await;
    assert_eq!(page.status, 422);
    assert!(page.says(sentence));
    grandmother_knows(&mut amir, &house).await;
    assert_eq!(press(&mut amir, &plan, "agree").await.status, 303);
    assert!(amir.get(&path(&house, "plan")).await.says("Safety plan, version 1"));
}

#[tokio::test]
async fn agreeing_asks_for_the_yes_of_each_person_whom_the_plan_names_or_why_it_cannot_wait() {
    let house = House::new().await;
    let mut amir = house.signed_in("amir").await;
    grandmother_knows(&mut amir, &house).await;
    let plan = begun(&mut amir, &house, "full", "").await;
    let form = format!("{plan}/agree");
    assert!(amir.get(&plan).await.html.contains(&format!("href=\"{form}\"")));
    let page = amir.fill(&form, &[]).await;
    assert!(page.status == 422 && page.says("not said yes. Ask them first, or say why"), "{}", page.text());
    let everybody: Vec<String> = house
        .read("amir", house.families.own)
        .await
        .people
        .iter()
        .filter(|person| !person.is_child())
        .map(|person| format!("person:{}", person.id))
        .collect();
    let day = [("on-day", "22"), ("on-month", "11"), ("on-year", "2026")];
    let mut fields: Vec<(&str, &str)> =
        everybody.iter().map(|who| ("signatures", who.as_str())).chain(day).collect();
    let page = amir.fill(&form, &fields).await;
    assert!(page.status == 422 && page.says("Say how Ruth said yes."), "{}", page.text());
    assert!(page.says("Say whose behaviour people are worried about"), "{}", page.text());
    let hows: Vec<String> = everybody.iter().map(|who| format!("how-{who}")).collect();
    fields.extend(hows.iter().map(|how| (how.as_str(), "telephone")));
    fields.push(("whose", "nobody"));
    let done = amir.fill(&form, &fields).await;
    assert_eq!(done.status, 303, "{}", done.text());
    let page = amir.follow(&done).await;
    assert!(page.says("The plan is agreed."), "{}", page.text());
    assert!(page.says("Ruth, by telephone, 22 November 2026"), "{}", page.text());
    assert_eq!(house.signed_in("bea").await.get(&form).await.status, 403, "she may not sign off");
}

#[tokio::test]
async fn a_plan_is_not_working_while_only_the_parent_has_tested_it() {
    let house = House::with_work().await;
    let mut amir = house.signed_in("amir").await;
    let record = house.read("amir", house.families.own).await;
    let rule = record.plan_rules.iter().find(|rule| {
        record.plan(rule.plan).is_some_and(|plan| plan.kind == PlanKind::Full && plan.is_in_force())
    });
    let rule = rule.expect("a rule of the plan that stands");
    let danger = rule.danger.expect("the rule answers a danger");
    let before: Vec<_> = record.plan_tests.iter().map(|test| (test.id, test.rule)).collect();
    // A new version with the same rule, tested by the mother alone.
    let mut fields = vec![("kind", "full"), ("take_over", "yes"), ("if_worried", "Ring Comfort.")];
    fields.extend([("valid_from-day", "20"), ("valid_from-month", "11"), ("valid_from-year", "2026")]);
    let page = amir.fill(&path(&house, "plan/new?about=full"), &fields).await;
    assert_eq!(page.status, 303, "{}", page.text());
    let plan = page.location().split('?').next().unwrap().to_owned();
    assert_eq!(press(&mut amir, &plan, "agree").await.status, 303);
    let record = house.read("amir", house.families.own).await;
    let copy = record.plan_rules.iter().find(|rule| plan.ends_with(&rule.plan.to_string())).unwrap();
    assert_eq!(copy.danger, Some(danger));
    let mum = who(&house, "Kim").await;
    let page = amir
        .fill(
            &format!("{plan}/rules/{}/tests/new", copy.id),
            &[
                ("on-day", "23"),
                ("on-month", "11"),
                ("on-year", "2026"),
                ("observed_by", &mum),
                ("followed", "yes"),
                ("worked", "yes"),
            ],
        )
        .await;
    assert_eq!(page.status, 303, "{}", page.text());
    let page = press(&mut amir, &plan, "working").await;
    assert_eq!(page.status, 422);
    assert!(page.says("Nobody but the parents, or nobody at all, has seen the plan work"), "{}", page.text());
    let after = house.read("amir", house.families.own).await;
    assert!(before.iter().all(|(id, _)| after.plan_test(*id).is_some()), "the old plan’s tests stay");
}

#[tokio::test]
async fn a_failed_test_is_kept_takes_the_plan_back_and_calls_the_network() {
    let house = House::new().await;
    let mut amir = house.signed_in("amir").await;
    let plan = in_test(&mut amir, &house).await;
    let gran = who(&house, "Comfort").await;
    assert_eq!(test(&mut amir, &house, &plan, &gran, "yes").await.status, 303);
    let page = test(&mut amir, &house, &plan, &gran, "no").await;
    let page = amir.follow(&page).await;
    for words in [
        "The plan is not working now",
        "Not working: meet again",
        "was not followed",
        "held",
        "The plan is not working since 22 November 2026: the network meets on 30 November 2026.",
        "A network meeting is planned for",
    ] {
        assert!(page.says(words), "{words}: {}", page.text());
    }
    let record = house.read("amir", house.families.own).await;
    assert_eq!(record.plan_tests.len(), 2);
    assert_eq!(record.plans[0].status, PlanStatus::NotWorking);
    let meeting = record.meetings.first().expect("a meeting is planned");
    assert_eq!((meeting.kind, meeting.status), (MeetingKind::Network, MeetingStatus::Planned));
    assert!(amir.get(&path(&house, "meetings")).await.says("A test of the plan failed on 22 November 2026"));
    let working = press(&mut amir, &plan, "working").await;
    assert_eq!(working.status, 422);
    assert!(working.says("A test of this plan failed."));
}

#[tokio::test]
async fn a_rule_names_everybody_who_does_it_and_the_page_reads_as_people_speak() {
    let house = House::new().await;
    let mut amir = house.signed_in("amir").await;
    let plan = begun(&mut amir, &house, "full", "").await;
    assert!(amir.get(&plan).await.says("Who Ruth If they cannot Comfort"));
    let (gran, mum) = (who(&house, "Comfort").await, who(&house, "Ruth").await);
    let record = house.read("amir", house.families.own).await;
    let rule = record.plan_rules.first().unwrap();
    let form = format!("{plan}/rules/{}", rule.id);
    let goal = rule.goals[0].to_string();
    let words = [("text", rule.text.as_str()), ("applies", "routine"), ("goal", &goal)];
    let several =
        [("who", &*mum), ("who", &gran), ("backup-other", "Mr Bell, next door\nMrs Hall, head teacher")];
    let page = amir.fill(&form, &[words.as_slice(), &several].concat()).await;
    assert_eq!(page.status, 303, "{}", page.text());
    let page = amir.get(&plan).await;
    let read = "Who Ruth and Comfort If they cannot Mr Bell, next door and Mrs Hall, head teacher";
    assert!(page.says(read), "{}", page.text());
    let again = amir.get(&form).await;
    assert_eq!(again.html.matches(" checked").count(), 4, "two who do it, a goal, when it applies");
    assert!(again.html.contains("Mr Bell, next door\nMrs Hall, head teacher"));
    let history = amir.get(&path(&house, "history")).await;
    assert!(history.says("Ruth; Comfort"), "{}", history.text());
}

#[tokio::test]
async fn the_words_of_a_tested_rule_stay_and_what_was_typed_is_given_back() {
    let house = House::new().await;
    let mut amir = house.signed_in("amir").await;
    let plan = in_test(&mut amir, &house).await;
    let (gran, mum) = (who(&house, "Comfort").await, who(&house, "Ruth").await);
    test(&mut amir, &house, &plan, &gran, "yes").await;
    let record = house.read("amir", house.families.own).await;
    let form = format!("{plan}/rules/{}", record.plan_rules[0].id);
    let fields =
        [("text", "We will do something else."), ("who", &*mum), ("backup", &*gran), ("applies", "routine")];
    let page = amir.fill(&form, &fields).await;
    assert_eq!(page.status, 422);
    assert!(page.says("This rule has been tested as it stands"));
    assert!(page.html.contains("We will do something else."));
}

#[tokio::test]
async fn an_immediate_plan_past_its_end_says_so_on_every_page_of_it() {
    let house = House::new().await;
    let mut amir = house.signed_in("amir").await;
    let plan = begun(&mut amir, &house, "immediate", "24").await;
    assert_eq!(press(&mut amir, &plan, "agree").await.status, 303);
    let sentence = "This immediate plan ended on 24 November 2026";
    assert!(amir.get(&plan).await.says("Holds until 24 November 2026"));
    house.clock.set("2026-11-26T10:00:00Z".parse().unwrap());
    let mut amir = house.signed_in("amir").await;
    let record = house.read("amir", house.families.own).await;
    let rule = record.plan_rules[0].id;
    for page in [
        path(&house, "plan"),
        plan.clone(),
        format!("{plan}/rules/new"),
        format!("{plan}/rules/{rule}"),
        format!("{plan}/rules/{rule}/tests/new"),
        format!("{plan}/red-flags/new"),
        format!("{plan}/details"),
        format!("{plan}/review"),
        format!("{plan}/people/signed"),
        path(&house, "family-plan"),
    ] {
        assert!(amir.get(&page).await.says(sentence), "{page}");
    }
    let later = [("valid_until-day", "30"), ("valid_until-month", "11"), ("valid_until-year", "2026")];
    let page = amir.fill(&format!("{plan}/review"), &later).await;
    let page = amir.follow(&page).await;
    assert!(page.says("Holds until 30 November 2026") && !page.says(sentence));
    let earlier = [("valid_until-day", "27"), ("valid_until-month", "11"), ("valid_until-year", "2026")];
    let page = amir.fill(&format!("{plan}/review"), &earlier).await;
    assert_eq!(page.status, 422);
    assert!(page.says("Choose a later day") && page.value("valid_until-day").as_deref() == Some("27"));
}

#[tokio::test]
async fn a_form_sent_twice_begins_one_plan_and_records_one_test() {
    let house = House::new().await;
    let mut amir = house.signed_in("amir").await;
    let fields = [("kind", "full"), ("if_worried", "Ring.")];
    amir.get(&path(&house, "plan/new")).await;
    for _ in 0..2 {
        assert_eq!(amir.post(&path(&house, "plan/new"), &fields).await.status, 303);
    }
    assert_eq!(house.read("amir", house.families.own).await.plans.len(), 1);
}

#[tokio::test]
async fn who_signed_and_which_children_were_told_is_kept_with_its_day() {
    let house = House::new().await;
    let mut amir = house.signed_in("amir").await;
    let plan = begun(&mut amir, &house, "full", "").await;
    let (mum, maya) = (who(&house, "Ruth").await, who(&house, "Maya").await);
    let day = [("on-day", "21"), ("on-month", "11"), ("on-year", "2026")];
    for (what, field, person) in [("signed", "signatures", &mum), ("told", "children_told", &maya)] {
        let fields = [(field, person.as_str()), day[0], day[1], day[2]];
        let page = amir.fill(&format!("{plan}/people/{what}"), &fields).await;
        assert_eq!(page.status, 303, "{}", page.text());
    }
    let page = amir.get(&plan).await;
    assert!(page.says("Ruth, 21 November 2026") && page.says("Maya, 21 November 2026"), "{}", page.text());
    let page = amir.fill(&format!("{plan}/people/copies"), &[("copies_given", &mum)]).await;
    assert_eq!(page.status, 422);
    assert!(page.says("Say on which day"));
}

#[tokio::test]
async fn a_bottom_line_shows_the_rules_that_meet_it() {
    let house = House::new().await;
    let mut amir = house.signed_in("amir").await;
    begun(&mut amir, &house, "full", "").await;
    let rule = house.read("amir", house.families.own).await.plan_rules[0].id.to_string();
    let text = ("text", "A sober adult is with the children every night.");
    amir.fill(&path(&house, "bottom-lines/new"), &[text]).await;
    assert!(amir.get(&path(&house, "plan")).await.says("No rule of the plan meets this yet."));
    let line = house.read("amir", house.families.own).await.bottom_lines[0].id;
    let form = path(&house, &format!("bottom-lines/{line}"));
    amir.fill(&form, &[text, ("satisfied_by", &rule)]).await;
    let page = amir.get(&path(&house, "plan")).await;
    assert!(page.says("Met by: We will take the children to Comfort before tea."), "{}", page.text());
    let page = amir.get(&path(&house, "map")).await;
    assert!(
        page.says("Met by the plan: We will take the children to Comfort before tea."),
        "{}",
        page.text()
    );
}

#[tokio::test]
async fn another_teams_worker_and_a_practice_lead_change_no_plan() {
    let house = House::new().await;
    let mut amir = house.signed_in("amir").await;
    let plan = begun(&mut amir, &house, "full", "").await;
    assert_eq!(house.signed_in("otto").await.get(&plan).await.status, 403);
    let mut lena = house.signed_in("lena").await;
    let page = lena.get(&plan).await;
    assert!(page.status == 200 && !page.html.contains("/rules/new"));
    assert_eq!(lena.get(&format!("{plan}/rules/new")).await.status, 403);
}

#[tokio::test]
async fn who_changes_a_plan_that_people_go_by_is_told_that_it_is_signed_again() {
    let house = House::with_work().await;
    let record = house.read("amir", house.families.own).await;
    let plan = record.plans.iter().find(|plan| plan.is_in_force() && !plan.signatures.is_empty()).unwrap();
    let new = path(&house, &format!("plan/{}/red-flags/new", plan.id));
    let mut amir = house.signed_in("amir").await;
    assert!(
        amir.get(&new)
            .await
            .says("who signed it, who has a copy and which children were told is asked again")
    );
    assert_eq!(amir.post(&new, &[("sign", "The curtains stay shut")]).await.status, 303);
    let after = house.read("amir", house.families.own).await;
    let changed = after.plan(plan.id).unwrap();
    assert!(changed.signatures.is_empty() && changed.value.version == plan.value.version + 1);
}

#[tokio::test]
async fn a_changed_plan_is_not_called_agreed_anywhere_until_somebody_says_yes_again() {
    let house = House::with_work().await;
    let record = house.read("amir", house.families.own).await;
    let full = record.plans.iter().find(|plan| plan.kind == PlanKind::Full && plan.is_in_force()).unwrap();
    let own = path(&house, &format!("plan/{}", full.id));
    let paper = path(&house, &format!("family-plan?plan={}", full.id));
    let places = [own.clone(), path(&house, "plan"), paper, "/my-work".to_owned()];
    let words = ["changed since it was agreed", "Changed since it was agreed"];
    let mut amir = house.signed_in("amir").await;
    for place in &places {
        let page = amir.get(place).await;
        assert!(words.iter().all(|words| !page.says(words)), "{place}: {}", page.text());
    }
    let sign = [("sign", "The curtains stay shut")];
    assert_eq!(amir.post(&format!("{own}/red-flags/new"), &sign).await.status, 303);
    for place in &places {
        let page = amir.get(place).await;
        assert!(words.iter().any(|words| page.says(words)), "{place}: {}", page.text());
    }
    assert!(house.signed_in("grace").await.get("/team").await.says("Changed since it was agreed"));
    let mum = who(&house, "Kim").await;
    let day = [("on-day", "23"), ("on-month", "11"), ("on-year", "2026")];
    let fields: Vec<(&str, &str)> = [("signatures", mum.as_str())].into_iter().chain(day).collect();
    assert_eq!(amir.fill(&format!("{own}/people/signed"), &fields).await.status, 303);
    for place in &places {
        let page = amir.get(place).await;
        assert!(words.iter().all(|words| !page.says(words)), "{place}: {}", page.text());
    }
}

#[tokio::test]
async fn what_a_path_names_below_a_plan_belongs_to_that_plan() {
    let house = House::with_work().await;
    let record = house.read("amir", house.families.own).await;
    let rule = record.plan_rules.first().unwrap().value.clone();
    let other = record.plans.iter().find(|plan| plan.id != rule.plan).map(|plan| plan.id);
    let other = other.unwrap_or(practice::ids::PlanId(house.store.new_id()));
    let test = record.plan_tests.first().map(|test| test.value.clone());
    let at = format!("/families/{}/plan", house.families.own);
    let mut amir = house.signed_in("amir").await;
    for plan in [rule.plan, other] {
        let expected = if plan == rule.plan { 200 } else { 404 };
        for rest in ["", "/tests/new", "/withdraw"] {
            let path = format!("{at}/{plan}/rules/{}{rest}", rule.id);
            assert_eq!(amir.get(&path).await.status, expected, "{path}");
            if expected == 404 {
                assert_eq!(amir.post(&path, &[("text", "x"), ("reason", "x")]).await.status, 404, "{path}");
            }
        }
        if let Some(test) = &test {
            let owner = record.plan_rule(test.rule).unwrap().plan;
            let expected = if plan == owner { 200 } else { 404 };
            let path = format!("{at}/{plan}/tests/{}/withdraw", test.id);
            assert_eq!(amir.get(&path).await.status, expected, "{path}");
        }
    }
    for flag in &record.red_flags {
        let path = format!("{at}/{other}/red-flags/{}", flag.id);
        let expected = if flag.plan == other { 200 } else { 404 };
        assert_eq!(amir.get(&path).await.status, expected, "{path}");
    }
}
