//! Which lines of their own part a reader gets: all of them on one page, each "give" or "do not give", with one reason.

use super::{
    asked::{Asked, path},
    reader::Refused,
    show::page,
};
use access::Deed;
use axum::response::Response;
use practice::{
    CaseRecord, Finding, Kind,
    actions::reader_lines::{LinesDecision, decide_lines},
    ids::{PersonId, PlanRuleId},
    plan::{LineGets, PlanRule, ReaderLine, SafetyPlan},
    views::{Reading, held_back, quoted, settled, tells},
};
use serde::Serialize;
use ui::{
    form::{FormReader, Problems},
    keep::SaveOutcome,
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
    Route::post("/families/{family}/family-plan/lines", Needs::Family(Deed::SignOff), "plan.lines_decided");

const AS_IT_STANDS: &str = "as_it_stands";
const INSTEAD: &str = "instead";
const NOT: &str = "not";

/// Keeps the decision.
pub(super) async fn send(visit: FamilyVisit, sent: Sent) -> Result<Response, Trouble> {
    let record = visit.record().await?;
    let person: PersonId = sent.values.text("reader").parse().map_err(|_| Trouble::Absent)?;
    let asked = Asked::of(&visit, sent.values.text("plan"), Some(person));
    if let Some(replaced) = asked.replaced(&record) {
        return Ok(visit.go(&visit.within(&format!("plan/{}", replaced.id)), ""));
    }
    let plan = asked.plan(&record)?.ok_or(Trouble::Absent)?.id;
    let mut wrong = match read(person, &sent) {
        Err(problems) => problems,
        Ok(decision) => {
            let why = decision.why.clone();
            // Given is what the page showed: where a word has changed since, nothing is kept.
            let kept = visit.act_as_seen(
                &sent,
                &why,
                move |record| seen::plan(record, plan),
                move |record, acting| decide_lines(record, plan, decision, acting),
            );
            match kept.await? {
                SaveOutcome::Not(findings) => beside(&findings),
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

fn read(person: PersonId, sent: &Sent) -> Result<LinesDecision, Problems> {
    let mut reader = FormReader::new(&sent.values);
    let mut lines = Vec::new();
    let names: Vec<String> = sent.values.with_prefix("line-").map(|(name, _)| name.clone()).collect();
    for name in names {
        let rule = name.strip_prefix("line-").and_then(|id| id.parse::<PlanRuleId>().ok());
        let instead = rule
            .map(|rule| reader.text(&format!("instead-{rule}"), "What they read instead"))
            .unwrap_or_default();
        let gets = reader.choice(&name, "Say whether this line is given, and how.", |choice| match choice {
            AS_IT_STANDS => Some(LineGets::AsItStands),
            INSTEAD => Some(LineGets::Instead(instead.clone())),
            NOT => Some(LineGets::Not),
            _ => None,
        });
        lines.extend(rule.zip(gets));
    }
    let why = reader.text("why_lines", "The reason");
    if lines.is_empty() && reader.problems.is_empty() {
        reader.problems.add("", "There is no line to decide about any more.");
    }
    if reader.problems.is_empty() { Ok(LinesDecision { person, lines, why }) } else { Err(reader.problems) }
}

/// What stands in the way, beside the line that it is about.
fn beside(findings: &[Finding]) -> Problems {
    let mut problems = Problems::default();
    for Finding { sentence, place, .. } in findings {
        let field = match (place.kind, place.field) {
            (Kind::PlanRule, "instead") => format!("instead-{}", PlanRuleId(place.number)),
            (_, "why_lines") => "why_lines".to_owned(),
            _ => String::new(),
        };
        problems.add(field, sentence.clone());
    }
    problems
}

/// A line of the reader's own part, with what was decided about it.
#[derive(Debug, Serialize)]
pub(super) struct Line {
    rule: String,
    text: String,
    when: String,
    /// What it tells of others: "names Joyce and says when (Fridays)". Empty: nothing that the record knows.
    tells: String,
    /// Whether it is read as it stands only with a second person's yes.
    needs_second: bool,
    /// What was decided, as a sentence. Empty: nothing yet.
    said: String,
    /// What the form offers, with what was chosen or holds now.
    choices: Vec<Choice>,
    chosen: String,
    instead: String,
}

/// Every line of their own part.
pub(super) fn of(
    record: &CaseRecord,
    plan: &SafetyPlan,
    (reader, who, reading): (PersonId, &str, &Reading<'_>),
    form: &Form,
) -> Vec<Line> {
    let mut lines: Vec<(&PlanRule, Option<&ReaderLine>, bool)> =
        held_back(record, plan, reader).into_iter().map(|held| (held.rule, held.waits, true)).collect();
    lines.extend(settled(record, plan, reader).into_iter().map(|one| (one.rule, Some(one.line), false)));
    lines.sort_by_key(|(rule, ..)| (rule.seq, rule.id));
    let before = |rule: &PlanRule| plan.reader_lines.iter().find(|line| line.is_about(reader, rule.id));
    lines
        .into_iter()
        .map(|(rule, line, waits)| {
            let (chosen, instead) = match line.map(ReaderLine::gets) {
                Some(LineGets::AsItStands) => (AS_IT_STANDS, String::new()),
                Some(LineGets::Instead(words)) => (INSTEAD, words),
                Some(LineGets::Not) | None => (NOT, String::new()),
            };
            let typed = |name: &str| form.values.get(&format!("{name}-{}", rule.id)).cloned();
            let tells = tells(record, reader, &rule.words()).words();
            Line {
                needs_second: !tells.is_empty() && reading.risk.is_some(),
                tells,
                rule: rule.id.to_string(),
                text: rule.text.trim().to_owned(),
                when: rule.when_in_words().to_owned(),
                said: said(who, line.or_else(|| before(rule)), line.is_none(), waits),
                choices: vec![
                    Choice::new(AS_IT_STANDS, "Give it as it stands"),
                    Choice::new(INSTEAD, "Give it in other words"),
                    Choice::new(NOT, "Do not give it"),
                ],
                chosen: typed("line").unwrap_or_else(|| chosen.to_owned()),
                instead: typed("instead").unwrap_or(instead),
            }
        })
        .collect()
}

/// What was decided about a line, as a sentence.
fn said(who: &str, line: Option<&ReaderLine>, has_ended: bool, waits: bool) -> String {
    let Some(line) = line else { return String::new() };
    let on = calendar::long(line.on);
    let why = if line.why.trim().is_empty() { String::new() } else { format!(" Why: {}", quoted(&line.why)) };
    match line.gets() {
        _ if has_ended => {
            format!(
                "It was decided on {on}, about other words. {who} has nothing of it until it is decided again."
            )
        }
        _ if waits => format!("Given on {on}. It waits for a second person.{why}"),
        LineGets::AsItStands => format!("Given on {on} as it stands.{why}"),
        LineGets::Instead(words) => format!("Given on {on} in these words: {}{why}", quoted(&words)),
        LineGets::Not => format!("Not given, decided on {on}."),
    }
}
