//! Beginning the record of a child who comes without a family: an unaccompanied child, a minor from Ukraine, a care leaver who moves
//! here. Whoever is known already is shown first, so that no child has two.

use super::{
    begin_known::{self, Known},
    fields,
};
use crate::colleagues::Colleagues;
use access::Deed;
use axum::{http::StatusCode, response::Response};
use minijinja::context;
use practice::{
    Kind, actions,
    child::{Allocation, Child},
    ids::{ChildId, TeamId},
};
use ui::{
    form::{FormReader, Problems, Values},
    keep::{SaveOutcome, problems},
    page::{Form, shown},
    people_options::{self, Choice},
    route::{Needs, Office, Route},
    session::Sent,
    trouble::Trouble,
    visit::OfficeVisit,
};

/// The form.
pub(super) const ASK: Route =
    Route::get("/children/new", Needs::Office(Office::RegisterFamily), "child.begin_asked");
/// The form sent.
pub(super) const SEND: Route =
    Route::post("/children/new", Needs::Office(Office::RegisterFamily), "child.opened");

/// The child as the form describes them, and whether somebody in this country looks after them.
struct Begun {
    child: Child,
    is_looked_after: bool,
}

/// Shows the form, with the worker's own team and the worker as who leads, or with the draft.
pub(super) async fn ask(visit: OfficeVisit) -> Result<Response, Trouble> {
    let colleagues = Colleagues::of(&visit).await?;
    let me = visit.actor().worker.to_string();
    let mut there = Values::new();
    there.add("team", own_team(&visit)?.to_string());
    if colleagues.workers().iter().any(|one| one.value == me) {
        there.add("lead_worker", me);
    }
    let form = visit.form(&visit.path, 0, &there).await?;
    page(&visit, StatusCode::OK, form, &colleagues, Known::default())
}

/// Begins the record, or shows the form again with everything that was typed.
pub(super) async fn send(visit: OfficeVisit, sent: Sent) -> Result<Response, Trouble> {
    let colleagues = Colleagues::of(&visit).await?;
    let again = |problems: &Problems| visit.form_again(&visit.path, &sent, problems);
    let Begun { child, is_looked_after } = match read(&visit, &sent.values, &colleagues)? {
        Ok(begun) => begun,
        Err(wrong) => {
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            return page(&visit, status, again(&wrong), &colleagues, Known::default());
        }
    };
    let before = visit.app.store().begun(visit.actor().worker, sent.once(), Kind::Child).await?;
    if before.is_none() && sent.values.text("_looked") != begin_known::looked(&child) {
        let known = begin_known::look(&visit, &child).await?;
        if known.is_somebody() {
            return page(&visit, StatusCode::OK, again(&Problems::default()), &colleagues, known);
        }
    }
    let id = child.id;
    let permit = visit.permit.for_new_child(id).ok_or(Trouble::NotYourRole)?.of_record();
    let begins =
        visit.act_in(permit, &sent, "", move |record, acting| actions::put(record, child.into(), acting));
    match begins.await? {
        SaveOutcome::Done(changed) => {
            // A form sent twice began one record, under the first number.
            let first = changed.iter().find(|changed| changed.kind == Kind::Child);
            let id = first.map_or(id, |changed| ChildId(changed.number));
            go_on(&visit, id, is_looked_after).await
        }
        SaveOutcome::Not(findings) => {
            let form = again(&problems(&findings, fields::FIELDS.0));
            page(&visit, StatusCode::UNPROCESSABLE_ENTITY, form, &colleagues, Known::default())
        }
        // Nothing stands of which somebody else could have changed anything.
        SaveOutcome::Clash(_) => {
            page(&visit, StatusCode::CONFLICT, again(&Problems::default()), &colleagues, Known::default())
        }
    }
}

/// To where the child lives, to the child's page, or, where another team works with the child from now on, to one's own work.
async fn go_on(visit: &OfficeVisit, child: ChildId, is_looked_after: bool) -> Result<Response, Trouble> {
    let may = visit.app.store().permits(visit.actor(), vec![child.into()], Deed::Change).await?;
    Ok(match (may.first().is_some_and(Result::is_ok), is_looked_after) {
        (true, true) => visit.go(&format!("/children/{child}/placements/new"), "child-begun-where"),
        (true, false) => visit.go(&format!("/children/{child}"), "child-begun"),
        (false, _) => visit.go("/my-work", "child-begun-elsewhere"),
    })
}

fn own_team(visit: &OfficeVisit) -> Result<TeamId, Trouble> {
    visit.actor().team.ok_or(Trouble::NotYourRole)
}

fn read(
    visit: &OfficeVisit,
    values: &Values,
    colleagues: &Colleagues,
) -> Result<Result<Begun, Problems>, Trouble> {
    let mut reader = FormReader::new(values);
    let team = colleagues.team(&mut reader, "team").unwrap_or(own_team(visit)?);
    let own = Allocation { team, lead_worker: None, since: visit.today };
    let bare = Child::without_a_family(ChildId(visit.app.store().new_id()), own);
    let mut child = fields::read_known(&mut reader, values, bare, visit.today);
    fields::needs_a_name(&mut reader, &child);
    if child.came.is_empty() && !reader.problems.has("came") {
        let sentence =
            "Say in a sentence or two how the child came to us, and why there is no family’s record.";
        reader.problems.add("came", sentence);
    }
    let lead_worker = colleagues.lead(&mut reader, "lead_worker", team);
    child.own = Some(Allocation { lead_worker, ..own });
    let is_looked_after = values.text("looked_after") == "yes";
    let is_whole = reader.problems.is_empty();
    Ok(if is_whole { Ok(Begun { child, is_looked_after }) } else { Err(reader.problems) })
}

fn page(
    visit: &OfficeVisit,
    status: StatusCode,
    form: Form,
    colleagues: &Colleagues,
    known: Known,
) -> Result<Response, Trouble> {
    let title = "Begin the record of a child who comes without a family";
    let looked_after = [
        Choice::new("yes", "Yes: after saving I say with whom the child lives"),
        Choice::new("no", "No, or I do not know yet"),
    ];
    let content = context! {
        title,
        form => shown(form),
        sexes => shown(people_options::sexes()),
        teams => shown(colleagues.teams()),
        leads => shown(colleagues.workers()),
        looked_after => shown(looked_after.to_vec()),
        known => shown(known),
        back => "/children",
    };
    visit.show_as(status, "children/begin.html", &visit.frame(title), content)
}
