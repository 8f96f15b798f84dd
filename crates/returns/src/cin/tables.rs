//! The tables of the census: the rows that a child has in each, as the readers of rules know them.
//!
//! An element that may occur more than once is a table, and each of its occurrences a row. How they are filled is in
//! `parse`.

use super::cell::Cell;

macro_rules! tables {
    ($($(#[$doc:meta])* $row:ident = $name:literal {
        $($(#[$cell_doc:meta])* $cell:ident: $kind:ident $element:literal $(or $older:literal)?,)*
        $(; $($(#[$list_doc:meta])* $list:ident: $of:ident,)*)?
    })*) => {
        /// A table of the census.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        pub enum Table {
            $($(#[$doc])* $row,)*
        }

        impl Table {
            /// Every table, in the order of the file.
            pub const ALL: &[Self] = &[$(Self::$row,)*];

            /// The table's name as authorities' tools write it.
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$row => $name,)*
                }
            }

            /// The number of a field among the table's fields, and whether it is a date.
            pub(crate) fn field(self, element: &str) -> Option<(u8, bool)> {
                let fields: &[(&str, &str, bool)] = match self {
                    $(Self::$row => &[$(($element, tables!(@older $element $(, $older)?), tables!(@date $kind)),)*],)*
                };
                let number = fields.iter().position(|(name, older, _)| *name == element || *older == element)?;
                Some((u8::try_from(number).ok()?, fields.get(number)?.2))
            }
        }

        $(
            $(#[$doc])*
            #[derive(Clone, Debug)]
            pub struct $row<'a> {
                /// The row itself, for rules that mean all of it.
                pub record: Cell<'a>,
                $($(#[$cell_doc])* pub $cell: Cell<'a>,)*
                $($($(#[$list_doc])* pub $list: Vec<$of<'a>>,)*)?
            }

            impl<'a> $row<'a> {
                pub(crate) fn new(row: u32, line: u32) -> Self {
                    let mut new = Self {
                        record: Cell::blank(Table::$row, "LAchildID"),
                        $($cell: Cell::blank(Table::$row, $element),)*
                        $($($list: Vec::new(),)*)?
                    };
                    new.stand(row, line);
                    new
                }

                fn stand(&mut self, row: u32, line: u32) {
                    for cell in [&mut self.record, $(&mut self.$cell,)*] {
                        (cell.spot.row, cell.spot.line) = (row, line);
                    }
                }

                /// Its cells, in the order of the file; not [`Self::record`].
                pub fn cells(&self) -> Vec<&Cell<'a>> {
                    vec![$(&self.$cell,)*]
                }

                pub(crate) fn cell_mut(&mut self, number: u8) -> Option<&mut Cell<'a>> {
                    let cells = [$(&mut self.$cell,)*];
                    cells.into_iter().nth(usize::from(number))
                }
            }
        )*
    };
    (@older $element:literal) => { $element };
    (@older $element:literal, $older:literal) => { $older };
    (@date date) => { true };
    (@date text) => { false };
}

tables! {
    /// Which collection the file is for, and who made it.
    Header = "Header" {
        /// The collection: `CIN`.
        collection: text "Collection",
        /// The year in which the collection ends.
        year: text "Year",
        /// The last day of the collection.
        reference: date "ReferenceDate",
        /// The authority's number.
        authority: text "LEA",
        /// The software that made the file.
        software: text "SoftwareCode",
    }
    /// Who the child is.
    ChildIdentifiers = "ChildIdentifiers" {
        /// The authority's own identifier.
        la_child_id: text "LAchildID",
        /// The unique pupil number.
        upn: text "UPN",
        /// The pupil number before it.
        former_upn: text "FormerUPN",
        /// Why there is no pupil number.
        upn_unknown: text "UPNunknown",
        /// The date of birth.
        born: date "PersonBirthDate",
        /// The date on which an unborn child is expected.
        expected: date "ExpectedPersonBirthDate",
        /// The sex; before 2024-25, the gender.
        sex: text "Sex" or "GenderCurrent",
        /// The date of death.
        died: date "PersonDeathDate",
    }
    /// What is recorded of the child.
    ChildCharacteristics = "ChildCharacteristics" {
        /// The ethnicity.
        ethnicity: text "Ethnicity",
        ;
        /// The disabilities.
        disabilities: Disability,
    }
    /// A disability of the child.
    Disability = "Disabilities" {
        /// The code.
        code: text "Disability",
    }
    /// From a referral to its closure.
    CinDetails = "CINdetails" {
        /// When the child was referred.
        referred: date "CINreferralDate",
        /// Who referred the child.
        source: text "ReferralSource",
        /// The primary need.
        need: text "PrimaryNeedCode",
        /// When the case was closed.
        closed: date "CINclosureDate",
        /// Why the case was closed.
        reason: text "ReasonForClosure",
        /// The initial child protection conference, where no section 47 enquiry led to it.
        conference: date "DateOfInitialCPC",
        /// Whether the referral led to no further action.
        nfa: text "ReferralNFA",
        ;
        /// The assessments.
        assessments: Assessment,
        /// The child in need plans.
        cin_plans: CinPlan,
        /// The section 47 enquiries.
        enquiries: Section47,
        /// The child protection plans.
        protection_plans: ProtectionPlan,
    }
    /// An assessment.
    Assessment = "Assessments" {
        /// When it began.
        start: date "AssessmentActualStartDate",
        /// When it was reviewed.
        review: date "AssessmentInternalReviewDate",
        /// When it was authorised.
        authorised: date "AssessmentAuthorisationDate",
        /// All its factors, for rules that mean their list.
        factor_list: text "AssessmentFactors",
        ;
        /// The factors identified.
        factors: Factor,
    }
    /// A factor that an assessment identified.
    Factor = "AssessmentFactorsList" {
        /// The code.
        code: text "AssessmentFactors",
    }
    /// A child in need plan.
    CinPlan = "CINplanDates" {
        /// When it began.
        start: date "CINPlanStartDate",
        /// When it ended.
        end: date "CINPlanEndDate",
    }
    /// A section 47 enquiry.
    Section47 = "Section47" {
        /// When it began.
        start: date "S47ActualStartDate",
        /// When the initial child protection conference was due.
        target: date "InitialCPCtarget",
        /// When the initial child protection conference was held.
        conference: date "DateOfInitialCPC",
        /// Whether a conference was not required.
        not_required: text "ICPCnotRequired",
    }
    /// A child protection plan.
    ProtectionPlan = "ChildProtectionPlans" {
        /// When it began.
        start: date "CPPstartDate",
        /// When it ended.
        end: date "CPPendDate",
        /// The category of abuse at its start.
        initial_category: text "InitialCategoryOfAbuse",
        /// The latest category of abuse.
        latest_category: text "LatestCategoryOfAbuse",
        /// How many plans the child had before.
        previous: text "NumberOfPreviousCPP",
        ;
        /// The reviews.
        reviews: Review,
    }
    /// A review of a child protection plan.
    Review = "Reviews" {
        /// When it was held.
        date: date "CPPreviewDate",
    }
}

impl Table {
    /// The table that an element adds a row to.
    pub(crate) fn opened_by(element: &[u8]) -> Option<Self> {
        Some(match element {
            b"Header" => Self::Header,
            b"ChildIdentifiers" => Self::ChildIdentifiers,
            b"ChildCharacteristics" => Self::ChildCharacteristics,
            b"Disability" => Self::Disability,
            b"CINdetails" => Self::CinDetails,
            b"Assessments" => Self::Assessment,
            b"AssessmentFactors" => Self::Factor,
            b"CINPlanDates" => Self::CinPlan,
            b"Section47" => Self::Section47,
            b"ChildProtectionPlans" => Self::ProtectionPlan,
            b"CPPreviewDate" => Self::Review,
            _ => return None,
        })
    }
}

/// How many rows each table has, or where each begins.
pub(crate) type Rows = [u32; Table::ALL.len()];
