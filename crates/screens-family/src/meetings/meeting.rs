//! Meetings: planned, held or not held, with what was decided.

use super::meeting_form;
use axum::response::Response;
use practice::{
    CaseRecord, Kept, Object, Who,
    ids::MeetingId,
    meeting::{Meeting, MeetingKind, MeetingStatus},
};
use ui::{
    by_form::{ByForm, FormRoutes},
    form::{Problems, Values},
    page::Form,
    trouble::Trouble,
    visit::FamilyVisit,
};

/// Meetings: planned, held or not held, with what was decided.
pub(super) struct OneMeeting;

impl ByForm for OneMeeting {
    type Thing = Meeting;

    const ROUTES: &'static FormRoutes = &FormRoutes::at(
        ("/families/{family}/meetings/new", "meeting.asked", "meeting.added"),
        ("/families/{family}/meetings/{meeting}", "meeting.seen", "meeting.saved"),
    );
    const LABELS: &'static [(&'static str, &'static str)] = meeting_form::LABELS;

    fn bare(visit: &FamilyVisit, _: &CaseRecord, _: &Values) -> Result<Meeting, Trouble> {
        Ok(Meeting {
            id: MeetingId(visit.app.store().new_id()),
            kind: MeetingKind::Network,
            on: visit.today,
            at: None,
            until: None,
            status: MeetingStatus::Planned,
            because: String::new(),
            attendees: Vec::new(),
            quorate: None,
            decisions: String::new(),
        })
    }

    /// A network meeting with the whole network asked.
    fn begun(visit: &FamilyVisit, record: &CaseRecord, bare: &Meeting) -> Values {
        let mut there = Values::new();
        there.add("kind", bare.kind.code()).add("status", bare.status.code());
        for member in record.network.iter().filter(|member| member.left.is_none()) {
            there.add("attendees", Who::Person(member.person).to_string());
        }
        there.add("attendees", Who::Worker(visit.actor().worker).to_string());
        there
    }

    fn named<'a>(visit: &FamilyVisit, record: &'a CaseRecord) -> Result<&'a Kept<Meeting>, Trouble> {
        record.meeting(visit.id::<MeetingId>("meeting")?).ok_or(Trouble::Absent)
    }

    fn as_sent(object: &Object) -> Values {
        meeting_form::as_sent(object)
    }

    fn read(_: &CaseRecord, values: &Values, meeting: Meeting) -> Result<Meeting, Problems> {
        meeting_form::read(values, meeting)
    }

    async fn page(
        visit: &FamilyVisit,
        record: &CaseRecord,
        form: Form,
        thing: &Meeting,
        is_new: bool,
    ) -> Result<Response, Trouble> {
        meeting_form::page(visit, record, form, thing, is_new).await
    }

    fn after(visit: &FamilyVisit, _: &Meeting, _: i64) -> String {
        visit.within("meetings")
    }
}
