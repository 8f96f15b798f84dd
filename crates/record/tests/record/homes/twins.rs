//! Two children are born where one was expected, and one of them dies.

use super::world::{
    NORTH, TODAY, asks_child, asks_family, deed, family_of, kept, link_of, one, opens, opens_child,
    social_worker,
};
use access::Deed;
use jiff::civil::date;
use practice::{
    Object,
    actions::children::{
        death::child_died,
        twins::{Born, Numbers, twins_born},
    },
    ids::{ChildId, LinkId, PersonId},
    people::{Part, Person, Sex},
    views,
};
use record::testing::on_each_engine;

#[test]
fn one_expected_record_becomes_two_and_each_later_one_names_where_it_came_from() {
    on_each_engine(|store| async move {
        let expected = Person {
            given: String::new(),
            called: "the baby".to_owned(),
            born: Some(date(2026, 11, 30)),
            ..one(11, "", Part::Child)
        };
        let north = family_of(&store, 10, NORTH, vec![Object::Person(expected)]).await;
        let baby = link_of(&store, social_worker(NORTH), north, 11).await.child;
        let of_child = asks_child(&store, social_worker(NORTH), baby, Deed::Change).await.unwrap();
        let of_family = asks_family(&store, social_worker(NORTH), north, Deed::Change).await.unwrap();
        let twin = Numbers { child: ChildId(701), person: PersonId(702), link: LinkId(703) };
        let permits =
            vec![of_family.of_record(), of_child.of_record(), of_family.of_record().to_begin(twin.child)];
        let first = Born { given: "Ada".to_owned(), sex: Sex::Female };
        let second = Born { given: "Ben".to_owned(), sex: Sex::Male };
        let born = store.change_together(permits, deed("child.twins_born", 5), None, move |scene, _| {
            twins_born(scene, baby, (TODAY, TODAY), &first, &[(twin, second.clone())])
        });
        kept(&born.await.unwrap());
        let ada = opens_child(&store, social_worker(NORTH), baby).await.record;
        let ben = opens_child(&store, social_worker(NORTH), twin.child).await.record;
        assert_eq!((ada.child_records[0].given.as_str(), ada.child_records[0].born), ("Ada", Some(TODAY)));
        assert_eq!((ben.child_records[0].given.as_str(), ben.child_records[0].origin), ("Ben", Some(baby)));
        assert_eq!(ben.family_links[0].family, north);

        // Ben dies. The same change says so in both records, and nothing asks after him.
        let of_child = asks_child(&store, social_worker(NORTH), twin.child, Deed::Change).await.unwrap();
        let permits = vec![of_child.of_record(), of_family.of_record()];
        let died = store.change_together(permits, deed("child.died", 6), None, move |scene, _| {
            child_died(scene, twin.child, TODAY, TODAY)
        });
        kept(&died.await.unwrap());
        let record = opens(&store, social_worker(NORTH), north).await;
        assert_eq!(record.person(twin.person).unwrap().died, Some(TODAY));
        let thresholds = practice::Thresholds::default();
        let due = views::due(&record, TODAY, &thresholds);
        assert!(due.iter().all(|line| !format!("{line:?}").contains("Ben")), "{due:?}");
        store.checkpoint().await.unwrap();
        let verified = store.verify(|_| ()).await.unwrap();
        assert!(verified.is_whole(), "{:?}", verified.places);
    });
}
