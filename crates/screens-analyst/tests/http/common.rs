//! The small authority, behind the screens of this crate and those to which they lead.

pub(crate) use ui::testing::*;

use ui::{Screens, testing::Serves};

/// The screens that are served.
pub(crate) struct Served;

impl Serves for Served {
    const SCREENS: &'static [Screens] = &[screens_analyst::SCREENS, screens_office::SCREENS];
}

/// The authority.
pub(crate) type House = ui::testing::House<Served>;
