//! Who is in a family: names, ages, homes, telephones and how people are related.

use crate::{
    DemoError,
    origins::{Origin, forms},
    story::{Character, Fields},
    tell::Telling,
};
use jiff::{ToSpan as _, civil::Date};
use practice::{Kind, ids::encode};
use serde_json::{Value, json};

/// Days in a year, for ages.
const YEAR: i64 = 365;
/// The sexes of which a story takes either.
const SEXES: [&str; 2] = ["female", "male"];
/// Ages that are written in words.
const AGES: &str = "nought one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen \
                    sixteen seventeen eighteen nineteen";

impl<'a> Telling<'a> {
    /// Gives everybody a name, so that texts can use it.
    pub(crate) fn christen(&mut self, home: &'a Origin) -> Result<(), DemoError> {
        let own = self.family_name(home);
        self.home.clone_from(&own);
        let (demo, story) = (self.demo, self.story);
        let mut taken: Vec<String> = Vec::new();
        for person in &story.person {
            let origin = match person.from.as_str() {
                "" => home,
                elsewhere => demo.surroundings.origin(elsewhere, &mut self.dice)?,
            };
            let family = if person.other_name { self.other_name(origin, &own) } else { own.clone() };
            let sex = if person.sex == "any" { SEXES[self.dice.below(2)] } else { person.sex.as_str() };
            let older = i64::try_from(self.dice.below(person.older + 1)).unwrap_or(0);
            let age = person.age.map(|age| age + older);
            let given = self.given(origin, person, sex, age.unwrap_or(0), &taken);
            taken.push(given.clone());
            let (written, called) = forms(&given);
            let called =
                if called.is_empty() { written.split(' ').next().unwrap_or(written) } else { called };
            self.names.insert(person.key.clone(), (written.to_owned(), called.to_owned(), family));
            self.sexes.insert(person.key.clone(), sex);
            if let Some(born) = self.born(person, age) {
                self.births.insert(person.key.clone(), born);
            }
            self.origins.insert(person.key.clone(), origin);
        }
        Ok(())
    }

    /// The family's name. The first families take one name after the other, so that no two are called the same.
    fn family_name(&mut self, home: &Origin) -> String {
        let turn = if self.place < self.demo.stories() {
            self.place.wrapping_add(usize::try_from(self.demo.seed).unwrap_or(0)) % home.family.len().max(1)
        } else {
            self.dice.below(home.family.len())
        };
        home.family.get(turn).cloned().unwrap_or_default()
    }

    fn other_name(&mut self, origin: &Origin, own: &str) -> String {
        let others: Vec<&String> = origin.family.iter().filter(|name| *name != own).collect();
        self.dice.pick(&others).map_or_else(|| own.to_owned(), |name| (*name).clone())
    }

    fn given(
        &mut self,
        origin: &Origin,
        person: &Character,
        sex: &str,
        age: i64,
        taken: &[String],
    ) -> String {
        if let Some(given) = person.also.get("given").and_then(Value::as_str) {
            return given.to_owned();
        }
        if person.months.is_some_and(|months| months < 0) {
            return "Baby=the baby".to_owned();
        }
        let all = origin.given(sex != "male", age);
        let free: Vec<&String> = all.iter().filter(|name| !taken.contains(name)).collect();
        let any = self.dice.pick(&free).map(|name| (*name).clone());
        any.unwrap_or_else(|| "Alex".to_owned())
    }

    /// The fields of a person's record.
    pub(crate) fn person(&mut self, character: &Character) -> Fields {
        let from = |origin: &Origin| (origin.ethnicity.clone(), origin.language.clone());
        let (ethnicity, language) =
            self.origins.get(&character.key).map(|origin| from(origin)).unwrap_or_default();
        let (given, called, family) = self.names.get(&character.key).cloned().unwrap_or_default();
        let (family, family_said) = forms(&family);
        let adult = character.age.is_some_and(|age| age >= 18);
        let first = given.split(' ').next() == Some(called.as_str()) && !given.contains(' ');
        let mut fields = json!({
            "part": character.part, "sex": self.sexes.get(&character.key), "given": given, "family": family,
            "called": if first { "" } else { called.as_str() },
            "ethnicity": ethnicity, "language": language,
            "phone": if adult { self.phone() } else { String::new() },
        });
        if !called.is_empty() && !called.is_ascii() || !given.is_ascii() {
            fields["also_known_as"] = json!([format!("{called} {family_said}").trim_end()]);
        }
        if character.part == "child" {
            // Somebody asked, and there is none.
            fields["disability"] = json!(["None"]);
        }
        if let Some(born) = self.births.get(&character.key) {
            fields["born"] = json!(born.to_string());
        }
        if !character.lives.is_empty() {
            let (address, household) = self.address(&character.lives);
            fields["address"] = json!(address);
            // A ring on the genogram is printed and shown around: it must not name a street that is kept secret.
            let hidden = character.also.get("address_hidden").and_then(Value::as_bool) == Some(true);
            fields["household"] = json!(if hidden { "A safe address" } else { household.as_str() });
        }
        let mut fields = match fields {
            Value::Object(fields) => fields,
            _ => Fields::new(),
        };
        for (field, value) in &character.also {
            fields.insert(field.clone(), self.filled(Kind::Person, field, value));
        }
        fields
    }

    fn born(&mut self, character: &Character, age: Option<i64>) -> Option<Date> {
        if let Some(months) = character.months {
            return self.today.checked_sub((months * 30 + 4).days()).ok();
        }
        let age = age?;
        if let Some(birthday) = character.birthday {
            return self.day(birthday).checked_sub(age.years()).ok();
        }
        let days = age * YEAR + age / 4 + 20 + i64::try_from(self.dice.below(300)).unwrap_or(0);
        self.today.checked_sub(days.days()).ok()
    }

    /// "she", "her" (whose) or "them" (whom) of this person.
    pub(crate) fn pronoun(&self, key: &str, form: &str) -> Option<String> {
        let male = self.sexes.get(key) == Some(&"male");
        let word = match form {
            "she" if male => "he",
            "her" if male => "his",
            "them" if male => "him",
            "them" => "her",
            "she" | "her" => form,
            _ => return None,
        };
        Some(word.to_owned())
    }

    /// How old somebody was on the day of which is told, in words as far as people write them.
    pub(crate) fn age(&self, key: &str) -> Option<String> {
        let years = calendar::age_on(*self.births.get(key)?, self.date).years;
        Some(AGES.split(' ').nth(usize::from(years)).map_or_else(|| years.to_string(), str::to_owned))
    }

    fn phone(&mut self) -> String {
        // Numbers that Ofcom keeps free for drama.
        let last = self.dice.below(1000);
        if self.dice.below(3) == 0 { format!("01632 960{last:03}") } else { format!("07700 900{last:03}") }
    }

    /// An address, the same for everybody of one household, and what the household is called.
    pub(crate) fn address(&mut self, household: &str) -> (String, String) {
        if let Some(known) = self.homes.get(household) {
            return known.clone();
        }
        let number = self.dice.below(80) + 1;
        let street = self.fresh("street");
        let town = self.fresh("town");
        // No postcode area has the letters QZ.
        let postcode = format!(
            "QZ{} {}{}",
            self.dice.below(19) + 1,
            self.dice.below(9) + 1,
            ["AB", "DL", "HN", "PT", "RW"][self.dice.below(5)]
        );
        let home = (format!("{number} {street}\n{town}\n{postcode}"), format!("{number} {street}"));
        self.homes.insert(household.to_owned(), home.clone());
        home
    }

    /// How this person is related to the others.
    pub(crate) fn kinships(&mut self, character: &Character) -> Vec<(String, Fields)> {
        let mut all = Vec::new();
        for (kinship, others) in &character.is {
            for other in others {
                let key = format!("{}~{other}", character.key);
                let yes = kinship == "parent";
                let fields = json!({
                    "id": encode(self.number(&key)), "a": encode(self.number(&character.key)),
                    "b": encode(self.number(other)), "kinship": kinship,
                    "parental_responsibility": if yes { "yes" } else { "no" }, "from": null, "to": null,
                });
                if let Value::Object(fields) = fields {
                    all.push((key, fields));
                }
            }
        }
        all
    }
}
