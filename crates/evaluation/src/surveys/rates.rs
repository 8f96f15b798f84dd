//! How many were asked, how many answered, and how many were there again.

use std::collections::HashSet;

use super::{Respondents, Response, Wave};
use crate::methods::MethodError;
use crate::methods::change::{Proportion, proportion};

/// How many people of a group were asked at a wave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invited {
    /// The group.
    pub group: Respondents,
    /// The wave.
    pub wave: String,
    /// How many.
    pub people: usize,
}

/// How many answered at a wave.
#[derive(Debug, Clone, PartialEq)]
pub struct Answered {
    /// The wave.
    pub wave: String,
    /// How many were asked, where that is known.
    pub invited: Option<usize>,
    /// How many answered at least one question.
    pub people: usize,
    /// How many of these did not answer every question.
    pub incomplete: usize,
    /// The share of those asked who answered.
    pub rate: Option<Proportion>,
}

/// How many of a wave were there again.
#[derive(Debug, Clone, PartialEq)]
pub struct Attrition {
    /// The first wave.
    pub from: String,
    /// The later one.
    pub to: String,
    /// How many answered at the first.
    pub first: usize,
    /// How many of them answered at the later one too.
    pub both: usize,
    /// How many answered at the later one alone.
    pub new: usize,
    /// The share of the first who were not there again.
    pub lost: Proportion,
}

pub(super) fn answered(
    group: Respondents,
    waves: &[Wave],
    responses: &[&Response],
    invited: &[Invited],
) -> Result<Vec<Answered>, String> {
    let mut all = Vec::with_capacity(waves.len());
    for (at, wave) in waves.iter().enumerate() {
        let here: Vec<&&Response> = responses.iter().filter(|response| response.wave == at).collect();
        let asked = invited.iter().find(|invited| invited.group == group && invited.wave == wave.id);
        let asked = asked.map(|invited| invited.people);
        if let Some(asked) = asked.filter(|&asked| asked < here.len()) {
            return Err(format!(
                "{} {} answered at {}, but only {asked} were asked",
                here.len(),
                group.word(),
                wave.id
            ));
        }
        all.push(Answered {
            wave: wave.id.clone(),
            invited: asked,
            people: here.len(),
            incomplete: here.iter().filter(|response| response.answers.iter().any(Option::is_none)).count(),
            rate: asked.filter(|&asked| asked > 0).and_then(|asked| proportion(here.len(), asked).ok()),
        });
    }
    Ok(all)
}

pub(super) fn attrition(waves: &[Wave], responses: &[&Response]) -> Result<Vec<Attrition>, MethodError> {
    let people = |wave: usize| -> HashSet<&str> {
        responses
            .iter()
            .filter(|response| response.wave == wave)
            .map(|response| response.person.as_str())
            .collect()
    };
    let first = people(0);
    (1..waves.len())
        .map(|later| {
            let again = people(later);
            let both = first.intersection(&again).count();
            Ok(Attrition {
                from: waves[0].id.clone(),
                to: waves[later].id.clone(),
                first: first.len(),
                both,
                new: again.len() - both,
                lost: proportion(first.len() - both, first.len())?,
            })
        })
        .collect()
}
