//! The figures as they were last worked out, in memory: the same for whoever may read them. Nobody's record is in them.

use jiff::{SignedDuration, Timestamp};
use record::homes::WorkedOut;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use ui::{held::Held, trouble::Trouble, visit::OfficeVisit};

/// What is held.
#[derive(Default)]
pub(super) struct Figures {
    last: Mutex<Option<Looked>>,
    /// Whoever comes while they are worked out waits for them and does not begin again.
    turn: tokio::sync::Mutex<()>,
}

struct Looked {
    figures: Arc<WorkedOut>,
    at: Timestamp,
}

impl Figures {
    fn last(&self) -> MutexGuard<'_, Option<Looked>> {
        self.last.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Those of this day, where they are held.
    fn of(&self, visit: &OfficeVisit) -> Option<Arc<WorkedOut>> {
        let mut last = self.last();
        let looked = last.as_mut().filter(|looked| looked.figures.day() == visit.today)?;
        looked.at = visit.now;
        Some(Arc::clone(&looked.figures))
    }

    fn keep(&self, figures: Arc<WorkedOut>, at: Timestamp) {
        *self.last() = Some(Looked { figures, at });
    }
}

impl Held for Figures {
    fn forget_session(&self, _: &str) {}

    fn forget_unseen(&self, now: Timestamp, longest: SignedDuration) {
        let mut last = self.last();
        if last.as_ref().is_some_and(|looked| now.duration_since(looked.at) > longest) {
            *last = None;
        }
    }

    fn sessions(&self) -> Vec<String> {
        Vec::new()
    }

    fn is_empty(&self) -> bool {
        self.last().is_none()
    }
}

/// The figures of today: those that are held, or else worked out now.
pub(super) async fn of_today(visit: &OfficeVisit) -> Result<Arc<WorkedOut>, Trouble> {
    let held = visit.app.held::<Figures>();
    if let Some(figures) = held.of(visit) {
        return Ok(figures);
    }
    let _turn = held.turn.lock().await;
    match held.of(visit) {
        Some(figures) => Ok(figures),
        None => work_out(visit, &held).await,
    }
}

/// The figures as they are at this moment.
pub(super) async fn anew(visit: &OfficeVisit) -> Result<(), Trouble> {
    let held = visit.app.held::<Figures>();
    let _turn = held.turn.lock().await;
    work_out(visit, &held).await.map(|_| ())
}

async fn work_out(visit: &OfficeVisit, held: &Figures) -> Result<Arc<WorkedOut>, Trouble> {
    let figures = Arc::new(visit.app.store().work_out_indicators(visit.permit).await?);
    let was_empty = held.is_empty();
    held.keep(Arc::clone(&figures), visit.now);
    if was_empty {
        visit.app.watch_held();
    }
    Ok(figures)
}
