//! Ways to break a record.

use crate::story::{assessment, record, referral, signed, whole};
use jiff::civil::{Date, date};
use pathway::{
    Assessment, ChildConference, Enquiry, InNeedPlan, ProtectionPlan, Referral,
    codes::{ClosureReason, ConferenceKind},
    objects::CategoryFrom,
};
use practice::{
    CaseRecord, Object,
    child::{Child, Identifier, IdentifierKind},
    ids::{AssessmentId, ChildConferenceId, EnquiryId, InNeedPlanId, ProtectionPlanId, ReferralId},
};

macro_rules! edit {
    ($objects:expr, $kind:ident, $change:expr) => {
        for object in $objects.iter_mut() {
            if let Object::$kind(one) = object {
                let change: fn(&mut $kind) = $change;
                change(one);
            }
        }
    };
}

pub(super) fn child(objects: &mut [Object], change: fn(&mut Child)) {
    edit!(objects, Child, change);
}
pub(super) fn referrals(objects: &mut [Object], change: fn(&mut Referral)) {
    edit!(objects, Referral, change);
}
pub(super) fn assessments(objects: &mut [Object], change: fn(&mut Assessment)) {
    edit!(objects, Assessment, change);
}
pub(super) fn enquiries(objects: &mut [Object], change: fn(&mut Enquiry)) {
    edit!(objects, Enquiry, change);
}
pub(super) fn initial(objects: &mut [Object], change: fn(&mut ChildConference)) {
    for object in objects.iter_mut() {
        if let Object::ChildConference(one) = object
            && one.kind == ConferenceKind::Initial
        {
            change(one);
        }
    }
}
pub(super) fn plans(objects: &mut [Object], change: fn(&mut ProtectionPlan)) {
    edit!(objects, ProtectionPlan, change);
}
pub(super) fn in_need(objects: &mut [Object], change: fn(&mut InNeedPlan)) {
    edit!(objects, InNeedPlan, change);
}

/// Takes away everything of a kind.
macro_rules! without {
    ($objects:expr, $($kind:ident),+) => {
        $objects.retain(|object| !matches!(object, $(Object::$kind(_))|+))
    };
}

/// The work goes on: the referral and the plan are open.
pub(super) fn goes_on(objects: &mut [Object]) {
    referrals(objects, |one| (one.closed, one.closed_because) = (None, None));
}

pub(super) fn number(child: &mut Child, kind: IdentifierKind, value: &str) {
    child.identifiers.retain(|one| one.kind != kind);
    child.identifiers.push(Identifier { kind, value: value.to_owned() });
}

pub(super) fn second_assessment(objects: &mut Vec<Object>, from: Date, done: Option<Date>) {
    objects.push(Assessment { id: AssessmentId(21), ..assessment(from, done) }.into());
}

pub(super) fn second_enquiry(objects: &mut Vec<Object>) {
    let enquiry = objects.iter().find_map(|object| match object {
        Object::Enquiry(one) => Some(one.clone()),
        _ => None,
    });
    let second = Enquiry {
        id: EnquiryId(31),
        from: date(2025, 5, 12),
        outcome: None,
        concluded: None,
        ..enquiry.unwrap()
    };
    objects.push(second.into());
}

pub(super) fn second_plan(objects: &mut Vec<Object>, from: Date, ended: Option<Date>) {
    let plan = objects.iter().find_map(|object| match object {
        Object::ProtectionPlan(one) => Some(one.clone()),
        _ => None,
    });
    let categories = vec![CategoryFrom { on: from, category: plan.as_ref().unwrap().categories[0].category }];
    let second = ProtectionPlan {
        id: ProtectionPlanId(51),
        conference: None,
        from,
        ended,
        categories,
        ..plan.unwrap()
    };
    objects.push(second.into());
}

pub(super) fn second_in_need(objects: &mut Vec<Object>, from: Date, ended: Option<Date>) {
    let second = InNeedPlan { id: InNeedPlanId(61), from, ended, ended_words: String::new() };
    objects.push(second.into());
}

pub(super) fn second_referral(objects: &mut Vec<Object>, on: Date, closed: Option<Date>) {
    let closed_because = closed.map(|_| ClosureReason::NoLongerInNeed);
    let second = Referral { id: ReferralId(11), closed: closed.map(signed), closed_because, ..referral(on) };
    objects.push(second.into());
}

pub(super) fn moved_here(objects: &mut Vec<Object>) {
    let conference = objects.iter().find_map(|object| match object {
        Object::ChildConference(one) => Some(one.clone()),
        _ => None,
    });
    let moved = ChildConference {
        id: ChildConferenceId(49),
        kind: ConferenceKind::TransferIn,
        enquiry: None,
        ..conference.unwrap()
    };
    objects.push(moved.into());
}

pub(super) fn two(change: fn(&mut Vec<Object>)) -> Vec<CaseRecord> {
    let (mut one, mut other) = (whole(1), whole(2));
    change(&mut one);
    change(&mut other);
    vec![record(one), record(other)]
}
pub(super) use without;
