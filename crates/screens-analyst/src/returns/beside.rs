//! What a check is laid beside: the check of the same session before it, a saved one, or a file as it was sent.

use super::{
    held_file::{in_turn, options},
    looked::Looked,
    sent,
};
use crate::checks::{Run, Which};
use practice::ids::decode;
use record::{StoreError, submissions::ReturnSubmission};
use returns::{
    cin::{self, Became},
    report::Report,
};
use std::sync::Arc;
use ui::{trouble::Trouble, visit::OfficeVisit, words};

/// What a check is laid beside.
pub(super) struct Beside {
    /// What it is, in words.
    pub(super) words: String,
    /// What was found.
    pub(super) report: Arc<Report>,
    /// What became of each child since, where both files are there.
    pub(super) children: Option<Vec<(Box<str>, Became)>>,
}

impl Beside {
    /// What the address names, or else the check before this one. None: there is none.
    pub(super) async fn of(
        visit: &OfficeVisit,
        run: &Arc<Run>,
        chosen: &str,
    ) -> Result<Option<Self>, Trouble> {
        let of_check = |at, report: &Arc<Report>| Self {
            words: format!("the check of {}", words::moment(at)),
            report: Arc::clone(report),
            children: None,
        };
        let Ok(id) = decode(chosen) else {
            return Ok(run.earlier.as_ref().map(|earlier| of_check(earlier.checked_at, &earlier.report)));
        };
        match visit.app.store().submission(visit.permit, id).await {
            Ok(kept) => return Self::sent(visit, run, &kept).await.map(Some),
            Err(StoreError::Absent) => {}
            Err(error) => return Err(error.into()),
        }
        let other = Looked::find(visit, id).await?.run;
        if other.which != run.which {
            return Err(Trouble::Absent);
        }
        Ok(Some(of_check(other.checked_at, &other.report)))
    }

    /// A file as it was sent, held against the rules as they are now, so that only the files differ.
    async fn sent(visit: &OfficeVisit, run: &Arc<Run>, kept: &ReturnSubmission) -> Result<Self, Trouble> {
        if Which::from_code(&kept.sent.what) != Some(run.which) || run.which != Which::Cin {
            return Err(Trouble::Absent);
        }
        let file = visit.app.store().submitted_file(visit.permit, kept.sent.id).await?;
        let (run, year) = (Arc::clone(run), returns::Year(kept.sent.year));
        let (report, children) = in_turn(visit, move || {
            let now = run.files().and_then(|files| files.this_year.first());
            let now = now.map(|now| cin::outline(&now.bytes[..], &options(run.report.year)));
            let then = cin::outline(&file[..], &options(year));
            (cin::check(&file[..], &options(year)), now.map(|now| now.since(&then)))
        })
        .await?;
        let words = format!("{}, as it was sent on {}", sent::title(kept), calendar::long(kept.sent.sent_on));
        Ok(Self { words, report: Arc::new(report), children })
    }
}
