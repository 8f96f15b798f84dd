//! The settings of what is measured.

use ui::app::PasswordCost;

/// The settings of the application that is measured: the usual ones, but for the cost of passwords.
pub(crate) fn settings() -> ui::Settings {
    ui::Settings { password_cost: PasswordCost { memory: 64, rounds: 1 }, ..ui::Settings::default() }
}
