//! A worker's own words for one child, about one scale or one plan.

use super::words_form;
use axum::response::Response;
use practice::{
    CaseRecord, Kept, Object,
    child_words::{Beside, ChildWords},
    ids::{ChildWordsId, PersonId},
    scale::Orientation,
};
use ui::{
    by_form::{ByForm, FormRoutes},
    form::{Problems, Values},
    page::Form,
    trouble::Trouble,
    visit::FamilyVisit,
};

/// A worker's own words for one child.
pub(super) struct OneChildsWords;

impl ByForm for OneChildsWords {
    type Thing = ChildWords;

    const ROUTES: &'static FormRoutes = &FormRoutes::at(
        ("/families/{family}/people/{person}/words/new", "child_words.asked", "child_words.added"),
        ("/families/{family}/child-words/{child_words}", "child_words.seen", "child_words.saved"),
    );
    const LABELS: &'static [(&'static str, &'static str)] = words_form::LABELS;
    const ADDED: &'static str = "child-words-added";

    fn bare(visit: &FamilyVisit, record: &CaseRecord, said: &Values) -> Result<ChildWords, Trouble> {
        let child = visit.id::<PersonId>("person")?;
        record.person(child).ok_or(Trouble::Absent)?;
        let (scale, plan) = words_form::about(said.text("about"));
        Ok(ChildWords {
            id: ChildWordsId(visit.app.store().new_id()),
            child,
            scale,
            plan,
            words: String::new(),
            at_0: String::new(),
            at_10: String::new(),
            beside: Beside::Faces,
            has_box: true,
            written_by: visit.actor().worker,
            written_on: visit.today,
        })
    }

    /// With the authority's gentle ends, turned round where 10 is worst.
    fn begun(visit: &FamilyVisit, record: &CaseRecord, bare: &ChildWords) -> Values {
        let mut words = bare.clone();
        let ends = visit.app.settings().thresholds.children.child_ends.on(visit.today);
        let scale = bare.scale.and_then(|id| record.scale(id));
        let worst = scale.is_some_and(|scale| scale.orientation == Some(Orientation::TenWorst));
        let (zero, ten) = if worst { (&ends.good, &ends.hard) } else { (&ends.hard, &ends.good) };
        (words.at_0, words.at_10, words.beside) = (zero.clone(), ten.clone(), ends.beside);
        words_form::as_sent(&Object::ChildWords(words))
    }

    fn named<'a>(visit: &FamilyVisit, record: &'a CaseRecord) -> Result<&'a Kept<ChildWords>, Trouble> {
        record.one_childs_words(visit.id::<ChildWordsId>("child_words")?).ok_or(Trouble::Absent)
    }

    fn as_sent(object: &Object) -> Values {
        words_form::as_sent(object)
    }

    fn read(record: &CaseRecord, values: &Values, words: ChildWords) -> Result<ChildWords, Problems> {
        words_form::read(record, values, words)
    }

    async fn page(
        visit: &FamilyVisit,
        record: &CaseRecord,
        form: Form,
        thing: &ChildWords,
        _: bool,
    ) -> Result<Response, Trouble> {
        words_form::page(visit, record, form, thing).await
    }

    fn after(visit: &FamilyVisit, words: &ChildWords, _: i64) -> String {
        match words_form::round(visit) {
            Some(round) => visit.within(&format!("rounds/{round}")),
            None => visit.within(&format!("people/{}/words", words.child)),
        }
    }
}
