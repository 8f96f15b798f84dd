//! 451: no child is still freed for adoption.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "451",
    message: "Child is still freed for adoption, but freeing orders could not be applied for since 30 December 2005.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "Where <LS> is D1, <DEC> and <REC> must not both be blank.",
    fields: &["DEC", "LS", "REC"],
    needs: &[ThisYear(Table::Episodes)],
    years: Years::until(2024),
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    let open = |episode: &&Episode| episode.dec.is_blank() && episode.rec.is_blank();
    found.all(child.episodes.iter().filter(open).filter(|episode| episode.ls == "D1"));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn still_open() {
        flags(
            &RULE,
            "Episodes LS DEC REC
             D1 . . !
             D1 01/05/2022 E11
             D1 . E11
             C2 . .",
        );
    }
}
