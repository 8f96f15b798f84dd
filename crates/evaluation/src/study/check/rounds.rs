//! Whether each round has units, and years before and after that do not touch the embedding.

use crate::study::check::findings::Findings;
use crate::study::places::Step;
use crate::study::plan::{Embedding, Round};

pub(super) fn check(found: &mut Findings<'_>) {
    let plan = &found.study.plan;
    if plan.rounds.is_empty() && (plan.compares_units() || !plan.asks_people()) {
        found.say(&["round".into()], "there is no round: say who embeds the practice, and when.");
    }
    found.twice("round", "id", plan.rounds.iter().map(|round| &*round.id));
    for (at, round) in plan.rounds.iter().enumerate() {
        units(found, at, round);
        years(found, at, round);
    }
}

fn units(found: &mut Findings<'_>, at: usize, round: &Round) {
    let here = |key: &str| [Step::from("round"), at.into(), key.into()];
    match round.units.as_slice() {
        [] => found.say(&here("units"), "a round needs units."),
        [only] => found.say(
            &here("units"),
            format!(
                "{only} is the only unit of this round. From one unit nothing can be said of how sure one may be; \
                 name at least two."
            ),
        ),
        _ => {}
    }
    for (place, code) in round.units.iter().enumerate() {
        let path = [Step::from("round"), at.into(), "units".into(), place.into()];
        if found.study.plan.unit(code).is_none() {
            found.say(&path, format!("{code} is not among the units."));
        }
        if round.units[..place].contains(code) {
            found.say(&path, format!("{code} stands here a second time."));
        }
    }
    for own in &round.own_embeddings {
        if !round.units.contains(&own.unit) {
            found.say(&here("own_embedding"), format!("{} is not a unit of this round.", own.unit));
        }
        if own.end < own.start {
            found
                .say(&here("own_embedding"), format!("the embedding of {} ends before it starts.", own.unit));
        }
    }
    if round.embedding.end < round.embedding.start {
        found.say(&here("embedding"), "the embedding ends before it starts.");
    }
}

fn years(found: &mut Findings<'_>, at: usize, round: &Round) {
    let embeddings: Vec<Embedding> = round.units.iter().map(|unit| round.embedding_of(unit)).collect();
    let last_before = embeddings.iter().map(|embedding| embedding.last_year_before()).min();
    let first_after = embeddings.iter().map(|embedding| embedding.first_year_after()).max();
    side(found, at, "before", &round.before, |year| {
        let last = last_before.filter(|last| year > *last)?;
        Some(format!("it touches the embedding or lies after it; the last year before is {last}"))
    });
    side(found, at, "after", &round.after, |year| {
        let first = first_after.filter(|first| year < *first)?;
        Some(format!("it touches the embedding or lies before it; the first year after is {first}"))
    });
}

/// The years on one side of the embedding; `wrong` says why one does not belong there.
fn side(
    found: &mut Findings<'_>,
    at: usize,
    key: &str,
    years: &[i32],
    wrong: impl Fn(i32) -> Option<String>,
) {
    let here = |place: usize| [Step::from("round"), at.into(), key.into(), place.into()];
    if years.is_empty() {
        found.say(&here(0)[..3], "at least one year is needed here.");
    }
    for (place, &year) in years.iter().enumerate() {
        if !(1990..=2100).contains(&year) {
            found.say(&here(place), format!("“{year}” is not a year ending on 31 March."));
        } else if let Some(why) = wrong(year) {
            found.say(&here(place), format!("the year ending 31 March {year} is not one {key}: {why}."));
        } else if years[..place].contains(&year) {
            found.say(&here(place), format!("{year} stands here a second time."));
        }
    }
}
