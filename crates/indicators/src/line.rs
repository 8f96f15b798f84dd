//! Which figures there are. One indicator of pathway 6 may have several lines, since each counts something else.

use matter::choice;

choice! {
    /// One line of the indicators: one thing counted out of another.
    Line {
        ContactsInTime = "contacts-in-time", "Contacts decided within one working day";
        ContactsReferred = "contacts-referred", "Contacts that became a referral";
        Referrals = "referrals", "Referrals";
        ReReferrals = "re-referrals", "Re-referrals within 12 months";
        NothingFurther = "no-further-action", "Referrals with nothing further";
        NotInNeed = "assessed-not-in-need", "Referrals assessed and found not in need";
        AssessmentsInTime = "assessments-in-time", "Assessments within 45 working days of their start";
        AssessmentsFromReferral = "assessments-from-referral", "Assessments within 45 working days of the referral";
        Reassessments = "reassessments-in-time", "Reassessments within 45 working days";
        ChildSeen = "child-seen", "Assessments in which the child was seen";
        InNeed = "children-in-need", "Children in need";
        OpenTwoYears = "open-two-years", "Children in need for two years or more";
        Enquiries = "section-47", "Section 47 enquiries";
        ToConference = "section-47-to-conference", "Enquiries that led to a conference";
        EnquiryNothing = "section-47-nothing-further", "Enquiries that ended with nothing further";
        ConferencesInTime = "conferences-in-time", "Initial conferences within 15 working days";
        TransfersInTime = "transfers-in-time", "Conferences after a move within 15 working days";
        ConferencePlans = "conferences-with-plan", "Conferences that ended in a plan";
        PlansOpen = "plans-open", "Children on a child protection plan";
        PlansStarted = "plans-started", "Child protection plans started";
        SecondPlans = "second-plans", "Plans that are a second or later plan";
        SecondPlansSoon = "second-plans-two-years", "Second or later plans within two years";
        PlansTwoYears = "plans-open-two-years", "Plans open for two years or more";
        EndedTwoYears = "plans-ended-two-years", "Plans that ended after two years or more";
        ReviewsInTime = "reviews-in-time", "Plans whose reviews were all in time";
        CategoryFollows = "category-follows-dangers", "Plans whose category has a danger of its kind";
        VisitsInTime = "visits-in-time", "Child protection visits in time";
        SeenAlone = "seen-alone", "Children on a plan who were seen alone";
        Caseload = "caseload", "Children for each social worker";
        Unallocated = "unallocated", "Children without a key worker";
        OwnNumbers = "own-numbers", "Conferences with the family’s and the child’s own numbers";
    }
}
