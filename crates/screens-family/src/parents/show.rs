//! The page: each parent with parental responsibility, what they get of the decision that holds now, and of each plan.

use crate::care;
use access::Deed;
use axum::{http::StatusCode, response::Response};
use minijinja::context;
use practice::{
    CaseRecord, Who,
    family::{Family, Gives, Stage},
    ids::{PersonId, WorkerId},
    people::{Kinship, ParentalResponsibility, parents_responsible},
    views::{quoted, reading},
};
use serde::Serialize;
use std::collections::{BTreeSet, HashMap};
use ui::{
    allowed::Allowed,
    form::{Problems, Values},
    page::shown,
    people_options::Choice,
    route::{Needs, Route},
    seen,
    session::Sent,
    trouble::Trouble,
    visit::FamilyVisit,
};

/// The page.
pub(super) const SHOW: Route =
    Route::get("/families/{family}/parents", Needs::Family(Deed::See), "family.parents_seen");

/// One parent.
#[derive(Debug, Serialize)]
struct Parent {
    id: String,
    name: String,
    /// What was decided about the decision that holds now, in words. Empty: nothing yet.
    decided: String,
    plans: Vec<PlanLine>,
    /// What is thought of before they are told. Empty: nothing speaks against it.
    care: String,
}

/// What the parent gets of one plan.
#[derive(Debug, Serialize)]
struct PlanLine {
    plan: String,
    decided: String,
    href: String,
}

/// Shows it.
pub(super) async fn show(visit: FamilyVisit) -> Result<Response, Trouble> {
    page(&visit, StatusCode::OK, &Sent { values: Values::new() }, &Problems::default()).await
}

/// The page with what was typed and what is wrong with it.
pub(super) async fn page(
    visit: &FamilyVisit,
    status: StatusCode,
    sent: &Sent,
    wrong: &Problems,
) -> Result<Response, Trouble> {
    let record = visit.record().await?;
    let names = visit.worker_names().await?;
    let family = &record.families.first().ok_or(Trouble::Absent)?.value;
    let parents: Vec<Parent> = parents_responsible(&record)
        .into_iter()
        .map(|id| parent(visit, &record, family, &names, id))
        .collect();
    let gives: Vec<Choice> =
        Gives::ALL.iter().map(|gives| Choice::new(gives.code(), gives.words())).collect();
    let mut form = visit.form_again(&visit.within("parents"), sent, wrong);
    form.seen = seen::contacts(&record);
    let content = context! {
        form => shown(form),
        once => practice::ids::encode(visit.app.store().new_id()),
        parents => shown(parents),
        unknown => shown(not_known(&record)),
        gives => shown(gives),
        decision => (family.stage != Stage::Intake).then(|| family.stage.words()),
        since => calendar::long(family.stage_since),
        may_decide => Allowed::of(visit, &record).sign_off,
        people => visit.within("people"),
        back => visit.within(""),
    };
    visit.page_as(status, "parents/show.html", "What each parent is told", &record, content).await
}

fn parent(
    visit: &FamilyVisit,
    record: &CaseRecord,
    family: &Family,
    names: &HashMap<WorkerId, String>,
    person: PersonId,
) -> Parent {
    let by = |worker: Option<WorkerId>| {
        let name = worker.and_then(|worker| names.get(&worker));
        name.map(|name| format!(", {name}")).unwrap_or_default()
    };
    let because = |why: &str| match why.trim() {
        "" => String::new(),
        why => format!(": {}", quoted(why)),
    };
    let decided = family.parent_gets(person).map(|one| {
        format!("{}{}, {}{}", one.gives.words(), by(Some(one.by)), calendar::long(one.on), because(&one.why))
    });
    let in_force = record.plans.iter().filter(|plan| plan.is_in_force());
    let plans = in_force.map(|plan| {
        let reader = plan.readers.iter().find(|reader| reader.person == person && !reader.asked_again);
        PlanLine {
            plan: plan.kind.words().to_owned(),
            decided: reader.map_or_else(String::new, |reader| {
                let on = reader.on.map(|on| format!(", {}", calendar::long(on))).unwrap_or_default();
                let waits = if reading(record, plan, person).waits() {
                    " (it waits for a second person’s yes)"
                } else {
                    ""
                };
                format!("{}{waits}{}{on}{}", reader.gets.words(), by(reader.by), because(&reader.why))
            }),
            href: visit.within(&format!("family-plan?plan={}&reader={person}", plan.id)),
        }
    });
    Parent {
        id: person.to_string(),
        name: record.person(person).map(|one| one.full_name()).unwrap_or_default(),
        decided: decided.unwrap_or_default(),
        plans: plans.collect(),
        care: care::about(record, "tell", &Who::Person(person)),
    }
}

/// Parents of whom nobody has written down whether they have parental responsibility.
fn not_known(record: &CaseRecord) -> Vec<String> {
    let open = record.relationships.iter().filter(|link| {
        link.parental_responsibility == ParentalResponsibility::Unknown
            && matches!(link.kinship, Kinship::Parent | Kinship::StepParent)
            && record.person(link.b).is_some_and(|child| child.is_child())
    });
    let names: BTreeSet<String> =
        open.filter_map(|link| record.person(link.a)).map(|one| one.full_name()).collect();
    names.into_iter().collect()
}
