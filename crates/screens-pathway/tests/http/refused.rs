//! What is refused, and to whom: nothing is half-written, and everything typed stays.

use crate::common::{House, at, child, day, decided_contact, fields, own, send};

#[tokio::test]
async fn nothing_is_kept_of_any_child_where_one_is_refused() {
    let house = House::new().await;
    let family = house.families.own;
    let contact = decided_contact(&house).await;
    let (maya, jonah) = (child(&house, "Maya").await, child(&house, "Jonah").await);
    let (m, j) = (maya.to_string(), jonah.to_string());
    let of = |name: &str, child: &str| format!("{name}-{child}");
    let mut grace = house.signed_in("grace").await;
    let form = at(family, &format!("pathway/refer/{contact}"));
    let refused = send(
        &mut grace,
        &form,
        &[
            fields(&[("children", &m), ("children", &j), ("because", "A bruise.")]),
            fields(&[(&of("need", &m), "N1"), (&of("next", &m), "assess"), (&of("next", &j), "assess")]),
        ],
    )
    .await;
    assert!(
        refused.status == 422 && refused.says("Jonah: Say why the child needs help"),
        "{}",
        refused.text()
    );
    assert!(refused.html.contains(">A bruise.</textarea>"), "what was typed stays");
    assert!(own(&house, maya).await.referrals.is_empty() && own(&house, jonah).await.referrals.is_empty());
}

#[tokio::test]
async fn a_second_referral_beside_an_open_one_is_never_opened() {
    let house = House::new().await;
    let family = house.families.own;
    let contact = decided_contact(&house).await;
    let maya = child(&house, "Maya").await.to_string();
    let said = |contact| {
        (
            at(family, &format!("pathway/refer/{contact}")),
            fields(&[
                ("children", &maya),
                ("because", "A bruise."),
                (&format!("need-{maya}"), "N1"),
                (&format!("next-{maya}"), "assess"),
            ]),
        )
    };
    let mut grace = house.signed_in("grace").await;
    let (form, once) = said(contact);
    // Two windows were open with the same form.
    let mut other = house.signed_in("grace").await;
    let second = other.get(&form).await;
    assert_eq!(send(&mut grace, &form, std::slice::from_ref(&once)).await.status, 303);
    let pairs: Vec<(&str, &str)> = once.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let again = other.post(&form, &pairs).await;
    assert!(again.status == 422 && second.status == 200, "{}", again.text());
    assert_eq!(own(&house, child(&house, "Maya").await).await.referrals.len(), 1);
}

#[tokio::test]
async fn who_may_not_decide_is_turned_away_and_who_may_not_see_reads_nothing() {
    let house = House::new().await;
    let family = house.families.own;
    let contact = decided_contact(&house).await;
    // Amir leads the work and does not decide on a referral; Otto is of another team.
    let mut amir = house.signed_in("amir").await;
    assert_eq!(amir.get(&at(family, "pathway")).await.status, 200);
    for rest in [
        format!("pathway/refer/{contact}"),
        "pathway/authorise".to_owned(),
        "pathway/enquiry".to_owned(),
        "pathway/conference".to_owned(),
        "pathway/close".to_owned(),
    ] {
        assert_eq!(amir.get(&at(family, &rest)).await.status, 403, "{rest}");
        assert_eq!(amir.post(&at(family, &rest), &[]).await.status, 403, "{rest}");
    }
    let mut otto = house.signed_in("otto").await;
    for rest in ["pathway", "pathway/strategy", "pathway/in-need", "visits/new"] {
        assert_ne!(otto.get(&at(family, rest)).await.status, 200, "{rest}");
    }
    let mut restricted = house.signed_in("bea").await;
    assert_eq!(restricted.get(&at(house.families.restricted, "pathway")).await.status, 404);
}

#[tokio::test]
async fn a_plan_cannot_begin_beside_another_nor_end_before_it_began() {
    let house = House::new().await;
    let family = house.families.own;
    let contact = decided_contact(&house).await;
    let maya = child(&house, "Maya").await;
    let m = maya.to_string();
    let mut grace = house.signed_in("grace").await;
    let form = at(family, &format!("pathway/refer/{contact}"));
    let said = fields(&[
        ("children", &m),
        ("because", "A bruise."),
        (&format!("need-{m}"), "N1"),
        (&format!("next-{m}"), "assess"),
    ]);
    assert_eq!(send(&mut grace, &form, &[said]).await.status, 303);
    let in_need = at(family, "pathway/in-need");
    let begins = fields(&[("what", "begins"), ("children", &m)]);
    let later = send(&mut grace, &in_need, &[begins.clone(), day("on", "2027-01-01")]).await;
    assert!(later.status == 422 && later.says("is in the future"), "{}", later.text());
    let past = send(&mut grace, &in_need, &[begins.clone(), day("on", "1826-11-23")]).await;
    assert!(past.status == 422 && past.says("must be a real date"), "{}", past.text());
    assert_eq!(send(&mut grace, &in_need, &[begins.clone(), day("on", "2026-11-20")]).await.status, 303);
    let again = send(&mut grace, &in_need, &[begins, day("on", "2026-11-23")]).await;
    assert!(
        again.status == 422 && again.says("Maya: A plan is in force since 20 November 2026"),
        "{}",
        again.text()
    );
    let ends = fields(&[("what", "ends"), ("children", &m), ("words", "No longer needed.")]);
    let before = send(&mut grace, &in_need, &[ends, day("on", "2026-11-19")]).await;
    assert!(
        before.status == 422 && before.says("Maya: It ends before it begins, on 20 November 2026"),
        "{}",
        before.text()
    );
    assert_eq!(own(&house, maya).await.in_need_plans.len(), 1);
}

#[tokio::test]
async fn each_form_sent_twice_makes_one_thing_and_keeps_what_stands() {
    let house = House::new().await;
    let family = house.families.own;
    let contact = decided_contact(&house).await;
    let maya = child(&house, "Maya").await;
    let m = maya.to_string();
    let of = |name: &str| format!("{name}-{m}");
    let mut grace = house.signed_in("grace").await;
    let forms = [
        (
            format!("pathway/refer/{contact}"),
            fields(&[("because", "A bruise."), (&of("need"), "N1"), (&of("next"), "assess")]),
        ),
        (
            "pathway/strategy".to_owned(),
            fields(&[
                ("at-time", "9am"),
                ("missing_because", "It was in the night."),
                ("safe_now", "She sleeps at her grandmother’s."),
                ("decision", "single"),
                ("because", "Nobody explains the bruise."),
            ]),
        ),
        (
            "pathway/enquiry".to_owned(),
            fields(&[
                ("words", "Borne out."),
                (&of("seen"), "yes"),
                (&of("outcome"), "conference"),
                (&of("not_with_danger"), "hospital"),
                (&of("not_with_danger_words"), "On the ward until Friday."),
            ]),
        ),
        (
            "pathway/conference".to_owned(),
            fields(&[
                ("kind", "initial"),
                ("quorate", "yes"),
                (&of("took_part"), "PN6"),
                (&of("decision"), "no_plan"),
                (&of("because"), "It is safe enough."),
                (&of("unready_because"), "There is no map yet."),
            ]),
        ),
        ("pathway/in-need".to_owned(), fields(&[("what", "begins")])),
        (
            "pathway/authorise".to_owned(),
            fields(&[(&of("seen"), "yes"), (&of("factors"), "7A"), (&of("outcome"), "in_need")]),
        ),
        ("pathway/assess".to_owned(), Vec::new()),
    ];
    for (rest, said) in forms {
        let path = at(family, &rest);
        let page = grace.get(&path).await;
        assert_eq!(page.status, 200, "{rest}");
        let once = page.value("_once").unwrap();
        let all: Vec<(String, String)> = said
            .into_iter()
            .chain(fields(&[("children", &m), ("_once", &once)]))
            .chain(day("on", "2026-11-23"))
            .chain(day("from", "2026-11-23"))
            .collect();
        let pairs: Vec<(&str, &str)> =
            all.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let first = grace.post(&path, &pairs).await;
        let again = grace.post(&path, &pairs).await;
        assert_eq!((first.status, again.status), (303, 303), "{rest}: {} {}", first.text(), again.text());
    }
    let record = own(&house, maya).await;
    let counts = [
        record.referrals.len(),
        record.enquiries.len(),
        record.conferences.len(),
        record.in_need_plans.len(),
        record.assessments.len(),
    ];
    assert_eq!(counts, [1, 1, 1, 1, 2]);
    assert_eq!(house.read("amir", family).await.strategies.len(), 1);
}
