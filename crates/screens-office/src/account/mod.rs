//! One's own account: who one is here, the password, the six-digit code, the calendar, signing out everywhere.

mod busy;
mod calendar;
mod code_off;
mod code_set_up;
mod password;
mod show;

use ui::route::Routes;

/// The routes of this area.
pub(crate) fn routes(routes: Routes) -> Routes {
    routes
        .add(&show::SHOW, show::show)
        .add(&password::SHOW, password::show)
        .add(&password::SEND, password::send)
        .add(&code_set_up::SHOW, code_set_up::show)
        .add(&code_set_up::SEND, code_set_up::send)
        .add(&code_off::SHOW, code_off::show)
        .add(&code_off::SEND, code_off::send)
        .add(&calendar::SHOW, calendar::show)
        .add(&calendar::MAKE, calendar::make)
        .add(&calendar::END, calendar::end)
        .add(&busy::READ, busy::read)
}
