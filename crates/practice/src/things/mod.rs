//! What each kind of thing says for itself ([`crate::thing::Thing`]): one file a kind.

mod bottom_line;
mod case_note;
mod child;
mod child_link;
mod child_words;
mod closure;
mod contact;
mod danger_statement;
mod escalation;
mod family;
mod family_link;
mod map;
mod map_item;
mod meeting;
mod milestone;
mod network_member;
mod next_step;
mod one_person;
mod party;
mod party_check;
mod person;
mod placement;
mod plan_rule;
mod plan_test;
mod red_flag;
mod relationship;
mod safety_goal;
mod safety_plan;
mod scale;
mod scale_rating;
mod scaling_round;
mod supervision;
mod trajectory;

pub(crate) use scale_rating::is_sealed;
