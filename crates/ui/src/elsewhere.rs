//! "Known elsewhere too": what a page says of somebody who stands in another record as well. It leads there where the reader may
//! open that record, and otherwise says whom to ring.

use crate::{trouble::Trouble, visit::Visit};
use access::RecordPermit;
use practice::{Home, RecordId};
use serde::Serialize;

/// One record in which somebody is known too.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ElsewhereLine {
    /// The statement.
    pub id: String,
    /// Who of this record. Empty: whoever the record is about.
    pub person: String,
    /// "In a family’s record".
    pub place: &'static str,
    /// The team that works there.
    pub team: String,
    /// Who leads the work there. Empty: nobody yet.
    pub lead: String,
    /// The team's telephone number. Empty: nobody has put it in.
    pub phone: String,
    /// The other record, where this reader may open it.
    pub href: Option<String>,
    /// How it is known. Empty: not for this reader.
    pub because: String,
}

/// Where else somebody of a record is known, as far as this reader may know of it.
pub async fn lines(visit: &Visit, permit: &RecordPermit) -> Result<Vec<ElsewhereLine>, Trouble> {
    let store = visit.app.store();
    let known = store.known_elsewhere(permit).await?;
    if known.is_empty() {
        return Ok(Vec::new());
    }
    let names = store.names().await?;
    let mut lines = Vec::with_capacity(known.len());
    for one in known {
        let phone = match one.team {
            Some(team) => store.telephones(team).await?.phone,
            None => String::new(),
        };
        lines.push(ElsewhereLine {
            id: one.statement.id.to_string(),
            person: one.statement.person.map(|person| person.to_string()).unwrap_or_default(),
            place: place(one.statement.elsewhere.home()),
            team: one.team.map(|team| names.team(team).to_owned()).unwrap_or_default(),
            lead: one.lead_worker.map(|worker| names.worker(worker).to_owned()).unwrap_or_default(),
            phone,
            href: one.may_open.then(|| address(one.statement.elsewhere)),
            because: one.statement.because,
        });
    }
    Ok(lines)
}

/// The first page of a record.
pub fn address(record: RecordId) -> String {
    match record {
        RecordId::Family(family) => format!("/families/{family}"),
        RecordId::Child(child) => format!("/children/{child}"),
        RecordId::Party(party) => format!("/parties/{party}"),
    }
}

fn place(home: Home) -> &'static str {
    match home {
        Home::Family => "In a family’s record",
        Home::Child => "In a record of their own",
        Home::Party => "In a carer’s or sponsor’s record",
    }
}
