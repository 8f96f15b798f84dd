//! The check that an address names: one that this session holds, or a saved one. Looking at it is in the journal first.

use crate::checks::Checks;
use crate::checks::{Run, Which};
use practice::ids::{decode, encode};
use record::saved_returns::SavedReturn;
use returns::report;
use std::sync::Arc;
use ui::{trouble::Trouble, visit::OfficeVisit};

/// A check, and what is known of it where it is saved.
pub(super) struct Looked {
    /// The check.
    pub(super) run: Arc<Run>,
    /// Where it is saved: by whom, under which name.
    pub(super) saved: Option<SavedReturn>,
}

impl Looked {
    /// The check of the address. What this session neither holds nor may open is absent.
    pub(super) async fn at(visit: &OfficeVisit) -> Result<Self, Trouble> {
        let looked = Self::find_at(visit).await?;
        visit.app.store().note_check(visit.permit, visit.route.verb, &looked.run.summary()).await?;
        Ok(looked)
    }

    /// The check of the address, for a form whose sending is in the journal when it is kept.
    pub(super) async fn find_at(visit: &OfficeVisit) -> Result<Self, Trouble> {
        let id = visit.params.get("check").and_then(|text| decode(text).ok()).ok_or(Trouble::Absent)?;
        Self::find(visit, id).await
    }

    /// A check by its number.
    pub(super) async fn find(visit: &OfficeVisit, id: i64) -> Result<Self, Trouble> {
        let (app, now) = (&visit.app, visit.now);
        let saved = match app.store().saved_return(visit.permit, id).await {
            Ok(saved) => Some(saved),
            Err(record::StoreError::Absent) => None,
            Err(error) => return Err(error.into()),
        };
        let held = app.held::<Checks>().of_session(&visit.who.secret.hash(), id, now);
        if let Some(run) = held.or_else(|| saved.as_ref().and_then(|_| app.held::<Checks>().saved(id, now))) {
            return Ok(Self { run, saved });
        }
        let Some(saved) = saved else { return Err(Trouble::Absent) };
        let which = Which::from_code(&saved.checked.what).ok_or(Trouble::Absent)?;
        let kept = app.store().saved_report(visit.permit, id).await?;
        let report = report::restore(&kept).map_err(|why| Trouble::Broken(why.to_string()))?;
        let run = Arc::new(Run::saved(id, which, saved.checked.checked_at, report));
        app.held::<Checks>().ready(Arc::clone(&run), now);
        app.watch_held();
        Ok(Self { run, saved: Some(saved) })
    }

    /// The address of the check.
    pub(super) fn path(&self) -> String {
        path(self.run.id)
    }
}

/// The address of a check.
pub(super) fn path(id: i64) -> String {
    format!("/returns/{}", encode(id))
}
