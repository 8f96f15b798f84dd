//! The form of the words for a child. The reading age stands beside it: measured by the server, and while somebody types by
//! a script that measures the same.

use axum::response::Response;
use minijinja::context;
use practice::{
    CaseRecord, Object,
    child_words::{Beside, ChildWords, Young, names_grown_ups},
    hidden::given_away,
    ids::{PlanId, RoundId, ScaleId},
    readable::Limits,
    views::list,
};
use serde::Serialize;
use ui::scales;
use ui::{
    form::{FormReader, Problems, Values},
    page::{Form, shown},
    people_options::Choice,
    saving::status_of,
    trouble::Trouble,
    visit::FamilyVisit,
};

/// The fields, by the names that they have in the type, and what people call them.
pub(super) const LABELS: &[(&str, &str)] = &[
    ("about", "What they are about"),
    ("words", "What you say"),
    ("at_0", "What 0 means"),
    ("at_10", "What 10 means"),
    ("beside", "What stands beside the numbers"),
    ("has_box", "A box for more words"),
];

/// Reads "scale:…" or "plan:…".
pub(super) fn about(text: &str) -> (Option<ScaleId>, Option<PlanId>) {
    match text.split_once(':') {
        Some(("scale", id)) => (id.parse().ok(), None),
        Some(("plan", id)) => (None, id.parse().ok()),
        _ => (None, None),
    }
}

/// Words as the form sends them.
pub(super) fn as_sent(object: &Object) -> Values {
    let mut values = Values::new();
    if let Object::ChildWords(words) = object {
        let about = words.scale.map(|id| format!("scale:{id}")).or(words.plan.map(|id| format!("plan:{id}")));
        values
            .add("about", about.unwrap_or_default())
            .add("words", &words.words)
            .add("at_0", &words.at_0)
            .add("at_10", &words.at_10)
            .add("beside", words.beside.code())
            .add("has_box", if words.has_box { "yes" } else { "no" });
    }
    values
}

/// Reads the form. The ends, the pictures and the box belong to a number; about a plan there are none.
/// Nothing by which somebody hidden could be found: a child takes the page along, the child's own address too.
pub(super) fn read(
    record: &CaseRecord,
    values: &Values,
    mut words: ChildWords,
) -> Result<ChildWords, Problems> {
    let mut reader = FormReader::new(values);
    (words.scale, words.plan) = about(values.text("about"));
    if words.scale.is_none() && words.plan.is_none() {
        reader.problems.add("about", "Choose what these words are about.");
    }
    words.words = reader.needed("words", "What you say", "Write what you say to this child.");
    words.at_0 = reader.line("at_0", "What 0 means");
    words.at_10 = reader.line("at_10", "What 10 means");
    words.beside = reader
        .choice("beside", "Choose what stands beside the numbers.", Beside::from_code)
        .unwrap_or(words.beside);
    let has_box = reader.choice("has_box", "Choose whether there is a box.", |code| match code {
        "yes" => Some(true),
        "no" => Some(false),
        _ => None,
    });
    words.has_box = has_box.unwrap_or(words.has_box);
    if words.plan.is_some() {
        (words.at_0, words.at_10) = (String::new(), String::new());
    }
    for (field, text) in [("words", &words.words), ("at_0", &words.at_0), ("at_10", &words.at_10)] {
        let told = list(&given_away(record, None, text));
        if !told.is_empty() {
            reader.problems.add(
                field,
                format!("These words hold the hidden address or telephone number of {told}. Nothing was saved. Take it out: a child carries the page to others."),
            );
        }
    }
    if reader.problems.is_empty() { Ok(words) } else { Err(reader.problems) }
}

/// How what stands in the form reads.
#[derive(Debug, Serialize)]
struct ReadsLike {
    age: u8,
    most: u8,
    sentence: usize,
    word: usize,
    easy: bool,
    empty: bool,
    hard: Vec<String>,
    long: Vec<String>,
    names: String,
}

impl ReadsLike {
    fn of(record: &CaseRecord, there: &ChildWords, form: &Form, limits: Limits) -> Self {
        let typed = |field: &str| form.values.get(field).cloned().unwrap_or_default();
        let about_plan = typed("about").starts_with("plan:");
        let end = |field: &str| if about_plan { String::new() } else { typed(field) };
        let words =
            ChildWords { words: typed("words"), at_0: end("at_0"), at_10: end("at_10"), ..there.clone() };
        let found = words.measured(record, limits);
        let names: Vec<&str> = record
            .people
            .iter()
            .flat_map(|person| [&person.given, &person.family, &person.called])
            .flat_map(|name| name.split_whitespace())
            .collect();
        Self {
            age: found.age,
            most: limits.age,
            sentence: limits.sentence,
            word: limits.word,
            easy: found.is_easy(limits),
            empty: words.words.trim().is_empty(),
            hard: found.words,
            long: found.sentences,
            names: names.join(" "),
        }
    }
}

/// The round whose page led here, and to which it leads back: a device was to be handed over before the words were there.
pub(super) fn round(visit: &FamilyVisit) -> Option<RoundId> {
    visit.query.text("round").parse().ok()
}

/// The page with the form.
pub(super) async fn page(
    visit: &FamilyVisit,
    record: &CaseRecord,
    mut form: Form,
    there: &ChildWords,
) -> Result<Response, Trouble> {
    let child = record.person(there.child).ok_or(Trouble::Absent)?;
    let limits = Young::of(child, there.written_on).unwrap_or(Young::Under12).limits();
    let choices = |all: &[(&str, &str)]| {
        shown(all.iter().map(|(value, text)| Choice::new(*value, *text)).collect::<Vec<_>>())
    };
    let beside: Vec<(&str, &str)> = Beside::ALL.iter().map(|one| (one.code(), one.words())).collect();
    let round = round(visit).filter(|round| record.round(*round).is_some());
    if let Some(round) = round {
        form.action = format!("{}?round={round}", visit.path);
    }
    let typed = |field: &str| form.values.get(field).cloned().unwrap_or_default();
    let written =
        ChildWords { words: typed("words"), at_0: typed("at_0"), at_10: typed("at_10"), ..there.clone() };
    let content = context! {
        name => practice::views::called(record, child),
        named => list(&names_grown_ups(record, &written, visit.today)),
        reads => shown(ReadsLike::of(record, there, &form, limits)),
        abouts => shown(abouts(record)),
        beside => choices(&beside),
        boxes => choices(&[("yes", "One box. Nothing has to stand in it."), ("no", "No box")]),
        for_round => round.is_some(),
        back => match round {
            Some(round) => visit.within(&format!("rounds/{round}")),
            None => visit.within(&format!("people/{}/words", there.child)),
        },
        form => shown(&form),
    };
    visit.page_as(status_of(&form), "children/words.html", "Words for a child", record, content).await
}

/// What words can be about: each scale, and the plans that stand.
fn abouts(record: &CaseRecord) -> Vec<Choice> {
    let scales = record.scales.iter().map(|scale| {
        let (title, about) = (scales::title(record, scale), scales::about(record, scale));
        let text = if about.is_empty() { title } else { format!("{title}: {about}") };
        Choice::new(format!("scale:{}", scale.id), text)
    });
    let plans = record.plans.iter().filter(|plan| plan.status != practice::plan::PlanStatus::Replaced);
    let plans = plans.map(|plan| {
        let text = format!("{}, number {}", plan.kind.words(), plan.value.version);
        Choice::new(format!("plan:{}", plan.id), text)
    });
    scales.chain(plans).collect()
}
