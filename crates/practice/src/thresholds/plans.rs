//! Safety plans: who does something in them, when they are tested and when they are looked at.

use super::Thresholds;
use crate::plan::PlanKind;
use jiff::civil::Date;
use matter::section;

section! {
    /// Settings of safety plans.
    Plans {
        /// The age in years from which a child may be the one who does something in a plan, and then with a question (I18). Asked
        /// with the day of the look: what is asked of a child is asked today.
        child_in_plan_from_age: i16 = 12;
        /// Days after which a plan in force should be looked at again. Asked with the day on which people last looked at it.
        review_plan_every_days: i32 = 42;
        /// Days after which an immediate plan is tested, and tested again: 1 is the same night or the next day. Asked with the
        /// day from which the plan holds.
        test_immediate_plan_after_days: i32 = 1;
        /// Days within which the network should meet after a failed test (I19). Asked with the day of the test.
        meet_after_failed_test_days: i32 = 7;
    }
}

impl Thresholds {
    /// Days after which a plan of this kind that holds from a day is tested: tonight's the same night or the next day.
    pub fn test_plan_after_days(&self, kind: PlanKind, holds_from: Date) -> i32 {
        match kind {
            PlanKind::Immediate => *self.plans.test_immediate_plan_after_days.on(holds_from),
            PlanKind::Full => *self.plans.review_plan_every_days.on(holds_from),
        }
    }

    /// Days within which the network meets after a test of a plan of this kind failed on a day: of tonight's, the next day.
    pub fn meet_after_failed_test(&self, kind: PlanKind, failed: Date) -> i32 {
        let days = *self.plans.meet_after_failed_test_days.on(failed);
        match kind {
            PlanKind::Immediate => days.min(*self.plans.test_immediate_plan_after_days.on(failed)),
            PlanKind::Full => days,
        }
    }
}
