//! A story as it is written down in `stories/`: who is in it, and what happened when.

use crate::DemoError;
use serde::Deserialize;
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// The fields of one thing, as written.
pub(crate) type Fields = Map<String, Value>;

/// A family's story with gaps for names and places.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Story {
    /// What it is about, for whoever writes stories.
    pub(crate) about: String,
    /// How often it is told, against the other stories, once each has been told.
    pub(crate) share: usize,
    /// The same in a large demonstration, where most families are known for a short while only. None: as `share`.
    pub(crate) crowd: Option<usize>,
    /// Up to how many days earlier than written it may be told.
    #[serde(default)]
    pub(crate) roams: usize,
    /// The user name of the worker who leads. None: anybody of the team.
    pub(crate) lead: Option<String>,
    /// Whether nobody leads yet.
    #[serde(default)]
    pub(crate) waits: bool,
    /// Whether a conference chair has to do with it.
    #[serde(default)]
    pub(crate) chaired: bool,
    /// The place of the team. None: one of the two safeguarding teams.
    pub(crate) team: Option<usize>,
    /// Where such a family may come from, by the words in `names.toml`: the first of these when it is told first. Empty:
    /// anywhere.
    #[serde(default)]
    pub(crate) from: Vec<String>,
    /// User names of those who may know of it, where it is restricted.
    #[serde(default)]
    pub(crate) named: Vec<String>,
    /// User names of those who may never open it.
    #[serde(default)]
    pub(crate) conflict: Vec<String>,
    /// The case.
    pub(crate) case: Fields,
    /// The people, in the order in which they come to be known.
    pub(crate) person: Vec<Character>,
    /// What happened, each moment with the things written then.
    pub(crate) then: Vec<Moment>,
    /// Which children live with whom, where those have a record of their own.
    #[serde(default)]
    pub(crate) lives_with: Vec<LivesWith>,
}

/// A child lives with somebody who has a record of their own.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct LivesWith {
    /// The child, by what the story calls them.
    pub(crate) child: String,
    /// With whom.
    pub(crate) with: String,
    /// What they are to children, by its code.
    pub(crate) party: String,
    /// As what the child is there, by its code.
    pub(crate) placed: String,
    /// Since how many days.
    pub(crate) ago: i64,
    /// What was looked into.
    #[serde(default)]
    pub(crate) check: Vec<Check>,
}

/// Something that was looked into before a child could live there.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Check {
    /// What, by its code.
    pub(crate) kind: String,
    /// How many days ago it was done. None: it is asked for.
    pub(crate) done: Option<i64>,
    /// In how many days it runs out. None: it does not.
    pub(crate) expires: Option<i64>,
    /// What came of it, by its code.
    pub(crate) outcome: String,
    /// In words.
    #[serde(default)]
    pub(crate) words: String,
}

impl Story {
    /// How many days ago the case was opened.
    pub(crate) fn opened(&self) -> i64 {
        self.case.get("opened").and_then(Value::as_i64).unwrap_or(30)
    }

    /// The days, counted back, on which the story tells something: that one, where it does, and those before it.
    pub(crate) fn told_from(&self, ago: i64) -> impl Iterator<Item = i64> {
        self.told().filter(move |then| *then >= ago)
    }

    /// The day, counted back, on which the story tells something next: that one, where it does.
    pub(crate) fn told_next(&self, ago: i64) -> Option<i64> {
        self.told().filter(|then| *then <= ago).max()
    }

    fn told(&self) -> impl Iterator<Item = i64> {
        let known = self.person.iter().filter_map(|person| person.known);
        known.chain([self.opened()]).chain(self.then.iter().map(|moment| moment.ago))
    }
}

/// Somebody in a story.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Character {
    /// What the story calls them.
    pub(crate) key: String,
    pub(crate) part: String,
    /// "any": one or the other.
    pub(crate) sex: String,
    /// Age in years.
    pub(crate) age: Option<i64>,
    /// Up to how many years older than that.
    #[serde(default)]
    pub(crate) older: usize,
    /// Age in months, for babies; below zero before birth.
    pub(crate) months: Option<i64>,
    /// Where this person comes from, where that is not where the family comes from.
    #[serde(default)]
    pub(crate) from: String,
    /// Days since the last birthday, where the story needs it. None: any day of the year.
    pub(crate) birthday: Option<i64>,
    /// Whether this person has another family name than the children.
    #[serde(default)]
    pub(crate) other_name: bool,
    /// The household, by any word; the same word means the same address. Empty: not known.
    #[serde(default)]
    pub(crate) lives: String,
    /// How the person is related: kinship, then to whom.
    #[serde(default)]
    pub(crate) is: BTreeMap<String, Vec<String>>,
    /// Days ago on which they came to be known, where that is later than the opening.
    pub(crate) known: Option<i64>,
    /// Anything else that a person's record holds.
    #[serde(default)]
    pub(crate) also: Fields,
}

/// A moment at which somebody wrote something down.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Moment {
    /// Days ago.
    pub(crate) ago: i64,
    /// The hour of the day.
    pub(crate) at: Option<i8>,
    /// Who wrote: a user name, or lead, co, manager, chair, coach.
    #[serde(default = "lead")]
    pub(crate) by: String,
    /// Why, where a reason was given.
    #[serde(default)]
    pub(crate) why: String,
    /// What was written: things by the word for their kind.
    #[serde(flatten)]
    pub(crate) things: BTreeMap<String, Vec<Fields>>,
}

fn lead() -> String {
    "lead".to_owned()
}

macro_rules! stories {
    ($($name:literal),+ $(,)?) => {
        const FILES: &[(&str, &str)] = &[$(($name, include_str!(concat!("../stories/", $name, ".toml")))),+];
    };
}

stories!(
    "neglect", "denied", "rows", "referral", "blue", "street", "belt", "unborn", "closed", "mornings",
    "leaver", "home", "quiet", "oath", "host", "winter", "brief", "once", "screen", "nana", "guest", "apart",
    "fridays", "voices", "slowly", "nightbus", "eyes", "brothers", "again", "words", "gate", "sugar",
    "boxes", "father",
);

/// Every story, in the order in which a demonstration begins.
pub(crate) fn all() -> Result<Vec<Story>, DemoError> {
    let read = |(name, text): &(&str, &str)| toml::from_str(text).map_err(|why| DemoError::new(*name, why));
    FILES.iter().map(read).collect()
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a failed test should say so at once")]
mod tests {
    use super::*;

    #[test]
    fn what_happened_is_told_in_the_order_in_which_it_happened() {
        for (story, (name, _)) in all().unwrap().iter().zip(FILES) {
            let days: Vec<i64> = story.then.iter().map(|moment| moment.ago).collect();
            assert!(!days.is_empty() && days.is_sorted_by(|one, next| one >= next), "{name}: {days:?}");
        }
    }
}
