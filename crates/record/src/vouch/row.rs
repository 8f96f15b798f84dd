//! The rows that chain 0 vouches for, and the tables in which they stand.

use sha2::{Digest as _, Sha256};

/// One row of one of the tables.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Row {
    /// An account.
    Account(i64),
    /// A team.
    Team(i64),
    /// A worker named for a family's record.
    Named { worker: i64, family: i64 },
    /// A worker's conflict of interest with a family.
    Conflict { worker: i64, family: i64 },
    /// An emergency opening.
    Opening(i64),
    /// A notice.
    Notice(i64),
    /// That somebody has read a notice to their team.
    NoticeRead { notice: i64, worker: i64 },
    /// A session, by the hash of its token.
    Session(String),
    /// The address of a worker's calendar.
    Calendar(i64),
    /// Something that needs a second person.
    Request(i64),
    /// A saved check of a statutory return, with its report.
    Return(i64),
    /// A file of a statutory return as it was sent.
    Submission(i64),
    /// Whose database it is.
    Authority(String),
}

/// One of the tables.
pub(super) struct Table {
    /// The kind of thing that a row of it is, as the journal and verification call it.
    pub(super) kind: &'static str,
    /// The table.
    pub(super) place: &'static str,
    /// The columns that name a row.
    pub(super) key: &'static [&'static str],
    /// What the digest is over: one form for each release that changed it. A later release that adds a column adds a form, and
    /// keeps those before it. A column that stands in no form is listed with the reason in `testing::columns`.
    pub(super) forms: &'static [&'static [&'static str]],
    /// A column of bytes beside them, which goes into the digest by a digest of its own. Only in a table whose key is one number.
    pub(super) bytes: Option<&'static str>,
    /// Whether a row may go without an entry that says so: a session that is gone lets nobody in.
    pub(super) may_go: bool,
}

/// What a saved check of a return is called.
pub(super) const RETURN: &str = "saved_return";

/// What a file of a return as it was sent is called.
const SUBMISSION: &str = "return_submission";

const PAIR: &[&str] = &["worker_id", "family_id"];
const LISTED: &[&str] = &["worker_id", "family_id", "reason", "since", "added_by"];

/// Every table, in the order in which they are gone through.
pub(super) const TABLES: &[Table] = &[
    Table {
        kind: "account",
        place: "account",
        key: &["id"],
        forms: &[&[
            "id",
            "username",
            "display_name",
            "role",
            "team_id",
            "password_hash",
            "must_change_password",
            "totp_secret",
            "created_at",
            "disabled_at",
        ]],
        bytes: None,
        may_go: false,
    },
    Table {
        kind: "team",
        place: "team",
        key: &["id"],
        forms: &[&["id", "name", "folded", "phone", "hours", "duty_phone"]],
        bytes: None,
        may_go: false,
    },
    Table {
        kind: "restriction",
        place: "restriction",
        key: PAIR,
        forms: &[LISTED],
        bytes: None,
        may_go: false,
    },
    Table { kind: "conflict", place: "conflict", key: PAIR, forms: &[LISTED], bytes: None, may_go: false },
    Table {
        kind: "break_glass",
        place: "break_glass",
        key: &["id"],
        forms: &[&[
            "id",
            "family_id",
            "team_id",
            "worker_id",
            "reason",
            "child",
            "happened",
            "why_now",
            "opened_at",
            "until_at",
            "reviewed_by",
            "reviewed_at",
            "review_note",
        ]],
        bytes: None,
        may_go: false,
    },
    Table {
        kind: "notice",
        place: "notice",
        key: &["id"],
        forms: &[&["id", "to_team", "to_worker", "family_id", "at", "code", "text", "read_at", "read_by"]],
        bytes: None,
        may_go: false,
    },
    Table {
        kind: "notice_read",
        place: "notice_read",
        key: &["notice_id", "worker_id"],
        forms: &[&["notice_id", "worker_id", "at"]],
        bytes: None,
        may_go: false,
    },
    Table {
        kind: "second_person",
        place: "second_person",
        key: &["id"],
        forms: &[&[
            "id",
            "wanted",
            "worker_id",
            "family_id",
            "secret",
            "details",
            "reason",
            "asked_by",
            "asked_at",
            "until_at",
            "emergency",
            "answered_by",
            "answered_at",
            "agreed",
            "note",
        ]],
        bytes: None,
        may_go: false,
    },
    Table {
        kind: "session",
        place: "session",
        key: &["token_hash"],
        forms: &[&[
            "token_hash",
            "worker_id",
            "created_at",
            "reauthenticated_at",
            "ended_at",
            "handed_over",
            "bound",
        ]],
        bytes: None,
        may_go: true,
    },
    Table {
        kind: "calendar_address",
        place: "calendar_address",
        key: &["worker_id"],
        forms: &[&["worker_id", "token_hash", "made_at"]],
        bytes: None,
        may_go: false,
    },
    Table {
        kind: RETURN,
        place: "saved_return",
        key: &["id"],
        forms: &[&[
            "id",
            "what",
            "year",
            "checked_at",
            "saved_at",
            "saved_by",
            "name",
            "reason",
            "children",
            "errors",
            "queries",
            "whole",
        ]],
        bytes: Some("report"),
        may_go: false,
    },
    Table {
        kind: SUBMISSION,
        place: "return_submission",
        key: &["id"],
        forms: &[&[
            "id",
            "what",
            "year",
            "serial",
            "authority",
            "checked_at",
            "sent_on",
            "kept_at",
            "kept_by",
            "children",
            "episodes",
            "errors",
            "queries",
            "calendar",
            "rules",
            "explanations",
            "digest",
        ]],
        bytes: Some("file"),
        may_go: false,
    },
    Table {
        kind: "authority",
        place: "authority",
        key: &["id"],
        forms: &[&["id", "named_at"]],
        bytes: None,
        may_go: false,
    },
];

impl Table {
    /// The table of a kind.
    pub(super) fn of(kind: &str) -> Option<&'static Self> {
        TABLES.iter().find(|table| table.kind == kind)
    }

    /// What a row is called in the journal: its kind and its key. A session by a digest, never by what stands in its row.
    pub(super) fn name(&self, key: &str) -> String {
        if self.kind == "session" {
            let mut hasher = Sha256::new();
            hasher.update(b"kith-session-name");
            hasher.update(key);
            let short = hasher.finalize();
            return format!("session {}", data_encoding::HEXLOWER.encode(&short[..12]));
        }
        format!("{} {key}", self.kind)
    }
}

impl Row {
    pub(super) fn table(&self) -> Option<&'static Table> {
        Table::of(match self {
            Self::Account(_) => "account",
            Self::Team(_) => "team",
            Self::Named { .. } => "restriction",
            Self::Conflict { .. } => "conflict",
            Self::Opening(_) => "break_glass",
            Self::Notice(_) => "notice",
            Self::NoticeRead { .. } => "notice_read",
            Self::Session(_) => "session",
            Self::Calendar(_) => "calendar_address",
            Self::Request(_) => "second_person",
            Self::Return(_) => RETURN,
            Self::Submission(_) => SUBMISSION,
            Self::Authority(_) => "authority",
        })
    }

    /// The key as it stands in a name.
    pub(super) fn key(&self) -> String {
        match self {
            Self::Account(id)
            | Self::Team(id)
            | Self::Opening(id)
            | Self::Notice(id)
            | Self::Calendar(id)
            | Self::Request(id)
            | Self::Return(id)
            | Self::Submission(id) => id.to_string(),
            Self::Named { worker, family } | Self::Conflict { worker, family } => {
                format!("{worker}/{family}")
            }
            Self::NoticeRead { notice, worker } => format!("{notice}/{worker}"),
            Self::Session(key) | Self::Authority(key) => key.clone(),
        }
    }

    /// What the row is called in the journal.
    pub(crate) fn name(&self) -> String {
        self.table().map_or_else(|| self.key(), |table| table.name(&self.key()))
    }
}
