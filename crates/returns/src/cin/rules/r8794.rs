//! 8794: no child has a disability twice.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "8794",
    level: Error,
    message: "Child has two or more disabilities with the same code",
    earlier: &[],
    text: "If there is more than one <Disability> (N00099) for a child, then none of the values should appear more than once.",
    reading: "",
    module: "Disabilities",
    fields: &["Disability"],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    let disabilities = &child.characteristics.disabilities;
    let count = |code: &str| disabilities.iter().filter(|disability| disability.code.is(code)).count();
    let twice: Vec<&Cell<'_>> = disabilities
        .iter()
        .map(|disability| &disability.code)
        .filter(|code| code.text().is_some_and(|text| count(text) > 1))
        .collect();
    if !twice.is_empty() {
        found.at(twice);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn twice_and_once() {
        flags(
            &RULE,
            "Disabilities Disability=MOB!
             Disabilities Disability=LD
             Disabilities Disability=MOB!
             Child
             Disabilities Disability=MOB",
        );
    }
}
