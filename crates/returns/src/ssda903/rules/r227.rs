//! 227: a provider's number was valid when the episode began.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "227",
    message: "Ofsted Unique reference number (URN) is not valid for the episode start date.",
    earlier: &[],
    level: Level::Error,
    text: "If <URN> provided and <URN> not = 'XXXXXXX', then if <URN> and <REG_END> are provided then <DECOM> must be before <REG_END>",
    reading: "If <URN> is provided and is not XXXXXXX, and the lookup has a <REG_END> for it, then <DECOM> must be before <REG_END>.",
    fields: &["DECOM", "URN"],
    needs: &[ThisYear(Table::Episodes), Need::Providers],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    for episode in child.episodes {
        let registrations = child.providers_of(episode);
        let ended = registrations.iter().all(|provider| episode.decom.on_or_after(provider.reg_end));
        if !registrations.is_empty() && ended {
            found.at(episode);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_registration_that_has_ended() {
        flags(
            &RULE,
            "Providers URN REG_END
             SC000001 31/12/2024
             SC000002 .
             SC000003 31/12/2024
             SC000003 .
             Episodes DECOM URN
             30/12/2024 SC000001
             31/12/2024 SC000001 !
             01/04/2025 SC000002
             01/04/2025 SC000003
             01/04/2025 XXXXXXX",
        );
    }
}
