//! A form for its template: filled with what is there, with a draft that this person left, or again with all that was sent.

use super::Visit;
use crate::{
    form::{Problems, Values},
    page::{Elsewhere, Form},
    trouble::Trouble,
};
use record::{Draft, drafts::WINDOW};
use std::collections::BTreeMap;

/// What in an address says with which draft a form begins.
pub const WHICH_DRAFT: &str = "draft";
/// With none, where there are some.
const NO_DRAFT: &str = "none";

/// The window of a draft, from its key. A draft of before windows were told apart, and of a form for what is there, has none.
pub(crate) fn window(key: &str) -> &str {
    key.split_once(WINDOW).map_or(NO_WINDOW, |(_, window)| window)
}

/// What stands in an address for a draft without a window.
const NO_WINDOW: &str = "first";

impl Visit {
    /// A form for its template, filled with what is there, or with the draft that this person left. A draft goes on from
    /// the version on which it was begun, so that what others have saved since is joined and not overwritten.
    pub async fn form(&self, action: &str, version: u32, there: &Values) -> Result<Form, Trouble> {
        let mut form = self.bare_form(action, version);
        form.fill(there);
        let drafts = if version == 0 {
            self.app.store().drafts_of(self.actor(), &form.draft).await?
        } else {
            self.app.store().draft(self.actor(), &form.draft).await?.into_iter().collect()
        };
        let read = |draft: Draft| (Values::from_urlencoded(draft.body.as_bytes()), draft);
        let is_more = |typed: &Values| typed.typed().next().is_some() && !typed.same_typed(there);
        let mut drafts: Vec<(Values, Draft)> =
            drafts.into_iter().map(read).filter(|(typed, _)| is_more(typed)).collect();
        let asked = self.query.text(WHICH_DRAFT);
        let chosen = if asked.is_empty() {
            (!drafts.is_empty()).then_some(0)
        } else {
            drafts.iter().position(|(_, draft)| window(&draft.key) == asked)
        };
        if let Some((typed, draft)) = chosen.map(|at| drafts.remove(at)) {
            form.values.clear();
            form.lists.clear();
            form.fill(&typed);
            form.version = typed.text("_version").parse().map_or(version, |began: u32| began.min(version));
            form.draft_kept = Some(crate::words::moment(draft.at));
            if version == 0 {
                form.before = format!("{}:{}", draft.at.as_microsecond(), draft.key);
                form.empty = self.with_draft(NO_DRAFT);
            }
        }
        let elsewhere = |(_, draft): (Values, Draft)| Elsewhere {
            when: crate::words::moment(draft.at),
            href: self.with_draft(window(&draft.key)),
        };
        form.elsewhere = drafts.into_iter().map(elsewhere).collect();
        if version == 0 {
            // Whoever opens the same new form twice has two, and neither writes over the other.
            form.draft = format!("{}{WINDOW}{}", form.draft, form.once);
        }
        Ok(form)
    }

    /// The page with another draft in its form.
    fn with_draft(&self, which: &str) -> String {
        let mut query = self.query.clone();
        query.remove("done");
        query.set(WHICH_DRAFT, vec![which.to_owned()]);
        format!("{}?{}", self.path, query.to_urlencoded())
    }

    /// The form again, with all that was typed and what is wrong with it.
    pub fn form_again(&self, action: &str, sent: &crate::session::Sent, problems: &Problems) -> Form {
        let mut form = self.bare_form(action, sent.version());
        sent.once().clone_into(&mut form.once);
        sent.draft().clone_into(&mut form.draft);
        sent.values.text("_before").clone_into(&mut form.before);
        sent.from().clone_into(&mut form.from);
        sent.values.text(crate::form::MORE).clone_into(&mut form.more);
        form.fill(&sent.values);
        form.complain(problems);
        form
    }

    fn bare_form(&self, action: &str, version: u32) -> Form {
        Form {
            action: action.to_owned(),
            values: BTreeMap::new(),
            lists: BTreeMap::new(),
            errors: BTreeMap::new(),
            problems: Problems::default(),
            token: self.who.secret.token(),
            once: practice::ids::encode(self.app.store().new_id()),
            version,
            seen: String::new(),
            draft: format!("{action}?{}", self.query.text("about")),
            draft_kept: None,
            before: String::new(),
            elsewhere: Vec::new(),
            empty: String::new(),
            from: self.path.clone(),
            clashes: Vec::new(),
            more: String::new(),
        }
    }
}
