//! `SW10bSTG2`: a first contact comes after the social worker episode before has ended.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "SW10bSTG2",
    message: "A new social worker episode has started with a reason of first contact before the previous episode has ended.",
    earlier: &[],
    level: Level::Error,
    text: "If the current social worker episode <SW_REASON> = ‘FCONTA’ then <SW_DECOM> of current episode must be > <SW_DEC> of previous episode if present.",
    reading: "If <SW_REASON> is FCONTA, then <SW_DECOM> must be after the previous <SW_DEC>, if present.",
    fields: &["SW_DECOM", "SW_REASON"],
    needs: &[ThisYear(Table::SwEpisodes)],
    years: Years::since(2026),
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    for (before, row) in consecutive(&social_workers(child)) {
        if row.sw_reason == "FCONTA" && row.sw_decom.on_or_before(before.sw_dec) {
            found.at(*row).with(*before);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn first_contact() {
        flags(
            &RULE,
            "SWEpisodes CHILD SW_DECOM SW_DEC SW_REASON
             1 01/05/2025 01/06/2025 FCONTA
             1 01/06/2025 . FCONTA !
             2 01/05/2025 01/06/2025 FCONTA
             2 02/06/2025 . FCONTA
             3 01/05/2025 01/06/2025 FCONTA
             3 01/06/2025 . MANAGE",
        );
    }
}
