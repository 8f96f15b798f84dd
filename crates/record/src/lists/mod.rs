//! Lists: what is due, one's families, a team's board. Each holds only what the person may know of, decided in the
//! query itself, before anything is counted.

mod page;

pub use page::Page;

/// Leaves out families of which this worker may not know. For a query in which the family's table is called `f`.
pub(crate) fn may_know(worker: practice::ids::WorkerId) -> String {
    let worker = worker.0;
    format!(
        "f.id NOT IN (SELECT family_id FROM conflict WHERE worker_id = {worker}) \
         AND (f.restricted = 0 OR f.id IN (SELECT family_id FROM restriction WHERE worker_id = {worker}))"
    )
}
