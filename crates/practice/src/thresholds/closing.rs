//! When the work is over.

use calendar::Span;
use matter::section;

section! {
    /// Settings of closing.
    Closing {
        /// How long safety must be shown where a goal does not say (I20). Asked with the first day on which it was shown: a family
        /// that has begun to show it is not asked for longer afterwards. Where nothing was shown yet, with the day of the look.
        demonstrated_for: Span = Span { months: 3, weeks: 0, days: 0 };
    }
}
