//! What somebody with the database's password could do to who may do what and to what is drawn, and what verification says
//! of it. The statements run on both engines and on any database that [`past`] was written into.

pub use super::past::past;

/// One change behind Kith's back.
#[derive(Debug, Clone, Copy)]
pub struct Tampering {
    /// What was done.
    pub name: &'static str,
    /// How.
    pub statements: &'static [&'static str],
    /// What the sentence that finds it says.
    pub finds: &'static str,
}

const fn done(name: &'static str, statements: &'static [&'static str], finds: &'static str) -> Tampering {
    Tampering { name, statements, finds }
}

const COPY: &str = "INSERT INTO account (id, username, display_name, role, team_id, password_hash, \
                    must_change_password, totp_secret, totp_last_step, created_at, disabled_at) \
                    SELECT 77, 'ghost', display_name, role, team_id, password_hash, must_change_password, NULL, 0, \
                    created_at, NULL FROM account WHERE id = (SELECT MIN(id) FROM account)";

/// Everything that is done to the journal, to what it tells of, and to what was signed.
pub const JOURNAL: &[Tampering] = &[
    done(
        "an entry's body is edited",
        &["UPDATE journal SET body = body || ' ' WHERE chain <> 0 AND seq = 1"],
        "not what was written",
    ),
    done(
        "an entry is given to somebody else",
        &["UPDATE journal SET actor = actor + 1 WHERE chain <> 0 AND seq = 2"],
        "not what was written",
    ),
    done("a reason is edited", &["UPDATE journal SET reason = 'none' WHERE seq = 2"], "not what was written"),
    done(
        "an entry is moved in time",
        &["UPDATE journal SET at = at - 1 WHERE seq = 2"],
        "not what was written",
    ),
    done("an entry is taken out", &["DELETE FROM journal WHERE seq = 1"], "Entries 1 to 1 are missing"),
    done(
        "two entries change places",
        &[
            "UPDATE journal SET seq = -1 WHERE seq = 1",
            "UPDATE journal SET seq = 1 WHERE seq = 2",
            "UPDATE journal SET seq = 2 WHERE seq = -1",
        ],
        "not what was written",
    ),
    done(
        "an entry is put in at the end of the authority's journal",
        &[
            "INSERT INTO journal SELECT chain, seq + 1, at, actor, verb, kind, object_id, version, reason, basis, body, hash, \
             form, change, chains, together, reason_salt, reason_erased, body_salt, body_erased FROM journal WHERE chain = 0 AND seq = (SELECT seq FROM chain_head WHERE chain = 0)",
        ],
        "not what was written",
    ),
    done(
        "the last entries are cut off",
        &[
            "DELETE FROM journal WHERE seq = (SELECT seq FROM chain_head WHERE chain_head.chain = journal.chain) AND seq > 1",
        ],
        "does not end where its head says",
    ),
    done(
        "the last entry is cut off with its head",
        &[
            "DELETE FROM journal WHERE chain = 0 AND seq = (SELECT seq FROM chain_head WHERE chain = 0)",
            "UPDATE chain_head SET seq = seq - 1 WHERE chain = 0",
            "UPDATE chain_head SET hash = (SELECT hash FROM journal WHERE chain = 0 AND seq = chain_head.seq) \
             WHERE chain = 0",
        ],
        "ends before the entry that checkpoint",
    ),
    done(
        "a family is wiped out",
        &[
            "DELETE FROM journal WHERE chain = (SELECT MIN(id) FROM family)",
            "DELETE FROM chain_head WHERE chain = (SELECT MIN(id) FROM family)",
            "DELETE FROM object WHERE family_id = (SELECT MIN(id) FROM family)",
        ],
        "The whole journal of this chain is missing",
    ),
    done(
        "a family is wiped out together with what was signed of it",
        &[
            "DELETE FROM journal WHERE chain = (SELECT MIN(id) FROM family)",
            "DELETE FROM chain_head WHERE chain = (SELECT MIN(id) FROM family)",
            "DELETE FROM object WHERE family_id = (SELECT MIN(id) FROM family)",
            "DELETE FROM checkpoint_head WHERE chain = (SELECT MIN(id) FROM family)",
        ],
        "does not fit what it signed",
    ),
    done(
        "things are edited beside the journal",
        &["UPDATE object SET body = body || ' '"],
        "is not as the journal has it last",
    ),
    done(
        "things are said to be somebody else's",
        &["UPDATE object SET changed_by = changed_by + 1"],
        "is not as the journal has it last",
    ),
    done("things are taken out", &["DELETE FROM object WHERE kind = 'person'"], "does not stand"),
    done(
        "things are put in",
        &[
            "INSERT INTO object SELECT 77, kind, id, version, changed_at, changed_by, body FROM object WHERE kind = 'family'",
        ],
        "things stand that no journal knows",
    ),
    done("a head is moved", &["UPDATE chain_head SET seq = seq + 1"], "does not end where its head says"),
    done(
        "a checkpoint says otherwise",
        &["UPDATE checkpoint SET entries = entries - 1"],
        "does not fit what it signed",
    ),
    done(
        "a checkpoint's signature is replaced",
        &["UPDATE checkpoint SET signature = signed_by"],
        "not signed with this authority's key",
    ),
];

/// Everything of the kind.
pub const ACCESS: &[Tampering] = &[
    done(
        "a password is replaced",
        &["UPDATE account SET password_hash = 'mine' WHERE id = (SELECT MIN(id) FROM account)"],
        "is not as the journal has it last",
    ),
    done(
        "a role is raised",
        &["UPDATE account SET role = 'administrator' WHERE role = 'social_worker'"],
        "is not as the journal has it last",
    ),
    done(
        "a second factor is taken away",
        &["UPDATE account SET totp_secret = NULL WHERE totp_secret IS NOT NULL"],
        "is not as the journal has it last",
    ),
    done(
        "a second factor is replaced",
        &["UPDATE account SET totp_secret = 'MINE' WHERE totp_secret IS NOT NULL"],
        "is not as the journal has it last",
    ),
    done(
        "a closed account is opened",
        &["UPDATE account SET disabled_at = NULL WHERE disabled_at IS NOT NULL"],
        "is not as the journal has it last",
    ),
    done(
        "the address of a calendar is replaced",
        &["UPDATE calendar_address SET token_hash = 'mine'"],
        "is not as the journal has it last",
    ),
    done("an account is put in", &[COPY], "The account 77 stands and no entry of the journal says so"),
    done(
        "an account is taken out",
        &["DELETE FROM account WHERE disabled_at IS NOT NULL"],
        "is in the journal and does not stand",
    ),
    done(
        "a duty number on a family’s paper is replaced",
        &["UPDATE team SET duty_phone = '01632 960 999'"],
        "is not as the journal has it last",
    ),
    done(
        "a team’s telephone is replaced",
        &["UPDATE team SET phone = '01632 960 999'"],
        "is not as the journal has it last",
    ),
    done(
        "the hours of a team are replaced",
        &["UPDATE team SET hours = 'Never'"],
        "is not as the journal has it last",
    ),
    done("a team is renamed", &["UPDATE team SET name = 'Mine'"], "is not as the journal has it last"),
    done(
        "a restriction is lifted",
        &["UPDATE family SET restricted = 0 WHERE restricted = 1"],
        "the columns by which access is decided were changed",
    ),
    done(
        "a name is put on a restricted record",
        &[
            "INSERT INTO restriction SELECT a.id, r.family_id, r.reason, r.since, r.added_by FROM restriction r, account a \
           WHERE a.disabled_at IS NOT NULL",
        ],
        "stands and no entry of the journal says so",
    ),
    done("names are taken off", &["DELETE FROM restriction"], "is in the journal and does not stand"),
    done(
        "a conflict of interest is taken back",
        &["DELETE FROM conflict"],
        "is in the journal and does not stand",
    ),
    done(
        "a lead worker is replaced",
        &["UPDATE family SET lead_worker = 77"],
        "the columns by which access is decided were changed",
    ),
    done(
        "a team is replaced",
        &["UPDATE family SET team_id = 77"],
        "the columns by which access is decided were changed",
    ),
    done(
        "a co-worker is put in",
        &["INSERT INTO family_worker (family_id, worker_id) SELECT id, 77 FROM family"],
        "the columns by which access is decided were changed",
    ),
    done(
        "a family is put in",
        &["INSERT INTO family_worker (family_id, worker_id) VALUES (76, 77)"],
        "rows stand in family_worker that no family’s record gives",
    ),
    done(
        "an emergency opening is prolonged",
        &["UPDATE break_glass SET until_at = until_at + 3600000000"],
        "is not as the journal has it last",
    ),
    done(
        "the child of an emergency opening is replaced",
        &["UPDATE break_glass SET child = 'Nobody'"],
        "is not as the journal has it last",
    ),
    done(
        "what had happened before an emergency opening is rewritten",
        &["UPDATE break_glass SET happened = 'Nothing'"],
        "is not as the journal has it last",
    ),
    done(
        "why an emergency opening could not wait is rewritten",
        &["UPDATE break_glass SET why_now = 'It could'"],
        "is not as the journal has it last",
    ),
    done(
        "an emergency opening is marked looked over",
        &["UPDATE break_glass SET reviewed_by = 1, reviewed_at = opened_at"],
        "is not as the journal has it last",
    ),
    done(
        "an emergency opening is taken out",
        &["DELETE FROM break_glass"],
        "is in the journal and does not stand",
    ),
    done(
        "what needs a second person is said to be looked over",
        &["UPDATE second_person SET answered_by = 1, answered_at = asked_at, agreed = 1"],
        "is not as the journal has it last",
    ),
    done(
        "what needs a second person is taken out",
        &["DELETE FROM second_person"],
        "is in the journal and does not stand",
    ),
    done(
        "a notice to a team is put away for somebody who has not read it",
        &["INSERT INTO notice_read (notice_id, worker_id, at) SELECT MIN(id), 77, MIN(at) FROM notice"],
        "stands and no entry of the journal says so",
    ),
    done("notices are deleted", &["DELETE FROM notice"], "is in the journal and does not stand"),
    done(
        "notices are marked read",
        &["UPDATE notice SET read_at = at, read_by = 1"],
        "is not as the journal has it last",
    ),
    done(
        "a session is put in",
        &[
            "INSERT INTO session (token_hash, worker_id, created_at, last_seen_at, reauthenticated_at, ended_at, \
           handed_over, bound) SELECT 'mine', worker_id, created_at, last_seen_at, reauthenticated_at, NULL, NULL, bound \
           FROM session WHERE ended_at IS NULL AND handed_over IS NOT NULL",
        ],
        "stands and no entry of the journal says so",
    ),
    done(
        "a session is revived",
        &["UPDATE session SET ended_at = NULL WHERE ended_at IS NOT NULL"],
        "is not as the journal has it last",
    ),
    done(
        "a session is given to somebody else",
        &["UPDATE session SET worker_id = (SELECT MIN(id) FROM account) WHERE ended_at IS NULL"],
        "is not as the journal has it last",
    ),
    done(
        "a device that was handed over is taken back",
        &["UPDATE session SET handed_over = NULL"],
        "is not as the journal has it last",
    ),
    done(
        "the search index is emptied",
        &["DELETE FROM person_index", "DELETE FROM name_key", "DELETE FROM name_word"],
        "search index of this family’s people is not what its record gives",
    ),
    done(
        "a person is called otherwise in the search index",
        &["UPDATE person_index SET given = 'Nobody'"],
        "search index of this family’s people is not what its record gives",
    ),
    done(
        "the keys of the search are deleted",
        &["DELETE FROM name_key"],
        "search index of this family’s people is not what its record gives",
    ),
    done(
        "the words of the search are deleted",
        &["DELETE FROM name_word"],
        "words of names are missing in the search index",
    ),
    done(
        "the list of the ledger is emptied",
        &["DELETE FROM ledger"],
        "list of this family’s ledger, or its digest, is not what its entries give",
    ),
    done(
        "a note is said to have happened on another day",
        &["UPDATE ledger SET on_day = on_day + 30"],
        "list of this family’s ledger, or its digest, is not what its entries give",
    ),
    done(
        "a note is hidden from a search",
        &["UPDATE ledger SET folded = ''"],
        "list of this family’s ledger, or its digest, is not what its entries give",
    ),
    done(
        "the digest of the ledger is emptied",
        &["DELETE FROM ledger_digest"],
        "list of this family’s ledger, or its digest, is not what its entries give",
    ),
    done(
        "a note is written otherwise",
        &["UPDATE object SET body = REPLACE(body, 'rang', 'sang') WHERE kind = 'case_note'"],
        "is not as the journal has it last",
    ),
    done("what is due is emptied", &["DELETE FROM due"], "What is due in this family, or its summary"),
    done(
        "what is due is put off",
        &["UPDATE due SET on_day = on_day + 30"],
        "What is due in this family, or its summary",
    ),
    done(
        "summaries are emptied",
        &["DELETE FROM family_summary"],
        "What is due in this family, or its summary",
    ),
    done(
        "lists are drawn for a day to come",
        &["UPDATE family_summary SET drawn = drawn + 40000"],
        "which is not yet",
    ),
    done(
        "lists are drawn for a day long past",
        &["UPDATE family_summary SET drawn = 5"],
        "before its record was changed last",
    ),
    done(
        "the report of a saved check of a return is replaced",
        &["UPDATE saved_return SET report = (SELECT hash FROM journal WHERE chain = 0 AND seq = 1)"],
        "is not as the journal has it last",
    ),
    done(
        "a saved check of a return is said to have found nothing",
        &["UPDATE saved_return SET errors = 0"],
        "is not as the journal has it last",
    ),
    done(
        "a saved check of a return is taken out",
        &["DELETE FROM saved_return"],
        "is in the journal and does not stand",
    ),
    done(
        "a saved check of a return is put in",
        &[
            "INSERT INTO saved_return SELECT 77, what, year, checked_at, saved_at, saved_by, name, reason, children, errors, \
             queries, whole, report FROM saved_return",
        ],
        "The saved_return 77 stands and no entry",
    ),
    done(
        "the file of a return that was sent is replaced",
        &["UPDATE return_submission SET file = (SELECT hash FROM journal WHERE chain = 0 AND seq = 1)"],
        "is not as the journal has it last",
    ),
    done(
        "a return is said to have been sent on another day",
        &["UPDATE return_submission SET sent_on = sent_on - 30"],
        "is not as the journal has it last",
    ),
    done(
        "a return that was sent is taken out",
        &["DELETE FROM return_submission"],
        "is in the journal and does not stand",
    ),
    done(
        "a summary is rewritten",
        &["UPDATE family_summary SET blocking = 99"],
        "What is due in this family, or its summary",
    ),
];
