//! A round: while it is sealed, who has answered and who has not; once it is open, every number with its reasons side by
//! side, and what people make of them.

use crate::{
    care,
    pair::line::{self, Line, Said},
};
use access::Deed;
use axum::response::Response;
use jiff::civil::Date;
use minijinja::context;
use practice::{
    CaseRecord, Who,
    child_words::Young,
    ids::{RoundId, WorkerId},
    rules::visible_ratings,
    scale::{OwnQuestion, Scale, ScaleRating, ScalingRound},
    views::{NameLookup, feared_raters, list},
};
use serde::Serialize;
use ui::{
    allowed::Allowed,
    form::Problems,
    page::{Form, shown},
    people_options::name_of,
    route::{Needs, Route},
    saving::status_of,
    session::Sent,
    trouble::Trouble,
    visit::FamilyVisit,
};
use ui::{childs::kept, scales};

/// The page.
pub(super) const SHOW: Route =
    Route::get("/families/{family}/rounds/{round}", Needs::Family(Deed::See), "round.seen");

/// Somebody who is asked.
#[derive(Serialize)]
struct Asked {
    name: String,
    role: &'static str,
    answered: bool,
    /// Whether they would rather not give a number.
    passed: bool,
    /// `mine`, `colleague`, `child` or `other`.
    whose: &'static str,
    /// What is thought of before they are asked. Empty: nothing speaks against it.
    care: String,
    /// Where the words for a child are. Empty for others.
    words: String,
    href: String,
}

/// The numbers on one scale.
#[derive(Serialize)]
struct OnScale {
    title: String,
    about: String,
    question: String,
    line: Line,
    given: Vec<Given>,
}

/// One person's number.
#[derive(Serialize)]
struct Given {
    id: String,
    name: String,
    about: Option<String>,
    role: &'static str,
    value: String,
    before: String,
    /// What was asked, where it was a child's own question.
    asked: Option<OwnQuestion>,
    reasons: String,
    /// Whether a child's words are kept from this page, which is shown in the room.
    kept: bool,
    high: String,
    high_kept: bool,
    high_once: String,
    up: String,
    up_kept: bool,
    up_once: String,
}

/// Shows it.
pub(super) async fn show(visit: FamilyVisit) -> Result<Response, Trouble> {
    let record = visit.record().await?;
    let round = record.round(visit.id::<RoundId>("round")?).ok_or(Trouble::Absent)?;
    if round.opened.is_some() {
        return opened(&visit, &record, round).await;
    }
    let mut form = visit.form_again(&visit.path, &Sent::default(), &Problems::default());
    form.once = practice::ids::encode(visit.app.store().new_id());
    waiting(&visit, &record, round, form).await
}

/// The page on which people wait. It says who has answered and shows no number, to nobody.
pub(super) async fn waiting(
    visit: &FamilyVisit,
    record: &CaseRecord,
    round: &ScalingRound,
    form: Form,
) -> Result<Response, Trouble> {
    let names = visit.worker_names().await?;
    let called = |worker: WorkerId| names.get(&worker).cloned().unwrap_or_else(|| "a worker".to_owned());
    let progress = visit.app.store().round_progress(&visit.permit, round.id).await?;
    let answered = progress.as_ref().map(|progress| progress.answered.as_slice()).unwrap_or_default();
    let here = visit.within(&format!("rounds/{}", round.id));
    let me = visit.actor().worker;
    let people = people(record, round, (answered, me, visit.today), &here, &called);
    let stands_in =
        record.families.iter().any(|family| family.chair == Some(me) || family.lead_worker == Some(me));
    let all = people.iter().all(|person| person.answered);
    let titles: Vec<String> =
        scales(record, round).into_iter().map(|scale| asked_about(record, scale)).collect();
    let content = context! {
        form => shown(&form),
        back => visit.within("scaling"),
        here => here.clone(),
        on => calendar::long(round.on),
        leads => called(round.chair),
        people => shown(people),
        scales => titles,
        apart => apart(record, round),
        all => all,
        may_change => Allowed::of(visit, record).change,
        // Nobody opens what others gave before giving their own.
        mine_first => people_owing(round, answered, me).map(|place| format!("{here}/rater/{place}")),
        may_open => Allowed::of(visit, record).sign_off && (round.chair == me || stands_in),
        needs_reason => !all || round.chair != me,
        withdraw => format!("{here}/withdraw"),
    };
    visit.page_as(status_of(&form), "scaling/waiting.html", "A round of numbers", record, content).await
}

/// The place of this worker among those who are asked, where they have not answered yet.
fn people_owing(round: &ScalingRound, answered: &[Who], me: WorkerId) -> Option<usize> {
    let mine = Who::Worker(me);
    round.raters.iter().position(|who| *who == mine).filter(|_| !answered.contains(&mine))
}

/// "Danger statement 1: Dad drinks at weekends until …".
fn asked_about(record: &CaseRecord, scale: &Scale) -> String {
    let (title, about) = (scales::title(record, scale), scales::about(record, scale));
    if about.is_empty() { title } else { format!("{title}: {about}") }
}

fn people(
    record: &CaseRecord,
    round: &ScalingRound,
    (answered, me, today): (&[Who], WorkerId, Date),
    here: &str,
    called: &dyn Fn(WorkerId) -> String,
) -> Vec<Asked> {
    let names = NameLookup { record, workers: called };
    let family = here.split("/rounds/").next().unwrap_or_default();
    let young = |who: &Who| who.person().filter(|_| Young::rater(record, who, today).is_some());
    let raters = round.raters.iter().enumerate();
    raters
        .map(|(place, who)| Asked {
            name: names.who(who),
            role: names.role(who),
            answered: answered.contains(who),
            passed: round.passed.contains(who),
            whose: match who {
                Who::Worker(worker) if *worker == me => "mine",
                Who::Worker(_) => "colleague",
                _ if young(who).is_some() => "child",
                _ => "other",
            },
            care: care::about(record, "ask", who),
            words: young(who).map(|child| format!("{family}/people/{child}/words")).unwrap_or_default(),
            href: format!("{here}/rater/{place}"),
        })
        .collect()
}

async fn opened(visit: &FamilyVisit, record: &CaseRecord, round: &ScalingRound) -> Result<Response, Trouble> {
    let names = visit.worker_names().await?;
    let given = visible_ratings(record, round.id);
    let all: Vec<OnScale> = scales(record, round)
        .into_iter()
        .map(|scale| {
            let here: Vec<&ScaleRating> =
                given.iter().map(|kept| &kept.value).filter(|rating| rating.scale == scale.id).collect();
            let shown: Vec<Given> = here.iter().map(|rating| one(visit, record, rating, &names)).collect();
            let marks = here.iter().zip(&shown).map(|(rating, shown)| Said {
                who: &rating.rater,
                name: &shown.name,
                child: shown.about.as_deref(),
                value: rating.value,
                asked: rating.asked.as_ref(),
            });
            OnScale {
                title: scales::title(record, scale),
                about: scales::about(record, scale),
                question: scale.question.clone(),
                line: line::lay_out((&scale.anchor_0, &scale.anchor_10), scale.orientation, marks),
                given: shown,
            }
        })
        .collect();
    let opening = round.opened.as_ref();
    let content = context! {
        back => visit.within("scaling"),
        keep => visit.within(&format!("rounds/{}/keep", round.id)),
        map => visit.within("map"),
        history => format!("{}?kind=rating", visit.within("history")),
        on => calendar::long(round.on),
        opened_by => opening.map(|opening| name_of(&Who::Worker(opening.by), record, &names)),
        reason => opening.map(|opening| opening.override_reason.clone()),
        scales => shown(all),
        apart => apart(record, round),
        may_change => Allowed::of(visit, record).change,
    };
    visit.page("scaling/opened.html", "Everybody’s numbers", record, content).await
}

/// Who of those asked is feared: the numbers of others, a child's above all, are not opened before them. Empty: nobody.
fn apart(record: &CaseRecord, round: &ScalingRound) -> String {
    let feared = feared_raters(record, round);
    let people = feared.iter().filter_map(|person| record.person(*person));
    list(&people.map(|person| person.short_name().to_owned()).collect::<Vec<_>>())
}

fn scales<'a>(record: &'a CaseRecord, round: &ScalingRound) -> Vec<&'a Scale> {
    round.scales.iter().filter_map(|id| record.scale(*id)).map(|kept| &kept.value).collect()
}

fn one(
    visit: &FamilyVisit,
    record: &CaseRecord,
    rating: &ScaleRating,
    names: &std::collections::HashMap<WorkerId, String>,
) -> Given {
    let called = |worker: WorkerId| names.get(&worker).cloned().unwrap_or_else(|| "a worker".to_owned());
    let look_up = NameLookup { record, workers: &called };
    let child = rating.child.map(|child| look_up.person(child));
    let once = || practice::ids::encode(visit.app.store().new_id());
    let said = |text: &str| {
        record.items.iter().any(|item| item.text == text && item.said_by.as_ref() == Some(&rating.rater))
    };
    let kept = kept::is_kept_for_worker(record, rating);
    Given {
        id: rating.id.to_string(),
        about: child.filter(|_| rating.child != rating.rater.person()),
        name: look_up.who(&rating.rater),
        role: look_up.role(&rating.rater),
        value: rating.value.to_string(),
        before: before(record, rating),
        asked: rating.asked.clone(),
        reasons: if kept { String::new() } else { rating.reasons.clone() },
        kept,
        high: rating.what_makes_it_that_high.clone(),
        high_kept: said(rating.what_makes_it_that_high.trim()),
        high_once: once(),
        up: rating.one_step_up.clone(),
        up_kept: record.steps.iter().any(|step| step.text == rating.one_step_up.trim()),
        up_once: once(),
    }
}

/// The same person's number before this one, to the same words: "4 on 3 October 2026". Empty where this is the first.
fn before(record: &CaseRecord, rating: &ScaleRating) -> String {
    let open = |round| record.round(round).is_some_and(|round| round.opened.is_some());
    let same = |other: &&ScaleRating| {
        (other.scale, &other.rater, other.child) == (rating.scale, &rating.rater, rating.child)
            && other.is_asked_like(rating)
            && (other.on, other.id) < (rating.on, rating.id)
            && other.round.is_none_or(open)
    };
    let earlier = record.ratings.iter().map(|kept| &kept.value).filter(same);
    earlier
        .max_by_key(|other| (other.on, other.id))
        .map(|other| format!("{} on {}", other.value, calendar::long(other.on)))
        .unwrap_or_default()
}
