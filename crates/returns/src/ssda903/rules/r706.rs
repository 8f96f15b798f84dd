//! 706: a deprivation of liberty order that was open last year is in this year's return.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "706",
    message: "There is an open DoLO in last year’s return and there is no corresponding DoLO recorded at the start of this year..",
    earlier: &[],
    level: Level::Error,
    text: "If previous collection year last DoLO has <DOLO_START> and <DOLO_END> is null, then a DoLO must be present in this years collection and the first DoLO <DOLO_START> must be the same as that episode’s <DOLO_START>",
    reading: "If last year's last order has <DOLO_START> and no <DOLO_END>, then this year's first <DOLO_START> must be the same.",
    fields: &["DOLO_START"],
    needs: &[LastYear(Table::Dolo), ThisYear(Table::Dolo)],
    years: Years::since(2027),
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    let last = child.last.dolo.iter().rfind(|order| order.dolo_start.is_day());
    let Some(open) = last.filter(|order| order.dolo_end.is_blank()) else { return };
    match (child.dolo.first(), child.head()) {
        (Some(first), _) if first.dolo_start != open.dolo_start => {
            found.at(first).with(open);
        }
        (None, Some(header)) => {
            found.at(header).with(open);
        }
        _ => {}
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
             DoLo CHILD DOLO_START
             1 01/02/2025
             2 01/05/2025 !
             DoLo_last CHILD DOLO_START DOLO_END
             1 01/02/2025 .
             2 01/02/2025 .
             3 01/02/2025 .
             4 01/02/2025 01/03/2025",
        );
    }
}
