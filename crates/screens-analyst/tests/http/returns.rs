//! Statutory returns: files are checked in memory, for analysts alone; what was found is shown, handed out, kept, compared.

use crate::common::{Browser, House, Page};
use axum::body::Body;
use returns::{cin, ssda903};

/// A form with files as a browser sends it: the field, the name of the file, what is in it.
async fn upload(browser: &mut Browser, files: &[(&str, &str, &[u8])]) -> Page {
    let token = browser.get("/returns").await.value("_token").unwrap();
    browser.send_files("/returns", &token, files).await
}

fn census(children: u64, one_mistake_in: u64) -> Vec<u8> {
    let mut xml = Vec::new();
    cin::invent(&cin::Invention { children, one_mistake_in, ..cin::Invention::default() }, &mut xml).unwrap();
    xml
}

/// Checks a census in which every third child has a mistake; the address of the check.
async fn checked(browser: &mut Browser) -> String {
    let sent = upload(browser, &[("this_year", "census.xml", &census(60, 3))]).await;
    assert_eq!(sent.status, 303, "{}", sent.text());
    sent.location().to_owned()
}

/// The first link on a page whose address contains this.
fn link(page: &Page, part: &str) -> String {
    let at = page.html.find(part).unwrap_or_else(|| panic!("no link with {part}: {}", page.text()));
    let start = page.html[..at].rfind('"').unwrap() + 1;
    page.html[start..].split('"').next().unwrap().replace("&amp;", "&")
}

#[tokio::test]
async fn an_analyst_sees_what_a_census_breaks_by_rule_by_child_and_by_table() {
    let house = House::new().await;
    let mut ana = house.signed_in("ana").await;
    let base = checked(&mut ana).await;
    let page = ana.get(&base).await;
    assert!(
        page.says("Children in need census") && page.says("60 children checked against"),
        "{}",
        page.text()
    );
    assert!(page.says("rules found something") && page.says("Save what was found"));
    let rule = ana.get(&link(&page, "/rules/")).await;
    let whose = rule.says("The Department’s text") || rule.says("How Kith reads it");
    assert!(whose && rule.says("What clashes"), "{}", rule.text());
    let child = ana.get(&link(&rule, "/children/")).await;
    assert!(child.says("The child’s rows") && child.html.contains("kith-return__wrong"), "{}", child.text());
    assert!(child.says("clashes, rule"), "never by colour alone");
    let children = ana.get(&format!("{base}?by=children")).await;
    let id = link(&children, "/children/");
    assert!(children.says("children") && id.ends_with(|last: char| last.is_ascii_digit()));
    let tables = ana.get(&format!("{base}?by=tables")).await;
    let table = ana.get(&link(&tables, "by=table&amp;table=")).await;
    assert!(table.status == 200 && table.says("found in"), "{}", table.text());
    let errors = ana.get(&format!("{base}?level=error")).await;
    assert!(!errors.html.contains(">Query<"), "only errors");
    assert_eq!(ana.get(&format!("{base}/rules/nonsense")).await.status, 404);
    assert_eq!(ana.get(&format!("{base}/children/9999")).await.status, 404);
}

#[tokio::test]
async fn a_child_is_gone_to_by_identifier_and_no_identifier_stands_in_an_address() {
    let house = House::new().await;
    let mut ana = house.signed_in("ana").await;
    let base = checked(&mut ana).await;
    let children = ana.get(&format!("{base}?by=children&sort=id")).await;
    let bdi = children.html.split("<bdi>").nth(1).unwrap();
    let id = bdi.split('<').next().unwrap().to_owned();
    let there = ana.post(&format!("{base}/child"), &[("child", &id)]).await;
    assert!(there.status == 303 && !there.location().contains(&id), "{}", there.location());
    assert!(ana.follow(&there).await.says(&format!("Child {id}")));
    let nobody = ana.post(&format!("{base}/child"), &[("child", "nobody")]).await;
    assert!(ana.follow(&nobody).await.says("Nothing was found about a child with that identifier."));
}

#[tokio::test]
async fn both_years_of_an_ssda903_return_are_checked_together() {
    let house = House::new().await;
    let invented = ssda903::invent(&ssda903::Invention {
        children: 40,
        one_mistake_in: 2,
        ..ssda903::Invention::default()
    });
    let mut files: Vec<(&str, &str, &[u8])> = Vec::new();
    files.extend(invented.this_year.iter().map(|(name, text)| ("this_year", *name, text.as_bytes())));
    files.extend(invented.last_year.iter().map(|(name, text)| ("last_year", *name, text.as_bytes())));
    let mut ana = house.signed_in("ana").await;
    let sent = upload(&mut ana, &files).await;
    let page = ana.follow(&sent).await;
    assert!(page.says("SSDA903") && page.says("40 children checked"), "{}", page.text());
    assert!(page.says("Rules that were not run"), "those that need postcodes or providers");
    let children = ana.get(&format!("{}?by=children", sent.location())).await;
    let child = ana.get(&link(&children, "/children/")).await;
    assert!(child.html.contains("kith-return__wrong") && child.says("The child’s rows"), "{}", child.text());
}

#[tokio::test]
async fn what_was_found_is_handed_out_in_each_format() {
    let house = House::new().await;
    let mut ana = house.signed_in("ana").await;
    let base = checked(&mut ana).await;
    for (format, kind, starts) in [
        ("csv", "text/csv", ""),
        ("json", "application/json", "{"),
        ("html", "text/html", "<!"),
        ("xlsx", "spreadsheetml", "PK"),
    ] {
        let file = ana.get(&format!("{base}/report/{format}")).await;
        let header = |name: &str| file.headers.get(name).unwrap().to_str().unwrap().to_owned();
        assert!(file.status == 200 && header("content-type").contains(kind), "{format}");
        assert!(
            header("content-disposition").contains(&format!(".{format}"))
                && file.html.trim_start_matches('\u{feff}').starts_with(starts),
            "{format}"
        );
        assert_eq!(header("cache-control"), "no-store");
    }
    assert_eq!(ana.get(&format!("{base}/report/pdf")).await.status, 404);
}

#[tokio::test]
async fn what_cannot_be_checked_is_refused_or_said_with_a_sentence_and_never_looks_whole() {
    let house = House::new().await;
    let mut ana = house.signed_in("ana").await;
    let whole = census(20, 0);
    let cut = &whole[..whole.len() / 2];
    let other = String::from_utf8(whole.clone())
        .unwrap()
        .replace("<Collection>CIN</Collection>", "<Collection>SC</Collection>");
    for (files, words) in [
        (vec![], "Choose the files of this year’s return."),
        (vec![("last_year", "header.csv", &b"CHILD"[..])], "Choose the files of this year’s return."),
        (vec![("this_year", "a.xml", &whole[..]), ("this_year", "b.csv", b"CHILD")], "Nothing was checked."),
        (vec![("this_year", "a.xml", &whole[..]), ("this_year", "b.xml", &whole[..])], "is one file"),
    ] {
        let page = upload(&mut ana, &files).await;
        assert!(page.status == 422 && page.says(words), "{words}: {}", page.text());
        assert!(house.app.held::<screens_analyst::Checks>().count() == 0, "nothing is held");
    }
    for (name, bytes, words) in [
        ("cut.xml", cut, "Not all of it was read."),
        ("other.xml", other.as_bytes(), "of the collection “SC”"),
        ("header.csv", b"CHILD;SEX;DOB;ETHNIC;UPN;MOTHER;MC_DOB\nA1;M;01/01/2015;WBRI;;;\n", "semicolon"),
        ("header.csv", b"PK\x03\x04workbook", "Excel"),
        ("orders.xml", b"<Orders><Order/></Orders>", "<Orders>"),
        ("header.csv", b"CHILD,SEX,SEX\nA1,1,1\n", "SEX"),
    ] {
        let sent = upload(&mut ana, &[("this_year", name, bytes)]).await;
        let page = ana.follow(&sent).await;
        assert!(page.status == 200 && page.says(words), "{name} {words}: {}", page.text());
        assert!(!page.says("No rule that was run found anything."), "{name}: {}", page.text());
    }
}

#[tokio::test]
async fn files_as_they_really_come_are_read_or_answered_with_what_to_do() {
    let house = House::new().await;
    let mut ana = house.signed_in("ana").await;
    let zip = upload(&mut ana, &[("this_year", "return.zip", b"PK\x03\x04rest")]).await;
    assert!(
        zip.status == 422 && zip.says("return.zip is a zip file") && zip.says("Unpack it"),
        "{}",
        zip.text()
    );
    // What systems leave in a folder is nothing, beside a census too.
    let whole = census(20, 0);
    let folder = [("this_year", ".DS_Store", &b"\0\0Bud1"[..]), ("this_year", "census.xml", &whole[..])];
    let sent = upload(&mut ana, &folder).await;
    let page = ana.follow(&sent).await;
    assert!(page.says("20 children checked") && !page.says("DS_Store"), "{}", page.text());
    let two = [whole.as_slice(), &whole].concat();
    let episodes = include_bytes!("../../../returns/tests/field/02-a-year-that-is-not-known/episodes.csv");
    for (name, bytes, title, words) in [
        ("two.xml", two.as_slice(), "Children in need census, 2025-26", "after the end of <Message>"),
        ("episodes.csv", episodes, "SSDA903", "2020-21"),
        ("header.csv", b"PK\x03\x04workbook", "SSDA903", "save its sheets as CSV"),
    ] {
        let sent = upload(&mut ana, &[("this_year", name, bytes)]).await;
        let page = ana.follow(&sent).await;
        assert!(page.status == 200 && page.says(words), "{name} {words}: {}", page.text());
        assert!(
            page.html.contains(&format!("<h1 class=\"govuk-heading-l\">{title}</h1>")),
            "{name}: {}",
            page.text()
        );
        let list = ana.get("/returns").await;
        assert!(list.says(title), "{}", list.text());
    }
    assert!(!ana.get("/returns").await.says("SSDA903, 20"), "a return that could not be read has no year");
}

#[tokio::test]
async fn a_broken_or_forged_upload_is_refused_and_nothing_is_held() {
    let house = House::new().await;
    let mut ana = house.signed_in("ana").await;
    ana.get("/returns").await;
    let kind = "multipart/form-data; boundary=limit";
    let forged =
        ana.send_files("/returns", "of another session", &[("this_year", "a.xml", &census(3, 0))]).await;
    assert!(forged.status == 403 && forged.says("can no longer be sent"), "{}", forged.text());
    let token = ana.get("/returns").await.value("_token").unwrap();
    let broken = format!(
        "--limit\r\ncontent-disposition: form-data; name=\"_token\"\r\n\r\n{token}\r\n--limit\r\ncontent-disposition: form-data; name=\"this_year\"; filename=\"a.xml\"\r\n\r\n<Message>"
    );
    let page = ana.send_as("POST", "/returns", kind, Body::from(broken)).await;
    assert!(page.status == 422 && page.says("did not arrive whole"), "{}", page.text());
    // Parts without end: fields, names and heads.
    let token = ana.get("/returns").await.value("_token").unwrap();
    let own = format!("--limit\r\ncontent-disposition: form-data; name=\"_token\"\r\n\r\n{token}\r\n");
    let part =
        |name: &str| format!("--limit\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\nx\r\n");
    let file = "--limit\r\ncontent-disposition: form-data; name=\"this_year\"; filename=\"\"\r\n\r\n\r\n";
    let fields: String = (0..60).map(|at| part(&format!("field{at}"))).collect();
    for (body, words) in [
        (format!("{own}{fields}--limit--\r\n"), "These are too many files"),
        (format!("{own}{}--limit--\r\n", part("same").repeat(1000)), "These are too many files"),
        (format!("{own}{}--limit--\r\n", part(&"n".repeat(300))), "These are too many files"),
        (format!("{own}{}--limit--\r\n", file.repeat(1000)), "These are too many files"),
        (format!("{own}--limit\r\nx: {}", "y".repeat(300_000)), "did not arrive whole"),
        (format!("{own}{}", "y".repeat(300_000)), "did not arrive whole"),
    ] {
        let page = ana.send_as("POST", "/returns", kind, Body::from(body)).await;
        assert!(page.status == 422 && page.says(words), "{words}: {} {}", page.status, page.text());
    }
    let signed_out =
        house.browser().send_files("/returns", "nobody", &[("this_year", "a.xml", &census(3, 0))]).await;
    assert!(signed_out.status == 303 && signed_out.location().starts_with("/sign-in"));
    let mut lena = house.signed_in("lena").await;
    assert_eq!(lena.send_files("/returns", "x", &[]).await.status, 403);
    assert_eq!(house.app.held::<screens_analyst::Checks>().count(), 0);
}

#[tokio::test]
async fn a_check_is_for_the_session_that_made_it_and_is_forgotten() {
    let house = House::new().await;
    let (mut ana, mut elsewhere) = (house.signed_in("ana").await, house.signed_in("ana").await);
    let base = checked(&mut ana).await;
    assert_eq!(elsewhere.get(&base).await.status, 404, "another session knows nothing of it");
    assert_eq!(house.signed_in("lena").await.get(&base).await.status, 403);
    ana.get(&base).await;
    let done = ana.post(&format!("{base}/forget"), &[]).await;
    assert!(ana.follow(&done).await.says("Forgotten."));
    assert_eq!(ana.get(&base).await.status, 404);
    let again = checked(&mut ana).await;
    ana.get(&again).await;
    ana.post("/sign-out", &[]).await;
    assert_eq!(house.app.held::<screens_analyst::Checks>().count(), 0, "signing out forgets");
    let mut ana = house.signed_in("ana").await;
    checked(&mut ana).await;
    house.clock.set(house.clock.now() + jiff::SignedDuration::from_mins(31));
    house.app.forget_old().await;
    assert_eq!(house.app.held::<screens_analyst::Checks>().count(), 0, "time forgets");
}

#[tokio::test]
async fn what_was_found_is_saved_compared_and_deleted_with_reasons() {
    let house = House::new().await;
    let mut ana = house.signed_in("ana").await;
    let base = checked(&mut ana).await;
    let silent = ana.fill(&format!("{base}/save"), &[("name", "First try"), ("reason", "")]).await;
    assert!(
        silent.status == 422 && silent.says("Say what it is kept for.") && silent.html.contains("First try")
    );
    let saved =
        ana.fill(&format!("{base}/save"), &[("name", "First try"), ("reason", "Before mending")]).await;
    assert!(ana.follow(&saved).await.says("Kept."), "{}", saved.text());
    let mut later = house.signed_in("ana").await;
    assert!(later.get("/returns").await.says("First try"));
    let opened = later.get(&base).await;
    assert!(opened.says("saved as") && opened.says("60 children checked"), "{}", opened.text());
    let children = later.get(&format!("{base}?by=children")).await;
    let child = later.get(&link(&children, "/children/")).await;
    assert!(child.says("The files of a saved check are not kept"), "{}", child.text());
    let sent = upload(&mut later, &[("this_year", "census.xml", &census(60, 0))]).await;
    let mended = sent.location().to_owned();
    let alone = later.get(&format!("{mended}/compare")).await;
    assert!(alone.says("There is no earlier check"), "{} {}", alone.status, alone.text());
    let with = base.rsplit('/').next().unwrap();
    let compared = later.get(&format!("{mended}/compare?with={with}")).await;
    assert!(
        compared.says("0 new") && compared.says("0 remaining") && !compared.says(" 0 mended"),
        "{}",
        compared.text()
    );
    let again = upload(&mut later, &[("this_year", "census.xml", &census(60, 3))]).await;
    let compared = later.get(&format!("{}/compare", again.location())).await;
    assert!(compared.says("0 mended") && !compared.says(" 0 new"), "{}", compared.text());
    let delete = format!("{base}/delete");
    assert!(later.fill(&delete, &[("reason", "")]).await.says("Say why it is deleted."));
    let done = later.fill(&delete, &[("reason", "The return was made")]).await;
    assert!(later.follow(&done).await.says("The saved check is deleted."));
    assert_eq!(later.get(&base).await.status, 404);
}
