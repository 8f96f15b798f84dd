//! `kith backup` and `kith restore`: a copy of everything while Kith runs, and the way back from it.

use crate::{command_error::CommandError, config::place::Where, say};
use clap::Args;
use record::{
    Clock, Place,
    backup::{Restored, Standing, Trust, restore},
};
use std::{path::PathBuf, process::ExitCode};

/// A backup to be taken.
#[derive(Args)]
pub(crate) struct Backup {
    #[command(flatten)]
    place: Where,
    /// A directory that is empty or does not exist yet
    #[arg(long, value_name = "DIR")]
    to: PathBuf,
    /// As an SQLite file, also from PostgreSQL: a backup that can be brought back to either
    #[arg(long)]
    portable: bool,
}

impl Backup {
    pub(crate) async fn run(self) -> Result<ExitCode, CommandError> {
        let store = self.place.open()?;
        let taken = if self.portable {
            store.portable_backup(&self.to).await?
        } else {
            store.backup(&self.to).await?
        };
        say::out(&format!(
            "{} families with {} things and {} journal entries are in {} ({} bytes).",
            taken.contents.families,
            taken.contents.objects,
            taken.contents.entries,
            self.to.display(),
            taken.bytes
        ));
        say::out("The directory of seals is not in it: keep a copy of that elsewhere.");
        Ok(ExitCode::SUCCESS)
    }
}

/// A backup to be brought back.
#[derive(Args)]
pub(crate) struct Restore {
    /// The directory of the backup
    #[arg(long, value_name = "DIR")]
    from: PathBuf,
    /// Where it goes: an empty directory, or an empty PostgreSQL database
    #[arg(long, value_name = "PLACE")]
    to: String,
    /// The directory of seals, with the signing key and checkpoints.log
    #[arg(long, value_name = "DIR", required_unless_present = "key", conflicts_with = "key")]
    seals: Option<PathBuf>,
    /// Where the signing key is not at hand: its public half, 64 hexadecimal digits
    #[arg(long, value_name = "HEX")]
    key: Option<String>,
    /// The copy of checkpoints.log, whole or only its last lines, beside --key
    #[arg(long, value_name = "FILE", requires = "key")]
    log: Option<PathBuf>,
    /// Bring back an older state than the log's last, and why
    #[arg(long, value_name = "REASON")]
    older_than_log: Option<String>,
    /// Bring it back though there is no checkpoints.log any more, and why
    #[arg(long, value_name = "REASON")]
    without_log: Option<String>,
    /// Bring back a backup of before backups were signed, and why it can be believed
    #[arg(long, value_name = "REASON")]
    unsigned: Option<String>,
}

impl Restore {
    pub(crate) async fn run(self) -> Result<ExitCode, CommandError> {
        for (option, reason) in [
            ("--older-than-log", &self.older_than_log),
            ("--without-log", &self.without_log),
            ("--unsigned", &self.unsigned),
        ] {
            if reason.as_ref().is_some_and(|reason| reason.trim().is_empty()) {
                return Err(CommandError::Refused(format!(
                    "Say after {option} why. It is kept in the journal."
                )));
            }
        }
        let trust = match self.seals {
            Some(directory) => Trust::Seals(directory),
            None => Trust::Key { public: self.key.unwrap_or_default(), log: self.log },
        };
        let has_key = matches!(trust, Trust::Seals(_));
        let restored = restore(record::backup::Restore {
            from: self.from,
            to: Place::named(&self.to),
            trust,
            older_than_log: self.older_than_log,
            without_log: self.without_log,
            unsigned: self.unsigned,
            clock: Clock::system(),
        })
        .await?;
        tell(&restored, has_key);
        Ok(ExitCode::SUCCESS)
    }
}

fn tell(restored: &Restored, has_key: bool) {
    let Restored { manifest, verified, standing, sessions, old_log } = restored;
    say::out(&format!(
        "{} families with {} things are back as they stood at {}; {} journal entries were checked, all as written.",
        manifest.contents.families, manifest.contents.objects, manifest.taken_at, verified.entries
    ));
    say::out(&match sessions {
        0 => "Nobody was signed in.".to_owned(),
        1 => "One session was ended.".to_owned(),
        many => format!("{many} sessions were ended."),
    });
    if let Standing::Older { backup, log } = standing {
        say::out(&format!(
            "What was kept after checkpoint {backup} is not in it: the log had gone on to {log}. That is in the authority’s \
             journal, with your reason."
        ));
    }
    if let Some(old) = old_log {
        say::out(&format!(
            "The log until now is {}: keep it. Copies of checkpoints.log kept elsewhere begin anew.",
            old.display()
        ));
    }
    if has_key {
        say::out(
            "From now on these seals go on with what was brought back, which is signed with them. Another database that was signed \
             with them until now will not verify any more: if this was only a rehearsal, bring its log back from its copy.",
        );
    }
    if !has_key {
        say::out("It is not signed yet: bring the signing key back and run `kith audit checkpoint`.");
    }
}
