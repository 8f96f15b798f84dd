//! The record of one sponsor, carer, resident or adopter on one page: what to look at today first.

use access::Deed;
use axum::response::Response;
use minijinja::context;
use practice::{
    party::{Party, PartyCheck},
    views::party_looks,
};
use record::homes::ChildThere;
use serde::Serialize;
use ui::{
    elsewhere,
    page::shown,
    route::{Needs, Route},
    trouble::Trouble,
    visit::PartyVisit,
};

/// The page.
pub(super) const SHOW: Route = Route::get("/parties/{party}", Needs::Party(Deed::See), "party.seen");

/// Who they are, as the page shows it.
#[derive(Debug, Clone, Serialize)]
struct PartyPage {
    name: String,
    kind: &'static str,
    phone: String,
    address: String,
    /// What others type to place a child with them.
    reference: String,
    team: String,
    lead: String,
    restricted: bool,
}

/// One check, as one line.
#[derive(Debug, Clone, Serialize)]
struct CheckLine {
    what: &'static str,
    done: String,
    expires: String,
    outcome: &'static str,
    words: String,
    counts: bool,
    href: String,
}

/// A child who lives there, as one line.
#[derive(Debug, Clone, Serialize)]
struct ChildLine {
    name: String,
    kind: &'static str,
    since: String,
    /// Where the child's record may be opened. None: it is with another team.
    href: Option<String>,
}

/// What this person may do here.
#[derive(Debug, Clone, Copy, Serialize)]
struct May {
    change: bool,
    decide: bool,
}

/// Shows it.
pub(super) async fn show(visit: PartyVisit) -> Result<Response, Trouble> {
    let record = visit.opened().await?;
    let party = record.party(visit.party()).map(|kept| &kept.value).ok_or(Trouble::Absent)?;
    let mut checks: Vec<&PartyCheck> = record.party_checks.iter().map(|kept| &kept.value).collect();
    let thresholds = &visit.app.settings().thresholds;
    let looks = party_looks(party.kind, &checks, visit.today, thresholds);
    let looks: Vec<String> = looks.iter().map(practice::views::PartyLook::sentence).collect();
    checks.sort_by_key(|check| (check.kind, std::cmp::Reverse((check.done, check.id))));
    let checks: Vec<CheckLine> = checks.into_iter().map(|check| line(&visit, check)).collect();
    let store = visit.app.store();
    let children = store.children_living_with(&visit.permit).await?;
    let children: Vec<ChildLine> = children.into_iter().map(child_line).collect();
    let content = context! {
        party => shown(of_record(&visit, party).await?),
        looks => shown(looks),
        checks => shown(checks),
        children => shown(children),
        elsewhere => shown(elsewhere::lines(&visit, &visit.permit.of_record()).await?),
        may => shown(May { change: visit.may(Deed::Change), decide: visit.may(Deed::Decide) }),
        here => visit.within(""),
    };
    visit.show("parties/show.html", "A carer’s or sponsor’s record", content)
}

async fn of_record(visit: &PartyVisit, party: &Party) -> Result<PartyPage, Trouble> {
    let names = visit.app.store().names().await?;
    Ok(PartyPage {
        name: party.name.clone(),
        kind: party.kind.words(),
        phone: party.phone.clone(),
        address: party.address.clone(),
        reference: party.id.to_string(),
        team: names.team(party.allocation.team).to_owned(),
        lead: party.allocation.lead_worker.map(|worker| names.worker(worker).to_owned()).unwrap_or_default(),
        restricted: party.restricted,
    })
}

fn line(visit: &PartyVisit, check: &PartyCheck) -> CheckLine {
    let day = |day: Option<jiff::civil::Date>| day.map(calendar::long).unwrap_or_default();
    CheckLine {
        what: check.kind.words(),
        done: day(check.done),
        expires: day(check.expires),
        outcome: check.outcome.words(),
        words: check.words.clone(),
        counts: check.counts_on(visit.today),
        href: visit.within(&format!("checks/{}", check.id)),
    }
}

fn child_line(there: ChildThere) -> ChildLine {
    ChildLine {
        href: there.may_open.then(|| format!("/children/{}/placements", there.child)),
        name: there.name,
        kind: there.placement.kind.words(),
        since: calendar::long(there.placement.from),
    }
}
