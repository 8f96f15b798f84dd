//! A disk on which power is lost: what was made durable stays; each later write survives or not, whole or by sectors; names
//! of files that were not made durable may be missing.

use super::trace::{Act, Event};
use crate::{dice::Dice, outcome::Outcome};
use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

/// What was done to a file's content since it was last made durable.
#[derive(Debug, Clone)]
enum Change {
    Write { offset: usize, data: Vec<u8> },
    Truncate { length: usize },
}

#[derive(Debug, Clone, Default)]
struct File {
    durable: Vec<u8>,
    /// With the line on which each was done.
    pending: Vec<(usize, Change)>,
}

/// What was done to the names in a directory since it was last made durable.
#[derive(Debug, Clone)]
enum Naming {
    Add { path: PathBuf, thing: Thing },
    Remove { path: PathBuf },
    Move { from: PathBuf, to: PathBuf, thing: Thing },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Thing {
    Directory,
    /// By its place among all files that ever were.
    File(usize),
}

type Names = BTreeMap<PathBuf, Thing>;

/// The disk, as far as it was followed.
#[derive(Default)]
pub(super) struct Disk {
    files: Vec<File>,
    now: Names,
    durable: Names,
    /// By directory, with the line on which each was done.
    naming: BTreeMap<PathBuf, Vec<(usize, Naming)>>,
}

/// How unsynced writes survive in one loss of power.
#[derive(Debug, Clone, Copy)]
enum Fate {
    Nothing,
    Everything,
    Each,
    Sectors,
    Beginning,
}

impl Disk {
    /// Does what was done, all that began before this line; what is made durable counts where it was done by then.
    pub(super) fn follow(events: &[Event], cut: usize) -> Self {
        let mut disk = Self::default();
        for event in events.iter().take_while(|event| event.began < cut) {
            disk.act(event, cut);
        }
        disk
    }

    fn act(&mut self, event: &Event, cut: usize) {
        let line = event.ended;
        match &event.act {
            Act::Open { path, makes, empties } => {
                if *makes && !self.now.contains_key(path) {
                    self.files.push(File::default());
                    let thing = Thing::File(self.files.len() - 1);
                    self.name(line, path, Naming::Add { path: path.clone(), thing });
                }
                if *empties {
                    self.change(line, path, Change::Truncate { length: 0 });
                }
            }
            Act::Write { path, offset, data } => {
                let offset = usize::try_from(*offset).unwrap_or(0);
                self.change(line, path, Change::Write { offset, data: data.clone() });
            }
            Act::Truncate { path, length } => {
                self.change(line, path, Change::Truncate { length: usize::try_from(*length).unwrap_or(0) });
            }
            Act::MakeDirectory { path } => {
                self.name(line, path, Naming::Add { path: path.clone(), thing: Thing::Directory });
            }
            Act::Unlink { path } => self.name(line, path, Naming::Remove { path: path.clone() }),
            Act::Rename { from, to } => {
                if let Some(thing) = self.now.get(from).copied() {
                    self.name(line, to, Naming::Move { from: from.clone(), to: to.clone(), thing });
                }
            }
            Act::Sync { path } if event.ended < cut => self.sync(path, event.began),
            Act::Sync { .. } | Act::Say { .. } => {}
        }
    }

    fn change(&mut self, line: usize, path: &Path, change: Change) {
        if let Some(Thing::File(place)) = self.now.get(path)
            && let Some(file) = self.files.get_mut(*place)
        {
            file.pending.push((line, change));
        }
    }

    fn name(&mut self, line: usize, path: &Path, naming: Naming) {
        apply_naming(&mut self.now, &naming);
        let directory = path.parent().unwrap_or(Path::new("/")).to_owned();
        self.naming.entry(directory).or_default().push((line, naming));
    }

    /// Makes durable what was done before this line.
    fn sync(&mut self, path: &Path, before: usize) {
        if let Some(Thing::File(place)) = self.now.get(path) {
            let Some(file) = self.files.get_mut(*place) else { return };
            for (line, change) in std::mem::take(&mut file.pending) {
                if line < before {
                    apply(&mut file.durable, &change);
                } else {
                    file.pending.push((line, change));
                }
            }
            return;
        }
        for (line, naming) in self.naming.remove(path).unwrap_or_default() {
            if line < before {
                apply_naming(&mut self.durable, &naming);
            } else {
                self.naming.entry(path.to_owned()).or_default().push((line, naming));
            }
        }
    }

    /// Lays down below another directory what may be left, by this chance.
    pub(super) fn lose_power(&self, root: &Path, to: &Path, dice: &mut Dice) -> Outcome<()> {
        let fate =
            [Fate::Nothing, Fate::Everything, Fate::Each, Fate::Sectors, Fate::Beginning][dice.below(5)];
        let sector = [512, 4096][dice.below(2)];
        let mut names = self.durable.clone();
        for pending in self.naming.values() {
            let kept = count_kept(fate, pending.len(), dice);
            for (place, (_, naming)) in pending.iter().enumerate() {
                if kept.is_some_and(|kept| place < kept) || (kept.is_none() && dice.heads()) {
                    apply_naming(&mut names, naming);
                }
            }
        }
        for (path, thing) in &names {
            let above =
                path.ancestors().skip(1).take_while(|above| above.starts_with(root) && *above != root);
            if above.into_iter().any(|above| names.get(above) != Some(&Thing::Directory)) {
                continue;
            }
            let new = to.join(path.strip_prefix(root)?);
            match thing {
                Thing::Directory => fs::create_dir_all(&new)?,
                // The index of the write-ahead log is made anew by whoever opens the database.
                Thing::File(_) if path.to_string_lossy().ends_with("-shm") => {}
                Thing::File(place) => {
                    let Some(file) = self.files.get(*place) else { continue };
                    fs::write(&new, file.left(fate, sector, dice))?;
                }
            }
        }
        Ok(())
    }
}

/// How many of so many unsynced changes survive from the first on. None: each for itself.
fn count_kept(fate: Fate, all: usize, dice: &mut Dice) -> Option<usize> {
    match fate {
        Fate::Nothing => Some(0),
        Fate::Everything => Some(all),
        Fate::Beginning => Some(dice.below(all + 1)),
        Fate::Each | Fate::Sectors => None,
    }
}

impl File {
    fn left(&self, fate: Fate, sector: usize, dice: &mut Dice) -> Vec<u8> {
        let mut content = self.durable.clone();
        let kept = count_kept(fate, self.pending.len(), dice);
        for (place, (_, change)) in self.pending.iter().enumerate() {
            let by_sectors = match kept {
                Some(kept) if place < kept => false,
                // The one that was being written.
                Some(kept) if place == kept && matches!(fate, Fate::Beginning) => true,
                None if matches!(fate, Fate::Sectors) => true,
                None if dice.heads() => false,
                _ => continue,
            };
            if by_sectors {
                apply_sectors(&mut content, change, sector, dice);
            } else {
                apply(&mut content, change);
            }
        }
        content
    }
}

fn apply(content: &mut Vec<u8>, change: &Change) {
    match change {
        Change::Truncate { length } => content.resize(*length, 0),
        Change::Write { offset, data } => {
            let end = offset + data.len();
            if content.len() < end {
                content.resize(end, 0);
            }
            content[*offset..end].copy_from_slice(data);
        }
    }
}

/// Each sector by itself. The file may grow to its new length and keep nothing of what was written there, or the other way
/// round be cut to its old one.
fn apply_sectors(content: &mut Vec<u8>, change: &Change, sector: usize, dice: &mut Dice) {
    let Change::Write { offset, data } = change else {
        if dice.heads() {
            apply(content, change);
        }
        return;
    };
    let (old, end) = (content.len(), offset + data.len());
    if end > old && dice.heads() {
        content.resize(end, 0);
    }
    let mut from = *offset;
    while from < end {
        let until = end.min((from / sector + 1) * sector);
        if dice.heads() {
            let part = Change::Write { offset: from, data: data[from - offset..until - offset].to_vec() };
            apply(content, &part);
        }
        from = until;
    }
    if end > old && dice.below(4) == 0 {
        content.truncate(old);
    }
}

fn apply_naming(names: &mut Names, naming: &Naming) {
    match naming {
        Naming::Add { path, thing } => {
            names.insert(path.clone(), *thing);
        }
        Naming::Remove { path } => {
            names.remove(path);
        }
        Naming::Move { from, to, thing } => {
            names.remove(from);
            names.insert(to.clone(), *thing);
        }
    }
}
