//! How long each clock runs, from which day on.

use super::{ClockId, Length};
use jiff::civil::Date;
use matter::{Dated, section};

section! {
    /// How long each clock runs. Asked with the day on which the clock began: two versions never judge one event (practice P51).
    Clocks {
        /// Received until decided, and whoever told is told so (C1).
        referral_decision: Length = Length::WorkingDays(1);
        /// Referral until the assessment is authorised (C2).
        assessment: Length = Length::WorkingDays(45);
        /// The same from the day on which the assessment began, as the census counts (C2s).
        assessment_census: Length = Length::WorkingDays(45);
        /// Concern of significant harm until the strategy discussion (C3).
        strategy_discussion: Length = Length::WorkingDays(1);
        /// The strategy discussion that began the enquiry until the conference (C4).
        initial_conference: Length = Length::WorkingDays(15);
        /// Written notice of another authority until the conference (C5).
        transfer_conference: Length = Length::WorkingDays(15);
        /// First conference until the first review (C6).
        first_review: Length = Length::Months(3);
        /// A review until the next (C6).
        next_review: Length = Length::Months(6);
        /// Conference with a plan until the first core group (C7).
        first_core_group: Length = Length::WorkingDays(10);
        /// A core group until the next (C7).
        next_core_group: Length = Length::Weeks(6);
        /// A visit until the next, with a child protection plan (C8).
        protection_visit: Length = Length::WorkingDays(10);
        /// A visit until the next, with a child in need plan (C8).
        in_need_visit: Length = Length::Weeks(4);
        /// A review until the next, with a child in need plan (C8).
        in_need_review: Length = Length::Weeks(12);
        /// A constable's act until it ends (C9).
        police_protection: Length = Length::Hours(72);
        /// The order, its day being the first (C10).
        emergency_protection: Length = Length::Days(8);
        /// The day stated in the order, being the first (C11).
        assessment_order: Length = Length::Days(7);
        /// The child came back until somebody talked with the child (C18).
        return_interview: Length = Length::Hours(72);
        /// Issued until the final order (C24).
        proceedings: Length = Length::Weeks(26);
        /// Notice of private fostering until the first visit (C25).
        fostering_first: Length = Length::WorkingDays(7);
        /// A visit until the next in the first year (C25).
        fostering_first_year: Length = Length::Weeks(6);
        /// A visit until the next after the first year (C25).
        fostering_later: Length = Length::Weeks(12);
    }
}

impl Clocks {
    /// How long a clock runs that begins on this day.
    pub fn length(&self, id: ClockId, day: Date) -> Length {
        *self.dated(id).on(day)
    }

    fn dated(&self, id: ClockId) -> &Dated<Length> {
        match id {
            ClockId::ReferralDecision => &self.referral_decision,
            ClockId::Assessment => &self.assessment,
            ClockId::AssessmentCensus => &self.assessment_census,
            ClockId::StrategyDiscussion => &self.strategy_discussion,
            ClockId::InitialConference => &self.initial_conference,
            ClockId::TransferConference => &self.transfer_conference,
            ClockId::FirstReview => &self.first_review,
            ClockId::NextReview => &self.next_review,
            ClockId::FirstCoreGroup => &self.first_core_group,
            ClockId::NextCoreGroup => &self.next_core_group,
            ClockId::ProtectionVisit => &self.protection_visit,
            ClockId::InNeedVisit => &self.in_need_visit,
            ClockId::InNeedReview => &self.in_need_review,
            ClockId::PoliceProtection => &self.police_protection,
            ClockId::EmergencyProtection => &self.emergency_protection,
            ClockId::AssessmentOrder => &self.assessment_order,
            ClockId::ReturnInterview => &self.return_interview,
            ClockId::Proceedings => &self.proceedings,
            ClockId::FosteringFirst => &self.fostering_first,
            ClockId::FosteringFirstYear => &self.fostering_first_year,
            ClockId::FosteringLater => &self.fostering_later,
        }
    }
}
