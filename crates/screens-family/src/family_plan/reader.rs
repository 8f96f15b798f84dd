//! How much of the plan a reader gets on paper: what the worker is told before printing, and the decision.

use super::{
    asked::{Asked, path},
    lines::{self, Line},
    second::{Opens, Second, most, opens},
    show::page,
};
use access::Deed;
use axum::response::Response;
use practice::{
    CaseRecord, Who,
    actions::readers::decide_reader,
    ids::{PersonId, WorkerId},
    plan::{Besides, Gets, PlanReader, SafetyPlan},
    views::{
        self, Because, Fears, Reading, has_paper, held_back, left_out, lines_are_open, list, quoted, reading,
    },
};
use serde::Serialize;
use ui::{
    form::{FormReader, Problems},
    keep::{SaveOutcome, problems},
    page::Form,
    people_options::Choice,
    route::{Needs, Route},
    saving::not_kept,
    seen,
    session::Sent,
    trouble::Trouble,
    visit::FamilyVisit,
};

/// The decision sent.
pub(super) const SEND: Route =
    Route::post("/families/{family}/family-plan/reader", Needs::Family(Deed::SignOff), "plan.reader_decided");

/// A decision that was not kept: what was typed, and why not.
#[derive(Default)]
pub(super) struct Refused {
    pub(super) sent: Sent,
    pub(super) problems: Problems,
}

/// Keeps the decision.
pub(super) async fn send(visit: FamilyVisit, sent: Sent) -> Result<Response, Trouble> {
    let record = visit.record().await?;
    let person: PersonId = sent.values.text("reader").parse().map_err(|_| Trouble::Absent)?;
    let asked = Asked::of(&visit, sent.values.text("plan"), Some(person));
    asked.of_record(&record)?;
    if let Some(replaced) = asked.replaced(&record) {
        return Ok(visit.go(&visit.within(&format!("plan/{}", replaced.id)), ""));
    }
    let plan = asked.plan(&record)?.ok_or(Trouble::Absent)?.id;
    let mut wrong = match read(person, &sent) {
        Err(problems) => problems,
        Ok(decided) => {
            let why = decided.why.clone();
            let kept = visit.act_as_seen(
                &sent,
                &why,
                move |record| seen::plan(record, plan),
                move |record, acting| decide_reader(record, plan, decided, acting),
            );
            match kept.await? {
                SaveOutcome::Not(findings) => problems(&findings, LABELS),
                SaveOutcome::Done(_) | SaveOutcome::Clash(_) => {
                    return Ok(visit.go(&path(&visit, plan, Some(person)), "saved"));
                }
            }
        }
    };
    if wrong.is_empty() {
        wrong.add("", "This was not kept. Try once more.");
    }
    let refused = Refused { sent, problems: wrong };
    page(&visit, &asked, not_kept(&refused.problems), &refused).await
}

const LABELS: &[(&str, &str)] = &[("gets", "How much"), ("besides", "What besides"), ("reason", "Why")];

fn read(person: PersonId, sent: &Sent) -> Result<PlanReader, Problems> {
    let mut reader = FormReader::new(&sent.values);
    let gets = reader.choice("gets", "Choose how much they may have.", Gets::from_code);
    let besides = reader.many("besides", "What besides", Besides::from_code);
    let why = reader.text("reason", "The reason");
    match (gets, reader.problems.is_empty()) {
        (Some(gets), true) => Ok(PlanReader { besides, why, ..PlanReader::new(person, gets) }),
        _ => Err(reader.problems),
    }
}

/// Those who get less than the whole plan, and how much less.
pub(super) fn who_gets_less(record: &CaseRecord, plan: Option<&SafetyPlan>) -> Vec<(PersonId, &'static str)> {
    let Some(plan) = plan else { return Vec::new() };
    let fears = Fears::of(record);
    let less = |id| match fears.reading(plan, id).gets() {
        Gets::Nothing => Some("no paper"),
        Gets::OwnPart if lines_are_open(record, plan, id) => Some("lines to decide about"),
        Gets::OwnPart if !has_paper(record, plan, id) => Some("no paper"),
        Gets::OwnPart => Some("only lines that were given"),
        Gets::Whole => (!left_out(record, plan, id).is_empty()).then_some("not every line"),
    };
    let people = record.people.iter().filter(|person| person.died.is_none());
    people.filter_map(|person| Some((person.id, less(person.id)?))).collect()
}

/// What the worker reads before printing. Never printed.
#[derive(Debug, Default, Serialize)]
pub(super) struct Box {
    /// What holds, in one sentence.
    headline: String,
    /// Whether giving the wrong paper to somebody could do harm.
    warns: bool,
    /// Why.
    sentences: Vec<String>,
    /// The lines that are not on this paper, under the reason why.
    left_out: Vec<(String, Vec<String>)>,
    /// The lines of the own part, each with what was decided about it.
    lines: Vec<Line>,
    /// What may be decided instead. Empty: nothing, or not by this person.
    choices: Vec<Choice>,
    /// What may be had besides the own part.
    besides: Vec<Choice>,
    /// How much they get now, as the form sends it.
    gets: &'static str,
    /// What they get besides now.
    has: Vec<&'static str>,
    /// Whether nobody has decided yet.
    is_open: bool,
    /// Why there is no paper, where it is because they have no part in the plan and nobody has decided. Empty otherwise.
    outside: String,
    /// Whom that choice is about.
    who: String,
    /// What they would read for the first time if all of it were opened to them.
    opens: Opens,
    /// What is said of a decision before it is kept: whether a second person looks first.
    alone: String,
    /// What waits for a second person, or what they are told of: how much they have, and lines of it.
    seconds: Vec<Second>,
    /// Whether one of those is how much they have: then it says what holds.
    how_much: bool,
}

impl Box {
    pub(super) fn of(
        record: &CaseRecord,
        plan: &SafetyPlan,
        reader: Option<PersonId>,
        (me, may_decide): (WorkerId, bool),
        worker: &dyn Fn(WorkerId) -> String,
        form: &Form,
    ) -> Self {
        let Some(reader) = reader else { return Self::of_whole(record, plan) };
        let who = called(record, reader);
        let reading = reading(record, plan, reader);
        let (gets, is_part) = (reading.gets(), reading.gets() != Gets::Whole);
        let out = left_out(record, plan, reader);
        let because = |which| -> Vec<String> {
            let of = out.iter().filter(|line| line.because == which);
            of.map(|line| line.text.trim().to_owned()).collect()
        };
        let mut left_out = vec![
            (format!("Kept from {who}"), because(Because::Kept)),
            (format!("Not for {who} to do"), because(Because::NotTheirs)),
        ];
        left_out.retain(|(_, lines)| !lines.is_empty());
        let back = held_back(record, plan, reader);
        let eyes = (who.as_str(), &reading);
        let mut seconds: Vec<Second> =
            Second::of((record, plan), eyes, (me, may_decide), worker).into_iter().collect();
        seconds.extend(
            back.iter().filter_map(|held| Second::of_line(record, held, eyes, (me, may_decide), worker)),
        );
        let opened = most(reader, reading.is_violent);
        let asks = may_decide && (reading.is_feared() || reading.is_outside) && gets != Gets::Whole;
        let mut sentences = why(&who, &reading);
        // That nothing is printed stands where the paper would be.
        let no_paper = is_part && !has_paper(record, plan, reader);
        if is_part && !no_paper {
            let without: Vec<&str> = LEFT_OUT
                .iter()
                .filter(|(what, _)| what.is_none_or(|what| !reading.has(what)))
                .map(|(_, words)| *words)
                .collect();
            sentences.push(format!("Also left out: {}.", and(&without)));
        }
        if is_part || !out.is_empty() {
            let silent = "The paper does not say that anything is left out.";
            sentences.extend((!no_paper).then(|| silent.to_owned()));
            let copy = plan.copies_given.iter().find(|mark| mark.who == Who::Person(reader));
            sentences.extend(copy.map(|mark| {
                format!("{who} was given a copy on {}. Think of what stood on it.", calendar::long(mark.on))
            }));
        }
        let offered = |gets: &Gets| !(reading.is_violent && *gets == Gets::Whole);
        let choice = |gets: &Gets| Choice::new(gets.code(), gets.words());
        let choices = Gets::ALL.iter().filter(|gets| offered(gets)).map(choice).collect();
        let besides = Besides::ALL.iter().map(|what| Choice::new(what.code(), what.words())).collect();
        Self {
            headline: if no_paper && !reading.is_undecided() {
                format!("There is no paper for {who}.")
            } else {
                headline((&who, may_decide), &reading, !out.is_empty())
            },
            warns: is_part || !out.is_empty(),
            sentences,
            left_out,
            lines: lines::of(record, plan, (reader, &who, &reading), form),
            choices: if may_decide { choices } else { Vec::new() },
            besides,
            gets: gets.code(),
            has: Besides::ALL
                .iter()
                .filter(|what| is_part && reading.has(**what))
                .map(|what| what.code())
                .collect(),
            is_open: reading.is_undecided(),
            outside: if reading.stands_outside() { outside(&who) } else { String::new() },
            opens: if asks { opens(record, plan, &opened, worker) } else { Opens::new() },
            alone: if asks { alone(&who, &reading) } else { String::new() },
            how_much: seconds.iter().any(Second::is_how_much),
            seconds,
            who,
        }
    }

    /// Nobody's copy: who must not be given it.
    fn of_whole(record: &CaseRecord, plan: &SafetyPlan) -> Self {
        let less: Vec<String> =
            who_gets_less(record, Some(plan)).into_iter().map(|(id, _)| called(record, id)).collect();
        let (headline, sentence) = if less.is_empty() {
            (
                "This is the whole plan.".to_owned(),
                "Nobody is named as the one from whom the plan protects, and no line is kept from anybody. If it protects from somebody, say so in the danger statement before you give it away.",
            )
        } else {
            (
                format!("This is the whole plan. It is not for {}.", or(&less)),
                "The plan protects from them, or a line is kept from them, or they have no part in it, or it was decided so. Choose a name above to print what is for that reader.",
            )
        };
        Self { headline, warns: !less.is_empty(), sentences: vec![sentence.to_owned()], ..Self::default() }
    }
}

/// Whether what is decided holds at once, or a second person looks first.
pub(crate) fn alone(who: &str, reading: &Reading<'_>) -> String {
    match reading.risk {
        _ if !reading.is_feared() => format!(
            "Think of whom {who} talks to: what stands on this paper may reach whoever the plan protects from. What you decide holds at once."
        ),
        Some(risk) => format!(
            "Nobody gives {who} more than that alone, because {}. A second person has to say yes too. Until then {who} reads only lines that are given one by one.",
            risk.words(who)
        ),
        None => format!(
            "The plan is {who}’s own to keep, and nothing in the record tells of violence. What you decide holds at once, and the supervisor is told."
        ),
    }
}

/// What is left out of a part, and what opens it. None: nothing but the whole does.
const LEFT_OUT: [(Option<Besides>, &str); 6] = [
    (Some(Besides::Goals), "the goals"),
    (Some(Besides::Days), "every day and the plan’s number"),
    (Some(Besides::Names), "everybody’s names"),
    (Some(Besides::Ring), "whom to ring in the network"),
    (Some(Besides::Numbers), "everybody’s numbers"),
    (None, "the signs to watch for"),
];

fn headline((who, may_decide): (&str, bool), reading: &Reading<'_>, some_kept: bool) -> String {
    let until = format!("Until then {who} reads only lines that are given one by one.");
    let decides = if may_decide { "you decide" } else { "somebody decides" };
    match (reading.gets(), reading.is_undecided()) {
        (Gets::Nothing, true) if reading.stands_outside() => format!(
            "{who} has no part in the plan. Somebody is feared here, so nothing is printed for {who} until {decides} what {who} gets."
        ),
        (Gets::OwnPart | Gets::Nothing, true) if reading.is_held() && reading.fear.is_none() => format!(
            "What spoke against {who} reading the plan is not in the record any more. The plan stays closed to {who} until somebody decides."
        ),
        (Gets::OwnPart, true) if reading.is_asked_again() && !reading.is_held() => {
            format!(
                "The plan has lines that {who} has not read. Decide again how much {who} may have. {until}"
            )
        }
        (Gets::Nothing, true) if reading.is_asked_again() => format!(
            "The plan has lines that {who} has not read. Nothing is printed for {who} until {decides} again what {who} gets."
        ),
        (Gets::OwnPart, true) => {
            format!("Nobody has decided how much of the plan {who} may have. {until}")
        }
        (Gets::OwnPart, false) if reading.waits() => {
            format!("A second person has not said yes yet. {until}")
        }
        (Gets::OwnPart, false) => format!("{who} reads only lines that are given one by one."),
        (Gets::Nothing, _) => format!("It was decided that {who} gets no paper."),
        (Gets::Whole, _) if some_kept => format!("{who} may have the plan without what is kept from {who}."),
        (Gets::Whole, _) => format!("{who} may have the whole plan."),
    }
}

/// Why a reader gets what they get: what speaks against the whole, and what was decided.
fn why(who: &str, reading: &Reading<'_>) -> Vec<String> {
    let mut sentences = Vec::new();
    sentences.extend(reading.fear.map(|fear| format!("{who} {}.", fear.words())));
    if reading.is_violent {
        sentences.push(format!(
            "{who} has been violent to somebody in the household, or people fear it. The whole plan stays closed."
        ));
    }
    // What a second person looks at, or is told of, stands above with its reason.
    let stands_above = reading.waits() || reading.is_to_be_told();
    if let Some(decided) = reading.decided.filter(|_| !reading.is_held() && !stands_above) {
        let on = decided.on.map(|on| format!(" on {}", calendar::long(on))).unwrap_or_default();
        let because = match decided.why.trim() {
            "" => String::new(),
            why => format!(" Why: {}", quoted(why)),
        };
        sentences.push(format!("Decided{on}: {}.{because}", decided.gets.words().to_lowercase()));
    }
    sentences
}

fn outside(who: &str) -> String {
    format!("{who} has no part in this plan, and nobody has decided what {who} gets.")
}

fn called(record: &CaseRecord, person: PersonId) -> String {
    record.person(person).map(|person| views::called(record, person)).unwrap_or_default()
}

/// "the goals and every day", "the goals, every day and everybody’s names".
fn and(words: &[&str]) -> String {
    list(&words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>())
}

/// "Dan", "Dan or Rose", "Dan, Rose or Tom".
fn or(names: &[String]) -> String {
    match names {
        [first @ .., last] if !first.is_empty() => format!("{} or {last}", first.join(", ")),
        names => names.concat(),
    }
}
