//! `kith demo`: an invented authority to look around in.

mod announce;
mod fill;
mod homes;
mod password;
mod staff;

use crate::{command_error::CommandError, demonstrate::password::COST, server};
use clap::Args;
use record::{Place, Settings, Store, upkeep::Rhythm};
use std::{
    fs,
    net::SocketAddr,
    path::{Path, PathBuf},
    process::ExitCode,
};
use ui::app::DemoSignIn;

/// Says that a directory holds a demonstration that was filled to its end.
const MARK: &str = "demonstration.txt";

/// What the demonstration can be told.
#[derive(Args)]
pub(crate) struct Demo {
    /// The address on which it answers; port 0 takes a free one
    #[arg(long, default_value = "127.0.0.1:8080", value_name = "ADDRESS")]
    listen: SocketAddr,
    /// Where it is kept; a temporary directory that goes at the end, if not said
    #[arg(long, value_name = "DIR")]
    data: Option<PathBuf>,
    /// How many families
    #[arg(long, default_value_t = 34)]
    families: usize,
    /// Another number makes other families
    #[arg(long, default_value_t = 1)]
    seed: u64,
}

impl Demo {
    pub(crate) async fn run(self) -> Result<ExitCode, CommandError> {
        if !self.listen.ip().is_loopback() {
            return Err(CommandError::Refused(format!(
                "Everybody's password in the demonstration is known, so it answers on this machine only. \
                 Listen on 127.0.0.1 instead of {}.",
                self.listen.ip()
            )));
        }
        let (listener, address) = server::listen(self.listen).await?;
        let temporary = match &self.data {
            Some(_) => None,
            None => Some(
                tempfile::tempdir().map_err(|why| CommandError::File("A temporary directory".into(), why))?,
            ),
        };
        let directory = self.data.as_deref().or(temporary.as_ref().map(tempfile::TempDir::path));
        let directory = directory.unwrap_or(Path::new("."));
        let store = open(directory)?;
        if directory.join(MARK).exists() {
            tracing::info!("going on with the demonstration that is kept here");
        } else {
            self.fill(&store, directory).await?;
        }
        store.checkpoint().await?;
        let settings = ui::Settings {
            authority: demo::cast::AUTHORITY.to_owned(),
            demo: true,
            demo_sign_ins: sign_ins(),
            password_cost: COST,
            ..ui::Settings::default()
        };
        let app = web::app(store.clone(), settings).map_err(|why| CommandError::Pages(why.to_string()))?;
        announce::announce(address);
        let limits = server::Limits::default().within_files();
        server::serve(listener, &app, store, Rhythm::default(), limits).await;
        drop(app);
        drop(temporary);
        Ok(ExitCode::SUCCESS)
    }

    async fn fill(&self, store: &Store, directory: &Path) -> Result<(), CommandError> {
        let Some(cast) = staff::employ(store).await? else {
            return Err(CommandError::Refused(format!(
                "{} holds something that is not a finished demonstration. Name an empty directory with --data.",
                directory.display()
            )));
        };
        fill::fill(store, cast, self.families, self.seed).await?;
        let mark = "An invented authority, made by `kith demo`. Nobody in it exists.\n";
        fs::write(directory.join(MARK), mark)
            .map_err(|why| CommandError::File(directory.display().to_string(), why))
    }
}

fn open(directory: &Path) -> Result<Store, CommandError> {
    fs::create_dir_all(directory).map_err(|why| CommandError::File(directory.display().to_string(), why))?;
    let seals = Some(directory.join("seals"));
    Ok(Store::open(Settings { seals, ..Settings::at(Place::Directory(directory.to_owned())) })?)
}

/// The seals of a demonstration, which lie beside its data; an authority's never do.
pub(crate) fn seals_of_demonstration(directory: &Path) -> Option<PathBuf> {
    directory.join(MARK).exists().then(|| directory.join("seals"))
}

fn sign_ins() -> Vec<DemoSignIn> {
    let all = demo::cast::STAFF.iter();
    all.map(|one| DemoSignIn {
        who: format!("{}, {}", one.name, one.role.words().to_lowercase()),
        username: one.username.to_owned(),
    })
    .collect()
}
