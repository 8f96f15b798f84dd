//! The screens of a family's record.

mod care;
mod charts;
mod check;
mod closing;
mod contacts;
mod escalations;
mod family;
mod family_plan;
mod history;
mod letters;
mod map;
mod meetings;
mod network;
mod notes;
mod pair;
mod parents;
mod people;
mod plan;
mod scaling;
mod steps;
mod supervision;
mod trajectory;
mod wrong_family;

use rust_embed::RustEmbed;
use ui::{Screens, page::templates_of};

#[derive(RustEmbed)]
#[folder = "templates"]
struct Templates;

/// Everything that this crate hands in.
pub const SCREENS: Screens = Screens {
    routes: |routes| {
        routes
            .area(family::routes)
            .area(parents::routes)
            .area(people::routes)
            .area(trajectory::routes)
            .area(check::routes)
            .area(closing::routes)
            .area(history::routes)
            .area(wrong_family::routes)
            .area(map::routes)
            .area(pair::routes)
            .area(scaling::routes)
            .area(steps::routes)
            .area(network::routes)
            .area(plan::routes)
            .area(family_plan::routes)
            .area(meetings::routes)
            .area(supervision::routes)
            .area(escalations::routes)
            .area(contacts::routes)
            .area(notes::routes)
    },
    templates: templates_of::<Templates>,
};
