//! The lines of a child’s own record about what stands in a family’s.

use jiff::civil::{Date, date};
use practice::{
    Kept, Kind, Object,
    actions::{
        Change,
        mentions::{Said, line, reached},
    },
    case_note::NoteKind,
    child::ChildLink,
    ids::{ChildId, FamilyId, LinkId, PersonId},
    mention::{About, Mention, Mentioned},
};
use std::collections::BTreeSet;

const FAMILY: FamilyId = FamilyId(1);
const CHILD: ChildId = ChildId(2);

fn linked(to: Option<Date>) -> Vec<Kept<ChildLink>> {
    let (id, person, from) = (LinkId(4), PersonId(3), date(2026, 11, 1));
    vec![Kept::new(ChildLink { id, child: CHILD, person, from, to, holding: to.is_none(), stands: None })]
}

fn about(children: &[i64], on: Date) -> About {
    let children = children.iter().copied().map(PersonId).collect();
    About { what: Mentioned::CaseNote(NoteKind::Visit), on, children }
}

fn said(before: Option<About>, now: Option<About>) -> Said {
    Said { number: 9, version: 5, digest: "ab".to_owned(), before, now }
}

fn put(change: Option<Change>) -> Option<Mention> {
    match change {
        Some(Change::Put(Object::Mention(line))) => Some(line),
        _ => None,
    }
}

#[test]
fn a_line_stands_while_the_thing_is_about_the_child() {
    let (links, on) = (linked(None), date(2026, 11, 9));
    let new = said(None, Some(about(&[3], on)));
    assert_eq!(reached(&links, &new), BTreeSet::from([CHILD]));
    let stands = put(line((FAMILY, links.as_slice()), &new, CHILD, (false, None)));
    assert_eq!(stands.as_ref().map(|line| (line.on, line.version)), Some((on, 5)));
    assert_eq!(line((FAMILY, links.as_slice()), &new, CHILD, (false, stands.as_ref())), None, "once");
    for now in [Some(about(&[], on)), None] {
        let gone = said(Some(about(&[3], on)), now);
        assert_eq!(reached(&links, &gone), BTreeSet::from([CHILD]));
        let change = line((FAMILY, links.as_slice()), &gone, CHILD, (false, stands.as_ref()));
        assert!(matches!(change, Some(Change::Withdraw { kind: Kind::Mention, number: 9, .. })));
    }
    assert_eq!(reached(&links, &said(None, Some(about(&[7], on)))), BTreeSet::new(), "of another child");
}

#[test]
fn what_happened_after_the_child_left_is_not_the_childs_and_what_happened_before_is() {
    let links = linked(Some(date(2026, 11, 9)));
    let written =
        |on| put(line((FAMILY, links.as_slice()), &said(None, Some(about(&[3], on))), CHILD, (false, None)));
    assert!(written(date(2026, 11, 8)).is_some(), "written down late");
    assert_eq!(written(date(2026, 11, 9)), None, "on the day of the move the child is elsewhere");
    // A line that stands follows its note all the same.
    let stands = written(date(2026, 11, 8));
    let moved = said(Some(about(&[3], date(2026, 11, 8))), Some(about(&[3], date(2026, 11, 12))));
    let line = put(line((FAMILY, links.as_slice()), &moved, CHILD, (false, stands.as_ref())));
    assert_eq!(line.map(|line| line.on), Some(date(2026, 11, 12)));
}

#[test]
fn a_sealed_record_is_not_reached_and_its_lines_remain() {
    let (links, on) = (linked(None), date(2026, 11, 9));
    let stands =
        put(line((FAMILY, links.as_slice()), &said(None, Some(about(&[3], on))), CHILD, (false, None)));
    for said in [said(None, Some(about(&[3], on))), said(Some(about(&[3], on)), None)] {
        assert_eq!(line((FAMILY, links.as_slice()), &said, CHILD, (true, stands.as_ref())), None);
    }
}
