//! Writing down a conference: once for the siblings, and what was decided for each.

use crate::{
    children::{ChildHere, children, keep},
    fields::{Row, all, choices, day, needed_yes_no, of, ticked, unticked, yes_and_no},
};
use access::Deed;
use axum::response::Response;
use minijinja::context;
use pathway::codes::{Category, ConferenceDecision, ConferenceKind, Participation};
use practice::{
    CaseRecord,
    actions::pathway::{Confer, Conferred, hold_conference},
    ids::ChildId,
};
use ui::{
    form::{FormReader, Problems, Values},
    page::{Form, shown},
    route::{Needs, Route},
    saving::status_of,
    session::Sent,
    trouble::Trouble,
    visit::FamilyVisit,
};

/// The form.
pub(crate) const ASK: Route =
    Route::get("/families/{family}/pathway/conference", Needs::Family(Deed::Decide), "conference.asked");
/// The form sent.
pub(crate) const SEND: Route =
    Route::post("/families/{family}/pathway/conference", Needs::Family(Deed::Decide), "conference.held");

/// So many plans at other authorities at most: more is a slip of the finger.
const MOST_ELSEWHERE: u8 = 20;

/// Shows the form.
pub(crate) async fn ask(visit: FamilyVisit) -> Result<Response, Trouble> {
    let record = visit.record().await?;
    let here = children(&visit, &record, Deed::Decide).await?;
    let mut begun = Values::new();
    begun.add_date("on", Some(visit.today));
    let is_review = here.iter().any(|child| child.path().protection_on(visit.today).is_some());
    let kind = if is_review { ConferenceKind::Review } else { ConferenceKind::Initial };
    begun.add("kind", kind.code());
    for child in &here {
        let awaits = child.path().awaits_conference().is_some();
        if awaits || child.path().protection_on(visit.today).is_some() {
            begun.add("children", child.id.to_string());
        }
        if let Some(category) = child.path().category_on(visit.today) {
            begun.add(of("category", child.id), category.code());
        }
    }
    let form = visit.form(&visit.path, 0, &begun).await?;
    page(&visit, &record, &here, form).await
}

/// Keeps it.
pub(crate) async fn send(visit: FamilyVisit, sent: Sent) -> Result<Response, Trouble> {
    let record = visit.record().await?;
    let here = children(&visit, &record, Deed::Decide).await?;
    let said = (read(&sent.values, &here), "conference-held");
    let kept = keep(&visit, &sent, &here, said, |scene, (shared, said), acting| {
        hold_conference(scene, &shared, &said, acting)
    });
    match kept.await? {
        Ok(done) => Ok(done),
        Err(form) => page(&visit, &record, &here, form).await,
    }
}

type Read = (Confer, Vec<(ChildId, Conferred)>);

fn read(values: &Values, here: &[ChildHere]) -> Result<Read, Problems> {
    let mut reader = FormReader::new(values);
    let kind = reader.choice("kind", "Say which conference it was.", ConferenceKind::from_code);
    let on = day(&mut reader, "on", "The day of the conference");
    let notice = reader.date("notice", "The day of the other authority’s notice");
    let sentence = "Say whether enough agencies came.";
    let quorate = needed_yes_no(&mut reader, "quorate", "Whether enough agencies came", sentence);
    let not_quorate_because = reader.text("not_quorate_because", "Why it was held with fewer");
    if quorate == Some(false) && not_quorate_because.is_empty() {
        reader.problems.add("not_quorate_because", "Say why it was held although too few agencies came.");
    }
    let late_because = reader.text("late_because", "Why it is late");
    let chosen = ticked(&mut reader, here);
    unticked(&mut reader, here, &chosen, &["because", "dissent", "elsewhere"]);
    let said: Vec<(ChildId, Option<Conferred>)> = chosen
        .into_iter()
        .map(|child| (child.id, reader.block(&child.name, |reader| of_child(reader, values, child.id))))
        .collect();
    let (Some(kind), Some(on)) = (kind, on) else { return Err(reader.problems) };
    if !reader.problems.is_empty() {
        return Err(reader.problems);
    }
    let said = said.into_iter().filter_map(|(child, said)| Some((child, said?))).collect();
    Ok((Confer { kind, on, notice, quorate, not_quorate_because, late_because }, said))
}

fn of_child(reader: &mut FormReader<'_>, values: &Values, child: ChildId) -> Option<Conferred> {
    let field = |name: &str| of(name, child);
    let participation =
        reader.choice(&field("took_part"), "Say how the child took part.", Participation::from_code);
    let decision = reader.choice(&field("decision"), "Say what was decided.", ConferenceDecision::from_code);
    let category =
        reader.optional(&field("category"), "What the child is protected from", Category::from_code);
    let needs_category = matches!(decision, Some(ConferenceDecision::Plan | ConferenceDecision::Category));
    if needs_category && category.is_none() && !reader.problems.has(&field("category")) {
        reader.problems.add(field("category"), "Say what the plan protects the child from.");
    }
    let because = reader.needed(&field("because"), "Why", "Say why it was decided so.");
    let dissent = reader.text(&field("dissent"), "Who disagreed");
    let typed = reader.line(&field("elsewhere"), "Plans elsewhere");
    let elsewhere =
        if typed.is_empty() { Some(0) } else { typed.parse().ok().filter(|count| *count <= MOST_ELSEWHERE) };
    if elsewhere.is_none() {
        reader
            .problems
            .add(field("elsewhere"), "Put in how many plans there were elsewhere, as a number up to 20.");
    }
    let steps_down = values.ticked(&field("steps_down"));
    Some(Conferred {
        participation,
        decision: decision?,
        category: category.filter(|_| needs_category),
        because,
        dissent,
        earlier_elsewhere: elsewhere?,
        steps_down,
    })
}

async fn page(
    visit: &FamilyVisit,
    record: &CaseRecord,
    here: &[ChildHere],
    form: Form,
) -> Result<Response, Trouble> {
    let status = status_of(&form);
    let rows: Vec<Row> = here
        .iter()
        .map(|child| Row::of(child, format!("{}.", child.path().reach(visit.today).words())))
        .collect();
    let content = context! {
        form => shown(form),
        back => visit.within("pathway"),
        children => shown(choices(here)),
        rows => shown(rows),
        kinds => shown(all!(ConferenceKind)),
        answers => shown(yes_and_no()),
        parts => shown(all!(Participation)),
        decisions => shown(all!(ConferenceDecision)),
        categories => shown(all!(Category)),
        map => visit.within("map"),
    };
    visit.page_as(status, "pathway/conference.html", "Write down a conference", record, content).await
}
