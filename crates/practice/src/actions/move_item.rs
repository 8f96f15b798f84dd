//! Moving an item to another category of the map.

use super::{
    Acting, Change, Refused,
    put::put,
    refusals::{HOUSE_KEEPING, not_here, refuse},
};
use crate::{
    ids::{DangerId, ItemId},
    map::{Category, Occasion},
    object::{CaseRecord, Kind},
};

/// What somebody adds while moving an item to existing safety (I9).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Shown {
    /// The danger that was present. None: as the item has it.
    pub danger: Option<DangerId>,
    /// Occasions to add.
    pub occasions: Vec<Occasion>,
}

/// Moves an item. Its words and the details of other categories stay with it. Among existing safety it may stand only
/// with a danger and a dated occasion; otherwise it is a strength (I9).
pub fn move_item(
    record: &CaseRecord,
    item: ItemId,
    to: Category,
    shown: Shown,
    acting: &mut Acting<'_>,
) -> Result<Vec<Change>, Refused> {
    let mut moved = record.item(item).ok_or_else(|| not_here(Kind::MapItem, item.0))?.value.clone();
    if moved.category == to {
        let sentence = format!("This stands under “{}” already.", to.words());
        return Err(refuse(HOUSE_KEEPING, (Kind::MapItem, item.0), "category", sentence));
    }
    moved.category = to;
    moved.danger = shown.danger.or(moved.danger);
    moved.occasions.extend(shown.occasions);
    put(record, moved.into(), acting)
}
