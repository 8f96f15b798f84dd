//! How the rows of every statement are found that runs for a page or a save: every page is opened and every form sent, on
//! both engines, beside the rows of an authority, and what the store was heard to ask is explained by the engine. A statement
//! that goes through a table that grows with the authority is a fault, for one reader or, on the writer, for everybody.

use crate::{
    common::{EMERGENCY, House, Seat, forms::as_it_stands, named, send_form, things},
    office_referral,
};
use record::{
    Place,
    testing::{Fresh, plans},
};
use std::collections::{BTreeMap, BTreeSet};

/// How many families stand beside those of the house.
const FAMILIES: u32 = 50_000;

/// Statements that go through all of a table and may, by some words of theirs, each with the reason.
const MAY: &[(&str, &str, &str)] = &[
    (
        "journal",
        "ORDER BY at DESC, chain DESC, seq DESC LIMIT",
        "goes back from the newest entry until a page is full: far for a verb that is rare, for whoever looks after accounts, and \
         never on the writer",
    ),
    (
        "second_person",
        "wanted IN ('role', 'open', 'password', 'code')",
        "who is of whose making follows from all that administrators ever asked about accounts: some hundreds a year",
    ),
    (
        "object",
        "`object`.`family_id`, `object`.`kind`, `object`.`id`, `object`.`body` FROM `object` WHERE (`object`.`kind` IN",
        "the return of a year is made of every child’s record: an analyst asks for it some times a year, and never the writer",
    ),
    (
        "child",
        "AS is_child FROM",
        "whom the list behind a figure leaves out is asked of all records: an analyst reads it, and never the writer",
    ),
    (
        "child_link",
        "AS is_child FROM",
        "whom the list behind a figure leaves out is asked of all records: an analyst reads it, and never the writer",
    ),
    (
        "family",
        "AS is_child FROM",
        "whom the list behind a figure leaves out is asked of all records: an analyst reads it, and never the writer",
    ),
];

/// Opens every page as everybody who works there, and sends every form with what it says.
async fn everything(house: &House) {
    let things = things(house).await;
    for who in ["amir", "grace", "ana", "ada", "otto"] {
        let mut seat = Seat::of(house, who).await;
        let mut done = BTreeSet::new();
        // Studies are run and held in memory; verification goes through all that there is, as it must.
        let is_left_out = |path: &str| {
            ["/evidence/studies", "/evidence/examples", "/administration/journal/verify"]
                .iter()
                .any(|begins| path.starts_with(begins))
        };
        let of_returns = |path: &str| path.contains("{check}") || path.contains("{submission}");
        let may = |path: &str| !is_left_out(path) && (who == "ana" || !of_returns(path));
        for route in web::table().into_iter().filter(|route| may(route.path)) {
            let path = seat.path(&route, house.families.own, &things).await;
            if route.method == "GET" {
                let page = seat.browser.get(&path).await;
                let forms = if page.status == 200 { page.every_form() } else { Vec::new() };
                for form in forms {
                    let ends = ["sign-out", "hand-over", "hand-back", "/account/", "forget"];
                    if is_left_out(&form.action)
                        || ends.iter().any(|end| form.action.contains(end))
                        || !done.insert(form.action.clone())
                    {
                        continue;
                    }
                    seat.browser.get(&path).await;
                    let mut fields = as_it_stands(&form.fields);
                    fields.extend(form.buttons.first().cloned());
                    let fields: Vec<(&str, &str)> =
                        fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
                    seat.browser.post(&form.action, &fields).await;
                }
            } else {
                let (token, fields) = (seat.token.clone(), named(&route, &things));
                let page = send_form(&mut seat.browser, &route, &path, &token, &fields).await;
                seat.after(house, &route, &page).await;
            }
        }
    }
}

/// What a person does that no form does as it stands.
async fn more(house: &House) {
    let mut amir = house.signed_in("amir").await;
    let listed = [("whose", "team"), ("status", "all"), ("stage", "child_protection"), ("text", "Okafor")];
    amir.fill("/families", &listed).await;
    for query in ["Maja Okafour", "Okafor 4 March 2019", "K-10001", "LS1 4AP", "Ma"] {
        amir.fill("/find", &[("query", query), ("reason", "A referral came in.")]).await;
        amir.fill("/find", &[("query", query)]).await;
    }
    let referred = office_referral::send(&mut amir, &[]).await;
    assert_eq!(referred.status, 303, "{}", referred.text());
    let mut otto = house.signed_in("otto").await;
    let opened = otto.fill(&format!("/emergency/{}", house.families.own), &EMERGENCY).await;
    assert_eq!(opened.status, 303, "{}", opened.text());
    let mut ada = house.signed_in("ada").await;
    for asked in ["reference=K-10001", "who=", "verb=session.", "verb=family.opened", "verb=.refused"] {
        ada.get(&format!("/administration/journal?{asked}")).await;
    }
    ada.get("/administration/lists?reference=k10001").await;
}

#[tokio::test]
async fn no_page_and_no_save_goes_through_a_table_that_grows_with_the_authority() {
    let mut wrong = BTreeMap::new();
    for fresh in Fresh::each() {
        let house = House::on(fresh).await;
        plans::fill(&house.place(), FAMILIES);
        plans::listen();
        house.work().await;
        everything(&house).await;
        more(&house).await;
        let heard = plans::heard();
        let (writes, reads): (Vec<_>, Vec<_>) = heard.iter().partition(|(_, by_writer)| *by_writer);
        let (writes, reads) = (writes.len(), reads.len());
        assert!(
            writes > 40 && reads > 60,
            "{writes} statements of the writer and {reads} of readers were heard"
        );
        // PostgreSQL chooses by what it counted last, which differs from run to run: of what it says, only a table that the
        // writer would read whole is taken as a fault. SQLite always answers alike.
        let is_sqlite = matches!(house.place(), Place::Directory(_));
        for (statement, by_writer) in &heard {
            if plans::goes_through_a_chain(&house.place(), statement) {
                let who = if *by_writer { "THE WRITER" } else { "a reader" };
                wrong.insert(statement.clone(), format!("{who} looks for one thing through a whole chain"));
            }
            for (table, how) in plans::scans(&house.place(), statement) {
                let counts = is_sqlite || (*by_writer && how.contains("Seq Scan"));
                if !counts {
                    continue;
                }
                let is_known =
                    |(known, words, _): &&(&str, &str, &str)| *known == table && statement.contains(words);
                if !MAY.iter().any(|may| is_known(&may)) {
                    let who = if *by_writer { "THE WRITER" } else { "a reader" };
                    wrong.insert(statement.clone(), format!("{who} goes through {table} ({how})"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
