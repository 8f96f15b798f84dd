//! A form as it was sent: its token checked, its own fields apart from what was typed.

use super::body;
use crate::{App, form::Values, local::local, session::SignedIn, trouble::Trouble};
use axum::extract::{FromRequest, Request};

/// What the names of the form's own fields begin with that choose between two people's words.
const CHOICE: &str = "_choose.";

/// The longest key of a form, in bytes. Kith draws keys of thirteen letters.
const LONGEST_KEY: usize = 100;

/// A form that came with the token of the session that sent it.
#[derive(Debug, Clone, Default)]
pub struct Sent {
    /// Every field.
    pub values: Values,
}

impl Sent {
    /// Reads a form's fields, with the choices of a clash carried out.
    pub fn of(mut values: Values) -> Self {
        choose(&mut values);
        Self { values }
    }

    /// The key that makes a repeated form one record.
    pub fn once(&self) -> &str {
        short(self.values.text("_once"), LONGEST_KEY)
    }

    /// The version on which the person began. 0 for something new, and where the form does not say.
    pub fn version(&self) -> u32 {
        self.values.text("_version").parse().unwrap_or(0)
    }

    /// The mark of what the page showed. Empty where the form does not say.
    pub fn seen(&self) -> &str {
        short(self.values.text("_seen"), LONGEST_KEY)
    }

    /// The key of the form's draft.
    pub fn draft(&self) -> &str {
        short(self.values.text("_draft"), record::drafts::LONGEST_KEY)
    }

    /// The draft with which the form began.
    pub fn draft_before(&self) -> Option<record::drafts::Before> {
        self.values.draft_before()
    }

    /// The page on which the form stood. Only a path on this site.
    pub fn from(&self) -> &str {
        local(self.values.text("_from"))
    }
}

/// A key of Kith's own, or nothing where it is longer than any of those.
fn short(key: &str, longest: usize) -> &str {
    if key.len() <= longest { key } else { "" }
}

/// Where two people changed one field and this person chose the other's words, puts those into the field. A field's
/// parts (`due-day`) stand side by side in the order of names, so that each chosen field looks at its own alone.
fn choose(values: &mut Values) {
    let chosen: Vec<String> = values
        .with_prefix(CHOICE)
        .filter(|(_, choice)| choice.first().is_some_and(|choice| choice == "theirs"))
        .filter_map(|(name, _)| name.strip_prefix(CHOICE).map(str::to_owned))
        .collect();
    for field in chosen {
        let theirs = values.sent(&format!("_theirs.{field}")).cloned().unwrap_or_default();
        values.remove_field(&field);
        for pair in theirs {
            if let Some((name, value)) = pair.split_once('=') {
                values.add(name, value);
            }
        }
    }
}

impl FromRequest<App> for Sent {
    type Rejection = Trouble;

    async fn from_request(request: Request, _app: &App) -> Result<Self, Trouble> {
        let (mut parts, _) = request.into_parts();
        let who = parts.extensions.get::<SignedIn>().cloned().ok_or(Trouble::SignedOut)?;
        // Read once, before the person was let on to the screen. A form with files is none of those that come here.
        let sent = parts.extensions.remove::<Self>().ok_or(Trouble::Unreadable(body::NO_FORM))?;
        if who.secret.is_token(sent.values.text("_token")) { Ok(sent) } else { Err(Trouble::Forged) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn choosing_theirs_puts_their_words_in_the_field() {
        let sent = Sent::of(Values::from_urlencoded(
            b"due-day=1&due-month=2&due-year=2026&text=mine&_choose.due=theirs&_choose.text=mine&_theirs.due=due-day%3D9&_theirs.due=due-month%3D9",
        ));
        assert_eq!(sent.values.text("due-day"), "9");
        assert_eq!(sent.values.text("due-year"), "");
        assert_eq!(sent.values.text("text"), "mine");
    }
}
