//! A locked plan is changed only by a deviation that names the change, and the lock itself not at all.

use super::{DAY, changed};
use evaluation::input::Fault;
use evaluation::study::{Lock, Study, TEMPLATE, lock};

fn locked() -> Lock {
    Lock::read("study.lock.toml", &lock("study.toml", TEMPLATE, DAY, "0.1.0")).unwrap()
}

fn compare(text: &str) -> Result<Vec<String>, Vec<String>> {
    let study = Study::read("study.toml", text).unwrap();
    let paths =
        |changes: Vec<evaluation::study::Change>| changes.into_iter().map(|change| change.path).collect();
    locked().compare(&study).map(paths).map_err(|faults| faults.iter().map(Fault::to_string).collect())
}

#[test]
fn a_lock_keeps_the_day_and_the_plan() {
    let lock = locked();
    assert_eq!(lock.on, DAY);
    assert_eq!(lock.plan, Study::read("study.toml", TEMPLATE).unwrap().plan);
    assert_eq!(compare(TEMPLATE), Ok(Vec::new()));
}

#[test]
fn a_lock_that_was_edited_is_refused() {
    let sound = lock("study.toml", TEMPLATE, DAY, "0.1.0");
    for (from, to) in [
        ("re-referrals@DFE-2025", "second-plans@DFE-2025"),
        ("# locked = 2026-11-25", "# locked = 2025-11-25"),
        ("# SHA-256", "# SHA"),
        ("seed = 1 ", "seed = 2 "),
    ] {
        assert!(sound.contains(from));
        let why = Lock::read("study.lock.toml", &sound.replacen(from, to, 1)).unwrap_err().to_string();
        assert!(why.contains("the lock was changed after it was written"), "{from}: {why}");
    }
}

#[test]
fn a_change_after_locking_is_refused_and_named() {
    for (from, to, path) in [
        ("embedded?\"", "embedded at last?\"", "question"),
        ("role = \"secondary\"", "role = \"primary\"", "outcome[second-plans@DFE-2025].role"),
        ("after = [2016, 2017, 2018]", "after = [2016, 2017]", "round[first].after"),
        ("list = 2021 ", "list = 2025 ", "comparator[neighbours].list"),
        ("seed = 1 ", "seed = 2 ", "analysis.seed"),
        ("units = [\"384\", \"935\"]", "units = [\"935\", \"384\"]", "round[first].units"),
        ("practised_before = true", "practised_before = false", "group[longer].practised_before"),
    ] {
        let all = compare(&changed(&[(from, to)])).unwrap_err();
        assert_eq!(all.len(), 1, "{all:?}");
        assert!(
            all[0].contains(&format!("“{path}” was changed after the study was locked on 25 November 2026")),
            "{all:?}"
        );
    }
}

#[test]
fn a_title_may_be_changed_and_limits_added() {
    let text = changed(&[
        ("title = \"The practice", "title = \"A practice"),
        ("limits = [", "limits = [\n  \"More.\","),
    ]);
    assert_eq!(compare(&text), Ok(Vec::new()));
}

#[test]
fn a_change_that_a_deviation_records_is_let_through_and_kept() {
    let deviation = "\n[[deviation]]\non = 2026-12-01\nby = \"The steering group\"\nwhy = \"Too few plans.\"\nafter_seeing_results = false\n";
    let text = changed(&[("role = \"secondary\"", "role = \"primary\"")]) + deviation;
    let with = |changes: &str| compare(&format!("{text}changes = [{changes}]\n"));
    assert_eq!(
        with("\"outcome[second-plans@DFE-2025].role\""),
        Ok(vec!["outcome[second-plans@DFE-2025].role".into()])
    );
    assert!(with("\"outcome[second-plans@DFE-2025]\"").is_ok());
    let all = with("\"outcome\", \"analysis.seed\"").unwrap_err();
    assert!(
        all[0].contains("“analysis.seed” is recorded as changed, but stands as it was locked"),
        "{all:?}"
    );
}

#[test]
fn outcomes_that_are_added_or_taken_out_are_changes() {
    let added = format!("{TEMPLATE}\n[[outcome]]\nmeasure = \"turnover@DFE-2025\"\nrole = \"secondary\"\n");
    assert!(compare(&added).unwrap_err()[0].contains("“outcome[turnover@DFE-2025]” was changed"));
    let taken = changed(&[("[[outcome]]\nmeasure = \"second-plans@DFE-2025\"\nrole = \"secondary\"\n", "")]);
    assert!(compare(&taken).unwrap_err()[0].contains("“second-plans@DFE-2025” was taken out"));
}
