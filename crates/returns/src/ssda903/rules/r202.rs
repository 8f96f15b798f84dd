//! 202: the sex is that of last year.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "202",
    message: "The gender code conflicts with the gender already recorded for this child.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "<SEX> must be the same as last year. In 2024-25, 1 of last year is M and 2 is F.",
    fields: &["SEX"],
    needs: &[ThisYear(Table::Header), LastYear(Table::Header)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    let renamed = |then: &Header| match (child.collection.year, then.sex) {
        (Year(2025), sex) if sex == "1" => Code::new("M"),
        (Year(2025), sex) if sex == "2" => Code::new("F"),
        (_, sex) => sex,
    };
    differs_in_header(child, |then, now| renamed(then) != now.sex, found);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_sex() {
        flags(
            &RULE,
            "Header CHILD SEX
             1 M
             2 F !
             3 . !
             4 M
             Header_last CHILD SEX
             1 M
             2 M
             3 M",
        );
    }

    #[test]
    fn when_letters_came() {
        flags(
            &RULE,
            "Year 2025
             Header CHILD SEX
             1 M
             2 M !
             Header_last CHILD SEX
             1 1
             2 2",
        );
    }
}
