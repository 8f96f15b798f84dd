//! 2886Q: few children have no sex recorded.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "2886Q",
    level: Query,
    message: "Please check and either amend or provide a reason: Percentage of children with no sex recorded is more than 2% (excluding unborns)",
    earlier: &[(
        Year(2024),
        "Please check and either amend or provide a reason: Percentage of children with no gender recorded is more than 2% (excluding unborns)",
    )],
    text: "The sum of: the number of child records where <Sex> (N00065) is equal to zero or missing, and the <ExpectedPersonBirthDate> (N00098) is equal to missing, divided by the total number of child records should be less than or equal to 0.02. Validation should be triggered at LA level.",
    reading: "From 2024-25 the code for an unknown sex is U; before, <GenderCurrent> is 0.",
    module: "ChildIdentifiers",
    fields: &["ExpectedPersonBirthDate"],
    years: Years::EVERY,
    check: ByReturn(total::<Seen>),
};

#[derive(Default)]
struct Seen {
    children: u64,
    unknown: u64,
}

impl Total for Seen {
    fn see(&mut self, child: &Child<'_>) {
        self.children += 1;
        let code = if child.census.year < Year(2025) { "0" } else { "U" };
        let unknown = child.who.sex.is_blank() || child.who.sex.is(code);
        self.unknown += u64::from(unknown && child.who.expected.is_blank());
    }

    fn add(&mut self, later: Self) {
        self.children += later.children;
        self.unknown += later.unknown;
    }

    fn judge(self, found: &mut Found<'_>) {
        // More than 2 in 100.
        if self.unknown * 50 > self.children {
            found.whole_return();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_in_two() {
        flags_return(
            &RULE,
            true,
            "ChildIdentifiers Sex=U
             Child
             ChildIdentifiers Sex=M",
        );
    }

    #[test]
    fn unborn_children_do_not_count() {
        flags_return(
            &RULE,
            false,
            "ChildIdentifiers Sex=U ExpectedPersonBirthDate=2026-05-01
             Child
             ChildIdentifiers Sex=F",
        );
    }

    #[test]
    fn exactly_two_in_a_hundred() {
        let children = |unknown: usize| {
            let child = |number: usize| {
                format!("Child\nChildIdentifiers Sex={}\n", if number < unknown { "U" } else { "M" })
            };
            (0..100).map(child).collect::<String>()
        };
        flags_return(&RULE, false, &children(2));
        flags_return(&RULE, true, &children(3));
    }
}
