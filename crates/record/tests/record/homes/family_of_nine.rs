//! A family of nine with one map: its page reads and journals one chain, and opening a child journals the child's.

use super::world::{NORTH, family_of, opens, opens_child, person, social_worker};
use practice::{Object, people::Part};
use record::testing::{on_each_place, read_text};

#[test]
fn opening_the_family_journals_one_chain_and_opening_a_child_the_childs() {
    on_each_place(|fresh| async move {
        let store = fresh.open();
        let names = ["Ada", "Ben", "Cleo", "Dan", "Efa", "Finn", "Gwen", "Hal", "Ivy"];
        let children: Vec<Object> =
            (11..).zip(names).map(|(number, name)| person(number, name, Part::Child)).collect();
        let family = family_of(&store, 10, NORTH, children).await;
        let entries = || -> Vec<i64> {
            let text = "SELECT '' || chain AS text FROM journal WHERE chain <> 0 ORDER BY chain, seq";
            read_text(&fresh.place, text).iter().map(|line| line.parse().unwrap()).collect()
        };
        let before = entries();
        assert_eq!(
            before.iter().collect::<std::collections::BTreeSet<_>>().len(),
            10,
            "a chain for each, and one more"
        );
        let record = opens(&store, social_worker(NORTH), family).await;
        let after = entries();
        assert_eq!(after.len(), before.len() + 1);
        assert_eq!(
            after.iter().filter(|chain| **chain == family.0).count(),
            1 + before.iter().filter(|chain| **chain == family.0).count()
        );
        let ivy = record.child_links.last().unwrap().child;
        opens_child(&store, social_worker(NORTH), ivy).await;
        let last = entries();
        assert_eq!(last.len(), after.len() + 1);
        assert_eq!(
            last.iter().filter(|chain| **chain == ivy.0).count(),
            1 + after.iter().filter(|chain| **chain == ivy.0).count()
        );
    });
}
