//! The trials at their shortest, so that what they hold is held at every change; CONTRIBUTING.md says how they run long.
#![expect(clippy::unwrap_used, clippy::print_stderr, reason = "a failed test should say so at once")]

use std::process::Command;

/// How the trial ended, and what it said.
fn trial(arguments: &[&str]) -> (Option<i32>, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_kith-trials")).args(arguments).output().unwrap();
    let said =
        format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    (output.status.code(), said)
}

/// Whether calls can be recorded here. Where they cannot, that is said, and the trial is left out.
fn can_record() -> bool {
    let can = Command::new("strace").args(["-o", "/dev/null", "true"]).status();
    let can = can.is_ok_and(|done| done.success());
    if !can {
        eprintln!(
            "Cuts of power were left out: strace is missing or not allowed here (apt-get install strace)"
        );
    }
    can
}

#[test]
fn killed_at_any_moment_nothing_acknowledged_is_lost() {
    let (code, said) = trial(&["kills", "--times", "6"]);
    assert_eq!(code, Some(0), "{said}");
    assert!(said.contains("SQLite: 6 kills") && said.contains(" 0 lost, 0 times"), "{said}");
}

#[test]
fn power_lost_at_any_moment_nothing_acknowledged_is_lost() {
    if can_record() {
        let (code, said) = trial(&["power", "--recordings", "1", "--cuts", "25", "--saves", "60"]);
        assert_eq!(code, Some(0), "{said}");
        assert!(said.contains("25 cuts of power, 60 acknowledged saves"), "{said}");
        assert!(!said.contains(" and 0 backups"), "{said}");
    }
}

#[test]
fn a_version_that_forgets_to_make_its_saves_durable_is_caught() {
    if can_record() {
        let forgetful = ["power", "--forget-sync", "--recordings", "1", "--cuts", "12", "--saves", "30"];
        let (code, said) = trial(&forgetful);
        assert_eq!(code, Some(1), "{said}");
        assert!(said.contains("acknowledged saves") && !said.contains(" 0 lost,"), "{said}");
    }
}

#[test]
fn every_change_of_the_tampering_list_is_found() {
    let (code, said) = trial(&["tampering", "--families", "1"]);
    assert_eq!(code, Some(0), "{said}");
    assert!(said.contains(" changes were found, 0 were not"), "{said}");
}

#[test]
fn a_change_that_nobody_finds_ends_the_tampering_trial_with_1() {
    let unfound = ["tampering", "--families", "1", "--only", "nothing is changed", "--with-nothing"];
    let (code, said) = trial(&unfound);
    assert_eq!(code, Some(1), "{said}");
    assert!(said.contains("NOT FOUND  nothing is changed"), "{said}");
}
