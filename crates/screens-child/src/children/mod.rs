//! What is put into a child's hands: the worker's own words for this child, a number with faces or a ladder, and paper that
//! says the same. Nothing else of a record stands on a page that a child is handed (decision 0010).

mod give;
mod home;
mod paper;
mod readers;
mod stopped;
mod words;
mod words_form;

use ui::route::Routes;

/// The routes of this area.
pub(crate) fn routes(routes: Routes) -> Routes {
    routes
        .add(&home::SHOW, home::show)
        .by_form::<words::OneChildsWords>()
        .add(&give::SHOW, give::show)
        .add(&give::SEND, give::send)
        .add(&stopped::SHOW, stopped::show)
        .add(&paper::SHOW, paper::show)
        .add(&paper::OF_PLAN, paper::plan)
}
