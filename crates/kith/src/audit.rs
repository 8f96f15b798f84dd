//! `kith audit`: whether the journal is what was written, and a signature over where it stands.

use crate::{config::place::Where, say, trouble::Trouble};
use clap::Subcommand;
use practice::ids::FamilyId;
use std::process::ExitCode;

/// What can be done with the journal from the command line.
#[derive(Subcommand)]
pub(crate) enum AuditCommand {
    /// Check every entry; ends with 0 when all holds, with 1 and the place when not
    Verify {
        #[command(flatten)]
        place: Where,
    },
    /// Sign where every journal stands, now
    Checkpoint {
        #[command(flatten)]
        place: Where,
    },
}

impl AuditCommand {
    pub(crate) async fn run(self) -> Result<ExitCode, Trouble> {
        match self {
            Self::Verify { place } => verify(&place).await,
            Self::Checkpoint { place } => checkpoint(&place).await,
        }
    }
}

async fn verify(place: &Where) -> Result<ExitCode, Trouble> {
    let store = place.open()?;
    let bar = indicatif::ProgressBar::new_spinner();
    let shown = bar.clone();
    let found = store.verify(move |so_far| shown.set_message(format!("{} entries", so_far.entries))).await?;
    bar.finish_and_clear();
    say::out(&format!(
        "{} journals with {} entries, {} things that stand, {} rows about accounts and access, and {} checkpoints were \
         checked.",
        found.chains, found.entries, found.objects, found.rows, found.checkpoints
    ));
    for remark in &found.remarks {
        say::out(&format!("Note: {remark}"));
    }
    let Some(first) = &found.first else {
        say::out("All is as it was written.");
        return Ok(ExitCode::SUCCESS);
    };
    let journal = match first.chain {
        0 => "the authority’s own journal".to_owned(),
        family => format!("the journal of family {}", FamilyId(family)),
    };
    let entry = if first.seq == 0 { String::new() } else { format!(", entry {}", first.seq) };
    say::out(&format!("{} places are not as they were written. The first: {journal}{entry}.", found.faults));
    say::out(&first.what);
    Ok(ExitCode::from(1))
}

async fn checkpoint(place: &Where) -> Result<ExitCode, Trouble> {
    match place.open()?.checkpoint().await? {
        Some(made) => say::out(&format!(
            "Checkpoint {} signs {} journals with {} entries. Copy checkpoints.log to where nobody can change it.",
            made.number, made.chains, made.entries
        )),
        None => say::out("Nothing has happened since the last checkpoint."),
    }
    Ok(ExitCode::SUCCESS)
}
