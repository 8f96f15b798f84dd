//! Nobody agrees to, signs, decides on or takes away what another has changed since they read it.

use crate::common::{Browser, House, Page, forms::as_it_stands};
use practice::{
    Who,
    ids::{FamilyId, PlanId, PlanRuleId},
    plan::{AppliesWhen, Gets, PlanKind, PlanRule},
    testing::{DAD, FULL, GRAN, Progress, Shape},
};

const CHANGED: &str = "Somebody else changed this while you had it open, so nothing was saved.";
const UNKNOWN: &str = "does not say what it showed, so nothing was saved.";
const RULE: PlanRuleId = PlanRuleId(8801);

/// What was sent is not kept, and all that was typed stands on the page.
fn refused(page: &Page, typed: &[&str]) {
    assert!(page.status == 409 && page.says(CHANGED), "{}: {}", page.status, page.text());
    for text in typed {
        assert!(page.html.contains(text), "{text} is still there: {}", page.html);
    }
}

/// Opens the form of a thing, changes one field and sends the rest as it stands.
async fn edit(browser: &mut Browser, path: &str, field: &str, text: &str) -> Page {
    let page = browser.get(path).await;
    send(browser, path, &page, field, text).await
}

/// Sends a form that was opened before, with one field changed.
async fn send(browser: &mut Browser, path: &str, page: &Page, field: &str, text: &str) -> Page {
    let mut fields = as_it_stands(&page.main_form());
    fields.retain(|(name, _)| name != field);
    fields.push((field.to_owned(), text.to_owned()));
    let fields: Vec<(&str, &str)> =
        fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    browser.post(path, &fields).await
}

fn line(plan: PlanId, text: &str) -> PlanRule {
    PlanRule {
        id: RULE,
        plan,
        seq: 1,
        text: text.into(),
        danger: None,
        goals: Vec::new(),
        doers: vec![Who::Person(GRAN)],
        backups: Vec::new(),
        applies: AppliesWhen::Trigger,
        when: "tonight".into(),
        how_tested: String::new(),
        not_for: Vec::new(),
        although_feared: String::new(),
    }
}

/// A plan for tonight that waits for people's yes, with one rule.
async fn draft(house: &House, browser: &mut Browser) -> PlanId {
    let own = house.families.own;
    let fields = [
        ("kind", "immediate"),
        ("trigger", "He waits outside the school."),
        ("valid_until-day", "25"),
        ("valid_until-month", "11"),
        ("valid_until-year", "2026"),
    ];
    let new = format!("/families/{own}/plan/new?about=immediate");
    assert_eq!(browser.fill(&new, &fields).await.status, 303);
    let record = house.read("amir", own).await;
    let drafts = record.plans.iter().filter(|plan| plan.kind == PlanKind::Immediate);
    let id = drafts.max_by_key(|plan| plan.id).unwrap().id;
    house.put(vec![line(id, "Gran fetches them.").into()]).await;
    id
}

/// The grandmother's yes, as the form sends it.
fn yes() -> Vec<(String, String)> {
    let gran = Who::Person(GRAN).to_string();
    [
        ("signatures", gran.as_str()),
        (&format!("how-{gran}"), "telephone"),
        ("reason", "Kim cannot be reached."),
        ("whose", &DAD.to_string()),
    ]
    .map(|(name, value)| (name.to_owned(), value.to_owned()))
    .to_vec()
}

fn lent(fields: &[(String, String)]) -> Vec<(&str, &str)> {
    fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect()
}

fn at(family: FamilyId, rest: &str) -> String {
    format!("/families/{family}/{rest}")
}

#[tokio::test]
async fn a_plan_that_another_changed_is_read_before_it_is_agreed() {
    let house = House::with_work().await;
    let own = house.families.own;
    let (mut amir, mut grace) = (house.signed_in("amir").await, house.signed_in("grace").await);
    let id = draft(&house, &mut amir).await;
    let (agree, rule) = (at(own, &format!("plan/{id}/agree")), at(own, &format!("plan/{id}/rules/{RULE}")));

    // He opens the page on which he agrees it. She changes a rule. What he sends then is not kept.
    amir.get(&agree).await;
    assert_eq!(edit(&mut grace, &rule, "text", "Gran stays away.").await.status, 303);
    let sent = yes();
    let page = amir.post(&agree, &lent(&sent)).await;
    refused(&page, &["Kim cannot be reached."]);
    let plan = house.read("amir", own).await.plan(id).unwrap().value.clone();
    assert!(!plan.is_in_force() && plan.signatures.is_empty(), "nothing of it was kept");

    // The other order: she opens the rule, he agrees the plan as it stands, she saves. Nobody's yes stands under her words.
    let opened = grace.get(&rule).await;
    let page = amir.fill(&agree, &lent(&sent)).await;
    assert_eq!(page.status, 303, "read, it can be agreed: {}", page.text());
    let agreed = house.read("amir", own).await.plan(id).unwrap().value.clone();
    assert!(agreed.is_in_force() && agreed.signatures.len() == 1);
    assert_eq!(send(&mut grace, &rule, &opened, "text", "Gran is at work.").await.status, 303);
    let plan = house.read("amir", own).await.plan(id).unwrap().value.clone();
    assert!(plan.signatures.is_empty() && plan.version > agreed.version);
}

#[tokio::test]
async fn a_step_with_a_plan_is_taken_on_what_was_read() {
    let house = House::with_work().await;
    let own = house.families.own;
    let (mut amir, mut grace) = (house.signed_in("amir").await, house.signed_in("grace").await);
    let id = draft(&house, &mut amir).await;
    let sent = yes();
    assert_eq!(amir.fill(&at(own, &format!("plan/{id}/agree")), &lent(&sent)).await.status, 303);
    let (plan, test) = (at(own, &format!("plan/{id}")), at(own, &format!("plan/{id}/start-testing")));
    amir.get(&plan).await;
    let rule = at(own, &format!("plan/{id}/rules/{RULE}"));
    assert_eq!(edit(&mut grace, &rule, "text", "Gran stays away.").await.status, 303);
    let page = amir.post(&test, &[]).await;
    refused(&page, &["Gran stays away."]);
    amir.get(&plan).await;
    assert_eq!(amir.post(&test, &[]).await.status, 303);
}

#[tokio::test]
async fn what_is_taken_away_is_what_was_read() {
    let house = House::with_work().await;
    let own = house.families.own;
    let (mut amir, mut grace) = (house.signed_in("amir").await, house.signed_in("grace").await);
    let id = draft(&house, &mut amir).await;
    let rule = at(own, &format!("plan/{id}/rules/{RULE}"));
    let (withdraw, reason) = (format!("{rule}/withdraw"), [("reason", "She stays away.")]);
    grace.get(&withdraw).await;
    assert_eq!(edit(&mut amir, &rule, "text", "Gran fetches them at five.").await.status, 303);
    let page = grace.post(&withdraw, &reason).await;
    refused(&page, &["She stays away.", "Gran fetches them at five."]);
    assert!(house.read("amir", own).await.plan_rule(RULE).is_some());

    // The other order: he has the rule open, she takes it away, and what he typed comes back.
    let opened = amir.get(&rule).await;
    let page = grace.fill(&withdraw, &reason).await;
    assert_eq!(page.status, 303, "read, it can be taken away: {}", page.text());
    let page = send(&mut amir, &rule, &opened, "text", "Gran fetches them at six.").await;
    assert!(page.status != 303 && page.html.contains("Gran fetches them at six."), "{}", page.text());
    assert!(house.read("amir", own).await.plan_rule(RULE).is_none());
}

#[tokio::test]
async fn whoever_decides_on_a_contact_second_reads_what_the_first_decided() {
    let house = House::with_work().await;
    let own = house.families.own;
    let mut amir = house.signed_in("amir").await;
    let (mut here, mut there) = (house.signed_in("grace").await, house.signed_in("grace").await);
    crate::contacts::write(&mut amir, own, &[]).await;
    let contact = house.read("amir", own).await.contacts[0].id;
    let decide = at(own, &format!("contacts/{contact}/decide"));
    let joins = [("decision", "joins_open"), ("decision_reason", "Amir goes there today.")];
    let strategy = [("decision", "strategy_now"), ("decision_reason", "The police were there.")];
    here.get(&decide).await;
    assert_eq!(there.fill(&decide, &joins).await.status, 303);
    let page = here.post(&decide, &strategy).await;
    refused(&page, &["The police were there."]);
    let kept = house.read("amir", own).await.contacts[0].value.clone();
    assert_eq!(kept.decision_reason, "Amir goes there today.");
}

#[tokio::test]
async fn whoever_decides_about_a_reader_second_reads_what_the_first_decided() {
    let house = House::with_work().await;
    let own = house.families.own;
    let (full, dad) = (FULL.to_string(), DAD.to_string());
    let (page_of, decide) =
        (at(own, &format!("family-plan?plan={full}&reader={dad}")), at(own, "family-plan/reader"));
    let part = [
        ("plan", full.as_str()),
        ("reader", dad.as_str()),
        ("gets", "own_part"),
        ("besides", "days"),
        ("reason", "He comes to the next meeting."),
    ];
    let nothing = [
        ("plan", full.as_str()),
        ("reader", dad.as_str()),
        ("gets", "nothing"),
        ("reason", "He tore up the last one."),
    ];
    let (mut amir, mut grace) = (house.signed_in("amir").await, house.signed_in("grace").await);
    let decided = async || {
        let record = house.read("amir", own).await;
        record.plan(FULL).unwrap().readers.iter().find(|one| one.person == DAD).map(|one| one.gets)
    };
    amir.get(&page_of).await;
    grace.get(&page_of).await;
    assert_eq!(grace.post(&decide, &nothing).await.status, 303);
    let page = amir.post(&decide, &part).await;
    refused(&page, &["He comes to the next meeting.", "He tore up the last one."]);
    assert_eq!(decided().await, Some(Gets::Nothing));

    // The other order, from here on.
    grace.get(&page_of).await;
    amir.get(&page_of).await;
    assert_eq!(amir.post(&decide, &part).await.status, 303);
    let page = grace.post(&decide, &nothing).await;
    refused(&page, &["He tore up the last one."]);
    assert_eq!(decided().await, Some(Gets::OwnPart));
}

#[tokio::test]
async fn whoever_decides_about_a_parent_second_reads_what_the_first_decided() {
    let house = House::with_work().await;
    let own = house.families.own;
    let (mut amir, mut grace) = (house.signed_in("amir").await, house.signed_in("grace").await);
    let stage = [
        ("stage", "section_47"),
        ("stage_since-day", "22"),
        ("stage_since-month", "11"),
        ("stage_since-year", "2026"),
        ("reason", "Strategy meeting today."),
    ];
    assert_eq!(grace.fill(&at(own, "stage"), &stage).await.status, 303);
    let (parents, dad) = (at(own, "parents"), DAD.to_string());
    let (gives, why) = (format!("gives-{dad}"), format!("why-{dad}"));
    let withhold =
        [("parent", dad.as_str()), (&gives, "withhold"), (&why, "Telling him today puts Kim in danger.")];
    let all = [("parent", dad.as_str()), (&gives, "give"), (&why, "")];
    let told = async || house.read("amir", own).await.families[0].parents_get.clone();
    amir.get(&parents).await;
    assert_eq!(grace.fill(&parents, &all).await.status, 303);
    let page = amir.post(&parents, &withhold).await;
    refused(&page, &["Telling him today puts Kim in danger."]);
    assert!(told().await.iter().all(|one| one.why.is_empty()), "hers stands");

    grace.get(&parents).await;
    assert_eq!(amir.fill(&parents, &withhold).await.status, 303);
    let page = grace.post(&parents, &all).await;
    refused(&page, &["Telling him today puts Kim in danger."]);
    assert_eq!(told().await.iter().filter(|one| one.why.starts_with("Telling him")).count(), 1, "his stands");
}

#[tokio::test]
async fn a_map_is_signed_as_it_was_read() {
    let house = House::with_shape(&Shape { disputed: true, ..Shape::default() }).await;
    let own = house.families.own;
    let (mut amir, mut grace) = (house.signed_in("amir").await, house.signed_in("grace").await);
    let record = house.read("amir", own).await;
    let check = at(own, "check");
    let sign = at(own, &format!("maps/{}/sign-off", record.maps[0].id));
    let item = at(own, &format!("items/{}", record.items[0].id));
    let note = [("note", "Read together with the family")];
    amir.get(&check).await;
    let page = edit(&mut grace, &item, "text", "Gran has begun to come on Fridays too").await;
    assert_eq!(page.status, 303, "{}", page.text());
    let page = amir.post(&sign, &note).await;
    refused(&page, &["Read together with the family"]);
    assert!(!house.read("amir", own).await.maps[0].is_signed());
    let opened = grace.get(&item).await;
    amir.get(&check).await;
    assert_eq!(amir.post(&sign, &note).await.status, 303);
    // The other order: what is written after the signature opens the map again.
    assert_eq!(send(&mut grace, &item, &opened, "text", "Gran comes on Saturdays").await.status, 303);
    assert!(!house.read("amir", own).await.maps[0].is_signed());
}

#[tokio::test]
async fn closing_is_decided_on_the_audit_that_was_read() {
    let house = House::with_shape(&Shape { progress: Progress::ReadyToClose, ..Shape::default() }).await;
    let own = house.families.own;
    let mut closure = house.read("amir", own).await.closures.remove(0).value;
    closure.asked_by = Some(Who::Worker(house.workers["amir"]));
    (closure.audited_by, closure.audited_on) = (None, None);
    closure.audit_findings.clear();
    house.put(vec![closure.into()]).await;
    let (mut grace, mut lena) = (house.signed_in("grace").await, house.signed_in("lena").await);
    let (decide, audit) = (at(own, "closing/override"), at(own, "closing/audit"));
    grace.get(&decide).await;
    let found = [("audit_findings", "Nobody has seen the children for a month.")];
    assert_eq!(lena.fill(&audit, &found).await.status, 303);
    let page = grace.post(&decide, &[("override_reason", "Powys has taken the case over")]).await;
    refused(&page, &["Powys has taken the case over"]);
    assert!(house.read("amir", own).await.closures[0].override_reason.is_empty());
}

#[tokio::test]
async fn a_page_that_was_open_while_kith_was_renewed_is_answered_with_a_sentence() {
    let house = House::with_work().await;
    let own = house.families.own;
    let (mut amir, mut grace) = (house.signed_in("amir").await, house.signed_in("grace").await);
    let id = draft(&house, &mut amir).await;
    crate::contacts::write(&mut amir, own, &[]).await;
    let contact = house.read("amir", own).await.contacts[0].id;
    let sent = yes();
    let agree = at(own, &format!("plan/{id}/agree"));
    let withdraw = at(own, &format!("plan/{id}/rules/{RULE}/withdraw"));
    let decide = at(own, &format!("contacts/{contact}/decide"));
    let joins = [("decision", "joins_open"), ("decision_reason", "Amir goes there today.")];
    let reason = [("reason", "She stays away.")];
    let before = house.read("grace", own).await;
    for (mut browser, path, fields, typed) in [
        (amir.clone(), &agree, lent(&sent), "Kim cannot be reached."),
        (grace.clone(), &withdraw, reason.to_vec(), "She stays away."),
        (grace.clone(), &decide, joins.to_vec(), "Amir goes there today."),
    ] {
        let old: Vec<(&str, &str)> = fields.iter().copied().chain([("_seen", "")]).collect();
        let page = browser.fill(path, &old).await;
        assert!(
            page.status == 409 && page.says(UNKNOWN) && page.html.contains(typed),
            "{path}: {}",
            page.text()
        );
    }
    assert!(house.read("grace", own).await == before, "nothing was kept");
    // What was sent from it, read once more, is kept.
    assert_eq!(grace.fill(&decide, &joins).await.status, 303);
    assert_eq!(amir.fill(&agree, &lent(&sent)).await.status, 303);
}

#[tokio::test]
async fn a_form_says_what_it_showed_or_from_which_version_it_began_and_never_both() {
    let house = House::with_work().await;
    let own = house.families.own;
    let (mut amir, mut grace) = (house.signed_in("amir").await, house.signed_in("grace").await);
    let id = draft(&house, &mut amir).await;
    let (mut seen, mut versions) = (0, 0);
    for rest in [
        format!("plan/{id}"),
        format!("plan/{id}/agree"),
        format!("plan/{id}/rules/{RULE}"),
        format!("plan/{id}/rules/{RULE}/withdraw"),
        format!("plan/{FULL}/review"),
        "plan/tonight".to_owned(),
        "check".to_owned(),
        "closing/ask".to_owned(),
        "stage".to_owned(),
        format!("family-plan?plan={FULL}&reader={DAD}"),
    ] {
        // Who works with the family agrees and takes away; the supervisor says where the work stands.
        let browser = if rest == "stage" { &mut grace } else { &mut amir };
        let page = browser.get(&at(own, &rest)).await;
        assert_eq!(page.status, 200, "{rest}: {}", page.text());
        for form in page.html.split("<form ").skip(1) {
            let form = form.split("</form>").next().unwrap();
            // The second button of the form of the stage brings its mark itself.
            let has = |name: &str| form.contains(&format!("<input type=\"hidden\" name=\"{name}\""));
            assert!(!(has("_seen") && has("_version")), "{rest}: {form}");
            seen += usize::from(has("_seen"));
            versions += usize::from(has("_version"));
        }
    }
    assert!(seen >= 6 && versions >= 1, "{seen} {versions}");
}
