//! 8568: the flag for no further action is given and valid.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "8568",
    level: Error,
    message: "RNFA flag is missing or invalid",
    earlier: &[],
    text: "<ReferralNFA> (N00112) must be present and must be 1 or 0, true or false.",
    reading: "",
    module: "CINdetails",
    fields: &["ReferralNFA"],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    let valid = |text: &str| ["0", "1", "true", "false"].iter().any(|flag| flag.eq_ignore_ascii_case(text));
    for details in child.details.iter().filter(|details| !details.nfa.text().is_some_and(valid)) {
        found.at([&details.nfa]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_way_of_writing_it() {
        flags(
            &RULE,
            "CINdetails ReferralNFA=0
             CINdetails ReferralNFA=1
             CINdetails ReferralNFA=true
             CINdetails ReferralNFA=FALSE
             CINdetails ReferralNFA=2!
             CINdetails ReferralNFA=yes!
             CINdetails ReferralNFA=!",
        );
    }
}
