//! A child on the form of a conference, with what the map says of it.

use crate::{children::ChildHere, fields::Row};
use pathway::codes::Category;
use practice::{
    rules::pathway::{About, categories_on_map, latest_fits, open_goals, ready_to_confer},
    views::list,
};
use serde::Serialize;
use ui::{people_options::Choice, words::capital};

/// A child on the form, with what its map says to a conference.
#[derive(Debug, Clone, Serialize)]
pub(super) struct ConferenceRow {
    #[serde(flatten)]
    child: Row,
    /// What the map lacks today, in sentences.
    lacks: Vec<String>,
    /// What is feared, with the kinds of harm.
    dangers: Vec<String>,
    /// What this review has to ask about the category of the plan in force (P17).
    ask_at_review: Vec<String>,
    /// The categories that the dangers bear out.
    categories: Vec<Choice>,
    /// The others.
    others: Vec<Choice>,
    /// The goals that are not met, for which it is said why they go on where the plan ends.
    goals: Vec<Choice>,
    /// When it was last decided on a map that was not ready, and why. May be empty.
    last_unready: String,
}

impl ConferenceRow {
    /// The child with what its map says on the day of the look.
    pub(super) fn of(child: &ChildHere, about: About<'_>) -> Self {
        let (path, today) = (child.path(), about.look.today);
        let on_map = categories_on_map(Some(about));
        let (categories, others) =
            Category::ALL.iter().partition::<Vec<Category>, _>(|category| on_map.contains(category));
        let choices = |of: Vec<Category>| of.iter().map(|one| Choice::new(one.code(), one.words())).collect();
        let unready = path.conferences.iter().filter(|one| !one.unready_because.trim().is_empty());
        let last = unready.max_by_key(|one| one.on);
        let dangers = about.dangers().map(|danger| {
            let kinds: Vec<String> =
                danger.harm_kinds.iter().map(|kind| kind.words().to_lowercase()).collect();
            let kinds = if kinds.is_empty() { "nobody has said which kind".to_owned() } else { list(&kinds) };
            format!("{} ({kinds})", capital(&about.look.statement(danger)))
        });
        Self {
            child: Row::of(child, format!("{}.", path.reach(today).words())),
            lacks: ready_to_confer(Some(about), today).iter().map(|one| one.said.to_string()).collect(),
            dangers: dangers.collect(),
            ask_at_review: path
                .category_on(today)
                .map(|latest| latest_fits(about, latest).iter().map(|one| one.said.to_string()).collect())
                .unwrap_or_default(),
            categories: choices(categories),
            others: choices(others),
            goals: if path.protection_on(today).is_some() { goals(about) } else { Vec::new() },
            last_unready: last.map_or_else(String::new, |one| {
                format!(
                    "On {} it was decided although the map was not ready: {}",
                    calendar::long(one.on),
                    one.unready_because
                )
            }),
        }
    }
}

fn goals(about: About<'_>) -> Vec<Choice> {
    let open = open_goals(Some(about)).into_iter();
    open.map(|goal| Choice::new(goal.id.to_string(), about.look.goal_words(goal))).collect()
}
