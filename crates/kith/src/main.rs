//! The kith command: what it can be asked, and how it ends.

mod demonstrate;
mod logging;
mod say;
mod server;
mod trouble;

use clap::{Parser, Subcommand};
use std::process::ExitCode;
use trouble::Trouble;

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
}

fn main() -> ExitCode {
    logging::start();
    match run(Kith::parse().command) {
        Ok(code) => code,
        Err(trouble) => {
            say::to_stderr(&trouble.to_string());
            ExitCode::from(2)
        }
    }
}

fn run(command: Command) -> Result<ExitCode, Trouble> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().map_err(Trouble::Start)?;
    runtime.block_on(async {
        match command {
            Command::Demo(demo) => demo.run().await,
        }
    })
}
