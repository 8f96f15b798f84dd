//! 205B: a child who was an unaccompanied asylum seeker last year and is one this year either ceased to be one in this
//! year or will on the 18th birthday.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "205B",
    message: "Child previously identified as UASC is also UASC this year, but date UASC ceased in both years does not support this.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "If <UASC> was 1 last year and is 1 this year, then last year's <DUC> must be the 18th birthday, and this year's must be the same or be in the year.",
    fields: &["DUC", "UASC"],
    needs: &[ThisYear(Table::Uasc), LastYear(Table::Uasc), ThisYear(Table::Header), LastYear(Table::Header)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    if child.sought_asylum_last_year() != Some(true) {
        return;
    }
    let still = |header: &&Header| header.uasc == "1";
    let Some(before) = child.last.uasc.first() else { return };
    let was_open = before.duc.same_day(before.dob.birthday(18));
    for seeker in child.uasc {
        let supported = seeker.duc.same_day(before.duc) || child.collection.contains(seeker.duc);
        if !was_open || !supported {
            for header in child.header.iter().filter(still) {
                found.at(header).with(before);
                found.at(seeker).with(before);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_day() {
        flags(
            &RULE,
            "Header CHILD UASC
             1 1
             2 1 !
             3 1
             4 1 !
             5 1 !
             6 1
             7 1
             8 1 !
             9 1
             10 1 !
             Header_last CHILD UASC
             1 1
             2 1
             3 1
             4 1
             5 1
             6 1
             7 1
             8 1
             9 0
             10 1
             UASC CHILD DOB DUC
             1 01/05/2008 01/06/2025
             2 01/05/2008 15/01/2025 !
             3 01/05/2008 01/05/2026
             4 01/05/2008 15/01/2025 !
             5 01/05/2008 01/05/2026 !
             6 01/05/2008 01/04/2025
             7 01/05/2008 31/03/2026
             8 01/05/2008 31/03/2025 !
             9 01/05/2008 31/03/2025
             10 01/05/2008 . !
             UASC_last CHILD DOB DUC
             1 01/05/2008 01/05/2026
             2 01/05/2008 15/01/2025
             3 01/05/2008 01/05/2026
             4 01/05/2008 01/05/2026
             5 01/05/2008 .
             6 01/05/2008 01/05/2026
             7 01/05/2008 01/05/2026
             8 01/05/2008 01/05/2026
             9 01/05/2008 01/05/2026
             10 01/05/2008 01/05/2026",
        );
    }
}
