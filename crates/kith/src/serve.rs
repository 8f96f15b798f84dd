//! `kith serve`: answers for an authority, until it is asked to stop.

use crate::{
    account,
    config::{Config, unsafe_settings},
    server,
    trouble::Trouble,
};
use clap::Args;
use record::{Place, Store, accounts::Limits};
use std::{
    fs::DirBuilder, os::unix::fs::DirBuilderExt as _, path::PathBuf, process::ExitCode, time::Duration,
};
use web::App;

/// Seconds in a minute.
const MINUTE: u64 = 60;

/// What serving needs to know.
#[derive(Args)]
pub(crate) struct Serve {
    /// The configuration; `kith config example` prints one
    #[arg(long, default_value = "kith.toml", value_name = "FILE")]
    config: PathBuf,
}

impl Serve {
    pub(crate) async fn run(self) -> Result<ExitCode, Trouble> {
        let config = Config::read(&self.config)?;
        let wrong = unsafe_settings(&config);
        if !wrong.is_empty() {
            return Err(Trouble::Refused(wrong.join("\n")));
        }
        let settings = config.web();
        let (listener, address) = server::listen(config.listen).await?;
        let store = open(&config)?;
        if let Some(first) = account::create_first(&store, "administrator", "Administrator").await? {
            first.announce();
        }
        let limits = Limits { idle: settings.idle, absolute: settings.absolute };
        let app = App::new(store.clone(), settings).map_err(|why| Trouble::Pages(why.to_string()))?;
        let every = Duration::from_secs(config.checkpoint_minutes.unsigned_abs() * MINUTE);
        let keeping = tokio::spawn(keep_house(store.clone(), limits, every));
        tracing::info!(%address, "Kith answers");
        let served = server::serve(listener, &app).await;
        keeping.abort();
        // What happened since the last checkpoint is signed before the store closes.
        store.checkpoint().await?;
        served?;
        Ok(ExitCode::SUCCESS)
    }
}

fn open(config: &Config) -> Result<Store, Trouble> {
    if let Place::Directory(directory) = config.place() {
        let made = DirBuilder::new().recursive(true).mode(0o700).create(&directory);
        made.map_err(|why| Trouble::File(directory.display().to_string(), why))?;
    }
    Ok(Store::open(config.store()?)?)
}

/// Signs the journals and forgets sessions that have ended, from time to time.
async fn keep_house(store: Store, limits: Limits, every: Duration) {
    let mut clock = tokio::time::interval(every);
    loop {
        clock.tick().await;
        if let Err(why) = store.checkpoint().await {
            tracing::error!("the journals could not be signed: {why}");
        }
        if let Err(why) = store.sweep_sessions(limits).await {
            tracing::error!("old sessions could not be put away: {why}");
        }
    }
}
