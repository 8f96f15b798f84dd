//! Who is named for a record, as the page says it on which somebody decides who may know of it.

use access::RecordPermit;
use record::standing::StandingList;
use serde::Serialize;
use ui::{trouble::Trouble, visit::Visit};

/// A name on a record.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct NamedLine {
    name: String,
    reason: String,
}

/// The names on a record.
pub(crate) async fn lines(visit: &Visit, permit: RecordPermit) -> Result<Vec<NamedLine>, Trouble> {
    let store = visit.app.store();
    let names = store.names().await?;
    let on_it = store.list_of(permit, StandingList::Named).await?;
    let line = |name: &str, reason| NamedLine { name: name.to_owned(), reason };
    Ok(on_it.into_iter().map(|one| line(names.worker(one.worker), one.reason)).collect())
}
