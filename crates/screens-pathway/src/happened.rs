//! What happened with a child on the pathway, line by line.

use jiff::civil::Date;
use pathway::Path;
use practice::Kind;
use serde::Serialize;

/// Something that happened.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Line {
    /// Of which thing it is told.
    #[serde(skip)]
    pub(crate) which: (Kind, i64),
    #[serde(skip)]
    on: Date,
    when: String,
    what: String,
    words: String,
}

/// What happened with a child, the newest first.
pub(crate) fn happened(path: &Path<'_>) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut add = |which: (Kind, i64), on: Date, what: String, words: &str| {
        lines.push(Line { which, on, when: calendar::long(on), what, words: words.to_owned() });
    };
    for one in path.referrals {
        let which = (Kind::Referral, one.id.0);
        let what = match (one.no_further, one.need) {
            (Some(true), _) => "Referral: nothing further".to_owned(),
            (_, Some(need)) => format!("Referral: {}", need.words()),
            _ => "Referral, to be decided".to_owned(),
        };
        add(which, one.on, what, &one.decided_because);
        if let (Some(closed), Some(because)) = (one.closed, one.closed_because) {
            add(which, closed.on, format!("Work ended: {}", because.words()), "");
        }
    }
    for one in path.assessments {
        let which = (Kind::Assessment, one.id.0);
        add(which, one.from, "Assessment began".to_owned(), "");
        if let (Some(done), Some(outcome)) = (one.authorised, one.outcome) {
            add(which, done.on, format!("Assessment finished: {}", outcome.words()), &one.words);
        }
    }
    for one in path.enquiries {
        let which = (Kind::Enquiry, one.id.0);
        add(which, one.from, "Section 47 enquiry began".to_owned(), "");
        if let (Some(done), Some(outcome)) = (one.concluded, one.outcome) {
            add(which, done.on, format!("Section 47 enquiry: {}", outcome.words()), &one.words);
        }
    }
    for one in path.conferences.iter().filter(|one| one.held) {
        let which = (Kind::ChildConference, one.id.0);
        let decided = one.decision.map_or("", |decision| decision.words());
        let words = match one.unready_because.as_str() {
            "" => one.because.clone(),
            unready => format!("{} Decided before the map was ready: {unready}", one.because),
        };
        add(which, one.on, format!("{}: {decided}", one.kind.words()), &words);
    }
    for one in path.protection {
        let which = (Kind::ProtectionPlan, one.id.0);
        let category = one.categories.first().map_or("", |first| first.category.words());
        add(which, one.from, format!("Child protection plan began: {category}"), "");
        if let (Some(ended), Some(because)) = (one.ended, one.ended_because) {
            add(which, ended, format!("Child protection plan ended: {}", because.words()), &one.ended_words);
        }
    }
    for one in path.in_need {
        let which = (Kind::InNeedPlan, one.id.0);
        add(which, one.from, "Child in need plan began".to_owned(), "");
        if let Some(ended) = one.ended {
            add(which, ended, "Child in need plan ended".to_owned(), &one.ended_words);
        }
    }
    // Of one day, what was told last happened last.
    lines.reverse();
    lines.sort_by_key(|line| std::cmp::Reverse(line.on));
    lines
}
