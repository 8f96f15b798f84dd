//! The pages that say where Kith reads a rule otherwise than the peer, the list of the cases that show it, and the rules
//! themselves: each names the others.
#![expect(clippy::unwrap_used, reason = "a failed test should say so at once")]

use std::collections::BTreeSet;

use returns::{cin, ssda903};

type Codes = BTreeSet<String>;

/// The rows of the table that lists rules, each as its cells.
fn rows(page: &str) -> Vec<Vec<&str>> {
    let lines = page.lines().skip_while(|line| !line.starts_with("| Rule |")).skip(2);
    lines
        .take_while(|line| line.starts_with('|'))
        .map(|line| line.trim_matches('|').split('|').map(str::trim).collect())
        .collect()
}

fn deviating(page: &str) -> Codes {
    let rows = rows(page);
    for row in &rows {
        assert_eq!(row.len(), 5, "{row:?}: rule, text, Kith, peer, why");
        assert!(row.iter().all(|cell| !cell.is_empty()), "{row:?} says less than the others");
        assert!(row[2] != row[3] || row[2].starts_with("as "), "{row:?} is no deviation");
    }
    let codes: Codes = rows.iter().map(|row| row[0].to_owned()).collect();
    assert_eq!(codes.len(), rows.len(), "no rule stands there twice");
    codes
}

/// The rules of a list of cases, and those of them that no case shows.
fn excepted(list: &str) -> (Codes, Codes) {
    let lines: Vec<(&str, &str)> = list.lines().skip(1).map(|line| line.split_once(',').unwrap()).collect();
    let of = |wanted: &dyn Fn(&str) -> bool| -> Codes {
        lines.iter().filter(|(_, case)| wanted(case)).map(|(rule, _)| (*rule).to_owned()).collect()
    };
    let (all, unseen, seen) = (of(&|_| true), of(&|case| case == "none"), of(&|case| case != "none"));
    assert!(unseen.is_disjoint(&seen), "{:?} have cases, and none", unseen.intersection(&seen));
    (all, unseen)
}

/// The codes that a conformance test leaves out, as its source lists them.
fn left_out(source: &str) -> Codes {
    let list = source.split_once("const EXCLUDED").unwrap().1.split_once('[').unwrap().1;
    let list = list.split_once("= [").unwrap().1.split_once(']').unwrap().0;
    list.split(',')
        .map(|code| code.trim().trim_matches('"').to_owned())
        .filter(|code| !code.is_empty())
        .collect()
}

#[track_caller]
fn together(page: &str, list: &str, test: &str, known: &Codes, unknown: &[&str]) {
    let (pages, (listed, _)) = (deviating(page), excepted(list));
    let excepted: Codes = listed.union(&left_out(test)).cloned().collect();
    let missing: Vec<_> = excepted.difference(&pages).collect();
    assert!(missing.is_empty(), "{missing:?} are excepted, and no page says why");
    let unlisted: Vec<_> = pages.difference(&excepted).collect();
    assert!(unlisted.is_empty(), "{unlisted:?} are said to differ, and stand in no list");
    let strange: Vec<_> = pages.difference(known).filter(|code| !unknown.contains(&code.as_str())).collect();
    assert!(strange.is_empty(), "{strange:?} are no rules");
}

#[test]
fn every_exception_of_the_census_has_its_reason_and_every_reason_its_exception() {
    together(
        include_str!("../DEVIATIONS.md"),
        include_str!("../corpus/cin/where_the_text_wins.csv"),
        include_str!("cin_conformance.rs"),
        &cin::rules().iter().map(|rule| rule.code.to_owned()).collect(),
        &[],
    );
}

#[test]
fn every_exception_of_the_903_has_its_reason_and_every_reason_its_exception() {
    together(
        include_str!("../DEVIATIONS-SSDA903.md"),
        include_str!("../corpus/ssda903/where_we_differ.csv"),
        include_str!("ssda903_conformance.rs"),
        &ssda903::rules().iter().map(|rule| rule.code.to_owned()).collect(),
        &["SW15STG2", "SW16aSTG2", "SW16bSTG2"],
    );
}

#[test]
fn every_rule_says_what_it_asks_for_and_in_whose_words() {
    for rule in cin::rules() {
        assert!(!rule.text.is_empty() || !rule.reading.is_empty(), "{}", rule.code);
    }
    let mut published = 0;
    for rule in ssda903::rules() {
        assert!(
            !rule.message.contains("NOTE"),
            "{}: a note of the peer's is none of the Department's",
            rule.code
        );
        assert!(!rule.reading.is_empty(), "{}", rule.code);
        assert_ne!(rule.text, rule.reading, "{}", rule.code);
        published += usize::from(!rule.text.is_empty());
    }
    assert!(
        include_str!("../DEVIATIONS-SSDA903.md")
            .contains(&format!("for {published} of {}", ssda903::rules().len()))
    );
}
