//! Running a study away from the threads that answer requests, and holding it for the session. Whoever began it waits a
//! moment for it; what takes longer goes on, and its page says how far it is.

use crate::checks::Checks;
use crate::studies::Studies;
use crate::{checks::Room, studies::StudyRun};
use evaluation::{
    evaluate::{Request, evaluate},
    report::Section,
    study::evidence::InMemory,
};
use serde_json::json;
use std::{sync::Arc, time::Duration};
use ui::{trouble::Trouble, visit::OfficeVisit};

/// So long whoever began a study waits for it before they see how far it is.
const FIRST_LOOK: Duration = Duration::from_secs(2);

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
    /// The room that what was sent takes in memory until it has run.
    pub(super) room: Option<Room>,
}

/// Begins it, and waits a moment for it. The sentences where it is known by then that it cannot be run; then nothing is
/// held.
pub(super) async fn run(visit: &OfficeVisit, brought: Brought) -> Result<Result<i64, Vec<String>>, Trouble> {
    let session = visit.who.secret.hash();
    if visit.app.held::<Studies>().runs_for(&session) {
        let sentence = "A study of yours is still running. Nothing was begun. Wait until it has ended, or forget it, and run this one then.";
        return Ok(Err(vec![sentence.to_owned()]));
    }
    let run = Arc::new(StudyRun::begun(visit.app.store().new_id(), brought.file.clone(), visit.now));
    visit.app.held::<Studies>().hold(&session, Arc::clone(&run));
    visit.app.watch_held();
    begin(visit, Arc::clone(&run), brought);
    run.wait(FIRST_LOOK).await;
    if let Some(Err(faults)) = run.outcome() {
        visit.app.held::<Studies>().forget(&session, run.id);
        return Ok(Err(faults.clone()));
    }
    let files = run.done().map(|done| done.written.len());
    visit.note(Some(("study", run.id)), json!({ "file": &run.file, "files": files })).await?;
    Ok(Ok(run.id))
}

/// Runs it in its turn, and ends it with what came of it.
fn begin(visit: &OfficeVisit, run: Arc<StudyRun>, brought: Brought) {
    let (app, telling) = (visit.app.clone(), Arc::clone(&run));
    tokio::spawn(async move {
        let checks = app.held::<Checks>();
        let done = checks.in_turn(move || {
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
            let done = evaluate(request, &|compared, of| telling.tell(compared, of));
            drop(brought.room);
            done
        });
        run.end(match done.await {
            Some(Ok(done)) => Ok(done),
            Some(Err(faults)) => Err(faults.iter().map(ToString::to_string).collect()),
            None => {
                tracing::error!("running a study broke down");
                Err(vec![
                    "Running this study broke down, and that is Kith’s fault, not yours. Nothing of it was kept. Run it again; if it breaks down again, tell whoever looks after Kith.".to_owned(),
                ])
            }
        });
    });
}
