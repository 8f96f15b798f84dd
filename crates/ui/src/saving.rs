//! Saving what a form sent: kept, or the form again with everything that was typed.

use crate::{
    form::{MORE, Problems, Values},
    keep::{SaveOutcome, problems},
    page::Form,
    people_options::name_of,
    seen,
    session::Sent,
    trouble::Trouble,
    visit::FamilyVisit,
};
use axum::http::StatusCode;
use practice::{
    CaseRecord, Object, Who,
    actions::{self, Acting, Change, Refused},
    ids::PersonId,
};
use record::Changed;
use std::sync::Arc;

/// What follows when a new thing is kept, decided on the record as it stands.
pub type Decide =
    Arc<dyn Fn(&CaseRecord, Object, &mut Acting<'_>) -> Result<Vec<Change>, Refused> + Send + Sync>;

/// What became of a form.
pub enum Saved {
    /// It is kept: what changed.
    Kept(Vec<Changed>),
    /// The form again, because it was not kept or somebody asked for another row.
    Again(Form),
}

impl FamilyVisit {
    /// Keeps a thing that a form describes.
    pub async fn save<T: Into<Object>>(
        &self,
        sent: &Sent,
        read: Result<T, Problems>,
        labels: &[(&str, &str)],
        as_sent: impl Fn(&Object) -> Values,
    ) -> Result<Saved, Trouble> {
        self.save_because(sent, "", read, labels, as_sent).await
    }

    /// The same with a reason, which stands in the history.
    pub async fn save_because<T: Into<Object>>(
        &self,
        sent: &Sent,
        reason: &str,
        read: Result<T, Problems>,
        labels: &[(&str, &str)],
        as_sent: impl Fn(&Object) -> Values,
    ) -> Result<Saved, Trouble> {
        self.save_whole(sent, reason, read, actions::put, labels, as_sent).await
    }

    /// Keeps a new thing by what is decided on it: with some things others come along.
    pub async fn save_by<T: Into<Object>>(
        &self,
        sent: &Sent,
        read: Result<T, Problems>,
        decide: Decide,
        labels: &[(&str, &str)],
        as_sent: impl Fn(&Object) -> Values,
    ) -> Result<Saved, Trouble> {
        let by = move |record: &CaseRecord, object: Object, acting: &mut Acting<'_>| {
            decide(record, object, acting)
        };
        self.save_whole(sent, "", read, by, labels, as_sent).await
    }

    async fn save_whole<T, F>(
        &self,
        sent: &Sent,
        reason: &str,
        read: Result<T, Problems>,
        decide: F,
        labels: &[(&str, &str)],
        as_sent: impl Fn(&Object) -> Values,
    ) -> Result<Saved, Trouble>
    where
        T: Into<Object>,
        F: FnOnce(&CaseRecord, Object, &mut Acting<'_>) -> Result<Vec<Change>, Refused>
            + Clone
            + Send
            + 'static,
    {
        if sent.values.ticked(MORE) {
            return Ok(Saved::Again(self.form_again(&self.path, sent, &Problems::default())));
        }
        let thing = match read {
            Ok(thing) => thing,
            Err(problems) => return Ok(Saved::Again(self.form_again(&self.path, sent, &problems))),
        };
        match self.put_by(sent, reason, thing, decide).await? {
            SaveOutcome::Done(changed) => Ok(Saved::Kept(changed)),
            kept => self.again(sent, kept, labels, as_sent).await.map(Saved::Again),
        }
    }

    /// The form after an action that was not kept: its sentences beside the fields.
    pub fn refused(&self, sent: &Sent, kept: &SaveOutcome, labels: &[(&str, &str)]) -> Form {
        let found = match kept {
            SaveOutcome::Not(findings) => problems(findings, labels),
            SaveOutcome::Done(_) | SaveOutcome::Clash(_) => Problems::default(),
        };
        self.form_again(&self.path, sent, &found)
    }

    async fn again(
        &self,
        sent: &Sent,
        kept: SaveOutcome,
        labels: &[(&str, &str)],
        as_sent: impl Fn(&Object) -> Values,
    ) -> Result<Form, Trouble> {
        let clash = matches!(kept, SaveOutcome::Clash(_));
        let mut form = self.form_after(&self.path, sent, kept, labels, as_sent).await?;
        if clash {
            self.word_clashes(&mut form, &self.record().await?).await?;
        }
        Ok(form)
    }
}

/// What is said of a thing that was withdrawn meanwhile.
pub(crate) const GONE: &str = "Somebody took this away while you were writing, so it was not saved. Copy what you need and add it anew.";

/// The status of a page that shows a form again.
pub fn status_of(form: &Form) -> StatusCode {
    if !form.clashes.is_empty() {
        StatusCode::CONFLICT
    } else if form.problems.is_empty() {
        StatusCode::OK
    } else {
        not_kept(&form.problems)
    }
}

/// The status of a page that says why something was not kept: another one where somebody else changed what it showed.
pub fn not_kept(problems: &Problems) -> StatusCode {
    if problems.0.iter().any(|problem| seen::says_so(&problem.sentence)) {
        StatusCode::CONFLICT
    } else {
        StatusCode::UNPROCESSABLE_ENTITY
    }
}

/// Codes of people put into names; everything else as typed.
pub(crate) fn read_out(
    words: &str,
    record: &CaseRecord,
    names: &std::collections::HashMap<practice::ids::WorkerId, String>,
) -> String {
    let one = |word: &str| -> String {
        match (word.parse::<Who>(), word.parse::<PersonId>()) {
            (Ok(who @ (Who::Person(_) | Who::Worker(_))), _) => name_of(&who, record, names),
            (_, Ok(id)) if record.person(id).is_some() => name_of(&Who::Person(id), record, names),
            _ => word.to_owned(),
        }
    };
    words.split(' ').map(one).collect::<Vec<_>>().join(" ")
}
