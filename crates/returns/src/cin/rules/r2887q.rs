//! 2887Q: the return uses more than seven disability codes.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "2887Q",
    level: Query,
    message: "Please check and either amend or provide a reason: Less than 8 disability codes have been used in your return",
    earlier: &[],
    text: "Excluding children where <Disability> (N00099) is ‘NONE’, the number of different disability codes used by a LA should be more than 7.",
    reading: "",
    module: "Disabilities",
    fields: &["Disability"],
    years: Years::EVERY,
    check: ByReturn(total::<Seen>),
};

#[derive(Default)]
struct Seen {
    codes: HashSet<Box<str>>,
}

impl Total for Seen {
    fn see(&mut self, child: &Child<'_>) {
        let disabilities = &child.characteristics.disabilities;
        if disabilities.iter().any(|disability| disability.code.is("NONE")) {
            return;
        }
        for code in disabilities.iter().filter_map(|disability| disability.code.text()) {
            if !self.codes.contains(code) {
                self.codes.insert(code.into());
            }
        }
    }

    fn add(&mut self, later: Self) {
        self.codes.extend(later.codes);
    }

    fn judge(self, found: &mut Found<'_>) {
        if self.codes.len() <= 7 {
            found.whole_return();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seven_different_codes() {
        flags_return(
            &RULE,
            true,
            "Disabilities Disability=MOB
             Disabilities Disability=HAND
             Disabilities Disability=PC
             Child
             Disabilities Disability=INC
             Disabilities Disability=COMM
             Disabilities Disability=LD
             Disabilities Disability=MOB
             Child
             Disabilities Disability=HEAR
             Child
             Disabilities Disability=NONE
             Disabilities Disability=VIS",
        );
    }

    #[test]
    fn eight_different_codes() {
        flags_return(
            &RULE,
            false,
            "Disabilities Disability=MOB
             Disabilities Disability=HAND
             Disabilities Disability=PC
             Child
             Disabilities Disability=INC
             Disabilities Disability=COMM
             Disabilities Disability=LD
             Child
             Disabilities Disability=HEAR
             Disabilities Disability=VIS",
        );
    }
}
