//! What a process did to its files, in the order in which it did it, as `strace` wrote it down.

use crate::outcome::Outcome;
use std::{
    collections::HashMap,
    fmt::Write as _,
    path::{Path, PathBuf},
};

/// The system calls that are recorded.
pub(super) const CALLS: &str = "openat,open,creat,write,pwrite64,writev,pwritev,pwritev2,lseek,ftruncate,truncate,fallocate,\
                                fsync,fdatasync,sync_file_range,unlink,unlinkat,rename,renameat,renameat2,link,linkat,mkdir,\
                                mkdirat,rmdir,copy_file_range,sendfile";

/// One thing that was done, between the line on which it began and the line on which it was done.
#[derive(Debug, Clone)]
pub(super) struct Event {
    pub(super) began: usize,
    pub(super) ended: usize,
    pub(super) act: Act,
}

/// What was done.
#[derive(Debug, Clone)]
pub(super) enum Act {
    /// A file was opened. It was made if there was none, and emptied if the call asked for that.
    Open {
        path: PathBuf,
        makes: bool,
        empties: bool,
    },
    Write {
        path: PathBuf,
        offset: u64,
        data: Vec<u8>,
    },
    Truncate {
        path: PathBuf,
        length: u64,
    },
    /// A file or directory was made durable.
    Sync {
        path: PathBuf,
    },
    Rename {
        from: PathBuf,
        to: PathBuf,
    },
    Unlink {
        path: PathBuf,
    },
    MakeDirectory {
        path: PathBuf,
    },
    /// A line on standard output: an acknowledgement.
    Say {
        line: String,
    },
}

/// A call that has begun: its name and its arguments.
struct Begun {
    line: usize,
    name: String,
    arguments: String,
}

/// Reads a recording. What touches nothing below this directory, and is not said, is left out.
pub(super) fn read(text: &str, root: &Path) -> Outcome<Vec<Event>> {
    let mut begun: HashMap<&str, Begun> = HashMap::new();
    let mut open: HashMap<i64, Place> = HashMap::new();
    let mut events = Vec::new();
    for (number, line) in text.lines().enumerate() {
        let Some((process, rest)) = line.split_once(' ') else { continue };
        let rest = rest.trim_start();
        let (call, result) = if let Some(resumed) = rest.strip_prefix("<... ") {
            let Some(mut call) = begun.remove(process) else { continue };
            let (more, result) =
                result_of(resumed.split_once(" resumed>").map_or("", |parts| parts.1)).ok_or(line)?;
            call.arguments.push_str(more);
            (call, result)
        } else {
            let Some((name, rest)) = rest.split_once('(') else { continue };
            let name = name.to_owned();
            if let Some(arguments) = rest.strip_suffix(" <unfinished ...>") {
                begun.insert(process, Begun { line: number, name, arguments: arguments.to_owned() });
                continue;
            }
            let Some((arguments, result)) = result_of(rest) else { continue };
            (Begun { line: number, name, arguments: arguments.to_owned() }, result)
        };
        if result < 0 {
            continue;
        }
        if let Some(act) = act(&call, result, root, &mut open)? {
            events.push(Event { began: call.line, ended: number, act });
        }
    }
    // A call that was never seen to end may have taken effect all the same.
    let end = text.lines().count();
    for call in begun.into_values() {
        if matches!(call.name.as_str(), "write" | "pwrite64")
            && let Some(act) = act(&call, i64::MAX, root, &mut open)?
        {
            events.push(Event { began: call.line, ended: end, act });
        }
    }
    events.sort_by_key(|event| event.began);
    Ok(events)
}

/// Where the next plain write of a descriptor goes.
#[derive(Default)]
struct Place {
    at: u64,
    appends: bool,
    length: u64,
}

/// Splits `arguments) = result …`.
fn result_of(text: &str) -> Option<(&str, i64)> {
    text.rmatch_indices(')').find_map(|(place, _)| {
        let result = text.get(place + 1..)?.trim_start().strip_prefix("= ")?;
        let end =
            result.find(|letter: char| letter != '-' && !letter.is_ascii_digit()).unwrap_or(result.len());
        Some((text.get(..place)?, result.get(..end)?.parse().ok()?))
    })
}

fn act(call: &Begun, result: i64, root: &Path, open: &mut HashMap<i64, Place>) -> Outcome<Option<Act>> {
    let arguments = Arguments::read(&call.arguments)?;
    let inside = |path: &Path| path.starts_with(root);
    Ok(match call.name.as_str() {
        "openat" | "open" | "creat" => {
            let path = arguments.path(0);
            let flags = call.arguments.as_str();
            let appends = flags.contains("O_APPEND");
            open.insert(result, Place { appends, ..Place::default() });
            let makes = flags.contains("O_CREAT") || call.name == "creat";
            let empties = flags.contains("O_TRUNC") || call.name == "creat";
            (inside(&path) && (makes || empties)).then_some(Act::Open { path, makes, empties })
        }
        "write" => {
            let data = arguments.bytes(0);
            let (number, path) = arguments.descriptor()?;
            if number == 1 {
                let line = String::from_utf8_lossy(&data).trim_end().to_owned();
                return Ok(Some(Act::Say { line }));
            }
            if !inside(&path) {
                return Ok(None);
            }
            let place = open.entry(number).or_default();
            if place.appends {
                return Err(format!("{} is appended to, which is not followed", path.display()).into());
            }
            let offset = place.at;
            place.at += data.len() as u64;
            place.length = place.length.max(place.at);
            Some(Act::Write { path, offset, data })
        }
        "pwrite64" => {
            let (_, path) = arguments.descriptor()?;
            let offset = u64::try_from(arguments.last_number()?)?;
            inside(&path).then(|| Act::Write { path, offset, data: arguments.bytes(0) })
        }
        "lseek" => {
            let (number, _) = arguments.descriptor()?;
            open.entry(number).or_default().at = u64::try_from(result)?;
            None
        }
        "ftruncate" => {
            let (_, path) = arguments.descriptor()?;
            let length = u64::try_from(arguments.last_number()?)?;
            inside(&path).then_some(Act::Truncate { path, length })
        }
        "fsync" | "fdatasync" => {
            let (_, path) = arguments.descriptor()?;
            (path == root || inside(&path)).then_some(Act::Sync { path })
        }
        "unlink" | "unlinkat" => {
            let path = arguments.path(0);
            inside(&path).then_some(Act::Unlink { path })
        }
        "rename" | "renameat" | "renameat2" => {
            let (from, to) = (arguments.path(0), arguments.path(1));
            inside(&from).then_some(Act::Rename { from, to })
        }
        "mkdir" | "mkdirat" => {
            let path = arguments.path(0);
            inside(&path).then_some(Act::MakeDirectory { path })
        }
        // Nothing else that changes a file is expected; if it comes, the trial must learn it first.
        other => {
            let touches = call.arguments.contains(&hexadecimal(root));
            if touches {
                return Err(format!("{other} on a file of the store is not followed").into());
            }
            None
        }
    })
}

/// The arguments of a call: descriptors with their paths, texts, and the rest as it stands.
struct Arguments {
    /// The number before the first `<`, and the path between `<` and `>`.
    first: Option<(i64, PathBuf)>,
    texts: Vec<Vec<u8>>,
    last: String,
}

impl Arguments {
    fn read(text: &str) -> Outcome<Self> {
        let first = text.split_once('<').and_then(|(number, rest)| {
            let path = rest.split_once('>')?.0;
            Some((number.trim().parse().ok()?, path_of(&unescaped(path))))
        });
        let mut texts = Vec::new();
        for part in text.split('"').skip(1).step_by(2) {
            texts.push(unescaped(part));
        }
        if text.contains("\"...") {
            return Err("the recording cut a text off: it was made with too small a limit".into());
        }
        let last = text.rsplit(',').next().unwrap_or_default().trim().to_owned();
        Ok(Self { first, texts, last })
    }

    fn descriptor(&self) -> Outcome<(i64, PathBuf)> {
        self.first.clone().ok_or_else(|| "a call without a descriptor".into())
    }

    fn bytes(&self, place: usize) -> Vec<u8> {
        self.texts.get(place).cloned().unwrap_or_default()
    }

    fn path(&self, place: usize) -> PathBuf {
        path_of(&self.bytes(place))
    }

    fn last_number(&self) -> Outcome<i64> {
        Ok(self.last.parse()?)
    }
}

fn path_of(bytes: &[u8]) -> PathBuf {
    PathBuf::from(String::from_utf8_lossy(bytes).into_owned())
}

/// Reads `\x41\x42`; anything else stands for itself.
fn unescaped(text: &str) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(text.len() / 4);
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let two = after.strip_prefix(b"x").and_then(|after| after.get(..2)).filter(|_| *first == b'\\');
        let byte = two.and_then(|two| u8::from_str_radix(std::str::from_utf8(two).ok()?, 16).ok());
        bytes.push(byte.unwrap_or(*first));
        rest = if byte.is_some() { after.get(3..).unwrap_or_default() } else { after };
    }
    bytes
}

fn hexadecimal(path: &Path) -> String {
    path.to_string_lossy().bytes().fold(String::new(), |mut text, byte| {
        let _always_room = write!(text, "\\x{byte:02x}");
        text
    })
}
