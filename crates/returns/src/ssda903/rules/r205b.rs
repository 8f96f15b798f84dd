//! 205B: a child who was an unaccompanied asylum seeker last year and still is ceases to be one on the same day.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "205B",
    message: "Child previously identified as UASC is also UASC this year, but date UASC ceased in both years does not support this.",
    earlier: &[],
    level: Level::Error,
    text: "If <UASC> was 1 last year and is 1 this year, then <DUC> must be last year's or the 18th birthday.",
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
    for (seeker, before) in child.uasc.iter().zip(child.last.uasc) {
        if seeker.duc != before.duc && !seeker.duc.same_day(seeker.dob.birthday(18)) {
            for header in child.header.iter().filter(still) {
                found.at(header);
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
             1 1 !
             2 1
             3 1
             Header_last CHILD UASC
             1 1
             2 1
             3 1
             UASC CHILD DOB DUC
             1 01/05/2008 01/06/2025 !
             2 01/05/2008 01/05/2026
             3 01/05/2008 01/06/2025
             UASC_last CHILD DOB DUC
             1 01/05/2008 01/05/2026
             2 01/05/2008 .
             3 01/05/2008 01/06/2025",
        );
    }
}
