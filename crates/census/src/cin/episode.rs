//! An episode of being in need, as the file has it: a referral with what happened until the next.

use super::{
    Census,
    node::{Node, Which},
};
use calendar::Known;
use jiff::civil::Date;
use pathway::{
    Assessment, ChildConference, ClockId, Clocks, Enquiry, InNeedPlan, Path, ProtectionPlan, Referral,
    clocks::{Began, due},
    codes::{Category, ClosureReason, ConferenceKind, EnquiryOutcome, PrimaryNeed},
};
use practice::{CaseRecord, Kind};

/// The episodes of a child that were open in the year, or came to nothing in it, the earliest first.
pub(super) fn all(census: Census, own: &CaseRecord) -> Vec<Node> {
    let path = practice::path(own);
    let mut referrals: Vec<&Referral> = path.referrals.iter().map(|kept| &kept.value).collect();
    referrals.sort_by_key(|one| (one.on, one.id));
    let next = |at: usize| referrals.get(at + 1).map(|next| next.on);
    referrals
        .iter()
        .enumerate()
        .filter(|(_, one)| is_in(census, one))
        .map(|(at, one)| Episode { census, path, referral: one, next: next(at) }.node())
        .collect()
}

/// Whether a referral belongs into the year's return.
fn is_in(census: Census, one: &Referral) -> bool {
    if one.no_further == Some(true) {
        return census.has(one.on);
    }
    census.touches(one.on, one.closed.map(|closed| closed.on))
}

/// One episode.
struct Episode<'a> {
    census: Census,
    path: Path<'a>,
    referral: &'a Referral,
    /// The day of the next referral.
    next: Option<Date>,
}

impl Episode<'_> {
    /// Whether something that began on a day belongs to it.
    fn holds(&self, day: Date) -> bool {
        self.referral.on <= day && self.next.is_none_or(|next| day < next)
    }

    fn node(&self) -> Node {
        let one = self.referral;
        let is_nothing = one.no_further == Some(true);
        let need = one.need.or((!is_nothing).then_some(PrimaryNeed::NotStated));
        let closed = one.closed.filter(|closed| closed.on <= self.census.end());
        let reason = closed.and(one.closed_because).map(ClosureReason::code);
        let transferred = self.transferred();
        let node = Node::new("CINdetails")
            .from((Kind::Referral, one.id.0))
            .leaf("CINreferralDate", one.on)
            .leaf("ReferralSource", &one.source)
            // While nobody has decided on it, nobody has stated it either.
            .leaf_if("PrimaryNeedCode", need.map(PrimaryNeed::code))
            .leaf_if("CINclosureDate", closed.map(|closed| closed.on))
            .leaf_if("ReasonForClosure", reason)
            .leaf_from("DateOfInitialCPC", transferred.map(|it| it.on), transferred.map(which));
        if is_nothing {
            return node.leaf("ReferralNFA", 1);
        }
        node.with_all(self.assessments())
            .with_all(self.in_need())
            .with_all(self.enquiries())
            .leaf("ReferralNFA", 0)
            .with_all(self.protection())
    }

    /// The conference about a child who moved here. It comes from no enquiry of this authority (P24).
    fn transferred(&self) -> Option<&ChildConference> {
        let moved = |one: &&ChildConference| {
            one.kind == ConferenceKind::TransferIn
                && one.held
                && self.holds(one.on)
                && self.census.has(one.on)
        };
        self.path.conferences.iter().map(|kept| &kept.value).find(moved)
    }

    fn assessments(&self) -> Vec<Node> {
        let mut all: Vec<&Assessment> = self.path.assessments.iter().map(|kept| &kept.value).collect();
        all.sort_by_key(|one| (one.from, one.id));
        all.into_iter().filter(|one| self.holds(one.from)).filter_map(|one| self.assessment(one)).collect()
    }

    /// One that was finished in the year, or was not and began in it. What was finished after the year is sent as not finished.
    fn assessment(&self, one: &Assessment) -> Option<Node> {
        let done = one.authorised.map(|done| done.on).filter(|on| *on <= self.census.end());
        let counts = done.map_or(self.census.has(one.from), |on| self.census.has(on));
        let factors = one.factors.iter().filter(|_| done.is_some());
        let mut listed = Node::new("FactorsIdentifiedAtAssessment");
        let mut any = false;
        for code in factors {
            any = true;
            listed = listed.leaf("AssessmentFactors", code);
        }
        counts.then(|| {
            Node::new("Assessments")
                .from((Kind::Assessment, one.id.0))
                .leaf("AssessmentActualStartDate", one.from)
                .leaf_if("AssessmentInternalReviewDate", one.checkpoint)
                .leaf_if("AssessmentAuthorisationDate", done)
                .with_all(any.then_some(listed))
        })
    }

    fn in_need(&self) -> Vec<Node> {
        let mut all: Vec<&InNeedPlan> = self.path.in_need.iter().map(|kept| &kept.value).collect();
        all.sort_by_key(|one| (one.from, one.id));
        all.into_iter()
            .filter(|one| self.holds(one.from) && self.census.touches(one.from, one.ended))
            .map(|one| {
                Node::new("CINPlanDates")
                    .from((Kind::InNeedPlan, one.id.0))
                    .leaf("CINPlanStartDate", one.from)
                    .leaf_if("CINPlanEndDate", one.ended.filter(|day| *day <= self.census.end()))
            })
            .collect()
    }

    fn enquiries(&self) -> Vec<Node> {
        let mut all: Vec<&Enquiry> = self.path.enquiries.iter().map(|kept| &kept.value).collect();
        all.sort_by_key(|one| (one.from, one.id));
        all.into_iter().filter(|one| self.holds(one.from)).filter_map(|one| self.enquiry(one)).collect()
    }

    /// One whose conference was held in the year, or that had none and began in it.
    fn enquiry(&self, one: &Enquiry) -> Option<Node> {
        let conferences = self.path.conferences.iter().map(|kept| &kept.value);
        let mut held = conferences.filter(|other| other.enquiry == Some(one.id) && other.held);
        let held = held.next().filter(|other| other.on <= self.census.end());
        let counts = held.map_or(self.census.has(one.from), |other| self.census.has(other.on));
        let is_over = one.concluded.is_some_and(|done| done.on <= self.census.end());
        let not_needed = is_over && one.outcome.is_some_and(|outcome| outcome != EnquiryOutcome::Conference);
        let target =
            due(&Clocks::default(), ClockId::InitialConference, Began::On(one.from), Known::ALL).ok();
        let target = target.filter(|_| !not_needed).map(|due| due.end.day());
        counts.then(|| {
            Node::new("Section47")
                .from((Kind::Enquiry, one.id.0))
                .leaf("S47ActualStartDate", one.from)
                .leaf_if("InitialCPCtarget", target)
                .leaf_from("DateOfInitialCPC", held.map(|other| other.on), held.map(which))
                .leaf("ICPCnotRequired", u8::from(not_needed && held.is_none()))
        })
    }

    fn protection(&self) -> Vec<Node> {
        let mut all: Vec<&ProtectionPlan> = self.path.protection.iter().map(|kept| &kept.value).collect();
        all.sort_by_key(|one| (one.from, one.id));
        all.into_iter()
            .filter(|one| self.holds(one.from) && self.census.touches(one.from, one.ended))
            .map(|one| self.plan(one))
            .collect()
    }

    fn plan(&self, one: &ProtectionPlan) -> Node {
        let end = self.census.end();
        let ended = one.ended.filter(|day| *day <= end);
        let first = one.category_on(one.from).or_else(|| one.categories.first().map(|first| first.category));
        let latest = one.category_on(ended.unwrap_or(end)).or(first);
        let reviews = self.path.reviews(one).into_iter().filter(|on| self.census.has(*on));
        let held = |on: Date| {
            self.path.conferences.iter().find(|it| it.on == on && it.kind == ConferenceKind::Review)
        };
        let mut list = Node::new("Reviews");
        let mut any = false;
        for on in reviews {
            any = true;
            list = list.leaf_from("CPPreviewDate", Some(on), held(on).map(|it| which(it)));
        }
        Node::new("ChildProtectionPlans")
            .from((Kind::ProtectionPlan, one.id.0))
            .leaf("CPPstartDate", one.from)
            .leaf_if("CPPendDate", ended)
            .leaf_if("InitialCategoryOfAbuse", first.map(Category::code))
            .leaf_if("LatestCategoryOfAbuse", latest.map(Category::code))
            .leaf("NumberOfPreviousCPP", self.path.plans_before(one))
            .with_all(any.then_some(list))
    }
}

fn which(conference: &ChildConference) -> Which {
    (Kind::ChildConference, conference.id.0)
}
