//! What was done, in words: the verb of a journal entry as a sentence says it.

pub mod office;

use practice::Kind;
use record::journal::verbs::{READ_TO_CHANGE, REFUSED};

/// "changed an item on the map", "read the history".
pub fn words(verb: &str, kind: Option<Kind>, withdrawn: bool, change: bool) -> String {
    if verb == READ_TO_CHANGE {
        return "read the record to change it".to_owned();
    }
    if let Some(wanted) = verb.strip_suffix(REFUSED) {
        return format!("{}: refused", tried(wanted));
    }
    if let Some((_, _, sentence)) = OF_KIND.iter().find(|(known, of, _)| (*known, Some(*of)) == (verb, kind))
    {
        return (*sentence).to_owned();
    }
    if let Some((_, sentence)) = WHOLE.iter().find(|(known, _)| *known == verb) {
        return (*sentence).to_owned();
    }
    let (thing, done) = verb.split_once('.').unwrap_or((verb, ""));
    let what = match kind {
        Some(kind) => with_article(kind.words()),
        None => page(thing),
    };
    if withdrawn {
        return format!("removed {what}");
    }
    let done = match DONE.iter().find(|(known, _)| *known == done) {
        Some((_, words)) => *words,
        None if !change && done == "withdrawal_asked" => "opened the form for removing",
        None if !change && (done.ends_with("_asked") || done.ends_with("_form_seen")) => {
            "opened a form about"
        }
        None if !change => "read",
        None => {
            // The verb says what somebody did; what came with it is said by its kind.
            return format!("{}: {what}", done.replace('_', " "));
        }
    };
    format!("{done} {what}")
}

/// What somebody tried and of which nothing more is known, or which was refused: "tried to sign the map off".
pub fn tried(verb: &str) -> String {
    let done = words(verb, None, verb.ends_with(".withdrawn"), true);
    tried_to(&done).unwrap_or_else(|| format!("tried: {}", verb.replace(['.', '_'], " ")))
}

/// "signed the map off" as what somebody tried: "tried to sign the map off". None for a sentence that begins otherwise.
pub fn tried_to(done: &str) -> Option<String> {
    let (first, rest) = done.split_once(' ').unwrap_or((done, ""));
    let (_, infinitive) = INFINITIVES.iter().find(|(past, _)| *past == first)?;
    Some(format!("tried to {infinitive} {rest}"))
}

/// Why something was refused: ids of rules, or a word of Kith's.
pub fn because(reason: &str) -> String {
    match reason {
        "form" => "Something on the form was missing or could not be right.".to_owned(),
        "clash" => "Somebody else had changed the same meanwhile.".to_owned(),
        "absent" => "It was not there, or not there any longer.".to_owned(),
        "forged" => "The form did not belong to this time of being signed in.".to_owned(),
        "unreadable" => "The form could not be read.".to_owned(),
        "" => String::new(),
        rules => format!("What stood in the way: {rules}."),
    }
}

/// How the sentences of this page begin, and the same after "tried to".
const INFINITIVES: &[(&str, &str)] = &[
    ("added", "add"),
    ("agreed", "agree"),
    ("answered", "answer"),
    ("asked", "ask"),
    ("audited", "audit"),
    ("began", "begin"),
    ("called", "call"),
    ("changed", "change"),
    ("closed", "close"),
    ("corrected", "correct"),
    ("decided", "decide"),
    ("ended", "end"),
    ("finished", "finish"),
    ("gave", "give"),
    ("handed", "hand"),
    ("held", "hold"),
    ("looked", "look"),
    ("made", "make"),
    ("moved", "move"),
    ("named", "name"),
    ("noted", "note"),
    ("opened", "open"),
    ("planned", "plan"),
    ("printed", "print"),
    ("put", "put"),
    ("recorded", "record"),
    ("registered", "register"),
    ("removed", "remove"),
    ("resolved", "resolve"),
    ("said", "say"),
    ("signed", "sign"),
    ("started", "start"),
    ("tested", "test"),
    ("ticked", "tick"),
    ("took", "take"),
    ("checked", "check"),
    ("deleted", "delete"),
    ("had", "have"),
    ("ran", "run"),
    ("saved", "save"),
    ("searched", "search"),
    ("set", "set"),
    ("switched", "switch"),
    ("verified", "verify"),
    ("worked", "work"),
    ("wrote", "write"),
];

const WHOLE: &[(&str, &str)] = &[
    ("map.signed_off", "signed the map off"),
    ("words.erased", "ON THE MACHINE ITSELF, erased what was written"),
    ("escalation.answered", "answered an escalation"),
    ("escalation.looked_again", "looked again at what was decided on an escalation"),
    ("family.stage_decided", "decided where the work stands"),
    ("family.no_further", "decided that no work begins"),
    ("contact.decided", "decided what follows from a contact"),
    ("notes.searched", "searched the case notes"),
    ("visit.added", "wrote down a visit"),
    ("visit.asked", "opened the form for a visit"),
    ("referral.opened", "decided on a referral"),
    ("referral.asked", "opened the form for a referral"),
    ("referral.closed", "ended the work with a child"),
    ("referral.close_asked", "opened the form for ending the work with a child"),
    ("child.born", "wrote down the birth"),
    ("child.died", "wrote down that the child died"),
    ("child.moved", "moved the child to another family’s record"),
    ("child.sealed", "closed the child’s record after an adoption order"),
    ("child.allocated", "said who works with the child"),
    ("child.access_changed", "changed who may know of the child"),
    ("child.saved", "changed who the child is"),
    ("party.access_changed", "changed who may know of them"),
    ("family.followed", "noted what was written in the child’s own record"),
    ("family.parent_decided", "decided what a parent is told of the decision"),
    ("person.same_answered", "said whether two of nearly the same name are one person"),
    ("person.same_asked", "opened the question whether two are one person"),
    ("plan.reader_decided", "decided how much of the plan somebody has on paper"),
    ("plan.lines_decided", "decided which lines of the plan somebody has on paper"),
    ("plan.reader_looked", "looked a second time at what somebody has of the plan"),
    ("family.allocated", "said who works with the family"),
    ("plan.agreed", "agreed the plan"),
    ("plan.ended", "ended the immediate plan"),
    ("plan.agreed_tonight", "agreed a plan for tonight"),
    ("rating.asked_of_child", "opened the page of a child’s number"),
    ("rating.paper_seen", "opened a child’s paper for a number"),
    ("plan.childs_paper_seen", "opened the plan on a child’s paper"),
    ("child_words.list_seen", "read the words for a child"),
    ("rating.handed_over", "handed the device over for a number"),
    ("plan.in_test", "began to test the plan"),
    ("plan.working", "called the plan working"),
    ("plan.if_not_written", "wrote down what each does if the plan does not go as agreed"),
    ("plan.reviewed", "looked at the plan together"),
    ("plan.handed_over", "handed the plan over to the network"),
    ("goal.status_said", "said how far a goal is met"),
    ("round.started", "began a round of numbers"),
    ("round.opened", "opened the numbers of a round"),
    ("closing.asked", "asked to close the case"),
    ("closing.audited", "audited the case for closing"),
    ("closing.overridden", "decided to close although something is missing"),
    ("closing.closed", "closed the case"),
    ("closing.reopened", "opened the case again"),
    ("milestone.ticked", "ticked a milestone"),
    ("milestone.moved", "changed the order of milestones"),
    ("history.seen", "read the history"),
    ("family.registered", "registered the family"),
    ("break_glass.opened", "opened the record in an emergency"),
    ("break_glass.reviewed", "looked an opening in an emergency over"),
    ("danger.disputed", "wrote down what somebody says against a danger statement"),
    ("family.access_changed", "changed who may know of the family"),
    ("map.started", "started a map"),
    ("plan.begun", "began a safety plan"),
    ("plan.marked", "wrote down who signed, holds or was told the safety plan"),
    ("plan.reader_decided", "decided how much of the safety plan somebody may have on paper"),
    ("plan.lines_decided", "decided which lines of the safety plan somebody may have on paper"),
    ("plan.reader_looked", "looked as a second person at what somebody may have of the safety plan"),
    ("restriction.added", "named somebody who may know of the family"),
    ("restriction.ended", "took somebody off those who may know of the family"),
    ("conflict.added", "noted somebody’s conflict of interest"),
    ("conflict.ended", "took back somebody’s conflict of interest"),
    ("round.used", "put an answer of a round to use"),
    ("placement.ended", "ended a placement"),
    ("one_person.said", "said that two are one person"),
    ("wrong_record.asked", "opened the form for what was recorded in the wrong family"),
    ("wrong_record.put_right", "put right what was recorded in the wrong family’s record"),
    ("wrong_record.audit_asked", "opened the page on what was recorded here by mistake"),
    ("wrong_record.audited", "looked at what was recorded here by mistake, and who had seen it"),
];

/// What a verb says of the thing that it is about; what it brings with it is worded by its kind.
const OF_KIND: &[(&str, Kind, &str)] = &[
    ("referral.opened", Kind::Assessment, "began an assessment"),
    ("referral.closed", Kind::InNeedPlan, "ended a child in need plan"),
    ("strategy.held", Kind::Enquiry, "began a section 47 enquiry"),
    ("conference.held", Kind::ProtectionPlan, "changed a child protection plan"),
    ("conference.held", Kind::InNeedPlan, "changed a child in need plan"),
    ("visit.added", Kind::CaseNote, "wrote down a visit"),
    ("visit.added", Kind::Mention, "wrote down a visit"),
    ("rating.given", Kind::ScaleRating, "wrote a number down"),
    ("rating.given", Kind::ScalingRound, "wrote down that somebody would rather not give a number"),
    ("round.opened", Kind::ScalingRound, "opened the numbers of a round"),
    ("round.started", Kind::ScalingRound, "began a round of numbers"),
    ("round.used", Kind::MapItem, "put an answer among the strengths"),
    ("round.used", Kind::NextStep, "made an answer a next step"),
    ("plan.begun", Kind::SafetyPlan, "began a safety plan"),
    ("plan.in_test", Kind::SafetyPlan, "began to test the safety plan"),
    ("plan.working", Kind::SafetyPlan, "called the safety plan working"),
    ("plan.handed_over", Kind::SafetyPlan, "handed the safety plan to the network"),
    ("plan.marked", Kind::SafetyPlan, "wrote down who signed, holds or was told the safety plan"),
    (
        "plan.reader_decided",
        Kind::SafetyPlan,
        "decided how much of the safety plan somebody may have on paper",
    ),
    (
        "plan.lines_decided",
        Kind::SafetyPlan,
        "decided which lines of the safety plan somebody may have on paper",
    ),
    (
        "plan.reader_looked",
        Kind::SafetyPlan,
        "looked as a second person at what somebody may have of the safety plan",
    ),
    ("plan.reviewed", Kind::SafetyPlan, "looked at the safety plan together with others"),
    ("danger.disputed", Kind::DangerStatement, "wrote down what somebody says against a danger statement"),
    ("danger.disputed", Kind::Map, "recorded the disagreement with the signed map"),
    ("goal.status_said", Kind::SafetyGoal, "said how far a goal is met"),
    ("map.started", Kind::Map, "started a map"),
    ("family.allocated", Kind::Family, "changed who works with the family"),
    ("family.access_changed", Kind::Family, "changed who may know of the family"),
];

const DONE: &[(&str, &str)] = &[
    ("added", "added"),
    ("saved", "changed"),
    ("corrected", "corrected"),
    ("changed", "changed"),
    ("edited", "changed"),
    ("created", "added"),
    ("moved", "moved"),
    ("withdrawn", "removed"),
    ("seen", "read"),
    ("opened", "opened"),
    ("asked", "opened the form for"),
    ("printed", "printed"),
    ("recorded", "recorded"),
    ("ticked", "ticked"),
    ("held", "held"),
    ("planned", "planned"),
    ("answered", "answered"),
    ("tested", "tested"),
    ("done", "ticked off"),
    ("resolved", "resolved"),
    ("signed", "signed"),
    ("told", "wrote down who was told of"),
    ("given", "gave"),
    ("agreed", "agreed"),
    ("registered", "registered"),
    ("started", "began"),
    ("begun", "began"),
    ("authorised", "finished"),
    ("concluded", "finished"),
    ("closed", "closed"),
];

fn with_article(words: &str) -> String {
    let article = if words.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" };
    format!("{article} {words}")
}

/// A page or form of the record by the first part of the verb.
fn page(thing: &str) -> String {
    let known = match thing {
        "family" => "the overview",
        "map" => "the map",
        "history" => "the history",
        "check" => "the check before signing off",
        "closing" => "the page on closing",
        "people" => "the people of the family",
        "contacts" => "the contacts",
        "notes" => "the case notes",
        "escalations" => "the escalations",
        "meetings" => "the meetings",
        "supervisions" => "the notes of supervision",
        "trajectory" => "the trajectory",
        "network" => "the network",
        "plan" => "the safety plan",
        "family_plan" => "the family’s plan",
        "scaling" => "the numbers",
        "placements" => "where the child lives",
        "pathway" => "where each child stands",
        "child_pathway" => "what stands on the child’s pathway",
        "pair" => "a danger and its goal",
        other => match Kind::from_code(other) {
            Some(kind) => return with_article(kind.words()),
            None => return format!("“{}”", other.replace('_', " ")),
        },
    };
    known.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verbs_read_as_sentences() {
        assert_eq!(words("map_item.saved", Some(Kind::MapItem), false, true), "changed an item on the map");
        assert_eq!(
            words("map_item.withdrawn", Some(Kind::MapItem), true, true),
            "removed an item on the map"
        );
        assert_eq!(words("family.seen", None, false, false), "read the overview");
        assert_eq!(words("map_item.asked", None, false, false), "opened the form for an item on the map");
        assert_eq!(words("plan.review_asked", None, false, false), "opened a form about the safety plan");
    }
}
