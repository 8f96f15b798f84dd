//! The story of one danger: the statement as a sentence, its goal, everybody's numbers, what kept the child safe, what is
//! next, and what is still missing.

use super::names::{NameLookup, acted};
use crate::{
    Finding, Thresholds,
    actions::milestone::latest,
    danger::DangerStatement,
    goal::{GoalStatus, SafetyGoal, StepStatus},
    ids::{DangerId, GoalId, ItemId, PersonId, RatingId, ScaleId, StepId, WorkerId},
    map::{Category, Variant},
    object::{CaseRecord, Kind},
    rules::{self, Look},
    scale::{Orientation, OwnQuestion, Scale, ScaleRating, Score, Subject},
    who::Who,
};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// The story of one danger.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PairStory {
    /// The danger.
    pub danger: DangerId,
    /// Which words its map uses.
    pub variant: Variant,
    /// The statement in sentences.
    pub statement: Statement,
    /// Who disagrees, in which words, and since which day. No day: it came with the statement.
    pub disputes: Vec<(String, String, Option<Date>)>,
    /// Its goal.
    pub goal: Option<GoalStory>,
    /// Its scale with everybody's numbers.
    pub scale: Option<ScaleStory>,
    /// Occasions on which somebody kept the child safe while the danger was there, the latest first.
    pub shown: Vec<Shown>,
    /// Next steps towards the goal, those to do first.
    pub steps: Vec<StepStory>,
    /// What the rules find here.
    pub findings: Vec<Finding>,
}

/// A danger statement in sentences, each of which stands on its own.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Statement {
    /// What the family have already done. Empty where nothing is said.
    pub honours: String,
    /// Who is worried, and about what.
    pub worry: String,
    /// The harm on the map that shows it. Empty where none is named.
    pub because: String,
    /// What may happen to each child if nothing changes.
    pub feared: Vec<String>,
}

impl Statement {
    /// The sentences in their order.
    pub fn sentences(&self) -> impl Iterator<Item = &str> {
        let all = [&self.honours, &self.worry, &self.because].into_iter().chain(&self.feared);
        all.map(String::as_str).filter(|sentence| !sentence.is_empty())
    }

    /// One readable text: "Mum and Amir Khan are worried that Dad drinks until he shouts. If nothing changes, Maya may be
    /// hurt, and later may grow up scared."
    pub fn whole(&self) -> String {
        self.sentences().collect::<Vec<_>>().join(" ")
    }
}

/// The goal of a danger.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GoalStory {
    /// The goal.
    pub id: GoalId,
    /// In sentences: what the parents do, what each child notices, what others see, for how long.
    pub sentences: Vec<String>,
    /// In the family's words.
    pub family_words: String,
    /// How far it is met.
    pub status: GoalStatus,
}

/// A scale with what people said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScaleStory {
    /// The scale.
    pub id: ScaleId,
    /// The question.
    pub question: String,
    /// Which end is good.
    pub orientation: Option<Orientation>,
    /// What 0 means.
    pub anchor_0: String,
    /// What 10 means.
    pub anchor_10: String,
    /// Each person's latest number.
    pub latest: Vec<Given>,
    /// Each person's numbers over time.
    pub tracks: Vec<Track>,
}

/// One number and what was said with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Given {
    /// The rating.
    pub id: RatingId,
    /// Whose.
    pub who: Who,
    /// What they are called.
    pub name: String,
    /// Their part: "Parent or carer", "Worker".
    pub role: &'static str,
    /// The child, if it is about one.
    pub child: Option<String>,
    /// The number.
    pub value: Score,
    /// Why.
    pub reasons: String,
    /// What makes it as high as it is.
    pub what_makes_it_that_high: String,
    /// What would be one step up.
    pub one_step_up: String,
    /// For which day.
    pub on: Date,
    /// What was asked, if it was a child's own question.
    pub asked: Option<OwnQuestion>,
}

/// One person's numbers over time, the earliest first. Never joined with another's, nor with those to another question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Track {
    /// What the person is called.
    pub name: String,
    /// The child, if it is about one.
    pub child: Option<String>,
    /// What was asked, if it was a child's own question.
    pub asked: Option<OwnQuestion>,
    /// Days and numbers.
    pub numbers: Vec<(Date, Score)>,
}

/// One occasion of existing safety.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// The item.
    pub item: ItemId,
    /// The day.
    pub on: Option<Date>,
    /// In words: "Aunt Ada took the children home with her. They slept."
    pub words: String,
    /// Who saw it. Empty where nobody is named.
    pub witnessed_by: String,
}

/// A next step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StepStory {
    /// The step.
    pub id: StepId,
    /// What.
    pub text: String,
    /// Who sees to it. Empty where nobody is named.
    pub owner: String,
    /// By when.
    pub due: Option<Date>,
    /// What became of it.
    pub status: StepStatus,
}

/// Tells the story of a danger. None where it is not in the record. Sealed numbers are left out.
pub fn pair(
    record: &CaseRecord,
    danger: DangerId,
    today: Date,
    thresholds: &Thresholds,
    workers: &dyn Fn(WorkerId) -> String,
) -> Option<PairStory> {
    let names = NameLookup { record, workers };
    let danger = &record.danger(danger)?.value;
    let goal = record.goals.iter().map(|kept| &kept.value).find(|goal| goal.danger == danger.id);
    let scales =
        || record.scales.iter().map(|kept| &kept.value).filter(|scale| scale.danger == Some(danger.id));
    let scale = scales().find(|scale| scale.subject == Subject::Pair).or_else(|| scales().next());
    let mut steps: Vec<StepStory> = record
        .steps
        .iter()
        .filter(|step| step.goal.is_some() && step.goal == goal.map(|goal| goal.id))
        .map(|step| StepStory {
            id: step.id,
            text: step.text.clone(),
            owner: step.owner.as_ref().map(|who| names.who(who)).unwrap_or_default(),
            due: step.due,
            status: step.status,
        })
        .collect();
    steps.sort_by_key(|step| (step.status, step.due.is_none(), step.due, step.id));
    let mut here = vec![(Kind::DangerStatement, danger.id.0)];
    here.extend(goal.map(|goal| (Kind::SafetyGoal, goal.id.0)));
    here.extend(scale.map(|scale| (Kind::Scale, scale.id.0)));
    here.extend(steps.iter().map(|step| (Kind::NextStep, step.id.0)));
    let findings = rules::check(Look { record, today, thresholds })
        .into_iter()
        .filter(|finding| here.contains(&(finding.place.kind, finding.place.number)))
        .collect();
    Some(PairStory {
        danger: danger.id,
        variant: record.map(danger.map).map_or(Variant::Safety, |map| map.variant),
        statement: statement(danger, &names),
        disputes: danger
            .disputes
            .iter()
            .map(|dispute| (names.who(&dispute.who), dispute.words.clone(), dispute.on))
            .collect(),
        goal: goal.map(|goal| GoalStory {
            id: goal.id,
            sentences: goal_in_words(goal, &names),
            family_words: goal.family_words.clone(),
            status: goal.status,
        }),
        scale: scale.map(|scale| scale_story(record, scale, &names)),
        shown: shown(danger.id, &names),
        steps,
        findings,
    })
}

/// A danger statement in sentences.
pub fn statement(danger: &DangerStatement, names: &NameLookup<'_>) -> Statement {
    let honours = if danger.honours.trim().is_empty() { String::new() } else { sentence(&danger.honours) };
    let are = if danger.worriers.len() == 1 { "is" } else { "are" };
    let worriers = match danger.worriers.as_slice() {
        [] => "Nobody is named yet who is".to_owned(),
        some => format!("{} {are}", names.all(some)),
    };
    let behaviour = bare(&danger.behaviour);
    let worry = if behaviour.is_empty() { "worried" } else { "worried that" };
    let worry = sentence(&format!("{worriers} {worry} {behaviour}"));
    let examples: Vec<&str> =
        danger.examples.iter().filter_map(|id| names.record.item(*id)).map(|item| bare(&item.text)).collect();
    let because = if examples.is_empty() {
        String::new()
    } else {
        sentence(&format!("This is because: {}", examples.join("; ")))
    };
    let mut may_happen = Vec::new();
    for feared in &danger.feared {
        let child = names.person(feared.child);
        let (soon, later) = (may(&child, &feared.short_term), may(&child, &feared.long_term));
        let effect = match (soon.is_empty(), later.is_empty()) {
            (true, true) => continue,
            (false, true) => format!("{child} {soon}"),
            (true, false) => format!("{child} later {later}"),
            (false, false) => format!("{child} {soon}, and later {later}"),
        };
        let opening = if may_happen.is_empty() { "If nothing changes, " } else { "" };
        may_happen.push(sentence(&format!("{opening}{effect}")));
    }
    Statement { honours, worry, because, feared: may_happen }
}

fn goal_in_words(goal: &SafetyGoal, names: &NameLookup<'_>) -> Vec<String> {
    let mut text = Vec::new();
    if !goal.parent_doing.trim().is_empty() {
        text.push(sentence(&goal.parent_doing));
    }
    for words in goal.child_experiencing.iter().filter(|words| !words.text.trim().is_empty()) {
        let child = names.person(words.child);
        let has_name = bare(&words.text).starts_with(&child);
        text.push(sentence(&if has_name {
            words.text.clone()
        } else {
            format!("{child} {}", words.text.trim())
        }));
    }
    if !goal.professionals_seeing.trim().is_empty() {
        text.push(sentence(&format!("Others will see: {}", goal.professionals_seeing.trim())));
    }
    if let Some(span) = goal.how_long {
        text.push(format!("This goes on for {span}."));
    }
    text
}

/// A text without its full stop and the space around it.
fn bare(text: &str) -> &str {
    text.trim().trim_end_matches('.').trim_end()
}

/// A text with a capital at its beginning and a full stop at its end.
fn sentence(text: &str) -> String {
    let text = bare(text);
    let mut letters = text.chars();
    let first = letters.next().map(|letter| letter.to_uppercase().to_string()).unwrap_or_default();
    let end = if text.ends_with(['!', '?', '”']) { "" } else { "." };
    format!("{first}{}{end}", letters.as_str())
}

/// What is feared, so that it can follow the child's name: "may be hurt". Takes "Maya may be hurt", "may be hurt" and
/// "be hurt".
fn may(child: &str, text: &str) -> String {
    let text = bare(text);
    let text = text.strip_prefix(child).map_or(text, str::trim_start);
    if text.is_empty() || ["may ", "might ", "could ", "will "].iter().any(|word| text.starts_with(word)) {
        text.to_owned()
    } else {
        format!("may {text}")
    }
}

/// A scale with what people said on it, each by themselves. Sealed numbers are left out.
pub fn scale_story(record: &CaseRecord, scale: &Scale, names: &NameLookup<'_>) -> ScaleStory {
    let mut newest = latest(record, scale.id);
    newest.sort_by_key(|rating| (rating.rater.is_professional(), rating.rater.clone(), rating.child));
    let mut tracks = BTreeMap::<(&Who, Option<PersonId>), Vec<Vec<&ScaleRating>>>::new();
    for rating in record.ratings.iter().map(|kept| &kept.value).filter(|rating| rating.scale == scale.id) {
        if !crate::actions::is_sealed(record, rating) {
            put_with_its_like(tracks.entry((&rating.rater, rating.child)).or_default(), rating);
        }
    }
    ScaleStory {
        id: scale.id,
        question: scale.question.clone(),
        orientation: scale.orientation,
        anchor_0: scale.anchor_0.clone(),
        anchor_10: scale.anchor_10.clone(),
        latest: newest.into_iter().map(|rating| given(rating, names)).collect(),
        tracks: tracks
            .into_iter()
            .flat_map(|(key, all)| all.into_iter().map(move |numbers| (key, numbers)))
            .map(|((who, child), mut numbers)| {
                numbers.sort_by_key(|rating| (rating.on, rating.id));
                Track {
                    name: names.who(who),
                    child: child.map(|id| names.person(id)),
                    asked: numbers.first().and_then(|rating| rating.asked.clone()),
                    numbers: numbers.into_iter().map(|rating| (rating.on, rating.value)).collect(),
                }
            })
            .collect(),
    }
}

/// Puts a number with those that were given to the same words.
pub fn put_with_its_like<'a>(all: &mut Vec<Vec<&'a ScaleRating>>, rating: &'a ScaleRating) {
    let like = |known: &&mut Vec<&ScaleRating>| known.first().is_some_and(|one| one.is_asked_like(rating));
    match all.iter_mut().find(like) {
        Some(known) => known.push(rating),
        None => all.push(vec![rating]),
    }
}

fn given(rating: &ScaleRating, names: &NameLookup<'_>) -> Given {
    Given {
        id: rating.id,
        who: rating.rater.clone(),
        name: names.who(&rating.rater),
        role: names.role(&rating.rater),
        child: rating.child.map(|id| names.person(id)),
        value: rating.value,
        reasons: rating.reasons.clone(),
        what_makes_it_that_high: rating.what_makes_it_that_high.clone(),
        one_step_up: rating.one_step_up.clone(),
        on: rating.on,
        asked: rating.asked.clone(),
    }
}

fn shown(danger: DangerId, names: &NameLookup<'_>) -> Vec<Shown> {
    let safety = names
        .record
        .items
        .iter()
        .filter(|item| item.category == Category::ExistingSafety && item.danger == Some(danger));
    let mut shown: Vec<Shown> = safety
        .flat_map(|item| item.occasions.iter().map(move |occasion| (item.id, occasion)))
        .map(|(item, occasion)| {
            let who = occasion.who.as_ref().map(|who| names.who(who)).unwrap_or_default();
            let what = bare(&occasion.what);
            let did = acted(&who, what);
            let outcome = bare(&occasion.child_outcome);
            let outcome = if outcome.is_empty() { String::new() } else { format!(" {}", sentence(outcome)) };
            Shown {
                item,
                on: occasion.on,
                words: format!("{}{outcome}", sentence(&did)),
                witnessed_by: occasion.witnessed_by.as_ref().map(|who| names.who(who)).unwrap_or_default(),
            }
        })
        .collect();
    shown.sort_by_key(|shown| (std::cmp::Reverse(shown.on), shown.item));
    shown
}
