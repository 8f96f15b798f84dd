//! A family of nine children on one map, each with a record of their own, and what people do with it.

use crate::{
    measure::{Bench, item},
    sample::Sample,
};
use practice::{
    Object,
    actions::Change,
    ids::PersonId,
    map::{Map, MapStatus},
    people::{Part, Person},
};
use record::bulk::Seed;

/// How many children the family has.
const CHILDREN: usize = 9;
/// The number, within a family's own, of the first child that is added. No story comes near it.
const FIRST: i64 = 4500;
/// What they are called: invented.
const NAMES: [&str; CHILDREN] = ["Ada", "Ben", "Cleo", "Dev", "Esi", "Finn", "Gwen", "Hal", "Ivy"];

/// Adds children to a family until there are nine, and all of them to its map.
pub(crate) fn children(seeds: &mut Vec<Seed>, sample: &Sample) {
    let mut there: Vec<Person> = Vec::new();
    let mut map: Option<Map> = None;
    for seed in seeds.iter() {
        match &seed.change {
            Change::Put(Object::Person(person)) if person.part == Part::Child => {
                there.retain(|known| known.id != person.id);
                there.push(person.clone());
            }
            Change::Put(Object::Map(one)) if one.status != MapStatus::Superseded => map = Some(one.clone()),
            _ => {}
        }
    }
    let (Some(last), Some(like)) = (seeds.last(), there.first().cloned()) else { return };
    let (at, by) = (last.at, last.by);
    let mut all: Vec<PersonId> = there.iter().map(|child| child.id).collect();
    for (number, name) in NAMES.iter().enumerate().skip(there.len()) {
        let id = PersonId(sample.family.0 + FIRST + i64::try_from(number).unwrap_or(0));
        let child = Person { id, given: (*name).to_owned(), called: String::new(), ..like.clone() };
        seeds.push(Seed::put(child, at, by, "person.added"));
        all.push(id);
    }
    if let Some(map) = map {
        seeds.push(Seed::put(Map { children: all, ..map }, at, by, "map.saved"));
    }
}

/// Measures with the family of nine.
pub(crate) async fn measure(bench: &mut Bench<'_>, run: &str) -> crate::outcome::Outcome<()> {
    let once = |what: &str, turn: usize| format!("{what}-{run}-{turn}");
    bench
        .measure("open the home of a family of nine children", 5.0, async |client, it, _| {
            client.get(&format!("/families/{}", it.family)).await
        })
        .await?;
    bench
        .measure("open their map", 5.0, async |client, it, _| {
            client.get(&format!("/families/{}/map", it.family)).await
        })
        .await?;
    bench
        .measure("save an item on their map", 5.0, async |client, it, turn| {
            let path = format!("/families/{}/maps/{}/items/new", it.family, it.map);
            client.post(&path, &item(&once("nine-item", turn))).await
        })
        .await?;
    bench
        .measure("open their people", 5.0, async |client, it, _| {
            client.get(&format!("/families/{}/people", it.family)).await
        })
        .await
}
