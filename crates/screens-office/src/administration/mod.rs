//! Administration: people's accounts, teams, who may know of which family, jobs, and the journal. Nothing of any case is shown:
//! families stand here by reference alone.

mod jobs;
mod journal;
mod journal_verify;
mod lists;
mod one_time;
mod people;
mod person_act;
mod person_add;
mod person_edit;
mod person_form;
mod sentence;
mod teams;
mod told;

use ui::route::Routes;

/// The routes of this area.
pub(crate) fn routes(routes: Routes) -> Routes {
    routes
        .add(&people::SHOW, people::show)
        .add(&person_add::SHOW, person_add::show)
        .add(&person_add::SEND, person_add::send)
        .add(&person_edit::SHOW, person_edit::show)
        .add(&person_edit::SEND, person_edit::send)
        .add(&person_act::SEND, person_act::send)
        .add(&teams::SHOW, teams::show)
        .add(&teams::SEND, teams::send)
        .add(&lists::SHOW, lists::show)
        .add(&lists::SEND, lists::send)
        .add(&jobs::SHOW, jobs::show)
        .add(&jobs::AGAIN, jobs::again)
        .add(&journal::SHOW, journal::show)
        .add(&journal_verify::SEND, journal_verify::send)
}
