//! The MOJ components against Nunjucks itself: the package publishes no examples to compare with.

use minijinja::Value;

use crate::page::{self, Job, folded};

/// Examples in `moj-examples.json`, which has some for every macro of the package but its header.
const EXAMPLES: usize = 67;

/// Every example, as a job.
pub(crate) fn jobs() -> Vec<Job> {
    let examples: Value = serde_json::from_str(include_str!("moj-examples.json")).unwrap();
    let mut jobs = Vec::new();
    for component in examples.try_iter().unwrap() {
        for params in examples.get_item(&component).unwrap().try_iter().unwrap() {
            jobs.push(page::job("moj", &component.to_string(), params));
        }
    }
    jobs
}

#[test]
fn every_example_renders_as_nunjucks_renders_it() {
    let env = page::environment();
    let jobs = jobs();
    let wrong: Vec<String> = jobs
        .iter()
        .zip(page::nunjucks(&jobs))
        .filter_map(|(job, wanted)| {
            let got = job.render(&env).unwrap_or_else(|why| why);
            let differs = folded(&got) != folded(&wanted);
            differs.then(|| format!("{job}\n  wanted {}\n  got    {}", folded(&wanted), folded(&got)))
        })
        .collect();
    assert!(wrong.is_empty(), "{} of {} are wrong\n{}", wrong.len(), jobs.len(), wrong.join("\n"));
    assert_eq!(jobs.len(), EXAMPLES);
}

#[test]
fn every_macro_of_the_package_has_examples() {
    let examples: Value = serde_json::from_str(include_str!("moj-examples.json")).unwrap();
    for template in
        components::templates().filter(|name| name.starts_with("moj/") && name.ends_with("/macro.njk"))
    {
        let component = template.split('/').nth(2).unwrap();
        assert!(!examples.get_attr(component).unwrap().is_undefined(), "{component} has no examples");
    }
}
