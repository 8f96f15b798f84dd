//! What a record tells of who is feared, looked for once. Its texts are read through for each of its people: whoever asks
//! about several of them, or several things about one, asks here.

use super::{
    deeds::{Sentence, Told, sentences},
    feared::{Fear, answers, fear_in, is_violent, named, tells_of, typed},
    outside::{is_outside, tells_of_another},
    peril_words::{is_peril, tells_of_peril},
    reading::Reading,
    related::{Relation, relation},
    risk::{Risk, risk_given},
    told::{self, MayBe},
};
use crate::{
    ids::{PersonId, PlanId},
    object::CaseRecord,
    people::Person,
    plan::{PlanReader, PlanStatus, SafetyPlan},
    who::Who,
};
use std::{
    cell::{OnceCell, RefCell},
    collections::BTreeMap,
};

/// Who is feared in a record, and what follows. What was looked for is kept for as long as this is.
#[derive(Debug)]
pub struct Fears<'a> {
    record: &'a CaseRecord,
    names: OnceCell<told::ToldNames>,
    accounts: OnceCell<Vec<Sentence>>,
    told: RefCell<BTreeMap<PersonId, Told>>,
    is_perilous: OnceCell<bool>,
    may_be: OnceCell<MayBe>,
    relations: OnceCell<Vec<Relation>>,
    feared_in: RefCell<BTreeMap<Asked, bool>>,
    named: RefCell<BTreeMap<OfWhom, Option<Fear>>>,
}

/// Whose behaviour a plan is said to be about. None: nobody was asked.
type Whose = Option<Vec<PersonId>>;

/// About whom it is asked, beside which plan.
type OfWhom = (Option<Whose>, PersonId);

/// What of a plan decides whether it protects from somebody.
type Asked = (PlanId, PlanStatus, Option<Vec<PersonId>>);

impl<'a> Fears<'a> {
    /// Those of this record.
    pub fn of(record: &'a CaseRecord) -> Self {
        Self {
            record,
            names: OnceCell::new(),
            accounts: OnceCell::new(),
            told: RefCell::default(),
            is_perilous: OnceCell::new(),
            may_be: OnceCell::new(),
            relations: OnceCell::new(),
            feared_in: RefCell::default(),
            named: RefCell::default(),
        }
    }

    /// The record.
    pub fn record(&self) -> &'a CaseRecord {
        self.record
    }

    /// Whether, and why, a plan protects from this person. `plan`: the one to be read; where it says whose behaviour it is
    /// about, nobody is guessed from the words of others.
    pub fn fear(&self, plan: Option<&SafetyPlan>, person: PersonId) -> Option<Fear> {
        fear_in(self, plan, person)
    }

    /// Whether, and why, this person is feared for what the record tells of them, and not for a name that they share.
    pub(super) fn named(&self, plan: Option<&SafetyPlan>, person: &Person) -> Option<Fear> {
        let asked = (plan.map(|plan| plan.whose.clone()), person.id);
        if let Some(known) = self.named.borrow().get(&asked) {
            return *known;
        }
        let fear = named(self, plan, person);
        self.named.borrow_mut().insert(asked, fear);
        fear
    }

    /// Whether, and why, what is told, asked or given to this person may bring danger ([`super::risk()`]).
    pub fn risk(&self, plan: Option<&SafetyPlan>, person: PersonId) -> Option<Risk> {
        risk_given(self, plan, person, self.fear(plan, person))
    }

    /// The same of somebody who may be written down by name alone.
    pub fn risk_of(&self, plan: Option<&SafetyPlan>, who: &Who) -> Option<Risk> {
        match who {
            Who::Person(person) => self.risk(plan, *person),
            who => self.rater(who).map(|_| Risk::Told),
        }
    }

    /// Whether, and why, somebody who is asked for a number, or does something, is feared; also where they are written down
    /// by name alone.
    pub fn rater(&self, who: &Who) -> Option<Fear> {
        match who {
            Who::Person(person) => self.fear(None, *person),
            Who::Worker(_) => None,
            Who::Other(words) => self
                .record
                .people
                .iter()
                .any(|person| tells_of(words, person) && self.fear(None, person.id).is_some())
                .then_some(Fear::SameName),
        }
    }

    /// Whether, and why, a plan protects from somebody who may be written down by name alone.
    pub fn fear_of(&self, plan: Option<&SafetyPlan>, who: &Who) -> Option<Fear> {
        match who {
            Who::Person(person) => self.fear(plan, *person),
            who => self.rater(who),
        }
    }

    /// How much of a plan this person may have ([`super::reading()`]).
    pub fn reading<'p>(&self, plan: &'p SafetyPlan, person: PersonId) -> Reading<'p> {
        let fear = self.fear(Some(plan), person);
        Reading {
            fear,
            is_violent: is_violent(self.record, person),
            risk: risk_given(self, Some(plan), person, fear),
            is_outside: fear.is_none() && is_outside(self, plan, person),
            decided: plan.readers.iter().find(|reader: &&PlanReader| reader.person == person),
        }
    }

    /// Whether the plan protects from anybody, also from somebody who is none of the record's people, or protected from
    /// somebody about whom that is no longer told.
    pub fn somebody_is_feared(&self, plan: &SafetyPlan) -> bool {
        if plan.readers.iter().any(|reader| reader.once.is_some()) {
            return true;
        }
        let asked = (plan.id, plan.status, plan.whose.clone());
        if let Some(known) = self.feared_in.borrow().get(&asked) {
            return *known;
        }
        let living = self.record.people.iter().filter(|person| person.died.is_none());
        let is = tells_of_another(self.record)
            || living.map(|person| person.id).any(|id| self.fear(Some(plan), id).is_some());
        self.feared_in.borrow_mut().insert(asked, is);
        is
    }

    /// Of whom it is asked whose behaviour it is, before a plan is agreed as nobody's. Whom a map, a danger or a plan names
    /// already is not asked about.
    pub fn may_be(&self) -> &MayBe {
        self.may_be.get_or_init(|| {
            let is_named = |person: &Person| typed(self.record, person).is_some();
            told::may_be(self, &is_named, &|person| answers(self.record, person))
        })
    }

    /// What the accounts that tell of violence, of control or of sexual harm tell of this person.
    pub(super) fn told(&self, person: &Person) -> Told {
        if let Some(known) = self.told.borrow().get(&person.id) {
            return *known;
        }
        let told =
            if person.is_child() { Told::default() } else { self.names().told(self.accounts(), person.id) };
        self.told.borrow_mut().insert(person.id, told);
        told
    }

    /// What these words tell of this person.
    pub(super) fn told_in(&self, words: &str, person: &Person) -> Told {
        self.names().told(&sentences(words), person.id)
    }

    fn names(&self) -> &told::ToldNames {
        self.names.get_or_init(|| told::ToldNames::of(self.record))
    }

    /// What the accounts that tell of violence, of control or of sexual harm say, sentence by sentence.
    fn accounts(&self) -> &[Sentence] {
        self.accounts.get_or_init(|| {
            let perilous = told::accounts(self.record).filter(|text| is_peril(text));
            perilous.flat_map(sentences).collect()
        })
    }

    /// What these accounts call somebody instead of by a name: "his brother".
    pub(super) fn relations(&self) -> &[Relation] {
        self.relations.get_or_init(|| {
            let words = self.accounts().iter().flat_map(Sentence::words);
            let mut all: Vec<Relation> = words.filter_map(relation).collect();
            all.dedup();
            all
        })
    }

    /// Whether anything in the record tells of violence, of control or of sexual harm.
    pub(super) fn tells_of_peril(&self) -> bool {
        *self.is_perilous.get_or_init(|| tells_of_peril(self.record))
    }
}
