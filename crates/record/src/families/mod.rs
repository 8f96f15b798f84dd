//! Families' records: opened, changed, made, and looked at as they stood, each against a permit and journalled.

mod as_of;
mod as_read;
mod bring_lines;
mod bring_over;
mod carried;
mod change;
mod columns;
mod create;
mod erase;
mod fields;
mod folded;
mod follows;
mod history;
mod keep;
mod load;
pub(crate) mod masked;
mod merge;
pub(crate) mod once;
mod open;
mod progress;
mod request;
mod right_family;
mod sealed_words;
mod stand;
mod views;

pub use as_read::AsRead;
pub use bring_lines::LinesBroughtOver;
pub use bring_over::BroughtOver;
pub use erase::Erasure;
pub use history::{Difference, History, HistoryFilter, HistoryLine, Page};
pub use masked::{Masked, PUT_RIGHT, Seen};
pub use merge::{Conflict, FieldConflict};
pub use request::{ChangeRequest, Changed, Edit, Outcome};

pub(crate) use as_of::stood;
pub(crate) use columns::AccessColumns;
pub(crate) use folded::{
    family_called, fold_what_is_not, name as folded_name, reference as folded_reference,
};
pub(crate) use follows::{CARRIED, FOLLOWED, OPENED};
pub(crate) use load::{
    Document, all_documents, document, documents, kept, load, read as read_body, record_of, whose, write,
};
