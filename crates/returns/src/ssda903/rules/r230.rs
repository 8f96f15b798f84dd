//! 230: supported accommodation in England has the provider's number from 28 October 2023.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "230",
    message: "Ofsted Unique reference number (URN) is required for any English H5 placements from 28 October 2023.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "Where <PLACE> is H5, <PL_LA> is in England and <DEC> is after 28 October 2023 or blank, <URN> must be provided and must not be XXXXXXX.",
    fields: &["DEC", "PLACE", "URN"],
    needs: &[ThisYear(Table::Episodes), Need::Postcodes],
    years: Years::between(2024, 2024),
    check: ByChild(check),
};

const SINCE: Date = Date::constant(2023, 10, 28);

fn check(child: &Child<'_>, found: &mut Found) {
    for episode in child.episodes.iter().filter(|episode| episode.place == "H5" && !episode.has_urn()) {
        let recent = episode.dec.is_blank() || episode.dec.after(SINCE);
        if recent && !is_outside_england(episode) && episode.pl_la.is_given() {
            found.at(episode);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn from_october_2023() {
        flags(
            &RULE,
            "Episodes PLACE DEC PL_LA URN
             H5 29/10/2023 E09000027 . !
             H5 . E09000027 XXXXXXX !
             H5 28/10/2023 E09000027 .
             H5 . SCO .
             H5 . E09000027 SC000001
             P1 . E09000027 .",
        );
    }
}
