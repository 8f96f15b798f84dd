//! What the tests of the components share: the packages, and rendering as a page does.

use std::fs;
use std::path::{Path, PathBuf};

use minijinja::{Environment, Value};

use crate::translate;

/// Where the build fetched the packages.
pub(crate) fn packages() -> PathBuf {
    Path::new(env!("OUT_DIR")).join("npm/node_modules")
}

/// An environment with the components as a page has them.
pub(crate) fn environment() -> Environment<'static> {
    let mut env = Environment::new();
    components::add_to(&mut env).unwrap();
    env
}

/// The same with the templates that only GOV.UK may use, as its own examples need them.
pub(crate) fn environment_with_crown() -> Environment<'static> {
    let mut env = environment();
    let usual = env.syntax().clone();
    let theirs = usual.to_builder().trim_blocks(true).lstrip_blocks(true).build().unwrap();
    env.set_syntax(theirs);
    for name in ["macros/logo.njk", "components/header/macro.njk", "components/header/template.njk"] {
        let source = fs::read_to_string(packages().join("govuk-frontend/dist/govuk").join(name)).unwrap();
        let name = format!("govuk/{name}");
        let translated = translate::template(&name, &source).unwrap();
        env.add_template_owned(name, translated).unwrap();
    }
    env.set_syntax(usual);
    env
}

/// Renders one component, importing its macro as a page does.
pub(crate) fn render(env: &Environment, folder: &str, name: &str, params: &Value) -> Result<String, String> {
    let page = format!("{{% from \"{folder}/macro.njk\" import {name} %}}{{{{ {name}(params) }}}}");
    env.render_named_str("page.html", &page, minijinja::context! { params }).map_err(|why| format!("{why:#}"))
}

/// A text as JSON in a file.
pub(crate) fn read(path: &Path) -> Value {
    serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

/// The macro of a component: `date-input` of `govuk` is `govukDateInput`.
pub(crate) fn macro_name(package: &str, component: &str) -> String {
    let words = component.split('-').map(|word| {
        let (first, rest) = word.split_at(1);
        first.to_uppercase() + rest
    });
    package.to_owned() + &words.collect::<String>()
}

/// The text with every run of white space as one space, and none beside a tag.
pub(crate) fn folded(html: &str) -> String {
    let spaced = html.split_whitespace().collect::<Vec<_>>().join(" ");
    spaced.replace("> ", ">").replace(" <", "<")
}
