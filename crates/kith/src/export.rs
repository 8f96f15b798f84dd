//! `kith export`: makes a statutory return out of the record.

use crate::{command_error::CommandError, config::place::Where, say};
use census::cin::{Census, Header, write};
use clap::{Args, Subcommand};
use data_encoding::HEXLOWER;
use practice::contact::in_britain;
use record::homes::FileMade;
use sha2::{Digest as _, Sha256};
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
    /// Which file of the year it is
    #[arg(long, default_value_t = 1)]
    serial: u16,
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
        let Some(census) = Census::of(self.year) else {
            let years = Census::YEARS;
            return Err(CommandError::Refused(format!(
                "The schema of {} is not held here: Kith makes the census of {} to {}. Nothing was written.",
                self.year,
                years.start(),
                years.end()
            )));
        };
        if self.authority.len() != 3 || !self.authority.bytes().all(|digit| digit.is_ascii_digit()) {
            return Err(CommandError::Refused(format!(
                "“{}” is no number of an authority: it has three digits, such as 201. Nothing was written.",
                self.authority
            )));
        }
        let store = self.place.open()?;
        let records = store.children_for_the_census().await?;
        let made = in_britain(store.clock().now()).datetime();
        let header = Header { census, authority: self.authority.clone(), made, serial: self.serial };
        let mut xml = Vec::new();
        let file = |why| CommandError::File(self.to.display().to_string(), why);
        let written = write(&header, &records, &mut xml).map_err(file)?;
        if written.children == 0 {
            return Err(CommandError::Refused(format!(
                "No child had an episode of being in need between {} and {}. Nothing was written.",
                calendar::long(census.start()),
                calendar::long(census.end())
            )));
        }
        let mut to = self.new_file()?;
        // The journal tells of what the file is to hold before it holds anything.
        let digest = HEXLOWER.encode(&Sha256::digest(&xml));
        let made = FileMade { what: "cin", year: self.year, children: written.children, digest };
        if let Err(why) = store.return_made_on_the_machine(made).await {
            fs::remove_file(&self.to).map_err(file)?;
            return Err(why.into());
        }
        to.write_all(&xml).and_then(|()| to.sync_all()).map_err(file)?;
        say::out(&format!(
            "{} holds {} children with {} episodes of {} to {}, as they are known today. Check it: kith validate cin {}",
            self.to.display(),
            written.children,
            written.episodes,
            calendar::long(census.start()),
            calendar::long(census.end()),
            self.to.display()
        ));
        Ok(ExitCode::SUCCESS)
    }
}
