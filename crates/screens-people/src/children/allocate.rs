//! Who works with the child apart from its family: a child in care, one whom no family's record holds, a care leaver.

use crate::colleagues::Colleagues;
use access::Deed;
use axum::response::Response;
use practice::{actions::children::allocate::allocate_child, child::Allocation};
use record::homes::ChildOpened;
use serde::Serialize;
use ui::{
    form::{FormReader, Problems, Values},
    keep::{From, SaveOutcome, problems},
    page::Form,
    people_options::Choice,
    route::{Needs, Route},
    session::Sent,
    trouble::Trouble,
    visit::ChildVisit,
};

/// The form.
pub(super) const ASK: Route =
    Route::get("/children/{child}/allocate", Needs::Child(Deed::Decide), "child.allocation_asked");
/// The form sent.
pub(super) const SEND: Route =
    Route::post("/children/{child}/allocate", Needs::Child(Deed::Decide), "child.allocated");

const LABELS: &[(&str, &str)] =
    &[("team", "The team"), ("lead_worker", "Who leads"), ("since", "Since when")];

/// What the form needs besides its fields.
#[derive(Debug, Clone, Serialize)]
struct AllocatePage {
    back: String,
    teams: Vec<Choice>,
    workers: Vec<Choice>,
    /// Whether only named people may know of the record.
    hidden: bool,
}

/// Shows the form.
pub(super) async fn ask(visit: ChildVisit) -> Result<Response, Trouble> {
    let opened = visit.opened().await?;
    let child = opened.record.child(visit.child()).ok_or(Trouble::Absent)?;
    let mut there = Values::new();
    if let Some(own) = child.own {
        there.add("team", own.team.to_string());
        there.add("lead_worker", own.lead_worker.map(|worker| worker.to_string()).unwrap_or_default());
        there.add_date("since", Some(own.since));
    } else {
        there.add_date("since", Some(visit.today));
    }
    let form = visit.form(&visit.path, 0, &there).await?;
    page(&visit, &opened, form).await
}

/// Keeps who works with the child.
pub(super) async fn send(visit: ChildVisit, sent: Sent) -> Result<Response, Trouble> {
    let mut reader = FormReader::new(&sent.values);
    let reason = reader.text("reason", "The reason");
    let wrong = match read(reader, &Colleagues::of(&visit).await?) {
        Err(problems) => problems,
        Ok(own) => {
            let (child, today) = (visit.child(), visit.today);
            let kept = visit.decide(&sent, &reason, (From::default(), Vec::new()), move |scene, _| {
                allocate_child(scene, child, own, today)
            });
            match kept.await? {
                SaveOutcome::Not(findings) => problems(&findings, LABELS),
                // Another team's record may be closed to whoever gave it to that team.
                SaveOutcome::Done(_) | SaveOutcome::Clash(_) => {
                    return Ok(visit.go(&visit.after_deciding().await?, "child-allocated"));
                }
            }
        }
    };
    let form = visit.form_again(&visit.path, &sent, &wrong);
    page(&visit, &visit.opened().await?, form).await
}

fn read(mut reader: FormReader<'_>, colleagues: &Colleagues) -> Result<Option<Allocation>, Problems> {
    let team = colleagues.team(&mut reader, "team");
    let since = reader.date("since", "The day");
    let own = team.map(|team| {
        let lead_worker = colleagues.lead(&mut reader, "lead_worker", team);
        if since.is_none() && reader.problems.is_empty() {
            reader.problems.add("since", "Put in since when the team works with the child.");
        }
        since.map(|since| Allocation { team, lead_worker, since })
    });
    if reader.problems.is_empty() { Ok(own.flatten()) } else { Err(reader.problems) }
}

async fn page(visit: &ChildVisit, opened: &ChildOpened, form: Form) -> Result<Response, Trouble> {
    let child = &opened.record.child(visit.child()).ok_or(Trouble::Absent)?.value;
    let colleagues = Colleagues::of(visit).await?;
    let page = AllocatePage {
        back: visit.within(""),
        teams: colleagues.teams(),
        workers: colleagues.workers(),
        hidden: child.is_hidden(),
    };
    visit.decision_page(form, ("children/allocate.html", "Who works with the child"), opened, page)
}
