//! GOV.UK's own published examples of every component.

use std::fs;

use crate::page::{self, folded, packages};

/// How many examples the packages publish. It changes only when the package does.
const EXAMPLES: usize = 725;

#[test]
fn every_published_example_renders_as_published() {
    let env = page::environment_with_crown();
    let folder = packages().join("govuk-frontend/dist/govuk/components");
    let (mut seen, mut wrong) = (0, Vec::new());
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path().join("fixtures.json");
        if !path.exists() {
            continue;
        }
        let published = page::read(&path);
        let component = published.get_attr("component").unwrap().to_string();
        let macro_name = page::macro_name("govuk", &component);
        let folder = format!("govuk/components/{component}");
        for example in published.get_attr("fixtures").unwrap().try_iter().unwrap() {
            seen += 1;
            let name = example.get_attr("name").unwrap();
            let wanted = folded(&example.get_attr("html").unwrap().to_string());
            let options = example.get_attr("options").unwrap();
            match page::render(&env, &folder, &macro_name, &options) {
                Ok(html) if folded(&html) == wanted => {}
                Ok(html) => {
                    wrong.push(format!("{component}: {name}\n  wanted {wanted}\n  got    {}", folded(&html)));
                }
                Err(why) => wrong.push(format!("{component}: {name}: {why}")),
            }
        }
    }
    assert!(wrong.is_empty(), "{} of {seen} are wrong\n{}", wrong.len(), wrong.join("\n"));
    assert_eq!(seen, EXAMPLES, "the package now publishes another number of examples");
}
