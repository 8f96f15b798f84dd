//! SW12STG2: a child looked after on 31 March has social workers for the whole year.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "SW12STG2",
    message: "If a child is looked after on 31 March then all social worker episodes for the full previous year should be reported, even those whilst they were not looked after",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "If the latest episode has no <DEC> and an <LS> other than V3 and V4, then a social worker episode must have begun by the start of the collection or, if that is later, by the child's first <DECOM>.",
    fields: &["SW_DECOM"],
    needs: &[ThisYear(Table::Episodes), ThisYear(Table::SwEpisodes)],
    years: Years::since(2024),
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    let Some(latest) = child.latest_episode() else { return };
    if latest.dec.is_given() || latest.is_short_break() {
        return;
    }
    let start = child.collection.start;
    let first = child.first_episode().map_or(DateCell::Blank, |first| first.decom);
    let by = if first.before(start) { start.into() } else { first };
    if !child.sw_episodes.iter().any(|row| row.sw_decom.on_or_before(by)) {
        found.at(latest);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_whole_year() {
        flags(
            &RULE,
            "Episodes CHILD DECOM DEC LS
             1 01/05/2024 . C2
             2 01/05/2024 . C2 !
             3 01/05/2025 . C2
             4 01/05/2025 . C2 !
             5 01/05/2025 01/06/2025 C2
             6 01/05/2025 . V4
             SWEpisodes CHILD SW_DECOM
             1 01/04/2025
             2 02/04/2025
             3 01/05/2025",
        );
    }
}
