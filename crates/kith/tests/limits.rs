//! Connections that are slow or silent, as a stranger makes them: they are ended, leave room for others, and never keep
//! Kith from stopping in order. Nothing here is measured in seconds; a test that hangs is ended by whoever runs it.
#![expect(clippy::unwrap_used, reason = "a failed test should say so at once")]

use std::{
    fs,
    io::{BufRead as _, BufReader, Read as _, Write as _},
    net::{TcpListener, TcpStream},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    thread::sleep,
    time::Duration,
};

/// A Kith that serves with limits made small. It is killed when this is dropped.
struct Serving {
    child: Child,
    address: String,
    directory: tempfile::TempDir,
    /// The first administrator's.
    password: String,
}

impl Serving {
    /// With these lines in its configuration, and no more files than these.
    fn with(lines: &[(&str, &str)], files: Option<usize>) -> Self {
        let before = files.map(|files| format!("ulimit -n {files} && ")).unwrap_or_default();
        Self::after(&before, lines)
    }

    /// With these lines in its configuration, after what a shell did before.
    fn after(before: &str, lines: &[(&str, &str)]) -> Self {
        let directory = tempfile::tempdir().unwrap();
        let free = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
        let config = configuration(directory.path(), &free.to_string(), lines);
        let kith = env!("CARGO_BIN_EXE_kith");
        let mut child = Command::new("sh")
            .arg("-c")
            .arg(format!("{before}exec {kith} serve --config {}", config.display()))
            .env("RUST_LOG", "error")
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let password =
            lines.find_map(|line| Some(line.unwrap().split_once("Password:")?.1.trim().to_owned()));
        std::thread::spawn(move || lines.for_each(drop));
        let serving = Self { child, address: free.to_string(), directory, password: password.unwrap() };
        while TcpStream::connect(&serving.address).is_err() {
            sleep(Duration::from_millis(50));
        }
        serving
    }

    fn connect(&self) -> TcpStream {
        TcpStream::connect(&self.address).unwrap()
    }

    /// Begins a request and never ends it.
    fn begin(&self, bytes: &str) -> TcpStream {
        let mut stream = self.connect();
        stream.write_all(bytes.as_bytes()).unwrap();
        stream
    }

    fn is_well(&self) -> bool {
        let mut stream = self.begin("GET /health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        to_its_end(&mut stream).starts_with("HTTP/1.1 200")
    }

    /// Signs the administrator in, which stands in the journal.
    fn sign_in(&self) -> bool {
        let body = format!("username=administrator&password={}", self.password.replace(' ', "+"));
        let head = "POST /sign-in HTTP/1.1\r\nHost: localhost\r\nConnection: close";
        let mut stream = self.begin(&format!("{head}\r\nContent-Length: {}\r\n\r\n{body}", body.len()));
        to_its_end(&mut stream).starts_with("HTTP/1.1 303")
    }

    /// What stands under this name in the environment with which it runs.
    fn runs_with(&self, name: &str) -> Option<String> {
        let environment = fs::read(format!("/proc/{}/environ", self.child.id())).unwrap();
        let all = String::from_utf8(environment).unwrap();
        all.split('\0').find_map(|one| Some(one.strip_prefix(name)?.strip_prefix('=')?.to_owned()))
    }

    fn checkpoints(&self) -> usize {
        let log = fs::read_to_string(self.directory.path().join("seals/checkpoints.log"));
        log.map_or(0, |log| log.lines().count())
    }

    /// Asks it to stop and waits; whether it ended in order.
    fn stop(&mut self) -> bool {
        let id = self.child.id().to_string();
        assert!(Command::new("kill").args(["-TERM", &id]).status().unwrap().success());
        self.child.wait().unwrap().success()
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        let _ended_already = self.child.kill();
        let _status = self.child.wait();
    }
}

fn configuration(directory: &Path, listen: &str, lines: &[(&str, &str)]) -> PathBuf {
    let example = Command::new(env!("CARGO_BIN_EXE_kith")).args(["config", "example"]).output().unwrap();
    let mut text = String::from_utf8(example.stdout).unwrap();
    for (name, value) in
        [("listen", format!("\"{listen}\"")), ("data", "\"data\"".into()), ("seals", "\"seals\"".into())]
            .iter()
            .map(|(name, value)| (*name, value.as_str()))
            .chain(lines.iter().copied())
    {
        let old = text.lines().find(|line| line.starts_with(&format!("{name} ="))).unwrap().to_owned();
        text = text.replace(&old, &format!("{name} = {value}"));
    }
    let file = directory.join("kith.toml");
    fs::write(&file, text).unwrap();
    file
}

/// What comes until the other end closes.
fn to_its_end(stream: &mut TcpStream) -> String {
    let mut answer = Vec::new();
    let _reset_at_the_end = stream.read_to_end(&mut answer);
    String::from_utf8_lossy(&answer).into_owned()
}

#[test]
fn a_silent_head_and_an_idle_connection_are_closed() {
    let serving = Serving::with(&[("quiet_seconds", "1")], None);
    assert_eq!(to_its_end(&mut serving.connect()), "", "nothing was ever said");
    let mut begun = serving.begin("GET /health HTTP/1.1\r\nHost: loc");
    let answer = to_its_end(&mut begun);
    assert!(answer.is_empty() || answer.starts_with("HTTP/1.1 408"), "{answer}");
    let mut idle = serving.begin("GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n");
    assert!(to_its_end(&mut idle).starts_with("HTTP/1.1 200"), "answered, then closed for want of another");
    assert!(serving.is_well());
}

#[test]
fn a_body_that_stops_or_trickles_is_ended_and_leaves_nothing() {
    let serving = Serving::with(&[("quiet_seconds", "1"), ("body_seconds", "2")], None);
    let head = "POST /sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 100000\r\n\r\n";
    let mut stopped = serving.begin(&format!("{head}username=a"));
    let answer = to_its_end(&mut stopped);
    assert!(answer.is_empty() || answer.starts_with("HTTP/1.1 4"), "{answer}");
    // One byte at a time is never quiet for long, and still does not last.
    let mut trickling = serving.begin(head);
    let mut ended = false;
    for _ in 0..600 {
        ended = trickling.write_all(b"a").is_err();
        if ended {
            break;
        }
        sleep(Duration::from_millis(200));
    }
    assert!(ended, "a body that trickles is ended");
    assert!(serving.is_well());
}

#[test]
fn three_hundred_silent_connections_leave_room_for_a_real_one() {
    for (lines, files) in [(&[("connections", "64")][..], None), (&[][..], Some(280))] {
        let serving = Serving::with(lines, files);
        let silent: Vec<TcpStream> = (0..150).map(|_| serving.connect()).collect();
        let begun: Vec<TcpStream> =
            (0..150).map(|_| serving.begin("POST /sign-in HTTP/1.1\r\nHost: l")).collect();
        for _ in 0..20 {
            assert!(serving.is_well());
        }
        let sending: Vec<TcpStream> = (0..150)
            .map(|_| serving.begin("POST /sign-in HTTP/1.1\r\nHost: l\r\nContent-Length: 1000\r\n\r\nuser"))
            .collect();
        for _ in 0..20 {
            assert!(serving.is_well());
        }
        drop((silent, begun, sending));
    }
}

#[test]
fn a_stop_waits_for_nobody_who_hangs_and_still_signs() {
    let mut serving =
        Serving::with(&[("quiet_seconds", "300"), ("body_seconds", "600"), ("stop_seconds", "1")], None);
    assert!(serving.is_well());
    let hanging: Vec<TcpStream> = [
        "",
        "GET /health HTTP/1.1\r\n",
        "POST /sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\nusername=a",
        "GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n",
    ]
    .iter()
    .map(|bytes| serving.begin(bytes))
    .collect();
    sleep(Duration::from_millis(300));
    while serving.checkpoints() == 0 {
        sleep(Duration::from_millis(50));
    }
    let before = serving.checkpoints();
    assert!(serving.sign_in(), "and something happens after the first checkpoint");
    assert!(serving.stop(), "it ends in order although the limits of these connections are far away");
    assert!(serving.checkpoints() > before, "the journal was signed a last time");
    drop(hanging);
}

#[test]
fn a_request_that_could_be_read_in_two_ways_is_answered_with_400_and_hides_no_other() {
    let kith = Serving::with(&[], None);
    let hidden = "GET /health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
    for head in [
        "GET /health HTTP/1.1\nHost: localhost\n\n",
        "GET /health HTTP/1.1\r\n\r\n",
        "POST /sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "POST /sign-in HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n",
    ] {
        let answer = to_its_end(&mut kith.begin(&format!("{head}{hidden}")));
        assert!(answer.starts_with("HTTP/1.1 400"), "{head:?}: {answer}");
        assert_eq!(answer.matches("HTTP/1.1").count(), 1, "{head:?}: {answer}");
    }
    assert!(kith.is_well(), "and everybody else is served");
}

#[test]
fn memory_goes_back_after_a_burst_unless_whoever_runs_it_wants_the_allocator_otherwise() {
    let kith = Serving::with(&[], None);
    assert!(kith.is_well());
    assert_eq!(kith.runs_with("MIMALLOC_GENERIC_COLLECT").as_deref(), Some("500"));
    assert_eq!(kith.runs_with("MIMALLOC_PURGE_DELAY").as_deref(), Some("100"));
    let kith = Serving::after("export MIMALLOC_PURGE_DELAY=1000 && ", &[]);
    assert_eq!(kith.runs_with("MIMALLOC_GENERIC_COLLECT").as_deref(), Some("500"));
    assert_eq!(kith.runs_with("MIMALLOC_PURGE_DELAY").as_deref(), Some("1000"));
}
