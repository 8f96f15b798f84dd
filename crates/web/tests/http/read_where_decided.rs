//! Pages on which somebody decides in a hurry: what it is about stands there, one thing is told from another, and nothing is
//! said of the past that may be so now, nor as a fact what somebody only said.

use crate::{
    common::{House, Page},
    contacts::write,
    office_referral,
};
use practice::ids::FamilyId;

fn at(family: FamilyId, rest: &str) -> String {
    format!("/families/{family}/{rest}")
}

fn registered(done: &Page) -> FamilyId {
    done.location()["/families/".len()..].split(['/', '?']).next().unwrap().parse().unwrap()
}

#[tokio::test]
async fn whoever_decides_on_a_referral_reads_it_on_that_page() {
    let house = House::new().await;
    let mut amir = house.signed_in("amir").await;
    let done = office_referral::send(&mut amir, &[("worried", "Tolu was alone at the gate")]).await;
    let family = registered(&done);
    let page = house.signed_in("grace").await.get(&at(family, "stage")).await;
    for words in ["Tolu was alone at the gate", "Reads well", "Somebody fetches him", "Head teacher"] {
        assert!(page.says(words), "{words}: {}", page.text());
    }
    let (told, asked) = (page.html.find("alone at the gate"), page.html.find("id=\"main-form\""));
    assert!(told < asked, "it stands above the decision");
}

#[tokio::test]
async fn a_box_that_says_a_child_may_be_in_danger_now_does_not_say_was() {
    let house = House::new().await;
    let own = house.families.own;
    let (mut amir, mut grace) = (house.signed_in("amir").await, house.signed_in("grace").await);
    write(&mut amir, own, &[]).await;
    let id = house.read("amir", own).await.contacts[0].value.id;
    let decision = [
        ("decision", "joins_open"),
        ("decision_reason", "We know of it."),
        ("safe_tonight", "Amir rings at eight."),
    ];
    let decided = grace.fill(&at(own, &format!("contacts/{id}/decide")), &decision).await;
    assert_eq!(decided.status, 303, "{}", decided.text());
    let home = amir.get(&format!("/families/{own}")).await;
    assert!(home.says("A child may be in danger now"), "{}", home.text());
    assert!(!home.says("was in danger then"), "{}", home.text());
    assert!(home.says("On 23 November 2026 it was said that a child is in danger now. It was decided:"));
}

#[tokio::test]
async fn two_contacts_of_one_day_are_told_apart_on_my_work() {
    let house = House::new().await;
    let own = house.families.own;
    let mut amir = house.signed_in("amir").await;
    write(&mut amir, own, &[]).await;
    write(&mut amir, own, &[("received-time", "9:40am"), ("referrer_role", "Health visitor")]).await;
    let work = house.signed_in("grace").await.get("/my-work").await;
    for came in ["at 9:15am (Neighbour) and says", "at 9:40am (Health visitor) and says"] {
        assert!(work.says(came), "{came}: {}", work.text());
    }
    assert!(!work.says("Ivy Underhill"), "nobody who told is named on a list");
}

#[tokio::test]
async fn a_caller_in_a_hurry_is_not_asked_about_the_parents() {
    let house = House::new().await;
    let own = house.families.own;
    let mut amir = house.signed_in("amir").await;
    let open = [("parents_know", ""), ("parents_agree", ""), ("parents_words", "")];
    assert_eq!(write(&mut amir, own, &open).await.status, 303);
    let list = amir.get(&at(own, "contacts")).await;
    assert!(list.says("It is not known whether the parents know"), "{}", list.text());
    let answered = [("parents_know", ""), ("parents_agree", "no"), ("parents_words", "")];
    let asked = write(&mut amir, own, &answered).await;
    assert!(asked.status == 422 && asked.says("or why they were not told or asked"), "{}", asked.text());
}

#[tokio::test]
async fn my_work_says_that_nothing_waits_only_where_nothing_does() {
    let house = House::new().await;
    let nothing = "Nothing is due and nothing waits for you.";
    for (who, has_families) in [("bea", true), ("lena", false), ("otto", false)] {
        let page = house.signed_in(who).await.get("/my-work").await;
        let families = page.says("What comes next in your families");
        let lists = page.html.contains("id=\"group-1\"");
        assert!(!has_families || families, "{who}: {}", page.text());
        assert_eq!(page.says(nothing), !families && !lists, "{who}: {}", page.text());
    }
}

#[tokio::test]
async fn tonights_form_asks_for_one_thing_and_keeps_the_others_folded_until_they_are_begun() {
    let house = House::new().await;
    let own = house.families.own;
    let mut amir = house.signed_in("amir").await;
    write(&mut amir, own, &[]).await;
    let form = at(own, "plan/tonight");
    let page = amir.get(&form).await;
    assert_eq!(page.html.matches("<details class=\"govuk-details\"><summary").count(), 2, "{}", page.html);
    let again = amir.fill(&form, &[("rules-1-text", "Rose rings at eight.")]).await;
    assert_eq!(again.status, 422);
    assert_eq!(again.html.matches("<details class=\"govuk-details\" open><summary").count(), 1);
    assert_eq!(again.html.matches("<details class=\"govuk-details\"><summary").count(), 1);
}

#[tokio::test]
async fn the_danger_box_says_what_was_decided_and_not_that_a_referral_is_one() {
    let house = House::new().await;
    let mut grace = house.signed_in("grace").await;
    let danger =
        [("danger_now", "yes"), ("danger_words", "He has a key."), ("tonight_words", "With their mother.")];
    let family = registered(&office_referral::send(&mut grace, &danger).await);
    let decided = [
        ("stage", "section_47"),
        ("reason", "A bruise."),
        ("safe_tonight", "They sleep at Gran’s."),
        ("stage_since-day", "23"),
        ("stage_since-month", "11"),
        ("stage_since-year", "2026"),
    ];
    let done = grace.fill(&at(family, "stage"), &decided).await;
    assert_eq!(done.status, 303, "{}", done.text());
    let home = grace.get(&format!("/families/{family}")).await;
    assert!(home.says("It was decided: Section 47 enquiry."), "{}", home.text());
}

#[tokio::test]
async fn the_board_begins_with_the_family_in_which_a_child_may_be_in_danger() {
    for is_rahimi in [false, true] {
        let house = House::new().await;
        let mut grace = house.signed_in("grace").await;
        let endangered = if is_rahimi { house.families.conflict } else { house.families.own };
        assert_eq!(write(&mut grace, endangered, &[]).await.status, 303);
        let mut names = ["Okafor family", "Rahimi family"];
        if is_rahimi {
            names.reverse();
        }
        let board = grace.get("/team?sort=due").await.text();
        let [first, then] = names.map(|name| board.find(name));
        assert!(first.is_some() && then.is_some() && first < then, "{names:?}: {board}");
    }
}
