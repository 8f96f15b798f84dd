//! Something was recorded in the wrong family: it is put into the right one's record and taken out of the wrong one's in one change;
//! nobody reads there any more what it said but whoever audits the record, who also reads who had seen it.

use crate::common::{Browser, House, Page, id, today};
use practice::{
    case_note::{CaseNote, NoteKind},
    ids::{CaseNoteId, FamilyId, encode},
};

/// What was said of somebody whom the wrong family has never heard of.
const WORDS: &str = "Mr Abara waited for her at the school gate.";
const WHY: &str = "The number on the call was another";
const CHANGED: &str = "Somebody else changed this while you had it open";
const NO_FAMILY: &str = "No family in whose record you can write has this reference";

fn at(family: FamilyId, rest: &str) -> String {
    format!("/families/{family}/{rest}")
}

/// The reference of a family, as the store has it: of some of these nobody may know.
fn reference(house: &House, family: FamilyId) -> String {
    let query = format!("SELECT reference AS text FROM family WHERE id = {}", family.0);
    record::testing::read_text(&house.place(), &query).remove(0)
}

/// How often this stands in all journals.
fn entries(house: &House, verb: &str) -> usize {
    house.entries().iter().filter(|one| *one == verb).count()
}

/// A note about another family in Amir’s own, as Bea wrote it about Maya, and its address.
async fn written(house: &House) -> String {
    let own = house.families.own;
    let maya = house.read("amir", own).await.people.iter().find(|one| one.given == "Maya").unwrap().id;
    let note = CaseNote {
        id: CaseNoteId(house.store.new_id()),
        kind: NoteKind::Telephone,
        happened_on: today(),
        happened_at: None,
        children: vec![maya],
        with_whom: "Ifeoma Abara".to_owned(),
        words: WORDS.to_owned(),
        written_by: Some(house.workers["bea"]),
        written_at: Some(house.clock.now()),
        visited: None,
        corrected: None,
    };
    let number = encode(note.id.0);
    house.put(vec![note.into()]).await;
    at(own, &format!("notes/{number}"))
}

/// The page of the form once the family with this reference was looked up.
async fn looked_up(browser: &mut Browser, form: &str, to: &str) -> Page {
    browser.fill(form, &[("_more", "to"), ("to", to), ("why", WHY)]).await
}

/// What the form sends of its own that a look-up put there.
fn own(page: &Page) -> Vec<(&'static str, String)> {
    ["_family", "_seen"].into_iter().filter_map(|name| Some((name, page.value(name)?))).collect()
}

/// Sends the form that was looked up with these fields.
async fn send(browser: &mut Browser, form: &str, page: &Page, fields: &[(&str, &str)]) -> Page {
    let own = own(page);
    let mut all: Vec<(&str, &str)> = own.iter().map(|(name, value)| (*name, value.as_str())).collect();
    all.extend(fields);
    browser.post(form, &all).await
}

/// Amir puts it right: it is about this family and its child.
async fn put_right(house: &House, note: &str, right: FamilyId) -> Page {
    let form = format!("{note}/wrong-family");
    let (to, jonah) = (reference(house, right), id(&house.read("amir", right).await, "Jonah"));
    let mut amir = house.signed_in("amir").await;
    let page = looked_up(&mut amir, &form, &to).await;
    let fields = [("to", to.as_str()), ("children", &jonah), ("why", WHY)];
    send(&mut amir, &form, &page, &fields).await
}

fn next_day(house: &House) {
    house.clock.set(house.clock.now() + jiff::SignedDuration::from_hours(24));
}

#[tokio::test]
async fn it_is_looked_up_put_into_the_right_record_and_stands_there() {
    let house = House::new().await;
    let (wrong, right) = (house.families.own, house.families.team);
    let note = written(&house).await;
    let form = format!("{note}/wrong-family");
    let mut amir = house.signed_in("amir").await;
    let page = amir.get(&note).await;
    assert!(
        page.says("This was recorded in the wrong family") && page.html.contains(&form),
        "{}",
        page.text()
    );
    let page = amir.get(&form).await;
    for said in [WORDS, "What happens now", "It cannot be undone", "you, Amir Siddiqui, put it there today"] {
        assert!(page.says(said), "{said}: {}", page.text());
    }
    let to = reference(&house, right);
    let page = looked_up(&mut amir, &form, &to.to_lowercase().replace('-', " ")).await;
    assert_eq!(page.status, 200, "{}", page.text());
    for said in ["Lindqvist family", &to, "Bea Thornley leads the work", "Jonah Lindqvist", "as a whole"] {
        assert!(page.says(said), "{said}: {}", page.text());
    }
    assert!(page.html.contains(WHY), "what was typed is still there");
    assert!(house.read("amir", right).await.digest.count() == 0, "looking is not putting");

    let jonah = id(&house.read("amir", right).await, "Jonah");
    let fields = [("to", to.as_str()), ("children", &jonah), ("why", WHY)];
    let done = send(&mut amir, &form, &page, &fields).await;
    assert!(entries(&house, "wrong_record.put_right") >= 2, "an entry in each chain: {:?}", house.entries());
    let there = amir.follow(&done).await;
    assert!(done.location().starts_with(&at(right, "notes/")), "{}", done.location());
    for said in ["Put right: it stands here now.", WORDS, "Ifeoma Abara", "Jonah", "Bea Thornley"] {
        assert!(there.says(said), "{said}: {}", there.text());
    }
    assert!(house.signed_in("bea").await.get(&at(right, "notes")).await.says(WORDS));
    let history = amir.get(&at(right, "history")).await;
    assert!(history.says("put right what was recorded in the wrong family’s record"), "{}", history.text());
    assert!(!history.html.contains(&wrong.to_string()), "nothing there says from whose record it came");
    // The same form sent twice is kept once, and leads to the same note.
    let again = send(&mut amir, &form, &page, &fields).await;
    assert!([303, 404].contains(&again.status), "{}", again.text());
    assert_eq!(house.read("amir", right).await.digest.count(), 1);
    assert!(house.store.verify(|_| {}).await.unwrap().is_whole());
}

#[tokio::test]
async fn no_page_of_the_wrong_family_says_any_more_what_it_said() {
    let house = House::new().await;
    let wrong = house.families.own;
    let note = written(&house).await;
    let number = note.rsplit('/').next().unwrap().to_owned();
    let mut paths: Vec<String> = House::table()
        .iter()
        .filter(|route| route.method == "GET" && route.path.starts_with("/families/{family}"))
        .map(|route| route.path.replace("{family}", &wrong.to_string()).replace("{case_note}", &number))
        .filter(|path| !path.contains('{'))
        .collect();
    paths.push(at(wrong, "history?show=all"));
    paths.push(at(wrong, &format!("history?show=all&kind=case_note&id={number}")));
    paths.push(note.clone());
    let (on, search) = (format!("on={}", today()), [("words", "abara")]);
    let earlier: Vec<String> = paths
        .iter()
        .map(|path| format!("{path}{}{on}", if path.contains('?') { '&' } else { '?' }))
        .collect();
    paths.extend(earlier);
    assert!(paths.len() > 30, "{paths:?}");
    next_day(&house);

    // Before, it stands on some of them.
    let mut amir = house.signed_in("amir").await;
    let mut told = 0;
    for path in &paths {
        told += usize::from(amir.get(path).await.says("Abara"));
    }
    assert!(told >= 6, "{told} pages said it");
    assert!(amir.post(&at(wrong, "notes"), &search).await.says(WORDS));

    next_day(&house);
    assert_eq!(put_right(&house, &note, house.families.team).await.status, 303);
    for who in ["amir", "bea", "grace", "lena"] {
        let mut browser = house.signed_in(who).await;
        for path in &paths {
            let page = browser.get(path).await;
            assert!(
                !page.html.contains("Abara") && !page.html.contains(WHY),
                "{who} {path}: {}",
                page.text()
            );
        }
        for place in ["notes", &format!("notes?{on}")] {
            let found = browser.post(&at(wrong, place), &search).await;
            assert!(!found.says(WORDS) && !found.says("Ifeoma"), "{who} {place}: {}", found.text());
        }
        // That something was taken out, by whom and when, is said.
        let page = browser.get(&note).await;
        for said in ["belongs to another family", "Taken out 25 November 2026", "by Amir Siddiqui"] {
            assert!(page.says(said), "{who} {said}: {}", page.text());
        }
        for gone in ["correct", "withdraw", "wrong-family"] {
            assert!(!page.html.contains(&format!("{note}/{gone}")), "{who} {gone}");
        }
        let history = browser.get(&at(wrong, "history")).await;
        assert!(
            history.says("Amir Siddiqui put right what was recorded in the wrong family’s record")
                && history.says("What it said is not shown here."),
            "{who}: {}",
            history.text()
        );
    }
    let mut amir = house.signed_in("amir").await;
    for gone in ["correct", "withdraw", "wrong-family"] {
        assert_eq!(amir.get(&format!("{note}/{gone}")).await.status, 404, "{gone}");
    }
}

#[tokio::test]
async fn whoever_audits_the_record_reads_with_a_reason_what_it_said_and_who_had_seen_it() {
    let house = House::new().await;
    let wrong = house.families.own;
    let audit = at(wrong, "history/wrong-family");
    let reason = [("reason", "An incident of 24 November")];
    let mut grace = house.signed_in("grace").await;
    let page = grace.fill(&audit, &reason).await;
    assert!(page.says("Nothing was taken out of this record"), "{}", page.text());
    let note = written(&house).await;
    house.signed_in("bea").await.get(&note).await;
    next_day(&house);
    assert_eq!(put_right(&house, &note, house.families.team).await.status, 303);
    house.signed_in("chen").await.get(&note).await;

    // A day has gone, and her time of being signed in with it.
    let mut grace = house.signed_in("grace").await;
    let told = grace.get("/my-work").await;
    assert!(told.says("took something out of this record that belongs to another family"), "{}", told.text());
    for page in [at(wrong, "history"), note.clone()] {
        assert!(grace.get(&page).await.html.contains(&audit), "{page}");
        assert!(!house.signed_in("amir").await.get(&page).await.html.contains(&audit), "{page}");
    }
    for who in ["grace", "lena"] {
        let mut browser = house.signed_in(who).await;
        assert!(!browser.get(&audit).await.says("Abara"), "not before it is said why");
        let before = entries(&house, "wrong_record.audited");
        let unsaid = browser.fill(&audit, &[("reason", " ")]).await;
        assert!(unsaid.status == 422 && unsaid.says("Say why you look at it."), "{}", unsaid.text());
        assert!(!unsaid.says("Abara"));
        assert_eq!(entries(&house, "wrong_record.audited"), before, "nothing was read");
        let page = browser.fill(&audit, &reason).await;
        assert_eq!(page.status, 200, "{}", page.text());
        for said in [
            "Case note, taken out 24 November 2026",
            "by Amir Siddiqui",
            "Bea Thornley : once, last on 23 November 2026",
            WORDS,
            WHY,
            "An incident of 24 November",
        ] {
            assert!(page.says(said), "{who} {said}: {}", page.text());
        }
        assert!(!page.says("Chen Wei"), "who read the record only afterwards: {}", page.text());
    }
    let place = house.place();
    let reasons = record::testing::read_text(
        &place,
        "SELECT reason AS text FROM journal WHERE verb = 'wrong_record.audited'",
    );
    assert_eq!(reasons, ["An incident of 24 November"; 3], "nothing else was read under that verb");
    let readings = grace.get(&at(wrong, "history?show=readings")).await;
    assert!(readings.says("looked at what was recorded here by mistake, and who had seen it"));
    assert!(readings.says("An incident of 24 November"), "{}", readings.text());
    for who in ["amir", "bea", "chen", "otto", "sofia", "ana", "ada"] {
        let mut browser = house.signed_in(who).await;
        for page in [browser.get(&audit).await, browser.post(&audit, &reason).await] {
            assert!([403, 404].contains(&page.status) && !page.says("Abara"), "{who}: {}", page.text());
        }
    }
}

#[tokio::test]
async fn a_family_that_is_not_there_hidden_or_anothers_is_refused_in_one_sentence() {
    let house = House::new().await;
    let families = &house.families;
    let form = format!("{}/wrong-family", written(&house).await);
    let mut amir = house.signed_in("amir").await;
    let mut pages = Vec::new();
    for to in [
        "K-99999".to_owned(),
        reference(&house, families.other),
        reference(&house, families.restricted),
        reference(&house, families.conflict),
    ] {
        for more in [&[("_more", "to")][..], &[]] {
            let fields = [&[("to", to.as_str()), ("why", WHY), ("_once", "once")], more].concat();
            let page = amir.fill(&form, &fields).await;
            assert!(page.status == 422 && page.says(NO_FAMILY), "{to}: {}", page.text());
            pages.push(page.but_for_tokens().replace(&to, "K").replace("once", ""));
        }
    }
    let first = pages[0].split("<main").nth(1).unwrap().len();
    assert!(
        pages.iter().all(|page| page.split("<main").nth(1).unwrap().len() == first),
        "one answer for all"
    );
    let own = reference(&house, families.own);
    let page = looked_up(&mut amir, &form, &own).await;
    assert!(page.status == 422 && page.says("That is the family in whose record the note stands."));
    let page = looked_up(&mut amir, &form, "").await;
    assert!(page.status == 422 && page.says("Put in the reference of the family"), "{}", page.text());
}

#[tokio::test]
async fn nothing_is_put_anywhere_unseen_or_half_said_or_after_a_change() {
    let house = House::new().await;
    let (wrong, right) = (house.families.own, house.families.team);
    let note = written(&house).await;
    let form = format!("{note}/wrong-family");
    let (to, jonah) = (reference(&house, right), id(&house.read("amir", right).await, "Jonah"));
    let maya_of_wrong = id(&house.read("amir", wrong).await, "Maya");
    let mut amir = house.signed_in("amir").await;
    // Sent without having looked: the family is shown first.
    let page = amir.fill(&form, &[("to", &to), ("children", &jonah), ("why", WHY)]).await;
    assert!(page.status == 422 && page.says("This is the family with that reference"), "{}", page.text());
    assert!(page.says("Lindqvist family") && page.value("_family").is_some());
    for (children, why, sentence) in [
        (vec![], WHY, "Say whom in the right family it is about."),
        (vec![jonah.as_str(), "family"], WHY, "and not both"),
        (vec!["nobody"], WHY, "choose from the list"),
        (vec![maya_of_wrong.as_str()], WHY, "is not in this family’s record"),
        (vec![jonah.as_str()], "", "Say how you know"),
    ] {
        let page = looked_up(&mut amir, &form, &to).await;
        let mut fields = vec![("to", to.as_str()), ("why", why)];
        fields.extend(children.iter().map(|child| ("children", *child)));
        let page = send(&mut amir, &form, &page, &fields).await;
        assert!(page.status == 422 && page.says(sentence), "{sentence}: {}", page.text());
        assert!(page.says("Lindqvist family"), "the family is still shown: {}", page.text());
    }
    for long in ["night ".repeat(4_000), "seen\u{7}not".to_owned()] {
        let page = looked_up(&mut amir, &form, &to).await;
        let fields = [("to", to.as_str()), ("children", &jonah), ("why", &long)];
        assert_eq!(send(&mut amir, &form, &page, &fields).await.status, 422);
    }
    // The note changes after he opened the form; then the children of the right family.
    let fields = [("to", to.as_str()), ("children", jonah.as_str()), ("why", WHY)];
    let page = looked_up(&mut amir, &form, &to).await;
    let mut bea = house.signed_in("bea").await;
    let mut corrected: Vec<(&str, &str)> = vec![
        ("kind", "telephone"),
        ("happened_on-day", "23"),
        ("happened_on-month", "11"),
        ("happened_on-year", "2026"),
        ("words", "She rang about Mr Abara."),
    ];
    corrected.push(("corrected", "She said it otherwise."));
    assert_eq!(bea.fill(&format!("{note}/correct"), &corrected).await.status, 303);
    let stale = send(&mut amir, &form, &page, &fields).await;
    assert!(stale.status == 409 && stale.says(CHANGED), "{} {}", stale.status, stale.text());
    assert!(stale.says("She rang about Mr Abara."), "it stands there as it is now: {}", stale.text());
    let page = looked_up(&mut amir, &form, &to).await;
    let mut child =
        house.read("bea", right).await.people.iter().find(|one| one.given == "Maya").unwrap().value.clone();
    child.called = "May".to_owned();
    house.put_in(right, vec![child.into()]).await;
    let stale = send(&mut amir, &form, &page, &fields).await;
    assert!(stale.status == 409 && stale.says(CHANGED), "{} {}", stale.status, stale.text());
    // Nothing was kept of all this; what is sent as it stands now is.
    assert_eq!(house.read("amir", right).await.digest.count(), 0);
    assert!(amir.get(&note).await.says("She rang about Mr Abara."));
    let done = send(&mut amir, &form, &stale, &fields).await;
    assert!(amir.follow(&done).await.says("She rang about Mr Abara."));
}

#[tokio::test]
async fn whoever_may_not_write_in_both_records_puts_nothing_right() {
    let house = House::new().await;
    let right = house.families.team;
    let note = written(&house).await;
    let form = format!("{note}/wrong-family");
    let (to, jonah) = (reference(&house, right), id(&house.read("bea", right).await, "Jonah"));
    let fields = [("to", to.as_str()), ("children", jonah.as_str()), ("why", WHY)];
    for who in ["lena", "otto", "sofia", "ana", "ada"] {
        let mut browser = house.signed_in(who).await;
        for page in [browser.get(&form).await, browser.post(&form, &fields).await] {
            assert!([403, 404].contains(&page.status) && !page.says("Abara"), "{who}: {}", page.text());
        }
    }
    // He could when he looked it up, and cannot any more when he sends it.
    let mut amir = house.signed_in("amir").await;
    let page = looked_up(&mut amir, &form, &to).await;
    let ada = house.actor("ada").await;
    let permit = access::office::permit(ada, access::OfficeDeed::Administer).unwrap();
    let (list, amirs) = (record::standing::StandingList::Conflict, house.workers["amir"]);
    house.store.administer_list(permit, list, right, amirs, true, "His cousin").await.unwrap();
    let late = send(&mut amir, &form, &page, &fields).await;
    assert!(late.status == 422 && late.says(NO_FAMILY), "{} {}", late.status, late.text());
    assert!(!late.says("Lindqvist"), "{}", late.text());
    assert!(amir.get(&note).await.says(WORDS), "it stands where it stood");
    let elsewhere = form.replace(&house.families.own.to_string(), &right.to_string());
    assert_eq!(house.signed_in("bea").await.get(&elsewhere).await.status, 404);
    let day = house.signed_in("bea").await.get(&format!("{form}?on=2026-11-20")).await;
    assert_ne!(day.status, 200, "on a day that has passed nothing is put right");
}

#[tokio::test]
async fn a_contact_is_put_right_and_one_that_says_danger_by_a_supervisor() {
    let house = House::new().await;
    let (wrong, right) = (house.families.own, house.families.team);
    let (to, jonah) = (reference(&house, right), id(&house.read("amir", right).await, "Jonah"));
    let (mut amir, mut grace) = (house.signed_in("amir").await, house.signed_in("grace").await);
    for (danger, code) in [("no", "put-right"), ("yes", "put-right-danger")] {
        let news = [
            ("received-day", "23"),
            ("received-month", "11"),
            ("received-year", "2026"),
            ("received-time", "9:15am"),
            ("danger_now", danger),
            ("danger_words", "Mr Abara has a key again"),
            ("tonight", "known"),
            ("tonight_words", "At home"),
            ("worried", "Mr Abara shouted at three in the morning"),
            ("referrer_role", "Neighbour"),
            ("parents_know", "not_safe"),
            ("parents_agree", "not_safe"),
            ("parents_words", "He reads her telephone"),
            ("how", "telephone"),
            ("source", "1B"),
        ];
        let done = amir.fill(&at(wrong, "contacts/new"), &news).await;
        assert_eq!(done.status, 303, "{}", done.text());
        let contact = house.read("amir", wrong).await.contacts[0].value.clone();
        let page = at(wrong, &format!("contacts/{}", contact.id));
        let form = format!("{page}/wrong-family");
        let fields = [("to", to.as_str()), ("children", jonah.as_str()), ("why", WHY)];
        let is_offered = amir.get(&page).await.html.contains(&form);
        assert_eq!(is_offered, danger == "no");
        let asked = looked_up(&mut amir, &form, &to).await;
        let mut done = send(&mut amir, &form, &asked, &fields).await;
        if danger == "yes" {
            assert!(asked.status == 422 && done.status == 422, "{}", done.text());
            assert!(done.says("A supervisor puts it right. Ring your supervisor now."), "{}", done.text());
            assert!(amir.get(&form).await.says("A supervisor puts it right."));
            let asked = looked_up(&mut grace, &form, &to).await;
            done = send(&mut grace, &form, &asked, &fields).await;
        }
        assert!(done.location().contains(&format!("done={code}#c-")), "{} {}", done.location(), done.text());
        let there = amir.follow(&done).await;
        assert!(there.says("Mr Abara shouted") && there.says("Not decided"), "{}", there.text());
        let stands = house.read("amir", right).await;
        let stands = stands.contacts.iter().find(|one| one.says_danger() == (danger == "yes")).unwrap();
        assert!(stands.on_open_case && stands.taken_by == Some(house.workers["amir"]));
        for path in ["", "contacts", "notes", "history", "history?show=all", "right-now"] {
            let page = amir.get(&at(wrong, path)).await;
            assert!(!page.says("Abara"), "{path}: {}", page.text());
        }
        assert!(house.read("amir", wrong).await.contacts.is_empty());
    }
    let audited = grace.fill(&at(wrong, "history/wrong-family"), &[("reason", "An incident")]).await;
    assert!(audited.says("Contact, taken out") && audited.says("Mr Abara shouted"), "{}", audited.text());
    // What somebody has decided on stays.
    let mut decided = house.read("amir", right).await.contacts[0].value.clone();
    (decided.decision, decided.decision_reason) =
        (Some(practice::contact::ContactDecision::Information), "Known.".to_owned());
    house.put_in(right, vec![decided.clone().into()]).await;
    let form = at(right, &format!("contacts/{}/wrong-family", decided.id));
    let page = looked_up(&mut grace, &form, &reference(&house, wrong)).await;
    assert!(page.status == 422 && page.says("Somebody has decided on this contact"), "{}", page.text());
}
