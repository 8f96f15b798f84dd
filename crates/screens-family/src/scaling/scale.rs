//! Scales from 0 to 10: a question, both ends in words, and which end is good.

use super::scale_form;
use axum::response::Response;
use practice::{
    CaseRecord, Kept, Object,
    danger::DangerStatement,
    ids::{DangerId, ScaleId},
    map::Variant,
    scale::{Orientation, SaidFirst, Scale, Subject},
    thresholds::ScaleWords,
};
use ui::{
    by_form::{ByForm, FormRoutes},
    form::{Problems, Values},
    page::Form,
    trouble::Trouble,
    visit::FamilyVisit,
};

/// Scales from 0 to 10: a question, both ends in words, and which end is good.
pub(super) struct OneScale;

impl ByForm for OneScale {
    type Thing = Scale;

    const ROUTES: &'static FormRoutes = &FormRoutes::at(
        ("/families/{family}/scales/new", "scale.asked", "scale.added"),
        ("/families/{family}/scales/{scale}", "scale.seen", "scale.saved"),
    );
    const LABELS: &'static [(&'static str, &'static str)] = scale_form::LABELS;

    /// In the authority's words; `danger` names the pair, `subject` what it measures.
    fn bare(visit: &FamilyVisit, record: &CaseRecord, said: &Values) -> Result<Scale, Trouble> {
        let danger = match said.text("danger") {
            "" => None,
            id => Some(id.parse::<DangerId>().ok().and_then(|id| record.danger(id)).ok_or(Trouble::Absent)?),
        };
        Ok(bare(visit, record, danger.map(|danger| &danger.value), said.text("subject")))
    }

    fn begun(visit: &FamilyVisit, _: &CaseRecord, bare: &Scale) -> Values {
        let mut there = scale_form::as_sent(&Object::Scale(bare.clone()));
        there.add("danger", visit.query.text("danger"));
        there
    }

    fn named<'a>(visit: &FamilyVisit, record: &'a CaseRecord) -> Result<&'a Kept<Scale>, Trouble> {
        record.scale(visit.id::<ScaleId>("scale")?).ok_or(Trouble::Absent)
    }

    fn as_sent(object: &Object) -> Values {
        scale_form::as_sent(object)
    }

    fn read(_: &CaseRecord, values: &Values, scale: Scale) -> Result<Scale, Problems> {
        scale_form::read(values, scale)
    }

    async fn page(
        visit: &FamilyVisit,
        record: &CaseRecord,
        form: Form,
        thing: &Scale,
        _: bool,
    ) -> Result<Response, Trouble> {
        scale_form::page(visit, record, form, thing).await
    }

    fn after(visit: &FamilyVisit, _: &Scale, _: i64) -> String {
        visit.within("scaling")
    }
}

fn bare(visit: &FamilyVisit, record: &CaseRecord, danger: Option<&DangerStatement>, subject: &str) -> Scale {
    let map = danger.map(|danger| danger.map).or_else(|| record.maps.iter().map(|map| map.id).max());
    let variant = map.and_then(|map| record.map(map)).map_or(Variant::Safety, |map| map.variant);
    let words = visit.app.settings().thresholds.scale_words(variant, visit.today);
    let about: Vec<_> = danger.map(|danger| danger.children().collect()).unwrap_or_default();
    let only = if let [child] = about.as_slice() { record.person(*child) } else { None };
    let worded = |words: &ScaleWords, text: &str| words.about(text, only.map(|child| child.short_name()));
    let subject = Subject::from_code(subject).filter(|subject| *subject != Subject::Pair);
    Scale {
        id: ScaleId(visit.app.store().new_id()),
        subject: if danger.is_some() { Subject::Pair } else { subject.unwrap_or(Subject::Overall) },
        danger: danger.map(|danger| danger.id),
        person: None,
        question: match (danger, words) {
            (Some(_), Some(words)) => worded(words, &words.question),
            _ => "Thinking about everything on the map, where are things for the children today?".to_owned(),
        },
        orientation: Some(words.map_or(Orientation::TenBest, |words| words.orientation)),
        anchor_0: words.map(|words| worded(words, &words.anchor_0)).unwrap_or_default(),
        anchor_10: words.map(|words| worded(words, &words.anchor_10)).unwrap_or_default(),
        said_first: words.map_or(SaidFirst::Ten, |words| words.said_first),
    }
}
