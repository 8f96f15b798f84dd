//! `kith export`: makes a statutory return out of the record.

use crate::{command_error::CommandError, config::place::Where, say};
use clap::{Args, Subcommand};
use record::homes::Wanted;
use std::{fs, io::Write as _, path::PathBuf, process::ExitCode};

/// Which return.
#[derive(Subcommand)]
pub(crate) enum Export {
    /// The children in need census of a year, as the XML file that the Department wants
    Cin(Cin),
}

/// The children in need census.
#[derive(Args)]
pub(crate) struct Cin {
    #[command(flatten)]
    place: Where,
    /// The year in which the collection ends: 2026 is 1 April 2025 to 31 March 2026
    #[arg(long)]
    year: i16,
    /// The authority’s number with the Department, of three digits
    #[arg(long, value_name = "NUMBER")]
    authority: String,
    /// Where the file goes; one that is there is not written over
    #[arg(long, value_name = "FILE")]
    to: PathBuf,
    /// Which file of the year it is; the next after those that were kept as sent, where nothing is said
    #[arg(long)]
    serial: Option<u16>,
}

impl Export {
    pub(crate) async fn run(self) -> Result<ExitCode, CommandError> {
        let Self::Cin(cin) = self;
        cin.run().await
    }
}

impl Cin {
    /// An empty file of that name. One that is there stays as it is.
    fn new_file(&self) -> Result<fs::File, CommandError> {
        // It tells of children: nobody else on the machine reads it.
        let mut options = fs::OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        options.open(&self.to).map_err(|why| {
            let name = self.to.display().to_string();
            if why.kind() == std::io::ErrorKind::AlreadyExists {
                CommandError::Refused(format!(
                    "{name} is there already and was left as it is. Name another file."
                ))
            } else {
                CommandError::File(name, why)
            }
        })
    }

    async fn run(self) -> Result<ExitCode, CommandError> {
        let wanted = Wanted::new(self.year, &self.authority, self.serial)
            .map_err(|why| CommandError::Refused(format!("{why} Nothing was written.")))?;
        let store = self.place.open()?;
        let made = store.census_on_the_machine(wanted).await?;
        let file = |why| CommandError::File(self.to.display().to_string(), why);
        let mut to = self.new_file()?;
        // The journal tells of what the file is to hold before it holds anything.
        if let Err(why) = store.return_made_on_the_machine(&made).await {
            fs::remove_file(&self.to).map_err(file)?;
            return Err(why.into());
        }
        to.write_all(&made.xml).and_then(|()| to.sync_all()).map_err(file)?;
        say::out(&format!(
            "{} holds {} children with {} episodes of {} to {}, as they are known today. Check it: kith validate cin {}",
            self.to.display(),
            made.written.children,
            made.written.episodes,
            calendar::long(made.census.start()),
            calendar::long(made.census.end()),
            self.to.display()
        ));
        Ok(ExitCode::SUCCESS)
    }
}
