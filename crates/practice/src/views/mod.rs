//! What screens read: what is due, a family in a few words, the story of a danger with its goal, the family's own plan.
//! Views decide nothing and never show a number that is still sealed.

mod arrival;
mod before_agreeing;
mod chronology;
mod deeds;
mod due;
mod facts;
mod family_plan;
mod feared;
mod fears;
mod held;
mod helps;
mod look_alike;
mod names;
mod newly_read;
mod next;
mod outside;
mod pair;
mod party_looks;
mod peril_words;
mod reading;
mod related;
mod risk;
mod sealed;
mod second_look;
mod standing;
mod summary;
mod telling;
mod told;
mod waits;
mod way;
mod with_care;

pub use arrival::{Arrival, SaidNow, Since, arrival, said_now, since_said};
pub use before_agreeing::{asks_about_doer, asks_about_doers, asks_whose};
pub use chronology::{Chronology, Line, Wanted, chronology, folded, holds};
pub use due::{Due, DueFor, DueKind, due, due_given};
pub use facts::{Fact, Moment, minute_of};
pub use family_plan::{
    FamilyNumber, FamilyPlan, FamilyRedFlag, FamilyRule, FamilyYes, family_plan, plan_if_decided,
    plan_to_print, plans_to_print,
};
pub(crate) use family_plan::{agreed_lines, lines_for};
pub use feared::{Fear, fear, feared_rater, feared_raters, is_violent, may_be};
pub use fears::Fears;
pub use held::{HeldLine, SettledLine, held_back, lines_are_open, settled};
pub use helps::{Helper, HelpsWith, helpers};
pub use look_alike::{LookAlike, asks_if_same};
pub use names::{NameLookup, acted, called, list, quoted, quoted_within};
pub use newly_read::newly_read;
pub use next::{Errand, NextFor, Task, Urgency, in_order, next_for, presses, seen_to_by, urgency, what_next};
pub(crate) use outside::has_part;
pub use pair::{
    Given, GoalStory, PairStory, ScaleStory, Shown, Statement, StepStory, Track, pair, put_with_its_like,
    scale_story, statement,
};
pub use party_looks::{PartyLook, WhyLook, party_looks};
pub use reading::{Because, LeftOut, Reading, left_out, reading};
pub use risk::{Risk, risk, risk_of, talk_first};
pub(crate) use sealed::is_hidden;
pub use sealed::{RoundProgress, body_for_history, round_progress, seal_for, seen_by};
pub use second_look::{ToSee, has_paper, may_look, to_be_handed, to_see, without_copy, works_with};
pub use standing::{Meets, Standing, WHERE_IS_THE_CHILD, standing_of, standing_while_it_holds};
pub use summary::{ChildInBrief, Flag, LowestNumber, Summary, summary, summary_given};
pub use telling::{Tells, tells};
pub use told::MayBe;
pub use waits::{Waiting, waiting};
pub use way::{WayLine, WayStep, way};
pub use with_care::{apart, care, whose_yes};
