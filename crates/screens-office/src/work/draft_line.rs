//! Something typed and not saved, as "My work" offers it: what it is, of which family, and the way back to it.

use practice::ids::FamilyId;
use record::{Draft, drafts::WINDOW};
use serde::Serialize;
use std::collections::HashMap;
use ui::{visit::WHICH_DRAFT, words};

/// A draft in the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct DraftLine {
    what: &'static str,
    family: Option<String>,
    when: String,
    href: String,
    key: String,
}

/// What a form is about, by a part of its address. The first that fits.
const ABOUT: &[(&str, &str)] = &[
    ("/families/new", "A new referral"),
    ("/items", "Something for the map"),
    ("/dangers", "A danger statement"),
    ("/goals", "A goal"),
    ("/steps", "A next step"),
    ("/rounds", "A round of scaling"),
    ("/ratings", "A number"),
    ("/scales", "A scale"),
    ("/network", "Somebody of the network"),
    ("/rules", "A rule of the safety plan"),
    ("/plan", "The safety plan"),
    ("/meetings", "A meeting"),
    ("/milestones", "A milestone"),
    ("/people", "A person’s details"),
    ("/clos", "Closing the case"),
    ("/maps", "The map"),
];

/// What is said of a draft about a record that is closed to whoever typed it.
const CLOSED: &str = "Something about a record that you cannot open now. It is kept, and comes back when you can open it again";

impl DraftLine {
    /// The line of a draft. Where the family is one that the person may not open, now or ever, it says only that something
    /// waits: what was typed is kept, and leads back as soon as the record is open to them again.
    pub(super) fn of(draft: Draft, names: &HashMap<FamilyId, String>) -> Option<Self> {
        let family = draft.family.map(|id| names.get(&id).cloned());
        if family == Some(None) {
            let when = words::moment(draft.at);
            return Some(Self { what: CLOSED, family: None, when, href: String::new(), key: draft.key });
        }
        let family = family.flatten();
        let (address, window) = draft
            .key
            .split_once(WINDOW)
            .map_or((draft.key.as_str(), ""), |(address, window)| (address, window));
        let (path, about) = address.split_once('?').unwrap_or((address, ""));
        if !path.starts_with('/') || path.starts_with("//") {
            return None;
        }
        let what = ABOUT.iter().find(|(part, _)| path.contains(part)).map_or("A form", |(_, what)| *what);
        let parts = [("about", about), (WHICH_DRAFT, window)];
        let parts: Vec<String> = parts
            .iter()
            .filter(|(_, value)| !value.is_empty())
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        let href = if parts.is_empty() { path.to_owned() } else { format!("{path}?{}", parts.join("&")) };
        Some(Self { what, family, when: words::moment(draft.at), href, key: draft.key })
    }
}
