//! Changing who a party is. Who leads the work is changed by whoever may decide.

use super::fields;
use access::Deed;
use axum::response::Response;
use minijinja::context;
use practice::{CaseRecord, Kept, ids::WorkerId, party::Party};
use ui::{
    page::{Form, shown},
    people_options::Choice,
    route::{Needs, Route},
    saving::{Saved, status_of},
    session::Sent,
    trouble::Trouble,
    visit::PartyVisit,
};

/// The form.
pub(super) const ASK: Route =
    Route::get("/parties/{party}/edit", Needs::Party(Deed::Change), "party.change_asked");
/// The form sent.
pub(super) const SEND: Route =
    Route::post("/parties/{party}/edit", Needs::Party(Deed::Change), "party.saved");

/// Shows the form with what is there, or with the draft.
pub(super) async fn ask(visit: PartyVisit) -> Result<Response, Trouble> {
    let record = visit.opened().await?;
    let party = of_page(&visit, &record)?;
    let form = visit.form(&visit.path, party.version, &fields::as_sent(&party.value.clone().into())).await?;
    page(&visit, form, leads(&visit).await?.as_deref())
}

/// Keeps the change, merged with what others changed meanwhile.
pub(super) async fn send(visit: PartyVisit, sent: Sent) -> Result<Response, Trouble> {
    let record = visit.opened().await?;
    let party = of_page(&visit, &record)?;
    let leads = leads(&visit).await?;
    let read = fields::read(&sent.values, leads.as_deref(), party.value.clone(), visit.today);
    match visit.save(&sent, read, fields::FIELDS).await? {
        Saved::Kept(_) => Ok(visit.go(&visit.within(""), "saved")),
        Saved::Again(form) => page(&visit, form, leads.as_deref()),
    }
}

fn of_page<'a>(visit: &PartyVisit, record: &'a CaseRecord) -> Result<&'a Kept<Party>, Trouble> {
    record.party(visit.party()).ok_or(Trouble::Absent)
}

/// Those who may lead, where this person may decide who does.
async fn leads(visit: &PartyVisit) -> Result<Option<Vec<(WorkerId, String)>>, Trouble> {
    if !visit.may(Deed::Decide) {
        return Ok(None);
    }
    Ok(Some(visit.app.store().workers_of_team(visit.facts.team).await?))
}

fn page(visit: &PartyVisit, form: Form, leads: Option<&[(WorkerId, String)]>) -> Result<Response, Trouble> {
    let title = "Change a carer’s or sponsor’s record";
    let status = status_of(&form);
    let leads: Vec<Choice> = leads.map(fields::leads).unwrap_or_default();
    let content = context! {
        title,
        form => shown(form),
        kinds => shown(fields::kinds()),
        leads => shown(leads),
        // Who is here already is looked up before a record begins.
        known => Vec::<String>::new(),
        looked => "",
        back => visit.within(""),
    };
    visit.show_as(status, "parties/form.html", &visit.frame(title), content)
}
