//! Starting a map: for the children of the family, in the words that fit the stage.

use access::Deed;
use axum::{http::StatusCode, response::Response};
use minijinja::context;
use practice::{
    CaseRecord, Who,
    family::Stage,
    ids::MapId,
    map::{Layout, Map, MapStatus, Variant},
};
use ui::{
    keep::SaveOutcome,
    route::{Needs, Route},
    session::Sent,
    trouble::Trouble,
    visit::FamilyVisit,
};

/// The form sent.
pub(super) const SEND: Route =
    Route::post("/families/{family}/map", Needs::Family(Deed::Change), "map.started");

/// Starts it.
pub(super) async fn send(visit: FamilyVisit, sent: Sent) -> Result<Response, Trouble> {
    let id = MapId(visit.app.store().new_id());
    let by = visit.actor().worker;
    let kept = visit
        .act(&sent, "", move |record, acting| {
            practice::actions::put(record, of(record, id, Who::Worker(by), acting.today).into(), acting)
        })
        .await?;
    match kept {
        SaveOutcome::Not(findings) => {
            let record = visit.record().await?;
            let sentences: Vec<String> = findings.into_iter().map(|finding| finding.sentence).collect();
            let content =
                context! { title => "The map was not started", sentences, back => visit.within("map") };
            visit
                .page_as(StatusCode::UNPROCESSABLE_ENTITY, "map/not_done.html", "Map", &record, content)
                .await
        }
        SaveOutcome::Done(_) | SaveOutcome::Clash(_) => Ok(visit.go(&visit.within("map"), "map-started")),
    }
}

/// A new map about the children who live and are, or soon will be, here.
fn of(record: &CaseRecord, id: MapId, by: Who, today: jiff::civil::Date) -> Map {
    let stage = record.families.first().map(|family| family.stage);
    let children = record.people.iter().filter(|person| person.is_child() && person.died.is_none());
    Map {
        id,
        children: children.map(|child| child.id).collect(),
        variant: variant(stage),
        layout: Layout::ThreeColumns,
        version: 1,
        status: MapStatus::Draft,
        begun: today,
        meeting: None,
        authors: vec![by],
        family_present: Vec::new(),
        reason_for_many_dangers: String::new(),
        signed_off: None,
    }
}

/// The words that fit the stage (practice A6).
fn variant(stage: Option<Stage>) -> Variant {
    match stage {
        Some(Stage::EarlyHelp) => Variant::Wellbeing,
        Some(Stage::LookedAfter | Stage::CareLeaver) => Variant::Success,
        _ => Variant::Safety,
    }
}
