//! The screens of records that are no family's: a child's own, and those of sponsors, carers, residents and adopters; and that
//! somebody of one record is somebody of another.

mod children;
mod colleagues;
mod named;
mod one_person;
mod parties;
mod placements;

use rust_embed::RustEmbed;
use ui::{Screens, page::templates_of};

#[derive(RustEmbed)]
#[folder = "templates"]
struct Templates;

/// Everything that this crate hands in.
pub const SCREENS: Screens = Screens {
    routes: |routes| {
        routes.area(children::routes).area(parties::routes).area(placements::routes).area(one_person::routes)
    },
    templates: templates_of::<Templates>,
};
