//! Taking something away from the map with the reason. It stays in the history.

use crate::{
    form::{Reader, Values},
    keep::Kept,
    page::{Form, shown},
    route::{Needs, Route},
    screens::{people_options::name_of, saving::status_of},
    session::Sent,
    trouble::Trouble,
    visit::FamilyVisit,
};
use access::Deed;
use axum::response::Response;
use minijinja::context;
use practice::{FamilyRecord, Kind, Object, ids::decode};

/// The form.
pub(super) const SHOW: Route =
    Route::get("/families/{family}/withdraw/{kind}/{thing}", Needs::Family(Deed::Change), "withdrawal.asked");
/// The form sent.
pub(super) const SEND: Route =
    Route::post("/families/{family}/withdraw/{kind}/{thing}", Needs::Family(Deed::Change), "thing.withdrawn");

/// What can be taken away here, and where one goes afterwards.
const HERE: &[(Kind, &str)] = &[
    (Kind::MapItem, "map"),
    (Kind::DangerStatement, "map"),
    (Kind::SafetyGoal, "map"),
    (Kind::NextStep, "map"),
    (Kind::BottomLine, "map"),
    (Kind::Map, "map"),
    (Kind::Scale, "scaling"),
    (Kind::ScalingRound, "scaling"),
];

/// Asks for the reason.
pub(super) async fn show(visit: FamilyVisit) -> Result<Response, Trouble> {
    let record = visit.record().await?;
    let form = visit.form(&visit.path, 0, &Values::new()).await?;
    page(&visit, &record, form).await
}

/// Takes it away.
pub(super) async fn send(visit: FamilyVisit, sent: Sent) -> Result<Response, Trouble> {
    let (kind, number, after) = named(&visit)?;
    let mut reader = Reader::new(&sent.values);
    let reason = reader.needed("reason", "The reason", "Say why it is taken away.");
    let form = if reader.problems.is_empty() {
        let why = reason.clone();
        let act = visit.act(&sent, &reason, move |record, acting| {
            practice::actions::withdraw(record, kind, number, &why, acting)
        });
        match act.await? {
            Kept::Done => return Ok(visit.go(&visit.within(after), "withdrawn")),
            kept => visit.refused(&sent, &kept, &[]),
        }
    } else {
        visit.form_again(&visit.path, &sent, &reader.problems)
    };
    let record = visit.record().await?;
    page(&visit, &record, form).await
}

fn named(visit: &FamilyVisit) -> Result<(Kind, i64, &'static str), Trouble> {
    let kind = visit.params.get("kind").and_then(|code| Kind::from_code(code)).ok_or(Trouble::Absent)?;
    let number = visit.params.get("thing").and_then(|text| decode(text).ok()).ok_or(Trouble::Absent)?;
    let (_, after) = HERE.iter().find(|(known, _)| *known == kind).ok_or(Trouble::Absent)?;
    Ok((kind, number, after))
}

async fn page(visit: &FamilyVisit, record: &FamilyRecord, form: Form) -> Result<Response, Trouble> {
    let (kind, number, after) = named(visit)?;
    let thing = record.find(kind, number).ok_or(Trouble::Absent)?;
    let names = visit.worker_names().await?;
    let (text, said) = match &thing.value {
        Object::MapItem(item) => {
            (item.text.clone(), item.said_by.as_ref().map(|who| name_of(who, record, &names)))
        }
        Object::DangerStatement(danger) => (danger.behaviour.clone(), None),
        Object::SafetyGoal(goal) => (goal.parent_doing.clone(), None),
        Object::NextStep(step) => (step.text.clone(), None),
        Object::BottomLine(line) => (line.text.clone(), None),
        Object::Scale(scale) => (scale.question.clone(), None),
        Object::ScalingRound(round) => (format!("Round of {}", calendar::long(round.on)), None),
        Object::Map(map) => (format!("Map begun on {}", calendar::long(map.begun)), None),
        _ => return Err(Trouble::Absent),
    };
    let content = context! {
        form => shown(&form),
        kind => kind.words(),
        text => text,
        said => said,
        back => visit.within(after),
    };
    visit.page_as(status_of(&form), "map/withdraw.html", "Take away", record, content).await
}
