//! What a study says of people, files and single children agrees with itself, and is locked with the rest.

use super::{line, said};
use evaluation::measures::Catalogue;
use evaluation::study::{self, Lock, Study, lock};

/// A study that asks people and reads files, and compares no authorities.
const PEOPLE: &str = r#"
format = 1

[study]
id = "people"
title = "What people say"
question = "What did leaders and families say before and after?"
practice = "the practice"
responsible = "A. Nother, evaluator"
data_seen = "no"

[[wave]]
id = "T1"
from = 2025-01-06
to = 2025-02-28

[[wave]]
id = "T2"
from = 2025-07-07
to = 2025-08-31

[[survey]]
id = "leaders"
instrument = "leaders-8"
responses = "leaders.csv"

[[audit]]
id = "files"
instrument = "practice-presence"
readings = "files.csv"

[[themes]]
id = "talks"
framework = "practice-themes"
codings = "codings.csv"

[[presence]]
id = "board"
counts = "board.csv"

[[asked]]
survey = "leaders"
group = "leaders"
wave = "T1"
people = 30

[analysis]
seed = 1
"#;

/// The template with outcomes of single children.
fn with_children(more: &str) -> String {
    format!(
        "{}\n[children]\nextract = \"extract\"\n\n[[children.outcome]]\nmeasure = \"kinship@WWCSC-2020\"\nrole = \"primary\"\n\
         cut_off = 2019-03-31\n\n[[children.group]]\nunit = \"384\"\ncomparators = [\"330\", \"331\"]\n{more}",
        study::TEMPLATE
    )
}

fn refused(text: &str, from: &str, to: &str, what: &str) {
    // The last, for the comments of the template come before what is added to it.
    let at = text.rfind(from).unwrap();
    let changed = [&text[..at], to, &text[at + from.len()..]].concat();
    let all = said(&changed);
    assert!(all.iter().any(|one| one.contains(what)), "{to}: {all:?}");
}

#[test]
fn a_study_may_ask_people_alone_or_look_at_single_children_too() {
    assert_eq!(said(PEOPLE), Vec::<String>::new());
    assert_eq!(said(&with_children("")), Vec::<String>::new());
}

#[test]
fn waves_follow_each_other_and_each_survey_has_one() {
    refused(PEOPLE, "to = 2025-02-28", "to = 2025-01-01", "T1 ends before it starts");
    refused(PEOPLE, "to = 2025-02-28", "to = 2025-07-07", "T2 starts before T1 is over");
    refused(PEOPLE, "id = \"T2\"", "id = \"T1\"", "“T1” stands here a second time");
    refused(PEOPLE, "wave = \"T1\"", "wave = \"T9\"", "there is no wave “T9”");
    refused(PEOPLE, "survey = \"leaders\"", "survey = \"staff\"", "there is no survey “staff”");
    let without = PEOPLE.split("[[wave]]").next().unwrap().to_owned()
        + &PEOPLE[PEOPLE.find("[[survey]]").unwrap()..PEOPLE.find("[[asked]]").unwrap()]
        + "[analysis]\nseed = 1\n";
    assert!(said(&without)[0].contains("there is no wave"));
}

#[test]
fn what_exists_in_the_record_is_never_shown_alone() {
    let alone = PEOPLE[..PEOPLE.find("[[survey]]").unwrap()].to_owned()
        + "[[presence]]\nid = \"board\"\ncounts = \"board.csv\"\n[analysis]\nseed = 1\n";
    let all = said(&alone);
    assert!(all.iter().any(|one| one.contains("never shown alone")), "{all:?}");
    let place = format!("line {}", line(&alone, "[[presence]]"));
    assert!(all.iter().any(|one| one.contains(&place)), "{all:?}");
}

#[test]
fn outcomes_of_single_children_are_known_and_comparators_are_no_pilots() {
    let text = with_children("");
    refused(&text, "kinship@WWCSC-2020", "kinship@WWCSC-1999", "there is no “kinship@WWCSC-1999”");
    refused(&text, "unit = \"384\"", "unit = \"999\"", "999 is a unit of no round");
    refused(
        &text,
        "[\"330\", \"331\"]",
        "[\"330\", \"935\"]",
        "935 takes the practice in and is also named as a comparator",
    );
    refused(&text, "[\"330\", \"331\"]", "[\"330\", \"330\"]", "330 stands here a second time");
    refused(&text, "[\"330\", \"331\"]", "[]", "384 has nobody to be compared with");
    let twice = with_children("\n[[children.group]]\nunit = \"384\"\ncomparators = [\"383\"]\n");
    assert!(said(&twice).iter().any(|one| one.contains("384 has a group for this already")));
    let other = with_children(
        "\n[[children.group]]\nunit = \"935\"\ncomparators = [\"383\"]\noutcome = \"re-referral@WWCSC-2020\"\n",
    );
    assert!(
        said(&other).iter().any(|one| one.contains("is not an outcome of single children in this study"))
    );
}

#[test]
fn waves_instruments_and_groups_are_locked_and_who_was_asked_is_not() {
    let day = "2026-11-25".parse().unwrap();
    for (text, from, to, path) in [
        (PEOPLE.to_owned(), "leaders-8", "ours.toml", Some("survey[leaders].instrument")),
        (PEOPLE.to_owned(), "to = 2025-08-31", "to = 2025-09-30", Some("wave[T2].to")),
        (PEOPLE.to_owned(), "people = 30", "people = 31", None),
        (with_children(""), "\"330\", \"331\"", "\"330\"", Some("children.group[384].comparators")),
        (
            with_children(""),
            "cut_off = 2019-03-31",
            "cut_off = 2020-03-31",
            Some("children.outcome[kinship@WWCSC-2020].cut_off"),
        ),
    ] {
        let locked = Lock::read("lock.toml", &lock("study.toml", &text, day, "0.1.0")).unwrap();
        let study = Study::read("study.toml", &text.replacen(from, to, 1)).unwrap();
        assert!(study::check(&study, &Catalogue::bundled().unwrap()).len() <= 1);
        let found: Vec<String> = match locked.compare(&study) {
            Ok(changes) => changes.into_iter().map(|change| change.path).collect(),
            Err(faults) => faults.iter().map(ToString::to_string).collect(),
        };
        assert_eq!(found.len(), usize::from(path.is_some()), "{found:?}");
        assert!(path.is_none_or(|path| found[0].contains(path)), "{found:?}");
    }
}
