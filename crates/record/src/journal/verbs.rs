//! What a verb of the journal says: that something was read, that it was done, that it was refused, or that somebody came
//! or went. The one table of them.
//!
//! | Class | Verbs | In which entry |
//! |---|---|---|
//! | reading | the verbs of pages, such as `map.seen`; [`SEARCHES`]; [`READINGS`] | of no kind, version 0 |
//! | deed | [`DEEDS`] | in the transaction of what was done: with the thing and its version, or of a kind with version 0 where it leaves no version |
//! | refusal | a deed’s or a sign-in’s verb with [`REFUSED`] at its end; [`NOT_LET_IN`]; [`NOT_SIGNED_IN`] | of no kind, version 0; the reason is one of the words below or the rules’ ids, never anybody’s words |
//! | sign-in | [`SIGN_INS`] | in the authority’s own chain |
//! | aside | [`ASIDE`] | none, but that a notice was put away, which chain 0 vouches for |
//!
//! Until the end of November 2026 each form that was sent left a reading under the verb of its deed, whatever became of
//! it. Those entries stand: [`is_attempt`] knows them.

/// What a verb says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Class {
    /// That something was looked at or looked for.
    Reading,
    /// That something was done.
    Deed,
    /// That something was refused, and nothing was done.
    Refusal,
    /// That somebody signed in or out, or gave a device away and took it back.
    SignIn,
    /// Nothing that anybody is to answer for: one’s own drafts and notices. Not journalled.
    Aside,
}

/// At the end of the verb of what was refused: `map.signed_off.refused`.
pub const REFUSED: &str = ".refused";
/// Somebody was not let in. The reason is the verb of what they wanted.
pub const NOT_LET_IN: &str = "access.refused";
/// A sign-in that failed: about the account where the name is one’s, otherwise about nothing. What was typed is not kept.
pub const NOT_SIGNED_IN: &str = "session.begun.refused";
/// A record was read so that a form for it could be decided.
pub const READ_TO_CHANGE: &str = "record.read_to_change";

impl Class {
    /// What this verb says.
    pub fn of(verb: &str) -> Self {
        // Deeds first: until November 2026 a second person's no stood as `second_person.refused`, and it is a deed of theirs.
        if DEEDS.contains(&verb) {
            Self::Deed
        } else if verb.ends_with(REFUSED) {
            Self::Refusal
        } else if SIGN_INS.contains(&verb) {
            Self::SignIn
        } else if ASIDE.contains(&verb) {
            Self::Aside
        } else {
            Self::Reading
        }
    }
}

/// Whether an entry of a family’s chain tells of an attempt and nothing more: a deed’s verb, and nothing to which it was done.
/// That is how every form that was sent was journalled once, also where it was refused.
pub fn is_attempt(chain: i64, verb: &str, kind: &str, version: i32) -> bool {
    chain != super::OFFICE && version == 0 && kind.is_empty() && Class::of(verb) == Class::Deed
}

/// Verbs of what was done.
pub const DEEDS: &[&str] = &[
    "account.acted_on",
    "account.changed",
    "account.closed",
    "account.code_off",
    "account.code_set",
    "account.made",
    "account.opened",
    "account.password_set",
    "account.second_factor_set",
    "account.second_factor_taken_away",
    "assessment.authorised",
    "assessment.saved",
    "assessment.started",
    "authority.named",
    "backup.restored",
    "backup.restored_older_than_log",
    "backup.restored_unsigned",
    "backup.restored_without_log",
    "backup.taken",
    "bottom_line.added",
    "bottom_line.saved",
    "bottom_line.withdrawn",
    "break_glass.opened",
    "break_glass.reviewed",
    "calendar.address_ended",
    "calendar.address_made",
    "case_note.added",
    "case_note.corrected",
    "case_note.withdrawn",
    "checkpoints.log_completed",
    "checkpoints.new_key",
    "child.access_changed",
    "child.allocated",
    "child.born",
    "child.brought_over",
    "child.died",
    "child.followed",
    "child.moved",
    "child.opened",
    "child.saved",
    "child.sealed",
    "child.twins_born",
    "child_pathway.corrected",
    "child_pathway.withdrawn",
    "child_words.added",
    "child_words.saved",
    "closing.asked",
    "closing.audited",
    "closing.closed",
    "closing.overridden",
    "closing.reopened",
    "conference.held",
    "conference.saved",
    "conflict.added",
    "conflict.ended",
    "contact.added",
    "contact.decided",
    "contact.saved",
    "contact.withdrawn",
    "danger.added",
    "danger.disputed",
    "danger.resolved",
    "danger.saved",
    "danger.withdrawn",
    "enquiry.begun",
    "enquiry.concluded",
    "enquiry.saved",
    "escalation.answered",
    "escalation.looked_again",
    "escalation.opened",
    "family.access_changed",
    "family.allocated",
    "family.followed",
    "family.no_further",
    "family.parent_decided",
    "family.registered",
    "family.saved",
    "family.stage_decided",
    "family_lists.changed",
    "goal.added",
    "goal.saved",
    "goal.status_said",
    "goal.withdrawn",
    "in_need_plan.begun",
    "in_need_plan.saved",
    "indicators.worked_out",
    "job.tried_again",
    "journal.verified",
    "kith.drew_lists",
    "kith.saves_lost",
    "kith.took_over",
    "map.saved",
    "map.signed_off",
    "map.started",
    "map.withdrawn",
    "map_item.added",
    "map_item.moved",
    "map_item.saved",
    "map_item.withdrawn",
    "meeting.added",
    "meeting.saved",
    "member.added",
    "member.moved",
    "member.saved",
    "member.withdrawn",
    "milestone.added",
    "milestone.moved",
    "milestone.saved",
    "milestone.ticked",
    "milestone.withdrawn",
    "notice.given",
    "one_person.said",
    "one_person.withdrawn",
    "party.access_changed",
    "party.opened",
    "party.saved",
    "party_check.added",
    "party_check.saved",
    "party_check.withdrawn",
    "person.added",
    "person.same_answered",
    "person.saved",
    "person.withdrawn",
    "placement.added",
    "placement.ended",
    "placement.saved",
    "plan.agreed",
    "plan.agreed_tonight",
    "plan.begun",
    "plan.ended",
    "plan.handed_over",
    "plan.if_not_written",
    "plan.in_test",
    "plan.lines_decided",
    "plan.marked",
    "plan.reader_decided",
    "plan.reader_looked",
    "plan.reviewed",
    "plan.saved",
    "plan.withdrawn",
    "plan.working",
    "plan_rule.added",
    "plan_rule.saved",
    "plan_rule.withdrawn",
    "plan_test.added",
    "plan_test.saved",
    "plan_test.withdrawn",
    "protection_plan.begun",
    "protection_plan.saved",
    "rating.given",
    "rating.handed_over",
    "rating.saved",
    "red_flag.added",
    "red_flag.saved",
    "red_flag.withdrawn",
    "referral.closed",
    "referral.opened",
    "referral.saved",
    "relationship.added",
    "relationship.saved",
    "relationship.withdrawn",
    "restriction.added",
    "restriction.added_on_the_machine",
    "restriction.ended",
    "return.checked",
    "return.compared_with_record",
    "return.deleted",
    "return.forgotten",
    "return.made",
    "return.made_of_record",
    "return.saved",
    "return.sent_kept",
    "round.opened",
    "round.saved",
    "round.started",
    "round.used",
    "round.withdrawn",
    "scale.added",
    "scale.saved",
    "scale.withdrawn",
    "second_person.agreed",
    "second_person.answered",
    "second_person.asked",
    "second_person.declined",
    "second_person.done_in_an_emergency",
    "second_person.looked_over",
    "second_person.refused",
    "step.added",
    "step.saved",
    "step.withdrawn",
    "strategy.held",
    "strategy.saved",
    "study.example_run",
    "study.forgotten",
    "study.run",
    "supervision.added",
    "supervision.saved",
    "team.kept",
    "team.made",
    "team.renamed",
    "team.telephones_set",
    "trajectory.saved",
    "visit.added",
    "words.erased",
    "wrong_record.put_right",
];

/// Verbs of coming and going.
pub const SIGN_INS: &[&str] = &[
    "session.all_ended",
    "session.begun",
    "session.ended",
    "session.ended_everywhere",
    "session.handed_back",
    "session.handed_over",
    "session.password_given_again",
    "session.started",
];

/// Forms that are sent to look for something: readings, although they are sent.
pub const SEARCHES: &[&str] = &[
    "families.filtered",
    "notes.searched",
    "people.searched",
    "return.child_looked_for",
    "wrong_record.audited",
];

/// Readings that no page or form of their own stands for.
pub const READINGS: &[&str] = &["journal.searched", READ_TO_CHANGE];

/// Forms that concern nobody but the person’s own page.
pub const ASIDE: &[&str] = &["draft.discarded", "draft.kept", "notice.read"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_verb_has_one_class_and_each_list_is_in_order() {
        let lists = [DEEDS, SIGN_INS, SEARCHES, READINGS, ASIDE];
        for list in lists {
            assert!(list.is_sorted(), "{list:?}");
        }
        let all: Vec<&str> = lists.concat();
        let once: std::collections::BTreeSet<&str> = all.iter().copied().collect();
        assert_eq!(all.len(), once.len(), "a verb stands in two lists");
    }

    #[test]
    fn what_was_refused_is_never_a_deed() {
        assert_eq!(Class::of("map.signed_off"), Class::Deed);
        assert_eq!(Class::of("map.signed_off.refused"), Class::Refusal);
        assert_eq!(
            Class::of("second_person.refused"),
            Class::Deed,
            "a no that was said, not one that was met"
        );
        assert_eq!(Class::of("second_person.answered.refused"), Class::Refusal);
        assert_eq!(Class::of(NOT_LET_IN), Class::Refusal);
        assert_eq!(Class::of(NOT_SIGNED_IN), Class::Refusal);
        assert_eq!(Class::of(READ_TO_CHANGE), Class::Reading);
        assert_eq!(Class::of("map.seen"), Class::Reading);
    }

    #[test]
    fn a_deeds_verb_without_a_thing_is_an_attempt_of_the_old_form() {
        assert!(is_attempt(7, "map.signed_off", "", 0));
        assert!(!is_attempt(7, "map.signed_off", "map", 2), "it was done");
        assert!(!is_attempt(7, "break_glass.opened", "family", 0), "done, and it leaves no version");
        assert!(!is_attempt(7, "map.seen", "", 0), "a reading");
        assert!(
            !is_attempt(super::super::OFFICE, "journal.verified", "", 0),
            "the authority’s own chain tells of deeds so"
        );
    }
}
