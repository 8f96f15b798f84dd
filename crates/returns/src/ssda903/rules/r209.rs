//! 209: a child of school age has a unique pupil number.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "209",
    message: "Child looked after is of school age and should not have an unknown Unique Pupil Number (UPN) code of UN1.",
    earlier: &[],
    level: Level::Error,
    text: "If <DOB> >= 4 years prior to 31/08/YYYY then <UPN> should not be 'UN1' Note: YYYY in this instance refers to the year prior to the collection start (for collection year 2019-2020, it would be looking at the 31/08/2018).",
    reading: "If the child was 4 or over on 31 August before the collection, then <UPN> should not be UN1.",
    fields: &["DOB", "UPN"],
    needs: &[ThisYear(Table::Header)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    let august = Date::new(child.collection.start.year() - 1, 8, 31).ok();
    let of_school_age = |header: &&Header| header.dob.birthday(4).on_or_before(august);
    found.all(child.header.iter().filter(of_school_age).filter(|header| header.upn == "UN1"));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn four_in_august() {
        flags(
            &RULE,
            "Header CHILD DOB UPN
             1 31/08/2020 UN1 !
             2 01/09/2020 UN1
             3 31/08/2020 UN2",
        );
    }
}
