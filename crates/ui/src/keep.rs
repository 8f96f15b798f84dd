//! Keeping a change: the decision runs on the record as it stands, in one transaction; what comes back is said on the form.

use crate::{
    form::{Problems, Values},
    page::{Clash, Form},
    seen,
    session::Sent,
    trouble::Trouble,
    visit::{FamilyVisit, Visit},
    words,
};
use access::RecordPermit;
use practice::{
    CaseRecord, Finding, Kind, Object, Scene, SceneChange,
    actions::{Acting, Change, Refused},
    ids::WorkerId,
};
use record::{ChangeRequest, Changed, Conflict, Edit, Outcome, families::AsRead};

/// From what a change is decided, besides the records as they stand.
#[derive(Default)]
pub struct From {
    /// A thing that somebody edited, of the page's own record.
    pub edit: Option<Edit>,
    /// Who stays named where the change restricts the record.
    pub stay: Vec<WorkerId>,
    /// Whose names are put on what the change restricts, in the same act.
    pub named: Vec<WorkerId>,
    /// The entries of a ledger that are in the record's hand.
    pub in_hand: Vec<(Kind, i64)>,
    /// The record of the page as it was read.
    pub as_read: Option<AsRead>,
}

/// What became of a change.
pub enum SaveOutcome {
    /// Kept, or kept before by the same form: what changed.
    Done(Vec<Changed>),
    /// Refused: what stands in the way.
    Not(Vec<Finding>),
    /// Somebody else changed the same field meanwhile.
    Clash(Box<Conflict>),
}

impl Visit {
    /// Decides on several records at once and keeps what becomes of each, or nothing. There is a permit for each of them; the
    /// first is that of the page.
    pub async fn keep_together<F>(
        &self,
        sent: &Sent,
        reason: &str,
        from: From,
        permits: Vec<RecordPermit>,
        decide: F,
    ) -> Result<SaveOutcome, Trouble>
    where
        F: FnOnce(&Scene, Option<Object>, &mut Acting<'_>) -> Result<Vec<SceneChange>, Refused>
            + Clone
            + Send
            + 'static,
    {
        let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        let From { edit, stay, named, in_hand, as_read } = from;
        let request = ChangeRequest {
            verb: self.route.verb,
            reason: reason.to_owned(),
            at: self.now,
            once: some(sent.once()),
            draft: some(sent.draft()),
            draft_before: sent.draft_before(),
            stay,
            named,
            in_hand,
            as_read,
        };
        let thresholds = self.app.settings().thresholds.clone();
        let (by, at, today, store) = (self.actor().worker, self.now, self.today, self.app.store().clone());
        let decide = move |scene: &Scene, merged: Option<Object>| {
            let mut new_id = || store.new_id();
            let mut acting = Acting { by, at, today, thresholds: &thresholds, new_id: &mut new_id };
            decide(scene, merged, &mut acting)
        };
        Ok(match self.app.store().change_together(permits, request, edit, decide).await? {
            Outcome::Done(changed) | Outcome::Repeated(changed) => SaveOutcome::Done(changed),
            Outcome::Refused(findings) => {
                if seen::is_changed(&findings) {
                    self.written.clashed();
                } else {
                    self.written.refused_by(&findings);
                }
                SaveOutcome::Not(findings)
            }
            Outcome::Conflict(conflict) => {
                self.written.clashed();
                SaveOutcome::Clash(conflict)
            }
        })
    }

    /// Decides on one record and keeps what becomes of it. `decide` gets the thing that somebody edited, as it was merged.
    pub async fn keep_in<F>(
        &self,
        permit: RecordPermit,
        sent: &Sent,
        reason: &str,
        from: From,
        decide: F,
    ) -> Result<SaveOutcome, Trouble>
    where
        F: FnOnce(&CaseRecord, Option<Object>, &mut Acting<'_>) -> Result<Vec<Change>, Refused>
            + Clone
            + Send
            + 'static,
    {
        let record = permit.record();
        self.keep_together(sent, reason, from, vec![permit], move |scene, merged, acting| {
            let wanted = scene
                .record(record)
                .map_or_else(|| Ok(Vec::new()), |stands| decide(stands, merged, acting))?;
            Ok(wanted.into_iter().map(|change| (record, change)).collect())
        })
        .await
    }

    /// Keeps a thing of one record that somebody edited, merged with what others changed meanwhile, or a new thing, by an action of
    /// its own.
    pub async fn put_in<F>(
        &self,
        permit: RecordPermit,
        sent: &Sent,
        (reason, from): (&str, From),
        mine: Object,
        decide: F,
    ) -> Result<SaveOutcome, Trouble>
    where
        F: FnOnce(&CaseRecord, Object, &mut Acting<'_>) -> Result<Vec<Change>, Refused>
            + Clone
            + Send
            + 'static,
    {
        let new = mine.clone();
        let edit = Some(Edit { base_version: sent.version(), mine });
        self.keep_in(permit, sent, reason, From { edit, ..from }, move |record, merged, acting| {
            decide(record, merged.unwrap_or(new), acting)
        })
        .await
    }

    /// The form again after a change was not kept: the sentences beside their fields, or both versions side by side.
    /// `labels` names the fields for people; `theirs` is the thing that stands, as its form sends it.
    pub async fn form_beside(
        &self,
        action: &str,
        sent: &Sent,
        kept: SaveOutcome,
        labels: &[(&str, &str)],
        theirs: &Values,
    ) -> Result<Form, Trouble> {
        match kept {
            SaveOutcome::Done(_) => Ok(self.form_again(action, sent, &Problems::default())),
            SaveOutcome::Not(findings) => Ok(self.form_again(action, sent, &problems(&findings, labels))),
            SaveOutcome::Clash(conflict) => {
                let mut form = self.form_again(action, sent, &Problems::default());
                form.version = conflict.version;
                form.once = practice::ids::encode(self.app.store().new_id());
                form.clashes = self.clashes(&conflict, sent, labels, theirs).await?;
                Ok(form)
            }
        }
    }

    async fn clashes(
        &self,
        conflict: &Conflict,
        sent: &Sent,
        labels: &[(&str, &str)],
        theirs: &Values,
    ) -> Result<Vec<Clash>, Trouble> {
        let names = self.app.store().worker_names().await?;
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

impl FamilyVisit {
    /// Decides and keeps a change that is not the editing of one thing: an action.
    pub async fn act<F>(&self, sent: &Sent, reason: &str, decide: F) -> Result<SaveOutcome, Trouble>
    where
        F: FnOnce(&CaseRecord, &mut Acting<'_>) -> Result<Vec<Change>, Refused> + Clone + Send + 'static,
    {
        self.keep(sent, reason, Vec::new(), decide).await
    }

    /// The same for an action that may restrict the record: these stay named then, and nobody else.
    pub async fn act_and_stay<F>(
        &self,
        sent: &Sent,
        reason: &str,
        stay: Vec<WorkerId>,
        decide: F,
    ) -> Result<SaveOutcome, Trouble>
    where
        F: FnOnce(&CaseRecord, &mut Acting<'_>) -> Result<Vec<Change>, Refused> + Clone + Send + 'static,
    {
        self.keep(sent, reason, stay, decide).await
    }

    /// The same on what a page showed: where any of it has changed since, nothing is kept. `shows` marks it ([`seen`]) and
    /// is compared with the form's mark on the record as it is written, so that nothing comes between.
    pub async fn act_as_seen<F>(
        &self,
        sent: &Sent,
        reason: &str,
        shows: impl Fn(&CaseRecord) -> String + Clone + Send + 'static,
        decide: F,
    ) -> Result<SaveOutcome, Trouble>
    where
        F: FnOnce(&CaseRecord, &mut Acting<'_>) -> Result<Vec<Change>, Refused> + Clone + Send + 'static,
    {
        let was = sent.seen().to_owned();
        self.act(sent, reason, move |record, acting| {
            seen::decide_still(&was, &shows(record), || decide(record, acting))
        })
        .await
    }

    /// Keeps a thing that somebody edited, merged with what others changed meanwhile, or a new thing. Where a thing stands
    /// and the form does not say from which version it began, nothing is overwritten: both are shown.
    pub async fn put(
        &self,
        sent: &Sent,
        reason: &str,
        object: impl Into<Object>,
    ) -> Result<SaveOutcome, Trouble> {
        self.put_by(sent, reason, object, practice::actions::put).await
    }

    /// The same by an action of its own, which gets the thing as it was merged.
    pub async fn put_by<F>(
        &self,
        sent: &Sent,
        reason: &str,
        object: impl Into<Object>,
        decide: F,
    ) -> Result<SaveOutcome, Trouble>
    where
        F: FnOnce(&CaseRecord, Object, &mut Acting<'_>) -> Result<Vec<Change>, Refused>
            + Clone
            + Send
            + 'static,
    {
        self.put_in(self.permit.of_record(), sent, (reason, self.from()), object.into(), decide).await
    }

    async fn keep<F>(
        &self,
        sent: &Sent,
        reason: &str,
        stay: Vec<WorkerId>,
        decide: F,
    ) -> Result<SaveOutcome, Trouble>
    where
        F: FnOnce(&CaseRecord, &mut Acting<'_>) -> Result<Vec<Change>, Refused> + Clone + Send + 'static,
    {
        let from = From { stay, ..self.from() };
        self.keep_in(self.permit.of_record(), sent, reason, from, move |record, _, acting| {
            decide(record, acting)
        })
        .await
    }

    /// From what a change of the family's record is decided.
    fn from(&self) -> From {
        From { in_hand: self.entries(), as_read: self.as_read(), ..From::default() }
    }

    /// The form again after a change was not kept: the sentences beside their fields, or both versions side by side.
    /// `labels` names the fields for people; `as_sent` writes an object as its form sends it.
    pub async fn form_after(
        &self,
        action: &str,
        sent: &Sent,
        kept: SaveOutcome,
        labels: &[(&str, &str)],
        as_sent: impl Fn(&Object) -> Values,
    ) -> Result<Form, Trouble> {
        let theirs = match &kept {
            SaveOutcome::Clash(conflict) => {
                let record = self.record().await?;
                record.find(conflict.kind, conflict.number).map(|kept| as_sent(&kept.value))
            }
            SaveOutcome::Done(_) | SaveOutcome::Not(_) => None,
        };
        self.form_beside(action, sent, kept, labels, &theirs.unwrap_or_default()).await
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
