//! Paper for a child: the worker's words for this child, about the numbers of a round or about the plan, and nothing else of
//! the record but whom to ring. Before the words are written there is no paper, but the form that asks for them.

use super::{give, readers};
use access::Deed;
use axum::{http::StatusCode, response::Response};
use minijinja::context;
use practice::{
    child_words::{Young, about_plan, names_grown_ups},
    ids::{PersonId, PlanId},
    views::list,
};
use ui::childs::asked;
use ui::childs::page;
use ui::{
    contact::Contact,
    page::shown,
    private,
    route::{Needs, Route},
    trouble::Trouble,
    visit::FamilyVisit,
};

/// The numbers of a round, to be ringed with a pen.
pub(super) const SHOW: Route = Route::get(
    "/families/{family}/rounds/{round}/rater/{n}/paper",
    Needs::Family(Deed::Change),
    "rating.paper_seen",
);
/// The plan in words for a child.
pub(super) const OF_PLAN: Route = Route::get(
    "/families/{family}/plan/{plan}/children/{person}",
    Needs::Family(Deed::See),
    "plan.childs_paper_seen",
);

/// Shows the paper of a round.
pub(super) async fn show(visit: FamilyVisit) -> Result<Response, Trouble> {
    let record = visit.record().await?;
    let (round, child) = match give::child_here(&visit, &record)? {
        Ok(found) => found,
        Err(elsewhere) => return Ok(elsewhere),
    };
    // An address may have been hidden since the words were written: they are changed first.
    if let Some(form) = asked::tells(&record, round, child) {
        return Ok(visit.go(&visit.within(&form), ""));
    }
    let mut asks = asked::of(&record, round, child).unwrap_or_default();
    for ask in &mut asks {
        ask.by = readers::first_name_of(&visit, ask.written_by).await?;
    }
    let named = list(&asked::names(&record, round, child, visit.today));
    let content = context! {
        named => named,
        readers => shown(readers::Readers::of(&visit, &record, round, child).await?),
        name => readers::first_name(&record, child),
        contact => shown(Contact::of(&visit, &record).await?),
        asks => shown(asks),
        back => visit.within(&format!("rounds/{}", round.id)),
        words => visit.within(&format!("people/{child}/words")),
    };
    page::page(&visit, StatusCode::OK, "children/paper.html", content)
}

/// Shows the plan in words for a child.
pub(super) async fn plan(visit: FamilyVisit) -> Result<Response, Trouble> {
    let record = visit.record().await?;
    let (plan, child) = (visit.id::<PlanId>("plan")?, visit.id::<PersonId>("person")?);
    let person = record.person(child).ok_or(Trouble::Absent)?;
    let kept = record.plan(plan).ok_or(Trouble::Absent)?;
    if Young::of(person, visit.today).is_none() {
        return Ok(visit.go(&visit.within("plan"), ""));
    }
    let Some(words) = about_plan(&record, child, plan) else {
        return Ok(visit.go(&visit.within(&asked::form(child, Some(format!("plan:{plan}")))), ""));
    };
    let written = record.one_childs_words(words.id).map(|kept| kept.changed_at);
    let changed = |at| written.is_some_and(|written| at > written);
    let rules = record.plan_rules.iter().filter(|rule| rule.plan == plan);
    let content = context! {
        named => list(&names_grown_ups(&record, words, visit.today)),
        name => readers::first_name(&record, child),
        contact => shown(Contact::of(&visit, &record).await?),
        text => words.words.clone(),
        // Looked for again at each printing: an address may have been hidden since the words were written.
        private => private::told(&record, None, &words.words),
        by => readers::first_name_of(&visit, words.written_by).await?,
        back => visit.within(&if kept.is_in_force() { format!("family-plan?plan={plan}") } else { format!("plan/{plan}") }),
        words => visit.within(&format!("people/{child}/words")),
        plan_changed => rules.map(|rule| rule.changed_at).any(changed),
        over => !kept.is_in_force() || kept.valid_until.is_some_and(|until| until < visit.today),
    };
    page::page(&visit, StatusCode::OK, "children/plan.html", content)
}
