//! Who did it, as far as one sentence says so simply: "Gary hit Leanne", "she was hit by Gary", "Dad came home and threatened
//! Mum". What is told in another way is not guessed: then it is asked whose behaviour it is.

use super::{feared::folded, peril_words::peril_at};

/// What words tell of one person.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Told {
    /// They did it.
    pub(super) did: bool,
    /// It was done to them.
    pub(super) suffered: bool,
    /// They go somewhere with the children.
    pub(super) leaves: bool,
}

impl Told {
    /// Whether they are clearly the person it happened to, or the person who takes the children out of it.
    pub(super) fn is_spared(self) -> bool {
        !self.did && (self.suffered || self.leaves)
    }
}

/// What stands between a name and what the person did: "Gary has often hit".
const BETWEEN: &[&str] = &[
    "again",
    "allegedly",
    "also",
    "always",
    "could",
    "did",
    "does",
    "had",
    "has",
    "have",
    "just",
    "may",
    "might",
    "often",
    "once",
    "regularly",
    "repeatedly",
    "sometimes",
    "then",
    "to",
    "tried",
    "twice",
    "will",
    "would",
];
/// What makes of what somebody did what was done to them: "Leanne was hit".
const PASSIVE: &[&str] = &["be", "been", "being", "got", "gets", "is", "was", "were"];
/// What takes it back, shortly before it.
const NOT: &[&str] = &["never", "no", "nobody", "not", "nt", "t"];
/// What makes it an answer, wherever in the sentence: then it is asked.
const ANSWERS: &[&str] = &["back", "defence", "defend", "defended"];
/// What both do who are told of together.
const MUTUAL: &[&str] = &["fight", "fighting", "fights", "fought"];
/// What is a thing and no deed: "a knife", "domestic".
const THINGS: &[&str] = &[
    "domestic",
    "gun",
    "injunction",
    "knife",
    "knives",
    "neck",
    "porn",
    "refuge",
    "sexual",
    "throat",
    "violence",
    "weapon",
    "weapons",
];
/// What comes "from" somebody: "threats from Gary".
const FROM: &[&str] = &["abuse", "assault", "assaults", "threat", "threats", "violence"];
/// What somebody is, and so was not done to them: "he is violent".
const TRAITS: &[&str] =
    &["abusive", "controlling", "intimidating", "jealous", "possessive", "threatening", "violent"];
/// The words that stand between a deed and the person it is done to: "threatened to kill Leanne".
const BEFORE_WHOM: &[&str] =
    &["at", "hit", "hurt", "kill", "kicked", "of", "out", "punched", "slapped", "to"];
/// Who goes along: "Tina and the girls go to her mum's".
const CHILDREN: &[&str] =
    &["babies", "baby", "boy", "boys", "child", "children", "girl", "girls", "kids", "twins"];
/// What happens to oneself: "she hit her head".
const OWN: &[&str] = &["her", "herself", "himself", "his", "their", "themselves"];
/// What a parent is called in a record, and so may be somebody else's: "her mum".
const ROLES: &[&str] = &["dad", "daddy", "father", "mam", "mother", "mum", "mummy"];
/// Whose they are then.
const WHOSE: &[&str] = &["her", "his", "my", "our", "s", "their", "your"];
/// What makes somebody else of them: "step-dad".
const BEFORE_ROLE: &[&str] = &["ex", "foster", "god", "grand", "great", "half", "in", "step"];
/// Who else may be told of before "and": then it is not known who did what follows.
const OTHERS: &[&str] = &["he", "it", "she", "somebody", "someone", "they", "who", "you"];
/// What hands the sentence on to somebody else: "Gary says that".
const SAYS: &[&str] = &[
    "believes", "claims", "heard", "reported", "reports", "said", "saw", "says", "that", "thinks", "thought",
    "told",
];

/// A sentence, folded, and where in it such a thing is told.
#[derive(Debug)]
pub(super) struct Sentence {
    tokens: Vec<String>,
    deeds: Vec<usize>,
}

impl Sentence {
    /// Its words, folded.
    pub(super) fn words(&self) -> impl Iterator<Item = &str> {
        self.tokens.iter().map(String::as_str)
    }
}

/// A text, sentence by sentence.
pub(super) fn sentences(text: &str) -> Vec<Sentence> {
    // The full stop of "Mr." ends no sentence.
    let text = ["Mr", "Mrs", "Ms", "Dr"]
        .iter()
        .fold(text.to_owned(), |text, title| text.replace(&format!("{title}. "), &format!("{title} ")));
    let sentences = text.split(['.', '!', '?', ';', ':', '\n', '“', '”', '"']).map(tokens);
    let sentences = sentences.filter(|tokens| tokens.iter().any(|token| !token.is_empty()));
    sentences
        .map(|tokens| {
            let deeds = peril_at(&tokens.iter().map(String::as_str).collect::<Vec<_>>()).collect();
            Sentence { tokens, deeds }
        })
        .collect()
}

/// The words of a sentence, folded. A comma or a bracket is an empty word, past which nothing belongs together.
fn tokens(sentence: &str) -> Vec<String> {
    let mut tokens = Vec::new();
    for (at, part) in sentence.split([',', '(', ')', '–', '—']).enumerate() {
        if at > 0 {
            tokens.push(String::new());
        }
        tokens.extend(folded(part).split_whitespace().map(str::to_owned));
    }
    tokens
}

/// A name, word by word, and the family names that make somebody else of it: "Gary", but not "Gary Smith".
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Called {
    pub(super) words: Vec<String>,
    pub(super) unless_before: Vec<String>,
}

/// Who is told of in a record.
#[derive(Debug, Default)]
pub(super) struct Cast {
    /// The names of everybody.
    pub(super) everybody: Vec<Vec<String>>,
    /// The names of the children.
    pub(super) children: Vec<String>,
}

impl Cast {
    /// What a sentence tells of the person who bears these names.
    pub(super) fn told(&self, names: &[Called], sentence: &Sentence, told: &mut Told) {
        let read = Read { cast: self, names, tokens: &sentence.tokens };
        if (0..read.tokens.len()).any(|from| read.named_from(from).is_some()) {
            read.leaves(told);
            for deed in &sentence.deeds {
                read.deed(*deed, told);
            }
        }
    }
}

/// One sentence read for one person.
struct Read<'a> {
    cast: &'a Cast,
    names: &'a [Called],
    tokens: &'a [String],
}

impl Read<'_> {
    fn at(&self, index: usize) -> &str {
        self.tokens.get(index).map_or("", String::as_str)
    }

    fn before(&self, index: usize) -> &str {
        index.checked_sub(1).map_or("", |index| self.at(index))
    }

    fn is_at(&self, from: usize, words: &[String]) -> bool {
        self.tokens.get(from..from + words.len()) == Some(words)
    }

    /// The end of the person's name that begins here. None: it is not theirs. "Her mum" is not Mum, "step-dad" not Dad, and
    /// "Gary’s brother" not Gary.
    fn named_from(&self, from: usize) -> Option<usize> {
        let names = self.names.iter().filter(|name| self.is_at(from, &name.words));
        names
            .filter(|name| {
                let to = from + name.words.len();
                !name.unless_before.iter().any(|family| family == self.at(to))
                    && !self.is_somebody_elses(from)
            })
            .map(|name| from + name.words.len())
            .max()
    }

    fn is_somebody_elses(&self, from: usize) -> bool {
        let before = self.before(from);
        if !ROLES.contains(&self.at(from)) {
            // "His brother Gary" is Gary; "Leanne’s Gary" is nobody whom we know.
            return before == "s";
        }
        let owner = from.checked_sub(2).map_or("", |index| self.at(index));
        let is_of_child = before == "s" && (self.is_child(owner) || CHILDREN.contains(&owner));
        BEFORE_ROLE.contains(&before) || (WHOSE.contains(&before) && !is_of_child)
    }

    fn is_child(&self, word: &str) -> bool {
        self.cast.children.iter().any(|child| child == word)
    }

    /// Whether the person is named right before this place. `has`: "Gary’s" may stand for "Gary has".
    fn ends(&self, to: usize, has: bool) -> bool {
        (0..to).any(|from| self.named_from(from) == Some(to)) && (has || self.at(to) != "s")
    }

    /// Whether the person is named from this place on, alone or as one of several: "Gary and Wayne".
    fn starts(&self, from: usize) -> bool {
        let mut from = from;
        loop {
            if self.named_from(from).is_some_and(|to| self.at(to) != "s") {
                return true;
            }
            let Some(to) = self.anybody_from(from).filter(|to| self.at(*to) == "and") else { return false };
            from = to + 1;
        }
    }

    /// The end of anybody's name that begins here.
    fn anybody_from(&self, from: usize) -> Option<usize> {
        let all = self.cast.everybody.iter().filter(|name| self.is_at(from, name));
        all.map(|name| from + name.len()).max()
    }

    /// The beginning of anybody's name that ends here.
    fn anybody_to(&self, to: usize) -> Option<usize> {
        let all =
            self.cast.everybody.iter().filter_map(|name| to.checked_sub(name.len()).map(|from| (from, name)));
        all.filter(|(from, name)| self.is_at(*from, name)).map(|(from, _)| from).min()
    }

    fn leaves(&self, told: &mut Told) {
        let skip = |index: usize| {
            index + usize::from(["all", "both", "her", "his", "the", "their"].contains(&self.at(index)))
        };
        let with = |index: usize| {
            let one = skip(skip(index));
            CHILDREN.contains(&self.at(one)) || self.is_child(self.at(one))
        };
        for from in 0..self.tokens.len() {
            let Some(after) = self.named_from(from).filter(|after| self.at(*after) != "s") else { continue };
            let goes_with = (after..(after + 6).min(self.tokens.len()))
                .any(|index| self.at(index) == "with" && with(index + 1));
            told.leaves |= goes_with || (self.at(after) == "and" && with(after + 1));
        }
    }

    fn deed(&self, deed: usize, told: &mut Told) {
        let word = self.at(deed);
        let fears = word == "of";
        let is_deed = !fears && !THINGS.contains(&word) && !MUTUAL.contains(&word);
        let mut left = deed;
        let (mut passive, mut has) = (false, false);
        while left > 0 {
            let before = self.at(left - 1);
            passive |= PASSIVE.contains(&before);
            has |= before == "s";
            let kill = ["kill", "locks", "locked"].contains(&before) && left == deed;
            let short = before == "s" && is_deed && !TRAITS.contains(&word) && !has_verb(self, left, deed);
            let frightened = fears && left == deed;
            if !(kill
                || frightened
                || short
                || PASSIVE.contains(&before)
                || BETWEEN.contains(&before)
                || (before.ends_with("ly") && self.anybody_to(left).is_none()))
            {
                break;
            }
            left -= 1;
        }
        let passive = passive && !word.ends_with("ing") && !TRAITS.contains(&word);
        let own = OWN.contains(&self.at(deed + 1));
        let unsure = self.is_unsure(deed);
        let subject = self.is_subject(left, has);
        if subject && (fears || (is_deed && passive)) {
            told.suffered = true;
        } else if subject && is_deed && !unsure && !(own && is_accident(word)) {
            told.did = true;
        }
        if !unsure && self.by_whom(deed, fears).is_some_and(|whom| self.starts(whom)) {
            told.did = true;
        }
        // To whom it was done.
        let mut right = deed + 1;
        while BEFORE_WHOM.contains(&self.at(right)) {
            right += 1;
        }
        if is_deed && !passive && self.starts(right) {
            told.suffered = true;
        }
    }

    /// Whether what is told here may be taken back or an answer.
    fn is_unsure(&self, deed: usize) -> bool {
        let before = (deed.saturating_sub(4)..deed).rev().map(|index| self.at(index));
        before.take_while(|word| !word.is_empty()).any(|word| NOT.contains(&word))
            || self.tokens.iter().any(|token| ANSWERS.contains(&token.as_str()))
    }

    /// The person who did it, or the person somebody is afraid of.
    fn by_whom(&self, deed: usize, fears: bool) -> Option<usize> {
        if fears {
            return Some(deed + 1 + usize::from(self.at(deed + 1) == "what"));
        }
        let from = FROM.contains(&self.at(deed));
        let mut after =
            (deed + 1..(deed + 5).min(self.tokens.len())).take_while(|index| !self.at(*index).is_empty());
        after
            .find(|index| self.at(*index) == "by" || (from && self.at(*index) == "from"))
            .map(|index| index + 1)
    }

    /// Whether the person is the one, or one of those, of whom it is told that they did what follows here.
    fn is_subject(&self, to: usize, has: bool) -> bool {
        // "Gary and Wayne hit": each of them did.
        let mut end = to;
        loop {
            if self.ends(end, has && end == to) {
                return true;
            }
            let Some(from) = self.anybody_to(end).filter(|from| self.before(*from) == "and") else { break };
            end = from - 1;
        }
        // "Gary came home drunk and hit": whoever the clause begins with did, where nobody else comes between.
        let and = match self.before(to) {
            "and" | "but" => to - 1,
            _ => return false,
        };
        let start = (0..and).rev().find(|index| self.at(*index).is_empty()).map_or(0, |index| index + 1);
        let first = (start..and).find(|index| {
            self.anybody_from(*index).is_some()
                || OTHERS.contains(&self.at(*index))
                || SAYS.contains(&self.at(*index))
        });
        let Some(after) = first.and_then(|first| self.named_from(first)) else { return false };
        self.at(after) != "s"
            && self.at(after) != "and"
            && !(after..and).any(|index| {
                OTHERS.contains(&self.at(index))
                    || SAYS.contains(&self.at(index))
                    || NOT.contains(&self.at(index))
            })
    }
}

/// Whether a verb stands already between "Gary’s" and the deed, so that it belongs to something of his.
fn has_verb(read: &Read<'_>, from: usize, deed: usize) -> bool {
    (from..deed)
        .any(|index| ["did", "does", "had", "has", "have", "is", "was", "were"].contains(&read.at(index)))
}

/// Whether it is a word of something that happens to oneself: "she hit her head".
fn is_accident(word: &str) -> bool {
    ["bruised", "hit", "hits", "hurt", "hurts"].contains(&word)
}
