//! The rules of the pathway that look at the map (P9, P14, P16, P17, P18, P20), one file each: here the child's statutory record meets what
//! the family's record says of what is feared, of goals and numbers, and of the plan for tonight. A block refuses a decision, never
//! the record of what happened: where a conference was held on a map that is not ready, the chair says why.

mod about;
mod p09_factors;
mod p14_ready;
mod p16_category;
mod p17_latest;
mod p18_tonight;
mod p20_goals;
mod said;

pub use about::About;
pub use p09_factors::{Proposed, factors_on_map, without_item};
pub use p14_ready::ready_to_confer;
pub use p16_category::{categories_on_map, category_follows};
pub use p17_latest::latest_fits;
pub use p18_tonight::plan_or_away;
pub use p20_goals::{goals_end, open_goals};
pub use said::Said;

/// What such a rule found.
pub type Finding = pathway::rules::Finding<Said>;
type Found = pathway::rules::Found<Said>;
