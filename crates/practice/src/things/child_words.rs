//! Words for a child, as a thing of the record: simple, about one thing, and free of what must not reach a child.
//! The name of a grown-up may be written, because some children call a stepfather so; such words are read to the child and
//! are on no page that is handed over and on no paper (`names_grown_ups`).

use crate::{
    Thresholds,
    actions::{
        Acting, Change,
        dates::Days,
        kinds::missing,
        references::References,
        refusals::{HOUSE_KEEPING, Refusals},
    },
    child_words::{ChildWords, Young, holds_number},
    home::Home,
    ids::{MapId, PlanId, WorkerId},
    mention::About,
    object::{CaseRecord, Kind},
    readable::{Limits, Measured},
    thing::{FAMILY_OR_CHILD, Joins, Numbered, RecordPart, Sealing, Thing},
    views::list,
    who::Who,
};

impl Thing for ChildWords {
    const HOMES: &'static [Home] = FAMILY_OR_CHILD;
    const PART: RecordPart = RecordPart::ChildWords;
    const FORM: u16 = 1;
    const ON_A_CLOSED_CASE: bool = false;
    const JOINS: Joins = Joins::Nothing;
    const MAY_BE_SEALED: bool = false;

    fn references(&self, names: &mut References) {
        names.one("child", Kind::Person, self.child.0);
        self.scale.iter().for_each(|id| names.one("about", Kind::Scale, id.0));
        self.plan.iter().for_each(|id| names.one("about", Kind::SafetyPlan, id.0));
    }

    fn goes_with(&self) -> Vec<(Kind, i64)> {
        let scale = self.scale.iter().map(|id| (Kind::Scale, id.0));
        let plan = self.plan.iter().map(|id| (Kind::SafetyPlan, id.0));
        scale.chain(plan).chain([(Kind::Person, self.child.0)]).collect()
    }

    fn put_back(&mut self, _: &CaseRecord, _: &Acting<'_>) {}

    fn own_words(&self, _: &CaseRecord, _: &mut Refusals) {}

    fn dates(&self, _: &CaseRecord, days: &mut Days<'_>) {
        days.past("words", "The day on which they were written", Some(self.written_on));
    }

    fn steps_apart(&self, _: &CaseRecord, _: &mut Refusals) {}

    fn soundness(&self, record: &CaseRecord, _: &Thresholds, refusals: &mut Refusals) {
        let at = self.which();
        refusals.when(
            self.scale.is_some() == self.plan.is_some(),
            HOUSE_KEEPING,
            at,
            "about",
            "Choose what these words are about.",
        );
        let same = |other: &ChildWords| {
            other.id != self.id
                && (other.child, other.scale, other.plan) == (self.child, self.scale, self.plan)
        };
        refusals.when(
            record.child_words.iter().any(|other| same(other)),
            HOUSE_KEEPING,
            at,
            "about",
            "There are words about this for this child already. Change those.",
        );
        missing(refusals, at, "words", &self.words, "Write what you say to this child.");
        if self.scale.is_some() {
            missing(refusals, at, "at_0", &self.at_0, "Say what 0 means to this child.");
            missing(refusals, at, "at_10", &self.at_10, "Say what 10 means to this child.");
        }
        let Some(child) = record.person(self.child) else { return };
        let name = child.short_name();
        let Some(young) = Young::of(child, self.written_on) else {
            refusals.add(
                HOUSE_KEEPING,
                at,
                "",
                format!("{name} is grown up and gets the page of a grown-up."),
            );
            return;
        };
        for (field, text) in [("words", &self.words), ("at_0", &self.at_0), ("at_10", &self.at_10)] {
            refusals.when(
                holds_number(text),
                HOUSE_KEEPING,
                at,
                field,
                "No telephone number stands in these words. Leave it out.",
            );
        }
        let measured = self.measured(record, young.limits());
        refusals.when(
            !measured.is_easy(young.limits()),
            HOUSE_KEEPING,
            at,
            "words",
            too_hard(&measured, young.limits(), name),
        );
    }

    fn professionals(&self) -> Vec<&Who> {
        Vec::new()
    }

    fn stays(&self) -> Option<&'static str> {
        None
    }

    fn map_of(&self, _: &CaseRecord) -> Option<MapId> {
        None
    }

    fn plan_of(&self, _: Option<&Self>) -> Option<PlanId> {
        None
    }

    fn consequences(&self, _: Option<&Self>, _: &CaseRecord, _: &mut Acting<'_>, _: &mut Vec<Change>) {}

    fn about(&self) -> Option<About> {
        None
    }

    fn sealing(&self, _: &CaseRecord, _: WorkerId) -> Sealing {
        Sealing::Open
    }
}

/// "This reads like age 11, and Maya needs 8 or less. Hard words: “situation”. Long sentences: “When we all …”."
fn too_hard(measured: &Measured, limits: Limits, name: &str) -> String {
    let quoted = |all: &[String]| {
        let shown: Vec<String> = all.iter().take(8).map(|one| format!("“{one}”")).collect();
        list(&shown)
    };
    let mut sentences = if measured.age > limits.age {
        vec![format!("This reads like age {}, and {name} needs {} or less.", measured.age, limits.age)]
    } else {
        vec![format!("This is nearly easy enough for {name}.")]
    };
    if !measured.words.is_empty() {
        sentences.push(format!("Hard words: {}.", quoted(&measured.words)));
    }
    if !measured.sentences.is_empty() {
        sentences.push(format!("Long sentences: {}.", quoted(&measured.sentences)));
    }
    sentences.push("Use short words and short sentences.".to_owned());
    sentences.join(" ")
}
