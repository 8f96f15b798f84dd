//! The page itself, for everybody or for one reader, with notes to the worker that are never printed.

use super::{
    asked::{Asked, title},
    fixed::WORDS,
    paper::paper,
    readable::grade,
    reader,
};
use access::Deed;
use axum::{http::StatusCode, response::Response};
use jiff::civil::Date;
use minijinja::context;
use practice::{
    CaseRecord, Who,
    ids::{PersonId, WorkerId},
    plan::{Gets, PlanKind, SafetyPlan},
    views::{FamilyPlan, Fears, asks_if_same, family_plan, reading},
};
use ui::places;
use ui::{
    allowed::Allowed,
    contact::Contact,
    page::shown,
    people_options::{self, Choice},
    private,
    route::{Needs, Route},
    seen,
    trouble::Trouble,
    visit::FamilyVisit,
};

/// The page.
pub(super) const SHOW: Route =
    Route::get("/families/{family}/family-plan", Needs::Family(Deed::See), "family_plan.seen");

/// The family's own text is called hard to read above this grade: an age of about thirteen.
const EASY: f64 = 8.0;
/// Shorter texts are too short to be measured.
const WORDS_TO_MEASURE: usize = 10;

/// Shows it; `?plan=` is the plan, `?reader=` the person for whom it is printed.
pub(super) async fn show(visit: FamilyVisit) -> Result<Response, Trouble> {
    let reader = visit.asked("reader", |id| id.parse::<PersonId>().ok())?;
    visit.asked("plan", |id| Some(id.to_owned()))?;
    let asked = Asked::of(&visit, visit.query.text("plan"), reader);
    page(&visit, &asked, StatusCode::OK, &reader::Refused::default()).await
}

/// The page for a reader, with what was wrong with a decision about them.
pub(super) async fn page(
    visit: &FamilyVisit,
    asked: &Asked,
    status: StatusCode,
    refused: &reader::Refused,
) -> Result<Response, Trouble> {
    let record = visit.record().await?;
    let names = visit.worker_names().await?;
    let reader = asked.of_record(&record)?;
    // A child gets the worker's words for this child, never the plan of the grown-ups.
    if let Some(replaced) = asked.replaced(&record) {
        return Ok(visit.go(&visit.within(&format!("plan/{}", replaced.id)), ""));
    }
    let of = asked.plan(&record)?;
    let childs = of.zip(reader);
    if let Some(paper) = childs.and_then(|(plan, reader)| {
        places::paper_of_plan(visit.family(), &record, plan.id, reader, visit.today)
    }) {
        return Ok(visit.go(&paper, ""));
    }
    let worker = |id: WorkerId| names.get(&id).cloned().unwrap_or_else(|| "a worker".to_owned());
    let today = asked.today;
    let contact = Contact::of(visit, &record).await?;
    let plan = of.and_then(|plan| family_plan(&record, plan, reader, &worker));
    let paper = plan.as_ref().map(|plan| paper(plan, today));
    let private = private::told(&record, reader, &paper);
    let notes = of.zip(plan.as_ref()).map(|(of, plan)| notes(&record, of, plan, today)).unwrap_or_default();
    let allowed = Allowed::of(visit, &record);
    let path = visit.within("family-plan");
    let mut form = visit.form_again(&path, &refused.sent, &refused.problems);
    form.seen = of.map(|plan| seen::plan(&record, plan.id)).unwrap_or_default();
    let asks = |reader| (!asks_if_same(&record, of, reader).is_empty()).then_some(reader);
    let same = reader.and_then(asks).map(|reader| visit.within(&format!("people/{reader}/same")));
    let may_print = private.is_empty() && contact.may_print();
    let content = context! {
        form => shown(&form),
        reader => reader.map(|id| id.to_string()),
        reader_name => reader.and_then(|id| record.person(id)).map(|person| person.short_name().to_owned()),
        readers => shown(readers(&record, of)),
        gets => of.map(|plan| shown(reader::Box::of(&record, plan, reader, (visit.actor().worker, allowed.sign_off), &worker, &form))),
        same => same,
        decide => format!("{path}/reader"),
        decide_lines => format!("{path}/lines"),
        look => format!("{path}/second"),
        once => practice::ids::encode(visit.app.store().new_id()),
        private => private,
        notes => notes,
        paper => if may_print { shown(paper) } else { minijinja::Value::from(()) },
        there_is_a_plan => of.is_some(),
        which => of.map(|plan| plan.id.to_string()),
        title => of.map(title),
        beside => shown(of.map(|plan| asked.beside(visit, &record, plan.id)).unwrap_or_default()),
        contact => shown(&contact),
        words => shown(WORDS),
        said_yes => of.zip(reader).is_some_and(|(plan, id)| has_said_yes(plan, id)),
        keep_hidden => of.is_some_and(|plan| somebody_else_is_feared(&record, plan, reader)),
        back => visit.within("plan"),
        copies => plan
            .as_ref()
            .filter(|_| may_print && allowed.change)
            .map(|plan| visit.within(&format!("plan/{}/people/copies", plan.plan))),
    };
    // A browser prints the title above the page: it says nothing of a plan to whoever has not the whole of it.
    let has_whole = of.zip(reader).is_none_or(|(plan, id)| reading(&record, plan, id).gets() == Gets::Whole);
    let title = if has_whole { "Plan for the family" } else { "Your page" };
    // What is left out of a paper stands beside it on the screen: only what prints was looked through.
    visit.page_held(status, "family_plan/show.html", title, &record, (content, String::new())).await
}

/// Whether this reader has said yes to the plan.
fn has_said_yes(plan: &SafetyPlan, reader: PersonId) -> bool {
    plan.signatures.iter().any(|mark| mark.who == Who::Person(reader))
}

/// Whether the plan protects from somebody who is not the reader, and who may come upon the reader's paper at home.
fn somebody_else_is_feared(record: &CaseRecord, plan: &SafetyPlan, reader: Option<PersonId>) -> bool {
    let others = record.people.iter().filter(|person| Some(person.id) != reader);
    let fears = Fears::of(record);
    others.filter(|person| person.died.is_none()).any(|one| fears.reading(plan, one.id).is_feared())
}

/// Those for whom it can be printed, and who of them gets less than the whole.
fn readers(record: &CaseRecord, plan: Option<&SafetyPlan>) -> Vec<Choice> {
    let less = reader::who_gets_less(record, plan);
    people_options::readers(record)
        .into_iter()
        .map(|choice| match less.iter().find(|(id, _)| id.to_string() == choice.value) {
            Some((_, gets)) => Choice { text: format!("{}: {gets}", choice.text), ..choice },
            None => choice,
        })
        .collect()
}

/// What the worker should know before printing. Never printed.
fn notes(record: &CaseRecord, of: &SafetyPlan, plan: &FamilyPlan, today: Date) -> Vec<String> {
    let mut notes = Vec::new();
    if let (PlanKind::Immediate, Some(until)) = (plan.kind, plan.until.filter(|until| *until < today)) {
        notes.push(format!(
            "This immediate plan ended on {}. Meet and agree what holds now before you give it to anybody.",
            calendar::long(until)
        ));
    }
    if plan.kind == PlanKind::Immediate && of.if_not.trim().is_empty() {
        notes.push(
            "The plan does not say what each of them does if somebody cannot, or if whoever they are afraid of is there first. Ask when you give it to them, and write it down when you look at the plan."
                .to_owned(),
        );
    }
    match plan.goals_without_family_words {
        _ if plan.is_part => {}
        0 => {}
        1 => notes.push("One goal is left out, because it is not in the family’s words yet.".to_owned()),
        many => {
            notes.push(format!("{many} goals are left out, because they are not in the family’s words yet."));
        }
    }
    if !plan.is_part && !of.if_worried.chars().any(|letter| letter.is_ascii_digit()) {
        notes.push(
            "Under “What to do if you are worried” there is no number of the family’s own people yet."
                .to_owned(),
        );
    }
    let texts =
        plan.rules.iter().map(|rule| &rule.text).chain(&plan.goals).chain([&plan.if_worried, &plan.if_not]);
    for text in texts.filter(|text| is_hard(record, text)) {
        let start = ui::places::few_words(text);
        notes.push(format!(
            "“{start}” may be hard to read for some. Try shorter sentences and the words that the family uses at home."
        ));
    }
    notes
}

/// Whether a text may be hard to read. Names are not counted: they are long, and everybody knows them.
fn is_hard(record: &CaseRecord, text: &str) -> bool {
    let is_name = |word: &str| {
        let word = word.trim_matches(|letter: char| !letter.is_alphanumeric());
        let word = word.strip_suffix("’s").or_else(|| word.strip_suffix("'s")).unwrap_or(word);
        !word.is_empty()
            && record.people.iter().any(|person| person.short_name() == word || person.family == word)
    };
    let plain: Vec<&str> = text.split_whitespace().filter(|word| !is_name(word)).collect();
    plain.len() >= WORDS_TO_MEASURE && grade(&plain.join(" ")) > EASY
}
