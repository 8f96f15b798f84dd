//! `kith doctor`: looks an installation over without changing anything.

use crate::{command_error::CommandError, config::place::Where, say};
use clap::Args;
use std::process::ExitCode;

/// Which installation.
#[derive(Args)]
pub(crate) struct Doctor {
    #[command(flatten)]
    place: Where,
}

impl Doctor {
    pub(crate) fn run(self) -> Result<ExitCode, CommandError> {
        let signs = record::doctor::doctor(&self.place.settings()?);
        for sign in &signs {
            say::out(&format!("{}  {}", if sign.ok { "well " } else { "LOOK " }, sign.sentence));
        }
        let well = signs.iter().all(|sign| sign.ok);
        Ok(if well { ExitCode::SUCCESS } else { ExitCode::from(1) })
    }
}
