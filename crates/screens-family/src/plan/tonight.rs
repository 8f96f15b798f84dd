//! Tonight's plan on one page: what happened, what people will do, who said yes, and until when it holds. Sending it agrees
//! it. It needs no danger statement, no goal and no map: a child who is fetched at half past five does not wait for them.

use super::{
    agree,
    agree_readers::{NOBODY, told},
    form_page::FormPage,
    shown::{agreed_so, href},
    start,
};
use crate::care;
use access::Deed;
use axum::{http::StatusCode, response::Response};
use minijinja::context;
use practice::{
    CaseRecord, Object, Who,
    actions::{Acting, Change, Refused, plan as plans, put},
    contact::Contact,
    ids::{PersonId, PlanRuleId},
    map::Category,
    people::Part,
    plan::{AppliesWhen, How, Mark, PlanKind, PlanRule, SafetyPlan},
    rules::{self, Look},
    views::{self, Standing},
};
use ui::{
    fields,
    form::{FormReader, Problems, Values},
    keep::SaveOutcome,
    page::{Form, shown},
    people_options::{Choice, by_id},
    route::{Needs, Route},
    saving::status_of,
    seen,
    session::Sent,
    trouble::Trouble,
    visit::FamilyVisit,
    words::moment,
};

use std::collections::BTreeSet;

/// The form.
pub(super) const SHOW: Route =
    Route::get("/families/{family}/plan/tonight", Needs::Family(Deed::SignOff), "plan.tonight_asked");
/// The form sent.
pub(super) const SEND: Route =
    Route::post("/families/{family}/plan/tonight", Needs::Family(Deed::SignOff), "plan.agreed_tonight");

/// Rules for which the page has room. More can be added to the plan afterwards.
const ROWS: usize = 3;

const LABELS: &[(&str, &str)] = &[
    ("trigger", "What happened"),
    ("valid_until", "Until when"),
    ("if_worried", "What to do if anybody is worried"),
    ("if_not", "What if somebody cannot"),
    ("signatures", "Who said yes"),
    ("nobody_because", "Why it is nobody’s behaviour"),
    ("although_feared", "Why somebody feared may do it"),
    ("reason", "Why not everybody has"),
];

/// Something that somebody will do tonight.
#[derive(Debug, Clone)]
struct Line {
    text: String,
    who: Vec<Who>,
    when: String,
    /// Who does it if they cannot. None: not said yet.
    backup: Option<Who>,
    /// Why somebody feared may do it, or stand in.
    although_feared: String,
}

/// What the form says.
#[derive(Debug, Clone)]
struct Typed {
    plan: SafetyPlan,
    lines: Vec<Line>,
    reason: String,
}

/// Shows the form, with what the record says has happened.
pub(super) async fn show(visit: FamilyVisit) -> Result<Response, Trouble> {
    let record = visit.record().await?;
    let mut there = Values::new();
    there.add("trigger", happened(&visit, &record).text);
    let until = calendar::add_working_days(visit.today, 1).ok().or_else(|| visit.today.tomorrow().ok());
    there.add_date("valid_until", until);
    for row in 0..ROWS {
        there.add(format!("rules-{row}-when"), if row == 0 { "tonight" } else { "" });
    }
    let form = visit.form(&visit.path, 0, &there).await?;
    page(&visit, &record, StatusCode::OK, form).await
}

/// What happened, in words that stand in the record already.
#[derive(Debug, Default)]
struct Happened {
    text: String,
    /// Whose words they are, as a sentence. Empty: there are none.
    whose: String,
}

/// What happened, as far as the record says: what was told with the danger that still stands; else the latest that tells
/// of danger or of harm; else what the referral says. A later call that says that all is quiet is no reason for a plan.
fn happened(visit: &FamilyVisit, record: &CaseRecord) -> Happened {
    let look = Look { record, today: visit.today, thresholds: &visit.app.settings().thresholds };
    let told = |contact: &Contact| Happened {
        text: [&contact.worried, &contact.danger_words]
            .into_iter()
            .find(|text| !text.trim().is_empty())
            .cloned()
            .unwrap_or_default(),
        whose: format!("These are the words of {}, {}.", contact.told_by(), moment(contact.received)),
    };
    if let Some(danger) = rules::in_danger_now(look) {
        return told(danger);
    }
    let of_danger = record.contacts.iter().filter(|contact| contact.says_danger());
    let of_danger = of_danger.map(|contact| (contact.received_on(), told(contact)));
    let harms = record.items.iter().filter(|item| item.category == Category::PastHarm);
    let harms = harms.filter_map(|item| {
        let on = item.last.on.or(item.first.on)?;
        let whose = format!("These words stand on the map, of {}.", calendar::long(on));
        Some((on, Happened { text: item.text.clone(), whose }))
    });
    if let Some((_, latest)) = of_danger.chain(harms).max_by_key(|(on, _)| *on) {
        return latest;
    }
    let arrival = views::arrival(record);
    let on = arrival.received.map(|on| format!(" of {}", calendar::long(on))).unwrap_or_default();
    let whose = if arrival.worried.trim().is_empty() {
        String::new()
    } else {
        format!("These are the words of the referral{on}.")
    };
    Happened { text: arrival.worried, whose }
}

/// Keeps the plan with its rules and who said yes, and agrees it.
pub(super) async fn send(visit: FamilyVisit, sent: Sent) -> Result<Response, Trouble> {
    let record = visit.record().await?;
    let form = match read(&visit, &record, &sent.values) {
        Err(problems) => visit.form_again(&visit.path, &sent, &problems),
        Ok(typed) => {
            let id = typed.plan.id;
            let reason = typed.reason.clone();
            match visit
                .act_as_seen(&sent, &reason, seen::tonight, move |record, acting| {
                    agreed(record, typed, acting)
                })
                .await?
            {
                SaveOutcome::Done(_) => {
                    // A form sent twice was kept once, under the first id.
                    let after = visit.record().await?;
                    let to = match after.plan(id) {
                        Some(_) => visit.within(&format!("family-plan?plan={id}")),
                        None => visit.within("plan"),
                    };
                    return Ok(visit.go(&to, "plan-tonight"));
                }
                kept => visit.refused(&sent, &kept, LABELS),
            }
        }
    };
    page(&visit, &record, status_of(&form), form).await
}

fn read(visit: &FamilyVisit, record: &CaseRecord, values: &Values) -> Result<Typed, Problems> {
    let mut reader = FormReader::new(values);
    let mut plan = start::bare(visit, PlanKind::Immediate);
    plan.trigger = reader.needed(
        "trigger",
        "What happened",
        "Say what happened that makes this plan necessary tonight.",
    );
    plan.valid_from = Some(visit.today);
    plan.valid_until = reader.date("valid_until", "The day until which it holds");
    if plan.valid_until.is_none() && reader.problems.is_empty() {
        reader.problems.add("valid_until", "Say until when this plan holds: days, not months.");
    }
    plan.if_worried = reader.text("if_worried", "What to do if anybody is worried");
    // It can wait until the children are where they sleep; the plan's page asks for it then.
    plan.if_not = reader.text("if_not", "What if somebody cannot");
    let lines = lines(&mut reader, values);
    plan.whose = Some(whose(&mut reader, values));
    plan.nobody_because = reader.text("nobody_because", "Why it is nobody’s behaviour");
    let how = reader.optional("how", "How they said yes", How::from_code);
    let yes: BTreeSet<Who> = reader.many("signatures", "Who said yes", fields::listed).into_iter().collect();
    plan.signatures = yes.iter().map(|who| Mark { who: who.clone(), on: visit.today, how }).collect();
    let reason = reader.text("reason", "Why not everybody has");
    let (with, plan_id) = (with_lines(record, &plan, &lines), plan.id);
    if reader.problems.is_empty() {
        if let Some(sentence) = views::asks_whose(&with, &plan) {
            reader.problems.add("nobody_because", sentence);
        }
        for (rule, sentence) in views::asks_about_doers(&with, &plan) {
            let row = (0..ROWS).filter(|row| !values.text(&format!("rules-{row}-text")).trim().is_empty());
            if let Some(row) = row.into_iter().nth(usize::try_from(rule.seq).unwrap_or(1).saturating_sub(1)) {
                let sentence = format!("Line {}: {sentence}", row + 1);
                reader.problems.add(format!("rules-{row}-although_feared"), sentence);
            }
        }
    }
    if reader.problems.is_empty() && reason.trim().is_empty() {
        let silent = with.plan(plan_id).map(|plan| agree::silent(&with, plan, &yes)).unwrap_or_default();
        if let Some(sentence) = agree::ask_them_first(&with, &plan, &silent) {
            reader.problems.add("reason", sentence);
        }
    }
    if reader.problems.is_empty() { Ok(Typed { plan, lines, reason }) } else { Err(reader.problems) }
}

/// Whose behaviour makes the plan necessary: on paper they get only what they do themselves, until somebody decides
/// otherwise. The answer is asked for, because no map says it yet.
fn whose(reader: &mut FormReader<'_>, values: &Values) -> Vec<PersonId> {
    let all = values.all("whose");
    let is_nobody = all.contains(&NOBODY);
    let people: Vec<PersonId> = all.iter().filter_map(|text| text.parse().ok()).collect();
    if is_nobody != people.is_empty() {
        reader.problems.add(
            "whose",
            "Say whose behaviour people are worried about, or that it is nobody’s in this record. The plan on paper depends on it.",
        );
    }
    people
}

fn lines(reader: &mut FormReader<'_>, values: &Values) -> Vec<Line> {
    let rows = 0..ROWS;
    let lines: Vec<Line> = rows
        .filter_map(|row| reader.block(&format!("Line {}", row + 1), |reader| line(reader, values, row)))
        .collect();
    if lines.is_empty() && reader.problems.is_empty() {
        reader.problems.add("rules-0-text", "Write at least one thing that somebody will do tonight.");
    }
    lines
}

/// One line. None: nothing was written for it.
fn line(reader: &mut FormReader<'_>, values: &Values, row: usize) -> Option<Line> {
    let field = |part: &str| format!("rules-{row}-{part}");
    let text = reader.text(&field("text"), "What will be done");
    let who = fields::read_who(reader, values, &field("who"), "Who does it");
    let when = reader.line(&field("when"), "When");
    let backup = fields::read_who(reader, values, &field("backup"), "Who does it if they cannot");
    let although_feared = reader.text(&field("although_feared"), "Why that is safe");
    if text.trim().is_empty() {
        if who.is_some() || backup.is_some() {
            reader.problems.add(field("text"), "Write what this person will do.");
        }
        return None;
    }
    if who.is_none() {
        reader.problems.add(field("who"), "Say who does this.");
    }
    if backup.is_some() && backup == who {
        reader.problems.add(field("backup"), "Choose somebody else for when this person cannot.");
    }
    if when.trim().is_empty() {
        let sentence = "Say when: “tonight until she is asleep”, “every time he rings”.";
        reader.problems.add(field("when"), sentence);
    }
    Some(Line { text, who: who.into_iter().collect(), when, backup, although_feared })
}

fn rule(plan: &SafetyPlan, id: PlanRuleId, at: usize, line: &Line) -> PlanRule {
    PlanRule {
        id,
        plan: plan.id,
        seq: u32::try_from(at + 1).unwrap_or(1),
        text: line.text.clone(),
        danger: None,
        goals: Vec::new(),
        doers: line.who.clone(),
        backups: line.backup.iter().cloned().collect(),
        applies: AppliesWhen::Trigger,
        when: line.when.clone(),
        how_tested: String::new(),
        not_for: Vec::new(),
        although_feared: line.although_feared.clone(),
    }
}

/// The record as it would be with the plan, to ask whose yes it needs. Nothing is kept.
fn with_lines(record: &CaseRecord, plan: &SafetyPlan, lines: &[Line]) -> CaseRecord {
    let mut with = record.clone();
    with.put(practice::Kept::new(plan.clone().into()));
    for (at, line) in lines.iter().enumerate() {
        let id = PlanRuleId(-1 - i64::try_from(at).unwrap_or_default());
        with.put(practice::Kept::new(rule(plan, id, at, line).into()));
    }
    with
}

fn agreed(record: &CaseRecord, typed: Typed, acting: &mut Acting<'_>) -> Result<Vec<Change>, Refused> {
    let Typed { plan, lines, .. } = typed;
    let id = plan.id;
    // Who said yes, said it to all lines: a line that is added afterwards takes a yes back.
    let mut changes = put(record, SafetyPlan { signatures: Vec::new(), ..plan.clone() }.into(), acting)?;
    let mut after = record.after(&changes, acting.by, acting.at);
    for (at, line) in lines.iter().enumerate() {
        let added = put(&after, rule(&plan, PlanRuleId((acting.new_id)()), at, line).into(), acting)?;
        after = after.after(&added, acting.by, acting.at);
        changes.extend(added);
    }
    let signed = put(&after, plan.clone().into(), acting)?;
    after = after.after(&signed, acting.by, acting.at);
    // The plan is kept once, as it is agreed.
    changes.retain(|change| !matches!(change, Change::Put(Object::SafetyPlan(plan)) if plan.id == id));
    let mut all = plans::agree(&after, id, acting)?;
    all.extend(changes);
    Ok(all)
}

async fn page(
    visit: &FamilyVisit,
    record: &CaseRecord,
    status: StatusCode,
    form: Form,
) -> Result<Response, Trouble> {
    // A plan that somebody else agreed meanwhile is read before this one takes its place.
    let form = Form { seen: seen::tonight(record), ..form };
    let names = visit.worker_names().await?;
    let rows: Vec<String> = (0..ROWS).map(|row| format!("rules-{row}")).collect();
    let hows: Vec<Choice> = How::ALL.iter().map(|how| Choice::new(how.code(), how.words())).collect();
    // What is said of the plan that this one takes the place of is what its own page says.
    let before = record.plans.iter().find(|plan| plan.kind == PlanKind::Immediate && plan.is_in_force());
    let before_stands = before.map(|plan| match views::standing_of(record, plan, visit.today) {
        stands @ (Standing::NotWorking { .. } | Standing::Ended(_)) => stands.sentence(),
        _ => format!("An immediate plan holds already. {}", agreed_so(plan, &names)).trim().to_owned(),
    });
    // Grown-ups keep children safe and say yes; a child may know the plan, and is no choice here.
    let is_child = |choice: &Choice| matches!(choice.value.parse::<Who>(), Ok(Who::Person(id)) if record.person(id).is_some_and(|one| one.is_child()));
    let mut people = fields::named(record, &names, &form, &["signatures"]);
    people.retain(|choice| !is_child(choice));
    let mut yes = people.clone();
    care::hint(record, None, "ask", &mut yes);
    let mut whose = by_id(record, |person| !person.is_child() && person.part != Part::Professional);
    whose.push(Choice::new(NOBODY, "Nobody in this family"));
    let mut doers = people.clone();
    doers.push(Choice::new(fields::OTHER, "Somebody else"));
    let more = context! {
        whose_words => happened(visit, record).whose,
        rows => rows,
        doers => shown(doers),
        whose => shown(whose),
        hows => shown(hows),
        told => told(record),
        people => shown(yes),
        before => before.map(|plan| href(visit, plan.id)),
        before_stands => before_stands,
    };
    FormPage { template: "plan/tonight.html", title: "A plan for tonight", people: &[] }
        .draw(visit, record, None, status, form, more)
        .await
}
