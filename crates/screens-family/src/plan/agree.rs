//! Agreeing a plan: who said yes to it, and on which day. A plan that one worker agrees alone is a plan on paper.

use super::{
    agree_readers::{self, Answers, Questions},
    form_page::FormPage,
    shown::{agreed_so, href},
};
use crate::care;
use access::Deed;
use axum::{http::StatusCode, response::Response};
use minijinja::context;
use practice::{
    CaseRecord, Who,
    actions::{self, plan as plans, readers},
    ids::PlanId,
    plan::{How, Mark, PlanRule, SafetyPlan},
    views::{self, apart, list, whose_yes},
};
use serde::Serialize;
use std::collections::BTreeSet;
use ui::{
    fields,
    form::{FormReader, Problems, Values},
    keep::SaveOutcome,
    page::{Form, shown},
    people_options::{Choice, name_of},
    route::{Needs, Route},
    saving::status_of,
    seen,
    session::Sent,
    trouble::Trouble,
    visit::FamilyVisit,
};

/// The form.
pub(super) const SHOW: Route =
    Route::get("/families/{family}/plan/{plan}/agree", Needs::Family(Deed::SignOff), "plan.agree_asked");
/// The form sent.
pub(super) const SEND: Route =
    Route::post("/families/{family}/plan/{plan}/agree", Needs::Family(Deed::SignOff), "plan.agreed");

const LABELS: &[(&str, &str)] = &[
    ("signatures", "Who said yes"),
    ("on", "On which day"),
    ("reason", "Why not everybody has"),
    ("whose", "Whose behaviour it is"),
    ("nobody_because", "Why it is nobody’s behaviour"),
    ("although_feared", "Why somebody feared may do it"),
];

/// Shows the form.
pub(super) async fn show(visit: FamilyVisit) -> Result<Response, Trouble> {
    let record = visit.record().await?;
    let plan = record.plan(visit.id::<PlanId>("plan")?).ok_or(Trouble::Absent)?;
    let mut there = Values::new();
    there.add_date("on", Some(visit.today));
    // A yes is asked for, and never ticked beforehand.
    agree_readers::fill(plan, &mut there);
    let form = visit.form(&visit.path, plan.version, &there).await?;
    page(&visit, &record, &plan.value, StatusCode::OK, form).await
}

/// What the form says.
struct Agreed {
    signatures: Vec<Mark>,
    reason: String,
    answers: Answers,
}

/// Keeps who said yes and what readers get, and agrees the plan with it.
pub(super) async fn send(visit: FamilyVisit, sent: Sent) -> Result<Response, Trouble> {
    let record = visit.record().await?;
    let id: PlanId = visit.id("plan")?;
    let plan = record.plan(id).ok_or(Trouble::Absent)?;
    let form = match read(&visit, &record, plan, &sent.values) {
        Err(problems) => visit.form_again(&visit.path, &sent, &problems),
        Ok(agreed) => {
            let Agreed {
                signatures,
                reason,
                answers: Answers { whose, nobody_because, decisions, although },
            } = agreed;
            let kept = visit
                .act_as_seen(
                    &sent,
                    &reason,
                    move |record| seen::agreeing(record, id),
                    move |record, acting| {
                        let Some(plan) = record.plan(id) else { return plans::agree(record, id, acting) };
                        let mut signed = SafetyPlan { whose, nobody_because, ..plan.value.clone() };
                        for decided in decisions {
                            readers::set(&mut signed, decided, acting);
                        }
                        let mut after = record.clone();
                        let mut changes = Vec::new();
                        for (rule, why) in although {
                            let Some(old) = record.plan_rule(rule) else { continue };
                            let allowed = PlanRule { although_feared: why, ..old.value.clone() };
                            let put = actions::put(&after, allowed.into(), acting)?;
                            after = after.after(&put, acting.by, acting.at);
                            changes.extend(put);
                        }
                        signed.signatures = signatures;
                        let put = actions::put(&after, signed.into(), acting)?;
                        let agreed = plans::agree(&after.after(&put, acting.by, acting.at), id, acting)?;
                        changes.extend(agreed);
                        Ok(changes)
                    },
                )
                .await?;
            match kept {
                SaveOutcome::Done(_) => return Ok(visit.go(&href(&visit, id), "plan-agreed")),
                kept => visit.refused(&sent, &kept, LABELS),
            }
        }
    };
    page(&visit, &record, &plan.value, status_of(&form), form).await
}

/// Who said yes and how, why others have not, and what readers get.
fn read(
    visit: &FamilyVisit,
    record: &CaseRecord,
    plan: &SafetyPlan,
    values: &Values,
) -> Result<Agreed, Problems> {
    let mut reader = FormReader::new(values);
    let ticked: BTreeSet<Who> =
        reader.many("signatures", "Who said yes", fields::listed).into_iter().collect();
    let on = reader.date("on", "The day").unwrap_or(visit.today);
    let reason = reader.text("reason", "Why not everybody has");
    let name =
        |who: &Who| who.person().and_then(|id| record.person(id)).map(|one| views::called(record, one));
    if reader.problems.is_empty()
        && reason.trim().is_empty()
        && let Some(sentence) = ask_them_first(record, plan, &silent(record, plan, &ticked))
    {
        reader.problems.add("reason", sentence);
    }
    let before = |who: &Who| plan.signatures.iter().find(|mark| mark.who == *who);
    let mut signatures = Vec::new();
    for who in ticked {
        let how = reader.optional(&format!("how-{who}"), "How they said yes", How::from_code);
        if how.is_none() && before(&who).is_none() {
            let name = name(&who).unwrap_or_else(|| "this person".to_owned());
            reader.problems.add(format!("how-{who}"), format!("Say how {name} said yes."));
        }
        let on = before(&who).map_or(on, |mark| mark.on);
        signatures.push(Mark { who, on, how });
    }
    let answers = agree_readers::read(record, plan, values, &mut reader);
    if reader.problems.is_empty() { Ok(Agreed { signatures, reason, answers }) } else { Err(reader.problems) }
}

/// Whose yes a plan needs and has not.
pub(super) fn silent(record: &CaseRecord, plan: &SafetyPlan, yes: &BTreeSet<Who>) -> Vec<Who> {
    asked(record, plan).difference(yes).cloned().collect()
}

/// What is said to whoever agrees a plan without some people's yes and without a reason. None: everybody said yes.
///
/// Nobody is sent to ask somebody feared: whether, where and how is talked over first.
pub(super) fn ask_them_first(record: &CaseRecord, plan: &SafetyPlan, silent: &[Who]) -> Option<String> {
    let names = |all: &[&Who]| {
        let people = all.iter().filter_map(|who| who.person()).filter_map(|id| record.person(id));
        list(&people.map(|person| views::called(record, person)).collect::<Vec<_>>())
    };
    if silent.is_empty() {
        return None;
    }
    let have = if silent.len() == 1 { "has" } else { "have" };
    let all = names(&silent.iter().collect::<Vec<_>>());
    let (others, _) = apart(record, Some(plan), silent);
    Some(match views::care(record, Some(plan), "ask", silent) {
        None => format!("{all} {have} not said yes. Ask them first, or say why the plan cannot wait."),
        Some(care) if others.is_empty() => {
            format!("{all} {have} not said yes. {care} Say here why the plan cannot wait for it.")
        }
        Some(care) => format!(
            "{all} {have} not said yes. Ask {} first. {care} Or say here why the plan cannot wait.",
            names(&others)
        ),
    })
}

fn asked(record: &CaseRecord, plan: &SafetyPlan) -> BTreeSet<Who> {
    whose_yes(record, plan).into_iter().map(Who::Person).collect()
}

/// Tonight's plan, which a full one takes the place of: said before it is agreed, with what is not in the new one.
#[derive(Debug, Serialize)]
struct Replaces {
    until: Option<String>,
    left_behind: Vec<String>,
}

impl Replaces {
    fn of(record: &CaseRecord, plan: &SafetyPlan) -> Option<Self> {
        let tonight = plans::replaced_by(record, plan).find(|other| other.kind != plan.kind)?;
        let rules = || record.plan_rules.iter().map(|kept| &kept.value);
        let taken = |text: &str| rules().any(|rule| rule.plan == plan.id && rule.text.trim() == text.trim());
        Some(Self {
            until: tonight.valid_until.map(calendar::long),
            left_behind: rules()
                .filter(|rule| rule.plan == tonight.id && !taken(&rule.text))
                .map(|rule| rule.text.clone())
                .collect(),
        })
    }
}

async fn page(
    visit: &FamilyVisit,
    record: &CaseRecord,
    plan: &SafetyPlan,
    status: StatusCode,
    form: Form,
) -> Result<Response, Trouble> {
    let form = Form { seen: seen::agreeing(record, plan.id), ..form };
    let names = visit.worker_names().await?;
    let asked = asked(record, plan);
    let mut people: Vec<Choice> = asked
        .iter()
        .map(|who| Choice { value: who.to_string(), text: name_of(who, record, &names), hint: String::new() })
        .collect();
    let others = fields::named(record, &names, &form, &["signatures"]);
    people.extend(others.into_iter().filter(|other| asked.iter().all(|who| who.to_string() != other.value)));
    care::hint(record, Some(plan), "ask", &mut people);
    care::hint_of_earlier_yes(plan, &mut people);
    let worker = |id| names.get(&id).cloned().unwrap_or_else(|| "a worker".to_owned());
    let hows: Vec<Choice> = How::ALL.iter().map(|how| Choice::new(how.code(), how.words())).collect();
    let more = context! {
        people => shown(people),
        hows => shown(hows),
        ask => shown(Questions::of(record, plan, &worker)),
        before => plans::replaced_by(record, plan).find(|other| other.kind == plan.kind).map(|other| {
            context! { href => href(visit, other.id), agreed => agreed_so(other, &names) }
        }),
        although => shown(agree_readers::asked_about(record, plan, &form)),
        replaces => shown(Replaces::of(record, plan)),
    };
    FormPage { template: "plan/agree.html", title: "Who has said yes to this plan?", people: &[] }
        .draw(visit, record, Some(plan), status, form, more)
        .await
}
