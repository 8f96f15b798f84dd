//! Running a study: planted effects are found, chance is called chance, and nothing is said that the numbers cannot carry.

use super::small::{TREATED, YEARS, csv, ran, rows, study, whole};
use evaluation::study::strength::Level;
use evaluation::study::wording::{Verdict, claims, tell};
use evaluation::study::{Finding, Study};
use proptest::prelude::*;

fn only(study: &str, csv: &str) -> Finding {
    ran(study, csv).unwrap().findings.remove(0)
}

fn conclusion(text: &str, finding: &Finding) -> String {
    tell(&Study::read("study.toml", text).unwrap(), finding).conclusion
}

#[test]
fn a_planted_difference_is_found_and_graded_high_where_the_plan_was_locked_before() {
    let found = only(&study(), &csv(&rows(-4.0, 1)));
    let lead = found.lead().unwrap();
    assert!((lead.effect + 4.0).abs() < 0.6, "{}", lead.effect);
    assert_eq!(found.grade.level, Level::High, "{:?}", found.grade.answers);
    assert!(Verdict::of(&found).differs());
    assert!(conclusion(&study(), &found).contains("high evidence that the measure improved"));
}

#[test]
fn a_difference_the_wrong_way_is_said_to_be_worse() {
    let found = only(&study(), &csv(&rows(4.0, 1)));
    assert!(conclusion(&study(), &found).contains("became worse here than elsewhere"));
    assert!(claims(&conclusion(&study(), &found)).is_empty());
}

#[test]
fn what_lot_would_often_show_is_called_chance() {
    let found = only(&study(), &csv(&rows(0.0, 2)));
    assert_eq!((Verdict::of(&found), found.grade.level), (Verdict::WithinChance, Level::Low));
}

#[test]
fn without_a_comparator_there_is_a_change_and_no_claim() {
    let text = study();
    let (before, rest) = text.split_once("[[comparator]]").unwrap();
    let (_, after) = rest.split_once("[[outcome]]").unwrap();
    let alone = format!("{before}[[outcome]]{after}");
    let found = only(&alone, &csv(&rows(-4.0, 1)));
    assert!(found.comparisons.is_empty() && found.alone.after < found.alone.before);
    assert_eq!((Verdict::of(&found), found.grade.level), (Verdict::NothingToCompare, Level::Low));
    let done = whole(&alone, &csv(&rows(-4.0, 1))).unwrap();
    assert_eq!(done.headline, "Described, not compared: nothing can be said of cause");
}

#[test]
fn courses_that_differed_before_stand_against_a_difference_after() {
    let mut all = rows(-4.0, 1);
    for (code, year, value) in &mut all {
        if code.parse::<usize>().unwrap() < TREATED {
            *value = format!("{:.3}", value.parse::<f64>().unwrap() - 1.5 * f64::from(*year - 2013));
        }
    }
    let found = only(&study(), &csv(&all));
    assert_eq!((Verdict::of(&found), found.grade.level), (Verdict::ApartBefore, Level::Low));
}

#[test]
fn units_that_practised_before_have_no_time_before() {
    let text = study().replace("practised_before = false", "practised_before = true");
    let found = only(&text, &csv(&rows(-4.0, 1)));
    assert_eq!((Verdict::of(&found), found.grade.level), (Verdict::NoBefore, Level::Low));
}

#[test]
fn a_plan_that_was_not_locked_or_seen_is_never_high() {
    let text = study().replace("data_seen = \"no\"", "data_seen = \"published\"");
    assert_eq!(only(&text, &csv(&rows(-4.0, 1))).grade.level, Level::Moderate);
}

#[test]
fn both_results_stay_visible_where_a_unit_is_left_out() {
    let exclusion = "\n[[exclusion]]\nunit = \"003\"\nreason = \"It moved office.\"\non = 2026-11-25\nafter_seeing_data = true\n";
    let found = only(&(study() + exclusion), &csv(&rows(-4.0, 1)));
    let without = found.without.as_ref().unwrap();
    assert_eq!(found.lead().unwrap().treated.len(), TREATED);
    assert_eq!(without.comparisons[0].treated.len(), TREATED - 1);
    assert_eq!(without.comparisons[0].others, found.lead().unwrap().others, "nobody becomes a comparator");
}

#[test]
fn a_suppressed_cell_takes_its_unit_out_and_is_named() {
    let mut all = rows(-4.0, 1);
    all[2].2 = "c".to_owned();
    all[10 * YEARS.len()].2 = "x".to_owned();
    let found = only(&study(), &csv(&all));
    assert_eq!((found.absent.len(), found.absent[0].name.as_str()), (1, "Team 0"));
    assert_eq!(found.absent[0].years[0].0, 2015);
    assert_eq!(found.withheld.values().sum::<usize>(), 1);
    assert_eq!(found.lead().unwrap().others.len(), 23);
    let done = whole(&study(), &csv(&all)).unwrap();
    let page = &done.written[0].text;
    assert!(page.contains("Team 0 — Children who came back: 2015 suppressed (c)."));
}

#[test]
fn a_deviation_shows_both_results() {
    let locked = study();
    let changed = locked.replace("after = [2017, 2018]", "after = [2018]")
        + "\n[[deviation]]\non = 2026-12-01\nby = \"Us\"\nwhy = \"2017 was recounted.\"\nafter_seeing_results = true\nchanges = [\"round[only].after\"]\n";
    let read = Study::read("study.toml", &changed).unwrap();
    let data = csv(&rows(-4.0, 1));
    let found = super::small::ran_against(&read, &locked, &data).unwrap();
    let deviated = found.deviated.unwrap();
    assert_eq!(deviated.changes[0].path, "round[only].after");
    let as_locked = deviated.as_locked.unwrap();
    let same = only(&locked, &data);
    assert_eq!(as_locked[0].lead().unwrap().effect.to_bits(), same.lead().unwrap().effect.to_bits());
    assert!(
        as_locked[0].lead().unwrap().effect.to_bits() != found.findings[0].lead().unwrap().effect.to_bits()
    );
    assert!(!found.findings[0].grade.meets("kept"));
}

/// One change to study or data, and what is said of it.
fn refused(study: &str, data: &str, said: &str) {
    let all = ran(study, data).unwrap_err();
    assert!(all.iter().any(|one| one.contains(said)), "{said}: {all:?}");
}

#[test]
fn what_cannot_be_reckoned_is_refused_with_the_line_of_the_outcome() {
    let sound = csv(&rows(0.0, 1));
    refused(
        &study().replace("\"005\"", "\"777\""),
        &sound,
        "does not stand in the statistics under this code",
    );
    refused(
        &study().replace("[2017, 2018]", "[2017, 2030]"),
        &sound,
        "say nothing of the year ending 31 March 2030",
    );
    let constant = csv(&rows(0.0, 1)
        .into_iter()
        .map(|(code, year, _)| (code, year, "5".to_owned()))
        .collect::<Vec<_>>());
    let all = ran(&study(), &constant).unwrap_err();
    assert!(all[0].starts_with("study.toml, line ") && all[0].contains("does not vary"), "{all:?}");
    let mut one = rows(0.0, 1);
    for (_, year, value) in one.iter_mut().take((TREATED - 1) * YEARS.len()) {
        if *year == 2018 {
            *value = "c".to_owned();
        }
    }
    refused(&study(), &csv(&one), "only one of the 6 units have a value in each of the years");
}

#[test]
fn a_fault_leaves_no_report() {
    let mut twice = rows(0.0, 1);
    twice.push(twice[0].clone());
    let all = whole(&study(), &csv(&twice)).unwrap_err();
    assert!(
        all[0].starts_with("ours.csv, line 182: Team 000 (000) stands here for 2013 a second time"),
        "{all:?}"
    );
}

#[test]
fn the_report_is_the_same_to_the_last_bit_on_one_thread_or_four() {
    let on = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| whole(&study(), &csv(&rows(-1.0, 3))).unwrap().written)
    };
    assert_eq!(on(1), on(4));
}

#[test]
fn every_number_in_a_sentence_stands_in_a_table() {
    let done = whole(&study(), &csv(&rows(-1.0, 3))).unwrap();
    let (page, results) = (&done.written[0].text, &done.written[1].text);
    let known: Vec<f64> = csv::Reader::from_reader(results.as_bytes())
        .records()
        .filter_map(|row| row.unwrap()[6].parse::<f64>().ok())
        .collect();
    let mut compared = 0;
    for paragraph in page.split("<p>").skip(1).filter_map(|rest| rest.split("</p>").next()) {
        let said_exactly = paragraph.replace("p &lt; 0.001", "");
        for word in said_exactly
            .split([' ', '(', ')', ',', ';'])
            .filter(|word| word.trim_end_matches('.').contains('.'))
        {
            let plain = word.trim_end_matches(['.', '%']).replace('−', "-");
            let Ok(said) = plain.trim_start_matches('+').parse::<f64>() else { continue };
            let places = plain.rsplit('.').next().map_or(0, str::len);
            let half = 0.5 * 10_f64.powi(-i32::try_from(places).unwrap()) * 1.0001;
            // A share of drawings is a probability in per cent.
            let near = |known: &f64| {
                (known.abs() - said.abs()).abs() <= half || (100.0 * known - said).abs() <= half
            };
            assert!(known.iter().any(near), "{word} of “{paragraph}” stands in no table");
            compared += 1;
        }
    }
    assert!(compared >= 6, "{compared}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4))]

    #[test]
    fn the_order_of_rows_and_the_names_of_units_change_nothing(seed in 1_u64..1000, turn in 1_usize..170) {
        let all = rows(-1.0, seed);
        let mut turned = all.clone();
        turned.rotate_left(turn);
        let (one, two) = (only(&study(), &csv(&all)), only(&study(), &csv(&turned)));
        prop_assert_eq!(one.lead().unwrap().effect.to_bits(), two.lead().unwrap().effect.to_bits());
        prop_assert_eq!(one.lead().unwrap().by_lot, two.lead().unwrap().by_lot);
        let renamed = csv(&all).replace("Team 0", "Office 0");
        prop_assert_eq!(only(&study(), &renamed).lead().unwrap().by_lot, one.lead().unwrap().by_lot);
    }

    #[test]
    fn no_sentence_claims_a_cause_where_the_rules_do_not_let_it(seed in 1_u64..10_000, effect in -1.5_f64..1.5) {
        let found = only(&study(), &csv(&rows(effect, seed)));
        let told = tell(&Study::read("study.toml", &study()).unwrap(), &found);
        if !told.verdict.differs() {
            for sentence in told.seen.iter().chain(&told.against).chain([&told.headline, &told.conclusion]) {
                prop_assert!(claims(sentence).is_empty(), "{}", sentence);
            }
        }
    }
}
