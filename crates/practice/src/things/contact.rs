//! A contact, as a thing of the record.

use crate::{
    Thresholds,
    actions::{
        Acting, Change,
        dates::Days,
        kinds::{children, missing},
        references::References,
        refusals::{HOUSE_KEEPING, Refusals},
    },
    contact::{Contact, DangerCorrected, DangerNow, source_on},
    home::Home,
    ids::{MapId, PlanId, WorkerId},
    mention::About,
    object::{CaseRecord, Kind},
    thing::{FAMILY, Joins, Numbered, RecordPart, Sealing, Thing},
    who::Who,
};

impl Thing for Contact {
    const HOMES: &'static [Home] = FAMILY;
    const PART: RecordPart = RecordPart::Contacts;
    const FORM: u16 = 1;
    const ON_A_CLOSED_CASE: bool = true;
    const JOINS: Joins = Joins::Nothing;
    const MAY_BE_SEALED: bool = false;

    fn references(&self, names: &mut References) {
        self.children.iter().for_each(|id| names.one("children", Kind::Person, id.0));
    }

    fn goes_with(&self) -> Vec<(Kind, i64)> {
        Vec::new()
    }

    fn put_back(&mut self, record: &CaseRecord, acting: &Acting<'_>) {
        if let Some(old) = record.contact(self.id) {
            self.taken_by = old.taken_by;
            self.on_open_case = old.on_open_case;
        }
        self.danger_corrected = corrected(record, self, acting);
    }

    fn own_words(&self, _: &CaseRecord, _: &mut Refusals) {}

    fn dates(&self, _: &CaseRecord, days: &mut Days<'_>) {
        days.past("received", "The day on which this came", Some(self.received_on()));
    }

    fn steps_apart(&self, record: &CaseRecord, refusals: &mut Refusals) {
        let of = |contact: &Contact| {
            (contact.decision, contact.decision_reason.clone(), contact.decided_at, contact.decided_by)
        };
        let before = record.contact(self.id).map_or((None, String::new(), None, None), |old| of(old));
        refusals.when(
            of(self) != before,
            HOUSE_KEEPING,
            self.which(),
            "decision",
            "A contact is decided on in a step of its own, with the reason.",
        );
    }

    fn soundness(&self, record: &CaseRecord, _: &Thresholds, refusals: &mut Refusals) {
        // All of it can be said to be not known, in words.
        let at = self.which();
        children(record, at, "children", self.children.iter().copied(), refusals);
        let wanted = [
            ("referrer_role", &self.referrer_role, "Say who told, by role: for example, head teacher."),
            ("worried", &self.worried, "Write what happened that worries the person who told."),
            (
                "danger_words",
                &self.danger_words,
                "Say in a few words why: what they saw or heard, or why nobody knows.",
            ),
            (
                "tonight_words",
                &self.tonight_words,
                "Say where the children are tonight and with whom, or how you will find out.",
            ),
        ];
        for (field, words, sentence) in wanted {
            missing(refusals, at, field, words, sentence);
        }
        refusals.when(
            self.asks_about_parents() && self.parents_words.trim().is_empty(),
            HOUSE_KEEPING,
            at,
            "parents_words",
            "Say what the parents say, or why they were not told or asked.",
        );
        refusals.when(
            self.danger_corrected.as_ref().is_some_and(|corrected| corrected.why.trim().is_empty()),
            HOUSE_KEEPING,
            at,
            "danger_corrected",
            "Say why it was wrong that a child is in danger now. A supervisor decides on it.",
        );
        let known = self.source.is_empty() || source_on(&self.source, self.received_on()).is_some();
        refusals.when(!known, HOUSE_KEEPING, at, "source", "Choose from the list where it came from.");
    }

    fn professionals(&self) -> Vec<&Who> {
        Vec::new()
    }

    fn stays(&self) -> Option<&'static str> {
        self.decision
            .map(|_| "Somebody has decided on this contact, so it stays. Correct in it what is wrong.")
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

/// That a contact says no more that a child is in danger now, with who changed it and when. It waits for a decision.
fn corrected(record: &CaseRecord, contact: &Contact, acting: &Acting<'_>) -> Option<DangerCorrected> {
    let old = record.contact(contact.id)?;
    if contact.danger_now == DangerNow::Yes {
        return None;
    }
    if old.danger_now != DangerNow::Yes {
        // Why can be said better; who changed it, and what was decided on it, stay.
        let why = contact.danger_corrected.as_ref().map(|new| new.why.clone());
        let before = old.danger_corrected.clone();
        return before
            .map(|before| DangerCorrected { why: why.unwrap_or_else(|| before.why.clone()), ..before });
    }
    let why = contact.danger_corrected.as_ref().map(|new| new.why.trim().to_owned()).unwrap_or_default();
    Some(DangerCorrected { why, by: Some(acting.by), at: Some(acting.at), waits: true })
}
