//! With whom a child is to live: one of those with whom the person works, one found by name, or one whose reference was typed. Nobody
//! of whom the person may not know is offered or taken, and a reference of theirs reads like one that was never given.

use access::{Deed, OfficeDeed, OfficePermit, Refusal};
use practice::ids::PartyId;
use serde::Serialize;
use ui::{form::Values, people_options::Choice, trouble::Trouble, visit::ChildVisit};

/// So many of those with whom the person works are offered. Others are found by name.
const MOST: usize = 30;
/// What is said where nobody was chosen.
const NOBODY: &str = "Choose with whom the child lives, or type the reference.";
/// What is said of a reference that leads to nobody.
const NOT_KNOWN: &str =
    "Nobody has this reference. Ring whoever works with the carer or sponsor and ask for it again.";

/// Those who are offered.
#[derive(Debug, Default, Serialize)]
pub(super) struct Offered {
    /// Each by their reference.
    pub(super) parties: Vec<Choice>,
    /// Whether somebody was looked for by name and nobody was found.
    pub(super) nobody_found: bool,
}

fn may_find(visit: &ChildVisit) -> Result<OfficePermit, Trouble> {
    access::office::permit(visit.actor(), OfficeDeed::FindPeople)
        .map_err(|refusal| Trouble::refused(refusal, None))
}

/// Those with whom the person works, and whoever has the name that was typed.
pub(super) async fn offered(visit: &ChildVisit, called: &str) -> Result<Offered, Trouble> {
    let (store, permit) = (visit.app.store(), may_find(visit)?);
    let mut offered = Offered::default();
    for line in store.parties(permit).await?.into_iter().take(MOST) {
        let text = format!("{}, {}", line.party.name, line.party.kind.words());
        offered.parties.push(Choice::new(line.party.id.to_string(), text));
    }
    if !called.is_empty() {
        let found = store.find_parties(permit, called, "With whom is a child to live?").await?;
        offered.nobody_found = found.is_empty();
        for one in found {
            let value = one.party.to_string();
            offered.parties.retain(|other| other.value != value);
            let text = format!("{}, {}", one.name, one.kind.words());
            offered.parties.insert(0, Choice { hint: one.team, ..Choice::new(value, text) });
        }
    }
    Ok(offered)
}

/// Who was chosen or whose reference was typed, or why that is nobody.
pub(super) async fn chosen(
    visit: &ChildVisit,
    values: &Values,
) -> Result<Result<PartyId, &'static str>, Trouble> {
    let typed: String = values.text("reference").chars().filter(|one| !one.is_whitespace()).collect();
    let text = match (values.text("party"), typed.to_lowercase()) {
        ("", typed) if typed.is_empty() => return Ok(Err(NOBODY)),
        ("", typed) => typed,
        (chosen, _) => chosen.to_owned(),
    };
    let Ok(party) = text.parse::<PartyId>() else { return Ok(Err(NOT_KNOWN)) };
    Ok(match visit.permit_for(party, Deed::See).await? {
        // Another team's carer may be known of by the reference that this team was told.
        Ok(_) | Err(Refusal::AskWhy) => Ok(party),
        Err(Refusal::Absent | Refusal::NotYourRole) => Err(NOT_KNOWN),
    })
}
