//! Where the work with a family stands: from early help to care, changed by somebody who decides, with the reason. While
//! it stands at the front door the decision may also be that no work begins.

use crate::contacts::told::ToldContact;
use access::Deed;
use axum::response::Response;
use minijinja::context;
use practice::{
    CaseRecord, Object,
    actions::{self, Acting, contact},
    contact::Contact,
    family::{AtTheDoor, CaseStatus, Family, Stage},
    object::Kept as KeptObject,
    stands::{self, StageFrom},
};
use ui::{
    form::{FormReader, Problems, Values},
    keep::SaveOutcome,
    page::{Form, shown},
    people_options::Choice,
    route::{Needs, Route},
    safe_tonight::{self, Asks},
    saving::status_of,
    seen,
    session::Sent,
    trouble::Trouble,
    visit::FamilyVisit,
};

/// The form.
pub(super) const SHOW: Route =
    Route::get("/families/{family}/stage", Needs::Family(Deed::Decide), "family.stage_asked");
/// The form sent.
pub(super) const SEND: Route =
    Route::post("/families/{family}/stage", Needs::Family(Deed::Decide), "family.stage_decided");

/// That no work begins: journalled apart, on the same form.
pub(super) const NONE: Route =
    Route::post("/families/{family}/no-further", Needs::Family(Deed::Decide), "family.no_further");

const LABELS: &[(&str, &str)] = &[("stage", "Where the work stands"), ("stage_since", "Since when")];

fn case(record: &CaseRecord) -> Result<&KeptObject<Family>, Trouble> {
    record.families.first().ok_or(Trouble::Absent)
}

fn as_sent(object: &Object) -> Values {
    let mut values = Values::new();
    if let Object::Family(family) = object {
        values.add("stage", family.stage.code()).add_date("stage_since", Some(family.stage_since));
    }
    values
}

fn read(
    values: &Values,
    opening: Option<&Contact>,
    mut family: Family,
) -> Result<(Family, String), Problems> {
    let mut reader = FormReader::new(values);
    if let Some(stage) = reader.choice("stage", "Choose where the work stands now.", Stage::from_code) {
        family.stage = stage;
    }
    match reader.date("stage_since", "The day since when") {
        Some(since) => family.stage_since = since,
        None if !reader.problems.has("stage_since") => {
            reader.problems.add("stage_since", "Say since when.");
        }
        None => {}
    }
    let reason = reader.needed("reason", "Why", "Say who decided and why.");
    // The page's other button has a reason of its own, which comes along.
    reader.text("why_none", "Why no work begins");
    // Whoever says where the work stands decides on the contact with which it began.
    let asks = if family.stage == Stage::Intake { Asks::Nothing } else { Asks::Safe };
    let reason = safe_tonight::answered(&mut reader, opening, asks, &reason);
    if reader.problems.is_empty() { Ok((family, reason)) } else { Err(reader.problems) }
}

/// Shows where the work stands, and asks from today where it stands now.
pub(super) async fn show(visit: FamilyVisit) -> Result<Response, Trouble> {
    let record = visit.record().await?;
    let family = case(&record)?;
    let mut there = Values::new();
    there.add("stage", family.stage.code()).add_date("stage_since", Some(visit.today));
    let form = visit.form(&visit.path, family.version, &there).await?;
    page(&visit, &record, form).await
}

/// Keeps where the work stands now. That decides on the contact with which the case began, where nobody has.
pub(super) async fn send(visit: FamilyVisit, sent: Sent) -> Result<Response, Trouble> {
    let record = visit.record().await?;
    let form = match read(&sent.values, contact::opening(&record), case(&record)?.value.clone()) {
        Err(problems) => visit.form_again(&visit.path, &sent, &problems),
        Ok((family, reason)) => {
            let why = reason.clone();
            let decide = move |record: &CaseRecord, object, acting: &mut Acting<'_>| match object {
                Object::Family(family) => contact::stage(record, family, &why, acting),
                other => actions::put(record, other, acting),
            };
            match visit.put_by(&sent, &reason, family, decide).await? {
                SaveOutcome::Done(_) => return Ok(visit.go(&visit.within(""), "stage-decided")),
                kept => visit.form_after(&visit.path, &sent, kept, LABELS, as_sent).await?,
            }
        }
    };
    page(&visit, &record, form).await
}

/// Keeps that no work begins: no further action, or advice.
pub(super) async fn send_none(visit: FamilyVisit, sent: Sent) -> Result<Response, Trouble> {
    let record = visit.record().await?;
    let mut reader = FormReader::new(&sent.values);
    let outcome = reader.choice("outcome", "Choose how it ends.", AtTheDoor::from_code);
    let reason = reader.needed("why_none", "Why", "Say who decided and why.");
    let reason = safe_tonight::answered(&mut reader, contact::opening(&record), Asks::Safe, &reason);
    reader.text("reason", "Why");
    let action = visit.within("stage");
    let form = match outcome.filter(|_| reader.problems.is_empty()) {
        None => visit.form_again(&action, &sent, &reader.problems),
        Some(outcome) => {
            let why = reason.clone();
            let kept = visit
                .act_as_seen(&sent, &why, seen::contacts, move |record, acting| {
                    contact::end_at_the_door(record, outcome, &reason, acting)
                })
                .await?;
            if matches!(kept, SaveOutcome::Done(_)) {
                return Ok(visit.go(&visit.within(""), "no-further"));
            }
            visit.form_after(&action, &sent, kept, LABELS, as_sent).await?
        }
    };
    page(&visit, &record, form).await
}

async fn page(visit: &FamilyVisit, record: &CaseRecord, form: Form) -> Result<Response, Trouble> {
    let family = case(record)?;
    let open = stands::farthest(record, visit.today).filter(|open| open.is_decided());
    let may_be = Stage::ALL.iter().filter(|stage| open.is_none_or(|open| **stage >= open.stage));
    let stages: Vec<Choice> = may_be.map(|stage| Choice::new(stage.code(), stage.words())).collect();
    let outcomes: Vec<Choice> =
        AtTheDoor::ALL.iter().map(|one| Choice::new(one.code(), one.words())).collect();
    let status = status_of(&form);
    let names = visit.worker_names().await?;
    // Whoever decides reads what it is about, on the page on which they decide.
    let referral =
        contact::opening(record).map(|opening| ToldContact::of(opening, record, &names, visit.today));
    let at_the_door = family.stage == Stage::Intake && family.status == CaseStatus::Open;
    let content = context! {
        form => shown(form),
        referral => shown(referral),
        outcomes => shown(outcomes),
        at_the_door,
        no_further => visit.within("no-further"),
        seen => seen::contacts(record),
        says_danger => contact::opening(record).is_some_and(safe_tonight::is_asked),
        safe_question => safe_tonight::QUESTION,
        stages => shown(stages),
        now => family.stage.words(),
        open => open.map(|open| open.stage.words()).unwrap_or_default(),
        follows => family.stage_from == StageFrom::Children && open.is_some(),
        refer => contact::opening(record).map(|opening| visit.within(&format!("pathway/refer/{}", opening.id))),
        pathway => visit.within("pathway"),
        since => calendar::long(family.stage_since),
        back => visit.within(""),
    };
    visit.page_as(status, "family/stage.html", "Where the work stands", record, content).await
}
