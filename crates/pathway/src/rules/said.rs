//! What a rule of the pathway says, with its arguments; the words are put together where somebody reads them.

use calendar::long;
use jiff::civil::Date;

/// What a rule says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Said {
    /// Another referral is open on that day (P3).
    AnotherReferral {
        /// Since when.
        since: Date,
    },
    /// It ends before it begins.
    EndsBefore {
        /// When it begins.
        begins: Date,
    },
    /// It ends on the day on which it begins.
    EndsThatDay,
    /// Nothing further was decided, and something was done (P6).
    DoneAfterNoFurther,
    /// Somebody helps, and nobody says why the child needs it (P7).
    NeedMissing,
    /// It was decided, and nobody says why.
    ReasonMissing,
    /// It ended, and nobody says why.
    ClosureReasonMissing,
    /// The reason says that nothing came of the assessment, and something did (P10).
    MoreThanAssessed,
    /// Something is open still (P26).
    OpenStill {
        /// What, in words.
        what: Vec<&'static str>,
    },
    /// Something began after the day on which the work ended (P26).
    BegunAfterwards,
    /// Nobody says whether the child was seen (P8).
    SeenMissing,
    /// The child was not seen, and nobody says why (P8).
    NotSeenWhy,
    /// No factor was given.
    FactorMissing,
    /// “None of these” stands beside others.
    NoneBesideOthers,
    /// A code may not be given on that day.
    FactorNotThen {
        /// Its words.
        words: &'static str,
    },
    /// No referral is open on that day.
    NoReferral,
    /// What came of it is missing.
    OutcomeMissing,
    /// The worry was borne out, and nobody says why there is no conference (P13).
    WhyNoConference,
    /// The conference lies before the enquiry from which it came.
    BeforeEnquiry {
        /// When that began.
        begins: Date,
    },
    /// It was not held, and was decided.
    NotHeld,
    /// Too few agencies came, and nobody says why it was held.
    WhyNotQuorate,
    /// A first conference cannot decide so; or a review cannot.
    WrongDecision,
    /// A plan needs a category (P16).
    CategoryMissing,
    /// There is no plan to review on that day.
    NoPlan,
    /// A plan is in force already.
    PlanBeside {
        /// Since when.
        since: Date,
    },
    /// The plan begins on another day than its conference (P15).
    NotThatDay {
        /// The conference's day.
        conference: Date,
    },
    /// It ended by a review that decided nothing of the kind.
    NoSuchReview,
    /// A gap between two plans (P21).
    Gap {
        /// Days.
        days: i32,
    },
    /// Another assessment is open (P8).
    AssessmentOpen {
        /// Since when.
        since: Date,
    },
    /// A conference cannot move past the review of the plan that it made (P15).
    ReviewedBefore {
        /// The day of the review.
        review: Date,
    },
    /// A plan ended on the day of the conference that is to move.
    EndedPlanThen,
    /// Something stands in the time of a referral that is to be taken back (P26).
    ReferralFollowed,
    /// A conference made the plan that is to be taken back.
    PlanOfConference,
    /// The conference that is to be taken back ended a plan.
    ConferenceEndedPlan,
    /// The plan that a conference made was reviewed since.
    PlanReviewed {
        /// The day of the review.
        review: Date,
    },
    /// An in need plan beside a protection plan.
    BesideProtection,
    /// A protection plan beside an in need plan.
    BesideInNeed,
}

impl std::fmt::Display for Said {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::AnotherReferral { since } => write!(
                out,
                "A referral of {} is open. News about this child joins it: decide “joins the work that is going on” on the contact.",
                long(*since)
            ),
            Self::EndsBefore { begins } => write!(out, "It ends before it begins, on {}. Look at both days.", long(*begins)),
            Self::EndsThatDay => out.write_str("It cannot end on the day on which it begins."),
            Self::DoneAfterNoFurther => out.write_str(
                "“Nothing further” does not fit: an assessment, an enquiry or a plan has begun since. End that first, or say that you help.",
            ),
            Self::NeedMissing => out.write_str("Say why the child needs help. Of several reasons choose the one that stands first."),
            Self::ReasonMissing => out.write_str("Say why it was decided so."),
            Self::ClosureReasonMissing => out.write_str("Say why the work ended."),
            Self::MoreThanAssessed => out.write_str(
                "This reason says that nothing came after the assessment, but there was an enquiry or a plan. Choose another reason.",
            ),
            Self::OpenStill { what } => {
                write!(out, "This is still open: {}. End it first; nothing ends by itself.", what.join(", "))
            }
            Self::BegunAfterwards => out.write_str(
                "An assessment, an enquiry or a plan began after that day. The work ends when the last of them has ended.",
            ),
            Self::SeenMissing => out.write_str("Say whether the child was seen."),
            Self::NotSeenWhy => out.write_str("Say why the child was not seen."),
            Self::FactorMissing => out.write_str("Say what is difficult, or “None of these”."),
            Self::NoneBesideOthers => out.write_str("“None of these” cannot stand beside others. Take one of the two away."),
            Self::FactorNotThen { words } => {
                write!(out, "“{words}” could not be given on that day. Choose one from the list of that day.")
            }
            Self::NoReferral => out.write_str(
                "No referral of this child is open on that day. The return cannot count it: write the referral down, or mend the day.",
            ),
            Self::OutcomeMissing => out.write_str("Say what came of it."),
            Self::WhyNoConference => out.write_str("Say why no conference is needed. A manager decides that."),
            Self::BeforeEnquiry { begins } => {
                write!(out, "The enquiry from which it came began on {}. Look at both days.", long(*begins))
            }
            Self::NotHeld => out.write_str("Say first that it was held."),
            Self::WhyNotQuorate => out.write_str("Too few agencies came. Say why it was held all the same."),
            Self::WrongDecision => out.write_str(
                "A first conference decides whether there is a plan, and a review whether it goes on. Choose one of those.",
            ),
            Self::CategoryMissing => out.write_str("Say what the plan protects the child from."),
            Self::NoPlan => out.write_str("No child protection plan is in force on that day, so there is nothing to review."),
            Self::PlanBeside { since } => {
                write!(out, "A plan is in force since {}. A child has one at a time.", long(*since))
            }
            Self::NotThatDay { conference } => {
                write!(out, "A plan begins on the day of its conference, {}.", long(*conference))
            }
            Self::NoSuchReview => out.write_str(
                "A review conference that decides so has to be held on that day. Or choose another reason.",
            ),
            Self::Gap { days } => write!(
                out,
                "{days} days lie between the protection plan and this one. Both can begin and end on one day.",
            ),
            Self::AssessmentOpen { since } => {
                write!(out, "An assessment is open since {}. Finish it first.", long(*since))
            }
            Self::ReviewedBefore { review } => write!(
                out,
                "The review of {} stands in the way: a plan begins before it is reviewed. Look at both days.",
                long(*review)
            ),
            Self::EndedPlanThen => out.write_str(
                "A plan ended on this day, and what follows it began. Their days cannot be changed together here yet.",
            ),
            Self::ReferralFollowed => out.write_str(
                "An assessment, an enquiry, a conference or a plan stands in the time of this referral. Take that back first.",
            ),
            Self::PlanOfConference => {
                out.write_str("A conference made this plan. Take the conference back, and the plan goes with it.")
            }
            Self::ConferenceEndedPlan => {
                out.write_str("This conference ended a plan, so it stays. Put its day right where it is wrong.")
            }
            Self::PlanReviewed { review } => {
                write!(out, "The plan that it made was reviewed on {}. Take that back first.", long(*review))
            }
            Self::BesideInNeed => out.write_str(
                "A child in need plan is in force in that time. It ends on the day on which the child protection plan begins.",
            ),
            Self::BesideProtection => out.write_str(
                "A child protection plan is in force in that time. A child in need plan begins on the day on which it ends.",
            ),
        }
    }
}
