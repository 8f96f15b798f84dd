//! 2883: no more plans begin than conferences are held.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "2883",
    level: Error,
    message: "There are more child protection plans starting than initial conferences taking place",
    earlier: &[],
    text: "Within a Local Authority, count the number of <CPPstartDate> (N00105) where a date is present and within [Period_of_Census]. This value should be less than or equal to the sum of: a) the count of <DateOfInitialCPC> (N00110) on CIN Details module where a date is present and within [Period_of_Census], plus b) the count of <DateOfInitialCPC> on the S47 module where a date is present and within [Period_of_Census].",
    reading: "",
    module: "ChildProtectionPlans",
    fields: &["CPPstartDate", "DateOfInitialCPC"],
    years: Years::EVERY,
    check: ByReturn(total::<Seen>),
};

#[derive(Default)]
struct Seen {
    conferences: usize,
    plans: usize,
}

impl Total for Seen {
    fn see(&mut self, child: &Child<'_>) {
        for details in &child.details {
            let conferences =
                details.enquiries.iter().map(|enquiry| &enquiry.conference).chain([&details.conference]);
            self.conferences += conferences.filter(|conference| child.census.has(conference)).count();
            self.plans +=
                details.protection_plans.iter().filter(|plan| child.census.has(&plan.start)).count();
        }
    }

    fn add(&mut self, later: Self) {
        self.conferences += later.conferences;
        self.plans += later.plans;
    }

    fn judge(self, found: &mut Found<'_>) {
        if self.plans > self.conferences {
            found.whole_return();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_many_conferences_as_plans() {
        flags_return(
            &RULE,
            false,
            "CINdetails DateOfInitialCPC=2025-07-01
             ChildProtectionPlans CPPstartDate=2025-07-01
             CINdetails
             Section47 DateOfInitialCPC=2025-08-01
             ChildProtectionPlans CPPstartDate=2025-08-01",
        );
    }

    #[test]
    fn only_what_is_in_the_year_counts() {
        flags_return(
            &RULE,
            true,
            "CINdetails DateOfInitialCPC=2025-03-31
             ChildProtectionPlans CPPstartDate=2025-04-01",
        );
    }

    #[test]
    fn plans_of_other_years_need_none() {
        flags_return(
            &RULE,
            false,
            "CINdetails
             ChildProtectionPlans CPPstartDate=2025-03-31",
        );
    }
}
