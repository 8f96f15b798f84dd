//! 169: the authority of the placement is known.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "169",
    message: "Local Authority (LA) of placement is not valid or is missing. Please check a valid postcode has been entered.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "Where <LS> is not V3 or V4, <PL_LA> must be provided. It is worked out from <PL_POST>.",
    fields: &["PL_LA"],
    needs: &[ThisYear(Table::Episodes), Need::Postcodes],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    found.all(child.episodes.iter().filter(|episode| !episode.is_short_break() && episode.pl_la.is_blank()));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_placement_nowhere() {
        flags(
            &RULE,
            "Episodes LS PL_LA
             C2 E09000027
             C2 . !
             V3 .",
        );
    }
}
