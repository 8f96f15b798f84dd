//! Sealing a child's record after an adoption order: from then on only named people know of it, and the birth family's record ends
//! with the child's birth name.

use super::links;
use crate::colleagues::Colleagues;
use access::Deed;
use axum::response::Response;
use jiff::civil::Date;
use practice::{
    actions::children::seal::{Sealing, seal_child},
    child::Allocation,
    ids::WorkerId,
};
use record::{homes::ChildOpened, standing::StandingList};
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
    Route::get("/children/{child}/seal", Needs::Child(Deed::Decide), "child.seal_asked");
/// The form sent.
pub(super) const SEND: Route =
    Route::post("/children/{child}/seal", Needs::Child(Deed::Decide), "child.sealed");

const LABELS: &[(&str, &str)] = &[("on", "The day of the order"), ("why", "The order and the court")];

/// What the form needs besides its fields.
#[derive(Debug, Clone, Serialize)]
struct SealPage {
    back: String,
    called: String,
    /// The families whose links end.
    families: Vec<String>,
    teams: Vec<Choice>,
    workers: Vec<Choice>,
    nameable: Vec<Choice>,
    /// Whether the record is restricted already: then the names on it stay as they are.
    restricted: bool,
}

/// What the form says.
struct Asked {
    on: Date,
    why: String,
    own: Allocation,
    named: Vec<WorkerId>,
}

/// Shows the form, with what will be closed.
pub(super) async fn ask(visit: ChildVisit) -> Result<Response, Trouble> {
    let opened = visit.opened().await?;
    let form = visit.form(&visit.path, 0, &Values::new()).await?;
    page(&visit, &opened, form).await
}

/// Seals.
pub(super) async fn send(visit: ChildVisit, sent: Sent) -> Result<Response, Trouble> {
    let opened = visit.opened().await?;
    let wrong = match read(&visit, &sent, &opened).await? {
        Err(problems) => problems,
        Ok(asked) => match keep(&visit, &sent, &opened, asked).await? {
            SaveOutcome::Not(findings) => problems(&findings, LABELS),
            SaveOutcome::Done(_) | SaveOutcome::Clash(_) => {
                return Ok(visit.go(&visit.within(""), "child-sealed"));
            }
        },
    };
    let form = visit.form_again(&visit.path, &sent, &wrong);
    page(&visit, &visit.opened().await?, form).await
}

async fn read(
    visit: &ChildVisit,
    sent: &Sent,
    opened: &ChildOpened,
) -> Result<Result<Asked, Problems>, Trouble> {
    let colleagues = Colleagues::of(visit).await?;
    let mut reader = FormReader::new(&sent.values);
    let on = reader.date("on", "The day of the order");
    if on.is_none() && reader.problems.is_empty() {
        reader.problems.add("on", "Put in the day of the order.");
    }
    let why = reader.needed("why", "The order and the court", "Say which order of which court.");
    let team = colleagues.team(&mut reader, "team");
    if team.is_none() {
        reader.problems.add("team", "Choose the team that works with the child from now on.");
    }
    let lead = team.and_then(|team| colleagues.lead(&mut reader, "lead_worker", team));
    if lead.is_none() && team.is_some() {
        let sentence = "Choose who leads. Otherwise nobody would open the record but you.";
        if !reader.problems.has("lead_worker") {
            reader.problems.add("lead_worker", sentence);
        }
    }
    let mut named = colleagues.named(&mut reader, "named");
    named.push(visit.actor().worker);
    named.extend(lead);
    if !sent.values.ticked("sure") {
        reader.problems.add("sure", "Say that the order was made and that you have read what is closed.");
    }
    // On a record that is restricted already, a name needs a second person: who is to lead must stand there.
    if opened.record.child(visit.child()).is_some_and(|child| child.restricted) {
        let on_it = visit.app.store().list_of(visit.permit, StandingList::Named).await?;
        if lead.is_some_and(|lead| on_it.iter().all(|one| one.worker != lead)) {
            let sentence =
                "This record is restricted, and this person is not named for it. Choose somebody who is.";
            reader.problems.add("lead_worker", sentence);
        }
    }
    let (Some(on), Some(team), true) = (on, team, reader.problems.is_empty()) else {
        return Ok(Err(reader.problems));
    };
    let own = Allocation { team, lead_worker: lead, since: visit.today };
    Ok(Ok(Asked { on, why, own, named }))
}

async fn keep(
    visit: &ChildVisit,
    sent: &Sent,
    opened: &ChildOpened,
    asked: Asked,
) -> Result<SaveOutcome, Trouble> {
    let Asked { on, why, own, named } = asked;
    let (today, reason) = (visit.today, why.clone());
    let families = visit.permits_for(links::all(opened), Deed::Decide).await?;
    let from = From { stay: named.clone(), named, ..From::default() };
    let sealing = Sealing { child: visit.child(), on, by: visit.actor().worker, why, own };
    visit.decide(sent, &reason, (from, families), move |scene, _| seal_child(scene, &sealing, today)).await
}

async fn page(visit: &ChildVisit, opened: &ChildOpened, form: Form) -> Result<Response, Trouble> {
    let child = &opened.record.child(visit.child()).ok_or(Trouble::Absent)?.value;
    let colleagues = Colleagues::of(visit).await?;
    let page = SealPage {
        back: visit.within(""),
        called: child.short_name().to_owned(),
        families: links::names_today(visit, opened),
        teams: colleagues.teams(),
        workers: colleagues.workers(),
        nameable: colleagues.nameable(),
        restricted: child.restricted,
    };
    visit.decision_page(form, ("children/seal.html", "Seal after an adoption order"), opened, page)
}
