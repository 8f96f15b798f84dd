//! Kills: a process that several writers keep busy ends at moments drawn by chance, by SIGKILL.

use crate::{
    check::{Acknowledged, check},
    dice::Dice,
    outcome::Outcome,
    say,
};
use record::{Place, testing::Fresh};
use std::{
    io::{BufRead as _, BufReader},
    path::Path,
    process::{Child, Command, Stdio},
    sync::mpsc,
    time::Duration,
};

/// How long a process may take until it says its first word.
const PATIENCE: Duration = Duration::from_mins(2);
/// The longest that it lives after that, in thousandths of a second.
const LONGEST: usize = 250;

/// What is asked for.
#[derive(clap::Args)]
pub(crate) struct Kills {
    /// How often, on each engine
    #[arg(long, default_value_t = 1000)]
    times: u64,
    /// Other moments
    #[arg(long, default_value_t = 1)]
    seed: u64,
}

impl Kills {
    pub(crate) async fn run(&self) -> Outcome<bool> {
        let mut holds = true;
        for fresh in Fresh::each() {
            holds &= self.on(&fresh).await?;
        }
        Ok(holds)
    }

    async fn on(&self, fresh: &Fresh) -> Outcome<bool> {
        let engine = if fresh.place.file().is_some() { "SQLite" } else { "PostgreSQL" };
        let seals = fresh.settings().seals.ok_or("no directory of seals")?;
        let (mut dice, mut said) = (Dice::new(self.seed), Acknowledged::default());
        let (mut lost, mut broken) = (0, 0);
        for round in 0..self.times {
            let pause = Duration::from_millis(dice.below(LONGEST) as u64);
            killed(&fresh.place, &seals, round * 1_000_000, pause, &mut said)?;
            let found = check(&fresh.place, &seals, Path::new(""), &said).await;
            lost += found.lost;
            broken += usize::from(!found.what.is_empty());
            for what in found.what {
                say::out(&format!("{engine}, kill {}: {what}", round + 1));
            }
            if lost > 0 {
                break;
            }
        }
        let (saves, checkpoints) = (said.saves.len(), said.checkpoints.len());
        say::out(&format!(
            "{engine}: {} kills, {saves} acknowledged saves and {checkpoints} checkpoints, {lost} lost, {broken} times \
             something was broken",
            self.times
        ));
        Ok(lost == 0 && broken == 0 && saves > 0)
    }
}

/// Starts the process, hears what it says, and kills it so long after its first save.
fn killed(place: &Place, seals: &Path, first: u64, pause: Duration, said: &mut Acknowledged) -> Outcome<()> {
    let mut child = start(place, seals, first)?;
    let out = child.stdout.take().ok_or("nobody to listen to")?;
    let (sender, heard) = mpsc::channel();
    let listening = std::thread::spawn(move || {
        for line in BufReader::new(out).lines().map_while(Result::ok) {
            let _nobody_listens = sender.send(line);
        }
    });
    // Also in the middle of the first filling, and of the first save.
    let first = heard.recv_timeout(PATIENCE);
    std::thread::sleep(pause);
    child.kill()?;
    child.wait()?;
    listening.join().map_err(|_| "the listener broke")?;
    for line in first.into_iter().chain(heard.try_iter()) {
        said.hear(&line);
    }
    Ok(())
}

fn start(place: &Place, seals: &Path, first: u64) -> Outcome<Child> {
    let mut command = Command::new(std::env::current_exe()?);
    command.args(["write", "--first", &first.to_string(), "--seals"]).arg(seals).arg("--place");
    match place {
        Place::Directory(directory) => command.arg(directory),
        Place::Server(address) => command.arg(address),
    };
    Ok(command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn()?)
}
