//! The safety plan and the immediate plan: rules, red flags, tests and what followed from them, and the steps from draft
//! to the family's own.

mod details;
mod flag_add;
mod flag_edit;
mod flag_form;
mod form_page;
mod line_add;
mod line_edit;
mod line_form;
mod marks;
mod page;
mod review;
mod rule_add;
mod rule_edit;
mod rule_form;
mod show;
mod shown;
mod start;
mod steps;
mod test_add;
mod tests_shown;
mod withdraw;

use crate::route::Routes;

/// The routes of this area.
pub fn routes(routes: Routes) -> Routes {
    routes
        .add(&show::SHOW, show::show)
        .add(&show::ONE, show::one)
        .add(&start::SHOW, start::show)
        .add(&start::SEND, start::send)
        .add(&details::SHOW, details::show)
        .add(&details::SEND, details::send)
        .add(&marks::SHOW, marks::show)
        .add(&marks::SEND, marks::send)
        .add(&rule_add::SHOW, rule_add::show)
        .add(&rule_add::SEND, rule_add::send)
        .add(&rule_edit::SHOW, rule_edit::show)
        .add(&rule_edit::SEND, rule_edit::send)
        .add(&flag_add::SHOW, flag_add::show)
        .add(&flag_add::SEND, flag_add::send)
        .add(&flag_edit::SHOW, flag_edit::show)
        .add(&flag_edit::SEND, flag_edit::send)
        .add(&line_add::SHOW, line_add::show)
        .add(&line_add::SEND, line_add::send)
        .add(&line_edit::SHOW, line_edit::show)
        .add(&line_edit::SEND, line_edit::send)
        .add(&test_add::SHOW, test_add::show)
        .add(&test_add::SEND, test_add::send)
        .add(&review::SHOW, review::show)
        .add(&review::SEND, review::send)
        .add(&steps::AGREE, steps::agree)
        .add(&steps::TEST, steps::start_testing)
        .add(&steps::WORKING, steps::mark_working)
        .add(&steps::HAND_OVER, steps::hand_over)
        .add(&withdraw::SHOW_RULE, withdraw::ask_rule)
        .add(&withdraw::SEND_RULE, withdraw::take_rule)
        .add(&withdraw::SHOW_FLAG, withdraw::ask_flag)
        .add(&withdraw::SEND_FLAG, withdraw::take_flag)
        .add(&withdraw::SHOW_TEST, withdraw::ask_test)
        .add(&withdraw::SEND_TEST, withdraw::take_test)
        .add(&withdraw::SHOW_PLAN, withdraw::ask_plan)
        .add(&withdraw::SEND_PLAN, withdraw::take_plan)
}
