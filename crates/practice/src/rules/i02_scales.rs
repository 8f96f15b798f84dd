//! I2: the pair of each danger and its goal has a scale with both ends described and with its direction said aloud.
//! Some guides count 10 as safe and some as worst, so a bare number can be read the wrong way round (practice A1.4).

use super::Look;
use super::look::{at, blank, found, quote};
use crate::{
    Finding, Level, RuleId,
    danger::DangerStatement,
    object::Kind,
    rules::rule::{Guards, Rule, RuleText},
    scale::Scale,
};
pub(super) const RULE: Rule = Rule {
    id: RuleId::I(2),
    level: Level::Block,
    guards: Guards::SignOff,
    text: RuleText {
        title: "Each pair has a scale that says what 0 and 10 mean and which end is good",
        why: "People can only answer the same question if both ends are described before it is asked. Some guides \
              count 10 as safe and others as worst; a number without its direction can be read the wrong way round.",
        basis: "Practice guidance on scaling questions; guides of English authorities differ on the direction.",
    },
    check,
};

fn check(look: Look<'_>) -> Vec<Finding> {
    let without =
        look.current_dangers().filter(|danger| look.scales_of(danger.id).next().is_none()).map(|danger| {
            let (statement, scale) = (look.statement(danger), look.variant(danger.map).scale());
            let sentence =
                format!("{statement} has no {scale} yet. Add one: say what 10 means, then what 0 means.");
            found(2, Level::Block, at(Kind::DangerStatement, danger.id.0, ""), sentence)
        });
    let pairs = look.current_dangers().flat_map(|danger| {
        let about = look.statement(danger);
        look.scales_of(danger.id)
            .flat_map(move |scale| parts(scale, &about, Level::Block))
            .collect::<Vec<_>>()
    });
    let others = look.record.scales.iter().filter(|scale| scale.danger.is_none()).flat_map(|scale| {
        let about =
            if blank(&scale.question) { scale.subject.words().to_owned() } else { quote(&scale.question) };
        parts(scale, &about, Level::Warn)
    });
    without.chain(pairs).chain(others).collect()
}

/// Whether the pair of a danger has a scale, and each of its scales says which end is good and what both mean.
pub(super) fn is_scaled(look: Look<'_>, danger: &DangerStatement) -> bool {
    look.scales_of(danger.id).next().is_some()
        && look.scales_of(danger.id).all(|scale| parts(scale, "", Level::Block).is_empty())
}

/// What the scale does not say.
fn parts(scale: &Scale, about: &str, level: Level) -> Vec<Finding> {
    let mut all = Vec::new();
    let mut add = |missing: bool, field, sentence: String| {
        if missing {
            all.push(found(2, level, at(Kind::Scale, scale.id.0, field), sentence));
        }
    };
    add(
        scale.orientation.is_none(),
        "orientation",
        format!(
            "The scale for {about} does not say which end is good. Choose whether 10 is best or 10 is worst."
        ),
    );
    for (text, field, end) in [(&scale.anchor_10, "anchor_10", "10"), (&scale.anchor_0, "anchor_0", "0")] {
        let ask = format!(
            "The scale for {about} does not say what {end} means. Describe it before anybody is asked."
        );
        add(blank(text), field, ask);
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{Shape, scale, sound_family};

    #[test]
    fn a_pair_without_scale_or_direction_or_end_is_found() {
        let shape = Shape::default();
        let thresholds = crate::Thresholds::default();
        let mut record = sound_family(&shape);
        record.scales[0].value.orientation = None;
        record.scales[0].value.anchor_0 = "  ".to_owned();
        record.scales.retain(|kept| kept.id != scale(1));
        let found = check(Look { record: &record, today: shape.today, thresholds: &thresholds });
        let fields: Vec<_> = found.iter().map(|finding| (finding.place.kind, finding.place.field)).collect();
        assert_eq!(
            fields,
            [(Kind::DangerStatement, ""), (Kind::Scale, "orientation"), (Kind::Scale, "anchor_0")]
        );
        assert!(found.iter().all(|finding| finding.level == Level::Block));
        assert!(found[1].sentence.contains("“Dan drinks until"));
    }
}
