//! 8585Q: a child whose case was closed by its death has a date of death.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "8585Q",
    level: Query,
    message: "Please check and either amend or provide a reason: CIN episode shows Died as the Closure Reason, however child has no recorded Date of Death",
    earlier: &[],
    text: "If <ReasonForClosure> (N00103) = RC2 (Died) then a valid <PersonDeathDate> (N00108) must be present.",
    reading: "",
    module: "CINdetails",
    fields: &["ReasonForClosure", "PersonDeathDate"],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    for details in
        child.details.iter().filter(|details| details.reason.is("RC2") && child.who.died.day().is_none())
    {
        found.at([&details.reason, &child.who.died]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn with_without_and_unreadable() {
        flags(
            &RULE,
            "ChildIdentifiers PersonDeathDate=2025-09-01
             CINdetails ReasonForClosure=RC2
             Child
             ChildIdentifiers PersonDeathDate=!
             CINdetails ReasonForClosure=RC2!
             CINdetails ReasonForClosure=RC3
             Child
             ChildIdentifiers PersonDeathDate=2025-99-01!
             CINdetails ReasonForClosure=RC2!",
        );
    }
}
