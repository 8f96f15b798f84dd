//! The situations that are about carers, sponsors and adults of several families, as stories through the screens.

use crate::{
    child_house::{at, reference},
    common::House,
    one_person::said_by_both,
    party_help::{WORDS, begun, checked, child},
};
use practice::{Kind, Object, ids::ChildId, plan::NetworkMember};
use ui::testing::Browser;

/// Placed with a grandmother of the network: she is a carer for this child and a member of the network for the plan, and what her
/// assessment says is never read through the family.
#[tokio::test]
async fn a_grandmother_of_the_network_is_a_carer_for_the_child_and_a_member_for_the_plan() {
    let house = House::with_work().await;
    let own = house.families.own;
    let mut otto = house.signed_in("otto").await;
    let party = begun(&mut otto, "carer", "Rose Marlow").await;
    checked(&mut otto, &party, "assessment", "2026-06-01", "2026-11-22").await;
    said_by_both(&house, (own, "Rose"), &party).await;
    let before: Vec<NetworkMember> = network(&house).await;
    assert!(before.iter().any(|member| member.person == practice::testing::GRAN));
    let mut amir = house.signed_in("amir").await;
    let maya = child(&house, own, "Maya").await;
    let id = party.trim_start_matches("/parties/");
    let page = amir
        .fill(
            &format!("{maya}/placements/new"),
            &[
                ("reference", id),
                ("kind", "kinship_care"),
                ("from-day", "20"),
                ("from-month", "11"),
                ("from-year", "2026"),
            ],
        )
        .await;
    assert_eq!(page.status, 303, "{}", page.text());
    let page = amir.follow(&page).await;
    assert!(page.says("With relatives or friends: Rose Marlow"), "{}", page.text());
    assert!(page.says("Something about them is to be looked at"), "{}", page.text());
    // In the network and the plan she stands as before: placing the child moved nobody.
    assert_eq!(network(&house).await, before);
    // Nothing that the family's worker can open says what the assessment says.
    for page in ["", "/people", "/network", "/plan", "/history", "/notes", "/family-plan"] {
        let page = amir.get(&format!("/families/{own}{page}")).await;
        assert!(!page.says(WORDS) && !page.html.contains(&party), "{}", page.text());
    }
    let page = amir.get(&party).await;
    assert!(page.status == 403 && page.says("Ring that team"), "{}", page.text());
}

async fn network(house: &House) -> Vec<NetworkMember> {
    let record = house.read("amir", house.families.own).await;
    record.network.iter().map(|member| member.value.clone()).collect()
}

/// A minor from Ukraine with a sponsor: no family here, a team of his own, and where his mother is stands in his record. It breaks
/// down, a family's record holds him, and nothing of before is rewritten.
#[tokio::test]
async fn a_minor_from_ukraine_lives_with_a_sponsor_and_a_breakdown_rewrites_nothing() {
    let house = House::new().await;
    let mut amir = house.signed_in("amir").await;
    let sponsor = begun(&mut amir, "sponsor", "Helen Price").await;
    let id = sponsor.trim_start_matches("/parties/");
    let danylo = begin_danylo(&house, &mut amir).await;
    let path = format!("/children/{danylo}");
    let page = amir.get(&path).await;
    for told in ["belongs to no family’s record", "Amir Siddiqui leads", "Nothing is written down yet", CAME]
    {
        assert!(page.says(told), "{told}: {}", page.text());
    }
    assert!(!page.html.contains("id=\"families\""), "no box about families: {}", page.text());
    assert!(amir.get("/my-work").await.says("Danylo Koval"), "his worker finds him");
    let fields = [
        ("party", id),
        ("kind", "sponsored"),
        ("from-day", "1"),
        ("from-month", "11"),
        ("from-year", "2026"),
    ];
    let page = amir.fill(&format!("{path}/placements/new"), &fields).await;
    assert_eq!(page.status, 303, "{}", page.text());
    assert!(
        amir.follow(&page).await.says("Something about them is to be looked at"),
        "nobody has visited yet"
    );
    for kind in ["dbs", "visit"] {
        checked(&mut amir, &sponsor, kind, "2026-11-02", "2027-11-02").await;
    }
    let page = amir.get(&format!("{path}/placements")).await;
    assert!(page.says("With a sponsor: Helen Price") && !page.says("to be looked at"), "{}", page.text());
    assert!(amir.get(&sponsor).await.says("with a sponsor, since 1 November 2026"));
    let page = house.signed_in("otto").await.get(&path).await;
    assert!(page.status == 403 && !page.says("Danylo"), "he has a team of his own: {}", page.text());

    // It breaks down.
    let end = amir.get(&format!("{path}/placements")).await;
    let end = end
        .html
        .split("href=\"")
        .find(|part| part.contains("/end\""))
        .unwrap()
        .split('"')
        .next()
        .unwrap()
        .to_owned();
    let why = [
        ("to-day", "23"),
        ("to-month", "11"),
        ("to-year", "2026"),
        ("ended_because", "The sponsor fell ill."),
    ];
    assert_eq!(amir.fill(&end, &why).await.status, 303);
    let before = things_of(&house, danylo).await;
    put_into_own_family(&house, danylo).await;
    let page = amir.get(&path).await;
    assert!(page.status == 200 && page.says("Okafor"), "his family’s record holds him: {}", page.text());
    let page = amir.get(&format!("{path}/placements")).await;
    assert!(page.says("until 23 November 2026") && page.says("The sponsor fell ill."), "{}", page.text());
    assert_eq!(things_of(&house, danylo).await, before, "rewritten is nothing: who he is, his place");
    let page = amir.get(&path).await;
    assert!(page.says(CAME) && page.says("about 16 years old"), "{}", page.text());
}

/// What Amir wrote down when he came.
const CAME: &str =
    "Came with the Homes scheme. Olena, his mother, is in Lviv and is reached by telephone in the evening.";

/// His record begins on the screen; nobody of his name is known.
async fn begin_danylo(house: &House, amir: &mut Browser) -> ChildId {
    let lead = house.workers["amir"].to_string();
    let fields = [
        ("given", "Danylo"),
        ("family", "Koval"),
        ("also_known_as", "Данило Коваль"),
        ("age_guess", "16"),
        ("sex", "male"),
        ("language", "Ukrainian"),
        ("interpreter", "yes"),
        ("came", CAME),
        ("lead_worker", lead.as_str()),
        ("looked_after", "yes"),
    ];
    let page = amir.fill("/children/new", &fields).await;
    assert_eq!(page.status, 303, "{}", page.text());
    let next = amir.follow(&page).await;
    assert!(next.says("Now say with whom the child lives") && next.says("Helen Price"), "{}", next.text());
    let path = page.location().split("/placements").next().unwrap().to_owned();
    path.trim_start_matches("/children/").parse().unwrap()
}

/// The family's record holds him from today, as the supervisor decides.
async fn put_into_own_family(house: &House, child: ChildId) {
    let to = reference(house, house.families.own);
    let mut grace = house.signed_in("grace").await;
    let form = grace.get(&at(child, "")).await;
    assert!(form.says("Put into a family’s record"), "{}", form.text());
    let fields = [("to", to.as_str()), ("on-day", "23"), ("on-month", "11"), ("on-year", "2026")];
    let page = grace.fill(&at(child, "/move"), &fields).await;
    assert_eq!(page.status, 303, "{}", page.text());
}

async fn things_of(house: &House, child: ChildId) -> Vec<Object> {
    let actor = house.actor("amir").await;
    let facts = house.store.child_facts(actor.worker, child).await.unwrap().unwrap();
    let permit = access::child::permit(actor, &facts, access::Deed::See, house.clock.now()).unwrap();
    let record = house.store.open_child_again(&permit).await.unwrap().record;
    let all = record.objects().into_iter().map(|kept| kept.value);
    all.filter(|thing| thing.kind() != Kind::FamilyLink).collect()
}

/// One adult in several families: each side reads that he is known elsewhere too, he has one number in each, and nobody is moved.
/// Who of two teams must ring is told in `one_person.rs`.
#[tokio::test]
async fn one_adult_of_several_families_has_one_number_in_each_and_a_line_in_all() {
    let house = House::new().await;
    let mut grace = house.signed_in("grace").await;
    let families = [house.families.own, house.families.team, house.families.conflict];
    let first = ui::testing::id(&house.read("grace", families[0]).await, "Comfort");
    for family in &families[1..] {
        let there = ui::testing::id(&house.read("grace", *family).await, "Comfort");
        let path = format!("/families/{}/people/{first}/elsewhere", families[0]);
        let elsewhere = format!("family:{family}:{there}");
        let said = [("elsewhere", elsewhere.as_str()), ("because", "The same grandmother.")];
        let page = grace.fill(&path, &said).await;
        assert_eq!(page.status, 303, "{}", page.text());
    }
    let lines = |text: &str| text.matches("In a family’s record").count();
    let people = |family| format!("/families/{family}/people");
    assert_eq!(lines(&grace.get(&people(families[0])).await.text()), 2);
    assert_eq!(lines(&grace.get(&people(families[1])).await.text()), 1);
    // Amir stands on the conflict list of the third: of that one he reads nothing, of the second he does.
    let page = house.signed_in("amir").await.get(&people(families[0])).await;
    assert_eq!(lines(&page.text()), 1, "{}", page.text());
    assert!(!page.html.contains(&families[2].to_string()), "{}", page.text());
    for family in families {
        assert_eq!(house.read("grace", family).await.people.len(), 4);
    }
}

/// Recorded in the wrong family: it is withdrawn there with the reason, and written down in the right one. Both in one change is what
/// the store does (`wrong_family.rs` of `record`); no form does it yet.
#[tokio::test]
async fn what_was_recorded_in_the_wrong_family_is_taken_out_there_and_written_in_the_right_one() {
    let house = House::new().await;
    let (wrong, right) = (house.families.own, house.families.team);
    let mut amir = house.signed_in("amir").await;
    let fields = [
        ("kind", "telephone"),
        ("words", "She rang about the boiler."),
        ("with_whom", "Her teacher"),
        ("happened_on-day", "23"),
        ("happened_on-month", "11"),
        ("happened_on-year", "2026"),
    ];
    let page = amir.fill(&format!("/families/{wrong}/notes/new"), &fields).await;
    assert_eq!(page.status, 303, "{}", page.text());
    let notes = amir.get(&format!("/families/{wrong}/notes")).await;
    let begins = format!("href=\"/families/{wrong}/notes/");
    let ids = notes.html.split(begins.as_str()).skip(1).filter_map(|rest| rest.split(['"', '?', '/']).next());
    let note = format!("/families/{wrong}/notes/{}", ids.into_iter().find(|id| *id != "new").unwrap());
    let page = amir.fill(&format!("{note}/withdraw"), &[("reason", "It was about another family.")]).await;
    assert_eq!(page.status, 303, "{}", page.text());
    assert_eq!(amir.fill(&format!("/families/{right}/notes/new"), &fields).await.status, 303);
    let text = "about the boiler";
    assert!(!amir.get(&format!("/families/{wrong}/notes")).await.says(text));
    assert!(amir.get(&format!("/families/{right}/notes")).await.says(text));
    let page = amir.get(&note).await;
    assert!(
        page.says("A case note that was withdrawn") && page.says("It was about another family."),
        "{}",
        page.text()
    );
}
