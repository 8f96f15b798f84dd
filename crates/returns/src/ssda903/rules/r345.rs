//! 345: who is in touch has an activity and an accommodation.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "345",
    message: "The data collection record shows the local authority is in touch with this young person, but activity and/or accommodation data items are zero.",
    earlier: &[],
    level: Level::Error,
    text: "If <IN_TOUCH> = 'Yes' then <ACTIV> and <ACCOM> must not be 0",
    reading: "If <IN_TOUCH> is YES, then <ACTIV> and <ACCOM> must not be 0.",
    fields: &["ACCOM", "ACTIV", "IN_TOUCH"],
    needs: &[ThisYear(Table::Oc3)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    for row in child.oc3.iter().filter(|row| row.in_touch == "YES") {
        if row.activ == "0" || row.accom == "0" {
            found.at(row);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn in_touch() {
        flags(
            &RULE,
            "OC3 IN_TOUCH ACTIV ACCOM
             YES 0 B1 !
             YES F2 0 !
             YES F2 B1
             NO 0 0",
        );
    }
}
