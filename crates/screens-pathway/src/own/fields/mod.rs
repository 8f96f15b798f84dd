//! What is asked again where something is put right: the fields of each kind of thing of the pathway, by the names that they have in
//! the type, so that whatever is found about a field stands beside it. What is carried over or worked out is not asked for.

mod assessment;
mod conference;
mod engine;
mod enquiry;
mod in_need;
mod protection;
mod referral;

pub(super) use engine::FieldView;

use engine::Asked;
use practice::Object;
use ui::form::{FormReader, Problems, Values};

/// Does the same with each kind of thing that can be put right. None: it is another kind.
macro_rules! with_its_fields {
    ($object:expr, $one:ident, $fields:ident => $do:expr) => {
        match $object {
            Object::Referral($one) => {
                let $fields = referral::FIELDS;
                Some($do)
            }
            Object::Assessment($one) => {
                let $fields = assessment::FIELDS;
                Some($do)
            }
            Object::Enquiry($one) => {
                let $fields = enquiry::FIELDS;
                Some($do)
            }
            Object::ChildConference($one) => {
                let $fields = conference::FIELDS;
                Some($do)
            }
            Object::ProtectionPlan($one) => {
                let $fields = protection::FIELDS;
                Some($do)
            }
            Object::InNeedPlan($one) => {
                let $fields = in_need::FIELDS;
                Some($do)
            }
            _ => None,
        }
    };
}

/// The fields as a page asks for them. None: such a thing is not put right here.
pub(super) fn views(object: &Object) -> Option<Vec<FieldView>> {
    with_its_fields!(object, one, fields => fields.iter().filter(|field| (field.when)(one)).map(|field| field.view(one)).collect())
}

/// The fields with what people call them.
pub(super) fn labels(object: &Object) -> Vec<(&'static str, &'static str)> {
    with_its_fields!(object, _one, fields => fields.iter().map(Asked::named).collect()).unwrap_or_default()
}

/// The thing as its form sends it.
pub(super) fn as_sent(object: &Object) -> Values {
    let mut values = Values::new();
    with_its_fields!(object, one, fields => fields.iter().for_each(|field| field.send(one, &mut values)));
    values
}

/// The thing with what was typed.
pub(super) fn read(values: &Values, mut object: Object) -> Result<Object, Problems> {
    let mut reader = FormReader::new(values);
    with_its_fields!(&mut object, one, fields => {
        let stood = one.clone();
        fields.iter().filter(|field| (field.when)(&stood)).for_each(|field| field.read(&mut reader, one));
    });
    if reader.problems.is_empty() { Ok(object) } else { Err(reader.problems) }
}
