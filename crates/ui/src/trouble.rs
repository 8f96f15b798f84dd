//! What can go wrong while answering, and the page that says so. A restricted record and a missing one give the same page.

use access::Refusal;
use axum::{
    http::StatusCode,
    response::{IntoResponse, Response},
};
use jiff::civil::Date;
use practice::{RecordId, home::Home};
use record::error::{Class, Saved};

/// Why a request was not answered as asked.
#[derive(Debug)]
pub enum Trouble {
    /// Nobody is signed in.
    SignedOut,
    /// There is nothing there, or nothing that this person may know of.
    Absent,
    /// The record did not exist at the end of the day asked for.
    NotYet(Date),
    /// The person's role does not do this.
    NotYourRole,
    /// Another team's record. A family's can be opened in an emergency with a reason.
    AskWhy(RecordId),
    /// The device is in somebody else's hands.
    HandedOver,
    /// The form's token is missing or is another session's.
    Forged,
    /// What was typed before signing in again belongs to a record that this person may not open any more.
    NotKept,
    /// Too many people are signing in at once.
    Busy,
    /// The worker has as many drafts as one may have.
    DraftsFull,
    /// The request cannot be read.
    Unreadable(&'static str),
    /// The form is larger than Kith takes.
    TooLarge,
    /// What was typed is longer than a draft may be.
    DraftTooLong,
    /// The form has more fields than any of Kith's, or longer names for them.
    TooManyFields,
    /// What was asked for is refused, with the sentence for whoever asked.
    Refused(String),
    /// Something else stands there by now, with the sentence for whoever asked.
    Conflict(String),
    /// The store could not do its work: a fault, never a refusal.
    Store(record::StoreError),
    /// A page could not be made.
    Page(minijinja::Error),
    /// Something of Kith's own does not work. The words are for the log.
    Broken(String),
}

impl From<record::StoreError> for Trouble {
    fn from(error: record::StoreError) -> Self {
        match error {
            record::StoreError::Absent => Self::Absent,
            record::StoreError::NotPermitted => Self::NotYourRole,
            record::StoreError::SessionEnded => Self::SignedOut,
            record::StoreError::ChangedHands => Self::HandedOver,
            record::StoreError::DraftsFull => Self::DraftsFull,
            record::StoreError::TooLong(_) => Self::TooLarge,
            record::StoreError::Refused(sentence) => Self::Refused(sentence),
            record::StoreError::Conflict(sentence) => Self::Conflict(sentence),
            error => Self::Store(error),
        }
    }
}

impl From<minijinja::Error> for Trouble {
    fn from(error: minijinja::Error) -> Self {
        Self::Page(error)
    }
}

impl Trouble {
    /// The refusal of a permit, as it must look from outside.
    pub fn refused(refusal: Refusal, record: Option<RecordId>) -> Self {
        match (refusal, record) {
            (Refusal::AskWhy, Some(record)) => Self::AskWhy(record),
            (Refusal::NotYourRole, _) => Self::NotYourRole,
            _ => Self::Absent,
        }
    }

    /// The status of the answer.
    pub fn status(&self) -> StatusCode {
        match self {
            Self::SignedOut => StatusCode::UNAUTHORIZED,
            Self::Absent | Self::NotYet(_) => StatusCode::NOT_FOUND,
            Self::NotYourRole | Self::AskWhy(_) | Self::HandedOver | Self::Forged | Self::NotKept => {
                StatusCode::FORBIDDEN
            }
            Self::Unreadable(_) => StatusCode::BAD_REQUEST,
            Self::TooLarge | Self::TooManyFields | Self::DraftTooLong => StatusCode::PAYLOAD_TOO_LARGE,
            Self::Refused(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Self::DraftsFull | Self::Conflict(_) => StatusCode::CONFLICT,
            Self::Store(_) | Self::Busy => StatusCode::SERVICE_UNAVAILABLE,
            Self::Page(_) | Self::Broken(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// The heading and the sentences of the page.
    pub fn words(&self) -> (&'static str, String) {
        match self {
            Self::SignedOut => ("Sign in", "Sign in to continue.".into()),
            Self::Absent => (
                "There is nothing here that you can open",
                "The address may be mistyped, or the record may not be one that you can see. You can look for a person by name.".into(),
            ),
            Self::NotYet(day) => (
                "This record did not exist yet",
                format!(
                    "It was begun after {}. Go back and choose a later day.",
                    calendar::long(*day)
                ),
            ),
            Self::NotYourRole => (
                "Your role does not include this",
                "If you think that it should, ask your practice supervisor or administrator. Kith has made a note that you tried.".into(),
            ),
            Self::AskWhy(record) => match record.home() {
                Home::Family => (
                    "This family is with another team",
                    "You can open the record in an emergency if you say why. Their supervisor is told at once.".into(),
                ),
                Home::Child => (
                    "This child is with another team",
                    "Ring that team and say what you need to know. If a child is in danger now, ring 999 first.".into(),
                ),
                Home::Party => (
                    "This record is with another team",
                    "Ring that team and say what you need to know. If a child is in danger now, ring 999 first.".into(),
                ),
            },
            Self::HandedOver => (
                "This device was handed over",
                "Nothing was saved. Give your password first; then go back: your browser still has what you typed.".into(),
            ),
            Self::Forged => (
                "This form can no longer be sent",
                "It belongs to an earlier time that you were signed in, so nothing was saved. Load the page again and send it once more.".into(),
            ),
            Self::NotKept => (
                "What you typed was not kept",
                "It belongs to a record that you cannot open now. Copy from here what you still need.".into(),
            ),
            Self::TooLarge => (
                "This is too long for one form",
                "It is larger than Kith takes in one form (1 MB), so nothing was saved. Go back: your browser still has what you typed.".into(),
            ),
            Self::Busy => (
                "Many people are signing in just now",
                "Nothing is wrong with what you typed. Try again in a minute.".into(),
            ),
            Self::DraftsFull => (
                "What you typed was not kept as a draft",
                record::StoreError::DraftsFull.to_string(),
            ),
            Self::DraftTooLong => (
                "This is too long to be kept as a draft",
                format!(
                    "A draft may have {} characters, so what you typed last is not kept on its own. It still stands in your browser: save the form, or shorten it.",
                    record::drafts::LONGEST
                ),
            ),
            Self::TooManyFields => (
                "This has too many fields for one form",
                format!(
                    "Kith takes up to {} fields in one form, so nothing was saved. Send it in parts.",
                    crate::form::MOST_FIELDS
                ),
            ),
            Self::Unreadable(sentence) => ("This request cannot be read", (*sentence).to_owned()),
            Self::Refused(sentence) => ("This cannot be done like this", sentence.clone()),
            Self::Conflict(sentence) => ("Something has changed meanwhile", sentence.clone()),
            Self::Store(error) => match error.class() {
                Class::Fault(Saved::NotKnown) => ("It is not known whether this was saved", error.to_string()),
                _ => ("Kith cannot reach its records just now", error.to_string()),
            },
            Self::Page(_) | Self::Broken(_) => (
                "Something went wrong on our side",
                "Your work up to your last save is kept. Try again; if it happens again, tell your administrator the time.".into(),
            ),
        }
    }
}

/// A trouble without a page around it; the `session` layer draws the page from the extension it leaves.
impl IntoResponse for Trouble {
    fn into_response(self) -> Response {
        match &self {
            Self::Store(error) => tracing::error!(%error, "store"),
            Self::Page(error) => {
                tracing::error!(error = ?error.kind(), template = error.name(), line = error.line(), "page");
            }
            Self::Broken(why) => tracing::error!(why, "broken"),
            _ => {}
        }
        let mut response = self.status().into_response();
        response.extensions_mut().insert(std::sync::Arc::new(self));
        response
    }
}
