//! Scales and the rounds in which people give their numbers before anybody sees another's.

mod after;
mod asked;
mod hand_over;
mod home;
mod neutral;
mod open;
mod rate;
mod round;
mod scale;
mod scale_form;
mod start;

use ui::route::Routes;

/// The routes of this area.
pub(crate) fn routes(routes: Routes) -> Routes {
    routes
        .add(&home::SHOW, home::show)
        .add(&start::SHOW, start::show)
        .add(&start::SEND, start::send)
        .add(&round::SHOW, round::show)
        .add(&open::SEND, open::send)
        .add(&after::SEND, after::send)
        .add(&rate::SHOW, rate::show)
        .add(&rate::SEND, rate::send)
        .add(&hand_over::SEND, hand_over::send)
        .by_form::<scale::OneScale>()
}
