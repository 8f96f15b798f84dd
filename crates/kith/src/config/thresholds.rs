//! The file with the authority's own numbers and words for the rules: a section for each area. Files of before the sections, in
//! which every value stands at the top, are understood as before.

use crate::command_error::CommandError;
use practice::Thresholds;
use serde::Deserialize as _;
use std::{fs, path::Path};
use toml::{Table, Value, map::Entry};

/// The section of each value that stood at the top of the file once.
const SECTIONS: &[(&str, &[&str])] = &[
    (
        "maps",
        &[
            "dangers_warn_above",
            "dangers_reason_above",
            "labels",
            "negative_wording",
            "look_at_signed_map_days",
        ],
    ),
    ("scales", &["halves_allowed", "bands", "default_scales"]),
    (
        "plans",
        &[
            "child_in_plan_from_age",
            "review_plan_every_days",
            "test_immediate_plan_after_days",
            "meet_after_failed_test_days",
        ],
    ),
    ("contacts", &["harm_is_fresh_days"]),
    ("closing", &["demonstrated_for"]),
    ("children", &["voice_from_age", "child_ends"]),
];

/// Reads the file.
pub(super) fn read(file: &Path) -> Result<Thresholds, CommandError> {
    let text = fs::read_to_string(file).map_err(|why| CommandError::File(file.display().to_string(), why))?;
    understood(&text).map_err(|why| {
        CommandError::Refused(format!("{} cannot be understood: {}", file.display(), why.trim_end()))
    })
}

/// What the text of the file says, or why it cannot be understood.
fn understood(text: &str) -> Result<Thresholds, String> {
    let mut table: Table = toml::from_str(text).map_err(|why| why.to_string())?;
    days_as_words(&mut table);
    for (section, names) in SECTIONS {
        for name in *names {
            let Some(value) = table.remove(*name) else { continue };
            let value = if *name == "child_ends" { ends_as_changes(value) } else { value };
            let below = table.entry(*section).or_insert_with(|| Value::Table(Table::new()));
            let Value::Table(below) = below else { return Err(format!("{section} is a section.")) };
            match below.entry(*name) {
                Entry::Vacant(place) => drop(place.insert(value)),
                Entry::Occupied(_) => {
                    return Err(format!(
                        "{name} stands at the top of the file and under [{section}]. Leave out the one at the top."
                    ));
                }
            }
        }
    }
    Thresholds::deserialize(Value::Table(table)).map_err(|why| why.to_string())
}

/// Days may be written with or without quotation marks.
fn days_as_words(table: &mut Table) {
    fn of(value: &mut Value) {
        match value {
            Value::Datetime(day) => *value = Value::String(day.to_string()),
            Value::Array(all) => all.iter_mut().for_each(of),
            Value::Table(table) => days_as_words(table),
            _ => {}
        }
    }
    table.iter_mut().for_each(|(_, value)| of(value));
}

/// The ends of a child's numbers were written with their day among them: `from`, `hard`, `good`, `beside`.
fn ends_as_changes(value: Value) -> Value {
    let Value::Array(all) = value else { return value };
    let with_day_outside = |one: Value| match one {
        Value::Table(mut ends) if !ends.contains_key("value") => {
            let from = ends.remove("from");
            let day = from.map(|from| ("from".to_owned(), from));
            Value::Table(day.into_iter().chain([("value".to_owned(), Value::Table(ends))]).collect())
        }
        other => other,
    };
    Value::Array(all.into_iter().map(with_day_outside).collect())
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a failed test should say so at once")]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_file_of_before_the_sections_says_what_it_said() {
        let old = "dangers_warn_above = 2\nlabels = [\"chaotic\"]\nreview_plan_every_days = 28\n\
                   demonstrated_for = \"4 months\"\n\
                   [[child_ends]]\nfrom = \"2027-01-01\"\nhard = \"Hard.\"\ngood = \"Good.\"\nbeside = \"faces\"\n";
        let read = understood(old).unwrap();
        let day = date(2027, 1, 1);
        assert_eq!(read.maps.dangers_warn_above.on(day), &2);
        assert_eq!(read.maps.labels.on(day), &["chaotic"]);
        assert_eq!(read.plans.review_plan_every_days.on(day), &28);
        assert_eq!(read.closing.demonstrated_for.on(day).months, 4);
        assert_eq!(read.children.child_ends.on(day).hard, "Hard.");
        assert_eq!(read.children.child_ends.on(date(2026, 12, 31)).hard, "It is hard for me.");
        assert_eq!(read.plans.child_in_plan_from_age, Thresholds::default().plans.child_in_plan_from_age);
    }

    #[test]
    fn a_value_in_its_section_changes_from_a_day_on_however_the_day_is_written() {
        for day in ["2027-04-01", "\"2027-04-01\""] {
            let new = format!("[[plans.review_plan_every_days]]\nfrom = {day}\nvalue = 28\n");
            let read = understood(&new).unwrap();
            let days = read.plans.review_plan_every_days;
            assert_eq!((*days.on(date(2027, 3, 31)), *days.on(date(2027, 4, 1))), (42, 28));
        }
        let bands = "[scales]\nbands = [{ from = 0, to = 10, meaning = \"Any.\", immediate_plan = false }]\n";
        assert_eq!(understood(bands).unwrap().scales.bands.on(date(2027, 1, 1)).len(), 1);
    }

    #[test]
    fn what_cannot_be_meant_is_refused_with_a_sentence() {
        let said = |text: &str| understood(text).unwrap_err();
        let twice = "[plans]\nreview_plan_every_days = [{ from = 2027-04-01, value = 1 }, { from = 2027-04-01, value = 2 }]";
        assert!(said(twice).contains("review_plan_every_days: 1 April 2027 stands twice"), "{}", said(twice));
        let unsorted = twice.replacen("2027-04-01", "2027-05-01", 1);
        assert!(said(&unsorted).contains("1 April 2027 stands after 1 May 2027"), "{}", said(&unsorted));
        let both = "review_plan_every_days = 1\n[plans]\nreview_plan_every_days = 2";
        assert!(said(both).contains("under [plans]. Leave out the one at the top."), "{}", said(both));
        let unknown = said("[plans]\nreview_plans = 2");
        assert!(unknown.contains("unknown field `review_plans`"), "{unknown}");
        let soon = said("[plans]\nreview_plan_every_days = \"soon\"");
        assert!(soon.contains("Write the value alone, or a list"), "{soon}");
    }
}
