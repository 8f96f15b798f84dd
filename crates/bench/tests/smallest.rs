//! The whole measurement at its smallest, so that a form or a rule that changes cannot leave it behind unnoticed. What it
//! measures here says nothing.
#![expect(clippy::unwrap_used, reason = "a failed test should say so at once")]

use std::process::Command;

#[test]
fn it_runs_to_its_end_and_leaves_nothing_out() {
    let data = tempfile::tempdir().unwrap();
    let run = Command::new(env!("CARGO_BIN_EXE_kith-bench"))
        .args(["--families", "120", "--whole", "1", "--times", "5", "--seconds", "1", "--data"])
        .arg(data.path())
        .output()
        .unwrap();
    let (told, aside) = (String::from_utf8_lossy(&run.stdout), String::from_utf8_lossy(&run.stderr));
    assert!(run.status.success(), "{told}\n{aside}");
    for words in [" people save at once", "save a map item", "An outsider's answer", "A fresh process"] {
        assert!(told.contains(words), "{words}: {told}\n{aside}");
    }
    assert!(!told.contains("left out"), "{told}");
}
