//! What bad input gets, on every form of a family's record: a sentence beside its field, the right status, everything
//! typed still there, and nothing half-written. Each test walks all forms that the router knows, so that a new one is
//! held to the same.

use crate::common::{
    Browser, House, Page, filled,
    forms::{Field, Kind, as_it_stands},
    id, person, things,
};
use axum::body::{Body, Bytes};
use practice::{CaseRecord, ids::DangerId, map::Category};
use ui::route::Needs;

/// Markup, quotation marks, two directions of writing, letters with marks, a picture and a line end.
const ODD: &str = "<b onclick=x>“Łucja’s” & 'gran'</b> \"ليلة هادئة\" 🧸\n{{ 7 * 7 }} %s";

/// A form with what stands in its fields.
struct Form {
    path: String,
    action: String,
    fields: Vec<Field>,
}

impl Form {
    /// The form as it stands, with some fields otherwise.
    fn with(&self, other: &[(String, String)]) -> Vec<(String, String)> {
        let mut sent = as_it_stands(&self.fields);
        sent.retain(|(name, _)| !other.iter().any(|(changed, _)| changed == name));
        sent.extend_from_slice(other);
        sent
    }

    fn named(&self, kind: Kind) -> Vec<String> {
        let mut names: Vec<String> =
            self.fields.iter().filter(|field| field.kind == kind).map(|field| field.name.clone()).collect();
        names.dedup();
        names
    }
}

/// Every form of Amir's own family, those that take something away last.
async fn forms(house: &House, amir: &mut Browser) -> Vec<Form> {
    let things = things(house).await;
    let mut forms = Vec::new();
    for route in web::table() {
        let asks = route.method == "GET" && matches!(route.needs, Needs::Family(_));
        if asks {
            let path = filled(route.path, house.families.own, &things);
            let page = amir.get(&path).await;
            if let Some(action) = page.main_action().filter(|_| !page.main_form().is_empty()) {
                forms.push(Form { path, action, fields: page.main_form() });
            }
        }
    }
    forms.sort_by_key(|form| form.path.ends_with("/withdraw"));
    assert!(forms.len() > 40, "{} forms", forms.len());
    forms
}

async fn send(amir: &mut Browser, form: &Form, fields: &[(String, String)]) -> Page {
    amir.get(&form.path).await;
    let fields: Vec<(&str, &str)> =
        fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    amir.post(&form.action, &fields).await
}

async fn record(house: &House) -> CaseRecord {
    house.read("amir", house.families.own).await
}

/// As `{:?}` writes it inside a record.
fn written(text: &str) -> String {
    let quoted = format!("{text:?}");
    quoted[1..quoted.len() - 1].to_owned()
}

#[tokio::test]
async fn any_text_in_any_field_is_kept_as_typed_or_comes_back_with_a_sentence() {
    let house = House::with_work().await;
    let mut amir = house.signed_in("amir").await;
    let mut kept = 0;
    for form in forms(&house, &mut amir).await {
        for name in form.named(Kind::Text) {
            let text = format!("{ODD} {name}");
            let page = send(&mut amir, &form, &form.with(&[(name.clone(), text.clone())])).await;
            let where_ = format!("{} {name}: {} {}", form.path, page.status, page.text());
            assert!(!page.html.contains("<b onclick"), "{where_}");
            match page.status {
                303 => kept += usize::from(format!("{:?}", record(&house).await).contains(&written(&text))),
                // Nothing is told twice: the form holds it, as typed, to be mended and sent again.
                422 | 409 | 200 => {
                    let fields = page.main_form();
                    let there = fields
                        .iter()
                        .any(|field| field.value.as_deref().is_some_and(|value| value.trim() == text));
                    assert!(there || fields.is_empty(), "{where_}");
                }
                404 => assert!(page.says("There is nothing here"), "{where_}"),
                other => panic!("{other}: {where_}"),
            }
        }
    }
    assert!(kept > 60, "{kept} texts were kept as typed");
}

#[tokio::test]
async fn a_text_that_is_too_long_or_cannot_be_seen_is_refused_beside_its_field_and_nothing_is_written() {
    let house = House::with_work().await;
    let mut amir = house.signed_in("amir").await;
    let forms = forms(&house, &mut amir).await;
    let before = record(&house).await;
    for (text, sentence) in [
        ("night ".repeat(4_000), "Shorten it"),
        ("no\u{0}thing".to_owned(), "cannot be seen"),
        ("bell\u{7}".to_owned(), "cannot be seen"),
        // Last, for much of it is kept.
        ("x".repeat(201), "characters or fewer"),
    ] {
        for form in &forms {
            for name in form.named(Kind::Text) {
                let page = send(&mut amir, form, &form.with(&[(name.clone(), text.clone())])).await;
                // 201 characters are too many for a line and few for a page of words.
                if text.len() == 201 && (page.status == 303 || !page.says(sentence)) {
                    continue;
                }
                assert_eq!(page.status, 422, "{} {name}: {}", form.path, page.text());
                assert!(
                    [sentence, "longer than", "Choose who it is", "cannot be withdrawn while"]
                        .iter()
                        .any(|words| page.says(words)),
                    "{} {name}: {}",
                    form.path,
                    page.text()
                );
                assert!(
                    page.html.contains(&text[..5]),
                    "{} {name}: what was typed ({:?}…) is still there: {}",
                    form.path,
                    &text[..5],
                    page.text()
                );
            }
        }
        if text.len() != 201 {
            assert!(record(&house).await == before, "nothing was written");
        }
    }
}

#[tokio::test]
async fn a_day_that_does_not_exist_is_refused_beside_its_field() {
    let house = House::with_work().await;
    let mut amir = house.signed_in("amir").await;
    let forms = forms(&house, &mut amir).await;
    let before = record(&house).await;
    let mut asked = 0;
    for form in &forms {
        let days = form.fields.iter().filter_map(|field| field.name.strip_suffix("-day").map(str::to_owned));
        for name in days.collect::<Vec<_>>() {
            for (day, month, year) in [
                ("31", "2", "2026"),
                ("1", "13", "2026"),
                ("1", "1", "26"),
                ("one", "1", "2026"),
                ("", "5", ""),
            ] {
                let date = [("day", day), ("month", month), ("year", year)];
                let date = date.map(|(part, value)| (format!("{name}-{part}"), value.to_owned()));
                let page = send(&mut amir, form, &form.with(&date)).await;
                assert_eq!(page.status, 422, "{} {name} {day}.{month}.{year}: {}", form.path, page.text());
                assert!(
                    page.says("must be a real date") || page.says("must include"),
                    "{}: {}",
                    form.path,
                    page.text()
                );
                let again = page.main_form();
                let there = again.iter().find(|field| field.name == format!("{name}-month"));
                assert_eq!(there.and_then(|field| field.value.as_deref()), Some(month), "{}", form.path);
                asked += 1;
            }
        }
    }
    assert!(asked > 60, "{asked}");
    assert!(record(&house).await == before, "nothing was written");
}

#[tokio::test]
async fn a_choice_that_is_not_offered_changes_nothing() {
    let house = House::with_work().await;
    let mut amir = house.signed_in("amir").await;
    let forms = forms(&house, &mut amir).await;
    for form in forms.iter().filter(|form| !form.path.ends_with("/withdraw")) {
        for name in form.named(Kind::Choice) {
            let page = send(&mut amir, form, &form.with(&[(name.clone(), "nonsense".to_owned())])).await;
            assert!(
                matches!(page.status, 422 | 303 | 404),
                "{} {name}: {} {}",
                form.path,
                page.status,
                page.text()
            );
            assert!(!format!("{:?}", record(&house).await).contains("nonsense"), "{} {name}", form.path);
        }
    }
}

#[tokio::test]
async fn a_form_sent_twice_adds_one_thing() {
    let house = House::with_work().await;
    let mut amir = house.signed_in("amir").await;
    for form in forms(&house, &mut amir).await.iter().filter(|form| form.path.ends_with("/new")) {
        let texts: Vec<_> =
            form.named(Kind::Text).into_iter().map(|name| (name, "Said once".to_owned())).collect();
        let fields = form.with(&texts);
        let first = send(&mut amir, form, &fields).await;
        let after = record(&house).await.objects().len();
        let fields: Vec<(&str, &str)> =
            fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let second = amir.post(&form.action, &fields).await;
        assert_eq!(first.status, second.status, "{}: {}", form.path, second.text());
        assert_eq!(record(&house).await.objects().len(), after, "{}", form.path);
        if second.status == 303 {
            assert_eq!(amir.follow(&second).await.status, 200, "{} leads on", form.path);
        }
    }
}

#[tokio::test]
async fn a_forged_form_is_refused_and_what_was_typed_is_handed_back() {
    let house = House::with_work().await;
    let mut amir = house.signed_in("amir").await;
    let forms = forms(&house, &mut amir).await;
    let before = record(&house).await;
    for form in &forms {
        amir.get(&form.path).await;
        let fields = [("_token", "00000000000000000000000000000000"), ("text", "Gran comes on Fridays")];
        let page = amir.post(&form.action, &fields).await;
        assert_eq!(page.status, 403, "{}", form.path);
        assert!(
            page.says("This form can no longer be sent") && page.says("Gran comes on Fridays"),
            "{}",
            form.path
        );
    }
    assert!(record(&house).await == before);
}

#[tokio::test]
async fn a_goal_for_a_danger_that_is_not_there_hands_back_what_was_typed() {
    let house = House::with_work().await;
    let mut amir = house.signed_in("amir").await;
    let before = record(&house).await;
    let missing = format!("/families/{}/dangers/{}/goal/new", house.families.own, DangerId(99));
    amir.get("/my-work").await;
    let page =
        amir.post(&missing, &[("parent_doing", "Dan sleeps at his brother’s"), ("owner", "both")]).await;
    assert_eq!(page.status, 404);
    assert!(page.says("There is nothing here that you can open"));
    assert!(page.says("What you typed") && page.says("Dan sleeps at his brother’s") && !page.says("both"));
    assert!(record(&house).await == before);

    // The answer to a family that must not be found is the same to the letter.
    let hidden = missing.replace(&house.families.own.to_string(), &house.families.restricted.to_string());
    let page = amir.post(&hidden, &[("parent_doing", "Dan sleeps at his brother’s")]).await;
    let none = missing.replace(&house.families.own.to_string(), "0000000000zzz");
    let nowhere = amir.post(&none, &[("parent_doing", "Dan sleeps at his brother’s")]).await;
    assert_eq!((page.status, page.but_for_tokens()), (nowhere.status, nowhere.but_for_tokens()));
}

#[tokio::test]
async fn a_thing_taken_away_while_somebody_wrote_hands_back_what_they_wrote() {
    let house = House::with_work().await;
    let (mut amir, mut grace) = (house.signed_in("amir").await, house.signed_in("grace").await);
    let strength = |item: &&practice::Kept<practice::map::MapItem>| item.category == Category::Strength;
    let item = record(&house).await.items.iter().find(strength).unwrap().id;
    let form = format!("/families/{}/items/{item}", house.families.own);
    amir.get(&form).await;
    let gone = grace.fill(&format!("{form}/withdraw"), &[("reason", "Written twice")]).await;
    assert_eq!(gone.status, 303, "{}", gone.text());
    let page =
        amir.post(&form, &[("category", "strength"), ("text", "She walks them to school each day")]).await;
    assert_eq!(page.status, 404);
    assert!(page.says("She walks them to school each day"));
}

#[tokio::test]
async fn a_version_that_never_was_changes_nothing_quietly() {
    let house = House::with_work().await;
    let mut amir = house.signed_in("amir").await;
    let item = record(&house).await.items.iter().find(|item| !item.verbatim).unwrap().id;
    let form = format!("/families/{}/items/{item}", house.families.own);
    let before = record(&house).await;
    for version in ["999", "-1", "newest", "18446744073709551616"] {
        let page = amir
            .fill(&form, &[("_version", version), ("category", "strength"), ("text", "Another wording")])
            .await;
        assert!(matches!(page.status, 409 | 422), "{version}: {} {}", page.status, page.text());
        assert!(page.html.contains("Another wording"), "{version}");
        assert!(record(&house).await == before, "{version}");
    }
}

#[tokio::test]
async fn a_parent_younger_than_the_child_is_refused_from_either_side() {
    let house = House::new().await;
    let mut amir = house.signed_in("amir").await;
    let before = record(&house).await;
    let ruth = format!("/families/{}/people/{}", house.families.own, id(&before, "Ruth"));
    let fields = amir.get(&ruth).await.main_form();
    let mut form = Form { fields, action: ruth.clone(), path: ruth };
    form.fields.retain(|field| !field.name.starts_with("born"));
    let born = [("born-day", "1"), ("born-month", "1"), ("born-year", "2020")];
    let page =
        send(&mut amir, &form, &form.with(&born.map(|(name, value)| (name.to_owned(), value.to_owned()))))
            .await;
    assert_eq!(page.status, 422, "{}", page.text());
    assert!(page.says("cannot be the parent of") && page.html.contains("value=\"2020\""), "{}", page.text());
    let link = format!("/families/{}/relationships/new", house.families.own);
    let (maya, comfort) = (id(&before, "Maya"), id(&before, "Comfort"));
    let page = amir.fill(&link, &[("a", &maya), ("b", &comfort), ("kinship", "parent")]).await;
    assert_eq!(page.status, 422, "{}", page.text());
    assert!(record(&house).await == before);
}

#[tokio::test]
async fn a_number_that_is_not_on_the_scale_is_refused_and_the_reasons_stay() {
    let house = House::with_work().await;
    let mut amir = house.signed_in("amir").await;
    let now = record(&house).await;
    let (scale, ruth) = (now.scales[0].id.to_string(), person(&now, &now.people[0].given));
    let chair = house.workers["amir"].to_string();
    let start = format!("/families/{}/scaling/start", house.families.own);
    let begun = amir.fill(&start, &[("scales", &scale), ("raters", &ruth), ("chair", &chair)]).await;
    assert_eq!(begun.status, 303, "{}", begun.text());
    let rate = format!("{}/rater/0", begun.location().split('?').next().unwrap());
    let page = amir.get(&rate).await;
    let at = page.html.find("name=\"value-").unwrap() + "name=\"value-".len();
    let key = page.html[at..].split('"').next().unwrap().to_owned();
    for value in ["11", "-1", "3.7", "seven", "٥", ""] {
        let page = amir
            .fill(
                &rate,
                &[(&format!("value-{key}"), value), (&format!("reasons-{key}"), "He was home by nine")],
            )
            .await;
        assert_eq!(page.status, 422, "{value}: {}", page.text());
        assert!(page.html.contains("He was home by nine"), "{value}");
    }
    assert_eq!(record(&house).await.ratings.len(), now.ratings.len());
}

#[tokio::test]
async fn a_body_that_is_too_large_broken_or_no_form_is_refused_with_a_sentence() {
    let house = House::with_work().await;
    let mut amir = house.signed_in("amir").await;
    let now = record(&house).await;
    let path = format!("/families/{}/maps/{}/items/new", house.families.own, now.maps[0].id);
    amir.get(&path).await;
    let urlencoded = "application/x-www-form-urlencoded";
    let whole = |text: &str| format!("{}&category=strength&text={text}", amir.own());
    let large = Body::from(whole(&"a".repeat(2 * 1024 * 1024)));
    let halves: Vec<Result<Bytes, std::io::Error>> =
        vec![Ok(Bytes::from(whole("Half+of+it"))), Err(std::io::ErrorKind::ConnectionReset.into())];
    let broken = Body::from_stream(Chunks(halves.into_iter()));
    let damaged = Body::from(whole("%C3%28%FF"));
    let upload = "--x\r\ncontent-disposition: form-data; name=\"text\"; filename=\"a.docx\"\r\n\r\nPK\u{3}";
    for (kind, body, status, sentence) in [
        (urlencoded, large, 413, "larger than Kith takes"),
        (urlencoded, broken, 400, "The connection broke off"),
        (urlencoded, damaged, 400, "damaged on their way"),
        ("multipart/form-data; boundary=x", Body::from(upload), 400, "did not come as a form"),
        ("application/json", Body::from("{\"text\": "), 400, "did not come as a form"),
    ] {
        let page = amir.send_as("POST", &path, kind, body).await;
        assert_eq!(page.status, status, "{}", page.text());
        assert!(page.says(sentence) && page.says("nothing was saved"), "{}", page.text());
    }
    assert!(record(&house).await == now, "nothing was half-written");
}

/// Pieces of a body, one after the other.
struct Chunks(std::vec::IntoIter<Result<Bytes, std::io::Error>>);

impl futures_core::Stream for Chunks {
    type Item = Result<Bytes, std::io::Error>;

    fn poll_next(
        mut self: std::pin::Pin<&mut Self>,
        _: &mut std::task::Context<'_>,
    ) -> std::task::Poll<Option<Self::Item>> {
        std::task::Poll::Ready(self.0.next())
    }
}
