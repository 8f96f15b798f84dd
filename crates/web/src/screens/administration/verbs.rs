//! What was done, for the journal's reader: no content, only the kind of act.

/// Groups of acts that can be looked for: the beginning of their verbs, and words.
pub(super) const GROUPS: &[(&str, &str)] = &[
    ("session.", "Signing in and out"),
    ("people.searched", "Searches for people"),
    ("access.refused", "Refused openings"),
    ("break_glass.", "Emergency openings"),
    ("restriction.", "Named people"),
    ("conflict.", "Conflicts of interest"),
    ("account.", "Accounts"),
    ("second_person.", "What needs a second person"),
    ("team.", "Teams"),
    ("family.", "A family’s case"),
    ("journal.", "The journal itself"),
    ("return.", "Statutory returns"),
];

const WORDS: &[(&str, &str)] = &[
    ("session.started", "signed in"),
    ("session.ended", "signed out"),
    ("session.all_ended", "signed out everywhere"),
    ("session.password_given_again", "gave the password again"),
    ("session.handed_over", "handed the device over for a number"),
    ("people.searched", "looked for a person"),
    ("access.refused", "was not let in"),
    ("break_glass.opened", "opened a record in an emergency"),
    ("break_glass.reviewed", "looked over an emergency opening"),
    ("restriction.added", "named somebody for a record"),
    ("restriction.ended", "took a name off a record"),
    ("conflict.added", "noted a conflict of interest"),
    ("conflict.ended", "took back a conflict of interest"),
    ("account.made", "made an account"),
    ("account.changed", "changed an account"),
    ("account.closed", "closed an account"),
    ("account.opened", "opened an account again"),
    ("account.password_set", "set a password"),
    ("account.second_factor_set", "switched six-digit codes on"),
    ("account.second_factor_taken_away", "switched six-digit codes off"),
    ("team.made", "made a team"),
    ("team.renamed", "gave a team another name"),
    ("second_person.asked", "asked for what needs a second person"),
    ("second_person.agreed", "said yes as the second person"),
    ("second_person.refused", "said no as the second person"),
    ("second_person.done_in_an_emergency", "ALONE, AS AN EMERGENCY, did what needs a second person"),
    ("second_person.looked_over", "looked over what was done alone as an emergency"),
    ("restriction.added_on_the_machine", "ON THE MACHINE ITSELF, named somebody for a record"),
    ("notice.given", "told somebody of something"),
    ("notice.read", "read a notice"),
    ("kith.took_over", "took over what it found when it was opened first"),
    ("kith.drew_lists", "drew all lists anew"),
    ("team.telephones_set", "set a team’s telephone numbers"),
    ("journal.searched", "looked through the journal"),
    ("journal.verified", "verified the journal"),
    ("return.checked", "checked a statutory return"),
    ("return.seen", "read what a check of a return found"),
    ("return.child_seen", "read one child’s rows of a return"),
    ("return.handed_out", "took away what a check found"),
    ("return.saved", "saved what a check found"),
    ("return.deleted", "deleted a saved check"),
    ("return.forgotten", "had the files of a return forgotten"),
    ("family.registered", "registered a family"),
    ("family.seen", "read the overview"),
    ("family.allocated", "changed who works with a family"),
    ("family.access_changed", "changed who may know of a family"),
];

/// A verb in words.
pub(super) fn words(verb: &str) -> String {
    let known = WORDS.iter().find(|(code, _)| *code == verb).map(|(_, words)| (*words).to_owned());
    known.unwrap_or_else(|| verb.replace(['.', '_'], " "))
}
