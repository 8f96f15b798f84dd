//! That two are one person: said in both records, read only where the other may be known of, and taken back in both.

use crate::{common::House, party_help::begun};
use practice::ids::FamilyId;
use ui::testing::{Browser, Page, id};

/// Where it is said that the grandmother of a family is known elsewhere too.
async fn of_grandmother(house: &House, family: FamilyId) -> String {
    let comfort = id(&house.read("grace", family).await, "Comfort");
    format!("/families/{family}/people/{comfort}/elsewhere")
}

/// What the form sends for the one who was found whose line holds these words.
fn choice(page: &Page, holds: &str) -> String {
    let inputs = page.html.split("name=\"elsewhere\"").skip(1);
    let found = inputs.filter(|part| part.split("name=\"elsewhere\"").next().unwrap().contains(holds));
    let part = found.into_iter().next().unwrap();
    part.split_once("value=\"").unwrap().1.split('"').next().unwrap().to_owned()
}

/// Looks for a name and says that it is that person.
async fn say(browser: &mut Browser, path: &str, called: &str, holds: &str) -> Page {
    let page = browser.fill(path, &[("_more", "called"), ("called", called)]).await;
    assert_eq!(page.status, 200, "{}", page.text());
    let elsewhere = choice(&page, holds);
    browser.post(path, &[("elsewhere", &elsewhere), ("because", "She said so on the telephone.")]).await
}

#[tokio::test]
async fn it_is_said_in_both_records_once_and_taken_back_in_both() {
    let house = House::new().await;
    let (own, team) = (house.families.own, house.families.team);
    let mut amir = house.signed_in("amir").await;
    let path = of_grandmother(&house, own).await;
    let page = say(&mut amir, &path, "Comfort Lindqvist", "Lindqvist family").await;
    assert_eq!(page.status, 303, "{}", page.text());
    for family in [own, team] {
        let page = amir.get(&format!("/families/{family}/people")).await;
        assert!(
            page.says("In a family’s record: open it") && page.says("She said so on the telephone."),
            "{}",
            page.text()
        );
        assert_eq!(house.read("amir", family).await.people.len(), 4, "nobody is moved");
    }
    // The same once more is refused; the same form sent twice is kept once.
    let page = say(&mut amir, &path, "Comfort Lindqvist", "Lindqvist family").await;
    assert!(page.status == 422 && page.says("is said already"), "{}", page.text());
    let again = of_grandmother(&house, house.families.team).await;
    let page = amir.fill(&again, &[("_more", "called"), ("called", "Ruth Okafor")]).await;
    let ruth = choice(&page, "Okafor family");
    let fields = [("elsewhere", ruth.as_str()), ("because", "The same woman.")];
    let (first, second) = (amir.post(&again, &fields).await, amir.post(&again, &fields).await);
    assert_eq!((first.status, second.status), (303, 303), "{}", second.text());
    assert_eq!(house.read("amir", team).await.same_people.len(), 2);

    let said = house.read("amir", own).await.same_people[0].id;
    let back = format!("/families/{own}/elsewhere/{said}/withdraw");
    assert_eq!(amir.fill(&back, &[]).await.status, 422);
    assert_eq!(amir.fill(&back, &[("reason", "She is ten years older.")]).await.status, 303);
    for family in [own, team] {
        assert!(house.read("amir", family).await.one_person(said).is_none());
    }
    let verbs = house.entries();
    let count = |verb: &str| verbs.iter().filter(|one| *one == verb).count();
    assert_eq!((count("one_person.said"), count("one_person.withdrawn")), (4, 2), "an entry in each chain");
}

#[tokio::test]
async fn it_needs_leave_for_both_and_of_others_it_says_whom_to_ring() {
    let house = House::new().await;
    let mut amir = house.signed_in("amir").await;
    let path = of_grandmother(&house, house.families.own).await;
    let page = amir.fill(&path, &[("_more", "called"), ("called", "Comfort Zielińska")]).await;
    assert!(page.says("Comfort Zielińska, with South: ring Otto"), "{}", page.text());
    assert!(!page.html.contains(&house.families.other.to_string()), "{}", page.text());
    let page = amir.fill(&path, &[("_more", "called"), ("called", "Maya Lindqvist")]).await;
    assert!(!page.says("Maya Lindqvist"), "a child is joined to a record of their own: {}", page.text());
    // Nor by hand.
    let other = house.read("otto", house.families.other).await;
    let there = format!("family:{}:{}", house.families.other, id(&other, "Comfort"));
    let page = amir.fill(&path, &[("elsewhere", there.as_str()), ("because", "I think so.")]).await;
    assert_eq!(page.status, 422, "{}", page.text());
    assert!(house.read("otto", house.families.other).await.same_people.is_empty());
    // The hidden and the never registered answer alike.
    let page = amir.fill(&path, &[("_more", "called"), ("called", "Comfort Hartnoll")]).await;
    assert!(
        !page.says("Hartnoll,") && !page.html.contains(&house.families.restricted.to_string()),
        "{}",
        page.text()
    );
    for who in ["otto", "ana"] {
        let page = house.signed_in(who).await.get(&path).await;
        assert!(page.status == 403 && !page.says("Comfort"), "{who}: {}", page.text());
    }
}

#[tokio::test]
async fn a_man_who_is_feared_here_and_a_carer_there_is_put_to_both_supervisors() {
    let house = House::with_work().await;
    let own = house.families.own;
    let record = house.read("amir", own).await;
    let mut amir = house.signed_in("amir").await;
    for (who, says) in [(practice::testing::DAD, true), (practice::testing::GRAN, false)] {
        let name = record.person(who).unwrap().full_name();
        let party = begun(&mut amir, "carer", &name).await;
        let page = say(&mut amir, &format!("/families/{own}/people/{who}/elsewhere"), &name, "Carer").await;
        assert_eq!(page.status, 303, "{}", page.text());
        let feared = amir.follow(&page).await.says("Ring both supervisors today");
        assert_eq!(feared, says, "{name}");
        assert!(amir.get(&party).await.says("In a family’s record: open it"));
    }
}

#[tokio::test]
async fn whoever_may_not_open_the_other_record_reads_whom_to_ring_and_of_a_hidden_one_nothing() {
    let house = House::new().await;
    let own = house.families.own;
    let mut otto = house.signed_in("otto").await;
    let party = begun(&mut otto, "carer", "Comfort Okafor").await;
    // Nobody of these teams may write in both: two who sit together say it.
    said_by_both(&house, (own, "Comfort"), &party).await;
    let mut amir = house.signed_in("amir").await;
    let page = amir.get(&format!("/families/{own}/people")).await;
    assert!(page.says("In a carer’s or sponsor’s record: ring Otto"), "{}", page.text());
    assert!(!page.html.contains(&party) && !page.says("They live together"), "{}", page.text());
    assert!(!page.says("960 777") && !page.says("Not one person"), "{}", page.text());
    let page = otto.get(&party).await;
    assert!(page.says("In a family’s record: ring Amir"), "{}", page.text());
    assert!(!page.says("Okafor family") && !page.html.contains(&own.to_string()), "{}", page.text());
    assert!(!amir.get(&format!("/families/{own}/history")).await.says("said that two are one person"));

    // The carer's record is restricted: the family's page is as if nothing had ever been said.
    restrict(&house, &party).await;
    let page = amir.get(&format!("/families/{own}/people")).await;
    assert!(!page.says("In a carer’s") && !page.says("ring Otto"), "{}", page.text());
}

/// Says it with a permit of each of the two teams, as two who sit together would.
pub(crate) async fn said_by_both(house: &House, (family, given): (FamilyId, &str), party: &str) {
    use access::{Deed, family::permit};
    use practice::{RecordId, actions::one_person::one_person, ids::OnePersonId};
    let (grace, otto, now) = (house.actor("grace").await, house.actor("otto").await, house.clock.now());
    let party: practice::ids::PartyId = party.trim_start_matches("/parties/").parse().unwrap();
    let of_family = house.store.access_facts(grace.worker, family).await.unwrap().unwrap();
    let of_party = house.store.party_facts(otto.worker, party).await.unwrap().unwrap();
    let permits = vec![
        permit(grace, &of_family, Deed::Change, now).unwrap().of_record(),
        permit(otto, &of_party, Deed::Change, now).unwrap().of_record(),
    ];
    let record = house.read("grace", family).await;
    let adult = record.people.iter().find(|person| person.given == given).unwrap().id;
    let id = OnePersonId(house.store.new_id());
    let request = record::ChangeRequest::new("one_person.said", now);
    let said = house.store.change_together(permits, request, None, move |scene, _| {
        let (here, there) = ((RecordId::from(family), Some(adult)), (RecordId::from(party), None));
        one_person(scene, id, (here, there), (ui::testing::today(), "They live together."))
    });
    assert!(matches!(said.await.unwrap(), record::Outcome::Done(_)));
}

async fn restrict(house: &House, party: &str) {
    use practice::{actions::Change, party::Party};
    let (sofia, now) = (house.actor("sofia").await, house.clock.now());
    let party: practice::ids::PartyId = party.trim_start_matches("/parties/").parse().unwrap();
    let facts = house.store.party_facts(sofia.worker, party).await.unwrap().unwrap();
    let permit = access::family::permit(sofia, &facts, access::Deed::Decide, now).unwrap();
    let request = record::ChangeRequest::new("party.saved", now);
    let kept = house.store.change(&permit, request, None, |record, _| {
        let party = Party { restricted: true, ..record.parties[0].value.clone() };
        Ok(vec![Change::Put(party.into())])
    });
    assert!(matches!(kept.await.unwrap(), record::Outcome::Done(_)));
}
