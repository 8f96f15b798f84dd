//! 8790: no child has both no disability and one.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "8790",
    level: Error,
    message: "Disability information includes both None and other values",
    earlier: &[],
    text: "If a <Disability> (N00099) value of NONE is present, then there should be no other <Disability> (N00099) values present for the same child",
    reading: "A blank value is none.",
    module: "Disabilities",
    fields: &["Disability"],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    let disabilities = &child.characteristics.disabilities;
    if disabilities.iter().any(|disability| disability.code.is("NONE")) {
        for disability in
            disabilities.iter().filter(|disability| disability.code.is_given() && !disability.code.is("NONE"))
        {
            found.at([&disability.code]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn none_and_another() {
        flags(
            &RULE,
            "Disabilities Disability=NONE
             Child
             Disabilities Disability=NONE
             Disabilities Disability=MOB!
             Child
             Disabilities Disability=MOB
             Disabilities Disability=LD",
        );
    }
}
