//! Running a study away from the threads that answer requests, and holding it for the session.

use crate::{studies::StudyRun, trouble::Trouble, visit::OfficeVisit};
use evaluation::{
    evaluate::{Request, evaluate},
    report::Section,
    study::evidence::InMemory,
};
use serde_json::json;
use std::sync::Arc;

/// What is to be run.
pub(super) struct Brought {
    /// The name of the study file.
    pub(super) file: String,
    /// What it holds.
    pub(super) text: String,
    /// The lock file, by name.
    pub(super) lock: Option<(String, String)>,
    /// What lies beside it.
    pub(super) beside: InMemory,
    /// Sections of its own.
    pub(super) more: Vec<Section>,
    /// The command that repeats the run.
    pub(super) command: String,
}

/// Runs it. The sentences where it cannot be run; then nothing is held.
pub(super) async fn run(visit: &OfficeVisit, brought: Brought) -> Result<Result<i64, Vec<String>>, Trouble> {
    let file = brought.file.clone();
    let done = visit.app.checks().in_turn(move || {
        let lock = brought.lock.as_ref().map(|(name, text)| (name.as_str(), text.as_str()));
        let request = Request {
            file: &brought.file,
            text: &brought.text,
            lock,
            files: &brought.beside,
            more: brought.more,
            command: &brought.command,
            version: env!("CARGO_PKG_VERSION"),
        };
        evaluate(request, &|_, _| {})
    });
    let done = done.await.ok_or_else(|| Trouble::Broken("running a study broke down".to_owned()))?;
    let done = match done {
        Ok(done) => done,
        Err(faults) => return Ok(Err(faults.iter().map(ToString::to_string).collect())),
    };
    let id = visit.app.store().new_id();
    visit.note(Some(("study", id)), json!({ "file": &file, "files": done.written.len() })).await?;
    let run = Arc::new(StudyRun { id, file, at: visit.now, done });
    visit.app.studies().hold(&visit.who.secret.hash(), run);
    visit.app.watch_held();
    Ok(Ok(id))
}
