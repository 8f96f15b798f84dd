//! What an assessment found to be difficult (assessmentfactorstype of the children in need census), with the days on which each
//! code may be given. A code that is taken away gets its last day and is never removed, so that what was answered then keeps its words.

use jiff::civil::Date;

/// One factor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Factor {
    /// The code: "3B".
    pub code: &'static str,
    /// What people read.
    pub words: &'static str,
    /// The last day on which it may be given. None: still.
    pub to: Option<Date>,
    /// The first day. None: since before Kith.
    pub from: Option<Date>,
}

impl Factor {
    /// Whether the factor may be given on a day.
    pub fn may_be_given_on(&self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day <= to)
    }
}

const fn always(code: &'static str, words: &'static str) -> Factor {
    Factor { code, words, from: None, to: None }
}

const fn until(code: &'static str, words: &'static str) -> Factor {
    Factor { code, words, from: None, to: Some(Date::constant(2024, 3, 31)) }
}

const fn since(code: &'static str, words: &'static str) -> Factor {
    Factor { code, words, from: Some(Date::constant(2024, 4, 1)), to: None }
}

/// That something was found which is not in the list.
pub const OTHER: &str = "20";
/// That no factor was identified: it stands alone (rule 8869).
pub const NONE: &str = "21";

/// All of them, in the national order.
pub const FACTORS: &[Factor] = &[
    always("1A", "Alcohol: the child"),
    always("1B", "Alcohol: a parent or carer"),
    always("1C", "Alcohol: somebody else who lives there"),
    always("2A", "Drugs: the child"),
    always("2B", "Drugs: a parent or carer"),
    always("2C", "Drugs: somebody else who lives there"),
    always("3A", "Domestic abuse: towards the child"),
    always("3B", "Domestic abuse: towards a parent or carer"),
    always("3C", "Domestic abuse: towards somebody else who lives there"),
    always("4A", "Mental health: the child"),
    always("4B", "Mental health: a parent or carer"),
    always("4C", "Mental health: somebody else in the family"),
    always("5A", "Learning disability: the child"),
    always("5B", "Learning disability: a parent or carer"),
    always("5C", "Learning disability: somebody else in the family"),
    always("6A", "Physical disability or illness: the child"),
    always("6B", "Physical disability or illness: a parent or carer"),
    always("6C", "Physical disability or illness: somebody else in the family"),
    always("7A", "Young carer"),
    always("8B", "Privately fostered: from abroad, to go back"),
    always("8C", "Privately fostered: from abroad, to stay"),
    always("8D", "Privately fostered: a school abroad or away"),
    always("8E", "Privately fostered: the family’s own arrangement"),
    always("8F", "Privately fostered: otherwise"),
    always("9A", "Came to this country alone and asks for asylum"),
    always("10A", "Goes missing"),
    always("11A", "Sexual exploitation"),
    always("12A", "Trafficking"),
    always("13A", "Gangs"),
    always("14A", "The child’s behaviour"),
    always("15A", "Self-harm"),
    always("16A", "Neglect"),
    always("17A", "Emotional abuse"),
    until("18A", "Physical abuse"),
    since("18B", "Physical abuse by another child"),
    since("18C", "Physical abuse by an adult"),
    until("19A", "Sexual abuse"),
    since("19B", "Sexual abuse by another child"),
    since("19C", "Sexual abuse by an adult"),
    always(OTHER, "Something else"),
    always(NONE, "None of these"),
];

/// The factors that may be given on a day.
pub fn factors_on(day: Date) -> impl Iterator<Item = &'static Factor> {
    FACTORS.iter().filter(move |one| one.may_be_given_on(day))
}

/// The factor with this code, whenever it could be given.
pub fn factor(code: &str) -> Option<&'static Factor> {
    FACTORS.iter().find(|one| one.code == code)
}
