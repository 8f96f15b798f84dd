//! A file made out of the record, checked at once and held in memory as one that somebody sent is. Nothing of it is on a disk.

use super::checked::{checked, hold};
use crate::checks::{Checks, Files, NamedFile, Refused, Which};
use record::{StoreError, homes::Wanted};
use ui::{trouble::Trouble, visit::OfficeVisit};

/// Makes a children in need census, checks and holds it. The number of the check, or the sentence that says why there is none.
pub(super) async fn make(
    visit: &OfficeVisit,
    wanted: Wanted,
    reason: &str,
) -> Result<Result<i64, String>, Trouble> {
    let Some(room) = visit.app.held::<Checks>().room(0) else { return Refused::NoRoom.sentence().map(Err) };
    let id = visit.app.store().new_id();
    let made = visit.app.store().make_census(visit.permit, wanted, (visit.route.verb, id), reason).await;
    let made = match made {
        Ok(made) => made,
        Err(StoreError::Refused(why)) => return Ok(Err(why)),
        Err(error) => return Err(error.into()),
    };
    let name = file_name(made.census.end().year().unsigned_abs(), made.serial);
    let this_year = vec![NamedFile { name, bytes: made.xml }];
    let run = checked(visit, id, Which::Cin, Files { this_year, last_year: Vec::new() }, None).await?;
    hold(visit, run, room);
    Ok(Ok(id))
}

/// What the file of a children in need census is called when it is handed out.
pub(super) fn file_name(year: u16, serial: u16) -> String {
    format!("cin-{year}-{serial:03}.xml")
}
