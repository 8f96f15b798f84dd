//! P17: a danger that is added, or is over, makes the next review ask whether the latest category of the plan changes. The initial one
//! stays as it was.

use super::{About, Finding, Found, Said, categories_on_map};
use crate::danger::HarmKind;
use pathway::codes::Category;

/// What the next review has to ask about the category of a child's plan, because the map tells of something else by now.
pub fn latest_fits(about: About<'_>, latest: Category) -> Vec<Finding> {
    let mut found = Found::default();
    let present: Vec<HarmKind> = about.harm_kinds().into_iter().collect();
    let is_gone = !categories_on_map(Some(about)).contains(&latest);
    found.warn(is_gone, 17, "category", Said::NoLonger { latest, present });
    for danger in about.dangers() {
        let kinds: Vec<HarmKind> =
            danger.harm_kinds.iter().copied().filter(|kind| kind.category() != latest).collect();
        let is_new = !is_gone && latest != Category::Multiple && !kinds.is_empty();
        found.warn(is_new, 17, "category", Said::AnotherKind { danger: about.look.statement(danger), kinds });
    }
    found.all()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        CaseRecord, Level, Thresholds,
        rules::Look,
        testing::{Shape, child, resolve_first_danger, sound_family},
    };

    fn asked(shape: &Shape, record: &CaseRecord, latest: Category) -> Vec<String> {
        let thresholds = Thresholds::default();
        let look = Look { record, today: shape.today, thresholds: &thresholds };
        let found = latest_fits(About { look, child: child(0) }, latest);
        assert!(found.iter().all(|one| one.level == Level::Warn), "nothing stands in a review's way");
        found.into_iter().map(|one| one.said.to_string()).collect()
    }

    #[test]
    fn a_danger_that_came_or_went_is_asked_about_at_the_next_review() {
        let shape = Shape { dangers: 2, ..Shape::default() };
        let mut record = sound_family(&shape);
        // Neglect and emotional abuse are feared.
        assert_eq!(asked(&shape, &record, Category::Multiple), [""; 0]);
        let came = asked(&shape, &record, Category::Neglect);
        assert!(matches!(came.as_slice(), [one] if one.contains("emotional abuse")), "{came:?}");
        resolve_first_danger(&mut record);
        let went = asked(&shape, &record, Category::Multiple);
        assert!(matches!(went.as_slice(), [one] if one.contains("next review")), "{went:?}");
    }

    #[test]
    fn a_map_that_says_nothing_any_more_is_asked_about_too() {
        let shape = Shape { dangers: 1, ..Shape::default() };
        let mut record = sound_family(&shape);
        resolve_first_danger(&mut record);
        let went = asked(&shape, &record, Category::Neglect);
        assert!(matches!(went.as_slice(), [one] if one.contains("no danger")), "{went:?}");
    }
}
