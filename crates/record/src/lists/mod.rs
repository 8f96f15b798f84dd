//! Lists: what is due, one's families, a team's board. Each holds only what the person may know of, decided in the
//! query itself, before anything is counted.

mod draw;
mod due;
mod figures;
mod my_families;
mod my_meetings;
mod of_team;
mod page;
mod row;
mod team_board;
mod to_do;

pub use due::DueItem;
pub use figures::{ChildLine, Figures, Help, LowestBy};
pub use my_families::{FamilyFilter, FamilyPage};
pub use my_meetings::MeetingLine;
pub use page::Page;
pub use row::FamilyLine;
pub use team_board::{Ageing, BoardFilter, Caseload, TeamBoard};
pub use to_do::FamilyToDo;

pub(crate) use draw::{ListRows, drawn_on};

/// A condition that leaves out families this worker may not know of. `worker`: the worker's number, or the placeholder it is
/// bound to. The query must call the family's table `f`.
pub(crate) fn may_know(worker: &str) -> String {
    format!(
        "NOT EXISTS (SELECT 1 FROM conflict kept_out WHERE kept_out.worker_id = {worker} AND kept_out.family_id = f.id) \
         AND (f.restricted = 0 OR EXISTS \
         (SELECT 1 FROM restriction named WHERE named.worker_id = {worker} AND named.family_id = f.id))"
    )
}
