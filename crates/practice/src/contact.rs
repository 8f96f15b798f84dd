//! Contacts: news about a family's children that reached the authority, when, from whom, what it says, and what was
//! decided on it. The first of a record is its referral; later ones are news about a family that is known already.

use crate::{
    choice,
    ids::{ContactId, PersonId, WorkerId},
};
use jiff::{Timestamp, civil::Date};
pub use matter::britain::{day_in_britain, in_britain, moment_in_britain};
use serde::{Deserialize, Serialize};

choice! {
    /// How the news reached the authority.
    ContactHow {
        Telephone = "telephone", "By telephone";
        Written = "written", "By email or letter";
        Form = "form", "By a form on line";
        InPerson = "in_person", "In person";
        Notice = "notice", "By a police or hospital notice";
        OwnWork = "own_work", "Seen or heard in our own work";
        Unknown = "unknown", "Not known";
    }
}

choice! {
    /// Whether any child is in danger now.
    DangerNow {
        Yes = "yes", "Yes";
        No = "no", "No";
        Unknown = "unknown", "Not known";
    }
}

choice! {
    /// Whether it is known where the children are tonight.
    Tonight {
        Known = "known", "Yes";
        Unknown = "unknown", "No, not known";
    }
}

choice! {
    /// Whether the parents know of what was told, or agree with it.
    ParentsSay {
        Yes = "yes", "Yes";
        No = "no", "No";
        Unknown = "unknown", "Not known";
        NotSafe = "not_safe", "Not safe to ask";
    }
}

choice! {
    /// What was decided on a contact.
    ContactDecision {
        Advice = "advice", "Advice given";
        Information = "information", "Kept as information only";
        EarlyHelp = "early_help", "Early or family help";
        JoinsOpen = "joins_open", "Joins the work that is going on";
        NewReferral = "new_referral", "A new referral";
        StrategyNow = "strategy_now", "A strategy discussion now";
    }
}

/// What stands in the reason of a decision before what is known of tonight, if the contact says that a child is in danger.
pub const HOW_SAFE: &str = "\n\nHow we know that the child is safe tonight: ";

/// What stands there before what was done at once, if a strategy discussion was decided.
pub const WHO_WAS_RUNG: &str = "\n\nWho was rung about it, and when: ";

/// That it was written down that a child is in danger now, and somebody has written since that none is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DangerCorrected {
    /// Why.
    pub why: String,
    /// Who wrote so. None: not kept yet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<WorkerId>,
    /// When. None: not kept yet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<Timestamp>,
    /// Whether it waits for somebody to decide on it. Until then the contact says what it said before.
    pub waits: bool,
}

impl DangerCorrected {
    /// A correction that nobody has decided on.
    pub fn because(why: String) -> Self {
        Self { why, by: None, at: None, waits: true }
    }
}

/// News about children of a family.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contact {
    /// The contact.
    pub id: ContactId,
    /// The moment at which it reached the authority.
    pub received: Timestamp,
    /// How it did.
    pub how: ContactHow,
    /// Who told, as a code of [`source_on`]. Empty where it was not said.
    pub source: String,
    /// Who told, by role: "Head teacher".
    pub referrer_role: String,
    /// The name of who told. Empty where it is not known.
    pub referrer_name: String,
    /// How to reach who told.
    pub referrer_phone: String,
    /// How who told knows the family.
    pub referrer_knows: String,
    /// Whether who told does not want to be named. Their name is on no paper for the family either way.
    pub referrer_unnamed: bool,
    /// What happened that worries you?
    pub worried: String,
    /// What is going well?
    pub working_well: String,
    /// What needs to happen for the child to be safe?
    pub needs_to_happen: String,
    /// Whether any child is in danger now, as far as who told knows.
    pub danger_now: DangerNow,
    /// Why they say so.
    pub danger_words: String,
    /// That it said yes before, and why it does so no more. None: it was never changed from yes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub danger_corrected: Option<DangerCorrected>,
    /// Whether it is known where the children are tonight.
    pub tonight: Tonight,
    /// Where, and with whom; or how it will be found out.
    pub tonight_words: String,
    /// The children whom it is about.
    pub children: Vec<PersonId>,
    /// Whether the parents know of it.
    pub parents_know: ParentsSay,
    /// Whether they agree.
    pub parents_agree: ParentsSay,
    /// What they say; or why they were not told or asked.
    pub parents_words: String,
    /// Whether work with the family was going on when it came.
    pub on_open_case: bool,
    /// Who wrote it down.
    pub taken_by: Option<WorkerId>,
    /// What was decided. None until somebody has.
    pub decision: Option<ContactDecision>,
    /// Why.
    pub decision_reason: String,
    /// When.
    pub decided_at: Option<Timestamp>,
    /// Who decided.
    pub decided_by: Option<WorkerId>,
    /// What who told was told back. Empty where nobody has yet.
    pub feedback: String,
}

impl Contact {
    /// A contact that came at this moment and says nothing yet.
    pub fn at(id: ContactId, received: Timestamp) -> Self {
        Self {
            id,
            received,
            how: ContactHow::Unknown,
            source: String::new(),
            referrer_role: String::new(),
            referrer_name: String::new(),
            referrer_phone: String::new(),
            referrer_knows: String::new(),
            referrer_unnamed: false,
            worried: String::new(),
            working_well: String::new(),
            needs_to_happen: String::new(),
            danger_now: DangerNow::Unknown,
            danger_words: String::new(),
            danger_corrected: None,
            tonight: Tonight::Unknown,
            tonight_words: String::new(),
            children: Vec::new(),
            parents_know: ParentsSay::Unknown,
            parents_agree: ParentsSay::Unknown,
            parents_words: String::new(),
            on_open_case: false,
            taken_by: None,
            decision: None,
            decision_reason: String::new(),
            decided_at: None,
            decided_by: None,
            feedback: String::new(),
        }
    }

    /// The day in Britain on which it came.
    pub fn received_on(&self) -> Date {
        day_in_britain(self.received)
    }

    /// Who told, in words that fit a page of the record: "Miriam Hall, head teacher"; never a name where they do not want
    /// to be named.
    pub fn told_by(&self) -> String {
        let name = if self.referrer_unnamed { "" } else { self.referrer_name.trim() };
        let role = self.referrer_role.trim();
        match (name, role) {
            ("", "") => "Somebody who did not say who they are".to_owned(),
            ("", one) | (one, "") => one.to_owned(),
            (name, role) => format!("{name}, {role}"),
        }
    }

    /// Whether it was changed from saying that a child is in danger now, and nobody has decided on that.
    pub fn correction_waits(&self) -> bool {
        self.danger_corrected.as_ref().is_some_and(|corrected| corrected.waits)
    }

    /// Whether it says that a child is in danger now, or said so and nobody has decided on the change.
    pub fn says_danger(&self) -> bool {
        self.danger_now == DangerNow::Yes || self.correction_waits()
    }

    /// Whether somebody has decided on it as it is now.
    pub fn is_decided(&self) -> bool {
        self.decision.is_some() && !self.correction_waits()
    }

    /// How people know that the child is safe, as it was written with the decision. Empty: nobody has.
    pub fn how_safe(&self) -> &str {
        let safe = self.decision_reason.split_once(HOW_SAFE).map_or("", |(_, safe)| safe);
        safe.split_once(WHO_WAS_RUNG).map_or(safe, |(safe, _)| safe).trim()
    }

    /// Whether the parents know and agree, so that nothing has to say why not.
    pub fn has_consent(&self) -> bool {
        (self.parents_know, self.parents_agree) == (ParentsSay::Yes, ParentsSay::Yes)
    }

    /// Whether it has to say what the parents say, or why they were not told or asked. Not where nothing is known of them yet:
    /// whoever has a caller on the line asks about the parents afterwards.
    pub fn asks_about_parents(&self) -> bool {
        let is_open = (self.parents_know, self.parents_agree) == (ParentsSay::Unknown, ParentsSay::Unknown);
        !is_open && !self.has_consent()
    }
}

/// One code of the national list of sources of referrals, with the days on which it may be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Source {
    /// The code: "2A".
    pub code: &'static str,
    /// What people read.
    pub words: &'static str,
    /// The first day. None: since before Kith.
    pub from: Option<Date>,
    /// The last day. None: still.
    pub to: Option<Date>,
}

const fn always(code: &'static str, words: &'static str) -> Source {
    Source { code, words, from: None, to: None }
}

/// The national list (referralsourcetype of the children in need census), as it stands in the Department's schemas.
/// A code that is taken away gets its last day; it is never removed, so that contacts of that day keep their words.
pub const SOURCES: &[Source] = &[
    always("1A", "Family member, relative or carer"),
    always("1B", "Neighbour, child minder or somebody the family knows"),
    always("1C", "The child"),
    always("1D", "Somebody else, or a stranger"),
    always("2A", "School"),
    always("2B", "Education service"),
    always("3A", "GP"),
    always("3B", "Health visitor"),
    always("3C", "School nurse"),
    always("3D", "Other primary health service"),
    always("3E", "Hospital emergency department"),
    always("3F", "Other health service"),
    always("4", "Housing"),
    always("5A", "Our social care, also for adults"),
    always("5B", "Another service of this authority"),
    always("5C", "Another authority"),
    Source {
        code: "5D",
        words: "Early help service of this authority",
        from: Some(EARLY_HELP_FROM),
        to: None,
    },
    always("6", "Police"),
    always("7", "Court, probation, immigration or prison"),
    always("8", "Charity, children’s centre or another organisation"),
    always("9", "Somebody who does not say who they are"),
    always("10", "Not known"),
];

/// First day of the census year whose schema knows code 5D.
const EARLY_HELP_FROM: Date = Date::constant(2022, 4, 1);

/// The code, if it may be used on this day.
pub fn source_on(code: &str, day: Date) -> Option<&'static Source> {
    SOURCES
        .iter()
        .find(|source| source.code == code)
        .filter(|source| source.from.is_none_or(|from| from <= day) && source.to.is_none_or(|to| day <= to))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn somebody_who_wants_to_stay_unnamed_is_told_of_by_role() {
        let mut contact = Contact::at(ContactId(1), Timestamp::UNIX_EPOCH);
        assert_eq!(contact.told_by(), "Somebody who did not say who they are");
        contact.referrer_name = "Miriam Hall".into();
        contact.referrer_role = "head teacher".into();
        assert_eq!(contact.told_by(), "Miriam Hall, head teacher");
        contact.referrer_unnamed = true;
        assert_eq!(contact.told_by(), "head teacher");
    }

    #[test]
    fn a_source_counts_from_its_first_day_on() {
        let day = |year| Date::constant(year, 5, 1);
        assert!(source_on("2A", day(2019)).is_some() && source_on("5D", day(2026)).is_some());
        assert!(source_on("5D", day(2019)).is_none() && source_on("5E", day(2026)).is_none());
    }

    #[test]
    fn a_contact_from_before_corrections_were_kept_reads_and_is_written_as_ever() {
        let contact = Contact::at(ContactId(1), Timestamp::UNIX_EPOCH);
        let old = serde_json::to_value(&contact).unwrap_or_default();
        assert!(old.get("danger_corrected").is_none(), "no history shows a change where there was none");
        assert_eq!(serde_json::from_value::<Contact>(old).ok(), Some(contact));
    }

    #[test]
    fn news_that_came_half_an_hour_after_midnight_in_summer_came_on_the_day_in_britain() {
        let mut contact = Contact::at(ContactId(1), Timestamp::UNIX_EPOCH);
        contact.received = "2026-07-01T23:30:00Z".parse().unwrap_or_default();
        assert_eq!(contact.received_on(), Date::constant(2026, 7, 2));
    }
}
