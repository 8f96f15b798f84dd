//! Which clocks there are, and on what each rests. How long each runs is a setting with dates ([`super::Clocks`]).

use matter::choice;

choice! {
    /// What falls due.
    ClockId {
        ReferralDecision = "referral_decision", "Decision on a contact";
        Assessment = "assessment", "Assessment, from the referral";
        AssessmentCensus = "assessment_census", "Assessment, as the census counts it";
        StrategyDiscussion = "strategy_discussion", "Strategy discussion";
        InitialConference = "initial_conference", "Initial child protection conference";
        TransferConference = "transfer_conference", "Conference after a child moved here";
        FirstReview = "first_review", "First review conference";
        NextReview = "next_review", "Next review conference";
        FirstCoreGroup = "first_core_group", "First core group";
        NextCoreGroup = "next_core_group", "Next core group";
        ProtectionVisit = "protection_visit", "Child protection visit";
        InNeedVisit = "in_need_visit", "Child in need visit";
        InNeedReview = "in_need_review", "Review of the child in need plan";
        PoliceProtection = "police_protection", "Police protection";
        EmergencyProtection = "emergency_protection", "Emergency protection order";
        AssessmentOrder = "assessment_order", "Child assessment order";
        ReturnInterview = "return_interview", "Talk after the child came back";
        Proceedings = "proceedings", "Care proceedings";
        FosteringFirst = "fostering_first", "First visit to a private foster home";
        FosteringFirstYear = "fostering_first_year", "Visit to a private foster home, in the first year";
        FosteringLater = "fostering_later", "Visit to a private foster home, after the first year";
    }
}

choice! {
    /// On what a clock rests.
    Level {
        Law = "law", "the law";
        Guidance = "guidance", "national guidance";
        Local = "local", "our own rule";
    }
}

/// How a clock counts its days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Counting {
    /// The day on which it begins is not counted.
    FromTheDayAfter,
    /// The day on which it begins is the first ("beginning with").
    WithThatDay,
}

impl ClockId {
    /// On what it rests.
    pub fn level(self) -> Level {
        match self {
            Self::PoliceProtection
            | Self::EmergencyProtection
            | Self::AssessmentOrder
            | Self::Proceedings
            | Self::FosteringFirst
            | Self::FosteringFirstYear
            | Self::FosteringLater => Level::Law,
            Self::ReferralDecision
            | Self::Assessment
            | Self::AssessmentCensus
            | Self::InitialConference
            | Self::TransferConference
            | Self::FirstReview
            | Self::NextReview
            | Self::FirstCoreGroup
            | Self::ReturnInterview => Level::Guidance,
            Self::StrategyDiscussion
            | Self::NextCoreGroup
            | Self::ProtectionVisit
            | Self::InNeedVisit
            | Self::InNeedReview => Level::Local,
        }
    }

    /// The law or the guidance in which it stands.
    pub fn source(self) -> &'static str {
        match self {
            Self::PoliceProtection => "Children Act 1989, section 46(6)",
            Self::EmergencyProtection => "Children Act 1989, section 45",
            Self::AssessmentOrder => "Children Act 1989, section 43(5)",
            Self::Proceedings => "Children Act 1989, section 32",
            Self::FosteringFirst | Self::FosteringFirstYear | Self::FosteringLater => {
                "SI 2005/1533, regulations 4, 7 and 8"
            }
            Self::ReturnInterview => "Guidance on children who run away or go missing (2014)",
            Self::AssessmentCensus => "Children in need census, rule 8670Q",
            _ if self.level() == Level::Guidance => "Working Together to Safeguard Children",
            _ => "The authority’s own rule",
        }
    }

    /// How its days are counted.
    pub(super) fn counting(self) -> Counting {
        match self {
            Self::EmergencyProtection | Self::AssessmentOrder => Counting::WithThatDay,
            _ => Counting::FromTheDayAfter,
        }
    }

    /// Whether it is met by a meeting or a visit that somebody books, so that a day on which nobody works is of no use.
    pub(super) fn is_booked(self) -> bool {
        matches!(self, Self::FirstReview | Self::NextReview | Self::NextCoreGroup | Self::InNeedReview)
            || matches!(self, Self::ProtectionVisit | Self::InNeedVisit)
            || matches!(self, Self::FosteringFirst | Self::FosteringFirstYear | Self::FosteringLater)
    }
}
