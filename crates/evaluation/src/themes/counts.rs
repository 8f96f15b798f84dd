//! How many people spoke of each theme: people, not passages, by group and wave.

use std::collections::{BTreeMap, BTreeSet};

use super::codings::Coding;
use super::framework::Framework;
use crate::methods::MethodError;
use crate::methods::agreement::{Agreement, Ratings, Weights, gwet_ac1, kappa};
use crate::methods::change::{McNemar, Proportion, mcnemar, proportion};
use crate::surveys::Respondents;

/// What one group spoke of.
#[derive(Debug, Clone, PartialEq)]
pub struct GroupThemes {
    /// The group.
    pub group: Respondents,
    /// People heard at each wave.
    pub people: Vec<usize>,
    /// Passages coded at each wave.
    pub passages: Vec<usize>,
    /// People heard at the first and at the last wave.
    pub both: usize,
    /// The themes, in the order of the framework.
    pub themes: Vec<ThemeCount>,
}

/// How many people spoke of a theme.
#[derive(Debug, Clone, PartialEq)]
pub struct ThemeCount {
    /// The theme, as a place in the framework.
    pub theme: usize,
    /// People at each wave, with their share of those heard; none where fewer than the least were heard.
    pub people: Vec<Option<(usize, Proportion)>>,
    /// The change from the first wave to the last in those heard at both.
    pub change: Option<Result<McNemar, MethodError>>,
}

/// Counts by theme, group and wave. Groups of fewer than `least` people at a wave are not shown there.
pub fn count_themes(
    framework: &Framework,
    codings: &[Coding],
    waves: usize,
    least: usize,
) -> Vec<GroupThemes> {
    let groups: BTreeSet<Respondents> = codings.iter().map(|coding| coding.group).collect();
    groups.into_iter().map(|group| of_group(group, framework, codings, waves, least)).collect()
}

fn of_group(
    group: Respondents,
    framework: &Framework,
    codings: &[Coding],
    waves: usize,
    least: usize,
) -> GroupThemes {
    let of: Vec<&Coding> = codings.iter().filter(|coding| coding.group == group).collect();
    let heard: Vec<BTreeSet<&str>> = (0..waves)
        .map(|wave| {
            of.iter().filter(|coding| coding.wave == wave).map(|coding| coding.person.as_str()).collect()
        })
        .collect();
    let both: Vec<&str> = match heard.as_slice() {
        [before, .., after] => before.intersection(after).copied().collect(),
        _ => Vec::new(),
    };
    let theme = |theme: usize| {
        let spoke = |wave: usize| -> BTreeSet<&str> {
            let here = of.iter().filter(|coding| coding.wave == wave && coding.theme == Some(theme));
            here.map(|coding| coding.person.as_str()).collect()
        };
        let people = (0..waves).map(|wave| {
            let (spoke, heard) = (spoke(wave).len(), heard[wave].len());
            (heard >= least).then(|| proportion(spoke, heard).ok().map(|share| (spoke, share))).flatten()
        });
        let change = (both.len() >= least.max(1)).then(|| {
            let (before, after) = (spoke(0), spoke(waves - 1));
            mcnemar(
                &both
                    .iter()
                    .map(|person| (before.contains(person), after.contains(person)))
                    .collect::<Vec<_>>(),
            )
        });
        ThemeCount { theme, people: people.collect(), change }
    };
    GroupThemes {
        group,
        people: heard.iter().map(BTreeSet::len).collect(),
        passages: (0..waves)
            .map(|wave| of.iter().filter(|coding| coding.wave == wave && coding.theme.is_some()).count())
            .collect(),
        both: both.len(),
        themes: (0..framework.theme.len()).map(theme).collect(),
    }
}

/// How far two coders agree on whether a person spoke of a theme.
#[derive(Debug, Clone, PartialEq)]
pub struct CoderAgreement {
    /// The theme, as a place in the framework.
    pub theme: usize,
    /// People coded by two coders.
    pub people: usize,
    /// Cohen's kappa.
    pub kappa: Result<Agreement, MethodError>,
    /// Gwet's AC1.
    pub ac1: Result<Agreement, MethodError>,
}

/// Agreement on each theme, over people whom two coders coded; the first two in order of their names. None where nobody
/// was coded twice.
pub fn coder_agreement(framework: &Framework, codings: &[Coding]) -> Vec<CoderAgreement> {
    type Heard<'a> = (Respondents, usize, &'a str);
    let mut people: BTreeMap<Heard<'_>, BTreeMap<&str, BTreeSet<usize>>> = BTreeMap::new();
    for coding in codings {
        let by_coder = people.entry((coding.group, coding.wave, &coding.person)).or_default();
        by_coder.entry(&coding.coder).or_default().extend(coding.theme);
    }
    let twice: Vec<(&BTreeSet<usize>, &BTreeSet<usize>)> = people
        .values()
        .filter_map(|by_coder| {
            let mut themes = by_coder.values();
            Some((themes.next()?, themes.next()?))
        })
        .collect();
    if twice.is_empty() {
        return Vec::new();
    }
    let of_theme = |theme: usize| {
        let spoke = |themes: &BTreeSet<usize>| usize::from(themes.contains(&theme));
        let pairs: Vec<(usize, usize)> = twice.iter().map(|(one, two)| (spoke(one), spoke(two))).collect();
        let ratings = Ratings::new(2, &pairs);
        let with = |coefficient: &dyn Fn(&Ratings) -> Result<Agreement, MethodError>| {
            ratings.as_ref().map_err(Clone::clone).and_then(coefficient)
        };
        CoderAgreement {
            theme,
            people: pairs.len(),
            kappa: with(&|ratings| kappa(ratings, Weights::Same)),
            ac1: with(&gwet_ac1),
        }
    };
    (0..framework.theme.len()).map(of_theme).collect()
}
