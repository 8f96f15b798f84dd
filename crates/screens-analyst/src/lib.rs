//! The screens of whoever analyses: evidence, studies, and the statutory returns.

mod checks;
mod evidence;
mod indicators;
mod pages;
mod published;
mod returns;
mod studies;

pub use checks::Checks;

use rust_embed::RustEmbed;
use ui::{Screens, page::templates_of};

#[derive(RustEmbed)]
#[folder = "templates"]
struct Templates;

/// Everything that this crate hands in.
pub const SCREENS: Screens = Screens {
    routes: |routes| routes.area(evidence::routes).area(returns::routes).area(indicators::routes),
    templates: templates_of::<Templates>,
};
