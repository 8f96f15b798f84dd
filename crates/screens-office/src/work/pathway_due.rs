//! What falls due on the statutory pathway for the children of the reader's families: what is late, and what comes in two weeks.

use calendar::Known;
use jiff::{ToSpan as _, civil::Date};
use pathway::{ClockId, Standing};
use record::homes::ChildDue;
use serde::Serialize;
use ui::{trouble::Trouble, visit::OfficeVisit};

/// How far ahead the page looks, in days.
const AHEAD: i64 = 14;

/// All lines.
#[derive(Debug, Default, Serialize)]
pub(super) struct OnPathway {
    lines: Vec<DueLine>,
}

/// One line.
#[derive(Debug, Serialize)]
pub(super) struct DueLine {
    pub(super) what: &'static str,
    pub(super) name: String,
    words: String,
    tone: &'static str,
    pub(super) family: String,
    pub(super) reference: String,
    pub(super) home: String,
    pub(super) href: String,
}

impl DueLine {
    /// Whether its day or hour has passed.
    pub(super) fn is_late(&self) -> bool {
        self.tone == "late"
    }
}

/// The lines of this reader.
pub(super) async fn lines(visit: &OfficeVisit) -> Result<OnPathway, Trouble> {
    let last = visit.today.checked_add(AHEAD.days()).unwrap_or(visit.today);
    let near = until(visit, last).await?;
    Ok(OnPathway { lines: near.into_iter().map(|(_, line)| line).collect() })
}

/// The lines of this reader up to a day, each with its own.
pub(super) async fn until(visit: &OfficeVisit, last: Date) -> Result<Vec<(Date, DueLine)>, Trouble> {
    let due = visit.app.store().my_pathway_due(visit.permit).await?;
    let near = due.into_iter().map(|one| (one.due.end.day(), one)).filter(|(on, _)| *on <= last);
    Ok(near.map(|(on, one)| (on, line(visit, one))).collect())
}

fn line(visit: &OfficeVisit, one: ChildDue) -> DueLine {
    let home = format!("/families/{}", one.family);
    let rest = match one.due.id {
        ClockId::ProtectionVisit | ClockId::InNeedVisit => "visits/new",
        _ => "pathway",
    };
    DueLine {
        what: one.due.id.words(),
        name: one.name,
        // Days outside those whose holidays are known were refused when they were written.
        words: one.due.words(visit.now, Known::ALL).unwrap_or_default(),
        tone: if one.standing == Standing::Late { "late" } else { "" },
        family: one.family_name,
        reference: one.reference,
        href: format!("{home}/{rest}"),
        home,
    }
}
