//! The pathway of one child: all that its own record holds of it, and what follows. The child's status is what is open.

use crate::{
    clocks::{Began, ClockId, Clocks, Due, due},
    codes::{Category, ConferenceKind, EnquiryOutcome},
    objects::{Assessment, ChildConference, Enquiry, InNeedPlan, ProtectionPlan, Referral},
};
use calendar::{Error, Known};
use jiff::civil::Date;
use matter::Kept;

/// All that a child's own record holds of its pathway.
#[derive(Debug, Clone, Copy, Default)]
pub struct Path<'a> {
    /// Its referrals.
    pub referrals: &'a [Kept<Referral>],
    /// Its assessments.
    pub assessments: &'a [Kept<Assessment>],
    /// Its enquiries.
    pub enquiries: &'a [Kept<Enquiry>],
    /// What conferences decided for it.
    pub conferences: &'a [Kept<ChildConference>],
    /// Its child protection plans.
    pub protection: &'a [Kept<ProtectionPlan>],
    /// Its child in need plans.
    pub in_need: &'a [Kept<InNeedPlan>],
}

/// What is known of the family's side, where clocks of the child stop.
#[derive(Debug, Clone, Copy, Default)]
pub struct Happened<'a> {
    /// The last day on which the child was seen on a visit.
    pub seen: Option<Date>,
    /// The days on which a core group met.
    pub core_groups: &'a [Date],
    /// The days on which a meeting about the child in need plan was held.
    pub in_need_meetings: &'a [Date],
}

/// How far the pathway goes on a day: the farthest of what is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reach {
    /// Nothing is open.
    Nothing,
    /// A referral is open, and nobody has decided on it or assesses.
    Referred,
    /// An assessment is open.
    Assessed,
    /// A child in need plan is in force.
    InNeed,
    /// An enquiry is open.
    Enquired,
    /// A child protection plan is in force.
    Protected,
}

impl Reach {
    /// What people read.
    pub fn words(self) -> &'static str {
        match self {
            Self::Nothing => "No referral is open",
            Self::Referred => "Referral",
            Self::Assessed => "Assessment",
            Self::InNeed => "Child in need plan",
            Self::Enquired => "Section 47 enquiry",
            Self::Protected => "Child protection plan",
        }
    }
}

impl<'a> Path<'a> {
    /// The referral that is open on a day.
    pub fn referral_on(&self, day: Date) -> Option<&'a Kept<Referral>> {
        self.referrals.iter().find(|one| one.is_open_on(day))
    }

    /// The referral on which nobody has decided.
    pub fn waits(&self) -> Option<&'a Kept<Referral>> {
        self.referrals.iter().find(|one| one.no_further.is_none() && one.closed.is_none())
    }

    /// The child protection plan that is in force on a day.
    pub fn protection_on(&self, day: Date) -> Option<&'a Kept<ProtectionPlan>> {
        self.protection.iter().find(|plan| plan.is_on(day))
    }

    /// The child protection plan that a conference made.
    pub fn plan_made_by(&self, conference: &ChildConference) -> Option<&'a Kept<ProtectionPlan>> {
        self.protection.iter().find(|plan| plan.conference == Some(conference.id))
    }

    /// The child in need plan that is in force on a day.
    pub fn in_need_on(&self, day: Date) -> Option<&'a Kept<InNeedPlan>> {
        self.in_need.iter().find(|plan| plan.is_on(day))
    }

    /// The assessment that nobody has finished.
    pub fn open_assessment(&self) -> Option<&'a Kept<Assessment>> {
        self.assessments.iter().find(|one| one.authorised.is_none())
    }

    /// The enquiry that nobody has finished.
    pub fn open_enquiry(&self) -> Option<&'a Kept<Enquiry>> {
        self.enquiries.iter().find(|one| one.concluded.is_none())
    }

    /// The enquiry that was finished with “a conference is needed”, about which none has been held.
    pub fn awaits_conference(&self) -> Option<&'a Kept<Enquiry>> {
        let is_held = |one: &Kept<Enquiry>| {
            self.conferences.iter().any(|conference| conference.enquiry == Some(one.id) && conference.held)
        };
        self.enquiries.iter().find(|one| one.outcome == Some(EnquiryOutcome::Conference) && !is_held(one))
    }

    /// How far it goes on a day.
    pub fn reach(&self, day: Date) -> Reach {
        if self.protection_on(day).is_some() {
            Reach::Protected
        } else if self.open_enquiry().is_some() || self.awaits_conference().is_some() {
            Reach::Enquired
        } else if self.in_need_on(day).is_some() {
            Reach::InNeed
        } else if self.open_assessment().is_some() {
            Reach::Assessed
        } else if self.referral_on(day).is_some() {
            Reach::Referred
        } else {
            Reach::Nothing
        }
    }

    /// What the child is protected from on a day, under a plan in force.
    pub fn category_on(&self, day: Date) -> Option<Category> {
        self.protection_on(day).and_then(|plan| plan.category_on(day))
    }

    /// How many child protection plans there were before this one (P22): here, and at other authorities as it says itself.
    pub fn plans_before(&self, plan: &ProtectionPlan) -> u32 {
        let here = self.protection.iter().filter(|other| other.id != plan.id && other.from < plan.from);
        u32::try_from(here.count()).unwrap_or(u32::MAX).saturating_add(u32::from(plan.earlier_elsewhere))
    }

    /// Whether a referral came within twelve months of the one before it, nothing further or not (P5).
    pub fn is_re_referral(&self, referral: &Referral) -> bool {
        let before = self.referrals.iter().filter(|one| one.on < referral.on).map(|one| one.on).max();
        before.is_some_and(|before| {
            calendar::Span::months(12).added_to(before).is_ok_and(|until| referral.on <= until)
        })
    }

    /// The days on which reviews of a plan were held, the earliest first.
    pub fn reviews(&self, plan: &ProtectionPlan) -> Vec<Date> {
        let mut days: Vec<Date> = self
            .conferences
            .iter()
            .filter(|one| one.kind == ConferenceKind::Review && one.held)
            .map(|one| one.on)
            .filter(|on| plan.from < *on && plan.ended.is_none_or(|ended| *on <= ended))
            .collect();
        days.sort_unstable();
        days.dedup();
        days
    }

    /// Every clock of the child that runs on a day.
    ///
    /// # Errors
    /// Where a day lies outside those whose holidays are known.
    pub fn due(
        &self,
        clocks: &Clocks,
        happened: Happened<'_>,
        today: Date,
        known: Known,
    ) -> Result<Vec<Due>, Error> {
        let mut began: Vec<(ClockId, Date)> = Vec::new();
        let seen = |from: Date| happened.seen.map_or(from, |seen| seen.max(from));
        if let Some(referral) = self.referral_on(today) {
            if referral.no_further.is_none() {
                began.push((ClockId::ReferralDecision, referral.on));
            } else if self.assessments.iter().all(|one| one.from < referral.on)
                || self.open_assessment().is_some()
            {
                began.push((ClockId::Assessment, referral.on));
            }
        }
        if let Some(assessment) = self.open_assessment() {
            began.push((ClockId::AssessmentCensus, assessment.from));
        }
        if let Some(enquiry) = self.open_enquiry().or_else(|| self.awaits_conference()) {
            began.push((ClockId::InitialConference, enquiry.from));
        }
        let moved = self.conferences.iter().find(|one| one.kind == ConferenceKind::TransferIn && !one.held);
        began.extend(moved.and_then(|one| Some((ClockId::TransferConference, one.notice?))));
        if let Some(plan) = self.protection_on(today) {
            began.push(match self.reviews(plan).last() {
                Some(last) => (ClockId::NextReview, *last),
                None => (ClockId::FirstReview, plan.from),
            });
            began.push(match since(happened.core_groups, plan.from) {
                Some(last) => (ClockId::NextCoreGroup, last),
                None => (ClockId::FirstCoreGroup, plan.from),
            });
            began.push((ClockId::ProtectionVisit, seen(plan.from)));
        } else if let Some(plan) = self.in_need_on(today) {
            began.push((ClockId::InNeedVisit, seen(plan.from)));
            let met = since(happened.in_need_meetings, plan.from);
            began.push((ClockId::InNeedReview, met.unwrap_or(plan.from)));
        }
        began.into_iter().map(|(id, day)| due(clocks, id, Began::On(day), known)).collect()
    }
}

/// The last of these days that is after the first.
fn since(days: &[Date], first: Date) -> Option<Date> {
    days.iter().copied().filter(|day| *day > first).max()
}
