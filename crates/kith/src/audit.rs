//! `kith audit`: whether the journal is what was written, and a signature over where it stands.

use crate::{command_error::CommandError, config::place::Where, say};
use clap::Subcommand;
use practice::ids::FamilyId;
use record::{
    Verified,
    journal::{Broken, NewKey},
};
use std::{
    path::{Path, PathBuf},
    process::ExitCode,
};

/// What can be done with the journal from the command line.
#[derive(Subcommand)]
pub(crate) enum AuditCommand {
    /// Check every entry; ends with 0 when all holds, with 1 and the places when not
    Verify {
        #[command(flatten)]
        place: Where,
        /// A copy of checkpoints.log that is kept elsewhere, whole or only its last lines
        #[arg(long, value_name = "FILE")]
        against: Option<PathBuf>,
    },
    /// Sign where every journal stands, now
    Checkpoint {
        #[command(flatten)]
        place: Where,
    },
    /// Begin a new signing key where the old one is lost for good; the journal and every verification from then on say so
    NewKey {
        #[command(flatten)]
        place: Where,
        /// Who begins it: a name, and what they are in the authority
        #[arg(long, value_name = "NAME")]
        who: String,
        /// How the old key was lost
        #[arg(long, value_name = "WHY")]
        reason: String,
        /// There is no checkpoints.log any more either, nor any copy of it
        #[arg(long)]
        without_log: bool,
    },
}

impl AuditCommand {
    pub(crate) async fn run(self) -> Result<ExitCode, CommandError> {
        match self {
            Self::Verify { place, against } => verify(&place, against.as_deref()).await,
            Self::Checkpoint { place } => checkpoint(&place).await,
            Self::NewKey { place, who, reason, without_log } => {
                let told = place.open()?.begin_new_key(NewKey { who, reason, without_log }).await?;
                say::out(&format!("KNOWN BREAK: {told}"));
                say::out(
                    "It stands in the authority’s journal, and every administrator was told. Keep a copy of the new \
                     signing.key, and the old checkpoints.log for good.",
                );
                Ok(ExitCode::SUCCESS)
            }
        }
    }
}

async fn verify(place: &Where, against: Option<&Path>) -> Result<ExitCode, CommandError> {
    let store = place.open()?;
    if store.settings().seals.is_none() && against.is_none() {
        return Err(CommandError::Refused(
            "Nothing outside the database was named to compare with, and whoever can change all of it could make it fit \
             itself. Name the directory of seals with --seals (or --config), or a copy of checkpoints.log with --against."
                .to_owned(),
        ));
    }
    let bar = indicatif::ProgressBar::new_spinner();
    let shown = bar.clone();
    let progress = move |so_far: &Verified| shown.set_message(format!("{} entries", so_far.entries));
    let found = store.verify_against(against, progress).await?;
    bar.finish_and_clear();
    say::out(&format!(
        "{} journals with {} entries, {} things that stand, {} rows about accounts and access, and {} checkpoints were \
         checked.",
        found.chains, found.entries, found.objects, found.rows, found.checkpoints
    ));
    for remark in &found.remarks {
        say::out(&format!("Note: {remark}"));
    }
    for known in &found.breaks {
        say::out(&format!("KNOWN BREAK: {known}"));
    }
    if found.is_whole() {
        say::out(match found.breaks.len() {
            0 => "All is as it was written.",
            1 => {
                "All is as it was written, but for the known break above, across which no signature vouches."
            }
            _ => {
                "All is as it was written, but for the known breaks above, across which no signature vouches."
            }
        });
        return Ok(ExitCode::SUCCESS);
    }
    let more = found.faults - found.places.len() as u64;
    say::out(&match found.faults {
        1 => "One place is not as it was written:".to_owned(),
        faults if more == 0 => format!("{faults} places are not as they were written:"),
        faults => format!("{faults} places are not as they were written. The first {}:", found.places.len()),
    });
    for broken in &found.places {
        say::out(&format!("- {}{}", where_it_is(broken), broken.what));
    }
    Ok(ExitCode::from(1))
}

/// The journal and the entry, as the beginning of a line. Nothing where it is about the checkpoints or their files.
fn where_it_is(broken: &Broken) -> String {
    let journal = match broken.chain {
        0 if broken.seq == 0 => return String::new(),
        0 => "The authority’s own journal".to_owned(),
        family => format!("The journal of family {}", FamilyId(family)),
    };
    if broken.seq == 0 { format!("{journal}: ") } else { format!("{journal}, entry {}: ", broken.seq) }
}

async fn checkpoint(place: &Where) -> Result<ExitCode, CommandError> {
    match place.open()?.checkpoint().await? {
        Some(made) => say::out(&format!(
            "Checkpoint {} signs {} journals with {} entries. Copy checkpoints.log to where nobody can change it.",
            made.number, made.chains, made.entries
        )),
        None => say::out("Nothing has happened since the last checkpoint."),
    }
    Ok(ExitCode::SUCCESS)
}
