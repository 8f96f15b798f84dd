//! Invented people: first names and family names put together by chance, common ones often.

use names::PersonName;

/// A small seeded generator (splitmix64), so that every run invents the same people.
pub(crate) struct Chance(pub(crate) u64);

impl Chance {
    /// A number below `bound`.
    pub(crate) fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        usize::try_from((mixed ^ (mixed >> 31)) % u64::try_from(bound.max(1)).unwrap_or(1)).unwrap_or(0)
    }

    /// One of the words of a list; those in front come up more often.
    fn common(&mut self, list: &'static str) -> &'static str {
        let words: Vec<&str> = list.split_whitespace().collect();
        let (one, other) = (self.below(words.len()), self.below(words.len()));
        words.get(one.min(other)).copied().unwrap_or_default()
    }
}

const ENGLISH: &str = "Oliver Amelia Jack Olivia Harry Isla Noah Ava George Ella Leo Grace Arthur Freya Oscar Lily \
    Charlie Emily Jacob Sophie Thomas Jessica William Poppy James Evie Alfie Daisy Henry Alice Joshua Charlotte \
    Catherine Elizabeth Margaret Stephen Christopher Matthew Rebecca Hannah Samuel Benjamin Daniel Michael Sean \
    Siobhán Siân Rhys Callum Kayleigh Tyler Mason Logan Chloe Zoë Anaïs Edward Philip Nicholas Victoria Jennifer";
const SLAVIC: &str = "Anna Katarzyna Łukasz Małgorzata Agnieszka Piotr Tomasz Zofia Wojciech Jakub Oleksandr Mykola \
    Nina Olena Tetiana Andrii Dmytro Iryna Kateryna Serhii Volodymyr Yuliia Bohdan Maksym Sofiia Viktoriia Mihai \
    Ioana Andreea Gheorghe Elena Ivanka Dragana Milan Jiří Šárka Živilė Rūta Agnė";
const MUSLIM: &str = "Mohammed Muhammad Fatima Aisha Ahmed Yusuf Ibrahim Maryam Ali Hassan Hussein Zainab Khadija \
    Omar Bilal Hamza Amina Abdullah Khalid Layla Noor Ayaan Zara Imran Tariq Samira Abdirahman Hodan Ifrah Farah";
const WIDER: &str = "Priya Arjun Aarav Ananya Rahul Deepika Harpreet Gurpreet Simran Wei Mei Jia Hoa Linh Minh \
    Chinedu Ngozi Adaeze Oluwaseun Temitope Folake Kwame Ama Kofi Abena Tendai Rudo João María José Inês Thiago";
const COMMON: &str = "Smith Jones Williams Taylor Brown Davies Evans Thomas Wilson Johnson Roberts Robinson Wright \
    Thompson Walker White Edwards Hughes Green Hall Lewis Harris Clarke Patel Jackson Wood Turner Martin Cooper";
const ARABIC: &str = "Khan Ahmed Ali Hussain Begum Mohammed Hassan Rahman Malik Iqbal Shah Mahmood Sheikh Chaudhry \
    Al-Hassan El-Sayed Mohamud Warsame Abdi Jama Farah Yusuf Osman Haidari Ahmadi Karimi Rezaei Öztürk Yılmaz";
const WORLD: &str = "Singh Kaur Sharma Gupta Reddy Nguyễn Trần Phạm Li Wang Chen Zhang Okafor Adeyemi Balogun Mensah \
    Osei Moyo Silva Santos García Fernández O’Brien O’Connor D'Souza MacDonald McGregor Ångström Müller Groß";

/// A family name put together from pieces, as many thousand rarer names.
fn rarer(chance: &mut Chance) -> String {
    let (starts, middles, ends) = match chance.below(3) {
        0 => (
            "Ash Black Brad Can Chat Dun East Fair Grim Hal Har Hol Kirk Lang Mar Nor Old Pem Red Scar Stan Thorn \
             Wad West Whit Win Wood Bar Bram Cot Craw",
            "er ing en le bur ham ",
            "ton ley ford worth field wick by thorpe shaw ham well stone",
        ),
        1 => (
            "Kow Now Wis Kam Lew Ziel Woj Szym Koz Jan Mazur Krawcz Piotr Grab Paw Mich Zaj Krol Wiecz Jabl Wrob \
             Step Malin Gor Rut Ostr Chmiel Sobol",
            "al ow in ar ol un ",
            "ski ska wicz czyk ik ak iec owa",
        ),
        _ => (
            "Bond Tkach Shev Koval Boik Kravch Olii Lys Mar Rud Savch Moroz Petr Klym Pavl Vas Hnat Zakh Dem Yur \
             Hav Pol Lyt Kuz Sem Hrom Sydor Panas",
            "ar ov en iu yl or ",
            "enko chuk yshyn iv uk yk yuk ska",
        ),
    };
    let middle: Vec<&str> = middles.split(' ').collect();
    let between = middle.get(chance.below(middle.len())).copied().unwrap_or_default();
    format!("{}{between}{}", chance.common(starts), chance.common(ends))
}

/// One invented person. About a third have a rarer family name, a quarter two first names, some two family names.
pub(crate) fn invent(chance: &mut Chance) -> PersonName {
    let given_list = [ENGLISH, ENGLISH, ENGLISH, SLAVIC, MUSLIM, WIDER][chance.below(6)];
    let mut given = chance.common(given_list).to_owned();
    if chance.below(4) == 0 {
        given = format!("{given} {}", chance.common(given_list));
    }
    let family = match chance.below(12) {
        0..=2 => chance.common(COMMON).to_owned(),
        3..=4 => chance.common(ARABIC).to_owned(),
        5..=6 => chance.common(WORLD).to_owned(),
        7 => format!("{}-{}", chance.common(COMMON), rarer(chance)),
        _ => rarer(chance),
    };
    PersonName { given, family, also_known_as: Vec::new() }
}
