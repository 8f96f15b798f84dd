//! Every screen, by area. A handler is one verb in one file.

pub mod account;
pub mod administration;
pub(crate) mod care;
pub(crate) mod charts;
pub mod check;
pub mod children;
pub mod closing;
pub mod contacts;
pub mod drafts;
pub mod emergency;
pub mod escalations;
pub mod evidence;
pub mod families;
pub mod family;
pub mod family_plan;
pub mod find;
pub mod hand_back;
pub mod health;
pub mod help;
pub mod history;
pub(crate) mod letters;
pub mod map;
pub mod meetings;
pub mod network;
pub mod pair;
pub mod parents;
pub mod people;
pub mod plan;
pub mod returns;
pub mod scaling;
pub mod second;
pub mod steps;
pub mod supervision;
pub mod team;
pub mod trajectory;
pub mod work;

use ui::route::Routes;

/// Every route with its handler.
pub(crate) fn routes(routes: Routes) -> Routes {
    routes
        .area(health::routes)
        .area(drafts::routes)
        .area(work::routes)
        .area(families::routes)
        .area(find::routes)
        .area(account::routes)
        .area(hand_back::routes)
        .area(help::routes)
        .area(team::routes)
        .area(administration::routes)
        .area(evidence::routes)
        .area(returns::routes)
        .area(family::routes)
        .area(parents::routes)
        .area(people::routes)
        .area(trajectory::routes)
        .area(check::routes)
        .area(closing::routes)
        .area(emergency::routes)
        .area(second::routes)
        .area(history::routes)
        .area(map::routes)
        .area(pair::routes)
        .area(scaling::routes)
        .area(children::routes)
        .area(steps::routes)
        .area(network::routes)
        .area(plan::routes)
        .area(family_plan::routes)
        .area(meetings::routes)
        .area(supervision::routes)
        .area(escalations::routes)
        .area(contacts::routes)
}
