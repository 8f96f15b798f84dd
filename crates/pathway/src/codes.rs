//! The closed lists of the pathway. Where a code is national it is the code of the children in need census, with the words that
//! people here read; the codes of a year are the return's affair, and an answer that was given keeps its own.

use matter::choice;

choice! {
    /// The main reason for which a child needs help (primaryneedcodetype), in the national order: of several the first counts.
    PrimaryNeed {
        Abuse = "N1", "Abuse, neglect or exploitation";
        Disability = "N2", "The child’s disability";
        ParentsIllness = "N3", "A parent’s disability or illness";
        AcuteStress = "N4", "Family in acute stress";
        Dysfunction = "N5", "Family dysfunction";
        Behaviour = "N6", "Behaviour that others do not accept";
        LowIncome = "N7", "Low income";
        AbsentParents = "N8", "No parent here";
        Other = "N9", "Not a child in need";
        NotStated = "N0", "Not stated";
    }
}

choice! {
    /// Why work with a child ended (reasonforclosuretype).
    ClosureReason {
        Adopted = "RC1", "Adopted";
        Died = "RC2", "Died";
        Arrangements = "RC3", "Child arrangements order";
        Guardianship = "RC4", "Special guardianship order";
        OtherAuthority = "RC5", "Moved to another authority’s services";
        Adults = "RC6", "Moved to adult social care";
        NoLongerInNeed = "RC7", "No longer in need, or another reason";
        AfterAssessment = "RC8", "Closed after the assessment, nothing further";
        EarlyHelp = "RC9", "Closed after the assessment, to early help";
    }
}

choice! {
    /// What a child is protected from (categoryofabusetype).
    Category {
        Neglect = "NEG", "Neglect";
        Physical = "PHY", "Physical abuse";
        Sexual = "SAB", "Sexual abuse";
        Emotional = "EMO", "Emotional abuse";
        Multiple = "MUL", "Several of these";
    }
}

choice! {
    /// What became of an enquiry under section 47 of the Children Act 1989.
    EnquiryOutcome {
        NotSubstantiated = "not_substantiated", "The worry was not borne out";
        NoContinuingRisk = "no_continuing_risk", "Borne out, and the child is not at risk any more";
        Conference = "conference", "Borne out, and a conference is needed";
    }
}

choice! {
    /// Where a child is who is not with the danger and so needs no plan for tonight (P18).
    AwayFromDanger {
        InCare = "care", "Looked after, away from the danger";
        Hospital = "hospital", "In hospital";
        Others = "others", "With others who keep the child safe";
    }
}

choice! {
    /// What a strategy discussion decided.
    StrategyDecision {
        NoEnquiry = "none", "No enquiry";
        Single = "single", "An enquiry by social care alone";
        Joint = "joint", "An enquiry together with the police";
        PoliceOnly = "police", "The police alone";
    }
}

impl StrategyDecision {
    /// Whether an enquiry of social care follows.
    pub fn begins_an_enquiry(self) -> bool {
        matches!(self, Self::Single | Self::Joint)
    }
}

choice! {
    /// Who has to take part in a strategy discussion (P11).
    Agency {
        SocialCare = "social_care", "Social care";
        Police = "police", "Police";
        Health = "health", "Health";
        School = "school", "School or nursery";
        Other = "other", "Somebody else";
    }
}

choice! {
    /// Which conference it is.
    ConferenceKind {
        Initial = "initial", "Initial child protection conference";
        Review = "review", "Review conference";
        TransferIn = "transfer_in", "Conference after the child moved here";
        PreBirth = "pre_birth", "Conference before the birth";
    }
}

impl ConferenceKind {
    /// Whether it is the first about a child, so that a plan may begin with it.
    pub fn is_first(self) -> bool {
        !matches!(self, Self::Review)
    }
}

choice! {
    /// What a conference decides for one child.
    ConferenceDecision {
        Plan = "plan", "A child protection plan";
        NoPlan = "no_plan", "No child protection plan";
        Continue = "continue", "The plan goes on";
        Category = "category", "The plan goes on under another category";
        End = "end", "The plan ends";
    }
}

choice! {
    /// How a child took part in a conference (PN codes).
    Participation {
        TooYoung = "PN0", "Under 4 years old";
        SpokeThere = "PN1", "Came and spoke";
        OtherSpoke = "PN2", "Came, and somebody spoke for the child";
        Showed = "PN3", "Came, and showed it without words";
        Silent = "PN4", "Came, and did not take part";
        SentSomebody = "PN5", "Did not come, and somebody spoke for the child";
        SentWords = "PN6", "Did not come, and sent what they want to say";
        NotThere = "PN7", "Did not come, and sent nothing";
    }
}

choice! {
    /// Why a child protection plan ended.
    PlanEnd {
        Review = "review", "A review conference decided so";
        Died = "died", "The child died";
        Adult = "adult", "The child turned 18";
        Transferred = "transferred", "Another authority took over the plan";
        Care = "care", "The child is looked after";
    }
}

choice! {
    /// What an assessment led to.
    AssessmentOutcome {
        InNeed = "in_need", "A child in need plan";
        Enquiry = "enquiry", "A strategy discussion or an enquiry";
        GoesOn = "goes_on", "The work that is going on goes on";
        EarlyHelp = "early_help", "Early or family help";
        Nothing = "nothing", "Nothing further";
    }
}
