//! How a plan stands, as it is so today. One answer for the plan's page, the paper, lists, what is due and history: what
//! is said of a plan never depends on where it is read.

use crate::{
    CaseRecord,
    ids::PlanRuleId,
    meeting::{MeetingKind, MeetingStatus},
    plan::{PlanKind, PlanStatus, PlanTest, SafetyPlan},
};
use jiff::civil::Date;

/// How a plan stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// People still work on it and nobody goes by it.
    Draft,
    /// Agreed, with somebody's yes, and not tested yet.
    Agreed,
    /// People go by it, and nobody at all has said yes to it: it was agreed without them.
    WithoutYes,
    /// It was agreed and has changed since; nobody has said yes to what it says now.
    Changed,
    /// Agreed and being tested.
    InTest,
    /// Tested and seen to work.
    Working,
    /// A test failed, and the plan has not been mended and agreed again.
    NotWorking {
        /// The day of the test that failed. None: no such test stands any more.
        failed_on: Option<Date>,
        /// Whether it was for now: then nothing keeps the children safe tonight.
        tonight: bool,
        /// The rule that failed.
        rule: Option<PlanRuleId>,
        /// The network meeting that answers it.
        meets: Option<Meets>,
    },
    /// An immediate plan whose last day has passed. It protects nobody.
    Ended(Date),
    /// A later plan has taken its place.
    Replaced,
    /// The case is closed, and the family keeps it.
    FamilyOwned,
}

/// The meeting that answers a failed test.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meets {
    /// It is planned for this day.
    Planned(Date),
    /// It was held on this day.
    Held(Date),
}

impl Standing {
    /// As a tag says it: "Being tested".
    pub fn words(self) -> &'static str {
        match self {
            Self::Draft => PlanStatus::Draft.words(),
            Self::Agreed => PlanStatus::Agreed.words(),
            Self::WithoutYes => "Nobody has said yes to it",
            Self::Changed => "Changed since it was agreed",
            Self::InTest => PlanStatus::InTest.words(),
            Self::Working => PlanStatus::Working.words(),
            Self::NotWorking { .. } => PlanStatus::NotWorking.words(),
            Self::Ended(_) => "Ended",
            Self::Replaced => PlanStatus::Replaced.words(),
            Self::FamilyOwned => PlanStatus::FamilyOwned.words(),
        }
    }

    /// What somebody must know who goes by it. Empty where there is nothing to say beside the words.
    pub fn sentence(self) -> String {
        match self {
            Self::WithoutYes => {
                "People go by this plan, and nobody has said yes to it. Ask each of them.".to_owned()
            }
            Self::Changed => {
                "This plan has changed since it was agreed. Nobody has said yes to it as it is now."
                    .to_owned()
            }
            Self::NotWorking { failed_on, tonight: true, .. } => tonight_failed(failed_on),
            Self::NotWorking { failed_on, meets, .. } => not_working(failed_on, meets),
            Self::Ended(until) => {
                format!("This plan ended on {}. It protects nobody now.", calendar::long(until))
            }
            _ => String::new(),
        }
    }

    /// The same for the family, on paper. Empty where there is nothing to say.
    pub fn for_family(self) -> String {
        match self {
            Self::WithoutYes => "Nobody has said yes to this plan yet.".to_owned(),
            Self::Changed => {
                "This plan has changed since it was agreed. Nobody has said yes yet to how it is now."
                    .to_owned()
            }
            Self::NotWorking { failed_on, meets, tonight, .. } => {
                let since =
                    failed_on.map(|day| format!(" since {}", calendar::long(day))).unwrap_or_default();
                let meet = match meets {
                    _ if tonight => {
                        "We make a new one today. If a child is in danger now, ring 999.".to_owned()
                    }
                    Some(Meets::Planned(day)) => {
                        format!("We meet on {} to make it better.", calendar::long(day))
                    }
                    _ => "We make it better together.".to_owned(),
                };
                format!("This plan has not worked{since}. {meet}")
            }
            _ => String::new(),
        }
    }

    /// Whether somebody has said yes to what it says now, so far as that is asked.
    pub fn is_agreed_as_it_is(self) -> bool {
        !matches!(self, Self::WithoutYes | Self::Changed)
    }
}

/// What is asked first where the plan for tonight has failed.
pub const WHERE_IS_THE_CHILD: &str =
    "Where is the child now? If you do not know, or a child is in danger: ring 999.";

fn tonight_failed(failed_on: Option<Date>) -> String {
    let since = failed_on.map(|day| format!(" since {}", calendar::long(day))).unwrap_or_default();
    format!("The immediate plan is not working{since}. {WHERE_IS_THE_CHILD} Make tonight’s plan anew today.")
}

fn not_working(failed_on: Option<Date>, meets: Option<Meets>) -> String {
    let since = failed_on.map(|day| format!(" since {}", calendar::long(day))).unwrap_or_default();
    match meets {
        None => format!("The plan is not working{since}: no network meeting is planned."),
        Some(Meets::Planned(day)) => {
            format!("The plan is not working{since}: the network meets on {}.", calendar::long(day))
        }
        Some(Meets::Held(day)) => format!(
            "The plan is not working{since}. The network met on {}: the plan has not been agreed again yet.",
            calendar::long(day)
        ),
    }
}

/// How this plan stands on a day.
pub fn standing_of(record: &CaseRecord, plan: &SafetyPlan, today: Date) -> Standing {
    let ended = plan.valid_until.filter(|until| plan.kind == PlanKind::Immediate && *until < today);
    match ended.filter(|_| plan.is_in_force()) {
        Some(until) => Standing::Ended(until),
        None => standing_while_it_holds(record, plan),
    }
}

/// How this plan stands, whether or not its last day has passed.
pub fn standing_while_it_holds(record: &CaseRecord, plan: &SafetyPlan) -> Standing {
    match plan.status {
        PlanStatus::Draft => Standing::Draft,
        PlanStatus::Replaced => Standing::Replaced,
        PlanStatus::NotWorking => failed(record, plan),
        // After the case has closed nobody is left to ask the family for a yes.
        PlanStatus::FamilyOwned => Standing::FamilyOwned,
        _ if plan.signatures.is_empty() && plan.version > 1 => Standing::Changed,
        _ if plan.signatures.is_empty() => Standing::WithoutYes,
        PlanStatus::Agreed => Standing::Agreed,
        PlanStatus::InTest => Standing::InTest,
        PlanStatus::Working => Standing::Working,
    }
}

fn failed(record: &CaseRecord, plan: &SafetyPlan) -> Standing {
    let of_plan = |test: &&PlanTest| record.plan_rule(test.rule).is_some_and(|rule| rule.plan == plan.id);
    let tests = record.plan_tests.iter().map(|kept| &kept.value).filter(of_plan);
    let last = tests.filter(|test| !test.passed()).max_by_key(|test| (test.on, test.id));
    let since = last.map(|test| test.on);
    let network = record.meetings.iter().filter(|meeting| {
        matches!(meeting.kind, MeetingKind::Network | MeetingKind::FamilyGroup)
            && since.is_none_or(|since| meeting.on >= since)
    });
    let on =
        |status| network.clone().filter(move |meeting| meeting.status == status).map(|meeting| meeting.on);
    let meets = on(MeetingStatus::Held)
        .max()
        .map(Meets::Held)
        .or_else(|| on(MeetingStatus::Planned).min().map(Meets::Planned));
    Standing::NotWorking {
        failed_on: since,
        rule: last.map(|test| test.rule),
        meets,
        tonight: plan.kind == PlanKind::Immediate,
    }
}
