//! The children of a family with their own records, as far as this person may open them, and how a decision about several is kept.

use crate::fields::of;
use access::{ChildPermit, Deed};
use axum::response::Response;
use jiff::civil::Date;
use pathway::{Path, path::Happened};
use practice::{
    CaseRecord, Finding, Kind, Scene, SceneChange,
    actions::{Acting, Refused},
    ids::{ChildId, PersonId},
    meeting::{MeetingKind, MeetingStatus},
    rules::{Look, pathway::About},
};
use ui::{
    form::Problems,
    keep::{From, SaveOutcome},
    page::Form,
    people_options::Choice,
    session::Sent,
    trouble::Trouble,
    visit::FamilyVisit,
};

/// A child of the family, with its own record.
pub(crate) struct ChildHere {
    /// Who the child is in the family's record.
    pub(crate) person: PersonId,
    /// The child.
    pub(crate) id: ChildId,
    /// What the child is called.
    pub(crate) name: String,
    /// When the child was born.
    pub(crate) born: Option<Date>,
    /// The permit for its record.
    pub(crate) permit: ChildPermit,
    /// Its record.
    pub(crate) own: CaseRecord,
}

impl ChildHere {
    /// The child's pathway.
    pub(crate) fn path(&self) -> Path<'_> {
        practice::path(&self.own)
    }

    /// The child on the map of the family, as it is looked at on a day.
    pub(crate) fn on_map<'a>(&self, visit: &'a FamilyVisit, record: &'a CaseRecord, day: Date) -> About<'a> {
        let thresholds = &visit.app.settings().thresholds;
        About { look: Look { record, today: day, thresholds }, child: self.person }
    }

    /// The child as a choice of a list.
    pub(crate) fn choice(&self) -> Choice {
        Choice::new(self.id.to_string(), &self.name)
    }
}

/// The living children whom this family's record holds or to whom it belongs today, the eldest first, whose own records this person may
/// open for this deed. That each was opened stands in its journal.
pub(crate) async fn children(
    visit: &FamilyVisit,
    record: &CaseRecord,
    deed: Deed,
) -> Result<Vec<ChildHere>, Trouble> {
    let store = visit.app.store();
    let mut here = Vec::new();
    for link in record.child_links.iter().filter(|link| link.is_on(visit.today)) {
        let Some(person) = record.person(link.person).filter(|person| person.died.is_none()) else {
            continue;
        };
        let Some(facts) = store.child_facts(visit.actor().worker, link.child).await? else { continue };
        let Ok(permit) = access::child::permit(visit.actor(), &facts, deed, visit.now) else { continue };
        let own = store.open_child(&permit, visit.reading()).await?.record;
        here.push(ChildHere {
            person: person.id,
            id: link.child,
            name: person.short_name().to_owned(),
            born: person.born,
            permit,
            own,
        });
    }
    here.sort_by_key(|child| (child.born, child.id));
    Ok(here)
}

/// What the family's record says of when clocks of its children stopped.
pub(crate) struct Stops {
    core_groups: Vec<Date>,
    in_need_meetings: Vec<Date>,
}

impl Stops {
    /// From its meetings that were held.
    pub(crate) fn of(record: &CaseRecord) -> Self {
        let held = |kind: MeetingKind| {
            let meetings = record.meetings.iter();
            let meetings = meetings.filter(|one| one.kind == kind && one.status == MeetingStatus::Held);
            meetings.map(|one| one.on).collect()
        };
        Self { core_groups: held(MeetingKind::CoreGroup), in_need_meetings: held(MeetingKind::ChildInNeed) }
    }

    /// The same for one child, with when it was seen last.
    pub(crate) fn about(&self, record: &CaseRecord, child: PersonId) -> Happened<'_> {
        Happened {
            seen: record.digest.last_marked(child, Kind::CaseNote, pathway::visit::SEEN),
            core_groups: &self.core_groups,
            in_need_meetings: &self.in_need_meetings,
        }
    }
}

/// Keeps what was read from a form about these children, in the family's record and in each of theirs, or nothing: then the form
/// again, with what stands in the way.
pub(crate) async fn keep<T, F>(
    visit: &FamilyVisit,
    sent: &Sent,
    here: &[ChildHere],
    (said, done): (Result<T, Problems>, &str),
    decide: F,
) -> Result<Result<Response, Form>, Trouble>
where
    T: Clone + Send + 'static,
    F: FnOnce(&Scene, T, &mut Acting<'_>) -> Result<Vec<SceneChange>, Refused> + Clone + Send + 'static,
{
    let again = |problems| Ok(Err(visit.form_again(&visit.path, sent, &problems)));
    let said = match said {
        Ok(said) => said,
        Err(problems) => return again(problems),
    };
    let mut permits = vec![visit.permit.of_record()];
    permits.extend(here.iter().map(|child| child.permit.of_record()));
    let kept = visit.keep_together(sent, "", From::default(), permits, move |scene, _, acting| {
        decide(scene, said, acting)
    });
    match kept.await? {
        SaveOutcome::Not(findings) => again(beside(&findings)),
        SaveOutcome::Done(_) | SaveOutcome::Clash(_) => Ok(Ok(visit.go(&visit.within("pathway"), done))),
    }
}

/// The sentences of findings: those about a field of one child beside it, the others above the form.
fn beside(findings: &[Finding]) -> Problems {
    let mut problems = Problems::default();
    for finding in findings {
        let place = &finding.place;
        let is_asked = place.kind == Kind::Child && !place.field.is_empty();
        let field = if is_asked { of(place.field, ChildId(place.number)) } else { String::new() };
        problems.add(field, finding.sentence.clone());
    }
    problems
}
