//! The rules of the framework (I1 … I26, I40), one file each, and those of the pathway that look at the map. A rule reads the record
//! and says what it finds; it changes nothing.

mod all;
mod danger_now;
mod demonstrated;
mod explain;
mod guards;
mod i01_pairs;
mod i02_scales;
mod i03_reasons;
mod i04_sealed;
mod i05_one_direction;
mod i06_statements;
mod i07_harm_and_danger;
mod i08_harm_in_full;
mod i09_existing_safety;
mod i10_disputes;
mod i11_few_dangers;
mod i12_goals;
mod i13_serves_a_goal;
mod i14_owner_and_date;
mod i15_escalation;
mod i16_immediate_plan;
mod i17_network;
mod i18_rules_of_the_plan;
mod i19_failed_tests;
mod i20_closing;
mod i21_never_ten;
mod i24_own_words;
mod i25_asked_again;
mod i26_milestones;
mod i40_parents;
mod look;
pub mod pathway;
mod rule;
mod words;

pub use all::{RULES, check};
pub use danger_now::{in_danger_now, plan_for_tonight};
pub use demonstrated::{Demonstrated, demonstrated};
pub use explain::explain;
pub use guards::{
    in_the_way_of_closing, in_the_way_of_plan, in_the_way_of_sign_off, missing_for_closing,
    ready_for_sign_off,
};
pub use i04_sealed::{asked_of, visible_ratings, visible_ratings_to, yet_to_answer};
pub use i05_one_direction::{Axis, NotOneAxis, Series, same_axis};
pub use i16_immediate_plan::{says_plan_is_missing, tonights_plan};
pub(crate) use i18_rules_of_the_plan::red_flags_not_asked_for;
pub use i20_closing::{danger_is_told, is_overruled, still_needed, undecided_dangers};
pub use i26_milestones::in_the_way_of_milestone;
pub use look::Look;
pub use rule::{Guards, Rule, RuleText};
