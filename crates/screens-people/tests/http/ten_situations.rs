//! Those of the ten situations that are about children, through the screens: half-siblings in two families, a child with a team of its
//! own whose family is hidden, a care leaver who is a parent now, a family of nine.

use crate::{
    child_house::{
        at, belongs_to_both, child_of, entries, maya, person, put_own_team, restrict_family, with_own_team,
    },
    common::House,
};
use access::Deed;
use practice::{RecordId, actions::one_person::one_person, ids::OnePersonId, people::Part};
use record::{ChangeRequest, Outcome};

#[tokio::test]
async fn half_siblings_in_two_families_each_team_sees_its_own_and_whom_to_ring_for_the_other() {
    let house = House::new().await;
    let maya = maya(&house).await;
    belongs_to_both(&house, maya).await;
    // The half-brother stays with the mother's team, and Maya is held by the father's.
    let mut otto = house.signed_in("otto").await;
    let people = otto.get(&format!("/families/{}/people", house.families.other)).await;
    assert!(people.says("Maya Okafor") && !people.says("Ruth Okafor"), "{}", people.text());
    let jonah = house.read("amir", house.families.own).await;
    let jonah = jonah.people.iter().find(|person| person.given == "Jonah").unwrap().id;
    let jonah = child_of(&house, house.families.own, jonah);
    assert_eq!(otto.get(&at(jonah, "")).await.status, 403, "her half-brother is another team’s");
    let mut amir = house.signed_in("amir").await;
    assert_eq!(amir.get(&at(jonah, "")).await.status, 200);
    assert!(
        amir.get(&at(maya, "")).await.says("This child is with another team"),
        "whoever holds her is rung"
    );
    assert!(
        amir.get(&format!("/families/{}/people", house.families.own)).await.says("Maya Okafor"),
        "and she stays known"
    );
}

#[tokio::test]
async fn a_child_with_a_team_of_its_own_whose_family_is_hidden_looks_like_one_without() {
    let house = House::new().await;
    let maya = maya(&house).await;
    put_own_team(&house, "grace", maya, "otto").await;
    let alone = with_own_team(&house, "Nia", "otto").await;
    restrict_family(&house, "grace", house.families.own).await;
    let mut otto = house.signed_in("otto").await;
    let (hidden, without) = (otto.get(&at(maya, "")).await, otto.get(&at(alone, "")).await);
    assert_eq!((hidden.status, without.status), (200, 200));
    for page in [&hidden, &without] {
        assert!(
            page.says("belongs to no family’s record") && page.says("Otto Brandt leads"),
            "{}",
            page.text()
        );
        assert!(!page.says("North") && !page.says("Okafor family"), "{}", page.text());
    }
    let blind = |page: &ui::testing::Page, child, name: &str| {
        page.but_for_tokens().replace(&format!("/children/{child}"), "/children/x").replace(name, "Somebody")
    };
    let (one, other) = (blind(&hidden, maya, "Maya"), blind(&without, alone, "Nia"));
    // Who the two are differs, and nothing else.
    let until = |html: &str| {
        html.split("id=\"who\"").next().unwrap().split("id=\"works\"").nth(1).unwrap().to_owned()
    };
    assert_eq!(until(&one), until(&other));
}

#[tokio::test]
async fn working_with_her_childs_family_gives_no_way_into_a_care_leavers_own_record() {
    let house = House::new().await;
    let jade = with_own_team(&house, "Jade", "otto").await;
    let mother = person(&house, "Jade", Part::Parent);
    let (family, id) = (house.families.own, mother.id);
    house.put(vec![mother.into()]).await;
    let (grace, sofia) = (house.actor("grace").await, house.actor("sofia").await);
    let (now, store) = (house.clock.now(), &house.store);
    let of_family = store.access_facts(grace.worker, family).await.unwrap().unwrap();
    let of_child = store.child_facts(sofia.worker, jade).await.unwrap().unwrap();
    let permits = vec![
        access::family::permit(grace, &of_family, Deed::Change, now).unwrap().of_record(),
        access::child::permit(sofia, &of_child, Deed::Change, now).unwrap().of_record(),
    ];
    let said =
        store.change_together(permits, ChangeRequest::new("one_person.said", now), None, move |scene, _| {
            let (here, there) = ((RecordId::from(family), Some(id)), (RecordId::from(jade), None));
            one_person(scene, OnePersonId(81), (here, there), (ui::testing::today(), "She told her adviser."))
        });
    assert!(matches!(said.await.unwrap(), Outcome::Done(_)));
    for who in ["amir", "grace"] {
        let page = house.signed_in(who).await.get(&at(jade, "")).await;
        assert!(page.status == 403 && page.says("Ring that team") && !page.says("Jade"), "{}", page.text());
    }
    // Her adviser does not see her child's plan: only whom to ring.
    let mut otto = house.signed_in("otto").await;
    let page = otto.get(&at(jade, "")).await;
    assert!(
        page.says("Known elsewhere too") && page.says("Ring North") && page.says("01632 960700"),
        "{}",
        page.text()
    );
    assert!(!page.says("Okafor family"));
    assert_eq!(otto.get(&format!("/families/{family}/plan")).await.status, 403);
}

#[tokio::test]
async fn of_a_family_of_nine_the_family_page_reads_one_journal_and_a_child_its_own() {
    let house = House::new().await;
    let names = ["Ada", "Ben", "Cleo", "Dan", "Efa", "Finn", "Gwen", "Hal", "Ivy"];
    let nine: Vec<_> = names.iter().map(|name| person(&house, name, Part::Child)).collect();
    house.put(nine.iter().cloned().map(Into::into).collect()).await;
    let family = house.families.own;
    let children: Vec<_> = nine.iter().map(|one| child_of(&house, family, one.id)).collect();
    let of_children = || -> usize { children.iter().map(|child| entries(&house, *child)).sum() };
    let (before, of_family) = (of_children(), entries(&house, family));
    let mut amir = house.signed_in("amir").await;
    let people = amir.get(&format!("/families/{family}/people")).await;
    assert_eq!(people.html.matches("href=\"/children/").count(), 11, "every child’s own record");
    assert_eq!((of_children(), entries(&house, family)), (before, of_family + 1));
    assert!(amir.get(&at(children[4], "")).await.says("Efa Okafor"));
    assert_eq!(
        (of_children(), entries(&house, family)),
        (before + 1, of_family + 1),
        "one line in that child’s journal"
    );
    assert_eq!(entries(&house, children[4]), before / children.len() + 1);
}
