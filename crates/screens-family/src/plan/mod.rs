//! The safety plan and the immediate plan: rules, red flags, tests and what followed from them, and the steps from draft
//! to the family's own.

mod agree;
mod agree_readers;
mod details;
mod flag;
mod flag_form;
mod form_page;
mod if_not;
mod line;
mod line_form;
mod marks;
mod of_path;
mod page;
mod review;
mod rule;
mod rule_form;
mod show;
mod shown;
mod start;
mod steps;
mod test_add;
mod tests_shown;
mod tonight;
mod withdraw;

use ui::route::Routes;

/// The routes of this area.
pub(crate) fn routes(routes: Routes) -> Routes {
    routes
        .add(&show::SHOW, show::show)
        .add(&show::ONE, show::one)
        .add(&start::SHOW, start::show)
        .add(&start::SEND, start::send)
        .add(&tonight::SHOW, tonight::show)
        .add(&tonight::SEND, tonight::send)
        .add(&details::SHOW, details::show)
        .add(&details::SEND, details::send)
        .add(&marks::SHOW, marks::show)
        .add(&marks::SEND, marks::send)
        .by_form::<rule::Rule>()
        .by_form::<flag::Flag>()
        .by_form::<line::Line>()
        .add(&test_add::SHOW, test_add::show)
        .add(&test_add::SEND, test_add::send)
        .add(&review::SHOW, review::show)
        .add(&review::SEND, review::send)
        .add(&if_not::SHOW, if_not::show)
        .add(&if_not::SEND, if_not::send)
        .add(&agree::SHOW, agree::show)
        .add(&agree::SEND, agree::send)
        .add(&steps::TEST, steps::start_testing)
        .add(&steps::WORKING, steps::mark_working)
        .add(&steps::HAND_OVER, steps::hand_over)
        .add(&steps::END, steps::end)
        .add(&withdraw::SHOW_RULE, withdraw::ask_rule)
        .add(&withdraw::SEND_RULE, withdraw::take_rule)
        .add(&withdraw::SHOW_FLAG, withdraw::ask_flag)
        .add(&withdraw::SEND_FLAG, withdraw::take_flag)
        .add(&withdraw::SHOW_TEST, withdraw::ask_test)
        .add(&withdraw::SEND_TEST, withdraw::take_test)
        .add(&withdraw::SHOW_PLAN, withdraw::ask_plan)
        .add(&withdraw::SEND_PLAN, withdraw::take_plan)
}
