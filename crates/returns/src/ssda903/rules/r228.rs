//! 228: a provider's number was valid until the episode ended.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "228",
    message: "Ofsted Unique reference number (URN) is not valid for the episode end date",
    earlier: &[],
    level: Level::Error,
    text: "If <URN> provided and not = 'XXXXXXX', and Ofsted URN <REG_END> not NULL then <DEC> if provided must be <= Ofsted <REG_END> OR if not provided then <COLLECTION_END_DATE> must be <= <REG_END>.",
    reading: "If <URN> is provided and is not XXXXXXX, and the lookup has a <REG_END> for it, then <DEC> (the collection's end where it is blank) must not be after <REG_END>. A provider who closes in the year is reported for episodes that are open.",
    fields: &["DEC", "URN"],
    needs: &[ThisYear(Table::Episodes), Need::Providers],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    for episode in child.episodes {
        let registrations = child.providers_of(episode);
        let last = if episode.dec.is_blank() { child.collection.end.into() } else { episode.dec };
        if !registrations.is_empty() && registrations.iter().all(|provider| last.after(provider.reg_end)) {
            found.at(episode);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_registration_that_ended_meanwhile() {
        flags(
            &RULE,
            "Providers URN REG_END
             SC000001 31/12/2025
             SC000002 .
             Episodes DEC URN
             31/12/2025 SC000001
             01/01/2026 SC000001 !
             . SC000001 !
             . SC000002
             . XXXXXXX",
        );
    }
}
