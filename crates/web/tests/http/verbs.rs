//! Every verb that the program writes has a class and is said in words, and whatever a route does to a record too.

use jiff::Timestamp;
use practice::Kind;
use record::journal::{
    JournalLine, OFFICE,
    verbs::{ASIDE, Class, DEEDS, NOT_LET_IN, NOT_SIGNED_IN, READINGS, REFUSED, SEARCHES, SIGN_INS},
};
use std::{collections::BTreeSet, fs, path::Path};
use ui::verbs::{office, tried, words};

fn line(chain: i64, verb: &str, is_attempt: bool) -> JournalLine {
    JournalLine {
        chain,
        seq: 1,
        at: Timestamp::UNIX_EPOCH,
        actor: None,
        verb: verb.to_owned(),
        kind: String::new(),
        number: 0,
        version: 0,
        is_attempt,
        basis: String::new(),
        family: None,
    }
}

/// What the source of a crate holds between quotation marks in the form of a verb, outside its tests.
fn written_in(directory: &Path, verbs: &mut BTreeSet<String>) {
    for entry in fs::read_dir(directory).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            if !path.ends_with("testing") {
                written_in(&path, verbs);
            }
        } else if path.extension().is_some_and(|end| end == "rs") {
            let text = fs::read_to_string(&path).unwrap();
            let text = text.split("#[cfg(test)]").next().unwrap();
            verbs.extend(text.split('"').filter(|part| is_verb(part)).map(str::to_owned));
        }
    }
}

fn is_verb(text: &str) -> bool {
    let parts: Vec<&str> = text.split('.').collect();
    let is_word = |part: &&str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b == b'_');
    parts.len() > 1 && parts.iter().all(is_word) && !ENDINGS.contains(parts.last().unwrap())
}

/// How the names of files end.
const ENDINGS: &[&str] = &[
    "css",
    "csv",
    "dump",
    "example",
    "html",
    "js",
    "json",
    "key",
    "lock",
    "log",
    "signature",
    "sqlite",
    "toml",
    "txt",
    "unfinished",
    "xml",
];

/// Every verb that a crate of the program writes which can write into a journal: `bench` and `trials` are not in it.
fn every_verb() -> BTreeSet<String> {
    let crates = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let mut verbs = BTreeSet::new();
    for name in [
        "record",
        "ui",
        "screens-analyst",
        "screens-child",
        "screens-family",
        "screens-office",
        "screens-pathway",
        "screens-people",
        "web",
        "demo",
        "kith",
    ] {
        written_in(&crates.join(name).join("src"), &mut verbs);
    }
    verbs
}

#[test]
fn every_verb_that_any_crate_writes_has_a_class_and_words() {
    let table = web::table();
    let (mut classless, mut wordless) = (Vec::new(), Vec::new());
    let all = every_verb();
    assert!(
        all.len() > 250 && all.contains("backup.restored") && all.contains("notice.given"),
        "{}",
        all.len()
    );
    for verb in &all {
        let of = |method: &str| table.iter().find(|route| route.method == method && route.verb == verb);
        let (page, form) = (of("GET"), of("POST"));
        let is_listed =
            [DEEDS, SIGN_INS, SEARCHES, READINGS, ASIDE].iter().any(|list| list.contains(&&**verb));
        if !is_listed
            && !verb.ends_with(REFUSED)
            && ![NOT_LET_IN, NOT_SIGNED_IN].contains(&&**verb)
            && page.is_none()
        {
            classless.push(verb.clone());
        }
        let of_family = page.or(form).is_some_and(|route| route.needs.is_of_record());
        // What is done to a record is said by the kind of the thing; There is a test of that below.
        if Class::of(verb) == Class::Aside || (of_family && Class::of(verb) == Class::Deed) {
            continue;
        }
        let said = office::words(&line(if of_family { 7 } else { OFFICE }, verb, false));
        let is_reading = said.starts_with("read ");
        if said.contains(['“', '_', '.']) || (Class::of(verb) != Class::Reading && is_reading) {
            wordless.push(format!("{verb}: {said}"));
        }
    }
    assert!(classless.is_empty(), "put them into record::journal::verbs: {classless:#?}");
    assert!(wordless.is_empty(), "say them in words: {wordless:#?}");
}

#[test]
fn whatever_was_only_tried_or_refused_is_said_so_and_never_as_done() {
    assert_eq!(tried("map.signed_off"), "tried to sign the map off");
    assert_eq!(words("map.signed_off.refused", None, false, false), "tried to sign the map off: refused");
    for route in web::table() {
        if route.method == "POST" && route.needs.is_of_record() {
            let said = tried(route.verb);
            assert!(
                said.starts_with("tried to ") && !said.contains([':', '_', '“']),
                "{}: {said}",
                route.verb
            );
        }
    }
}

#[test]
fn whatever_can_be_done_to_a_record_is_said_in_words() {
    for route in web::table() {
        if route.method != "POST" || !route.needs.is_of_record() {
            continue;
        }
        let thing = route.verb.split('.').next().unwrap_or_default();
        let kind = match thing {
            "rating" => Some(Kind::ScaleRating),
            "round" => Some(if route.verb == "round.used" { Kind::MapItem } else { Kind::ScalingRound }),
            "plan" => Some(Kind::SafetyPlan),
            "danger" => Some(Kind::DangerStatement),
            "goal" => Some(Kind::SafetyGoal),
            "closing" => Some(Kind::Closure),
            other => Kind::from_code(other),
        };
        let said = words(route.verb, kind, route.verb.ends_with("withdrawn"), true);
        assert!(!said.contains([':', '_', '“']), "{}: {said}", route.verb);
    }
}
