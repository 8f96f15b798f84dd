//! What the tests of the components share: the packages, and rendering as a page does.

use std::error::Error;
use std::fmt;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use minijinja::{Environment, Value};
use serde::Serialize;

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
    let source = |name: &str| {
        let path = name.strip_prefix("govuk/").unwrap();
        fs::read_to_string(packages().join("govuk-frontend/dist/govuk").join(path))
            .map_err(|why| why.to_string())
    };
    for name in ["govuk/macros/logo.njk", "govuk/components/header/macro.njk"] {
        let translated = translate::template(name, &source(name).unwrap(), &source).unwrap();
        env.add_template_owned(name, translated).unwrap();
    }
    env.set_syntax(usual);
    env
}

/// One use of a component on a page.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Job {
    pub(crate) folder: String,
    pub(crate) name: String,
    pub(crate) params: Value,
    /// What stands between `call` and `endcall`.
    pub(crate) body: Option<&'static str>,
}

/// A use of `govuk`'s or `moj`'s component.
pub(crate) fn job(package: &str, component: &str, params: Value) -> Job {
    let words = component.split('-').map(|word| {
        let (first, rest) = word.split_at(1);
        first.to_uppercase() + rest
    });
    let name = format!("{package}{}", words.collect::<String>());
    let folder = format!("{package}/components/{component}");
    match component {
        "interruption-card" => {
            Job { folder, name: "interruptionCard".to_owned(), params, body: Some("<p>{{ 1 + 1 }}</p>") }
        }
        _ => Job { folder, name, params, body: None },
    }
}

impl Job {
    /// Renders it, importing its macro as a page does.
    pub(crate) fn render(&self, env: &Environment) -> Result<String, String> {
        let Job { folder, name, params, body } = self;
        let call = match body {
            Some(body) => format!("{{% call {name}(params) %}}{body}{{% endcall %}}"),
            None => format!("{{{{ {name}(params) }}}}"),
        };
        let page = format!("{{% from \"{folder}/macro.njk\" import {name} %}}{call}");
        env.render_named_str("page.html", &page, minijinja::context! { params }).map_err(|why| {
            // The innermost cause says what went wrong; the others only lead there.
            let causes = std::iter::successors(Some(&why as &dyn Error), |&why| why.source());
            causes.map(ToString::to_string).collect::<Vec<_>>().join(": ")
        })
    }
}

impl fmt::Display for Job {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "{}({})", self.name, self.params)
    }
}

/// The same jobs rendered by Nunjucks, in one run of Node.js.
pub(crate) fn nunjucks(jobs: &[Job]) -> Vec<String> {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/components/nunjucks.js");
    let mut node = Command::new("node")
        .arg(script)
        .arg(packages())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let jobs = serde_json::to_vec(jobs).unwrap();
    node.stdin.take().unwrap().write_all(&jobs).unwrap();
    serde_json::from_slice(&node.wait_with_output().unwrap().stdout).unwrap()
}

/// A file of JSON.
pub(crate) fn read(path: &Path) -> Value {
    serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

/// The text with every run of white space as one space, and none beside a tag.
pub(crate) fn folded(html: &str) -> String {
    let spaced = html.split_whitespace().collect::<Vec<_>>().join(" ");
    spaced.replace("> ", ">").replace(" <", "<")
}
