//! Something typed and not saved, as "My work" offers it: what it is, of whose record, and the way back to it.

use practice::{RecordId, ids::FamilyId};
use record::{Draft, drafts::WINDOW};
use serde::Serialize;
use std::collections::HashMap;
use ui::{form::record_in, visit::WHICH_DRAFT, words};

/// A draft in the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct DraftLine {
    what: &'static str,
    /// What the family, the child, the carer or sponsor is called.
    family: Option<String>,
    when: String,
    href: String,
    key: String,
}

/// What a form is about, by a part of its address. The first that fits.
const ABOUT: &[(&str, &str)] = &[
    ("/families/new", "A new referral"),
    ("/children/new", "The record of a child who comes without a family"),
    ("/parties/new", "The record of a carer or sponsor"),
    ("/elsewhere", "Somebody who is known elsewhere too"),
    ("/checks", "A check of a carer or sponsor"),
    ("/placements", "Where a child lives"),
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

/// What a form of a child's own record or of a carer's or sponsor's is about, by how its address ends or goes on after the record.
const ABOUT_RECORDS: &[(&str, &str)] = &[
    ("/elsewhere", "Somebody who is known elsewhere too"),
    ("/checks", "A check of a carer or sponsor"),
    ("/edit", "A carer’s or sponsor’s details"),
    ("/placements", "Where a child lives"),
    ("/who", "Who a child is"),
    ("/born", "A birth"),
    ("/died", "A death"),
    ("/move", "Moving a child into a family’s record"),
    ("/allocate", "Who works with a child"),
    ("/seal", "Sealing a child’s record"),
    ("/access", "Who may know of a record"),
];

/// What a draft is about.
fn about(path: &str, of_record: bool) -> &'static str {
    let list = if of_record { ABOUT_RECORDS } else { ABOUT };
    list.iter().find(|(part, _)| path.contains(part)).map_or("A form", |(_, what)| *what)
}

/// What is said of a draft about a record that is closed to whoever typed it.
const CLOSED: &str = "Something about a record that you cannot open now. It is kept, and comes back when you can open it again";

impl DraftLine {
    /// The line of a draft. Where the record is one that the person may not open, now or ever, it says only that something
    /// waits: what was typed is kept, and leads back as soon as the record is open to them again.
    pub(super) fn of(
        draft: Draft,
        names: &HashMap<FamilyId, String>,
        records: &HashMap<RecordId, String>,
    ) -> Option<Self> {
        let record = record_in(&draft.key);
        let family = draft.family.map(|id| names.get(&id).cloned());
        let family = family.or_else(|| record.map(|record| records.get(&record).cloned()));
        if family == Some(None) {
            let when = words::moment(draft.at);
            return Some(Self { what: CLOSED, family: None, when, href: String::new(), key: draft.key });
        }
        let family = family.flatten();
        let (address, window) = draft
            .key
            .split_once(WINDOW)
            .map_or((draft.key.as_str(), ""), |(address, window)| (address, window));
        let (path, asked) = address.split_once('?').unwrap_or((address, ""));
        if !path.starts_with('/') || path.starts_with("//") {
            return None;
        }
        let what = about(path, record.is_some());
        let parts = [("about", asked), (WHICH_DRAFT, window)];
        let parts: Vec<String> = parts
            .iter()
            .filter(|(_, value)| !value.is_empty())
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        let href = if parts.is_empty() { path.to_owned() } else { format!("{path}?{}", parts.join("&")) };
        Some(Self { what, family, when: words::moment(draft.at), href, key: draft.key })
    }
}
