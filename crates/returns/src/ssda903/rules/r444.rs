//! 444: a unique pupil number belongs to one child.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "444",
    message: "Duplicate UPN has been reported",
    earlier: &[],
    level: Level::Error,
    text: "If <UPN> is provided and <UPN> is not in ‘UN1’, ‘UN2’, ‘UN3’, ‘UN4’,’UN5’ then <UPN> must be unique within the LA return in that year.",
    reading: "If <UPN> is provided and is not UN1 to UN5, it must be unique within the return.",
    fields: &["UPN"],
    needs: &[ThisYear(Table::Header)],
    years: Years::since(2026),
    check: Whole(check),
};

fn check(whole: &Return, found: &mut Found) {
    let given =
        |header: &&Header| header.upn.is_given() && !header.upn.is_in(["UN1", "UN2", "UN3", "UN4", "UN5"]);
    let mut first: HashMap<Text, &Header> = HashMap::new();
    for header in whole.headers().iter().filter(given) {
        match first.entry(header.upn) {
            Entry::Vacant(entry) => {
                entry.insert(header);
            }
            Entry::Occupied(entry) => {
                found.at(header).with(*entry.get());
                found.at(*entry.get()).with(header);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_children_with_one_number() {
        flags(
            &RULE,
            "Header CHILD UPN
             1 A123456789012 !
             2 A123456789012 !
             3 A123456789013
             4 UN1
             5 UN1
             6 .
             7 .",
        );
    }
}
