//! Moving somebody to another ring: by a button, or by dragging, which opens the same form.

use super::member_form;
use access::Deed;
use axum::{http::StatusCode, response::Response};
use minijinja::context;
use practice::{
    CaseRecord, Object,
    ids::MemberId,
    plan::{Knows, NetworkMember},
};
use ui::{
    fields,
    form::{FormReader, Problems, Values},
    page::{Form, shown},
    people_options::{WorkerNames, name_of},
    route::{Needs, Route},
    saving::{Saved, status_of},
    session::Sent,
    trouble::Trouble,
    visit::FamilyVisit,
};

/// The form.
pub(super) const SHOW: Route =
    Route::get("/families/{family}/network/{member}/ring", Needs::Family(Deed::Change), "member.move_asked");
/// The form sent.
pub(super) const SEND: Route =
    Route::post("/families/{family}/network/{member}/ring", Needs::Family(Deed::Change), "member.moved");

/// Shows the form; `?knows=` is the ring to which somebody was moved.
pub(super) async fn show(visit: FamilyVisit) -> Result<Response, Trouble> {
    let record = visit.record().await?;
    let member = record.member(visit.id::<MemberId>("member")?).ok_or(Trouble::Absent)?;
    let mut there = Values::new();
    let to = Knows::from_code(visit.query.text("knows")).unwrap_or(member.knows);
    there.add("knows", to.code());
    match to {
        Knows::Nothing => {}
        _ if to == member.knows => {
            there.add_date("told_on", member.told_on);
            fields::add_who(&mut there, "told_by", member.told_by.as_ref());
        }
        // Who told them before is most likely who told them the rest; the day is asked for anew.
        _ => {
            there.add_date("told_on", Some(visit.today));
            fields::add_who(&mut there, "told_by", member.told_by.as_ref());
        }
    }
    let form = visit.form(&visit.path, member.version, &there).await?;
    page(&visit, &record, StatusCode::OK, &member.value, form).await
}

/// Keeps the move.
pub(super) async fn send(visit: FamilyVisit, sent: Sent) -> Result<Response, Trouble> {
    let record = visit.record().await?;
    let member = record.member(visit.id::<MemberId>("member")?).ok_or(Trouble::Absent)?;
    let read = read(&sent.values, member.value.clone());
    match visit.save(&sent, read, member_form::LABELS, as_sent).await? {
        Saved::Kept(_) => Ok(visit.go(&visit.within("network"), "moved")),
        Saved::Again(form) => page(&visit, &record, status_of(&form), &member.value, form).await,
    }
}

fn read(values: &Values, mut member: NetworkMember) -> Result<NetworkMember, Problems> {
    let mut reader = FormReader::new(values);
    member_form::read_ring(&mut reader, values, &mut member);
    if member.knows == Knows::Nothing {
        (member.told_on, member.told_by) = (None, None);
    } else {
        if member.told_on.is_none() && reader.problems.is_empty() {
            reader.problems.add("told_on", "Say on which day they were told.");
        }
        if member.told_by.is_none() && reader.problems.is_empty() {
            reader.problems.add("told_by", "Say who told them.");
        }
    }
    if reader.problems.is_empty() { Ok(member) } else { Err(reader.problems) }
}

/// Only the fields of this form.
fn as_sent(object: &Object) -> Values {
    let mut values = member_form::as_sent(object);
    let own = ["knows", "told_on", "told_by"];
    values.retain(|name| own.iter().any(|field| name.starts_with(field)));
    values
}

/// When and by whom they were told before, as a sentence. Empty: it is not known.
fn told_before(member: &NetworkMember, record: &CaseRecord, names: &WorkerNames) -> String {
    let on = member.told_on.map(|on| format!(" on {}", calendar::long(on)));
    let by = member.told_by.as_ref().map(|who| format!(" by {}", name_of(who, record, names)));
    if on.is_none() && by.is_none() {
        return String::new();
    }
    format!("They were told{}{}.", on.unwrap_or_default(), by.unwrap_or_default())
}

async fn page(
    visit: &FamilyVisit,
    record: &CaseRecord,
    status: StatusCode,
    member: &NetworkMember,
    form: Form,
) -> Result<Response, Trouble> {
    let names = visit.worker_names().await?;
    let name = record.person(member.person).map_or("somebody", |person| person.short_name());
    let title = format!("What does {name} know now?");
    let content = context! {
        title => &title,
        name => name,
        before => member.knows.words(),
        told_before => told_before(member, record, &names),
        back => visit.within("network"),
        rings => shown(member_form::rings()),
        everybody => shown(fields::everybody(record, &names, &form, &["told_by"])),
        form => shown(form),
    };
    visit.page_as(status, "network/move.html", "What somebody knows now", record, content).await
}
