//! 607: the mother field is completed for a girl who ceased to be looked after.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "607",
    message: "Child ceased to be looked after in the year, but mother field has not been completed.",
    earlier: &[],
    level: Level::Error,
    text: "Where <CEASED_TO_BE_LOOKED_AFTER> = ‘Y’, and <LS> not = ‘V3’ or ‘V4’ and <DEC> is in <CURRENT_COLLECTION_YEAR> and <SEX> = ‘2’ then <MOTHER> should be provided.",
    reading: "Where the child is female and ceased to be looked after in the year (<DEC> within it, <REC> given and not X1) with an <LS> other than V3 and V4, <MOTHER> should be provided.",
    fields: &["DEC", "LS", "MOTHER", "REC", "SEX"],
    needs: &[ThisYear(Table::Episodes), ThisYear(Table::Header)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    let Some(header) = child.head().filter(|header| child.is_female(header) && header.mother.is_blank())
    else {
        return;
    };
    for episode in child.episodes.iter().filter(|episode| episode.rec.is_given() && episode.rec != "X1") {
        if !episode.is_short_break() && child.collection.contains(episode.dec) {
            found.at(episode).with(header);
            found.at(header).with(episode);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ceased_in_the_year() {
        flags(
            &RULE,
            "Header CHILD SEX MOTHER
             1 F . !
             2 F 0
             3 M .
             4 F .
             5 F .
             6 F .
             Episodes CHILD DEC REC LS
             1 01/05/2025 E4A C2 !
             2 01/05/2025 E4A C2
             3 01/05/2025 E4A C2
             4 01/05/2025 X1 C2
             5 01/05/2024 E4A C2
             6 01/05/2025 E4A V3",
        );
    }
}
