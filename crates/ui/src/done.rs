//! What a page says after a form was kept. The address carries a code, never words, so that nobody can put words there.

/// The sentence for a code; unknown codes say nothing.
pub fn sentence(code: &str) -> Option<&'static str> {
    DONE.iter().find(|(known, _)| *known == code).map(|(_, sentence)| *sentence)
}

/// Whether what was kept is bad news: nobody is congratulated on it.
pub fn is_bad_news(code: &str) -> bool {
    matches!(
        code,
        "test-failed"
            | "tonight-failed"
            | "registered-tonight"
            | "registered-danger"
            | "contact-danger"
            | "contact-tonight"
            | "contact-plan-again"
            | "one-person-feared"
            | "put-right-danger"
    )
}

/// Whether it tells how things are, and nobody has succeeded in anything: something waits, was thrown away or taken back.
pub fn is_notice(code: &str) -> bool {
    matches!(
        code,
        "discarded"
            | "restored"
            | "not-moved"
            | "contact-added"
            | "contact-corrected"
            | "closing-asked"
            | "closing-reopened"
            | "emergency"
            | "second-asked"
            | "second-emergency"
            | "second-no"
            | "child-died"
            | "strategy-held"
            | "enquiry-done"
            | "conference-held"
            | "work-ended"
            | "child-sealed"
            | "child-restricted"
            | "party-restricted"
            | "no-such-child"
            | "placement-ended"
            | "one-person-taken-back"
            | "withdrawn"
            | "study-forgotten"
            | "check-forgotten"
            | "check-deleted"
            | "signed-out"
            | "account-closed"
            | "code-off"
            | "calendar-ended"
            | "job-again"
            | "repeated"
    )
}

const DONE: &[(&str, &str)] = &[
    ("saved", "Saved."),
    ("referred", "Decided. What was decided stands in each child’s own record."),
    ("assessment-begun", "The assessment has begun."),
    ("assessment-done", "The assessment is finished."),
    ("strategy-held", "The discussion is written down."),
    ("enquiry-done", "The enquiry is finished."),
    ("conference-held", "The conference is written down."),
    ("in-need-begun", "The child in need plan has begun."),
    ("in-need-ended", "The child in need plan has ended."),
    ("work-ended", "The work has ended. The records stay."),
    ("visit-added", "The visit is written down."),
    ("party-restricted", "The record is restricted. Only the people who are named for it know of it."),
    ("party-opened", "The record is open again to those who work with them."),
    ("child-begun", "The child’s record is begun. What is missing can be put in here at any time."),
    ("child-begun-where", "The child’s record is begun. Now say with whom the child lives."),
    (
        "child-begun-elsewhere",
        "The child’s record is begun. It is with the other team now: ring them, so that they know of it.",
    ),
    ("added", "Added."),
    ("moved", "Moved to the other ring."),
    ("plan-begun", "The plan is begun. Write its rules with the family and network."),
    ("plan-agreed", "The plan is agreed."),
    (
        "plan-tonight",
        "The plan is agreed and holds from now. Print it, hand it out, and test it tonight or tomorrow.",
    ),
    ("plan-in-test", "The plan is being tested. Record what people see."),
    ("plan-working", "The plan is working. Go on testing it now and then."),
    ("plan-ended", "The immediate plan has ended. People go by the safety plan."),
    ("plan-handed-over", "The plan is the network’s own from today."),
    ("plan-reviewed", "Noted: you looked at the plan together today."),
    ("test-held", "The test is kept: the rule held."),
    ("test-failed", "The test is kept. The plan is not working now, and the network is to meet."),
    (
        "tonight-failed",
        "The test is kept. The immediate plan is not working. Where is the child now? If you do not know, or a child is in danger: ring 999. The supervisor is told. Make tonight’s plan anew today.",
    ),
    ("withdrawn", "Removed. It is still in the history."),
    ("moved", "Moved. Its words and details went with it."),
    ("map-started", "The map is started. Write down what you know, and finish it together with the family."),
    ("danger-added", "Added. Now its goal: what will we see when the children are safe?"),
    ("danger-resolved", "Marked as no longer a danger. Its words and numbers stay."),
    (
        "round-started",
        "The round has begun. Hand the page over to each person; the numbers stay sealed until you open them together.",
    ),
    ("round-opened", "The numbers are open. Ask first what makes each as high as it is."),
    ("strength-kept", "Added to the strengths, in the words of who said it."),
    (
        "step-made",
        "Made a next step, due in two weeks. Agree who and when, and change it on the map if it is otherwise.",
    ),
    ("discarded", "What you had typed was thrown away. This is what is saved."),
    ("restored", "You are back where you were. What you typed is in the form: look it over and save it."),
    ("ticked", "Ticked, with what shows it."),
    ("not-moved", "It could not be moved."),
    ("signed", "Signed off."),
    (
        "registered-tonight",
        "If it is happening now, ring 999. Then ring your supervisor. Registered. A child is in danger now: begin with tonight’s plan.",
    ),
    (
        "registered-danger",
        "If it is happening now, ring 999. Then ring your supervisor. Registered. A child is in danger now: somebody has to make tonight’s plan. A supervisor decides what else follows.",
    ),
    (
        "contact-danger",
        "If it is happening now, ring 999. Then ring your supervisor. Written down. This case is closed: a supervisor decides at once what follows.",
    ),
    ("contact-corrected", "Saved. It stays on top until a supervisor has decided on it."),
    ("note-added", "The note is kept."),
    (
        "put-right",
        "Put right: it stands here now. Nobody reads in the other family’s record any more what it said. Whoever looks after that record was told, and its supervisor can see who had read it.",
    ),
    (
        "put-right-danger",
        "If it is happening now, ring 999. Then ring your supervisor. Put right: the contact stands here now, and says that a child is in danger now. A supervisor of this family’s team decides at once what follows. Whoever looks after the other record was told, and its supervisor can see who had read it.",
    ),
    ("note-corrected", "Corrected. What stood before stays readable below."),
    ("contact-added", "Written down. A supervisor decides what follows."),
    (
        "contact-tonight",
        "If it is happening now, ring 999. Then ring your supervisor. Written down. A child is in danger now: make tonight’s plan. A supervisor decides what else follows.",
    ),
    (
        "contact-plan-again",
        "If it is happening now, ring 999. Then ring your supervisor. Written down. A child is in danger now: look at tonight’s plan again now. A supervisor decides what else follows.",
    ),
    ("contact-decided", "The decision is saved, with your name."),
    ("no-further", "Saved, with the reason. The case is closed; a new contact can open it again."),
    ("parent-decided", "Your decision is saved, with your name and today’s date."),
    ("stage-decided", "Saved where the work stands now. Decide what each parent is told of it."),
    (
        "escalation-answered",
        "The decision is saved, with today’s date. You are reminded on the day to look again.",
    ),
    ("party-begun", "The record is begun. Write down the checks that were made."),
    ("placed", "Written down where the child lives."),
    ("placement-ended", "Written down that the child does not live there any more."),
    ("one-person-said", "Said in both records."),
    (
        "one-person-feared",
        "Said in both records. One of them fears this person, and the other counts on them or has children live with them. Ring both supervisors today.",
    ),
    ("one-person-taken-back", "Taken back in both records. Both histories keep that it was said."),
    ("child-words-added", "Your words are saved. The child reads them and nothing else of the record."),
    ("escalation-looked-again", "What you found is saved."),
    ("closing-asked", "Asked. Somebody who does not lead the case looks it over now."),
    ("closing-audited", "The audit is saved."),
    ("closing-overridden", "Your decision is saved, with your name and your reason."),
    ("closing-closed", "The case is closed. The safety plan stays with the family and its network."),
    ("closing-reopened", "The case is open again."),
    ("emergency", "The record is open to you for a time. Their supervisor has been told."),
    ("second-asked", "Asked. It waits for a second person, who was told. Nothing has changed yet."),
    ("second-emergency", "Done. Everybody concerned was told, and somebody looks it over."),
    ("second-yes", "You said yes. It takes effect now."),
    ("second-no", "You said no. Nothing was changed."),
    ("reviewed", "Your review is saved."),
    (
        "check-saved",
        "Kept. What was found can be opened again from the list of saved checks; the files are not kept.",
    ),
    ("study-forgotten", "Forgotten. Neither the files nor the report are held any longer."),
    ("check-forgotten", "Forgotten. Neither the files nor what was found in them is held any longer."),
    ("check-deleted", "The saved check is deleted."),
    (
        "sent-kept",
        "Kept as it was sent. The file does not change any more, whatever is written in the records from now on.",
    ),
    ("no-such-child", "Nothing was found about a child with that identifier."),
    ("signed-out", "You are signed out."),
    ("account-closed", "The account is closed and its sessions have ended."),
    (
        "account-opened",
        "The account is open again. Give a new one-time password if the old one is forgotten.",
    ),
    ("allocated", "Saved who works with the family."),
    ("restricted", "The record is restricted. Only the named people know of it now."),
    ("unrestricted", "The record is open to the team again."),
    ("listed", "The name is on the list. It takes effect at once."),
    ("unlisted", "The name is off the list. It takes effect at once."),
    ("child-born", "The birth is written down."),
    (
        "child-died",
        "It is written down, in every record to which the child belongs. Nothing asks after the child any more.",
    ),
    ("child-moved", "Moved. The other family’s team was told, and works with the child from that day."),
    (
        "child-restricted",
        "The child’s record and those of the families are restricted. Only the named people know of them now.",
    ),
    ("child-opened", "The child’s record is open again. Families that were restricted with it stay so."),
    ("child-sealed", "The record is sealed. Only the named people know of it now."),
    ("child-allocated", "Saved who works with the child."),
    ("registered", "Registered. Begin with what worries people and what is working well."),
    ("notice-read", "Taken off your list."),
    (
        "password-set",
        "Use your new password from now on. Wherever else you were signed in, you are signed out.",
    ),
    ("code-on", "Six-digit codes are on. You need one the next time you sign in."),
    ("code-off", "Six-digit codes are off."),
    ("calendar-ended", "The address is ended. Calendars that still use it find nothing there."),
    ("job-again", "It is tried again within a minute. Load this page again to see what became of it."),
    ("repeated", "Saved. You sent this form twice; it was kept once."),
];
