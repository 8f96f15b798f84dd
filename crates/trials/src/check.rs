//! What was acknowledged, and whether it still stands: every save in the journal, every chain whole, every checkpoint in
//! the log, the backup complete.

use crate::{large, outcome::Outcome, write::SAVED};
use record::{
    Clock, Place, Settings, Store,
    backup::{Restore, Trust, restore},
    journal::LOG_FILE,
    testing::read_text,
};
use std::{collections::BTreeSet, fs, path::Path};

/// What a process said.
#[derive(Debug, Clone, Default)]
pub(crate) struct Acknowledged {
    /// The saves, by their numbers.
    pub(crate) saves: BTreeSet<u64>,
    /// The checkpoints, by theirs.
    pub(crate) checkpoints: BTreeSet<i64>,
    /// Whether the backup was taken.
    pub(crate) backup: bool,
}

impl Acknowledged {
    /// Hears a line of what it said.
    pub(crate) fn hear(&mut self, line: &str) {
        match line.split_once(' ') {
            Some(("saved", number)) => self.saves.extend(number.parse::<u64>().ok()),
            Some(("signed", number)) => self.checkpoints.extend(number.parse::<i64>().ok()),
            _ => self.backup |= line == "copied",
        }
    }
}

/// What is not as it was acknowledged.
#[derive(Debug, Default)]
pub(crate) struct Found {
    /// How many acknowledged saves are gone.
    pub(crate) lost: usize,
    /// All of it, as sentences.
    pub(crate) what: Vec<String>,
}

/// Starts Kith on what is there, as after a kill or a loss of power, and looks for what was acknowledged.
pub(crate) async fn check(place: &Place, seals: &Path, backup: &Path, said: &Acknowledged) -> Found {
    let mut found = Found::default();
    // Before Kith starts, which writes anew what the log lacks.
    let log = fs::read_to_string(seals.join(LOG_FILE)).unwrap_or_default();
    let kept: BTreeSet<i64> = log.lines().filter_map(|line| line.split_once(' ')?.0.parse().ok()).collect();
    for number in said.checkpoints.difference(&kept) {
        found.what.push(format!("checkpoint {number} was acknowledged and is not in the log"));
    }
    match stands(place, seals).await {
        Ok(saved) => {
            let lost: Vec<&u64> = said.saves.difference(&saved).collect();
            if let Some(first) = lost.first() {
                found.what.push(format!("{} acknowledged saves are gone, the first is {first}", lost.len()));
            }
            found.lost = lost.len();
        }
        Err(why) => {
            found.what.push(why.to_string());
            found.lost = said.saves.len();
        }
    }
    if said.backup
        && let Err(why) = comes_back(seals, backup).await
    {
        found.what.push(format!("the backup was acknowledged and does not come back: {why}"));
    }
    found
}

/// Opens, signs as Kith does at its start, verifies, and reads which saves there are.
async fn stands(place: &Place, seals: &Path) -> Outcome<BTreeSet<u64>> {
    let settings = Settings { seals: Some(seals.to_owned()), readers: 1, ..Settings::at(place.clone()) };
    let store = Store::open(settings)?;
    store.checkpoint().await?;
    let verified = store.verify(|_| {}).await?;
    if let Some(broken) = verified.first {
        return Err(format!("{} places are broken, the first: {}", verified.faults, broken.what).into());
    }
    // Nine lines for each sign-off: one in the own record of each child.
    let count = |kind: &str| {
        let query =
            format!("SELECT '' || COUNT(*) AS text FROM journal WHERE verb = '{SAVED}' AND kind = '{kind}'");
        read_text(place, &query).first().and_then(|count| count.parse::<usize>().ok()).unwrap_or(0)
    };
    let (sign_offs, lines) = (count("map"), count("mention"));
    if lines != sign_offs * large::CHILDREN {
        return Err(format!(
            "{sign_offs} sign-offs are kept, and {lines} lines of them in the children’s records"
        )
        .into());
    }
    let query =
        format!("SELECT DISTINCT reason AS text FROM journal WHERE verb = '{SAVED}' AND kind = 'step'");
    Ok(read_text(place, &query).into_iter().filter_map(|number| number.parse().ok()).collect())
}

async fn comes_back(seals: &Path, backup: &Path) -> Outcome<()> {
    let log = fs::read_to_string(seals.join(LOG_FILE))?;
    let public = log.split(' ').nth(5).unwrap_or_default().to_owned();
    let to = tempfile::tempdir()?;
    restore(Restore {
        from: backup.to_owned(),
        to: Place::Directory(to.path().join("back")),
        trust: Trust::Key { public, log: None },
        older_than_log: None,
        without_log: Some("It is looked at, and not worked with.".to_owned()),
        unsigned: None,
        clock: Clock::system(),
    })
    .await?;
    Ok(())
}
