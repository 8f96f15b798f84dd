//! 1008: a provider's number is one of Ofsted's.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "1008",
    message: "Ofsted Unique Reference Number (URN) is not valid.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "If <URN> is provided and is not XXXXXXX, it must be in the lookup of providers.",
    fields: &["URN"],
    needs: &[ThisYear(Table::Episodes), Need::Providers],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    let unknown = |episode: &&Episode| episode.has_urn() && !child.has_provider_of(episode);
    found.all(child.episodes.iter().filter(unknown));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_that_nobody_has() {
        flags(
            &RULE,
            "Providers URN
             SC000001
             1234567
             Episodes URN
             SC000001
             1234567
             SC000009 !
             XXXXXX !
             XXXXXXX
             .",
        );
    }
}
