//! `kith serve`: answers for an authority, until it is asked to stop.

use crate::{
    account,
    command_error::CommandError,
    config::{Config, readers, unsafe_settings},
    server,
};
use clap::Args;
use jiff::SignedDuration;
use record::{Store, accounts::Limits, upkeep::Rhythm};
use std::{path::PathBuf, process::ExitCode};

/// What serving needs to know.
#[derive(Args)]
pub(crate) struct Serve {
    /// The configuration; `kith config example` prints one
    #[arg(long, default_value = "kith.toml", value_name = "FILE")]
    config: PathBuf,
    /// Go on though saves are missing that people were told of, and why; it is kept in the journal
    #[arg(long, value_name = "WHY")]
    saves_lost: Option<String>,
}

impl Serve {
    /// How many readings run at once. Where the configuration cannot be read, serving says so.
    pub(crate) fn readers(&self) -> usize {
        Config::read(&self.config).map_or_else(|_| readers(), |config| config.readers)
    }

    pub(crate) async fn run(self) -> Result<ExitCode, CommandError> {
        if self.saves_lost.as_ref().is_some_and(|why| why.trim().is_empty()) {
            return Err(CommandError::Refused(
                "Say after --saves-lost why. It is kept in the journal.".to_owned(),
            ));
        }
        let config = Config::read(&self.config)?;
        let wrong = unsafe_settings(&config);
        if !wrong.is_empty() {
            return Err(CommandError::Refused(wrong.join("\n")));
        }
        let settings = config.web();
        let (listener, address) = server::listen(config.listen).await?;
        let store = Store::open(record::Settings { saves_lost: self.saves_lost, ..config.store()? })?;
        if let Some(first) = account::create_first(&store, "administrator", "Administrator").await? {
            first.announce();
        }
        // Signed before anybody is let in: what is not signed now is never found to have been cut off.
        store.checkpoint().await?;
        let rhythm = Rhythm {
            checkpoints: SignedDuration::from_mins(config.checkpoint_minutes),
            sessions: Limits { idle: settings.idle, absolute: settings.absolute },
        };
        let app = web::app(store.clone(), settings).map_err(|why| CommandError::Pages(why.to_string()))?;
        tracing::info!(%address, "Kith answers");
        server::serve(listener, &app, store, rhythm, config.limits().within_files()).await;
        Ok(ExitCode::SUCCESS)
    }
}
