//! 241: supported accommodation is where the provider has premises.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "241",
    message: "LA of placement is not an LA the provider has premises.",
    earlier: &[],
    level: Level::Error,
    text: "If Ofsted URN is provided and not ‘XXXXXXX’ and <PL> = 'K3' then <PL_LA> must equal Ofsted URN lookup <LA code> for that URN. (where there may be more than one LA per provider in the lookup file)",
    reading: "If <URN> is provided and is not XXXXXXX and <PLACE> is K3, then <PL_LA> must be an authority that the lookup has for the <URN>. (There may be more than one.)",
    fields: &["URN"],
    needs: &[ThisYear(Table::Episodes), Need::Providers, Need::Postcodes],
    years: Years::since(2026),
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    for episode in child.episodes.iter().filter(|episode| episode.place == "K3" && episode.pl_la.is_given()) {
        let registrations = child.providers_of(episode);
        if !registrations.is_empty()
            && registrations.iter().all(|provider| provider.authority != episode.pl_la)
        {
            found.at(episode);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn premises_elsewhere() {
        flags(
            &RULE,
            "Providers URN LA_CODE_INFERRED
             SC000001 E09000027
             SC000001 E06000052
             Episodes PLACE URN PL_LA
             K3 SC000001 E09000027
             K3 SC000001 E06000052
             K3 SC000001 E06000001 !
             U1 SC000001 E06000001
             K3 XXXXXXX E06000001
             K3 SC000009 E06000001",
        );
    }
}
