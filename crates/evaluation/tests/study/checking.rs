//! What is wrong with a study is said with its line, before anything is reckoned.

use super::{changed, line, said};
use evaluation::study::TEMPLATE;

#[test]
fn the_template_is_a_sound_study() {
    assert_eq!(said(TEMPLATE), Vec::<String>::new());
}

/// One change to the template, and what is said of it: with its line, or that of the table it stands in.
fn refused(from: &str, to: &str, what: &str) {
    let text = changed(&[(from, to)]);
    let all = said(&text);
    let found = all.iter().find(|one| one.contains(what));
    let place =
        found.and_then(|one| one.strip_prefix("study.toml, line ")?.split([',', ':']).next()?.parse().ok());
    let exact = line(&text, to);
    assert!(place.is_some_and(|place: usize| place <= exact && exact - place <= 4), "{to}: {all:?}");
}

#[test]
fn what_contradicts_itself_is_refused_with_its_line() {
    refused("practised_before = false", "practised_befor = false", "practised_befor");
    refused("format = 1", "format = 2", "reads study files of format 1");
    refused("embedded?\"", "embedded.\"", "question mark");
    refused("group = \"new\"", "group = \"newest\"", "there is no group “newest”");
    refused("units = [\"384\", \"935\"]", "units = [\"384\"]", "the only unit of this round");
    refused(
        "units = [\"384\", \"935\"]",
        "units = [\"384\", \"935\", \"999\"]",
        "999 is not among the units",
    );
    refused(
        "before = [2013, 2014]",
        "before = [2013, 2015]",
        "2015 is not one before: it touches the embedding",
    );
    refused(
        "after = [2016, 2017, 2018]",
        "after = [2015, 2016]",
        "2015 is not one after: it touches the embedding",
    );
    refused("after = [2016, 2017, 2018]", "after = []", "at least one year is needed");
    refused("end = 2015-03-31", "end = 2013-03-31", "ends before it starts");
    refused("\"re-referrals@DFE-2025\"", "\"re-referrals@DFE-1999\"", "There is re-referrals@DFE-2025 and");
    refused("\"re-referrals@DFE-2025\"", "\"re-referrals\"", "does not name a measure and its version");
    refused("draws = 10000", "draws = 999", "too few to rest a report on");
    refused("choice = \"all-others\"", "choice = \"all-other\"", "all-other");
    refused("list = 2021 ", "lists = 2021 ", "list");
    refused("role = \"primary\"", "role = \"secondary\"", "there is no primary outcome");
}

#[test]
fn an_authority_cannot_be_both_treated_and_comparator() {
    let named = "choice = \"named\"\ncodes = [\"370\", \"384\"]";
    let text = changed(&[(
        "choice = \"all-others\"\nnever = []                           # others that practise too, and so are no comparison",
        named,
    )]);
    let all = said(&text);
    let place = format!("study.toml, line {}", line(&text, "codes = [\"370\", \"384\"]"));
    assert!(
        all.iter().any(|one| one.starts_with(&place)
            && one.contains("Wakefield (384) takes the practice in and is also named as a comparator")),
        "{all:?}"
    );
}

#[test]
fn a_study_file_may_not_claim_what_it_is_to_find_out() {
    refused(
        "title = \"The practice in our authorities\"",
        "title = \"The practice works\"",
        "claims a cause",
    );
    refused(
        "\"We do not know how",
        "\"Outcomes improved because of it. We do not know how",
        "improved”, “because of",
    );
}

#[test]
fn a_unit_is_left_out_only_with_a_reason_and_a_date() {
    let with = |exclusion: &str| said(&format!("{TEMPLATE}\n[[exclusion]]\n{exclusion}\n"));
    let sound = "unit = \"384\"\noutcome = \"re-referrals@DFE-2025\"\nreason = \"Counting changed.\"\non = 2026-11-25\nafter_seeing_data = true";
    assert_eq!(with(sound), Vec::<String>::new());
    assert!(with(&sound.replace("Counting changed.", " "))[0].contains("only with a reason"));
    assert!(with(&sound.replace("on = 2026-11-25\n", ""))[0].contains("on"));
    assert!(with(&sound.replace("384", "370"))[0].contains("not a unit of this study"));
}

#[test]
fn dates_may_be_written_with_or_without_quotation_marks() {
    assert_eq!(said(&changed(&[("start = 2014-10-01", "start = \"2014-10-01\"")])), Vec::<String>::new());
    assert!(said(&changed(&[("start = 2014-10-01", "start = \"2014-10-32\"")]))[0].contains("not a date"));
}
