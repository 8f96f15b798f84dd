//! `kith-bench`: fills a store with invented families, drives the real router in this process, and says how long
//! everything took, beside what the disk alone needs.

mod client;
mod crowd;
mod disk;
mod hidden;
mod idle;
mod journeys;
mod long;
mod machine;
mod measure;
mod nine;
mod notes;
mod outcome;
mod pages;
mod raw;
mod referral;
mod report;
mod run;
mod sample;
mod say;
mod settings;
mod times;
mod town;
mod waits;

use clap::{Parser, Subcommand};
use std::{path::PathBuf, process::ExitCode};

/// As in `kith`.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Measures Kith. Everybody in the families it measures with is invented.
#[derive(Parser)]
// The script names a data directory; a person who names another means that one.
#[command(version, args_override_self = true)]
struct Bench {
    #[command(flatten)]
    run: Run,
    #[command(subcommand)]
    command: Option<Command>,
}

/// What a measurement can be told.
#[derive(clap::Args)]
pub(crate) struct Run {
    /// How many families; several numbers grow the same store and measure at each
    #[arg(long, value_delimiter = ',', default_values_t = [100_000, 300_000])]
    families: Vec<u64>,
    /// Another number makes other families
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// One family in so many is told whole and is open; the others are short and closed
    #[arg(long, default_value_t = 10)]
    whole: u64,
    /// How often each thing is measured
    #[arg(long, default_value_t = 500)]
    times: usize,
    /// For how many seconds many save at once
    #[arg(long, default_value_t = 8)]
    seconds: u64,
    /// Where the store is made; a directory in it goes at the end. The disk under it is the disk that is measured
    #[arg(long, default_value = "target", value_name = "DIR")]
    data: PathBuf,
    /// The program whose size is told
    #[arg(long, value_name = "FILE")]
    kith: Option<PathBuf>,
    /// A file that takes everything as JSON
    #[arg(long, value_name = "FILE")]
    json: Option<PathBuf>,
    /// Measure in a store that `fill` made, as it stands, instead of filling one first
    #[arg(long, value_name = "DIR|postgres://…")]
    store: Option<String>,
    /// What `fill` noted about that store
    #[arg(long, value_name = "FILE", default_value = "target/bench-notes.json")]
    notes: PathBuf,
    /// Measure only what has this in its name, and neither pages nor many at once: for a profiler to watch
    #[arg(long, value_name = "WORDS")]
    only: Option<String>,
}

/// What filling alone is told.
#[derive(clap::Args)]
pub(crate) struct Fill {
    /// Where the store is made
    #[arg(long, value_name = "DIR|postgres://…")]
    store: String,
    /// How many families
    #[arg(long, default_value_t = 100_000)]
    families: u64,
    /// Another number makes other families
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// One family in so many is told whole and is open; the others are short and closed
    #[arg(long, default_value_t = 10)]
    whole: u64,
    /// Where notes about the store go, for measuring in it
    #[arg(long, value_name = "FILE", default_value = "target/bench-notes.json")]
    notes: PathBuf,
}

#[derive(Subcommand)]
enum Command {
    /// Fills a store and keeps it, so that many measurements can be made in copies of it
    Fill(Fill),
    /// Opens a store, answers one request and says how long that took and how much memory is held (used by itself)
    Idle(idle::Idle),
}

fn main() -> ExitCode {
    let bench = Bench::parse();
    let waits = waits::Waits::default();
    waits.listen();
    let result = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .map_err(Into::into)
        .and_then(|runtime| {
            runtime.block_on(async {
                match bench.command {
                    Some(Command::Idle(idle)) => idle.run().await,
                    Some(Command::Fill(fill)) => run::fill(&fill).await,
                    None => run::run(&bench.run, &waits).await,
                }
            })
        });
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            say::aside(&format!("The measurement ended early: {why}"));
            ExitCode::FAILURE
        }
    }
}
