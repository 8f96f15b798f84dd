//! The line from 0 to 10 with a labelled mark for each person, each in a row of its own, so that no label covers another.
//! Never an average.

use practice::{
    Who,
    scale::{Orientation, OwnQuestion, Score},
    views::{self, ScaleStory},
};
use serde::Serialize;
use std::collections::BTreeMap;

/// A line to draw.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Line {
    /// What 0 means.
    pub(crate) anchor_0: String,
    /// What 10 means.
    pub(crate) anchor_10: String,
    /// Which end is good, in words. None while nobody has said.
    pub(crate) orientation: Option<&'static str>,
    /// Whether 10 is the good end.
    pub(crate) ten_best: bool,
    /// The marks.
    pub(crate) marks: Vec<Mark>,
    /// Numbers to a child's own question, each with its own ends: they never stand on the line of other words.
    pub(crate) own: Vec<Own>,
}

/// The number that a child gave to a question of its own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Own {
    /// The child.
    pub(crate) name: String,
    /// The question, as it stood.
    pub(crate) words: String,
    /// The ends, as they stood, and the number.
    pub(crate) line: Box<Line>,
}

/// One person's mark. One who gives the same number for several children has one mark.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Mark {
    /// Whose: "Kim", "Kim, about Maya and Jonah".
    pub(crate) name: String,
    /// The number.
    pub(crate) value: String,
    /// Its place in halves, 0 to 20.
    pub(crate) at: u8,
    /// Whether it is a professional's, which is drawn as a square.
    pub(crate) professional: bool,
    /// Whether the label stands to the left of the mark, so that it stays on the page.
    pub(crate) left: bool,
}

/// A number as somebody gave it.
pub(crate) struct Said<'a> {
    /// Who.
    pub(crate) who: &'a Who,
    /// What they are called.
    pub(crate) name: &'a str,
    /// The child, where it is about one.
    pub(crate) child: Option<&'a str>,
    /// The number.
    pub(crate) value: Score,
    /// What was asked, where it was a child's own question.
    pub(crate) asked: Option<&'a OwnQuestion>,
}

/// Lays out the latest numbers of a scale.
pub(crate) fn of(scale: &ScaleStory) -> Line {
    let given = scale.latest.iter().map(|given| Said {
        who: &given.who,
        name: &given.name,
        child: given.child.as_deref(),
        value: given.value,
        asked: given.asked.as_ref(),
    });
    lay_out((&scale.anchor_0, &scale.anchor_10), scale.orientation, given)
}

/// Lays out these numbers.
pub(crate) fn lay_out<'a>(
    (nought, ten): (&str, &str),
    orientation: Option<Orientation>,
    given: impl Iterator<Item = Said<'a>>,
) -> Line {
    let mut people: BTreeMap<(u8, &str, bool), (Score, Vec<String>)> = BTreeMap::new();
    let mut own = Vec::new();
    for said in given {
        if let Some(asked) = said.asked {
            own.push(Own {
                name: said.name.to_owned(),
                words: asked.words.clone(),
                line: Box::new(lay_out(
                    (&asked.at_0, &asked.at_10),
                    orientation,
                    std::iter::once(Said { asked: None, ..said }),
                )),
            });
            continue;
        }
        let professional = matches!(said.who, Who::Worker(_) | Who::Other(_));
        let place = (said.value.in_halves(), said.name, professional);
        let (_, children) = people.entry(place).or_insert_with(|| (said.value, Vec::new()));
        children.extend(said.child.map(str::to_owned));
    }
    let marks = people.into_iter().map(|((at, name, professional), (value, children))| Mark {
        name: about(name, Some(views::list(&children)).filter(|children| !children.is_empty()).as_deref()),
        value: value.to_string(),
        at,
        professional,
        left: at > 10,
    });
    Line {
        anchor_0: nought.to_owned(),
        anchor_10: ten.to_owned(),
        orientation: orientation.map(Orientation::words),
        ten_best: orientation == Some(Orientation::TenBest),
        marks: marks.collect(),
        own,
    }
}

/// "Kim", or "Kim, about Maya". A child's number about itself needs no more than its name.
pub(crate) fn about(name: &str, child: Option<&str>) -> String {
    match child.filter(|child| *child != name) {
        Some(child) => format!("{name}, about {child}"),
        None => name.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use practice::{
        ids::{PersonId, RatingId, ScaleId},
        views::Given,
    };

    fn story(values: &[u8]) -> ScaleStory {
        let day = jiff::civil::date(2026, 11, 2);
        let latest = values
            .iter()
            .filter_map(|value| Score::whole(*value))
            .enumerate()
            .map(|(at, value)| Given {
                id: RatingId(i64::try_from(at).unwrap_or(0)),
                who: Who::Person(PersonId(1)),
                name: format!("Person {at}"),
                role: "",
                child: None,
                value,
                reasons: String::new(),
                what_makes_it_that_high: String::new(),
                one_step_up: String::new(),
                on: day,
                asked: None,
            })
            .collect();
        ScaleStory {
            id: ScaleId(1),
            question: String::new(),
            orientation: Some(Orientation::TenBest),
            anchor_0: String::new(),
            anchor_10: String::new(),
            latest,
            tracks: Vec::new(),
        }
    }

    #[test]
    fn everybody_keeps_their_own_mark_where_they_put_it() {
        let line = of(&story(&[6, 2, 9, 2]));
        let at: Vec<u8> = line.marks.iter().map(|mark| mark.at).collect();
        assert_eq!(at, [4, 4, 12, 18]);
        assert!(line.marks.iter().all(|mark| mark.left == (mark.at > 10)), "labels stay on the page");
    }

    #[test]
    fn one_number_for_several_children_is_one_mark() {
        let mut story = story(&[6, 6, 4]);
        for (given, child) in story.latest.iter_mut().zip(["Maya", "Jonah", "Maya"]) {
            given.name = "Kim".to_owned();
            given.child = Some(child.to_owned());
        }
        story.latest[2].who = Who::Other("Mrs Hall, head teacher".to_owned());
        story.latest[2].name = "Mrs Hall, head teacher".to_owned();
        let line = of(&story);
        let names: Vec<&str> = line.marks.iter().map(|mark| mark.name.as_str()).collect();
        assert_eq!(names, ["Mrs Hall, head teacher, about Maya", "Kim, about Maya and Jonah"]);
        assert_eq!(line.marks.iter().map(|mark| mark.professional).collect::<Vec<_>>(), [true, false]);
    }

    #[test]
    fn a_child_about_itself_is_only_named() {
        assert_eq!(about("Maya", Some("Maya")), "Maya");
    }
}
