//! A fresh process on a store that is there already: how long until it answers, and how much memory it holds.

use crate::{client::Client, machine, outcome::Outcome, say, times::now};
use record::{Place, Settings, Store};
use serde::{Deserialize, Serialize};
use std::{process::Command, time::Duration};

/// What the fresh process is told.
#[derive(clap::Args)]
pub(crate) struct Idle {
    /// Where the store is
    #[arg(long)]
    store: String,
    /// Who signs in once the first answer was given
    #[arg(long)]
    username: String,
    /// Whose home is opened then
    #[arg(long)]
    family: String,
}

/// What was found.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Start {
    /// Milliseconds from opening the store to the end of the first answer.
    pub(crate) first_answer: f64,
    /// Milliseconds that the first opening of a family's home took after signing in.
    pub(crate) first_home: f64,
    /// Mebibytes held after the first answer, with what is mapped from the database's file.
    pub(crate) resident: f64,
    /// Mebibytes held once somebody had signed in and opened a family.
    pub(crate) resident_used: f64,
    /// Of those, mebibytes mapped from files.
    pub(crate) mapped: f64,
}

impl Idle {
    /// Opens, answers, waits, tells.
    pub(crate) async fn run(&self) -> Outcome<()> {
        let began = now();
        let store = Store::open(Settings::at(Place::named(&self.store)))?;
        let app = web::app(store, crate::settings::settings())?;
        let router = web::router(&app);
        let health = Client::nobody(&router).get("/sign-in").await?;
        let first_answer = now() - began;
        if health.status != 200 {
            return Err(format!("the first answer was {}", health.status).into());
        }
        tokio::time::sleep(Duration::from_secs(1)).await;
        let resident = mebibytes("VmRSS");
        let client = Client::sign_in(&router, &self.username).await?;
        let began = now();
        client.get(&format!("/families/{}", self.family)).await?;
        let first_home = now() - began;
        tokio::time::sleep(Duration::from_secs(1)).await;
        let start = Start {
            first_answer: first_answer.as_secs_f64() * 1000.0,
            first_home: first_home.as_secs_f64() * 1000.0,
            resident,
            resident_used: mebibytes("VmRSS"),
            mapped: mebibytes("RssFile"),
        };
        say::out(&serde_json::to_string(&start)?);
        Ok(())
    }
}

/// Starts a fresh process on the store and hears what it found.
pub(crate) fn start(store: &Place, username: &str, family: &str) -> Outcome<Start> {
    let named = match store {
        Place::Directory(directory) => directory.as_os_str(),
        Place::Server(address) => address.as_ref(),
    };
    let said = Command::new(std::env::current_exe()?)
        .args(["idle", "--username", username, "--family", family, "--store"])
        .arg(named)
        .output()?;
    if !said.status.success() {
        return Err(String::from_utf8_lossy(&said.stderr).trim().into());
    }
    Ok(serde_json::from_slice(&said.stdout)?)
}

fn mebibytes(word: &str) -> f64 {
    let text = machine::line("/proc/self/status", word).unwrap_or_default();
    text.trim_end_matches(" kB").parse::<f64>().unwrap_or(0.0) / 1024.0
}
