//! The map as a large sheet: what stands in each column, in the words that a family and a worker read together.

use super::{hints::Hints, sentences};
use crate::pair::line::{self, Line};
use practice::{
    CaseRecord, Kind, Who,
    goal::StepStatus,
    ids::{MapId, WorkerId},
    map::{Category, Map, MapItem, MapStatus},
    scale::Subject,
    views,
};
use serde::Serialize;
use std::collections::HashMap;
use ui::{people_options::name_of, trouble::Trouble, visit::FamilyVisit, words};

/// The sheet.
#[derive(Debug, Serialize)]
pub(super) struct Sheet {
    id: String,
    statement: &'static str,
    goal: &'static str,
    scale: &'static str,
    status: &'static str,
    children: String,
    begun: String,
    present: String,
    signed: Option<String>,
    hints: Vec<String>,
    harm: Vec<Item>,
    complicating: Vec<Item>,
    strengths: Vec<Item>,
    safety: Vec<Item>,
    pairs: Vec<Pair>,
    steps: Vec<Step>,
    bottom_lines: Vec<Bottom>,
    scales: Vec<Foot>,
}

/// One item.
#[derive(Debug, Serialize)]
struct Item {
    id: String,
    text: String,
    own: bool,
    said: String,
    details: Vec<String>,
    hints: Vec<String>,
    moves: Vec<Move>,
}

/// A button that moves an item.
#[derive(Debug, Serialize)]
struct Move {
    to: &'static str,
    words: &'static str,
    once: String,
}

/// A danger statement with its goal.
#[derive(Debug, Serialize)]
struct Pair {
    id: String,
    seq: u32,
    statement: Vec<String>,
    resolved: bool,
    disputes: Vec<(String, String, String)>,
    hints: Vec<String>,
    goal: Option<Goal>,
}

/// A goal.
#[derive(Debug, Serialize)]
struct Goal {
    id: String,
    sentences: Vec<String>,
    family_words: String,
    status: &'static str,
    hints: Vec<String>,
}

/// A next step.
#[derive(Debug, Serialize)]
struct Step {
    id: String,
    text: String,
    who: String,
    done: bool,
    status: &'static str,
    hints: Vec<String>,
}

/// A bottom line.
#[derive(Debug, Serialize)]
struct Bottom {
    id: String,
    text: String,
    reason: String,
    by: String,
    met_by: Vec<String>,
    hints: Vec<String>,
}

/// A scale along the foot.
#[derive(Debug, Serialize)]
struct Foot {
    title: String,
    about: String,
    question: String,
    href: String,
    line: Line,
    hints: Vec<String>,
}

/// The maps of a record, the newest first; those that a later one has replaced at the end.
pub(super) fn newest_first(record: &CaseRecord) -> Vec<&Map> {
    let mut maps: Vec<&Map> = record.maps.iter().map(|kept| &kept.value).collect();
    maps.sort_by_key(|map| {
        (map.status == MapStatus::Superseded, std::cmp::Reverse(map.begun), std::cmp::Reverse(map.id))
    });
    maps
}

impl Sheet {
    /// Draws a map of the record.
    pub(super) async fn of(visit: &FamilyVisit, record: &CaseRecord, map: MapId) -> Result<Self, Trouble> {
        let names = visit.worker_names().await?;
        let map = &record.map(map).ok_or(Trouble::Absent)?.value;
        let today = visit.on.unwrap_or(visit.today);
        let thresholds = &visit.app.settings().thresholds;
        let hints = Hints::of(record, today, thresholds);
        let draw = Draw { visit, record, names: &names, hints: &hints };
        let called = |worker: WorkerId| names.get(&worker).cloned().unwrap_or_else(|| "a worker".to_owned());
        let mut dangers: Vec<_> = record.dangers.iter().filter(|danger| danger.map == map.id).collect();
        dangers.sort_by_key(|danger| (danger.seq, danger.id));
        let stories: Vec<_> = dangers
            .iter()
            .filter_map(|danger| views::pair(record, danger.id, today, thresholds, &called))
            .collect();
        Ok(Self {
            id: map.id.to_string(),
            statement: map.variant.statement(),
            goal: map.variant.goal(),
            scale: map.variant.scale(),
            status: map.status.words(),
            children: draw.people(&map.children),
            begun: calendar::long(map.begun),
            present: draw.people(&map.family_present),
            signed: map
                .signed_off
                .as_ref()
                .map(|sign| format!("Signed off by {} on {}", called(sign.by), calendar::long(sign.on))),
            hints: hints.about(Kind::Map, map.id.0),
            harm: draw.items(map, Category::PastHarm),
            complicating: draw.items(map, Category::Complicating),
            strengths: draw.items(map, Category::Strength),
            safety: draw.items(map, Category::ExistingSafety),
            pairs: dangers.iter().zip(&stories).map(|(danger, story)| draw.pair(danger, story)).collect(),
            steps: draw.steps(map),
            bottom_lines: draw.bottom_lines(),
            scales: draw.foot(&stories, &called),
        })
    }
}

struct Draw<'a> {
    visit: &'a FamilyVisit,
    record: &'a CaseRecord,
    names: &'a HashMap<WorkerId, String>,
    hints: &'a Hints,
}

impl Draw<'_> {
    fn who(&self, who: Option<&Who>) -> String {
        who.map(|who| name_of(who, self.record, self.names)).unwrap_or_default()
    }

    fn people(&self, ids: &[practice::ids::PersonId]) -> String {
        let names: Vec<String> = ids.iter().map(|id| self.who(Some(&Who::Person(*id)))).collect();
        views::list(&names)
    }

    fn items(&self, map: &Map, category: Category) -> Vec<Item> {
        let here = |item: &&practice::Kept<MapItem>| item.map == map.id && item.category == category;
        let mut items: Vec<_> = self.record.items.iter().filter(here).collect();
        items.sort_by_key(|item| item.id);
        items.into_iter().map(|item| self.item(map, item)).collect()
    }

    fn item(&self, map: &Map, item: &MapItem) -> Item {
        let mut said = vec![self.who(item.said_by.as_ref()), item.source.clone(), item.when.clone()];
        if !item.children.is_empty() && item.children.len() < map.children.len() {
            said.push(format!("about {}", self.people(&item.children)));
        }
        said.retain(|part| !part.trim().is_empty());
        let details = match item.category {
            Category::PastHarm => sentences::of_harm(item, |who| self.who(Some(who))),
            Category::ExistingSafety => sentences::of_safety(item, |who| self.who(Some(who))),
            Category::Complicating | Category::Strength => Vec::new(),
        };
        let moves = Category::ALL
            .iter()
            .filter(|to| **to != item.category && **to != Category::ExistingSafety)
            .map(|to| Move {
                to: to.code(),
                words: sentences::moved_to(*to),
                once: practice::ids::encode(self.visit.app.store().new_id()),
            })
            .collect();
        Item {
            id: item.id.to_string(),
            text: item.text.clone(),
            own: item.verbatim,
            said: said.join(" · "),
            details,
            hints: self.hints.about(Kind::MapItem, item.id.0),
            moves,
        }
    }

    fn pair(&self, danger: &practice::danger::DangerStatement, story: &views::PairStory) -> Pair {
        Pair {
            id: danger.id.to_string(),
            seq: danger.seq,
            statement: story.statement.sentences().map(str::to_owned).collect(),
            resolved: danger.status == practice::danger::DangerStatus::Resolved,
            disputes: crate::pair::disputes(story),
            hints: self.hints.about(Kind::DangerStatement, danger.id.0),
            goal: story.goal.as_ref().map(|goal| Goal {
                id: goal.id.to_string(),
                sentences: goal.sentences.clone(),
                family_words: goal.family_words.clone(),
                status: goal.status.words(),
                hints: self.hints.about(Kind::SafetyGoal, goal.id.0),
            }),
        }
    }

    /// The steps towards the goals of this map and those that serve no goal yet, those to do first; of the others the
    /// last few.
    fn steps(&self, map: &Map) -> Vec<Step> {
        let of_map = |goal| {
            self.record
                .goal(goal)
                .and_then(|goal| self.record.danger(goal.danger))
                .is_some_and(|danger| danger.map == map.id)
        };
        let mut steps: Vec<_> =
            self.record.steps.iter().filter(|step| step.goal.is_none_or(of_map)).collect();
        steps.sort_by_key(|step| (step.status, step.due.is_none(), step.due, step.id));
        let open = steps.iter().filter(|step| step.status == StepStatus::Open).count();
        steps
            .into_iter()
            .take(open + 3)
            .map(|step| Step {
                id: step.id.to_string(),
                text: step.text.clone(),
                who: sentences::who_and_when(&self.who(step.owner.as_ref()), step),
                done: step.status != StepStatus::Open,
                status: step.status.words(),
                hints: self.hints.about(Kind::NextStep, step.id.0),
            })
            .collect()
    }

    fn bottom_lines(&self) -> Vec<Bottom> {
        self.record
            .bottom_lines
            .iter()
            .map(|line| Bottom {
                id: line.id.to_string(),
                text: line.text.clone(),
                reason: line.reason.clone(),
                by: self.who(line.imposed_by.as_ref()),
                met_by: line
                    .satisfied_by
                    .iter()
                    .filter_map(|rule| self.record.plan_rule(*rule))
                    .map(|rule| rule.text.clone())
                    .collect(),
                hints: self.hints.about(Kind::BottomLine, line.id.0),
            })
            .collect()
    }

    /// One line for each pair; until there are pairs, the overall scale (practice A1.3).
    fn foot(&self, stories: &[views::PairStory], called: &dyn Fn(WorkerId) -> String) -> Vec<Foot> {
        let pairs: Vec<Foot> = stories
            .iter()
            .filter_map(|story| {
                let scale = story.scale.as_ref()?;
                let danger = self.record.danger(story.danger)?;
                Some(Foot {
                    title: format!("{} {}", words::capital(story.variant.statement()), danger.seq),
                    about: ui::words::short(&danger.behaviour),
                    question: scale.question.clone(),
                    href: self.visit.within(&format!("pairs/{}", story.danger)),
                    line: line::of(scale),
                    hints: self.hints.about(Kind::Scale, scale.id.0),
                })
            })
            .collect();
        if !pairs.is_empty() {
            return pairs;
        }
        let names = views::NameLookup { record: self.record, workers: called };
        let overall = |subject| matches!(subject, Subject::Overall | Subject::Wellbeing);
        let scales =
            self.record.scales.iter().filter(|scale| overall(scale.subject) && scale.danger.is_none());
        scales
            .map(|scale| Foot {
                title: scale.subject.words().to_owned(),
                about: String::new(),
                question: scale.question.clone(),
                href: self.visit.within(&format!("scales/{}", scale.id)),
                line: line::of(&views::scale_story(self.record, scale, &names)),
                hints: self.hints.about(Kind::Scale, scale.id.0),
            })
            .collect()
    }
}
