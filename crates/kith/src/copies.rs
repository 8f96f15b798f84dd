//! `kith backup` and `kith restore`: a copy of everything while Kith runs, and the way back from it.

use crate::{config::place::Where, say, trouble::Trouble};
use clap::Args;
use record::Place;
use std::{path::PathBuf, process::ExitCode};

/// A backup to be taken.
#[derive(Args)]
pub(crate) struct Backup {
    #[command(flatten)]
    place: Where,
    /// A directory that is empty or does not exist yet
    #[arg(long, value_name = "DIR")]
    to: PathBuf,
}

impl Backup {
    pub(crate) async fn run(self) -> Result<ExitCode, Trouble> {
        let taken = self.place.open()?.backup(&self.to).await?;
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
}

impl Restore {
    pub(crate) async fn run(self) -> Result<ExitCode, Trouble> {
        let to = Place::named(&self.to);
        let (manifest, verified) = record::backup::restore(&self.from, to).await?;
        say::out(&format!(
            "{} families with {} things are back as they stood at {}; {} journal entries were checked, all as written.",
            manifest.contents.families, manifest.contents.objects, manifest.taken_at, verified.entries
        ));
        Ok(ExitCode::SUCCESS)
    }
}
