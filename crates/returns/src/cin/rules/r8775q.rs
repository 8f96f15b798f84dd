//! 8775Q: no child is over 25.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "8775Q",
    level: Query,
    message: "Please check and either amend data or provide a reason: Child is over 25 years old",
    earlier: &[],
    text: "<PersonBirthDate> (N00066) is before (<ReferenceDate> (N00603) minus 25 years) AND {<CINClosureDate> (N00102) is after (<PersonBirthDate> plus 25 years) OR <CINClosureDate> is NULL}",
    reading: "The text says what is reported.",
    module: "ChildIdentifiers",
    fields: &["PersonBirthDate", "CINclosureDate"],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    let born = &child.who.born;
    if !born.before(child.census.end.saturating_sub(Span::new().years(25))) {
        return;
    }
    let birthday = born.day().and_then(|day| calendar::birthday(day, 25));
    for details in
        child.details.iter().filter(|details| details.closed.is_blank() || details.closed.after(birthday))
    {
        found.at([born, &details.closed]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_birthday_before_the_end_of_the_year() {
        flags(
            &RULE,
            "ChildIdentifiers PersonBirthDate=2001-03-31
             CINdetails CINclosureDate=
             Child
             ChildIdentifiers PersonBirthDate=2001-03-30!
             CINdetails CINclosureDate=!
             Child
             ChildIdentifiers PersonBirthDate=2000-09-01!
             CINdetails CINclosureDate=2025-09-01
             CINdetails CINclosureDate=2025-09-02!",
        );
    }
}
