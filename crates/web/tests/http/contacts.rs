//! Contacts: news on a record that exists, what is decided on it, and what of it nobody outside may read.

use crate::common::{Browser, House, Page, id};
use practice::{
    contact::{ContactDecision, DangerNow},
    family::{CaseStatus, Stage},
    ids::FamilyId,
};

const NEWS: &[(&str, &str)] = &[
    ("received-day", "23"),
    ("received-month", "11"),
    ("received-year", "2026"),
    ("received-time", "9:15am"),
    ("danger_now", "yes"),
    ("danger_words", "He has a key again"),
    ("tonight", "known"),
    ("tonight_words", "At home with Ruth"),
    ("worried", "Shouting at three in the morning"),
    ("working_well", "Ruth rang her mother"),
    ("needs_to_happen", "The lock is changed"),
    ("referrer_role", "Neighbour"),
    ("referrer_name", "Ivy Underhill"),
    ("referrer_phone", "01632 960444"),
    ("referrer_unnamed", "yes"),
    ("parents_know", "not_safe"),
    ("parents_agree", "not_safe"),
    ("parents_words", "He reads her telephone"),
    ("how", "telephone"),
    ("source", "1B"),
];

fn at(family: FamilyId, rest: &str) -> String {
    format!("/families/{family}/{rest}")
}

pub(crate) async fn write(browser: &mut Browser, family: FamilyId, fields: &[(&str, &str)]) -> Page {
    let kept = NEWS.iter().filter(|(name, _)| !fields.iter().any(|(given, _)| given == name));
    let all: Vec<_> = kept.chain(fields).copied().collect();
    browser.fill(&at(family, "contacts/new"), &all).await
}

#[tokio::test]
async fn news_about_an_open_family_is_written_down_and_the_supervisor_decides() {
    let house = House::new().await;
    let own = house.families.own;
    let mut amir = house.signed_in("amir").await;
    let maya = id(&house.read("amir", own).await, "Maya");
    let wrong = write(&mut amir, own, &[("danger_words", ""), ("worried", "Shouting, twice")]).await;
    assert!(wrong.status == 422 && wrong.says("Say in a few words why") && wrong.says("Shouting, twice"));
    let done = write(&mut amir, own, &[("children", &maya)]).await;
    assert!(done.location().starts_with(&at(own, "plan/tonight")), "{}", done.location());
    assert!(amir.follow(&done).await.says("A child is in danger now: make tonight’s plan."));
    let list = amir.get(&at(own, "contacts")).await;
    assert!(list.says("Not decided") && list.says("A child is in danger now. He has a key again"));
    assert!(list.says("Neighbour, 23 November 2026 at 9:15am"), "{}", list.text());
    assert!(list.says("Does not want to be named"));
    let contact = house.read("amir", own).await.contacts[0].value.clone();
    assert!(contact.on_open_case && contact.danger_now == DangerNow::Yes);
    let decide = at(own, &format!("contacts/{}/decide", contact.id));
    assert_eq!(amir.get(&decide).await.status, 403, "a worker does not decide");
    assert!(amir.get(&at(own, "")[..at(own, "").len() - 1]).await.says("A child may be in danger now"));
    let mut grace = house.signed_in("grace").await;
    assert!(grace.get("/my-work").await.says("Decide what follows from a contact"));
    let answer = ("safe_tonight", "They sleep at her sister’s.");
    let second =
        grace.fill(&decide, &[("decision", "new_referral"), ("decision_reason", "So."), answer]).await;
    assert!(second.status == 422 && second.says("there is no second referral"), "{}", second.text());
    let blank = grace.fill(&decide, &[("decision", "joins_open")]).await;
    assert!(blank.status == 422 && blank.says("Say why"));
    let done = grace
        .fill(
            &decide,
            &[
                ("decision", "joins_open"),
                ("decision_reason", "Amir goes there today."),
                ("safe_tonight", "They sleep at her sister’s."),
            ],
        )
        .await;
    let list = grace.follow(&done).await;
    assert!(list.says("A child was in danger then."), "decided on: {}", list.text());
    assert!(list.says("Joins the work that is going on") && list.says("Amir goes there today."));
    assert!(!grace.get("/my-work").await.says("Decide what follows from a contact"));
    let history = grace.get(&at(own, "history")).await;
    assert!(history.says("decided what follows from a contact"), "{}", history.text());
}

#[tokio::test]
async fn a_contact_is_corrected_and_taken_away_with_a_reason() {
    let house = House::new().await;
    let own = house.families.own;
    let mut amir = house.signed_in("amir").await;
    write(&mut amir, own, &[]).await;
    let contact = house.read("amir", own).await.contacts[0].value.id;
    let one = at(own, &format!("contacts/{contact}"));
    let page = amir.get(&one).await;
    assert_eq!(page.value("danger_words").unwrap(), "He has a key again");
    let fields: Vec<_> = NEWS
        .iter()
        .map(|(name, value)| (*name, if *name == "tonight_words" { "At her sister's" } else { value }))
        .collect();
    assert_eq!(amir.post(&one, &fields).await.status, 303);
    assert!(amir.get(&at(own, "contacts")).await.says("At her sister's"));
    let take = format!("{one}/withdraw");
    let mut grace = house.signed_in("grace").await;
    assert_eq!(grace.fill(&take, &[("reason", "")]).await.status, 422);
    assert_eq!(grace.fill(&take, &[("reason", "Another family")]).await.status, 303);
    assert!(
        amir.get(&at(own, "contacts")).await.says("No contact is written down")
            || house.read("amir", own).await.contacts.is_empty()
    );
}

#[tokio::test]
async fn a_known_child_is_written_down_on_the_open_record_with_all_that_was_typed() {
    let house = House::new().await;
    let mut amir = house.signed_in("amir").await;
    let child = [("children-0-given", "Maya"), ("children-0-family", "Okafor"), ("stage", "intake")];
    let fields: Vec<_> = NEWS.iter().chain(&child).copied().collect();
    let page = amir.fill("/families/new", &fields).await;
    let target = at(house.families.own, "contacts/new");
    assert!(
        page.says("may be known already") && page.html.contains(&format!("formaction=\"{target}\"")),
        "{}",
        page.html
    );
    let more: Vec<_> = fields.iter().copied().chain([("_more", "contact")]).collect();
    let form = amir.post(&target, &more).await;
    assert_eq!(form.status, 200, "{}", form.text());
    assert_eq!(form.value("danger_words").unwrap(), "He has a key again");
    assert!(form.says("Shouting at three in the morning") && form.says("Write down a contact"));
    assert!(house.read("amir", house.families.own).await.contacts.is_empty(), "nothing is kept yet");
    // Of another team's record the way in an emergency is shown, and no button that would be refused.
    let theirs = [("children-0-given", "Maya"), ("children-0-family", "Zielinska"), ("stage", "intake")];
    let fields: Vec<_> = NEWS.iter().chain(&theirs).copied().collect();
    let page = amir.fill("/families/new", &fields).await;
    assert!(page.says("With another team") && !page.html.contains(&at(house.families.other, "contacts")));
}

#[tokio::test]
async fn registering_a_child_of_a_restricted_record_reads_like_registering_one_nobody_knows() {
    let house = House::new().await;
    let mut amir = house.signed_in("amir").await;
    let mut answers = Vec::new();
    for surname in ["Hartnoll", "Nobodykn"] {
        let child = [("children-0-given", "Maya"), ("children-0-family", surname), ("stage", "intake")];
        let fields: Vec<_> = NEWS.iter().chain(&child).copied().collect();
        let done = amir.fill("/families/new", &fields).await;
        let location = done.location().to_owned();
        let number = location["/families/".len()..].split(['?', '/']).next().unwrap().to_owned();
        let home = amir.follow(&done).await;
        let plain = |text: &str| {
            let text = text.replace(&number, "NUMBER").replace(surname, "SURNAME");
            // The form's key and the reference count up.
            let mut out = String::new();
            for part in text.split_inclusive("K-1000") {
                out.push_str(part.trim_start_matches(|c: char| c.is_ascii_digit()));
            }
            out
        };
        let headers: Vec<_> = done
            .headers
            .iter()
            .filter(|(name, _)| *name != "set-cookie")
            .map(|(name, value)| (name.to_string(), plain(value.to_str().unwrap())))
            .collect();
        answers.push((done.status, headers, plain(&done.html), plain(&home.text())));
    }
    assert_eq!(answers[0], answers[1]);
    assert_eq!(answers[0].0, 303);
}

#[tokio::test]
async fn a_referral_ends_with_no_further_action_and_a_new_contact_opens_the_case_again() {
    let house = House::new().await;
    let mut amir = house.signed_in("amir").await;
    let child = [
        ("children-0-given", "Tolu"),
        ("children-0-family", "Adebayo"),
        ("stage", "intake"),
        ("danger_now", "no"),
    ];
    let fields: Vec<_> =
        NEWS.iter().filter(|(name, _)| *name != "danger_now").chain(&child).copied().collect();
    let done = amir.fill("/families/new", &fields).await;
    let family: FamilyId = done.location()["/families/".len()..].split('?').next().unwrap().parse().unwrap();
    assert_eq!(amir.post(&at(family, "no-further"), &[]).await.status, 403);
    let mut grace = house.signed_in("grace").await;
    let stage = at(family, "stage");
    let first = house.read("grace", family).await.contacts[0].value.id;
    let sent_on = grace.get(&at(family, &format!("contacts/{first}/decide"))).await;
    assert_eq!(sent_on.location(), stage, "the first is decided with where the work stands");
    grace.get(&stage).await;
    let blank = grace.post(&at(family, "no-further"), &[("outcome", "no_further_action")]).await;
    assert!(blank.status == 422 && blank.says("Say who decided and why"), "{}", blank.text());
    let why = [("outcome", "no_further_action"), ("why_none", "The account fits the mark. Grace.")];
    let done = grace.post(&at(family, "no-further"), &why).await;
    let home = grace.follow(&done).await;
    assert!(home.says("This case is closed"), "{}", home.text());
    let closing = grace.get(&at(family, "closing")).await;
    assert!(closing.says("No further action: no work began. Decided by Grace Adeyemi"), "{}", closing.text());
    assert!(!closing.says("audited"), "nothing of an audit: {}", closing.text());
    let again = write(&mut amir, family, &[]).await;
    assert_eq!(again.status, 303, "news is written down on a closed case too: {}", again.text());
    assert!(grace.get("/my-work").await.says("Decide what follows from a contact"));
    let record = house.read("grace", family).await;
    let second = record.contacts.iter().find(|contact| contact.decision.is_none()).unwrap().value.id;
    let decide = at(family, &format!("contacts/{second}/decide"));
    let why = [
        ("decision", "new_referral"),
        ("decision_reason", "He has a key."),
        ("safe_tonight", "They sleep at her sister’s."),
    ];
    assert_eq!(grace.fill(&decide, &why).await.status, 303);
    let record = house.read("grace", family).await;
    let case = &record.families[0].value;
    assert_eq!((case.status, case.stage), (CaseStatus::Open, Stage::Intake));
    assert_eq!(record.contact(second).unwrap().decision, Some(ContactDecision::NewReferral));
}

#[tokio::test]
async fn advice_ends_a_referral_and_saying_where_the_work_stands_decides_on_it() {
    for (path, fields, expected) in [
        ("no-further", [("outcome", "advice"), ("why_none", "Told whom to ring.")], ContactDecision::Advice),
        ("stage", [("stage", "section_47"), ("reason", "A bruise.")], ContactDecision::NewReferral),
    ] {
        let house = House::new().await;
        let mut grace = house.signed_in("grace").await;
        let child = [("children-0-given", "Tolu"), ("stage", "intake"), ("danger_now", "no")];
        let all: Vec<_> =
            NEWS.iter().filter(|(name, _)| *name != "danger_now").chain(&child).copied().collect();
        let done = grace.fill("/families/new", &all).await;
        let family: FamilyId =
            done.location()["/families/".len()..].split('?').next().unwrap().parse().unwrap();
        grace.get(&at(family, "stage")).await;
        let day = [("stage_since-day", "23"), ("stage_since-month", "11"), ("stage_since-year", "2026")];
        let all: Vec<_> = fields.iter().chain(&day).copied().collect();
        let done = grace.post(&at(family, path), &all).await;
        assert_eq!(done.status, 303, "{}", done.text());
        let record = house.read("grace", family).await;
        assert_eq!(record.contacts[0].decision, Some(expected));
        assert_eq!(record.contacts[0].decided_by, Some(house.workers["grace"]));
    }
}

#[tokio::test]
async fn nothing_of_a_contact_stands_on_paper_for_the_family() {
    let house = House::with_work().await;
    let own = house.families.own;
    let mut amir = house.signed_in("amir").await;
    write(&mut amir, own, &[]).await;
    let record = house.read("amir", own).await;
    let mut pages = vec!["family-plan".to_owned(), "map".to_owned()];
    pages.extend(record.people.iter().map(|person| format!("family-plan?for={}", person.id)));
    for page in pages {
        let paper = amir.get(&at(own, &page)).await;
        assert_eq!(paper.status, 200, "{page}");
        for secret in
            ["Underhill", "960444", "Miriam Hall", "960771", "He has a key again", "reads her telephone"]
        {
            assert!(!paper.html.contains(secret), "{page} says {secret}");
        }
    }
}

/// Where a button of a form sends, as a browser reads it: its own address, else that of the page.
fn pressed<'a>(page: &'a Page, here: &'a str, button: &str) -> &'a str {
    let at = page.html.find(button).unwrap();
    let tag = &page.html[page.html[..at].rfind("<button").unwrap()..at];
    let own = tag.split_once("formaction=\"").map(|(_, rest)| rest.split('"').next().unwrap());
    own.filter(|own| !own.is_empty()).unwrap_or(here)
}

#[tokio::test]
async fn the_button_for_no_work_ends_the_case_and_says_how_the_child_is_safe_tonight() {
    let house = House::new().await;
    let mut grace = house.signed_in("grace").await;
    let child = [("children-0-given", "Tolu"), ("stage", "intake")];
    let all: Vec<_> = NEWS.iter().chain(&child).copied().collect();
    let done = grace.fill("/families/new", &all).await;
    let family: FamilyId =
        done.location()["/families/".len()..].split(['/', '?']).next().unwrap().parse().unwrap();
    let stage = at(family, "stage");
    let page = grace.get(&stage).await;
    assert!(page.says("Who decided where the work stands, and why?"), "{}", page.text());
    assert!(page.says("Who decided that no work begins, and why?"), "{}", page.text());
    let to = pressed(&page, &stage, "Close without further work").to_owned();
    let mut fields = vec![
        ("stage", "intake"),
        ("stage_since-day", "23"),
        ("stage_since-month", "11"),
        ("stage_since-year", "2026"),
        ("reason", ""),
        ("outcome", "no_further_action"),
        ("why_none", "It was another family."),
    ];
    let asked = grace.post(&to, &fields).await;
    assert_eq!(asked.status, 422, "{}", asked.text());
    assert!(asked.says("How do you know that the child is safe tonight?"), "{}", asked.text());
    fields.push(("safe_tonight", "Ruth and I saw her at Gran’s at four."));
    let done = grace.post(&to, &fields).await;
    assert!(grace.follow(&done).await.says("This case is closed"));
    let reason = house.read("grace", family).await.closures[0].reason.clone();
    assert!(reason.contains("another family") && reason.contains("at Gran’s at four"), "{reason}");
}

#[tokio::test]
async fn information_only_on_a_child_in_danger_now_says_how_the_child_is_safe_tonight() {
    let house = House::new().await;
    let own = house.families.own;
    write(&mut house.signed_in("amir").await, own, &[]).await;
    let contact = house.read("amir", own).await.contacts[0].value.id;
    let decide = at(own, &format!("contacts/{contact}/decide"));
    let mut grace = house.signed_in("grace").await;
    let mut fields = vec![("decision", "information"), ("decision_reason", "We knew.")];
    let asked = grace.fill(&decide, &fields).await;
    assert!(asked.status == 422 && asked.says("Say how you know that the child is safe"), "{}", asked.text());
    fields.push(("safe_tonight", "Ruth rang at five: they sleep at her sister’s."));
    assert_eq!(grace.fill(&decide, &fields).await.status, 303);
    let reason = house.read("grace", own).await.contacts[0].decision_reason.clone();
    assert!(reason.contains("We knew.") && reason.contains("at her sister’s"), "{reason}");
    // Decided anew, both stand in their own boxes, and nothing is said twice.
    let anew = grace.get(&decide).await;
    assert!(anew.html.contains("they sleep at her sister’s."), "{}", anew.text());
    assert_eq!(grace.fill(&decide, &fields).await.status, 303);
    assert_eq!(house.read("grace", own).await.contacts[0].decision_reason, reason);
}

/// The sources under a folder.
fn sources(under: &std::path::Path, all: &mut Vec<String>) {
    for entry in std::fs::read_dir(under).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, all);
        } else {
            all.push(std::fs::read_to_string(&path).unwrap());
        }
    }
}

#[test]
fn nothing_given_to_a_template_is_called_like_a_literal_of_its_language() {
    let mut all = Vec::new();
    for entry in std::path::Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().read_dir().unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().and_then(|name| name.to_str()).unwrap();
        if ["ui", "web"].contains(&name) || name.starts_with("screens-") {
            sources(&path.join("src"), &mut all);
        }
    }
    assert!(all.iter().any(|source| source.contains("no_further => ")), "the sources are read");
    for line in all.iter().flat_map(|source| source.lines()) {
        let name = line.trim().split([' ', ',']).next().unwrap_or_default();
        assert!(
            !(matches!(name, "none" | "loop" | "self") && line.contains("=>")),
            "a template reads its own literal here: {line}"
        );
    }
}
