//! 392c: postcodes are valid.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "392c",
    message: "Postcode(s) provided are invalid.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "If provided, <HOME_POST> and <PL_POST> must be postcodes: of their form, and in the directory of postcodes where there is one.",
    fields: &["HOME_POST", "PL_POST"],
    needs: &[ThisYear(Table::Episodes), Need::Fully(&Need::Postcodes)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    let directory = child.of.reference.postcodes.as_ref().filter(|directory| !directory.is_empty());
    let wrong = |postcode: Postcode| {
        postcode.is_given()
            && !directory
                .map_or_else(|| postcode.is_well_formed(), |directory| directory.find(postcode).is_some())
    };
    found.all(child.episodes.iter().filter(|episode| wrong(episode.home_post) || wrong(episode.pl_post)));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_that_no_postcode_has() {
        flags(
            &RULE,
            "Episodes HOME_POST PL_POST
             TW11AA SW1A1AA
             TW1 . !
             . TW11A !
             . .",
        );
    }
}
