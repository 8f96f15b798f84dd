//! Keeping a change: the decision runs on the record as it stands, in one transaction; what comes back is said on the form.

use crate::{
    form::{Problems, Values},
    page::{Clash, Form},
    seen,
    session::Sent,
    trouble::Trouble,
    visit::FamilyVisit,
    words,
};
use practice::{
    FamilyRecord, Finding, Object,
    actions::{Acting, Change, Refused},
    ids::WorkerId,
};
use record::{ChangeRequest, Changed, Conflict, Edit, Outcome};

/// What became of a change.
pub enum Kept {
    /// Kept, or kept before by the same form: what changed.
    Done(Vec<Changed>),
    /// Refused: what stands in the way.
    Not(Vec<Finding>),
    /// Somebody else changed the same field meanwhile.
    Clash(Box<Conflict>),
}

impl FamilyVisit {
    /// Decides and keeps a change that is not the editing of one thing: an action.
    pub async fn act<F>(&self, sent: &Sent, reason: &str, decide: F) -> Result<Kept, Trouble>
    where
        F: FnOnce(&FamilyRecord, &mut Acting<'_>) -> Result<Vec<Change>, Refused> + Clone + Send + 'static,
    {
        self.keep(sent, reason, (None, Vec::new()), move |record, _, acting| decide(record, acting)).await
    }

    /// The same for an action that may restrict the record: these stay named then, and nobody else.
    pub async fn act_and_stay<F>(
        &self,
        sent: &Sent,
        reason: &str,
        stay: Vec<WorkerId>,
        decide: F,
    ) -> Result<Kept, Trouble>
    where
        F: FnOnce(&FamilyRecord, &mut Acting<'_>) -> Result<Vec<Change>, Refused> + Clone + Send + 'static,
    {
        self.keep(sent, reason, (None, stay), move |record, _, acting| decide(record, acting)).await
    }

    /// The same on what a page showed: where any of it has changed since, nothing is kept. `shows` marks it ([`seen`]) and
    /// is compared with the form's mark on the record as it is written, so that nothing comes between.
    pub async fn act_as_seen<F>(
        &self,
        sent: &Sent,
        reason: &str,
        shows: impl Fn(&FamilyRecord) -> String + Clone + Send + 'static,
        decide: F,
    ) -> Result<Kept, Trouble>
    where
        F: FnOnce(&FamilyRecord, &mut Acting<'_>) -> Result<Vec<Change>, Refused> + Clone + Send + 'static,
    {
        let was = sent.seen().to_owned();
        self.act(sent, reason, move |record, acting| {
            match seen::still(&was, &shows(record)) {
                Ok(()) => decide(record, acting),
                // Who has no mark is told first what stands in the way besides.
                Err(stale) if was.is_empty() => decide(record, acting).and(Err(stale)),
                Err(stale) => Err(stale),
            }
        })
        .await
    }

    /// Keeps a thing that somebody edited, merged with what others changed meanwhile, or a new thing. Where a thing stands
    /// and the form does not say from which version it began, nothing is overwritten: both are shown.
    pub async fn put(&self, sent: &Sent, reason: &str, object: impl Into<Object>) -> Result<Kept, Trouble> {
        self.put_by(sent, reason, object, practice::actions::put).await
    }

    /// The same by an action of its own, which gets the thing as it was merged.
    pub async fn put_by<F>(
        &self,
        sent: &Sent,
        reason: &str,
        object: impl Into<Object>,
        decide: F,
    ) -> Result<Kept, Trouble>
    where
        F: FnOnce(&FamilyRecord, Object, &mut Acting<'_>) -> Result<Vec<Change>, Refused>
            + Clone
            + Send
            + 'static,
    {
        let mine: Object = object.into();
        let new = mine.clone();
        let edit = Edit { base_version: sent.version(), mine };
        self.keep(sent, reason, (Some(edit), Vec::new()), move |record, merged, acting| {
            decide(record, merged.unwrap_or(new), acting)
        })
        .await
    }

    async fn keep<F>(
        &self,
        sent: &Sent,
        reason: &str,
        (edit, stay): (Option<Edit>, Vec<WorkerId>),
        decide: F,
    ) -> Result<Kept, Trouble>
    where
        F: FnOnce(&FamilyRecord, Option<Object>, &mut Acting<'_>) -> Result<Vec<Change>, Refused>
            + Clone
            + Send
            + 'static,
    {
        let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        let request = ChangeRequest {
            verb: self.route.verb,
            reason: reason.to_owned(),
            at: self.now,
            once: some(sent.once()),
            draft: some(sent.draft()),
            draft_before: sent.draft_before(),
            stay,
            in_hand: self.entries(),
            as_read: self.as_read(),
        };
        let thresholds = self.app.settings().thresholds.clone();
        let (by, at, today, store) = (self.actor().worker, self.now, self.today, self.app.store().clone());
        let outcome = self
            .app
            .store()
            .change(&self.permit, request, edit, move |record, merged| {
                let mut new_id = || store.new_id();
                let mut acting = Acting { by, at, today, thresholds: &thresholds, new_id: &mut new_id };
                decide(record, merged, &mut acting)
            })
            .await?;
        Ok(match outcome {
            Outcome::Done(changed) | Outcome::Repeated(changed) => Kept::Done(changed),
            Outcome::Refused(findings) => {
                if seen::is_changed(&findings) {
                    self.written.clashed();
                } else {
                    self.written.refused_by(&findings);
                }
                Kept::Not(findings)
            }
            Outcome::Conflict(conflict) => {
                self.written.clashed();
                Kept::Clash(conflict)
            }
        })
    }

    /// The form again after a change was not kept: the sentences beside their fields, or both versions side by side.
    /// `labels` names the fields for people; `as_sent` writes an object as its form sends it.
    pub async fn form_after(
        &self,
        action: &str,
        sent: &Sent,
        kept: Kept,
        labels: &[(&str, &str)],
        as_sent: impl Fn(&Object) -> Values,
    ) -> Result<Form, Trouble> {
        match kept {
            Kept::Done(_) => Ok(self.form_again(action, sent, &Problems::default())),
            Kept::Not(findings) => Ok(self.form_again(action, sent, &problems(&findings, labels))),
            Kept::Clash(conflict) => {
                let mut form = self.form_again(action, sent, &Problems::default());
                form.version = conflict.version;
                form.once = practice::ids::encode(self.app.store().new_id());
                form.clashes = self.clashes(&conflict, sent, labels, as_sent).await?;
                Ok(form)
            }
        }
    }

    async fn clashes(
        &self,
        conflict: &Conflict,
        sent: &Sent,
        labels: &[(&str, &str)],
        as_sent: impl Fn(&Object) -> Values,
    ) -> Result<Vec<Clash>, Trouble> {
        let record = self.record().await?;
        let theirs =
            record.find(conflict.kind, conflict.number).map(|kept| as_sent(&kept.value)).unwrap_or_default();
        let names = self.worker_names().await?;
        let who = conflict
            .changed_by
            .and_then(|worker| names.get(&worker).cloned())
            .unwrap_or_else(|| "Somebody".into());
        Ok(conflict
            .fields
            .iter()
            .map(|clash| {
                let pairs = theirs.of_field(&clash.field);
                Clash {
                    label: label(labels, &clash.field),
                    theirs_words: read_out(&pairs),
                    mine_words: read_out(&sent.values.of_field(&clash.field)),
                    theirs: pairs,
                    field: clash.field.clone(),
                    who: who.clone(),
                    when: words::moment(conflict.changed_at),
                }
            })
            .collect())
    }
}

/// The sentences of findings beside the fields of a form that has them; others stand above the form.
pub fn problems(findings: &[Finding], labels: &[(&str, &str)]) -> Problems {
    let mut problems = Problems::default();
    for finding in findings {
        let known = labels.iter().any(|(field, _)| *field == finding.place.field);
        problems.add(if known { finding.place.field } else { "" }, finding.sentence.clone());
    }
    problems
}

fn label(labels: &[(&str, &str)], field: &str) -> String {
    labels
        .iter()
        .find(|(known, _)| *known == field)
        .map_or_else(|| field.replace('_', " "), |(_, label)| (*label).to_owned())
}

fn read_out(pairs: &[(String, String)]) -> String {
    let words: Vec<&str> =
        pairs.iter().map(|(_, value)| value.as_str()).filter(|value| !value.is_empty()).collect();
    if words.is_empty() { "(nothing)".to_owned() } else { words.join(" ") }
}
