//! The small authority, behind every screen, and somebody who goes through all its routes.

mod seat;

pub(crate) use seat::{Seat, named, send_form};
pub(crate) use ui::testing::*;

use ui::{Screens, testing::Serves};

/// Every screen.
pub(crate) struct All;

impl Serves for All {
    const SCREENS: &'static [Screens] = web::ALL;
}

/// The authority, behind every screen.
pub(crate) type House = ui::testing::House<All>;
