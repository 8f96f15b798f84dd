//! `kith validate`: whether a statutory return is right, on this machine and with nothing sent anywhere.

mod asked;
mod cin;
mod output;
mod progress;
mod ssda903;

use crate::command_error::CommandError;
use clap::Subcommand;
use std::process::ExitCode;

/// Which return.
#[derive(Subcommand)]
pub(crate) enum Validate {
    /// The children in need census: XML files
    Cin(cin::Cin),
    /// The return on looked-after children and care leavers: a directory of CSV files
    Ssda903(ssda903::Ssda903),
}

impl Validate {
    pub(crate) fn run(self) -> Result<ExitCode, CommandError> {
        match self {
            Self::Cin(cin) => cin.run(),
            Self::Ssda903(ssda903) => ssda903.run(),
        }
    }
}
