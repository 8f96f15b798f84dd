//! What may be said of a finding. The words “improved” and “became worse” need a permit, and only a finding with a
//! comparator, an interval that leaves nought out and like courses before can have one.

use crate::outcomes::definition::Better;
use crate::study::grade::Level;
use crate::study::run::Finding;

/// What may be said of a finding: the first thing that stands against a difference, or that nothing does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// There was nobody to compare with.
    NothingToCompare,
    /// Chance would often show as much, or the interval spans nought.
    WithinChance,
    /// The two sides were moving apart before, or nobody can say that they were not.
    ApartBefore,
    /// The direction turns round with one unit, or the middle unit points the other way.
    HangsOnOne,
    /// Other comparators point the other way, or there are none.
    HangsOnChoice,
    /// Most units had used the practice before.
    NoBefore,
    /// There are too few units.
    TooFew,
    /// There is a difference that nothing in the rules stands against.
    Differs(Permit),
}

/// Permission to say that a measure became better or worse beside others. It cannot be made but from a finding that meets
/// every rule for moderate evidence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Permit {
    level: Level,
    better: Option<bool>,
}

impl Verdict {
    /// What may be said of a finding.
    pub fn of(finding: &Finding) -> Self {
        let fails = |rules: &[&str]| rules.iter().any(|rule| !finding.grade.meets(rule));
        match finding.lead() {
            None => Self::NothingToCompare,
            Some(_) if fails(&["comparator"]) => Self::NothingToCompare,
            Some(_) if fails(&["chance", "interval"]) => Self::WithinChance,
            Some(_) if fails(&["alike"]) => Self::ApartBefore,
            Some(_) if fails(&["one-unit", "median"]) => Self::HangsOnOne,
            Some(_) if fails(&["choice"]) => Self::HangsOnChoice,
            Some(_) if fails(&["before"]) => Self::NoBefore,
            Some(_) if fails(&["numbers"]) || finding.grade.level == Level::Low => Self::TooFew,
            Some(lead) => {
                let better = match finding.measure.written.better {
                    Better::Lower => Some(lead.effect < 0.0),
                    Better::Higher => Some(lead.effect > 0.0),
                    Better::Neither => None,
                };
                Self::Differs(Permit { level: finding.grade.level, better })
            }
        }
    }

    /// A few words for a table.
    pub fn short(self, unit: &str) -> String {
        match self {
            Self::NothingToCompare => "nobody to compare with".to_owned(),
            Self::WithinChance => "within chance".to_owned(),
            Self::ApartBefore => "moving apart before".to_owned(),
            Self::HangsOnOne => format!("hangs on one {unit}"),
            Self::HangsOnChoice => "hangs on whom one compares with".to_owned(),
            Self::NoBefore => "no time before".to_owned(),
            Self::TooFew => "too few to say".to_owned(),
            Self::Differs(permit) => match permit.better {
                Some(true) => "better than elsewhere".to_owned(),
                Some(false) => "worse than elsewhere".to_owned(),
                None => "different from elsewhere".to_owned(),
            },
        }
    }

    /// The sentence for it.
    pub fn sentence(self, unit: &str, units: &str, practice: &str) -> String {
        match self {
            Self::NothingToCompare => format!(
                "There was nobody to compare with, so nothing can be said of what the change has to do with {practice}."
            ),
            Self::WithinChance => "This cannot be told from chance.".to_owned(),
            Self::ApartBefore => format!(
                "It cannot be shown that the two moved alike before, so the difference afterwards says nothing of {practice}."
            ),
            Self::HangsOnOne => format!(
                "Its direction hangs on one {unit}, so it says something of that one and not of {practice}."
            ),
            Self::HangsOnChoice => {
                "Other comparators do not bear it out, so it hangs on whom one compares with.".to_owned()
            }
            Self::NoBefore => format!(
                "Most of these {units} had used {practice} before these years, so there is no time without it to compare with."
            ),
            Self::TooFew => format!("There are too few {units} to say more."),
            Self::Differs(permit) => permit.sentence(),
        }
    }

    /// Whether the rules let it be said that there is a difference.
    pub fn differs(self) -> bool {
        matches!(self, Self::Differs(_))
    }
}

impl Permit {
    fn sentence(self) -> String {
        let what = match self.better {
            Some(true) => "the measure improved more here than elsewhere",
            Some(false) => "the measure became worse here than elsewhere",
            None => {
                "the measure moved differently here than elsewhere, which is neither better nor worse in itself"
            }
        };
        format!("This is {} evidence that {what}. It does not say why.", self.level.word())
    }
}
