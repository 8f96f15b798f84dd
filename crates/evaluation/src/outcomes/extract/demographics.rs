//! Who a child is, joined from records that may contradict each other. A contradiction becomes “not known” and is
//! counted; nothing is chosen silently.

use calendar::Date;

use super::Code;

/// A child's gender as the census of children in need codes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Gender {
    /// 1, or M.
    Male,
    /// 2, or F.
    Female,
    /// 9, or I: neither.
    Indeterminate,
    /// 0, or U: not recorded, or not born yet.
    NotRecorded,
}

impl Gender {
    /// The codes of the census before and after 2023.
    pub(super) fn parse(text: &str) -> Result<Self, String> {
        match text.to_ascii_uppercase().as_str() {
            "1" | "M" => Ok(Self::Male),
            "2" | "F" => Ok(Self::Female),
            "9" | "I" => Ok(Self::Indeterminate),
            "0" | "U" => Ok(Self::NotRecorded),
            _ => Err(format!("“{text}” is not a gender of the census: 1 or M, 2 or F, 9 or I, 0 or U.")),
        }
    }
}

/// The major groups of the census's ethnic codes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Ethnicity {
    /// Codes that begin with W.
    White,
    /// Codes that begin with M.
    Mixed,
    /// Codes that begin with A, other than AOEG.
    Asian,
    /// Codes that begin with B.
    Black,
    /// Codes that begin with CH.
    Chinese,
    /// OOTH and AOEG.
    Other,
    /// NOBT, REFU and UNCL: not obtained yet, or refused.
    Unclassified,
}

impl Ethnicity {
    pub(super) fn parse(text: &str) -> Result<Self, String> {
        let code = Code::parse(text)?;
        Ok(match code.as_str() {
            "OOTH" | "AOEG" => Self::Other,
            "NOBT" | "REFU" | "UNCL" => Self::Unclassified,
            code if code.starts_with("CH") => Self::Chinese,
            code if code.starts_with('W') => Self::White,
            code if code.starts_with('M') => Self::Mixed,
            code if code.starts_with('A') => Self::Asian,
            code if code.starts_with('B') => Self::Black,
            code => return Err(format!("“{code}” is not an ethnic code of the census.")),
        })
    }
}

/// Who a child is, as far as matching and models need it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Demographics {
    /// Every date of birth on record. More than one is a conflict; an age is given where all of them agree on it.
    pub born: Vec<Date>,
    /// None where nothing or different things are recorded.
    pub gender: Option<Gender>,
    /// Whether records named different genders.
    pub gender_conflict: bool,
    /// None where nothing or different things are recorded.
    pub ethnicity: Option<Ethnicity>,
    /// Whether records named different ethnic groups.
    pub ethnicity_conflict: bool,
    /// Whether any record says that the child is disabled.
    pub disabled: Option<bool>,
    /// Whether any record says that the child came to seek asylum.
    pub asylum: Option<bool>,
}

impl Demographics {
    /// Whether the records give more than one date of birth.
    pub fn birth_conflict(&self) -> bool {
        self.born.len() > 1
    }

    /// The age in whole years on a day, −1 before birth, where every date of birth on record gives the same one. A
    /// year is 365.25 days here, as in the published study.
    pub fn age_on(&self, day: Date) -> Option<i16> {
        let mut ages = self.born.iter().map(|&born| years_since(born, day));
        let first = ages.next()?;
        ages.all(|age| age == first).then_some(first)
    }
}

/// Whole years of 365.25 days from one day to another, downwards: a day before is −1.
pub(in crate::outcomes) fn years_since(from: Date, to: Date) -> i16 {
    let quarters = i64::from(calendar::days_late(from, to)) * 4;
    i16::try_from(quarters.div_euclid(1461)).unwrap_or(i16::MAX)
}

/// The records of one child while they are joined.
#[derive(Debug, Clone, Default)]
pub(super) struct Joining {
    born: Vec<Date>,
    genders: Vec<Gender>,
    ethnicities: Vec<Ethnicity>,
    disabled: Option<bool>,
    asylum: Option<bool>,
}

impl Joining {
    pub(super) fn add(
        &mut self,
        born: Option<Date>,
        gender: Option<Gender>,
        ethnicity: Option<Ethnicity>,
        disabled: Option<bool>,
        asylum: Option<bool>,
    ) {
        self.born.extend(born);
        self.genders.extend(gender);
        self.ethnicities.extend(ethnicity);
        self.disabled = either(self.disabled, disabled);
        self.asylum = either(self.asylum, asylum);
    }

    pub(super) fn joined(mut self) -> Demographics {
        self.born.sort_unstable();
        self.born.dedup();
        let (gender, gender_conflict) = agreed(&self.genders);
        let (ethnicity, ethnicity_conflict) = agreed(&self.ethnicities);
        Demographics {
            born: self.born,
            gender,
            gender_conflict,
            ethnicity,
            ethnicity_conflict,
            disabled: self.disabled,
            asylum: self.asylum,
        }
    }
}

/// The one value that all records give, and whether they differ.
fn agreed<T: Copy + PartialEq>(values: &[T]) -> (Option<T>, bool) {
    match values.first() {
        Some(first) if values.iter().any(|value| value != first) => (None, true),
        first => (first.copied(), false),
    }
}

/// Yes where either says yes, no where one says no, and not known otherwise.
fn either(one: Option<bool>, other: Option<bool>) -> Option<bool> {
    match (one, other) {
        (Some(one), Some(other)) => Some(one || other),
        (known, None) | (None, known) => known,
    }
}
