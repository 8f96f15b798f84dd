//! What is known of each row beside its outcome: age, school phase, gender, ethnicity, disability, income, asylum. Where
//! records contradict each other it is not known.

use calendar::{Date, bank_holiday};

use super::embedding::Placed;
use super::extract::{Child, Ethnicity, Extract, Gender};
use crate::methods::panel::count;

/// The share of missing values at which a feature is left out altogether.
pub const TOO_MUCH_MISSING: f64 = 0.3;

/// Something that is known of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Feature {
    /// Age in whole years.
    Age,
    /// Not at school, primary or secondary, by age.
    Phase,
    /// Male, female, or neither or not recorded.
    Gender,
    /// Major ethnic group.
    Ethnicity,
    /// Whether the child is disabled.
    Disabled,
    /// Whether the family had a low income at the last referral; a category of its own below school age.
    LowIncome,
    /// Whether the child came to seek asylum.
    Asylum,
}

impl Feature {
    /// All of them.
    pub const ALL: [Self; 7] = [
        Self::Age,
        Self::Phase,
        Self::Gender,
        Self::Ethnicity,
        Self::Disabled,
        Self::LowIncome,
        Self::Asylum,
    ];

    /// What it is called in a table.
    pub fn words(self) -> &'static str {
        match self {
            Self::Age => "age",
            Self::Phase => "school phase",
            Self::Gender => "gender",
            Self::Ethnicity => "ethnic group",
            Self::Disabled => "disabled",
            Self::LowIncome => "low income",
            Self::Asylum => "seeking asylum",
        }
    }
}

/// What is known of one row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Features {
    /// Age in whole years; −1 before birth.
    pub age: Option<i16>,
    /// The major ethnic group.
    pub ethnicity: Option<Ethnicity>,
    /// The gender.
    pub gender: Option<Gender>,
    /// Whether disabled.
    pub disabled: Option<bool>,
    /// Whether seeking asylum.
    pub asylum: Option<bool>,
    /// Whether of low income.
    pub low_income: Option<bool>,
    /// Whether the referral came on the day after a bank holiday.
    pub after_holiday: bool,
}

/// Not at school, primary or secondary.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Phase {
    /// Under 5.
    None,
    /// 5 to 11.
    Primary,
    /// 12 and over.
    Secondary,
}

impl Features {
    /// What is known of a row on its day.
    pub fn of(extract: &Extract, placed: &Placed) -> Self {
        let child = &extract.children[placed.row.child];
        let who = &child.demographics;
        Self {
            age: who.age_on(placed.row.day),
            ethnicity: who.ethnicity,
            gender: who.gender,
            disabled: who.disabled,
            asylum: who.asylum,
            low_income: low_income(child, placed.row.first),
            after_holiday: after_holiday(placed.row.first),
        }
    }

    /// The school phase, by age.
    pub fn phase(&self) -> Option<Phase> {
        self.age.map(|age| match age {
            ..5 => Phase::None,
            5..12 => Phase::Primary,
            _ => Phase::Secondary,
        })
    }

    /// The category of a feature, for matching; none where it is not known. Ages are 0 to 4, 5 to 12 and 13 to 17.
    pub fn category(&self, feature: Feature) -> Option<u8> {
        let yes = |yes: bool| u8::from(yes);
        match feature {
            Feature::Age => self.age.map(|age| u8::from(age > 4) + u8::from(age > 12)),
            Feature::Phase => self.phase().map(|phase| phase as u8),
            Feature::Gender => self.gender.map(|gender| match gender {
                Gender::Male => 0,
                Gender::Female => 1,
                Gender::Indeterminate | Gender::NotRecorded => 2,
            }),
            Feature::Ethnicity => self.ethnicity.map(|ethnicity| ethnicity as u8),
            Feature::Disabled => self.disabled.map(yes),
            // Eligibility is not recorded below school age: a category of its own, and no gap.
            Feature::LowIncome => match (self.low_income, self.age) {
                (None, Some(..5)) => Some(2),
                (known, _) => known.map(yes),
            },
            Feature::Asylum => self.asylum.map(yes),
        }
    }

    /// What a category is called.
    pub fn category_words(feature: Feature, category: u8) -> &'static str {
        let of =
            |words: &'static [&'static str]| words.get(usize::from(category)).copied().unwrap_or("not known");
        match feature {
            Feature::Age => of(&["0 to 4", "5 to 12", "13 to 17"]),
            Feature::Phase => of(&["not at school", "primary", "secondary"]),
            Feature::Gender => of(&["male", "female", "other or not recorded"]),
            Feature::Ethnicity => {
                of(&["White", "Mixed", "Asian", "Black", "Chinese", "other", "unclassified"])
            }
            Feature::Disabled | Feature::Asylum => of(&["no", "yes"]),
            Feature::LowIncome => of(&["no", "yes", "below school age"]),
        }
    }
}

/// For each feature the share of rows in which it is not known.
pub fn missing_shares(features: &[Features]) -> Vec<(Feature, f64)> {
    let share = |feature: Feature| {
        let missing = features.iter().filter(|row| row.category(feature).is_none()).count();
        (feature, count(missing) / count(features.len().max(1)))
    };
    Feature::ALL.into_iter().map(share).collect()
}

fn low_income(child: &Child, by: Date) -> Option<bool> {
    let until = child.referrals.partition_point(|referral| referral.day <= by);
    let last = until.checked_sub(1).and_then(|last| child.referrals.get(last));
    last.and_then(|referral| referral.low_income)
}

fn after_holiday(day: Date) -> bool {
    day.yesterday().is_ok_and(|before| matches!(bank_holiday(before), Ok(Some(_))))
}
