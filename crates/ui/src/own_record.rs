//! Keeping what a form sent in a record that is no family's: a child's own, or a party's. Kept, merged with what others changed
//! meanwhile, or the form again with everything that was typed.

use crate::{
    form::{Problems, Values},
    keep::{From, SaveOutcome, problems},
    page::Form,
    saving::{GONE, Saved, read_out},
    seen,
    session::Sent,
    trouble::Trouble,
    visit::Visit,
};
use access::RecordPermit;
use practice::{
    CaseRecord, Kind, Object,
    actions::{self, Acting, Change, Refused},
};

/// The fields of a form, by the names that they have in the type, with what people call them; and how a thing is sent by it.
pub type Fields<'a> = (&'a [(&'a str, &'a str)], fn(&Object) -> Values);

/// What is decided about a thing that a form describes, on the record as it stands.
pub type DecideIn = fn(&CaseRecord, Object, &mut Acting<'_>) -> Result<Vec<Change>, Refused>;

/// What is decided about taking a thing back, with the reason, on the record as it stands.
pub type WithdrawIn = fn(&CaseRecord, Kind, i64, &str, &mut Acting<'_>) -> Result<Vec<Change>, Refused>;

impl Visit {
    /// Decides on one record and keeps what becomes of it.
    pub async fn act_in<F>(
        &self,
        permit: RecordPermit,
        sent: &Sent,
        reason: &str,
        decide: F,
    ) -> Result<SaveOutcome, Trouble>
    where
        F: FnOnce(&CaseRecord, &mut Acting<'_>) -> Result<Vec<Change>, Refused> + Clone + Send + 'static,
    {
        self.keep_in(permit, sent, reason, From::default(), move |record, _, acting| decide(record, acting))
            .await
    }

    /// Takes a thing out of one record, unless it has changed since the page showed it.
    pub async fn withdraw_in(
        &self,
        permit: RecordPermit,
        sent: &Sent,
        reason: &str,
        thing: (Kind, i64),
    ) -> Result<SaveOutcome, Trouble> {
        self.withdraw_by_in(permit, sent, reason, thing, actions::withdraw).await
    }

    /// The same by an action of its own.
    pub async fn withdraw_by_in(
        &self,
        permit: RecordPermit,
        sent: &Sent,
        reason: &str,
        (kind, number): (Kind, i64),
        decide: WithdrawIn,
    ) -> Result<SaveOutcome, Trouble> {
        let (was, why) = (sent.seen().to_owned(), reason.to_owned());
        self.act_in(permit, sent, reason, move |record, acting| {
            seen::still(&was, &seen::one(record, kind, number))?;
            decide(record, kind, number, &why, acting)
        })
        .await
    }

    /// Keeps a thing that a form describes, merged with what others changed meanwhile. `stands` reads the record again where it has
    /// to be shown what others made of it.
    pub async fn save_in<T: Into<Object>>(
        &self,
        home: (RecordPermit, impl Future<Output = Result<CaseRecord, Trouble>>),
        sent: &Sent,
        read: Result<T, Problems>,
        fields: Fields<'_>,
    ) -> Result<Saved, Trouble> {
        self.save_by_in(home, sent, read, ("", actions::put), fields).await
    }

    /// The same with a reason, and by an action of its own.
    pub async fn save_by_in<T: Into<Object>>(
        &self,
        (permit, stands): (RecordPermit, impl Future<Output = Result<CaseRecord, Trouble>>),
        sent: &Sent,
        read: Result<T, Problems>,
        (reason, decide): (&str, DecideIn),
        (labels, as_sent): Fields<'_>,
    ) -> Result<Saved, Trouble> {
        let mine: Object = match read {
            Ok(thing) => thing.into(),
            Err(problems) => return Ok(Saved::Again(self.form_again(&self.path, sent, &problems))),
        };
        // On the heap: what is decided on is large, and every handler that saves would be as large.
        let put = Box::pin(self.put_in(permit, sent, (reason, From::default()), mine, decide));
        match put.await? {
            SaveOutcome::Done(changed) => Ok(Saved::Kept(changed)),
            SaveOutcome::Not(findings) => {
                Ok(Saved::Again(self.form_again(&self.path, sent, &problems(&findings, labels))))
            }
            SaveOutcome::Clash(conflict) => {
                let record = stands.await?;
                let theirs = record.find(conflict.kind, conflict.number).map(|kept| as_sent(&kept.value));
                let theirs = theirs.unwrap_or_default();
                let mut form =
                    self.form_beside(&self.path, sent, SaveOutcome::Clash(conflict), labels, &theirs).await?;
                self.word_clashes(&mut form, &record).await?;
                Ok(Saved::Again(form))
            }
        }
    }

    /// Puts codes of people into names; where nothing is left to choose from, the thing was taken away meanwhile.
    pub(crate) async fn word_clashes(&self, form: &mut Form, record: &CaseRecord) -> Result<(), Trouble> {
        if form.clashes.is_empty() {
            let mut gone = Problems::default();
            gone.add("", GONE);
            form.complain(&gone);
        }
        let names = self.app.store().worker_names().await?;
        for clash in &mut form.clashes {
            for words in [&mut clash.theirs_words, &mut clash.mine_words] {
                *words = read_out(words, record, &names);
            }
        }
        Ok(())
    }
}
