//! 8870Q: no conference is due at a weekend.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "8870Q",
    level: Query,
    message: "Please check and either amend or provide a reason: The Target Date for Initial Child Protection Conference should not be a weekend",
    earlier: &[],
    text: "Where present, the <InitialCPCtarget> (N00109) should not be a Saturday, Sunday",
    reading: "",
    module: "Section47",
    fields: &["InitialCPCtarget"],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    for enquiry in child.details.iter().flat_map(|details| &details.enquiries) {
        if enquiry.target.is_weekend() {
            found.at([&enquiry.target]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn from_friday_to_monday() {
        flags(
            &RULE,
            "CINdetails
             Section47 InitialCPCtarget=2025-07-04
             Section47 InitialCPCtarget=2025-07-05!
             Section47 InitialCPCtarget=2025-07-06!
             Section47 InitialCPCtarget=2025-07-07",
        );
    }
}
