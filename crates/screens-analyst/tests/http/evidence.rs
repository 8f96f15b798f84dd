//! Evidence: an authority beside its neighbours and England.

use crate::common::{Browser, House, Page};

#[tokio::test]
async fn an_analyst_sees_an_authority_beside_its_neighbours_and_england() {
    let house = House::new().await;
    let mut ana = house.signed_in("ana").await;
    assert!(ana.get("/my-work").await.html.contains("href=\"/evidence\""));
    let page = ana.get("/evidence").await;
    assert!(page.status == 200 && page.says("Choose an authority"), "{}", page.text());
    let page = ana.get("/evidence?authority=E08000036").await;
    assert!(page.says("Wakefield beside others") && page.says("Re-referrals within 12 months"));
    assert!(page.says("18.5%") && page.says("22.6%"), "{}", page.text());
    assert!(page.says("2.6 percentage points less than the middle of its neighbours"));
    assert!(page.says("suppressed (c)"), "a number that is not published is never nought");
    assert!(page.says("They do not say why"));
    assert!(page.says("Dudley, Barnsley"), "the neighbours are named");
}

#[tokio::test]
async fn a_measure_shows_its_years_its_definition_and_what_to_know_before_using_it() {
    let house = House::new().await;
    let mut lena = house.signed_in("lena").await;
    let page = lena.get("/evidence/measures/re-referrals@DFE-2025?authority=384").await;
    assert!(page.status == 200 && page.says("Re-referrals within 12 months"), "{}", page.text());
    assert!(page.says("365 days") && page.says("the two are different measures"));
    assert!(page.says("10 of 10"), "how many neighbours stand behind their middle");
    assert!(page.html.contains("<svg") && !page.html.contains("<script>"));
    assert!(page.says("re-referrals@PANEL-2025"), "the other version is another measure");
    for wrong in [
        "/evidence/measures/re-referrals@DFE-1900?authority=384",
        "/evidence/measures/nonsense?authority=384",
        "/evidence/measures/re-referrals@DFE-2025?authority=E99999999",
        "/evidence/measures/re-referrals@DFE-2025",
    ] {
        assert_eq!(lena.get(wrong).await.status, 404, "{wrong}");
    }
    assert!(lena.get("/evidence?authority=E99999999").await.says("No authority has that code."));
}

#[tokio::test]
async fn evidence_is_for_analysts_and_practice_leads() {
    let house = House::new().await;
    for person in ["amir", "grace", "chen", "ada"] {
        let mut browser = house.signed_in(person).await;
        assert_eq!(browser.get("/evidence").await.status, 403, "{person}");
        assert!(!browser.get("/my-work").await.html.contains("href=\"/evidence\""), "{person}");
    }
}

/// Other people's work has every turn: no study can begin before what this returns is dropped.
async fn others_at_work(house: &House) -> Vec<std::sync::mpsc::Sender<()>> {
    let mut others = Vec::new();
    for _ in 0..8 {
        let (go_on, over) = std::sync::mpsc::channel::<()>();
        let app = house.app.clone();
        tokio::spawn(async move { app.held::<screens_analyst::Checks>().in_turn(move || over.recv()).await });
        others.push(go_on);
    }
    tokio::task::yield_now().await;
    others
}

/// The page of a study once it no longer runs; a build for tests takes its time over it.
async fn when_it_has_run(ana: &mut Browser, path: &str) -> Page {
    let mut page = ana.get(path).await;
    for _ in 0..300 {
        if !page.says("The study is running") {
            break;
        }
        page = ana.get(path).await;
    }
    page
}

#[tokio::test]
async fn a_study_that_takes_long_goes_on_says_how_far_it_is_and_waits_for_no_second_one() {
    let house = House::new().await;
    let mut ana = house.signed_in("ana").await;
    ana.get("/evidence/studies").await;
    let others = others_at_work(&house).await;
    let sent = ana.post("/evidence/examples/voices", &[]).await;
    let base = sent.location().to_owned();
    let page = ana.get(&base).await;
    assert!(page.status == 200 && page.says("The study is running"), "{}", page.text());
    assert!(page.says("waits until another study has ended") && page.html.contains("<progress"));
    assert!(ana.get("/evidence/studies").await.says("It is still running"));
    for path in ["report", "files/results.csv"] {
        assert_eq!(ana.get(&format!("{base}/{path}")).await.status, 404, "there is no {path} yet");
    }
    ana.get("/evidence/studies").await;
    let second = ana.post("/evidence/examples/pilots", &[]).await;
    assert!(second.status == 422 && second.says("still running. Nothing was begun."), "{}", second.text());
    assert_eq!(house.signed_in("lena").await.get(&base).await.status, 404, "it is its session's alone");
    drop(others);
    let page = when_it_has_run(&mut ana, &base).await;
    assert!(page.says("Read the report"), "{}", page.text());
}

#[tokio::test]
async fn a_study_that_fails_late_says_why_on_its_page_and_has_no_report() {
    let house = House::new().await;
    let mut lena = house.signed_in("lena").await;
    let others = others_at_work(&house).await;
    let token = lena.get("/evidence/studies").await.value("_token").unwrap();
    let files = [("study", "study.toml", b"format = 1\nquestion".as_slice())];
    let sent = lena.send_files("/evidence/studies", &token, &files).await;
    let base = sent.location().to_owned();
    assert!(lena.get(&base).await.says("The study is running"));
    drop(others);
    let page = when_it_has_run(&mut lena, &base).await;
    assert!(page.says("The study could not be run") && page.says("study.toml, line 2"), "{}", page.text());
    assert_eq!(lena.get(&format!("{base}/report")).await.status, 404);
    let done = lena.post(&format!("{base}/forget"), &[]).await;
    assert!(lena.follow(&done).await.says("Forgotten."));
}

#[tokio::test]
async fn the_pilots_are_run_read_taken_away_and_forgotten() {
    let house = House::new().await;
    let mut ana = house.signed_in("ana").await;
    ana.get("/evidence/studies").await;
    let sent = ana.post("/evidence/examples/pilots", &[]).await;
    let page = when_it_has_run(&mut ana, sent.location()).await;
    assert!(page.says("No demonstrated effect on outcomes") && page.says("results.csv"), "{}", page.text());
    let base = sent.location().to_owned();
    let report = ana.get(&format!("{base}/report")).await;
    assert!(report.status == 200 && report.says("What this does not show"));
    let policy = report.headers["content-security-policy"].to_str().unwrap();
    assert!(
        policy.starts_with("default-src 'none'; style-src 'sha256-") && !policy.contains("unsafe"),
        "{policy}"
    );
    let numbers = ana.get(&format!("{base}/files/results.csv")).await;
    assert!(numbers.headers["content-disposition"].to_str().unwrap().contains("results.csv"));
    assert_eq!(ana.get(&format!("{base}/files/../secret")).await.status, 404);
    assert_eq!(
        house.signed_in("lena").await.get(&base).await.status,
        404,
        "it is for the session that ran it"
    );
    ana.get(&base).await;
    let done = ana.post(&format!("{base}/forget"), &[]).await;
    assert!(ana.follow(&done).await.says("Forgotten."));
    assert_eq!(ana.get(&base).await.status, 404);
    assert_eq!(ana.post("/evidence/examples/nonsense", &[]).await.status, 404);
}

#[tokio::test]
async fn a_study_that_cannot_be_run_says_what_and_where_and_leaves_nothing() {
    let house = House::new().await;
    let mut lena = house.signed_in("lena").await;
    for (files, words) in [
        (vec![], "Choose one study file."),
        (vec![("study", "study.toml", "format = 1\nquestion")], "study.toml, line 2"),
        (vec![("study", "study.toml", "format = 1\n[study]\nid = \"x\"\n")], "study.toml"),
        (vec![("study", "a.toml", ""), ("study", "b.toml", "")], "Choose one study file."),
    ] {
        let token = lena.get("/evidence/studies").await.value("_token").unwrap();
        let files: Vec<(&str, &str, &[u8])> =
            files.iter().map(|(field, name, text)| (*field, *name, text.as_bytes())).collect();
        let page = lena.send_files("/evidence/studies", &token, &files).await;
        assert!(
            page.status == 422 && page.says(words) && page.says("There is a problem"),
            "{words}: {}",
            page.text()
        );
        assert!(!page.says("Run just now"), "nothing is held");
    }
}
