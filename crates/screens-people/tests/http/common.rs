//! The small authority, behind the screens of this crate and those to which they lead.

use ui::{Screens, testing::Serves};

/// The screens that are served.
pub(crate) struct Served;

impl Serves for Served {
    const SCREENS: &'static [Screens] =
        &[screens_people::SCREENS, screens_family::SCREENS, screens_office::SCREENS];
}

/// The authority.
pub(crate) type House = ui::testing::House<Served>;
