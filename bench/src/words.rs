//! The words that generated cases are made of.

use claimgraph::{Id, IdError, Name};

use crate::random::Random;

/// Syllables in Latin, Cyrillic and Arabic letters.
const SYLLABLES: &[(&str, &str, &str)] = &[
    ("al", "ал", "ال"),
    ("ba", "ба", "با"),
    ("dar", "дар", "دار"),
    ("gul", "гул", "غول"),
    ("kan", "кан", "كان"),
    ("mir", "мир", "مير"),
    ("nur", "нур", "نور"),
    ("os", "ос", "وس"),
    ("qa", "ка", "قا"),
    ("ras", "рас", "راس"),
    ("shy", "ши", "شي"),
    ("tal", "тал", "تال"),
    ("um", "ум", "وم"),
    ("ver", "вер", "فر"),
    ("yar", "яр", "يار"),
    ("zhe", "же", "جي"),
    ("ta", "та", "تا"),
    ("lin", "лин", "لين"),
    ("bek", "бек", "بك"),
    ("sai", "сай", "ساي"),
    ("or", "ор", "ور"),
    ("ken", "кен", "كن"),
    ("mo", "мо", "مو"),
    ("du", "ду", "دو"),
    ("fer", "фер", "فير"),
    ("ghan", "ган", "غان"),
    ("is", "ис", "يس"),
    ("lo", "ло", "لو"),
    ("pet", "пет", "بيت"),
    ("rov", "ров", "روف"),
    ("stan", "стан", "ستان"),
    ("vic", "вич", "فيتش"),
];

const WORDS: &[&str] = &[
    "people",
    "were",
    "killed",
    "in",
    "the",
    "square",
    "after",
    "officers",
    "opened",
    "fire",
    "near",
    "main",
    "building",
    "witnesses",
    "saw",
    "several",
    "bodies",
    "at",
    "hospital",
    "families",
    "have",
    "not",
    "been",
    "told",
    "where",
    "their",
    "relatives",
    "are",
    "held",
    "since",
    "January",
    "a",
    "prosecutor",
    "said",
    "that",
    "cases",
    "closed",
    "without",
    "charge",
    "lawyers",
    "demand",
    "an",
    "independent",
    "inquiry",
    "into",
    "every",
    "death",
    "no",
    "evidence",
    "was",
    "shown",
    "of",
    "foreign",
    "fighters",
    "among",
    "protesters",
    "some",
    "detainees",
    "beaten",
    "with",
    "irons",
    "police",
    "station",
    "night",
    "morning",
    "shots",
    "heard",
    "until",
    "dawn",
    "city",
    "hall",
    "burned",
    "soldiers",
    "arrived",
    "by",
    "air",
    "«officially»",
    "\"unknown persons\"",
    "—",
    "café",
];

/// Some words of running text, capitals and full stops left out.
pub(crate) fn phrase(random: &mut Random, least: usize, most: usize) -> String {
    let mut text = String::new();
    for index in 0..random.between(least, most) {
        if index > 0 {
            text.push(' ');
        }
        text.push_str(random.pick(WORDS));
    }
    text
}

/// A word made of syllables, in three scripts.
pub(crate) struct Coined {
    pub(crate) latin: String,
    cyrillic: String,
    arabic: String,
}

/// Makes up a proper name.
pub(crate) fn coin(random: &mut Random, least: usize, most: usize) -> Coined {
    let mut coined = Coined {
        latin: String::new(),
        cyrillic: String::new(),
        arabic: String::new(),
    };
    for _ in 0..random.between(least, most) {
        let (latin, cyrillic, arabic) = random.pick(SYLLABLES);
        coined.latin.push_str(latin);
        coined.cyrillic.push_str(cyrillic);
        coined.arabic.push_str(arabic);
    }
    coined
}

/// A lower-case word with a capital.
pub(crate) fn capital(word: &str) -> String {
    let mut letters = word.chars();
    let first = letters.next().map(char::to_uppercase);
    first.into_iter().flatten().chain(letters).collect()
}

/// The spellings of some coined words with something before them, the Latin one first.
pub(crate) fn names(
    random: &mut Random,
    before: &str,
    words: &[Coined],
) -> Result<Vec<Name>, IdError> {
    let join = |spell: fn(&Coined) -> &str| {
        let spelt: Vec<String> = words.iter().map(|w| capital(spell(w))).collect();
        spelt.join(" ")
    };
    let name = |text: String, lang: &str, script: &str, kind: &str| {
        Ok::<Name, IdError>(Name {
            lang: Some(lang.into()),
            script: Some(script.into()),
            kind: Some(Id::new(kind)?),
            ..Name::new(text)
        })
    };
    let latin = join(|w| &w.latin);
    let mut names = vec![name(format!("{before}{latin}"), "en", "Latn", "common")?];
    if random.percent(55) {
        names.push(name(join(|w| &w.cyrillic), "ru", "Cyrl", "native")?);
    }
    if random.percent(15) {
        names.push(name(join(|w| &w.arabic), "ar", "Arab", "transliteration")?);
    }
    if random.percent(10) {
        let other = latin
            .replace("zh", "j")
            .replace("gh", "g")
            .replace('q', "k");
        names.push(name(other, "fr", "Latn", "transliteration")?);
    }
    Ok(names)
}
