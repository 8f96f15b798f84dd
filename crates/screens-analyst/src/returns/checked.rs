//! Files become a check that this session holds, whether somebody sent them or Kith made them.

use crate::checks::{Checks, Earlier, Files, Room, Run, Which};
use ::returns::Year;
use std::sync::Arc;
use ui::{trouble::Trouble, visit::OfficeVisit};

/// Checks files, in its turn. What the session's check of the same return before this one found goes along.
pub(super) async fn checked(
    visit: &OfficeVisit,
    id: i64,
    which: Which,
    files: Files,
    asked: Option<Year>,
) -> Result<Run, Trouble> {
    let (checks, now) = (visit.app.held::<Checks>(), visit.now);
    let (settings, files) = (checks.settings().clone(), Arc::new(files));
    let run = checks.in_turn(move || Run::check(id, which, now, files, asked, &settings)).await;
    let mut run = run.ok_or_else(|| Trouble::Broken("checking a return broke down".to_owned()))?;
    run.earlier = (checks.latest(&visit.who.secret.hash(), which))
        .map(|before| Earlier { checked_at: before.checked_at, report: Arc::clone(&before.report) });
    Ok(run)
}

/// Holds a check for this session.
pub(super) fn hold(visit: &OfficeVisit, run: Run, room: Room) {
    visit.app.held::<Checks>().hold(&visit.who.secret.hash(), Arc::new(run), visit.now, room);
    visit.app.watch_held();
}
