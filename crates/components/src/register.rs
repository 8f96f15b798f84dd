//! Gives a template environment the components.

use minijinja::value::ValueKind;
use minijinja::{AutoEscape, Environment, Error, State, UndefinedBehavior, Value};

use crate::{dates, equality, filters};

const TEMPLATES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/templates.rs"));

/// Our own, in place of one that only GOV.UK may use.
const FOOTER: (&str, &str) = ("kith/components/footer/macro.njk", include_str!("../templates/footer.njk"));

/// The names of all templates the components bring, such as `govuk/components/button/macro.njk`.
pub fn templates() -> impl Iterator<Item = &'static str> {
    all().map(|template| template.0)
}

fn all() -> impl Iterator<Item = (&'static str, &'static str)> {
    TEMPLATES.iter().copied().chain([FOOTER])
}

/// Gives an environment the components, so that its templates can import their macros.
///
/// It also sets three things for the environment as a whole, which the components rely on: what
/// is undefined may be looked into and is empty; nothing (`none`) is written as an empty text and
/// truth as `true` and `false`; and in HTML a text is escaped as Nunjucks does, which is safe inside and outside quotation
/// marks. Templates named `….njk` are HTML; other names keep minijinja's own rule.
///
/// # Errors
/// When a template cannot be parsed, which the crate's own tests rule out.
pub fn add_to(env: &mut Environment<'static>) -> Result<(), Error> {
    env.set_undefined_behavior(UndefinedBehavior::Chainable);
    env.set_formatter(write);
    env.set_auto_escape_callback(|name| {
        let njk = name.rsplit('.').next() == Some("njk");
        if njk { AutoEscape::Html } else { minijinja::default_auto_escape_callback(name) }
    });
    add_words(env);
    // The components are written for these rules of white space; our own templates keep theirs.
    let usual = env.syntax().clone();
    let mut theirs = minijinja::syntax::SyntaxConfig::builder();
    env.set_syntax(theirs.trim_blocks(true).lstrip_blocks(true).keep_trailing_newline(true).build()?);
    let added = all().try_for_each(|(name, source)| env.add_template(name, source));
    env.set_syntax(usual);
    added
}

fn add_words(env: &mut Environment<'static>) {
    env.add_filter("njk_capitalize", filters::capitalize);
    env.add_filter("njk_concat", filters::concat);
    env.add_filter("njk_date", dates::date);
    env.add_filter("njk_each", filters::each);
    env.add_filter("njk_escape", filters::escape);
    env.add_filter("njk_includes", filters::includes);
    env.add_filter("njk_indent", filters::indent);
    env.add_filter("njk_int", filters::int);
    env.add_filter("njk_join", filters::join);
    env.add_filter("njk_length", filters::length);
    env.add_filter("njk_lower", filters::lower);
    env.add_filter("njk_mojDate", dates::moj_date);
    env.add_filter("njk_pairs", filters::pairs);
    env.add_filter("njk_plain", filters::plain);
    env.add_filter("njk_replace", filters::replace);
    env.add_filter("njk_safe", filters::safe);
    env.add_filter("njk_select", filters::select);
    env.add_filter("njk_string", filters::string);
    env.add_filter("njk_trim", filters::trim);
    env.add_test("njk_equal", equality::equal);
    env.add_test("njk_in", equality::within);
    env.add_test("njk_same", equality::same);
    env.add_test("njk_true", equality::truthy);
}

/// Writes a value into the page.
fn write(out: &mut minijinja::Output, state: &mut State, value: &Value) -> Result<(), Error> {
    let plain = !value.is_safe() && matches!(state.auto_escape(), AutoEscape::Html);
    match value.kind() {
        ValueKind::None => Ok(()),
        ValueKind::Bool => Ok(out.write_str(filters::truth(value))?),
        ValueKind::String if plain => Ok(filters::escape_into(out, value.as_str().unwrap_or_default())?),
        _ => minijinja::escape_formatter(out, state, value),
    }
}
