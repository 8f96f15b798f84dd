//! The circles, and the same as three lists.

use super::circles::{self, Drawing, Drawn, RINGS};
use crate::care;
use access::Deed;
use axum::response::Response;
use minijinja::context;
use practice::{
    CaseRecord, Finding, Level,
    ids::WorkerId,
    people::Part,
    plan::{Knows, NetworkMember},
    rules::{self, Look},
};
use serde::Serialize;
use std::collections::HashMap;
use ui::{
    allowed::Allowed,
    page::shown,
    people_options::name_of,
    route::{Needs, Route},
    trouble::Trouble,
    visit::FamilyVisit,
};

/// The page.
pub(super) const SHOW: Route =
    Route::get("/families/{family}/network", Needs::Family(Deed::See), "network.seen");

/// One member in a list.
#[derive(Debug, Serialize)]
struct Line {
    id: String,
    /// The number in the drawing. None: the drawing has the name.
    number: Option<usize>,
    name: String,
    natural: bool,
    part: &'static str,
    roles: Vec<String>,
    told: String,
    agreed_to: String,
    availability: String,
    concerns: String,
    keeps_plan: bool,
    left: Option<String>,
    edit: String,
    moves: Vec<Move>,
    /// What is thought of before they are told anything. Empty: nothing speaks against it.
    care: String,
}

/// A button that moves a member.
#[derive(Debug, Serialize)]
struct Move {
    href: String,
    text: &'static str,
}

/// One ring as a list.
#[derive(Debug, Serialize)]
struct Ring {
    code: &'static str,
    title: &'static str,
    members: Vec<Line>,
}

/// Shows it.
pub(super) async fn show(visit: FamilyVisit) -> Result<Response, Trouble> {
    let record = visit.record().await?;
    let names = visit.worker_names().await?;
    let (gone, here): (Vec<_>, Vec<_>) =
        record.network.iter().map(|kept| &kept.value).partition(|member| member.left.is_some());
    let drawn: Vec<Drawn> = here
        .iter()
        .map(|member| Drawn {
            knows: member.knows,
            name: record.person(member.person).map_or("Somebody", |person| person.short_name()).to_owned(),
            natural: member.natural,
            move_to: visit.within(&format!("network/{}/ring", member.id)),
        })
        .collect();
    let children: Vec<String> = record
        .people
        .iter()
        .filter(|person| person.is_child())
        .map(|child| child.short_name().to_owned())
        .collect();
    let drawing = circles::draw(&drawn, &children);
    let is_numbered = drawing.as_ref().is_some_and(Drawing::is_numbered);
    let mut number = 0..;
    let rings: Vec<Ring> = RINGS
        .iter()
        .map(|(knows, title, _)| Ring {
            code: knows.code(),
            title,
            members: here
                .iter()
                .filter(|member| member.knows == *knows)
                .map(|member| Line {
                    number: number.next().filter(|_| is_numbered).map(|before: usize| before + 1),
                    ..line(&visit, &record, &names, member)
                })
                .collect(),
        })
        .collect();
    let content = context! {
        rings => shown(&rings),
        drawing => shown(drawing),
        children => children,
        anybody => !here.is_empty(),
        gone => shown(gone.iter().map(|member| line(&visit, &record, &names, member)).collect::<Vec<_>>()),
        look => shown(hints(&visit, &record)),
        add => visit.within("network/new"),
        meetings => visit.within("meetings"),
        can_change => Allowed::of(&visit, &record).change,
    };
    visit.page("network/show.html", "Network", &record, content).await
}

/// What the rules ask of the network, for the plan that rests on it.
fn hints(visit: &FamilyVisit, record: &CaseRecord) -> Vec<String> {
    let thresholds = &visit.app.settings().thresholds;
    let look = Look { record, today: visit.on.unwrap_or(visit.today), thresholds };
    let about = |finding: &Finding| finding.rule.number() == 17 && finding.level != Level::Count;
    let mut said: Vec<String> =
        rules::check(look).into_iter().filter(about).map(|finding| finding.sentence).collect();
    said.sort();
    said.dedup();
    said
}

fn line(
    visit: &FamilyVisit,
    record: &CaseRecord,
    names: &HashMap<WorkerId, String>,
    member: &NetworkMember,
) -> Line {
    let person = record.person(member.person);
    let by = member.told_by.as_ref().map(|who| format!(" by {}", name_of(who, record, names)));
    let told = match (member.told_on, by) {
        (Some(on), by) => format!("Told on {}{}", calendar::long(on), by.unwrap_or_default()),
        (None, Some(by)) => format!("Told{by}"),
        (None, None) => String::new(),
    };
    let href = |rest: &str| visit.within(&format!("network/{}{rest}", member.id));
    let moves = RINGS
        .iter()
        .filter(|(knows, ..)| *knows != member.knows)
        .map(|(knows, ..)| Move {
            href: href(&format!("/ring?knows={}", knows.code())),
            text: match knows {
                Knows::All => "Move to: knows everything",
                Knows::Some => "Move to: knows some",
                Knows::Nothing => "Move to: does not know yet",
            },
        })
        .collect();
    Line {
        id: member.id.to_string(),
        number: None,
        name: person.map_or_else(|| "Somebody".to_owned(), |person| person.full_name()),
        natural: member.natural,
        part: person.map_or(Part::Friend, |person| person.part).words(),
        roles: member.roles.clone(),
        told,
        agreed_to: member.agreed_to.clone(),
        availability: member.availability.clone(),
        concerns: member.concerns.clone(),
        keeps_plan: member.keeps_plan_after_closure,
        left: member.left.map(calendar::long),
        edit: href(""),
        moves,
        care: care::about(record, "tell", &practice::Who::Person(member.person)),
    }
}
