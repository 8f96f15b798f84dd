//! Who decides about a reader, who is handed a copy, and what is kept from whom.

use super::*;

#[tokio::test]
async fn without_a_number_to_ring_nothing_is_printed_and_the_page_says_who_can_put_it_in() {
    let house = House::with_work().await;
    let record = house.read("amir", house.families.own).await;
    let mut family = record.families[0].value.clone();
    family.team = house.south;
    change(&house, move |object| match object {
        Object::Family(here) => {
            *here = family.clone();
            true
        }
        _ => false,
    })
    .await;
    let mut ada = house.signed_in("ada").await;
    let mut amir = house.signed_in("amir").await;
    for reader in [String::new(), format!("&reader={GRAN}")] {
        let page = amir.get(&format!("{}{reader}", path(&house))).await;
        assert!(page.says("No paper without a number to ring"), "{}", page.text());
        assert!(
            page.says("The team South has no telephone numbers")
                && page.says("An administrator can put them in")
        );
        assert!(!prints(&page.html));
    }
    let south = house.south.to_string();
    let fields = |duty: &'static str| {
        [
            ("which".to_owned(), south.clone()),
            (format!("name-{south}"), "South".to_owned()),
            (format!("phone-{south}"), "01632 960701".to_owned()),
            (format!("hours-{south}"), "every day, 8 am to 8 pm".to_owned()),
            (format!("duty_phone-{south}"), duty.to_owned()),
        ]
    };
    for (duty, status) in [("", 422), ("ring us", 422), ("01632 960798", 303)] {
        let sent = fields(duty);
        let sent: Vec<(&str, &str)> =
            sent.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let page = ada.fill("/administration/teams", &sent).await;
        assert_eq!(page.status, status, "{duty}: {}", page.text());
    }
    let page = amir.get(&format!("{}&reader={GRAN}", path(&house))).await;
    assert!(
        printed(&page.html).contains("01632 960798")
            && printed(&page.html).contains("every day, 8 am to 8 pm")
    );
    let journal = ada.get("/administration/journal?verb=team.").await;
    assert!(journal.says("set a team’s telephone numbers"), "{}", journal.text());
}

#[tokio::test]
async fn only_who_may_sign_off_decides_about_a_reader() {
    let house = House::with_work().await;
    let (dad, full) = (DAD.to_string(), FULL.to_string());
    let fields = [("plan", full.as_str()), ("reader", dad.as_str()), ("gets", "whole"), ("reason", "x")];
    let decide = decide_at(&house);
    assert_eq!(house.signed_in("bea").await.post(&decide, &fields).await.status, 403);
    assert_eq!(house.signed_in("otto").await.post(&decide, &fields).await.status, 403);
    let look = format!("/families/{}/family-plan/second", house.families.own);
    let lines = format!("/families/{}/family-plan/lines", house.families.own);
    for person in ["bea", "otto"] {
        let sent = [("plan", full.as_str()), ("reader", dad.as_str()), ("why_lines", "x")];
        assert_eq!(house.signed_in(person).await.post(&lines, &sent).await.status, 403, "{person}");
    }
    let fields = [("plan", full.as_str()), ("reader", dad.as_str()), ("second", "x")];
    for person in ["bea", "otto"] {
        let mut browser = house.signed_in(person).await;
        browser.get("/my-work").await;
        assert_eq!(browser.post(&look, &fields).await.status, 403, "{person}");
    }
}

#[tokio::test]
async fn whoever_gets_nothing_is_not_listed_to_be_handed_a_copy_and_the_box_says_what_others_get() {
    let house = House::with_work().await;
    let mut amir = house.signed_in("amir").await;
    let form = format!("/families/{}/plan/{FULL}/people/copies", house.families.own);
    let page = amir.get(&form).await;
    assert!(page.says("there is no paper of this plan for them: Dan"), "{}", page.text());
    assert!(page.says("May have the whole plan"), "{}", page.text());
    let dad = format!("person:{DAD}");
    assert!(!page.html.contains(&format!("value=\"{dad}\"")), "he is no tick box");
    let sent = with(&mut amir, &form, "copies_given", &dad).await;
    assert!(sent.status == 422 && sent.says("There is no paper of this plan for Dan"), "{}", sent.text());
    let no_paper = amir.get(&format!("{}&reader={DAD}", path(&house))).await;
    assert!(
        !no_paper.html.contains("<strong>Dan reads only lines"),
        "not beside “no paper”: {}",
        no_paper.text()
    );
    change(&house, |object| match object {
        Object::SafetyPlan(plan) if plan.id == FULL => {
            let who = practice::Who::Person(DAD);
            plan.copies_given.push(practice::plan::Mark {
                who,
                on: plan.valid_from.unwrap_or_default(),
                how: None,
            });
            true
        }
        _ => false,
    })
    .await;
    let page = amir.get(&form).await;
    assert!(page.says("Has a copy, and is to have nothing on paper."), "{}", page.text());
    assert!(!page.says("how to give it to Dan"), "nobody is told how to give what is not to be given");
    his_part(&house).await;
    let page = amir.get(&form).await;
    assert!(page.says("May have only their own part. Talk with your supervisor"), "{}", page.text());
}

#[tokio::test]
async fn screens_lead_to_somebody_feared_with_care_and_never_with_a_nudge() {
    let house = House::with_work().await;
    his_part(&house).await;
    let mut amir = house.signed_in("amir").await;
    let home = format!("/families/{}", house.families.own);
    for (path, words) in [
        (format!("{home}/plan/{FULL}/people/signed"), "to ask Dan"),
        (format!("{home}/plan/tonight"), "to ask Dan"),
        (format!("{home}/meetings/new"), "to invite Dan"),
        (format!("{home}/scaling/start"), "to ask Dan"),
        (format!("{home}/parents"), "to tell Dan"),
    ] {
        let page = amir.get(&path).await;
        let words = format!("Talk with your supervisor about whether, where and how {words}");
        assert!(page.says(&words), "{path}: {}", page.text());
    }
    for page in ["people", "plan"] {
        assert!(amir.get(&format!("{home}/{page}")).await.says("Words for Maya"), "{page}");
    }
}

#[tokio::test]
async fn a_rule_is_kept_from_one_reader_and_their_paper_does_not_say_so() {
    let house = House::with_work().await;
    let mut amir = house.signed_in("amir").await;
    let record = house.read("amir", house.families.own).await;
    let rule = record.plan_rules.iter().find(|rule| rule.plan == practice::testing::FULL).unwrap();
    let form = format!("/families/{}/plan/{}/rules/{}", house.families.own, rule.plan, rule.id);
    let uncle = UNCLE.to_string();
    let page = amir.get(&form).await;
    assert!(page.says("From whom is this kept?"), "{}", page.text());
    let done = with(&mut amir, &form, "not_for", &uncle).await;
    assert_eq!(done.status, 303, "{}", done.text());
    let plan = amir.follow(&done).await;
    assert!(plan.says("Kept from Tom"), "{}", plan.text());
    let after = house.read("amir", house.families.own).await;
    let yes = |record: &practice::CaseRecord| record.plan(rule.plan).unwrap().signatures.len();
    assert!(yes(&record) > 0 && yes(&after) == yes(&record), "nobody has to say yes again");

    let secret = "Kim takes the children to";
    assert!(rule.text.starts_with(secret));
    let his = amir.get(&format!("{}&reader={UNCLE}", path(&house))).await;
    let paper = printed(&his.html);
    for hint in [secret, "kept from", "Kept from", "left out"] {
        assert!(!paper.contains(hint), "{hint}: {paper}");
    }
    assert!(his.says("Tom may have the plan without what is kept from Tom."), "{}", his.text());
    assert!(his.says("The paper does not say that anything is left out."));
    assert!(his.html.contains(secret), "the worker sees what is left out");
    let hers = amir.get(&format!("{}&reader={GRAN}", path(&house))).await;
    assert!(printed(&hers.html).contains(secret) && hers.says("Rose may have the whole plan."));
    let whole = amir.get(&path(&house)).await;
    assert!(whole.says("This is the whole plan. It is not for Dan, Tom or Comfort."), "{}", whole.text());
    assert!(printed(&whole.html).contains(secret));
    let history = amir.get(&format!("/families/{}/history", house.families.own)).await;
    assert!(history.says("Kept from"), "{}", history.text());
}

#[tokio::test]
async fn a_line_is_not_kept_from_whoever_has_a_part_in_it() {
    let house = House::with_work().await;
    let mut amir = house.signed_in("amir").await;
    let record = house.read("amir", house.families.own).await;
    let rule = record.plan_rules.iter().find(|rule| rule.plan == practice::testing::FULL).unwrap();
    let form = format!("/families/{}/plan/{}/rules/{}", house.families.own, rule.plan, rule.id);
    let refused = with(&mut amir, &form, "not_for", &MUM.to_string()).await;
    assert!(
        refused.status == 422 && refused.says("Kim has a part in this, so it cannot be kept from Kim."),
        "{}",
        refused.text()
    );
}
