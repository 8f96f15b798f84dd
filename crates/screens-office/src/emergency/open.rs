//! Opening another team's record in an emergency: why, for how long, and who is told.

use access::{Deed, Emergency, Refusal};
use axum::{http::StatusCode, response::Response};
use minijinja::context;
use practice::ids::FamilyId;
use ui::{
    form::{FormReader, Problems},
    page::shown,
    route::{Needs, Office, Route},
    session::Sent,
    trouble::Trouble,
    visit::OfficeVisit,
};

/// The form.
pub(super) const SHOW: Route =
    Route::get("/emergency/{family}", Needs::Office(Office::BreakGlass), "break_glass.asked");
/// The form sent.
pub(super) const SEND: Route =
    Route::post("/emergency/{family}", Needs::Office(Office::BreakGlass), "break_glass.opened");

const TITLE: &str = "Open a record in an emergency";

/// Whether this person needs an emergency for this family: not where the record is open to them anyway. A restricted
/// family and one with which they have a conflict are absent.
async fn is_needed(visit: &OfficeVisit, family: FamilyId) -> Result<bool, Trouble> {
    let facts = visit.app.store().access_facts(visit.actor().worker, family).await?;
    let decided = match &facts {
        Some(facts) => access::family::permit(visit.actor(), facts, Deed::See, visit.now),
        None => Err(Refusal::Absent),
    };
    match decided {
        Ok(_) => Ok(false),
        Err(Refusal::AskWhy) => Ok(true),
        Err(refusal) => {
            let verb = visit.route.verb;
            visit
                .app
                .store()
                .journal_refusal(visit.actor().worker, Some(family.into()), verb, visit.now)
                .await?;
            visit.written.not_let_in();
            Err(Trouble::refused(refusal, None))
        }
    }
}

/// Asks why.
pub(super) async fn show(visit: OfficeVisit) -> Result<Response, Trouble> {
    let family: FamilyId = visit.id("family")?;
    if !is_needed(&visit, family).await? {
        return Ok(visit.go(&format!("/families/{family}"), ""));
    }
    page(&visit, StatusCode::OK, &Sent::default(), &Problems::default())
}

/// Opens it for a time, and tells the team that holds it.
pub(super) async fn send(visit: OfficeVisit, sent: Sent) -> Result<Response, Trouble> {
    let family: FamilyId = visit.id("family")?;
    let to = format!("/families/{family}");
    if !is_needed(&visit, family).await? {
        return Ok(visit.go(&to, ""));
    }
    let emergency = match read(&sent) {
        Ok(emergency) => emergency,
        Err(problems) => return page(&visit, StatusCode::UNPROCESSABLE_ENTITY, &sent, &problems),
    };
    let lasts = visit.app.settings().emergency;
    visit.app.store().break_glass(visit.permit, family, emergency, lasts).await?;
    Ok(visit.go(&to, "emergency"))
}

/// Which child, what has happened, why it cannot wait: each said, or asked for beside its field.
fn read(sent: &Sent) -> Result<Emergency, Problems> {
    let mut reader = FormReader::new(&sent.values);
    let emergency = Emergency {
        child: reader.text("child", "Which child"),
        happened: reader.text("happened", "What has happened"),
        why_now: reader.text("why_now", "Why it cannot wait"),
    };
    let mut problems = reader.problems;
    if problems.is_empty() {
        for (field, sentence) in emergency.missing() {
            problems.add(field, sentence);
        }
    }
    if problems.is_empty() { Ok(emergency) } else { Err(problems) }
}

fn page(
    visit: &OfficeVisit,
    status: StatusCode,
    sent: &Sent,
    problems: &Problems,
) -> Result<Response, Trouble> {
    let form = visit.form_again(&visit.path, sent, problems);
    let content = context! {
        form => shown(form),
        title => TITLE,
        hours => visit.app.settings().emergency.as_hours(),
    };
    visit.show_as(status, "emergency/open.html", &visit.frame(TITLE), content)
}
