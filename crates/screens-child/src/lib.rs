//! The screens of what is put into a child's hands.

mod children;

use rust_embed::RustEmbed;
use ui::{Screens, page::templates_of};

#[derive(RustEmbed)]
#[folder = "templates"]
struct Templates;

/// Everything that this crate hands in.
pub const SCREENS: Screens =
    Screens { routes: |routes| routes.area(children::routes), templates: templates_of::<Templates> };
