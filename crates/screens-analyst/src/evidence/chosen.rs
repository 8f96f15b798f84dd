//! Which authority is looked at: the one that the address names, or else this installation's own.

use evaluation::{statistics::Code, yearbook::Yearbook};
use ui::{people_options::Choice, visit::Visit};

/// The authority looked at; none where nobody has chosen one and the installation has not said which is its own.
pub(super) fn authority<'a>(visit: &Visit, yearbook: &'a Yearbook) -> Option<(&'a Code, &'a str)> {
    let asked = visit.query.text("authority");
    if asked.is_empty() { own(visit, yearbook) } else { yearbook.authority(asked) }
}

/// This installation's own authority; none where it has not said which that is.
pub(crate) fn own<'a>(visit: &Visit, yearbook: &'a Yearbook) -> Option<(&'a Code, &'a str)> {
    yearbook.authority(&visit.app.settings().authority_code)
}

/// The authorities to choose from.
pub(super) fn choices(yearbook: &Yearbook) -> Vec<Choice> {
    yearbook.authorities().into_iter().map(|(code, name)| Choice::new(code.to_string(), name)).collect()
}
