//! Writing down the birth of a child who was expected: of one, or of several. Each who came besides gets a record of their own that
//! names the one with which it was expected.

use super::links;
use access::Deed;
use axum::response::Response;
use jiff::civil::Date;
use practice::{
    actions::children::twins::{Born, Numbers, may_be_born, twins_born},
    child::Child,
    ids::{ChildId, LinkId, PersonId},
    people::Sex,
};
use record::homes::ChildOpened;
use serde::Serialize;
use ui::{
    form::{FormReader, Problems, Values},
    keep::{From, SaveOutcome, problems},
    page::Form,
    people_options::{self, Choice},
    route::{Needs, Route},
    session::Sent,
    trouble::Trouble,
    visit::ChildVisit,
};

/// The form.
pub(super) const ASK: Route =
    Route::get("/children/{child}/born", Needs::Child(Deed::Change), "child.birth_asked");
/// The form sent.
pub(super) const SEND: Route =
    Route::post("/children/{child}/born", Needs::Child(Deed::Change), "child.born");

const LABELS: &[(&str, &str)] = &[("born", "The day")];

/// So many children are born at once at most.
const MOST: usize = 4;

/// What the form needs besides its fields.
#[derive(Debug, Clone, Serialize)]
struct BornPage {
    back: String,
    expected: String,
    counts: Vec<Choice>,
    sexes: Vec<Choice>,
    rows: Vec<Row>,
}

/// The fields of one child.
#[derive(Debug, Clone, Serialize)]
struct Row {
    legend: &'static str,
    given: String,
    sex: String,
}

/// Whether a birth can be written down: the child is expected, or the day that was expected is not long ago.
pub(super) fn may_be(child: &Child, today: Date) -> bool {
    child.born.is_some_and(|said| may_be_born(said, today))
}

/// Shows the form.
pub(super) async fn ask(visit: ChildVisit) -> Result<Response, Trouble> {
    let opened = visit.opened().await?;
    let mut begun = Values::new();
    begun.add("count", "1");
    let form = visit.form(&visit.path, 0, &begun).await?;
    page(&visit, &opened, form)
}

/// Keeps the birth.
pub(super) async fn send(visit: ChildVisit, sent: Sent) -> Result<Response, Trouble> {
    let opened = visit.opened().await?;
    let wrong = match read(&sent.values) {
        Err(problems) => problems,
        Ok((on, children)) => match keep(&visit, &sent, &opened, (on, children)).await? {
            SaveOutcome::Not(findings) => problems(&findings, LABELS),
            SaveOutcome::Done(_) | SaveOutcome::Clash(_) => {
                return Ok(visit.go(&visit.within(""), "child-born"));
            }
        },
    };
    page(&visit, &visit.opened().await?, visit.form_again(&visit.path, &sent, &wrong))
}

/// The day, and the children who were born.
fn read(values: &Values) -> Result<(Date, Vec<Born>), Problems> {
    let mut reader = FormReader::new(values);
    let on = reader.date("born", "The day");
    if on.is_none() && reader.problems.is_empty() {
        reader.problems.add("born", "Put in the day of birth.");
    }
    let count = reader.choice("count", "Say how many children were born.", |text| {
        text.parse::<usize>().ok().filter(|count| (1..=MOST).contains(count))
    });
    let count = count.unwrap_or(MOST);
    let mut children = Vec::new();
    for row in 0..MOST {
        let given = reader.line(&format!("given-{row}"), "Given names");
        let sex = reader.optional(&format!("sex-{row}"), "Sex", Sex::from_code).unwrap_or(Sex::NotStated);
        if row < count {
            children.push(Born { given, sex });
        } else if !given.is_empty() {
            let sentence =
                "More children are named than were born. Say how many were born, or empty this field.";
            reader.problems.add(format!("given-{row}"), sentence);
        }
    }
    match on.filter(|_| reader.problems.is_empty()) {
        Some(on) => Ok((on, children)),
        None => Err(reader.problems),
    }
}

async fn keep(
    visit: &ChildVisit,
    sent: &Sent,
    opened: &ChildOpened,
    (on, children): (Date, Vec<Born>),
) -> Result<SaveOutcome, Trouble> {
    let (expected, today, store) = (visit.child(), visit.today, visit.app.store());
    let before = opened.record.child(expected).ok_or(Trouble::Absent)?;
    let mut children = children.into_iter();
    let mut first = children.next().unwrap_or(Born { given: String::new(), sex: Sex::NotStated });
    if first.given.is_empty() {
        first.given.clone_from(&before.given);
    }
    let more: Vec<(Numbers, Born)> = children
        .map(|born| {
            let (child, person, link) =
                (ChildId(store.new_id()), PersonId(store.new_id()), LinkId(store.new_id()));
            (Numbers { child, person, link }, born)
        })
        .collect();
    let holds = links::holding(visit, opened).map(|family| family.link.family);
    let mut permits = visit.permits_for(holds, Deed::Change).await?;
    permits.extend(more.iter().map(|(numbers, _)| visit.permit.to_begin(numbers.child)));
    visit
        .decide(sent, "", (From::default(), permits), move |scene, _| {
            twins_born(scene, expected, (on, today), &first, &more)
        })
        .await
}

fn page(visit: &ChildVisit, opened: &ChildOpened, form: Form) -> Result<Response, Trouble> {
    let child = &opened.record.child(visit.child()).ok_or(Trouble::Absent)?.value;
    let counts = ["One child", "Twins", "Three children", "Four children"];
    let counts = (1..=MOST).zip(counts).map(|(count, words)| Choice::new(count.to_string(), words));
    let legends = ["The child", "Second child", "Third child", "Fourth child"];
    let rows = legends.into_iter().enumerate().map(|(row, legend)| Row {
        legend,
        given: format!("given-{row}"),
        sex: format!("sex-{row}"),
    });
    let page = BornPage {
        back: visit.within(""),
        expected: child.born.map(calendar::long).unwrap_or_default(),
        counts: counts.collect(),
        sexes: people_options::sexes(),
        rows: rows.collect(),
    };
    visit.decision_page(form, ("children/born.html", "Write down a birth"), opened, page)
}
