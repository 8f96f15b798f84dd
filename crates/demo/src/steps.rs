//! What is more than an edit: a plan that is agreed or tested, a map that is signed, and a signed map that opens again
//! because something on it was changed.

use crate::{
    DemoError,
    story::Fields,
    tell::{Happening, Telling, object},
};
use jiff::Timestamp;
use practice::{Kind, ids::WorkerId};
use serde_json::{Value, json};

/// Takes a step out of the fields that are written, so that it comes after everything else of the moment: a plan is
/// agreed once its rules are there, a map signed once nothing more is put on it, a case closed once it has been audited.
pub(crate) fn apart(kind: Kind, known: bool, fields: &mut Fields) -> Option<Fields> {
    let mut only = |field: &str| fields.remove(field).map(|step| Fields::from_iter([(field.into(), step)]));
    let whole = match kind {
        Kind::SafetyPlan | Kind::Family => "status",
        Kind::Map => "signed_off",
        Kind::Closure => return if known { only("closed_on") } else { None },
        _ => return None,
    };
    match (kind, known) {
        (Kind::SafetyPlan, false) => only(whole),
        (_, false) => None,
        (_, true) => fields.contains_key(whole).then(|| std::mem::take(fields)),
    }
}

impl Telling<'_> {
    /// Opens the signed map again on which this thing stands, as saving it does.
    pub(crate) fn opens_again(
        &mut self,
        kind: Kind,
        key: &str,
        verb: &'static str,
        at: Timestamp,
        by: WorkerId,
    ) -> Result<(), DemoError> {
        if verb == "goal.status_said"
            || !matches!(kind, Kind::MapItem | Kind::DangerStatement | Kind::SafetyGoal)
        {
            return Ok(());
        }
        let field = |key: &str, field: &str| self.known.get(key).and_then(|known| known.get(field)).cloned();
        let named = |id: Value| self.known.iter().find(|(_, known)| known.get("id") == Some(&id));
        let danger = field(key, "danger").filter(|_| kind == Kind::SafetyGoal).and_then(named);
        let map = danger.map_or_else(|| field(key, "map"), |(danger, _)| field(danger, "map"));
        let Some((map, known)) = map.and_then(named) else { return Ok(()) };
        if known.get("signed_off").is_none_or(Value::is_null)
            || known.get("status") == Some(&json!("superseded"))
        {
            return Ok(());
        }
        let (map, mut fields) = (map.clone(), known.clone());
        let version = fields.get("version").and_then(Value::as_u64).unwrap_or(1) + 1;
        fields.insert("version".into(), json!(version));
        fields.insert("status".into(), json!("draft"));
        fields.insert("signed_off".into(), Value::Null);
        let object = object(Kind::Map, &fields, &self.story.about)?;
        self.known.insert(map, fields);
        self.past.push(Happening { at, by, verb, reason: String::new(), object });
        Ok(())
    }
}
