//! Every route's path with something real put in for each of its parts.

use super::House;
use practice::{Kind, ids::FamilyId, ids::encode};
use std::collections::BTreeMap;

/// The path with a family and things of its record filled in.
pub(crate) fn filled(path: &str, family: FamilyId, things: &BTreeMap<&'static str, String>) -> String {
    let mut out = path.replace("{family}", &family.to_string());
    for (name, value) in things {
        out = out.replace(&format!("{{{name}}}"), value);
    }
    out
}

/// One thing of each kind in Amir's own family, so that a path can be filled in.
pub(crate) async fn things(house: &House) -> BTreeMap<&'static str, String> {
    let record = house.read("amir", house.families.own).await;
    let mut things = BTreeMap::from([
        ("team", house.north.to_string()),
        ("path", "kith/mark.svg".to_owned()),
        ("n", "0".to_owned()),
        ("what", "signed".to_owned()),
        ("measure", "re-referrals@DFE-2025".to_owned()),
    ]);
    for kept in record.objects() {
        let name = match kept.value.kind() {
            Kind::MapItem => "item",
            Kind::NextStep => "step",
            Kind::PlanRule => "rule",
            Kind::RedFlag => "flag",
            Kind::PlanTest => "test",
            Kind::BottomLine => "line",
            kind => kind.code(),
        };
        things.entry(name).or_insert_with(|| encode(kept.value.number()));
    }
    things
}
