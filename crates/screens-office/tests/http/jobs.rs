//! What Kith does by itself, as administrators see it: what was given up, with the sentence, and a button to try it again.

use crate::common::{House, given_up_job};

#[tokio::test]
async fn an_administrator_reads_why_a_job_was_given_up_and_has_it_tried_again_once() {
    let house = House::new().await;
    let mut ada = house.signed_in("ada").await;
    let page = ada.get("/administration/jobs").await;
    assert!(
        page.says("Nothing runs or waits.") && page.says("Nothing has been done yet."),
        "{}",
        page.text()
    );
    assert!(!page.says("Given up"));

    let job = given_up_job(&house).await;
    let page = ada.get("/administration/jobs").await;
    for words in ["Nightly upkeep", "23 November 2026", "The disk is full.", "tried 8 times", "Try again now"]
    {
        assert!(page.says(words), "{words}: {}", page.text());
    }
    let again = format!("/administration/jobs/{job}/again");
    let sent = ada.post(&again, &[]).await;
    assert_eq!((sent.status, sent.location()), (303, "/administration/jobs?done=job-again"));
    let page = ada.follow(&sent).await;
    assert!(page.says("It is tried again within a minute") && !page.says("Given up"), "{}", page.text());
    assert!(page.says("Waits until 23 November 2026"), "{}", page.text());
    assert!(house.entries().contains(&"job.tried_again".to_owned()));

    let pressed_twice = ada.post(&again, &[]).await;
    assert_eq!(pressed_twice.status, 422);
    assert!(pressed_twice.says("This is not given up any more."), "{}", pressed_twice.text());
    for nowhere in ["/administration/jobs/nothing/again", "/administration/jobs/2222222222222/again"] {
        assert_eq!(ada.post(nowhere, &[]).await.status, 404, "{nowhere}");
    }
}

#[tokio::test]
async fn a_job_that_is_done_says_when_and_on_which_node() {
    let house = House::new().await;
    house.store.ask_for_night(house.clock.now()).await.unwrap();
    let claimed = house.store.claim_job(house.clock.now()).await.unwrap().unwrap();
    let mut ada = house.signed_in("ada").await;
    assert!(ada.get("/administration/jobs").await.says("Runs now on node 0"));
    assert!(house.store.finish_job(&claimed, house.clock.now()).await.unwrap());
    let page = ada.get("/administration/jobs").await;
    assert!(page.says("Done 23 November 2026 at 10am on node 0"), "{}", page.text());
}

#[tokio::test]
async fn nobody_but_an_administrator_sees_jobs_or_has_one_tried_again() {
    let house = House::new().await;
    let job = given_up_job(&house).await;
    for who in ["amir", "grace", "chen", "lena", "ana"] {
        let mut browser = house.signed_in(who).await;
        let seen = browser.get("/administration/jobs").await;
        assert!(seen.status == 403 && !seen.says("Nightly upkeep"), "{who}: {}", seen.text());
        let sent = browser.post(&format!("/administration/jobs/{job}/again"), &[]).await;
        assert_eq!(sent.status, 403, "{who}");
    }
    assert!(!house.entries().contains(&"job.tried_again".to_owned()));
}
