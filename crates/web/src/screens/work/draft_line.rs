//! Something typed and not saved, as "My work" offers it: what it is, of which family, and the way back to it.

use crate::screens::words;
use practice::ids::FamilyId;
use record::Draft;
use serde::Serialize;
use std::collections::HashMap;

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

impl DraftLine {
    /// The line of a draft. None where the family is no longer one of which the person may know.
    pub(super) fn of(draft: Draft, names: &HashMap<FamilyId, String>) -> Option<Self> {
        let family = match draft.family {
            Some(id) => Some(names.get(&id)?.clone()),
            None => None,
        };
        let (path, about) = draft.key.split_once('?').unwrap_or((&draft.key, ""));
        if !path.starts_with('/') || path.starts_with("//") {
            return None;
        }
        let what = ABOUT.iter().find(|(part, _)| path.contains(part)).map_or("A form", |(_, what)| *what);
        let href = if about.is_empty() { path.to_owned() } else { format!("{path}?about={about}") };
        Some(Self { what, family, when: words::moment(draft.at), href, key: draft.key })
    }
}
