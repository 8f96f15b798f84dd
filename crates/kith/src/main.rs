//! The kith command: what it can be asked, and how it ends.

mod account;
mod audit;
mod command_error;
mod config;
mod copies;
mod demonstrate;
mod doctor;
mod erase;
mod evaluate;
mod export;
mod logging;
mod migrate;
mod not_over;
mod postcodes;
mod rules;
mod say;
mod serve;
mod server;
mod study;
mod thrift;
mod validate;

use clap::{Parser, Subcommand};
use command_error::CommandError;
use std::{process::ExitCode, time::Duration};
use tokio::runtime::{Builder, Runtime};

/// Pages and records are thousands of small texts, for which this takes a sixth less of all time than the system's own.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// How many threads may work beside those that read: passwords being hashed, a return being checked, a backup, upkeep. More of
/// such work waits its turn. Each thread keeps some megabytes for whatever it does next, and goes when it has had nothing to
/// do for ten seconds; without an end to them, a burst makes three times as many as there are readers.
const BESIDE_READERS: usize = 8;
/// How long the program waits at its end for threads that still work.
const LAST_WAIT: Duration = Duration::from_secs(2);

/// Kith: the record, the room and the yardstick for child protection that builds on strengths.
#[derive(Parser)]
#[command(version, arg_required_else_help = true)]
struct Kith {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Show Kith with an invented authority, where every person is made up
    Demo(demonstrate::Demo),
    /// Answer for an authority
    Serve(serve::Serve),
    /// Print or check a configuration
    #[command(subcommand)]
    Config(config::ConfigCommand),
    /// Make the first account
    #[command(subcommand)]
    Account(account::AccountCommand),
    /// Check or sign the journal
    #[command(subcommand)]
    Audit(audit::AuditCommand),
    /// Copy everything while Kith runs
    Backup(copies::Backup),
    /// Bring a backup back into an empty place
    Restore(copies::Restore),
    /// Check a statutory return against the Department's rules, on this machine
    #[command(subcommand)]
    Validate(validate::Validate),
    /// Make a statutory return out of the record
    #[command(subcommand)]
    Export(export::Export),
    /// Explain the Department's rules for the statutory returns
    Rules(rules::Rules),
    /// Make the directory of postcodes that the SSDA903 return is checked with
    Postcodes(postcodes::MakePostcodes),
    /// Erase what was written in a withdrawn thing of a record, where the law asks for it
    Erase(erase::Erase),
    /// Bring the database of an older version up to date
    Migrate(migrate::Migrate),
    /// Look an installation over
    Doctor(doctor::Doctor),
    /// Write a study down, check it, lock it
    #[command(subcommand)]
    Study(study::StudyCommand),
    /// Run a study and write its report
    Evaluate(evaluate::Evaluate),
}

fn main() -> ExitCode {
    let command = Kith::parse().command;
    logging::start(matches!(command, Command::Demo(_)));
    match run(command) {
        Ok(code) => code,
        Err(trouble) => {
            say::to_stderr(&trouble.to_string());
            ExitCode::from(2)
        }
    }
}

/// What everything runs on that waits, with no more threads for work that does not than these.
fn runtime(readers: usize) -> std::io::Result<Runtime> {
    Builder::new_multi_thread()
        .max_blocking_threads(readers.saturating_add(BESIDE_READERS))
        .enable_all()
        .build()
}

fn run(command: Command) -> Result<ExitCode, CommandError> {
    // These open files and print, and need nothing of what serves.
    let command = match command {
        Command::Validate(validate) => return validate.run(),
        Command::Rules(rules) => return rules.run(),
        Command::Postcodes(postcodes) => return postcodes.run(),
        other => other,
    };
    let readers = if let Command::Serve(serve) = &command {
        thrift::begin_with_settings();
        serve.readers()
    } else {
        config::readers()
    };
    let runtime = runtime(readers).map_err(CommandError::Start)?;
    let ended = runtime.block_on(async {
        match command {
            Command::Demo(demo) => demo.run().await,
            Command::Serve(serve) => serve.run().await,
            Command::Config(config) => config.run(),
            Command::Account(account) => account.run().await,
            Command::Audit(audit) => audit.run().await,
            Command::Backup(backup) => backup.run().await,
            Command::Restore(restore) => restore.run().await,
            Command::Export(export) => export.run().await,
            Command::Erase(erase) => erase.run().await,
            Command::Migrate(migrate) => migrate.run().await,
            Command::Doctor(doctor) => doctor.run(),
            Command::Study(study) => study.run(),
            Command::Evaluate(evaluate) => evaluate.run(),
            Command::Validate(validate) => validate.run(),
            Command::Rules(rules) => rules.run(),
            Command::Postcodes(postcodes) => postcodes.run(),
        }
    });
    // What still runs on a thread of its own, such as the check of a return, is not waited for.
    runtime.shutdown_timeout(LAST_WAIT);
    ended
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a failed test should say so at once")]
mod tests {
    use super::*;
    use std::sync::{
        Arc,
        atomic::{AtomicUsize, Ordering::SeqCst},
    };

    #[test]
    fn a_burst_makes_no_more_threads_than_there_are_readers_and_a_few_beside_them() {
        let (at_once, most) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
        runtime(2).unwrap().block_on(async {
            let mut working = tokio::task::JoinSet::new();
            for _ in 0..40 {
                let (at_once, most) = (Arc::clone(&at_once), Arc::clone(&most));
                working.spawn_blocking(move || {
                    most.fetch_max(at_once.fetch_add(1, SeqCst) + 1, SeqCst);
                    std::thread::sleep(Duration::from_millis(30));
                    at_once.fetch_sub(1, SeqCst);
                });
            }
            while working.join_next().await.is_some() {}
        });
        assert_eq!(most.load(SeqCst), 2 + BESIDE_READERS);
    }
}
