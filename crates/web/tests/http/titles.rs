//! What a browser keeps in its history: the titles of pages and their addresses say nothing about anybody.

use crate::common::{House, filled, things};
use practice::Object;

/// The names and the longer sentences of a record, none of which a title may hold.
fn private(record: &practice::CaseRecord) -> Vec<String> {
    let mut words = Vec::new();
    for kept in record.objects() {
        match kept.value {
            Object::Person(person) => words.extend([person.given, person.family, person.called]),
            Object::Family(family) => words.push(family.name),
            Object::DangerStatement(danger) => words.push(danger.behaviour),
            Object::SafetyGoal(goal) => words.push(goal.parent_doing),
            Object::MapItem(item) => words.push(item.text),
            Object::PlanRule(rule) => words.push(rule.text),
            Object::NextStep(step) => words.push(step.text),
            _ => {}
        }
    }
    // The first three words of each are enough to give it away.
    words.retain(|text| !text.trim().is_empty());
    words.iter().map(|text| text.split_whitespace().take(3).collect::<Vec<_>>().join(" ")).collect()
}

#[tokio::test]
async fn no_title_and_no_address_says_anything_about_anybody_and_no_attribute_holds_markup() {
    let house = House::with_work().await;
    let record = house.read("amir", house.families.own).await;
    let (things, mut private) = (things(&house).await, private(&record));
    private.extend(record::testing::read_text(&house.place(), "SELECT display_name AS text FROM account"));
    assert!(private.len() > 20);
    let mut seen = 0;
    let mut told = Vec::new();
    for who in ["amir", "grace", "ada", "ana"] {
        let mut browser = house.signed_in(who).await;
        for route in web::table().iter().filter(|route| route.method == "GET") {
            let is_family = route.needs.is_of_record();
            let path = filled(route.path, house.families.own, &things);
            if path == "/sign-out" || path.contains('{') || (is_family && !matches!(who, "amir" | "grace")) {
                continue;
            }
            let page = browser.get(&path).await;
            let Some((_, rest)) = page.html.split_once("<title>") else { continue };
            let title = rest.split("</title>").next().unwrap_or_default();
            seen += 1;
            let broken = page.html.split("=\"").skip(1).filter_map(|rest| rest.split('"').next());
            told.extend(
                broken.filter(|value| value.contains('<')).map(|value| format!("{path}: markup in {value}")),
            );
            let holds = private.iter().filter(|words| format!(" {title} ").contains(&format!(" {words} ")));
            told.extend(holds.map(|words| format!("{path} ({who}): the title “{title}” holds “{words}”")));
        }
    }
    assert!(told.is_empty(), "{told:#?}");
    assert!(seen > 200, "{seen} pages");
}
