//! Finishing an assessment: what was found about each child, and what it leads to.

use crate::{
    children::{ChildHere, children, keep},
    fields::{Row, all, all_ticked, choices, day, of, runs, seen, ticked, unticked, yes_and_no, yes_no},
};
use access::Deed;
use axum::response::Response;
use minijinja::context;
use pathway::{
    ClockId,
    codes::AssessmentOutcome,
    factors::{factor, factors_on},
};
use practice::{
    CaseRecord,
    actions::pathway::{Assessed, authorise},
    ids::ChildId,
    rules::pathway::{About, Finding, factors_on_map, without_item},
};
use serde::Serialize;
use ui::{
    form::{FormReader, Problems, Values},
    page::{Form, shown},
    people_options::Choice,
    route::{Needs, Route},
    saving::status_of,
    session::Sent,
    trouble::Trouble,
    visit::FamilyVisit,
};

/// The form.
pub(crate) const ASK: Route = Route::get(
    "/families/{family}/pathway/authorise",
    Needs::Family(Deed::Decide),
    "assessment.finish_asked",
);
/// The form sent.
pub(crate) const SEND: Route =
    Route::post("/families/{family}/pathway/authorise", Needs::Family(Deed::Decide), "assessment.authorised");

fn open(here: &[ChildHere]) -> Vec<&ChildHere> {
    here.iter().filter(|child| child.path().open_assessment().is_some()).collect()
}

/// Shows the form.
pub(crate) async fn ask(visit: FamilyVisit) -> Result<Response, Trouble> {
    let record = visit.record().await?;
    let here = children(&visit, &record, Deed::Decide).await?;
    let about = open(&here);
    let mut begun = Values::new();
    all_ticked(&mut begun, about.iter().copied());
    begun.add_date("on", Some(visit.today));
    for child in &about {
        for proposed in factors_on_map(Some(child.on_map(&visit, &record, visit.today)), visit.today) {
            begun.add(of("factors", child.id), proposed.factor.code);
        }
    }
    let form = visit.form(&visit.path, 0, &begun).await?;
    page(&visit, &record, &about, form).await
}

/// Keeps what was found.
pub(crate) async fn send(visit: FamilyVisit, sent: Sent) -> Result<Response, Trouble> {
    let record = visit.record().await?;
    let here = children(&visit, &record, Deed::Decide).await?;
    let about = open(&here);
    let said = (read(&visit, &record, &sent.values, &here), "assessment-done");
    match keep(&visit, &sent, &here, said, |scene, said, acting| authorise(scene, &said, acting)).await? {
        Ok(done) => Ok(done),
        Err(form) => page(&visit, &record, &about, form).await,
    }
}

fn read(
    visit: &FamilyVisit,
    record: &CaseRecord,
    values: &Values,
    here: &[ChildHere],
) -> Result<Vec<(ChildId, Assessed)>, Problems> {
    let mut reader = FormReader::new(values);
    let chosen = ticked(&mut reader, here);
    unticked(&mut reader, here, &chosen, &["not_seen"]);
    let on = day(&mut reader, "on", "The day on which it was finished");
    let words = reader.text("words", "What was found");
    let late_because = reader.text("late_because", "Why it is late");
    let mut said = Vec::new();
    for child in chosen {
        let (seen, seen_alone, not_seen_because, factors, outcome) = reader.block(&child.name, |reader| {
            let seen = seen(reader, child.id);
            let seen_alone = yes_no(reader, &of("alone", child.id), "Whether the child was seen alone");
            let not_seen_because = reader.text(&of("not_seen", child.id), "Why the child was not seen");
            if seen == Some(false) && not_seen_because.is_empty() {
                reader.problems.add(of("not_seen", child.id), "Say why the child was not seen.");
            }
            let factors = reader.many(&of("factors", child.id), "What is difficult", |code| {
                factor(code).map(|one| one.code.to_owned())
            });
            if factors.is_empty() && !reader.problems.has(&of("factors", child.id)) {
                reader.problems.add(of("factors", child.id), "Say what is difficult, or “None of these”.");
            }
            if !values.ticked(&of("factors_so", child.id)) {
                ask_about(
                    reader,
                    child,
                    without_item(Some(child.on_map(visit, record, visit.today)), &factors),
                );
            }
            let outcome = reader.choice(
                &of("outcome", child.id),
                "Say what it leads to.",
                AssessmentOutcome::from_code,
            );
            (seen, seen_alone, not_seen_because, factors, outcome)
        });
        if let Some(on) = on {
            let (words, late_because) = (words.clone(), late_because.clone());
            let one =
                Assessed { on, seen, seen_alone, not_seen_because, factors, words, outcome, late_because };
            said.push((child.id, one));
        }
    }
    if reader.problems.is_empty() { Ok(said) } else { Err(reader.problems) }
}

/// Asks about factors that nothing on the map tells of (P9). Whoever says that it is so goes on.
fn ask_about(reader: &mut FormReader<'_>, child: &ChildHere, found: Vec<Finding>) {
    for one in found {
        let sentence = format!("{} Or tick below that it is so.", one.said);
        reader.problems.add(of("factors_so", child.id), sentence);
    }
}

/// A child on the form, with what its map proposes.
#[derive(Debug, Clone, Serialize)]
struct AssessedRow {
    #[serde(flatten)]
    child: Row,
    factors: Vec<Choice>,
}

impl AssessedRow {
    fn of(child: &ChildHere, now: String, about: About<'_>) -> Self {
        let proposed = factors_on_map(Some(about), about.look.today);
        let told_by = |code: &str| {
            let one = proposed.iter().find(|one| one.factor.code == code);
            one.map_or_else(String::new, |one| format!("On the map: {}", one.told_by))
        };
        let factors = factors_on(about.look.today)
            .map(|one| Choice { hint: told_by(one.code), ..Choice::new(one.code, one.words) });
        Self { child: Row::of(child, now), factors: factors.collect() }
    }
}

async fn page(
    visit: &FamilyVisit,
    record: &CaseRecord,
    about: &[&ChildHere],
    form: Form,
) -> Result<Response, Trouble> {
    let status = status_of(&form);
    let rows: Vec<AssessedRow> = about
        .iter()
        .map(|child| {
            let now = child.path().open_assessment().map(|open| {
                let ends = runs(visit, ClockId::AssessmentCensus, open.from);
                format!("Begun on {}; {ends}.", calendar::long(open.from))
            });
            let about = child.on_map(visit, record, visit.today);
            AssessedRow::of(child, now.unwrap_or_default(), about)
        })
        .collect();
    let content = context! {
        form => shown(form),
        back => visit.within("pathway"),
        children => shown(choices(about.iter().copied())),
        rows => shown(rows),
        outcomes => shown(all!(AssessmentOutcome)),
        answers => shown(yes_and_no()),
        map => visit.within("map"),
    };
    visit.page_as(status, "pathway/authorise.html", "Finish an assessment", record, content).await
}
