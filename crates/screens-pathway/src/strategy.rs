//! Writing down a strategy discussion. If it begins an enquiry, each of its children has one from that day on.

use crate::{
    children::{ChildHere, children, keep},
    fields::{all, all_ticked, choices, day, ticked},
};
use access::Deed;
use axum::response::Response;
use minijinja::context;
use pathway::{
    StrategyDiscussion,
    codes::{Agency, StrategyDecision},
    strategy::TookPart,
};
use practice::{
    CaseRecord,
    actions::pathway::hold_strategy,
    contact::{in_britain, moment_in_britain},
    ids::{ChildId, StrategyId},
};
use ui::{
    form::{FormReader, Problems, Values, time_of_day},
    page::{Form, shown},
    route::{Needs, Route},
    saving::status_of,
    session::Sent,
    trouble::Trouble,
    visit::FamilyVisit,
};

/// The form.
pub(crate) const ASK: Route =
    Route::get("/families/{family}/pathway/strategy", Needs::Family(Deed::Change), "strategy.asked");
/// The form sent.
pub(crate) const SEND: Route =
    Route::post("/families/{family}/pathway/strategy", Needs::Family(Deed::Change), "strategy.held");

/// Shows the form with today and now.
pub(crate) async fn ask(visit: FamilyVisit) -> Result<Response, Trouble> {
    let record = visit.record().await?;
    let here = children(&visit, &record, Deed::Change).await?;
    let mut begun = Values::new();
    all_ticked(&mut begun, &here);
    begun.add_date("on", Some(visit.today));
    begun.add("at-time", calendar::short_time(in_britain(visit.now).time()));
    let form = visit.form(&visit.path, 0, &begun).await?;
    page(&visit, &record, &here, form).await
}

/// Keeps it.
pub(crate) async fn send(visit: FamilyVisit, sent: Sent) -> Result<Response, Trouble> {
    let record = visit.record().await?;
    let here = children(&visit, &record, Deed::Change).await?;
    let (said, family) = ((read(&visit, &sent.values, &here), "strategy-held"), visit.family());
    let kept = keep(&visit, &sent, &here, said, move |scene, (discussion, about), acting| {
        hold_strategy(scene, (family, discussion), &about, acting)
    });
    match kept.await? {
        Ok(done) => Ok(done),
        Err(form) => page(&visit, &record, &here, form).await,
    }
}

fn read(
    visit: &FamilyVisit,
    values: &Values,
    here: &[ChildHere],
) -> Result<(StrategyDiscussion, Vec<ChildId>), Problems> {
    let mut reader = FormReader::new(values);
    let chosen = ticked(&mut reader, here);
    let on = day(&mut reader, "on", "The day of the discussion");
    let typed = reader.line("at-time", "The time");
    let time = time_of_day(&typed);
    if time.is_none() {
        reader.problems.add("at-time", "Put in the time like 4:30pm or 16:30.");
    }
    let mut took_part = Vec::new();
    for agency in Agency::ALL {
        for who in reader.lines(&format!("who-{}", agency.code()), agency.words()) {
            took_part.push(TookPart { agency: *agency, who });
        }
    }
    let missing_because = reader.text("missing_because", "Why somebody was not there");
    let words = reader.text("words", "What was shared and said");
    let safe_now =
        reader.needed("safe_now", "How the children are safe now", "Say how the children are safe now.");
    let decision = reader.choice("decision", "Say what was decided.", StrategyDecision::from_code);
    let because = reader.needed("because", "Why", "Say why it was decided so.");
    let (Some(on), Some(time), Some(decision)) = (on, time, decision) else { return Err(reader.problems) };
    let Some(at) = moment_in_britain(on.to_datetime(time)) else {
        reader.problems.add("on", "That day and time do not exist. Look at them again.");
        return Err(reader.problems);
    };
    if at > visit.now {
        reader
            .problems
            .add("at-time", "That is in the future. Write the discussion down when it has been held.");
    }
    if !reader.problems.is_empty() {
        return Err(reader.problems);
    }
    let discussion = StrategyDiscussion {
        id: StrategyId(visit.app.store().new_id()),
        at,
        children: chosen.iter().map(|child| child.person).collect(),
        took_part,
        missing_because,
        words,
        safe_now,
        decision,
        because,
    };
    if !discussion.missing().is_empty() && discussion.missing_because.trim().is_empty() {
        let sentence =
            "Social care, police and health take part. Name who did, or say why one of them did not.";
        reader.problems.add("missing_because", sentence);
        return Err(reader.problems);
    }
    Ok((discussion, chosen.iter().map(|child| child.id).collect()))
}

async fn page(
    visit: &FamilyVisit,
    record: &CaseRecord,
    here: &[ChildHere],
    form: Form,
) -> Result<Response, Trouble> {
    let status = status_of(&form);
    let content = context! {
        form => shown(form),
        back => visit.within("pathway"),
        children => shown(choices(here)),
        agencies => shown(all!(Agency)),
        decisions => shown(all!(StrategyDecision)),
    };
    visit.page_as(status, "pathway/strategy.html", "Write down a strategy discussion", record, content).await
}
