//! GOV.UK's own published examples of every component.

use std::fs;

use crate::page::{self, Job, folded, packages};

/// How many examples the package publishes. It changes only when the package does.
const EXAMPLES: usize = 725;

/// Every published example, with its name and the HTML published for it.
pub(crate) fn examples() -> Vec<(Job, String, String)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(packages().join("govuk-frontend/dist/govuk/components")).unwrap() {
        let path = entry.unwrap().path().join("fixtures.json");
        if !path.exists() {
            continue;
        }
        let published = page::read(&path);
        let component = published.get_attr("component").unwrap().to_string();
        for example in published.get_attr("fixtures").unwrap().try_iter().unwrap() {
            let text = |name| example.get_attr(name).unwrap().to_string();
            let job = page::job("govuk", &component, example.get_attr("options").unwrap());
            found.push((job, text("name"), text("html")));
        }
    }
    found
}

#[test]
fn every_published_example_renders_as_published() {
    let env = page::environment_with_crown();
    let examples = examples();
    let wrong: Vec<String> = examples
        .iter()
        .filter_map(|(job, name, wanted)| {
            let got = job.render(&env).unwrap_or_else(|why| why);
            let differs = folded(&got) != folded(wanted);
            differs.then(|| format!("{name}: {job}\n  wanted {}\n  got    {}", folded(wanted), folded(&got)))
        })
        .collect();
    assert!(wrong.is_empty(), "{} of {} are wrong\n{}", wrong.len(), examples.len(), wrong.join("\n"));
    assert_eq!(examples.len(), EXAMPLES, "the package now publishes another number of examples");
}

/// Components that take a `call` block.
const CALLED: [&str; 7] = [
    "govukDetails",
    "govukErrorSummary",
    "govukFeedback",
    "govukFieldset",
    "govukInsetText",
    "govukNotificationBanner",
    "govukPanel",
];

#[test]
fn call_blocks_render_as_nunjucks_renders_them() {
    let env = page::environment();
    let examples = examples().into_iter().map(|(job, _, _)| job);
    let jobs: Vec<Job> = examples
        .filter(|job| CALLED.contains(&job.name.as_str()))
        .map(|job| Job { body: Some("<p>{{ 'Inside' }}</p>"), ..job })
        .collect();
    assert!(jobs.len() > 30, "only {} examples take a call block", jobs.len());
    for (job, wanted) in jobs.iter().zip(page::nunjucks(&jobs)) {
        assert_eq!(folded(&job.render(&env).unwrap()), folded(&wanted), "{job}");
    }
}

#[test]
fn what_is_typed_keeps_its_lines_and_spaces() {
    let env = page::environment();
    let typed = "  first\n\n    second <b>\n";
    let params = minijinja::context! { name => "note", value => typed, label => minijinja::context! { text => "Note" } };
    let html = page::job("govuk", "textarea", params).render(&env).unwrap();
    assert!(html.contains(">  first\n\n    second &lt;b&gt;\n</textarea>"), "{html}");
}
