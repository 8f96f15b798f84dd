//! Checks of statutory returns, as the screens hold them: in memory, for the session that made them, and for a time. The
//! rules themselves are in the crate `returns`; what is saved is in `record`.

mod index;
mod named_file;
mod run;
mod settings;
mod shelf;
mod upload;
mod which;

pub(crate) use index::{ChildLine, Index};
pub(crate) use named_file::NamedFile;
pub(crate) use run::{Earlier, Files, Run};
pub(crate) use settings::ReturnsSettings;
pub use shelf::Checks;
pub(crate) use shelf::Room;
pub(crate) use upload::{Refused, Upload, read};
pub(crate) use which::Which;
