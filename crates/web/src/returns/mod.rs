//! Checks of statutory returns, as the screens hold them: in memory, for the session that made them, and for a time. The
//! rules themselves are in the crate `returns`; what is saved is in `record`.

mod checks;
mod index;
mod run;
mod settings;
mod upload;
mod which;

pub use checks::{Checks, Room};
pub use index::{ChildLine, Index};
pub use run::{Earlier, Files, NamedFile, Run, Source};
pub use settings::ReturnsSettings;
pub use upload::{Refused, Upload, drain, read};
pub use which::Which;
