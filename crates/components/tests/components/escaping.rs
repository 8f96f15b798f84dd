//! What people type is written into pages as text, once escaped, whichever component shows it.

use minijinja::Value;
use minijinja::value::ValueKind;

use crate::page::{self, Job, folded};
use crate::{govuk, moj};

/// Something typed that would do harm if it were written as it stands.
const HOSTILE: &str = "<script>alert(\"x\")</script> & 'y' \\z";

/// Parameters that are HTML, beside those called `html` or `…Html`: whoever fills one answers for it.
const HTML: [&str; 4] = ["start", "end", "navigationStart", "navigationEnd"];

fn is_html(key: &str) -> bool {
    key == "html" || key.ends_with("Html") || HTML.contains(&key)
}

/// The same parameters with something hostile at the end of every text that is not HTML.
fn hostile(params: &Value, key: &str) -> Value {
    match params.kind() {
        ValueKind::String if is_html(key) => params.clone(),
        // Attributes as one text, in place of an object, are HTML as well.
        ValueKind::String if key == "attributes" => params.clone(),
        ValueKind::String => Value::from(format!("{params}{HOSTILE}")),
        ValueKind::Seq => params.try_iter().unwrap().map(|item| hostile(&item, key)).collect(),
        ValueKind::Map => {
            let pairs = params.try_iter().unwrap().map(|key| {
                let item = params.get_item(&key).unwrap();
                let name = key.to_string();
                (key, hostile(&item, &name))
            });
            Value::from_pairs(pairs)
        }
        _ => params.clone(),
    }
}

fn jobs() -> Vec<Job> {
    let published = govuk::examples().into_iter().map(|(job, _, _)| job);
    published.chain(moj::jobs()).map(|job| Job { params: hostile(&job.params, ""), ..job }).collect()
}

#[test]
fn no_text_is_ever_written_as_html_or_escaped_twice() {
    let env = page::environment_with_crown();
    let mut shown = 0;
    for job in jobs() {
        let html = job.render(&env).unwrap();
        assert!(!html.contains("<script"), "{job} writes text as HTML:\n{html}");
        assert!(!html.contains("&amp;lt;"), "{job} escapes text twice:\n{html}");
        shown +=
            usize::from(html.contains("&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; &#39;y&#39;"));
    }
    assert!(shown > 700, "only {shown} examples showed what was typed, so this proves little");
}

/// The known differences from Nunjucks, each on purpose: the package writes this parameter of this
/// component as HTML though it is text, and we do not (`REPAIRS` in `build/flatten.rs`).
const REPAIRED: [(&str, &[&str]); 2] =
    [("mojAddAnother", &["id"]), ("mojCurrencyInput", &["currencyLabel", "text"])];

fn is_repaired(job: &Job) -> bool {
    REPAIRED.iter().any(|(name, path)| {
        let value =
            path.iter().fold(job.params.clone(), |value, key| value.get_attr(key).unwrap_or_default());
        job.name == *name && !value.is_undefined()
    })
}

#[test]
fn hostile_text_renders_as_nunjucks_renders_it() {
    let env = page::environment_with_crown();
    let jobs = jobs();
    for (job, wanted) in jobs.iter().zip(page::nunjucks(&jobs)) {
        let got = folded(&job.render(&env).unwrap());
        // A page without a number: JavaScript joins its absence to a text as a word.
        let wanted = folded(&wanted.replace("Page undefined", "Page "));
        assert_eq!(got != wanted, is_repaired(job), "{job}\n  wanted {wanted}\n  got    {got}");
    }
}
