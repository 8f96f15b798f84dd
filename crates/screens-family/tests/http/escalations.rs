//! Escalations, supervision and where the work stands: what was decided, by whom, and who may not decide.

use crate::common::{House, person};

/// Ruth gives a two outside a round, which goes to somebody with authority the same day.
async fn low_number(house: &House) -> String {
    let mut bea = house.signed_in("bea").await;
    let family = format!("/families/{}", house.families.team);
    let scale = [
        ("subject", "overall"),
        ("question", "How safe is it?"),
        ("orientation", "10_best"),
        ("anchor_10", "Safe enough to step back"),
        ("anchor_0", "Not safe at home"),
        ("said_first", "10"),
    ];
    assert_eq!(bea.fill(&format!("{family}/scales/new"), &scale).await.status, 303);
    let record = house.read("bea", house.families.team).await;
    let (scale, ruth) = (record.scales[0].id.to_string(), person(&record, "Ruth"));
    let chair = house.workers["bea"].to_string();
    let fields = [("scales", scale.as_str()), ("raters", ruth.as_str()), ("chair", chair.as_str())];
    assert_eq!(bea.fill(&format!("{family}/scaling/start"), &fields).await.status, 303);
    let round = house.read("bea", house.families.team).await.rounds[0].id;
    let number = [("value-0-0", "1"), ("reasons-0-0", "He came back last night.")];
    let path = format!("{family}/rounds/{round}/rater/0");
    let page = bea.fill(&path, &number).await;
    assert_eq!(page.status, 303, "{}", page.text());
    family
}

#[tokio::test]
async fn an_escalation_waits_on_the_supervisors_list_until_it_is_answered_in_words() {
    let house = House::new().await;
    let family = low_number(&house).await;
    let mut grace = house.signed_in("grace").await;
    let work = grace.get("/my-work").await;
    assert!(work.html.contains(&format!("{family}/escalations")), "{}", work.text());
    let list = grace.get(&format!("{family}/escalations")).await;
    assert!(list.says("Waiting for a decision") && list.says("Record what was decided"), "{}", list.text());
    let escalation = house.read("grace", house.families.team).await.escalations[0].id;
    let form = format!("{family}/escalations/{escalation}");
    let asked = grace.fill(&form, &[("answer", " ")]).await;
    assert_eq!(asked.status, 422);
    assert!(asked.says("Say what was decided.") && asked.says("Say on which day you look at it again."));
    let me = format!("worker:{}", house.workers["grace"]);
    let decision = [
        ("answer", "Ruth and the children stay at Gran’s tonight."),
        ("decided_by", me.as_str()),
        ("look_again-day", "25"),
        ("look_again-month", "11"),
        ("look_again-year", "2026"),
    ];
    let done = grace.fill(&form, &decision).await;
    let list = grace.follow(&done).await;
    assert!(list.says("Grace Adeyemi") && list.says("stay at Gran’s tonight"), "{}", list.text());
    assert!(!list.says("Waiting for a decision"));
    assert!(list.says("It is looked at again on 25 November 2026"), "{}", list.text());
    let work = grace.get("/my-work").await;
    assert!(
        !work.says("Answer an escalation") && work.says("Look again at what was decided"),
        "{}",
        work.text()
    );
    assert_eq!(grace.get(&form).await.status, 303, "what is answered is read in the list");
    let again = grace.post(&form, &decision).await;
    assert!(again.status == 422 && again.says("This has been answered already."), "{}", again.text());
}

/// Words that only the number's own reasons hold.
const REASONS: &str = "He came back last night.";

#[tokio::test]
async fn an_escalation_tells_the_number_who_gave_it_why_and_the_plan_only_once_the_round_is_open() {
    let house = House::new().await;
    let family = low_number(&house).await;
    let mut amir = house.signed_in("amir").await;
    let mut grace = house.signed_in("grace").await;
    let escalation = house.read("grace", house.families.team).await.escalations[0].id;
    let form = format!("{family}/escalations/{escalation}");
    // While it is sealed: on no page, list or board, for nobody.
    let pages =
        [format!("{family}/escalations"), family.clone(), format!("{family}/history"), "/my-work".to_owned()];
    for path in pages.iter().chain([&form, &"/team".to_owned()]) {
        let page = grace.get(path).await;
        assert_eq!(page.status, 200, "{path}");
        let main = page.html.split("<main").nth(1).unwrap_or_default();
        assert!(!page.html.contains(REASONS) && !main.contains("pair-person__number"), "{path}");
        assert!(!page.says("Harm goes on") && !page.says("is being harmed"), "{path}: the band is not told");
    }
    for path in [&pages[0], &form] {
        let page = grace.get(path).await;
        assert!(page.says("Somebody gave a number that cannot wait"), "{}", page.text());
        let told = page.html.split("Somebody gave").nth(1).unwrap_or_default();
        assert!(!told.split("</p>").next().unwrap_or_default().contains("Ruth"), "nor who gave it");
    }
    let mut bea = house.signed_in("bea").await;
    let round = house.read("bea", house.families.team).await.rounds[0].id;
    bea.get(&format!("{family}/rounds/{round}")).await;
    assert_eq!(bea.post(&format!("{family}/rounds/{round}/open"), &[]).await.status, 303);
    for page in [grace.get(&form).await, amir.get(&pages[0]).await] {
        for words in ["Ruth", REASONS, "No plan is in force.", "10 is best", "will be very soon"] {
            assert!(page.says(words), "{words}: {}", page.text());
        }
        assert!(page.html.contains("pair-person__number\">1<"));
        assert!(!page.says("A number given unseen"), "what is open is not called unseen: {}", page.text());
    }
}

#[tokio::test]
async fn what_was_decided_is_looked_at_again_on_its_day_until_it_is_over() {
    let house = House::new().await;
    let family = low_number(&house).await;
    let mut grace = house.signed_in("grace").await;
    let escalation = house.read("grace", house.families.team).await.escalations[0].id;
    let form = format!("{family}/escalations/{escalation}");
    let day = |name: &'static str, day: &'static str| {
        [(format!("{name}-day"), day), (format!("{name}-month"), "11"), (format!("{name}-year"), "2026")]
    };
    let decide = |on: &'static str, by: &'static str| {
        let mut fields = vec![("answer".to_owned(), "They stay at Gran’s."), ("decided_by".to_owned(), by)];
        fields.push(("decided_by-other".to_owned(), "Mrs Hall, service manager"));
        fields.extend(day("look_again", on));
        fields
    };
    let send = async |grace: &mut crate::common::Browser, path: &str, fields: &[(String, &str)]| {
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), *value)).collect();
        grace.fill(path, &fields).await
    };
    let past = send(&mut grace, &form, &decide("22", "other")).await;
    assert!(past.status == 422 && past.says("is in the past"), "{}", past.text());
    assert_eq!(send(&mut grace, &form, &decide("24", "other")).await.status, 303);
    let list = grace.get(&format!("{family}/escalations")).await;
    assert!(
        list.says("Mrs Hall, service manager") && list.says("Written down by Grace Adeyemi."),
        "{}",
        list.text()
    );
    house.clock.set(crate::common::ten_o_clock() + jiff::SignedDuration::from_hours(48));
    let mut grace = house.signed_in("grace").await;
    assert!(grace.get("/my-work").await.says("Look again at what was decided"));
    let again = format!("{form}/again");
    assert!(grace.fill(&again, &[("found", "")]).await.says("Say what you found."));
    assert_eq!(grace.fill(&again, &[("found", "They slept well each night.")]).await.status, 303);
    let list = grace.get(&format!("{family}/escalations")).await;
    assert!(
        list.says("They slept well each night.") && !list.says("It is looked at again on"),
        "{}",
        list.text()
    );
    assert!(!grace.get("/my-work").await.says("Look again at what was decided"));
    assert_eq!(grace.get(&again).await.status, 303);
    assert_eq!(house.signed_in("amir").await.get(&again).await.status, 403);
}

#[tokio::test]
async fn a_worker_reads_that_the_number_waits_and_does_not_decide() {
    let house = House::new().await;
    let family = low_number(&house).await;
    let mut amir = house.signed_in("amir").await;
    let list = amir.get(&format!("{family}/escalations")).await;
    assert!(list.says("Ring if you have not heard today.") && !list.says("Record what was decided"));
    let escalation = house.read("grace", house.families.team).await.escalations[0].id;
    assert_eq!(amir.get(&format!("{family}/escalations/{escalation}")).await.status, 403);
    assert_eq!(house.signed_in("otto").await.get(&format!("{family}/escalations")).await.status, 403);
}

#[tokio::test]
async fn a_supervision_is_recorded_with_who_took_part_and_nothing_typed_is_lost() {
    let house = House::new().await;
    let mut grace = house.signed_in("grace").await;
    let family = format!("/families/{}", house.families.own);
    let form = format!("{family}/supervision/new");
    let amir = format!("worker:{}", house.workers["amir"]);
    let day = [("on-day", "23"), ("on-month", "11"), ("on-year", "2026")];
    let mut fields =
        vec![("kind", "group"), ("best_questions", "Who would Maya ring?"), day[0], day[1], day[2]];
    let page = grace.fill(&form, &fields).await;
    assert_eq!(page.status, 422);
    assert!(page.says("Say who took part.") && page.html.contains("Who would Maya ring?"), "{}", page.text());
    fields.push(("present", &amir));
    let page = grace.fill(&form, &fields).await;
    let list = grace.follow(&page).await;
    assert!(
        list.says("Group supervision, 23 November 2026") && list.says("Who would Maya ring?"),
        "{}",
        list.text()
    );
    let kept = house.read("grace", house.families.own).await.supervisions[0].id;
    fields.push(("learning", "Ask the children first"));
    assert_eq!(grace.fill(&format!("{family}/supervision/{kept}"), &fields).await.status, 303);
    assert!(grace.get(&format!("{family}/supervision")).await.says("Ask the children first"));
    let mut lena = house.signed_in("lena").await;
    assert_eq!(lena.get(&form).await.status, 200, "a practice lead records supervision with the team");
    let alone = [("kind", "individual"), ("present", amir.as_str()), day[0], day[1], day[2]];
    let page = lena.fill(&form, &alone).await;
    assert!(page.status == 422, "and none that is one to one: {}", page.text());
    assert_eq!(house.signed_in("otto").await.get(&form).await.status, 403);
}

#[tokio::test]
async fn where_the_work_stands_changes_with_a_reason_that_stands_in_the_history() {
    let house = House::new().await;
    let mut grace = house.signed_in("grace").await;
    let family = format!("/families/{}", house.families.own);
    let form = format!("{family}/stage");
    let day = [("stage_since-day", "20"), ("stage_since-month", "11"), ("stage_since-year", "2026")];
    let mut fields = vec![("stage", "section_47"), day[0], day[1], day[2]];
    let page = grace.fill(&form, &fields).await;
    assert!(page.status == 422 && page.says("Say who decided and why."), "{}", page.text());
    fields.push(("reason", "Strategy discussion with police and health"));
    let page = grace.fill(&form, &fields).await;
    assert!(grace.follow(&page).await.says("Section 47 enquiry"));
    assert!(grace.get(&format!("{family}/history")).await.says("Strategy discussion with police and health"));
    let record = house.read("grace", house.families.own).await;
    assert_eq!(record.families[0].stage_since.to_string(), "2026-11-20");
    assert_eq!(house.signed_in("amir").await.get(&form).await.status, 403);
}

#[tokio::test]
async fn an_escalation_to_chair_and_supervisor_waits_on_the_work_of_both() {
    let house = House::new().await;
    let family = low_number(&house).await;
    let record = house.read("grace", house.families.team).await;
    let case = record.families[0].value.clone();
    let chaired = practice::family::Family { chair: Some(house.workers["chen"]), ..case };
    let escalation = record.escalations[0].value.clone();
    let both = practice::scale::Escalation { to: practice::scale::EscalateTo::Chair, ..escalation };
    house.put_in(house.families.team, vec![chaired.into(), both.into()]).await;
    for who in ["grace", "chen"] {
        let work = house.signed_in(who).await.get("/my-work").await;
        assert!(work.html.contains(&format!("{family}/escalations")), "{who}: {}", work.text());
    }
}
