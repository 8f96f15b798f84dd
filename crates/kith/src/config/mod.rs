//! `kith.toml`: how an installation is set up. `kith config example` prints one with comments.

mod check;
pub(crate) mod place;
mod thresholds;

pub(crate) use check::unsafe_settings;

use crate::{command_error::CommandError, say, server::Limits};
use clap::Subcommand;
use jiff::SignedDuration;
use practice::Thresholds;
use record::{AuthorityId, Place};
use serde::Deserialize;
use std::{
    fs,
    net::SocketAddr,
    path::{Path, PathBuf},
    process::ExitCode,
    time::Duration,
};

/// The example, which is also what a new installation begins from.
pub(crate) const EXAMPLE: &str = include_str!("example.toml");

/// What `kith.toml` says.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Config {
    /// The authority's name.
    pub(crate) authority: String,
    /// Its id, which also stands in its database, beside its signing key and in its backups.
    #[serde(default)]
    pub(crate) authority_id: String,
    /// Its code in published statistics.
    #[serde(default)]
    pub(crate) authority_code: String,
    /// Where Kith answers.
    pub(crate) listen: SocketAddr,
    /// Whether something before Kith speaks TLS to the browser.
    #[serde(default)]
    pub(crate) behind_tls: bool,
    /// A directory, or the address of a PostgreSQL database.
    pub(crate) data: String,
    /// Whether the way to a PostgreSQL database on another machine is encrypted by something else than Kith.
    #[serde(default)]
    pub(crate) database_is_protected: bool,
    /// The directory of the signing key and the checkpoints.
    pub(crate) seals: PathBuf,
    /// Minutes without a request after which a session ends.
    #[serde(default = "idle")]
    pub(crate) idle_minutes: i64,
    /// Hours after which a session ends in any case.
    #[serde(default = "hours")]
    pub(crate) session_hours: i64,
    /// Hours for which an emergency opening lasts.
    #[serde(default = "emergency")]
    pub(crate) emergency_hours: i64,
    /// Minutes between two signed checkpoints of the journal.
    #[serde(default = "between")]
    pub(crate) checkpoint_minutes: i64,
    /// Seconds after which a connection on which nothing comes is closed.
    #[serde(default = "quiet")]
    pub(crate) quiet_seconds: u64,
    /// Seconds that a body has to arrive, and one more for each 100 KB of it.
    #[serde(default = "body")]
    pub(crate) body_seconds: u64,
    /// Seconds that requests in hand have to finish when Kith is asked to stop.
    #[serde(default = "stop")]
    pub(crate) stop_seconds: u64,
    /// How many connections are open at once.
    #[serde(default = "connections")]
    pub(crate) connections: usize,
    /// How many readings run at once.
    #[serde(default = "readers")]
    pub(crate) readers: usize,
    /// The number of this node, where several share one PostgreSQL database.
    #[serde(default)]
    pub(crate) node: u16,
    /// A file with the authority's own numbers and words for the rules.
    pub(crate) thresholds: Option<PathBuf>,
}

fn idle() -> i64 {
    30
}
fn hours() -> i64 {
    12
}
fn emergency() -> i64 {
    4
}
fn between() -> i64 {
    60
}
fn quiet() -> u64 {
    Limits::default().quiet.as_secs()
}
fn body() -> u64 {
    Limits::default().body.as_secs()
}
fn stop() -> u64 {
    Limits::default().stop.as_secs()
}
fn connections() -> usize {
    Limits::default().connections
}
/// How many readings run at once where nobody says otherwise.
pub(crate) fn readers() -> usize {
    8
}

impl Config {
    /// Reads the file. Relative paths in it are relative to the file.
    pub(crate) fn read(file: &Path) -> Result<Self, CommandError> {
        let text =
            fs::read_to_string(file).map_err(|why| CommandError::File(file.display().to_string(), why))?;
        let mut config: Self = toml::from_str(&text).map_err(|why| {
            CommandError::Refused(format!("{} cannot be understood: {why}", file.display()))
        })?;
        let beside = file.parent().unwrap_or(Path::new("."));
        config.seals = beside.join(&config.seals);
        config.thresholds = config.thresholds.map(|path| beside.join(path));
        if let Place::Directory(directory) = Place::named(&config.data) {
            config.data = beside.join(directory).display().to_string();
        }
        Ok(config)
    }

    /// Where everything is kept.
    pub(crate) fn place(&self) -> Place {
        Place::named(&self.data)
    }

    /// How the store is opened.
    pub(crate) fn store(&self) -> Result<record::Settings, CommandError> {
        Ok(record::Settings {
            node: self.node,
            readers: self.readers,
            authority: AuthorityId::new(&self.authority_id),
            seals: Some(self.seals.clone()),
            thresholds: self.thresholds()?.into(),
            migrate: false,
            ..record::Settings::at(self.place())
        })
    }

    /// How the screens behave.
    pub(crate) fn web(&self) -> ui::Settings {
        ui::Settings {
            authority: self.authority.clone(),
            authority_code: self.authority_code.clone(),
            idle: SignedDuration::from_mins(self.idle_minutes),
            absolute: SignedDuration::from_hours(self.session_hours),
            emergency: SignedDuration::from_hours(self.emergency_hours),
            behind_tls: self.behind_tls,
            ..ui::Settings::default()
        }
    }

    /// How long anybody may keep a connection waiting, and how many may be open.
    pub(crate) fn limits(&self) -> Limits {
        Limits {
            quiet: Duration::from_secs(self.quiet_seconds),
            body: Duration::from_secs(self.body_seconds),
            stop: Duration::from_secs(self.stop_seconds),
            connections: self.connections,
        }
    }

    fn thresholds(&self) -> Result<Thresholds, CommandError> {
        let Some(file) = &self.thresholds else { return Ok(Thresholds::default()) };
        thresholds::read(file)
    }
}

/// What can be done with a configuration.
#[derive(Subcommand)]
pub(crate) enum ConfigCommand {
    /// Print a kith.toml with comments, to begin from
    Example,
    /// Say what is unsafe in a kith.toml
    Check {
        /// The file
        #[arg(long, default_value = "kith.toml", value_name = "FILE")]
        config: PathBuf,
    },
}

impl ConfigCommand {
    pub(crate) fn run(self) -> Result<ExitCode, CommandError> {
        match self {
            Self::Example => say::out(EXAMPLE.trim_end()),
            Self::Check { config } => {
                let wrong = unsafe_settings(&Config::read(&config)?);
                if !wrong.is_empty() {
                    return Err(CommandError::Refused(wrong.join("\n")));
                }
                say::out("Nothing in it is unsafe.");
            }
        }
        Ok(ExitCode::SUCCESS)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_example_is_understood_and_safe() -> Result<(), toml::de::Error> {
        let config: Config = toml::from_str(EXAMPLE)?;
        assert_eq!(unsafe_settings(&config), Vec::<String>::new());
        Ok(())
    }

    #[test]
    fn each_unsafe_setting_is_named() -> Result<(), toml::de::Error> {
        let example: Config = toml::from_str(EXAMPLE)?;
        let said = |change: &dyn Fn(&mut Config)| {
            let mut config = example.clone();
            change(&mut config);
            unsafe_settings(&config).join(" ")
        };
        assert!(said(&|config| config.listen = SocketAddr::from(([0, 0, 0, 0], 80))).contains("behind_tls"));
        assert!(said(&|config| config.seals = Path::new(&config.data).join("seals")).contains("signing key"));
        assert!(said(&|config| config.session_hours = 25).contains("24 hours"));
        assert!(said(&|config| config.idle_minutes = 0).contains("idle_minutes"));
        assert!(said(&|config| config.idle_minutes = 24 * 60).contains("idle_minutes"));
        assert!(said(&|config| config.emergency_hours = 100).contains("emergency_hours"));
        assert!(said(&|config| config.authority = " ".into()).contains("authority"));
        for far in ["db.example", "127.0.0.1:5432,[2001:db8::1]:5432", "localhost"] {
            let far = format!("postgres://kith:secret@{far}/kith?host=10.0.0.7");
            let refused = said(&|config| config.data.clone_from(&far));
            assert!(refused.contains("database_is_protected") && !refused.contains("secret"), "{refused}");
        }
        for near in ["", "localhost", "127.0.0.1:5433", "[::1]", "%2Fvar%2Frun%2Fpostgresql"] {
            let near = format!("postgres://kith@{near}/kith");
            assert_eq!(said(&|config| config.data.clone_from(&near)), "", "{near}");
        }
        assert!(said(&|config| config.node = 5000).contains("node"));
        assert!(said(&|config| config.checkpoint_minutes = 0).contains("checkpoint_minutes"));
        Ok(())
    }
}
