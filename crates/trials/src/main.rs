//! `kith-trials`: tries to lose what Kith has acknowledged (`kills`, `power`), and to change it unseen (`tampering`). Each
//! prints what it counted, and ends with 1 where anything was lost or not found.

mod check;
mod dice;
mod families;
mod kills;
mod large;
mod outcome;
mod power;
mod say;
mod tampering;
mod write;

use clap::{Parser, Subcommand};
use std::process::ExitCode;

/// Tries to lose what Kith has acknowledged, and to change it unseen. Everybody in the families it tries with is invented.
#[derive(Parser)]
#[command(version, arg_required_else_help = true)]
struct Trials {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Kills a process that several writers keep busy at moments drawn by chance, and looks for what it acknowledged
    Kills(kills::Kills),
    /// Rebuilds the disk as it may be after power was lost at chosen moments, and looks for what was acknowledged (SQLite)
    Power(power::Power),
    /// Changes a filled store behind Kith's back in every way of a list, and looks whether verification finds it
    Tampering(tampering::Tampering),
    /// Writes and says what was saved, until it is killed or has done enough (used by itself)
    Write(write::Write),
}

fn main() -> ExitCode {
    let command = Trials::parse().command;
    let done = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .map_err(Into::into)
        .and_then(|runtime| {
            runtime.block_on(async {
                match command {
                    Command::Kills(kills) => kills.run().await,
                    Command::Power(power) => power.run().await,
                    Command::Tampering(tampering) => tampering.run().await,
                    Command::Write(write) => write.run().await.map(|()| true),
                }
            })
        });
    match done {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(1),
        Err(why) => {
            say::aside(&format!("The trial could not be made: {why}"));
            ExitCode::from(2)
        }
    }
}
