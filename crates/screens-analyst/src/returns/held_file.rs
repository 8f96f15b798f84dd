//! The file of a children in need census behind a check, where this session holds it still, and what it holds.

use super::looked::Looked;
use crate::checks::{Checks, Files, Run, Which};
use record::submissions::digest_of;
use returns::cin::{self, Outline};
use std::sync::Arc;
use ui::{trouble::Trouble, visit::OfficeVisit};

/// A held file.
pub(super) struct HeldFile {
    /// The check.
    pub(super) run: Arc<Run>,
    /// What the file holds.
    pub(super) outline: Outline,
    files: Arc<Files>,
}

impl HeldFile {
    /// The file behind the check of the address. Absent: of a check that is only saved, and of another return, there is none.
    pub(super) async fn at(visit: &OfficeVisit) -> Result<Self, Trouble> {
        let run = Looked::find_at(visit).await?.run;
        let files = run.files().filter(|_| run.which == Which::Cin).ok_or(Trouble::Absent)?;
        let (files, year) = (Arc::clone(files), run.report.year);
        let bytes = Arc::clone(&files);
        let outline = in_turn(visit, move || cin::outline(of(&bytes), &options(year))).await?;
        Ok(Self { run, outline, files })
    }

    /// The bytes of the file.
    pub(super) fn bytes(&self) -> &[u8] {
        of(&self.files)
    }

    /// The SHA-256 digest of the file, in hexadecimal.
    pub(super) fn digest(&self) -> String {
        digest_of(self.bytes())
    }

    /// The address of the check.
    pub(super) fn path(&self) -> String {
        super::looked::path(self.run.id)
    }
}

/// Does what goes through a whole file, in its turn.
pub(super) async fn in_turn<T: Send + 'static>(
    visit: &OfficeVisit,
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T, Trouble> {
    let done = visit.app.held::<Checks>().in_turn(work).await;
    done.ok_or_else(|| Trouble::Broken("going through a return broke down".to_owned()))
}

/// Read by the rules of this year.
pub(super) fn options(year: returns::Year) -> cin::Options {
    cin::Options { year: Some(year), rules: None }
}

fn of(files: &Files) -> &[u8] {
    files.this_year.first().map_or(&[][..], |file| &file.bytes)
}
