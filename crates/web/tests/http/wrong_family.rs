//! What was recorded in the wrong family stands on no child's own page of that family any more, and on those of the right one's children.

use crate::common::{House, of_records, today};
use practice::{
    case_note::{CaseNote, NoteKind},
    ids::{CaseNoteId, FamilyId, encode},
};

#[tokio::test]
async fn the_childs_own_page_tells_of_it_in_the_right_family_alone() {
    let house = House::new().await;
    let (wrong, right) = (house.families.own, house.families.team);
    let children = |record: &practice::CaseRecord| -> Vec<practice::ids::PersonId> {
        record.people.iter().filter(|one| one.is_child()).map(|one| one.id).collect()
    };
    let here = house.read("amir", wrong).await;
    let note = CaseNote {
        id: CaseNoteId(house.store.new_id()),
        kind: NoteKind::Telephone,
        happened_on: today(),
        happened_at: None,
        children: children(&here),
        with_whom: String::new(),
        words: "Mr Abara waited for her at the school gate.".to_owned(),
        written_by: None,
        written_at: None,
        visited: None,
        corrected: None,
    };
    let form = format!("/families/{wrong}/notes/{}/wrong-family", encode(note.id.0));
    house.put(vec![note.into()]).await;
    let mut own_pages = Vec::new();
    for family in [wrong, right] {
        let records = of_records(&house, family, house.workers["amir"]).await;
        own_pages.push(format!("/children/{}", records["child"]));
    }
    let mut amir = house.signed_in("amir").await;
    let tells = async |amir: &mut crate::common::Browser, family: FamilyId, page: &str| {
        let page = amir.get(page).await;
        assert_eq!(page.status, 200, "{}", page.text());
        page.html.contains(&format!("/families/{family}/notes/"))
    };
    assert!(tells(&mut amir, wrong, &own_pages[0]).await && !tells(&mut amir, right, &own_pages[1]).await);

    let there = house.read("amir", right).await;
    let to = there.families[0].reference.clone();
    let asked = amir.fill(&form, &[("_more", "to"), ("to", &to)]).await;
    let (family, seen) = (asked.value("_family").unwrap(), asked.value("_seen").unwrap());
    let mut fields =
        vec![("_family", family), ("_seen", seen), ("to", to), ("why", "She said so.".to_owned())];
    fields.extend(children(&there).iter().map(|child| ("children", child.to_string())));
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let done = amir.post(&form, &fields).await;
    assert_eq!(done.status, 303, "{}", done.text());
    assert!(!tells(&mut amir, wrong, &own_pages[0]).await && tells(&mut amir, right, &own_pages[1]).await);
}
