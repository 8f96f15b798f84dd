//! Loss of power, on SQLite: what a writing process did to its files is recorded call by call, and the disk rebuilt as it
//! may be after power was lost at moments drawn by chance. Each time Kith is started on it, and must find everything that
//! was acknowledged before.

mod disk;
mod trace;

use crate::{
    check::{Acknowledged, Found, check},
    dice::Dice,
    outcome::Outcome,
    say,
};
use disk::Disk;
use record::Place;
use std::{
    fs,
    path::Path,
    process::{Command, Stdio},
};
use trace::{Act, Event};

/// The longest text of a call that is recorded, in bytes. Kith writes pages of 8 KiB.
const TEXT: &str = "1048576";

/// What is asked for.
#[derive(clap::Args)]
pub(crate) struct Power {
    /// How many recordings
    #[arg(long, default_value_t = 20)]
    recordings: u64,
    /// How often power is lost in each
    #[arg(long, default_value_t = 100)]
    cuts: usize,
    /// How many saves there are in each
    #[arg(long, default_value_t = 200)]
    saves: u64,
    /// Other moments and other sectors
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Try a version of Kith that forgets to make its saves durable: it must be caught
    #[arg(long)]
    forget_sync: bool,
    /// Where the disks are laid down: a directory that costs nothing to write to
    #[arg(long, value_name = "DIR")]
    scratch: Option<std::path::PathBuf>,
}

/// What was counted.
#[derive(Default)]
struct Counted {
    cuts: usize,
    acknowledged: usize,
    looked_for: usize,
    checkpoints: usize,
    backups: usize,
    lost: usize,
    broken: usize,
}

impl Power {
    pub(crate) async fn run(&self) -> Outcome<bool> {
        if Command::new("strace").arg("--version").stdout(Stdio::null()).status().is_err() {
            return Err(
                "strace is missing. Install it (on Debian: 'apt-get install strace'), then try again.".into(),
            );
        }
        let mut counted = Counted::default();
        for recording in 0..self.recordings {
            self.once(self.seed + recording, &mut counted).await?;
        }
        let Counted { cuts, acknowledged, looked_for, checkpoints, backups, lost, broken } = counted;
        say::out(&format!(
            "SQLite: {cuts} cuts of power, {acknowledged} acknowledged saves in {} recordings, looked for {looked_for} times, \
             {lost} lost, {broken} times something was broken ({checkpoints} checkpoints and {backups} backups were looked \
             for as well)",
            self.recordings
        ));
        Ok(lost == 0 && broken == 0 && looked_for > 0)
    }

    async fn once(&self, seed: u64, counted: &mut Counted) -> Outcome<()> {
        let scratch = match &self.scratch {
            Some(directory) => tempfile::tempdir_in(directory)?,
            None => tempfile::tempdir()?,
        };
        let scratch = fs::canonicalize(scratch.path()).map(|path| (path, scratch))?;
        let (root, recording) = (scratch.0.join("disk"), scratch.0.join("recording"));
        fs::create_dir(&root)?;
        self.record(&root, &recording)?;
        let text = fs::read_to_string(&recording)?;
        let (events, lines) = (trace::read(&text, &root)?, text.lines().count());
        drop(text);
        let mut dice = Dice::new(seed);
        let all = said(&events, usize::MAX);
        counted.acknowledged += all.saves.len();
        for turn in 0..self.cuts {
            // The first cut comes when all is said, so that what is acknowledged last is looked for in every recording.
            let cut = if turn == 0 { lines + 1 } else { moment(&events, lines, &mut dice) };
            let left = scratch.0.join("left");
            fs::create_dir(&left)?;
            Disk::follow(&events, cut).lose_power(&root, &left, &mut dice)?;
            let said = said(&events, cut);
            let found = look(&left, &said).await;
            counted.cuts += 1;
            counted.looked_for += said.saves.len();
            counted.checkpoints += said.checkpoints.len();
            counted.backups += usize::from(said.backup);
            counted.lost += found.lost;
            counted.broken += usize::from(!found.what.is_empty());
            for what in found.what {
                say::out(&format!("seed {seed}, power lost before line {cut} of {lines}: {what}"));
            }
            fs::remove_dir_all(&left)?;
        }
        Ok(())
    }

    /// Lets a process write from nothing on, and records what it does.
    fn record(&self, root: &Path, recording: &Path) -> Outcome<()> {
        let mut command = Command::new("strace");
        command.args(["-f", "-y", "-xx", "-s", TEXT, "-e", &format!("trace={}", trace::CALLS), "-o"]);
        command.arg(recording).arg(std::env::current_exe()?);
        command.args(["write", "--writers", "4", "--sign-every", "15", "--saves", &self.saves.to_string()]);
        command.arg("--place").arg(root.join("data")).arg("--seals").arg(root.join("seals"));
        command.arg("--backup").arg(root.join("copies/copy"));
        if self.forget_sync {
            command.arg("--forget-sync");
        }
        let done = command.output()?;
        if done.status.success() {
            return Ok(());
        }
        Err(format!("the writing process failed: {}", String::from_utf8_lossy(&done.stderr).trim()).into())
    }
}

async fn look(left: &Path, said: &Acknowledged) -> Found {
    check(&Place::Directory(left.join("data")), &left.join("seals"), &left.join("copies/copy"), said).await
}

/// What was said before this line.
fn said(events: &[Event], cut: usize) -> Acknowledged {
    let mut said = Acknowledged::default();
    for event in events.iter().filter(|event| event.began < cut) {
        if let Act::Say { line } = &event.act {
            said.hear(line);
        }
    }
    said
}

/// A line before which power is lost: half the time any, otherwise just after something was said or made durable.
fn moment(events: &[Event], lines: usize, dice: &mut Dice) -> usize {
    let near: Vec<usize> = events
        .iter()
        .filter(|event| matches!(event.act, Act::Say { .. } | Act::Sync { .. }))
        .map(|event| event.ended + 1)
        .collect();
    if near.is_empty() || dice.heads() { dice.below(lines + 1) } else { near[dice.below(near.len())] }
}
