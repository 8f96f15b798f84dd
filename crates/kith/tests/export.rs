//! The census out of the record, as whoever runs the machine makes it.
#![expect(clippy::unwrap_used, reason = "a failed test should say so at once")]

use std::{
    io::{BufRead as _, BufReader},
    path::Path,
    process::{Command, Output, Stdio},
};

fn kith(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_kith")).args(arguments).env("RUST_LOG", "warn").output().unwrap()
}

fn said(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

/// The invented authority, made and stopped.
fn authority(data: &Path) {
    let mut running = Command::new(env!("CARGO_BIN_EXE_kith"))
        .args(["demo", "--data", data.to_str().unwrap(), "--families", "120", "--listen", "127.0.0.1:0"])
        .env("KITH_DEMO_JSON", "1")
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(running.stdout.take().unwrap()).lines();
    let line = lines.find_map(|line| line.ok().filter(|line| line.contains("\"address\"")));
    assert!(line.is_some(), "it says where it answers");
    Command::new("kill").args(["-TERM", &running.id().to_string()]).status().unwrap();
    assert!(running.wait().unwrap().success());
}

#[test]
fn the_census_of_the_invented_authority_is_made_once_and_has_no_error() {
    let dir = tempfile::tempdir().unwrap();
    let (data, file) = (dir.path().join("data"), dir.path().join("cin.xml"));
    authority(&data);
    let (data, to) = (data.to_str().unwrap(), file.to_str().unwrap());
    let export = |year: &str, number: &str, to: &str| {
        kith(&["export", "cin", "--data", data, "--year", year, "--authority", number, "--to", to])
    };
    let made = export("2026", "201", to);
    assert!(made.status.success() && said(&made).contains("children with"), "{}", said(&made));
    assert_eq!(
        std::os::unix::fs::PermissionsExt::mode(&std::fs::metadata(&file).unwrap().permissions()) & 0o077,
        0,
        "nobody else on the machine reads it"
    );
    let checked = kith(&["validate", "cin", to]);
    assert!(said(&checked).contains("0 errors"), "{}", said(&checked));
    let before = std::fs::read(&file).unwrap();
    let again = export("2026", "201", to);
    assert!(!again.status.success() && said(&again).contains("is there already"), "{}", said(&again));
    assert_eq!(std::fs::read(&file).unwrap(), before, "what is there is never written over");
    let other = dir.path().join("other.xml");
    for (year, number, why) in [("2031", "201", "The schema of 2031"), ("2026", "20", "three digits")] {
        let refused = export(year, number, other.to_str().unwrap());
        assert!(!refused.status.success() && said(&refused).contains(why), "{}", said(&refused));
    }
    assert!(!other.exists());
    let verified = kith(&["audit", "verify", "--data", data]);
    assert!(verified.status.success(), "{}", said(&verified));
}
