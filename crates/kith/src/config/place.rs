//! Which installation a command is about: the one of a configuration, or one named by its directory or address.

use super::Config;
use crate::{command_error::CommandError, demonstrate};
use clap::Args;
use record::{Place, Settings, Store};
use std::path::PathBuf;

/// Names an installation.
#[derive(Args)]
pub(crate) struct Where {
    /// The configuration of the installation
    #[arg(long, value_name = "FILE", conflicts_with = "data")]
    config: Option<PathBuf>,
    /// Its data: a directory, or postgres://…
    #[arg(long, value_name = "PLACE", required_unless_present = "config")]
    data: Option<String>,
    /// Its directory of seals, where it is named by its data
    #[arg(long, value_name = "DIR", requires = "data")]
    seals: Option<PathBuf>,
}

impl Where {
    /// How its store is opened.
    pub(crate) fn settings(&self) -> Result<Settings, CommandError> {
        if let Some(file) = &self.config {
            return Config::read(file)?.store();
        }
        let place = Place::named(self.data.as_deref().unwrap_or_default());
        let seals = match &place {
            Place::Directory(directory) => {
                self.seals.clone().or_else(|| demonstrate::seals_of_demonstration(directory))
            }
            Place::Server(_) => self.seals.clone(),
        };
        Ok(Settings { seals, migrate: false, ..Settings::at(place) })
    }

    /// Opens its store. One that is not there is not made.
    pub(crate) fn open(&self) -> Result<Store, CommandError> {
        Ok(Store::open(self.settings_of_what_is_there()?)?)
    }

    /// How a store is opened that is there.
    pub(crate) fn settings_of_what_is_there(&self) -> Result<Settings, CommandError> {
        let settings = self.settings()?;
        if let Some(file) = settings.place.file().filter(|file| !file.exists()) {
            return Err(CommandError::Refused(format!("There is no database at {}.", file.display())));
        }
        Ok(settings)
    }
}
