//! The kith command as a person or a script uses it: started, asked over its port, stopped, checked, copied.
#![expect(clippy::unwrap_used, reason = "a failed test should say so at once")]

use record::{Place, testing::meddle};
use std::{
    io::{BufRead as _, BufReader, Read as _, Write as _},
    net::TcpStream,
    path::Path,
    process::{Child, Command, Output, Stdio},
};

fn kith(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_kith"));
    command.args(arguments).env("KITH_DEMO_JSON", "1").env("RUST_LOG", "warn");
    command
}

fn run(arguments: &[&str]) -> Output {
    kith(arguments).output().unwrap()
}

fn said(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

/// A running Kith. It is killed when this is dropped.
struct Running {
    child: Child,
    first_line: String,
}

impl Running {
    fn start(arguments: &[&str]) -> Self {
        let mut child = kith(arguments).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let first_line =
            lines.find_map(|line| line.ok().filter(|line| !line.trim().is_empty())).unwrap_or_default();
        // The rest is read, so that the program never waits for somebody to listen.
        std::thread::spawn(move || lines.for_each(drop));
        Self { child, first_line }
    }

    fn address(&self) -> String {
        let (_, rest) = self.first_line.split_once("\"address\":\"http://").unwrap();
        rest.split('"').next().unwrap().to_owned()
    }

    /// Asks it to stop, and returns whether it ended in order.
    fn stop(mut self) -> bool {
        let asked = Command::new("kill").args(["-TERM", &self.child.id().to_string()]).status().unwrap();
        asked.success() && self.child.wait().unwrap().success()
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ended_already = self.child.kill();
        let _status = self.child.wait();
    }
}

fn get(address: &str, path: &str) -> String {
    let mut stream = TcpStream::connect(address).unwrap();
    write!(stream, "GET {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n").unwrap();
    let mut answer = String::new();
    let _reset_at_the_end = stream.read_to_string(&mut answer);
    answer
}

fn filled(directory: &Path) -> Running {
    let data = directory.display().to_string();
    Running::start(&["demo", "--listen", "127.0.0.1:0", "--data", &data, "--families", "8", "--seed", "5"])
}

#[test]
fn a_demonstration_answers_stops_in_order_and_goes_on_where_it_was() {
    let directory = tempfile::tempdir().unwrap();
    let running = filled(directory.path());
    assert!(running.first_line.starts_with("KITH_DEMO {"), "{}", running.first_line);
    assert!(running.first_line.contains("\"username\":\"amir\""));
    let page = get(&running.address(), "/sign-in");
    assert!(page.starts_with("HTTP/1.1 200"), "{page}");
    assert!(page.contains("Wenlow and Harrowdale"));
    assert!(running.stop());
    let again = filled(directory.path());
    assert!(get(&again.address(), "/sign-in").starts_with("HTTP/1.1 200"));
    assert!(again.stop());
}

#[test]
fn a_demonstration_is_never_shown_to_the_network() {
    let output = run(&["demo", "--listen", "0.0.0.0:0"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(said(&output).contains("this machine only"));
}

#[test]
fn the_journal_holds_and_a_change_behind_its_back_is_found() {
    let directory = tempfile::tempdir().unwrap();
    assert!(filled(directory.path()).stop());
    let data = directory.path().display().to_string();
    let whole = run(&["audit", "verify", "--data", &data]);
    assert_eq!(whole.status.code(), Some(0), "{}", said(&whole));
    meddle(
        &Place::Directory(directory.path().to_owned()),
        &["UPDATE journal SET reason = 'nothing' WHERE chain <> 0 AND seq = 3"],
    );
    let broken = run(&["audit", "verify", "--data", &data]);
    assert_eq!(broken.status.code(), Some(1), "{}", said(&broken));
    assert!(said(&broken).contains("entry 3"), "{}", said(&broken));
}

/// What `kith audit verify` says and how it ends.
fn verified(data: &str, more: &[&str]) -> (Option<i32>, String) {
    let output = run(&[&["audit", "verify", "--data", data], more].concat());
    (output.status.code(), said(&output))
}

#[test]
fn a_missing_cut_or_older_log_of_checkpoints_is_an_error_that_says_what_to_do() {
    let directory = tempfile::tempdir().unwrap();
    let place = directory.path().join("data");
    let data = place.display().to_string();
    assert!(filled(&place).stop());
    let older = directory.path().join("older");
    let copied = Command::new("cp").arg("-r").args([&place, &older]).status().unwrap();
    assert!(copied.success());
    assert!(filled(&place).stop());
    meddle(
        &Place::Directory(place.clone()),
        &["DELETE FROM session", "INSERT INTO attempt VALUES ('not journalled', 0)"],
    );
    let acted =
        run(&["backup", "--data", &data, "--to", &directory.path().join("copy").display().to_string()]);
    assert!(acted.status.success(), "{}", said(&acted));
    assert!(filled(&place).stop(), "what the backup noted is signed");
    let log = place.join("seals/checkpoints.log");
    let whole = std::fs::read_to_string(&log).unwrap();
    let lines: Vec<&str> = whole.split_inclusive('\n').collect();
    assert!(lines.len() > 1, "{whole}");
    assert_eq!(verified(&data, &[]).0, Some(0));
    let elsewhere = directory.path().join("elsewhere.log");
    std::fs::write(&elsewhere, lines[lines.len() - 1]).unwrap();
    let against = ["--against", elsewhere.to_str().unwrap()];
    assert_eq!(verified(&data, &against), (Some(0), verified(&data, &[]).1));

    for (text, words) in [
        (None, "checkpoints.log is missing, though this journal was signed"),
        (Some(lines[..lines.len() - 1].concat()), "lines were cut off its end"),
        (Some("nothing\n".to_owned()), "is no checkpoint"),
    ] {
        match text {
            None => std::fs::remove_file(&log).unwrap(),
            Some(text) => std::fs::write(&log, text).unwrap(),
        }
        let (code, told) = verified(&data, &[]);
        assert_eq!(code, Some(1), "{told}");
        assert!(told.contains(words) && told.contains("--against"), "{words}: {told}");
    }
    // An older database together with its older log: only the copy kept elsewhere remembers.
    let older = older.display().to_string();
    assert_eq!(verified(&older, &[]).0, Some(0));
    let (code, told) = verified(&older, &against);
    assert_eq!(code, Some(1), "{told}");
    assert!(told.contains("an older database was put in place, with an older log"), "{told}");
    let (code, told) = verified(&older, &["--against", &format!("{older}/demonstration.txt")]);
    assert_eq!(code, Some(2), "{told}");
    // Without anything outside the database there is nothing to believe.
    std::fs::remove_file(Path::new(&older).join("demonstration.txt")).unwrap();
    let (code, told) = verified(&older, &[]);
    assert_eq!(code, Some(2), "{told}");
    assert!(told.contains("--seals"), "{told}");
}

#[test]
fn a_database_that_was_never_signed_or_whose_key_has_gone_is_an_error() {
    let directory = tempfile::tempdir().unwrap();
    let config = configured(directory.path(), |example| example);
    let made = run(&["account", "create-administrator", "--config", &config]);
    assert!(made.status.success(), "{}", said(&made));
    let output = run(&["audit", "verify", "--config", &config]);
    assert_eq!(output.status.code(), Some(0), "signed at once: {}", said(&output));
    std::fs::remove_file(directory.path().join("seals/signing.key")).unwrap();
    let output = run(&["audit", "verify", "--config", &config]);
    assert_eq!(output.status.code(), Some(1), "{}", said(&output));
    assert!(said(&output).contains("The signing key is missing"), "{}", said(&output));
    for command in [&["audit", "checkpoint"][..], &["serve"]] {
        let output = run(&[command, &["--config", &config]].concat());
        assert_eq!(output.status.code(), Some(2), "{}", said(&output));
        assert!(said(&output).contains("makes no other"), "{}", said(&output));
    }
    assert!(!directory.path().join("seals/signing.key").exists());
    meddle(
        &Place::Directory(directory.path().join("data")),
        &["DELETE FROM checkpoint", "DELETE FROM checkpoint_head"],
    );
    std::fs::remove_file(directory.path().join("seals/checkpoints.log")).unwrap();
    let output = run(&["audit", "verify", "--config", &config]);
    assert_eq!(output.status.code(), Some(1), "{}", said(&output));
    assert!(said(&output).contains("no checkpoint: it was never signed"), "{}", said(&output));
}

#[test]
fn a_lost_signing_key_has_a_way_out_that_is_told_ever_after() {
    let directory = tempfile::tempdir().unwrap();
    let config = configured(directory.path(), |example| example);
    let made = run(&["account", "create-administrator", "--config", &config]);
    assert!(made.status.success(), "{}", said(&made));
    let new_key = |more: &[&str]| run(&[&["audit", "new-key", "--config", &config], more].concat());
    let said_so = ["--who", "Ada Min, head of systems", "--reason", "The disk died"];
    let there = new_key(&said_so);
    assert_eq!(there.status.code(), Some(2), "{}", said(&there));
    assert!(said(&there).contains("nothing is lost"), "{}", said(&there));
    std::fs::remove_file(directory.path().join("seals/signing.key")).unwrap();
    assert_eq!(new_key(&["--who", "Ada"]).status.code(), Some(2), "never without a reason");
    let begun = new_key(&said_so);
    assert_eq!(begun.status.code(), Some(0), "{}", said(&begun));
    for _ in 0..2 {
        let output = run(&["audit", "verify", "--config", &config]);
        assert_eq!(output.status.code(), Some(0), "{}", said(&output));
        let told = said(&output);
        assert!(told.contains("KNOWN BREAK: On ") && told.contains("Ada Min, head of systems"), "{told}");
        assert!(told.contains("but for the known break") && !told.contains("as it was written.\n"), "{told}");
        run(&["audit", "checkpoint", "--config", &config]);
    }
}

#[test]
fn a_backup_comes_back_whole_and_writes_over_nothing() {
    let directory = tempfile::tempdir().unwrap();
    let path = |name: &str| directory.path().join(name).display().to_string();
    assert!(filled(&directory.path().join("data")).stop());
    let taken = run(&["backup", "--data", &path("data"), "--to", &path("copy")]);
    assert!(taken.status.success(), "{}", said(&taken));
    let seals = ["--seals", &path("data/seals")];
    let restore = |to: &str, more: &[&str]| {
        let output = run(&[&["restore", "--from", &path("copy"), "--to", &path(to)][..], more].concat());
        (output.status.code(), said(&output))
    };
    let (code, told) = restore("back", &[]);
    assert_eq!(code, Some(2), "without anything to know it by: {told}");
    let (code, told) = restore("back", &seals);
    assert_eq!(code, Some(0), "{told}");
    assert!(told.contains("8 families") && told.contains("Nobody was signed in"), "{told}");
    let (code, told) = verified(&path("back"), &seals);
    assert_eq!(code, Some(0), "{told}");
    assert_eq!(restore("data", &[]).0, Some(2));
    assert_eq!(restore("data", &seals).0, Some(2));

    // What came back was signed: the log has gone on since the backup, and coming back again is a decision.
    let (code, told) = restore("again", &seals);
    assert_eq!(code, Some(2), "{told}");
    assert!(told.contains("--older-than-log"), "{told}");
    assert_eq!(restore("again", &[&seals[..], &["--older-than-log", " "]].concat()).0, Some(2));
    let (code, told) = restore("again", &[&seals[..], &["--older-than-log", "The machine burnt."]].concat());
    assert_eq!(code, Some(0), "{told}");
    assert!(told.contains("checkpoints-before-restore-1.log"), "{told}");
    let (code, told) = verified(&path("again"), &seals);
    assert_eq!(code, Some(0), "{told}");
    let (code, told) = verified(
        &path("again"),
        &[&seals[..], &["--against", &path("data/seals/checkpoints-before-restore-1.log")]].concat(),
    );
    assert_eq!(code, Some(1), "the copy of before knows of another past: {told}");
}

#[test]
fn a_place_that_does_not_exist_is_named_and_not_made() {
    let directory = tempfile::tempdir().unwrap();
    let nowhere = directory.path().join("nowhere");
    let output = run(&["audit", "verify", "--data", &nowhere.display().to_string()]);
    assert_eq!(output.status.code(), Some(2));
    assert!(said(&output).contains("no database"));
    assert!(!nowhere.exists());
}

fn configured(directory: &Path, change: impl Fn(String) -> String) -> String {
    let example = String::from_utf8(run(&["config", "example"]).stdout).unwrap();
    let example = example
        .replace("127.0.0.1:8080", "127.0.0.1:0")
        .replace("/var/lib/kith", "data")
        .replace("/etc/kith/seals", "seals");
    let file = directory.join("kith.toml");
    std::fs::write(&file, change(example)).unwrap();
    file.display().to_string()
}

#[test]
fn serving_begins_with_an_administrator_and_ends_in_order() {
    let directory = tempfile::tempdir().unwrap();
    let config = configured(directory.path(), |example| example);
    let running = Running::start(&["serve", "--config", &config]);
    assert!(running.first_line.contains("first administrator"), "{}", running.first_line);
    // Everything that the first start prints comes before it answers.
    std::thread::sleep(std::time::Duration::from_millis(500));
    assert!(running.stop());
    assert!(directory.path().join("seals/signing.key").exists());
    let second = run(&["account", "create-administrator", "--config", &config]);
    assert_eq!(second.status.code(), Some(2), "{}", said(&second));
    let health = run(&["doctor", "--config", &config]);
    assert!(said(&health).contains("outside the data directory"), "{}", said(&health));
    let verified = run(&["audit", "verify", "--config", &config]);
    assert_eq!(verified.status.code(), Some(0), "{}", said(&verified));
}

#[test]
fn serving_refuses_what_is_unsafe_with_a_sentence() {
    let directory = tempfile::tempdir().unwrap();
    let refused = |from: &str, to: &str| {
        let config = configured(directory.path(), |example| example.replace(from, to));
        let output = run(&["serve", "--config", &config]);
        assert_eq!(output.status.code(), Some(2), "{}", said(&output));
        said(&output)
    };
    assert!(refused("\"our-authority\"", "\"Our Authority\"").contains("small letters"));
    assert!(refused("127.0.0.1:0", "0.0.0.0:0").contains("without encryption"));
    assert!(refused("\"seals\"", "\"data/seals\"").contains("signing key"));
    assert!(refused("session_hours = 12", "session_hours = 48").contains("session_hours is 48"));
    assert!(refused("readers = 8", "reeders = 8").contains("cannot be understood"));
}

#[test]
fn a_database_of_an_older_release_is_brought_up_to_date_by_its_own_command_alone() {
    let directory = tempfile::tempdir().unwrap();
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("../record/tests/releases/0.1");
    let (data, seals) = (directory.path().join("data"), directory.path().join("seals"));
    std::fs::create_dir(&data).unwrap();
    std::fs::create_dir(&seals).unwrap();
    let packed = std::fs::File::open(from.join("kith.sqlite.gz")).unwrap();
    let mut file = std::fs::File::create(data.join("kith.sqlite")).unwrap();
    std::io::copy(&mut flate2::read::GzDecoder::new(packed), &mut file).unwrap();
    for name in ["checkpoints.log", "signing.key"] {
        std::fs::copy(from.join("seals").join(name), seals.join(name)).unwrap();
        let only_ours = std::os::unix::fs::PermissionsExt::from_mode(0o600);
        std::fs::set_permissions(seals.join(name), only_ours).unwrap();
    }
    let config = configured(directory.path(), |example| example);
    for command in [&["serve"][..], &["audit", "verify"], &["audit", "checkpoint"]] {
        let output = run(&[command, &["--config", &config]].concat());
        assert_eq!(output.status.code(), Some(2), "{}", said(&output));
        assert!(said(&output).contains("`kith migrate`"), "{}", said(&output));
    }
    for _ in 0..2 {
        let output = run(&["migrate", "--config", &config]);
        assert_eq!(output.status.code(), Some(0), "{}", said(&output));
        let output = run(&["audit", "verify", "--config", &config]);
        assert_eq!(output.status.code(), Some(0), "{}", said(&output));
        assert!(!said(&output).contains("another version"), "{}", said(&output));
    }
    let erase = |thing: &str| {
        let said_so = ["--who", "Ada Min", "--reason", "Article 17", "--family", "K-10001", "--thing", thing];
        run(&[&["erase", "--config", &config], &said_so[..]].concat())
    };
    for (thing, words) in
        [("plan", "names no thing"), ("plan:!", "names no thing"), ("step:3k9x", "Nothing was changed")]
    {
        let output = erase(thing);
        assert_eq!(output.status.code(), Some(2), "{}", said(&output));
        assert!(said(&output).contains(words), "{}", said(&output));
    }
}

#[test]
fn the_data_of_one_authority_never_go_on_as_anothers() {
    let directory = tempfile::tempdir().unwrap();
    let path = |name: &str| directory.path().join(name).display().to_string();
    let config = configured(directory.path(), |example| example);
    let made = run(&["account", "create-administrator", "--config", &config]);
    assert!(made.status.success(), "{}", said(&made));
    let taken = run(&["backup", "--config", &config, "--to", &path("copy")]);
    assert!(taken.status.success(), "{}", said(&taken));
    let manifest = std::fs::read_to_string(directory.path().join("copy/manifest.json")).unwrap();
    assert!(manifest.contains("\"authority\": \"our-authority\""), "{manifest}");
    assert_eq!(
        std::fs::read_to_string(directory.path().join("seals/authority.txt")).unwrap(),
        "our-authority\n"
    );

    let other = configured(directory.path(), |example| example.replace("our-authority", "another-one"));
    for command in [&["serve"][..], &["audit", "checkpoint"], &["migrate"]] {
        let output = run(&[command, &["--config", &other]].concat());
        assert_eq!(output.status.code(), Some(2), "{}", said(&output));
        assert!(
            said(&output).contains("This database is that of the authority “our-authority”"),
            "{}",
            said(&output)
        );
    }
    std::fs::remove_dir_all(directory.path().join("data")).unwrap();
    let output = run(&["audit", "checkpoint", "--config", &configured(directory.path(), |example| example)]);
    assert_eq!(output.status.code(), Some(2), "nothing is there: {}", said(&output));
    std::fs::write(directory.path().join("seals/authority.txt"), "another-one\n").unwrap();
    let output = run(&["restore", "--from", &path("copy"), "--to", &path("back"), "--seals", &path("seals")]);
    assert_eq!(output.status.code(), Some(2), "{}", said(&output));
    assert!(said(&output).contains("a backup of the authority “our-authority”"), "{}", said(&output));
    assert!(!directory.path().join("back").exists());
    std::fs::write(directory.path().join("seals/authority.txt"), "our-authority\n").unwrap();
    let output = run(&["restore", "--from", &path("copy"), "--to", &path("back"), "--seals", &path("seals")]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
}
