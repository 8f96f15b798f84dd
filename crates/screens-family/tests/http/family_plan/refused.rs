//! Readers for whom nothing is shown or printed: feared, not in the record, or perhaps somebody else.

use super::*;

#[tokio::test]
async fn whoever_is_feared_on_a_danger_gets_their_own_part_and_anybody_may_be_given_less() {
    let house = House::with_work().await;
    change(&house, |object| match object {
        Object::DangerStatement(danger) => {
            danger.whose = vec![UNCLE];
            true
        }
        Object::PlanRule(rule) => {
            "Rose keeps her door open.".clone_into(&mut rule.text);
            rule.when.clear();
            true
        }
        _ => false,
    })
    .await;
    let mut amir = house.signed_in("amir").await;
    let his = format!("{}&reader={UNCLE}", path(&house));
    let page = amir.get(&his).await;
    assert!(
        page.says("Tom is named in a danger statement as the one whose behaviour is feared."),
        "{}",
        page.text()
    );
    assert!(!prints(&page.html), "he does nothing in it");
    let hers = format!("{}&reader={GRAN}", path(&house));
    assert!(amir.get(&hers).await.says("Decide otherwise"));
    let (gran, full) = (GRAN.to_string(), FULL.to_string());
    amir.post(&decide_at(&house), &[("plan", &full), ("reader", &gran), ("gets", "own_part")]).await;
    let page = amir.get(&hers).await;
    assert!(page.says("Rose reads a line only when somebody has given it to Rose."), "{}", page.text());
    assert!(!prints(&page.html), "nobody has given her a line yet");
}

#[tokio::test]
async fn a_feared_readers_page_has_a_neutral_title_and_others_keep_theirs_where_only_they_find_it() {
    let house = House::with_work().await;
    his_part(&house).await;
    let mut amir = house.signed_in("amir").await;
    let his = format!("{}&reader={DAD}", path(&house));
    let paper = printed(&amir.get(&his).await.html);
    assert!(paper.contains("What you have said you will do"), "he said yes: {paper}");
    change(&house, |object| match object {
        Object::SafetyPlan(plan) => {
            plan.signatures.clear();
            true
        }
        _ => false,
    })
    .await;
    let page = amir.get(&his).await;
    assert!(page.html.contains("<title>Your page"), "the browser prints the title");
    let paper = printed(&page.html);
    // Nobody has said yes to the plan as it is now: he has said nothing.
    assert!(paper.contains("What is asked of you") && !paper.contains("What you have said"), "{paper}");
    let kims = amir.get(&format!("{}&reader={MUM}", path(&house))).await;
    let paper = printed(&kims.html);
    assert!(paper.contains("Keep this plan where only you find it."), "{paper}");
    assert!(!paper.contains("where you can see it"), "{paper}");
}

#[tokio::test]
async fn a_reader_whom_the_record_does_not_have_is_never_shown_the_whole_plan() {
    let house = House::with_work().await;
    let mut amir = house.signed_in("amir").await;
    let at = path(&house);
    assert_eq!(amir.get(&at).await.status, 200, "for nobody in particular it is the whole plan");
    let others = house.read("otto", house.families.other).await.people[0].id.to_string();
    let unknown = practice::ids::PersonId(house.store.new_id()).to_string();
    for reader in [others.as_str(), unknown.as_str(), "nonsense", "%20", "0", "-1", "%EF%BF%BD"] {
        let page = amir.get(&format!("{at}&reader={reader}")).await;
        assert_eq!(page.status, 404, "{reader:?}: {}", page.text());
    }
    for twice in [
        format!("&reader=&reader={DAD}"),
        format!("&reader={DAD}&reader={MUM}"),
        format!("&reader={UNCLE}&plan={FULL}"),
    ] {
        assert_eq!(amir.get(&format!("{at}{twice}")).await.status, 404, "{twice}");
    }
    assert_eq!(amir.get(&format!("{at}&reader=")).await.status, 200);
    assert_eq!(amir.get(&format!("{at}&reader={UNCLE}")).await.status, 200);
    let plan = FULL.to_string();
    let unclear = [("reader", unknown.as_str()), ("plan", &plan), ("gets", "whole"), ("reason", "x")];
    assert_eq!(amir.post(&decide_at(&house), &unclear).await.status, 404);
}

#[tokio::test]
async fn what_narrows_a_page_and_cannot_be_read_never_shows_more() {
    let house = House::with_work().await;
    let family = format!("/families/{}", house.families.own);
    let mut amir = house.signed_in("amir").await;
    for query in [
        "history?kind=nonsense",
        "history?kind=person&id=nonsense",
        "history?who=nonsense",
        "history?show=nonsense",
        "map?map=nonsense",
        "scaling/start?scale=nonsense",
    ] {
        let page = amir.get(&format!("{family}/{query}")).await;
        assert_eq!(page.status, 404, "{query}: {}", page.text());
    }
    let page = amir.get(&format!("{family}/history?from-day=x&from-month=1&from-year=2026")).await;
    assert!(page.says("must be a real date") && page.says("0 entries"), "{}", page.text());
    for query in ["stage=nonsense", "status=nonsense", "whose=nonsense"] {
        assert_eq!(amir.get(&format!("/families?{query}")).await.status, 404, "{query}");
    }
    let mut ada = house.signed_in("ada").await;
    for query in ["who=nonsense", "verb=nonsense"] {
        assert_eq!(ada.get(&format!("/administration/journal?{query}")).await.status, 404, "{query}");
    }
}

#[tokio::test]
async fn nothing_is_handed_to_somebody_of_nearly_the_same_name_before_it_is_said_whether_they_are_one() {
    let house = House::with_work().await;
    let record = house.read("amir", house.families.own).await;
    let dad = record.person(DAD).unwrap().value.clone();
    let mut tom = record.person(UNCLE).unwrap().value.clone();
    (tom.given, tom.called, tom.born) = ("Dann".to_owned(), String::new(), None);
    tom.family.clone_from(&dad.family);
    tom.sex = dad.sex;
    house.put(vec![tom.clone().into()]).await;
    let mut amir = house.signed_in("amir").await;
    let his = format!("{}&reader={UNCLE}", path(&house));
    let page = amir.get(&his).await;
    assert!(page.says("has nearly the same name as") && !prints(&page.html), "{}", page.text());
    let same = format!("/families/{}/people/{UNCLE}/same", house.families.own);
    let asked = amir.get(&same).await;
    assert!(asked.says("Is Dann Marlow the same person as Dan Marlow?"), "{}", asked.text());
    let silent = amir.post(&same, &[("name", "Dan Marlow")]).await;
    assert!(silent.status == 422 && silent.html.contains("href=\"#same\""), "{}", silent.text());
    let mut otto = house.signed_in("otto").await;
    assert_eq!(otto.post(&same, &[("name", "Dan Marlow"), ("same", "no")]).await.status, 403);
    amir.get(&same).await;
    assert_eq!(amir.post(&same, &[("name", "Dan Marlow"), ("same", "no")]).await.status, 303);
    assert!(amir.get(&same).await.says("Nobody else has nearly the same name"));
    let page = amir.get(&his).await;
    assert!(!page.says("has nearly the same name as"), "{}", page.text());
    assert!(!prints(&page.html), "an answer by itself opens nothing: {}", page.text());
    // They were one person after all.
    tom.alike =
        vec![Alike { name: "Dan Marlow".to_owned(), is_same: true, by: LEAD, on: crate::common::today() }];
    house.put(vec![tom.into()]).await;
    let page = amir.get(&his).await;
    assert!(page.says("has the same name as somebody in this record"), "{}", page.text());
}
