//! The tampering list: a filled store is changed behind Kith's back in every way that is listed, one after another, each on
//! a fresh copy of the same store, and verification must find each. What is listed stands in one place with what
//! verification must say: `crates/record/src/testing/tampering`.

use crate::{families, outcome::Outcome, say};
use demo::Cast;
use record::{
    Settings, Store,
    testing::{
        Fresh,
        files::{FILES, FileTampering},
        meddle,
        tampering::{ACCESS, JOURNAL, Tampering as Listed, past},
    },
};
use std::{fs, path::Path};

/// What is asked for.
#[derive(clap::Args)]
pub(crate) struct Tampering {
    /// How many families the store is filled with
    #[arg(long, default_value_t = 34)]
    families: usize,
    /// Only what has this in its name
    #[arg(long, value_name = "WORDS")]
    only: Option<String>,
    /// Take this as listed too, though nothing is changed by it: it must be told as not found
    #[arg(long)]
    with_nothing: bool,
}

/// Something that changes nothing, and that nobody can find.
const NOTHING: Listed =
    Listed { name: "nothing is changed", statements: &["DELETE FROM attempt"], finds: "anything" };

/// What is done to a copy.
enum Act {
    Statements(Listed),
    Files(FileTampering),
}

impl Tampering {
    pub(crate) async fn run(&self) -> Outcome<bool> {
        let mut holds = true;
        for fresh in Fresh::each() {
            let engine = if fresh.place.file().is_some() { "SQLite" } else { "PostgreSQL" };
            let store = fresh.open();
            families::fill(&store, Cast::numbered(), self.families, 1, true).await?;
            past(&store).await;
            store.checkpoint().await?;
            let whole = store.verify(|_| {}).await?;
            if let Some(broken) = whole.first {
                return Err(format!("{engine}: broken before anything was done: {}", broken.what).into());
            }
            drop(store);
            holds &= self.on(engine, &fresh).await?;
        }
        Ok(holds)
    }

    async fn on(&self, engine: &str, fresh: &Fresh) -> Outcome<bool> {
        let nothing = self.with_nothing.then_some(NOTHING);
        let rows = JOURNAL.iter().chain(ACCESS).copied().chain(nothing).map(Act::Statements);
        let (mut found, mut missed) = (0, 0);
        for act in rows.chain(FILES.iter().copied().map(Act::Files)) {
            let (name, finds) = match &act {
                Act::Statements(listed) => (listed.name, listed.finds),
                Act::Files(listed) => (listed.name, listed.finds),
            };
            if self.only.as_deref().is_some_and(|only| !name.contains(only)) {
                continue;
            }
            let said = said_after(fresh, &act).await?;
            if said.iter().any(|what| what.contains(finds)) {
                found += 1;
                say::out(&format!("{engine}: found      {name}"));
            } else {
                missed += 1;
                let first = said.first().map_or("nothing", String::as_str);
                say::out(&format!(
                    "{engine}: NOT FOUND  {name} (expected “{finds}”, verification said: {first})"
                ));
            }
        }
        say::out(&format!("{engine}: {found} changes were found, {missed} were not"));
        Ok(missed == 0 && found > 0)
    }
}

/// What verification says after this was done to a copy.
async fn said_after(fresh: &Fresh, act: &Act) -> Outcome<Vec<String>> {
    let copy = fresh.copied();
    let seals = copy.directory.path().join("seals");
    copy_files(&fresh.settings().seals.ok_or("no directory of seals")?, &seals)?;
    let elsewhere = copy.directory.path().join("elsewhere.log");
    match act {
        Act::Statements(listed) => meddle(&copy.place, listed.statements),
        Act::Files(listed) => {
            fs::copy(seals.join(record::journal::LOG_FILE), &elsewhere)?;
            meddle(&copy.place, listed.statements);
            (listed.act)(&seals)?;
        }
    }
    let store = Store::open(Settings { readers: 1, ..copy.settings() })?;
    let against = matches!(act, Act::Files(listed) if listed.against).then_some(elsewhere.as_path());
    let found = match store.verify_against(against, |_| {}).await {
        Ok(found) => found.places.into_iter().map(|broken| broken.what).collect(),
        Err(why) => vec![why.to_string()],
    };
    Ok(found)
}

fn copy_files(from: &Path, to: &Path) -> Outcome<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        fs::copy(entry.path(), to.join(entry.file_name()))?;
    }
    Ok(())
}
