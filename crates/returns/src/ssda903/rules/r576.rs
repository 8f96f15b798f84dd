//! 576: a time missing that was open last year is in this year's return.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "576",
    message: "There is an open missing/away from placement without authorisation period in last year’s return and there is no corresponding period recorded at the start of this year.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "If last year's latest <MIS_END> is blank, then a row of this year must have the same <MIS_START>.",
    fields: &["CHILD"],
    needs: &[ThisYear(Table::Missing), LastYear(Table::Missing)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    for open in child.last.missing.iter().filter(|row| row.mis_end.is_blank() && row.mis_start.is_given()) {
        if !child.missing.iter().any(|row| row.mis_start == open.mis_start) {
            match child.missing.first() {
                Some(first) => found.at(first).with(open),
                None => match child.head() {
                    Some(header) => found.at(header).with(open),
                    None => continue,
                },
            };
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn not_carried_over() {
        flags(
            &RULE,
            "Header CHILD
             1
             2
             3 !
             4
             Missing CHILD MIS_START
             1 01/02/2025
             2 01/05/2025 !
             Missing_last CHILD MIS_START MIS_END
             1 01/02/2025 .
             2 01/02/2025 .
             3 01/02/2025 .
             4 01/02/2025 02/02/2025",
        );
    }
}
