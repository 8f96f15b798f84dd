//! What was done, for the journal's reader: no content, only the kind of act.

use super as history;
use practice::Kind;
use record::journal::{JournalLine, OFFICE, verbs::REFUSED};

/// Groups of acts that can be looked for: the beginning of their verbs, and words.
pub const GROUPS: &[(&str, &str)] = &[
    ("session.", "Signing in and out"),
    ("people.searched", "Searches for people"),
    ("access.refused", "Refused openings"),
    ("break_glass.", "Emergency openings"),
    ("restriction.", "Named people"),
    ("conflict.", "Conflicts of interest"),
    ("account.", "Accounts"),
    ("calendar.", "Addresses of calendars"),
    ("second_person.", "What needs a second person"),
    ("team.", "Teams"),
    ("family.", "A family’s case"),
    ("job.", "What Kith does by itself"),
    ("journal.", "The journal itself"),
    ("return.", "Statutory returns"),
    ("study.", "Studies"),
    (".refused", "Everything that was refused"),
];

/// Verbs of the authority's own chain, and some of families' records.
const WORDS: &[(&str, &str)] = &[
    ("session.started", "signed in"),
    ("session.ended", "signed out"),
    ("session.all_ended", "signed out everywhere"),
    ("session.password_given_again", "gave the password again"),
    ("session.begun.refused", "could not sign in"),
    ("session.begun", "signed in"),
    ("session.ended_everywhere", "signed out everywhere"),
    ("session.handed_back", "took a device back"),
    ("first_page.seen", "opened Kith"),
    ("accessibility.seen", "read about accessibility"),
    ("help.seen", "read the help"),
    ("session.asked", "opened the page for signing in"),
    ("session.hand_back_asked", "opened the page for taking a device back"),
    ("account.seen", "read their own account"),
    ("account.password_asked", "opened the form for a new password"),
    ("account.code_asked", "opened the form for six-digit codes"),
    ("account.code_off_asked", "opened the form for switching six-digit codes off"),
    ("accounts.seen", "read the list of accounts"),
    ("account.asked", "opened the form for an account"),
    ("account.looked_at", "read somebody’s account"),
    ("teams.seen", "read the list of teams"),
    ("journal.seen", "read the journal"),
    ("people.asked", "opened the page for finding people"),
    ("break_glass.asked", "opened the form for an emergency opening"),
    ("family.registering", "opened the form for a new family"),
    ("second_person.seen", "read what needs a second person"),
    ("second_person.answered", "answered as the second person"),
    ("evidence.seen", "read the measures"),
    ("evidence.measure_seen", "read a measure"),
    ("evidence.studies_seen", "read the list of studies"),
    ("study.seen", "read a study"),
    ("returns.seen", "read the list of saved checks of returns"),
    ("return.made", "made a statutory return ON THE MACHINE ITSELF"),
    ("return.making", "opened the form for making a statutory return out of the record"),
    ("return.made_of_record", "made a statutory return out of the record"),
    ("return.file_seen", "read what the file of a return holds"),
    ("return.file_handed_out", "downloaded the file of a statutory return"),
    ("return.keeping_sent", "opened the form for keeping the file of a return as it was sent"),
    ("return.sent_kept", "kept the file of a return as it was sent"),
    ("returns.sent_seen", "read the list of returns that were sent"),
    ("return.sent_seen", "read about a return that was sent"),
    ("return.sent_handed_out", "downloaded the file of a return that was sent"),
    ("return.compared_with_record", "made a return anew to compare it with the one that was sent"),
    ("indicators.seen", "read the authority’s figures"),
    ("indicator.seen", "read one of the authority’s figures and the list behind it"),
    ("indicators.handed_out", "downloaded the authority’s figures"),
    ("indicators.worked_out", "worked the authority’s figures out"),
    ("return.compared", "compared two checks of a return"),
    ("return.rule_seen", "read what a rule found in a return"),
    ("return.saving", "opened the form for saving a check"),
    ("return.deleting", "opened the form for deleting a saved check"),
    ("my_work.seen", "read their own work"),
    ("families.seen", "read a list of families"),
    ("families.filtered", "looked through the list of families"),
    ("team_board.seen", "read a team’s board"),
    ("family_lists.seen", "read who may know of a family"),
    ("family_lists.changed", "changed who may know of a family"),
    ("break_glass.reviews_seen", "read a team’s emergency openings"),
    ("study.run", "ran a study"),
    ("study.example_run", "ran a study that comes with Kith"),
    ("study.report_read", "read the report of a study"),
    ("study.handed_out", "downloaded a file of a study"),
    ("study.forgotten", "had a study forgotten"),
    ("return.child_looked_for", "looked for a child in a return"),
    ("account.acted_on", "worked on somebody’s account"),
    ("calendar.address_asked", "opened the page for the address of their calendar"),
    ("calendar.address_made", "made a secret address for their calendar"),
    ("calendar.address_ended", "ended the secret address of their calendar"),
    ("calendar.read", "read a calendar"),
    ("week.seen", "read their own week"),
    ("account.code_set", "switched six-digit codes on"),
    ("account.code_off", "switched six-digit codes off"),
    ("team.kept", "made or renamed a team"),
    ("backup.taken", "took a backup"),
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
    ("second_person.declined", "said no as the second person"),
    ("second_person.refused", "said no as the second person"),
    ("second_person.done_in_an_emergency", "ALONE, AS AN EMERGENCY, did what needs a second person"),
    ("second_person.looked_over", "looked over what was done alone as an emergency"),
    ("restriction.added_on_the_machine", "ON THE MACHINE ITSELF, named somebody for a record"),
    ("notice.given", "told somebody of something"),
    ("notice.read", "read a notice"),
    ("backup.restored", "brought a backup back"),
    ("backup.restored_older_than_log", "BROUGHT BACK A BACKUP that is older than the log of checkpoints"),
    ("backup.restored_without_log", "BROUGHT BACK A BACKUP without a log of checkpoints to compare it with"),
    ("backup.restored_unsigned", "BROUGHT BACK A BACKUP that nobody had signed"),
    ("checkpoints.log_completed", "wrote lines again that the log of checkpoints lacked"),
    ("checkpoints.new_key", "ON THE MACHINE ITSELF, began a new key that signs the journal"),
    ("authority.named", "wrote down whose database this is"),
    ("words.erased", "ON THE MACHINE ITSELF, erased what was written in a withdrawn thing of a record"),
    ("kith.took_over", "took over what it found when it was opened first"),
    ("kith.drew_lists", "drew all lists anew"),
    ("kith.saves_lost", "WENT ON WITHOUT SAVES that people had been told of"),
    ("team.telephones_set", "set a team’s telephone numbers"),
    ("wrong_record.put_right", "put right what was recorded in the wrong record"),
    ("wrong_record.audited", "read what was recorded in the wrong record, and who had seen it"),
    ("child.seen", "read a child’s own record"),
    ("children.seen", "read a list of children with a team of their own"),
    ("child.begin_asked", "opened the form for a child’s own record"),
    ("child.opened", "began a child’s own record"),
    ("child.followed", "carried who a child is into the child’s own record"),
    ("child.born", "wrote down a birth"),
    ("family.followed", "carried into a family’s record what was written in a child’s"),
    ("child.brought_over", "gave a child of an earlier version a record of their own"),
    ("child.saved", "changed who a child is"),
    ("child.moved", "moved a child to another family’s record"),
    ("child.died", "wrote down that a child died"),
    ("child.sealed", "sealed a child’s record"),
    ("child.twins_born", "wrote down the birth of twins"),
    ("child.allocated", "changed who works with a child"),
    ("child.access_changed", "changed who may know of a child"),
    ("placement.saved", "wrote down where a child lives"),
    ("placement.added", "wrote down where a child lives"),
    ("placement.ended", "wrote down that a child lives there no more"),
    ("one_person.said", "said that two are one person"),
    ("one_person.withdrawn", "took back that two are one person"),
    ("parties.seen", "read a list of carers and sponsors"),
    ("party.asked", "opened the form for a carer’s or sponsor’s record"),
    ("party.seen", "read a carer’s or sponsor’s record"),
    ("party.access_changed", "changed who may know of a carer or sponsor"),
    ("party.opened", "began a carer’s or sponsor’s record"),
    ("party.saved", "changed a carer’s or sponsor’s record"),
    ("party_check.added", "wrote down a check of a carer or sponsor"),
    ("party_check.saved", "changed a check of a carer or sponsor"),
    ("party_check.withdrawn", "took back a check of a carer or sponsor"),
    ("jobs.seen", "read what Kith does by itself"),
    ("job.tried_again", "had a job tried again that was given up"),
    ("journal.searched", "looked through the journal"),
    ("journal.verified", "verified the journal"),
    ("return.checked", "checked a statutory return"),
    ("return.seen", "read what a check of a return found"),
    ("return.child_seen", "read one child’s rows of a return"),
    ("return.handed_out", "downloaded what a check found"),
    ("return.saved", "saved what a check found"),
    ("return.deleted", "deleted a saved check"),
    ("return.forgotten", "had the files of a return forgotten"),
    ("family.registered", "registered a family"),
    ("family.seen", "read the overview"),
    ("family.allocated", "changed who works with a family"),
    ("family.access_changed", "changed who may know of a family"),
];

/// An entry in words. What was only tried or refused is never said as done.
pub fn words(line: &JournalLine) -> String {
    let of_family = line.chain != OFFICE;
    if let Some(wanted) = line.verb.strip_suffix(REFUSED).filter(|_| !is_known(&line.verb)) {
        let office = known(wanted).filter(|_| !of_family).and_then(history::tried_to);
        return match office {
            Some(tried) => format!("{tried}: refused"),
            None => history::words(&line.verb, None, false, false),
        };
    }
    if line.is_attempt {
        return history::tried(&line.verb);
    }
    known(&line.verb).map_or_else(
        || {
            let kind = Kind::from_code(&line.kind).filter(|_| of_family);
            history::words(&line.verb, kind, line.verb.ends_with(".withdrawn"), line.version > 0)
        },
        str::to_owned,
    )
}

fn known(verb: &str) -> Option<&'static str> {
    WORDS.iter().find(|(code, _)| *code == verb).map(|(_, words)| *words)
}

fn is_known(verb: &str) -> bool {
    known(verb).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::Timestamp;

    fn line(chain: i64, verb: &str, is_attempt: bool) -> JournalLine {
        JournalLine {
            chain,
            seq: 1,
            at: Timestamp::UNIX_EPOCH,
            actor: None,
            verb: verb.to_owned(),
            kind: String::new(),
            number: 0,
            version: 0,
            is_attempt,
            basis: String::new(),
            family: None,
        }
    }

    #[test]
    fn what_was_tried_or_refused_is_not_said_as_done() {
        for (entry, said) in [
            (line(7, "map.signed_off", true), "tried to sign the map off"),
            (line(7, "map.signed_off.refused", false), "tried to sign the map off: refused"),
            (line(7, "map.seen", false), "read the map"),
            (line(OFFICE, "account.made.refused", false), "tried to make an account: refused"),
            (line(OFFICE, "session.begun.refused", false), "could not sign in"),
            (line(OFFICE, "access.refused", false), "was not let in"),
            (line(OFFICE, "families.seen", false), "read a list of families"),
        ] {
            assert_eq!(words(&entry), said);
        }
    }
}
