//! A second person's look at what somebody feared may read of a plan, with every line that it opens.

use super::{
    asked::{Asked, path},
    reader::Refused,
    show::page,
};
use access::Deed;
use axum::response::Response;
use practice::{
    CaseRecord,
    actions::{reader_lines::look_at_line, readers::look_at_reader},
    hidden::given_away,
    ids::{PersonId, PlanRuleId, WorkerId},
    plan::{Besides, Gets, PlanReader, SafetyPlan},
    views::{HeldLine, Reading, family_plan, may_look, newly_read, plan_if_decided, quoted, works_with},
};
use serde::Serialize;
use ui::{
    form::FormReader,
    keep::SaveOutcome,
    route::{Needs, Route},
    saving::not_kept,
    seen,
    session::Sent,
    trouble::Trouble,
    visit::FamilyVisit,
};

/// The look sent.
pub(super) const SEND: Route =
    Route::post("/families/{family}/family-plan/second", Needs::Family(Deed::SignOff), "plan.reader_looked");

/// Keeps it.
pub(super) async fn send(visit: FamilyVisit, sent: Sent) -> Result<Response, Trouble> {
    let record = visit.record().await?;
    let person: PersonId = sent.values.text("reader").parse().map_err(|_| Trouble::Absent)?;
    let asked = Asked::of(&visit, sent.values.text("plan"), Some(person));
    if let Some(replaced) = asked.replaced(&record) {
        return Ok(visit.go(&visit.within(&format!("plan/{}", replaced.id)), ""));
    }
    let plan = asked.plan(&record)?.ok_or(Trouble::Absent)?.id;
    let mut reader = FormReader::new(&sent.values);
    let line: Option<PlanRuleId> = match sent.values.text("rule") {
        "" => None,
        rule => Some(rule.parse().map_err(|_| Trouble::Absent)?),
    };
    let field = line.map_or_else(|| "second".to_owned(), |line| format!("second-{line}"));
    let why = reader.text(&field, "Why it is right");
    let mut wrong = reader.problems;
    if wrong.is_empty() {
        let said = why.clone();
        // A yes is to what the page told, and to nothing that was decided since.
        let look = visit.act_as_seen(
            &sent,
            &why,
            move |record| seen::plan(record, plan),
            move |record, acting| match line {
                Some(line) => look_at_line(record, plan, (person, line), &said, acting),
                None => look_at_reader(record, plan, person, &said, acting),
            },
        );
        match look.await? {
            SaveOutcome::Done(_) => return Ok(visit.go(&path(&visit, plan, Some(person)), "saved")),
            SaveOutcome::Not(findings) => {
                for finding in findings {
                    wrong.add(if finding.place.field.is_empty() { "" } else { &field }, finding.sentence);
                }
            }
            SaveOutcome::Clash(_) => wrong.add("", "This was not kept. Try once more."),
        }
    }
    page(&visit, &asked, not_kept(&wrong), &Refused { sent, problems: wrong }).await
}

/// Lines that somebody would read for the first time, under what they are.
pub(crate) type Opens = Vec<(&'static str, Vec<String>)>;

/// What a decision would open to its reader, line by line.
pub(crate) fn opens(
    record: &CaseRecord,
    plan: &SafetyPlan,
    decided: &PlanReader,
    worker: &dyn Fn(WorkerId) -> String,
) -> Opens {
    let now = family_plan(record, plan, Some(decided.person), worker);
    let then = plan_if_decided(record, plan, decided, worker);
    let mut opens = then.map(|then| newly_read(now.as_ref(), &then)).unwrap_or_default();
    for line in opens.iter_mut().flat_map(|(_, lines)| lines) {
        // The screen may be turned to somebody: what is hidden from this reader does not stand here either.
        if !given_away(record, Some(decided.person), line).is_empty() {
            "A line with a hidden address or telephone number. Change the plan before anybody has it."
                .clone_into(line);
        }
    }
    opens
}

/// As much as could be decided about a reader: the whole, or where that stays closed the own part with everything besides.
pub(crate) fn most(reader: PersonId, is_violent: bool) -> PlanReader {
    if is_violent {
        PlanReader { besides: Besides::ALL.to_vec(), ..PlanReader::new(reader, Gets::OwnPart) }
    } else {
        PlanReader::new(reader, Gets::Whole)
    }
}

/// What waits for a second person, or what they are told of.
#[derive(Debug, Serialize)]
pub(super) struct Second {
    /// The line that it is about. Empty: how much of the plan they have.
    rule: String,
    /// What was decided, by whom, and whether it waits.
    headline: String,
    /// Why they decided so, in their words. Empty: the headline says it, or nobody said why.
    reason: String,
    /// Why one person alone does not decide it. Empty: it holds already.
    because: String,
    /// Whether it takes effect only with a yes.
    waits: bool,
    /// What it opens.
    opens: Opens,
    /// Whether the person who reads the page is somebody else than whoever decided.
    may_look: bool,
    /// Who looks, where it is not the reader of the page.
    whose: &'static str,
}

impl Second {
    pub(super) fn of(
        (record, plan): (&CaseRecord, &SafetyPlan),
        (who, reading): (&str, &Reading<'_>),
        (me, signs): (WorkerId, bool),
        worker: &dyn Fn(WorkerId) -> String,
    ) -> Option<Self> {
        let decided = reading.decided.filter(|_| reading.waits() || reading.is_to_be_told())?;
        let by = decided.by.map_or_else(|| "Somebody".to_owned(), worker);
        let on = decided.on.map(|on| format!(" on {}", calendar::long(on))).unwrap_or_default();
        let what = match decided.gets {
            Gets::Whole => "the whole plan".to_owned(),
            _ => format!("more than what {who} does"),
        };
        let waits = reading.waits();
        let headline = if waits {
            format!(
                "{by} decided{on} that {who} may have {what}. It waits for a second person. Until then {who} reads only lines that are given one by one."
            )
        } else {
            format!(
                "{by} decided{on} that {who} may have {what}. It holds already, and somebody else is told."
            )
        };
        let because = reading
            .risk
            .filter(|_| waits)
            .map(|risk| format!("Nobody decides it alone, because {}.", risk.words(who)));
        Some(Self {
            rule: String::new(),
            headline,
            reason: match decided.why.trim() {
                "" => String::new(),
                why => quoted(why),
            },
            because: because.unwrap_or_default(),
            waits,
            opens: opens(record, plan, decided, worker),
            may_look: signs && may_look(record, decided.by, me),
            whose: whose(record, decided.by),
        })
    }

    /// Whether it is about how much they have.
    pub(super) fn is_how_much(&self) -> bool {
        self.rule.is_empty()
    }

    /// A line that somebody decided may be read as it stands, and that waits.
    pub(super) fn of_line(
        record: &CaseRecord,
        held: &HeldLine<'_>,
        (who, reading): (&str, &Reading<'_>),
        (me, signs): (WorkerId, bool),
        worker: &dyn Fn(WorkerId) -> String,
    ) -> Option<Self> {
        let line = held.waits?;
        let (by, on, why) = (worker(line.by), calendar::long(line.on), line.why.trim());
        let when = Some(held.rule.when.trim()).filter(|when| !when.is_empty());
        let when = when.map(|when| format!(" ({when})")).unwrap_or_default();
        let because =
            reading.risk.map(|risk| format!("Nobody decides it alone, because {}.", risk.words(who)));
        Some(Self {
            rule: held.rule.id.to_string(),
            headline: format!(
                "{by} decided on {on} that {who} may read a line as it stands: {} It waits for a second person. Until then it is not on the paper.",
                quoted(why)
            ),
            reason: String::new(),
            because: because.unwrap_or_default(),
            waits: true,
            opens: vec![("What people do, when and who", vec![format!("{}{when}", held.rule.text.trim())])],
            may_look: signs && may_look(record, Some(line.by), me),
            whose: whose(record, Some(line.by)),
        })
    }
}

fn whose(record: &CaseRecord, by: Option<WorkerId>) -> &'static str {
    if by.is_none_or(|by| works_with(record, by)) {
        "The practice supervisor or the conference chair looks at it."
    } else {
        "Somebody who works with the family looks at it."
    }
}
