//! 218: a placement in England with a registered provider has the provider's number.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "218",
    message: "Ofsted Unique reference number (URN) is required.",
    earlier: &[],
    level: Level::Error,
    text: "Where <PL> not in ‘P1’; ‘P3’; ‘R1’; ‘R2’; ‘R5’; ‘T0’; ‘T1’; ‘T2’; ‘T3’; ‘T4’; ‘Z11’; ‘Z12’; ‘Z13’; ‘Z14’ And <PL_LA> not in ‘CON’; ‘NIR’ ‘SCO’; ‘WAL’; ‘NUK’ And <DEC> > 31/03/2015 or Null then <URN> should be provided",
    reading: "Where <PLACE> needs a registered provider, <PL_LA> is not outside England, and <DEC> is after 31 March 2015 or blank, <URN> should be provided. Types that need none: T0 to T4, R1, R2, R5, P1, P3, Z1 (from 2025-26, Z11 to Z14); also H5 and P2 until 2023-24.",
    fields: &["URN"],
    needs: &[ThisYear(Table::Episodes), Need::Postcodes],
    years: Years::EVERY,
    check: ByChild(check),
};

const SINCE: Date = Date::constant(2015, 3, 31);

fn check(child: &Child<'_>, found: &mut Found) {
    for episode in child.episodes.iter().filter(|episode| episode.urn.is_blank()) {
        let recent = episode.dec.is_blank() || episode.dec.after(SINCE);
        if recent && !is_outside_england(episode) && !needs_no_urn(episode, child.collection.year) {
            found.at(episode);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_lacking() {
        flags(
            &RULE,
            "Episodes PLACE DEC PL_LA URN
             U1 . E09000027 . !
             U1 01/04/2015 . . !
             U1 31/03/2015 E09000027 .
             U1 . SCO .
             P1 . E09000027 .
             Z12 . E09000027 .
             U1 . E09000027 SC000001",
        );
    }
}
