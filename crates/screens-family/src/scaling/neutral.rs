//! What somebody who is feared is asked: how things are for the children, in words that tell nothing of the record. Who
//! worries about what, what a child fears and what the family wants would be a danger to them in these hands, and so would
//! the question of a scale, its ends and its name, which a worker wrote.
//!
//! A device in the hands of anybody else lies on a kitchen table, where whoever is feared may read it: no worry, no goal and
//! nobody else's name stands there. The question of a scale does, where its words name nobody.

use super::asked::Ask;
use practice::{
    CaseRecord, Who,
    rules::asked_of,
    scale::{Orientation, SaidFirst, Scale, ScalingRound, Subject},
    views::{feared_rater, tells},
};

/// Everything that a round asks of them. What would be the same question twice is asked once and counts for each scale
/// and each child.
pub(super) fn of(record: &CaseRecord, round: &ScalingRound, who: &Who) -> Vec<Ask> {
    all(record, round, who, &|_| None)
}

/// The same on a device in the hands of somebody who is not feared: in a scale's own words where they name nobody else.
pub(super) fn handed(record: &CaseRecord, round: &ScalingRound, who: &Who) -> Vec<Ask> {
    let names_nobody = |text: &str| match who {
        Who::Person(person) => tells(record, *person, text).names.is_empty(),
        Who::Worker(_) | Who::Other(_) => false,
    };
    let is_feared = feared_rater(record, who).is_some();
    let own = |scale: &Scale| {
        let words = [&scale.question, &scale.anchor_0, &scale.anchor_10];
        let speaks = !scale.question.trim().is_empty() && words.into_iter().all(|text| names_nobody(text));
        (speaks && !is_feared).then(|| words.map(Clone::clone))
    };
    all(record, round, who, &own)
}

/// `own`: the question and its ends as the scale has them, where they may stand there.
fn all(
    record: &CaseRecord,
    round: &ScalingRound,
    who: &Who,
    own: &dyn Fn(&Scale) -> Option<[String; 3]>,
) -> Vec<Ask> {
    let mut all: Vec<Ask> = Vec::new();
    for (id, child) in asked_of(record, round, who) {
        let Some(scale) = record.scale(id) else { continue };
        let (question, good, bad) = words(scale.subject);
        let (low, high) = match scale.orientation {
            Some(Orientation::TenBest) => (bad, good),
            Some(Orientation::TenWorst) => (good, bad),
            None => ("", ""),
        };
        let own = own(scale);
        let is_neutral = own.is_none();
        let [question, low, high] = own.unwrap_or_else(|| [question, low, high].map(str::to_owned));
        let same = |ask: &&mut Ask| ask.question == question && ask.anchor_10 == high;
        if let Some(ask) = all.iter_mut().find(same) {
            ask.counts_for.push((id, child));
            continue;
        }
        all.push(Ask {
            key: format!("{}-0", all.len()),
            counts_for: vec![(id, child)],
            child_name: None,
            title: String::new(),
            worry: String::new(),
            goal: String::new(),
            question,
            anchor_0: low,
            anchor_10: high,
            ten_first: scale.said_first == SaidFirst::Ten,
            again: false,
            is_neutral,
        });
    }
    all
}

/// The question, the good end and the bad end.
fn words(subject: Subject) -> (&'static str, &'static str, &'static str) {
    let (good, bad) = ("As good as you can imagine", "As bad as you can imagine");
    match subject {
        Subject::Pair | Subject::Overall | Subject::Context => (
            "How safe is it for the children now, as you see it?",
            "As safe as you can imagine",
            "Not safe at all",
        ),
        Subject::Progress | Subject::Wellbeing | Subject::ChildPath => {
            ("How are things for the children now, as you see it?", good, bad)
        }
        Subject::Willingness => {
            ("How willing are the grown-ups to do what helps the children, as you see it?", good, bad)
        }
        Subject::Ability => {
            ("How able are the grown-ups to do what helps the children, as you see it?", good, bad)
        }
        Subject::Confidence => ("How sure are you that things will be good for the children?", good, bad),
    }
}
