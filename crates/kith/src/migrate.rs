//! `kith migrate`: brings the database of an older version up to date. No other command does, so that nobody changes a database
//! by starting the wrong version.

use crate::{command_error::CommandError, config::place::Where, say};
use clap::Args;
use record::{Settings, Store};
use std::process::ExitCode;

/// Which installation.
#[derive(Args)]
pub(crate) struct Migrate {
    #[command(flatten)]
    place: Where,
}

impl Migrate {
    pub(crate) async fn run(self) -> Result<ExitCode, CommandError> {
        let settings = self.place.settings_of_what_is_there()?;
        let store = Store::open(Settings { migrate: true, ..settings })?;
        // So that nobody looks for a family in what an older version drew, and verification can compare all of it.
        let drawn = store.redraw_after_update().await?;
        let brought = store.bring_children_over(|_| ()).await?;
        if brought.families > 0 {
            say::out(&format!(
                "{} children of {} families have a record of their own now.",
                brought.children, brought.families
            ));
        }
        let lines = store.bring_lines_over(|_| ()).await?;
        if lines.families > 0 {
            say::out(&format!(
                "{} lines about notes and sign-offs of {} families stand in their children’s own records now.",
                lines.lines, lines.families
            ));
        }
        if store.settings().seals.is_some() {
            store.checkpoint().await?;
        }
        if let Some(families) = drawn.filter(|families| *families > 0) {
            say::out(&format!("Lists and search were drawn anew for {families} families."));
        }
        say::out(
            "The database is that of this version of Kith. `kith audit verify` checks all that is kept in it.",
        );
        Ok(ExitCode::SUCCESS)
    }
}
