//! Grades of inspections, each under the framework of its day. A judgement that a framework does not make cannot be held.

use calendar::Date;

use crate::input::{Column, Fault, Table};

/// A framework of inspection, by the year in which it began.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Framework {
    /// The single inspection framework, 2013 to 2017.
    Sif,
    /// Inspections of local authority children's services, from January 2018.
    Ilacs2018,
    /// The same with a judgement of its own for care leavers, from January 2023.
    Ilacs2023,
    /// The same without a grade for overall effectiveness, from 1 April 2026.
    Ilacs2026,
}

/// What is judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Judgement {
    /// Everything together.
    OverallEffectiveness,
    /// The impact of leaders on social work practice.
    Leaders,
    /// Children who need help and protection.
    HelpAndProtection,
    /// Children in care.
    InCare,
    /// Care leavers.
    CareLeavers,
}

/// A grade, from the lowest to the highest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Grade {
    /// Inadequate.
    Inadequate,
    /// Requires improvement to be good.
    RequiresImprovement,
    /// Good.
    Good,
    /// Outstanding.
    Outstanding,
}

/// A grade for one judgement under one framework.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Graded {
    framework: Framework,
    judgement: Judgement,
    grade: Grade,
}

impl Framework {
    const ALL: [(Self, &'static str); 4] = [
        (Self::Sif, "SIF"),
        (Self::Ilacs2018, "ILACS-2018"),
        (Self::Ilacs2023, "ILACS-2023"),
        (Self::Ilacs2026, "ILACS-2026"),
    ];

    /// The judgements that it makes.
    pub fn judgements(self) -> &'static [Judgement] {
        use Judgement::{CareLeavers, HelpAndProtection, InCare, Leaders, OverallEffectiveness};
        match self {
            Self::Ilacs2018 => &[OverallEffectiveness, Leaders, HelpAndProtection, InCare],
            Self::Sif | Self::Ilacs2023 => {
                &[OverallEffectiveness, Leaders, HelpAndProtection, InCare, CareLeavers]
            }
            Self::Ilacs2026 => &[Leaders, HelpAndProtection, InCare, CareLeavers],
        }
    }

    /// The framework under which an inspection on this day is made.
    pub fn on(day: Date) -> Self {
        match (day.year(), day.month()) {
            (..=2017, _) => Self::Sif,
            (2018..=2022, _) => Self::Ilacs2018,
            (2023..=2025, _) | (2026, ..=3) => Self::Ilacs2023,
            _ => Self::Ilacs2026,
        }
    }

    /// Its name in a table.
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(framework, _)| *framework == self).map_or("", |(_, name)| name)
    }

    /// Reads the name.
    pub fn parse(text: &str) -> Result<Self, String> {
        let found = Self::ALL.iter().find(|(_, name)| name.eq_ignore_ascii_case(text));
        found.map(|(framework, _)| *framework).ok_or_else(|| {
            let names: Vec<&str> = Self::ALL.iter().map(|(_, name)| *name).collect();
            format!("“{text}” is not a framework of inspection. Write {}.", names.join(", "))
        })
    }
}

impl Judgement {
    const ALL: [(Self, &'static str); 5] = [
        (Self::OverallEffectiveness, "overall-effectiveness"),
        (Self::Leaders, "leaders"),
        (Self::HelpAndProtection, "help-and-protection"),
        (Self::InCare, "in-care"),
        (Self::CareLeavers, "care-leavers"),
    ];

    fn parse(text: &str) -> Result<Self, String> {
        let found = Self::ALL.iter().find(|(_, name)| name.eq_ignore_ascii_case(text));
        found
            .map(|(judgement, _)| *judgement)
            .ok_or_else(|| format!("“{text}” is not a judgement of an inspection."))
    }

    fn words(self) -> String {
        Self::ALL
            .iter()
            .find(|(judgement, _)| *judgement == self)
            .map_or("", |(_, name)| name)
            .replace('-', " ")
    }
}

impl Grade {
    /// The grade in words.
    pub fn words(self) -> &'static str {
        match self {
            Self::Inadequate => "inadequate",
            Self::RequiresImprovement => "requires improvement",
            Self::Good => "good",
            Self::Outstanding => "outstanding",
        }
    }

    fn parse(text: &str) -> Result<Self, String> {
        let all = [Self::Inadequate, Self::RequiresImprovement, Self::Good, Self::Outstanding];
        let is = |grade: &Self| text.to_lowercase().starts_with(grade.words());
        all.into_iter().find(is).ok_or_else(|| format!("“{text}” is not a grade of an inspection."))
    }
}

impl Graded {
    /// A grade, or why this framework does not give it.
    pub fn new(framework: Framework, judgement: Judgement, grade: Grade) -> Result<Self, String> {
        if framework.judgements().contains(&judgement) {
            return Ok(Self { framework, judgement, grade });
        }
        let judged: Vec<String> = framework.judgements().iter().map(|judgement| judgement.words()).collect();
        Err(format!(
            "{} gives no grade for {}. It judges: {}.",
            framework.name(),
            judgement.words(),
            judged.join(", ")
        ))
    }

    /// The framework.
    pub fn framework(self) -> Framework {
        self.framework
    }

    /// What was judged.
    pub fn judgement(self) -> Judgement {
        self.judgement
    }

    /// The grade.
    pub fn grade(self) -> Grade {
        self.grade
    }
}

/// One grade of one authority.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inspection {
    /// The Department's code of the authority.
    pub authority: String,
    /// Its name.
    pub name: String,
    /// The day the report was published.
    pub published: Date,
    /// The grade.
    pub graded: Graded,
}

/// Inspections in order of time.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Timeline(Vec<Inspection>);

impl Timeline {
    /// Reads a table of grades.
    pub fn read(file: &str, input: impl std::io::Read) -> Result<Self, Fault> {
        const COLUMNS: [Column; 6] = [
            Column::needed("authority"),
            Column::needed("name"),
            Column::needed("published"),
            Column::needed("framework"),
            Column::needed("judgement"),
            Column::needed("grade"),
        ];
        let mut table = Table::open(file, input, &COLUMNS)?;
        let mut all = Vec::new();
        while let Some(row) = table.next_row()? {
            let framework = Framework::parse(row.needed(3)?).map_err(|what| row.fault(3, what))?;
            let judgement = Judgement::parse(row.needed(4)?).map_err(|what| row.fault(4, what))?;
            let grade = Grade::parse(row.needed(5)?).map_err(|what| row.fault(5, what))?;
            all.push(Inspection {
                authority: row.needed(0)?.to_owned(),
                name: row.needed(1)?.to_owned(),
                published: row.needed_date(2)?,
                graded: Graded::new(framework, judgement, grade).map_err(|what| row.fault(4, what))?,
            });
        }
        all.sort_by(|a, b| (a.published, &a.authority).cmp(&(b.published, &b.authority)));
        Ok(Self(all))
    }

    /// The overall grades of the pilots of both rounds, from the reports of Ofsted.
    pub fn bundled() -> Result<Self, Fault> {
        Self::read("pilots.csv", include_str!("../../data/inspections/pilots.csv").as_bytes())
    }

    /// Every inspection, in order of time.
    pub fn inspections(&self) -> &[Inspection] {
        &self.0
    }

    /// What an authority was last graded for a judgement, on or before a day.
    pub fn standing(&self, authority: &str, judgement: Judgement, day: Date) -> Option<&Inspection> {
        self.0.iter().rev().find(|inspection| {
            inspection.authority == authority
                && inspection.graded.judgement == judgement
                && inspection.published <= day
        })
    }
}
