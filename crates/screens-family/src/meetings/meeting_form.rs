//! The form of a meeting: how it is filled, read and named. Planning and recording share it.

use crate::care;
use axum::response::Response;
use calendar::Time;
use minijinja::context;
use practice::{
    CaseRecord, Object,
    meeting::{Meeting, MeetingKind, MeetingStatus},
};
use ui::{
    fields,
    form::{FormReader, Problems, Values, time_of_day},
    page::{Form, shown},
    people_options::Choice,
    saving::status_of,
    trouble::Trouble,
    visit::FamilyVisit,
};

/// The fields, by the names that they have in the type, and what people call them.
pub(super) const LABELS: &[(&str, &str)] = &[
    ("kind", "What kind of meeting"),
    ("on", "The day"),
    ("at", "When it begins"),
    ("until", "When it ends"),
    ("status", "What became of it"),
    ("because", "Why"),
    ("attendees", "Who"),
    ("decisions", "What was decided"),
];

/// A meeting as the form sends it.
pub(super) fn as_sent(object: &Object) -> Values {
    let mut values = Values::new();
    if let Object::Meeting(meeting) = object {
        values
            .add("kind", meeting.kind.code())
            .add_date("on", Some(meeting.on))
            .add("at-time", meeting.at.map(calendar::short_time).unwrap_or_default())
            .add("until-time", meeting.until.map(calendar::short_time).unwrap_or_default())
            .add("status", meeting.status.code())
            .add("because", &meeting.because)
            .add("decisions", &meeting.decisions);
        fields::add_all(&mut values, "attendees", &meeting.attendees);
    }
    values
}

/// Reads the form into a meeting.
pub(super) fn read(values: &Values, mut meeting: Meeting) -> Result<Meeting, Problems> {
    let mut reader = FormReader::new(values);
    if let Some(kind) = reader.choice("kind", "Choose what kind of meeting it is.", MeetingKind::from_code) {
        meeting.kind = kind;
    }
    match reader.date("on", "The day of the meeting") {
        Some(on) => meeting.on = on,
        None if !reader.problems.has("on") => {
            reader.problems.add("on", "Say on which day.");
        }
        None => {}
    }
    meeting.at = time(&mut reader, "at-time", "When it begins");
    meeting.until = time(&mut reader, "until-time", "When it ends");
    if reader.problems.is_empty()
        && meeting.until.is_some_and(|until| meeting.at.is_none_or(|at| until <= at))
    {
        reader.problems.add("until-time", "It ends after it begins. Look at both times again.");
    }
    if let Some(status) =
        reader.choice("status", "Say whether it is planned, held or called off.", MeetingStatus::from_code)
    {
        meeting.status = status;
    }
    meeting.because = reader.text("because", "Why");
    meeting.attendees = fields::read_all(&mut reader, "attendees", "Who");
    meeting.decisions = reader.text("decisions", "What was decided");
    if meeting.status == MeetingStatus::Held && meeting.attendees.is_empty() && reader.problems.is_empty() {
        reader.problems.add("attendees", "Say who came.");
    }
    if reader.problems.is_empty() { Ok(meeting) } else { Err(reader.problems) }
}

/// A time of day, which may be left out.
fn time(reader: &mut FormReader<'_>, name: &str, label: &str) -> Option<Time> {
    let typed = reader.line(name, label);
    let time = time_of_day(&typed);
    if time.is_none() && !typed.is_empty() {
        reader
            .problems
            .add(name, format!("{label}: put in the time like 4:30pm or 16:30, or leave it empty."));
    }
    time
}

/// The page with the form.
pub(super) async fn page(
    visit: &FamilyVisit,
    record: &CaseRecord,
    form: Form,
    meeting: &Meeting,
    is_new: bool,
) -> Result<Response, Trouble> {
    let names = visit.worker_names().await?;
    let (title, status) = (if is_new { "Plan a meeting" } else { meeting.kind.words() }, status_of(&form));
    let mut everybody = fields::named(record, &names, &form, &["attendees"]);
    if meeting.status == MeetingStatus::Planned {
        care::hint(record, None, "invite", &mut everybody);
    }
    let of = |code: &'static str, words: &'static str| Choice::new(code, words);
    let content = context! {
        title => title,
        back => visit.within("meetings"),
        kinds => shown(MeetingKind::ALL.iter().map(|kind| of(kind.code(), kind.words())).collect::<Vec<_>>()),
        statuses => shown(MeetingStatus::ALL.iter().map(|status| of(status.code(), status.words())).collect::<Vec<_>>()),
        everybody => shown(everybody),
        form => shown(form),
    };
    visit.page_as(status, "meetings/form.html", title, record, content).await
}
