//! The small authority, behind the screens of this crate and those to which they lead.

pub(crate) use ui::testing::*;

use ui::{Screens, testing::Serves};

/// The screens that are served.
pub(crate) struct Served;

impl Serves for Served {
    const SCREENS: &'static [Screens] = &[screens_office::SCREENS, screens_family::SCREENS];
}

/// The authority.
pub(crate) type House = ui::testing::House<Served>;
