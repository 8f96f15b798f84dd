//! Every address that the things of a record lead to is that of a page.

use practice::{CaseRecord, Kind, ids::FamilyId, views::DueKind};
use ui::{
    places,
    route::{Needs, Route},
};

/// Whether this is the address of a page of a family's record.
fn is_page(routes: &[Route], address: &str) -> bool {
    let path = address.split(['#', '?']).next().unwrap_or_default();
    let is_part = |(known, part): (&str, &str)| known == part || (known.starts_with('{') && !part.is_empty());
    routes.iter().any(|route| {
        route.method == "GET"
            && matches!(route.needs, Needs::Family(_))
            && route.path.split('/').count() == path.split('/').count()
            && route.path.split('/').zip(path.split('/')).all(is_part)
    })
}

#[test]
fn every_kind_of_thing_and_all_that_is_due_about_it_leads_to_a_page() {
    let (routes, record, family) = (web::table(), CaseRecord::default(), FamilyId(7));
    assert!(!is_page(&routes, "/families/7/nowhere"));
    for kind in Kind::ALL {
        let address = places::path_of(family, &record, *kind, 8);
        assert!(is_page(&routes, &address), "{address} for a {}", kind.words());
        for due in DueKind::ALL {
            let address = places::path_of_due(family, *due, *kind, 8);
            assert!(is_page(&routes, &address), "{address} for {due:?} about a {}", kind.words());
        }
    }
}
