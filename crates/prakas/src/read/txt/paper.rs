//! What official pages say in the same words, in each language that paper is known in: national header, institutions, places.

use prakas_document::Language;

use super::marks;
use crate::compose::labels::{KNOWN, Labels};
use crate::house::House;
use crate::khmer;
use crate::release::Name;

/// Whether a line is the state's name, its motto, or both.
pub(super) fn is_header_line(line: &str) -> bool {
    KNOWN.iter().any(|(_, labels)| is(line, labels.state) || is(line, labels.motto) || is_both(line, labels))
}

/// The language of the national header that a line begins: the state's name, with the motto behind it or in the line below.
pub(super) fn header<'a>(line: &str, below: impl Fn() -> &'a str) -> Option<Language> {
    let begins =
        |labels: &Labels| is(line, labels.state) && is(below(), labels.motto) || is_both(line, labels);
    KNOWN.into_iter().find(|(_, labels)| begins(labels)).map(|(language, _)| language)
}

/// Whether a line is these words, in any case, with any space or a dash between them.
fn is(line: &str, words: &str) -> bool {
    let is_dash = |c: char| matches!(c, '-' | '–' | '—' | '·' | '•');
    let spaced = line.replace(is_dash, " ");
    let line = if words.contains(is_dash) { line } else { &spaced };
    after(line, words).is_some_and(|rest| rest.chars().all(khmer::is_ignored))
}

/// Whether a line is the state's name and the motto, whatever sign stands between them.
fn is_both(line: &str, labels: &Labels) -> bool {
    after(line, labels.state)
        .is_some_and(|rest| is(rest.trim_start_matches(|c: char| !c.is_alphabetic()), labels.motto))
}

/// What stands after words that a line begins with.
fn after<'a>(line: &'a str, words: &str) -> Option<&'a str> {
    if words.contains(khmer::is_khmer) {
        return line.get(khmer::after(line, words)?..);
    }
    let mut rest = line.trim_start();
    for word in words.split_whitespace() {
        let start = rest.get(..word.len()).filter(|start| start.eq_ignore_ascii_case(word))?;
        rest = rest[start.len()..].trim_start();
    }
    Some(rest)
}

/// Whether a line says of an edition that it is an unofficial translation, in brackets or not.
pub(super) fn is_unofficial(line: &str) -> bool {
    const OTHERS: [&str; 5] = [
        "unofficial translation",
        "unofficial english translation",
        "បកប្រែមិនផ្លូវការ",
        "ការបកប្រែក្រៅផ្លូវការ",
        "បកប្រែក្រៅផ្លូវការ",
    ];
    let bare = |words: &str| words.trim_matches(|c: char| "()[]*. ".contains(c)).to_owned();
    let line = bare(line);
    KNOWN.iter().any(|(_, labels)| is(&line, &bare(labels.unofficial)))
        || OTHERS.iter().any(|words| is(&line, words))
}

/// What the names of institutions begin with.
const INSTITUTIONS: [&str; 52] = [
    "ministry",
    "royal government",
    "royal embassy",
    "embassy",
    "consulate",
    "permanent mission",
    "office of",
    "council",
    "department",
    "general department",
    "secretariat",
    "national assembly",
    "senate",
    "royal academy",
    "cambodian",
    "national",
    "ក្រសួង",
    "ទីស្តីការ",
    "រាជរដ្ឋាភិបាល",
    "រដ្ឋសភា",
    "ព្រឹទ្ធសភា",
    "ក្រុមប្រឹក្សា",
    "ឧត្តមក្រុមប្រឹក្សា",
    "រដ្ឋលេខាធិការដ្ឋាន",
    "អាជ្ញាធរ",
    "រដ្ឋបាល",
    "សាលារាជធានី",
    "សាលាខេត្ត",
    "សាលាក្រុង",
    "សាលាស្រុក",
    "សាលាខណ្ឌ",
    "គណៈ",
    "គណកម្មា",
    "ស្ថានទូត",
    "ស្ថានឯកអគ្គរាជទូត",
    "ស្ថានអគ្គកុងស៊ុល",
    "ស្ថានកុងស៊ុល",
    "ស្ថានតំណាង",
    "បេសកកម្ម",
    "អគ្គនាយកដ្ឋាន",
    "នាយកដ្ឋាន",
    "អគ្គលេខាធិការដ្ឋាន",
    "លេខាធិការដ្ឋាន",
    "អគ្គាធិការដ្ឋាន",
    "អគ្គស្នងការដ្ឋាន",
    "អគ្គបញ្ជាការដ្ឋាន",
    "អង្គភាព",
    "ការិយាល័យ",
    "មន្ទីរ",
    "ធនាគារជាតិ",
    "រាជបណ្ឌិត្យសភា",
    "តុលាការ",
];

/// Whether words name an institution.
pub(super) fn is_institution(words: &str) -> bool {
    if khmer::longest(words, INSTITUTIONS.into_iter().filter(|words| words.contains(khmer::is_khmer)))
        .is_some()
    {
        return true;
    }
    let words = words.trim_start_matches("The ").to_lowercase();
    let is_name = |name: &Name| House::known().iter().any(|house| house.is_named(name));
    INSTITUTIONS.into_iter().any(|beginning| words.starts_with(beginning))
        || Name::new([words.as_str()]).is_ok_and(|name| is_name(&name))
}

/// What the offices that sign begin with, besides institutions.
const OFFICES: [&str; 24] = [
    "spokesperson",
    "spokesman",
    "minister",
    "secretary",
    "director",
    "governor",
    "president",
    "chair",
    "office",
    "press",
    "អង្គភាព",
    "អ្នកនាំពាក្យ",
    "រដ្ឋមន្ត្រី",
    "ឧបនាយករដ្ឋមន្ត្រី",
    "នាយក",
    "អគ្គ",
    "ប្រធាន",
    "អភិបាល",
    "រដ្ឋលេខាធិការ",
    "អនុរដ្ឋលេខាធិការ",
    "លេខាធិការ",
    "ការិយាល័យ",
    "មន្ទីរ",
    "ជ.",
];

/// Whether words are surely those of an office that signs.
pub(super) fn is_office(words: &str) -> bool {
    let (khmer, latin): (Vec<&str>, Vec<&str>) =
        OFFICES.into_iter().partition(|words| words.contains(khmer::is_khmer));
    let folded = words.trim().trim_start_matches("The ").to_lowercase();
    is_institution(words)
        || khmer::longest(words, khmer).is_some()
        || latin.into_iter().any(|beginning| folded.starts_with(beginning))
}

/// What a list of those who get a copy, or of what is enclosed, begins with: the signature is above it.
const COPIES: [&str; 8] = ["ចម្លងជូន", "ចំលងជូន", "កន្លែងទទួល", "ភ្ជាប់ជូន", "ជូនចំពោះ", "កម្រិតជូន", "cc:", "copy to"];

/// Whether a line begins such a list.
pub(super) fn is_copies(line: &str) -> bool {
    let folded = line.trim_start_matches(|c: char| !c.is_alphabetic()).to_lowercase();
    COPIES.into_iter().any(|label| {
        if label.contains(khmer::is_khmer) {
            khmer::after(&folded, label).is_some()
        } else {
            folded.starts_with(label)
        }
    })
}

/// What words for a place begin with in Khmer, where no comma sets it off from the day beside it.
const PLACES: [&str; 23] = [
    "ធ្វើនៅ",
    "នៅ",
    "នា",
    "តាម",
    "រាជធានី",
    "ភ្នំពេញ",
    "ខេត្ត",
    "ក្រុង",
    "ទីក្រុង",
    "ស្រុក",
    "ខណ្ឌ",
    "សង្កាត់",
    "ឃុំ",
    "ប្រទេស",
    "សណ្ឋាគារ",
    "វិមាន",
    "ទីស្តីការ",
    "សាល",
    "មជ្ឈមណ្ឌល",
    "វិទ្យាស្ថាន",
    "សាកលវិទ្យាល័យ",
    "សៀមរាប",
    "វិទ្យុ",
];

/// Whether Khmer words are surely a place.
pub(super) fn is_khmer_place(words: &str) -> bool {
    khmer::longest(words, PLACES).is_some() || is_institution(words) && words.contains(khmer::is_khmer)
}

/// Whether words may be a place at all: short, no sentence, no label.
pub(super) fn may_be_place(words: &str) -> bool {
    let is_khmer = words.contains(khmer::is_khmer);
    words.len() <= 600
        && khmer::letters(words) <= 60
        && words.split_whitespace().count() <= 6
        && words.starts_with(|c: char| c.is_alphabetic() && !c.is_lowercase())
        && !words.contains([';', ':', '?', '!', '"', '។', '៕', '៖', '«'])
        && !words.contains(". ")
        && (!is_khmer || khmer::letters(words) <= 24 || is_khmer_place(words))
        && !marks::is_ornament(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_header_is_known_in_both_languages() {
        for line in [
            "ព្រះរាជាណាចក្រកម្ពុជា",
            "ព្រះរាជា\u{200B}ណាចក្រ កម្ពុជា",
            "ជាតិ  សាសនា  ព្រះមហាក្សត្រ",
            "ព្រះរាជាណាចក្រកម្ពុជា – ជាតិ សាសនា ព្រះមហាក្សត្រ",
            "Kingdom of Cambodia",
            "KINGDOM OF CAMBODIA   Nation Religion King",
        ] {
            assert!(is_header_line(line), "{line}");
        }
        for line in ["", "ព្រះរាជាណាចក្រកម្ពុជានិងជប៉ុន", "Kingdom of Cambodia and Japan", "ជាតិ"]
        {
            assert!(!is_header_line(line), "{line}");
        }
        assert_eq!(header("ព្រះរាជាណាចក្រកម្ពុជា", || "ជាតិ សាសនា ព្រះមហាក្សត្រ"), Some(Language::KM));
        assert_eq!(header("Kingdom of Cambodia", || "Press Release"), None);
    }

    #[test]
    fn institutions_and_places_are_known_by_how_they_begin() {
        for words in ["ក្រសួងទេសចរណ៍", "ទីស្ដីការគណៈរដ្ឋមន្ត្រី", "រដ្ឋបាលខេត្តសៀមរាប", "Ministry of Tourism"]
        {
            assert!(is_institution(words), "{words}");
        }
        assert!(!is_institution("លទ្ធផលនៃកិច្ចប្រជុំ") && !is_institution(""));
        for words in ["រាជធានីភ្នំពេញ", "ធ្វើនៅរាជធានីភ្នំពេញ", "តូក្យូ", "Phnom Penh"]
        {
            assert!(may_be_place(words), "{words}");
        }
        assert!(!may_be_place("ក្នុងកិច្ចប្រជុំនោះ រដ្ឋមន្ត្រីបានជួបគ្នា។") && !may_be_place("៖ ក"));
    }
}
