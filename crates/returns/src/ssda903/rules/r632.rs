//! 632: the date of a previous order is a date before the child started to be looked after.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "632",
    message: "Date of previous permanence order not a valid value.",
    earlier: &[],
    level: Level::Error,
    text: "If provided <DATE_PERM> should be prior to <DECOM> and in a valid format and contain a valid date Format should be DD/MM/YYYY or one or more elements of the date can be replaced by ZZ if part of the date element is not known.",
    reading: "If provided, <DATE_PERM> should be a date written DD/MM/YYYY, in which day, or day and month, or all may be ZZ, and should be before <DECOM> of the first episode. Only this year’s first episode is known here, so that a date within the period of care may pass.",
    fields: &["DATE_PERM", "DECOM"],
    needs: &[ThisYear(Table::Episodes), ThisYear(Table::PrevPerm)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    let first = child.first_episode();
    let began = first.map_or(DateCell::Blank, |first| first.decom);
    for row in child.prev_perm.iter().filter(|row| row.date_perm.is_given()) {
        if PartialDate::read(row.date_perm).is_none_or(|date| !date.may_be_before(began)) {
            let place = found.at(row);
            if let Some(first) = first {
                place.with(first);
                found.at(first).with(row);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_date_and_too_late_a_date() {
        flags(
            &RULE,
            "Episodes CHILD DECOM RNE
             1 01/05/2025 S
             2 01/05/2025 S !
             3 01/05/2025 S !
             4 01/05/2025 S
             5 01/05/2025 S
             PrevPerm CHILD DATE_PERM
             1 30/04/2025
             2 01/05/2025 !
             3 31/02/2020 !
             4 ZZ/06/2019
             5 ZZ/ZZ/ZZZZ
             6 31/02/2020 !
             7 31/03/2020",
        );
    }
}
