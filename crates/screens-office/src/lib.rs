//! The screens beside the families' records: one's own work, the team's, finding and registering, openings in an emergency, what
//! needs a second person, one's account, administration, help.

mod account;
mod administration;
mod drafts;
mod emergency;
mod families;
mod find;
mod hand_back;
mod health;
mod help;
mod second;
mod team;
mod work;

use rust_embed::RustEmbed;
use ui::{Screens, page::templates_of};

#[derive(RustEmbed)]
#[folder = "templates"]
struct Templates;

/// Everything that this crate hands in.
pub const SCREENS: Screens = Screens {
    routes: |routes| {
        routes
            .area(health::routes)
            .area(drafts::routes)
            .area(work::routes)
            .area(families::routes)
            .area(find::routes)
            .area(account::routes)
            .area(hand_back::routes)
            .area(help::routes)
            .area(team::routes)
            .area(administration::routes)
            .area(emergency::routes)
            .area(second::routes)
    },
    templates: templates_of::<Templates>,
};
