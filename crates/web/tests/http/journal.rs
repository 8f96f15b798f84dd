//! What stands in the journal: readings under verbs of reading, deeds where they were done, refusals where not.

use crate::common::{House, Seat, filled, send_form, things};
use jiff::{SignedDuration, Timestamp};
use practice::ids::WorkerId;
use record::journal::{
    OFFICE,
    verbs::{self, Class, NOT_LET_IN},
};
use std::collections::BTreeMap;
use ui::route::{Needs, Office, Route};

/// An entry of the journal as it is stored, behind Kith's back.
#[derive(Debug)]
pub(crate) struct Line {
    /// The family's number, or [`OFFICE`].
    pub(crate) chain: i64,
    /// When.
    pub(crate) at: Timestamp,
    /// Who. None: nobody known.
    pub(crate) actor: Option<WorkerId>,
    /// What was done.
    pub(crate) verb: String,
    kind: String,
    version: i32,
    reason: String,
}

/// Everything that the journal says from a moment on, chain by chain.
pub(crate) fn journal_from(house: &House, from: Timestamp) -> Vec<Line> {
    let query = format!(
        "SELECT chain || '|' || at || '|' || actor || '|' || verb || '|' || kind || '|' || version || '|' || reason \
         AS text FROM journal WHERE at >= {} ORDER BY chain, seq",
        from.as_microsecond()
    );
    let line = |text: String| {
        let mut parts = text.splitn(7, '|');
        let mut part = || parts.next().unwrap().to_owned();
        let [chain, at, actor] = [part(), part(), part()].map(|number| number.parse::<i64>().unwrap());
        Line {
            chain,
            at: Timestamp::from_microsecond(at).unwrap(),
            actor: (actor != 0).then_some(WorkerId(actor)),
            verb: part(),
            kind: part(),
            version: part().parse().unwrap(),
            reason: part(),
        }
    };
    record::testing::read_text(&house.place(), &query).into_iter().map(line).collect()
}

/// Why something was refused: ids of rules, or one of Kith's words. Nobody else's.
fn is_kiths_word(reason: &str) -> bool {
    let is_rule = |part: &str| part.strip_prefix('I').is_some_and(|number| number.parse::<u8>().is_ok());
    ["form", "clash", "absent", "forged", "unreadable"].contains(&reason) || reason.split(", ").all(is_rule)
}

/// Somebody who may use this route in Amir's own family.
fn whoever_may(route: &Route) -> &'static str {
    match route.needs {
        Needs::Family(_)
        | Needs::Child(_)
        | Needs::Party(_)
        | Needs::Office(Office::TeamBoard(_) | Office::ReviewBreakGlass(_)) => "grace",
        Needs::Office(Office::Administer | Office::ReadJournal) => "ada",
        Needs::Office(Office::Evidence | Office::Returns) => "ana",
        Needs::Office(Office::BreakGlass) => "otto",
        _ => "amir",
    }
}

/// Fields that no form has meant: an unknown button, a version that never was, texts with what cannot be seen.
fn nonsense() -> Vec<(&'static str, String)> {
    let mut fields = vec![("do", "nonsense".to_owned()), ("_version", "999".to_owned())];
    for name in ["text", "name", "given", "note", "reason", "opened", "behaviour", "what", "answer", "child"]
    {
        fields.push((name, "no\u{0}thing".to_owned()));
    }
    fields
}

#[test]
fn every_form_has_a_verb_of_one_class_and_no_page_has_a_deeds() {
    for route in web::table() {
        let known = [verbs::DEEDS, verbs::SIGN_INS, verbs::SEARCHES, verbs::ASIDE]
            .iter()
            .any(|list| list.contains(&route.verb));
        assert_eq!(
            known,
            route.method == "POST",
            "{} {} ({}): a form’s verb stands in record::journal::verbs, a page’s does not",
            route.method,
            route.path,
            route.verb
        );
        assert_eq!(Class::of(route.reading_verb()), Class::Reading, "{} {}", route.method, route.path);
    }
}

#[tokio::test]
async fn no_form_leaves_its_deeds_verb_where_nothing_was_done() {
    let house = House::with_work().await;
    let things = things(&house).await;
    let mut seats: BTreeMap<&str, Seat> = BTreeMap::new();
    let mut refusals = 0;
    for route in web::table().iter().filter(|route| route.method == "POST") {
        if route.needs == Needs::Nothing {
            continue;
        }
        let person = whoever_may(route);
        if !seats.contains_key(person) {
            seats.insert(person, Seat::of(&house, person).await);
        }
        let seat = seats.get_mut(person).unwrap();
        for (how, fields) in [("forged", Vec::new()), ("nonsense", nonsense()), ("empty", Vec::new())] {
            // Buttons that read no field would only do their work once more.
            if how == "nonsense" && route.path.starts_with("/evidence/") {
                continue;
            }
            // An emergency is another team's.
            let family = if person == "otto" { house.families.team } else { house.families.own };
            let path = seat.path(route, family, &things).await;
            let token = if how == "forged" { seat.other.clone() } else { seat.token.clone() };
            let now = house.clock.now() + SignedDuration::from_secs(1);
            house.clock.set(now);
            let fields: Vec<(&str, &str)> =
                fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
            let page = send_form(&mut seat.browser, route, &path, &token, &fields).await;
            let told = journal_from(&house, now);
            let said: Vec<_> = told
                .iter()
                .map(|line| (line.chain == OFFICE, line.verb.as_str(), line.kind.as_str(), line.version))
                .collect();
            let place = format!("{path} {how} by {person}: {} {said:?}", page.status);
            let of = |class| told.iter().filter(move |line| Class::of(&line.verb) == class);
            assert!(
                told.iter().all(|line| !verbs::is_attempt(line.chain, &line.verb, &line.kind, line.version)),
                "{place}"
            );
            assert!(
                of(Class::Refusal).all(|line| line.verb == NOT_LET_IN || is_kiths_word(&line.reason)),
                "{place} {told:?}"
            );
            assert!(
                of(Class::Deed).all(|line| line.chain == OFFICE || line.version > 0 || !line.kind.is_empty()),
                "a deed’s verb without a deed: {place}"
            );
            // A decision over several records looks at each of them.
            let mut looks: Vec<_> =
                of(Class::Reading).map(|line| line.chain).filter(|chain| *chain != OFFICE).collect();
            let many = looks.len();
            looks.sort_unstable();
            looks.dedup();
            assert_eq!(looks.len(), many, "one look at a record is one entry: {place}");
            let refused: Vec<&str> = of(Class::Refusal).map(|line| line.verb.as_str()).collect();
            let is_told = matches!(route.class(), Class::Deed | Class::SignIn);
            match page.status {
                400 | 403 | 404 | 409 | 413 | 422 if is_told => {
                    assert_eq!(refused, [format!("{}.refused", route.verb)], "{place}");
                    assert_eq!(of(Class::Deed).count() + of(Class::SignIn).count(), 0, "{place}");
                    refusals += 1;
                }
                // A rule may refuse what the page then only leads back from, such as opening what is open.
                303 if !refused.is_empty() => {
                    assert_eq!(refused, [format!("{}.refused", route.verb)], "{place}");
                    assert_eq!(of(Class::Deed).count(), 0, "{place}");
                    refusals += 1;
                }
                200 | 204 | 303 | 400 | 403 | 404 | 422 => assert_eq!(refused.len(), 0, "{place}"),
                _ => panic!("{place}: {}", page.text()),
            }
            seat.after(&house, route, &page).await;
        }
    }
    assert!(refusals > 150, "{refusals}");
}

#[tokio::test]
async fn a_map_that_may_not_be_signed_is_not_signed_in_its_history() {
    let house = House::new().await;
    let mut bea = house.signed_in("bea").await;
    let family = format!("/families/{}", house.families.team);
    bea.get(&format!("{family}/check")).await;
    let page = bea.post(&format!("{family}/maps/{}/sign-off", house.families.team_map), &[]).await;
    assert_eq!(page.status, 422, "{}", page.text());
    for show in ["", "?show=readings", "?show=refused", "?show=all"] {
        let page = bea.get(&format!("{family}/history{show}")).await;
        assert!(!page.says("signed the map off"), "{show}: {}", page.text());
        let refused = page.says("Bea Thornley tried to sign the map off: refused");
        assert_eq!(refused, matches!(show, "?show=refused" | "?show=all"), "{show}: {}", page.text());
        if refused {
            assert!(
                page.says("What stood in the way: I"),
                "which rules, in no words of anybody’s: {}",
                page.text()
            );
        }
    }
    let mut ada = house.signed_in("ada").await;
    let page = ada.get("/administration/journal?verb=.refused").await;
    assert!(page.says("tried to sign the map off: refused"), "{}", page.text());
    assert!(!page.says("read the overview"), "nothing but what was refused: {}", page.text());
}

#[tokio::test]
async fn where_a_page_says_that_it_was_noted_it_was() {
    let house = House::with_work().await;
    let things = things(&house).await;
    let mut noted = 0;
    for person in ["ana", "ada", "amir", "lena"] {
        let mut seat = Seat::of(&house, person).await;
        for route in web::table() {
            // Analysts and practice leads are let in to evidence, which takes long and notes nothing of the kind.
            let evidence = Needs::Office(Office::Evidence);
            let is_own = matches!(route.needs, Needs::Nothing | Needs::Account)
                || route.needs == evidence && matches!(person, "ana" | "lena");
            if is_own || (person == "amir" || person == "lena") && route.needs.is_of_record() {
                continue;
            }
            let now = house.clock.now() + SignedDuration::from_secs(1);
            house.clock.set(now);
            let path = filled(route.path, house.families.own, &things);
            let page = if route.method == "GET" {
                seat.browser.get(&path).await
            } else {
                let token = seat.token.clone();
                send_form(&mut seat.browser, &route, &path, &token, &[]).await
            };
            if page.says("Kith has made a note that you tried.") {
                let told = journal_from(&house, now);
                let there: Vec<_> =
                    told.iter().map(|line| (line.actor, line.verb.as_str(), line.reason.as_str())).collect();
                let expected = [(Some(house.workers[person]), NOT_LET_IN, route.verb)];
                assert_eq!(there, expected, "{person} {} {path}", route.method);
                noted += 1;
            }
        }
    }
    assert!(noted > 300, "{noted}");
}

#[tokio::test]
async fn a_failed_sign_in_is_written_down_without_what_was_typed_and_not_when_it_is_not_looked_at() {
    let house = House::new().await;
    let first = house.clock.now();
    let fields = |name| [("username", name), ("password", "Gran's secret words")];
    for name in ["amir", "amir ", "Dan Okafor"] {
        assert_eq!(house.browser().post("/sign-in", &fields(name)).await.status, 422);
    }
    let told = || -> Vec<Line> {
        let all = journal_from(&house, first).into_iter();
        all.filter(|line| line.verb == verbs::NOT_SIGNED_IN).collect()
    };
    assert_eq!(told().len(), 3);
    assert!(told().iter().all(|line| line.actor.is_none() && line.reason.is_empty()), "{:?}", told());
    let all = record::testing::read_text(
        &house.place(),
        "SELECT kind || '|' || object_id || '|' || COALESCE(body, '') AS text FROM journal \
         WHERE verb = 'session.begun.refused' ORDER BY seq",
    );
    let amir = format!("account|{}|", house.workers["amir"].0);
    assert_eq!(all, [amir.as_str(), amir.as_str(), "|0|"]);
    for _ in 0..40 {
        house.browser().post("/sign-in", &fields("amir")).await;
    }
    assert!(told().len() <= 10, "the journal does not grow with a stranger’s tries: {}", told().len());
}
