//! The family's meetings: what is planned first, then what was held, the latest first.

use access::Deed;
use axum::response::Response;
use minijinja::context;
use practice::meeting::{Meeting, MeetingStatus};
use serde::Serialize;
use ui::{
    allowed::Allowed,
    page::shown,
    people_options::name_of,
    route::{Needs, Route},
    trouble::Trouble,
    visit::FamilyVisit,
    words,
};

/// The page.
pub(super) const SHOW: Route =
    Route::get("/families/{family}/meetings", Needs::Family(Deed::See), "meetings.seen");

/// A meeting in the list.
#[derive(Debug, Serialize)]
struct Line {
    id: String,
    kind: &'static str,
    day: String,
    hours: String,
    overdue: bool,
    because: String,
    who: Vec<String>,
    decisions: String,
    edit: String,
}

/// Shows it.
pub(super) async fn show(visit: FamilyVisit) -> Result<Response, Trouble> {
    let record = visit.record().await?;
    let names = visit.worker_names().await?;
    let today = visit.on.unwrap_or(visit.today);
    let of = |status| {
        let mut all: Vec<&Meeting> = record
            .meetings
            .iter()
            .map(|kept| &kept.value)
            .filter(|meeting| meeting.status == status)
            .collect();
        all.sort_by_key(|meeting| (meeting.on, meeting.id));
        if status != MeetingStatus::Planned {
            all.reverse();
        }
        all.into_iter()
            .map(|meeting| Line {
                id: meeting.id.to_string(),
                kind: meeting.kind.words(),
                day: calendar::long(meeting.on),
                hours: words::hours(meeting.at, meeting.until),
                overdue: status == MeetingStatus::Planned && meeting.on < today,
                because: meeting.because.clone(),
                who: meeting.attendees.iter().map(|who| name_of(who, &record, &names)).collect(),
                decisions: meeting.decisions.clone(),
                edit: visit.within(&format!("meetings/{}", meeting.id)),
            })
            .collect::<Vec<_>>()
    };
    let allowed = Allowed::of(&visit, &record);
    let content = context! {
        planned => shown(of(MeetingStatus::Planned)),
        held => shown(of(MeetingStatus::Held)),
        cancelled => shown(of(MeetingStatus::Cancelled)),
        add => visit.within("meetings/new"),
        supervision => visit.within("supervision"),
        stage => visit.within("stage"),
        can_change => allowed.change,
        can_decide => allowed.decide,
    };
    visit.page("meetings/list.html", "Meetings", &record, content).await
}
