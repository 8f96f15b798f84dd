//! 4220: the ethnicity is given and is a valid code.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "4220",
    level: Error,
    message: "Ethnicity is missing or invalid (see Ethnicity table)",
    earlier: &[],
    text: "<Ethnicity> (N00177) must be present and a valid code.",
    reading: "",
    module: "ChildCharacteristics",
    fields: &["Ethnicity"],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    let ethnicity = &child.characteristics.ethnicity;
    if !child.census.codes.ethnicity.has(ethnicity) {
        found.at([ethnicity]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_of_the_set_and_others() {
        flags(
            &RULE,
            "ChildCharacteristics Ethnicity=WBRI
             Child
             ChildCharacteristics Ethnicity=NOBT
             Child
             ChildCharacteristics Ethnicity=wbri!
             Child
             ChildCharacteristics Ethnicity=ZZZZ!
             Child
             ChildCharacteristics Ethnicity=!",
        );
    }
}
