//! Beginning the record of a sponsor, carer, resident or adopter. Whoever is known already is shown first, so that nobody has two.

use super::fields;
use access::OfficeDeed;
use axum::{http::StatusCode, response::Response};
use minijinja::context;
use practice::{
    Kind, Who, actions,
    child::Allocation,
    ids::{PartyId, TeamId, WorkerId},
    party::{Party, PartyKind},
    retention::{Retention, RetentionClass},
};
use record::homes::FoundParty;
use serde::Serialize;
use ui::{
    form::{Problems, Values},
    keep::{SaveOutcome, problems},
    page::{Form, shown},
    route::{Needs, Office, Route},
    seen,
    session::Sent,
    trouble::Trouble,
    visit::OfficeVisit,
};

/// The form.
pub(super) const ASK: Route =
    Route::get("/parties/new", Needs::Office(Office::RegisterFamily), "party.asked");
/// The form sent.
pub(super) const SEND: Route =
    Route::post("/parties/new", Needs::Office(Office::RegisterFamily), "party.opened");

/// Somebody of nearly the same name.
#[derive(Debug, Serialize)]
struct MayBe {
    name: String,
    kind: &'static str,
    team: String,
    lead: String,
    /// Where the record may be opened. None: it is another team's.
    href: Option<String>,
}

/// Those of nearly the same name, and what tells this name from another one.
#[derive(Debug, Default)]
struct Known {
    people: Vec<MayBe>,
    looked: String,
}

/// Shows the form, or the draft.
pub(super) async fn ask(visit: OfficeVisit) -> Result<Response, Trouble> {
    let team = team(&visit).await?;
    let mut there = Values::new();
    if team.iter().any(|(worker, _)| *worker == visit.actor().worker) {
        there.add("allocation", Who::Worker(visit.actor().worker).to_string());
    }
    let form = visit.form(&visit.path, 0, &there).await?;
    page(&visit, StatusCode::OK, form, &team, Known::default())
}

/// Begins the record, or shows the form again with everything that was typed.
pub(super) async fn send(visit: OfficeVisit, sent: Sent) -> Result<Response, Trouble> {
    let team = team(&visit).await?;
    let again = |problems: &Problems| visit.form_again(&visit.path, &sent, problems);
    let party = match fields::read(&sent.values, Some(&team), bare(&visit)?, visit.today) {
        Ok(party) => party,
        Err(wrong) => {
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            return page(&visit, status, again(&wrong), &team, Known::default());
        }
    };
    let before = visit.app.store().begun(visit.actor().worker, sent.once(), Kind::Party).await?;
    if before.is_none() && sent.values.text("_looked") != looked(&party.name) {
        let known = look(&visit, &party.name).await?;
        if !known.people.is_empty() {
            return page(&visit, StatusCode::OK, again(&Problems::default()), &team, known);
        }
    }
    let id = party.id;
    let permit = visit.permit.for_new_party(id).ok_or(Trouble::NotYourRole)?.of_record();
    let begins =
        visit.act_in(permit, &sent, "", move |record, acting| actions::put(record, party.into(), acting));
    match begins.await? {
        SaveOutcome::Done(changed) => {
            // A form sent twice began one record, under the first number.
            let first = changed.iter().find(|changed| changed.kind == Kind::Party);
            let id = first.map_or(id, |changed| PartyId(changed.number));
            Ok(visit.go(&format!("/parties/{id}"), "party-begun"))
        }
        SaveOutcome::Not(findings) => {
            let form = again(&problems(&findings, fields::FIELDS.0));
            page(&visit, StatusCode::UNPROCESSABLE_ENTITY, form, &team, Known::default())
        }
        // Nothing stands of which somebody else could have changed anything.
        SaveOutcome::Clash(_) => {
            page(&visit, StatusCode::CONFLICT, again(&Problems::default()), &team, Known::default())
        }
    }
}

/// A party of whom nothing is written yet, of the team of whoever begins the record.
fn bare(visit: &OfficeVisit) -> Result<Party, Trouble> {
    Ok(Party {
        id: PartyId(visit.app.store().new_id()),
        kind: PartyKind::Carer,
        name: String::new(),
        phone: String::new(),
        address: String::new(),
        allocation: Allocation { team: own_team(visit)?, lead_worker: None, since: visit.today },
        restricted: false,
        retention: Retention::of(RetentionClass::Party),
    })
}

fn own_team(visit: &OfficeVisit) -> Result<TeamId, Trouble> {
    visit.actor().team.ok_or(Trouble::NotYourRole)
}

async fn team(visit: &OfficeVisit) -> Result<Vec<(WorkerId, String)>, Trouble> {
    Ok(visit.app.store().workers_of_team(own_team(visit)?).await?)
}

/// Those of nearly this name of whom the person may know.
async fn look(visit: &OfficeVisit, name: &str) -> Result<Known, Trouble> {
    let permit = access::office::permit(visit.actor(), OfficeDeed::FindPeople)
        .map_err(|refusal| Trouble::refused(refusal, None))?;
    let reason = "A new carer’s or sponsor’s record: are they known already?";
    let found = visit.app.store().find_parties(permit, name, reason).await?;
    let people = found.into_iter().filter(|one| one.is_same_name).map(may_be).collect();
    Ok(Known { people, looked: looked(name) })
}

fn may_be(found: FoundParty) -> MayBe {
    MayBe {
        href: found.may_open.then(|| format!("/parties/{}", found.party)),
        name: found.name,
        kind: found.kind.words(),
        team: found.team,
        lead: found.lead_worker.unwrap_or_default(),
    }
}

/// Tells one name from another, so that a choice to go on counts only for the name that was looked up.
fn looked(name: &str) -> String {
    seen::mark_of(&name.to_lowercase())
}

fn page(
    visit: &OfficeVisit,
    status: StatusCode,
    form: Form,
    team: &[(WorkerId, String)],
    known: Known,
) -> Result<Response, Trouble> {
    let title = "Begin a carer’s or sponsor’s record";
    let content = context! {
        title,
        form => shown(form),
        kinds => shown(fields::kinds()),
        leads => shown(fields::leads(team)),
        known => shown(known.people),
        looked => known.looked,
        back => "/parties",
    };
    visit.show_as(status, "parties/form.html", &visit.frame(title), content)
}
