//! Which authority is looked at: the one that the address names, or else this installation's own.

use evaluation::{statistics::Code, yearbook::Yearbook};
use ui::{people_options::Choice, visit::Visit};

/// The authority looked at; none where nobody has chosen one and the installation has not said which is its own.
pub(super) fn authority<'a>(visit: &Visit, yearbook: &'a Yearbook) -> Option<(&'a Code, &'a str)> {
    let asked = visit.query.text("authority");
    let own = &visit.app.settings().authority_code;
    yearbook.authority(if asked.is_empty() { own } else { asked })
}

/// The authorities to choose from.
pub(super) fn choices(yearbook: &Yearbook) -> Vec<Choice> {
    yearbook.authorities().into_iter().map(|(code, name)| Choice::new(code.to_string(), name)).collect()
}
