//! A danger statement, as a thing of the record.

use crate::{
    Thresholds,
    actions::{
        Acting, Change,
        dates::Days,
        kinds::{children, live_map},
        references::References,
        refusals::{HOUSE_KEEPING, Refusals},
        words::said_by,
    },
    danger::{DangerStatement, DangerStatus},
    home::Home,
    ids::{MapId, PersonId, PlanId, ScaleId, WorkerId},
    map::{Category, Variant},
    mention::About,
    object::{CaseRecord, Kind},
    scale::{Scale, Subject},
    thing::{FAMILY_OR_CHILD, Joins, Numbered, RecordPart, Sealing, Thing},
    who::Who,
};

impl Thing for DangerStatement {
    const HOMES: &'static [Home] = FAMILY_OR_CHILD;
    const PART: RecordPart = RecordPart::Map;
    const FORM: u16 = 1;
    const ON_A_CLOSED_CASE: bool = false;
    const JOINS: Joins = Joins::Nothing;
    const MAY_BE_SEALED: bool = false;

    fn references(&self, names: &mut References) {
        names.one("map", Kind::Map, self.map.0);
        names.who("worriers", &self.worriers);
        names.who("disputes", self.disputes.iter().map(|dispute| &dispute.who));
        self.examples.iter().for_each(|id| names.one("examples", Kind::MapItem, id.0));
        self.children().for_each(|id| names.one("feared", Kind::Person, id.0));
        self.whose.iter().for_each(|id| names.one("whose", Kind::Person, id.0));
        self.violent.iter().flatten().for_each(|id| names.one("violent", Kind::Person, id.0));
    }

    fn goes_with(&self) -> Vec<(Kind, i64)> {
        Vec::new()
    }

    fn put_back(&mut self, _: &CaseRecord, _: &Acting<'_>) {}

    fn own_words(&self, record: &CaseRecord, refusals: &mut Refusals) {
        let Some(old) = record.danger(self.id) else { return };
        let mut left = self.disputes.clone();
        for dispute in &old.disputes {
            if let Some(place) = left.iter().position(|other| other == dispute) {
                left.swap_remove(place);
            } else {
                refusals.add(10, self.which(), "disputes", format!(
                    "What {} said against this statement is kept as it was said. Add what is said now beside it.",
                    match &dispute.who {
                        Who::Other(name) => name.clone(),
                        Who::Worker(_) => "a worker".to_owned(),
                        who @ Who::Person(_) => said_by(record, who),
                    },
                ));
            }
        }
    }

    fn dates(&self, _: &CaseRecord, _: &mut Days<'_>) {}

    fn steps_apart(&self, record: &CaseRecord, refusals: &mut Refusals) {
        let old = record.danger(self.id).map_or(DangerStatus::Current, |old| old.status);
        refusals.when(
            self.status == DangerStatus::Resolved && old != self.status,
            HOUSE_KEEPING,
            self.which(),
            "status",
            "Say why this no longer stands: mark it as no longer a danger, with the reason.",
        );
    }

    fn soundness(&self, record: &CaseRecord, _: &Thresholds, refusals: &mut Refusals) {
        let at = self.which();
        live_map(record, at, self.map, refusals);
        children(record, at, "feared", self.children(), refusals);
        let twice = self.children().enumerate().any(|(i, child)| self.children().take(i).any(|c| c == child));
        refusals.when(
            twice,
            6,
            at,
            "feared",
            "Each child is named once, with all that is feared for that child.",
        );
        let harm = |id| record.item(id).is_none_or(|item| item.category == Category::PastHarm);
        refusals.when(
            !self.examples.iter().all(|id| harm(*id)),
            7,
            at,
            "examples",
            "Only harm that has happened can be an example of the danger.",
        );
    }

    fn professionals(&self) -> Vec<&Who> {
        Vec::new()
    }

    fn stays(&self) -> Option<&'static str> {
        None
    }

    fn map_of(&self, _: &CaseRecord) -> Option<MapId> {
        Some(self.map)
    }

    fn plan_of(&self, _: Option<&Self>) -> Option<PlanId> {
        None
    }

    fn consequences(
        &self,
        old: Option<&Self>,
        record: &CaseRecord,
        acting: &mut Acting<'_>,
        changes: &mut Vec<Change>,
    ) {
        if old.is_none()
            && let Some(scale) = default_scale(record, self, acting)
        {
            changes.push(Change::Put(scale.into()));
        }
    }

    fn about(&self) -> Option<About> {
        None
    }

    fn sealing(&self, _: &CaseRecord, _: WorkerId) -> Sealing {
        Sealing::Open
    }
}

/// The scale that a new danger gets with the authority's words, where it has none yet (I2).
fn default_scale(record: &CaseRecord, danger: &DangerStatement, acting: &mut Acting<'_>) -> Option<Scale> {
    if record.scales.iter().any(|scale| scale.danger == Some(danger.id)) {
        return None;
    }
    let variant = record.map(danger.map).map_or(Variant::Safety, |map| map.variant);
    let words = acting.thresholds.scale_words(variant, acting.today)?;
    let about: Vec<PersonId> = danger.children().collect();
    let only = if let [child] = about.as_slice() { record.person(*child) } else { None };
    let worded = |text: &str| words.about(text, only.map(|child| child.short_name()));
    Some(Scale {
        id: ScaleId((acting.new_id)()),
        subject: Subject::Pair,
        danger: Some(danger.id),
        person: None,
        question: worded(&words.question),
        orientation: Some(words.orientation),
        anchor_0: worded(&words.anchor_0),
        anchor_10: worded(&words.anchor_10),
        said_first: words.said_first,
    })
}
