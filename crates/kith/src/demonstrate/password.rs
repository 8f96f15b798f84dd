//! The password of everybody in the demonstration.

use ui::app::PasswordCost;

/// The password of everybody in the demonstration.
pub(crate) const PASSWORD: &str = "kith and kin together";

/// Cheap, since everybody's password is printed on the screen.
pub(super) const COST: PasswordCost = PasswordCost { memory: 1024, rounds: 1 };
