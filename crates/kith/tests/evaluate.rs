//! `kith study` and `kith evaluate` as an evaluator uses them: a plan written, locked and run; faults with their place; a
//! report that is whole or not there, and the same each time.
#![expect(clippy::unwrap_used, reason = "a failed test should say so at once")]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

use tempfile::TempDir;

/// A directory in which a study is written.
struct Desk(TempDir);

impl Desk {
    fn new() -> Self {
        let desk = Self(tempfile::tempdir().unwrap());
        assert_eq!(desk.kith(&["study", "new", "study.toml"]).0, Some(0));
        desk
    }

    fn kith(&self, arguments: &[&str]) -> (Option<i32>, String) {
        let output =
            Command::new(env!("CARGO_BIN_EXE_kith")).args(arguments).current_dir(&self.0).output().unwrap();
        let said =
            format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
        (output.status.code(), said)
    }

    fn change(&self, from: &str, to: &str) {
        let path = self.0.path().join("study.toml");
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.contains(from), "{from}");
        fs::write(path, text.replacen(from, to, 1)).unwrap();
    }

    /// The command ends with 2, says this, and leaves no report behind, not even half of one.
    #[track_caller]
    fn refuses(&self, arguments: &[&str], words: &[&str]) {
        let (code, said) = self.kith(arguments);
        assert_eq!(code, Some(2), "{said}");
        for word in words {
            assert!(said.contains(word), "“{word}” is not in: {said}");
        }
        let names: Vec<String> = fs::read_dir(&self.0)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .filter(|name| name.contains("report"))
            .collect();
        assert!(names.is_empty(), "{names:?}");
    }
}

/// Every file below a directory, by its path.
fn files(of: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(of).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path));
        } else {
            found.insert(path.display().to_string(), fs::read(&path).unwrap());
        }
    }
    found
}

#[test]
fn a_study_is_written_checked_locked_and_run_and_says_the_same_each_time() {
    let desk = Desk::new();
    assert_eq!(desk.kith(&["study", "check", "study.toml"]).0, Some(0));
    let (code, said) = desk.kith(&["study", "lock", "study.toml"]);
    assert!(code == Some(0) && said.contains("study.lock.toml"), "{said}");
    let (code, said) = desk.kith(&["evaluate", "study.toml", "--out", "report"]);
    assert_eq!(code, Some(0), "{said}");
    let first = files(&desk.0.path().join("report"));
    let names: Vec<&str> = first.keys().filter_map(|name| name.rsplit('/').next()).collect();
    for name in ["report.html", "results.csv", "results.json", "manifest.json"] {
        assert!(names.contains(&name), "{names:?}");
    }
    let again = desk.kith(&["evaluate", "study.toml", "--out", "report"]);
    assert!(again.0 == Some(2) && again.1.contains("--replace"), "{}", again.1);
    assert_eq!(desk.kith(&["evaluate", "study.toml", "--out", "report", "--replace"]).0, Some(0));
    assert!(files(&desk.0.path().join("report")) == first, "bit for bit the same");
}

#[test]
fn a_locked_study_that_was_edited_is_refused_until_the_change_is_a_deviation() {
    let desk = Desk::new();
    desk.kith(&["study", "lock", "study.toml"]);
    desk.change("after = [2016, 2017, 2018]", "after = [2017, 2018]");
    desk.refuses(&["evaluate", "study.toml"], &["study.toml, line", "locked"]);
}

#[test]
fn what_is_wrong_is_said_with_its_line_and_nothing_is_written() {
    for (from, to, words) in [
        (
            "measure = \"re-referrals@DFE-2025\"",
            "measure = \"re-referral@DFE-2025\"",
            &["study.toml, line", "There is re-referrals@"][..],
        ),
        ("code = \"384\"", "code = \"926\"", &["study.toml, line"]),
        ("before = [2013, 2014]", "before = [2013, 2016]", &["study.toml, line"]),
        ("role = \"primary\"", "rolle = \"primary\"", &["study.toml, line", "rolle"]),
        ("format = 1", "format = 99", &["study.toml, line", "99"]),
    ] {
        let desk = Desk::new();
        desk.change(from, to);
        desk.refuses(&["study", "check", "study.toml"], words);
        desk.refuses(&["evaluate", "study.toml"], words);
    }
}

#[test]
fn what_is_not_there_is_named() {
    let desk = Desk::new();
    desk.refuses(&["evaluate", "nowhere.toml"], &["nowhere.toml"]);
    desk.refuses(&["evaluate", "--example", "moon"], &["There is no example “moon”", "pilots"]);
    desk.refuses(&["study", "new", "study.toml"], &["study.toml"]);
}
