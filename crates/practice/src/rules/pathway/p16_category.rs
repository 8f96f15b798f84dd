//! P16: the category of a plan follows the dangers. The chair chooses among the kinds of harm that are feared for this child on the
//! map; “several” needs more than one. A danger of another kind than was chosen is asked about.

use super::{About, Finding, Found, Said};
use crate::danger::HarmKind;
use pathway::codes::Category;

/// The categories that the dangers for this child bear out, in the national order.
pub fn categories_on_map(about: Option<About<'_>>) -> Vec<Category> {
    let kinds = about.map(About::harm_kinds).unwrap_or_default();
    let several = (kinds.len() > 1).then_some(Category::Multiple);
    kinds.into_iter().map(HarmKind::category).chain(several).collect()
}

/// What is wrong with a category for this child.
pub fn category_follows(about: Option<About<'_>>, category: Category) -> Vec<Finding> {
    let mut found = Found::default();
    let present: Vec<HarmKind> = about.map(About::harm_kinds).unwrap_or_default().into_iter().collect();
    let is_borne_out = categories_on_map(about).contains(&category);
    found.block(!is_borne_out, 16, "unready_because", Said::NoSuchDanger { category, present });
    let Some(about) = about else { return found.all() };
    for danger in about.dangers() {
        let named = || about.look.statement(danger);
        let others: Vec<HarmKind> =
            danger.harm_kinds.iter().copied().filter(|kind| kind.category() != category).collect();
        let is_other = category != Category::Multiple && !others.is_empty();
        found.warn(is_other, 16, "category", Said::AnotherKind { danger: named(), kinds: others });
        found.warn(danger.harm_kinds.is_empty(), 16, "category", Said::KindNotSaid { danger: named() });
    }
    found.all()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        Level, Thresholds,
        rules::Look,
        testing::{Shape, child, sound_family},
    };

    #[test]
    fn a_category_without_a_danger_blocks_and_a_danger_of_another_kind_warns() {
        let shape = Shape { dangers: 2, ..Shape::default() };
        let (mut record, thresholds) = (sound_family(&shape), Thresholds::default());
        let levels = |record: &crate::CaseRecord, category| {
            let look = Look { record, today: shape.today, thresholds: &thresholds };
            let found = category_follows(Some(About { look, child: child(0) }), category);
            found.into_iter().map(|one| one.level).collect::<Vec<_>>()
        };
        // Neglect and emotional abuse are feared.
        assert_eq!(levels(&record, Category::Neglect), [Level::Warn]);
        assert_eq!(levels(&record, Category::Multiple), []);
        assert_eq!(levels(&record, Category::Physical), [Level::Block, Level::Warn, Level::Warn]);
        record.dangers[1].value.harm_kinds.clear();
        assert_eq!(levels(&record, Category::Multiple), [Level::Block, Level::Warn]);
        assert_eq!(category_follows(None, Category::Neglect).len(), 1, "no map bears it out");
    }

    #[test]
    fn a_danger_that_is_over_bears_no_category_out() {
        let shape = Shape { dangers: 1, ..Shape::default() };
        let (mut record, thresholds) = (sound_family(&shape), Thresholds::default());
        crate::testing::resolve_first_danger(&mut record);
        let look = Look { record: &record, today: shape.today, thresholds: &thresholds };
        assert_eq!(categories_on_map(Some(About { look, child: child(0) })), []);
    }
}
