//! Beginning a plan, empty or with the rules and red flags of the plan that stands.

use super::{agree_readers::told, details, form_page::FormPage, page::current, shown::href};
use access::Deed;
use axum::{http::StatusCode, response::Response};
use jiff::ToSpan;
use minijinja::context;
use practice::{
    CaseRecord,
    actions::{Acting, Change, Refused, put},
    ids::{PlanId, PlanRuleId, RedFlagId},
    plan::{PlanKind, PlanRule, PlanStatus, RedFlag, SafetyPlan},
    views::{asks_about_doer, list, quoted_within},
};
use std::collections::BTreeMap;
use ui::{
    form::{FormReader, Problems, Values},
    keep::SaveOutcome,
    page::{Form, shown},
    people_options::{Choice, WorkerNames, name_of},
    route::{Needs, Route},
    session::Sent,
    trouble::Trouble,
    visit::FamilyVisit,
};

/// The form.
pub(super) const SHOW: Route =
    Route::get("/families/{family}/plan/new", Needs::Family(Deed::Change), "plan.asked");
/// The form sent.
pub(super) const SEND: Route =
    Route::post("/families/{family}/plan/new", Needs::Family(Deed::Change), "plan.begun");

/// Days that an immediate plan holds unless somebody says otherwise.
const DAYS: i64 = 7;

/// Shows the form; `?about=` says which plan.
pub(super) async fn show(visit: FamilyVisit) -> Result<Response, Trouble> {
    let record = visit.record().await?;
    let kind = PlanKind::from_code(visit.query.text("about")).unwrap_or(PlanKind::Full);
    let mut there = Values::new();
    there.add("kind", kind.code()).add_date("valid_from", Some(visit.today));
    if kind == PlanKind::Immediate {
        there.add_date("valid_until", visit.today.checked_add(DAYS.days()).ok());
    }
    let before = current(&record, kind).or_else(|| current(&record, PlanKind::Full));
    if let Some(plan) = before.or_else(|| current(&record, PlanKind::Immediate)) {
        there.add("if_worried", &plan.if_worried).add("if_not", &plan.if_not);
    }
    if kind == PlanKind::Full {
        let Along { rules, flags, .. } = Along::all(&record);
        for id in rules {
            there.add("along", id.to_string());
        }
        for id in flags {
            there.add("along", id.to_string());
        }
    }
    let form = visit.form(&visit.path, 0, &there).await?;
    page(&visit, &record, StatusCode::OK, form).await
}

/// Keeps the new plan as a draft.
pub(super) async fn send(visit: FamilyVisit, sent: Sent) -> Result<Response, Trouble> {
    let record = visit.record().await?;
    let form = match read(&visit, &sent.values).and_then(|plan| with_along(&record, plan, &sent.values)) {
        Err(problems) => visit.form_again(&visit.path, &sent, &problems),
        Ok((plan, from, along)) => {
            let id = plan.id;
            match visit
                .act(&sent, "", move |record, acting| begin(record, plan, from, &along, acting))
                .await?
            {
                SaveOutcome::Done(_) => {
                    // A form sent twice was kept once, under the first id.
                    let after = visit.record().await?;
                    let to = if after.plan(id).is_some() { href(&visit, id) } else { visit.within("plan") };
                    return Ok(visit.go(&to, "plan-begun"));
                }
                kept => visit.refused(&sent, &kept, details::LABELS),
            }
        }
    };
    page(&visit, &record, StatusCode::UNPROCESSABLE_ENTITY, form).await
}

fn read(visit: &FamilyVisit, values: &Values) -> Result<SafetyPlan, Problems> {
    let kind = PlanKind::from_code(values.text("kind")).ok_or_else(|| {
        let mut problems = Problems::default();
        problems.add("kind", "Say which plan to begin.");
        problems
    })?;
    let mut plan = details::read(values, bare(visit, kind))?;
    if kind == PlanKind::Full {
        // The form asks for both kinds; what is typed for the other is not dropped in silence.
        let mut reader = FormReader::new(values);
        reader.date("valid_until", "The day until which it holds");
        if !plan.trigger.is_empty() {
            let sentence = "What made it necessary belongs to an immediate plan. Choose that plan above, or leave this empty.";
            reader.problems.add("trigger", sentence);
        }
        if !reader.problems.is_empty() {
            return Err(reader.problems);
        }
        plan.valid_until = None;
    }
    Ok(plan)
}

/// What is taken over into the plan: from which plan of its kind, and what goes along. Complains where somebody feared would
/// see to a line of it and nobody says why that is safe.
fn with_along(
    record: &CaseRecord,
    plan: SafetyPlan,
    values: &Values,
) -> Result<(SafetyPlan, Option<PlanId>, Along), Problems> {
    let before = current(record, plan.kind).filter(|_| values.ticked("take_over"));
    let from = before.map(|before| before.id);
    let mut along = if plan.kind == PlanKind::Full { Along::read(record, values) } else { Along::default() };
    let mut reader = FormReader::new(values);
    let mut with = record.clone();
    with.put(practice::Kept::new(plan.clone().into()));
    for rule in copied(record, from, &along) {
        let field = although(rule.id);
        let why = reader.text(&field, "Why that is safe");
        if !why.trim().is_empty() {
            along.although.insert(rule.id, why);
            continue;
        }
        let copy = PlanRule { plan: plan.id, ..rule.clone() };
        with.put(practice::Kept::new(copy.clone().into()));
        if let Some(sentence) = asks_about_doer(&with, &plan, &copy) {
            reader.problems.add(field, format!("{}: {sentence}", quoted_within(&rule.text)));
        }
    }
    if reader.problems.is_empty() { Ok((plan, from, along)) } else { Err(reader.problems) }
}

/// The field that asks why somebody feared may see to a line, or stand in.
fn although(rule: PlanRuleId) -> String {
    format!("although_feared-{rule}")
}

/// The rules that are taken over, in their order.
fn copied<'a>(record: &'a CaseRecord, from: Option<PlanId>, along: &Along) -> Vec<&'a PlanRule> {
    let rules = record.plan_rules.iter().map(|kept| &kept.value);
    let mut rules: Vec<_> =
        rules.filter(|rule| Some(rule.plan) == from || along.rules.contains(&rule.id)).collect();
    rules.sort_by_key(|rule| (along.rules.contains(&rule.id), rule.seq, rule.id));
    rules
}

/// A plan of this kind about which nothing is written yet.
pub(super) fn bare(visit: &FamilyVisit, kind: PlanKind) -> SafetyPlan {
    SafetyPlan {
        id: PlanId(visit.app.store().new_id()),
        kind,
        version: 1,
        status: PlanStatus::Draft,
        trigger: String::new(),
        valid_from: None,
        valid_until: None,
        reviewed_on: None,
        if_worried: String::new(),
        if_not: String::new(),
        next_meeting: None,
        signatures: Vec::new(),
        said_yes_before: Vec::new(),
        copies_given: Vec::new(),
        children_told: Vec::new(),
        owned_by_network_on: None,
        no_red_flags: String::new(),
        whose: None,
        nobody_because: String::new(),
        readers: Vec::new(),
        reader_lines: Vec::new(),
        agreed: None,
        replaced: None,
    }
}

/// What goes along from tonight's plan into a full one.
#[derive(Debug, Clone, Default)]
struct Along {
    rules: Vec<PlanRuleId>,
    flags: Vec<RedFlagId>,
    /// Why somebody feared may see to these lines, or stand in: also to those of the plan of the same kind.
    although: BTreeMap<PlanRuleId, String>,
}

impl Along {
    /// Everything that tonight's plan holds.
    fn all(record: &CaseRecord) -> Self {
        let Some(tonight) = current(record, PlanKind::Immediate).filter(|plan| plan.is_in_force()) else {
            return Self::default();
        };
        let mut rules: Vec<_> = record.plan_rules.iter().filter(|rule| rule.plan == tonight.id).collect();
        rules.sort_by_key(|rule| (rule.seq, rule.id));
        Self {
            rules: rules.into_iter().map(|rule| rule.id).collect(),
            flags: record
                .red_flags
                .iter()
                .filter(|flag| flag.plan == tonight.id)
                .map(|flag| flag.id)
                .collect(),
            although: BTreeMap::new(),
        }
    }

    /// Those of it that were ticked.
    fn read(record: &CaseRecord, values: &Values) -> Self {
        let mut reader = FormReader::new(values);
        let ticked = reader.many("along", "What goes along", |text| Some(text.to_owned()));
        let mut all = Self::all(record);
        all.rules.retain(|id| ticked.contains(&id.to_string()));
        all.flags.retain(|id| ticked.contains(&id.to_string()));
        all
    }

    /// As the form offers it.
    fn offered(&self, record: &CaseRecord, names: &WorkerNames) -> Vec<Choice> {
        let rules = self.rules.iter().filter_map(|id| record.plan_rule(*id)).map(|rule| {
            let doers: Vec<String> = rule.doers.iter().map(|who| name_of(who, record, names)).collect();
            let hint =
                format!("{}{}{}", list(&doers), if rule.when.is_empty() { "" } else { ", " }, rule.when);
            Choice { hint, ..Choice::new(rule.id.to_string(), &rule.text) }
        });
        let flags = self.flags.iter().filter_map(|id| record.red_flag(*id));
        let flags = flags.map(|flag| Choice::new(flag.id.to_string(), format!("Red flag: {}", flag.sign)));
        rules.chain(flags).collect()
    }
}

/// The plan, and copies of the rules and red flags of the plan that it will replace, and of those of tonight's plan that go
/// along: who does them and from whom they are kept goes with them. Tests stay with what was tested.
fn begin(
    record: &CaseRecord,
    plan: SafetyPlan,
    from: Option<PlanId>,
    along: &Along,
    acting: &mut Acting<'_>,
) -> Result<Vec<Change>, Refused> {
    let id = plan.id;
    let mut changes = put(record, plan.into(), acting)?;
    let with_plan = record.after(&changes, acting.by, acting.at);
    for (seq, rule) in (1..).zip(copied(record, from, along)) {
        let mut copy = PlanRule { id: PlanRuleId((acting.new_id)()), plan: id, seq, ..rule.clone() };
        if let Some(why) = along.although.get(&rule.id) {
            copy.although_feared.clone_from(why);
        }
        changes.extend(put(&with_plan, copy.into(), acting)?);
    }
    let goes = |flag: &RedFlag| Some(flag.plan) == from || along.flags.contains(&flag.id);
    for flag in record.red_flags.iter().filter(|flag| goes(flag)) {
        let copy = RedFlag { id: RedFlagId((acting.new_id)()), plan: id, ..flag.value.clone() };
        changes.extend(put(&with_plan, copy.into(), acting)?);
    }
    Ok(changes)
}

async fn page(
    visit: &FamilyVisit,
    record: &CaseRecord,
    status: StatusCode,
    form: Form,
) -> Result<Response, Trouble> {
    let kinds = [
        Choice {
            hint: "For the next days, when it cannot wait. It has an end.".to_owned(),
            ..Choice::new(PlanKind::Immediate.code(), PlanKind::Immediate.words())
        },
        Choice {
            hint: "The rules that keep the children safe, tested, and kept by the family after we close."
                .to_owned(),
            ..Choice::new(PlanKind::Full.code(), PlanKind::Full.words())
        },
    ];
    let names = visit.worker_names().await?;
    let rules = record.plan_rules.iter().map(|kept| (although(kept.id), kept.text.trim()));
    let asked = rules.filter(|(field, _)| form.errors.contains_key(field) || form.values.contains_key(field));
    let more = context! {
        although => shown(asked.collect::<Vec<_>>()),
        told => told(record),
        along => shown(Along::all(record).offered(record, &names)),
        kinds => shown(kinds),
        may_take_over => record.plans.iter().any(|plan| plan.status != PlanStatus::Replaced),
    };
    FormPage { template: "plan/start.html", title: "Begin a plan", people: &[] }
        .draw(visit, record, None, status, form, more)
        .await
}
