//! 2888Q: some child has more than one disability.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "2888Q",
    level: Query,
    message: "Please check and either amend or provide a reason: Only one disability code is recorded per child and multiple disabilities should be recorded where possible.",
    earlier: &[],
    text: "Excluding children where <Disability> (N00099) is ‘NONE’, within a local authority, one or more children should have more than one disability recorded.",
    reading: "A return without any disabled child is not asked for one.",
    module: "Disabilities",
    fields: &["Disability"],
    years: Years::EVERY,
    check: ByReturn(total::<Seen>),
};

#[derive(Default)]
struct Seen {
    one: bool,
    several: bool,
}

impl Total for Seen {
    fn see(&mut self, child: &Child<'_>) {
        let disabilities = &child.characteristics.disabilities;
        let given = disabilities
            .iter()
            .filter(|disability| disability.code.is_given() && !disability.code.is("NONE"));
        match given.count() {
            0 => {}
            1 => self.one = true,
            _ => self.several = true,
        }
    }

    fn add(&mut self, later: Self) {
        self.one |= later.one;
        self.several |= later.several;
    }

    fn judge(self, found: &mut Found<'_>) {
        if self.one && !self.several {
            found.whole_return();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_each() {
        flags_return(
            &RULE,
            true,
            "Disabilities Disability=MOB
             Child
             Disabilities Disability=LD
             Child
             Disabilities Disability=NONE",
        );
    }

    #[test]
    fn two_for_one_child() {
        flags_return(
            &RULE,
            false,
            "Disabilities Disability=MOB
             Child
             Disabilities Disability=LD
             Disabilities Disability=HEAR",
        );
    }

    #[test]
    fn no_disabled_children() {
        flags_return(&RULE, false, "Disabilities Disability=NONE");
    }
}
